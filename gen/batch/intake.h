/* intake - the first child of a plan, sandboxed: it cuts the log and the record files into rows (jobs.h). The whole log is held against its
 * schema here, part by part, so that a plan refuses (65) what a single letter refuses. */
#pragma once
#include <stdatomic.h>

#include "../record/schema.h"
#include "../base/sandbox.h"
#include "../select/bundle.h"
#include "jobs.h"
#include "note_rows.h"

/* In memory that parent and child share. */
struct intake_done {
    _Atomic uint64_t n_bytes_seen; /* of the record files, so far: for who looks on */
    struct log_head head;
    uint64_t n_jobs, n_lines, n_used;
    long unused_lines[PLAN_UNUSED_LINES]; /* the first that no record has */
    size_t n_unused_lines;
    long greatest_line; /* of those */
    int outcome; /* DONE, or BROKEN with notes */
    struct note_rows notes;
};

struct intake_order {
    const struct bundle *bundle;
    const struct jobs *jobs; /* its files are open for writing, empty */
    int index_fd;            /* an empty file for the index of the log */
    struct intake_done *done;
    const struct sandbox_watch *watch; /* as sandbox.h; NULL: nobody */
};

/* Runs the child to its end. BROKEN: its notes, or that it died. */
enum outcome intake_run(struct diag *d, const struct intake_order *order);
