/* table - the table of all cells as text: sets of clauses by part of the letter, letters as sets of parts, and a line for each kind and
 * route x purpose x outcome with a column for each disclosure x addressee x form. */
#pragma once
#include "rules.h"

/* In the arena of the table. */
const char *table_write(const struct table *t, const struct crew *crew);
/* "rules-risk/risk control refused, full subject separate" */
const char *table_name(struct arena *arena, const struct table *t, const struct cell *cell);
