/* shard_child - the sandboxed process that makes one shard: work file in, tar and print files out, a row for each piece to the
 * parent. It has the descriptors that it was given and nothing else; one letter is in memory at a time. */
#pragma once
#include "../select/bundle.h"
#include "note_rows.h"
#include "plan_file.h"
#include "print_sink.h"
#include "run_folder.h"

struct shard_job {
    const struct plan *plan;
    const struct plan_shard *shard;
    const struct bundle *bundle;
    const struct input *releases; /* without a name: none */
    const long *left_out;         /* places of pieces that killed their worker, in order */
    size_t n_left_out;
    int work_fd, tar_fd, row_fd;
    const struct print_sink_file *prints;
    size_t n_prints;
    struct note_rows *notes; /* shared with the parent; filled when the answer is not 0 */
};

/* For sandbox_start(): context is a struct shard_job. Exit status 0: every row was sent, the last is ROW_END; else that of the
 * notes. */
int shard_child(void *context);
