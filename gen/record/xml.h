/* xml - libxml2 under our rules: no network, no DTD, no entities, no catalogs; out of memory dies;
 * its messages never reach a log, because they quote the record (facts: libxml2 puts values into them).
 *
 * xml_global_init() is called once per process, before any other call. Documents belong to the caller
 * (xmlFreeDoc) unless an arena is given, which then frees them. */
#pragma once
#include <libxml/tree.h>
#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/files.h"

void xml_global_init(void);
/* Parses bytes into a tree owned by the arena. first_line: the line in `at->file` of the first byte (1 for a whole
 * file). Not XML, a DOCTYPE, wrong encoding: notes S-codes and returns BROKEN (exit 65). */
enum outcome xml_parse(xmlDoc **out, struct arena *arena, struct diag *d, const struct input *in, long first_line);

/* The arena frees a document that we made ourselves. */
void xml_defer_doc(struct arena *arena, xmlDoc *doc);

/* Borrowed value of an attribute without namespace, or NULL. Our parser keeps attribute values as one text node. */
const char *xml_attr(const xmlNode *node, const char *name);
/* Borrowed value of its own xml:lang, or NULL. */
const char *xml_lang(const xmlNode *node);
/* First child element of that local name, or NULL; next sibling element of that name, or NULL. NULL node is allowed. */
xmlNode *xml_child(const xmlNode *node, const char *name);
xmlNode *xml_next(const xmlNode *node, const char *name);
/* First child element / next sibling element of any name. */
xmlNode *xml_first(const xmlNode *node);
xmlNode *xml_following(const xmlNode *node);
bool xml_named(const xmlNode *node, const char *name);
/* The text of an element that holds only text; "" when empty, NULL for NULL. Copied into the arena, spaces at the ends trimmed. */
char *xml_text(struct arena *arena, const xmlNode *node);
/* Whether anything but white space stands in it, at any depth. */
bool xml_has_words(const xmlNode *node);
long xml_line(const xmlNode *node);
/* The whole document, indented, in UTF-8. */
void xml_write(struct buf *out, xmlDoc *doc);
