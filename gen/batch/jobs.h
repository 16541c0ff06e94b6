/* jobs - what the intake found, as rows of a fixed size in files under RUN/work: a record each, and the lines of the log that are its own.
 *
 * Rows and offsets only: the bytes stay in the inputs, which parent, intake and workers have mapped alike. */
#pragma once
#include <stdint.h>

#include "../base/buf.h"
#include "../record/log_head.h"
#include "../record/splitter.h"
#include "inputs.h"

struct job {
    uint64_t offset, n_bytes; /* of the record in its file */
    uint64_t line;            /* of its first byte */
    uint64_t log_at;          /* its first row in the file of log rows */
    uint64_t names_at;        /* namespaces that it has of its root, in the file of names */
    uint32_t file, number;    /* which input, from 0; place in it, from 1 */
    uint32_t n_log;
    uint32_t n_names_bytes;
    uint32_t n_name_bytes; /* of "<record" or "<k:record": behind it go the names */
    char id[65], body[65]; /* as far as they may be shown, else "" */
    char filling[6];
};

struct log_row {
    uint64_t offset;
    uint32_t n_bytes, line;
};

/* Of an input: where the root's start tag stands, 0 bytes when the root is itself a <record>. */
struct root_row {
    uint64_t at;
    uint32_t n_bytes, n_name_bytes;
};

/* Everything that is needed to find a job's bytes again. */
struct jobs {
    const struct inputs *inputs;
    const struct input *log;
    const struct log_head *head; /* filled by the intake; shared memory */
    int jobs_fd, log_fd, names_fd, roots_fd;
    uint64_t n_jobs;
};

/* The row of job number `number`, from 0. False: it cannot be read, or points outside its file. */
bool jobs_read(struct job *out, const struct jobs *j, uint64_t number);
/* Appends the record as a document of its own: the root's start tag, the record, the end tag. */
bool jobs_add_record(struct buf *out, const struct jobs *j, const struct job *job);
/* Appends the record alone, to stand in a <records> of the default namespace. */
bool jobs_add_bare(struct buf *out, const struct jobs *j, const struct job *job);
/* Appends its lines of the log as a log of its own, and tells on which line of the log the first stands (1 when it has none). They lie
 * anywhere in it: the caller lets the log go from time to time. */
bool jobs_add_log(struct buf *out, long *first_line, const struct jobs *j, const struct job *job);
/* The start tag of its root with line ends made spaces, and the root's name; NULL when it has none. In the arena. */
bool jobs_root(const char **start, const char **name, struct arena *arena, const struct jobs *j, const struct job *job);
