/* index - what became of each record, in a SQLite file under RUN/work, so that duplicates, order and lists of a run of any size are made in
 * memory that does not grow. Only the plan's process uses it; one that dies leaves a file that the next plan begins anew. */
#pragma once
#include <stdint.h>

#include "../base/arena.h"
#include "../base/diag.h"

/* A record of the run. Texts are borrowed: of a row that was read until the next call. */
struct index_row {
    uint64_t job;
    enum outcome outcome;
    const char *id, *body; /* "" when not known */
    const char *group;     /* pieces of one group lie together in print; "" unless made */
    const char *key;       /* their order in it */
    const char *form, *format, *language, *channel, *profile, *instruments, *role;
    const char *digest; /* of its bytes */
    const char *matter; /* record_matter() */
    int pages, sheets, grams, sheets_per_file;
    const char *faults; /* CODE<TAB>FIELD<LF> for each thing it was refused or held for */
};

struct plan_index;
/* Opens a new file at path, whose folder also takes what SQLite sorts. The caller closes it, also after BROKEN. BROKEN (B011, 74) when it cannot be made. */
enum outcome index_open(struct plan_index **out, struct arena *arena, struct diag *d, const char *folder);
/* NULL is allowed. */
void index_close(struct plan_index *x);
enum outcome index_add(struct plan_index *x, struct diag *d, const struct index_row *row);
/* When all are in: of records of one body and id, byte for byte the same, all but the first are refused (B001); where they differ, all of
 * them (B012), for nobody knows which is right. */
enum outcome index_refuse_twins(struct plan_index *x, struct diag *d);
/* How many letters will be made or are held of which there is another, under another id, of the same matter. */
enum outcome index_count_matters(long *out, struct plan_index *x, struct diag *d);
/* How many ended so. */
enum outcome index_count(long *out, struct plan_index *x, struct diag *d, enum outcome outcome);
/* Of all that are made: their pages. */
enum outcome index_pages(long *out, struct plan_index *x, struct diag *d);

/* Begins to read those that ended so: DONE in print order, others as they were read in. */
enum outcome index_begin(struct plan_index *x, struct diag *d, enum outcome outcome);
/* DONE: the next row. NONE: no more. */
enum outcome index_next(struct index_row *out, struct plan_index *x, struct diag *d);
