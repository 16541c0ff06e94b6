#include "intake.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../record/log_lines.h"
#include "../record/selections.h"
#include "log_index.h"

#define PART_LINES     256
#define MAX_OWN_LINES  64 /* far more than one letter may have */
#define PART_MAX_BYTES ((size_t)64 << 20)
#define LET_GO_BYTES   ((size_t)4 << 20)
#define ROWS_BYTES     ((size_t)64 << 10)
#define NAMES_MAX_BYTES ((size_t)1 << 20) /* a start tag is shorter */
#define EXIT_STOPPED   75

/* Rows on their way into a file. */
struct row_file {
    FILE *to;
    uint64_t n; /* rows, or bytes, so far */
};

struct intake {
    struct intake_done *done;
    const struct jobs *jobs;
    struct arena *arena; /* of the child */
    struct arena *part;  /* reset between parts and files */
    struct arena *scratch; /* reset between records */
    struct diag *d;
    struct schema *schema;
    struct log_index index;
    struct row_file job_rows, log_rows, names, roots;
    struct buf own_names; /* of the record at hand */
    uint64_t n_bytes_before; /* of the files that are done */
};

static bool row_file_open(struct row_file *out, int fd)
{
    *out = (struct row_file){.to = fdopen(fd, "w")};
    return out->to && setvbuf(out->to, NULL, _IOFBF, ROWS_BYTES) == 0;
}

static enum outcome cannot_write(struct intake *in)
{
    return diag_note(in->d, D_PLAN_INDEX, NULL, "%s", strerror(errno));
}

/* A part of the log: lines that lie one behind the other. */
struct part {
    struct log_line lines[PART_LINES];
    size_t n;
};

/* The rows of the index get their keys from the tree, in which references are resolved. */
static enum outcome add_part(struct intake *in, const struct part *part, const struct selections *selections)
{
    const struct selection *any;
    if (selections_all(selections, &any) != part->n)
        return diag_note(in->d, D_SELECTIONS_INVALID, &(struct place){.file = in->jobs->log->name}, NULL);
    const xmlNode *node = part->n ? xml_first(any->node->parent) : NULL;
    for (size_t i = 0; i < part->n; i++, node = xml_following(node)) {
        const struct log_line *line = &part->lines[i];
        const char *decision = xml_attr(node, "decision");
        const struct log_index_row row = {
            .key = log_index_key(xml_attr(node, "body"), xml_attr(node, "case")),
            .decision = decision ? log_index_name(decision) : 0,
            .offset = line->start,
            .n_bytes = (uint32_t)(line->end - line->start),
            .line = (uint32_t)line->line,
        };
        if (!log_index_add(&in->index, &row))
            return cannot_write(in);
    }
    return DONE;
}

static enum outcome read_part(struct intake *in, const struct part *part, const struct log_lines *lines)
{
    const struct input *log = in->jobs->log;
    struct buf text;
    struct selections *selections;
    buf_init(&text, PART_MAX_BYTES);
    log_head_begin(&text, &lines->head, part->n);
    const size_t from = part->n ? part->lines[0].start : 0, to = part->n ? part->lines[part->n - 1].end : 0;
    buf_add(&text, log->bytes + from, to - from);
    log_head_end(&text, &lines->head);

    const struct input document = {.name = log->name, .bytes = text.bytes, .n_bytes = text.n_bytes};
    const struct selections_part order = {in->schema, &document, part->n ? part->lines[0].line : lines->root_line};
    enum outcome got = text.overflow ? diag_note(in->d, D_FILE_BUDGET, &(struct place){.file = log->name}, NULL)
                                     : selections_load_part(&selections, in->part, in->d, &order);
    if (got == DONE)
        got = add_part(in, part, selections);
    arena_reset(in->part);
    buf_done(&text);
    inputs_let_go(log, from, to - from);
    return got;
}

static enum outcome read_log(struct intake *in)
{
    struct log_lines lines;
    struct part *part = arena_alloc(in->arena, sizeof *part);
    enum outcome next = log_lines_open(&lines, in->d, in->jobs->log);
    if (next != DONE)
        return next;
    in->done->head = lines.head;
    enum outcome worst = DONE; /* of the parts: a log with faults is read on, so that they are known at once */
    bool is_first = true;
    while (next == DONE) {
        next = log_lines_next(&lines, &part->lines[part->n], in->d);
        part->n += next == DONE;
        const bool is_full = part->n == PART_LINES;
        if (is_full || (next == NONE && (part->n || is_first))) {
            worst = outcome_worse(worst, read_part(in, part, &lines));
            part->n = 0;
            is_first = false;
        }
        if (worst != DONE && in->d->n_notes >= NOTE_ROWS)
            break;
    }
    in->done->n_lines = lines.n_lines;
    log_index_sort(&in->index);
    return outcome_worse(worst, next == NONE ? DONE : next);
}

/* The lines of the log that are a record's own, marked as used. Gives the number of those that were kept. */
static uint32_t add_log_rows(struct intake *in, const struct slice *slice)
{
    uint32_t n = 0;
    if (!slice->body[0] || !slice->case_ref[0])
        return 0;
    const uint64_t key = log_index_key(slice->body, slice->case_ref), name = log_index_name(slice->id);
    for (size_t i = log_index_find(&in->index, key); i < in->index.n && in->index.rows[i].key == key; i++) {
        const struct log_index_row *row = &in->index.rows[i];
        if (row->decision != 0 && row->decision != name)
            continue;
        const struct log_row out = {.offset = row->offset, .n_bytes = log_index_bytes(&in->index, i), .line = row->line};
        if (n < MAX_OWN_LINES) {
            fwrite(&out, sizeof out, 1, in->log_rows.to);
            n++;
        }
        in->done->n_used += !log_index_is_used(&in->index, i);
        log_index_use(&in->index, i);
    }
    in->log_rows.n += n;
    return n;
}

/* Namespaces that the record has of its root and that a plain <records> would not give it. */
static uint32_t add_names(struct intake *in, const struct slice *slice)
{
    buf_clear(&in->own_names);
    slice_add_root_names(&in->own_names, slice);
    fwrite(in->own_names.bytes, 1, in->own_names.n_bytes, in->names.to);
    in->names.n += in->own_names.n_bytes;
    return (uint32_t)in->own_names.n_bytes;
}

static void add_job(struct intake *in, const struct slice *slice, uint32_t file)
{
    struct job job = {
        .offset = (uint64_t)(slice->bytes - slice->in->bytes),
        .n_bytes = slice->n_bytes,
        .line = (uint64_t)slice->line,
        .log_at = in->log_rows.n,
        .names_at = in->names.n,
        .file = file,
        .number = (uint32_t)slice->number,
        .n_name_bytes = (uint32_t)slice_name_bytes(slice),
    };
    memcpy(job.id, slice->id, sizeof job.id);
    memcpy(job.body, slice->body, sizeof job.body);
    job.n_log = add_log_rows(in, slice);
    job.n_names_bytes = add_names(in, slice);
    fwrite(&job, sizeof job, 1, in->job_rows.to);
    in->job_rows.n++;
}

/* What is wrong with single records the workers say again. */
static enum outcome read_records(struct intake *in, uint32_t file)
{
    const struct input *input = &in->jobs->inputs->files[file];
    struct splitter splitter;
    struct slice slice;
    struct diag unheard;
    diag_init(&unheard, in->scratch);
    enum outcome got = splitter_open(&splitter, in->part, in->d, input);
    const struct root_row root = {
        .at = splitter.root_at,
        .n_bytes = (uint32_t)splitter.root_bytes,
        .n_name_bytes = splitter.root_name ? (uint32_t)strlen(splitter.root_name) : 0,
    };
    fwrite(&root, sizeof root, 1, in->roots.to);
    size_t kept = 0;
    while (got != BROKEN) {
        arena_reset(in->scratch);
        diag_init(&unheard, in->scratch);
        splitter.arena = in->scratch; /* what it says of one record */
        got = splitter_next(&splitter, &slice, &unheard);
        if (got == NONE || got == BROKEN)
            break;
        add_job(in, &slice, file);
        atomic_store_explicit(&in->done->n_bytes_seen, in->n_bytes_before + splitter.at, memory_order_relaxed);
        if (splitter.at - kept > LET_GO_BYTES) {
            inputs_let_go(input, kept, splitter.at - kept);
            kept = splitter.at;
        }
    }
    inputs_let_go(input, kept, input->n_bytes - kept);
    in->n_bytes_before += input->n_bytes;
    if (file % INPUTS_IN_ROW == 0)
        inputs_let_go(&in->jobs->inputs->gathered, 0, in->jobs->inputs->gathered.n_bytes);
    if (got == BROKEN)
        for (const struct note *it = unheard.first; it; it = it->next) /* the file's own fault stands last */
            if (diag_table[it->code].outcome == BROKEN)
                diag_note(in->d, it->code, &it->at, it->detail ? "%s" : NULL, it->detail);
    if (got == NONE && splitter.n_records == 0)
        got = diag_note(in->d, D_NO_RECORD, &(struct place){.file = input->name}, NULL);
    arena_reset(in->part);
    return got == BROKEN ? BROKEN : DONE;
}

static int compare_numbers(const void *left, const void *right)
{
    const long a = *(const long *)left, b = *(const long *)right;
    return (a > b) - (a < b);
}

/* Keeps the smallest of the numbers that are put in. */
static void keep_small(struct intake_done *done, long line)
{
    size_t greatest = 0;
    if (done->n_unused_lines < PLAN_UNUSED_LINES) {
        done->unused_lines[done->n_unused_lines++] = line;
        done->greatest_line = line > done->greatest_line ? line : done->greatest_line;
        return;
    }
    if (line >= done->greatest_line)
        return;
    for (size_t i = 0; i < PLAN_UNUSED_LINES; i++)
        greatest = done->unused_lines[i] > done->unused_lines[greatest] ? i : greatest;
    done->unused_lines[greatest] = line;
    done->greatest_line = 0;
    for (size_t i = 0; i < PLAN_UNUSED_LINES; i++)
        done->greatest_line = done->unused_lines[i] > done->greatest_line ? done->unused_lines[i] : done->greatest_line;
}

static void list_unused(struct intake *in)
{
    for (size_t i = 0; i < in->index.n; i++)
        if (!log_index_is_used(&in->index, i))
            keep_small(in->done, (long)in->index.rows[i].line);
    qsort(in->done->unused_lines, in->done->n_unused_lines, sizeof in->done->unused_lines[0], compare_numbers);
}

static enum outcome open_all(struct intake *in, const struct intake_order *order)
{
    const struct input *xsd;
    const struct jobs *jobs = order->jobs;
    log_index_open(&in->index, order->index_fd);
    if (!row_file_open(&in->job_rows, jobs->jobs_fd) || !row_file_open(&in->log_rows, jobs->log_fd) ||
        !row_file_open(&in->names, jobs->names_fd) || !row_file_open(&in->roots, jobs->roots_fd))
        return cannot_write(in);
    enum outcome got = bundle_need(&xsd, in->d, order->bundle, "schema/selections.xsd");
    return got == DONE ? schema_load(&in->schema, in->arena, in->d, xsd) : got;
}

static bool flush_all(const struct intake *in)
{
    FILE *const files[] = {in->job_rows.to, in->log_rows.to, in->names.to, in->roots.to};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (fflush(files[i]) != 0 || ferror(files[i]))
            return false;
    return true;
}

/* In the sandbox. Log and record files are all read, so that every fault is known at once. */
static int run_child(void *context)
{
    const struct intake_order *order = context;
    struct arena *arena = arena_new();
    struct diag d;
    diag_init(&d, arena);
    struct intake in = {.done = order->done, .jobs = order->jobs, .arena = arena, .part = arena_new(), .scratch = arena_new(), .d = &d};
    buf_init(&in.own_names, NAMES_MAX_BYTES);
    xml_global_init();
    enum outcome got = open_all(&in, order);
    if (got == DONE)
        got = read_log(&in);
    for (uint32_t i = 0; in.roots.to && i < in.jobs->inputs->n_files; i++)
        got = outcome_worse(got, read_records(&in, i));
    list_unused(&in);
    if (got != BROKEN && !flush_all(&in))
        got = cannot_write(&in);
    order->done->n_jobs = in.job_rows.n;
    order->done->outcome = got;
    note_rows_pack(&order->done->notes, &d);
    return 0;
}

static void end_texts(struct log_head *head)
{
    head->before[sizeof head->before - 1] = head->after[sizeof head->after - 1] = head->name[sizeof head->name - 1] = '\0';
}

enum outcome intake_run(struct diag *d, const struct intake_order *order)
{
    int died_of;
    order->done->outcome = BROKEN;
    const struct jobs *jobs = order->jobs;
    int kept[] = {jobs->jobs_fd, jobs->log_fd, jobs->names_fd, jobs->roots_fd, order->index_fd};
    int status = sandbox_run(run_child, (void *)(uintptr_t)order, &(struct sandbox_kept){kept, sizeof kept / sizeof kept[0], order->watch}, &died_of);
    end_texts(&order->done->head);
    if (died_of == SIGSYS)
        return diag_note(d, D_SANDBOX_OPEN, NULL, NULL);
    if (status == EXIT_STOPPED)
        return diag_note(d, D_RUN_STOPPED, NULL, NULL);
    if (died_of || status != 0)
        return diag_note(d, D_INTERNAL, NULL, "signal %d", died_of);
    enum outcome noted = note_rows_unpack(&order->done->notes, d);
    if (order->done->outcome == BROKEN && noted != BROKEN)
        return diag_note(d, D_INTERNAL, NULL, NULL);
    return order->done->outcome == BROKEN ? BROKEN : DONE;
}
