#include "formats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>

#include "../base/buf.h"
#include "../base/date.h"
#include "../base/text.h"
#include "pattern.h"

#define MAX_TEXT_BYTES 8192
#define MAX_UPPER 256    /* UTF-16 units of a town or a country */
#define CENTS 100
#define MAX_CENTS_LEN 18 /* fits a long long with room */
#define GROUP 3          /* digits between thousands signs */

/* What was written, in the arena; the buffer is done. */
static char *keep(struct arena *arena, struct buf *out)
{
    char *text = arena_strndup(arena, out->bytes ? out->bytes : "", out->n_bytes);
    buf_done(out);
    return text;
}

/* ---- sentences and quotes ---- */

/* The length of a text without the first of these that it ends with. */
static size_t without_end(const char *text, size_t n, const char *const *ends)
{
    for (; *ends; ends++) {
        size_t n_end = strlen(*ends);
        if (n >= n_end && memcmp(text + n - n_end, *ends, n_end) == 0)
            return n - n_end;
    }
    return n;
}

/* Whether a text ends as a sentence does; closing quotes and brackets may follow. */
static bool is_sentence(const char *text)
{
    static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»", NULL};
    static const char *const stops[] = {".", "!", "?", "…", "؟", NULL};
    size_t n = strlen(text), before;
    do {
        before = n;
        n = without_end(text, n, closers);
    } while (n < before);
    return without_end(text, n, stops) < n;
}

const char *format_sentence(struct arena *arena, const char *text)
{
    return arena_printf(arena, "%s%s", text, *text && !is_sentence(text) ? "." : "");
}

/* The other kind of the double quote at *at, which is moved past it; NULL when none stands there. */
static const char *single_quote(const char *text, size_t *at)
{
    static const char *const quotes[][2] = {{"“", "‘"}, {"„", "‘"}, {"«", "‘"}, {"”", "’"}, {"»", "’"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_starts(text + *at, quotes[i][0])) {
            *at += strlen(quotes[i][0]);
            return quotes[i][1];
        }
    if (text[*at] != '"')
        return NULL;
    bool opens = *at == 0 || strchr(" ([-", text[*at - 1]);
    (*at)++;
    return opens ? "‘" : "’";
}

const char *format_inside_quotes(struct arena *arena, const char *text)
{
    struct buf out;
    buf_init(&out, MAX_TEXT_BYTES);
    for (size_t at = 0; text[at];) {
        const char *single = single_quote(text, &at);
        if (single)
            buf_str(&out, single);
        else
            buf_add(&out, &text[at++], 1);
    }
    return keep(arena, &out);
}

/* ---- days, amounts, capitals ---- */

const char *format_date(struct arena *arena, const struct catalogue *words, const char *iso, struct day_style style)
{
    date_day day = date_parse(iso);
    return day == DATE_NONE ? NULL : days_write(words->days, arena, date_to_civil(day), style);
}

/* Whole euros with a sign between thousands. */
static void add_grouped(struct buf *out, const char *digits, const struct money_format *format)
{
    size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % GROUP == 0 && n >= format->group_from)
            buf_str(out, format->thousands);
        buf_add(out, &digits[i], 1);
    }
}

const char *format_money(struct arena *arena, const struct catalogue *words, const char *cents)
{
    const char *digits = cents && *cents == '-' ? cents + 1 : cents;
    size_t n = digits ? strspn(digits, "0123456789") : 0;
    if (n == 0 || n > MAX_CENTS_LEN || digits[n])
        return NULL;
    long long value = strtoll(digits, NULL, 10);
    const struct money_format *f = &words->money;
    char euros[MAX_CENTS_LEN + 2];
    snprintf(euros, sizeof euros, "%lld", value / CENTS);
    struct buf out;
    buf_init(&out, MAX_TEXT_BYTES);
    add_grouped(&out, euros, f);
    buf_printf(&out, "%s%02lld", f->decimal, value % CENTS);
    const char *pattern = digits != cents && value ? f->debt : f->sign, *amount = keep(arena, &out);
    const struct pattern_part parts[] = {{"amount", amount}, {NULL, NULL}};
    return pattern_has(pattern, "amount") ? pattern_fill(arena, pattern, parts) : arena_printf(arena, "%s%s", pattern, amount);
}

/* ---- lists and capitals ---- */

const char *format_list(struct arena *arena, const struct list_format *format, const struct format_items *items, const char *last)
{
    const char *joint = text_equal(last, "and") ? format->last_and : text_equal(last, "or") ? format->last_or : NULL;
    const size_t n_before = joint && items->n > 1 ? items->n - 1 : items->n; /* those between commas */
    struct buf out;
    buf_init(&out, MAX_TEXT_BYTES);
    for (size_t i = 0; i < n_before; i++)
        buf_printf(&out, "%s%s", i ? format->comma : "", items->texts[i]);
    const char *list = keep(arena, &out);
    if (n_before == items->n)
        return list;
    const char *end = items->texts[n_before];
    const struct pattern_part parts[] = {{"list", list}, {"last", end}, {NULL, NULL}};
    return pattern_has(joint, "last") ? pattern_fill(arena, joint, parts) : arena_printf(arena, "%s %s %s", list, joint, end);
}

const char *format_joint(struct arena *arena, const struct list_format *format, bool before_last)
{
    static const struct pattern_part between[] = {{"list", ""}, {"last", ""}, {NULL, NULL}};
    if (!before_last)
        return format->comma;
    return pattern_has(format->last_and, "last") ? pattern_fill(arena, format->last_and, between) : arena_printf(arena, " %s ", format->last_and);
}

const char *format_capital(struct arena *arena, const char *lang, const char *text)
{
    UChar first[MAX_UPPER], upper[MAX_UPPER];
    char out[MAX_UPPER * 3 + 1];
    size_t n_first = 0;
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    if (!*text || text_decode(text, strlen(text), &n_first) < 0)
        return text;
    u_strFromUTF8(first, MAX_UPPER, &n, text, (int32_t)n_first, &status);
    n = u_strToUpper(upper, MAX_UPPER, first, n, lang, &status);
    u_strToUTF8(out, sizeof out, NULL, upper, n, &status);
    return U_FAILURE(status) ? text : arena_printf(arena, "%s%s", out, text + n_first);
}

const char *format_upper(struct arena *arena, const char *text)
{
    UChar plain[MAX_UPPER], upper[MAX_UPPER];
    char out[MAX_UPPER * 3 + 1];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(plain, MAX_UPPER, &n, text, -1, &status);
    n = u_strToUpper(upper, MAX_UPPER, plain, n, "nl", &status);
    u_strToUTF8(out, sizeof out, NULL, upper, n, &status);
    return U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ? NULL : arena_strdup(arena, out);
}
