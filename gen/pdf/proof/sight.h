/* sight - whether what a page says can be seen: its words stand upright on the sheet, are big and dark enough, and nothing hides them.
 *
 * Follows the state of a page's operators as far as it decides that. Strict as the rest: one turn of the page's axes, one frame around it, and
 * no operator that cuts. Owns nothing. */
#pragma once
#include "file.h"

#define SIGHT_DEPTH  8 /* of saved states */
#define SIGHT_PLATES 8 /* of a page */

/* From the top left of the sheet. */
struct sight_box {
    double left, top, right, bottom;
};

struct sight {
    double width_pt, height_pt; /* of the sheet */
    double ink;                 /* luminance that what is filled leaves: 0 black, 1 white */
    double saved[SIGHT_DEPTH];
    size_t depth;
    bool is_turned, has_words;
    bool is_moved;    /* for a plate, whose corner is at x, y */
    double x, y;
    struct sight_box plates[SIGHT_PLATES];
    size_t n_plates;
};

/* How words stand: where, x from the left and y from above, and their matrix before that. */
struct sight_words {
    double x, y, matrix[4];
    bool is_watermark; /* which is pale and aslant on purpose */
};

/* The functions below return NULL when all is well, else what is not. */

/* Begins a page of that dictionary. */
const char *sight_begin(struct sight *out, const struct file *f, struct bytes page, struct bytes resources);
/* q and Q. */
const char *sight_save(struct sight *s);
const char *sight_restore(struct sight *s);
/* cm: the axes from the foot upward become those from the top downward, once; then a plate is moved to its place. */
const char *sight_turn(struct sight *s, const double matrix[6]);
/* g and rg: n numbers. */
void sight_ink(struct sight *s, const double *numbers, size_t n);
/* Words are shown. */
const char *sight_show(struct sight *s, const struct sight_words *words);
/* A rule or frame is painted: it lies under the words. */
const char *sight_paint(const struct sight *s);
/* A plate of that dictionary is shown: on the sheet. Words at x, y are not under it. */
const char *sight_plate(struct sight *s, struct bytes plate);
bool sight_is_covered(const struct sight *s, double x, double y);
const char *sight_end(const struct sight *s);
