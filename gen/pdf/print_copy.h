/* print_copy - what a letter's pages draw with, taken over into a print file: streams as they lie there, dictionaries with their references
 * renewed.
 *
 * What was written before is not written again: objects are known by their hash, the ones that others refer to first, so that letters that
 * share their type share it here too. Only so many are remembered, always the same number, and the oldest forgotten at the same place on
 * every machine. */
#pragma once
#include "../base/arena.h"
#include "print_out.h"

/* Where objects come from: a finished letter, or Cairo's file. */
struct print_source {
    bool (*object)(void *of, long number, struct bytes *value, struct bytes *stream);
    void *of;
    size_t n_objects;
};

#define PRINT_KNOWN 8192 /* a power of two */
struct print_known {
    unsigned char hash[HASH_BYTES];
    int number; /* 0: none */
};

/* A stream that was taken over, whole: the house's type, which nearly every letter brings along. Bytes are compared sooner than hashed. */
#define PRINT_KEPT       16
#define PRINT_KEPT_BYTES ((size_t)64 << 10) /* of one */
struct print_kept {
    struct bytes text, stream;
    int number;
};

struct print_copier {
    struct print_out *out;
    struct arena *arena; /* of one letter */
    struct arena *file;  /* of the print file */
    struct print_kept kept[PRINT_KEPT]; /* the first of them */
    size_t n_kept;
    struct print_known *known; /* PRINT_KNOWN of them */
    struct print_source source;
    int *numbers; /* per object of the source: its number in the print file, 0 when not yet taken */
};

/* For another source: what follows comes out of it. */
void print_copy_from(struct print_copier *c, const struct print_source *source);
/* Appends a value to b, and writes what it refers to. False: it cannot be taken over. */
bool print_copy_value(struct buf *b, struct print_copier *c, struct bytes value);
/* A stream that a letter's page refers to, each time as an object of its own; 0 when it cannot be taken over. */
int print_copy_stream(struct print_copier *c, long number);
