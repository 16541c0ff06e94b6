/* answer - what the commands of a run answer on standard output: counts, then the pieces that something is said of. As a table, or with
 * --json as one document. */
#pragma once
#include "../../batch/closed_run.h"
#include "../front.h"

struct counted {
    const char *what;
    long long count;
};
/* WHAT<TAB>COUNT each; with --json the members of an object that stays open. */
void answer_counts(const struct front *f, const struct counted *rows, size_t n);
/* PIECE<TAB>STATUS<TAB>CODE each (STATUS - when it has none); with --json the member "pieces". */
void answer_listed(const struct front *f, const struct listed_pieces *listed);
/* Closes the object. */
void answer_end(const struct front *f);
