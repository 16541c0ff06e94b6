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

#define LOCK_NAME      "bundle.lock"
#define LOCK_MAX_BYTES ((size_t)1 << 20)

static enum outcome cannot_write(struct diag *d, const char *path)
{
    return diag_note(d, D_BUNDLE_UNWRITABLE, &(struct place){.file = path}, "%s", strerror(errno));
}

static bool has_file(const struct folder *folder, const char *name)
{
    for (size_t i = 0; i < folder->n_files; i++)
        if (text_equal(folder->files[i].name, name))
            return true;
    return false;
}

enum outcome bundle_lock(struct arena *arena, struct diag *d, const char *dir)
{
    struct folder folder;
    enum outcome got = folder_read(&folder, arena, d, dir, "approvals");
    if (got != DONE)
        return got;
    if (!has_file(&folder, "bundle.xml")) /* no bundle: do not write into somebody's other folder */
        return diag_note(d, D_BUNDLE_INCOMPLETE, &(struct place){.file = dir}, "bundle.xml");

    struct buf lock;
    buf_init(&lock, LOCK_MAX_BYTES);
    for (size_t i = 0; i < folder.n_files; i++) {
        char hash[HASH_HEX_LEN + 1];
        if (text_equal(folder.files[i].name, LOCK_NAME))
            continue;
        hash_sha256_hex(folder.files[i].bytes, folder.files[i].n_bytes, hash);
        buf_printf(&lock, "%s  %s\n", hash, folder.files[i].name);
    }

    struct output out;
    const char *path = arena_printf(arena, "%s/" LOCK_NAME, dir);
    if (lock.overflow)
        got = diag_note(d, D_BUNDLE_TOO_BIG, &(struct place){.file = path}, NULL);
    else
        got = output_open(&out, d, path, true);
    if (got == DONE && !files_write_all(out.fd, lock.bytes, lock.n_bytes)) {
        got = cannot_write(d, path);
        output_discard(&out);
    }
    if (got == DONE)
        got = output_commit(&out, d);
    buf_done(&lock);
    return got;
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
