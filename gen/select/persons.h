/* persons - people whom a clerk's text names: a title or initials and then a name ("mevrouw Jansen", "P. van den Berg"). Who is named without either,
 * no search tells from a street or a firm. */
#pragma once
#include "pairs.h"

/* Whether the text names somebody of whom no word stands in the name, the salutation or on whose behalf of this addressee. */
bool persons_names_another(const struct pairs *p, struct arena *arena, const char *text, const xmlNode *addressee);
