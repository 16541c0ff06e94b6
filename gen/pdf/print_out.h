/* print_out - a print file on its way to its descriptor: objects one behind the other, a classic cross-reference table at the end, which
 * every printer reads.
 *
 * Nothing that was written is kept but the place of each object. As in out.h a number is reserved first and its object written once, in
 * any order; an object is put into o->text between print_begin() and print_end(). A write that failed is remembered; print_close() tells it. */
#pragma once
#include <stdint.h>

#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/hash.h"
#include "lex.h"

struct print_out {
    int fd;
    struct buf text;    /* not yet written */
    uint64_t n_written; /* bytes before it */
    uint64_t *places;   /* by object; 0: not yet written */
    size_t n_objects, max_objects;
    struct hash_stream hash; /* of what was written */
    int error; /* errno of the first write that failed */
};

void print_open(struct print_out *o, int fd);
void print_free(struct print_out *o);
int print_reserve(struct print_out *o);
void print_begin(struct print_out *o, int number);
void print_end(struct print_out *o);
/* A stream as its bytes are; dict: its entries without /Length. */
void print_stream(struct print_out *o, int number, struct bytes dict, struct bytes bytes);
/* Writes the end of the file. BROKEN: an object was never written (B050), or a write failed (S002).
 * After DONE hash is that of the whole file, n_written its size. */
enum outcome print_close(struct print_out *o, struct diag *d, int catalog, int info);
