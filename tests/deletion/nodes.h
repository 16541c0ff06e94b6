/* nodes - the nodes of an XML file one by one, and the file without one of them.
 *
 * A node is an element (with all that is in it), an attribute or a text; the root element, comments, processing instructions and
 * white space alone are none. Counted in document order: an element, its attributes, then what it holds. */
#pragma once
#include <libxml/tree.h>
#include "../../gen/base/arena.h"
#include "../../gen/base/files.h"

struct deletion {
    const char *file;
    size_t number;      /* of the node in its file */
    long line;
    const char *name;   /* "xsl:if", "p/@small", "text of h2 'Wat is er'" */
    const char *clause; /* the wording's clause in which it stands, but not the clause itself or its attributes; or NULL */
};

size_t nodes_count(const xmlDoc *doc);
/* Describes the node of that number. Strings in the arena. */
struct deletion nodes_describe(struct arena *arena, xmlDoc *doc, size_t number);
/* The file without that node; in the arena. */
struct input nodes_without(struct arena *arena, xmlDoc *doc, size_t number);
/* Only elements at the top (the rows of a law file). */
size_t nodes_count_rows(const xmlDoc *doc);
/* id: what the row is called: by its id, its date, its path, its first name, or what it is; by its element too where another
 * has that, and by its number where several do. */
struct input nodes_without_row(struct arena *arena, xmlDoc *doc, size_t number, const char **id);
