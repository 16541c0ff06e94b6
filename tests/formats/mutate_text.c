/* mutate-text - the proofreader of plain text on trial (gen/pdf/proof/plain.c): the text of every sample, in Dutch and with English, passes;
 * each change of its bytes is refused.
 *
 *   build/tests/formats/mutate-text [SEED]     TAP: first every sentence of every text taken out, then as many dice as that */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/pdf/proof/plain.h"
#include "../proof/press.h"

#define MAX_SHOWN 12

struct trial {
    struct press press;
    struct arena *arena; /* of one proofreading */
    uint64_t random;
};

/* A text and what it was made from. */
struct typed {
    struct letter letter;
    struct arena *arena;
    const char *name;
};

static size_t dice(struct trial *t, size_t n)
{
    t->random += UINT64_C(0x9E3779B97F4A7C15); /* splitmix64 */
    uint64_t x = t->random;
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((x ^ x >> 31) % n);
}

static bool make(struct trial *t, struct typed *out, const struct slice *slice, const char *lang, bool is_copy)
{
    struct diag d;
    const struct letter_order order = {.mailing_date = t->press.w.mailing_date, .language = lang, .copy = is_copy, .format = "text"};
    out->arena = arena_new();
    diag_init(&d, out->arena);
    const enum outcome got = letter_make(&out->letter, out->arena, &d, t->press.shop, slice, &order);
    out->name = arena_printf(out->arena, "%s %s", out->letter.display_id, lang);
    if (got != DONE)
        printf("# %s: not made: %s\n", out->name, workshop_notes(out->arena, &d));
    return got == DONE;
}

/* The first code that stops the text, "" when it passes. */
static const char *judge(struct trial *t, const struct typed *typed, const char *bytes, size_t n)
{
    static const struct place at = {.file = "test"};
    struct diag d;
    arena_reset(t->arena);
    diag_init(&d, t->arena);
    const struct proof_order order = {.pdf = {bytes, n}, .programs = typed->letter.programs, .at = &at};
    return plain_proofread(t->arena, &d, t->press.reader, &order) == REFUSED && d.first ? diag_table[d.first->code].code : "";
}

/* --- sentences --- */

/* A stretch of the text. */
struct cut {
    size_t from, n;
};

static bool is_end(const char *text, size_t at, size_t n)
{
    return strchr(".?!:", text[at]) && (at + 1 == n || text[at + 1] == ' ' || text[at + 1] == '\n');
}

static bool is_rule(const char *line)
{
    const size_t n = strcspn(line, "\n");
    return n > 0 && strspn(line, "=-*") >= n;
}

/* The sentence that begins at `from`: up to its end, or to that of its block of lines; above the title, of its line. */
static struct cut sentence_at(const char *text, size_t from, size_t n)
{
    size_t to = from;
    const char *title = strstr(text + from, "\n==");
    if (title && !memmem(text, from, "\n==", 3)) {
        const size_t line = strcspn(text + from, "\n");
        return (struct cut){from, line};
    }
    while (to < n && !(text[to] == '\n' && (to + 1 == n || text[to + 1] == '\n' || is_rule(text + to + 1) || text[to + 1] == ' ')) && !is_end(text, to, n))
        to++;
    to += to < n && text[to] != '\n';
    return (struct cut){from, to - from};
}

/* Without that stretch, and without the blanks before it where it ended a line. */
static char *without(struct arena *arena, const struct buf *text, struct cut cut)
{
    char *copy = arena_alloc(arena, text->n_bytes + 1);
    memcpy(copy, text->bytes, cut.from);
    memcpy(copy + cut.from, text->bytes + cut.from + cut.n, text->n_bytes - cut.from - cut.n);
    return copy;
}

struct tally {
    size_t n, n_caught, n_shown;
};

static void count(struct tally *tally, const struct typed *typed, const char *code, const char *what)
{
    tally->n++;
    tally->n_caught += *code != '\0';
    if (!*code && tally->n_shown++ < MAX_SHOWN)
        printf("# %s passes: %s\n", typed->name, what);
}

static void take_out_sentences(struct trial *t, const struct typed *typed, struct tally *tally)
{
    const struct buf *text = &typed->letter.bytes;
    for (size_t at = 0; at < text->n_bytes;) {
        if (text->bytes[at] == '\n' || text->bytes[at] == ' ') {
            at++;
            continue;
        }
        if (is_rule(text->bytes + at)) { /* the form, not the words */
            at += strcspn(text->bytes + at, "\n");
            continue;
        }
        struct cut cut = sentence_at(text->bytes, at, text->n_bytes);
        at = cut.from + cut.n;
        if (cut.n == 0) {
            at++;
            continue;
        }
        while (cut.from + cut.n < text->n_bytes && text->bytes[cut.from + cut.n] == ' ')
            cut.n++;
        struct arena *arena = arena_new();
        char *copy = without(arena, text, cut);
        count(tally, typed, judge(t, typed, copy, text->n_bytes - cut.n), arena_strndup(arena, text->bytes + cut.from, cut.n));
        arena_free(arena);
    }
}

/* --- dice --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Another digit where one stands. */
static const char *change_digit(struct trial *t, char *copy, size_t n)
{
    size_t at = dice(t, n);
    for (size_t tries = 0; tries < n && (!is_digit(copy[at])); tries++)
        at = (at + 1) % n;
    copy[at] = (char)('0' + (copy[at] - '0' + 1 + (int)dice(t, 9)) % 10);
    return arena_printf(t->press.w.arena, "a digit near \"%.20s\"", copy + (at > 10 ? at - 10 : 0));
}

/* References, items that are not counted, and whole sentences may stand in any order. */
static bool are_references(const char *text, size_t first, size_t second)
{
    if (text[second - 2] == '.' && text[second + strcspn(text + second, "\n") - 1] == '.')
        return true;
    if (memcmp(text + first, "  - ", 4) == 0 && memcmp(text + second, "  - ", 4) == 0)
        return true;
    const char *title = strstr(text + second, "\n==");
    size_t n_blocks = 0; /* between them and the title: no more than the line that says what a translation is */
    for (const char *at = text + second; title && (at = strstr(at, "\n\n")) && at < title; at++)
        n_blocks++;
    const char *colon = strstr(text + first, ": "), *other = strstr(text + second, ": ");
    return title && n_blocks <= 2 && colon && colon < text + second && other && other < strchr(text + second, '\n');
}

/* Two neighbouring lines in the place of each other. */
static const char *swap_lines(struct trial *t, char *copy, size_t n)
{
    size_t first = dice(t, n);
    while (first > 0 && copy[first - 1] != '\n')
        first--;
    const size_t n_first = strcspn(copy + first, "\n"), second = first + n_first + 1;
    const size_t n_second = second < n ? strcspn(copy + second, "\n") : 0;
    if (n_first == 0 || n_second == 0 || is_rule(copy + first) || is_rule(copy + second) ||
        (n_first == n_second && memcmp(copy + first, copy + second, n_first) == 0) || are_references(copy, first, second))
        return NULL;
    char *line = arena_strndup(t->press.w.arena, copy + first, n_first);
    memmove(copy + first, copy + second, n_second);
    copy[first + n_second] = '\n';
    memcpy(copy + first + n_second + 1, line, n_first);
    return arena_printf(t->press.w.arena, "two lines, \"%.40s\"", line);
}

/* A second block in the form of a footer, other words or the same, before or behind the real one. */
static void add_footers(struct trial *t, const struct typed *typed, struct tally *tally)
{
    static const char rule[] = "------------------------------------------------------------------------\n", other[] = "U kunt niets meer doen.\n";
    const struct buf *text = &typed->letter.bytes;
    const char *footer = NULL;
    for (const char *at = text->bytes; (at = strstr(at, rule)); at += strlen(rule))
        footer = at; /* the last: of the translation, where there is one */
    if (!footer)
        return;
    struct arena *arena = t->press.w.arena;
    const int n_before = (int)(footer - text->bytes);
    const char *const made[] = {arena_printf(arena, "%.*s%s%s\n%s", n_before, text->bytes, rule, other, footer),
                                arena_printf(arena, "%.*s%s\n%s", n_before, text->bytes, footer, footer),
                                arena_printf(arena, "%s\n%s%s", text->bytes, rule, other), arena_printf(arena, "%s\n%s", text->bytes, other)};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        count(tally, typed, judge(t, typed, made[i], strlen(made[i])), "a second footer");
}

/* With `what` put in before byte `at`. */
static const char *put_in(struct arena *arena, const char *text, size_t at, const char *what)
{
    return arena_printf(arena, "%.*s%s%s", (int)at, text, what, text + at);
}

/* What says that this is a copy: missing, said elsewhere than first, said twice, or said of a letter that is none. */
static void move_marks(struct trial *t, const struct typed *typed, const struct typed *copy, struct tally *tally)
{
    struct arena *arena = t->press.w.arena;
    const char *marked = copy->letter.bytes.bytes, *plain = typed->letter.bytes.bytes;
    const size_t n = strlen(marked) - strlen(strstr(marked, "\n\n")) + 2; /* the mark and the blank line below it */
    const char *mark = arena_strndup(arena, marked, n), *words = arena_printf(arena, "%.*s\n\n", (int)(n - 4), marked + 1), *rest = marked + n;
    const size_t below_sender = (size_t)(strstr(rest, "\n\n") + 2 - rest), above_title = (size_t)(strstr(rest, "\n==") - rest);
    const size_t foot = (size_t)(strstr(rest, "\n\n-----") + 2 - rest), plain_foot = (size_t)(strstr(plain, "\n\n-----") + 2 - plain);
    size_t title = above_title;
    while (rest[title - 1] != '\n' || rest[title - 2] != '\n')
        title--;
    const char *const of_copy[] = {rest, put_in(arena, rest, below_sender, mark), put_in(arena, rest, title, mark), put_in(arena, rest, foot, words),
                                   put_in(arena, marked, n + foot, words), put_in(arena, marked, 0, mark), plain};
    const char *const of_letter[] = {marked, put_in(arena, plain, 0, words), put_in(arena, plain, plain_foot, words)};
    for (size_t i = 0; i < sizeof of_copy / sizeof *of_copy; i++)
        count(tally, copy, judge(t, copy, of_copy[i], strlen(of_copy[i])), arena_printf(arena, "mark, %zu", i));
    for (size_t i = 0; i < sizeof of_letter / sizeof *of_letter; i++)
        count(tally, typed, judge(t, typed, of_letter[i], strlen(of_letter[i])), arena_printf(arena, "a mark, %zu", i));
}

static void roll(struct trial *t, const struct typed *typed, struct tally *tally)
{
    const struct buf *text = &typed->letter.bytes;
    for (size_t i = 0; i < 24; i++) {
        char *copy = arena_strndup(t->press.w.arena, text->bytes, text->n_bytes);
        const char *what = i % 2 ? swap_lines(t, copy, text->n_bytes) : change_digit(t, copy, text->n_bytes);
        if (what)
            count(tally, typed, judge(t, typed, copy, text->n_bytes), what);
    }
    for (size_t i = 0; i < 6; i++) { /* a text that ends too soon, at a line's end or within it */
        size_t n = dice(t, text->n_bytes - 1);
        while (i % 2 && n > 0 && text->bytes[n - 1] != '\n')
            n--;
        count(tally, typed, judge(t, typed, text->bytes, n), "cut off");
    }
}

/* The letter of another record. */
static void hold_against(struct trial *t, const struct typed *typed, const struct typed *other, struct tally *tally)
{
    count(tally, typed, judge(t, typed, other->letter.bytes.bytes, other->letter.bytes.n_bytes), other->name);
}

static int report(int number, const char *what, const struct tally *tally)
{
    const bool is_good = tally->n > 0 && tally->n_caught == tally->n;
    printf("%sok %d - %s (%zu of %zu)\n", is_good ? "" : "not ", number, what, tally->n_caught, tally->n);
    return !is_good;
}

int main(int argc, char **argv)
{
    struct trial t = {.random = argc > 1 ? strtoull(argv[1], NULL, 10) : 2026};
    struct tally passes = {0}, sentences = {0}, dices = {0}, others = {0}, footers = {0}, marks = {0};
    press_open(&t.press);
    t.arena = arena_new();
    struct typed *texts = arena_array(t.press.w.arena, 2 * t.press.w.n_samples, sizeof *texts), copy;
    size_t n = 0;
    for (size_t i = 0; i < 2 * t.press.w.n_samples; i++)
        if (make(&t, &texts[n], &t.press.w.samples[i / 2], i % 2 ? "en" : "nl", false) && make(&t, &copy, &t.press.w.samples[i / 2], i % 2 ? "en" : "nl", true)) {
            count(&passes, &copy, *judge(&t, &copy, copy.letter.bytes.bytes, copy.letter.bytes.n_bytes) ? "" : "passes", "copy");
            move_marks(&t, &texts[n], &copy, &marks);
            buf_done(&copy.letter.bytes);
            arena_free(copy.arena);
            n++;
        }
    for (size_t i = 0; i < n; i++) {
        const char *code = judge(&t, &texts[i], texts[i].letter.bytes.bytes, texts[i].letter.bytes.n_bytes);
        count(&passes, &texts[i], *code ? "" : "passes", code);
        take_out_sentences(&t, &texts[i], &sentences);
        roll(&t, &texts[i], &dices);
        add_footers(&t, &texts[i], &footers);
        hold_against(&t, &texts[i], &texts[(i + 2) % n], &others);
    }
    int failed = report(1, "the text of every sample passes", &passes);
    failed += report(2, "a sentence that is missing refuses the text", &sentences);
    failed += report(3, "a digit that is another, lines in each other's place, a text cut off: refused", &dices);
    failed += report(4, "the text of another record is refused", &others);
    failed += report(5, "a second footer, or words behind it, is refused", &footers);
    failed += report(6, "the mark of a copy that is missing, said later or twice, or that of a letter that is none, is refused", &marks);
    puts("1..6");
    return failed != 0;
}
