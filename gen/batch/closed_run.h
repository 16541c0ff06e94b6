/* closed_run - a run that was closed, for the commands that come after: its plan, its states, and its pieces one by one.
 *
 * A walk goes through manifest.csv and index.csv side by side; both are in print order, so nothing grows with the number of pieces. */
#pragma once
#include "run_folder.h"
#include "states.h"

struct closed_run {
    struct run_folder run;
    struct plan plan;
    struct states states;
    struct arena *arena;
    bool is_pull_begun; /* one was stopped before it said which pieces: the files are as they were, but somebody wants letters out */
};
/* No run: BROKEN (74); in use: 75; not closed: REFUSED (B060). closed_run_close() in any case.
 * A run whose pull was begun is RUN_PULLING, also when it did not come to say so. */
enum outcome closed_run_open(struct closed_run *out, struct arena *arena, struct diag *d, const char *path, enum run_use use);
/* The same for a command that changes something: a step that was stopped in the middle must be completed first (BROKEN, B074, 75). */
enum outcome closed_run_open_settled(struct closed_run *out, struct arena *arena, struct diag *d, const char *path);
void closed_run_close(struct closed_run *r);
/* REFUSED unless the letters are out: B069 not yet, B084 purged. */
enum outcome closed_run_is_out(const struct closed_run *r, struct diag *d);

/* A piece. Texts are borrowed until the next one; "" where unknown (body to instruments: once index.csv is gone). */
struct run_piece {
    const char *piece;
    enum piece_state state;
    const char *form, *format, *language, *profile;
    const char *sha256, *tar, *member, *print_file;
    long pages, sheets, first_sheet, grams; /* grams: with its envelope; 0 without one */
    const char *body, *decision, *instruments, *role;
};
enum run_column { COL_PIECE, COL_STATUS, COL_FORM, COL_FORMAT, COL_LANGUAGE, COL_PROFILE, COL_PAGES, COL_SHEETS, COL_SHA256, COL_TAR, COL_MEMBER, COL_PRINT_FILE, COL_FIRST_SHEET, COL_GRAMS, COL_N };
enum index_column { INDEX_PIECE, INDEX_BODY, INDEX_DECISION, INDEX_INSTRUMENTS, INDEX_ROLE, INDEX_N };
struct piece_walk {
    const struct closed_run *run;
    struct csv manifest, index;
    bool has_index;
    int columns[COL_N], index_columns[INDEX_N];
};
enum outcome piece_walk_open(struct piece_walk *out, struct diag *d, const struct closed_run *run);
/* DONE, or NONE: no more. BROKEN: the lists do not fit each other (B037). */
enum outcome piece_walk_next(struct piece_walk *w, struct run_piece *out, struct diag *d);
void piece_walk_close(struct piece_walk *w);
/* True when its letter has left the house, or will: not refused, pulled or withdrawn. */
bool run_piece_is_out(const struct run_piece *piece);
/* The piece's place in the run, from 1; 0: it is none of this run. */
long run_piece_sequence(const struct plan *plan, const char *piece);

/* Pieces that something is said of: told by the front, never as a note each. */
struct listed_piece {
    const char *piece;
    const char *status; /* word of its state; "" when it has none */
    enum diag_code code;
};
struct listed_pieces {
    struct listed_piece *rows;
    size_t n, capacity;
};
/* The piece as it was named; words that are no piece, whatever they are, go by their place in the list: "#12". */
const char *listed_name(struct arena *arena, const char *piece, long place);
void listed_add(struct listed_pieces *list, struct arena *arena, const struct listed_piece *row);
