/* files - reading whole files and writing them whole or not at all.
 * Paths are the user's; nothing here parses. Runs before the sandbox closes, or in the parent. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "diag.h"

/* A file as it was read. name is what messages say (the path as the user wrote it). */
struct input {
    const char *name;
    const char *bytes; /* followed by a NUL */
    size_t n_bytes;
};

/* Reads path ("-" = standard input) whole into the arena. BROKEN (exit 74) with a note when it cannot be read. */
enum outcome files_read(struct input *out, struct arena *arena, struct diag *d, const char *path);

/* The same file under a path in which no folder is a link; its own name stays as it is, link or not. path itself when there is no such folder.
 * For SQLite, which would follow none at all. */
const char *files_real_path(struct arena *arena, const char *path);

/* One output that appears whole or not at all, mode 0600. */
struct output {
    int fd;     /* write here; -1 when closed */
    char *path; /* final name; NULL for standard output */
    char *temp; /* name of the temporary file when O_TMPFILE is not to be had */
    int dir_fd;
    bool force;
};
/* Opens a nameless file beside path. Refuses (exit 74) an existing path unless force. "-": standard output. */
enum outcome output_open(struct output *out, struct diag *d, const char *path, bool force);
/* Syncs and gives the file its name. On failure nothing is left behind. Closes. */
enum outcome output_commit(struct output *out, struct diag *d);
/* Throws the file away. Harmless after commit. */
void output_discard(struct output *out);
/* Writes all bytes, retrying short writes and EINTR. Returns false with errno set. */
bool files_write_all(int fd, const void *bytes, size_t n_bytes);
