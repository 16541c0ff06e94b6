/* durable - how a run puts bytes on the disk, so that a machine that stops at any moment leaves whole files or none.
 *
 * A file is written aside (.NAME.PID-RANDOM in the same folder, 0600), synced, renamed to its name, and the folder synced: four
 * steps, each with its own function, and each named in the note (B030, D_DURABLE_STEP) of the one that failed. Whoever writes a file aside holds a lock on
 * it; so durable_sweep() knows what a dead attempt left behind from what a living one is writing. All paths are relative to an open
 * folder. Nothing here parses. */
#pragma once
#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/files.h"
#include "../base/hash.h"

#define DURABLE_NAME_BYTES 128 /* a name in a run folder, its NUL counted */

/* A file on its way. */
struct aside {
    int fd;     /* write here (it can be read too); -1 when closed */
    int dir_fd; /* borrowed */
    char name[DURABLE_NAME_BYTES]; /* that it will have */
    char temp[DURABLE_NAME_BYTES]; /* that it has now; "" when it has none any more */
};

/* Step 1: an empty file aside. BROKEN (exit 74) with a note when it cannot be made. */
enum outcome aside_open(struct aside *out, struct diag *d, int dir_fd, const char *name);
/* Writes all bytes at the end of what is there. */
enum outcome aside_add(struct aside *a, struct diag *d, const void *bytes, size_t n_bytes);
/* Step 2: its bytes are on the disk. Leaves it open. */
enum outcome aside_settle(struct aside *a, struct diag *d);
/* Steps 3 and 4: it has its name, in place of what bore it before, and the folder is on the disk. Closes it. */
enum outcome aside_name(struct aside *a, struct diag *d);
/* Throws it away; harmless after aside_name(). */
void aside_drop(struct aside *a);

/* The four steps at once. */
enum outcome durable_write(struct diag *d, int dir_fd, const char *name, const void *bytes, size_t n_bytes);
/* The same of a text; one that its ceiling cut off is not written: BROKEN. */
enum outcome durable_write_text(struct diag *d, int dir_fd, const char *name, const struct buf *text);
/* Moves a file of the run, then syncs both folders. */
enum outcome durable_move(struct diag *d, int from_dir_fd, int to_dir_fd, const char *name);
/* Takes a file away and syncs the folder; it need not be there. */
enum outcome durable_remove(struct diag *d, int dir_fd, const char *name);
/* Takes away a folder with all that is in it; it need not be there. */
enum outcome durable_remove_folder(struct diag *d, int dir_fd, const char *name);
/* Takes away what attempts that are dead wrote aside in this folder. What cannot be taken away stays: it does no harm. */
void durable_sweep(int dir_fd);
/* The same of one file, in a folder that is not ours. */
void durable_sweep_of(int dir_fd, const char *name);
/* Notes that a step with this file failed, errno says why. BROKEN, exit 74. */
enum outcome durable_failed(struct diag *d, const char *name, const char *step);
/* Hashes what is left to read of a file, and counts it. */
enum outcome durable_hash(struct diag *d, int fd, const char *name, char sha256[HASH_HEX_LEN + 1], uint64_t *n_bytes);
/* How many names lie in this folder; -1 when it cannot be read. */
long durable_count(int dir_fd);
