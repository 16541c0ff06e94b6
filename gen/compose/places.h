/* places - where in a letter something stands: names of elements and of parts (section/@part) as bits of a mask, so that one look through
 * the letter serves every row of duties.xml or fields.xml. Names live in the arena. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libxml/tree.h>
#include "../base/arena.h"

#define PLACES_MAX 64

struct places {
    const char *names[PLACES_MAX];
    size_t n;
    uint64_t by_first[128]; /* the names that begin with this letter */
};

/* Adds the bits of a list of names, separated by spaces (NULL: none), to *mask; false when there is no room for one more name. */
bool places_add(struct places *p, struct arena *arena, const char *list, uint64_t *mask);
/* The bit of a name; 0 when no list names it, and for NULL. */
uint64_t places_named(const struct places *p, const char *name);
/* The places of an element of the page model: those around it, its name, its part, and "opening" when it stands in <body> before the
 * first section. */
uint64_t places_of(const struct places *p, const xmlNode *element, uint64_t around);
