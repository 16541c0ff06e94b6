#include "surface.h"

#include <cairo-pdf.h>

#include "../base/arena.h"

cairo_status_t surface_write(void *file, const unsigned char *bytes, unsigned n_bytes)
{
    struct buf *b = file;
    buf_add(b, bytes, n_bytes);
    return b->overflow ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

cairo_t *surface_begin(struct buf *file, double width_pt, double height_pt)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(surface_write, file, width_pt, height_pt);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface); /* the context holds it */
    return cr;
}

cairo_status_t surface_end(cairo_t *cr)
{
    cairo_surface_t *surface = cairo_surface_reference(cairo_get_target(cr));
    cairo_status_t said = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (said == CAIRO_STATUS_SUCCESS)
        said = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (said == CAIRO_STATUS_NO_MEMORY)
        arena_no_memory();
    return said;
}
