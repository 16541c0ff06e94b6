/* render - the second step of a run: the letters themselves, a shard at a time, one sandboxed process per core.
 *
 * Shards whose result is there are passed over, so the same command goes on where it was stopped. Of one shard (--shard=I/N) several
 * machines may work in the folder together; of all shards, one process alone. */
#pragma once
#include "plan_file.h"
#include "shard_choice.h"

struct render_progress {
    long shards, shards_done; /* of all; done: now or before */
    long pieces, made, refused; /* of the shards that are made now; made and refused: so far */
};

struct render_order {
    const char *run;      /* the folder */
    int n_workers;        /* 0: one a core */
    struct plan_maker maker; /* this program: another than the one of the plan makes other letters than the manifest says */
    struct shard_choice choice;
    void (*watch)(void *context, const struct render_progress *progress); /* now and then; may be NULL */
    void *context;
};

struct rendered {
    struct render_progress progress;
    long shards_before; /* that were there already */
};

/* BROKEN with notes: 64 (no such shard), 65 (another program or bundle: B041, B039), 70, 74, 75 (stopped: the same command goes on). Refused pieces are no fault of render: see
 * out->progress. */
enum outcome render_run(struct rendered *out, struct arena *arena, struct diag *d, const struct render_order *order);
