#include "find.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

/* An id that was asked for, by its place. */
struct wanted {
    const char *id;
    size_t at;
};
struct hit {
    size_t at; /* in order->ids */
    struct found_row row;
};
struct finding {
    struct closed_run r;
    struct wanted *wanted; /* by id */
    size_t n_wanted;
    bool *is_found; /* by place */
    struct hit *hits;
    size_t n_hits, capacity;
};

static int by_id(const void *left, const void *right)
{
    const struct wanted *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static int by_place(const void *left, const void *right)
{
    const struct hit *a = left, *b = right;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return strcmp(a->row.piece, b->row.piece);
}

static void hit(struct finding *f, size_t at, const char *piece, const char *status)
{
    f->hits = arena_grow(f->r.arena, f->hits, f->n_hits, &f->capacity, sizeof *f->hits);
    f->is_found[at] = true;
    f->hits[f->n_hits++] = (struct hit){at, {.piece = arena_strdup(f->r.arena, piece), .status = status}};
}

/* The place of an id, or -1. */
static long place_of(const struct finding *f, const char *id)
{
    const struct wanted key = {.id = id};
    const struct wanted *w = f->n_wanted ? bsearch(&key, f->wanted, f->n_wanted, sizeof key, by_id) : NULL;
    return w ? (long)w->at : -1;
}

static enum outcome find_pieces(struct finding *f, struct diag *d)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, d, &f->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, d)) == DONE) {
        const long at = place_of(f, piece.decision);
        if (at >= 0)
            hit(f, (size_t)at, piece.piece, piece_state_word(piece.state));
    }
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

/* Those that never became a piece. */
static enum outcome find_listed(struct finding *f, struct diag *d, const char *list, const char *status)
{
    struct csv csv;
    enum outcome got = csv_open_at(&csv, d, f->r.run.fd, list);
    const int column = got == DONE ? csv_column(&csv, "id") : -1;
    while (got == DONE && (got = csv_next(&csv, d)) == DONE) {
        const long at = place_of(f, csv_value(&csv, column));
        if (at >= 0 && !f->is_found[at])
            hit(f, (size_t)at, "-", status);
    }
    csv_close(&csv);
    return got == NONE ? DONE : got;
}

static enum outcome answer(struct found *out, struct finding *f, struct diag *d, const struct find_order *order)
{
    size_t n_missing = 0;
    for (size_t i = 0; i < order->n_ids; i++) {
        const long first = place_of(f, order->ids[i]);
        if (!f->is_found[i] && (size_t)first == i) {
            hit(f, i, "-", "-");
            n_missing++;
        }
    }
    if (f->n_hits)
        qsort(f->hits, f->n_hits, sizeof *f->hits, by_place);
    out->rows = arena_array(f->r.arena, f->n_hits + 1, sizeof *out->rows);
    for (size_t i = 0; i < f->n_hits; i++) {
        out->rows[out->n] = f->hits[i].row;
        out->rows[out->n++].id = order->ids[f->hits[i].at];
    }
    return n_missing ? diag_note(d, D_DECISION_UNKNOWN, &(struct place){.file = f->r.run.path}, "%zu", n_missing) : DONE;
}

static void take_ids(struct finding *f, const struct find_order *order)
{
    f->wanted = arena_array(f->r.arena, order->n_ids + 1, sizeof *f->wanted);
    f->is_found = arena_array(f->r.arena, order->n_ids + 1, sizeof *f->is_found);
    for (size_t i = 0; i < order->n_ids; i++)
        f->wanted[i] = (struct wanted){order->ids[i], i};
    if (order->n_ids)
        qsort(f->wanted, order->n_ids, sizeof *f->wanted, by_id);
    for (size_t i = 0; i < order->n_ids; i++) /* asked twice, told once */
        if (f->n_wanted == 0 || by_id(&f->wanted[f->n_wanted - 1], &f->wanted[i]) != 0)
            f->wanted[f->n_wanted++] = f->wanted[i];
}

enum outcome find_run(struct found *out, struct arena *arena, struct diag *d, const struct find_order *order)
{
    struct finding f = {.n_wanted = 0};
    *out = (struct found){.rows = NULL};
    enum outcome got = closed_run_open(&f.r, arena, d, order->run, RUN_TOGETHER);
    if (got == DONE && f.r.states.run == RUN_PURGED) /* whose notices they were, nobody knows any more */
        got = diag_note(d, D_RUN_PURGED, &(struct place){.file = f.r.run.path}, NULL);
    if (got == DONE) {
        take_ids(&f, order);
        got = find_pieces(&f, d);
    }
    if (got == DONE)
        got = find_listed(&f, d, "refused.csv", "refused");
    if (got == DONE)
        got = find_listed(&f, d, "held.csv", "held");
    if (got == DONE)
        got = answer(out, &f, d, order);
    closed_run_close(&f.r);
    return got;
}
