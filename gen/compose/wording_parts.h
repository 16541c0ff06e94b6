/* wording_parts - what the readers of one catalogue share: for wording.c, days.c and plurals.c alone. */
#pragma once
#include "wording.h"

/* What a loader needs to say where a fault is. */
struct loading {
    struct arena *arena;
    struct diag *d;
    const char *file, *lang;
    bool is_draft;
    const struct vocabulary *vocabulary;
};

/* Notes T003 about this row of the file. */
enum outcome wording_fault(const struct loading *l, const xmlNode *node, const char *what);
/* "one", or in a grammatical form "one-acc": an attribute's name, in the arena. */
const char *wording_inflected(struct arena *arena, const char *name, const char *form);

/* <months>, <months-alone>, <weekdays> and <dates>, in each form that there is. BROKEN (T003). */
enum outcome days_load(struct days **out, const struct loading *l, const xmlNode *root);
/* <plurals> and the <plural> rows. BROKEN (T003). */
enum outcome plurals_load(struct plurals **out, const struct loading *l, const xmlNode *root);
