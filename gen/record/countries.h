/* countries - the two-letter codes of ISO 3166-1, and XK (Kosovo, user-assigned, in general use by the post). */
#pragma once
#include <stdbool.h>

/* Accepts NULL. */
bool country_is_known(const char *code);
