#include "page_model.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"

#define BIT(kind) (UINT64_C(1) << (kind))

/* What may stand in a block: kids (bits), text, and the attributes it takes besides clause and lang. */
struct rule {
    const char *name;
    uint64_t kids;
    bool has_text;
    bool has_anything; /* must not be empty */
    const char *const *attributes;
};

#define B(kind) BIT(BLOCK_##kind)
#define FLOW (B(P) | B(UL) | B(OL) | B(TABLE) | B(BOX) | B(DL) | B(ASIDE))

static const char *const no_attributes[] = {NULL};
static const char *const of_letter[] = {"translation", "title", NULL};
static const char *const of_logo[] = {"src", "alt", "width-mm", NULL};
static const char *const of_section[] = {"keep", NULL};
static const char *const of_p[] = {"small", NULL};
static const char *const of_th[] = {"scope", "align", NULL};
static const char *const of_td[] = {"align", NULL};
static const char *const of_kind[] = {"kind", NULL};
static const char *const of_qr[] = {"data", "alt", NULL};

// clang-format off
static const struct rule rules[BLOCK_N] = {
    [BLOCK_PAGES]      = {"page-model", B(LETTER), false, true, no_attributes},
    [BLOCK_LETTER]     = {"letter", B(LETTERHEAD) | B(RETURN) | B(ADDRESS) | B(REFERENCE) | B(BODY) | B(FOOTER) | B(HELP) | B(MARK), false, true, of_letter},
    [BLOCK_LETTERHEAD] = {"letterhead", B(LOGO) | B(P), false, true, no_attributes},
    [BLOCK_LOGO]       = {"logo", 0, false, false, of_logo},
    [BLOCK_RETURN]     = {"return", 0, true, true, no_attributes},
    [BLOCK_ADDRESS]    = {"address", B(LINE), false, true, no_attributes},
    [BLOCK_LINE]       = {"line", 0, true, true, no_attributes},
    [BLOCK_REFERENCE]  = {"reference", B(ROW), false, true, no_attributes},
    [BLOCK_ROW]        = {"row", B(TERM) | B(DETAIL), false, true, no_attributes},
    [BLOCK_TERM]       = {"term", 0, true, true, no_attributes},
    [BLOCK_DETAIL]     = {"detail", 0, true, true, no_attributes},
    [BLOCK_BODY]       = {"body", B(SECTION) | B(H1) | B(SIGNATURE) | FLOW, false, true, no_attributes},
    [BLOCK_SECTION]    = {"section", B(H2) | FLOW, false, true, of_section},
    [BLOCK_H1]         = {"h1", 0, true, true, no_attributes},
    [BLOCK_H2]         = {"h2", 0, true, true, no_attributes},
    [BLOCK_P]          = {"p", 0, true, true, of_p},
    [BLOCK_UL]         = {"ul", B(LI), false, true, no_attributes},
    [BLOCK_OL]         = {"ol", B(LI), false, true, no_attributes},
    [BLOCK_LI]         = {"li", 0, true, true, no_attributes},
    [BLOCK_TABLE]      = {"table", B(TR), false, true, no_attributes},
    [BLOCK_TR]         = {"tr", B(TH) | B(TD), false, true, no_attributes},
    [BLOCK_TH]         = {"th", 0, true, true, of_th},
    [BLOCK_TD]         = {"td", 0, true, true, of_td},
    [BLOCK_BOX]        = {"box", B(P) | B(ROW), false, true, of_kind},
    [BLOCK_DL]         = {"dl", B(ROW), false, true, no_attributes},
    [BLOCK_ASIDE]      = {"aside", B(QR) | B(P) | B(UL) | B(OL), false, true, no_attributes},
    [BLOCK_QR]         = {"qr", 0, false, false, of_qr},
    [BLOCK_SIGNATURE]  = {"signature", B(P), false, true, no_attributes},
    [BLOCK_FOOTER]     = {"footer", B(P), false, true, no_attributes},
    [BLOCK_HELP]       = {"help-strip", 0, true, true, no_attributes},
    [BLOCK_MARK]       = {"mark", 0, true, true, of_kind},
};
// clang-format on

/* Where the text of one block is written: one buffer, cut into spans. */
struct writer {
    struct span **tail;
    struct span *open; /* the text span being written, or NULL */
    char *at;          /* next free byte */
    bool keeps_spaces; /* <line>: two spaces before a town are two spaces */
    bool after_space;  /* what was written last is a space, or nothing was */
};

struct reader {
    struct arena *arena;
    struct diag *d;
};

const char *block_name(enum block_kind kind)
{
    return rules[kind].name;
}

static enum outcome fault(const struct reader *r, const xmlNode *node, const char *what)
{
    struct place at = {.file = "page model", .line = xmlGetLineNo(node)};
    return diag_note(r->d, D_PAGE_MODEL, &at, "%s: %s", (const char *)node->name, what);
}

/* ---- spans ---- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void close_span(struct writer *w)
{
    if (w->open)
        *w->at++ = '\0';
    w->open = NULL;
}

/* The span for text in this style: the open one when it is alike, else a new one. */
static struct span *span_for(const struct reader *r, struct writer *w, const struct span *style)
{
    struct span *open = w->open;
    if (open && open->style == style->style && open->nobreak == style->nobreak && same_text(open->value_of, style->value_of) &&
        same_text(open->href, style->href) && same_text(open->lang, style->lang) && same_text(open->clause, style->clause))
        return open;
    close_span(w);
    struct span *span = arena_alloc(r->arena, sizeof *span);
    *span = *style;
    span->text = w->at;
    *w->tail = span;
    w->tail = &span->next;
    w->open = span;
    return span;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space as HTML does it: a row of it is one space, none at either end. NBSP is not white space. */
static void write_text(const struct reader *r, struct writer *w, const struct span *style, const char *text)
{
    for (; *text; text++) {
        if (is_space(*text)) {
            bool is_kept = w->keeps_spaces && *text == ' ' && w->open;
            if (w->after_space && !is_kept)
                continue;
            w->after_space = true;
            span_for(r, w, style);
            *w->at++ = ' ';
        } else {
            w->after_space = false;
            span_for(r, w, style);
            *w->at++ = *text;
        }
    }
}

static void write_mark(const struct reader *r, struct writer *w, const struct span *style, enum span_kind kind)
{
    close_span(w);
    struct span *span = arena_alloc(r->arena, sizeof *span);
    *span = *style;
    span->kind = kind;
    *w->tail = span;
    w->tail = &span->next;
    w->after_space = kind == SPAN_BREAK;
}

static char *copy_attr(const struct reader *r, const xmlNode *node, const char *name)
{
    const char *value = xml_attr(node, name);
    return value ? arena_strdup(r->arena, value) : NULL;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* A value that is empty is a hole in a sentence. */
static bool is_hollow(const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_ELEMENT_NODE ? !is_hollow(it) : it->content && !is_blank((const char *)it->content))
            return false;
    }
    return true;
}

enum inline_kind { INLINE_STRONG, INLINE_EM, INLINE_NOBR, INLINE_A, INLINE_VALUE, INLINE_SPAN, INLINE_BR, INLINE_NUMBER, INLINE_COUNT, INLINE_N };

static enum inline_kind inline_kind(const xmlNode *node)
{
    static const char *const names[INLINE_N] = {"strong", "em", "nobr", "a", "value", "span", "br", "page-number", "page-count"};
    enum inline_kind kind = 0;
    while (kind < INLINE_N && !xml_named(node, names[kind]))
        kind++;
    return kind;
}

/* The style inside this element, given the style around it. */
static enum outcome restyle(const struct reader *r, const xmlNode *node, enum inline_kind kind, struct span *style)
{
    const char *lang = xml_attr(node, "lang");
    if (lang)
        style->lang = arena_strdup(r->arena, lang);
    switch (kind) {
    case INLINE_STRONG:
        style->style |= SPAN_STRONG;
        return DONE;
    case INLINE_EM:
        style->style |= SPAN_EM;
        return DONE;
    case INLINE_NOBR:
        style->nobreak = true;
        return DONE;
    case INLINE_A:
        style->href = copy_attr(r, node, "href");
        return style->href ? DONE : fault(r, node, "href");
    case INLINE_VALUE:
        style->value_of = copy_attr(r, node, "of");
        if (!style->value_of)
            return fault(r, node, "of");
        return is_hollow(node) ? diag_note(r->d, D_SLOT_EMPTY, NULL, "%s", style->value_of) : DONE;
    case INLINE_SPAN:
        if (xml_attr(node, "clause"))
            style->clause = copy_attr(r, node, "clause");
        return DONE;
    default:
        return DONE;
    }
}

static enum outcome read_inline(const struct reader *r, struct writer *w, const xmlNode *parent, const struct span *around)
{
    enum outcome got = DONE;
    for (const xmlNode *it = parent->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) {
            write_text(r, w, around, (const char *)it->content);
            continue;
        }
        enum inline_kind kind = inline_kind(it);
        if (kind == INLINE_N)
            return fault(r, it, "may not stand in text");
        struct span style = *around;
        got = outcome_worse(got, restyle(r, it, kind, &style));
        if (kind == INLINE_BR)
            write_mark(r, w, &style, SPAN_BREAK);
        else if (kind == INLINE_NUMBER)
            write_mark(r, w, &style, SPAN_PAGE_NUMBER);
        else if (kind == INLINE_COUNT)
            write_mark(r, w, &style, SPAN_PAGE_COUNT);
        else
            got = outcome_worse(got, read_inline(r, w, it, &style));
    }
    return got;
}

static size_t text_bytes(const xmlNode *node)
{
    size_t n = 0;
    for (const xmlNode *it = node->children; it; it = it->next)
        n += it->type == XML_ELEMENT_NODE ? text_bytes(it) + 2 : it->content ? strlen((const char *)it->content) + 2 : 0;
    return n;
}

/* Takes the space off the end of the block (and off what stands before a <br/>), and spans that held nothing else. */
static void trim_ends(struct block *block)
{
    struct span **link = &block->spans;
    struct span **last_text = NULL;
    while (*link) {
        struct span *span = *link;
        bool is_end = !span->next || span->next->kind == SPAN_BREAK;
        if (span->kind == SPAN_TEXT && is_end) {
            char *text = (char *)span->text;
            size_t n = strlen(text);
            while (n > 0 && text[n - 1] == ' ')
                text[--n] = '\0';
            if (n == 0) { /* the one before it is now the end */
                *link = span->next;
                link = last_text ? last_text : &block->spans;
                last_text = NULL;
                continue;
            }
        }
        last_text = link;
        link = &span->next;
    }
}

static enum outcome read_text(const struct reader *r, struct block *block, const xmlNode *node)
{
    struct span plain = {.kind = SPAN_TEXT};
    struct writer w = {
        .tail = &block->spans,
        .at = arena_alloc(r->arena, text_bytes(node) + 2),
        .keeps_spaces = block->kind == BLOCK_LINE,
        .after_space = true,
    };
    enum outcome got = read_inline(r, &w, node, &plain);
    close_span(&w);
    trim_ends(block);
    for (struct span *it = block->spans; it; it = it->next)
        if (same_text(it->lang, block->lang))
            it->lang = NULL;
    if (!block->spans && got == DONE)
        got = fault(r, node, "is empty");
    return got;
}

/* ---- blocks ---- */

static enum block_kind block_kind(const xmlNode *node)
{
    enum block_kind kind = 0;
    while (kind < BLOCK_N && !xml_named(node, rules[kind].name))
        kind++;
    return kind;
}

static bool takes_attribute(const struct rule *rule, const char *name)
{
    for (const char *const *it = rule->attributes; *it; it++)
        if (strcmp(*it, name) == 0)
            return true;
    return strcmp(name, "clause") == 0 || strcmp(name, "lang") == 0;
}

static enum outcome read_attributes(const struct reader *r, struct block *block, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns || !takes_attribute(&rules[block->kind], (const char *)a->name))
            return fault(r, node, (const char *)a->name);

    block->clause = copy_attr(r, node, "clause");
    if (xml_attr(node, "lang"))
        block->lang = copy_attr(r, node, "lang");
    block->src = copy_attr(r, node, block->kind == BLOCK_QR ? "data" : "src");
    block->alt = copy_attr(r, node, block->kind == BLOCK_LETTER ? "title" : "alt");
    block->keep = text_equal(xml_attr(node, "keep"), "yes");
    block->translation = text_equal(xml_attr(node, "translation"), "yes");
    const char *kind = block->kind == BLOCK_TH ? "scope" : block->kind == BLOCK_TD ? "align" : "kind";
    block->attr_kind = copy_attr(r, node, kind);
    const char *width = xml_attr(node, "width-mm");
    block->width_mm = width ? strtod(width, NULL) : 0;
    return DONE;
}

static const struct block *kid_at(const struct block *block, size_t n)
{
    const struct block *it = block->first;
    while (it && n--)
        it = it->next;
    return it;
}

static size_t count_kids(const struct block *block, enum block_kind kind)
{
    size_t n = 0;
    for (const struct block *it = block->first; it; it = it->next)
        n += it->kind == kind;
    return n;
}

static bool is_kind(const struct block *block, enum block_kind kind)
{
    return block && block->kind == kind;
}

/* What the table of rules cannot say: order, numbers, required attributes. NULL when all is well. */
static const char *lack_of(const struct block *b)
{
    switch (b->kind) {
    case BLOCK_LETTER:
        return !b->lang ? "lang" : !b->alt ? "title" : count_kids(b, BLOCK_BODY) != 1 ? "body" : count_kids(b, BLOCK_FOOTER) != 1 ? "footer" : NULL;
    case BLOCK_BODY:
        return count_kids(b, BLOCK_H1) != 1 ? "h1" : NULL;
    case BLOCK_SECTION:
        return !is_kind(b->first, BLOCK_H2) || count_kids(b, BLOCK_H2) != 1 ? "h2" : NULL;
    case BLOCK_LOGO:
        return !b->src ? "src" : !b->alt || !*b->alt ? "alt" : b->width_mm <= 0 ? "width-mm" : NULL;
    case BLOCK_QR:
        return !b->src ? "data" : !b->alt || !*b->alt ? "alt" : NULL;
    case BLOCK_ADDRESS:
        return count_kids(b, BLOCK_LINE) < 2 || count_kids(b, BLOCK_LINE) > 6 ? "2 to 6 lines" : NULL;
    case BLOCK_ROW:
        return !is_kind(b->first, BLOCK_TERM) || !is_kind(kid_at(b, 1), BLOCK_DETAIL) || kid_at(b, 2) ? "term, detail" : NULL;
    case BLOCK_BOX:
    case BLOCK_MARK:
        return b->attr_kind ? NULL : "kind";
    case BLOCK_ASIDE:
        return !is_kind(b->first, BLOCK_QR) || !b->first->next ? "qr first" : NULL;
    case BLOCK_FOOTER:
        return kid_at(b, 2) ? "at most two p" : NULL;
    default:
        return NULL;
    }
}

/* Every row of a table has as many cells as the first. */
static bool is_even_table(const struct block *b)
{
    size_t n = b->first ? count_kids(b->first, BLOCK_TH) + count_kids(b->first, BLOCK_TD) : 0;
    for (const struct block *tr = b->first; tr; tr = tr->next)
        if (count_kids(tr, BLOCK_TH) + count_kids(tr, BLOCK_TD) != n)
            return false;
    return n > 0;
}

static enum outcome read_block(struct block **out, const struct reader *r, const xmlNode *node, struct block *parent);

static enum outcome read_kids(const struct reader *r, struct block *block, const xmlNode *node)
{
    enum outcome got = DONE;
    struct block **tail = &block->first;
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE && is_blank((const char *)it->content))
            continue;
        if (it->type != XML_ELEMENT_NODE)
            return fault(r, node, "text may not stand here");
        struct block *kid;
        got = outcome_worse(got, read_block(&kid, r, it, block));
        if (got == BROKEN)
            return got;
        *tail = kid;
        tail = &kid->next;
    }
    return got;
}

static enum outcome read_block(struct block **out, const struct reader *r, const xmlNode *node, struct block *parent)
{
    enum block_kind kind = block_kind(node);
    if (kind == BLOCK_N || (parent ? !(rules[parent->kind].kids & BIT(kind)) : kind != BLOCK_PAGES))
        return fault(r, node, "may not stand here");

    struct block *block = arena_alloc(r->arena, sizeof *block);
    block->kind = kind;
    block->parent = parent;
    block->lang = parent ? parent->lang : NULL;
    block->line = xmlGetLineNo(node);
    enum outcome got = read_attributes(r, block, node);
    if (got != DONE)
        return got;
    got = rules[kind].has_text ? read_text(r, block, node) : read_kids(r, block, node);
    if (got == BROKEN)
        return got;

    if (rules[kind].has_anything && !rules[kind].has_text && !block->first)
        return fault(r, node, "is empty");
    const char *lack = kind == BLOCK_TABLE && !is_even_table(block) ? "cells" : lack_of(block);
    *out = block;
    return lack ? fault(r, node, lack) : got;
}

enum outcome page_model_read(struct block **out, struct arena *arena, struct diag *d, xmlDoc *page)
{
    struct reader r = {.arena = arena, .d = d};
    return read_block(out, &r, xmlDocGetRootElement(page), NULL);
}
