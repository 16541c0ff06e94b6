#include "bundle_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/text.h"
#include "durable.h"

#define NAME_BYTES     512
#define LOCK_MAX_BYTES ((size_t)1 << 20)

/* The folders above a file's name. */
static bool make_folders(int dir_fd, const char *name)
{
    char path[NAME_BYTES];
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        const size_t n = (size_t)(slash - name);
        if (n >= sizeof path) {
            errno = ENAMETOOLONG;
            return false;
        }
        memcpy(path, name, n);
        path[n] = '\0';
        if (mkdirat(dir_fd, path, 0700) != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static enum outcome copy_file(struct diag *d, int dir_fd, const struct input *file)
{
    if (!make_folders(dir_fd, file->name))
        return durable_failed(d, file->name, "mkdir");
    const int fd = openat(dir_fd, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return durable_failed(d, file->name, "open");
    const bool is_whole = files_write_all(fd, file->bytes, file->n_bytes);
    const enum outcome got = is_whole ? DONE : durable_failed(d, file->name, "write");
    return close(fd) == 0 || got != DONE ? got : durable_failed(d, file->name, "close");
}

/* As it was read: its hash says so. */
static enum outcome copy_lock(struct diag *d, int dir_fd, const struct bundle *bundle)
{
    struct buf lock;
    char hash[HASH_HEX_LEN + 1];
    buf_init(&lock, LOCK_MAX_BYTES);
    for (size_t i = 0; i < bundle->n_files; i++) {
        hash_sha256_hex(bundle->files[i].bytes, bundle->files[i].n_bytes, hash);
        buf_printf(&lock, "%s  %s\n", hash, bundle->files[i].name);
    }
    hash_sha256_hex(lock.bytes, lock.n_bytes, hash);
    const struct input file = {.name = BUNDLE_LOCK, .bytes = lock.bytes, .n_bytes = lock.n_bytes};
    enum outcome got = text_equal(hash, bundle->hash) ? copy_file(d, dir_fd, &file) : diag_note(d, D_INTERNAL, NULL, BUNDLE_LOCK);
    buf_done(&lock);
    return got;
}

enum outcome bundle_copy(struct diag *d, const struct bundle *bundle, const struct run_folder *run)
{
    int fd = -1;
    enum outcome got = durable_remove_folder(d, run->fd, RUN_BUNDLE);
    if (got == DONE)
        got = run_folder_sub(&fd, d, run, RUN_BUNDLE);
    for (size_t i = 0; i < bundle->n_files && got == DONE; i++)
        got = copy_file(d, fd, &bundle->files[i]);
    if (got == DONE)
        got = copy_lock(d, fd, bundle);
    if (fd >= 0)
        close(fd);
    return got;
}
