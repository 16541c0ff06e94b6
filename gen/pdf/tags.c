#include "tags.h"

#include <math.h>
#include <string.h>

#include "../base/text.h"

enum layer { LAYER_WATERMARK, LAYER_DECORATION, LAYER_CONTENT };

/* A page on its way to the pen. */
struct walk {
    struct drawing *drawing;
    const struct pen *pen;
    int page;
};

static enum layer layer_of(const struct mark *m)
{
    if (m->artifact == ARTIFACT_WATERMARK)
        return LAYER_WATERMARK;
    bool is_content = m->kind == MARK_GLYPHS || (m->kind == MARK_PATH && m->artifact == ARTIFACT_NOT);
    return is_content ? LAYER_CONTENT : LAYER_DECORATION;
}

static enum tag_kind tag_kind_of(const struct mark *m)
{
    if (m->artifact != ARTIFACT_NOT)
        return TAG_ARTIFACT;
    return m->kind == MARK_PATH ? TAG_FIGURE : TAG_TEXT;
}

/* True when both belong in one tag: one leaf of the structure tree, one language, one link. */
static bool is_same_run(const struct mark *a, const struct mark *b)
{
    return a->kind == MARK_GLYPHS && b->kind == MARK_GLYPHS && a->artifact == b->artifact && a->owner == b->owner &&
           a->part == b->part && text_equal(a->href, b->href) && text_equal(a->lang, b->lang);
}

static const struct mark *next_in(const struct mark *m, enum layer layer)
{
    while (m && layer_of(m) != layer)
        m = m->next;
    return m;
}

const struct mark *draw_next(const struct mark *m)
{
    return next_in(m->next, layer_of(m));
}

/* One tag around `first` and the marks of its run; returns the mark after them. */
static const struct mark *walk_run(struct walk *w, const struct mark *first, enum layer layer)
{
    const struct pen *pen = w->pen;
    struct tag *tag = &w->drawing->tags[w->drawing->n_tags++];
    *tag = (struct tag){
        .kind = tag_kind_of(first),
        .artifact = first->artifact,
        .page = w->page,
        .owner = first->owner,
        .part = first->part,
        .first = first,
    };
    const char *name = tag->kind == TAG_ARTIFACT ? TAG_NAME_ARTIFACT : TAG_NAME_CONTENT;
    const struct mark *m = first;
    pen->begin(pen->of, name);
    if (tag->kind == TAG_FIGURE)
        pen->figure(pen->of, first);
    do {
        if (tag->kind != TAG_FIGURE || pen->draws_figures)
            pen->mark(pen->of, m);
        tag->n_marks++;
        m = next_in(m->next, layer);
    } while (m && is_same_run(first, m));
    pen->end(pen->of, name);
    return m;
}

void tags_walk(struct drawing *drawing, const struct pen *pen, const struct layout *layout, int page)
{
    struct walk w = {drawing, pen, page};
    const struct mark *first = layout->pages[page].first, *m = next_in(first, LAYER_WATERMARK);
    while (m)
        m = walk_run(&w, m, LAYER_WATERMARK);

    for (m = next_in(first, LAYER_DECORATION); m; m = next_in(m->next, LAYER_DECORATION))
        pen->mark(pen->of, m);

    m = next_in(first, LAYER_CONTENT);
    while (m)
        m = walk_run(&w, m, LAYER_CONTENT);
}

struct tags_room tags_room(const struct layout *layout)
{
    struct tags_room room = {0};
    for (size_t i = 0; i < layout->n_pages; i++) {
        for (const struct mark *m = layout->pages[i].first; m; m = m->next) {
            room.marks++;
            room.all_glyphs += m->n_glyphs;
            room.glyphs = m->n_glyphs > room.glyphs ? m->n_glyphs : room.glyphs;
            room.clusters = m->n_clusters > room.clusters ? m->n_clusters : room.clusters;
        }
    }
    return room;
}

double tags_off_whole(double pt)
{
    return fabs(pt - round(pt)) < 0.01 ? pt + 0.02 : pt;
}

bool tags_are_white(const struct mark *m)
{
    return strspn(m->text, " ") >= m->n_text_bytes;
}
