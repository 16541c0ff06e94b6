/* print_stamp - what stands over a letter in a print file, read back from its content: black rectangles and words, by the maps of their fonts. No
 * operator occurs that they do not need, so that nothing else can be painted. */
#pragma once
#include "print_view.h"
#include "type.h"

struct stamped_rect {
    double x_pt, y_pt, width_pt, height_pt; /* from the bottom left */
};
struct stamped_text {
    char words[256];
    double x_pt, y_pt, size_pt;
};
#define STAMPED_RECTS 2048
#define STAMPED_TEXTS 64

struct stamped {
    struct stamped_rect rects[STAMPED_RECTS];
    size_t n_rects;
    struct stamped_text texts[STAMPED_TEXTS];
    size_t n_texts;
};

/* The two fonts that every stamp of the file has. */
struct stamp_fonts {
    struct file file; /* their objects alone */
    long regular, bold; /* 0: not yet met */
    const struct type *types[2];
};

/* Takes the fonts from a page's resources when they are first met; after that they must be the same. False when they are not, or cannot be read. */
bool stamp_fonts_meet(struct stamp_fonts *fonts, struct print_view *v, struct bytes resources);
/* Reads a content. over: it stands over a letter, and begins with the end of that. */
bool stamp_read(struct stamped *out, const struct stamp_fonts *fonts, struct bytes content, bool over);
