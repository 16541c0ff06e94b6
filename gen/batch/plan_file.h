/* plan_file - RUN/plan.json: what a run is, frozen. Written last by the plan, read by everything after it.
 *
 * The plan's hash is of what decides the bytes of the letters and their order: program, libraries, bundle, mailing date, options, inputs. It
 * leaves out how the work is cut up (-j, --shards). No person, case or record id stands in the file. */
#pragma once
#include "../base/arena.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/hash.h"

#define PLAN_UNUSED_LINES 1000 /* of the log, told by number; the rest is only counted */

/* A name with what goes with it: a library and its version, an input and its hash. */
struct plan_input {
    const char *name; /* "records 1", in the order of the command line; "selections" */
    char sha256[HASH_HEX_LEN + 1];
    long long n_bytes;
};
struct plan_library {
    const char *name, *version;
};

struct plan_counts {
    long records, made, refused, held, none; /* records is the sum of the others */
    long pulled; /* of the made; of a closed run alone */
};

struct plan_log {
    long lines, used, unused;
    const long *unused_lines; /* in the file; the first PLAN_UNUSED_LINES */
    size_t n_unused_lines;
};

struct plan_print_file {
    long number; /* in the run, from 1 */
    const char *profile;
    long letters, sheets; /* sheets: both banners counted */
};

struct plan_shard {
    long number;       /* from 1 */
    long pieces;       /* may be 0 */
    long first;        /* sequence of its first piece, from 1 */
    char work_sha256[HASH_HEX_LEN + 1];
    struct plan_print_file *print_files;
    size_t n_print_files;
};

/* Of one envelope; "-" for pieces without one. */
struct plan_profile {
    const char *name;
    long pieces, sheets;
    long long grams;
};

/* What was asked for; NULL and 0: not told. */
struct plan_options {
    const char *envelope, *form, *sort; /* sort: "postcode", or the name of a table */
    bool embed;
    long shards;
};

struct plan {
    char hash[HASH_HEX_LEN + 1];
    char bundle_hash[HASH_HEX_LEN + 1];
    const char *program; /* "kenbaar 0.1.0" */
    int letter_format;
    const struct plan_library *libraries;
    size_t n_libraries;
    date_day mailing_date;
    struct plan_options options;
    const struct plan_input *inputs; /* record files (very many: one row), then selections, releases, sort table as far as given */
    size_t n_inputs;
    struct plan_counts counts;
    struct plan_log log;
    struct plan_shard *shards;
    size_t n_shards;
    struct plan_profile *profiles;
    size_t n_profiles;
    long long bytes_foreseen; /* on the disk, letters and print files together */
};

/* What makes the bytes of letters, besides bundle and inputs: a program and its libraries. */
struct plan_maker {
    const char *program;
    int letter_format;
    const struct plan_library *libraries; /* all whose version may change a byte */
    size_t n_libraries;
};
/* NULL: this plan is of that very maker. Else the name of what differs. */
const char *plan_differs_from(const struct plan *plan, const struct plan_maker *maker);
/* The 17 digits of piece `sequence` (from 1). */
#define PLAN_PIECE_BYTES 18
void plan_piece(char out[PLAN_PIECE_BYTES], const struct plan *plan, long sequence);
/* Reads it from an open run folder; everything lives in the arena. BROKEN (B010, exit 74) when it cannot be used. */
enum outcome plan_read(struct plan *out, struct arena *arena, struct diag *d, int run_fd);
/* Writes it whole or not at all: the run is planned. */
enum outcome plan_write(const struct plan *plan, struct diag *d, int run_fd);
