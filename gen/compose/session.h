/* session - one letter in one language on its way through the stylesheet: what the extension functions may look at, and
 * where they leave what went wrong. Lives on the stack of compose_page(); nothing of it survives the letter. */
#pragma once
#include "claims.h"
#include "wording.h"

struct session {
    struct arena *arena;
    struct diag *d;
    struct place at; /* the record */
    const struct catalogue *words;
    const struct claims *claims;
    struct verdicts *verdicts;
    const struct countries *countries;
    bool is_translation;
    bool lacks_words;     /* translation: something is not there in its language, so it cannot be made */
    enum outcome outcome; /* worst of what was noted */
    uint32_t duties;      /* that the clauses printed so far fulfil */
};
