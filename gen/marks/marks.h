/* marks - what the mail-room prints over a finished sheet, as black rectangles and short texts in millimetres from its top left corner, y
 * downward. Pure: no drawing, no files. Everything belongs to the arena given. */
#pragma once
#include <stdbool.h>

#include "../base/arena.h"

struct mark_rect {
    double x_mm, y_mm, width_mm, height_mm;
};
struct mark_text {
    const char *text; /* printable ASCII */
    double x_mm, y_mm; /* where its baseline begins */
    double size_pt;
    bool is_bold;
};
struct mark_set {
    struct mark_rect *rects;
    size_t n_rects, max_rects;
    struct mark_text *texts;
    size_t n_texts, max_texts;
};

void mark_set_rect(struct mark_set *set, struct arena *arena, struct mark_rect rect);
void mark_set_text(struct mark_set *set, struct arena *arena, struct mark_text text);
