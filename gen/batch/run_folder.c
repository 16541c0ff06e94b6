#include "run_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "durable.h"

#define LOCK_FILE     ".lock"
#define FOLDER_MODE   0700
#define OF_OTHERS     0077
#define LOCK_MODE     0600
#define SUB_NAME_BYTES 64

static enum outcome failed(struct diag *d, const char *path)
{
    return diag_note(d, D_FILE_WRITE, &(struct place){.file = path}, "%s", strerror(errno));
}

static bool has(const struct run_folder *run, const char *name)
{
    return faccessat(run->fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static enum outcome lock(struct run_folder *out, struct diag *d, enum run_use use, int flags)
{
    const struct place at = {.file = out->path};
    out->lock_fd = openat(out->fd, LOCK_FILE, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, LOCK_MODE);
    if (out->lock_fd < 0 && errno == ENOENT)
        return diag_note(d, D_RUN_NONE, &at, NULL);
    if (out->lock_fd < 0)
        return failed(d, out->path);
    if (flock(out->lock_fd, (use == RUN_ALONE ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
        return DONE;
    return errno == EWOULDBLOCK ? diag_note(d, D_RUN_BUSY, &at, NULL) : failed(d, out->path);
}

static enum outcome open_folder(struct run_folder *out, struct arena *arena, struct diag *d, const char *path)
{
    *out = (struct run_folder){.path = arena_strdup(arena, path), .fd = -1, .lock_fd = -1};
    out->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->fd >= 0)
        return DONE;
    if (errno == ENOENT || errno == ENOTDIR)
        return diag_note(d, D_RUN_NONE, &(struct place){.file = out->path}, NULL);
    return failed(d, out->path);
}

static enum outcome look(struct run_folder *out)
{
    out->has_plan = has(out, RUN_PLAN);
    out->has_manifest = has(out, RUN_MANIFEST);
    return DONE;
}

/* The run's own name. Where the folder above may not be read, nobody can sync it. */
static enum outcome sync_above(struct diag *d, const struct run_folder *run)
{
    const int fd = openat(run->fd, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return DONE;
    const bool is_synced = fsync(fd) == 0;
    enum outcome got = is_synced ? DONE : failed(d, run->path);
    close(fd);
    return got;
}

/* A folder that the operator made is open to others: who may write in it could put another file in the place of one of ours. */
static enum outcome shut(struct diag *d, const struct run_folder *run)
{
    struct stat st;
    const bool is_shut = fstat(run->fd, &st) == 0 && ((st.st_mode & OF_OTHERS) == 0 || fchmod(run->fd, FOLDER_MODE) == 0);
    return is_shut ? DONE : failed(d, run->path);
}

enum outcome run_folder_make(struct run_folder *out, struct arena *arena, struct diag *d, const char *path)
{
    *out = (struct run_folder){.path = path, .fd = -1, .lock_fd = -1};
    if (mkdir(path, FOLDER_MODE) != 0 && errno != EEXIST)
        return failed(d, path);
    enum outcome got = open_folder(out, arena, d, path);
    if (got == DONE)
        got = sync_above(d, out);
    /* another's folder; looked at in this order, as a run of ours makes its lock before anything else */
    if (got == DONE && durable_count(out->fd) != 0 && !has(out, LOCK_FILE))
        got = diag_note(d, D_RUN_EXISTS, &(struct place){.file = out->path}, NULL);
    if (got == DONE)
        got = lock(out, d, RUN_ALONE, O_CREAT);
    if (got == DONE)
        got = shut(d, out);
    if (got == DONE)
        return look(out);
    run_folder_close(out);
    return got;
}

enum outcome run_folder_open(struct run_folder *out, struct arena *arena, struct diag *d, const char *path, enum run_use use)
{
    enum outcome got = open_folder(out, arena, d, path);
    if (got == DONE)
        got = lock(out, d, use, 0);
    if (got == DONE)
        look(out);
    if (got == DONE && !out->has_plan)
        got = diag_note(d, D_RUN_NONE, &(struct place){.file = out->path}, NULL);
    if (got != DONE)
        run_folder_close(out);
    return got;
}

/* The folder of this name in a folder, opened. Its name is synced also when it was there: who made it may have been killed before he came to that. */
static enum outcome open_sub(int *fd, struct diag *d, int above_fd, const char *name)
{
    *fd = -1;
    if (mkdirat(above_fd, name, FOLDER_MODE) != 0 && errno != EEXIST)
        return durable_failed(d, name, "mkdir");
    if (fsync(above_fd) != 0)
        return durable_failed(d, name, "fsync of the folder");
    *fd = openat(above_fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return *fd >= 0 ? DONE : durable_failed(d, name, "open");
}

enum outcome run_folder_sub(int *fd, struct diag *d, const struct run_folder *run, const char *name)
{
    char above[SUB_NAME_BYTES];
    const char *slash = strchr(name, '/');
    if (!slash)
        return open_sub(fd, d, run->fd, name);
    int above_fd;
    snprintf(above, sizeof above, "%.*s", (int)(slash - name), name);
    *fd = -1;
    enum outcome got = open_sub(&above_fd, d, run->fd, above);
    if (got == DONE)
        got = open_sub(fd, d, above_fd, slash + 1);
    if (above_fd >= 0)
        close(above_fd);
    return got;
}

void run_folder_close(struct run_folder *run)
{
    if (run->lock_fd >= 0)
        close(run->lock_fd);
    if (run->fd >= 0)
        close(run->fd);
    run->lock_fd = run->fd = -1;
}
