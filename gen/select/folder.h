/* folder - a tree of plain files read whole: no links, no devices, within a budget. Nothing is parsed.
 * The names and bytes live in the arena. */
#pragma once
#include "../base/arena.h"
#include "../base/files.h"

#define FOLDER_MAX_FILES 2000
#define FOLDER_MAX_BYTES ((size_t)64 << 20)
#define FOLDER_MAX_DEPTH 4

struct folder {
    struct input *files; /* sorted bytewise by name, which is relative, with '/' */
    size_t n_files;
};

/* Reads every file below dir but those below the top folder named `skip` (NULL: none). All faults that one pass can
 * see are noted, each with its file; the answer is BROKEN then. */
enum outcome folder_read(struct folder *out, struct arena *arena, struct diag *d, const char *dir, const char *skip);
