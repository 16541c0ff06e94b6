/* press - finished letters in memory, for the tests of the proofreader: every sample, in Dutch and with English, and some in each
 * other language, as every front door makes them. */
#pragma once
#include "../lib/workshop.h"
#include "../../gen/pdf/proof/proofread.h"

struct finished {
    const char *name;          /* "2026-000417 en" */
    struct buf pdf;
    struct programs *programs; /* its facts */
    const char *lang;          /* of the letter behind the Dutch one; "nl": there is none */
    bool holds_file;           /* the notice for machines is inside */
    bool is_copy;              /* marked DUPLICAAT */
    struct arena *arena;       /* of its own */
};

struct press {
    struct workshop w;
    struct shop *shop;
    struct proofreader *reader;
    struct finished *letters;
    size_t n_letters;
};

/* Opens the shop; makes every sample. Ends the program with 2 when one cannot be made. */
void press_open(struct press *p);
/* Proofreads a file against facts, with notes in d. */
enum outcome press_proofread(const struct press *p, struct arena *arena, struct diag *d, struct bytes pdf, struct programs *facts);
