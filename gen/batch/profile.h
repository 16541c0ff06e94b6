/* profile - what a run must know of an envelope beyond the layout: how many sheets a print file of it may have, and what it weighs. */
#pragma once
#include "../select/bundle.h"

struct profile {
    bool duplex;
    int sheets_per_file;
    int grams; /* of the envelope; 0: not known */
};

#define PROFILE_SHEETS_PER_FILE 2500 /* where the profile does not say */
#define SHEET_MILLIGRAMS        4990 /* A4 of 80 g/m2: 0.210 m x 0.297 m x 80 g */

/* Inside the sandbox. BROKEN when the bundle has no such profile. */
enum outcome profile_read(struct profile *out, struct arena *arena, struct diag *d, const struct bundle *b, const char *name);
/* A letter with its envelope, in whole grams upward. */
int profile_grams(const struct profile *p, int sheets);
