/* cells - the cells of the table: which kind and route, purpose, outcome, disclosure, addressee and form; the bundle and the log in which
 * all of them can be made, and the record of each. The kinds, their routes and the outcomes come from law/pairs.xml. */
#pragma once
#include "../lib/workshop.h"

#define MAX_PER_AXIS 32

/* One way to be selected. */
struct way {
    const char *kind, *route;
    bool automated; /* decided by a computer */
};

struct axes {
    struct way ways[2 * MAX_PER_AXIS];
    size_t n_ways;
    const char *outcomes[MAX_PER_AXIS];
    size_t n_outcomes;
};

enum { PURPOSE_N = 4, DISCLOSURE_N = 3, ADDRESSEE_N = 4, FORM_N = 2, COLUMN_N = DISCLOSURE_N * ADDRESSEE_N * FORM_N };
extern const char *const purposes[PURPOSE_N];
extern const char *const disclosures[DISCLOSURE_N];
extern const char *const addressees[ADDRESSEE_N];
extern const char *const forms[FORM_N];

struct cell {
    size_t way, purpose, outcome, disclosure, addressee, form;
};

struct table {
    struct workshop w;
    struct axes axes;
    struct bundle bundle; /* with a body of its own and an instrument for each kind and purpose */
    struct shop *shop;
    const char *record; /* tests/variants/record.xml */
    size_t n_cells;
};

void cells_prepare(struct table *t);
/* The i-th cell; form changes first, then addressee, disclosure, outcome, purpose, way. */
struct cell cells_at(const struct table *t, size_t i);
/* Makes its letter up to the page model: in Dutch, the separate ones in English too. */
struct printed cells_print(const struct table *t, struct arena *arena, const struct cell *cell);
/* What was selected by lot, all alike, by a plain rule, a signal or a person: a light notice. */
bool cells_is_light(const struct way *way);
