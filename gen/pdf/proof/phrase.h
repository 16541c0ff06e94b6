/* phrase - the proofs of one language, taken apart for reading: literal words and slots. */
#pragma once
#include "slots.h"

struct piece {
    const char *text;        /* made plain; NULL: a slot */
    size_t n;
    const struct slot *slot; /* of which any words are taken when it cannot be known */
};

#define PHRASE_BEGIN 20

/* One proof: the words of a clause. */
struct phrase {
    struct phrase *next; /* that may begin like it; those with more fixed words first, for a slot of any words takes much */
    char begin[PHRASE_BEGIN]; /* the first of its literal words, where it has so many before a slot; n_begin: how many, or 0 */
    unsigned n_begin;
    const struct proof_words *proof;
    const struct piece *pieces;
    size_t n_pieces;
    const struct slot *each;   /* its slot of which each text stands somewhere, or NULL */
    unsigned places;           /* where its duties may be said */
    bool is_of_program;        /* it says what differs from program to program */
    size_t n_fixed;            /* bytes of literal words */
};

#define PHRASE_CHAINS 512

/* Process-lifetime, const after loading. */
struct phrases {
    struct tongue language;
    const struct phrase *all;
    size_t n;
    struct phrase *by_word[PHRASE_CHAINS]; /* by their first word */
    struct phrase *by_slot;                /* that begin with a slot, or with half a word */
};

/* places: of each duty, sections.h. BROKEN (S071) when a proof holds a slot that no clause can have, or braces that do not match. */
enum outcome phrases_load(struct phrases **out, struct arena *arena, struct diag *d, const struct proofs *proofs, const unsigned *places);
/* The chain of those that may begin with the word at text. */
const struct phrase *phrases_like(const struct phrases *phrases, const char *text, size_t n);
