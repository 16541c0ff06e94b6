/* states - RUN/states.csv: what became of a run and its pieces after it was closed. The one place where that stands; every later command
 * reads it first and writes it whole.
 *
 *   piece,status,reason
 *   run,released,0123456789abcdef        (closed, pulling, releasing, released, reconciled, purged; the token under which the ledger knows it)
 *   report,reconciled,SHA-256            (of the report that was reconciled last; none before)
 *   10000000000000002,withdrawn,lost tray
 *
 * Only pieces that differ from what the run's own state says stand in it: of a released run all others are released, of a reconciled one
 * done. Without the file the run is closed. Manifest and root stay as close, or the last pull, wrote them. */
#pragma once
#include "csv.h"
#include "durable.h"
#include "plan_file.h"

#define STATES_CSV "states.csv"

enum run_state { RUN_CLOSED, RUN_PULLING, RUN_RELEASING, RUN_RELEASED, RUN_RECONCILED, RUN_PURGED, RUN_STATE_N };
enum piece_state { PIECE_MADE, PIECE_REFUSED, PIECE_DRAFT, PIECE_PULLED, PIECE_RELEASED, PIECE_WITHDRAWN, PIECE_DAMAGED, PIECE_MISSING, PIECE_PRINTED, PIECE_STATE_N };
/* "released"; of PIECE_PRINTED "done". */
const char *run_state_word(enum run_state state);
const char *piece_state_word(enum piece_state state);

#define STATES_TOKEN_BYTES 17
struct state_row {
    char piece[PLAN_PIECE_BYTES];
    enum piece_state state;
    const char *reason; /* "" or the operator's words */
};
struct states {
    struct arena *arena;
    enum run_state run;
    char token[STATES_TOKEN_BYTES]; /* "" before the first release */
    char report[HASH_HEX_LEN + 1];  /* what reconcile took last, so that it is not taken twice; "" before */
    struct state_row *rows; /* by piece */
    size_t n_rows, capacity;
};

/* Everything lives in the arena. */
enum outcome states_read(struct states *out, struct arena *arena, struct diag *d, int run_fd);
/* Whole or not at all. */
enum outcome states_write(const struct states *s, struct diag *d, int run_fd);
/* NULL: nothing of its own is known of the piece. */
const struct state_row *states_find(const struct states *s, const char *piece);
/* PIECE_MADE takes a row away. */
void states_set(struct states *s, const char *piece, enum piece_state state, const char *reason);
/* What a piece is, given its word in manifest.csv. */
enum piece_state states_of(const struct states *s, const char *piece, const char *manifest_status);
/* Ready for a release: a token that no other run has. BROKEN when the system gives no random bytes. */
enum outcome states_new_token(struct states *s, struct diag *d);
