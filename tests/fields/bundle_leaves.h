/* bundle_leaves - which leaves of the sample bodies and instruments no sample letter notices: for information, no failure, because a
 * letter need not tell all that a body knows. */
#pragma once
#include "../lib/workshop.h"

/* Prints "FILE PATH WHAT" for each such leaf, and the counts. Returns 0. */
int bundle_leaves_report(struct workshop *w, struct shop *shop);
