#include "jobs.h"

#include <string.h>

#include <unistd.h>

static bool read_row(void *out, size_t n_bytes, int fd, uint64_t number)
{
    return pread(fd, out, n_bytes, (off_t)(number * n_bytes)) == (ssize_t)n_bytes;
}

static bool lies_within(const struct input *in, uint64_t offset, uint64_t n_bytes)
{
    return offset <= in->n_bytes && n_bytes <= in->n_bytes - offset;
}

bool jobs_read(struct job *out, const struct jobs *j, uint64_t number)
{
    return read_row(out, sizeof *out, j->jobs_fd, number) && out->file < j->inputs->n_files &&
           lies_within(&j->inputs->files[out->file], out->offset, out->n_bytes) && out->n_name_bytes <= out->n_bytes;
}

/* The root's row when it has a start tag of its own. */
static bool root_of(struct root_row *out, const struct jobs *j, const struct job *job)
{
    return read_row(out, sizeof *out, j->roots_fd, job->file) && lies_within(&j->inputs->files[job->file], out->at, out->n_bytes) &&
           (out->n_bytes == 0 || (out->n_bytes >= 2 && out->n_name_bytes <= out->n_bytes - 2));
}

bool jobs_root(const char **start, const char **name, struct arena *arena, const struct jobs *j, const struct job *job)
{
    struct root_row root;
    *start = *name = NULL;
    if (!root_of(&root, j, job))
        return false;
    if (root.n_bytes == 0)
        return true;
    char *tag = arena_strndup(arena, j->inputs->files[job->file].bytes + root.at, root.n_bytes);
    for (char *c = tag; *c; c++)
        *c = *c == '\n' || *c == '\r' ? ' ' : *c;
    *start = tag;
    *name = arena_strndup(arena, tag + 1, root.n_name_bytes);
    return true;
}

bool jobs_add_record(struct buf *out, const struct jobs *j, const struct job *job)
{
    struct root_row root;
    const struct input *in = &j->inputs->files[job->file];
    if (!root_of(&root, j, job))
        return false;
    const size_t tag_at = out->n_bytes;
    buf_add(out, in->bytes + root.at, root.n_bytes);
    for (size_t i = tag_at; i < out->n_bytes; i++)
        if (out->bytes[i] == '\n' || out->bytes[i] == '\r')
            out->bytes[i] = ' ';
    buf_add(out, in->bytes + job->offset, job->n_bytes);
    if (root.n_bytes > 0)
        buf_printf(out, "</%.*s>", (int)root.n_name_bytes, in->bytes + root.at + 1);
    return !out->overflow;
}

/* Appends a part of a file of the run. */
static bool add_from(struct buf *out, int fd, uint64_t at, size_t n_bytes)
{
    char part[1024];
    while (n_bytes > 0) {
        ssize_t n = pread(fd, part, n_bytes < sizeof part ? n_bytes : sizeof part, (off_t)at);
        if (n <= 0)
            return false;
        buf_add(out, part, (size_t)n);
        at += (uint64_t)n;
        n_bytes -= (size_t)n;
    }
    return true;
}

bool jobs_add_bare(struct buf *out, const struct jobs *j, const struct job *job)
{
    const char *record = j->inputs->files[job->file].bytes + job->offset;
    buf_add(out, record, job->n_name_bytes);
    if (job->n_names_bytes > 0 && !add_from(out, j->names_fd, job->names_at, job->n_names_bytes))
        return false;
    buf_add(out, record + job->n_name_bytes, job->n_bytes - job->n_name_bytes);
    return !out->overflow;
}

bool jobs_add_log(struct buf *out, long *first_line, const struct jobs *j, const struct job *job)
{
    *first_line = 1;
    log_head_begin(out, j->head, job->n_log);
    for (uint32_t i = 0; i < job->n_log; i++) {
        struct log_row row;
        if (!read_row(&row, sizeof row, j->log_fd, job->log_at + i) || !lies_within(j->log, row.offset, row.n_bytes))
            return false;
        *first_line = i == 0 ? (long)row.line : *first_line;
        buf_add(out, j->log->bytes + row.offset, row.n_bytes);
    }
    log_head_end(out, j->head);
    return !out->overflow;
}
