#include "galley.h"

#include <string.h>

void galley_init(struct galley *g, struct job *job)
{
    *g = (struct galley){.job = job, .max = 32, .block_cost = BREAK_BLOCK, .cost = BREAK_BLOCK};
    g->slabs = arena_array(job->arena, g->max, sizeof *g->slabs);
}

void galley_enter(struct galley *g, enum space_of kind)
{
    const struct space *space = &g->job->scale->spaces[kind];
    if (g->n == 0) {
        g->gap_pt = 0;
    } else if (g->under_heading) {
        g->gap_pt = space->under_heading_pt;
    } else {
        g->gap_pt = space->before_pt > g->after_pt ? space->before_pt : g->after_pt;
    }
    g->under_heading = g->runs_on = false;
}

void galley_leave(struct galley *g, enum space_of kind)
{
    g->after_pt = g->job->scale->spaces[kind].after_pt;
    g->cost = g->block_cost;
    g->head = 0;
}

struct slab *galley_push(struct galley *g, double height_pt, size_t n_lines, struct mark *first, struct mark *last)
{
    if (g->n == g->max) {
        struct slab *more = arena_array(g->job->arena, g->max * 2, sizeof *more);
        memcpy(more, g->slabs, g->n * sizeof *more);
        g->slabs = more;
        g->max *= 2;
    }
    struct slab *slab = &g->slabs[g->n++];
    *slab = (struct slab){
        .gap_pt = g->gap_pt, .height_pt = height_pt, .cost = g->cost, .first = first, .last = last, .head = g->head};
    if (g->keep_lines > 0) {
        slab->cost = g->may_part ? BREAK_TITLE : BREAK_NEVER;
        g->may_part = false;
        g->keep_lines -= (int)n_lines;
    }
    slab->is_planned = g->is_planned && slab->cost != BREAK_NEVER;
    g->is_planned = false;
    g->gap_pt = 0;
    return slab;
}

void marks_append(struct mark **first, struct mark **last, struct mark *more, struct mark *more_last)
{
    if (!more) {
        return;
    }
    if (*last) {
        (*last)->next = more;
    } else {
        *first = more;
    }
    *last = more_last;
}

void marks_shift(struct mark *first, double x_pt, double y_pt)
{
    for (; first; first = first->next) {
        first->x_pt += x_pt;
        first->y_pt += y_pt;
    }
}

static struct mark *new_shape_mark(struct job *job, enum mark_kind kind, const struct rect *at)
{
    struct mark *mark = arena_alloc(job->arena, sizeof *mark);
    mark->kind = kind;
    mark->artifact = ARTIFACT_LAYOUT;
    mark->x_pt = at->x_pt;
    mark->y_pt = at->y_pt;
    mark->width_pt = at->width_pt;
    mark->height_pt = at->height_pt;
    return mark;
}

struct mark *marks_rule(struct job *job, double x_pt, double y_pt, double width_pt, double height_pt)
{
    x_pt = job_turned(job, x_pt, width_pt);
    return new_shape_mark(job, MARK_RULE, &(struct rect){x_pt, y_pt, width_pt, height_pt});
}

/* x, y, width and height are the frame's outer edge; it is stroked inside. */
struct mark *marks_frame(struct job *job, double x_pt, double y_pt, double width_pt, double height_pt, double stroke_pt)
{
    const double half = stroke_pt / 2;
    x_pt = job_turned(job, x_pt, width_pt);
    struct mark *mark = new_shape_mark(
        job, MARK_FRAME, &(struct rect){x_pt + half, y_pt + half, width_pt - stroke_pt, height_pt - stroke_pt});
    mark->stroke_pt = stroke_pt;
    return mark;
}

double marks_stack(struct lines lines, const struct type *type, struct mark **first, struct mark **last)
{
    for (size_t i = 0; i < lines.n; i++) {
        marks_shift(lines.lines[i].first, 0, (double)i * type->leading_pt);
        marks_append(first, last, lines.lines[i].first, lines.lines[i].last);
    }
    return (double)lines.n * type->leading_pt;
}

double galley_pile(struct galley *g, struct mark **first, struct mark **last)
{
    double y = 0;
    *first = *last = NULL;
    for (size_t i = 0; i < g->n; i++) {
        const struct slab *slab = &g->slabs[i];
        y += slab->gap_pt;
        marks_shift(slab->first, 0, y);
        marks_append(first, last, slab->first, slab->last);
        y += slab->height_pt;
    }
    return y;
}

/* At least two lines of a paragraph stand on either side of a page end. */
static enum outcome set_paragraph(struct galley *g, const struct block *block, double x_pt, double width_pt)
{
    const struct type *type = &g->job->scale->types[TYPE_BODY];
    struct paragraph p;
    enum outcome outcome = paragraph_build(&p, g->job, block, block->spans, type);
    const struct lines lines = paragraph_set(g->job, &p, x_pt, width_pt, ALIGN_LEFT);
    galley_enter(g, SPACE_P);
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0) {
            g->cost = i == 1 || i + 1 == lines.n || g->block_cost == BREAK_NEVER ? BREAK_NEVER : BREAK_LINE;
        }
        galley_push(g, type->leading_pt, 1, lines.lines[i].first, lines.lines[i].last);
    }
    galley_leave(g, SPACE_P);
    g->runs_on = p.keeps_next;
    g->keep_lines = p.keeps_next && g->keep_lines < 1 ? 1 : g->keep_lines;
    return outcome;
}

/* A heading is never split and keeps two lines of what it heads. */
static enum outcome set_heading(struct galley *g, const struct block *block, double x_pt, double width_pt)
{
    const bool title = block->kind == BLOCK_H1;
    const struct type *type = &g->job->scale->types[title ? TYPE_H1 : TYPE_H2];
    struct paragraph p;
    struct mark *first = NULL, *last = NULL;
    enum outcome outcome = paragraph_build(&p, g->job, block, block->spans, type);
    const struct lines lines = paragraph_set(g->job, &p, x_pt, width_pt, ALIGN_LEFT);
    const double height = marks_stack(lines, type, &first, &last);
    galley_enter(g, title ? SPACE_H1 : SPACE_H2);
    galley_push(g, height, lines.n, first, last);
    galley_leave(g, title ? SPACE_H1 : SPACE_H2);
    g->under_heading = !title;
    g->keep_lines = 2;
    g->may_part = title && block->next && block->next->kind == BLOCK_BOX;
    return outcome;
}

static bool lists(const char *words, const char *word)
{
    const size_t n = word ? strlen(word) : 0;
    for (const char *at = words; n > 0 && (at = strstr(at, word)); at += n) {
        if ((at == words || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0')) {
            return true;
        }
    }
    return false;
}

static enum outcome set_section(struct galley *g, const struct block *section, double x_pt, double width_pt)
{
    const int outside = g->block_cost;
    g->cost = outside == BREAK_NEVER ? BREAK_NEVER : BREAK_SECTION;
    g->is_planned = lists(g->job->design->plan, section->part);
    if (section->keep) {
        g->block_cost = BREAK_NEVER;
    }
    enum outcome outcome = galley_kids(g, section->first, x_pt, width_pt);
    if (section->first && section->first->next && !g->runs_on) {
        g->keep_lines = 0; /* a heading with one line below it is whole: it asks nothing of the next section */
    }
    g->block_cost = g->cost = outside;
    return outcome;
}

enum outcome galley_block(struct galley *g, const struct block *block, double x_pt, double width_pt)
{
    switch (block->kind) {
    case BLOCK_H1:
    case BLOCK_H2:
        return set_heading(g, block, x_pt, width_pt);
    case BLOCK_P:
        return set_paragraph(g, block, x_pt, width_pt);
    case BLOCK_SECTION:
        return set_section(g, block, x_pt, width_pt);
    case BLOCK_UL:
    case BLOCK_OL:
        return blocks_list(g, block, x_pt, width_pt);
    case BLOCK_DL:
        return blocks_rows(g, block, x_pt, width_pt);
    case BLOCK_BOX:
        return blocks_box(g, block, x_pt, width_pt);
    case BLOCK_ASIDE:
        return blocks_aside(g, block, x_pt, width_pt);
    case BLOCK_TABLE:
        return table_set(g, block, x_pt, width_pt);
    case BLOCK_SIGNATURE:
        return blocks_signature(g, block, x_pt, width_pt);
    default: {
        struct place at = {.line = block->line};
        return diag_note(g->job->d, D_BLOCK_PLACE, &at, "<%s>", block_name(block->kind));
    }
    }
}

/* Goes on after a refusal, so that every missing glyph of a letter is told at once. */
enum outcome galley_kids(struct galley *g, const struct block *first, double x_pt, double width_pt)
{
    enum outcome outcome = DONE;
    for (const struct block *kid = first; kid && outcome != BROKEN; kid = kid->next) {
        outcome = outcome_worse(outcome, galley_block(g, kid, x_pt, width_pt));
    }
    return outcome;
}
