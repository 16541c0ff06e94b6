#include "shard_choice.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DIGITS 9

/* The number that text begins with, up to `end`; -1: none. */
static long read_number(const char *text, const char **end)
{
    const size_t n = strspn(text, "0123456789");
    *end = text + n;
    return n > 0 && n <= MAX_DIGITS ? strtol(text, NULL, 10) : -1;
}

static enum outcome wrong(struct diag *d, const char *source)
{
    return diag_note(d, D_SHARD_NUMBER, NULL, "%s", source);
}

static enum outcome of_option(struct shard_choice *out, struct diag *d, const char *option)
{
    const char *end;
    out->source = "--shard";
    out->first = 1;
    out->shard = read_number(option, &end);
    if (out->shard < 1 || *end != '/')
        return wrong(d, "--shard");
    out->n_shards = read_number(end + 1, &end);
    return out->n_shards >= out->shard && *end == '\0' ? DONE : wrong(d, "--shard");
}

static enum outcome of_scheduler(struct shard_choice *out, struct diag *d, const char *name, long first)
{
    const char *end, *value = getenv(name);
    const long n = read_number(value, &end);
    out->source = name;
    out->first = first;
    out->shard = n + 1 - first;
    return n >= first && *end == '\0' ? DONE : wrong(d, name);
}

enum outcome shard_judge(const struct shard_choice *choice, struct diag *d, long n_shards)
{
    if (choice->shard == 0 || (choice->shard > 0 && choice->shard <= n_shards && (choice->n_shards == 0 || choice->n_shards == n_shards)))
        return DONE;
    if (choice->n_shards)
        return diag_note(d, D_SHARD_NUMBER, NULL, "%s=%ld/%ld; 1/%ld - %ld/%ld", choice->source, choice->shard, choice->n_shards, n_shards, n_shards, n_shards);
    const long before = choice->first - 1;
    return diag_note(d, D_SHARD_NUMBER, NULL, "%s=%ld; %ld - %ld", choice->source, choice->shard + before, 1 + before, n_shards + before);
}

enum outcome shard_choose(struct shard_choice *out, struct diag *d, const char *option)
{
    *out = (struct shard_choice){0};
    if (option)
        return of_option(out, d, option);
    if (getenv("SLURM_ARRAY_TASK_ID"))
        return of_scheduler(out, d, "SLURM_ARRAY_TASK_ID", 1);
    if (getenv("JOB_COMPLETION_INDEX"))
        return of_scheduler(out, d, "JOB_COMPLETION_INDEX", 0);
    return DONE;
}
