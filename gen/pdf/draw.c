#include "draw.h"

#include <cairo-pdf.h>
#include <math.h>

#include "kit.h"
#include "surface.h"
#include "tags.h"

#define MAX_FILE_BYTES ((size_t)16 << 20)

/* A page on its way into Cairo. */
struct pencil {
    cairo_t *cr;
    struct pdf_kit *kit;
    cairo_glyph_t *glyphs; /* room for the longest mark */
    cairo_text_cluster_t *clusters;
    struct drawing *drawing;
    const struct layout *layout;
    bool draws_figures; /* in a PDF their plates stand in their place */
};

/* --- marks --- */

static void set_rgb(cairo_t *cr, unsigned rgb)
{
    cairo_set_source_rgb(cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void show_glyphs(struct pencil *p, const struct mark *m, double x, double y)
{
    if (tags_are_white(m)) {
        x = tags_off_whole(x);
        y = tags_off_whole(y);
    }
    for (size_t i = 0; i < m->n_glyphs; i++)
        p->glyphs[i] = (cairo_glyph_t){m->glyphs[i].id, x + glyph_x_pt(m, i), y + glyph_y_pt(m, i)};
    for (size_t i = 0; i < m->n_clusters; i++)
        p->clusters[i] = (cairo_text_cluster_t){m->clusters[i].n_bytes, m->clusters[i].n_glyphs};
    set_rgb(p->cr, m->rgb);
    cairo_show_text_glyphs(p->cr, m->text, (int)m->n_text_bytes, p->glyphs, (int)m->n_glyphs, p->clusters,
                           (int)m->n_clusters, 0);
}

static void draw_glyphs(struct pencil *p, const struct mark *m)
{
    if (m->n_glyphs == 0)
        return;
    if (m->rotate_deg == 0) {
        cairo_set_scaled_font(p->cr, pdf_kit_scaled(p->kit, m));
        show_glyphs(p, m, m->x_pt, m->y_pt);
        return;
    }
    cairo_save(p->cr);
    cairo_translate(p->cr, m->x_pt, m->y_pt);
    cairo_rotate(p->cr, m->rotate_deg * M_PI / 180);
    cairo_set_font_options(p->cr, pdf_kit_options(p->kit));
    cairo_set_font_face(p->cr, pdf_kit_face(p->kit, m));
    cairo_set_font_size(p->cr, m->size_pt);
    show_glyphs(p, m, 0, 0);
    cairo_restore(p->cr);
}

/* The stroke lies inside the frame's extent. */
static void draw_frame(struct pencil *p, const struct mark *m)
{
    double half = m->stroke_pt / 2;
    set_rgb(p->cr, m->rgb);
    cairo_set_line_width(p->cr, m->stroke_pt);
    cairo_rectangle(p->cr, m->x_pt + half, m->y_pt + half, m->width_pt - m->stroke_pt, m->height_pt - m->stroke_pt);
    cairo_stroke(p->cr);
}

static void draw_path(cairo_t *cr, const struct path *path, double x, double y)
{
    for (size_t i = 0; i < path->n_steps; i++) {
        const struct path_step *s = &path->steps[i];
        switch (s->verb) {
        case PATH_MOVE:
            cairo_move_to(cr, x + s->x_pt[0], y + s->y_pt[0]);
            break;
        case PATH_LINE:
            cairo_line_to(cr, x + s->x_pt[0], y + s->y_pt[0]);
            break;
        case PATH_CURVE:
            cairo_curve_to(cr, x + s->x_pt[0], y + s->y_pt[0], x + s->x_pt[1], y + s->y_pt[1], x + s->x_pt[2],
                           y + s->y_pt[2]);
            break;
        case PATH_CLOSE:
            cairo_close_path(cr);
            break;
        }
    }
    set_rgb(cr, path->rgb);
    cairo_fill(cr);
}

void draw_paths_on(cairo_t *cr, const struct mark *mark)
{
    for (size_t i = 0; i < mark->n_paths; i++)
        draw_path(cr, &mark->paths[i], 0, 0);
}

/* --- as a pen --- */

static void begin_tag(void *pencil, const char *name)
{
    cairo_tag_begin(((struct pencil *)pencil)->cr, name, NULL);
}

static void end_tag(void *pencil, const char *name)
{
    cairo_tag_end(((struct pencil *)pencil)->cr, name);
}

static void draw_mark(void *pencil, const struct mark *m)
{
    struct pencil *p = pencil;
    switch (m->kind) {
    case MARK_GLYPHS:
        draw_glyphs(p, m);
        break;
    case MARK_RULE:
        set_rgb(p->cr, m->rgb);
        cairo_rectangle(p->cr, m->x_pt, m->y_pt, m->width_pt, m->height_pt);
        cairo_fill(p->cr);
        break;
    case MARK_FRAME:
        draw_frame(p, m);
        break;
    case MARK_PATH:
        for (size_t i = 0; i < m->n_paths; i++)
            draw_path(p->cr, &m->paths[i], m->x_pt, m->y_pt);
        break;
    }
}

/* A full stop of one point: Cairo 1.18 forgets the tag of a figure without a glyph in it (only show_text_glyphs counts as content there). The
 * finisher takes it out again. */
static void draw_anchor(void *pencil, const struct mark *m)
{
    struct pencil *p = pencil;
    set_rgb(p->cr, p->draws_figures && m->n_paths ? m->paths[0].rgb : 0);
    cairo_set_scaled_font(p->cr, pdf_kit_scaled(p->kit, &(struct mark){.face = FACE_REGULAR, .size_pt = 1}));
    cairo_move_to(p->cr, m->x_pt, m->y_pt);
    cairo_show_text(p->cr, ".");
    cairo_new_path(p->cr);
}

static void draw_page(struct pencil *p, int page)
{
    const struct pen pen = {p, begin_tag, end_tag, draw_mark, draw_anchor, p->draws_figures};
    tags_walk(p->drawing, &pen, p->layout, page);
}

/* --- the surface --- */

/* Only in PDF 1.5 does Cairo say what several glyphs mean together (ActualText); but from 1.18 on its PDF 1.5 has
 * cross-reference streams, which the finisher does not read. So there such clusters cannot be told, and none is
 * drawn. */
static bool tells_clusters(void)
{
    return cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0);
}

static bool can_be_told(const struct layout *layout)
{
    for (size_t i = 0; i < layout->n_pages && !tells_clusters(); i++)
        for (const struct mark *m = layout->pages[i].first; m; m = m->next)
            for (size_t j = 0; j < m->n_clusters; j++)
                if (m->clusters[j].n_glyphs != 1)
                    return false;
    return true;
}

/* All that Cairo would otherwise take from the clock or from its version's habits. */
static void set_head(cairo_surface_t *surface, struct arena *arena, const struct layout *layout,
                     const char *mailing_date)
{
    cairo_pdf_surface_restrict_to_version(surface, tells_clusters() ? CAIRO_PDF_VERSION_1_5 : CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                   layout->title ? layout->title : "Brief bij uw besluit");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Kenbaar");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   arena_printf(arena, "%sT00:00:00Z", mailing_date));
}

/* Room for the longest mark and for a tag a mark. */
static void make_room(struct pencil *p, struct arena *arena, const struct layout *layout)
{
    const struct tags_room room = tags_room(layout);
    p->glyphs = arena_array(arena, room.glyphs + 1, sizeof *p->glyphs);
    p->clusters = arena_array(arena, room.clusters + 1, sizeof *p->clusters);
    p->drawing->tags = arena_array(arena, room.marks + 1, sizeof *p->drawing->tags);
}

static void free_file(void *file)
{
    buf_done(file);
}

/* Draws and ends the surface; every error of Cairo's stays there until it is asked for. */
static cairo_status_t draw_pages(struct pencil *p, struct arena *arena, const struct layout *layout,
                                 const char *mailing_date)
{
    p->cr = surface_begin(&p->drawing->file, layout->width_pt, layout->height_pt);
    set_head(cairo_get_target(p->cr), arena, layout, mailing_date);
    for (size_t i = 0; i < layout->n_pages; i++) {
        draw_page(p, (int)i);
        cairo_show_page(p->cr);
    }
    return surface_end(p->cr);
}

enum outcome draw_layout(struct drawing **out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                         const struct layout *layout, const char *mailing_date)
{
    struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
    struct pencil p = {.kit = kit, .drawing = drawing, .layout = layout};
    if (layout->n_pages == 0)
        return diag_note(d, D_PDF_NO_PAGES, NULL, NULL);
    if (!can_be_told(layout))
        return diag_note(d, D_PDF_DRAW, NULL, "clusters");
    buf_init(&drawing->file, MAX_FILE_BYTES);
    arena_defer(arena, free_file, &drawing->file);
    make_room(&p, arena, layout);

    cairo_status_t said = draw_pages(&p, arena, layout, mailing_date);
    if (drawing->file.overflow)
        return diag_note(d, D_PDF_TOO_BIG, NULL, NULL);
    if (said != CAIRO_STATUS_SUCCESS || drawing->file.n_bytes == 0)
        return diag_note(d, D_PDF_DRAW, NULL, "%s", cairo_status_to_string(said));
    *out = drawing;
    return DONE;
}

void draw_page_on(cairo_t *cr, struct arena *arena, struct pdf_kit *kit, const struct layout *layout, size_t page)
{
    struct drawing unused = {0}; /* its tags are nobody's */
    struct pencil p = {.cr = cr, .kit = kit, .drawing = &unused, .layout = layout, .draws_figures = true};
    make_room(&p, arena, layout);
    draw_page(&p, (int)page);
}
