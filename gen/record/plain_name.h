/* plain_name - names out of a record, made fit for a note.
 *
 * Internal to record/. A note never bears a value of the record, but it must say which element is meant; an
 * element's name is the record's own too. So only a name that looks like a field's is shown: letters, digits,
 * '-', '_', '.', at most PLAIN_NAME_MAX, no BSN in it. Anything else is shown as "*". */
#pragma once
#include <stddef.h>

#include "scan.h"

#define PLAIN_NAME_MAX 48

/* Writes the name, followed by a NUL, into out (PLAIN_NAME_MAX + 1 bytes); returns its length. */
size_t plain_name(char *out, struct span name);
