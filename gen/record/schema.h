/* schema - an XSD of the bundle as validator and as the field table (design section 15): each element and
 * attribute carries in xs:appinfo its clerk's label (nl, en), a hint and whether it is personal. */
#pragma once
#include "xml.h"

struct schema;
/* Compiles an XSD (bytes from the bundle). BROKEN when it is not a schema. Owned by the arena. */
enum outcome schema_load(struct schema **out, struct arena *arena, struct diag *d, const struct input *xsd);
/* Validates root (a tree in the schema's namespace). Every fault is noted in our own words: file, line, record id, field by its
 * clerk's name, xpath, hint; never a value. `at` gives file and record id, and each note's code is R-something (refused). */
enum outcome schema_check(const struct schema *s, struct diag *d, xmlDoc *doc, const struct place *at);
/* Fills at->field with the labels of element (attribute NULL) or of its attribute; leaves NULL when unknown. */
void schema_label(const struct schema *s, struct place *at, const char *element, const char *attribute);
