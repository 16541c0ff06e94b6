/* reconcile - what the inserter reports against what was released: every piece that has an envelope is in one, once.
 *
 * Reports come one tray after the other: what was done stays done until a report says it is damaged, what no report has told of yet is missing.
 * In one report the last word on a piece counts. RUN/reprint.csv (piece,status) lists what is missing or damaged after all of them. Killed at
 * any moment, the same command ends as it would have: the report that was taken last is known again. */
#pragma once
#include "closed_run.h"

struct reconcile_order {
    const char *run;
    const char *report; /* a list with the column piece and, where there is one, status: done or damaged */
};
struct reconciled {
    long expected, done, damaged, missing; /* of pieces with an envelope that were released; done etc. after this report */
    long unknown, doubled;                 /* lines of this report */
    bool was_settled; /* states and reprint.csv are written; the figures hold */
    struct listed_pieces listed; /* unknown (B067; B085: was not to leave), doubled (B078) */
};
/* REFUSED (exit 1): something is unknown, doubled, damaged or missing; states and reprint.csv are written all the same. */
enum outcome reconcile_run(struct reconciled *out, struct arena *arena, struct diag *d, const struct reconcile_order *order);
