#include "fonts.h"

#include <string.h>
#include FT_TRUETYPE_TABLES_H

/* A variable font: Cairo 1.16 embeds the default outlines under the widths of the chosen instance, without a word. */
static bool is_variable(FT_Face face)
{
    FT_ULong n_bytes = 0;
    return FT_Load_Sfnt_Table(face, FT_MAKE_TAG('f', 'v', 'a', 'r'), 0, NULL, &n_bytes) == 0;
}

/* OpenType OS/2 fsType: restricted, no subsetting, bitmaps only. Each forbids what a PDF does. */
static bool may_embed(FT_Face face)
{
    const unsigned forbidden =
        FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING | FT_FSTYPE_NO_SUBSETTING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY;
    return (FT_Get_FSType_Flags(face) & forbidden) == 0;
}

static void free_hb_font(void *font)
{
    hb_font_destroy(font);
}

static void free_ft_face(void *face)
{
    FT_Done_Face(face);
}

static void free_ft_library(void *library)
{
    FT_Done_FreeType(library);
}

const struct ink *fonts_measure_ink(const struct font *font, unsigned glyph)
{
    static const struct ink none = {.is_known = true};
    struct inks *inks = font->inks;
    const size_t block = glyph / INKS_IN_BLOCK;
    if (block >= inks->n_blocks)
        return &none; /* no glyph of the font */
    if (!inks->blocks[block])
        inks->blocks[block] = arena_array(inks->arena, INKS_IN_BLOCK, sizeof **inks->blocks);
    struct ink *ink = &inks->blocks[block][glyph % INKS_IN_BLOCK];
    ink->has_ink = hb_font_get_glyph_extents(font->hb, glyph, &ink->extents) && ink->extents.width != 0;
    ink->is_known = true;
    return ink;
}

static hb_font_t *open_hb(const struct input *file, int scale)
{
    hb_blob_t *blob = hb_blob_create(file->bytes, (unsigned)file->n_bytes, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_font_set_scale(font, scale, scale);
    hb_font_make_immutable(font);
    return font;
}

static enum outcome load_face(struct fonts *fonts, struct font *font, struct diag *d, const struct input *file,
                              double scale)
{
    struct place at = {.file = file->name};
    if (FT_New_Memory_Face(fonts->library, (const FT_Byte *)file->bytes, (FT_Long)file->n_bytes, 0, &font->ft)) {
        return diag_note(d, D_FONT_BROKEN, &at, NULL);
    }
    arena_defer(fonts->arena, free_ft_face, font->ft);
    if (is_variable(font->ft)) {
        return diag_note(d, D_FONT_VARIABLE, &at, NULL);
    }
    if (!may_embed(font->ft)) {
        return diag_note(d, D_FONT_RESTRICTED, &at, "fsType %u", (unsigned)FT_Get_FSType_Flags(font->ft));
    }
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(font->ft, FT_SFNT_OS2);
    const int em = font->ft->units_per_EM;
    if (!os2 || em <= 0 || os2->version < 2) {
        return diag_note(d, D_FONT_BROKEN, &at, "no OS/2 table of version 2");
    }
    fonts->units_per_em = fonts->units_per_em ? fonts->units_per_em : em;
    font->cap_height = (double)os2->sCapHeight / em;
    font->hb = open_hb(file, (int)(fonts->units_per_em * scale + 0.5));
    arena_defer(fonts->arena, free_hb_font, font->hb);
    font->inks = arena_alloc(fonts->arena, sizeof *font->inks);
    font->inks->arena = fonts->arena;
    font->inks->n_blocks = (size_t)font->ft->num_glyphs / INKS_IN_BLOCK + 1;
    font->inks->blocks = arena_array(fonts->arena, font->inks->n_blocks, sizeof *font->inks->blocks);
    return DONE;
}

enum outcome fonts_open(struct fonts *fonts, struct diag *d, int family)
{
    const struct family *row = &fonts->style->families[family];
    if (fonts->open[family]) {
        return DONE;
    }
    for (int face = 0; face < FACE_N; face++) {
        if (row->files[face]) {
            const struct input *file = bundle_file(fonts->bundle, row->files[face]);
            const enum outcome outcome = load_face(fonts, &fonts->faces[family][face], d, file, row->scale);
            if (outcome != DONE) {
                return outcome;
            }
        }
    }
    fonts->open[family] = true;
    return DONE;
}

enum outcome fonts_load(struct fonts *out, struct arena *arena, struct diag *d, const struct bundle *b,
                        const struct style *style)
{
    *out = (struct fonts){.arena = arena, .bundle = b, .style = style};
    if (FT_Init_FreeType(&out->library)) {
        return diag_note(d, D_FONT_BROKEN, NULL, "FreeType does not start");
    }
    arena_defer(arena, free_ft_library, out->library);
    for (size_t i = 0; i < style->n_families; i++) {
        for (int face = 0; face < FACE_N; face++) {
            const char *name = style->families[i].files[face];
            if (name && !bundle_file(b, name)) {
                return diag_note(d, D_FONT_BROKEN, &(struct place){.file = name}, "not in the bundle");
            }
        }
    }
    return fonts_open(out, d, 0);
}

static bool is_for(const struct family *family, UScriptCode script)
{
    const char *code = uscript_getShortName(script);
    return code && strstr(family->scripts, code);
}

int fonts_family(const struct fonts *fonts, int own, UScriptCode script)
{
    const struct style *style = fonts->style;
    if (is_for(&style->families[own], script)) {
        return own;
    }
    for (size_t i = 0; i < style->n_families; i++) {
        if (!style->families[i].formats && is_for(&style->families[i], script)) {
            return (int)i;
        }
    }
    return own;
}

enum face fonts_face(const struct fonts *fonts, int family, enum face face)
{
    return fonts->style->families[family].files[face] ? face : FACE_REGULAR;
}

bool fonts_have(const struct fonts *fonts, int family, enum face face, int32_t c)
{
    hb_codepoint_t glyph = 0;
    hb_font_t *font = fonts->faces[family][fonts_face(fonts, family, face)].hb;
    return c >= 0 && hb_font_get_nominal_glyph(font, (hb_codepoint_t)c, &glyph);
}
