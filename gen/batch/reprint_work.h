/* reprint_work - the part of a reprint that reads print files and letters: in the sandbox, on descriptors that were opened before. */
#pragma once
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
};
/* For sandbox_run(): gives the exit status; notes are packed. */
int reprint_work(void *job);
