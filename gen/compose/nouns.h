/* nouns - what the decision is about, in the words of one language: "uw aanvraag", "de aanvraag van J. de Vries", "başvurunuz". A slot may
 * ask for a grammatical form (form="acc"), which is a suffix of the noun's attributes. Called by the stylesheets through functions.c. */
#pragma once
#include <libxml/xpathInternals.h>

/* k:noun('one'), at a slot: that form of the noun. */
void nouns_call_noun(xmlXPathParserContext *xp, int n_args);
/* k:whose('one' | 'full'), at a slot: the noun and whose it is, as nodes: <value>s of the slots noun and on-behalf-of. To a
 * representative "de aanvraag van NAME", or with short="yes" "de aanvraag". whole="yes": "uw hele aanvraag"; start="yes": with a capital;
 * end="yes": with a full stop, unless the name that comes last ends with one. */
void nouns_call_whose(xmlXPathParserContext *xp, int n_args);
/* k:word('two'), at a slot: that attribute of <format>, in the form that the slot asks for. */
void nouns_call_word(xmlXPathParserContext *xp, int n_args);
/* The form that a slot asks for, when the node is a slot; else NULL. */
const char *nouns_form_of(const xmlNode *slot);
