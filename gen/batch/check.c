#include "check.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "stops.h"

#define TICK_MS        200
#define FAULTS_BYTES   (ANSWER_FAULTS * (sizeof(struct answer_fault) + 8))
#define EXIT_GIVEN_UP  1
#define EXIT_STOPPED   75
#define NOBODY         UINT64_MAX

/* One worker's place. */
struct slot {
    struct check_share share;
    pid_t pid;    /* 0: none */
    int fd;       /* the pipe's reading end */
    uint64_t next; /* the job whose answer comes next; n_jobs when all are in */
    uint64_t killer; /* the job on which the worker before this one died */
    bool is_ready, was_slow;
    struct timespec heard; /* when it last answered */
};

struct check {
    const struct check_order *order;
    struct diag *d;
    struct slot *slots;
    int n_slots;
    int signal_fd;
    sigset_t before;
};

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

/* The first job from `from` on that is this worker's. */
static uint64_t own_job(const struct slot *slot, uint64_t from)
{
    const uint64_t n = (uint64_t)slot->share.n_workers, n_jobs = slot->share.jobs->n_jobs;
    uint64_t chunk = from / CHECK_CHUNK;
    if (chunk % n != (uint64_t)slot->share.worker) {
        chunk += ((uint64_t)slot->share.worker + n - chunk % n) % n;
        from = chunk * CHECK_CHUNK;
    }
    return from < n_jobs ? from : n_jobs;
}

static enum outcome start(struct check *c, struct slot *slot)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return diag_note(c->d, D_INTERNAL, NULL, "%s", strerror(errno));
    slot->share.from = slot->next;
    slot->share.answers_fd = ends[1];
    slot->is_ready = slot->was_slow = false;
    fflush(NULL); /* else the child would have it too */
    const struct jobs *jobs = slot->share.jobs;
    int kept[] = {ends[1], jobs->jobs_fd, jobs->log_fd, jobs->names_fd, jobs->roots_fd};
    slot->pid = sandbox_start(check_worker_run, &slot->share, &(struct sandbox_kept){.fds = kept, .n = sizeof kept / sizeof kept[0]});
    const int error = errno;
    close(ends[1]);
    slot->fd = ends[0];
    clock_gettime(CLOCK_MONOTONIC, &slot->heard);
    if (slot->pid > 0)
        return DONE;
    slot->pid = 0;
    close(ends[0]);
    return diag_note(c->d, D_INTERNAL, NULL, "%s", strerror(error));
}

/* What a worker may say of a letter ends up in names of files and tables: letters, digits and a few signs. */
static bool is_plain(char *text, size_t n_bytes, const char *signs)
{
    text[n_bytes - 1] = '\0';
    for (const char *c = text; *c; c++)
        if (!isalnum((unsigned char)*c) && !strchr(signs, *c))
            return false;
    return true;
}

#define IS_PLAIN(answer_, name_, signs_) is_plain((answer_)->name_, sizeof(answer_)->name_, signs_)

static bool is_sound(struct answer *a)
{
    for (int i = 0; i < ANSWER_FAULTS; i++)
        a->faults[i].field[sizeof a->faults[i].field - 1] = '\0';
    return a->outcome >= DONE && a->outcome <= REFUSED && a->n_faults >= 0 && a->n_faults <= ANSWER_FAULTS && a->pages >= 0 && a->sheets >= 0 &&
           a->grams >= 0 && (a->lacks_code & ~1) == 0 && IS_PLAIN(a, id, "-") && IS_PLAIN(a, body, "-") && IS_PLAIN(a, form, "-") && IS_PLAIN(a, format, "-") &&
           IS_PLAIN(a, language, "-") && IS_PLAIN(a, channel, "-") && IS_PLAIN(a, profile, "-") && IS_PLAIN(a, postcode, "") &&
           IS_PLAIN(a, country, "") && IS_PLAIN(a, role, "-") && IS_PLAIN(a, match_code, "./-") && IS_PLAIN(a, instruments, "- ") &&
           IS_PLAIN(a, digest, "") && IS_PLAIN(a, matter, "");
}

static void write_faults(char out[FAULTS_BYTES], const struct answer *a)
{
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < a->n_faults; i++) {
        const struct answer_fault *fault = &a->faults[i];
        if (fault->code < D_N)
            n += (size_t)snprintf(out + n, FAULTS_BYTES - n, "%s\t%s\n", diag_table[fault->code].code, fault->field);
    }
}

static enum outcome keep(struct check *c, const struct answer *a)
{
    char key[SORT_KEY_BYTES], group[96], faults[FAULTS_BYTES];
    const struct sort_piece piece = {a->postcode, a->country, a->match_code, text_equal(a->form, "annex")};
    sort_key(key, c->order->sort, &piece);
    if (a->profile[0])
        snprintf(group, sizeof group, "%s.%s", a->profile, a->form);
    else
        snprintf(group, sizeof group, "~%s.%s", a->channel, a->format); /* behind all that is printed */
    write_faults(faults, a);
    const bool is_made = a->outcome == DONE;
    const struct index_row row = {
        .job = a->job,
        .outcome = (enum outcome)a->outcome,
        .id = a->id,
        .body = a->body,
        .group = is_made ? group : "",
        .key = is_made ? key : "",
        .form = a->form,
        .format = a->format,
        .language = a->language,
        .channel = a->channel,
        .profile = a->profile,
        .instruments = a->instruments,
        .role = a->role,
        .digest = a->digest,
        .matter = a->matter,
        .pages = a->pages,
        .sheets = a->sheets,
        .grams = a->grams,
        .sheets_per_file = a->sheets_per_file,
        .faults = faults,
    };
    struct plan_counts *counts = c->order->counts;
    long *const each[] = {[DONE] = &counts->made, [NONE] = &counts->none, [HELD] = &counts->held, [REFUSED] = &counts->refused};
    ++*each[a->outcome];
    ++counts->records;
    *c->order->n_without_codes += is_made && a->lacks_code;
    return index_add(c->order->index, c->d, &row);
}

/* The record that killed its worker twice. */
static enum outcome refuse(struct check *c, struct slot *slot)
{
    struct job job;
    struct answer a = {.job = slot->next, .outcome = REFUSED, .n_faults = 1, .faults = {{.code = slot->was_slow ? D_RECORD_SLOW : D_RECORD_KILLS}}};
    if (!jobs_read(&job, slot->share.jobs, slot->next))
        return diag_note(c->d, D_PLAN_INDEX, NULL, NULL);
    memcpy(a.id, job.id, sizeof a.id);
    memcpy(a.body, job.body, sizeof a.body);
    slot->next = own_job(slot, slot->next + 1);
    return is_sound(&a) ? keep(c, &a) : diag_note(c->d, D_INTERNAL, NULL, NULL);
}

/* Its pipe is at an end. */
static enum outcome end_worker(struct check *c, struct slot *slot)
{
    int status = 0;
    const pid_t pid = slot->pid;
    close(slot->fd);
    slot->pid = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    const bool was_stopped = WIFSIGNALED(status) ? WTERMSIG(status) == SIGINT || WTERMSIG(status) == SIGTERM : WEXITSTATUS(status) == EXIT_STOPPED;
    if (was_stopped) /* a terminal stops them all */
        return diag_note(c->d, D_RUN_STOPPED, NULL, NULL);
    const bool is_done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (is_done && slot->next == slot->share.jobs->n_jobs)
        return DONE;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS && !slot->is_ready)
        return diag_note(c->d, D_SANDBOX_OPEN, NULL, NULL);
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_GIVEN_UP && note_rows_unpack(slot->share.notes, c->d) == BROKEN)
        return BROKEN;
    if (!slot->is_ready || is_done) /* it died of the bundle, or skipped something: no record's fault */
        return diag_note(c->d, D_INTERNAL, NULL, "signal %d", WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    enum outcome got = DONE;
    if (slot->killer == slot->next)
        got = refuse(c, slot);
    else
        slot->killer = slot->next;
    return got == DONE && slot->next < slot->share.jobs->n_jobs ? start(c, slot) : got;
}

static enum outcome hear(struct check *c, struct slot *slot)
{
    struct answer a;
    const ssize_t n = read(slot->fd, &a, sizeof a);
    if (n < 0 && errno == EINTR)
        return DONE;
    if (n < 0)
        return diag_note(c->d, D_INTERNAL, NULL, "%s", strerror(errno));
    if (n == 0)
        return end_worker(c, slot);
    clock_gettime(CLOCK_MONOTONIC, &slot->heard);
    if (n != (ssize_t)sizeof a)
        return diag_note(c->d, D_INTERNAL, NULL, NULL);
    if (a.job == CHECK_READY && !slot->is_ready) {
        slot->is_ready = true;
        return DONE;
    }
    if (a.job != slot->next || !is_sound(&a))
        return diag_note(c->d, D_INTERNAL, NULL, "answer");
    slot->next = own_job(slot, slot->next + 1);
    return keep(c, &a);
}

static void tell(const struct check *c)
{
    const struct plan_order *plan = c->order->plan;
    const struct plan_progress progress = {
        .step = PLAN_CHECK,
        .done = c->order->counts->records,
        .total = (long)c->order->jobs->n_jobs,
        .counts = *c->order->counts,
    };
    if (plan->watch)
        plan->watch(plan->context, &progress);
}

/* Ends those that did not answer for too long; that their pipe ends then tells the rest. */
static void end_slow(struct check *c)
{
    for (int i = 0; i < c->n_slots; i++) {
        struct slot *slot = &c->slots[i];
        if (slot->pid && !slot->was_slow && seconds_since(&slot->heard) > CHECK_SECONDS) {
            slot->was_slow = true;
            kill(slot->pid, SIGKILL);
        }
    }
}

static enum outcome watch_all(struct check *c)
{
    struct pollfd polled[CHECK_MAX_WORKERS + 1];
    struct timespec told = {0}; /* long ago: who watches is told at once, however soon all is done */
    enum outcome got = DONE;
    for (;;) {
        int n_alive = 0;
        for (int i = 0; i < c->n_slots; i++) {
            polled[i] = (struct pollfd){.fd = c->slots[i].pid ? c->slots[i].fd : -1, .events = POLLIN};
            n_alive += c->slots[i].pid != 0;
        }
        polled[c->n_slots] = (struct pollfd){.fd = c->signal_fd, .events = POLLIN};
        if (n_alive == 0 || got != DONE) {
            tell(c);
            return got;
        }
        poll(polled, (nfds_t)c->n_slots + 1, TICK_MS);
        if (polled[c->n_slots].revents & POLLIN)
            return diag_note(c->d, D_RUN_STOPPED, NULL, NULL);
        for (int i = 0; i < c->n_slots && got == DONE; i++)
            if (polled[i].fd >= 0 && polled[i].revents)
                got = hear(c, &c->slots[i]);
        end_slow(c);
        if (seconds_since(&told) * 1000 >= TICK_MS) {
            tell(c);
            clock_gettime(CLOCK_MONOTONIC, &told);
        }
    }
}

static void end_all(struct check *c)
{
    for (int i = 0; i < c->n_slots; i++)
        if (c->slots[i].pid) {
            kill(c->slots[i].pid, SIGKILL);
            close(c->slots[i].fd);
            while (waitpid(c->slots[i].pid, NULL, 0) < 0 && errno == EINTR)
                ;
        }
}

static void watch_signals(struct check *c)
{
    sigset_t watched;
    stops_set(&watched);
    stops_hold(&c->before);
    c->signal_fd = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* What stopped it is not to stop the parent once more; what came after the last answer waits for the plan to hear it. */
static void watch_no_signals(struct check *c, bool was_broken)
{
    struct signalfd_siginfo taken;
    while (was_broken && read(c->signal_fd, &taken, sizeof taken) > 0)
        ;
    close(c->signal_fd);
    sigprocmask(SIG_SETMASK, &c->before, NULL);
}

static int n_workers_of(const struct check_order *order)
{
    const uint64_t n_chunks = (order->jobs->n_jobs + CHECK_CHUNK - 1) / CHECK_CHUNK;
    long n = order->plan->n_workers > 0 ? order->plan->n_workers : sysconf(_SC_NPROCESSORS_ONLN);
    n = n < 1 ? 1 : n > CHECK_MAX_WORKERS ? CHECK_MAX_WORKERS : n;
    return (uint64_t)n > n_chunks ? (int)(n_chunks ? n_chunks : 1) : (int)n;
}

enum outcome check_run(struct arena *arena, struct diag *d, const struct check_order *order)
{
    struct check c = {.order = order, .d = d, .n_slots = n_workers_of(order)};
    const size_t n_bytes = (size_t)c.n_slots * sizeof(struct note_rows);
    struct note_rows *notes = mmap(NULL, n_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (notes == MAP_FAILED)
        arena_no_memory();
    c.slots = arena_array(arena, (size_t)c.n_slots, sizeof *c.slots);
    watch_signals(&c);
    enum outcome got = DONE;
    for (int i = 0; i < c.n_slots && got == DONE; i++) {
        struct slot *slot = &c.slots[i];
        slot->share = (struct check_share){
            .order = order->plan,
            .releases = order->releases,
            .jobs = order->jobs,
            .lang = order->plan->lang,
            .worker = i,
            .n_workers = c.n_slots,
            .notes = &notes[i],
        };
        slot->killer = NOBODY;
        slot->next = own_job(slot, 0);
        if (slot->next < order->jobs->n_jobs)
            got = start(&c, slot);
    }
    if (got == DONE)
        got = watch_all(&c);
    end_all(&c);
    watch_no_signals(&c, got == BROKEN);
    munmap(notes, n_bytes);
    return got;
}
