#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "buf.h"
#include "text.h"

#define OWNER_ONLY      0600
#define PIPE_BYTES      ((size_t)64 * 1024)
#define MAX_PIPED_BYTES ((size_t)2 << 30)
#define PROC_FD_BYTES   40

static enum outcome failed(struct diag *d, enum diag_code code, const char *path, int error)
{
    return diag_note(d, code, &(struct place){.file = path}, "%s", strerror(error));
}

/* Reads up to n_bytes; fewer only at the end of the file. -1: errno says why. */
static ssize_t read_full(int fd, char *bytes, size_t n_bytes)
{
    size_t n_read = 0;
    while (n_read < n_bytes) {
        ssize_t n = read(fd, bytes + n_read, n_bytes - n_read);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        n_read += (size_t)n;
    }
    return (ssize_t)n_read;
}

/* A pipe does not say how long it is. */
static int read_piped(struct input *out, struct arena *arena, int fd)
{
    struct buf bytes;
    buf_init(&bytes, MAX_PIPED_BYTES);
    char *block = arena_alloc(arena, PIPE_BYTES);
    ssize_t n;
    do {
        n = read_full(fd, block, PIPE_BYTES);
        if (n > 0)
            buf_add(&bytes, block, (size_t)n);
    } while (n == (ssize_t)PIPE_BYTES && !bytes.overflow);

    int error = n < 0 ? errno : bytes.overflow ? EFBIG : 0;
    out->bytes = arena_strndup(arena, bytes.bytes, bytes.n_bytes);
    out->n_bytes = bytes.n_bytes;
    explicit_bzero(block, PIPE_BYTES);
    if (bytes.n_bytes)
        explicit_bzero(bytes.bytes, bytes.n_bytes);
    buf_done(&bytes);
    return error;
}

static int read_regular(struct input *out, struct arena *arena, int fd, size_t n_bytes)
{
    char *bytes = arena_alloc(arena, n_bytes + 1);
    ssize_t n = read_full(fd, bytes, n_bytes);
    out->bytes = bytes;
    out->n_bytes = n < 0 ? 0 : (size_t)n;
    return n < 0 ? errno : 0;
}

static int read_open_file(struct input *out, struct arena *arena, int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return errno;
    if (S_ISDIR(st.st_mode))
        return EISDIR;
    if (S_ISREG(st.st_mode))
        return read_regular(out, arena, fd, (size_t)st.st_size);
    return read_piped(out, arena, fd);
}

enum outcome files_read(struct input *out, struct arena *arena, struct diag *d, const char *path)
{
    *out = (struct input){.name = arena_strdup(arena, path), .bytes = ""};
    bool is_stdin = text_equal(path, "-");
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return failed(d, D_FILE_READ, path, errno);

    int error = is_stdin ? read_piped(out, arena, fd) : read_open_file(out, arena, fd);
    if (!is_stdin)
        close(fd);
    return error ? failed(d, D_FILE_READ, path, error) : DONE;
}

const char *files_real_path(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *folder = !slash ? "." : slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
    char *real = realpath(folder, NULL);
    const char *out = real ? arena_printf(arena, "%s/%s", text_equal(real, "/") ? "" : real, name) : path;
    free(real);
    return out;
}

bool files_write_all(int fd, const void *bytes, size_t n_bytes)
{
    const char *at = bytes;
    while (n_bytes > 0) {
        ssize_t n = write(fd, at, n_bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        at += n;
        n_bytes -= (size_t)n;
    }
    return true;
}

/* "dir/name" cut in two: the folder in `dir` (to be freed), the name inside path. */
static const char *split_path(const char *path, char **dir)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        *dir = strdup(".");
    else if (slash == path)
        *dir = strdup("/");
    else
        *dir = strndup(path, (size_t)(slash - path));
    if (!*dir)
        arena_no_memory();
    return slash ? slash + 1 : path;
}

/* A name beside `name` that nobody else has: for file systems without O_TMPFILE, and for replacing. */
static char *temp_name(const char *name)
{
    static const size_t extra = 32;
    size_t n_bytes = strlen(name) + extra;
    char *temp = malloc(n_bytes);
    if (!temp)
        arena_no_memory();
    snprintf(temp, n_bytes, ".%s.%ld.part", name, (long)getpid());
    return temp;
}

static int open_unnamed(struct output *out, const char *name)
{
    out->fd = openat(out->dir_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, OWNER_ONLY);
    if (out->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || errno == EINVAL)) {
        out->temp = temp_name(name);
        out->fd = openat(out->dir_fd, out->temp, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, OWNER_ONLY);
    }
    if (out->fd < 0)
        return errno;
    return fchmod(out->fd, OWNER_ONLY) == 0 ? 0 : errno; /* whatever the umask */
}

static void forget(struct output *out)
{
    if (out->fd >= 0 && out->path)
        close(out->fd);
    if (out->dir_fd >= 0)
        close(out->dir_fd);
    free(out->path);
    free(out->temp);
    *out = (struct output){.fd = -1, .dir_fd = -1};
}

/* Beside its final place, so that naming it is one step of one file system. */
static int open_beside(struct output *out, const char *path)
{
    char *dir;
    const char *name = split_path(path, &dir);
    out->path = strdup(path);
    if (!out->path)
        arena_no_memory();
    out->dir_fd = open(dir, O_DIRECTORY | O_PATH | O_CLOEXEC);
    int error = out->dir_fd < 0 ? errno : open_unnamed(out, name);
    free(dir);
    return error;
}

enum outcome output_open(struct output *out, struct diag *d, const char *path, bool force)
{
    *out = (struct output){.fd = -1, .dir_fd = -1, .force = force};
    if (text_equal(path, "-")) {
        out->fd = STDOUT_FILENO;
        return DONE;
    }

    struct stat st;
    bool exists = lstat(path, &st) == 0;
    if (exists && !force)
        return diag_note(d, D_FILE_EXISTS, &(struct place){.file = path}, NULL);
    int error = 0;
    if (exists && S_ISDIR(st.st_mode))
        error = EISDIR;
    else if (exists && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode))
        error = EEXIST; /* a device or pipe is no file to replace */
    else
        error = open_beside(out, path);
    if (!error)
        return DONE;
    output_discard(out);
    return failed(d, D_FILE_WRITE, path, error);
}

/* Gives a nameless file the name `name`. */
static int name_unnamed(const struct output *out, const char *name)
{
    char from[PROC_FD_BYTES];
    snprintf(from, sizeof from, "/proc/self/fd/%d", out->fd);
    return linkat(AT_FDCWD, from, out->dir_fd, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/* The last step, one system call: link() never replaces, rename() does. */
static int put_in_place(struct output *out, const char *name)
{
    if (!out->temp) {
        int error = name_unnamed(out, name);
        if (error != EEXIST || !out->force)
            return error;
        out->temp = temp_name(name);
        error = name_unnamed(out, out->temp);
        if (error)
            return error;
    }
    if (!out->force) {
        if (linkat(out->dir_fd, out->temp, out->dir_fd, name, 0) != 0)
            return errno;
        unlinkat(out->dir_fd, out->temp, 0);
        return 0;
    }
    return renameat(out->dir_fd, out->temp, out->dir_fd, name) == 0 ? 0 : errno;
}

/* Undisturbed: being stopped between two of its steps would leave the temporary name behind. Once the file has its name
 * the work is done, so a stop that came meanwhile stays unheard: "stopped" and a whole file would contradict each other. */
static int put_in_place_whole(struct output *out)
{
    char *dir;
    sigset_t stopping, before;
    const char *name = split_path(out->path, &dir);
    free(dir);
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGINT);
    sigaddset(&stopping, SIGTERM);
    sigprocmask(SIG_BLOCK, &stopping, &before);
    int error = put_in_place(out, name);
    if (error)
        sigprocmask(SIG_SETMASK, &before, NULL);
    return error;
}

enum outcome output_commit(struct output *out, struct diag *d)
{
    if (!out->path) {
        forget(out);
        return DONE;
    }
    int error = fsync(out->fd) == 0 ? put_in_place_whole(out) : errno;
    if (!error) {
        forget(out);
        return DONE;
    }
    enum outcome answer = error == EEXIST ? diag_note(d, D_FILE_EXISTS, &(struct place){.file = out->path}, NULL)
                                          : failed(d, D_FILE_WRITE, out->path, error);
    output_discard(out);
    return answer;
}

void output_discard(struct output *out)
{
    if (out->temp)
        unlinkat(out->dir_fd, out->temp, 0);
    forget(out);
}
