/* slots - what stands in the slots of a proof, by the facts alone: "{last-day}" is the facts' last day, written the proofreader's own
 * way (words.h).
 *
 * A slot that cannot be known stands for any words within its element. */
#pragma once
#include "../../record/xml.h"
#include "words.h"

enum slot_many {
    SLOT_ONE,  /* one fact; its texts are the forms in which the language may have it */
    SLOT_ANY,  /* one of its texts stands there */
    SLOT_EACH, /* one stands there; each of them somewhere */
    SLOT_LIST, /* all of them stand there in a row */
    SLOT_EITHER /* SLOT_LIST, the last behind "or" */
};

struct slot;

/* The slot of that name, n bytes of it; NULL when there is none. */
const struct slot *slot_find(const char *name, size_t n);
/* False: it stands for any words. */
bool slot_is_known(const struct slot *slot);
/* Whether it tells of one program: the facts of another may have another text. */
bool slot_is_of_program(const struct slot *slot);
enum slot_many slot_many(const struct slot *slot);

struct slot_texts {
    const char **texts; /* made plain */
    size_t n;           /* none: the facts do not hold it */
    uint64_t first[4];  /* a bit for each byte with which one of them begins */
    bool is_known;
};

/* The facts as they are of one program (or of all), the language of the letter, and what was asked of them before. */
struct slot_facts {
    struct arena *arena;
    const xmlNode *facts; /* <facts> */
    const struct tongue *language;
    struct slot_texts *known; /* by slot */
};

struct slot_facts slot_facts(struct arena *arena, const xmlNode *facts, const struct tongue *language);
const struct slot_texts *slot_texts(const struct slot *slot, struct slot_facts *of);
/* Whether one of its texts begins with that byte: asked before anything is compared. */
bool slot_may_begin(const struct slot *slot, struct slot_facts *of, char first);
/* Whether those n bytes may stand in a slot that cannot be known: words by which the subject is called, a number. */
bool slot_may_be(const struct slot *slot, struct slot_facts *of, const char *text, size_t n);
