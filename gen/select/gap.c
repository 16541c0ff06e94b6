#include "gap.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

/* What is known of a line; the higher outranks when a case has several decisions. */
enum line_state { LINE_WITHOUT_DECISION, LINE_NOTICED, LINE_OWING, LINE_HELD, LINE_REFUSED };

/* Notices known by number alone. */
struct gap_count {
    const char *instrument;
    size_t noticed;
    struct gap_count *next;
};

struct gap {
    struct arena *arena;
    const struct selections *log;
    const struct selection *lines;
    size_t n_lines;
    unsigned char *states; /* enum line_state, one a line */
    size_t n_decisions, n_without_line;
    bool has_notices;
    struct gap_count *counts;
};

const char *const gap_columns[GAP_COLUMN_N] = {
    [GAP_DECISIONS] = "decisions", [GAP_SELECTED] = "selected", [GAP_OWING] = "owing", [GAP_NOTICED] = "noticed",
    [GAP_HELD] = "held",           [GAP_REFUSED] = "refused",   [GAP_GAP] = "gap",
};

struct gap *gap_new(struct arena *arena, const struct selections *log)
{
    struct gap *g = arena_alloc(arena, sizeof *g);
    g->arena = arena;
    g->log = log;
    g->n_lines = selections_all(log, &g->lines);
    g->states = arena_array(arena, g->n_lines + 1, sizeof *g->states);
    return g;
}

static bool is_selected(const struct selection *line)
{
    return !text_equal(line->route, "none");
}

static bool add(struct gap *g, struct arena *scratch, const struct slice *record, enum line_state state)
{
    const struct selection **found;
    size_t n = selections_find(g->log, scratch, record->body, record->case_ref, record->id, &found);
    for (size_t i = 0; i < n; i++) {
        unsigned char *known = &g->states[found[i] - g->lines];
        if (is_selected(found[i]) && *known < state)
            *known = (unsigned char)state;
    }
    g->n_decisions++;
    g->n_without_line += n == 0;
    return n > 0;
}

bool gap_add(struct gap *g, struct arena *scratch, const struct slice *record, enum outcome outcome)
{
    return add(g, scratch, record, outcome == HELD ? LINE_HELD : outcome == REFUSED ? LINE_REFUSED : LINE_OWING);
}

bool gap_add_noticed(struct gap *g, struct arena *scratch, const struct slice *record)
{
    return add(g, scratch, record, LINE_NOTICED);
}

void gap_add_count(struct gap *g, const char *instrument, size_t noticed)
{
    struct gap_count *count = arena_alloc(g->arena, sizeof *count);
    *count = (struct gap_count){instrument, noticed, g->counts};
    g->counts = count;
}

void gap_expect_notices(struct gap *g)
{
    g->has_notices = true;
}

static int compare_rows(const void *left, const void *right)
{
    const struct gap_row *a = left;
    const struct gap_row *b = right;
    return strcmp(a->instrument, b->instrument);
}

/* One row for each instrument that the log names, in order. */
static void list_instruments(struct gap_table *out, const struct gap *g)
{
    size_t n = 0;
    out->rows = arena_array(g->arena, g->n_lines + 1, sizeof *out->rows);
    for (size_t i = 0; i < g->n_lines; i++)
        if (is_selected(&g->lines[i]))
            out->rows[n++].instrument = g->lines[i].instrument;
    qsort(out->rows, n, sizeof *out->rows, compare_rows);
    for (size_t i = 0; i < n; i++)
        if (out->n_rows == 0 || compare_rows(&out->rows[out->n_rows - 1], &out->rows[i]) != 0)
            out->rows[out->n_rows++] = out->rows[i];
}

static void count_line(struct gap_row *row, enum line_state state)
{
    row->count[GAP_SELECTED]++;
    row->count[GAP_OWING] += state != LINE_WITHOUT_DECISION;
    row->count[GAP_NOTICED] += state == LINE_NOTICED;
    row->count[GAP_HELD] += state == LINE_HELD;
    row->count[GAP_REFUSED] += state == LINE_REFUSED;
}

/* Never more than are still open, nor those whose notice is held or refused today: rather a gap too wide than one that nobody sees. */
static void spread_counts(struct gap_table *out, const struct gap *g)
{
    for (const struct gap_count *it = g->counts; it; it = it->next) {
        const struct gap_row key = {.instrument = it->instrument};
        struct gap_row *row = out->n_rows ? bsearch(&key, out->rows, out->n_rows, sizeof key, compare_rows) : NULL;
        const size_t open = row ? row->count[GAP_OWING] - row->count[GAP_NOTICED] - row->count[GAP_HELD] - row->count[GAP_REFUSED] : 0;
        const size_t taken = it->noticed < open ? it->noticed : open;
        if (row)
            row->count[GAP_NOTICED] += taken;
        out->is_by_count = out->is_by_count || it->noticed > 0;
        out->n_beyond += it->noticed - taken;
    }
}

void gap_close(struct gap_table *out, struct gap *g, bool is_judged)
{
    *out = (struct gap_table){.n_without_line = g->n_without_line};
    for (int column = 0; column < GAP_COLUMN_N; column++)
        out->counted[column] = column == GAP_NOTICED ? g->has_notices : is_judged || (column != GAP_HELD && column != GAP_REFUSED);

    list_instruments(out, g);
    for (size_t i = 0; i < g->n_lines; i++) {
        const struct gap_row key = {.instrument = g->lines[i].instrument};
        if (is_selected(&g->lines[i]))
            count_line(bsearch(&key, out->rows, out->n_rows, sizeof key, compare_rows), g->states[i]);
    }
    spread_counts(out, g);
    for (size_t i = 0; i < out->n_rows; i++) {
        struct gap_row *row = &out->rows[i];
        row->count[GAP_GAP] = row->count[GAP_OWING] - row->count[GAP_NOTICED];
        for (int column = 0; column < GAP_COLUMN_N; column++)
            out->total.count[column] += row->count[column];
        row->count[GAP_DECISIONS] = g->n_decisions;
    }
    out->total.count[GAP_DECISIONS] = g->n_decisions;
}
