/* lint_amounts - sums of money in a clerk's sentence, held against the amounts of the record (Awb art. 3:46: one decision, one sum). */
#pragma once
#include "lint_rows.h"

/* Whether the text names sums, marked as euros in this language, and none of them is an amount of the decision (with or without its sign) or all
 * of them together. False where the record has no amounts, and where the text names none; a limit or an estimate ("meer dan 7.000 euro") is none. */
bool lint_names_other_amounts(const struct speech *speech, const char *text, const xmlNode *decision);
