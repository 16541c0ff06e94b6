/* table - columns as wide as their words ask for, the head set again on a new page, amounts flush right. Where the paper is too narrow for
 * them, the cells of a row stand below each other, the head's likewise, so that it shows how to read them. */
#include "../base/text.h"
#include "galley.h"

enum { MAX_COLUMNS = 8 };

struct column {
    double narrow_pt, wide_pt; /* the longest word; the longest cell on one line */
    double x_pt, width_pt;
};

struct table {
    struct galley *g;
    struct paragraph *cells; /* row by row, n_columns each; an empty cell has no atoms */
    const struct block **rows;
    size_t n_rows, n_columns;
    struct column columns[MAX_COLUMNS];
    bool is_stacked;
};

static bool is_head_cell(const struct block *cell)
{
    return cell->kind == BLOCK_TH && !text_equal(cell->attr_kind, "row");
}

static bool is_head(const struct block *row)
{
    const struct block *cell = row->first;
    while (cell && is_head_cell(cell)) {
        cell = cell->next;
    }
    return row->first && !cell;
}

static void count(struct table *t, const struct block *block)
{
    for (const struct block *row = block->first; row; row = row->next) {
        size_t n = 0;
        for (const struct block *cell = row->first; cell; cell = cell->next) {
            n++;
        }
        t->n_rows++;
        t->n_columns = n > t->n_columns ? n : t->n_columns;
    }
}

static enum outcome build(struct table *t, const struct block *block)
{
    struct job *job = t->g->job;
    enum outcome outcome = DONE;
    size_t i = 0;
    t->cells = arena_array(job->arena, t->n_rows * t->n_columns, sizeof *t->cells);
    t->rows = arena_array(job->arena, t->n_rows, sizeof *t->rows);
    for (const struct block *row = block->first; row; row = row->next, i++) {
        size_t j = 0;
        t->rows[i] = row;
        for (const struct block *cell = row->first; cell; cell = cell->next, j++) {
            const bool is_strong = is_head_cell(cell) || (t->is_stacked && j == 0);
            const struct type *type = is_strong ? &job->strong : &job->scale->types[TYPE_BODY];
            struct paragraph *p = &t->cells[i * t->n_columns + j];
            struct column *column = &t->columns[j];
            outcome = outcome_worse(outcome, paragraph_build(p, job, cell, cell->spans, type));
            const double narrow = paragraph_narrowest_pt(job, p), wide = paragraph_widest_pt(job, p);
            column->narrow_pt = narrow > column->narrow_pt ? narrow : column->narrow_pt;
            column->wide_pt = wide > column->wide_pt ? wide : column->wide_pt;
        }
    }
    return outcome;
}

/* Every column gets its longest cell if all fit; else its longest word and a share of what is left in proportion to what
 * it asks for beyond that (as CSS 2.1, section 17.5.2.2). When not even the words fit, the widest columns give way and their
 * words are hyphenated. */
static void share_width(struct table *t, double x_pt, double width_pt)
{
    const double gap = t->g->job->design->details.table_gap_pt;
    const double room = width_pt - gap * (double)(t->n_columns - 1);
    double narrow = 0, wide = 0;
    for (size_t j = 0; j < t->n_columns; j++) {
        narrow += t->columns[j].narrow_pt;
        wide += t->columns[j].wide_pt;
    }
    for (size_t j = 0; j < t->n_columns; j++) {
        struct column *c = &t->columns[j];
        if (wide <= room) {
            c->width_pt = c->wide_pt + 0.01;
        } else if (narrow <= room) {
            c->width_pt = c->narrow_pt + (c->wide_pt - c->narrow_pt) * (room - narrow) / (wide - narrow);
        } else {
            c->width_pt = c->narrow_pt * room / narrow;
        }
        c->x_pt = x_pt;
        x_pt += c->width_pt + gap;
    }
}

/* A column that is so narrow, and whose cells still have to wrap. */
static bool is_too_narrow(const struct table *t)
{
    const double least = t->g->job->design->details.cell_min_pt;
    for (size_t j = 0; j < t->n_columns; j++) {
        if (t->columns[j].width_pt < least && t->columns[j].width_pt < t->columns[j].wide_pt) {
            return true;
        }
    }
    return false;
}

/* Amounts stand flush right, and a head goes with the column below it. */
static bool is_flush_right(const struct table *t, size_t i, size_t j)
{
    const bool head = is_head(t->rows[i]);
    for (; i < t->n_rows; i++) {
        const struct block *cell = t->rows[i]->first;
        for (size_t skip = 0; cell && skip < j; skip++) {
            cell = cell->next;
        }
        if (cell && cell->kind == BLOCK_TD && text_equal(cell->attr_kind, "right")) {
            return true;
        }
        if (!head) {
            return false;
        }
    }
    return false;
}

/* The cells of a row below each other. */
static double set_stack(struct table *t, size_t i, struct mark **first, struct mark **last)
{
    double height = 0;
    for (size_t j = 0; j < t->n_columns; j++) {
        const struct paragraph *p = &t->cells[i * t->n_columns + j];
        const struct column *c = &t->columns[0];
        struct mark *cell = NULL, *cell_last = NULL;
        const double cell_height = marks_stack(paragraph_set(t->g->job, p, c->x_pt, c->width_pt, ALIGN_LEFT), p->type, &cell, &cell_last);
        marks_shift(cell, 0, height);
        marks_append(first, last, cell, cell_last);
        height += cell_height;
    }
    return height;
}

static double set_row(struct table *t, size_t i, struct mark **first, struct mark **last)
{
    if (t->is_stacked) {
        return set_stack(t, i, first, last);
    }
    struct job *job = t->g->job;
    double height = job->scale->types[TYPE_BODY].leading_pt;
    size_t j = 0;
    for (const struct block *cell = t->rows[i]->first; cell; cell = cell->next, j++) {
        const struct paragraph *p = &t->cells[i * t->n_columns + j];
        const struct column *c = &t->columns[j];
        const enum align align = is_flush_right(t, i, j) ? ALIGN_RIGHT : ALIGN_LEFT;
        const struct lines lines = paragraph_set(job, p, c->x_pt, c->width_pt, align);
        const double cell_height = marks_stack(lines, p->type, first, last);
        height = cell_height > height ? cell_height : height;
    }
    return height;
}

enum outcome table_set(struct galley *g, const struct block *table, double x_pt, double width_pt)
{
    const struct details *details = &g->job->design->details;
    struct table t = {.g = g};
    count(&t, table);
    if (t.n_columns > MAX_COLUMNS) {
        return diag_note(g->job->d, D_BLOCK_PLACE, &(struct place){.line = table->line}, "a table of %zu columns",
                         t.n_columns);
    }
    enum outcome outcome = build(&t, table);
    share_width(&t, x_pt, width_pt);
    t.is_stacked = is_too_narrow(&t);
    if (t.is_stacked) { /* once more, the first cell of each row as its label */
        outcome = build(&t, table);
        t.columns[0] = t.columns[t.n_columns - 1] = (struct column){.x_pt = x_pt, .width_pt = width_pt};
    }
    const double used = t.n_columns ? t.columns[t.n_columns - 1].x_pt + t.columns[t.n_columns - 1].width_pt - x_pt : 0;
    galley_enter(g, SPACE_TABLE);
    for (size_t i = 0; i < t.n_rows; i++) {
        struct mark *first = NULL, *last = NULL;
        const bool head = i == 0 && is_head(t.rows[i]);
        double height = set_row(&t, i, &first, &last);
        if (i > 0) {
            const bool edge = i == 1 || i + 1 == t.n_rows || (i == 2 && g->head);
            g->gap_pt = details->row_gap_pt;
            g->cost = edge || g->block_cost == BREAK_NEVER ? BREAK_NEVER : BREAK_ROW;
        }
        if (head) {
            struct mark *rule = marks_rule(g->job, x_pt, height + 1, used, details->head_rule_pt);
            marks_append(&first, &last, rule, rule);
            height += 1 + details->head_rule_pt;
        }
        galley_push(g, height, (size_t)(height / g->job->scale->types[TYPE_BODY].leading_pt), first, last);
        if (head) {
            g->head = g->n;
        }
    }
    galley_leave(g, SPACE_TABLE);
    return outcome;
}
