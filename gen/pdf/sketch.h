/* sketch - working drawings for the mail-room, no letters: the calibration sheet of an envelope, and a letter's first page with the window drawn over
 * it. One page as PDF or as PNG. */
#pragma once
#include "../layout/envelope.h"
#include "../marks/marks.h"
#include "pdf.h"

struct sketch_order {
    struct arena *arena;
    struct pdf_kit *kit;
    const struct envelope *envelope;
    enum language lang;
    bool is_png;
};

/* Rulers in millimetres at the four edges of the window, and how to measure with them. BROKEN (F001) when Cairo cannot. */
enum outcome sketch_calibration(struct buf *out, struct diag *d, const struct sketch_order *order);

struct sketch_letter {
    const struct layout_kit *kit;
    const struct layout *layout;
    const struct mark_set *marks; /* of its first sheet */
    const char *verdict;          /* a line; printable in the house font */
    bool has_window; /* an annex has none */
};
/* The page, what the window shows at rest, at the ends of the profile's play and at most, and in colour what it should not show or could
 * hide. */
enum outcome sketch_window(struct buf *out, struct diag *d, const struct sketch_order *order, const struct sketch_letter *letter);
