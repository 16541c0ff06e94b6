/* reprint - letters once more, as their sheets stand in the print files of the run: what is drawn, piece, marks and blank backs, nothing more and
 * nothing less; no banners. For a damaged piece, on the day that is printed: another day makes other last days, which is a new run.
 *
 *   1. the pieces: of this run, on paper, released and neither pulled nor withdrawn since; all of them, or nothing is made
 *   2. their print files and the manifest are what close wrote, byte for byte
 *   3. reprint_work.c, in the sandbox: the sheets are taken over, and the new file is proofread as print files are, letter by letter against
 *      its single PDF, and against the older file's stamps to the byte */
#pragma once
#include "picked.h"

struct reprint_order {
    const char *run;
    char *const *pieces;
    size_t n_pieces;
    date_day mailed; /* the day on which they will be posted; DATE_NONE: not told */
    int fd;          /* for the file; empty, can be read back */
};
struct reprinted {
    struct picked letters; /* in the order of the file, which is print order; each begins behind the sheets of those before it */
    long sheets;
    struct listed_pieces listed; /* why nothing was made: B061 printed for another day, B067 unknown, B075 cannot be printed again */
};
/* REFUSED (exit 1): pieces are listed, or the run is not out (B069). BROKEN: 74 (B037: a file is not what it was), 70 (B050, B051). What was
 * written to fd is of use after DONE alone. */
enum outcome reprint_run(struct reprinted *out, struct arena *arena, struct diag *d, const struct reprint_order *order);
