/* inputs - the record files and the log of a run, read once: into a copy on the disk of the run, which has no name and is mapped.
 *
 * They may be larger than memory, and another may write in them, cut them short or take them away while the plan is made: the plan is of the bytes
 * that were read. A file that changes while it is read is B014. Its copy goes with the process. A folder stands for its *.xml files, in the order of
 * their names; standard input and pipes are files like any other. */
#pragma once
#include "../base/arena.h"
#include "../base/files.h"
#include "plan_file.h"

/* A process may have some 65,000 mappings: of more files than this the small ones become one. */
#define INPUTS_MANY 1000

struct inputs {
    struct input *files; /* as base/files.h: bytes are followed by a NUL */
    size_t n_files;
    struct input gathered; /* the copy in which many small files lie; empty when there are few */
    struct plan_input *rows; /* what was read: a row each, or one of very many: the hash of their hashes */
    size_t n_rows;
};

/* Who looks on while they are read: told of each block. */
struct inputs_watch {
    void (*look)(void *context, size_t n_bytes);
    void *context;
};
struct inputs_order {
    char *const *operands;
    size_t n_operands;
    int spool_fd; /* folder for the copies; -1: none is made, and there are no bytes but their hashes */
    const struct inputs_watch *watch;
};
struct input_order {
    struct diag *d;
    const char *path;
    int spool_fd;
    const struct inputs_watch *watch;
};

/* The files that the operands stand for, in order. All that cannot be read are noted: BROKEN, 74; 75 (B014, or when asked to stop). */
enum outcome inputs_open(struct inputs *out, struct arena *arena, struct diag *d, const struct inputs_order *order);
/* One file alone, or standard input. */
enum outcome inputs_take(struct input *out, struct plan_input *row, struct arena *arena, const struct input_order *order);
/* These bytes of a mapped file will not be looked at again soon: they, and what the kernel mapped around them, no longer count as this
 * process's memory. */
void inputs_let_go(const struct input *in, size_t offset, size_t n_bytes);
/* Who looks at places far apart lets all of the file go after so many: each may have mapped a large folio. */
#define INPUTS_AT_RANDOM 16
/* The same of small files that lie one behind the other. */
#define INPUTS_IN_ROW    256
