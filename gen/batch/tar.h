/* tar - letters/NNNN.tar: one member a piece, the same bytes on every machine.
 *
 * Written by libarchive as ustar, all members alike (mode 0600, user and group 0, time = mailing date 12:00 UTC). Read again by other
 * code than it was written with: a fault of the one would have to be a fault of the other. */
#pragma once
#include <stdint.h>

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/hash.h"

struct tar_writer;
/* A tar that goes to fd, which stands at its start. The arena ends the writer, however far it came. */
enum outcome tar_begin(struct tar_writer **out, struct arena *arena, struct diag *d, int fd, date_day mailing_date);
enum outcome tar_add(struct tar_writer *t, struct diag *d, const char *name, const void *bytes, size_t n_bytes);
/* Its end is written. Gives size and hash of the file. */
enum outcome tar_end(struct tar_writer *t, struct diag *d, uint64_t *n_bytes, char sha256[HASH_HEX_LEN + 1]);

#define TAR_NAME_BYTES 101
struct tar_member {
    char name[TAR_NAME_BYTES];
    uint64_t offset; /* of its first byte in the file */
    uint64_t n_bytes;
};
struct tar_reader {
    int fd; /* borrowed */
    uint64_t at;
    struct hash_stream hash; /* of all bytes so far */
};
void tar_read(struct tar_reader *out, int fd);
/* DONE: *out is the next member; its bytes must then be taken with tar_bytes(). NONE: the tar ended as it should. BROKEN (exit 74) with a
 * note: it is none of ours. */
enum outcome tar_next(struct tar_reader *r, struct tar_member *out, struct diag *d);
/* Hashes the member's bytes on the way. What follows them is passed. */
enum outcome tar_bytes(struct tar_reader *r, struct diag *d, const struct tar_member *member, char sha256[HASH_HEX_LEN + 1]);
/* Instead of tar_bytes(): passes them unread; the hash of the whole file is lost. */
void tar_skip(struct tar_reader *r, const struct tar_member *member);
/* Goes on to the member of that name, which lies behind the ones that were read. NONE: it does not. */
enum outcome tar_find(struct tar_reader *r, struct tar_member *out, struct diag *d, const char *name);
/* The member's bytes, read into `to`, which is cleared. Changes nothing of where the reader is. */
enum outcome tar_load(struct buf *to, const struct tar_reader *r, struct diag *d, const struct tar_member *member);
/* After NONE: hash of the whole file. */
void tar_hash(struct tar_reader *r, char sha256[HASH_HEX_LEN + 1]);
