/* finished - a finished letter of ours, opened for the mail-room: its pages and their objects, out of its object stream and from beside it.
 *
 * The proofreader reads letters by code of its own (proof/file.h), so that a fault here is found there. All bytes point into the letter or
 * into the arena. */
#pragma once
#include <libdeflate.h>

#include "../base/arena.h"
#include "../base/diag.h"
#include "lex.h"

struct finished_object {
    struct bytes value;  /* whole; of a stream its dictionary. .at NULL: free */
    struct bytes stream; /* as it lies there; .at NULL: none */
};

struct finished {
    struct arena *arena;
    struct diag *d;
    struct libdeflate_decompressor *inflate; /* borrowed */
    struct bytes bytes;
    struct finished_object *objects; /* by number */
    size_t n_objects;
    struct bytes *pages; /* their dictionaries, in order */
    size_t n_pages;
};

/* The caller has set arena, d, inflate and bytes. BROKEN (B050): it is not such a file. */
enum outcome finished_open(struct finished *f);
/* NULL when there is none of that number. */
const struct finished_object *finished_object(const struct finished *f, long number);
enum outcome finished_fault(const struct finished *f, const char *what);
