/* logo - a body's logo: a plain subset of SVG, read once into vector paths.
 *
 * Understood: svg (viewBox, width, height), g, path (M L H V C S Q T Z, absolute and relative), rect (rx, ry),
 * circle, ellipse, polygon, each with a plain fill colour and transform="translate(x y)"; title, desc and metadata are
 * passed over.
 * Anything else (strokes, text, gradients, style sheets, scripts, links, arcs, holes by even-odd) is refused with the
 * hint to convert it to paths: a logo that is half understood would be drawn wrong on every letter. So is what draws outside
 * its view box, for nothing is clipped here. */
#pragma once
#include "../base/files.h"
#include "layout.h"

/* Coordinates are SVG user units from the top left corner of the view box, y downward; width and height are the view
 * box's. The caller scales. One path per shape, in drawing order. Lives in the arena. */
struct logo {
    double width, height;
    struct path *paths;
    size_t n_paths;
};

/* BROKEN (exit 65) with P-codes, naming file, line and what is not understood. */
enum outcome logo_load(struct logo **out, struct arena *arena, struct diag *d, const struct input *svg);
