/* pairs - which values can go together (law/pairs.xml): kind of instrument and route, outcome and remedy; and which
 * routes owe a reason. */
#pragma once
#include "law.h"

struct pairs {
    const xmlNode *root;
};
enum outcome pairs_load(struct pairs *out, struct arena *arena, struct law_file *law);
/* The words allowed beside it, or NULL when the kind or outcome has no row. Borrowed. */
const char *pairs_routes(const struct pairs *p, const char *kind);
const char *pairs_remedies(const struct pairs *p, const char *outcome);
bool pairs_owes_reason(const struct pairs *p, const char *route);
