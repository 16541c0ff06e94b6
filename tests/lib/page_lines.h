/* page_lines - a page model as text, one line a block, so that two pages can be compared and the first difference shown.
 *
 * White space is written as the page model reads it, attributes stand in the order of their names. What a file of looks names
 * (tests/deletion/looks: "td@align REASON", "nobr REASON") is left out: it changes how a letter looks, not what it says. */
#pragma once
#include <libxml/tree.h>
#include "../../gen/base/arena.h"
#include "../../gen/base/files.h"

struct looks {
    char **names; /* "element@attribute" or "element" */
    size_t n;
};

/* Ends the program when a line of the file gives no reason. */
struct looks looks_read(struct arena *arena, const struct input *in);
/* The page, or one element of it, as lines; in the arena. looks may be NULL. */
char *page_lines(struct arena *arena, const xmlNode *top, const struct looks *looks);
/* Where two pages part: their first lines that differ, cut to `size` bytes each ("" where one has ended). */
void page_lines_differ(const char *was, const char *is, char *was_line, char *is_line, size_t size);
