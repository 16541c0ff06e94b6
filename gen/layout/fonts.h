/* fonts - the faces of the house: each opened twice from the bundle's bytes, once for HarfBuzz (design
 * units, unhinted: the same on every machine) and once for FreeType, which only Cairo uses.
 *
 * A fonts belongs to the arena it was loaded with, and borrows the bundle's bytes. */
#pragma once
#include <hb.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include "layout.h"

struct font {
    FT_Face ft;
    hb_font_t *hb;
    double cap_height, ascent, descent; /* parts of the em; descent is positive */
};

struct fonts {
    FT_Library library;
    struct font faces[FACE_N];
    int units_per_em; /* the same for all faces: widths are added across them */
};

/* files: one font file per face, names inside the bundle. BROKEN when one is missing, no font, variable, of another
 * em, or may not be embedded. */
enum outcome fonts_load(struct fonts *out, struct arena *arena, struct diag *d, const struct bundle *b,
                        const char *const files[FACE_N]);
