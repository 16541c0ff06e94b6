/* shard_choice - which shard `run render` is to make: --shard=I/N, else what a scheduler says in the environment, else all. */
#pragma once
#include "../base/diag.h"

struct shard_choice {
    long shard;         /* from 1; 0: all */
    long n_shards;      /* 0: as many as the plan has */
    const char *source; /* who chose: "--shard", or the name in the environment; NULL: nobody */
    long first;         /* the number of the first shard as the source counts */
};

/* option: "I/N", or NULL. Without it SLURM_ARRAY_TASK_ID counts (from 1), then JOB_COMPLETION_INDEX of a Kubernetes Indexed Job (from 0).
 * BROKEN (B032, exit 64): no such number. */
enum outcome shard_choose(struct shard_choice *out, struct diag *d, const char *option);
/* BROKEN (B032, exit 64): a plan of n_shards has not what was chosen. The note says what was asked and what there is, as the source counts. */
enum outcome shard_judge(const struct shard_choice *choice, struct diag *d, long n_shards);
