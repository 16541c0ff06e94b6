/* tags - the order in which a page's marks are put down, and the flat tags around them: the same for whoever holds the pen (draw: Cairo; typeset: type
 * that Cairo cast before).
 *
 * Owns nothing: the drawing and its list of tags are the caller's, who made room in it. */
#pragma once
#include "draw.h"

/* Who puts down what tags_walk() comes by. */
struct pen {
    void *of;
    void (*begin)(void *of, const char *name); /* of a tag: TAG_NAME_CONTENT or _ARTIFACT */
    void (*end)(void *of, const char *name);
    void (*mark)(void *of, const struct mark *m);
    void (*figure)(void *of, const struct mark *m); /* where a figure's plate will stand */
    bool draws_figures;                             /* their paths too */
};

/* How much there is of a layout: all marks and their glyphs; glyphs and clusters of the longest. */
struct tags_room {
    size_t marks, all_glyphs, glyphs, clusters;
};
struct tags_room tags_room(const struct layout *layout);
/* One page: watermark, then rules and frames, then content; its tags join the drawing's list. */
void tags_walk(struct drawing *drawing, const struct pen *pen, const struct layout *layout, int page);

/* Cairo leaves out what has no ink once its ink is rounded outward to whole points: white space alone that stands just on one. It would be missing
 * between two words, so it is put a little beside. */
bool tags_are_white(const struct mark *m);
double tags_off_whole(double pt);
