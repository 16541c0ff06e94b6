/* sets - texts that are numbered in the order in which they first appear: "why 3" is the third set of clauses that the part why has. */
#pragma once
#include <stddef.h>
#include "../../gen/base/arena.h"
#include "../../gen/base/buf.h"

struct set {
    const char *name; /* "why"; sets of one name are numbered together */
    const char *text;
    size_t number;
};

struct sets {
    struct arena *arena;
    struct set *all;
    size_t n, room;
};

/* The number of this text among those of its name, from 1. */
size_t sets_number(struct sets *sets, const char *name, const char *text);
/* "why 3 = h-why why-full", a line each, name by name. */
void sets_write(const struct sets *sets, struct buf *out);
