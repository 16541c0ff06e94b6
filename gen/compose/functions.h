/* functions - what the stylesheet asks of C: claims, the program spoken of, nouns, texts by language, sentences, days, amounts, counts, capitals.
 *
 * Plain XPath functions over libxml2; transform.c tells libxslt of them. Each finds its letter's struct session in
 * xpath->context->userData. On a fault a function notes it, marks the session and stops the transformation. */
#pragma once
#include <libxml/xpath.h>

#define FUNCTIONS_NAMESPACE "urn:kenbaar:functions:1"

struct function {
    const char *name;
    xmlXPathFunction call;
};
/* Ends with a NULL name. */
extern const struct function function_table[];
