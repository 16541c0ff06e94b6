/* printings - each sample as it can be printed (as its record asks, with a translation, as an annex, as a concept ...): its facts,
 * joined once, and the lines of its page model as the unaltered bundle makes it. */
#pragma once
#include "../lib/workshop.h"

struct printing {
    const char *name; /* "2026-000417 +en" */
    xmlDoc *facts;
    bool concept;
    const char *lines;   /* as it should be */
    const char *without; /* the same when its translation is given up; NULL: it has none */
};

struct printings {
    struct printing *all;
    size_t n;
    size_t n_lost; /* samples that are not made as their records ask: told on standard output */
    struct looks looks;
    struct composer *composer; /* of the unaltered bundle */
    struct statute *statute;
};

/* All in the arena of the workshop. */
void printings_prepare(struct printings *out, struct workshop *w);

enum likeness { SAME, REFUSED_IT, OTHER };
/* Makes one printing with this composer. REFUSED_IT: it does not go out, or goes out in Dutch alone, and that is reported: *codes. OTHER: its words
 * or their structure changed: *lines is what it is now. */
enum likeness printings_compare(const struct printings *p, struct arena *arena, struct composer *composer, size_t i,
                                const char **lines_or_codes);
