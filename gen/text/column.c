#include "column.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "../base/text.h"
#include "../layout/breaks.h"

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define NO_BREAK_SPACE 0xA0

#define MAX_WORDS_BYTES ((size_t)1 << 20)

/* --- words --- */

static bool is_from_the_right(const char *text)
{
    for (size_t at = 0, n = strlen(text); at < n;) {
        const UCharDirection direction = u_charDirection(text_decode(text, n, &at));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
    }
    return false;
}

/* In a text from right to left whatever is inserted or foreign, as in print; in another only what runs against it. The full stop
 * behind a name ends the sentence around it. */
static bool is_isolated(const struct span *span, bool in_rtl)
{
    const bool is_value = span->value_of && !text_equal(span->value_of, "stop");
    if (!is_value && !span->href && !span->lang)
        return false;
    return in_rtl || is_from_the_right(span->text);
}

/* Words of one language, and one value, stay in one isolate, however many parts must not break: two isolates side by side would stand
 * in the order of the text around them, "artikel 58" before its law. */
static bool goes_on(const struct span *span, bool in_rtl)
{
    const struct span *next = span->next;
    if (!next || next->kind != SPAN_TEXT || !next->text || !is_isolated(next, in_rtl) || !text_equal(span->href, next->href))
        return false;
    return text_equal(span->lang, next->lang) && (span->lang || text_equal(span->value_of, next->value_of));
}

/* Stands behind what the wording keeps together, until keep_numbers() has seen it. */
#define NOBR_END '\x02'

static void add_text(struct buf *words, const struct span *span)
{
    const size_t n = strlen(span->text);
    for (size_t at = 0; at < n;) {
        const size_t from = at;
        const int32_t c = text_decode(span->text, n, &at);
        const char joint = COLUMN_JOINT;
        if (c == NO_BREAK_SPACE || (c == ' ' && span->nobreak))
            buf_add(words, &joint, 1);
        else
            buf_add(words, span->text + from, at - from);
    }
    if (span->nobreak)
        buf_add(words, &(char){NOBR_END}, 1);
}

/* Numbers and what belongs to them joined, as in print; the ends of what the wording keeps together taken out. */
static char *keep_numbers(struct arena *arena, const char *words, size_t n)
{
    struct breaks_numbers numbers = {0};
    char *kept = arena_alloc(arena, n + 1);
    size_t n_kept = 0, word = 0;
    for (size_t at = 0; at < n; at++) {
        char c = words[at];
        if (c == NOBR_END)
            continue;
        if (c == ' ' && at > word) {
            const size_t to = at + strspn(words + at, " ");
            const bool nobr_ends = words[at - 1] == NOBR_END;
            const struct breaks_gap gap = {words, n, word, at - nobr_ends, to};
            c = to < n && breaks_joins_number(&numbers, &gap, nobr_ends) ? COLUMN_JOINT : c;
        }
        if (words[at] == '\n')
            numbers = (struct breaks_numbers){0};
        word = words[at] == ' ' || words[at] == '\n' ? at + 1 : word;
        if (c == COLUMN_JOINT && n_kept && (kept[n_kept - 1] == ' ' || kept[n_kept - 1] == COLUMN_JOINT))
            continue; /* two blanks part the cells of a table */
        kept[n_kept++] = c;
    }
    return kept;
}

/* Where a link leads, when its words do not say it. */
static void add_target(struct buf *words, const struct span *span)
{
    const bool is_last = !span->next || !text_equal(span->next->href, span->href);
    if (!span->href || !is_last || !text_starts(span->href, "https:"))
        return;
    const char *target = span->href + strlen("https://");
    target += text_starts(target, "www.") ? 4 : 0;
    size_t n = strlen(target);
    n -= n > 0 && target[n - 1] == '/';
    if (!memmem(words->bytes, words->n_bytes, target, n))
        buf_printf(words, " (%s)", span->href);
}

char *column_words(struct arena *arena, const struct block *block)
{
    const bool in_rtl = block->lang && uloc_isRightToLeft(block->lang);
    struct buf words;
    buf_init(&words, MAX_WORDS_BYTES);
    bool is_open = false;
    for (const struct span *span = block->spans; span; span = span->next) {
        if (span->kind == SPAN_BREAK)
            buf_add(&words, "\n", 1);
        if (span->kind != SPAN_TEXT || !span->text)
            continue;
        const bool isolated = is_isolated(span, in_rtl);
        buf_str(&words, isolated && !is_open ? FSI : "");
        add_text(&words, span);
        is_open = isolated && goes_on(span, in_rtl);
        buf_str(&words, isolated && !is_open ? PDI : "");
        add_target(&words, span);
    }
    buf_add(&words, "", 1); /* the end that strspn() looks for */
    char *copy = keep_numbers(arena, words.bytes, words.n_bytes - 1);
    buf_done(&words);
    return copy;
}

/* --- lines --- */

size_t column_width(const char *text, size_t n)
{
    size_t width = 0;
    for (size_t at = 0; at < n;) {
        const int32_t c = text_decode(text, n, &at);
        const int8_t type = u_charType(c);
        const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

/* A line on its way. */
struct line {
    struct buf *out;
    const struct column_margin *margin;
    size_t width, widest;
    bool is_begun, is_first;
};

static void begin(struct line *line)
{
    if (line->is_first)
        buf_str(line->out, line->margin->first);
    else
        buf_printf(line->out, "%*s", (int)line->margin->rest, "");
    line->width = line->is_first ? column_width(line->margin->first, strlen(line->margin->first)) : line->margin->rest;
    line->is_begun = true;
}

static void end(struct line *line)
{
    buf_add(line->out, "\n", 1);
    line->widest = line->width > line->widest ? line->width : line->widest;
    line->is_begun = line->is_first = false;
}

void column_put(struct buf *out, const char *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_add(out, words[i] == COLUMN_JOINT ? " " : &words[i], 1);
}

static void put(struct line *line, const char *word, size_t n)
{
    const size_t width = column_width(word, n);
    bool goes_on = line->is_begun;
    if (goes_on && line->width + 1 + width > COLUMN_WIDTH) {
        end(line);
        goes_on = false;
    }
    if (!line->is_begun)
        begin(line);
    if (goes_on)
        buf_add(line->out, " ", 1);
    column_put(line->out, word, n);
    line->width += width + goes_on;
}

/* What should stay together and is wider than the column gives way at its spaces. */
static void put_parts(struct line *line, const char *word, size_t n)
{
    const char joint[] = {COLUMN_JOINT, '\0'};
    for (size_t at = 0; at < n;) {
        size_t part = strcspn(word + at, joint);
        part = part < n - at ? part : n - at;
        if (part)
            put(line, word + at, part);
        at += part + 1;
    }
}

size_t column_fill(struct buf *out, const char *words, const struct column_margin *margin)
{
    struct line line = {.out = out, .margin = margin, .is_first = true};
    while (*words) {
        const size_t n = strcspn(words, " \n");
        if (n && column_width(words, n) + margin->rest > COLUMN_WIDTH)
            put_parts(&line, words, n);
        else if (n)
            put(&line, words, n);
        words += n;
        if (*words == '\n' && line.is_begun)
            end(&line);
        words += *words != '\0';
    }
    if (line.is_begun)
        end(&line);
    return line.widest;
}

void column_rule(struct buf *out, char c, size_t width)
{
    while (width--)
        buf_add(out, &c, 1);
    buf_add(out, "\n", 1);
}
