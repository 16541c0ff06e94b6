/* kit - Cairo's view of the house fonts, made once a process: one face per family and face of the layout, one scaled font per
 * face and size. What a letter does not use is not opened.
 *
 * Text from right to left has faces of its own, and so its own fonts in the file: there a bracket's glyph means the other
 * bracket, and in a PDF a glyph of a font means one thing.
 *
 * Unhinted, with unrounded metrics: the type stands where HarfBuzz measured it, on every machine alike. */
#pragma once
#include <cairo.h>
#include "pdf.h"

struct finisher;
struct specimen;

/* Borrowed; belongs to the kit. Cairo's own error object when it cannot be made. */
cairo_font_face_t *pdf_kit_face(struct pdf_kit *kit, const struct mark *mark);
/* Borrowed; belongs to the kit, which remembers it. Cairo's own error object when it cannot be made: the drawing
 * that uses it then has that error. */
cairo_scaled_font_t *pdf_kit_scaled(struct pdf_kit *kit, const struct mark *mark);
/* The specimen of the mark's face; the kit's, made when it is first asked for. BROKEN as specimen_make(). */
enum outcome pdf_kit_specimen(struct specimen **out, struct pdf_kit *kit, struct diag *d, const struct mark *mark);
/* The glyph of "." in the house's own face. */
unsigned pdf_kit_full_stop(const struct pdf_kit *kit);
struct finisher *pdf_kit_finisher(const struct pdf_kit *kit);
const cairo_font_options_t *pdf_kit_options(const struct pdf_kit *kit);
