#include "tree.h"

#include <string.h>

#include "../base/text.h"

/* How a block stands in the tree. */
enum treatment {
    GROUP,   /* its kids stand where it stands */
    ELEMENT, /* an element around its kids */
    LEAF,    /* an element that shows words or a figure */
    ITEM,    /* a list item: Lbl and LBody show words */
    UNHEARD  /* artifacts */
};

struct row {
    const char *type;
    enum treatment treatment;
    const char *attributes;
};

#define ORDERED   "<</O/List/ListNumbering/Decimal>>"
#define UNORDERED "<</O/List/ListNumbering/Disc>>"
#define OF_ROW    "<</O/Table/Scope/Row>>"
#define OF_COLUMN "<</O/Table/Scope/Column>>"
#define MIRRORED  "<</O/Layout/WritingMode/RlTb>>"

// clang-format off
static const struct row rows[BLOCK_N] = {
    [BLOCK_PAGES]      = {"Document", ELEMENT, NULL},
    [BLOCK_LETTER]     = {"Part", ELEMENT, NULL},
    [BLOCK_MARK]       = {"P", LEAF, NULL},
    [BLOCK_LETTERHEAD] = {NULL, GROUP, NULL},
    [BLOCK_LOGO]       = {"Figure", LEAF, NULL},
    [BLOCK_RETURN]     = {NULL, UNHEARD, NULL},
    [BLOCK_ADDRESS]    = {NULL, GROUP, NULL},
    [BLOCK_LINE]       = {"P", LEAF, NULL},
    [BLOCK_REFERENCE]  = {NULL, GROUP, NULL},
    [BLOCK_ROW]        = {"LI", ELEMENT, NULL},
    [BLOCK_TERM]       = {"Lbl", LEAF, NULL},
    [BLOCK_DETAIL]     = {"LBody", LEAF, NULL},
    [BLOCK_BODY]       = {NULL, GROUP, NULL},
    [BLOCK_SECTION]    = {NULL, GROUP, NULL},
    [BLOCK_H1]         = {"H1", LEAF, NULL},
    [BLOCK_H2]         = {"H2", LEAF, NULL},
    [BLOCK_P]          = {"P", LEAF, NULL},
    [BLOCK_UL]         = {"L", ELEMENT, UNORDERED},
    [BLOCK_OL]         = {"L", ELEMENT, ORDERED},
    [BLOCK_LI]         = {"LBody", ITEM, NULL},
    [BLOCK_TABLE]      = {"Table", ELEMENT, NULL},
    [BLOCK_TR]         = {"TR", ELEMENT, NULL},
    [BLOCK_TH]         = {"TH", LEAF, NULL},
    [BLOCK_TD]         = {"TD", LEAF, NULL},
    [BLOCK_BOX]        = {NULL, GROUP, NULL},
    [BLOCK_DL]         = {NULL, GROUP, NULL},
    [BLOCK_ASIDE]      = {NULL, GROUP, NULL},
    [BLOCK_QR]         = {"Figure", LEAF, NULL},
    [BLOCK_SIGNATURE]  = {NULL, GROUP, NULL},
    [BLOCK_FOOTER]     = {NULL, UNHEARD, NULL},
    [BLOCK_HELP]       = {"P", LEAF, NULL},
};
// clang-format on

struct builder {
    struct arena *arena;
    struct diag *d;
    struct tree *tree;
    const struct layout *layout;
    struct node *last;   /* in document order */
    struct node *cursor; /* the last leaf found */
    const char *lang;    /* of the document */
    int level;           /* of the last heading */
    bool is_split;       /* into Parts */
};

const char *tree_type_of(const struct tag *tag)
{
    if (tag->part == 1)
        return "Lbl";
    return tag->owner && rows[tag->owner->kind].type ? rows[tag->owner->kind].type : "Span";
}

static enum outcome fault(const struct builder *b, const struct block *block)
{
    return diag_note(b->d, D_PDF_STRUCTURE, NULL, "%s", block ? block_name(block->kind) : "?");
}

static struct kid *add_kid(struct builder *b, struct node *parent, struct kid kid)
{
    struct kid *added = arena_alloc(b->arena, sizeof *added);
    *added = kid;
    if (parent->last)
        parent->last->next = added;
    else
        parent->first = added;
    parent->last = added;
    return added;
}

static struct node *add_node(struct builder *b, struct node *parent, const char *type, const struct block *block)
{
    struct node *node = arena_alloc(b->arena, sizeof *node);
    *node = (struct node){.type = type, .block = block, .parent = parent, .lang = parent ? parent->lang : NULL};
    if (block && block->lang)
        node->lang = block->lang;
    if (parent)
        add_kid(b, parent, (struct kid){.kind = KID_NODE, .node = node});
    if (b->last)
        b->last->after = node;
    else
        b->tree->root = node;
    b->last = node;
    return node;
}

/* --- the blocks --- */

/* The first heading is the letter's title; after that none skips a level. */
static enum outcome check_heading(struct builder *b, const struct block *block)
{
    const int level = block->kind == BLOCK_H1 ? 1 : block->kind == BLOCK_H2 ? 2 : 0;
    if (level == 0)
        return DONE;
    if (level > b->level + 1)
        return diag_note(b->d, D_PDF_HEADINGS, NULL, "%s", block_name(block->kind));
    b->level = level;
    return DONE;
}

/* A head cell that does not say what it heads: in the first row its column, elsewhere its row. */
static const char *scope_of(const struct block *th)
{
    if (text_equal(th->attr_kind, "row"))
        return OF_ROW;
    const bool is_first = th->parent && th->parent->parent && th->parent->parent->first == th->parent;
    return text_equal(th->attr_kind, "col") || is_first ? OF_COLUMN : OF_ROW;
}

static enum outcome build_leaf(struct builder *b, struct node *parent, const struct block *block)
{
    const struct row *row = &rows[block->kind];
    struct node *holder = row->treatment == ITEM ? add_node(b, parent, "LI", NULL) : parent;
    struct node *label = row->treatment == ITEM ? add_node(b, holder, "Lbl", NULL) : NULL;
    struct node *node = add_node(b, holder, row->type, block);
    node->label = label;
    node->alt = block->kind == BLOCK_LOGO || block->kind == BLOCK_QR ? block->alt : NULL;
    node->attributes = block->kind == BLOCK_TH ? scope_of(block) : row->attributes;
    return check_heading(b, block);
}

/* Rows stand in a list, which nothing in the page model is: those that follow each other share one. */
static struct node *list_for(struct builder *b, struct node *parent, const struct block *row)
{
    const struct node *last = parent->last && parent->last->kind == KID_NODE ? parent->last->node : NULL;
    const struct block *first = last && last->first && text_equal(last->type, "L") ? last->first->node->block : NULL;
    if (first && first->kind == BLOCK_ROW && first->parent == row->parent)
        return parent->last->node;
    return add_node(b, parent, "L", NULL);
}

static bool is_from_right(const struct builder *b, const struct block *letter)
{
    for (size_t i = 0; i < b->layout->n_pages; i++)
        if (b->layout->pages[i].letter == letter)
            return b->layout->pages[i].from_right;
    return false;
}

static enum outcome build(struct builder *b, struct node *parent, const struct block *block);

static enum outcome build_kids(struct builder *b, struct node *parent, const struct block *block)
{
    enum outcome got = DONE;
    for (const struct block *kid = block->first; kid && got == DONE; kid = kid->next)
        got = build(b, kid->kind == BLOCK_ROW ? list_for(b, parent, kid) : parent, kid);
    return got;
}

/* The line that each page of a draft translation begins with: an element a page, which is made when its tags are met. */
static bool is_of_page(const struct block *block)
{
    return block && block->kind == BLOCK_MARK && text_equal(block->attr_kind, "translation");
}

static enum outcome build(struct builder *b, struct node *parent, const struct block *block)
{
    const struct row *row = &rows[block->kind];
    struct node *node = parent;
    if (is_of_page(block))
        return DONE;
    switch (row->treatment) {
    case LEAF:
    case ITEM:
        return build_leaf(b, parent, block);
    case UNHEARD:
        return DONE;
    case ELEMENT:
        if (block->kind == BLOCK_LETTER)
            b->level = 0;
        if (block->kind != BLOCK_LETTER || b->is_split) {
            node = add_node(b, parent, row->type, block);
            node->attributes = is_from_right(b, block) ? MIRRORED : row->attributes;
            node->lang = parent ? node->lang : b->lang;
        }
        break;
    case GROUP:
        break;
    }
    return build_kids(b, node, block);
}

/* --- the tags --- */

/* Tags come nearly in document order: the search goes on where the last one ended, once around. */
static struct node *find_leaf(struct builder *b, const struct block *owner)
{
    for (struct node *node = b->cursor; node; node = node->after)
        if (node->block == owner)
            return b->cursor = node;
    for (struct node *node = b->tree->root; node && node != b->cursor; node = node->after)
        if (node->block == owner)
            return b->cursor = node;
    return NULL;
}

static struct node *shown_in(struct node *node, const struct tag *tag)
{
    if (!node->shown)
        node->shown = tag;
    return node;
}

/* Elements within a block are born after the tree: they go behind their block's element in document order. */
static struct node *add_inner(struct builder *b, struct node *parent, const char *type, const struct tag *tag)
{
    struct node *node = arena_alloc(b->arena, sizeof *node);
    *node = (struct node){.type = type, .parent = parent, .lang = parent->lang, .after = parent->after};
    if (tag->first->lang)
        node->lang = tag->first->lang;
    parent->after = node;
    if (b->last == parent)
        b->last = node;
    add_kid(b, parent, (struct kid){.kind = KID_NODE, .node = node});
    return shown_in(node, tag);
}

static bool leads_somewhere_good(const char *href)
{
    return text_starts(href, "https:") || text_starts(href, "mailto:") || text_starts(href, "tel:");
}

static enum outcome add_link(struct builder *b, struct node *node, const struct tag *tag)
{
    struct link **end = &b->tree->links;
    if (!leads_somewhere_good(tag->first->href))
        return diag_note(b->d, D_PDF_LINK, NULL, NULL);
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(b->arena, sizeof **end);
    **end = (struct link){.tag = tag, .node = node};
    b->tree->n_links++;
    add_kid(b, node, (struct kid){.kind = KID_LINK, .page = tag->page, .link = *end});
    return DONE;
}

/* The first tag of what an element shows, NULL when that is nothing. */
static const struct tag *first_tag(const struct node *node)
{
    const struct tag *tag = node->shown;
    for (const struct kid *kid = node->first; kid && !tag; kid = kid->next)
        tag = kid->kind == KID_NODE ? first_tag(kid->node) : NULL;
    return tag;
}

/* Puts an element into its parent before the first one that is drawn behind it, else behind all. */
static void place_by_tag(struct builder *b, struct node *node)
{
    struct kid *kid = arena_alloc(b->arena, sizeof *kid), **at = &node->parent->first;
    while (*at && !((*at)->kind == KID_NODE && first_tag((*at)->node) > node->shown))
        at = &(*at)->next;
    *kid = (struct kid){.kind = KID_NODE, .node = node, .next = *at};
    *at = kid;
    struct node *before = b->tree->root;
    while (before->after && !(kid->next && before->after == kid->next->node))
        before = before->after;
    node->after = before->after;
    before->after = node;
    if (!kid->next) {
        node->parent->last = kid;
        b->last = node;
    }
}

/* The element of such a line on this page, made when there is none yet. */
static struct node *leaf_of_page(struct builder *b, const struct tag *tag)
{
    struct node *part = b->tree->root;
    for (struct node *node = part; node; node = node->after) {
        if (node->block == tag->owner && node->shown->page == tag->page)
            return node;
        part = node->block == tag->owner->parent ? node : part;
    }
    struct node *leaf = arena_alloc(b->arena, sizeof *leaf);
    *leaf = (struct node){.type = rows[BLOCK_MARK].type, .block = tag->owner, .parent = part, .lang = part->lang, .shown = tag};
    place_by_tag(b, leaf);
    return leaf;
}

static struct node *leaf_of(struct builder *b, const struct tag *tag)
{
    return is_of_page(tag->owner) ? leaf_of_page(b, tag) : tag->owner ? find_leaf(b, tag->owner) : NULL;
}

static enum outcome add_tag(struct builder *b, const struct tag *tag, const struct tag_pieces *pieces)
{
    struct node *leaf = leaf_of(b, tag);
    if (!leaf || rows[tag->owner->kind].treatment < LEAF || pieces->n == 0 || (tag->part == 1 && !leaf->label))
        return fault(b, tag->owner);
    struct node *node = shown_in(tag->part == 1 ? leaf->label : leaf, tag);
    const bool is_figure = tag->kind == TAG_FIGURE;
    if (is_figure != text_equal(node->type, "Figure"))
        return fault(b, tag->owner);
    if (tag->first->href)
        node = add_inner(b, node, "Link", tag);
    else if (tag->first->lang && !is_figure && !text_equal(tag->first->lang, node->lang))
        node = add_inner(b, node, "Span", tag);

    for (size_t i = 0; i < pieces->n; i++) {
        struct node *holder = pieces->pieces[i].actual.at ? add_inner(b, node, "Span", tag) : node;
        add_kid(b, holder, (struct kid){.kind = KID_PIECE, .page = tag->page, .mcid = pieces->pieces[i].mcid});
    }
    return tag->first->href ? add_link(b, node, tag) : DONE;
}

/* Every leaf is seen: an element without words would be a part of the letter that was lost on its way. */
static enum outcome check_leaves(const struct builder *b)
{
    for (const struct node *node = b->tree->root; node; node = node->after) {
        if (!node->first)
            return fault(b, node->block);
    }
    return DONE;
}

enum outcome tree_build(struct tree *out, const struct rewriting *made, const struct layout *layout)
{
    struct builder b = {.arena = made->arena, .d = made->d, .tree = out, .layout = layout, .lang = layout->lang};
    const struct drawing *drawing = made->drawing;
    *out = (struct tree){0};
    b.is_split = layout->model->first && layout->model->first->next;
    enum outcome got = build(&b, NULL, layout->model);
    b.cursor = out->root;
    for (int pass = 0; pass < 2; pass++) /* what is drawn behind such a line is known when all else has its place */
        for (size_t i = 0; i < drawing->n_tags && got == DONE; i++)
            if (drawing->tags[i].kind != TAG_ARTIFACT && is_of_page(drawing->tags[i].owner) == (pass == 1))
                got = add_tag(&b, &drawing->tags[i], &made->of_tags[i]);
    return got == DONE ? check_leaves(&b) : got;
}

const char *tree_words(struct arena *arena, const struct block *block)
{
    struct buf words;
    buf_init(&words, 4096);
    for (const struct span *span = block->spans; span; span = span->next) {
        if (span->kind == SPAN_BREAK)
            buf_add(&words, " ", 1);
        else if (span->text)
            buf_add(&words, span->text, strlen(span->text));
    }
    const char *copy = arena_strndup(arena, words.bytes, words.n_bytes);
    buf_done(&words);
    return copy;
}
