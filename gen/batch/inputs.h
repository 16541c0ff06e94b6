/* inputs - the record files and the log of a run, mapped read-only: they may be larger than memory.
 *
 * Standard input and pipes are first written to the folder given (RUN/work, which close takes away). A folder stands for its *.xml files, in
 * the order of their names. What is mapped stays so until the process ends. */
#pragma once
#include "../base/arena.h"
#include "../base/files.h"
#include "plan_file.h"

/* A process may have some 65,000 mappings: of more files than this the small ones become one. */
#define INPUTS_MANY 1000

struct inputs {
    struct input *files; /* as base/files.h: bytes are followed by a NUL */
    size_t n_files;
    struct input gathered; /* the mapping in which many small files lie; empty when there are few */
};

struct inputs_order {
    char *const *operands;
    size_t n_operands;
    int spool_fd; /* folder for what is no file */
};

/* The files that the operands stand for, in order. All that cannot be read are noted: BROKEN, 74. */
enum outcome inputs_open(struct inputs *out, struct arena *arena, struct diag *d, const struct inputs_order *order);
/* One file alone, or standard input. */
enum outcome inputs_map(struct input *out, struct arena *arena, struct diag *d, const char *path, int spool_fd);
/* SHA-256 and length of a mapped file; its pages are let go again. */
void inputs_hash(struct plan_input *out, const struct input *in);
/* These bytes of a mapped file will not be looked at again soon: they, and what the kernel mapped around them, no longer count as this
 * process's memory. */
void inputs_let_go(const struct input *in, size_t offset, size_t n_bytes);
/* Who looks at places far apart lets all of the file go after so many: each may have mapped a large folio. */
#define INPUTS_AT_RANDOM 16
/* The same of small files that lie one behind the other. */
#define INPUTS_IN_ROW    256
