#include "durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include <dirent.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"

#define OWNER_ONLY  0600
#define MAX_DEPTH   8 /* of a folder that is taken away */
#define MAX_TRIES   16
#define BLOCK_BYTES ((size_t)64 << 10)

enum { RANDOM_DIGITS = 8 };

enum outcome durable_failed(struct diag *d, const char *name, const char *step)
{
    return diag_note(d, D_DURABLE_STEP, &(struct place){.file = name}, "%s: %s", step, strerror(errno));
}

enum hold { HOLD_OURS, HOLD_SWEPT, HOLD_FAILED };

/* The lock that tells a living attempt from a dead one; it ends with the last descriptor, whatever became of the process. Between open and
 * lock another attempt may have swept the file away as a dead one's: then it is not ours, and another is made. */
static enum hold take(const struct aside *out)
{
    struct stat now;
    if (flock(out->fd, LOCK_EX | LOCK_NB) != 0 && errno != ENOLCK && errno != EOPNOTSUPP)
        return errno == EWOULDBLOCK ? HOLD_SWEPT : HOLD_FAILED;
    if (fstat(out->fd, &now) != 0)
        return HOLD_FAILED;
    return now.st_nlink > 0 ? HOLD_OURS : HOLD_SWEPT;
}

/* One file under a name of this attempt, locked. HOLD_FAILED: errno says why. */
static enum hold open_one(struct aside *out)
{
    unsigned int random = 0;
    if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random)
        return HOLD_FAILED;
    snprintf(out->temp, sizeof out->temp, ".%.80s.%ld-%08x", out->name, (long)getpid(), random);
    out->fd = openat(out->dir_fd, out->temp, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, OWNER_ONLY);
    if (out->fd < 0) {
        out->temp[0] = '\0'; /* another's, or none */
        return errno == EEXIST ? HOLD_SWEPT : HOLD_FAILED;
    }
    enum hold hold = take(out);
    int why = errno;
    if (hold != HOLD_OURS)
        aside_drop(out);
    errno = why;
    return hold;
}

enum outcome aside_open(struct aside *out, struct diag *d, int dir_fd, const char *name)
{
    *out = (struct aside){.fd = -1, .dir_fd = dir_fd};
    if (strlen(name) >= sizeof out->name) {
        errno = ENAMETOOLONG;
        return durable_failed(d, name, "open");
    }
    snprintf(out->name, sizeof out->name, "%s", name);
    enum hold hold = HOLD_SWEPT;
    for (int i = 0; hold == HOLD_SWEPT && i < MAX_TRIES; i++)
        hold = open_one(out);
    if (hold != HOLD_OURS)
        return durable_failed(d, name, "open");
    if (fchmod(out->fd, OWNER_ONLY) == 0) /* whatever the umask */
        return DONE;
    enum outcome got = durable_failed(d, name, "chmod");
    aside_drop(out);
    return got;
}

enum outcome aside_add(struct aside *a, struct diag *d, const void *bytes, size_t n_bytes)
{
    return files_write_all(a->fd, bytes, n_bytes) ? DONE : durable_failed(d, a->name, "write");
}

enum outcome aside_settle(struct aside *a, struct diag *d)
{
    return fsync(a->fd) == 0 ? DONE : durable_failed(d, a->name, "fsync");
}

static enum outcome sync_folder(struct diag *d, int dir_fd, const char *name)
{
    return fsync(dir_fd) == 0 ? DONE : durable_failed(d, name, "fsync of the folder");
}

enum outcome aside_name(struct aside *a, struct diag *d)
{
    if (renameat(a->dir_fd, a->temp, a->dir_fd, a->name) != 0)
        return durable_failed(d, a->name, "rename");
    a->temp[0] = '\0';
    enum outcome got = sync_folder(d, a->dir_fd, a->name);
    close(a->fd);
    a->fd = -1;
    return got;
}

void aside_drop(struct aside *a)
{
    if (a->temp[0])
        unlinkat(a->dir_fd, a->temp, 0);
    if (a->fd >= 0)
        close(a->fd);
    a->temp[0] = '\0';
    a->fd = -1;
}

enum outcome durable_write(struct diag *d, int dir_fd, const char *name, const void *bytes, size_t n_bytes)
{
    struct aside a;
    enum outcome got = aside_open(&a, d, dir_fd, name);
    if (got != DONE)
        return got;
    got = aside_add(&a, d, bytes, n_bytes);
    if (got == DONE)
        got = aside_settle(&a, d);
    if (got == DONE)
        got = aside_name(&a, d);
    aside_drop(&a);
    return got;
}

enum outcome durable_write_text(struct diag *d, int dir_fd, const char *name, const struct buf *text)
{
    if (!text->overflow)
        return durable_write(d, dir_fd, name, text->bytes, text->n_bytes);
    errno = EFBIG;
    return durable_failed(d, name, "write");
}

enum outcome durable_move(struct diag *d, int from_dir_fd, int to_dir_fd, const char *name)
{
    if (renameat(from_dir_fd, name, to_dir_fd, name) != 0)
        return durable_failed(d, name, "rename");
    enum outcome got = sync_folder(d, to_dir_fd, name); /* first where it is now: in both is mended, in none is lost */
    return got == DONE ? sync_folder(d, from_dir_fd, name) : got;
}

enum outcome durable_remove(struct diag *d, int dir_fd, const char *name)
{
    if (unlinkat(dir_fd, name, 0) != 0)
        return errno == ENOENT ? DONE : durable_failed(d, name, "unlink");
    return sync_folder(d, dir_fd, name);
}

static bool is_dots(const char *name)
{
    return text_equal(name, ".") || text_equal(name, "..");
}

/* Takes away what is in the folder; 0 or errno. Takes over fd. */
static int empty_folder(int fd, int depth)
{
    DIR *dir = depth < MAX_DEPTH ? fdopendir(fd) : NULL;
    int error = dir ? 0 : depth < MAX_DEPTH ? errno : ELOOP;
    if (!dir) {
        close(fd);
        return error;
    }
    for (struct dirent *it = readdir(dir); it && !error; it = readdir(dir)) {
        if (is_dots(it->d_name) || unlinkat(dirfd(dir), it->d_name, 0) == 0 || errno == ENOENT)
            continue;
        if (errno != EISDIR && errno != EPERM) { /* EPERM: so POSIX calls a folder */
            error = errno;
            break;
        }
        int inner = openat(dirfd(dir), it->d_name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
        error = inner < 0 ? errno : empty_folder(inner, depth + 1);
        if (!error && unlinkat(dirfd(dir), it->d_name, AT_REMOVEDIR) != 0)
            error = errno;
    }
    closedir(dir);
    return error;
}

enum outcome durable_remove_folder(struct diag *d, int dir_fd, const char *name)
{
    int fd = openat(dir_fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? DONE : durable_failed(d, name, "open");
    errno = empty_folder(fd, 0);
    if (errno)
        return durable_failed(d, name, "unlink");
    if (unlinkat(dir_fd, name, AT_REMOVEDIR) != 0)
        return durable_failed(d, name, "rmdir");
    return sync_folder(d, dir_fd, name);
}

/* ".NAME.PID-RANDOM": a dot in front, and the shape of our own names behind. */
static bool is_aside(const char *name)
{
    const char *last = name[0] == '.' ? strrchr(name, '.') : NULL;
    if (!last || last == name)
        return false;
    const size_t n_pid = strspn(last + 1, "0123456789");
    const char *dash = last + 1 + n_pid;
    return n_pid > 0 && *dash == '-' && strspn(dash + 1, "0123456789abcdef") == RANDOM_DIGITS && strlen(dash + 1) == RANDOM_DIGITS;
}

enum outcome durable_hash(struct diag *d, int fd, const char *name, char sha256[HASH_HEX_LEN + 1], uint64_t *n_bytes)
{
    char block[BLOCK_BYTES];
    struct hash_stream hash;
    ssize_t n;
    *n_bytes = 0;
    hash_begin(&hash);
    while ((n = read(fd, block, sizeof block)) > 0 || (n < 0 && errno == EINTR)) {
        hash_add(&hash, block, n > 0 ? (size_t)n : 0);
        *n_bytes += n > 0 ? (uint64_t)n : 0;
    }
    if (n < 0)
        return durable_failed(d, name, "read");
    hash_end_hex(&hash, sha256);
    return DONE;
}

long durable_count(int dir_fd)
{
    int fd = openat(dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return -1;
    }
    long n = 0;
    for (struct dirent *it; (errno = 0, it = readdir(dir)) != NULL;)
        n += !is_dots(it->d_name);
    if (errno != 0)
        n = -1;
    closedir(dir);
    return n;
}

/* name: of that file alone; NULL: of all. */
static void sweep(int dir_fd, const char *name)
{
    const size_t n_name = name ? strlen(name) : 0;
    int fd = openat(dir_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        if (fd >= 0)
            close(fd);
        return;
    }
    for (struct dirent *it = readdir(dir); it; it = readdir(dir)) {
        const char *last = strrchr(it->d_name, '.');
        const bool is_its = is_aside(it->d_name) && (!name || ((size_t)(last - it->d_name) == n_name + 1 && strncmp(it->d_name + 1, name, n_name) == 0));
        int one = is_its ? openat(dir_fd, it->d_name, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
        if (one < 0)
            continue;
        if (flock(one, LOCK_EX | LOCK_NB) == 0)
            unlinkat(dir_fd, it->d_name, 0);
        close(one);
    }
    closedir(dir);
}

void durable_sweep(int dir_fd)
{
    sweep(dir_fd, NULL);
}

void durable_sweep_of(int dir_fd, const char *name)
{
    sweep(dir_fd, name);
}
