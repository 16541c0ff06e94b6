#include "links.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../base/text.h"

static enum outcome fault(const struct aside *a, const char *what)
{
    return diag_note(a->f->d, D_PROOF_MARKS, a->f->at, "%s", what);
}

/* --- where it leads --- */

static const char *behind(const char *text, const char *start)
{
    return text_starts(text, start) ? text + strlen(start) : text;
}

/* "https://www.a.example/b%20c" as people write it: a.example/b c. NULL when it leads to no page, mailbox or telephone. */
static const char *address_of(struct arena *arena, struct bytes string)
{
    static const char *const schemes[] = {"https://", "mailto:", "tel:"};
    const char *address = type_string(arena, string);
    size_t i = 0;
    while (address && i < 3 && !text_starts(address, schemes[i]))
        i++;
    if (!address || i == 3)
        return NULL;
    struct buf plain;
    buf_init(&plain, 1 << 16);
    for (const char *at = behind(address, schemes[i]); *at; at++) {
        static const char hex[] = "0123456789ABCDEF";
        const char *high = *at == '%' && at[1] ? strchr(hex, at[1]) : NULL, *low = high && at[2] ? strchr(hex, at[2]) : NULL;
        const char c = low ? (char)((high - hex) << 4 | (low - hex)) : *at;
        buf_add(&plain, &c, 1);
        at += low ? 2 : 0;
    }
    const char *copy = behind(arena_strndup(arena, plain.bytes ? plain.bytes : "", plain.n_bytes), "www.");
    buf_done(&plain);
    return words_plain_copy(arena, copy, strlen(copy));
}

static const char *words_of(const char *words)
{
    return behind(behind(words, "https://"), "www.");
}

/* Links lead where their words say. One that goes on over a page's end is two, whose words make one address. */
static enum outcome check_links(const struct aside *a)
{
    const struct heard *h = a->heard;
    const char *address = NULL;
    size_t n_met = 0;
    for (size_t i = 0; i < h->n_links; i++) {
        const char *its = address_of(a->f->arena, h->links[i].address), *words = n_met ? h->links[i].words : words_of(h->links[i].words);
        const size_t n = strlen(words);
        if (!its || (n_met && !text_equal(its, address)) || strncmp(its + n_met, words, n) != 0)
            return fault(a, "a link that leads elsewhere");
        address = its;
        n_met = its[n_met + n] ? n_met + n : 0;
    }
    return n_met ? fault(a, "a link that leads elsewhere") : DONE;
}

/* --- where one presses --- */

#define HEIGHT_PT    841.89 /* sight.c: each page has it */
#define NEAR_PT      0.5    /* of the edge of the first letter */
#define MAX_FIELDS   16     /* of a link: one for each piece of a line */
#define BELOW        0.5    /* of the type's size, at most: a field begins so far below the line on which the letters stand */
#define ABOVE        1.5    /* likewise above it */
#define MIN_WIDTH    0.25   /* of the type's size, of each letter on the average */
#define MAX_WIDTH    0.8

struct field {
    double left, bottom, right, top; /* of the page, upward */
};

/* Numbers of an array; how many, SIZE_MAX when something else stands in it or there are too many. */
static size_t read_numbers(double *numbers, size_t max, struct bytes array)
{
    struct lex lex = lex_of(array);
    struct token token;
    size_t n = 0;
    if (lex_next(&lex, &token) != TOKEN_ARRAY)
        return SIZE_MAX;
    for (; lex_next(&lex, &token) == TOKEN_NUMBER && n < max; n++)
        numbers[n] = strtod(token.at, NULL); /* "]" is behind the last */
    return token.kind == TOKEN_ARRAY_END ? n : SIZE_MAX;
}

/* The fields of a link: its corners, or where its words are several pieces (/QuadPoints: left and right above, left and right below), of each. */
static size_t read_fields(struct field *fields, struct bytes annotation)
{
    static const char *const keys[] = {"/Rect", "/QuadPoints"};
    double n[8 * MAX_FIELDS];
    struct bytes values[2];
    lex_find_each(annotation, keys, values, 2);
    if (!values[0].at || read_numbers(n, 4, values[0]) != 4)
        return 0;
    const struct field all = {n[0], n[1], n[2], n[3]};
    fields[0] = all;
    if (!values[1].at)
        return 1;
    const size_t n_numbers = read_numbers(n, 8 * MAX_FIELDS, values[1]);
    if (n_numbers == SIZE_MAX || n_numbers % 8)
        return 0;
    for (size_t i = 0; i < n_numbers / 8; i++) {
        const double *q = &n[8 * i];
        const struct field *f = &fields[i];
        fields[i] = (struct field){q[0], q[5], q[2], q[1]};
        if (q[4] != q[0] || q[6] != q[2] || q[3] != q[1] || q[7] != q[5] || f->left < all.left || f->right > all.right || f->bottom < all.bottom ||
            f->top > all.top)
            return 0;
    }
    return n_numbers / 8;
}

/* The pieces of a link's words. */
struct pieces {
    const struct heard_link *link;
    const struct proof_page *page;
    struct field fields[MAX_FIELDS];
    size_t n;
};

/* It begins where a piece does, and is as high as its line. */
static bool lies_on(const struct field *field, const struct page_mark *mark, const struct shown_at *at)
{
    const double line = HEIGHT_PT - at->y, size = mark->size;
    return fabs(field->left - at->x) < NEAR_PT && field->bottom <= line && field->bottom > line - BELOW * size && field->top > line &&
           field->top < line + ABOVE * size;
}

/* Behind or before another field of the same height, without a gap. */
static bool goes_on(const struct field *field, const struct field *other)
{
    return field->bottom == other->bottom && field->top == other->top && (field->left == other->right || field->right == other->left);
}

static bool has_words(const struct pieces *p, const struct field *field)
{
    for (size_t i = p->link->first; i < p->link->end; i++) {
        const struct page_mark *mark = &p->page->marks[i];
        for (size_t k = 0; mark->mcid >= 0 && k < mark->n_shown; k++)
            if (lies_on(field, mark, &p->page->shown[mark->shown + k]))
                return true;
    }
    for (size_t i = 0; i < p->n; i++)
        if (&p->fields[i] != field && goes_on(field, &p->fields[i]))
            return true;
    return false;
}

/* A place, or one so far beside it, lies in a field. */
static bool is_covered(const struct pieces *p, const struct shown_at *at, double beside)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct field *f = &p->fields[i];
        if (at->x > f->left - beside && at->x < f->right && HEIGHT_PT - at->y >= f->bottom && HEIGHT_PT - at->y < f->top)
            return true;
    }
    return false;
}

/* Words of no link, or of another, begin in a field. */
static bool covers_others(const struct pieces *p)
{
    for (size_t i = 0; i < p->page->n_marks; i++) {
        const struct page_mark *mark = &p->page->marks[i];
        const bool is_own = mark->mcid >= 0 && i >= p->link->first && i < p->link->end;
        for (size_t k = 0; !is_own && mark->furniture != FURNITURE_WATERMARK && k < mark->n_shown; k++) {
            const struct shown_at *at = &p->page->shown[mark->shown + k];
            const struct shown_at earlier = {at->x + NEAR_PT, at->y}; /* next to it they may */
            if (is_covered(p, at, -NEAR_PT) && is_covered(p, &earlier, 0))
                return true;
        }
    }
    return false;
}

/* Each piece of its words lies in a field, each field on words, and they are about as long as the words are; other words begin in none. */
static bool lies_on_words(const struct aside *a, const struct heard_link *link, struct bytes annotation)
{
    struct pieces p = {.link = link, .page = &a->heard->pages[link->page]};
    double width = 0, least = 0, most = 0;
    p.n = read_fields(p.fields, annotation);
    for (size_t i = link->first; i < link->end; i++) {
        const struct page_mark *mark = &p.page->marks[i];
        const char *words = arena_strndup(a->f->arena, p.page->words.bytes + mark->text, mark->n_text);
        if (mark->mcid < 0)
            continue;
        least += (double)text_length(words) * MIN_WIDTH * mark->size;
        most += (double)text_length(words) * MAX_WIDTH * mark->size;
        for (size_t k = 0; k < mark->n_shown; k++)
            if (!is_covered(&p, &p.page->shown[mark->shown + k], NEAR_PT))
                return false;
    }
    for (size_t i = 0; i < p.n; i++) {
        width += p.fields[i].right - p.fields[i].left;
        if (!has_words(&p, &p.fields[i]))
            return false;
    }
    return p.n && width > least && width < most && !covers_others(&p);
}

/* The link of the letter that has that annotation; NULL when none has, or two have. */
static const struct heard_link *link_of(const struct aside *a, long annotation)
{
    const struct heard_link *found = NULL;
    size_t n = 0;
    for (size_t i = 0; i < a->heard->n_links; i++)
        if (a->heard->links[i].annotation == annotation) {
            found = &a->heard->links[i];
            n++;
        }
    return n == 1 ? found : NULL;
}

/* Those of one page, each that of one link, which stands on this page; *n counts them. */
static enum outcome check_page(const struct aside *a, size_t page, struct bytes annotations, size_t *n)
{
    struct lex list = lex_of(annotations);
    struct token token;
    struct bytes one;
    lex_next(&list, &token);
    for (; lex_value(&list, &one); ++*n) {
        const struct heard_link *link = link_of(a, lex_reference(one));
        if (!link || link->page != page)
            return fault(a, "a link that nobody hears");
        if (!lies_on_words(a, link, file_value(a->f, one)))
            return fault(a, "a link that lies beside its words");
    }
    return DONE;
}

/* Each annotation is that of one link, and each link has one. */
static enum outcome check_annotations(const struct aside *a)
{
    struct bytes catalog, pages, kids, kid, annotations;
    struct token token;
    size_t n = 0;
    enum outcome got = DONE;
    if (!file_find(a->f, a->f->trailer, "/Root", &catalog) || !file_find(a->f, catalog, "/Pages", &pages) || !lex_find(pages, "/Kids", &kids))
        return fault(a, "/Pages");
    struct lex lex = lex_of(kids);
    lex_next(&lex, &token);
    for (size_t i = 0; got == DONE && lex_value(&lex, &kid); i++) {
        const struct bytes page = file_value(a->f, kid);
        if (page.at && lex_find(page, "/Annots", &annotations))
            got = check_page(a, i, annotations, &n);
    }
    return got == DONE && n != a->heard->n_links ? fault(a, "a link that cannot be followed") : got;
}

enum outcome links_check(const struct aside *a)
{
    return outcome_worse(check_links(a), check_annotations(a));
}
