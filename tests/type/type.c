/* type - each sample letter set from specimens and drawn by Cairo: the pages must be the same, operator for operator and number for number.
 *
 *   build/tests/type/type -b BUNDLE -s SELECTIONS -d DATE RECORD...      TAP, one line a record; after sh samples/run.sh
 *
 * Of each record: in Dutch, with English, in large print. What Cairo's fonts are called and how they number the signs of other code pages differs by
 * design; all else is compared. Samples have more rare signs in their names than life has: two in three Dutch letters must be set. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../gen/letter.h"
#include "../../gen/pdf/kit.h"
#include "../../gen/pdf/finish.h"
#include "../../gen/pdf/operators.h"
#include "../../gen/pdf/source.h"
#include "../../gen/pdf/typeset.h"
#include "../../gen/record/xml.h"

#define DATE_TEXT     "2026-12-01"
#define SAME_PT       2e-6
#define MAX_FONTS     16
#define MAX_SAID      200

/* Both ways to write one letter. */
struct pair {
    struct arena *arena;
    struct drawing *set, *drawn;
    struct source source;
    char fonts[MAX_FONTS][2][16]; /* Cairo's name, ours */
    size_t n_fonts;
    char said[MAX_SAID];
};

static bool differ(struct pair *p, const char *what, const struct operation *a, const struct operation *b)
{
    snprintf(p->said, sizeof p->said, "%s: drawn %.60s, set %.60s", what, a->from ? a->from : "", b->from ? b->from : "");
    p->said[strcspn(p->said, "\n")] = '\0';
    return false;
}

/* The names stand for each other all through the letter. */
static bool is_same_font(struct pair *p, const struct token *a, const struct token *b)
{
    for (size_t i = 0; i < p->n_fonts; i++) {
        const bool is_a = bytes_is((struct bytes){a->at, a->n}, p->fonts[i][0]), is_b = bytes_is((struct bytes){b->at, b->n}, p->fonts[i][1]);
        if (is_a || is_b)
            return is_a && is_b;
    }
    if (p->n_fonts == MAX_FONTS || a->n > 15 || b->n > 15)
        return false;
    snprintf(p->fonts[p->n_fonts][0], 16, "%.*s", (int)a->n, a->at);
    snprintf(p->fonts[p->n_fonts++][1], 16, "%.*s", (int)b->n, b->at);
    return true;
}

static bool is_same_number(const struct token *a, const struct token *b)
{
    char one[32], other[32];
    snprintf(one, sizeof one, "%.*s", (int)a->n, a->at);
    snprintf(other, sizeof other, "%.*s", (int)b->n, b->at);
    return fabs(strtod(one, NULL) - strtod(other, NULL)) < SAME_PT;
}

/* Without the ends of lines that Cairo breaks off. */
static size_t unbroken(char *out, const struct token *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (t->at[i] == '\n')
            continue;
        if (i + 1 < t->n && t->at[i] == '\\' && t->at[i + 1] == '\n')
            i++;
        else
            out[n++] = t->at[i];
    }
    return n;
}

static bool is_same_string(struct pair *p, const struct token *a, const struct token *b)
{
    char *one = arena_alloc(p->arena, a->n + 1), *other = arena_alloc(p->arena, b->n + 1);
    const size_t n = unbroken(one, a), m = unbroken(other, b);
    return n == m && (a->kind == TOKEN_HEX || memcmp(one, other, n) == 0);
}

static bool is_same_token(struct pair *p, const struct token *a, const struct token *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TOKEN_NUMBER:
        return is_same_number(a, b);
    case TOKEN_STRING:
    case TOKEN_HEX:
        return is_same_string(p, a, b);
    case TOKEN_NAME:
        if (a->n > 2 && memcmp(a->at, "/f-", 3) == 0)
            return is_same_font(p, a, b);
        return a->n == b->n && memcmp(a->at, b->at, a->n) == 0;
    default:
        return a->n == b->n && memcmp(a->at, b->at, a->n) == 0;
    }
}

static bool is_same_page(struct pair *p, struct bytes drawn, struct bytes set)
{
    struct lex one = lex_of(drawn), other = lex_of(set);
    struct operation a, b;
    do {
        operator_next(&one, &a);
        operator_next(&other, &b);
        if (a.kind != b.kind)
            return differ(p, "another operator", &a, &b);
        if (a.kind == OPERATOR_BAD)
            return differ(p, "an unknown operator", &a, &b);
        struct lex left = {a.from, a.to}, right = {b.from, b.to};
        struct token x, y;
        while (a.kind != OPERATOR_END && lex_next(&left, &x) != TOKEN_END)
            if (lex_next(&right, &y) == TOKEN_END || !is_same_token(p, &x, &y))
                return differ(p, "another operand", &a, &b);
    } while (a.kind != OPERATOR_END);
    return true;
}

static bool are_same_tags(struct pair *p)
{
    bool are = p->set->n_tags == p->drawn->n_tags;
    for (size_t i = 0; are && i < p->set->n_tags; i++)
        are = p->set->tags[i].first == p->drawn->tags[i].first && p->set->tags[i].n_marks == p->drawn->tags[i].n_marks;
    if (!are)
        snprintf(p->said, sizeof p->said, "other tags");
    return are;
}

static bool are_same(struct pair *p, struct diag *d, const struct shop *shop, size_t n_pages)
{
    p->source = (struct source){.arena = p->arena, .d = d, .zip = finisher_zip(pdf_kit_finisher(shop->pdf)),
                                .bytes = {p->drawn->file.bytes, p->drawn->file.n_bytes}};
    bool are = source_open(&p->source) == DONE && p->source.n_pages == n_pages && are_same_tags(p);
    for (size_t i = 0; are && i < n_pages; i++) {
        struct source_object page, content;
        struct bytes raw;
        const struct buf *set = &p->set->set[i].content;
        are = source_object(&page, &p->source, p->source.pages[i]) == DONE && source_follow(&content, &p->source, page.value, "/Contents") == DONE &&
              source_inflate(&raw, &p->source, &content) == DONE && is_same_page(p, raw, (struct bytes){set->bytes, set->n_bytes});
    }
    return are;
}

enum way { SET, DRAWN, OTHERWISE, NOT_MADE };

static enum way try_letter(struct pair *p, struct shop *shop, const struct slice *slice, const struct letter_order *order)
{
    struct diag d;
    struct letter letter;
    diag_init(&d, p->arena);
    enum way way = NOT_MADE;
    const enum outcome made = letter_make(&letter, p->arena, &d, shop, slice, order);
    if ((made == DONE || made == HELD) && letter.layout) {
        const enum outcome got = typeset_layout(&p->set, p->arena, &d, shop->pdf, letter.layout);
        way = got != DONE ? OTHERWISE : p->set ? SET : DRAWN;
        if (way == SET && (draw_layout(&p->drawn, p->arena, &d, shop->pdf, letter.layout, DATE_TEXT) != DONE || !are_same(p, &d, shop, letter.layout->n_pages)))
            way = OTHERWISE;
    }
    letter_done(&letter);
    return way;
}

/* True when its Dutch letter was set. */
static bool try_record(struct shop *shop, const char *date, const struct slice *slice, int number)
{
    static const struct letter_order kinds[] = {{.language = "nl"}, {.language = "en"}, {.format = "large-print"}};
    int n_set = 0;
    bool is_right = true, is_dutch_set = false;
    char said[MAX_SAID] = "";
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct pair p = {.arena = arena_new()};
        struct letter_order order = kinds[i];
        order.stop_after = STOP_LAID_OUT;
        order.mailing_date = date_parse(date);
        const enum way way = try_letter(&p, shop, slice, &order);
        n_set += way == SET;
        is_dutch_set |= way == SET && i == 0;
        is_right &= way != OTHERWISE;
        if (way == OTHERWISE)
            snprintf(said, sizeof said, "%s", p.said);
        arena_free(p.arena);
    }
    const char *name = strrchr(slice->in->name, '/') ? strrchr(slice->in->name, '/') + 1 : slice->in->name;
    printf("%s %d - %s: %d set%s\n", is_right ? "ok" : "not ok", number, name, n_set, is_right ? "" : ", not as Cairo draws it");
    if (!is_right)
        printf("# %s\n", said);
    return is_dutch_set;
}

int main(int argc, char **argv)
{
    const char *dir = NULL, *selections = NULL, *date = NULL;
    struct arena *arena = arena_new();
    struct diag d;
    struct bundle bundle;
    struct shop *shop;
    struct input log, in;
    int option, n = argc, n_set = 0;
    while ((option = getopt(argc, argv, "b:s:d:")) != -1)
        *(option == 'b' ? &dir : option == 's' ? &selections : &date) = optarg;
    diag_init(&d, arena);
    xml_global_init();
    if (!dir || !selections || !date || optind == argc) {
        fprintf(stderr, "type -b BUNDLE -s SELECTIONS -d DATE RECORD...\n");
        return 2;
    }
    if (bundle_read(&bundle, arena, &d, dir) != DONE || files_read(&log, arena, &d, selections) != DONE || shop_open(&shop, arena, &d, &bundle, &log) != DONE) {
        fprintf(stderr, "type: the bundle or the log cannot be used\n");
        return 2;
    }
    n -= optind;
    for (int i = optind; i < argc; i++) {
        struct splitter splitter;
        struct slice slice;
        if (files_read(&in, arena, &d, argv[i]) != DONE || splitter_open(&splitter, arena, &d, &in) != DONE || splitter_next(&splitter, &slice, &d) != DONE)
            printf("not ok %d - %s cannot be read\n", i - optind + 1, argv[i]);
        else
            n_set += try_record(shop, date, &slice, i - optind + 1);
    }
    printf("%s %d - %d of %d Dutch letters are set\n1..%d\n", 3 * n_set >= 2 * n ? "ok" : "not ok", n + 1, n_set, n, n + 1);
    arena_free(arena);
    return 0;
}
