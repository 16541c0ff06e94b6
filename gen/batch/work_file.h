/* work_file - NNNN in RUN/work: what a shard is made from, in print order. Written by the plan, read by the shard's child.
 *
 *   KENBAAR-WORK 1 <plan hash>
 *   piece=<17 digits> record=<bytes> log=<bytes> line=<n> pages=<n> sheets=<n> grams=<n> print=<n> first=<n> profile=<name|-> ...
 *   <record document><newline><selections document><newline>
 *
 * and so on for each piece. A record document is the root's start tag, the record, and the end tag, so that any reader can take it
 * alone. One piece is in memory at a time. */
#pragma once
#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/files.h"

#define PIECE_DIGITS 17 /* 8 of the plan's hash, 9 of sequence */

struct work_piece {
    const char *piece; /* PIECE_DIGITS digits */
    const char *file;  /* name of the input, for notes; without its folder */
    long line;         /* of the record in it */
    long log_line;     /* of the first of its selections in the log */
    const char *channel; /* post, digital */
    const char *profile; /* envelope, or NULL */
    const char *group;   /* of sorting, or NULL */
    int pages, sheets;
    int grams;  /* letter and envelope; 0: not known */
    long print; /* number of its print file in the run; 0: none */
    long first; /* its first sheet there, from 1 */
    struct input record, log; /* documents */
};

/* Appends the head, then each piece, to out; the caller writes that away from time to time. Spaces and control characters in
 * names become '_'. */
void work_write_head(struct buf *out, const char *plan_hash);
void work_write(struct buf *out, const struct work_piece *piece);

struct work_reader {
    int fd; /* borrowed */
    const char *name;
    struct arena *arena; /* for its own buffer; the caller's */
    char *bytes;
    size_t at, n_bytes, capacity_bytes;
    bool is_at_end;
};
/* Reads the head. BROKEN (exit 74, B033) when the file is none of this plan. The arena must outlive the reader. */
enum outcome work_open(struct work_reader *out, struct arena *arena, struct diag *d, int fd, const char *plan_hash);
/* DONE: *out is the next piece, its bytes in the arena given (one piece long). NONE: no more. BROKEN: not a work file. */
enum outcome work_next(struct work_reader *r, struct work_piece *out, struct arena *arena, struct diag *d);
