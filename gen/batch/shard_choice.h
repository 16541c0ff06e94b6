/* shard_choice - which shard `run render` is to make: --shard=I/N, else what a scheduler says in the environment, else all. */
#pragma once
#include "../base/diag.h"

struct shard_choice {
    long shard;    /* from 1; 0: all */
    long n_shards; /* 0: as many as the plan has */
};

/* option: "I/N", or NULL. Without it SLURM_ARRAY_TASK_ID counts (from 1), then JOB_COMPLETION_INDEX of a Kubernetes Indexed Job (from 0).
 * BROKEN (B032, exit 64): no such number. */
enum outcome shard_choose(struct shard_choice *out, struct diag *d, const char *option);
