/* splitter - finds the records of a file before any tree is built, and keeps the budget (reliability T3-T5).
 *
 * A lexical scan over bytes, no libxml2: UTF-8 only, no DOCTYPE, at most 256 kB a record, depth 32,
 * 64 attributes an element, 32 kB of text in a field, no control, bidi-control or zero-width characters (joiners where
 * the script needs them), at most 4 combining marks in a row; character references count as what they stand for.
 * The same scan guards selection logs and releases (whole files). */
#pragma once
#include "../base/files.h"
#include "../base/arena.h"
#include "../base/buf.h"

struct splitter {
    const struct input *in;
    size_t at;
    long line;
    long n_records;       /* so far */
    char *root_start;     /* the root's start tag, newlines made spaces; NULL when the root is itself a <record> */
    char *root_name;
    size_t root_at, root_bytes; /* where that tag stands; 0, 0 when the root is itself a <record> */
    struct arena *arena;  /* for root_start */
    bool finished;
};

/* One record as bytes. */
struct slice {
    const struct input *in; /* the file it stands in */
    const char *bytes;
    size_t n_bytes;
    long line;   /* of its first byte */
    long number; /* place in the file, from 1 */
    char id[65]; /* "" when missing or malformed */
    char body[65], case_ref[65]; /* the same; known even when the record is over budget */
    const char *root_start; /* to be put before it, or NULL */
    const char *root_name;
};

/* Reads the head of the file. BROKEN (exit 65): not XML, DOCTYPE, encoding, wrong root or namespace. */
enum outcome splitter_open(struct splitter *out, struct arena *arena, struct diag *d, const struct input *in);
/* DONE: *slice is the next record. NONE: no more. REFUSED: *slice is over budget or bears a forbidden character (noted; go on).
 * BROKEN: the file is unusable from here on. */
enum outcome splitter_next(struct splitter *s, struct slice *slice, struct diag *d);
/* How many bytes "<record" or "<k:record" has. */
size_t slice_name_bytes(const struct slice *slice);
/* Appends, as attributes, the namespaces that the record has of its root and that a <records> of the default namespace would not give it. */
void slice_add_root_names(struct buf *out, const struct slice *slice);
/* The same budget for a whole file that is not cut (selection log, releases). BROKEN with a note, or DONE. */
enum outcome splitter_check_whole(struct diag *d, const struct input *in);
