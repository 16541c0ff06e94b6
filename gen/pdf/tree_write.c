#include "tree_write.h"

#include <math.h>
#include <string.h>

#include "../base/text.h"

#define OUTLINE_FROM_PAGES 4

void tree_number(struct tree_objects *t)
{
    for (struct node *node = t->tree->root; node; node = node->after)
        node->number = out_reserve(t->out);
    for (struct link *link = t->tree->links; link; link = link->next)
        link->number = out_reserve(t->out);
}

/* --- places --- */

struct box {
    double left, top, right, bottom; /* as marks have it: y downward */
};

/* Of words: from the capitals' top to the descenders' foot, which is what a finger hits. */
static struct box box_of_mark(const struct mark *m)
{
    if (m->kind != MARK_GLYPHS)
        return (struct box){m->x_pt, m->y_pt, m->x_pt + m->width_pt, m->y_pt + m->height_pt};
    return (struct box){m->x_pt, m->y_pt - 0.8 * m->size_pt, m->x_pt + m->width_pt, m->y_pt + 0.25 * m->size_pt};
}

static struct box box_of_tag(const struct tag *tag)
{
    struct box box = box_of_mark(tag->first);
    const struct mark *m = tag->first;
    for (size_t i = 1; i < tag->n_marks; i++) {
        m = draw_next(m);
        const struct box more = box_of_mark(m);
        box.left = fmin(box.left, more.left);
        box.top = fmin(box.top, more.top);
        box.right = fmax(box.right, more.right);
        box.bottom = fmax(box.bottom, more.bottom);
    }
    return box;
}

static void put_point(struct buf *b, const struct tree_objects *t, double x, double y)
{
    put_points(b, x);
    put(b, " ");
    put_points(b, t->layout->height_pt - y);
}

static void put_box(struct buf *b, const struct tree_objects *t, struct box box)
{
    put(b, "[");
    put_point(b, t, box.left, box.bottom);
    put(b, " ");
    put_point(b, t, box.right, box.top);
    put(b, "]");
}

/* --- elements --- */

static void put_kid(struct buf *b, const struct tree_objects *t, const struct kid *kid, int page)
{
    switch (kid->kind) {
    case KID_NODE:
        put_reference(b, kid->node->number);
        break;
    case KID_PIECE:
        if (kid->page == page) {
            put_integer(b, kid->mcid);
            break;
        }
        put(b, "<</Type/MCR/Pg ");
        put_reference(b, t->pages[kid->page]);
        put(b, "/MCID ");
        put_integer(b, kid->mcid);
        put(b, ">>");
        break;
    case KID_LINK:
        put(b, "<</Type/OBJR/Pg ");
        put_reference(b, t->pages[kid->page]);
        put(b, "/Obj ");
        put_reference(b, kid->link->number);
        put(b, ">>");
        break;
    }
}

static void put_kids(struct buf *b, const struct tree_objects *t, const struct node *node)
{
    const struct kid *piece = node->first;
    while (piece && piece->kind != KID_PIECE)
        piece = piece->next;
    const int page = piece ? piece->page : -1;
    if (piece) {
        put(b, "/Pg ");
        put_reference(b, t->pages[page]);
    }
    put(b, "/K[");
    for (const struct kid *kid = node->first; kid; kid = kid->next) {
        put_kid(b, t, kid, page);
        if (kid->next)
            put(b, " ");
    }
    put(b, "]");
}

static void put_attributes(struct buf *b, const struct tree_objects *t, const struct node *node)
{
    if (node->attributes) {
        put(b, "/A");
        put(b, node->attributes);
    } else if (node->alt) {
        put(b, "/A<</O/Layout/Placement/Block/BBox");
        put_box(b, t, box_of_tag(node->shown));
        put(b, ">>");
    }
}

static void write_node(const struct tree_objects *t, const struct node *node, int root)
{
    struct buf *b = &t->out->packed;
    out_begin(t->out, node->number);
    put(b, "<</S/");
    put(b, node->type);
    put(b, "/P ");
    put_reference(b, node->parent ? node->parent->number : root);
    if (node->lang && (!node->parent || !text_equal(node->lang, node->parent->lang))) {
        put(b, "/Lang");
        put_text(b, node->lang);
    }
    if (node->alt) {
        put(b, "/Alt");
        put_text(b, node->alt);
    }
    put_attributes(b, t, node);
    put_kids(b, t, node);
    put(b, ">>");
}

/* Which element each piece of a page belongs to, by its number. */
static void put_parents(struct buf *b, const struct tree_objects *t, int page)
{
    const size_t n = (size_t)t->n_mcids[page];
    const struct node **owners = arena_array(t->arena, n + 1, sizeof(struct node *));
    for (const struct node *node = t->tree->root; node; node = node->after)
        for (const struct kid *kid = node->first; kid; kid = kid->next)
            if (kid->kind == KID_PIECE && kid->page == page)
                owners[kid->mcid] = node;
    put(b, "[");
    for (size_t i = 0; i < n; i++) {
        put(b, i ? " " : "");
        put_reference(b, owners[i]->number);
    }
    put(b, "]");
}

int tree_write(struct tree_objects *t)
{
    struct buf *b = &t->out->packed;
    const int root = out_reserve(t->out), parents = out_reserve(t->out), n_pages = (int)t->layout->n_pages;
    int key = n_pages;
    for (const struct node *node = t->tree->root; node; node = node->after)
        write_node(t, node, root);

    out_begin(t->out, parents);
    put(b, "<</Nums[");
    for (int i = 0; i < n_pages; i++) {
        put(b, i ? " " : "");
        put_integer(b, i);
        put_parents(b, t, i);
    }
    for (const struct link *link = t->tree->links; link; link = link->next) {
        put(b, " ");
        put_integer(b, key++);
        put(b, " ");
        put_reference(b, link->node->number);
    }
    put(b, "]>>");

    out_begin(t->out, root);
    put(b, "<</Type/StructTreeRoot/K ");
    put_reference(b, t->tree->root->number);
    put(b, "/ParentTree ");
    put_reference(b, parents);
    put(b, "/ParentTreeNextKey ");
    put_integer(b, key);
    put(b, ">>");
    return root;
}

/* --- links --- */

/* The words that are underlined, all marks of the tag. */
static const char *words_of(struct arena *arena, const struct tag *tag)
{
    struct buf words;
    const struct mark *m = tag->first;
    buf_init(&words, 4096);
    for (size_t i = 0; i < tag->n_marks; i++, m = draw_next(m))
        buf_add(&words, m->text, m->n_text_bytes);
    while (words.n_bytes && words.bytes[words.n_bytes - 1] == ' ')
        words.bytes[--words.n_bytes] = '\0';
    const char *copy = arena_strndup(arena, words.bytes, words.n_bytes);
    buf_done(&words);
    return copy;
}

/* A web address is ASCII (RFC 3986): anything else is written %XX. */
static void put_address(struct buf *b, const char *href)
{
    static const char hex[] = "0123456789ABCDEF";
    put(b, "(");
    for (; *href; href++) {
        const unsigned char c = (unsigned char)*href;
        const char escaped[] = {'%', hex[c >> 4], hex[c & 15]};
        if (c <= ' ' || c > '~' || c == '(' || c == ')' || c == '\\')
            buf_add(b, escaped, sizeof escaped);
        else
            buf_add(b, href, 1);
    }
    put(b, ")");
}

/* A link over two lines is one annotation with a field for each line. */
static void put_fields(struct buf *b, const struct tree_objects *t, const struct tag *tag)
{
    const struct mark *m = tag->first;
    put(b, "/QuadPoints[");
    for (size_t i = 0; i < tag->n_marks; i++, m = draw_next(m)) {
        const struct box box = box_of_mark(m);
        const double corners[][2] = {
            {box.left, box.top}, {box.right, box.top}, {box.left, box.bottom}, {box.right, box.bottom}};
        for (size_t j = 0; j < 4; j++) {
            put(b, i + j ? " " : "");
            put_point(b, t, corners[j][0], corners[j][1]);
        }
    }
    put(b, "]");
}

void tree_write_links(struct tree_objects *t)
{
    struct buf *b = &t->out->packed;
    int key = (int)t->layout->n_pages;
    for (const struct link *link = t->tree->links; link; link = link->next) {
        out_begin(t->out, link->number);
        put(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
        put_box(b, t, box_of_tag(link->tag));
        if (link->tag->n_marks > 1)
            put_fields(b, t, link->tag);
        put(b, "/StructParent ");
        put_integer(b, key++);
        put(b, "/Contents");
        put_text(b, words_of(t->arena, link->tag));
        put(b, "/A<</S/URI/URI");
        put_address(b, link->tag->first->href);
        put(b, ">>>>");
    }
}

void tree_put_annotations(struct buf *b, const struct tree_objects *t, int page)
{
    bool has_any = false;
    for (const struct link *link = t->tree->links; link; link = link->next) {
        if (link->tag->page != page)
            continue;
        put(b, has_any ? " " : "/Annots[");
        put_reference(b, link->number);
        has_any = true;
    }
    put(b, has_any ? "]" : "");
}

/* --- bookmarks --- */

struct bookmark {
    const struct node *node;
    int number;
    size_t up, first, last, next, previous; /* places in the row; 0: none. The outline itself is at 0 */
    int n_kids;
};

static int level_of(const struct node *node)
{
    return node->block && node->block->kind == BLOCK_H1 ? 1 : node->block && node->block->kind == BLOCK_H2 ? 2 : 0;
}

/* Titles below the outline, the other headings below their title. Returns how many, with the outline. */
static size_t sort_headings(struct bookmark *marks, const struct tree_objects *t)
{
    size_t n = 1, title = 0;
    for (const struct node *node = t->tree->root; node; node = node->after) {
        const int level = level_of(node);
        if (level == 0)
            continue;
        struct bookmark *parent = &marks[level == 1 ? 0 : title];
        marks[n] = (struct bookmark){.node = node, .number = out_reserve(t->out), .up = (size_t)(parent - marks)};
        marks[n].previous = parent->last;
        if (parent->last)
            marks[parent->last].next = n;
        else
            parent->first = n;
        parent->last = n;
        parent->n_kids++;
        title = level == 1 ? n : title;
        n++;
    }
    return n;
}

static void put_neighbour(struct buf *b, const struct bookmark *marks, const char *key, size_t which)
{
    if (which) {
        put(b, key);
        put_reference(b, marks[which].number);
    }
}

static void put_destination(struct buf *b, const struct tree_objects *t, const struct node *node)
{
    put(b, "/Dest[");
    put_reference(b, t->pages[node->shown->page]);
    put(b, "/XYZ ");
    put_point(b, t, 0, fmax(box_of_tag(node->shown).top - 12, 0));
    put(b, " null]/SE ");
    put_reference(b, node->number);
}

static void write_bookmark(const struct tree_objects *t, const struct bookmark *marks, size_t which)
{
    const struct bookmark *mark = &marks[which];
    struct buf *b = &t->out->packed;
    out_begin(t->out, mark->number);
    put(b, which ? "<<" : "<</Type/Outlines");
    if (mark->node) {
        put(b, "/Title");
        put_text(b, tree_words(t->arena, mark->node->block));
        put(b, "/Parent ");
        put_reference(b, marks[mark->up].number);
        put_destination(b, t, mark->node);
    }
    put_neighbour(b, marks, "/First ", mark->first);
    put_neighbour(b, marks, "/Last ", mark->last);
    put_neighbour(b, marks, "/Prev ", mark->previous);
    put_neighbour(b, marks, "/Next ", mark->next);
    if (mark->n_kids) {
        put(b, "/Count "); /* all are open */
        put_integer(b, mark->n_kids);
    }
    put(b, ">>");
}

int tree_write_outline(struct tree_objects *t)
{
    size_t n = 1;
    const bool has_languages = t->layout->model->first && t->layout->model->first->next;
    if (t->layout->n_pages < OUTLINE_FROM_PAGES && !has_languages)
        return 0;
    for (const struct node *node = t->tree->root; node; node = node->after)
        n += level_of(node) > 0;
    struct bookmark *marks = arena_array(t->arena, n, sizeof *marks);
    marks[0].number = out_reserve(t->out);
    n = sort_headings(marks, t);
    marks[0].n_kids = (int)n - 1;
    for (size_t i = 0; i < n; i++)
        write_bookmark(t, marks, i);
    return marks[0].number;
}
