/* duties_met - whether a letter says what it owes (law/duties.xml): after the stylesheets have made it, each duty that applies must be
 * fulfilled by a clause that stands where it belongs and shows the facts that it is to show.
 *
 * struct duty_table is made once and const; struct owed is of one record and serves all its languages. Both belong to the arena
 * they were made with. */
#pragma once
#include "../select/facts.h"
#include "wording.h"

struct duty_table;
struct owed;

/* BROKEN when law/duties.xml names more places or values than can be told apart. */
enum outcome duty_table_load(struct duty_table **out, struct arena *arena, struct diag *d, const struct statute *statute);
/* Judges which duties apply, of each program where that counts. */
struct owed *duties_owed(const struct duty_table *table, struct programs *programs);
/* Looks through one <letter> in the language of these words. REFUSED (L140, one note a duty) when something that is owed is not there. */
enum outcome duties_met(const struct owed *owed, struct diag *d, const struct place *at, const xmlNode *letter, const struct catalogue *words);
