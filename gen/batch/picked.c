#include "picked.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

static int by_piece(const void *left, const void *right)
{
    const struct picked_piece *a = left, *b = right;
    return strcmp(a->is.piece, b->is.piece);
}

/* Whatever is of this run by its number, in order, without twins. */
static void take_names(struct picked *out, struct listed_pieces *listed, const struct closed_run *r, char *const *pieces, size_t n_pieces)
{
    out->rows = arena_array(r->arena, n_pieces + 1, sizeof *out->rows);
    for (size_t i = 0; i < n_pieces; i++) {
        if (run_piece_sequence(&r->plan, pieces[i]))
            out->rows[out->n++].is.piece = pieces[i];
        else
            listed_add(listed, r->arena, &(struct listed_piece){listed_name(r->arena, pieces[i], (long)i + 1), "", D_PIECE_UNKNOWN});
    }
    size_t n = 0;
    if (out->n)
        qsort(out->rows, out->n, sizeof *out->rows, by_piece);
    for (size_t i = 0; i < out->n; i++)
        if (n == 0 || by_piece(&out->rows[n - 1], &out->rows[i]) != 0)
            out->rows[n++] = out->rows[i];
    out->n = n;
}

void picked_keep(struct picked_piece *to, struct arena *arena, const struct run_piece *piece)
{
    const char **const texts[] = {&to->is.piece, &to->is.form, &to->is.format, &to->is.language, &to->is.profile, &to->is.sha256, &to->is.tar, &to->is.member,
                                  &to->is.print_file, &to->is.body, &to->is.decision, &to->is.instruments, &to->is.role};
    to->is = *piece;
    to->is_found = true;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i] = arena_strdup(arena, *texts[i]);
}

enum outcome picked_find(struct picked *out, struct listed_pieces *listed, struct diag *d, const struct closed_run *r, char *const *pieces, size_t n_pieces)
{
    struct piece_walk walk;
    struct run_piece piece;
    *out = (struct picked){.rows = NULL};
    take_names(out, listed, r, pieces, n_pieces);
    enum outcome got = piece_walk_open(&walk, d, r);
    for (size_t next = 0; got == DONE && next < out->n && (got = piece_walk_next(&walk, &piece, d)) == DONE;)
        if (text_equal(piece.piece, out->rows[next].is.piece))
            picked_keep(&out->rows[next++], r->arena, &piece);
    piece_walk_close(&walk);
    for (size_t i = 0; got == NONE && i < out->n; i++) /* its number is of the run, but no row is */
        if (!out->rows[i].is_found)
            listed_add(listed, r->arena, &(struct listed_piece){out->rows[i].is.piece, "", D_PIECE_UNKNOWN});
    return got == BROKEN ? got : DONE;
}

enum outcome picked_read_list(char ***pieces, size_t *n_pieces, struct arena *arena, struct diag *d, const char *path)
{
    struct csv csv;
    size_t capacity = 0;
    int column;
    *pieces = NULL;
    *n_pieces = 0;
    enum outcome got = csv_open_pieces(&csv, &column, d, path);
    while (got == DONE && (got = csv_next(&csv, d)) == DONE) {
        *pieces = arena_grow(arena, *pieces, *n_pieces, &capacity, sizeof **pieces);
        (*pieces)[(*n_pieces)++] = arena_strdup(arena, csv_value(&csv, column));
    }
    csv_close(&csv);
    return got == NONE ? DONE : got;
}
