/* pull - letters taken out of a closed run before it is released: their decision was withdrawn, their notice went out before. They are then in no
 * file of the run: tars, print files with banners and job attributes, manifest and report are made anew without them, and what is not
 * changed by that keeps its bytes. Their pieces are pulled for good; nothing enters the ledger, so that a new run may make the decisions.
 *
 *   1. the pieces: of this run, made and not released; all of them, or nothing is done
 *   2. pull_files.c, pull_manifest.c: all that changes is made aside, in RUN/pending/pull, out of files that are what close wrote
 *   3. RUN/states.csv: pulling, with the pieces. This is the commit.
 *   4. each file in place of the older one, manifest.json last; print files without a letter go; report.txt anew
 *   5. RUN/states.csv: closed
 *
 * Stopped before 3, the files are as they were, and after it any pull completes 4 and 5 before it begins; either way nothing is released or
 * purged until a pull has come to its end, for somebody wanted letters out. shards/ stays: it tells what render made. */
#pragma once
#include "closed_run.h"

struct pull_order {
    const char *run;
    const char *reason; /* the operator's words; no person in them */
    char *const *pieces;
    size_t n_pieces;
    enum language lang; /* of report.txt */
};
struct pulled {
    long pieces; /* of the order, now out of the run */
    long files;  /* letters and print files that were made anew, or went */
    struct listed_pieces listed; /* why nothing was done: B067 unknown, B068 refused */
};
/* REFUSED (exit 1): nothing was done; B083: the run was released, B084: purged. BROKEN: 64, 70 (B050, B051), 74 (B037), 75. */
enum outcome pull_run(struct pulled *out, struct arena *arena, struct diag *d, const struct pull_order *order);
