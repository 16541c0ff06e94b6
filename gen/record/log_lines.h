/* log_lines - a selection log cut into its lines by bytes alone, so that a log of any length is read in memory that does not grow.
 *
 * The budget of a whole file is kept while it is cut (splitter.h). Any row of lines, put between log_head_begin() and log_head_end() (log_head.h), is
 * a selection log again, which selections_load_part() reads; what stands between two lines is only space and remarks. */
#pragma once
#include "../base/diag.h"
#include "../base/files.h"
#include "budget.h"
#include "log_head.h"

struct log_line {
    size_t start, end; /* in the file */
    long line;         /* of its first byte */
};

struct log_lines {
    const struct input *in;
    struct scan scan;
    struct budget budget;
    struct log_head head;
    long root_line;
    unsigned long n_lines; /* so far */
    bool is_empty;         /* the root is <selections/> */
};

/* BROKEN (65): not XML, DOCTYPE, encoding, over budget. What the root is, the first part that is read will tell. */
enum outcome log_lines_open(struct log_lines *out, struct diag *d, const struct input *in);
/* DONE: the next line. NONE: no more, and as many as the log states. BROKEN: with a note. */
enum outcome log_lines_next(struct log_lines *l, struct log_line *out, struct diag *d);
