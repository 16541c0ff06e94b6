/* schema_fields - the XSD read as a table of fields.
 *
 * Internal to record/. Only looked at when a fault must be given its name, so it costs nothing to a good record.
 * The schemas are ours and of one style: elements nested in place or of a named complexType of the same file; no
 * references, groups or derived complex types but simpleContent. All pointers are borrowed from the XSD's tree. */
#pragma once
#include "xml.h"

/* The xs:element that declares this node of a document, found along its path from the root; NULL when the schema
 * has none there. */
const xmlNode *fields_declaration(const xmlDoc *xsd, const xmlNode *node);
/* Declarations inside an xs:element: a child element, an attribute; NULL when it has none of that name. */
const xmlNode *fields_child(const xmlNode *declaration, const char *name);
const xmlNode *fields_attribute(const xmlNode *declaration, const char *name);
/* The first xs:element or xs:attribute of that name anywhere. */
const xmlNode *fields_anywhere(const xmlDoc *xsd, const char *kind, const char *name);
/* True when the element must be there: neither it nor the group around it is optional, and it is no choice by itself
 * (inside a sequence that was chosen it must be there). */
bool fields_is_required(const xmlNode *declaration);
/* True when the element is a text that says its language (xml:lang). */
bool fields_has_language(const xmlNode *declaration);
/* Name of the simple type of an element's text or of an attribute; "" when it has none. */
const char *fields_type_name(const xmlNode *declaration);
/* A facet of that type, "" when it has none: fields_facet(x, "maxLength") is "120". */
const char *fields_facet(const xmlNode *declaration, const char *facet);
/* "yes, no, unknown" for a type that lists its words; "" for another. */
char *fields_allowed(struct arena *arena, const xmlNode *declaration);
/* The k:field row of a declaration, or NULL; its attributes are nl, en, hint-nl, hint-en, personal; for twins list, key. */
const xmlNode *fields_row(const xmlNode *declaration);
