#include "words.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "../../base/text.h"

#define MAX_PLAIN_BYTES ((size_t)1 << 20)
#define MAX_CAPITALS    256 /* UTF-16 units */
#define MAX_DIGITS      18

static const char *const tags[PROOF_LANG_N] = {"nl", "en"};
static const char *const months[PROOF_LANG_N][12] = {
    {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
};
static const char *const weekdays[PROOF_LANG_N][7] = {
    {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
};

int words_language(const char *tag, size_t n)
{
    for (int i = 0; i < PROOF_LANG_N; i++) {
        const size_t n_tag = strlen(tags[i]);
        if (n >= n_tag && memcmp(tag, tags[i], n_tag) == 0 && (n == n_tag || tag[n_tag] == '-'))
            return i;
    }
    return PROOF_LANG_N;
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

/* --- days --- */

char *words_day(struct arena *arena, int lang, const char *iso, bool with_weekday)
{
    const date_day day = date_parse(iso);
    if (day == DATE_NONE)
        return NULL;
    const int month = (iso[5] - '0') * 10 + (iso[6] - '0'), of_month = (iso[8] - '0') * 10 + (iso[9] - '0');
    return arena_printf(arena, "%s%s%d %s %.4s", with_weekday ? weekdays[lang][date_weekday(day)] : "", with_weekday ? " " : "",
                        of_month, months[lang][month - 1], iso);
}

char *words_month(struct arena *arena, int lang, const char *iso)
{
    if (date_parse(iso) == DATE_NONE)
        return NULL;
    return arena_printf(arena, "%s %.4s", months[lang][(iso[5] - '0') * 10 + (iso[6] - '0') - 1], iso);
}

static size_t read_digits(const char *text, size_t n, int *number)
{
    size_t i = 0;
    *number = 0;
    for (; i < n && i < 5 && text[i] >= '0' && text[i] <= '9'; i++)
        *number = *number * 10 + (text[i] - '0');
    return i;
}

date_day words_read_day(int lang, const char *text, size_t n, size_t *n_read)
{
    struct civil_date day = {0};
    char iso[16];
    size_t at = read_digits(text, n, &day.day), n_month = 0;
    if (at < 1 || at > 2 || at >= n || text[at++] != ' ')
        return DATE_NONE;
    for (int i = 0; i < 12 && !n_month; i++) {
        const size_t n_name = strlen(months[lang][i]);
        if (n - at > n_name && memcmp(text + at, months[lang][i], n_name) == 0 && text[at + n_name] == ' ') {
            day.month = i + 1;
            n_month = n_name + 1;
        }
    }
    if (!n_month)
        return DATE_NONE;
    at += n_month;
    const size_t n_year = read_digits(text + at, n - at, &day.year);
    if (n_year != 4)
        return DATE_NONE;
    *n_read = at + n_year;
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", day.year % 10000, day.month % 100, day.day % 100);
    return date_parse(iso);
}

int words_weekday_before(int lang, const char *text, size_t at)
{
    for (int i = 0; at > 0 && text[at - 1] == ' ' && i < 7; i++) {
        const size_t n = strlen(weekdays[lang][i]);
        if (at > n && memcmp(text + at - 1 - n, weekdays[lang][i], n) == 0)
            return i;
    }
    return -1;
}

/* --- amounts and counts --- */

char *words_money(struct arena *arena, int lang, const char *cents)
{
    const bool is_debt = cents && *cents == '-';
    const char *digits = cents ? cents + is_debt : "";
    const size_t n = strspn(digits, "0123456789");
    char out[2 * MAX_DIGITS + 8];
    size_t at = sizeof out, n_whole = 0;
    if (n == 0 || n > MAX_DIGITS || digits[n])
        return NULL;
    out[--at] = '\0';
    for (size_t i = 0; i < n || i < 3; i++) { /* from the last digit to the first */
        if (i == 2)
            out[--at] = lang == PROOF_EN ? '.' : ',';
        if (i > 2 && n_whole % 3 == 0)
            out[--at] = lang == PROOF_EN ? ',' : '.';
        out[--at] = i < n ? digits[n - 1 - i] : '0';
        n_whole += i >= 2;
    }
    const char *number = out + at;
    while (number[0] == '0' && number[1] >= '0' && number[1] <= '9')
        number++;
    const bool is_nothing = strspn(number, "0.,") == strlen(number);
    const char *sign = lang == PROOF_EN ? (is_debt && !is_nothing ? "-€" : "€") : (is_debt && !is_nothing ? "€ -" : "€ ");
    return arena_printf(arena, "%s%s", sign, number);
}

char *words_count(struct arena *arena, int lang, const char *number, char what)
{
    static const char *const units[PROOF_LANG_N][3][2] = {{{"dag", "dagen"}, {"maand", "maanden"}, {"week", "weken"}},
                                                          {{"day", "days"}, {"month", "months"}, {"week", "weeks"}}};
    const size_t unit = what == 'd' ? 0 : what == 'm' ? 1 : 2;
    if (!number || !*number || number[strspn(number, "0123456789")])
        return NULL;
    while (number[0] == '0' && number[1])
        number++;
    return arena_printf(arena, "%s %s", number, units[lang][unit][!text_equal(number, "1")]);
}

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
