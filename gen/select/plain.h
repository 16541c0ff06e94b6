/* plain - the document of <facts>: no namespaces, no blank text, no comments; what stands in another namespace than its
 * root (an instrument's internal texts) never comes along.
 *
 * A letter has a thousand such nodes, made only to be read: they are the arena's, as are their texts, and nobody frees one. So libxml2
 * reads them and changes none: what changes a document of facts stands here. Their names are those of a dictionary that lasts. */
#pragma once
#include <libxml/tree.h>
#include <stdbool.h>

#include "../base/arena.h"

/* A new document, the arena's; it shares the dictionary. */
xmlDoc *plain_doc(struct arena *arena, xmlDict *names);
/* Its root. */
xmlNode *plain_root(xmlDoc *doc, const char *name);
/* A new element at the end of parent. */
xmlNode *plain_element(xmlNode *parent, const char *name);
/* Text behind an element's elements; it has none yet. */
void plain_text(xmlNode *element, const char *text);
/* Adds an attribute that is not there; a NULL value adds none. */
void plain_attr(xmlNode *element, const char *name, const char *value);
/* Adds xml:lang. */
void plain_lang(xmlNode *element, const char *tag);
/* Changes or adds an attribute, NULL takes it away: of facts, and of an xmlCopyDoc() of them. */
void plain_set(xmlNode *element, const char *name, const char *value);
/* Leaves out a child element of the root, or lets it come along. */
typedef bool plain_filter(const xmlNode *child, const void *context);
/* Copies element, its attributes and all below at the end of parent; returns the copy. keep may be NULL. */
xmlNode *plain_copy(xmlNode *parent, const xmlNode *element, plain_filter *keep, const void *context);
/* Copies the attributes of element, but those listed in `without` (NULL-terminated; may be NULL). */
void plain_copy_attrs(xmlNode *to, const xmlNode *element, const char *const *without);
/* Copies the child elements of element (not its attributes) at the end of parent. */
void plain_copy_children(xmlNode *parent, const xmlNode *element);
