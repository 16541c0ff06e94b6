#include "breaks.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include "../base/text.h"

#define EURO "\xE2\x82\xAC"

enum { ASCII = 128 };

struct breaks {
    UBreakIterator *line;
    UText text;
    unsigned char class_of_ascii[ASCII];
};

static unsigned char class_of(int32_t c)
{
    return (unsigned char)u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
}

struct breaks *breaks_open(void)
{
    struct breaks *b = calloc(1, sizeof *b);
    UErrorCode status = U_ZERO_ERROR;
    if (!b) {
        abort();
    }
    b->text = (UText)UTEXT_INITIALIZER;
    /* The root locale: no tailoring beyond ICU's own, whatever language the letter has. */
    b->line = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        abort();
    }
    for (int32_t c = 0; c < ASCII; c++) {
        b->class_of_ascii[c] = class_of(c);
    }
    return b;
}

void breaks_close(struct breaks *b)
{
    if (b) {
        ubrk_close(b->line);
        utext_close(&b->text);
        free(b);
    }
}

static void point_at(struct breaks *b, const char *text, size_t n_bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&b->text, text, (int64_t)n_bytes, &status);
    ubrk_setUText(b->line, &b->text, &status);
    if (U_FAILURE(status)) {
        abort(); /* only out of memory */
    }
}

size_t breaks_inside(struct breaks *b, const char *text, size_t n_bytes, unsigned short *out, size_t max)
{
    size_t n = 0;
    point_at(b, text, n_bytes);
    for (int32_t at = ubrk_first(b->line); at != UBRK_DONE && n < max; at = ubrk_next(b->line)) {
        if (at > 0 && (size_t)at < n_bytes) {
            out[n++] = (unsigned short)at;
        }
    }
    return n;
}

unsigned char breaks_first(const struct breaks *b, const char *text, size_t n_bytes)
{
    size_t at = 0;
    if (n_bytes == 0) {
        return U_LB_UNKNOWN;
    }
    return (unsigned char)*text < ASCII ? b->class_of_ascii[(unsigned char)*text] : class_of(text_decode(text, n_bytes, &at));
}

void breaks_classes(const char *text, size_t n_bytes, unsigned char *first, unsigned char *last)
{
    size_t at = 0;
    *first = *last = U_LB_UNKNOWN;
    if (n_bytes == 0) {
        return;
    }
    *first = class_of(text_decode(text, n_bytes, &at));
    size_t start = n_bytes - 1;
    while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80) {
        start--;
    }
    *last = class_of(text_decode(text, n_bytes, &start));
}

/* After these a space always lets the line break before a class of plain_after: none of them is named on the left of a
 * rule of UAX 14 that looks across spaces with one of those on the right (LB8, LB14, LB15, LB16, LB17). */
static bool plain_before(unsigned char c)
{
    switch (c) {
    case U_LB_ALPHABETIC:
    case U_LB_NUMERIC:
    case U_LB_HEBREW_LETTER:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_BREAK_SYMBOLS:
    case U_LB_PREFIX_NUMERIC:
    case U_LB_POSTFIX_NUMERIC:
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_BREAK_AFTER:
        return true;
    default:
        return false;
    }
}

static bool plain_after(unsigned char c)
{
    switch (c) {
    case U_LB_ALPHABETIC:
    case U_LB_NUMERIC:
    case U_LB_HEBREW_LETTER:
    case U_LB_PREFIX_NUMERIC:
    case U_LB_POSTFIX_NUMERIC:
    case U_LB_OPEN_PUNCTUATION:
    case U_LB_QUOTATION:
        return true;
    default:
        return false;
    }
}

bool breaks_by_class(unsigned char last, unsigned char first, bool *sure)
{
    *sure = plain_before(last) && plain_after(first);
    return *sure;
}

bool breaks_at(struct breaks *b, const char *text, size_t n_bytes, size_t at)
{
    point_at(b, text, n_bytes);
    return ubrk_isBoundary(b->line, (int32_t)at);
}

/* Breaks in text[from, to), which holds one word, its spaces and the next word: those at the spaces. */
static void find_at_spaces(struct breaks *b, const char *text, size_t from, size_t to, size_t spaces, size_t next,
                           bool *may_break)
{
    point_at(b, text + from, to - from);
    for (int32_t at = ubrk_first(b->line); at != UBRK_DONE; at = ubrk_next(b->line)) {
        const size_t here = from + (size_t)at;
        if (here >= spaces && here <= next && here > from) {
            may_break[here] = true;
        }
    }
}

void breaks_find(struct breaks *b, const char *text, size_t n_bytes, bool *may_break)
{
    size_t previous = 0, n_previous = 0;
    unsigned char previous_last = U_LB_UNKNOWN;
    memset(may_break, 0, (n_bytes + 1) * sizeof *may_break);
    for (size_t at = 0; at < n_bytes;) {
        const size_t spaces = at;
        while (at < n_bytes && text[at] == ' ') {
            at++;
        }
        const size_t word = at;
        while (at < n_bytes && text[at] != ' ') {
            at++;
        }
        unsigned short inside[256];
        const size_t n_inside = breaks_inside(b, text + word, at - word, inside, 256);
        for (size_t i = 0; i < n_inside; i++) {
            may_break[word + inside[i]] = true;
        }
        unsigned char first, last;
        bool sure = false;
        breaks_classes(text + word, at - word, &first, &last);
        if (word > spaces && n_previous > 0 && breaks_by_class(previous_last, first, &sure)) {
            may_break[word] = true;
        } else if (word > spaces && !sure) {
            find_at_spaces(b, text, previous, at, spaces, word, may_break);
        }
        previous = word;
        n_previous = at - word;
        previous_last = last;
    }
    may_break[n_bytes] = true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool starts_with_letter(const char *text, size_t n_bytes)
{
    size_t at = 0;
    return (unsigned char)*text < 0x80 ? is_ascii_letter(*text) : u_isalpha(text_decode(text, n_bytes, &at));
}

/* What may stand small behind the hyphen of a name. */
static bool is_particle(const char *part, size_t n)
{
    static const char *const particles[] = {"de", "den", "der", "van", "ten", "ter", "te", "el", "al", "la", "le", "du", "von"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (strlen(particles[i]) == n && memcmp(part, particles[i], n) == 0)
            return true;
    return false;
}

bool breaks_parts_name(const char *word, size_t n_bytes, size_t at)
{
    size_t next = at, first = 0;
    if (at < 2 || at >= n_bytes || word[at - 1] != '-' || !((unsigned char)word[at - 2] >= ASCII || is_ascii_letter(word[at - 2])))
        return false;
    return u_isupper(text_decode(word, n_bytes, &next)) || (u_isupper(text_decode(word, n_bytes, &first)) && is_particle(word + at, n_bytes - at));
}

static bool is_year(const char *text, size_t n_bytes)
{
    return n_bytes >= 4 && (memcmp(text, "19", 2) == 0 || memcmp(text, "20", 2) == 0) && is_digit(text[2]) && is_digit(text[3]) &&
           (n_bytes == 4 || !is_digit(text[4]));
}

/* What in a law's name a number or a letter must follow on the same line ("artikel 6, lid 1, onder e"); law is named in Dutch in every
 * language. */
static const char *const before_numbers[] = {"artikel", "artikelen", "art.", "lid", "leden", "onder", "onderdeel", "nr.", "nummer"};

static bool names_part_of_law(const struct breaks_gap *gap)
{
    const char *word = gap->text + gap->word, *next = gap->text + gap->to;
    size_t n_word = gap->from - gap->word;
    const bool is_letter = is_ascii_letter(*next) && (gap->to + 1 == gap->n_bytes || !starts_with_letter(next + 1, gap->n_bytes - gap->to - 1));
    if (!is_digit(*next) && !is_letter)
        return false;
    for (; n_word > 0 && *word == '('; n_word--)
        word++;
    for (size_t i = 0; i < sizeof before_numbers / sizeof *before_numbers; i++)
        if (strlen(before_numbers[i]) == n_word && strncasecmp(word, before_numbers[i], n_word) == 0)
            return true;
    return false;
}

/* "J.", "J.W.", "A.-M.", "(B." before a name. */
static bool is_initials(const struct breaks_gap *gap)
{
    const char *word = gap->text + gap->word;
    const size_t n = gap->from - gap->word;
    size_t at = 0;
    if (n == 0 || word[n - 1] != '.') /* nearly always */
        return false;
    while (at < n && !starts_with_letter(word + at, n - at))
        text_decode(word, n, &at); /* a bracket, a quote, what isolates a fact */
    if (at == n)
        return false;
    while (at < n) {
        if (!u_isupper(text_decode(word, n, &at)) || at == n || word[at] != '.')
            return false;
        at += at + 1 < n && word[at + 1] == '-' ? 2 : 1;
    }
    return starts_with_letter(gap->text + gap->to, gap->n_bytes - gap->to);
}

/* "vr 8.00-17.00" behind a comma: a day of the week, written short, and its hours. */
static bool is_day_and_hours(const struct breaks_gap *gap)
{
    const char *hours = gap->text + gap->to;
    const size_t n_word = gap->from - gap->word, n = gap->n_bytes - gap->to, n_hour = n > 1 && is_digit(hours[1]) ? 2 : 1;
    return n_word <= 3 && gap->word >= 2 && gap->text[gap->word - 2] == ',' && is_digit(*hours) && n > n_hour + 3 &&
           (hours[n_hour] == '.' || hours[n_hour] == ':') && is_digit(hours[n_hour + 1]) && is_digit(hours[n_hour + 2]) && hours[n_hour + 3] == '-';
}

/* Dates, amounts, postcodes, articles and telephone numbers never break, also where a person typed them with plain spaces, whatever
 * the language: a number goes with the word or number behind it ("12 oktober", "62 van", "1234 ZZ", "06 12 34"), a number after that goes
 * with both ("12 oktober 2026"), a year with the word before it, the number of an article with "artikel", and the euro sign with what
 * follows. Initials go with the name. What a number joins to the left it joins only where less than two spaces did so already: a sentence full of numbers is not one
 * word. Behind a <nobr> nothing is joined: there the template has said what belongs together. */
bool breaks_joins_number(struct breaks_numbers *so_far, const struct breaks_gap *gap, bool nobr_ends)
{
    const char *next = gap->text + gap->to;
    const size_t n_word = gap->from - gap->word, n_next = gap->n_bytes - gap->to;
    const char last = gap->text[gap->from - 1];
    const bool number = is_digit(last) && !nobr_ends;
    const bool word_follows = number && starts_with_letter(next, n_next);
    const bool euro = n_word == strlen(EURO) && memcmp(gap->text + gap->word, EURO, n_word) == 0;
    const bool other = names_part_of_law(gap) || is_initials(gap) || is_day_and_hours(gap);
    bool joins = word_follows || euro || (number && is_digit(*next)) || other;
    if (!joins && so_far->n_joined < 2) {
        joins = so_far->number_and_word ? is_digit(*next) : is_ascii_letter(last) && is_year(next, n_next);
    }
    so_far->number_and_word = word_follows;
    so_far->n_joined = joins && !other ? so_far->n_joined + 1 : 0;
    return joins;
}

bool breaks_lone_letter(const struct breaks_gap *gap)
{
    enum { OPENED_LETTER_MAX_BYTES = 12 };
    const char *word = gap->text + gap->word;
    const size_t n = gap->from - gap->word;
    size_t at = 0;
    if (n > OPENED_LETTER_MAX_BYTES)
        return false;
    while (at < n && !starts_with_letter(word + at, n - at))
        text_decode(word, n, &at); /* a bracket, a quote */
    if (at == n)
        return false;
    text_decode(word, n, &at);
    return at == n;
}

bool breaks_behind_quote(const struct breaks_gap *gap)
{
    size_t last = gap->from, next = gap->to;
    if (last == gap->word || next == gap->n_bytes)
        return false;
    do
        last--;
    while (last > gap->word && ((unsigned char)gap->text[last] & 0xC0) == 0x80);
    return u_charType(text_decode(gap->text, gap->from, &last)) == U_FINAL_PUNCTUATION &&
           u_charType(text_decode(gap->text, gap->n_bytes, &next)) == U_START_PUNCTUATION;
}
