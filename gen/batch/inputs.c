#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"

#define BLOCK_BYTES ((size_t)1 << 20)
#define PIPE_BYTES  ((size_t)64 << 10)
#define SMALL_BYTES ((off_t)1 << 20)
#define FAULT_BYTES ((uintptr_t)2 << 20) /* the kernel maps at most so much around a page that is looked at: a large folio */

static enum outcome failed(struct diag *d, const char *path, int error)
{
    return diag_note(d, D_FILE_READ, &(struct place){.file = path}, "%s", strerror(error));
}

/* The file lies over a piece of empty memory that is one byte longer at least, so that a NUL follows it. */
static int map(struct input *out, int fd)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return errno;
    const size_t n_bytes = (size_t)st.st_size;
    out->bytes = "";
    out->n_bytes = n_bytes;
    if (n_bytes == 0)
        return 0;
    char *bytes = mmap(NULL, n_bytes + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED || mmap(bytes, n_bytes, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED)
        return errno;
    out->bytes = bytes;
    return 0;
}

/* Copies what has no length into a file without a name. Gives its descriptor, or -1 with errno. */
static int spool(int from, int spool_fd)
{
    int to = openat(spool_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    char *block = malloc(PIPE_BYTES);
    if (!block)
        arena_no_memory();
    ssize_t n = -1;
    while (to >= 0 && ((n = read(from, block, PIPE_BYTES)) > 0 || (n < 0 && errno == EINTR)))
        if (n > 0 && !files_write_all(to, block, (size_t)n)) {
            n = -1;
            break;
        }
    const int error = errno;
    explicit_bzero(block, PIPE_BYTES);
    free(block);
    if (n == 0)
        return to;
    if (to >= 0)
        close(to);
    errno = error;
    return -1;
}

enum outcome inputs_map(struct input *out, struct arena *arena, struct diag *d, const char *path, int spool_fd)
{
    *out = (struct input){.name = arena_strdup(arena, path), .bytes = ""};
    const bool is_stdin = text_equal(path, "-");
    int fd = is_stdin ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    int error = fd < 0 || fstat(fd, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
    if (!error && !S_ISREG(st.st_mode)) {
        int spooled = spool(fd, spool_fd);
        error = spooled < 0 ? errno : 0;
        close(fd);
        fd = spooled;
    }
    if (!error)
        error = map(out, fd);
    if (fd >= 0)
        close(fd);
    return error ? failed(d, path, error) : DONE;
}

/* Operands as they grow: a folder stands for many. */
struct list {
    struct arena *arena;
    const char **paths;
    size_t n, room;
};

static void add(struct list *l, const char *path)
{
    l->paths = arena_grow(l->arena, l->paths, l->n, &l->room, sizeof *l->paths);
    l->paths[l->n++] = path;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_xml(const char *name)
{
    const size_t n = strlen(name);
    return name[0] != '.' && n > 4 && strcmp(name + n - 4, ".xml") == 0;
}

static enum outcome add_folder(struct list *l, struct diag *d, const char *path)
{
    DIR *dir = opendir(path);
    const size_t first = l->n;
    if (!dir)
        return failed(d, path, errno);
    for (const struct dirent *it; (errno = 0, it = readdir(dir)) != NULL;)
        if (is_xml(it->d_name))
            add(l, arena_printf(l->arena, "%s/%s", path, it->d_name));
    const int error = errno;
    closedir(dir);
    if (error) /* a folder read in part would be a run without the rest */
        return failed(d, path, error);
    if (l->n > first)
        qsort(l->paths + first, l->n - first, sizeof *l->paths, compare_paths);
    return DONE;
}

/* Small files, each followed by a NUL, in one file without a name. */
struct gathering {
    int fd; /* -1: there are not many */
    size_t n_bytes;
    size_t *offsets; /* of each input; of those not in it SIZE_MAX */
};

/* Puts a file behind the others. False: it is not small, or cannot be read so; then it is mapped as any other. */
static bool gather(struct gathering *g, struct input *out, size_t i)
{
    struct stat st;
    const bool is_file = g->fd >= 0 && !text_equal(out->name, "-") && stat(out->name, &st) == 0 && S_ISREG(st.st_mode);
    int fd = is_file ? open(out->name, O_RDONLY | O_CLOEXEC) : -1;
    bool is_in = fd >= 0 && fstat(fd, &st) == 0 && st.st_size <= SMALL_BYTES;
    if (is_in) {
        char *bytes = calloc(1, (size_t)st.st_size + 1);
        if (!bytes)
            arena_no_memory();
        is_in = read(fd, bytes, (size_t)st.st_size) == (ssize_t)st.st_size && files_write_all(g->fd, bytes, (size_t)st.st_size + 1);
        free(bytes);
    }
    if (fd >= 0)
        close(fd);
    if (!is_in)
        return false;
    g->offsets[i] = g->n_bytes;
    g->n_bytes += (size_t)st.st_size + 1;
    out->n_bytes = (size_t)st.st_size;
    return true;
}

static enum outcome map_gathered(struct inputs *out, struct diag *d, const struct gathering *g)
{
    struct input all = {.bytes = ""};
    const int error = g->fd < 0 ? 0 : map(&all, g->fd);
    if (error)
        return failed(d, out->files[0].name, error);
    if (all.n_bytes != g->n_bytes) /* something was written of a file that could not be gathered */
        return failed(d, out->files[0].name, EIO);
    out->gathered = all;
    for (size_t i = 0; i < out->n_files; i++)
        if (g->offsets[i] != SIZE_MAX)
            out->files[i].bytes = all.bytes + g->offsets[i];
    return DONE;
}

static enum outcome take_all(struct inputs *out, struct arena *arena, struct diag *d, const struct list *list, int spool_fd)
{
    struct gathering g = {.fd = -1, .offsets = arena_array(arena, list->n + 1, sizeof(size_t))};
    enum outcome worst = DONE;
    if (list->n > INPUTS_MANY)
        g.fd = openat(spool_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    for (size_t i = 0; i < list->n; i++) {
        struct input *in = &out->files[out->n_files++];
        *in = (struct input){.name = list->paths[i], .bytes = ""};
        g.offsets[i] = SIZE_MAX;
        if (!gather(&g, in, i))
            worst = outcome_worse(worst, inputs_map(in, arena, d, list->paths[i], spool_fd));
    }
    if (worst == DONE)
        worst = map_gathered(out, d, &g);
    if (g.fd >= 0)
        close(g.fd);
    return worst;
}

enum outcome inputs_open(struct inputs *out, struct arena *arena, struct diag *d, const struct inputs_order *order)
{
    struct list list = {.arena = arena};
    enum outcome worst = DONE;
    for (size_t i = 0; i < order->n_operands; i++) {
        struct stat st;
        const char *path = order->operands[i];
        if (!text_equal(path, "-") && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            worst = outcome_worse(worst, add_folder(&list, d, path));
        else
            add(&list, path);
    }
    *out = (struct inputs){.files = arena_array(arena, list.n + 1, sizeof *out->files)};
    worst = outcome_worse(worst, take_all(out, arena, d, &list, order->spool_fd));
    if (worst == DONE && out->n_files == 0)
        worst = diag_note(d, D_NO_RECORD, &(struct place){.file = order->n_operands ? order->operands[0] : NULL}, NULL);
    return worst;
}

void inputs_let_go(const struct input *in, size_t offset, size_t n_bytes)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)in->bytes;
    const uintptr_t end = (start + in->n_bytes + page) & ~(page - 1);
    uintptr_t from = (start + offset) & ~(FAULT_BYTES - 1), to = (start + offset + n_bytes + FAULT_BYTES - 1) & ~(FAULT_BYTES - 1);
    const uintptr_t first = start & ~(page - 1);
    from = from < first ? first : from;
    to = to > end ? end : to;
    if (in->n_bytes > 0 && to > from)
        madvise((void *)from, to - from, MADV_DONTNEED);
}

void inputs_hash(struct plan_input *out, const struct input *in)
{
    struct hash_stream h;
    hash_begin(&h);
    for (size_t at = 0; at < in->n_bytes; at += BLOCK_BYTES) {
        const size_t n = in->n_bytes - at < BLOCK_BYTES ? in->n_bytes - at : BLOCK_BYTES;
        hash_add(&h, in->bytes + at, n);
        inputs_let_go(in, at, n);
    }
    out->name = in->name;
    out->n_bytes = (long long)in->n_bytes;
    hash_end_hex(&h, out->sha256);
}
