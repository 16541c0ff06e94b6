/* why - what stands behind the sentences of one letter, and how it is printed: text that a lawyer reads, or one JSON document. */
#pragma once
#include "../letter.h"
#include "named_facts.h"
#include "../compose/sentences.h"

struct why {
    struct arena *arena;
    struct shop *shop;
    const struct letter *letter;
    struct labels labels;
    enum language lang; /* of the explanation */
    bool is_json;
};

/* A claim of the sentence: its row of law/claims.xml, and the facts that its test names. */
struct ground {
    const xmlNode *row;
    struct named_facts facts;
};
struct grounds {
    const xmlNode *clause; /* of the wording; NULL: the sentence has no words of its own */
    struct ground *claims;
    size_t n_claims;
    const xmlNode **duties; /* rows of law/duties.xml */
    size_t n_duties;
};
struct grounds why_grounds(const struct why *w, const struct sentence *sentence);

/* Both print to standard output; d: the letter's notes, for its codes. */
void why_text(const struct why *w, const struct diag *d, const struct sentences *sentences);
void why_json(const struct why *w, const struct diag *d, const struct sentences *sentences);
