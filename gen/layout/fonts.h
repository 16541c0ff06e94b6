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

struct inks; /* of its glyphs, as far as they were asked for */

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
/* Where the ink of a glyph lies, in the font's units about its origin; remembered. False: it has none, as a space. */
bool fonts_ink(hb_glyph_extents_t *out, const struct font *font, unsigned glyph);
