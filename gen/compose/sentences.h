/* sentences - what a page document says, sentence by sentence, each with the clause it came from. All of it lives in the arena;
 * clause, part, node and the like are borrowed from the document. */
#pragma once
#include <libxml/tree.h>
#include "../base/arena.h"

/* A fact that was filled in: the slot's name, and what stands there. */
struct filled {
    const char *slot, *text;
};

struct sentence {
    const char *letter; /* language of the letter it stands in */
    const char *part;   /* "opening", "who", "address": where it stands */
    const char *clause; /* NULL: a fact with no words around it */
    const char *block;  /* "h1", "p", "li", "row": what holds it; NULL: nothing that a reader sees as one */
    size_t block_number; /* sentences of one block have the same */
    const xmlNode *node; /* where its words stand, without those of the clauses inside */
    size_t program;     /* of which program it speaks; 0: of all */
    const char *text;   /* white space single */
    const struct filled *filled;
    size_t n_filled;
};
struct sentences {
    struct sentence *all;
    size_t n;
};
struct sentences sentences_of(struct arena *arena, xmlDoc *page);
