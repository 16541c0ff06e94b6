/* run_files - the letters and print files of a closed run as its manifest.json has them, wherever they lie: under pending/, or released. */
#pragma once
#include "closed_run.h"

struct run_file {
    const char *name; /* "letters/0001.tar" */
    long long n_bytes;
    const char *sha256;
};
struct run_files {
    struct run_file *rows;
    size_t n;
    const char *root, *csv_sha256, *state;
};
/* BROKEN (B037): manifest.json cannot be used. Everything lives in the arena. */
enum outcome run_files_read(struct run_files *out, struct arena *arena, struct diag *d, const struct closed_run *r);
/* Opens one to read, where it is now. */
enum outcome run_files_open(int *fd, struct diag *d, const struct closed_run *r, const char *name);
/* The same, and it is what close wrote, byte for byte; manifest.csv too may be asked for. It stands at its start. BROKEN (B037): it is not. */
enum outcome run_files_open_checked(int *fd, struct diag *d, const struct closed_run *r, const struct run_files *files, const char *name);
/* Manifest and files are what close wrote, byte for byte. */
enum outcome run_files_check(struct diag *d, const struct closed_run *r, const struct run_files *files);
/* Nothing else lies with them under pending/: whatever does would be printed too. BROKEN (B042): something does. */
enum outcome run_files_alone(struct arena *arena, struct diag *d, const struct closed_run *r, const struct run_files *files);
/* Moves all that lies under pending/ into place, what goes with a print file before it; pending/ goes. */
enum outcome run_files_move(long *n_moved, struct arena *arena, struct diag *d, const struct closed_run *r);
struct run_tally {
    const char *instrument;
    long noticed;
};
/* What a purge destroys, as its statement tells it. */
struct run_destruction {
    const char *at;    /* of UTC, "2026-12-09T10:15:00Z" */
    const char *state; /* of the run before: "reconciled" */
    long letters, released; /* made; of these, the ones that left and were not withdrawn */
    long files;
    long long n_bytes;
};
/* The end of a run in manifest.json: its state, its counts by instrument, which replace the ones there, and what is destroyed. */
struct run_end {
    const char *state;
    const struct run_tally *tallies;
    size_t n_tallies;
    struct run_destruction destroyed;
};
enum outcome run_files_mark(struct diag *d, const struct closed_run *r, const struct run_end *end);
/* The same, read again. NONE: manifest.json tells of no destruction. */
enum outcome run_files_destroyed(struct run_destruction *out, struct arena *arena, struct diag *d, const struct closed_run *r);
/* How many officers manifest.json names, because they let go letters that a gate holds; each once. */
enum outcome run_files_officers(long *out, struct diag *d, const struct closed_run *r);
/* Counts by instrument, as manifest.json has them. */
enum outcome run_files_tallies(struct run_tally **out, size_t *n, struct arena *arena, struct diag *d, const struct closed_run *r);
