/* slots - what stands in the slots of a proof, by the facts alone: "{last-day}" is the facts' last day, written the proofreader's own
 * way (words.h).
 *
 * A slot that cannot be known (slots.c lists those that are) stands for any words within its element. */
#pragma once
#include "../../record/xml.h"
#include "words.h"

enum slot_many {
    SLOT_ONE, /* has one text */
    SLOT_ANY, /* one of its texts must be there */
    SLOT_ALL  /* each of them must */
};

struct slot;

/* The slot of that name, n bytes of it; NULL when it cannot be known. */
const struct slot *slot_find(const char *name, size_t n);
enum slot_many slot_many(const struct slot *slot);

struct slot_texts {
    const char **texts; /* made plain */
    size_t n;           /* none: the facts do not hold it */
    bool is_known;
};

/* The facts as they are of one program (or of all), the language of the letter, and what was asked of them before. */
struct slot_facts {
    struct arena *arena;
    const xmlNode *facts; /* <facts> */
    int lang;
    struct slot_texts *known; /* by slot */
};

struct slot_facts slot_facts(struct arena *arena, const xmlNode *facts, int lang);
const struct slot_texts *slot_texts(const struct slot *slot, struct slot_facts *of);
