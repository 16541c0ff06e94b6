/* inside - the file inside a letter, the notice for machines: it is of this decision, and says nothing that neither letter nor facts say. */
#pragma once
#include "figures.h"
#include "heard.h"

/* F103; DONE when the letter has no file inside. figures->facts is set. */
enum outcome inside_check(struct figures *figures, const struct heard *heard);
