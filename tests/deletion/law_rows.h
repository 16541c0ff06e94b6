/* law_rows - which rows of law/ the samples do not notice when they are deleted. The tests in tests/law are for those. */
#pragma once
#include "../lib/workshop.h"

/* Prints "FILE ROW" for each row that no sample and no broken sample notices, and the counts. Returns 0. */
int law_rows_report(struct workshop *w);
