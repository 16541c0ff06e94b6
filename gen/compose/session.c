#include "session.h"

#include <string.h>

#define SPACE " \t\r\n"

bool session_is_well(const struct session *s)
{
    return s->outcome == DONE && !s->lacks_words;
}

void session_fault(struct session *s, enum diag_code code, const char *what)
{
    s->outcome = outcome_worse(s->outcome, diag_note(s->d, code, &s->at, "%s", what));
}

void session_lacks(struct session *s, enum diag_code code, const char *what)
{
    if (s->is_translation)
        s->lacks_words = true;
    else
        session_fault(s, code, what);
}

bool session_holds(struct session *s, size_t claim)
{
    size_t number = claims_of_letter(s->claims, claim) ? PROGRAM_ALL : s->program;
    int holds = programs_hold(s->programs, number, claims_test(s->claims, claim));
    if (holds < 0)
        session_fault(s, D_CLAIM_BROKEN, claims_id(s->claims, claim));
    return holds == 1;
}

/* The first claim of the clause that does not hold, or CLAIM_NONE. */
static size_t untrue_claim(struct session *s, const struct clause *clause)
{
    for (size_t i = 0; i < clause->n_claims; i++)
        if (!session_holds(s, clause->claims[i]))
            return clause->claims[i];
    return CLAIM_NONE;
}

const struct clause *session_choose(struct session *s, const char *ids, bool must)
{
    size_t untrue = CLAIM_NONE;
    const char *last = "";
    for (ids += strspn(ids, SPACE); *ids; ids += strspn(ids, SPACE)) {
        size_t n = strcspn(ids, SPACE);
        char id[64];
        if (n < sizeof id) {
            memcpy(id, ids, n);
            id[n] = '\0';
        }
        const struct clause *clause = n < sizeof id ? wording_clause(s->words, id) : NULL;
        if (!clause || clause->is_stale) {
            session_lacks(s, D_CLAUSE_UNKNOWN, arena_strndup(s->arena, ids, n));
            return NULL;
        }
        untrue = untrue_claim(s, clause);
        if (untrue == CLAIM_NONE)
            return clause;
        last = clause->id;
        ids += n;
    }
    if (must)
        session_fault(s, D_CLAUSE_UNTRUE, arena_printf(s->arena, "%s: %s", last, untrue == CLAIM_NONE ? "-" : claims_id(s->claims, untrue)));
    return NULL;
}
