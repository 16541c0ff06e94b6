#include "words.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "../../base/text.h"

#define MAX_PLAIN_BYTES ((size_t)1 << 20)
#define MAX_CAPITALS    256 /* UTF-16 units */
#define MAX_DIGITS      18

bool words_are_in(const struct tongue *language, const char *tag, size_t n)
{
    const char *its = language->proofs->lang;
    const size_t n_its = strlen(its);
    return n >= n_its && memcmp(tag, its, n_its) == 0 && (n == n_its || tag[n_its] == '-');
}

bool words_go_left(const char *string, size_t n)
{
    char tag[16];
    if (n < 3 || n - 2 >= sizeof tag || *string != '(')
        return false;
    memcpy(tag, string + 1, n - 2);
    tag[n - 2] = '\0';
    return uloc_isRightToLeft(tag);
}

/* --- plain --- */

enum { KEPT, GONE, BLANK, QUOTE, HYPHEN };

static int class_of(int32_t c)
{
    switch (c) {
    case 0xAD: case 0x200B: case 0x200C: case 0x200D: case 0x200E: case 0x200F: case 0x2060: case 0xFEFF:
    case 0x2066: case 0x2067: case 0x2068: case 0x2069:
        return GONE;
    case 0xA0: case 0x202F: case 0x2009: case 0x2007: case 0x2003: case 0x2002:
        return BLANK;
    case 0x2018: case 0x2019: case 0x201A: case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB:
        return QUOTE;
    case 0x2011: case 0x2010:
        return HYPHEN;
    default:
        return KEPT;
    }
}

static bool is_ascii_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_ordinary(char c)
{
    return (unsigned char)c < 0x80 && !is_ascii_space(c) && c != '"';
}

void words_plain(struct buf *out, const char *text, size_t n)
{
    const size_t start = out->n_bytes;
    bool wants_space = false;
    for (size_t at = 0; at < n;) {
        size_t from = at;
        while (at < n && is_ordinary(text[at]))
            at++;
        int class = KEPT;
        if (at == from) {
            const bool is_space = is_ascii_space(text[at]);
            const int32_t c = text_decode(text, n, &at);
            class = is_space ? BLANK : c == '"' ? QUOTE : class_of(c);
        }
        if (class == BLANK)
            wants_space = true;
        if (class == BLANK || class == GONE)
            continue;
        if (wants_space && out->n_bytes > start)
            buf_add(out, " ", 1);
        wants_space = false;
        if (class == KEPT)
            buf_add(out, text + from, at - from);
        else
            buf_add(out, class == QUOTE ? "'" : "-", 1);
    }
}

static bool is_plain(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_ordinary(text[i]) && (text[i] != ' ' || i == 0 || i + 1 == n || text[i + 1] == ' '))
            return false;
    return text[n] == '\0';
}

const char *words_plain_copy(struct arena *arena, const char *text, size_t n)
{
    struct buf out;
    if (is_plain(text, n))
        return text;
    buf_init(&out, MAX_PLAIN_BYTES);
    words_plain(&out, text, n);
    char *copy = arena_strndup(arena, out.bytes ? out.bytes : "", out.n_bytes);
    buf_done(&out);
    return copy;
}

bool words_go_on(const char *text, size_t n, size_t at)
{
    return at < n && u_isalnum(text_decode(text, n, &at));
}

bool words_went_on(const char *text, size_t at)
{
    size_t from = at;
    while (from > 0 && at - from < 4 && ((unsigned char)text[from - 1] & 0xC0) == 0x80)
        from--;
    return from > 0 && words_go_on(text, at, from - 1);
}

void words_close_up(char *text)
{
    static const char *const marks[] = {":", ",", ".", ";", "،", "؛"};
    char *to = text;
    for (const char *at = text; *at; at++) {
        bool is_tight = false;
        for (size_t i = 0; (*at == ' ' || *at == '\n') && i < sizeof marks / sizeof *marks; i++)
            is_tight = is_tight || text_starts(at + 1, marks[i]);
        if (!is_tight)
            *to++ = *at;
    }
    *to = '\0';
}

bool words_have_hole(const char *text, size_t n)
{
    bool was_space = false;
    for (size_t at = 0; at < n;) {
        if ((unsigned char)text[at] > '?' && (unsigned char)text[at] < 0x80) { /* letters */
            was_space = false;
            at++;
            continue;
        }
        const int32_t c = text_decode(text, n, &at);
        const int class = c < 0x80 ? (is_ascii_space((char)c) ? BLANK : KEPT) : class_of(c);
        if (class == GONE)
            continue;
        if (was_space && (class == BLANK || c == '.' || c == ',' || c == ';' || c == ':' || c == '?' || c == '!'))
            return true;
        was_space = class == BLANK;
    }
    return false;
}

/* --- patterns --- */

/* What a slot of a pattern stands for. */
struct filling {
    const char *slot, *text;
};

#define MAX_PATTERN 256

/* A pattern with its slots filled, up to a filling without a name; made plain. */
static const char *filled(struct arena *arena, const char *pattern, const struct filling *fillings)
{
    char text[MAX_PATTERN];
    size_t n = 0;
    while (*pattern && n < sizeof text - 1) {
        const struct filling *f = fillings;
        size_t n_slot = 0;
        for (; f->slot; f++)
            if (strncmp(pattern, f->slot, n_slot = strlen(f->slot)) == 0)
                break;
        const char *from = f->slot ? f->text : pattern;
        const size_t n_from = f->slot ? strlen(f->text) : 1;
        if (n_from > sizeof text - 1 - n)
            return NULL;
        memcpy(text + n, from, n_from);
        n += n_from;
        pattern += f->slot ? n_slot : 1;
    }
    text[n] = '\0';
    return words_plain_copy(arena, arena_strndup(arena, text, n), n);
}

/* --- days --- */

/* A text that is not among the variants yet. */
static size_t add_variant(const char **variants, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (text_equal(variants[i], text))
            return n;
    if (text && n < MAX_VARIANTS)
        variants[n++] = text;
    return n;
}

size_t words_day(struct arena *arena, const struct tongue *language, const char *iso, enum day_words how, const char **variants)
{
    const date_day day = date_parse(iso);
    char of_month[12], year[8];
    size_t n = 0;
    if (day == DATE_NONE)
        return 0;
    const int month = (iso[5] - '0') * 10 + (iso[6] - '0') - 1;
    snprintf(of_month, sizeof of_month, "%d", (iso[8] - '0') * 10 + (iso[9] - '0'));
    snprintf(year, sizeof year, "%.4s", iso);
    for (size_t i = 0; i < language->manner->n_days; i++) {
        const struct day_form *form = &language->manner->days[i];
        const char *pattern = how == DAY_ALONE ? form->date : how == DAY_WITH_WEEKDAY ? form->date_weekday : form->date_month;
        const struct filling fillings[] = {{"{day}", of_month}, {"{month}", form->months[month]}, {"{month-alone}", form->months_alone[month]},
                                           {"{year}", year},    {"{weekday}", form->weekdays[date_weekday(day)]}, {NULL, NULL}};
        n = add_variant(variants, n, filled(arena, pattern, fillings));
    }
    return n;
}

static size_t read_digits(const char *text, size_t n, int *number)
{
    size_t i = 0;
    *number = 0;
    for (; i < n && i < 5 && text[i] >= '0' && text[i] <= '9'; i++)
        *number = *number * 10 + (text[i] - '0');
    return i;
}

/* The length of a name or pattern in a text that is plain: a no-break space is a space there. */
static size_t matched(const char *name, const char *text, size_t n)
{
    size_t at = 0;
    for (; *name; name++, at++) {
        const bool is_blank = (unsigned char)name[0] == 0xC2 && (unsigned char)name[1] == 0xA0;
        name += is_blank;
        if (at == n || text[at] != (is_blank ? ' ' : *name))
            return 0;
    }
    return at;
}

/* Which of the names stands at text; the longest, for one may begin another. */
static size_t read_name(const char *const *names, size_t n_names, const char *text, size_t n, int *which)
{
    size_t longest = 0;
    for (size_t i = 0; i < n_names; i++) {
        const size_t n_name = matched(names[i], text, n);
        if (n_name > longest) {
            longest = n_name;
            *which = (int)i;
        }
    }
    return longest;
}

/* Reads a part of a pattern at the start of a text; how much of the text it is, 0 when it does not stand there. */
static size_t read_part(const struct day_form *m, const char **pattern, const char *text, size_t n, struct civil_date *day)
{
    static const char *const slots[] = {"{day}", "{month}", "{year}"};
    int which = 0;
    size_t slot = 0, n_read;
    while (slot < 3 && !text_starts(*pattern, slots[slot]))
        slot++;
    *pattern += slot < 3 ? strlen(slots[slot]) : 1;
    switch (slot) {
    case 0: n_read = read_digits(text, n, &day->day); return n_read <= 2 ? n_read : 0;
    case 1: n_read = read_name(m->months, PROOFS_MONTHS, text, n, &which); day->month = which + 1; return n_read;
    case 2: n_read = read_digits(text, n, &day->year); return n_read == 4 ? n_read : 0;
    default: return n > 0 && *text == (*pattern)[-1];
    }
}

/* The weekday that stands in front of text[at], or behind text[to]: as the pattern with a weekday has it around the one without. */
static int read_weekday(const struct day_form *m, const char *text, size_t n, size_t at, size_t to)
{
    const char *date = strstr(m->date_weekday, m->date), *slot = strstr(m->date_weekday, "{weekday}"), *behind = slot + 9;
    const bool is_before = slot < date;
    const char *between = is_before ? behind : date + strlen(m->date);
    const size_t n_between = (size_t)((is_before ? date : slot) - between);
    size_t longest = 0; /* one name may begin another */
    int weekday = -1;
    for (int i = 0; i < PROOFS_WEEKDAYS; i++) {
        const size_t n_name = strlen(m->weekdays[i]), n_all = n_name + n_between;
        const char *from = is_before ? text + at - n_all : text + to;
        if (is_before ? at < n_all : n - to < n_all)
            continue;
        const char *name = is_before ? from : from + n_between, *rest = is_before ? from + n_name : from;
        if (n_name > longest && matched(m->weekdays[i], name, n_name) && memcmp(rest, between, n_between) == 0) {
            longest = n_name;
            weekday = i;
        }
    }
    return weekday;
}

static bool read_in_form(struct read_day *out, const struct day_form *form, const char *text, size_t n, size_t at)
{
    struct civil_date day = {0};
    char iso[16];
    size_t to = at;
    for (const char *pattern = form->date; *pattern;) {
        const size_t n_read = read_part(form, &pattern, text + to, n - to, &day);
        if (n_read == 0)
            return false;
        to += n_read;
    }
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", day.year % 10000, day.month % 100, day.day % 100);
    *out = (struct read_day){.day = date_parse(iso), .weekday = read_weekday(form, text, n, at, to), .n = to - at};
    return true;
}

bool words_read_day(struct read_day *out, const struct tongue *language, const char *text, size_t n, size_t at)
{
    bool is_read = false;
    for (size_t i = 0; i < language->manner->n_days && !(is_read && out->weekday >= 0); i++) {
        struct read_day in_form;
        if (!read_in_form(&in_form, &language->manner->days[i], text, n, at) || (is_read && in_form.weekday < 0))
            continue;
        *out = in_form;
        is_read = true;
    }
    return is_read;
}

/* --- amounts, counts, pages --- */

/* "1.240,00": cents are digits. */
static const char *written_amount(char *out, size_t room, const struct manner *m, const char *cents)
{
    const size_t n = strlen(cents), n_group = strlen(m->thousands), n_decimal = strlen(m->decimal);
    const bool is_grouped = n >= m->group_from + 2;
    size_t at = room - 1, n_whole = 0;
    out[at] = '\0';
    for (size_t i = 0; (i < n || i < 3) && at > n_group + n_decimal; i++) { /* from the last digit to the first */
        if (i == 2)
            memcpy(out + (at -= n_decimal), m->decimal, n_decimal);
        if (i > 2 && n_whole % 3 == 0 && is_grouped)
            memcpy(out + (at -= n_group), m->thousands, n_group);
        out[--at] = i < n ? cents[n - 1 - i] : '0';
        n_whole += i >= 2;
    }
    return out + at;
}

const char *words_money(struct arena *arena, const struct tongue *language, const char *cents)
{
    const bool is_debt = cents && *cents == '-';
    const char *digits = cents ? cents + is_debt : "";
    const size_t n = strspn(digits, "0123456789");
    char out[8 * MAX_DIGITS];
    if (n == 0 || n > MAX_DIGITS || digits[n])
        return NULL;
    while (*digits == '0' && strlen(digits) > 3)
        digits++;
    const bool is_nothing = strspn(digits, "0") == strlen(digits);
    const struct filling fillings[] = {{"{amount}", written_amount(out, sizeof out, language->manner, digits)}, {NULL, NULL}};
    return filled(arena, is_debt && !is_nothing ? language->manner->debt : language->manner->money, fillings);
}

size_t words_count(struct arena *arena, const struct tongue *language, const char *number, enum counted what, const char **variants)
{
    size_t n = 0;
    if (!number || !*number || strlen(number) > 6 || number[strspn(number, "0123456789")])
        return 0;
    while (number[0] == '0' && number[1])
        number++;
    for (size_t i = 0; i < language->manner->n_counts; i++) {
        const struct count_words *count = &language->manner->counts[i];
        const bool is_alone = count->alone >= 0;
        if (count->what != what || (is_alone && (number[1] || number[0] - '0' != count->alone)))
            continue;
        const char *pattern = is_alone || strstr(count->words, "{n}") ? count->words : arena_printf(arena, "{n} %s", count->words);
        n = add_variant(variants, n, filled(arena, pattern, (const struct filling[]){{"{n}", number}, {NULL, NULL}}));
    }
    return n;
}

size_t words_interval(struct arena *arena, const struct tongue *language, const char *months, const char **variants)
{
    size_t n = words_count(arena, language, months, COUNTED_MONTH, variants);
    for (size_t i = 0; text_equal(months, "1") && i < language->manner->n_counts; i++)
        if (language->manner->counts[i].what == COUNTED_MONTH && language->manner->counts[i].alone < 0)
            n = add_variant(variants, n, language->manner->counts[i].words);
    return n;
}

const char *words_page(struct arena *arena, const struct tongue *language, size_t page, size_t pages)
{
    char numbers[2][24];
    snprintf(numbers[0], sizeof numbers[0], "%zu", page);
    snprintf(numbers[1], sizeof numbers[1], "%zu", pages);
    return filled(arena, language->manner->page, (const struct filling[]){{"{page}", numbers[0]}, {"{pages}", numbers[1]}, {NULL, NULL}});
}

/* --- capitals and countries --- */

char *words_capitals(struct arena *arena, const char *text)
{
    UChar from[MAX_CAPITALS], to[MAX_CAPITALS];
    char utf8[3 * MAX_CAPITALS + 1];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(from, MAX_CAPITALS, &n, text, -1, &status);
    n = u_strToUpper(to, MAX_CAPITALS, from, n, "nl", &status);
    u_strToUTF8(utf8, sizeof utf8, NULL, to, n, &status);
    return U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ? NULL : arena_strdup(arena, utf8);
}

bool words_are_country(struct arena *arena, const char *line, size_t n, const char *code)
{
    UChar name[MAX_CAPITALS];
    char utf8[3 * MAX_CAPITALS + 1];
    UErrorCode status = U_ZERO_ERROR;
    const int32_t n_name = uloc_getDisplayCountry(arena_printf(arena, "und_%s", code ? code : ""), "nl", name, MAX_CAPITALS, &status);
    u_strToUTF8(utf8, sizeof utf8, NULL, name, n_name, &status);
    const char *capitals = U_FAILURE(status) ? NULL : words_capitals(arena, utf8);
    if (!capitals || n == 0)
        return false;
    capitals = words_plain_copy(arena, capitals, strlen(capitals));
    return strncmp(capitals, line, n) == 0 && (capitals[n] == '\0' || capitals[n] == ' ');
}
