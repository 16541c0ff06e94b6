/* source - Cairo's file, taken apart: its objects, its pages, the bytes of its streams.
 *
 * Reads what Cairo writes when draw.c holds it to an early PDF: one classic cross-reference table, a flat list of
 * pages, streams deflated or plain. Anything else is refused, not guessed at (F005). All bytes point into Cairo's
 * file. */
#pragma once
#include "draw.h"
#include "lex.h"

struct source_object {
    struct bytes value;  /* .at NULL: not yet read */
    struct bytes stream; /* .at NULL: it has none */
};

struct source {
    struct arena *arena;
    struct diag *d;
    struct bytes bytes;
    size_t *offsets; /* per object number; 0: free */
    struct source_object *objects;
    size_t n_objects;
    long *pages; /* object numbers, in order */
    size_t n_pages;
    int depth; /* of objects read for the sake of others: a stream's length, and no further */
};

/* Reads the frame: cross-references, catalog, list of pages. All memory is the arena's. */
enum outcome source_open(struct source *out, struct arena *arena, struct diag *d, struct bytes bytes);
/* Object `number`, read when first asked for. */
enum outcome source_object(struct source_object *out, struct source *s, long number);
/* The object that a dictionary's key refers to. */
enum outcome source_follow(struct source_object *out, struct source *s, struct bytes dict, const char *key);
/* What the finisher does not know: BROKEN, with the element's name. */
enum outcome source_fault(const struct source *s, const char *what);
