/* The steps of a plan; plan.h tells them. */
#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "../base/text.h"
#include "bundle_copy.h"
#include "check.h"
#include "durable.h"
#include "intake.h"
#include "plan_cut.h"
#include "plan_lists.h"
#include "stops.h"

#define RELEASES_COPY "releases.xml" /* in RUN/work */

/* What a letter takes on the disk, measured on the samples (28 kB of two pages to 41 kB of eight) and taken high: once in its tar, once in
 * its print file. */
#define LETTER_BYTES     ((long long)26000)
#define PAGE_BYTES       ((long long)3000)
#define LETTER_COPIES    2
#define EXTRA_BYTES      ((long long)8 << 20)
#define EXIT_STOPPED     75

struct planning {
    struct planned *out;
    struct plan *plan;
    struct arena *arena;
    struct diag *d;
    const struct plan_order *order;
    struct run_folder run;
    int work_fd;
    struct inputs inputs;
    size_t n_record_rows; /* of plan->inputs */
    struct input log, releases, table; /* without a name: not given */
    struct sort sort;
    struct jobs jobs;
    struct intake_done *intake;
    struct log_head head; /* of the log: a copy, which no child can write in */
    struct plan_index *index;
    uint64_t n_bytes_read;
};

static void tell(const struct planning *p, enum plan_step step, uint64_t done, uint64_t total)
{
    const struct plan_progress progress = {.step = step, .done = (long)done, .total = (long)total, .counts = p->plan->counts};
    if (p->order->watch)
        p->order->watch(p->order->context, &progress);
}

static void tell_read(void *context, size_t n_bytes)
{
    struct planning *p = context;
    p->n_bytes_read += n_bytes;
    tell(p, PLAN_READ, p->n_bytes_read >> 20, 0);
}

static void tell_intake(void *context)
{
    const struct planning *p = context;
    uint64_t n_bytes = 0;
    for (size_t i = 0; i < p->n_record_rows; i++)
        n_bytes += (uint64_t)p->plan->inputs[i].n_bytes;
    tell(p, PLAN_INTAKE, atomic_load_explicit(&p->intake->n_bytes_seen, memory_order_relaxed) >> 20, n_bytes >> 20);
}

static void tell_cut(void *context, long n_pieces)
{
    const struct planning *p = context;
    tell(p, PLAN_CUT, (uint64_t)n_pieces, (uint64_t)p->plan->counts.made);
}

static bool has_table(const struct plan_order *order)
{
    return order->options.sort && !text_equal(order->options.sort, "postcode");
}

/* Options whose value the bundle decides. */
static enum outcome judge_options(struct planning *p)
{
    const char *envelope = p->order->options.envelope;
    if (!envelope || bundle_file(p->order->bundle, arena_printf(p->arena, "house/envelopes/%s.xml", envelope)))
        return DONE;
    return diag_note(p->d, D_OPTION_VALUE, NULL, "--envelope: kenbaar envelope list");
}

/* By what they are: files of records are often named by the record in them, and the plan outlives all that tells of persons. */
static void name_inputs(struct planning *p, struct plan_input *rows)
{
    const struct input *const others[] = {&p->log, &p->releases, &p->table};
    static const char *const words[] = {"selections", "releases", "sort table"};
    size_t n = p->n_record_rows;
    for (size_t i = 0; i < n && p->inputs.n_files <= INPUTS_MANY; i++)
        rows[i].name = arena_printf(p->arena, "records %zu", i + 1);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (others[i]->name)
            rows[n++].name = words[i];
}

/* A plan that is frozen is only compared: of its inputs no copy is made. */
static enum outcome open_inputs(struct planning *p)
{
    const struct plan_order *order = p->order;
    const int spool_fd = p->run.has_plan ? -1 : p->work_fd;
    const char *const paths[] = {order->selections, order->releases, has_table(order) ? order->options.sort : NULL};
    struct input *const others[] = {&p->log, &p->releases, &p->table};
    const struct inputs_watch watch = {tell_read, p};
    tell_read(p, 0);
    enum outcome worst = inputs_open(&p->inputs, p->arena, p->d, &(struct inputs_order){order->operands, order->n_operands, spool_fd, &watch});
    struct plan_input *rows = arena_array(p->arena, p->inputs.n_rows + sizeof others / sizeof others[0], sizeof *rows);
    size_t n = p->n_record_rows = p->inputs.n_rows;
    memcpy(rows, p->inputs.rows, n * sizeof *rows);
    for (size_t i = 0; i < sizeof others / sizeof others[0] && p->d->exit != EXIT_STOPPED; i++)
        if (paths[i])
            worst = outcome_worse(worst, inputs_take(others[i], &rows[n++], p->arena, &(struct input_order){p->d, paths[i], spool_fd, &watch}));
    p->plan->inputs = rows;
    p->plan->n_inputs = n;
    name_inputs(p, rows);
    if (worst == DONE && spool_fd >= 0)
        worst = sort_load(&p->sort, p->arena, p->d, p->table.name ? &p->table : NULL, order->mailing_date);
    return worst;
}

static void hash_word(struct hash_stream *h, const char *name, const char *value)
{
    hash_add(h, name, strlen(name) + 1);
    hash_add(h, value ? value : "", value ? strlen(value) + 1 : 1);
}

/* Names of files are not in it: the same bytes are the same plan. */
static void hash_plan(struct planning *p)
{
    struct plan *plan = p->plan;
    struct hash_stream h;
    char day[11], number[16];
    date_format(plan->mailing_date, day);
    snprintf(number, sizeof number, "%d", plan->letter_format);
    hash_begin(&h);
    hash_word(&h, "kenbaar-plan", "1");
    hash_word(&h, "program", plan->program);
    hash_word(&h, "letter-format", number);
    for (size_t i = 0; i < plan->n_libraries; i++)
        hash_word(&h, plan->libraries[i].name, plan->libraries[i].version);
    hash_word(&h, "bundle", plan->bundle_hash);
    hash_word(&h, "mailing-date", day);
    hash_word(&h, "envelope", plan->options.envelope);
    hash_word(&h, "form", plan->options.form);
    hash_word(&h, "embed", plan->options.embed ? "yes" : "no");
    hash_word(&h, "sort", p->table.name ? "table" : "postcode");
    for (size_t i = 0; i < plan->n_inputs; i++)
        hash_word(&h, i < p->n_record_rows ? "records" : "other", plan->inputs[i].sha256);
    hash_word(&h, "releases", p->releases.name ? "yes" : "no");
    hash_end_hex(&h, plan->hash);
}

/* What is left behind of a plan would lie about in its run. */
static enum outcome remove_work_file(struct planning *p, const char *name)
{
    return unlinkat(p->work_fd, name, 0) == 0 || errno == ENOENT ? DONE : durable_failed(p->d, name, "unlink");
}

static enum outcome open_work_file(int *fd, struct planning *p, const char *name)
{
    *fd = openat(p->work_fd, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    return *fd >= 0 ? DONE : durable_failed(p->d, name, "open");
}

/* What the intake wrote is only read from now on: a worker that parses records cannot change it. */
static enum outcome open_to_read(int *fd, struct planning *p, const char *name)
{
    close(*fd);
    *fd = openat(p->work_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return *fd >= 0 ? DONE : durable_failed(p->d, name, "open");
}

static enum outcome take_in(struct planning *p)
{
    int index_fd = -1;
    p->intake = mmap(NULL, sizeof *p->intake, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (p->intake == MAP_FAILED)
        arena_no_memory();
    p->jobs = (struct jobs){.inputs = &p->inputs, .log = &p->log, .head = &p->intake->head, .jobs_fd = -1, .log_fd = -1, .names_fd = -1, .roots_fd = -1};
    enum outcome got = open_work_file(&p->jobs.jobs_fd, p, "jobs");
    got = outcome_worse(got, open_work_file(&p->jobs.log_fd, p, "joblog"));
    got = outcome_worse(got, open_work_file(&p->jobs.names_fd, p, "names"));
    got = outcome_worse(got, open_work_file(&p->jobs.roots_fd, p, "roots"));
    got = outcome_worse(got, open_work_file(&index_fd, p, "logindex"));
    if (got == DONE)
        got = intake_run(p->d, &(struct intake_order){p->order->bundle, &p->jobs, index_fd, p->intake, &(struct sandbox_watch){tell_intake, p}});
    if (index_fd >= 0)
        close(index_fd);
    if (got == DONE)
        got = remove_work_file(p, "logindex");
    if (got == DONE)
        got = open_to_read(&p->jobs.jobs_fd, p, "jobs");
    if (got == DONE)
        got = open_to_read(&p->jobs.log_fd, p, "joblog");
    if (got == DONE)
        got = open_to_read(&p->jobs.names_fd, p, "names");
    if (got == DONE)
        got = open_to_read(&p->jobs.roots_fd, p, "roots");
    if (got != DONE)
        return got;
    const struct intake_done *done = p->intake;
    p->jobs.n_jobs = done->n_jobs;
    p->head = done->head;
    p->jobs.head = &p->head;
    long *lines = arena_array(p->arena, PLAN_UNUSED_LINES, sizeof *lines);
    memcpy(lines, done->unused_lines, sizeof done->unused_lines);
    p->plan->log = (struct plan_log){
        .lines = (long)done->n_lines,
        .used = (long)done->n_used,
        .unused = (long)(done->n_lines - done->n_used),
        .unused_lines = lines,
        .n_unused_lines = done->n_unused_lines <= PLAN_UNUSED_LINES ? done->n_unused_lines : 0,
    };
    return DONE;
}

static enum outcome check_all(struct planning *p)
{
    const char *work = arena_printf(p->arena, "%s/%s", p->order->run, RUN_WORK);
    struct plan_counts *counts = &p->plan->counts;
    long n_without_codes = 0;
    enum outcome got = index_open(&p->index, p->arena, p->d, work);
    if (got == DONE)
        got = check_run(p->arena, p->d, &(struct check_order){p->order, &p->releases, &p->jobs, &p->sort, p->index, counts, &n_without_codes});
    if (got == DONE)
        got = index_refuse_twins(p->index, p->d);
    if (n_without_codes > 0)
        diag_note(p->d, D_CODES_LEFT_OUT, NULL, "%ld", n_without_codes);
    long n_matters = 0;
    if (got == DONE)
        got = index_count_matters(&n_matters, p->index, p->d);
    if (n_matters > 0)
        diag_note(p->d, D_MATTER_TWICE, NULL, "%ld", n_matters);
    long *const each[] = {[DONE] = &counts->made, [NONE] = &counts->none, [HELD] = &counts->held, [REFUSED] = &counts->refused};
    for (int i = DONE; i <= REFUSED && got == DONE; i++)
        got = index_count(each[i], p->index, p->d, (enum outcome)i);
    counts->records = counts->made + counts->none + counts->held + counts->refused;
    if (got == DONE && counts->records != (long)p->jobs.n_jobs)
        got = diag_note(p->d, D_INTERNAL, NULL, "%ld records, %ld answers", (long)p->jobs.n_jobs, counts->records);
    return got;
}

/* Before anything large is written. */
static enum outcome foresee_disk(struct planning *p)
{
    struct statvfs disk;
    long long inputs = 0;
    long pages = 0;
    enum outcome got = index_pages(&pages, p->index, p->d);
    if (got != DONE)
        return got;
    for (size_t i = 0; i < p->plan->n_inputs; i++)
        inputs += p->plan->inputs[i].n_bytes;
    p->plan->bytes_foreseen = (p->plan->counts.made * LETTER_BYTES + pages * PAGE_BYTES) * LETTER_COPIES + inputs + EXTRA_BYTES;
    if (fstatvfs(p->run.fd, &disk) != 0)
        return durable_failed(p->d, p->order->run, "statvfs");
    const long long free_bytes = (long long)disk.f_bavail * (long long)disk.f_frsize;
    if (free_bytes >= p->plan->bytes_foreseen)
        return DONE;
    return diag_note(p->d, D_DISK_TOO_SMALL, &(struct place){.file = p->order->run}, "%lld MB, %lld MB", p->plan->bytes_foreseen >> 20, free_bytes >> 20);
}

static enum outcome write_lists(struct planning *p)
{
    enum outcome got = plan_lists_write(p->index, p->d, &(struct lists_order){&p->jobs, p->run.fd, REFUSED});
    if (got == DONE)
        got = plan_lists_write(p->index, p->d, &(struct lists_order){&p->jobs, p->run.fd, HELD});
    index_close(p->index);
    p->index = NULL;
    return got;
}

/* What the intake left is the plan's own; what a release, or a letter, needs is kept. */
static enum outcome freeze(struct planning *p)
{
    enum outcome got = bundle_copy(p->d, p->order->bundle, &p->run);
    if (got == DONE && p->releases.name)
        got = durable_write(p->d, p->work_fd, RELEASES_COPY, p->releases.bytes, p->releases.n_bytes);
    static const char *const own[] = {"jobs", "joblog", "names", "roots", "index.db"};
    for (size_t i = 0; i < sizeof own / sizeof own[0] && got == DONE; i++)
        got = remove_work_file(p, own[i]);
    if (got == DONE && syncfs(p->run.fd) != 0)
        got = durable_failed(p->d, RUN_BUNDLE, "syncfs");
    return got == DONE ? plan_write(p->plan, p->d, p->run.fd) : got;
}

static enum outcome cut(struct planning *p)
{
    tell_cut(p, 0);
    return plan_cut(p->plan, p->arena, p->d, &(struct cut_order){p->index, &p->jobs, p->run.fd, p->work_fd, tell_cut, p});
}

static enum outcome plan_anew(struct planning *p)
{
    static enum outcome (*const steps[])(struct planning *) = {take_in, check_all, foresee_disk, cut, write_lists, freeze};
    enum outcome got = DONE;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && got == DONE; i++) {
        got = stops_asked(p->d);
        if (got == DONE)
            got = steps[i](p);
    }
    return got;
}

/* The folder holds a frozen plan: this one, cut alike, or another. */
static enum outcome resume(struct planning *p)
{
    struct plan frozen;
    enum outcome got = plan_read(&frozen, p->arena, p->d, p->run.fd);
    if (got != DONE)
        return got;
    const long shards = p->plan->options.shards;
    if (!text_equal(frozen.hash, p->plan->hash) || (shards > 0 ? shards != (long)frozen.n_shards : frozen.options.shards > 0))
        return diag_note(p->d, D_RUN_EXISTS, &(struct place){.file = p->order->run}, NULL);
    *p->plan = frozen;
    p->out->resumed = true;
    return DONE;
}

static enum outcome begin(struct planning *p)
{
    enum outcome got = judge_options(p);
    if (got == DONE)
        got = run_folder_make(&p->run, p->arena, p->d, p->order->run);
    if (got == DONE)
        durable_sweep(p->run.fd);
    if (got == DONE && !p->run.has_plan)
        got = durable_remove_folder(p->d, p->run.fd, RUN_WORK);
    if (got == DONE && !p->run.has_plan)
        got = run_folder_sub(&p->work_fd, p->d, &p->run, RUN_WORK);
    if (got == DONE)
        got = open_inputs(p);
    return got;
}

static void end(struct planning *p)
{
    const int fds[] = {p->work_fd, p->jobs.jobs_fd, p->jobs.log_fd, p->jobs.names_fd, p->jobs.roots_fd};
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    index_close(p->index);
    if (p->intake)
        munmap(p->intake, sizeof *p->intake);
    run_folder_close(&p->run);
}

enum outcome plan_make(struct planned *out, struct arena *arena, struct diag *d, const struct plan_order *order)
{
    *out = (struct planned){
        .plan = {
            .program = order->program,
            .letter_format = order->letter_format,
            .libraries = order->libraries,
            .n_libraries = order->n_libraries,
            .mailing_date = order->mailing_date,
            .options = order->options,
        },
    };
    struct planning p = {
        .out = out, .plan = &out->plan, .arena = arena, .d = d, .order = order, .work_fd = -1,
        .run = {.fd = -1, .lock_fd = -1},
        .jobs = {.jobs_fd = -1, .log_fd = -1, .names_fd = -1, .roots_fd = -1},
    };
    sigset_t before;
    stops_hold(&before);
    memcpy(out->plan.bundle_hash, order->bundle->hash, sizeof out->plan.bundle_hash);
    enum outcome got = begin(&p);
    if (got == DONE) {
        hash_plan(&p);
        got = p.run.has_plan ? resume(&p) : plan_anew(&p);
    }
    end(&p);
    stops_let_go(&before);
    return got;
}
