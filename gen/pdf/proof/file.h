/* file - the objects of a finished PDF, read back from its bytes: the proofreader's own reader of files.
 *
 * Strict: it takes the shape that a letter has (one cross-reference stream, no second edition behind the first, no byte that
 * belongs to no object) and nothing else. What it hands out points into the file's bytes or into the arena. */
#pragma once
#include <libdeflate.h>
#include <stdint.h>

#include "../../base/arena.h"
#include "../../base/diag.h"
#include "../lex.h"

struct file_object {
    struct bytes value;  /* whole; of a stream its dictionary */
    struct bytes stream; /* .at NULL: none */
    bool is_packed;      /* in an object stream */
    uint8_t seen_as;     /* keys.c's: what kind of thing it was met as, 0: never */
};

struct file {
    struct arena *arena;
    struct diag *d;
    const struct place *at; /* of the record, for notes */
    struct libdeflate_decompressor *inflate;
    struct house_fonts *fonts; /* those that a letter may have; NULL: nobody asks */
    struct fonts_judged *judged; /* that were found right in other files; NULL: none is remembered */
    struct plates_seen *plates; /* that were found right in other files; NULL: none is remembered */
    struct bytes bytes;
    struct bytes trailer;
    struct file_object *objects; /* by number; those without a value are free */
    size_t n_objects;
};

/* The caller has set arena, d, at, inflate and fonts. F101 when it is no such file. */
enum outcome file_open(struct file *f, struct bytes bytes);
/* NULL when there is none of that number. */
struct file_object *file_object(const struct file *f, long number);
/* What a value stands for: a reference is followed; bytes.at is NULL when it leads nowhere. */
struct bytes file_value(const struct file *f, struct bytes value);
/* The value of a key of a dictionary, reference followed; false when it has none. */
bool file_find(const struct file *f, struct bytes dict, const char *key, struct bytes *value);
/* A stream's bytes as they were before they were deflated. */
enum outcome file_inflate(struct bytes *out, const struct file *f, const struct file_object *object);
enum outcome file_fault(const struct file *f, const char *what);
