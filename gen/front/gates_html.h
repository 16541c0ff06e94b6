/* gates_html - the gates and claims of a bundle as one page in Dutch that a lawyer reads: no scripts, nothing from outside. */
#pragma once
#include <stdio.h>

#include "../select/gates.h"

void gates_html(FILE *to, struct arena *arena, const struct gates *gates, const xmlNode *claims);
