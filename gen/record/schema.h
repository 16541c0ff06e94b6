/* schema - an XSD of the bundle as validator and as the field table: each element and
 * attribute carries in xs:appinfo its clerk's label (nl, en), a hint and whether it is personal. */
#pragma once
#include "xml.h"

struct schema;
/* Compiles an XSD (bytes from the bundle). BROKEN when it is not a schema. Owned by the arena. */
enum outcome schema_load(struct schema **out, struct arena *arena, struct diag *d, const struct input *xsd);
/* Validates the whole tree (in the schema's namespace). Every fault is noted in our own words: file, line, record id,
 * field by its clerk's name, xpath; never a value. `at` gives file and record id; at->xpath, when given, is the path
 * of the root's child ("/records/record[17]": a record that was cut out of its file). Notes are R-codes: REFUSED, or
 * DONE. One call at a time per schema: libxml2's validation context is reused. */
enum outcome schema_check(const struct schema *s, struct diag *d, xmlDoc *doc, const struct place *at);

/* What stands twice where one is meant, by the k:field rows of the schema: a text twice in one language, two elements with one
 * key. Only one of them could be printed. For files of the bundle, when it is locked; S-codes, BROKEN. */
enum outcome schema_check_twins(const struct schema *s, struct diag *d, xmlDoc *doc, const struct place *at);

/* Fills at->field with the labels of element (attribute NULL) or of its attribute; leaves NULL when unknown. */
void schema_label(const struct schema *s, struct place *at, const char *element, const char *attribute);
/* The clerk's hint for it in a language, or NULL. */
const char *schema_hint(const struct schema *s, const char *element, const char *attribute, enum language language);
/* A place for a fault of ours at a node (attribute NULL) or at its attribute: base's file, record and path, with the
 * node's line, labels and xpath. */
struct place schema_place(const struct schema *s, struct arena *arena, const struct place *base, const xmlNode *node,
                          const char *attribute);
