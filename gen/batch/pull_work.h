/* pull_work - the part of a pull that reads letters and print files: in the sandbox, on descriptors that were opened before. */
#pragma once
#include "../select/bundle.h"
#include "note_rows.h"
#include "pull_files.h"

struct pull_job {
    const struct pull_files *files;
    const struct bundle *bundle;
    date_day mailing_date;
    const char *run; /* by which the run is called */
    struct note_rows *notes; /* shared memory */
};
/* For sandbox_run(): gives the exit status; notes are packed. */
int pull_work(void *job);
