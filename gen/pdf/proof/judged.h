/* judged - fonts of other files that were read and found right. Letters of a run bring the same font, byte for byte, many times (one body's bold letters
 * spell the same headings): the same bytes say the same and are right again.
 *
 * Everything by which a font is judged is kept and compared, byte by byte: no digest stands for it. Room for a fixed number of fonts; those that came
 * again stay longest. */
#pragma once
#include "type.h"

struct fonts_judged; /* process-lifetime */
struct fonts_judged *fonts_judged_new(struct arena *arena);

/* All by which type.c judges a font. */
struct font_bytes {
    struct bytes name;                         /* without the letters of its subset */
    const struct file_object *map, *outlines;  /* with their streams */
    size_t code_bytes, n_codes;
};

/* What its codes say, n_codes of them, until the next call of fonts_judged_keep(); NULL when it was not met, or long ago. */
const struct glyph_text *fonts_judged_find(struct fonts_judged *judged, const struct font_bytes *font);
/* Keeps one that was found right; of: n_codes. */
void fonts_judged_keep(struct fonts_judged *judged, const struct font_bytes *font, const struct glyph_text *of);
