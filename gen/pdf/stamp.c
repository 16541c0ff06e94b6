#include "stamp.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "finish.h"
#include "kit.h"
#include "out.h"
#include "source.h"
#include "surface.h"

#define MAX_SHEET_BYTES ((size_t)4 << 20)
#define SHEET_PT        600
#define CAST_PT         10
#define POINTS_PER_MM   (72 / 25.4)
#define DATE            "2000-01-01T00:00:00Z" /* Cairo would ask the clock; nothing of it is taken over */

/* --- type --- */

/* A page for each face, with every character that a stamp may have. */
static cairo_status_t draw_sheet(struct buf *file, struct pdf_kit *kit)
{
    static const enum face faces[] = {FACE_REGULAR, FACE_BOLD};
    char all[1 + '~' - ' ' + 1];
    for (int i = 0; i <= '~' - ' '; i++)
        all[i] = (char)(' ' + i);
    all['~' - ' ' + 1] = '\0';
    cairo_t *cr = surface_begin(file, 2 * SHEET_PT, SHEET_PT);
    cairo_pdf_surface_set_metadata(cairo_get_target(cr), CAIRO_PDF_METADATA_CREATE_DATE, DATE);
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        cairo_set_font_options(cr, pdf_kit_options(kit));
        cairo_set_font_face(cr, pdf_kit_face(kit, &(struct mark){.face = faces[i]}));
        cairo_set_font_size(cr, CAST_PT);
        cairo_move_to(cr, CAST_PT, SHEET_PT / 2.0);
        cairo_show_text(cr, all);
        cairo_show_page(cr);
    }
    return surface_end(cr);
}

static bool has(struct bytes dict, const char *key, const char *wanted)
{
    struct bytes value;
    return lex_find(dict, key, &value) && bytes_is(value, wanted);
}

/* Streams are deflated by us, whatever Cairo did (zip.h). */
static bool object_of(void *of, long number, struct bytes *value, struct bytes *stream)
{
    struct source *source = of;
    struct source_object object;
    struct bytes raw;
    bool is_there = source_object(&object, source, number) == DONE;
    *value = is_there ? object.value : (struct bytes){0};
    *stream = (struct bytes){0};
    if (is_there && object.stream.at && has(object.value, "/Filter", "/FlateDecode")) {
        is_there = source_inflate(&raw, source, &object) == DONE;
        *stream = is_there ? zip_deflate(source->arena, source->zip, raw) : raw;
    } else if (is_there) {
        *stream = object.stream;
    }
    return is_there;
}

/* The one font of a page. Its codes must be those of ASCII. */
static bool take_font(int *out, struct print_copier *c, struct source *source, long page)
{
    struct source_object of_page, resources, font;
    struct bytes fonts, name, value;
    struct token token;
    struct buf reference;
    if (source_object(&of_page, source, page) != DONE || source_follow(&resources, source, of_page.value, "/Resources") != DONE ||
        !lex_find(resources.value, "/Font", &fonts))
        return false;
    struct lex lex = lex_of(fonts);
    lex_next(&lex, &token);
    if (!lex_entry(&lex, &name, &value) || source_object(&font, source, lex_reference(value)) != DONE ||
        !has(font.value, "/Subtype", "/TrueType") || !has(font.value, "/Encoding", "/WinAnsiEncoding"))
        return false;
    buf_init(&reference, 64);
    const bool is_whole = print_copy_value(&reference, c, value) && !lex_entry(&lex, &name, &value);
    *out = is_whole ? (int)lex_reference((struct bytes){reference.bytes, reference.n_bytes}) : 0;
    buf_done(&reference);
    return *out != 0;
}

static void free_sheet(void *file)
{
    buf_done(file);
}

enum outcome stamp_type_write(struct stamp_type *out, struct print_copier *c, struct diag *d, struct pdf_kit *kit)
{
    struct buf *file = arena_alloc(c->arena, sizeof *file);
    struct source source = {.arena = c->arena, .d = d, .zip = finisher_zip(pdf_kit_finisher(kit))};
    buf_init(file, MAX_SHEET_BYTES);
    arena_defer(c->arena, free_sheet, file);
    const cairo_status_t said = draw_sheet(file, kit);
    if (said == CAIRO_STATUS_NO_MEMORY)
        arena_no_memory();
    if (said != CAIRO_STATUS_SUCCESS || file->overflow)
        return diag_note(d, D_PDF_DRAW, NULL, "%s", cairo_status_to_string(said));
    source.bytes = (struct bytes){file->bytes, file->n_bytes};
    const enum outcome got = source_open(&source);
    if (got != DONE)
        return got;
    print_copy_from(c, &(struct print_source){object_of, &source, source.n_objects});
    const bool is_whole = source.n_pages == 2 && take_font(&out->regular, c, &source, source.pages[0]) &&
                          take_font(&out->bold, c, &source, source.pages[1]);
    return is_whole ? DONE : diag_note(d, D_PRINT_LETTER, NULL, "/Font");
}

/* --- marks --- */

static void begin(struct buf *out)
{
    put(out, "/Artifact<</Type/Pagination>>BDC\n0 g\n");
}

static void end(struct buf *out)
{
    put(out, "EMC\n");
}

static void put_mm(struct buf *out, double mm)
{
    put_points(out, mm * POINTS_PER_MM);
    put(out, " ");
}

static void draw_rects(struct buf *out, const struct stamp_marks *marks, double height_pt)
{
    begin(out);
    for (size_t i = 0; i < marks->n_rects; i++) {
        const struct mark_rect *r = &marks->rects[i];
        put_mm(out, r->x_mm);
        put_points(out, height_pt - (r->y_mm + r->height_mm) * POINTS_PER_MM);
        put(out, " ");
        put_mm(out, r->width_mm);
        put_mm(out, r->height_mm);
        put(out, "re\n");
    }
    put(out, "f\n");
    end(out);
}

static bool draw_text(struct buf *out, const struct mark_text *text, double height_pt)
{
    if (strlen(text->text) > STAMP_TEXT_BYTES)
        return false;
    put(out, text->is_bold ? STAMP_BOLD : STAMP_REGULAR);
    put(out, " ");
    put_points(out, text->size_pt);
    put(out, " Tf 1 0 0 1 ");
    put_mm(out, text->x_mm);
    put_points(out, height_pt - text->y_mm * POINTS_PER_MM);
    put(out, " Tm (");
    for (const char *at = text->text; *at; at++) {
        if (*at < ' ' || *at > '~')
            return false;
        if (*at == '(' || *at == ')' || *at == '\\')
            put(out, "\\");
        buf_add(out, at, 1);
    }
    put(out, ")Tj\n");
    return true;
}

bool stamp_draw(struct buf *out, const struct stamp_marks *marks, double height_pt)
{
    bool is_sound = true;
    if (marks->n_rects)
        draw_rects(out, marks, height_pt);
    if (marks->n_texts) {
        begin(out);
        put(out, "BT\n");
        for (size_t i = 0; is_sound && i < marks->n_texts; i++)
            is_sound = draw_text(out, &marks->texts[i], height_pt);
        put(out, "ET\n");
        end(out);
    }
    return is_sound;
}
