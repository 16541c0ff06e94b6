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
#include "durable.h"
#include "stops.h"

#define BLOCK_BYTES ((size_t)64 << 10) /* the kernel keeps what was written at once in one folio, and maps all of it where one byte is looked at */
#define SMALL_BYTES ((off_t)1 << 20)
#define FAULT_BYTES ((uintptr_t)2 << 20) /* the kernel maps at most so much around a page that is looked at: a large folio */

static enum outcome failed(struct diag *d, const char *path, int error)
{
    return diag_note(d, D_FILE_READ, &(struct place){.file = path}, "%s", strerror(error));
}

/* -- the copy ------------------------------------------------------------------------------------------------------- */

/* Bytes on their way in. */
struct taking {
    struct diag *d;
    const struct inputs_watch *watch;
    const char *path;
    int to; /* the copy; -1: the bytes are only hashed */
    char *block;
    struct hash_stream hash;
    size_t n_bytes;
    bool is_ended; /* the disk is full, or somebody asks to stop: no use to go on with the next */
};

/* An empty file that nobody else can open, cut or write in. */
static enum outcome open_copy(int *fd, struct diag *d, int spool_fd)
{
    struct aside copy;
    *fd = -1;
    enum outcome got = aside_open(&copy, d, spool_fd, "inputs");
    if (got != DONE)
        return got;
    if (unlinkat(spool_fd, copy.temp, 0) != 0) {
        got = durable_failed(d, "inputs", "unlink");
        aside_drop(&copy);
        return got;
    }
    *fd = copy.fd;
    return DONE;
}

static enum outcome add_block(struct taking *t, const char *bytes, size_t n_bytes)
{
    if (t->to < 0 || files_write_all(t->to, bytes, n_bytes))
        return DONE;
    t->is_ended = true;
    return durable_failed(t->d, "inputs", "write");
}

static enum outcome take_bytes(struct taking *t, int from)
{
    ssize_t n;
    enum outcome got = DONE;
    while (got == DONE && (n = read(from, t->block, BLOCK_BYTES)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(t->d, t->path, errno);
        hash_add(&t->hash, t->block, (size_t)n);
        t->n_bytes += (size_t)n;
        t->watch->look(t->watch->context, (size_t)n);
        got = add_block(t, t->block, (size_t)n);
        if (got == DONE && (got = stops_asked(t->d)) != DONE)
            t->is_ended = true;
    }
    return got;
}

static bool is_same_moment(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Whoever wrote into a file while it was read made of its parts one that nobody handed in. */
static enum outcome check_unchanged(const struct taking *t, int from, const struct stat *before, off_t began_at)
{
    struct stat now;
    if (fstat(from, &now) != 0)
        return failed(t->d, t->path, errno);
    const bool is_same = now.st_size == before->st_size && now.st_size == began_at + (off_t)t->n_bytes && is_same_moment(&now.st_mtim, &before->st_mtim);
    return is_same ? DONE : diag_note(t->d, D_INPUT_CHANGED, &(struct place){.file = t->path}, NULL);
}

/* Reads it whole, once. */
static enum outcome take_file(struct taking *t)
{
    struct stat st;
    hash_begin(&t->hash);
    t->n_bytes = 0;
    const int from = text_equal(t->path, "-") ? dup(STDIN_FILENO) : open(t->path, O_RDONLY | O_CLOEXEC);
    const int error = from < 0 || fstat(from, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
    const off_t began_at = error ? 0 : lseek(from, 0, SEEK_CUR); /* standard input may stand in the middle of a file */
    enum outcome got = error ? failed(t->d, t->path, error) : take_bytes(t, from);
    if (got == DONE && S_ISREG(st.st_mode))
        got = check_unchanged(t, from, &st, began_at);
    if (got == DONE)
        got = add_block(t, "", 1); /* the NUL behind it */
    if (from >= 0)
        close(from);
    return got;
}

static struct taking begin_taking(struct diag *d, const struct inputs_watch *watch)
{
    struct taking t = {.d = d, .watch = watch, .to = -1, .block = malloc(BLOCK_BYTES)};
    if (!t.block)
        arena_no_memory();
    return t;
}

static void end_taking(struct taking *t)
{
    explicit_bzero(t->block, BLOCK_BYTES);
    free(t->block);
}

static enum outcome map_copy(const char **bytes, struct diag *d, int fd, size_t n_bytes)
{
    void *mapped = mmap(NULL, n_bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapped == MAP_FAILED)
        return durable_failed(d, "inputs", "map");
    *bytes = mapped;
    return DONE;
}

static void tell_row(struct plan_input *row, struct taking *t)
{
    *row = (struct plan_input){.name = t->path, .n_bytes = (long long)t->n_bytes};
    hash_end_hex(&t->hash, row->sha256);
}

static enum outcome take_alone(struct input *out, struct plan_input *row, struct taking *t, int spool_fd)
{
    *out = (struct input){.name = t->path, .bytes = ""};
    t->to = -1;
    enum outcome got = spool_fd < 0 ? DONE : open_copy(&t->to, t->d, spool_fd);
    if (got == DONE)
        got = take_file(t);
    if (got == DONE) {
        tell_row(row, t);
        out->n_bytes = t->n_bytes;
    }
    if (got == DONE && t->to >= 0)
        got = map_copy(&out->bytes, t->d, t->to, t->n_bytes + 1);
    if (t->to >= 0)
        close(t->to);
    t->to = -1;
    return got;
}

enum outcome inputs_take(struct input *out, struct plan_input *row, struct arena *arena, const struct input_order *order)
{
    struct taking t = begin_taking(order->d, order->watch);
    t.path = arena_strdup(arena, order->path);
    const enum outcome got = take_alone(out, row, &t, order->spool_fd);
    end_taking(&t);
    return got;
}

/* -- the list ------------------------------------------------------------------------------------------------------- */

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

/* Very many files: the small ones lie in one copy, each followed by a NUL, and all of them are one row of the plan, the hash of their hashes. */
struct gathering {
    int fd;
    size_t n_bytes;
    size_t *offsets; /* of each input; of those not in it SIZE_MAX */
    struct hash_stream hash;
    long long n_taken; /* bytes of all */
};

static bool is_small(const char *path)
{
    struct stat st;
    return !text_equal(path, "-") && stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= SMALL_BYTES;
}

static enum outcome take_gathered(struct gathering *g, struct input *out, struct plan_input *row, struct taking *t)
{
    *out = (struct input){.name = t->path, .bytes = ""};
    t->to = g->fd;
    const enum outcome got = take_file(t);
    if (got != DONE)
        return got;
    tell_row(row, t);
    out->n_bytes = t->n_bytes;
    g->n_bytes += t->n_bytes + 1;
    return DONE;
}

static enum outcome take_one_of_many(struct gathering *g, struct input *out, struct taking *t, const struct inputs_order *order)
{
    struct plan_input row;
    const bool is_in = order->spool_fd >= 0 && is_small(t->path);
    const size_t at = g->n_bytes;
    const enum outcome got = is_in ? take_gathered(g, out, &row, t) : take_alone(out, &row, t, order->spool_fd);
    if (got != DONE)
        return got;
    *g->offsets = is_in ? at : SIZE_MAX;
    hash_add(&g->hash, row.sha256, HASH_HEX_LEN);
    g->n_taken += row.n_bytes;
    return DONE;
}

static enum outcome map_gathered(struct inputs *out, struct diag *d, const struct gathering *g)
{
    struct input *all = &out->gathered;
    if (g->n_bytes == 0)
        return DONE;
    const enum outcome got = map_copy(&all->bytes, d, g->fd, g->n_bytes);
    if (got != DONE)
        return got;
    all->n_bytes = g->n_bytes;
    for (size_t i = 0; i < out->n_files; i++)
        if (g->offsets[i] != SIZE_MAX)
            out->files[i].bytes = all->bytes + g->offsets[i];
    return DONE;
}

static enum outcome take_many(struct inputs *out, struct arena *arena, struct taking *t, const struct inputs_order *order)
{
    struct gathering g = {.fd = -1};
    size_t *offsets = arena_array(arena, out->n_files, sizeof *offsets);
    hash_begin(&g.hash);
    enum outcome worst = order->spool_fd < 0 ? DONE : open_copy(&g.fd, t->d, order->spool_fd);
    for (size_t i = 0; i < out->n_files && !t->is_ended; i++) {
        t->path = out->files[i].name;
        g.offsets = &offsets[i];
        worst = outcome_worse(worst, take_one_of_many(&g, &out->files[i], t, order));
    }
    g.offsets = offsets;
    if (worst == DONE)
        worst = map_gathered(out, t->d, &g);
    if (g.fd >= 0)
        close(g.fd);
    out->n_rows = 1;
    out->rows[0] = (struct plan_input){.name = arena_printf(arena, "%zu files", out->n_files), .n_bytes = g.n_taken};
    hash_end_hex(&g.hash, out->rows[0].sha256);
    return worst;
}

static enum outcome take_each(struct inputs *out, struct taking *t, const struct inputs_order *order)
{
    enum outcome worst = DONE;
    for (size_t i = 0; i < out->n_files && !t->is_ended; i++) {
        t->path = out->files[i].name;
        worst = outcome_worse(worst, take_alone(&out->files[i], &out->rows[i], t, order->spool_fd));
    }
    out->n_rows = out->n_files;
    return worst;
}

static enum outcome take_all(struct inputs *out, struct arena *arena, struct diag *d, const struct inputs_order *order)
{
    struct taking t = begin_taking(d, order->watch);
    const bool are_many = out->n_files > INPUTS_MANY;
    out->rows = arena_array(arena, are_many ? 1 : out->n_files + 1, sizeof *out->rows);
    const enum outcome got = are_many ? take_many(out, arena, &t, order) : take_each(out, &t, order);
    end_taking(&t);
    return got;
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
    *out = (struct inputs){.files = arena_array(arena, list.n + 1, sizeof *out->files), .n_files = list.n, .gathered = {.bytes = ""}};
    for (size_t i = 0; i < list.n; i++)
        out->files[i] = (struct input){.name = list.paths[i], .bytes = ""};
    worst = outcome_worse(worst, take_all(out, arena, d, order));
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
