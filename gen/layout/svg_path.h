/* svg_path - path data of SVG (SVG 1.1, 8.3) drawn into a struct path.
 *
 * Every command becomes move, line, cubic curve or close in absolute coordinates; the pen serves the basic shapes
 * too. */
#pragma once
#include "layout.h"

#define SVG_MAX_STEPS 20000 /* of one path */

/* Zero but for arena and origin at first. The path grows in the arena. */
struct svg_pen {
    struct arena *arena;
    double origin_x, origin_y; /* added to every point */
    double x, y;               /* where the pen is */
    double start_x, start_y;   /* where the subpath began */
    struct path path;
    size_t capacity;
    bool is_full;
};

void svg_move(struct svg_pen *pen, double x, double y);
void svg_line(struct svg_pen *pen, double x, double y);
void svg_curve(struct svg_pen *pen, const double xy[6]); /* two control points, end */
void svg_close(struct svg_pen *pen);

enum svg_path_end { SVG_PATH_DONE, SVG_PATH_MALFORMED, SVG_PATH_ARC /* elliptical arcs are not understood */ };
enum svg_path_end svg_path_draw(struct svg_pen *pen, const char *data);

/* Reads one number and the blanks and comma after it; false without moving when there is none, or none below 1e6. */
bool svg_number(const char **at, double *out);
