/* plan_cut - the pieces in print order, cut into shards and print files: piece ids, sheet numbers, work files and index.csv. A print file
 * never crosses a shard or a group; its first and last sheet are banners. */
#pragma once
#include "index.h"
#include "jobs.h"

#define CUT_SHARD_PIECES 10000 /* unless --shards told another number */

struct cut_order {
    struct plan_index *index;
    const struct jobs *jobs;
    int run_fd, work_fd;
    void (*watch)(void *context, long n_pieces); /* how many are written so far; of each */
    void *context;
};
/* Fills plan->shards and plan->profiles; plan->hash, counts.made and options.shards must be known. The rows live in the arena. */
enum outcome plan_cut(struct plan *plan, struct arena *arena, struct diag *d, const struct cut_order *order);
