/* surface - a PDF surface of Cairo's that writes into a buf, begun and ended in one way for all who draw (draw, plate, specimen, stamp). */
#pragma once
#include <cairo.h>

#include "../base/buf.h"

/* Cairo's write function; context is a struct buf. */
cairo_status_t surface_write(void *file, const unsigned char *bytes, unsigned n_bytes);
/* A context on a PDF of that size, of PDF 1.4; `file` must outlive it. Trouble stays with the context until surface_end(). */
cairo_t *surface_begin(struct buf *file, double width_pt, double height_pt);
/* Ends context and surface; what was the first trouble of either. Out of memory ends the process. */
cairo_status_t surface_end(cairo_t *cr);
