/* typeset - pages in type that Cairo cast before (specimen): what draw makes of a layout, without Cairo drawing each letter again.
 *
 * A page is written as Cairo writes it, sign for sign and number for number: tests/type sets every sample both ways and compares the operators.
 * The finisher then goes over both alike. */
#pragma once
#include "draw.h"

/* *out is NULL, and the answer DONE, when the letter is not for it: a sign that no specimen has, text from right to left, a turned line,
 * a sign off the sheet, a rule without a height. BROKEN as specimen_make(). All memory is the arena's. */
enum outcome typeset_layout(struct drawing **out, struct arena *arena, struct diag *d, struct pdf_kit *kit, const struct layout *layout);
