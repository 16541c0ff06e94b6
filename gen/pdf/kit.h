/* kit - Cairo's view of the house fonts, made once a process: one face per layout face, one scaled font per face and
 * size.
 *
 * Unhinted, with unrounded metrics: the type stands where HarfBuzz measured it, on every machine alike. */
#pragma once
#include <cairo.h>
#include "pdf.h"

struct finisher;

/* Borrowed; belongs to the kit. */
cairo_font_face_t *pdf_kit_face(const struct pdf_kit *kit, enum face face);
/* Borrowed; belongs to the kit, which remembers it. Cairo's own error object when it cannot be made: the drawing
 * that uses it then has that error. */
cairo_scaled_font_t *pdf_kit_scaled(struct pdf_kit *kit, enum face face, double size_pt);
struct finisher *pdf_kit_finisher(const struct pdf_kit *kit);
const cairo_font_options_t *pdf_kit_options(const struct pdf_kit *kit);
