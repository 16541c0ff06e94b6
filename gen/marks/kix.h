/* kix - PostNL's Klantindex: postcode, house number and addition as bars of four heights, in the alphabet of RM4SCC without start, stop
 * or check bars. Also of a P.O. box (its number is the house number). Only addresses in the Netherlands have one. */
#pragma once
#include "marks.h"

/* Six of the postcode, five of the number, X, six of the addition. */
enum { KIX_MAX = 18 };
/* "1234AB12XA"; false when address and rules do not give one. A missing addition is NULL. Small letters become capitals, blanks and
 * hyphens of the addition go. */
bool kix_code(char out[KIX_MAX + 1], const char *postcode, const char *number, const char *addition);
/* How wide its bars are. */
double kix_width_mm(const char *code);
#define KIX_HEIGHT_MM 5.43
#define KIX_QUIET_MM  2.0 /* white on every side */
/* Adds its bars, the top left of the first at x, y. False for a character that the alphabet lacks. */
bool kix_marks(struct mark_set *set, struct arena *arena, const char *code, double x_mm, double y_mm);
