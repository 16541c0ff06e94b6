/* source - Cairo's file, taken apart: its objects, its pages, the bytes of its streams.
 *
 * Reads what Cairo writes when draw.c holds it to an early PDF: one classic cross-reference table, a flat list of
 * pages, streams deflated or plain. Anything else is refused, not guessed at (F005). All bytes point into Cairo's
 * file. */
#pragma once
#include "draw.h"
#include "lex.h"
#include "zip.h"

struct source_object {
    struct bytes value;  /* .at NULL: not yet read */
    struct bytes stream; /* .at NULL: it has none */
    struct bytes packed; /* the stream, deflated for good (source_keep); .at NULL: not */
};

struct source {
    struct arena *arena; /* these four are the caller's */
    struct diag *d;
    const struct zip *zip;
    struct bytes bytes;
    size_t *offsets; /* per object number; 0: free */
    struct source_object *objects;
    size_t n_objects;
    long *pages; /* object numbers, in order */
    size_t n_pages;
    int depth; /* of objects read for the sake of others: a stream's length, and no further */
};

/* Reads the frame: cross-references, catalog, list of pages. The caller has set arena, d, zip and bytes. */
enum outcome source_open(struct source *s);
/* Object `number`, read when first asked for. */
enum outcome source_object(struct source_object *out, struct source *s, long number);
/* The object that a dictionary's key refers to. */
enum outcome source_follow(struct source_object *out, struct source *s, struct bytes dict, const char *key);
/* The bytes of an object's stream, inflated where it is deflated. */
enum outcome source_inflate(struct bytes *out, const struct source *s, const struct source_object *object);
/* For a source that many letters take their fonts from: reads all objects, and deflates their streams once. The source's arena holds them. */
enum outcome source_keep(struct source *s);
/* What the finisher does not know: BROKEN, with the element's name. */
enum outcome source_fault(const struct source *s, const char *what);
