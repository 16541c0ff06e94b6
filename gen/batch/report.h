/* report - what became of a run, in figures: for the mail-room, which must know what to do next, and for the auditor. From plan.json, manifest
 * and states; no person, case or record id stands in it, but for who let go letters that a gate holds. As text in the language asked for, or
 * as JSON. close writes the first one as report.txt; a purge keeps all it needs. */
#pragma once
#include "manifest.h"
#include "run_files.h"

struct report_print {
    char name[DURABLE_NAME_BYTES]; /* "print/0001-PROFILE.pdf" */
    const char *profile;
    long letters, sheets; /* sheets: with both banners */
    long long grams;
    long heaviest; /* grams of one letter in its envelope */
};
/* Why letters were pulled or withdrawn, in the operator's words. */
struct report_reason {
    enum piece_state state;
    const char *reason;
    long letters;
};
struct report_release {
    const char *gate, *by, *role;
    long letters;
};
struct report {
    const struct plan *plan;
    char run[9]; /* the digits that each piece begins with */
    enum run_state state;
    struct plan_counts counts;
    long refused_at_render;
    const char *root, *csv_sha256;
    long paper[PIECE_STATE_N], unprinted[PIECE_STATE_N]; /* pieces with an envelope, and those without, by what became of them */
    struct report_print *prints;
    size_t n_prints, prints_capacity;
    struct code_counts codes;
    struct report_reason *reasons;
    size_t n_reasons, reasons_capacity;
    struct report_release *releases;
    size_t n_releases;
    struct run_tally *tallies; /* letters by instrument; after a purge, those that left */
    size_t n_tallies;
    struct run_file *files;
    size_t n_files;
    struct run_destruction destroyed; /* of a purged run */
};

/* Everything lives in the arena. */
enum outcome report_read(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r);
/* The same while a run is being closed: manifest.csv is there, manifest.json not yet. */
enum outcome report_of_manifest(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r, const struct manifest *m);

enum report_reader { FOR_MAILROOM, FOR_AUDITOR };
/* Appends the report. */
void report_text(struct buf *out, const struct report *r, enum report_reader reader, enum language lang);
void report_json(struct buf *out, const struct report *r, enum report_reader reader);

/* What is to be done next, in this order; both forms tell it. */
enum report_step {
    STEP_MEND, STEP_PULLED, STEP_DRAFTS, STEP_RELEASE, STEP_PULL_AGAIN, STEP_RELEASE_AGAIN, STEP_PRINT, STEP_RECONCILE, STEP_HAND_OVER, STEP_REPRINT, STEP_WITHDRAW,
    STEP_ARCHIVE, STEP_PURGE, STEP_N
};
/* Fills steps and gives how many. */
size_t report_next(enum report_step steps[STEP_N], const struct report *r);
