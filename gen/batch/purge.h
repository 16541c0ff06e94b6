/* purge - the end of a run: all that tells of persons is destroyed. Figures, hashes and manifest stay, and so does what `gap` must know: how many
 * were noticed, by instrument.
 *
 *   1. manifest.json: purged, with the counts (a run is never without its counts)
 *   2. RUN/states.csv: purged; the operator's reasons go
 *   3. index.csv first, which is the bridge from pieces to decisions; then lists, letters, print files, work files, bundle
 *
 * Stopped in the middle, the same command completes it. What a disk keeps of deleted files is the disk's affair: the statement says so. */
#pragma once
#include "closed_run.h"

struct purge_order {
    const char *run;
    bool force; /* before release and reconcile */
};
/* For the statement of destruction. */
struct purged {
    char run[9]; /* the digits that each piece begins with */
    char plan_hash[HASH_HEX_LEN + 1];
    const char *root; /* of the manifest */
    const char *state; /* of the run before: "reconciled" */
    date_day mailing_date;
    long pieces, released;  /* letters made; of these, the ones that left and were not withdrawn */
    long files;             /* destroyed now */
    long long n_bytes;
    bool was_purged;
};
/* REFUSED (B072, exit 1): too early without force. */
enum outcome purge_run(struct purged *out, struct arena *arena, struct diag *d, const struct purge_order *order);
