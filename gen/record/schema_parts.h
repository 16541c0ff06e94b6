/* schema_parts - the inside of struct schema, for schema.c and schema_faults.c only. */
#pragma once
#include <libxml/xmlschemas.h>

#include "schema.h"

struct schema {
    xmlDoc *xsd; /* the field table */
    xmlSchema *compiled;
    xmlSchemaValidCtxt *validator;
    struct arena *arena;
    bool has_language; /* some text in it says its language */
};

/* "/records/record[2]/decision/@date"; see schema_check() for base. Lives in arena. */
char *schema_path(struct arena *arena, const struct place *base, const xmlNode *node, const char *attribute);
/* Labels of a declaration into at->field. */
void schema_fill_label(struct place *at, const xmlNode *declaration);
/* Its hint into at->hint, for a fault of how a value is written. */
void schema_fill_hint(struct place *at, const xmlNode *declaration);
