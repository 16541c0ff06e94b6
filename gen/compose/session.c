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
    if (!s->is_translation) {
        session_fault(s, code, what);
        return;
    }
    if (!s->lacks_words)
        s->lacking = arena_strdup(s->arena, what);
    s->lacks_words = true;
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

/* The next of a list of ids, in the letter's arena; NULL at its end. */
static const char *next_id(struct session *s, const char **ids)
{
    const char *from = *ids + strspn(*ids, SPACE);
    size_t n = strcspn(from, SPACE);
    *ids = from + n;
    return n ? arena_strndup(s->arena, from, n) : NULL;
}

/* The clause by which it is told whether one is true: a translation's own, unless it is not there or stale. */
static const struct clause *judged_clause(const struct session *s, const struct clause *own, const char *id)
{
    return own && own->status != CLAUSE_STALE ? own : s->dutch ? wording_clause(s->dutch, id) : NULL;
}

/* It would be said, and is not there, or not as it should be. */
static void lack_clause(struct session *s, const struct clause *own, const char *id)
{
    bool is_first = !s->lacks_words;
    session_lacks(s, D_CLAUSE_UNKNOWN, id);
    s->is_stale = is_first ? own != NULL : s->is_stale;
}

const struct clause *session_choose(struct session *s, const char *ids, bool must)
{
    size_t untrue = CLAIM_NONE;
    const char *last = "";
    for (const char *id; (id = next_id(s, &ids));) {
        const struct clause *own = wording_clause(s->words, id), *judged = judged_clause(s, own, id);
        untrue = judged ? untrue_claim(s, judged) : CLAIM_NONE;
        if (untrue == CLAIM_NONE && (!own || judged != own)) {
            lack_clause(s, own, id);
            return NULL;
        }
        if (untrue == CLAIM_NONE) {
            s->says_draft = s->says_draft || own->status == CLAUSE_DRAFT;
            return own;
        }
        last = id;
    }
    if (must)
        session_fault(s, D_CLAUSE_UNTRUE, arena_printf(s->arena, "%s: %s", last, untrue == CLAIM_NONE ? "-" : claims_id(s->claims, untrue)));
    return NULL;
}
