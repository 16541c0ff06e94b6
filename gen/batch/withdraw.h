/* withdraw - released letters that will not arrive, or not on the day that is printed: a lost tray, another day. Their decisions leave the
 * ledger, so that a new run may make them; the pieces are withdrawn for good.
 *
 * Stopped in the middle, the pieces are withdrawn already and the ledger may not know it yet: nothing goes out twice, and the same command
 * completes it. */
#pragma once
#include "closed_run.h"

struct withdraw_order {
    const char *run, *ledger; /* paths */
    const char *reason;       /* the operator's words; no person in them */
    char *const *pieces;
    size_t n_pieces;
};
struct withdrawn {
    long pieces;
    struct listed_pieces listed; /* why nothing was done: B067 unknown, B068 never left */
};
/* REFUSED (exit 1): nothing was done; B080: the ledger is not the one of the release. BROKEN: 64, 74, 75. */
enum outcome withdraw_run(struct withdrawn *out, struct arena *arena, struct diag *d, const struct withdraw_order *order);
