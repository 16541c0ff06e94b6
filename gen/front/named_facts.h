/* named_facts - the facts that an XPath test names, with what this letter's facts say at each: why a claim holds, what a gate
 * looked at. It reads the test's paths, not its logic. Everything lives in the arena. These values are a person's data: they go to
 * standard output when they were asked for, never into a note. */
#pragma once
#include "../record/schema.h"
#include "../select/bundle.h"

/* The schemas whose labels name the facts; each may be NULL. */
struct labels {
    struct schema *record, *selections, *instrument, *body;
};
/* Loads them from the bundle. */
enum outcome labels_load(struct labels *out, struct arena *arena, struct diag *d, const struct bundle *bundle);

struct named_fact {
    const char *path;              /* "/facts/record/decision/@automated" */
    const char *label[LANGUAGE_N]; /* NULL: the path must do */
    const char **values;           /* in the order of the facts; none: not known */
    size_t n_values;
};
struct named_facts {
    struct named_fact *all;
    size_t n;
};
/* Each path once, in the order of the test. */
struct named_facts named_facts_of(struct arena *arena, const struct labels *labels, xmlDoc *facts, const char *test);
