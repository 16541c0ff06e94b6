/* house - what the readers of house/ share: attributes as numbers, millimetres as points, and how a fault is told. */
#pragma once
#include <stddef.h>
#include "../record/xml.h"
#include "../select/bundle.h"

#define HOUSE_PT_PER_MM (72.0 / 25.4)

/* A number in an attribute and where it belongs; its name ends in -mm, -pt or neither. Lists end with a name of NULL. */
struct house_field {
    const char *name;
    size_t offset;
};
#define HOUSE_AT(type, member) offsetof(struct type, member)

/* Where a reader is, and whether something was wrong. */
struct house_reader {
    struct arena *arena;
    struct diag *d;
    const char *file;
    bool all_mm; /* numbers without a unit in their name are millimetres (envelope profiles) */
    enum outcome outcome;
};

/* Notes a fault (P008, 65) at a node: "<sheet> height-mm". */
void house_complain(struct house_reader *r, const xmlNode *node, const char *what);
/* Which of the names (the last is NULL) the attribute is; 0 after a note. */
int house_index(struct house_reader *r, const xmlNode *node, const char *attribute, const char *const names[]);
/* The attribute is one of two names: true for the second. */
bool house_choice(struct house_reader *r, const xmlNode *node, const char *attribute, const char *const names[]);
/* Digits and one point only: strtod() would ask the locale, and take "1e9". */
bool house_number(const char *text, double *out);
/* A whole number; bounds: least, most, and what it is when there is no such attribute, or after a note. */
int house_whole(struct house_reader *r, const xmlNode *node, const char *attribute, const int bounds[3]);
/* Every field of the list, each required. */
void house_fields(struct house_reader *r, const xmlNode *node, const struct house_field *fields, void *into);
/* The attribute in the reader's arena, or NULL. */
const char *house_copy(struct house_reader *r, const xmlNode *node, const char *attribute);
/* Parses the file; its root has that name. NULL after a note. */
xmlNode *house_open(struct house_reader *r, const struct bundle *b, const char *root);
/* Notes each child element whose name is none of these (the last is NULL). */
void house_only(struct house_reader *r, const xmlNode *root, const char *const names[]);
