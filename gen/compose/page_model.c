#include "page_model.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "page_text.h"

#define BIT(kind) (UINT64_C(1) << (kind))

/* What may stand in a block: kids (bits), text, and the attributes it takes besides clause, program and lang. */
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
static const char *const of_letter[] = {"translation", "title", "form", NULL};
static const char *const of_logo[] = {"src", "alt", "width-mm", NULL};
static const char *const of_section[] = {"keep", "part", NULL};
static const char *const of_p[] = {"small", NULL};
static const char *const of_th[] = {"scope", "align", NULL};
static const char *const of_td[] = {"align", NULL};
static const char *const of_kind[] = {"kind", NULL};
static const char *const of_qr[] = {"data", "alt", NULL};

// clang-format off
static const struct rule rules[BLOCK_N] = {
    [BLOCK_PAGES]      = {"page-model", B(LETTER), false, true, no_attributes},
    [BLOCK_LETTER]     = {"letter", B(MARK) | B(LETTERHEAD) | B(RETURN) | B(ADDRESS) | B(REFERENCE) | B(BODY) | B(FOOTER) | B(HELP), false, true, of_letter},
    [BLOCK_MARK]       = {"mark", 0, true, true, of_kind},
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
};
// clang-format on

const char *block_name(enum block_kind kind)
{
    return rules[kind].name;
}

static enum block_kind block_kind(const xmlNode *node)
{
    enum block_kind kind = 0;
    while (kind < BLOCK_N && (node->name[0] != (xmlChar)rules[kind].name[0] || !xml_named(node, rules[kind].name)))
        kind++;
    return kind;
}

static bool takes_attribute(const struct rule *rule, const char *name)
{
    for (const char *const *it = rule->attributes; *it; it++)
        if (strcmp(*it, name) == 0)
            return true;
    return strcmp(name, "clause") == 0 || strcmp(name, "program") == 0 || strcmp(name, "lang") == 0;
}

static enum outcome read_attributes(const struct page_reader *r, struct block *block, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns || !takes_attribute(&rules[block->kind], (const char *)a->name))
            return page_fault(r, node, (const char *)a->name);

    block->clause = page_attr(r, node, "clause");
    if (xml_attr(node, "lang"))
        block->lang = page_attr(r, node, "lang");
    block->src = page_attr(r, node, block->kind == BLOCK_QR ? "data" : "src");
    block->alt = page_attr(r, node, block->kind == BLOCK_LETTER ? "title" : "alt");
    block->part = page_attr(r, node, "part");
    const char *form = xml_attr(node, "form"), *translation = xml_attr(node, "translation");
    block->annex = text_equal(form, "annex");
    block->has_form = (block->annex || text_equal(form, "separate")) && (text_equal(translation, "yes") || text_equal(translation, "no"));
    block->keep = text_equal(xml_attr(node, "keep"), "yes");
    block->translation = text_equal(translation, "yes");
    const char *kind = block->kind == BLOCK_TH ? "scope" : block->kind == BLOCK_TD ? "align" : "kind";
    block->attr_kind = page_attr(r, node, kind);
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

static enum outcome read_block(struct block **out, const struct page_reader *r, const xmlNode *node, struct block *parent);

static enum outcome read_kids(const struct page_reader *r, struct block *block, const xmlNode *node)
{
    enum outcome got = DONE;
    struct block **tail = &block->first;
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE && page_is_blank((const char *)it->content))
            continue;
        if (it->type != XML_ELEMENT_NODE)
            return page_fault(r, node, "text may not stand here");
        struct block *kid = NULL;
        got = outcome_worse(got, read_block(&kid, r, it, block));
        if (got != DONE)
            return got;
        *tail = kid;
        tail = &kid->next;
    }
    return got;
}

static enum outcome read_block(struct block **out, const struct page_reader *r, const xmlNode *node, struct block *parent)
{
    enum block_kind kind = block_kind(node);
    if (kind == BLOCK_N || (parent ? !(rules[parent->kind].kids & BIT(kind)) : kind != BLOCK_PAGES))
        return page_fault(r, node, "may not stand here");

    struct block *block = arena_alloc(r->arena, sizeof *block);
    block->kind = kind;
    block->parent = parent;
    block->lang = parent ? parent->lang : NULL;
    block->line = xmlGetLineNo(node);
    enum outcome got = read_attributes(r, block, node);
    if (got != DONE)
        return got;
    got = rules[kind].has_text ? page_text_read(r, block, node) : read_kids(r, block, node);
    if (got != DONE)
        return got;

    if (rules[kind].has_anything && !rules[kind].has_text && !block->first)
        return page_fault(r, node, "is empty");
    const char *lack = kind == BLOCK_TABLE && !is_even_table(block) ? "cells" : lack_of(block);
    *out = block;
    return lack ? page_fault(r, node, lack) : got;
}

enum outcome page_model_read(struct block **out, struct arena *arena, struct diag *d, xmlDoc *page)
{
    struct page_reader r = {.arena = arena, .d = d};
    return read_block(out, &r, xmlDocGetRootElement(page), NULL);
}
