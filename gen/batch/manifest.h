/* manifest - manifest.csv and manifest.json of a closed run: what was made, in figures and hashes. Neither names an addressee, a case or
 * a record; manifest.json names who let go letters that a gate holds. The same plan gives the same bytes, whoever made the shards and when.
 *
 * manifest.csv is a heading line and a row for each planned piece in print order; the Merkle root is over its rows, without heading and line
 * ends. manifest.json is written last: that it is there, means that the run is closed. */
#pragma once
#include "close_codes.h"
#include "durable.h"
#include "merkle.h"
#include "plan_file.h"
#include "shard_result.h"

#define MANIFEST_CSV  "manifest.csv"
#define MANIFEST_JSON "manifest.json"
#define MANIFEST_HEAD "piece,status,code,form,format,language,profile,pages,sheets,weight_g,sha256,tar,member,print_file,first_sheet"

/* The row of a piece without its line end. */
void manifest_row(struct buf *out, const struct shard_row *row, long shard);

/* What a run came to. */
struct manifest {
    const struct plan *plan;
    const char *state; /* "closed"; release changes it */
    struct plan_counts counts;  /* with what was refused at render */
    long refused_at_render;
    struct result_counts tallies; /* by instrument */
    struct code_counts codes; /* of what was refused or held */
    const struct plan_profile *profiles; /* of what was made */
    size_t n_profiles;
    const struct result_file *files; /* letters and print files; names as they are once released */
    size_t n_files;
    char root[HASH_HEX_LEN + 1];
    char csv_sha256[HASH_HEX_LEN + 1];
};
/* Writes RUN/manifest.json whole or not at all. */
enum outcome manifest_write(const struct manifest *m, struct diag *d, int run_fd);
/* The counts of a run that was closed before. BROKEN (74) when the file cannot be used. */
enum outcome manifest_read_counts(struct plan_counts *out, long *refused_at_render, struct diag *d, int run_fd);
/* Pieces, sheets and weight by envelope, as they are to be posted, in place of what was planned. */
enum outcome manifest_read_profiles(struct plan *plan, struct arena *arena, struct diag *d, int run_fd);
