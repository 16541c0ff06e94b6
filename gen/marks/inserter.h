/* inserter - the marks by which a folding and inserting machine sees where a set ends (OMR), described in house/inserters/NAME.xml: one file a
 * machine, no code a machine. */
#pragma once
#include "../layout/envelope.h"
#include "marks.h"

enum omr_when {
    OMR_ALWAYS,   /* start and safety marks */
    OMR_FIRST,    /* on the first sheet of a set */
    OMR_NOT_FIRST,
    OMR_LAST,     /* on the last: end of set */
    OMR_NOT_LAST,
    OMR_SEQUENCE, /* a bit of the sheet's place in its set, counted from 0 */
    OMR_MATCH,    /* a bit of the piece's number: the same on all sheets of a set */
    OMR_PARITY    /* makes the number of marks even */
};
enum { INSERTER_MARKS = 24 };

struct inserter {
    double length_mm, thickness_mm, pitch_mm;
    struct {
        enum omr_when when;
        int bit; /* 0: the lowest */
    } marks[INSERTER_MARKS]; /* downward; where one is not due its place stays empty */
    int n_marks;
};

/* The description that the envelope names. BROKEN (P008, 65) when there is none or it does not fit the place <omr>. */
enum outcome inserter_load(struct inserter *out, struct arena *arena, struct diag *d, const struct bundle *b, const struct envelope *envelope);

struct omr_sheet {
    const char *piece; /* digits */
    int sheet, of;     /* from 1 */
};
/* Adds the marks of a sheet, from the top left of the place downward. */
void inserter_marks(struct mark_set *set, struct arena *arena, const struct inserter *inserter, const struct rect *omr, const struct omr_sheet *sheet);
