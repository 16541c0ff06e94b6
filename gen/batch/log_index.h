/* log_index - which lines of the log belong to (body, case), as a sorted file of small rows.
 *
 * The rows lie in a file that is mapped, so that a log of ten million lines costs no memory that could not be given back. Rows are found by a
 * hash of body and case; a stranger with the same hash does no harm, because selections_find() looks at the names themselves. */
#pragma once
#include <stdint.h>

#include "jobs.h"

struct log_index_row {
    uint64_t key;      /* of body and case */
    uint64_t decision; /* of the decision that the line names; 0: none */
    uint64_t offset;
    uint32_t n_bytes; /* the highest bit: some record has it */
    uint32_t line;
};

struct log_index {
    int fd;
    struct log_index_row *rows;
    size_t n, room;
};

/* Over an empty file, which the caller closes. */
void log_index_open(struct log_index *out, int fd);
/* False with errno when there is no room on the disk. */
bool log_index_add(struct log_index *x, const struct log_index_row *row);
void log_index_sort(struct log_index *x);
/* Index of the first row with that key, or x->n. */
size_t log_index_find(const struct log_index *x, uint64_t key);
void log_index_use(struct log_index *x, size_t i);
bool log_index_is_used(const struct log_index *x, size_t i);
uint32_t log_index_bytes(const struct log_index *x, size_t i);
uint64_t log_index_key(const char *body, const char *case_ref);
/* Of a decision's id; never 0. */
uint64_t log_index_name(const char *id);
void log_index_close(struct log_index *x);
