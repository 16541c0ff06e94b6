/* matrix - the Data Matrix by which an inserter follows a piece: digits that mean nothing to who has not the run. */
#pragma once
#include "marks.h"

/* Piece (17), sheet (2), of (2), check (2). */
enum { MATRIX_DIGITS = 23 };
/* False when the piece is not of 17 digits or the sheets not of two. */
bool matrix_payload(char out[MATRIX_DIGITS + 1], const char *piece, int sheet, int of);
/* Adds its modules, runs of a row as one rectangle, within the square of that side at x, y, its quiet zone of so many modules left
 * free inside. False when it cannot be made or a module were under 0.5 mm. */
bool matrix_marks(struct mark_set *set, struct arena *arena, const char *payload, const struct mark_rect *place);
#define MATRIX_QUIET_MODULES 4
#define MATRIX_MODULE_MIN_MM 0.5 /* PostNL's scanners, and those of inserters: 0.5 to 0.7 mm */
