/* rows - several facts in one sentence: the lines of an address, acts with their articles. Made as nodes, for a part of them may not
 * break over two lines (<nobr>), and each act is a <value> of its own. Called by the stylesheets through functions.c; the nodes live in
 * the arena of the letter. */
#pragma once
#include <libxml/xpathInternals.h>

#include "../base/arena.h"

/* What a row is written into: the root of a document of its own, which the arena frees. */
xmlNode *rows_new(struct arena *arena);
/* The nodes in it, as what the function answers. */
void rows_push(xmlXPathParserContext *xp, const xmlNode *row);

/* k:in-a-row(lines): "Postbus 100, 1234 ZZ Voorbeeldstad"; a short line stays together. */
void rows_call_in_a_row(xmlXPathParserContext *xp, int n_args);
/* k:dutch('slot', nodes): each text once, as it stands, as a <value> of that slot in Dutch; "; " between them, "artikel 53a" together. */
void rows_call_dutch(xmlXPathParserContext *xp, int n_args);
/* k:law(nodes): the same for the slot law, where an act is named once for the articles in a row. */
void rows_call_law(xmlXPathParserContext *xp, int n_args);
