/* plan_lists - the lists of a plan that people and other programs read: refused.xml, refused.csv, held.xml, held.csv and index.csv. The .xml
 * can be fed in again; the .csv has a row for each thing that stopped a record: id,code,field,file,line. A record without an id is #N, its
 * place in its file. */
#pragma once
#include "index.h"
#include "jobs.h"

#define LIST_INDEX "index.csv"
#define LIST_INDEX_HEAD "piece,body,decision,instruments,role\n"

/* Both files of those that ended so: REFUSED or HELD. */
struct lists_order {
    const struct jobs *jobs;
    int run_fd;
    enum outcome outcome;
};
enum outcome plan_lists_write(struct plan_index *x, struct diag *d, const struct lists_order *order);
/* Appends a value of a .csv file, in quotes where it must be. */
void plan_lists_value(struct buf *out, const char *value);
