#include "render.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>

#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"
#include "../select/bundle.h"
#include "shard.h"
#include "stops.h"

#define MAX_WORKERS  64
#define TICK_MS      500
#define RELEASES     "releases.xml"

/* A render on its way. */
struct rendering {
    const struct render_order *order;
    struct arena *arena;
    struct diag *d;
    struct plan plan;
    struct run_folder run;
    struct bundle bundle;
    struct input releases;
    struct shard_place place;
    struct shard_attempt attempts[MAX_WORKERS];
    size_t n_attempts; /* that may be at work at once */
    size_t next;       /* shard to look at */
    int stop_fd;       /* SIGINT and SIGTERM */
    sigset_t before;
    struct rendered *out;
};

/* -- opening -------------------------------------------------------------------------------------------------------- */

static enum outcome open_folders(struct rendering *r)
{
    struct shard_place *place = &r->place;
    enum outcome got = run_folder_sub(&place->work_fd, r->d, &r->run, RUN_WORK);
    if (got == DONE)
        got = run_folder_sub(&place->shards_fd, r->d, &r->run, RUN_SHARDS);
    if (got == DONE)
        got = run_folder_sub(&place->letters_fd, r->d, &r->run, RUN_PENDING "/" RUN_LETTERS);
    if (got == DONE)
        got = run_folder_sub(&place->prints_fd, r->d, &r->run, RUN_PENDING "/" RUN_PRINT);
    return got;
}

static void sweep(const struct shard_place *place)
{
    durable_sweep(place->shards_fd);
    durable_sweep(place->letters_fd);
    durable_sweep(place->prints_fd);
}

static enum outcome open_bundle(struct rendering *r)
{
    char *dir = arena_printf(r->arena, "%s/" RUN_BUNDLE, r->run.path);
    enum outcome got = bundle_read(&r->bundle, r->arena, r->d, dir);
    if (got == DONE && !text_equal(r->bundle.hash, r->plan.bundle_hash))
        got = diag_note(r->d, D_RUN_BUNDLE_OTHER, &(struct place){.file = dir}, NULL);
    return got;
}

static enum outcome open_releases(struct rendering *r)
{
    if (faccessat(r->place.work_fd, RELEASES, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        return DONE;
    return files_read(&r->releases, r->arena, r->d, arena_printf(r->arena, "%s/" RUN_WORK "/" RELEASES, r->run.path));
}

/* Several machines, or a later day: letters of one run are all of one making. */
static enum outcome check_maker(struct rendering *r)
{
    const char *what = plan_differs_from(&r->plan, &r->order->maker);
    return what ? diag_note(r->d, D_RUN_PROGRAM_OTHER, &(struct place){.file = r->order->run}, "%s", what) : DONE;
}

static enum outcome open_run(struct rendering *r)
{
    const enum run_use use = r->order->choice.shard ? RUN_TOGETHER : RUN_ALONE;
    enum outcome got = run_folder_open(&r->run, r->arena, r->d, r->order->run, use);
    if (got == DONE)
        got = plan_read(&r->plan, r->arena, r->d, r->run.fd);
    if (got == DONE)
        got = shard_judge(&r->order->choice, r->d, (long)r->plan.n_shards);
    if (got == DONE && r->run.has_manifest) /* closed: every shard was made and counted */
        return NONE;
    if (got == DONE)
        got = check_maker(r);
    if (got == DONE)
        got = open_bundle(r);
    if (got == DONE)
        got = open_folders(r);
    return got == DONE ? open_releases(r) : got;
}

/* A stop becomes something that poll() hears, so that nothing is left half done. */
static enum outcome hear_stops(struct rendering *r)
{
    sigset_t stops;
    stops_set(&stops);
    stops_hold(&r->before);
    r->stop_fd = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
    return r->stop_fd >= 0 ? DONE : durable_failed(r->d, r->order->run, "signalfd");
}

/* -- shards --------------------------------------------------------------------------------------------------------- */

/* The work file is what the plan froze. */
static enum outcome check_work(struct rendering *r, const struct plan_shard *shard)
{
    char name[DURABLE_NAME_BYTES], hex[HASH_HEX_LEN + 1];
    uint64_t n_bytes;
    result_name(name, shard->number, "");
    int fd = openat(r->place.work_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(r->d, name, "open");
    enum outcome got = durable_hash(r->d, fd, name, hex, &n_bytes);
    close(fd);
    if (got != DONE)
        return got;
    return text_equal(hex, shard->work_sha256) ? DONE : diag_note(r->d, D_WORK_FILE, &(struct place){.file = name}, NULL);
}

/* DONE: it is made already. NONE: it is to be made. */
static enum outcome is_made(struct rendering *r, const struct plan_shard *shard)
{
    struct result_reader reader;
    enum outcome got = result_open(&reader, r->d, r->place.shards_fd, &r->plan, shard);
    if (got == DONE)
        result_close(&reader);
    return got;
}

static void count_done(struct rendering *r, const struct shard_attempt *a)
{
    struct render_progress *p = &r->out->progress;
    p->shards_done++;
    p->made += a->result.counts.made;
    p->refused += a->result.counts.refused;
}

/* Starts the next shard that is to be made, if there is one. */
static enum outcome start_next(struct rendering *r, struct shard_attempt *a)
{
    while (r->next < r->plan.n_shards) {
        const struct plan_shard *shard = &r->plan.shards[r->next++];
        if (r->order->choice.shard && shard->number != r->order->choice.shard)
            continue;
        enum outcome got = is_made(r, shard);
        if (got == BROKEN)
            return BROKEN;
        if (got == DONE) {
            r->out->shards_before++;
            r->out->progress.shards_done++;
            r->out->progress.pieces -= shard->pieces;
            continue;
        }
        got = check_work(r, shard);
        return got == DONE ? shard_start(a, r->d, &r->place, shard) : got;
    }
    return NONE;
}

static enum outcome start_idle(struct rendering *r)
{
    for (size_t i = 0; i < r->n_attempts; i++)
        if (!r->attempts[i].arena && start_next(r, &r->attempts[i]) == BROKEN)
            return BROKEN;
    return DONE;
}

/* What the attempts say so far, for who watches. */
static void tell(const struct rendering *r)
{
    struct render_progress p = r->out->progress;
    for (size_t i = 0; i < r->n_attempts; i++) {
        p.made += r->attempts[i].arena ? r->attempts[i].result.counts.made : 0;
        p.refused += r->attempts[i].arena ? r->attempts[i].result.counts.refused : 0;
    }
    if (r->order->watch)
        r->order->watch(r->order->context, &p);
}

static enum outcome hear(struct rendering *r, struct shard_attempt *a)
{
    enum shard_state state = shard_hear(a, r->d);
    if (state == SHARD_GOES_ON)
        return DONE;
    if (state == SHARD_MADE)
        count_done(r, a);
    shard_end(a);
    return state == SHARD_MADE ? DONE : BROKEN;
}

/* One round: waits until somebody speaks. NONE: nobody is at work any more. */
static enum outcome attend(struct rendering *r)
{
    struct pollfd fds[MAX_WORKERS + 1] = {{.fd = r->stop_fd, .events = POLLIN}};
    size_t n_busy = 0;
    for (size_t i = 0; i < r->n_attempts; i++) {
        const bool is_busy = r->attempts[i].arena != NULL;
        fds[i + 1] = (struct pollfd){.fd = is_busy ? r->attempts[i].row_fd : -1, .events = POLLIN};
        n_busy += is_busy;
    }
    if (n_busy == 0)
        return NONE;
    poll(fds, r->n_attempts + 1, TICK_MS);
    if (fds[0].revents) { /* before any row: a child that was stopped with us did not die of its piece */
        struct signalfd_siginfo stop;
        if (read(r->stop_fd, &stop, sizeof stop) > 0) /* heard, so that it does not end us when signals go through again */
            return diag_note(r->d, D_RUN_STOPPED, NULL, NULL);
    }
    enum outcome got = DONE;
    for (size_t i = 0; got == DONE && i < r->n_attempts; i++) {
        if (fds[i + 1].revents)
            got = hear(r, &r->attempts[i]);
        else if (r->attempts[i].arena)
            shard_watch(&r->attempts[i]);
    }
    tell(r);
    return got;
}

static enum outcome make_shards(struct rendering *r)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    const long wanted = r->order->n_workers > 0 ? r->order->n_workers : cores > 0 ? cores : 1;
    r->n_attempts = wanted < MAX_WORKERS ? (size_t)wanted : MAX_WORKERS;
    enum outcome got = DONE;
    while (got == DONE) {
        got = start_idle(r);
        if (got == DONE)
            got = attend(r);
    }
    for (size_t i = 0; i < r->n_attempts; i++)
        shard_end(&r->attempts[i]);
    return got == NONE ? DONE : got;
}

/* -- all of it ------------------------------------------------------------------------------------------------------ */

static void begin_counts(struct rendering *r)
{
    struct render_progress *p = &r->out->progress;
    for (size_t i = 0; i < r->plan.n_shards; i++) {
        if (r->order->choice.shard && r->plan.shards[i].number != r->order->choice.shard)
            continue;
        p->shards++;
        p->pieces += r->plan.shards[i].pieces;
    }
}

static void close_all(struct rendering *r)
{
    const int fds[] = {r->place.work_fd, r->place.shards_fd, r->place.letters_fd, r->place.prints_fd, r->stop_fd};
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    run_folder_close(&r->run);
}

enum outcome render_run(struct rendered *out, struct arena *arena, struct diag *d, const struct render_order *order)
{
    struct rendering *r = arena_alloc(arena, sizeof *r);
    *out = (struct rendered){0};
    *r = (struct rendering){.order = order, .arena = arena, .d = d, .out = out, .stop_fd = -1, .run = {.fd = -1, .lock_fd = -1}};
    r->place = (struct shard_place){.plan = &r->plan, .bundle = &r->bundle, .releases = &r->releases,
                                    .work_fd = -1, .shards_fd = -1, .letters_fd = -1, .prints_fd = -1};
    enum outcome got = open_run(r);
    if (got == DONE || got == NONE)
        begin_counts(r);
    if (got == NONE)
        out->shards_before = out->progress.shards_done = out->progress.shards;
    if (got == DONE) {
        sweep(&r->place);
        got = hear_stops(r);
        if (got == DONE)
            got = make_shards(r);
        stops_let_go(&r->before);
    }
    close_all(r);
    return got == NONE ? DONE : got;
}
