/* plain - elements of <facts>: no namespaces, no blank text, no comments; what stands in another namespace than its
 * root (an instrument's internal texts) never comes along. All nodes belong to the document they are made in. */
#pragma once
#include <libxml/tree.h>
#include <stdbool.h>

/* A new element at the end of parent. */
xmlNode *plain_element(xmlNode *parent, const char *name);
/* Adds an attribute; a NULL value adds none. */
void plain_attr(xmlNode *element, const char *name, const char *value);
/* Leaves out a child element of the root, or lets it come along. */
typedef bool plain_filter(const xmlNode *child, const void *context);
/* Copies element, its attributes and all below at the end of parent; returns the copy. keep may be NULL. */
xmlNode *plain_copy(xmlNode *parent, const xmlNode *element, plain_filter *keep, const void *context);
/* Copies the attributes of element, but those listed in `without` (NULL-terminated; may be NULL). */
void plain_copy_attrs(xmlNode *to, const xmlNode *element, const char *const *without);
/* Copies the child elements of element (not its attributes) at the end of parent. */
void plain_copy_children(xmlNode *parent, const xmlNode *element);
