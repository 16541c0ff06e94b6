/* purge - the end of a run: all that tells of persons is destroyed. Figures, hashes and manifest stay, and so does what `gap` must know: how many
 * were noticed, by instrument. One kind of name stays, in manifest.json alone: of officers who let go letters that a gate holds. They did so for
 * a public body and answer for it by name, and an auditor comes after the purge; the statement says how many they are.
 *
 *   1. manifest.json: purged, with the counts (a run is never without its counts), and what is about to be destroyed
 *   2. RUN/states.csv: purged; the operator's reasons go
 *   3. index.csv first, which is the bridge from pieces to decisions; then lists, letters, print files, work files, bundle, and the
 *      results of the shards, of which manifest.csv has every row
 *
 * Stopped in the middle, the same command completes it and tells of all that was destroyed. A run that was never closed has no manifest and
 * made nothing that left: all of it goes, its plan last. What a disk keeps of deleted files is the disk's affair: the statement says so. */
#pragma once
#include "run_files.h"

struct purge_order {
    const char *run;
    const char *now; /* of UTC, "2026-12-09T10:15:00Z" */
    bool force;      /* before release and reconcile */
};
/* For the statement of destruction. Texts of the arena. */
struct purged {
    char run[9]; /* the digits that each piece begins with */
    char plan_hash[HASH_HEX_LEN + 1], bundle_hash[HASH_HEX_LEN + 1];
    const char *root, *csv_sha256; /* of the manifest; "" when there is none */
    long officers; /* whose names stay in manifest.json */
    date_day mailing_date;
    struct run_destruction destroyed;
    bool was_purged; /* by an earlier command */
};
/* REFUSED (B072, exit 1): too early without force. */
enum outcome purge_run(struct purged *out, struct arena *arena, struct diag *d, const struct purge_order *order);
