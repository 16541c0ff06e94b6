/* leaves - the leaves of an XML tree (attributes, and elements that hold text alone), and the tree with one of them dropped or changed. */
#pragma once
#include <libxml/tree.h>
#include "../../gen/base/arena.h"

struct leaf {
    const char *path;  /* "record/decision/@date", from the top element on */
    const char *value;
    size_t number;     /* in document order */
    long line;
};

/* All leaves below and on `top` but namespace declarations; in the arena. Elements of another namespace than top's are left out with all
 * that is in them (an instrument's internal texts). */
size_t leaves_list(struct leaf **out, struct arena *arena, const xmlNode *top);
/* Gives the leaf of that number another value, or removes it (value NULL). */
void leaves_alter(xmlNode *top, size_t number, const char *value);
/* The document as bytes; in the arena. */
char *leaves_dump(struct arena *arena, xmlDoc *doc, size_t *n_bytes);
