/* pull_files - the tars and print files of a run that hold letters to be pulled, made anew aside without them. */
#pragma once
#include "durable.h"
#include "picked.h"
#include "run_files.h"

/* One of them. */
struct pull_file {
    const char *name;          /* "print/0001-PROFILE.pdf" */
    struct picked letters;     /* that stay, in their order; first_sheet as it was */
    long *first_sheets;        /* of each, as they become; NULL: a tar */
    const struct plan_print_file *print; /* NULL: a tar */
    size_t tar;                /* of a print file: the tar that holds its letters, by place */
    bool is_gone;              /* a print file without letters is none */
    int from_fd;               /* the older one; -1: closed */
    struct aside out, ipp;     /* what is made */
    struct run_file made, made_ipp; /* name, size and hash of it */
};
struct pull_files {
    struct pull_file *rows; /* tars and print files, by place in the run */
    size_t n, capacity;
};
/* Makes them in the folder stage_fd, under their last names ("0001-PROFILE.pdf"). pulled: found, made and not released. Everything lives
 * in the run's arena. BROKEN: 70 (B050, B051), 74 (B037: a file is not what it was). */
enum outcome pull_files_make(struct pull_files *out, struct diag *d, const struct closed_run *r, const struct picked *pulled, int stage_fd);
/* "0001.tar" of "letters/0001.tar". */
const char *pull_files_base(const char *name);
/* The piece's first sheet in its new print file; the older one where that is not made anew. */
long pull_files_first_sheet(const struct pull_files *files, const struct run_piece *piece);
