/* Cairo remembers faces past the end of whoever made them (its cache of scaled fonts is the process's), and knows an
 * FT_Face by its address. So the kit opens faces of its own over the layout kit's bytes and gives them to Cairo, which
 * ends them when it forgets them: a face closed under Cairo's hands could give its glyphs to the next one at that
 * address. */
#include "kit.h"

#include <cairo-ft.h>
#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MODULE_H

#include "finish.h"
#include "specimen.h"

#define MAX_SIZES 32

struct pdf_kit {
    const struct layout_kit *layout_kit;
    FT_Library library;
    cairo_font_face_t *faces[2][MAX_FAMILIES][FACE_N]; /* from the left, from the right; NULL: not asked for yet */
    cairo_font_options_t *options;
    struct sized {
        const cairo_font_face_t *face;
        double size_pt;
        cairo_scaled_font_t *font;
    } sizes[MAX_SIZES]; /* the sizes of the house style, and then the last one asked for */
    size_t n_sizes;
    struct finisher *finisher;
    struct arena *arena; /* as long as the kit */
    struct specimen *specimens[MAX_SPECIMENS];
};

static void *ft_alloc(FT_Memory memory, long n_bytes)
{
    (void)memory;
    return malloc((size_t)n_bytes);
}

static void ft_free(FT_Memory memory, void *block)
{
    (void)memory;
    free(block);
}

static void *ft_realloc(FT_Memory memory, long old_bytes, long new_bytes, void *block)
{
    (void)memory;
    (void)old_bytes;
    return realloc(block, (size_t)new_bytes);
}

/* FreeType never writes to it, but takes it without const. */
static struct FT_MemoryRec_ ft_memory = {.alloc = ft_alloc, .free = ft_free, .realloc = ft_realloc};

/* Called by Cairo when nothing of it holds the face any more. The library ends with its last face. */
static void let_face_go(void *face)
{
    FT_Library library = ((FT_Face)face)->glyph->library;
    FT_Done_Face(face);
    FT_Done_Library(library);
}

static cairo_font_face_t *open_face(FT_Library library, FT_Face lent)
{
    static const cairo_user_data_key_t key;
    FT_Face face;
    if (!lent || !lent->stream || !lent->stream->base)
        return NULL;
    if (FT_New_Memory_Face(library, lent->stream->base, (FT_Long)lent->stream->size, 0, &face))
        return NULL;
    FT_Reference_Library(library);

    cairo_font_face_t *made = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo_font_face_set_user_data(made, &key, face, let_face_go) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(made);
        let_face_go(face);
        return NULL;
    }
    return made;
}

static void free_kit(void *object)
{
    struct pdf_kit *kit = object;
    for (size_t i = 0; i < kit->n_sizes; i++)
        cairo_scaled_font_destroy(kit->sizes[i].font);
    for (int i = 0; i < 2 * MAX_FAMILIES; i++)
        for (int face = 0; face < FACE_N; face++)
            cairo_font_face_destroy(kit->faces[i / MAX_FAMILIES][i % MAX_FAMILIES][face]);
    cairo_font_options_destroy(kit->options);
    if (kit->library)
        FT_Done_Library(kit->library); /* the faces that Cairo still has hold it */
}

enum outcome pdf_kit_load(struct pdf_kit **out, struct arena *arena, struct diag *d,
                          const struct layout_kit *layout_kit)
{
    static const char *const names[FACE_N] = {"regular", "bold", "italic"};
    struct pdf_kit *kit = arena_alloc(arena, sizeof *kit);
    kit->layout_kit = layout_kit;
    kit->arena = arena;
    kit->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(kit->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(kit->options, CAIRO_HINT_METRICS_OFF);
    arena_defer(arena, free_kit, kit);

    if (FT_New_Library(&ft_memory, &kit->library)) {
        kit->library = NULL;
        return diag_note(d, D_PDF_FONT, NULL, "FreeType");
    }
    FT_Add_Default_Modules(kit->library);
    enum outcome got = DONE;
    for (int i = 0; i < FACE_N && got == DONE; i++)
        if (cairo_font_face_status(pdf_kit_face(kit, &(struct mark){.face = (enum face)i})) != CAIRO_STATUS_SUCCESS)
            got = diag_note(d, D_PDF_FONT, NULL, "%s", names[i]);
    kit->finisher = finisher_open(arena);
    if (got == DONE)
        *out = kit;
    return got;
}

cairo_font_face_t *pdf_kit_face(struct pdf_kit *kit, const struct mark *mark)
{
    cairo_font_face_t **kept = &kit->faces[mark->script_level % 2][mark->family][mark->face];
    if (!*kept)
        *kept = open_face(kit->library, layout_kit_face(kit->layout_kit, mark->family, mark->face));
    if (!*kept) /* Cairo's error object: there is no such slant */
        *kept = cairo_toy_font_face_create("", (cairo_font_slant_t)-1, CAIRO_FONT_WEIGHT_NORMAL);
    return *kept;
}

enum outcome pdf_kit_specimen(struct specimen **out, struct pdf_kit *kit, struct diag *d, const struct mark *mark)
{
    const int number = mark->family * FACE_N + (int)mark->face;
    *out = kit->specimens[number];
    if (*out)
        return DONE;
    FT_Face lent = layout_kit_face(kit->layout_kit, mark->family, mark->face);
    if (!lent)
        return diag_note(d, D_PDF_FONT, NULL, "face");
    const enum outcome got = specimen_make(out, kit->arena, d, &(struct specimen_order){
        .number = number,
        .face = pdf_kit_face(kit, mark),
        .options = kit->options,
        .glyphs_of = lent,
        .zip = finisher_zip(kit->finisher),
    });
    kit->specimens[number] = got == DONE ? *out : NULL;
    return got;
}

unsigned pdf_kit_full_stop(const struct pdf_kit *kit)
{
    FT_Face lent = layout_kit_face(kit->layout_kit, 0, FACE_REGULAR);
    return lent ? FT_Get_Char_Index(lent, '.') : 0;
}

struct finisher *pdf_kit_finisher(const struct pdf_kit *kit)
{
    return kit->finisher;
}

const cairo_font_options_t *pdf_kit_options(const struct pdf_kit *kit)
{
    return kit->options;
}

cairo_scaled_font_t *pdf_kit_scaled(struct pdf_kit *kit, const struct mark *mark)
{
    cairo_font_face_t *face = pdf_kit_face(kit, mark);
    for (size_t i = 0; i < kit->n_sizes; i++)
        if (kit->sizes[i].face == face && kit->sizes[i].size_pt == mark->size_pt)
            return kit->sizes[i].font;

    cairo_matrix_t size, upright;
    cairo_matrix_init_scale(&size, mark->size_pt, mark->size_pt);
    cairo_matrix_init_identity(&upright);
    cairo_scaled_font_t *font = cairo_scaled_font_create(face, &size, &upright, kit->options);
    if (kit->n_sizes == MAX_SIZES)
        cairo_scaled_font_destroy(kit->sizes[--kit->n_sizes].font);
    kit->sizes[kit->n_sizes++] = (struct sized){face, mark->size_pt, font};
    return font;
}
