/* profile - what a run must know of an envelope: where its marks stand, how many sheets a print file of it may have, and what a letter in it
 * weighs. */
#pragma once
#include "../marks/piece.h"

struct profile {
    struct envelope envelope;
    struct inserter inserter;
    bool has_inserter;
};

/* Inside the sandbox; belongs to the arena. BROKEN when the bundle has no such profile, or it or its inserter's description cannot be used. */
enum outcome profile_read(struct profile *out, struct arena *arena, struct diag *d, const struct bundle *b, const char *name);
/* A letter with its envelope, in whole grams upward. */
int profile_grams(const struct profile *p, int sheets);
/* Where the marks of its letters stand; borrows the profile. */
struct piece_room profile_room(const struct profile *p);
