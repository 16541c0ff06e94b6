/* proofs - the words of a duty, with slots, and whether they stand in a text. */
#pragma once
#include "sections.h"
#include "slots.h"

struct proof_piece {
    const char *text; /* NULL: a slot */
    size_t n;
    const struct slot *slot; /* NULL with text NULL: any words */
};

struct proof {
    struct proof_piece *pieces;
    size_t n;
    const struct slot *many; /* the one slot of it that may have several texts, or NULL */
};

/* "tot en met {last-day}" taken apart; false when its braces do not match or two slots have several texts. */
bool proof_read(struct proof *out, struct arena *arena, const char *words);
/* Where and with what a proof is looked for. */
struct proof_search {
    struct slot_facts *facts;
    size_t choice; /* of a slot that has several texts: the number of the one meant */
    const struct stretch *in;
};

/* Where it stands first, from `from` on; NULL: nowhere. */
const char *proof_find(const struct proof *proof, const struct proof_search *search, const char *from);
