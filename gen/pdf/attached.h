/* attached - the notice inside a finished letter, found in bytes that nobody vouches for.
 *
 * Understands what the finisher writes and nothing else: a file that another program made or changed is refused whole, whatever is
 * in it. */
#pragma once
#include "lex.h"
#include "../base/arena.h"
#include "../base/files.h"

/* *out: the bytes of the attachment, in the arena. BROKEN (F020): no PDF as this program writes it. REFUSED (F021): nothing is inside. */
enum outcome attached_find(struct bytes *out, struct arena *arena, struct diag *d, const struct input *letter);
