/* plan - the first step of a run: every letter is checked, composed and laid out before anything is printed.
 *
 *   inputs     record files and log mapped, hashed                                       inputs
 *   intake     a sandboxed child cuts them: one row a record, with its lines of the log   intake, jobs
 *   check      one sandboxed process per core makes each letter up to its layout          check, check_worker
 *   index      what became of each: duplicates, order, pieces                             index, sort
 *   cut        shards, print files, work files, lists                                     plan_cut, plan_lists
 *   freeze     plan.json                                                                  plan_file
 *
 * Nothing grows in memory with the number of records: rows lie in files under RUN/work. */
#pragma once
#include "../select/bundle.h"
#include "plan_file.h"

enum plan_step { PLAN_READ, PLAN_INTAKE, PLAN_CHECK, PLAN_CUT };
struct plan_progress {
    enum plan_step step;
    long done, total; /* megabytes read (of how many is not known: 0) and taken in, records checked, pieces cut */
    struct plan_counts counts;
};

struct plan_order {
    const char *run; /* the folder */
    const struct bundle *bundle;
    const char *selections, *releases; /* paths; releases may be NULL */
    char *const *operands;             /* record files, folders of them, "-" */
    size_t n_operands;
    date_day mailing_date;
    struct plan_options options; /* sort: NULL, "postcode" or the path of a table */
    enum language lang;          /* of the fields in refused.csv and held.csv */
    int n_workers;               /* 0: one a core */
    const char *program;
    int letter_format;
    const struct plan_library *libraries; /* all whose version may change a byte */
    size_t n_libraries;
    void (*watch)(void *context, const struct plan_progress *progress); /* now and then; may be NULL */
    void *context;
};

struct planned {
    struct plan plan;
    bool resumed;
};
/* Plans the run, or finds that this very plan was frozen before (resumed) and only reads it. *out lives in the arena. BROKEN with notes: exit
 * 64, 65, 74, 75; refused and held records are no fault of the plan: see out->counts. */
enum outcome plan_make(struct planned *out, struct arena *arena, struct diag *d, const struct plan_order *order);
