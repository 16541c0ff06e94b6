/* page_text - the running text of one block of the page model: inline markup becomes spans, white space collapses as in HTML.
 * For page_model.c alone. */
#pragma once
#include "page_model.h"

struct page_reader {
    struct arena *arena;
    struct diag *d;
};

/* Reads what stands in node into block->spans. */
enum outcome page_text_read(const struct page_reader *r, struct block *block, const xmlNode *node);
/* Notes T015 about this element. */
enum outcome page_fault(const struct page_reader *r, const xmlNode *node, const char *what);
/* The attribute, copied into the arena, or NULL. */
char *page_attr(const struct page_reader *r, const xmlNode *node, const char *name);
bool page_is_blank(const char *text);
