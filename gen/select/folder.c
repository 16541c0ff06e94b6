#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"

struct found {
    struct input file;
    struct found *next;
};

struct walk {
    struct arena *arena;
    struct diag *d;
    const char *dir, *skip;
    struct found *list;
    size_t n_files, n_bytes;
    bool is_full; /* nothing more is looked at */
    enum outcome worst;
};

static void fault(struct walk *w, enum diag_code code, const char *name, const char *detail)
{
    const char *path = *name ? arena_printf(w->arena, "%s/%s", w->dir, name) : w->dir;
    struct place at = {.file = path};
    w->worst = outcome_worse(w->worst, diag_note(w->d, code, &at, detail ? "%s" : NULL, detail));
}

/* The lock and the messages print names as they are, so they hold no control characters; no '\' either, for other
 * systems. */
static bool is_fair_name(const char *name)
{
    size_t n_bytes = strlen(name);
    for (size_t at = 0; at < n_bytes;) {
        int32_t c = text_decode(name, n_bytes, &at);
        if (c < 0x20 || c == 0x7f || c == '\\' || (c >= 0x80 && c < 0xa0))
            return false;
    }
    return true;
}

static bool read_bytes(int fd, char *bytes, size_t n_bytes)
{
    size_t at = 0;
    char more;
    while (at < n_bytes) {
        ssize_t got = read(fd, bytes + at, n_bytes - at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += (size_t)got;
    }
    return read(fd, &more, 1) == 0; /* it did not grow meanwhile */
}

static void take_file(struct walk *w, int dir_fd, const char *base, const char *name)
{
    int fd = openat(dir_fd, base, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        fault(w, fd < 0 && errno == ELOOP ? D_BUNDLE_LINK : D_BUNDLE_UNREADABLE, name, strerror(errno));
        if (fd >= 0)
            close(fd);
        return;
    }
    size_t n_bytes = (size_t)st.st_size;
    if (!S_ISREG(st.st_mode)) {
        fault(w, D_BUNDLE_LINK, name, NULL);
    } else if (n_bytes > FOLDER_MAX_BYTES) {
        fault(w, D_BUNDLE_TOO_BIG, name, NULL);
    } else if (w->n_files >= FOLDER_MAX_FILES || n_bytes > FOLDER_MAX_BYTES - w->n_bytes) {
        fault(w, D_BUNDLE_TOO_BIG, "", NULL); /* which file it was is chance */
        w->is_full = true;
    } else {
        char *bytes = arena_alloc(w->arena, n_bytes + 1);
        struct found *found = arena_alloc(w->arena, sizeof *found);
        if (!read_bytes(fd, bytes, n_bytes))
            fault(w, D_BUNDLE_UNREADABLE, name, NULL);
        found->file = (struct input){.name = name, .bytes = bytes, .n_bytes = n_bytes};
        found->next = w->list;
        w->list = found;
        w->n_files++;
        w->n_bytes += n_bytes;
    }
    close(fd);
}

static void take_folder(struct walk *w, int dir_fd, const char *name, int depth);

static void take_entry(struct walk *w, int dir_fd, const char *base, const char *name, int depth)
{
    struct stat st;
    if (!is_fair_name(base))
        fault(w, D_BUNDLE_NAME, "", NULL);
    else if (fstatat(dir_fd, base, &st, AT_SYMLINK_NOFOLLOW) != 0)
        fault(w, D_BUNDLE_UNREADABLE, name, strerror(errno));
    else if (S_ISREG(st.st_mode))
        take_file(w, dir_fd, base, name);
    else if (!S_ISDIR(st.st_mode))
        fault(w, D_BUNDLE_LINK, name, NULL);
    else if (depth >= FOLDER_MAX_DEPTH)
        fault(w, D_BUNDLE_TOO_BIG, name, NULL);
    else
        take_folder(w, openat(dir_fd, base, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), name, depth + 1);
}

/* Takes dir_fd over. */
static void take_folder(struct walk *w, int dir_fd, const char *name, int depth)
{
    DIR *dir = dir_fd < 0 ? NULL : fdopendir(dir_fd);
    if (!dir) {
        fault(w, D_BUNDLE_UNREADABLE, name, strerror(errno));
        if (dir_fd >= 0)
            close(dir_fd);
        return;
    }
    struct dirent *entry;
    while (!w->is_full && (errno = 0, entry = readdir(dir))) {
        const char *base = entry->d_name;
        if (text_equal(base, ".") || text_equal(base, ".."))
            continue;
        if (!*name && text_equal(base, w->skip))
            continue;
        take_entry(w, dirfd(dir), base,
                   *name ? arena_printf(w->arena, "%s/%s", name, base) : arena_strdup(w->arena, base), depth);
    }
    if (!w->is_full && errno)
        fault(w, D_BUNDLE_UNREADABLE, name, strerror(errno));
    closedir(dir);
}

static int by_name(const void *left, const void *right)
{
    const struct input *a = left, *b = right;
    return strcmp(a->name, b->name);
}

enum outcome folder_read(struct folder *out, struct arena *arena, struct diag *d, const char *dir, const char *skip)
{
    struct walk w = {.arena = arena, .d = d, .dir = dir, .skip = skip};
    take_folder(&w, open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "", 1);

    out->files = arena_array(arena, w.n_files + 1, sizeof *out->files);
    out->n_files = 0;
    for (const struct found *it = w.list; it; it = it->next)
        out->files[out->n_files++] = it->file;
    qsort(out->files, out->n_files, sizeof *out->files, by_name);
    return w.worst;
}
