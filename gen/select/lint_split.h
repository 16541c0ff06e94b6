/* lint_split - words of which the letters or halves stand apart: "be-zwaar", "b e z w a a r". The reader reads one word, so the search does. */
#pragma once
#include "lint_rows.h"

/* The text with those words of language/@split joined of which more than one piece stands there, in the arena; false: there is none. */
bool lint_join_split(struct words *out, struct arena *arena, const struct speech *speech, const struct words *text);
