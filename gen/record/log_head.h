/* log_head - the beginning and the end of a selection log, so that some of its lines can be put between them and be a log again. */
#pragma once
#include "../base/buf.h"

#define LOG_HEAD_BYTES 2048

/* The root's start tag in two parts, between which the count goes, and its name. */
struct log_head {
    char before[LOG_HEAD_BYTES], after[LOG_HEAD_BYTES];
    char name[LOG_HEAD_BYTES];
    bool has_count; /* false: there is none that could be renewed, and the schema will say so */
    unsigned long count;
};

void log_head_begin(struct buf *out, const struct log_head *head, size_t n_lines);
void log_head_end(struct buf *out, const struct log_head *head);
