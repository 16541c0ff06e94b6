#include "shard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "../select/bundle.h"
#include "shard_child.h"

#define MAX_TEXT_BYTES  ((size_t)64 << 20) /* the last line of a result names every file of the shard */
#define SILENCE_SECONDS 120 /* a letter takes milliseconds; a loaded machine may be slow, not this slow */
#define COMMIT_LOCK     ".lock"
#define MAX_IPP_BYTES   ((size_t)16 << 10)
#define OWNER_ONLY      0600
#define EXIT_STOPPED    75

static time_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* -- files ---------------------------------------------------------------------------------------------------------- */

static void open_nothing(struct shard_attempt *a)
{
    a->tar.fd = a->result.file.fd = a->row_fd = -1;
    for (size_t i = 0; a->prints && i < 2 * a->shard->n_print_files; i++)
        a->prints[i].fd = -1;
}

static enum outcome open_prints(struct shard_attempt *a, struct diag *d)
{
    enum outcome got = DONE;
    for (size_t i = 0; print_sink_is_built() && got == DONE && i < a->shard->n_print_files; i++) {
        const struct plan_print_file *plan = &a->shard->print_files[i];
        char name[DURABLE_NAME_BYTES];
        result_print(name, plan->number, plan->profile, ".pdf");
        got = aside_open(&a->prints[2 * i], d, a->place->prints_fd, strchr(name, '/') + 1);
        result_print(name, plan->number, plan->profile, ".ipp");
        if (got == DONE)
            got = aside_open(&a->prints[2 * i + 1], d, a->place->prints_fd, strchr(name, '/') + 1);
        a->print_files[i] = (struct print_sink_file){plan, a->prints[2 * i].fd, a->prints[2 * i + 1].fd};
    }
    return got;
}

static enum outcome open_files(struct shard_attempt *a, struct diag *d)
{
    char name[DURABLE_NAME_BYTES];
    result_tar(name, a->shard->number);
    enum outcome got = aside_open(&a->tar, d, a->place->letters_fd, strchr(name, '/') + 1);
    result_name(name, a->shard->number, ".json");
    if (got == DONE)
        got = aside_open(&a->result.file, d, a->place->shards_fd, name);
    return got == DONE ? open_prints(a, d) : got;
}

static void drop_files(struct shard_attempt *a)
{
    aside_drop(&a->tar);
    aside_drop(&a->result.file);
    for (size_t i = 0; i < 2 * a->shard->n_print_files; i++)
        aside_drop(&a->prints[i]);
}

/* A print file whose letters were all refused is none. */
static void drop_unmade(struct shard_attempt *a)
{
    for (size_t i = 0; i < 2 * a->shard->n_print_files; i++) {
        bool is_made = false;
        for (size_t f = 1; f < a->n_files; f++)
            is_made = is_made || text_equal(a->files[f].name + sizeof RUN_PRINT, a->prints[i].name);
        if (!is_made)
            aside_drop(&a->prints[i]);
    }
}

static enum outcome settle_files(struct shard_attempt *a, struct diag *d)
{
    enum outcome got = aside_settle(&a->tar, d);
    drop_unmade(a);
    for (size_t i = 0; got == DONE && i < 2 * a->shard->n_print_files; i++)
        if (a->prints[i].fd >= 0)
            got = aside_settle(&a->prints[i], d);
    return got == DONE ? result_end(&a->result, d, a->files, a->n_files) : got;
}

/* Every file its name, the result last. An attempt that was killed here may have named a print file of which nothing was made now. */
static enum outcome name_files(struct shard_attempt *a, struct diag *d)
{
    enum outcome got = aside_name(&a->tar, d);
    for (size_t i = 0; got == DONE && i < 2 * a->shard->n_print_files; i++)
        got = a->prints[i].fd >= 0 ? aside_name(&a->prints[i], d) : durable_remove(d, a->place->prints_fd, a->prints[i].name);
    return got == DONE ? aside_name(&a->result.file, d) : got;
}

/* The commit. Who comes second finds the shard made, and throws its own away. */
static enum outcome commit(struct shard_attempt *a, struct diag *d)
{
    enum outcome got = settle_files(a, d);
    if (got != DONE)
        return got;
    const int shards = a->place->shards_fd;
    int lock = openat(shards, COMMIT_LOCK, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, OWNER_ONLY);
    if (lock < 0)
        return durable_failed(d, COMMIT_LOCK, "open");
    while (flock(lock, LOCK_EX) != 0 && errno == EINTR)
        ;
    if (faccessat(shards, a->result.file.name, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
        got = name_files(a, d);
    close(lock);
    return got;
}

/* -- the child ------------------------------------------------------------------------------------------------------ */

static void begin_again(struct shard_attempt *a)
{
    a->at = -1;
    a->n_row_bytes = 0;
    a->is_whole = false;
    a->n_files = 0;
    a->notes->n = 0;
    a->heard = now();
    result_begin(&a->result, a->place->plan, a->shard);
}

/* Files that a dead child wrote in begin at nothing. */
static enum outcome empty_files(struct shard_attempt *a, struct diag *d)
{
    struct aside *all[] = {&a->tar, &a->result.file};
    for (size_t i = 0; i < 2 + 2 * a->shard->n_print_files; i++) {
        struct aside *file = i < 2 ? all[i] : &a->prints[i - 2];
        if (file->fd >= 0 && (ftruncate(file->fd, 0) != 0 || lseek(file->fd, 0, SEEK_SET) != 0))
            return durable_failed(d, file->name, "truncate");
    }
    return DONE;
}

/* Of other shards, and of the parent, the child has nothing. */
static pid_t start_with_own_files(struct shard_attempt *a, struct shard_job *job)
{
    int *kept = arena_array(a->arena, 3 + 2 * a->shard->n_print_files, sizeof *kept);
    size_t n = 0;
    kept[n++] = job->work_fd;
    kept[n++] = job->tar_fd;
    kept[n++] = job->row_fd;
    for (size_t i = 0; i < 2 * a->shard->n_print_files; i++)
        kept[n++] = a->prints[i].fd;
    return sandbox_start(shard_child, job, &(struct sandbox_kept){.fds = kept, .n = n});
}

/* Forks. The work file is opened anew for each child, so that it stands at its start. */
static enum outcome start_child(struct shard_attempt *a, struct diag *d)
{
    char name[DURABLE_NAME_BYTES];
    int ends[2];
    result_name(name, a->shard->number, "");
    int work = openat(a->place->work_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (work < 0)
        return durable_failed(d, name, "open");
    if (pipe2(ends, O_CLOEXEC) != 0) {
        close(work);
        return durable_failed(d, name, "pipe");
    }
    struct shard_job job = {
        .plan = a->place->plan,
        .shard = a->shard,
        .bundle = a->place->bundle,
        .releases = a->place->releases,
        .left_out = a->deaths.twice,
        .n_left_out = a->deaths.n_twice,
        .work_fd = work,
        .tar_fd = a->tar.fd,
        .row_fd = ends[1],
        .prints = a->print_files,
        .n_prints = print_sink_is_built() ? a->shard->n_print_files : 0,
        .notes = a->notes,
    };
    begin_again(a);
    a->child = start_with_own_files(a, &job);
    const int error = errno;
    close(work);
    close(ends[1]);
    a->row_fd = ends[0];
    if (a->child > 0)
        return DONE;
    a->child = 0;
    errno = error;
    return durable_failed(d, name, "fork");
}

static bool holds(const long *places, size_t n, long at)
{
    for (size_t i = 0; i < n; i++)
        if (places[i] == at)
            return true;
    return false;
}

static void leave_out(struct shard_deaths *deaths, long at)
{
    size_t i = deaths->n_twice++;
    for (; i > 0 && deaths->twice[i - 1] > at; i--)
        deaths->twice[i] = deaths->twice[i - 1];
    deaths->twice[i] = at;
}

/* False: it dies again and again. */
static bool note_death(struct shard_deaths *deaths, long at)
{
    if (at < 0)
        return ++deaths->before_first < 2;
    if (!holds(deaths->once, deaths->n_once, at)) {
        if (deaths->n_once == MAX_LEFT_OUT)
            return false;
        deaths->once[deaths->n_once++] = at;
        return true;
    }
    if (deaths->n_twice == MAX_LEFT_OUT || holds(deaths->twice, deaths->n_twice, at))
        return false;
    leave_out(deaths, at);
    return true;
}

static enum shard_state try_again(struct shard_attempt *a, struct diag *d)
{
    if (!note_death(&a->deaths, a->at)) {
        diag_note(d, D_SHARD_GIVEN_UP, NULL, "shard %ld", a->shard->number);
        return SHARD_BROKEN;
    }
    enum outcome got = empty_files(a, d);
    if (got == DONE)
        got = start_child(a, d);
    return got == DONE ? SHARD_GOES_ON : SHARD_BROKEN;
}

/* The pipe has ended: made, broken with reasons, stopped from outside, or dead. */
static enum shard_state child_ended(struct shard_attempt *a, struct diag *d)
{
    int status = 0;
    close(a->row_fd);
    a->row_fd = -1;
    while (waitpid(a->child, &status, 0) < 0 && errno == EINTR)
        ;
    a->child = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && a->is_whole)
        return commit(a, d) == DONE ? SHARD_MADE : SHARD_BROKEN;
    if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_STOPPED) {
        diag_note(d, D_RUN_STOPPED, NULL, NULL);
        return SHARD_BROKEN;
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) {
        diag_note(d, D_SANDBOX_OPEN, NULL, NULL);
        return SHARD_BROKEN;
    }
    if (WIFEXITED(status) && a->notes->n > 0 && note_rows_unpack(a->notes, d) == BROKEN)
        return SHARD_BROKEN;
    return try_again(a, d);
}

/* -- its rows ------------------------------------------------------------------------------------------------------- */

static void add_file(struct shard_attempt *a, const char *name, uint64_t n_bytes, const char *sha256)
{
    struct result_file *file = &a->files[a->n_files++];
    file->n_bytes = n_bytes;
    snprintf(file->name, sizeof file->name, "%s", name);
    snprintf(file->sha256, sizeof file->sha256, "%s", sha256);
}

/* The job attributes beside a print file are small: they are hashed here. */
static bool add_ipp(struct shard_attempt *a, struct diag *d, const struct plan_print_file *print, int fd)
{
    char name[DURABLE_NAME_BYTES], bytes[MAX_IPP_BYTES], sha256[HASH_HEX_LEN + 1];
    result_print(name, print->number, print->profile, ".ipp");
    ssize_t n = pread(fd, bytes, sizeof bytes, 0);
    if (n < 0)
        durable_failed(d, name, "read");
    if (n < 0 || n == (ssize_t)sizeof bytes)
        return false;
    hash_sha256_hex(bytes, (size_t)n, sha256);
    add_file(a, name, (uint64_t)n, sha256);
    return true;
}

static bool take_file(struct shard_attempt *a, struct diag *d)
{
    const struct shard_row *row = &a->row;
    char name[DURABLE_NAME_BYTES];
    result_tar(name, a->shard->number);
    if ((a->n_files == 0) != (row->number == 0))
        return false;
    if (row->number == 0)
        add_file(a, name, row->n_bytes, row->sha256);
    for (size_t i = 0; row->number && i < a->shard->n_print_files; i++) {
        const struct plan_print_file *print = &a->shard->print_files[i];
        if (print->number != row->number)
            continue;
        if (a->n_files > 2 * i + 1) /* in their order, each once */
            return false;
        result_print(name, print->number, print->profile, ".pdf");
        add_file(a, name, row->n_bytes, row->sha256);
        return add_ipp(a, d, print, a->prints[2 * i + 1].fd);
    }
    return row->number == 0;
}

/* False: this is no row that our child would send. */
static bool take_row(struct shard_attempt *a, struct diag *d)
{
    const struct shard_row *row = &a->row;
    if (a->is_whole || !shard_row_is_sound(row))
        return false;
    switch (row->kind) {
    case ROW_STARTS:
        a->at = row->at;
        return row->at >= 0 && row->at < a->shard->pieces;
    case ROW_PIECE:
        return row->at == a->at && row->at == a->result.counts.pieces && result_piece(&a->result, d, row) == DONE;
    case ROW_RELEASE:
        if (result_let_go(&a->result.counts, a->result.arena, &(struct result_let_go){row->release, row->at}))
            result_release(&a->result.counts, a->result.arena, &(struct result_release){.letters = 1, .who = row->release});
        return row->at == a->at && a->result.counts.pieces == row->at + 1;
    case ROW_FILE:
        return take_file(a, d);
    case ROW_END:
        a->is_whole = a->result.counts.pieces == a->shard->pieces;
        return a->is_whole;
    }
    return false;
}

static enum shard_state refuse_child(struct shard_attempt *a, struct diag *d)
{
    if (!d->n_notes) /* else the disk is at fault, and said so */
        diag_note(d, D_INTERNAL, NULL, "row");
    kill(a->child, SIGKILL);
    return SHARD_BROKEN;
}

enum shard_state shard_hear(struct shard_attempt *a, struct diag *d)
{
    ssize_t n = read(a->row_fd, (char *)&a->row + a->n_row_bytes, sizeof a->row - a->n_row_bytes);
    if (n < 0 && errno == EINTR)
        return SHARD_GOES_ON;
    if (n <= 0)
        return child_ended(a, d);
    a->heard = now();
    a->n_row_bytes += (size_t)n;
    if (a->n_row_bytes < sizeof a->row)
        return SHARD_GOES_ON;
    a->n_row_bytes = 0;
    return take_row(a, d) ? SHARD_GOES_ON : refuse_child(a, d);
}

void shard_watch(struct shard_attempt *a)
{
    if (a->child > 0 && now() - a->heard > SILENCE_SECONDS)
        kill(a->child, SIGKILL); /* its pipe ends, and the piece is tried again */
}

/* -- its life ------------------------------------------------------------------------------------------------------- */

enum outcome shard_start(struct shard_attempt *a, struct diag *d, const struct shard_place *place, const struct plan_shard *shard)
{
    *a = (struct shard_attempt){.place = place, .shard = shard, .arena = arena_new()};
    a->prints = arena_array(a->arena, 2 * shard->n_print_files + 1, sizeof *a->prints);
    a->print_files = arena_array(a->arena, shard->n_print_files + 1, sizeof *a->print_files);
    a->files = arena_array(a->arena, 2 * shard->n_print_files + 1, sizeof *a->files);
    a->result.arena = a->arena;
    buf_init(&a->result.text, MAX_TEXT_BYTES);
    open_nothing(a);
    a->notes = mmap(NULL, sizeof *a->notes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (a->notes == MAP_FAILED)
        arena_no_memory();
    enum outcome got = open_files(a, d);
    if (got == DONE)
        got = start_child(a, d);
    if (got != DONE)
        shard_end(a);
    return got;
}

void shard_end(struct shard_attempt *a)
{
    if (!a->arena)
        return;
    if (a->child > 0) {
        kill(a->child, SIGKILL);
        while (waitpid(a->child, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    if (a->row_fd >= 0)
        close(a->row_fd);
    drop_files(a);
    buf_done(&a->result.text);
    munmap(a->notes, sizeof *a->notes);
    arena_free(a->arena);
    *a = (struct shard_attempt){.row_fd = -1};
}
