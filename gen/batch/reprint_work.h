/* reprint_work - the part of a reprint that reads print files and letters: in the sandbox, on descriptors that were opened before. A pull
 * makes its print files anew the same way. */
#pragma once
#include "../pdf/print_file.h"
#include "note_rows.h"
#include "picked.h"

/* A print file of the run, mapped. */
struct reprint_source {
    const char *mapped;
    size_t n_bytes;
    size_t first, n; /* its letters among those of the job */
};
struct reprint_job {
    const struct picked *letters; /* in print order */
    const struct reprint_source *sources;
    size_t n_sources;
    const int *tar_fds; /* a letter each: of the tar that holds it */
    const char *mailing_date;
    const char *run; /* by which the run is called */
    int fd;            /* for the new file */
    struct note_rows *notes; /* shared memory */
    /* A print file made anew, with its banners: number, profile, paper, kit and ipp_fd are looked at. NULL: sheets once more, without banners. */
    const struct print_order *as;
};
/* Writes the new file and proofreads it as it was written. BROKEN: 70 (B050, B051), 74. */
enum outcome reprint_make(struct arena *arena, struct diag *d, const struct reprint_job *job);
/* For sandbox_run(): gives the exit status; notes are packed. */
int reprint_work(void *job);
