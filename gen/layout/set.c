/* set - the last step of a paragraph: atoms of a line become marks of placed glyphs, in the order in which they are read. On a
 * line that runs both ways they stand in another order (UAX 9, rule L2). */
#include "paragraph.h"

#include <string.h>

struct setter {
    struct job *job;
    const struct paragraph *p;
    const struct fit *fit;
    double pt_per_unit, baseline_pt;
    struct line *line;
    struct mark *mark; /* being filled; its arrays are large enough for the rest of the line */
    int mark_x, x;     /* from the line's left edge */
};

/* Room for the glyphs, clusters and bytes of what is still to come on this line. */
struct room {
    size_t n_glyphs, n_clusters, n_bytes;
};

static void open_mark(struct setter *s, const struct run *run, struct room *room)
{
    struct mark *mark = arena_alloc(s->job->arena, sizeof *mark);
    if (s->mark) { /* what it took, the rest of the line does not need */
        room->n_glyphs -= s->mark->n_glyphs;
        room->n_clusters -= s->mark->n_clusters;
        room->n_bytes -= s->mark->n_text_bytes;
    }
    mark->kind = MARK_GLYPHS;
    mark->artifact = s->p->artifact;
    mark->owner = s->p->owner;
    mark->part = s->p->part;
    mark->x_pt = s->x * s->pt_per_unit;
    mark->y_pt = s->baseline_pt;
    mark->family = run->look.family;
    mark->face = (enum face)run->look.face;
    mark->script_level = run->look.level;
    mark->size_pt = s->p->type->size_pt * s->job->kit->style.families[mark->family].scale;
    mark->pt_per_unit = s->pt_per_unit;
    mark->href = run->href;
    mark->lang = run->lang;
    mark->glyphs = arena_array(s->job->arena, room->n_glyphs, sizeof *mark->glyphs);
    mark->clusters = arena_array(s->job->arena, room->n_clusters, sizeof *mark->clusters);
    mark->text = arena_alloc(s->job->arena, room->n_bytes + 1);
    if (s->line->last) {
        s->line->last->next = mark;
    } else {
        s->line->first = mark;
    }
    s->line->last = s->mark = mark;
    s->mark_x = s->x;
}

/* as_text: what the glyphs say instead of the shape's own text (a hyphen that a reader should take away again). */
static void put_shape(struct setter *s, const struct shape *shape, const char *as_text)
{
    struct mark *mark = s->mark;
    struct glyph *to = mark->glyphs + mark->n_glyphs;
    const int x = s->x - s->mark_x;
    for (size_t i = 0; i < shape->n_glyphs; i++) {
        const struct shaped_glyph *from = &shape->glyphs[i];
        to[i] = (struct glyph){.id = from->id, .x = x + from->x, .y = from->y};
    }
    mark->n_glyphs += shape->n_glyphs;
    if (as_text) {
        const size_t n = strlen(as_text);
        memcpy((char *)mark->text + mark->n_text_bytes, as_text, n);
        mark->n_text_bytes += n;
        mark->clusters[mark->n_clusters++] = (struct cluster){.n_bytes = (unsigned char)n, .n_glyphs = 1};
    } else {
        memcpy((char *)mark->text + mark->n_text_bytes, shape->text, shape->n_bytes);
        mark->n_text_bytes += shape->n_bytes;
        memcpy(mark->clusters + mark->n_clusters, shape->clusters, shape->n_clusters * sizeof *shape->clusters);
        mark->n_clusters += shape->n_clusters;
    }
    s->x += shape->advance;
    mark->width_pt = (s->x - s->mark_x) * s->pt_per_unit;
}

static struct room room_of(const struct fit *fit, size_t from, size_t to)
{
    struct room room = {4, 4, 12}; /* a hyphen or space at the end */
    for (size_t i = from; i < to; i++) {
        const struct atom *atom = &fit->atoms[i];
        for (size_t j = 0; j < atom->n_pieces; j++) {
            const struct shape *shape = fit->pieces[atom->first_piece + j].shape;
            room.n_glyphs += shape->n_glyphs;
            room.n_clusters += shape->n_clusters;
            room.n_bytes += shape->n_bytes;
        }
        room.n_glyphs += atom->n_spaces;
        room.n_clusters += atom->n_spaces;
        room.n_bytes += atom->n_spaces;
    }
    return room;
}

/* What stands behind the last atom of a line that is not the block's last. Extracted text must not join the words of two
 * lines, so a real space is set there, past the edge; a hyphen is U+00AD, which readers take away again. */
static void end_line(struct setter *s, const struct atom *last, const struct run *run)
{
    s->line->width_pt = s->x * s->pt_per_unit;
    if (last->end == END_HYPHEN) {
        put_shape(s, lines_hyphen(s->job, run->look), "\xC2\xAD");
        s->line->width_pt = s->x * s->pt_per_unit;
    } else if (last->end == END_SPACE || last->end == END_FORCED) {
        put_shape(s, run->space, NULL);
    }
}

static void set_line(struct setter *s, size_t from, size_t to)
{
    const struct fit *fit = s->fit;
    struct room room = room_of(fit, from, to);
    const struct run *run = NULL;
    unsigned open_run = 0;
    s->mark = NULL;
    s->x = 0;
    for (size_t i = from; i < to; i++) {
        const struct atom *atom = &fit->atoms[i];
        for (size_t j = 0; j < atom->n_pieces; j++) {
            const struct piece *piece = &fit->pieces[atom->first_piece + j];
            run = &s->p->runs[piece->run];
            if (!s->mark || open_run != piece->run) {
                open_mark(s, run, &room);
                open_run = piece->run;
            }
            put_shape(s, piece->shape, NULL);
        }
        for (size_t j = 0; i + 1 < to && j < atom->n_spaces; j++) {
            put_shape(s, run->space, NULL); /* spaces go with the words before them */
        }
    }
    s->line->width_pt = s->x * s->pt_per_unit;
    if (to < fit->n_atoms) {
        end_line(s, &fit->atoms[to - 1], run);
    }
}

/* --- lines of both directions --- */

/* What a mixed line holds, in the order in which it is read. */
struct item {
    const struct shape *shape;
    const char *as_text; /* or NULL */
    unsigned run;
    int x;
};

struct items {
    struct item *items;
    unsigned char *levels;
    size_t n;
    struct room room; /* for marks of all of them */
};

static void add_item(struct items *out, const struct setter *s, const struct shape *shape, unsigned run)
{
    out->levels[out->n] = s->p->runs[run].look.level;
    out->items[out->n++] = (struct item){.shape = shape, .run = run};
}

/* What stands behind the last atom of a line that goes on: a hyphen runs with its word, white space with the paragraph (L1).
 * Returns how much of it is not to be seen. */
static int add_end(struct items *out, const struct setter *s, const struct atom *last)
{
    const unsigned run = out->items[out->n - 1].run;
    if (last->end == END_HYPHEN) {
        add_item(out, s, lines_hyphen(s->job, s->p->runs[run].look), run);
        out->items[out->n - 1].as_text = "\xC2\xAD";
    } else if (last->end == END_SPACE || last->end == END_FORCED) {
        const struct shape *space = s->p->runs[run].space;
        add_item(out, s, space, run);
        out->levels[out->n - 1] = s->p->from_right;
        return space->advance;
    }
    return 0;
}

static int collect_items(struct items *out, const struct setter *s, size_t from, size_t to)
{
    const struct fit *fit = s->fit;
    size_t most = 1;
    for (size_t i = from; i < to; i++) {
        most += (size_t)fit->atoms[i].n_pieces + fit->atoms[i].n_spaces;
    }
    *out = (struct items){.items = arena_array(s->job->arena, most, sizeof *out->items),
                          .levels = arena_alloc(s->job->arena, most)};
    for (size_t i = from; i < to; i++) {
        const struct atom *atom = &fit->atoms[i];
        for (size_t j = 0; j < atom->n_pieces; j++) {
            const struct piece *piece = &fit->pieces[atom->first_piece + j];
            add_item(out, s, piece->shape, piece->run);
        }
        for (size_t j = 0; i + 1 < to && j < atom->n_spaces; j++) {
            add_item(out, s, s->p->runs[atom->space_run].space, atom->space_run);
        }
    }
    return to < fit->n_atoms ? add_end(out, s, &fit->atoms[to - 1]) : 0;
}

/* Gives each thing its place, and the line the width of what is seen of it. */
static void place_items(struct setter *s, struct items *line, int unseen)
{
    int *order = arena_array(s->job->arena, line->n, sizeof *order);
    int x = s->p->from_right ? -unseen : 0; /* the space at the end hangs out */
    bidi_order(line->levels, line->n, order);
    for (size_t i = 0; i < line->n; i++) {
        line->items[order[i]].x = x;
        x += line->items[order[i]].shape->advance;
    }
    s->line->width_pt = (x - (s->p->from_right ? 0 : unseen)) * s->pt_per_unit;
}

/* A mark of the things [from, to), of one run and level, which stand side by side. */
static void set_group(struct setter *s, struct items *line, size_t from, size_t to)
{
    const struct item *items = line->items;
    int left = items[from].x, width = 0;
    for (size_t i = from; i < to; i++) {
        left = items[i].x < left ? items[i].x : left;
        width += items[i].shape->advance;
    }
    s->x = left;
    open_mark(s, &s->p->runs[items[from].run], &line->room);
    for (size_t i = from; i < to; i++) {
        s->x = items[i].x;
        put_shape(s, items[i].shape, items[i].as_text);
    }
    s->mark->script_level = line->levels[from];
    s->mark->width_pt = width * s->pt_per_unit;
}

static void set_mixed_line(struct setter *s, size_t from, size_t to)
{
    struct items line;
    const int unseen = collect_items(&line, s, from, to);
    line.room = room_of(s->fit, from, to);
    s->mark = NULL;
    place_items(s, &line, unseen);
    for (size_t first = 0, end; first < line.n; first = end) {
        for (end = first + 1;
             end < line.n && line.items[end].run == line.items[first].run && line.levels[end] == line.levels[first];
             end++) {
        }
        set_group(s, &line, first, end);
    }
}

struct lines paragraph_set(struct job *job, const struct paragraph *p, double x_pt, double width_pt, enum align align)
{
    const double pt_per_unit = p->type->size_pt / job->kit->fonts.units_per_em;
    struct lines out = {0};
    struct fit fit;
    if (p->n_atoms == 0) {
        return out;
    }
    lines_fit(&fit, job, p, (int)(width_pt / pt_per_unit + 1e-6));
    const bool at_right = (align == ALIGN_RIGHT) != job->from_right;
    x_pt = job_turned(job, x_pt, width_pt);
    out.lines = arena_array(job->arena, fit.n_lines, sizeof *out.lines);
    out.n = fit.n_lines;
    struct setter s = {.job = job,
                       .p = p,
                       .fit = &fit,
                       .pt_per_unit = pt_per_unit,
                       .baseline_pt = paragraph_baseline_pt(job, p->type)};
    for (size_t i = 0, from = 0; i < fit.n_lines; from = fit.ends[i++]) {
        s.line = &out.lines[i];
        (p->mixed ? set_mixed_line : set_line)(&s, from, fit.ends[i]);
        const double left = at_right ? x_pt + width_pt - s.line->width_pt : x_pt;
        for (struct mark *mark = s.line->first; mark; mark = mark->next) {
            mark->x_pt += left;
        }
    }
    return out;
}
