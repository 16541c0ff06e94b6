/* session - one letter in one language on its way through the stylesheet: what the stylesheet's calls into C may look at, and
 * where they leave what went wrong. Lives on the stack of compose_page(); nothing of it survives the letter. */
#pragma once
#include "../select/programs.h"
#include "wording.h"

#define SESSION_MAX_DUTCH 8 /* texts in one slot: the reasons of a selection */

struct session {
    struct arena *arena;
    struct diag *d;
    struct place at; /* the record */
    const struct catalogue *words;
    const struct catalogue *dutch; /* those that a translation is made from; the same in the Dutch letter */
    const struct claims *claims;
    struct programs *programs;
    size_t program;       /* that <k:each-program> speaks of, or PROGRAM_ALL */
    const struct countries *countries;
    xmlNode *about;       /* the fact that the clause being said is about */
    bool is_translation;
    bool lacks_words;     /* translation: something is not there in its language, so it cannot be made */
    const char *lacking;  /* what: the first clause, form or text */
    bool is_stale;        /* it is there, but was made from other Dutch words */
    bool says_draft;      /* translation: a clause was said that was not reviewed */
    const char *in_dutch[SESSION_MAX_DUTCH]; /* translation: what the slot being filled shows in Dutch */
    size_t n_in_dutch;
    const char *dutch_names[SESSION_MAX_DUTCH]; /* and the names in it that are Dutch within its own words */
    size_t n_dutch_names;
    enum outcome outcome; /* worst of what was noted */
};

/* Nothing has gone wrong so far. */
bool session_is_well(const struct session *s);
/* Notes a fault of this letter. */
void session_fault(struct session *s, enum diag_code code, const char *what);
/* The same for a word that this language lacks: a translation is then given up without a note; in Dutch nothing can stand in. */
void session_lacks(struct session *s, enum diag_code code, const char *what);
/* Whether a claim holds of the program being spoken of, else of all. A test that cannot be evaluated is a fault. */
bool session_holds(struct session *s, size_t claim);
/* The first clause of a list of ids whose every claim holds. NULL when there is none: if one must be said, that is a fault (T005). What a
 * translation does not have counts only where the Dutch letter would say it. */
const struct clause *session_choose(struct session *s, const char *ids, bool must);
