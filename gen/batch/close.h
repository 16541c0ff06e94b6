/* close - the third step of a run: proof that it is whole. Every planned piece is there exactly once, read again from the tar and hashed
 * again; records read = made + refused + held + none; every line of the selection log used or reported; then manifest, Merkle root and
 * report, and the work files go. Nothing is released here. */
#pragma once
#include "manifest.h"

struct close_order {
    const char *run;
    enum language lang; /* of report.txt */
    void (*watch)(void *context, long shards, long shards_done); /* now and then; may be NULL */
    void *context;
};

struct closed {
    struct plan_counts counts;
    long refused_at_render;
    bool was_closed; /* by an earlier close: nothing was looked at again */
};

/* BROKEN with notes: 75 (a shard has not been made), 74 (something is not what it should be), 70 (the counts do not add up). Nothing is
 * written then, and nothing taken away. */
enum outcome close_run(struct closed *out, struct arena *arena, struct diag *d, const struct close_order *order);
