/* law_rows - which rows of law/ the samples do not notice when they are deleted. Each of those has a
 * test of its own, named in tests/deletion/noticed-elsewhere. */
#pragma once
#include "../lib/workshop.h"

/* Prints TAP, a line for each file of law/. Returns 1 when a row is noticed neither by a sample or broken sample nor by a test that the
 * list names, or when the list names a row that is not there or that needs it not. */
int law_rows_report(struct workshop *w);
