/* bundle new and bundle lock: the two commands that write a bundle. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/text.h"
#include "bundle.h"
#include "folder.h"

#define LOCK_MAX_BYTES ((size_t)1 << 20)

static enum outcome cannot_write(struct diag *d, const char *path)
{
    return diag_note(d, D_BUNDLE_UNWRITABLE, &(struct place){.file = path}, "%s", strerror(errno));
}

/* What it says of each file. */
static enum outcome write_rows(struct input *out, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct buf rows;
    buf_init(&rows, LOCK_MAX_BYTES);
    for (size_t i = 0; i < b->n_files; i++) {
        char hash[HASH_HEX_LEN + 1];
        hash_sha256_hex(b->files[i].bytes, b->files[i].n_bytes, hash);
        buf_printf(&rows, "%s  %s\n", hash, b->files[i].name);
    }
    *out = (struct input){.name = arena_printf(arena, "%s/" BUNDLE_LOCK, b->dir)};
    enum outcome got = rows.overflow ? diag_note(d, D_BUNDLE_TOO_BIG, &(struct place){.file = out->name}, NULL) : DONE;
    if (got == DONE) {
        out->bytes = arena_strndup(arena, rows.bytes, rows.n_bytes);
        out->n_bytes = rows.n_bytes;
    }
    buf_done(&rows);
    return got;
}

enum outcome bundle_to_lock(struct bundle *out, struct input *lock, struct arena *arena, struct diag *d, const char *dir)
{
    struct folder folder;
    const struct input *is_bundle;
    *out = (struct bundle){.dir = arena_strdup(arena, dir)};
    enum outcome got = folder_read(&folder, arena, d, dir, "approvals");
    if (got != DONE)
        return got;
    out->files = folder.files;
    for (size_t i = 0; i < folder.n_files; i++)
        if (!text_equal(folder.files[i].name, BUNDLE_LOCK))
            out->files[out->n_files++] = folder.files[i];
    got = bundle_need(&is_bundle, d, out, "bundle.xml"); /* no bundle: do not write into somebody's other folder */
    if (got == DONE)
        got = write_rows(lock, arena, d, out);
    if (got == DONE)
        hash_sha256_hex(lock->bytes, lock->n_bytes, out->hash);
    return got;
}

enum outcome bundle_lock(struct diag *d, const struct input *lock)
{
    struct output out;
    enum outcome got = output_open(&out, d, lock->name, true);
    if (got != DONE)
        return got;
    if (files_write_all(out.fd, lock->bytes, lock->n_bytes))
        return output_commit(&out, d);
    got = cannot_write(d, lock->name);
    output_discard(&out);
    return got;
}

enum outcome bundle_unlock(struct arena *arena, struct diag *d, const char *dir)
{
    const char *path = arena_printf(arena, "%s/" BUNDLE_LOCK, dir);
    return unlink(path) == 0 || errno == ENOENT ? DONE : cannot_write(d, path);
}

/* Makes the folders that lead to a file. */
static bool make_parents(struct arena *arena, const char *dir, const char *name)
{
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *path = arena_printf(arena, "%s/%.*s", dir, (int)(slash - name), name);
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static enum outcome write_file(struct arena *arena, struct diag *d, const char *dir, const char *name,
                               const struct input *file)
{
    const char *path = arena_printf(arena, "%s/%s", dir, name);
    if (!make_parents(arena, dir, name))
        return cannot_write(d, path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return cannot_write(d, path);
    bool is_written = files_write_all(fd, file->bytes, file->n_bytes);
    if (close(fd) != 0 || !is_written)
        return cannot_write(d, path);
    return DONE;
}

/* Editors' and version control's own files are no part of a bundle. */
static bool is_hidden(const char *name)
{
    return name[0] == '.' || strstr(name, "/.");
}

static enum outcome copy_tree(struct arena *arena, struct diag *d, const char *from, const char *into,
                              const char *prefix)
{
    struct folder folder;
    enum outcome got = folder_read(&folder, arena, d, from, NULL);
    for (size_t i = 0; got == DONE && i < folder.n_files; i++) {
        const struct input *file = &folder.files[i];
        if (!is_hidden(file->name))
            got = write_file(arena, d, into, arena_printf(arena, "%s%s", prefix, file->name), file);
    }
    return got;
}

static enum outcome lay_out(struct arena *arena, struct diag *d, const char *into, const char *templates_dir,
                            const char *fonts_dir)
{
    enum outcome got = copy_tree(arena, d, templates_dir, into, "");
    if (got == DONE)
        got = copy_tree(arena, d, fonts_dir, into, "fonts/");
    static const char *const empty[] = {"bodies", "instruments"};
    for (size_t i = 0; got == DONE && i < sizeof empty / sizeof *empty; i++) {
        const char *path = arena_printf(arena, "%s/%s", into, empty[i]);
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            got = cannot_write(d, path);
    }
    return got;
}

/* Takes away what was begun; only ever called on the folder that bundle_new() made itself. */
static void remove_tree(struct arena *arena, const char *dir)
{
    struct diag quiet;
    struct folder folder;
    diag_init(&quiet, arena);
    folder_read(&folder, arena, &quiet, dir, NULL);
    for (size_t i = folder.n_files; i-- > 0;) {
        char *path = arena_printf(arena, "%s/%s", dir, folder.files[i].name);
        unlink(path);
        for (char *slash = strrchr(path, '/'); slash && (size_t)(slash - path) > strlen(dir);
             slash = strrchr(path, '/')) {
            *slash = '\0';
            rmdir(path);
        }
    }
    rmdir(arena_printf(arena, "%s/bodies", dir));
    rmdir(arena_printf(arena, "%s/instruments", dir));
    rmdir(dir);
}

/* The bundle is laid out aside and takes its name when it is whole: the empty folder `dir`, made first, keeps the name
 * against others, and rename() puts the finished one in its place. */
static enum outcome make_bundle(struct arena *arena, struct diag *d, const char *dir, const char *templates_dir,
                                const char *fonts_dir)
{
    char *parent = dirname(arena_strdup(arena, dir));
    char *aside = arena_printf(arena, "%s/.kenbaar-bundle-XXXXXX", parent);
    if (!mkdtemp(aside))
        return cannot_write(d, parent);
    enum outcome got = lay_out(arena, d, aside, templates_dir, fonts_dir);
    if (got == DONE && rename(aside, dir) != 0)
        got = cannot_write(d, dir);
    if (got != DONE)
        remove_tree(arena, aside);
    return got;
}

enum outcome bundle_new(struct diag *d, const char *dir, const char *templates_dir, const char *fonts_dir)
{
    if (mkdir(dir, 0700) != 0) {
        if (errno == EEXIST)
            return diag_note(d, D_BUNDLE_EXISTS, &(struct place){.file = dir}, NULL);
        return cannot_write(d, dir);
    }
    struct arena *arena = arena_new();
    enum outcome got = make_bundle(arena, d, dir, templates_dir, fonts_dir);
    if (got != DONE)
        rmdir(dir);
    arena_free(arena);
    return got;
}
