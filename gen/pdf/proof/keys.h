/* keys - what may be in a letter's PDF: every object is reached from the trailer, each dictionary has only the keys that are
 * listed for its kind, each name is one of those listed for its key (keys.c holds the list). So there is no script, no action
 * but a link, no form, no file inside unless one was asked for, no object that nothing speaks of. */
#pragma once
#include "file.h"

/* F102 for whatever is not on the list. */
enum outcome keys_check(struct file *f, bool may_hold_file);
