/* programs - the programs that picked this case, oldest first, and the facts that speak of one of them alone.
 *
 * With one program its facts are the letter's; with several, those of one are a copy (select/narrow.h), made when first asked for: so a
 * claim or a duty is judged of one program without knowing that there are more. All of it belongs to the arena. */
#pragma once
#include "claims.h"

/* "of all programs" where the number of one is meant; numbers count from 1. */
#define PROGRAM_ALL ((size_t)0)

struct program {
    xmlNode *selection, *instrument, *tests; /* nodes of the letter's facts; NULL: not known */
    xmlDoc *facts;                           /* NULL until they are needed */
    struct verdicts *verdicts;               /* likewise */
};

struct programs {
    struct arena *arena;
    const struct claims *claims;
    xmlDoc *facts; /* of all */
    struct verdicts *verdicts;
    struct program *each; /* number N stands at N - 1 */
    size_t n;
};

struct programs *programs_new(struct arena *arena, const struct claims *claims, xmlDoc *facts);
/* The facts that speak of program `number`, or of all. */
xmlDoc *programs_facts(struct programs *p, size_t number);
/* Whether a claim holds of program `number`, or of all. */
enum verdict programs_verdict(struct programs *p, size_t number, size_t claim);
