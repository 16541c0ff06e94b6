#include "plan_lists.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "durable.h"

#define BLOCK_BYTES ((size_t)128 << 10)
#define LIST_MAX_BYTES ((size_t)1 << 33)

void plan_lists_value(struct buf *out, const char *value)
{
    if (!strpbrk(value, ",\"\r\n")) {
        buf_str(out, value);
        return;
    }
    buf_str(out, "\"");
    for (const char *c = value; *c; c++) /* a field of a list has no line end */
        buf_printf(out, *c == '"' ? "\"\"" : "%c", *c == '\n' || *c == '\r' ? ' ' : *c);
    buf_str(out, "\"");
}

/* A list on its way to the disk. */
struct list {
    struct aside aside;
    struct buf text;
};

static enum outcome open_list(struct list *l, struct diag *d, int run_fd, const char *name)
{
    buf_init(&l->text, LIST_MAX_BYTES);
    return aside_open(&l->aside, d, run_fd, name);
}

static enum outcome flush(struct list *l, struct diag *d, size_t keep)
{
    if (l->text.n_bytes <= keep)
        return DONE;
    enum outcome got = aside_add(&l->aside, d, l->text.bytes, l->text.n_bytes);
    buf_clear(&l->text);
    return got;
}

static enum outcome end_list(struct list *l, struct diag *d, enum outcome got)
{
    if (got == DONE)
        got = flush(l, d, 0);
    if (got == DONE)
        got = aside_settle(&l->aside, d);
    if (got == DONE)
        got = aside_name(&l->aside, d);
    aside_drop(&l->aside);
    buf_done(&l->text);
    return got;
}

/* One row for each line of row->faults. */
static void add_faults(struct buf *out, const struct index_row *row, const struct job *job, const char *file)
{
    char id[65];
    if (row->id[0])
        snprintf(id, sizeof id, "%s", row->id);
    else
        snprintf(id, sizeof id, "#%" PRIu32, job->number);
    for (const char *at = row->faults; *at;) {
        const char *tab = strchr(at, '\t'), *end = strchr(at, '\n');
        char code[8], field[96];
        if (!tab || !end || tab > end)
            return;
        snprintf(code, sizeof code, "%.*s", (int)(tab - at), at);
        snprintf(field, sizeof field, "%.*s", (int)(end - tab - 1), tab + 1);
        buf_printf(out, "%s,%s,", id, code);
        plan_lists_value(out, field);
        buf_str(out, ",");
        plan_lists_value(out, file);
        buf_printf(out, ",%" PRIu64 "\n", job->line);
        at = end + 1;
    }
}

static enum outcome add_all(struct list *xml, struct list *csv, struct plan_index *x, struct diag *d, const struct lists_order *order)
{
    struct index_row row;
    struct job job;
    enum outcome got = index_begin(x, d, order->outcome);
    while (got == DONE && (got = index_next(&row, x, d)) == DONE) {
        if (!jobs_read(&job, order->jobs, row.job) || !jobs_add_bare(&xml->text, order->jobs, &job))
            return diag_note(d, D_PLAN_INDEX, NULL, NULL);
        buf_str(&xml->text, "\n");
        const struct input *in = &order->jobs->inputs->files[job.file];
        add_faults(&csv->text, &row, &job, in->name);
        inputs_let_go(in, job.offset, job.n_bytes);
        got = outcome_worse(flush(xml, d, BLOCK_BYTES), flush(csv, d, BLOCK_BYTES));
    }
    return got == NONE ? DONE : got;
}

enum outcome plan_lists_write(struct plan_index *x, struct diag *d, const struct lists_order *order)
{
    const bool is_held = order->outcome == HELD;
    struct list xml, csv;
    enum outcome got = open_list(&xml, d, order->run_fd, is_held ? "held.xml" : "refused.xml");
    got = outcome_worse(got, open_list(&csv, d, order->run_fd, is_held ? "held.csv" : "refused.csv"));
    buf_str(&xml.text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records xmlns=\"urn:kenbaar:record:1\" version=\"1.0\">\n");
    buf_str(&csv.text, "id,code,field,file,line\n");
    if (got == DONE)
        got = add_all(&xml, &csv, x, d, order);
    buf_str(&xml.text, "</records>\n");
    got = outcome_worse(got, end_list(&xml, d, got));
    return outcome_worse(got, end_list(&csv, d, got));
}
