/* snippet - of a letter only what a body's own decision letter must say: the core sentence, how the choice came about, the reason, who
 * decided, what can be done and until when.
 *
 * It is taken from the page, sentence by sentence, so it cannot say what the letter does not. Which sentences these are, their duties
 * say (law/duties.xml): 1, 2, 10, 11, 16 and 17, where the letter tells of them at length. Everything lives in the arena. */
#pragma once
#include "compose.h"
#include "sentences.h"

struct snippet_sources {
    const struct composer *composer;
    const struct statute *statute;
    struct programs *programs;
    xmlDoc *page;
};
/* Sentences in the order of the letter, a translation after the Dutch ones; headings and terms are those of what follows. */
struct snippet {
    struct sentence *all;
    size_t n;
};

/* REFUSED (L140): one of these duties applies, and no sentence of the snippet fulfils it. */
enum outcome snippet_take(struct snippet *out, struct arena *arena, struct diag *d, const struct snippet_sources *from,
                          const struct place *at);
