#include "tar.h"

#include <errno.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/text.h"

#define BLOCK         512
#define MEMBER_MODE   0600
#define NOON_SECONDS  (12 * 60 * 60)
#define DAY_SECONDS   (24 * 60 * 60)
#define PART_BYTES     (BLOCK * 64)

/* Where the fields of a ustar head stand (POSIX.1-2017, pax, "ustar Interchange Format"). */
enum { NAME_AT = 0, SIZE_AT = 124, SUM_AT = 148, TYPE_AT = 156, MAGIC_AT = 257, PREFIX_AT = 345 };
enum { NAME_BYTES = 100, SIZE_BYTES = 12, SUM_BYTES = 8 };

struct tar_writer {
    struct archive *archive;
    struct archive_entry *entry;
    struct hash_stream hash;
    uint64_t n_bytes;
    int fd;
    int error; /* of the first write that failed */
    time_t time;
};

static la_ssize_t write_part(struct archive *archive, void *context, const void *bytes, size_t n_bytes)
{
    struct tar_writer *t = context;
    (void)archive;
    if (!files_write_all(t->fd, bytes, n_bytes)) {
        t->error = errno;
        return -1;
    }
    hash_add(&t->hash, bytes, n_bytes);
    t->n_bytes += n_bytes;
    return (la_ssize_t)n_bytes;
}

static void free_writer(void *writer)
{
    struct tar_writer *t = writer;
    archive_entry_free(t->entry);
    archive_write_free(t->archive);
}

static enum outcome failed(const struct tar_writer *t, struct diag *d)
{
    return diag_note(d, D_DURABLE_STEP, NULL, "tar: %s", strerror(t->error ? t->error : EIO));
}

enum outcome tar_begin(struct tar_writer **out, struct arena *arena, struct diag *d, int fd, date_day mailing_date)
{
    struct tar_writer *t = arena_alloc(arena, sizeof *t);
    *t = (struct tar_writer){.fd = fd, .time = (time_t)mailing_date * DAY_SECONDS + NOON_SECONDS};
    t->archive = archive_write_new();
    t->entry = archive_entry_new();
    if (!t->archive || !t->entry)
        arena_no_memory();
    arena_defer(arena, free_writer, t);
    hash_begin(&t->hash);
    archive_write_set_format_ustar(t->archive);
    archive_write_set_bytes_in_last_block(t->archive, 1); /* no padding beyond the two empty blocks */
    *out = t;
    return archive_write_open(t->archive, t, NULL, write_part, NULL) == ARCHIVE_OK ? DONE : failed(t, d);
}

enum outcome tar_add(struct tar_writer *t, struct diag *d, const char *name, const void *bytes, size_t n_bytes)
{
    archive_entry_clear(t->entry);
    archive_entry_set_pathname(t->entry, name);
    archive_entry_set_size(t->entry, (la_int64_t)n_bytes);
    archive_entry_set_filetype(t->entry, AE_IFREG);
    archive_entry_set_perm(t->entry, MEMBER_MODE);
    archive_entry_set_mtime(t->entry, t->time, 0);
    if (archive_write_header(t->archive, t->entry) != ARCHIVE_OK)
        return failed(t, d);
    if (archive_write_data(t->archive, bytes, n_bytes) != (la_ssize_t)n_bytes)
        return failed(t, d);
    return DONE;
}

enum outcome tar_end(struct tar_writer *t, struct diag *d, uint64_t *n_bytes, char sha256[HASH_HEX_LEN + 1])
{
    if (archive_write_close(t->archive) != ARCHIVE_OK)
        return failed(t, d);
    *n_bytes = t->n_bytes;
    hash_end_hex(&t->hash, sha256);
    return DONE;
}

void tar_read(struct tar_reader *out, int fd)
{
    *out = (struct tar_reader){.fd = fd};
    hash_begin(&out->hash);
}

static enum outcome unusable(struct diag *d, const char *what)
{
    return diag_note(d, D_SHARD_DIFFERS, NULL, "tar: %s", what);
}

/* Reads and hashes n_bytes; n_bytes is small. */
static enum outcome take(struct tar_reader *r, struct diag *d, void *bytes, size_t n_bytes)
{
    size_t n_read = 0;
    while (n_read < n_bytes) {
        ssize_t n = pread(r->fd, (char *)bytes + n_read, n_bytes - n_read, (off_t)(r->at + n_read));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return diag_note(d, D_FILE_READ, NULL, "%s", strerror(errno));
        if (n == 0)
            return unusable(d, "it ends too early");
        n_read += (size_t)n;
    }
    hash_add(&r->hash, bytes, n_bytes);
    r->at += n_bytes;
    return DONE;
}

/* Octal digits with spaces or NULs around them. */
static bool read_octal(uint64_t *out, const unsigned char *field, size_t n_bytes)
{
    size_t i = 0;
    *out = 0;
    while (i < n_bytes && field[i] == ' ')
        i++;
    for (; i < n_bytes && field[i] >= '0' && field[i] <= '7'; i++)
        *out = *out << 3 | (uint64_t)(field[i] - '0');
    for (; i < n_bytes; i++)
        if (field[i] != ' ' && field[i] != '\0')
            return false;
    return true;
}

static bool sum_is_right(const unsigned char head[BLOCK])
{
    uint64_t said, sum = 0;
    for (size_t i = 0; i < BLOCK; i++)
        sum += i >= SUM_AT && i < SUM_AT + SUM_BYTES ? ' ' : head[i];
    return read_octal(&said, head + SUM_AT, SUM_BYTES) && said == sum;
}

static bool is_empty(const unsigned char head[BLOCK])
{
    for (size_t i = 0; i < BLOCK; i++)
        if (head[i])
            return false;
    return true;
}

/* Two empty blocks, and nothing after them. */
static enum outcome end_of_tar(struct tar_reader *r, struct diag *d)
{
    unsigned char block[BLOCK];
    char more;
    enum outcome got = take(r, d, block, sizeof block);
    if (got != DONE)
        return got;
    return is_empty(block) && pread(r->fd, &more, 1, (off_t)r->at) == 0 ? NONE : unusable(d, "something follows its end");
}

enum outcome tar_next(struct tar_reader *r, struct tar_member *out, struct diag *d)
{
    unsigned char head[BLOCK];
    enum outcome got = take(r, d, head, sizeof head);
    if (got != DONE)
        return got;
    if (is_empty(head))
        return end_of_tar(r, d);
    if (memcmp(head + MAGIC_AT, "ustar", sizeof "ustar") != 0 || !sum_is_right(head) || head[TYPE_AT] != '0' || head[PREFIX_AT] ||
        !read_octal(&out->n_bytes, head + SIZE_AT, SIZE_BYTES))
        return unusable(d, "a head is not ours");
    memcpy(out->name, head + NAME_AT, NAME_BYTES);
    out->name[NAME_BYTES] = '\0';
    out->offset = r->at;
    return DONE;
}

enum outcome tar_bytes(struct tar_reader *r, struct diag *d, const struct tar_member *member, char sha256[HASH_HEX_LEN + 1])
{
    char part[PART_BYTES];
    struct hash_stream hash;
    uint64_t n_left = member->n_bytes;
    enum outcome got = DONE;
    hash_begin(&hash);
    while (got == DONE && n_left > 0) {
        const size_t n = n_left < sizeof part ? (size_t)n_left : sizeof part;
        got = take(r, d, part, n);
        hash_add(&hash, part, got == DONE ? n : 0);
        n_left -= n;
    }
    const size_t padding = (BLOCK - member->n_bytes % BLOCK) % BLOCK;
    if (got == DONE)
        got = take(r, d, part, padding);
    hash_end_hex(&hash, sha256);
    return got;
}

void tar_skip(struct tar_reader *r, const struct tar_member *member)
{
    r->at = member->offset + (member->n_bytes + BLOCK - 1) / BLOCK * BLOCK;
}

enum outcome tar_find(struct tar_reader *r, struct tar_member *out, struct diag *d, const char *name)
{
    for (;;) {
        const enum outcome got = tar_next(r, out, d);
        if (got != DONE)
            return got;
        tar_skip(r, out);
        if (strcmp(out->name, name) == 0)
            return DONE;
    }
}

enum outcome tar_load(struct buf *to, const struct tar_reader *r, struct diag *d, const struct tar_member *member)
{
    buf_clear(to);
    char *at_end = member->n_bytes <= to->max_bytes ? buf_room(to, (size_t)member->n_bytes) : NULL;
    if (!at_end)
        return unusable(d, "a member is too large");
    for (uint64_t at = 0; at < member->n_bytes;) {
        const ssize_t n = pread(r->fd, at_end + at, (size_t)(member->n_bytes - at), (off_t)(member->offset + at));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return diag_note(d, D_FILE_READ, NULL, "%s", strerror(errno));
        if (n == 0)
            return unusable(d, "it ends too early");
        at += (uint64_t)n;
    }
    to->n_bytes = (size_t)member->n_bytes;
    to->bytes[to->n_bytes] = '\0';
    return DONE;
}

void tar_hash(struct tar_reader *r, char sha256[HASH_HEX_LEN + 1])
{
    hash_end_hex(&r->hash, sha256);
}
