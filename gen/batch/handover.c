#include "handover.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "durable.h"
#include "run_files.h"
#include "tar.h"

#define LIST_NAME   "index.csv"
#define MARK        ".handover" /* holds what is handed over until the list is written */
#define MARK_BYTES  (HASH_HEX_LEN + 16)
#define HEAD        "file,piece,body,decision,format,language,channel,sha256\n"
#define BLOCK_BYTES ((size_t)64 << 10)
#define MAX_BYTES   ((size_t)1 << 30)
#define OWNER_ONLY  0600
#define FOLDER_MODE 0700
#define NAME_BYTES  200

/* A handover on its way. */
struct handing {
    struct closed_run r;
    const struct handover_order *order;
    struct handed_over *out;
    struct diag *d;
    int folder;
    bool has_bodies; /* more than one */
    struct buf list;
    int tar_fd; /* -1: none is open */
    char tar_name[DURABLE_NAME_BYTES];
    struct tar_reader tar;
};

/* -- the folder ----------------------------------------------------------------------------------------------------- */

static const char *channel_of(const struct run_piece *piece)
{
    return piece->profile[0] ? "post" : "digital";
}

/* Which handover this is: of which run, and of which letters of it. */
static void mark_of(char out[MARK_BYTES], const struct handing *h)
{
    snprintf(out, MARK_BYTES, "%s %s\n", h->r.plan.hash, h->order->channel ? h->order->channel : "all");
}

/* The mark of the same handover that was stopped. */
static bool is_ours(const struct handing *h)
{
    char mark[MARK_BYTES], found[MARK_BYTES] = "";
    mark_of(mark, h);
    int fd = openat(h->folder, MARK, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    const bool is_read = fd >= 0 && read(fd, found, MARK_BYTES - 1) == (ssize_t)strlen(mark);
    if (fd >= 0)
        close(fd);
    return is_read && text_equal(mark, found);
}

/* What an attempt that was stopped has written: a letter of it may have been withdrawn since. */
static enum outcome empty_folder(struct handing *h)
{
    int fd = openat(h->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    int error = dir ? 0 : errno;
    for (struct dirent *it; dir && !error && (errno = 0, it = readdir(dir)) != NULL;)
        if (!text_equal(it->d_name, ".") && !text_equal(it->d_name, "..") && !text_equal(it->d_name, MARK))
            error = unlinkat(h->folder, it->d_name, 0) == 0 ? 0 : errno;
    error = error ? error : errno;
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
    errno = error;
    return error ? durable_failed(h->d, h->order->folder, "empty") : DONE;
}

static enum outcome open_folder(struct handing *h)
{
    const struct place at = {.file = h->order->folder};
    char mark[MARK_BYTES];
    if (mkdir(h->order->folder, FOLDER_MODE) != 0 && errno != EEXIST)
        return diag_note(h->d, D_FILE_WRITE, &at, "%s", strerror(errno));
    h->folder = open(h->order->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (h->folder < 0)
        return diag_note(h->d, D_FILE_WRITE, &at, "%s", strerror(errno));
    if (is_ours(h))
        return empty_folder(h);
    durable_sweep(h->folder); /* a mark that was stopped on its way */
    if (durable_count(h->folder) != 0)
        return diag_note(h->d, D_FILE_EXISTS, &at, NULL);
    mark_of(mark, h);
    return durable_write(h->d, h->folder, MARK, mark, strlen(mark));
}

/* -- one letter ----------------------------------------------------------------------------------------------------- */

static bool is_plain(const char *id)
{
    return id[0] && id[0] != '.' && strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-") == strlen(id);
}

/* By decision; where a run has several bodies with the body in front, for two may use the same id (neither has a "_" in it). One that is no file
 * name goes by its piece. */
static void name_file(char out[NAME_BYTES], const struct handing *h, const struct run_piece *piece)
{
    const char *ending = strrchr(piece->member, '.');
    if (!is_plain(piece->body) || !is_plain(piece->decision))
        snprintf(out, NAME_BYTES, "%.64s", piece->member);
    else if (h->has_bodies)
        snprintf(out, NAME_BYTES, "%.64s_%.64s%s", piece->body, piece->decision, ending ? ending : "");
    else
        snprintf(out, NAME_BYTES, "%.64s%s", piece->decision, ending ? ending : "");
}

/* Whether letters of more than one body are in the run. */
static enum outcome look_for_bodies(struct handing *h)
{
    struct piece_walk walk;
    struct run_piece piece;
    char first[NAME_BYTES] = "";
    enum outcome got = piece_walk_open(&walk, h->d, &h->r);
    while (got == DONE && !h->has_bodies && (got = piece_walk_next(&walk, &piece, h->d)) == DONE) {
        h->has_bodies = first[0] && !text_equal(first, piece.body);
        snprintf(first, sizeof first, "%s", piece.body);
    }
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

static enum outcome copy(struct handing *h, const struct tar_member *member, int to, const char *name)
{
    char block[BLOCK_BYTES];
    for (uint64_t done = 0; done < member->n_bytes;) {
        const uint64_t left = member->n_bytes - done;
        ssize_t n = pread(h->tar_fd, block, left < sizeof block ? (size_t)left : sizeof block, (off_t)(member->offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return durable_failed(h->d, h->tar_name, "read");
        if (!files_write_all(to, block, (size_t)n))
            return durable_failed(h->d, name, "write");
        done += (uint64_t)n;
    }
    return DONE;
}

static enum outcome write_letter(struct handing *h, const struct run_piece *piece, const struct tar_member *member)
{
    char name[NAME_BYTES];
    name_file(name, h, piece);
    int to = openat(h->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, OWNER_ONLY);
    if (to < 0)
        return durable_failed(h->d, name, "open");
    enum outcome got = copy(h, member, to, name);
    if (close(to) != 0 && got == DONE)
        got = durable_failed(h->d, name, "close");
    h->out->letters++;
    h->out->n_bytes += (long long)member->n_bytes;
    buf_printf(&h->list, "%s,%s,%s,%s,%s,%s,%s,%s\n", name, piece->piece, piece->body, piece->decision, piece->format, piece->language, channel_of(piece), piece->sha256);
    return got;
}

/* Members lie in print order, as the manifest's rows do. */
static enum outcome open_tar(struct handing *h, const char *name)
{
    if (h->tar_fd >= 0 && text_equal(h->tar_name, name))
        return DONE;
    if (h->tar_fd >= 0)
        close(h->tar_fd);
    h->tar_fd = -1;
    snprintf(h->tar_name, sizeof h->tar_name, "%s", name);
    enum outcome got = run_files_open(&h->tar_fd, h->d, &h->r, h->tar_name);
    if (got == DONE)
        tar_read(&h->tar, h->tar_fd);
    return got;
}

static enum outcome take_piece(struct handing *h, const struct run_piece *piece)
{
    struct tar_member member;
    char sha256[HASH_HEX_LEN + 1];
    if (piece->state == PIECE_REFUSED || piece->state == PIECE_PULLED) /* in no tar */
        return DONE;
    enum outcome got = open_tar(h, piece->tar);
    if (got == DONE)
        got = tar_next(&h->tar, &member, h->d);
    if (got == DONE)
        got = tar_bytes(&h->tar, h->d, &member, sha256);
    if (got == BROKEN)
        return got;
    if (got == NONE || !text_equal(member.name, piece->member) || !text_equal(sha256, piece->sha256))
        return diag_note(h->d, D_SHARD_DIFFERS, &(struct place){.file = h->tar_name}, "%s", piece->piece);
    if (!run_piece_is_out(piece) || (h->order->channel && !text_equal(h->order->channel, channel_of(piece))))
        return DONE;
    return write_letter(h, piece, &member);
}

static enum outcome hand_over(struct handing *h)
{
    struct piece_walk walk;
    struct run_piece piece;
    buf_str(&h->list, HEAD);
    enum outcome got = piece_walk_open(&walk, h->d, &h->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, h->d)) == DONE)
        got = take_piece(h, &piece);
    piece_walk_close(&walk);
    if (got == NONE) /* all letters are on the disk before the list says so */
        got = syncfs(h->folder) == 0 ? DONE : durable_failed(h->d, h->order->folder, "sync");
    if (got == DONE)
        got = durable_write_text(h->d, h->folder, LIST_NAME, &h->list);
    return got == DONE ? durable_remove(h->d, h->folder, MARK) : got;
}

enum outcome handover_run(struct handed_over *out, struct arena *arena, struct diag *d, const struct handover_order *order)
{
    struct handing h = {.order = order, .out = out, .d = d, .folder = -1, .tar_fd = -1};
    *out = (struct handed_over){.letters = 0};
    buf_init(&h.list, MAX_BYTES);
    enum outcome got = closed_run_open_settled(&h.r, arena, d, order->run);
    if (got == DONE)
        got = closed_run_is_out(&h.r, d);
    if (got == DONE)
        got = look_for_bodies(&h);
    if (got == DONE)
        got = open_folder(&h);
    if (got == DONE)
        got = hand_over(&h);
    if (h.folder >= 0)
        close(h.folder);
    if (h.tar_fd >= 0)
        close(h.tar_fd);
    buf_done(&h.list);
    closed_run_close(&h.r);
    return got;
}
