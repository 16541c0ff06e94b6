/* find - which piece of a run is the notice of a decision, and what became of it. */
#pragma once
#include "closed_run.h"

struct find_order {
    const char *run;
    char *const *ids; /* of decisions */
    size_t n_ids;
};
struct found_row {
    const char *id;
    const char *piece;  /* "-": it never became one */
    const char *status; /* made, released, ..., refused, held; "-": not in this run */
};
struct found {
    struct found_row *rows; /* in the order asked, several for an id that two bodies use */
    size_t n;
};
/* REFUSED (exit 1): an id is not in the run (B079), or the run was purged (B084). */
enum outcome find_run(struct found *out, struct arena *arena, struct diag *d, const struct find_order *order);
