/* close_codes - why records were refused or held, by code: counted out of refused.csv and held.csv, so that it is known when those are
 * destroyed. */
#pragma once
#include "csv.h"

struct code_count {
    const char *code;   /* "L101" */
    long refused, held; /* records; one with several codes counts under each, once */
};
struct code_counts {
    struct code_count *rows; /* by code; the arena's */
    size_t n, capacity;
};
enum outcome code_counts_read(struct code_counts *out, struct arena *arena, struct diag *d, int run_fd);
