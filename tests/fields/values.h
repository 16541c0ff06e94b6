/* values - other values that a leaf could validly have, by its type in the XSD. */
#pragma once
#include <libxml/tree.h>
#include <stdbool.h>
#include "../../gen/base/arena.h"

#define VALUES_MAX 24

struct values {
    const char *type;             /* of the leaf; NULL: the schema does not know it */
    const char *all[VALUES_MAX];  /* each valid by its type and other than the present one */
    size_t n;                     /* 0: its type has no other value, or none is known */
    bool is_fixed;                /* its type has one value only */
};

/* path as in struct leaf; xsd: the schema's document. Strings in the arena. */
struct values values_of(struct arena *arena, const xmlDoc *xsd, const char *path, const char *present);
