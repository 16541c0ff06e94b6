/* picked - the pieces that a command names, found in the run: each once, in print order. */
#pragma once
#include "closed_run.h"

struct picked_piece {
    struct run_piece is; /* texts of the arena */
    bool is_found;
};
struct picked {
    struct picked_piece *rows; /* by piece */
    size_t n, capacity; /* capacity: of who adds rows one by one */
};
/* Pieces of the run alone; others are listed (B067). One walk through the run. */
enum outcome picked_find(struct picked *out, struct listed_pieces *listed, struct diag *d, const struct closed_run *r, char *const *pieces, size_t n_pieces);
/* A row that outlives the walk it comes from. */
void picked_keep(struct picked_piece *to, struct arena *arena, const struct run_piece *piece);
/* The column piece of a list. */
enum outcome picked_read_list(char ***pieces, size_t *n_pieces, struct arena *arena, struct diag *d, const char *path);
