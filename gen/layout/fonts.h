/* fonts - the families of the house, three faces each: every face opened twice from the bundle's bytes, once for HarfBuzz
 * (design units, unhinted: the same on every machine) and once for FreeType, which only Cairo uses. All measures are in one
 * em, whatever a font's own is, with the family's scale in them; so widths can be added across families.
 *
 * The first family is opened at once, the others when a text needs them. A fonts belongs to the arena it was loaded with,
 * and borrows the bundle's bytes. */
#pragma once
#include <hb.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <unicode/uscript.h>
#include "style.h"

/* Where the ink of a glyph lies, in the font's units about its origin. */
struct ink {
    bool is_known, has_ink; /* not: a space */
    hb_glyph_extents_t extents;
};
/* Those of a font, in blocks: it has thousands of glyphs, a house's letters show a hundred. NULL: none of the block was asked for. */
#define INKS_IN_BLOCK 64
struct inks {
    struct arena *arena;
    struct ink **blocks;
    size_t n_blocks;
};

struct font {
    FT_Face ft;
    hb_font_t *hb;
    double cap_height; /* part of the em */
    struct inks *inks;
};

struct fonts {
    FT_Library library;
    struct arena *arena;
    const struct bundle *bundle;
    const struct style *style;
    struct font faces[MAX_FAMILIES][FACE_N];
    bool open[MAX_FAMILIES];
    int units_per_em;
};

/* Opens the style's first family. BROKEN when a file of any family is missing from the bundle, or one of the first is no
 * font, variable, or may not be embedded. */
enum outcome fonts_load(struct fonts *out, struct arena *arena, struct diag *d, const struct bundle *b,
                        const struct style *style);
/* Opens a family that is not open yet. BROKEN as fonts_load(). */
enum outcome fonts_open(struct fonts *fonts, struct diag *d, int family);
/* The family for a script where the letter's own is `own`: own, or the first that names it; own when none does. */
int fonts_family(const struct fonts *fonts, int own, UScriptCode script);
/* The face of an open family that stands for this one: regular where there is no italic. */
enum face fonts_face(const struct fonts *fonts, int family, enum face face);
/* Has an open family a glyph for this character? */
bool fonts_have(const struct fonts *fonts, int family, enum face face, int32_t c);
/* Measures a glyph that was not asked for before. */
const struct ink *fonts_measure_ink(const struct font *font, unsigned glyph);
/* The ink of a glyph, measured once a process. */
static inline const struct ink *fonts_ink(const struct font *font, unsigned glyph)
{
    const size_t block = glyph / INKS_IN_BLOCK;
    const struct ink *inks = block < font->inks->n_blocks ? font->inks->blocks[block] : NULL;
    return inks && inks[glyph % INKS_IN_BLOCK].is_known ? &inks[glyph % INKS_IN_BLOCK] : fonts_measure_ink(font, glyph);
}
