/* check - the parent of the check workers: keeps one a core at work, puts their answers into the index, and goes on with a fresh one when
 * a record kills its worker. Such a record is tried once more alone; then it is refused. It never looks into a record itself. */
#pragma once
#include "check_worker.h"
#include "index.h"
#include "sort.h"

#define CHECK_MAX_WORKERS 256
#define CHECK_SECONDS     60 /* without an answer: the worker is ended */

struct check_order {
    const struct plan_order *plan;
    const struct input *releases;
    const struct jobs *jobs;
    const struct sort *sort;
    struct plan_index *index;
    struct plan_counts *counts; /* filled */
    long *n_without_codes; /* counted: letters made that lack a code of the carrier's */
};

/* BROKEN: notes; stopped by SIGINT or SIGTERM too (B009, 75). */
enum outcome check_run(struct arena *arena, struct diag *d, const struct check_order *order);
