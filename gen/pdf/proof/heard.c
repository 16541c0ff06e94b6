#include "heard.h"

#include <math.h>
#include <string.h>

#include "../../base/text.h"
#include "words.h"

#define MAX_TEXT_BYTES ((size_t)1 << 20)
#define MAX_DEPTH      12
#define SAME_LINE_PT   0.5
#define MIN_LEADING    0.8 /* of the type's size */

/* How a type of element stands in the tree. */
struct form {
    const char *type;
    const char *within;     /* where it may stand */
    enum { HOLDER, WORDS, INLINE } holds;
    enum element_kind kind; /* of WORDS */
};

// clang-format off
static const struct form forms[] = {
    {"/Document", " root ",                 HOLDER, 0},
    {"/Part",     " /Document ",            HOLDER, 0},
    {"/H1",       " /Document /Part ",      WORDS, HEARD_H1},
    {"/H2",       " /Document /Part ",      WORDS, HEARD_H2},
    {"/P",        " /Document /Part ",      WORDS, HEARD_P},
    {"/Figure",   " /Document /Part ",      WORDS, HEARD_FIGURE},
    {"/L",        " /Document /Part ",      HOLDER, 0},
    {"/LI",       " /L ",                   HOLDER, 0},
    {"/Lbl",      " /LI ",                  WORDS, HEARD_LBL},
    {"/LBody",    " /LI ",                  WORDS, HEARD_LBODY},
    {"/Table",    " /Document /Part ",      HOLDER, 0},
    {"/TR",       " /Table ",               HOLDER, 0},
    {"/TH",       " /TR ",                  WORDS, HEARD_TH},
    {"/TD",       " /TR ",                  WORDS, HEARD_TD},
    {"/Span",     " /H1 /H2 /P /Lbl /LBody /TH /TD /Span /Link ", INLINE, 0},
    {"/Link",     " /H1 /H2 /P /Lbl /LBody /TH /TD /Span ",       INLINE, 0},
};
// clang-format on

struct walker {
    const struct file *f;
    struct heard *heard;
    long *page_numbers;      /* objects */
    long **owners;           /* per page, by mcid: the element that the parent tree names */
    struct buf raw;          /* the words of the element that is being heard */
    struct heard_element *element;
    const char *type;        /* its name; its marks bear it */
    size_t page, mark;       /* the last that was heard; mark counts from 1 */
    int depth;
    const struct page_mark *above; /* the last that a later one stands below, and its page */
    size_t above_page;
    const struct page_mark *lead; /* the last of the line that the part begins with, when that is drawn first too */
    const struct page_mark *detail; /* above the title: the last one, below the last label */
    bool has_title;          /* of the part */
    bool goes_left;          /* the part is read from the right */
    size_t notice;           /* the last mark of the element, counted from 1, when it is heard later than what stands below it; 0: it is not */
    size_t n_parts;          /* that were met */
    struct heard_link *link; /* whose words are being heard, or NULL */
    struct bytes lang;       /* of the document */
};

static enum outcome fault(const struct walker *w, const char *what)
{
    return diag_note(w->f->d, D_PROOF_MARKS, w->f->at, "%s", what);
}

static void free_buf(void *b)
{
    buf_done(b);
}

/* --- the parent tree: which element each mark belongs to --- */

static enum outcome read_owners(struct walker *w, size_t page, struct bytes array)
{
    struct lex lex = lex_of(array);
    struct token token;
    struct bytes value;
    const size_t n = w->heard->pages[page].n_mcids;
    size_t i = 0;
    w->owners[page] = arena_array(w->f->arena, n + 1, sizeof **w->owners);
    if (lex_next(&lex, &token) != TOKEN_ARRAY)
        return fault(w, "/ParentTree");
    while (lex_value(&lex, &value)) {
        if (i == n)
            return fault(w, "a mark that is lost");
        w->owners[page][i++] = lex_reference(value);
    }
    return i == n ? DONE : fault(w, "a mark without an element");
}

static enum outcome read_parent_tree(struct walker *w, struct bytes root)
{
    struct bytes parents, numbers, value;
    struct token token;
    const size_t n_pages = w->heard->n_pages;
    w->owners = arena_array(w->f->arena, n_pages + 1, sizeof *w->owners);
    if (!file_find(w->f, root, "/ParentTree", &parents) || !lex_find(parents, "/Nums", &numbers))
        return fault(w, "/ParentTree");
    struct lex lex = lex_of(numbers);
    lex_next(&lex, &token);
    for (size_t i = 0; i < n_pages; i++) {
        if (lex_next(&lex, &token) != TOKEN_NUMBER || lex_integer((struct bytes){token.at, token.n}) != (long)i || !lex_value(&lex, &value))
            return fault(w, "/ParentTree");
        const enum outcome got = read_owners(w, i, value);
        if (got != DONE)
            return got;
    }
    return DONE;
}

/* --- elements --- */

static void begin_element(struct walker *w, const struct form *form, long number)
{
    struct heard *h = w->heard;
    if (h->n_elements == h->max_elements) {
        const size_t max = h->max_elements ? 2 * h->max_elements : 256;
        struct heard_element *more = arena_array(w->f->arena, max, sizeof *more);
        if (h->n_elements)
            memcpy(more, h->elements, h->n_elements * sizeof *more);
        h->elements = more;
        h->max_elements = max;
    }
    w->element = &h->elements[h->n_elements++];
    *w->element = (struct heard_element){.kind = form->kind, .part = h->n_parts - 1, .page = SIZE_MAX, .number = number};
    w->type = form->type;
    w->has_title |= form->kind == HEARD_H1;
    w->raw.n_bytes = 0;
    w->notice = 0;
}

static enum outcome end_element(struct walker *w)
{
    struct heard_element *element = w->element;
    struct buf *text = w->heard->text;
    element->from = text->n_bytes;
    words_plain(text, w->raw.bytes, w->raw.n_bytes);
    element->n = text->n_bytes - element->from;
    buf_add(text, "\n", 1);
    const bool begins_badly = w->raw.n_bytes && *w->raw.bytes == ' ';
    w->heard->has_hole |= w->has_title && (begins_badly || words_have_hole(w->raw.bytes, w->raw.n_bytes));
    w->element = NULL;
    if (element->page == SIZE_MAX || element->n == 0)
        return fault(w, "an element without words");
    return DONE;
}

/* How a mark stands to one that was heard before it: below, and further on in its line. In a part that is read from the right a line holds words
 * of either direction, so that there only what stands lower is known. */
struct step {
    double down, on;
    bool goes_on; /* in the same line, or may */
    bool lies_over; /* lower, but by less than a line of its type is high; for an element at the same edge the last line of the one before counts */
};

static struct step step_to(const struct walker *w, const struct page_mark *before, const struct page_mark *mark)
{
    const bool is_first = &w->heard->pages[w->element->page].marks[w->element->mark] == mark;
    struct step step = {.down = mark->y - before->y, .on = mark->x - before->x};
    const bool is_same_edge = is_first && fabs(step.on) < SAME_LINE_PT;
    const double down = is_same_edge ? mark->y - before->last_y : step.down;
    step.lies_over = !w->goes_left && (is_same_edge || down > SAME_LINE_PT) && down < MIN_LEADING * mark->size;
    step.goes_on = step.down > -SAME_LINE_PT && (w->goes_left || step.on > -SAME_LINE_PT);
    return step;
}

/* What is heard later stands lower, or on the same line further on; but above the title, where each detail stands below its label,
 * and the labels below or beside each other. */
static enum outcome check_place(struct walker *w, const struct page_mark *mark, size_t page)
{
    const bool is_above_lead = w->lead && w->above == w->lead && w->above_page == page && mark->y < w->lead->y; /* heard first, it may stand below a head */
    const bool is_new_page = !w->above || w->above_page != page || is_above_lead;
    const bool is_head = w->element->kind == HEARD_LBODY && !w->has_title;
    if (!mark->has_place)
        return DONE;
    w->heard->n_displaced += is_above_lead;
    const struct step step = is_new_page ? (struct step){.down = 1, .goes_on = true} : step_to(w, w->above, mark);
    if (step.lies_over)
        return fault(w, "words over words");
    if (is_head && !is_new_page) {
        w->detail = mark;
        return step.down > SAME_LINE_PT && step.goes_on ? DONE : fault(w, "heard in another order than seen");
    }
    const bool is_above_detail = w->detail && w->detail->y > mark->y - SAME_LINE_PT && !is_new_page;
    w->above = mark;
    w->above_page = page;
    w->detail = NULL;
    const bool is_beside = w->goes_left ? step.on < -SAME_LINE_PT : step.on > SAME_LINE_PT;
    const bool is_column = w->element->kind == HEARD_LBL && !w->has_title && is_beside;
    if (is_above_detail && !is_column)
        return fault(w, "heard in another order than seen");
    return is_column || step.down > SAME_LINE_PT || step.goes_on ? DONE : fault(w, "heard in another order than seen");
}

/* The first mark of words on a page, + 1. */
static size_t first_of(const struct proof_page *page)
{
    size_t i = 0;
    while (i < page->n_marks && page->marks[i].mcid < 0)
        i++;
    return i + 1;
}

/* Whether this mark of words on a page is of the line that the part begins with, and is drawn first. */
static bool is_lead(const struct walker *w, const struct proof_page *p, size_t which)
{
    const struct heard_element *element = w->element;
    const bool is_first = element == w->heard->elements || element[-1].part != element->part;
    return element->kind == HEARD_P && is_first && (which == first_of(p) || (w->lead && w->lead == &p->marks[which - 2]));
}

/* The mark of that number on that page: it is this element's, is heard once, and behind those before it. */
static enum outcome hear_mark(struct walker *w, size_t page, long mcid, long element)
{
    struct proof_page *p = &w->heard->pages[page];
    if (!w->element || mcid < 0 || (size_t)mcid >= p->n_mcids || !p->by_mcid[mcid])
        return fault(w, "a mark that is lost");
    const size_t which = p->by_mcid[mcid];
    struct page_mark *mark = &p->marks[which - 1];
    const bool is_named = bytes_is(mark->name, w->type) || bytes_is(mark->name, "/Span");
    if (mark->is_used || !is_named || w->owners[page][mcid] != element)
        return fault(w, "a mark of another element");
    const bool is_before = page < w->page || (page == w->page && which <= w->mark);
    const bool is_notice = is_before && w->element->kind == HEARD_P && w->heard->part_of_page[page] == w->heard->n_parts &&
                           (which == first_of(p) || (w->notice && which == w->notice + 1 && page == w->element->page));
    if (is_before && !is_notice)
        return fault(w, "heard in another order than seen");
    if (mark->jumps && !w->goes_left) /* there glyphs stand in the order in which they are read, each left of the one before */
        return fault(w, "words with a gap");
    mark->is_used = true;
    if (w->link && w->link->end && w->link->page != page)
        return fault(w, "a link over two pages");
    if (w->link)
        *w->link = (struct heard_link){.page = page, .first = w->link->end ? w->link->first : which - 1, .end = which};
    if (w->element->page == SIZE_MAX) {
        w->element->page = page;
        w->element->mark = which - 1;
    }
    if (is_notice) {
        w->heard->n_displaced += w->notice == 0;
        w->notice = which;
        buf_add(&w->raw, p->words.bytes + mark->text, mark->n_text);
        return DONE;
    }
    w->page = page;
    w->mark = which;
    w->heard->part_of_page[page] = w->heard->n_parts;
    buf_add(&w->raw, p->words.bytes + mark->text, mark->n_text);
    if (is_lead(w, p, which))
        w->lead = mark;
    return check_place(w, mark, page);
}

static size_t page_of(const struct walker *w, struct bytes reference)
{
    const long number = reference.at ? lex_reference(reference) : 0;
    for (size_t i = 0; number && i < w->heard->n_pages; i++)
        if (w->page_numbers[i] == number)
            return i;
    return SIZE_MAX;
}

static enum outcome visit(struct walker *w, long number, long parent, const char *within);

static const struct form *form_of(struct bytes type)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (bytes_is(type, forms[i].type))
            return &forms[i];
    return NULL;
}

/* An element on its way. */
struct visit {
    long number;
    struct bytes type, up, kids, lang, page, alt;
    const struct form *form;
    size_t raw;            /* where its words begin in those of its element */
    struct bytes link;     /* the annotation of a link */
    long annotation;
    struct heard_link place; /* of a link: where its words stand */
};

static void read_element(struct visit *v, struct bytes dict)
{
    struct lex lex = lex_of(dict);
    struct token token;
    struct bytes key, value;
    lex_next(&lex, &token);
    while (lex_entry(&lex, &key, &value)) {
        if (bytes_is(key, "/S"))
            v->type = value;
        else if (bytes_is(key, "/P"))
            v->up = value;
        else if (bytes_is(key, "/K"))
            v->kids = value;
        else if (bytes_is(key, "/Lang"))
            v->lang = value;
        else if (bytes_is(key, "/Pg"))
            v->page = value;
        else if (bytes_is(key, "/Alt"))
            v->alt = value;
    }
}

static bool is_link(const struct visit *v)
{
    return bytes_is(v->type, "/Link");
}

/* The annotation that belongs to a link: one. */
static enum outcome meet_annotation(struct walker *w, struct visit *v, struct bytes reference)
{
    if (!is_link(v) || v->annotation)
        return fault(w, "a link outside /Link");
    v->annotation = lex_reference(reference);
    v->link = file_value(w->f, reference);
    return v->link.at ? DONE : fault(w, "a link that is lost");
}

static void add_link(struct walker *w, const struct heard_link *link)
{
    struct heard *h = w->heard;
    if (h->n_links == h->max_links) {
        const size_t max = h->max_links ? 2 * h->max_links : 32;
        struct heard_link *more = arena_array(w->f->arena, max, sizeof *more);
        if (h->n_links)
            memcpy(more, h->links, h->n_links * sizeof *more);
        h->links = more;
        h->max_links = max;
    }
    h->links[h->n_links++] = *link;
}

/* A link is called as its words are. */
static enum outcome end_link(struct walker *w, const struct visit *v)
{
    struct arena *arena = w->f->arena;
    struct bytes contents, action, address;
    const size_t n = w->raw.n_bytes - v->raw;
    if (!v->link.at || !lex_find(v->link, "/Contents", &contents) || !lex_find(v->link, "/A", &action) || !lex_find(action, "/URI", &address))
        return fault(w, "a link that is lost");
    struct heard_link link = v->place;
    const char *words = words_plain_copy(arena, arena_strndup(arena, w->raw.bytes + v->raw, n), n), *said = type_string(arena, contents);
    if (!said || !text_equal(words, words_plain_copy(arena, said, strlen(said))))
        return fault(w, "a link that says something else than its words");
    link.words = words;
    link.address = address;
    link.annotation = v->annotation;
    add_link(w, &link);
    return DONE;
}

static enum outcome hear_kid(struct walker *w, struct visit *v, struct bytes kid)
{
    static const char *const keys[] = {"/Pg", "/Obj", "/MCID"};
    struct bytes values[3] = {v->page, {0}, kid};
    const long number = lex_reference(kid);
    if (number)
        return v->form->type[1] == 'F' ? fault(w, "/Figure") : visit(w, number, v->number, v->form->type);
    const bool is_dict = *kid.at == '<';
    if (is_dict)
        lex_find_each(kid, keys, values, 3);
    if (is_dict && !values[0].at)
        return fault(w, "a mark without a page");
    if (is_dict && values[1].at)
        return meet_annotation(w, v, values[1]);
    const size_t page = page_of(w, values[0]);
    if (!values[2].at)
        return fault(w, "a mark without a number");
    if (page == SIZE_MAX || v->form->holds == HOLDER)
        return fault(w, "a mark without a page");
    return hear_mark(w, page, lex_integer(values[2]), v->number);
}

static enum outcome hear_kids(struct walker *w, struct visit *v)
{
    struct bytes kid;
    struct token token;
    enum outcome got = DONE;
    if (!v->kids.at)
        return fault(w, "an element without kids");
    struct lex lex = lex_of(v->kids);
    if (*v->kids.at != '[')
        return hear_kid(w, v, v->kids);
    lex_next(&lex, &token);
    while (got == DONE && lex_value(&lex, &kid))
        got = hear_kid(w, v, kid);
    return got;
}

/* The letters: one in Dutch, and perhaps its translation. */
static enum outcome begin_part(struct walker *w, const struct visit *v)
{
    struct heard *h = w->heard;
    const bool is_document = v->form == &forms[0], is_part = v->form == &forms[1];
    if (!is_document && !is_part)
        return DONE;
    if (is_part && ++w->n_parts > 2)
        return fault(w, "more than two letters");
    w->has_title = false;
    w->lead = NULL;
    if (is_part && w->n_parts == 2) {
        h->n_parts = 2;
        h->langs[1] = w->lang;
    }
    if (v->lang.at)
        h->langs[h->n_parts - 1] = v->lang;
    w->goes_left = words_go_left(h->langs[h->n_parts - 1].at, h->langs[h->n_parts - 1].n);
    if (is_document)
        w->lang = h->langs[0];
    return DONE;
}

static enum outcome visit(struct walker *w, long number, long parent, const char *within)
{
    struct visit v = {.number = number};
    const struct file_object *object = file_object(w->f, number);
    if (object)
        read_element(&v, object->value);
    if (!v.type.at || !v.up.at || ++w->depth > MAX_DEPTH)
        return fault(w, "an element that is lost");
    v.form = form_of(v.type);
    const char *place = v.form ? strstr(v.form->within, within) : NULL;
    if (!place || place[strlen(within)] != ' ' || lex_reference(v.up) != parent)
        return fault(w, "an element where it must not stand");
    if ((v.alt.at != NULL) != bytes_is(v.type, "/Figure"))
        return fault(w, "a text instead of words");
    enum outcome got = begin_part(w, &v);
    if (got == DONE && v.form->holds == WORDS)
        begin_element(w, v.form, number);
    v.raw = w->raw.n_bytes;
    if (is_link(&v))
        w->link = &v.place;
    if (got == DONE)
        got = hear_kids(w, &v);
    if (is_link(&v))
        w->link = NULL;
    if (got == DONE && is_link(&v))
        got = end_link(w, &v);
    if (got == DONE && v.alt.at && !type_say_string(&w->raw, v.alt)) /* what a figure says */
        got = fault(w, "a figure without words");
    if (got == DONE && v.form->holds == WORDS)
        got = end_element(w);
    w->depth--;
    return got;
}

/* --- all of it --- */

static enum outcome read_pages(struct walker *w, struct bytes catalog)
{
    struct heard *h = w->heard;
    struct bytes pages, kids, kid, count;
    struct token token;
    struct type *types = NULL;
    if (!file_find(w->f, catalog, "/Pages", &pages) || !lex_find(pages, "/Kids", &kids) || !lex_find(pages, "/Count", &count))
        return file_fault(w->f, "/Pages");
    const long n = lex_integer(count);
    if (n < 1 || n > 1000)
        return file_fault(w->f, "/Count");
    h->pages = arena_array(w->f->arena, (size_t)n, sizeof *h->pages);
    h->part_of_page = arena_array(w->f->arena, (size_t)n, sizeof *h->part_of_page);
    w->page_numbers = arena_array(w->f->arena, (size_t)n, sizeof *w->page_numbers);
    struct lex lex = lex_of(kids);
    lex_next(&lex, &token);
    for (; lex_value(&lex, &kid); h->n_pages++) {
        const struct file_object *page = file_object(w->f, lex_reference(kid));
        if (h->n_pages == (size_t)n || !page)
            return file_fault(w->f, "/Kids");
        w->page_numbers[h->n_pages] = lex_reference(kid);
        const enum outcome got = page_read(&h->pages[h->n_pages], w->f, &types, page->value);
        if (got != DONE)
            return got;
    }
    return h->n_pages == (size_t)n ? DONE : file_fault(w->f, "/Count");
}

static enum outcome all_heard(const struct walker *w)
{
    for (size_t i = 0; i < w->heard->n_pages; i++) {
        const struct proof_page *page = &w->heard->pages[i];
        for (size_t k = 0; k < page->n_marks; k++)
            if (page->marks[k].mcid >= 0 && !page->marks[k].is_used)
                return fault(w, "a mark that nobody hears");
        if (w->heard->part_of_page[i] == 0)
            return fault(w, "a page that nobody hears");
    }
    return DONE;
}

enum outcome heard_read(struct heard *out, const struct file *f)
{
    struct walker w = {.f = f, .heard = out};
    struct bytes catalog, root, top;
    *out = (struct heard){.n_parts = 1};
    out->text = arena_alloc(f->arena, sizeof *out->text);
    buf_init(out->text, MAX_TEXT_BYTES);
    arena_defer(f->arena, free_buf, out->text);
    if (!file_find(f, f->trailer, "/Root", &catalog) || !file_find(f, catalog, "/StructTreeRoot", &root) || !lex_find(root, "/K", &top))
        return file_fault(f, "/Root");
    struct bytes reference;
    lex_find(catalog, "/StructTreeRoot", &reference);
    enum outcome got = read_pages(&w, catalog);
    if (got == DONE)
        got = read_parent_tree(&w, root);
    buf_init(&w.raw, MAX_TEXT_BYTES);
    if (got == DONE)
        got = visit(&w, lex_reference(top), lex_reference(reference), "root");
    buf_done(&w.raw);
    return got == DONE ? all_heard(&w) : got;
}
