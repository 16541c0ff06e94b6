/* Whether each letter of a page model has the parts that its form asks for: page_model_whole(). */
#include "page_model.h"

#include "../base/text.h"

struct form {
    struct diag *d;
    const struct block *letter;
    bool is_concept;
};

static enum outcome fault(const struct form *f, const struct block *at, const char *what)
{
    struct place place = {.file = "page model", .line = at->line};
    return diag_note(f->d, D_PAGE_MODEL, &place, "%s: %s", block_name(at->kind), what);
}

static size_t count(const struct block *parent, enum block_kind kind)
{
    size_t n = 0;
    for (const struct block *it = parent->first; it; it = it->next)
        n += it->kind == kind;
    return n;
}

static const struct block *first_of(const struct block *parent, enum block_kind kind)
{
    const struct block *it = parent->first;
    while (it && it->kind != kind)
        it = it->next;
    return it;
}

/* Which letter this is: the Dutch one first, then its translation. */
static enum outcome check_letter(const struct form *f, bool is_first)
{
    const struct block *l = f->letter;
    if (!l->has_form)
        return fault(f, l, "form, translation");
    if (l->translation == is_first)
        return fault(f, l, "translation");
    return l->alt && *l->alt ? DONE : fault(f, l, "title");
}

/* A translation has no head of its own; an annex stands behind the address of its decision. */
static enum outcome check_head(const struct form *f)
{
    const struct block *l = f->letter;
    const size_t head = l->translation ? 0 : 1, address = l->translation || l->annex ? 0 : 1;
    const struct {
        enum block_kind kind;
        size_t n;
    } parts[] = {
        {BLOCK_LETTERHEAD, head}, {BLOCK_RETURN, address}, {BLOCK_ADDRESS, address},
        {BLOCK_REFERENCE, 1},     {BLOCK_BODY, 1},         {BLOCK_FOOTER, 1},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (count(l, parts[i].kind) != parts[i].n)
            return fault(f, l, block_name(parts[i].kind));
    for (const struct block *it = l->first; it && it->next; it = it->next)
        if (it->next->kind < it->kind) /* the kinds stand in the order of a letter */
            return fault(f, it->next, "stands after what it comes before");
    return DONE;
}

static bool has_span(const struct block *parent, enum span_kind kind)
{
    for (const struct block *p = parent->first; p; p = p->next)
        for (const struct span *it = p->spans; it; it = it->next)
            if (it->kind == kind)
                return true;
    return false;
}

static bool has_mark(const struct block *letter)
{
    for (const struct block *it = letter->first; it; it = it->next)
        if (it->kind == BLOCK_MARK && text_equal(it->attr_kind, "concept"))
            return true;
    return false;
}

static enum outcome check_every_page(const struct form *f)
{
    const struct block *footer = first_of(f->letter, BLOCK_FOOTER);
    if (!has_span(footer, SPAN_PAGE_NUMBER) || !has_span(footer, SPAN_PAGE_COUNT))
        return fault(f, footer, "page-number, page-count");
    return has_mark(f->letter) == f->is_concept ? DONE : fault(f, f->letter, "mark of a concept");
}

static bool is_head_row(const struct block *tr)
{
    for (const struct block *th = tr ? tr->first : NULL; th; th = th->next)
        if (th->kind != BLOCK_TH || !th->attr_kind)
            return false;
    return tr != NULL;
}

/* What stands in a section: its tables have a head, its first block has been seen to be a heading. */
static enum outcome check_section(const struct form *f, const struct block *section)
{
    if (!section->part || !*section->part)
        return fault(f, section, "part");
    for (const struct block *it = section->first; it; it = it->next)
        if (it->kind == BLOCK_TABLE && !is_head_row(it->first))
            return fault(f, it, "head");
    return section->first->next ? DONE : fault(f, section, "nothing but a heading");
}

/* A title (behind the line that says that this is a translation), the box that says what to do, sections, a signature. */
static enum outcome check_body(const struct form *f)
{
    const struct block *body = first_of(f->letter, BLOCK_BODY);
    const struct block *title = f->letter->translation && body->first ? body->first->next : body->first;
    if (!title || title->kind != BLOCK_H1)
        return fault(f, body, "h1");
    const struct block *section = title;
    size_t n_boxes = 0;
    for (; section && section->kind != BLOCK_SECTION; section = section->next)
        n_boxes += section->kind == BLOCK_BOX;
    if (n_boxes != 1 || !section)
        return fault(f, body, "box");
    if (count(body, BLOCK_SIGNATURE) != (f->letter->annex ? 0 : 1))
        return fault(f, body, "signature");
    enum outcome got = DONE;
    for (const struct block *it = section; it; it = it->next)
        if (it->kind == BLOCK_SECTION)
            got = outcome_worse(got, check_section(f, it));
    return got;
}

enum outcome page_model_whole(struct diag *d, const struct block *pages, bool concept)
{
    enum outcome got = DONE;
    for (const struct block *letter = pages->first; letter; letter = letter->next) {
        struct form f = {.d = d, .letter = letter, .is_concept = concept};
        enum outcome one = check_letter(&f, letter == pages->first);
        if (one == DONE)
            one = check_head(&f);
        if (one == DONE)
            one = outcome_worse(check_every_page(&f), check_body(&f));
        got = outcome_worse(got, one);
    }
    return got;
}
