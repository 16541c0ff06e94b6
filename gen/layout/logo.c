#include "logo.h"

#include <math.h>
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "svg_path.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define MAX_DEPTH     16
#define MAX_SHAPES    500
#define ROUND         0.5522847498307936 /* control points of a quarter circle: 4/3 * (sqrt(2) - 1) */

/* What a shape inherits from the groups around it. */
struct context {
    double x, y; /* translation */
    unsigned rgb;
    bool is_filled;
    int depth;
};

struct reader {
    struct arena *arena;
    struct diag *d;
    const char *file;
    struct logo *logo;
    enum outcome got;
};

/* Always false, so: return fault(...). */
static bool fault(struct reader *r, enum diag_code code, const xmlNode *node, const char *what)
{
    r->got = diag_note(r->d, code, &(struct place){.file = r->file, .line = xml_line(node)}, "%s", what);
    return false;
}

/* Attributes that change nothing about how a shape looks here. */
static bool is_harmless(const xmlAttr *attr)
{
    static const char *const names[] = {"id",           "version",   "role",         "stroke",
                                        "stroke-width", "fill-rule", "fill-opacity", "opacity"};
    static const char *const only[] = {NULL, NULL, NULL, "none", NULL, "nonzero", "1", "1"};
    const char *name = (const char *)attr->name;
    const char *value = xml_attr(attr->parent, name);
    if (attr->ns || text_starts(name, "aria-")) /* a drawing program's own notes, xml:space */
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return !only[i] || text_equal(value, only[i]);
    return false;
}

/* Every attribute must be one of `known` (space-separated) or harmless. */
static bool has_only(struct reader *r, const xmlNode *node, const char *known)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        size_t len = strlen(name);
        const char *at = a->ns ? NULL : strstr(known, name);
        while (at && !((at == known || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0')))
            at = strstr(at + 1, name);
        if (!at && !is_harmless(a))
            return fault(r, D_LOGO_NOT_PLAIN, node, name);
    }
    return true;
}

static bool read_colour(const char *value, unsigned *rgb)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    if (text_equal(value, "black") || text_equal(value, "white")) {
        *rgb = value[0] == 'w' ? 0xffffff : 0;
        return true;
    }
    size_t n = value[0] == '#' ? strspn(value + 1, digits) : 0;
    if ((n != 3 && n != 6) || value[1 + n])
        return false;
    *rgb = 0;
    for (size_t i = 0; i < n; i++) {
        size_t digit = (size_t)(strchr(digits, value[1 + i]) - digits);
        digit = digit > 15 ? digit - 6 : digit;
        *rgb = n == 6 ? *rgb << 4 | (unsigned)digit : *rgb << 8 | (unsigned)digit * 0x11;
    }
    return true;
}

static bool read_fill(struct reader *r, const xmlNode *node, struct context *c)
{
    const char *fill = xml_attr(node, "fill");
    if (!fill)
        return true;
    c->is_filled = !text_equal(fill, "none");
    if (c->is_filled && !read_colour(fill, &c->rgb))
        return fault(r, text_starts(fill, "url(") ? D_LOGO_NOT_PLAIN : D_LOGO_MALFORMED, node, "fill");
    return true;
}

/* transform="translate(x y)" and nothing else: a drawing program applies the rest when it converts to paths. */
static bool read_transform(struct reader *r, const xmlNode *node, struct context *c)
{
    const char *transform = xml_attr(node, "transform");
    double by[2] = {0, 0};
    if (!transform)
        return true;
    const char *at = transform;
    bool is_plain = text_starts(transform, "translate(");
    if (is_plain) {
        at += strlen("translate(");
        is_plain = svg_number(&at, &by[0]);
        if (is_plain && *at != ')')
            is_plain = svg_number(&at, &by[1]);
        is_plain = is_plain && *at == ')' && at[1] == '\0';
    }
    if (!is_plain)
        return fault(r, D_LOGO_NOT_PLAIN, node, "transform");
    c->x += by[0];
    c->y += by[1];
    return true;
}

/* A length in user units; 0 when absent. */
static double length(struct reader *r, const xmlNode *node, const char *name)
{
    const char *value = xml_attr(node, name);
    double number = 0;
    if (value) {
        const char *at = value;
        bool is_number = svg_number(&at, &number);
        if (is_number && at[0] == 'p' && at[1] == 'x')
            at += 2;
        if (!is_number || *at)
            fault(r, D_LOGO_MALFORMED, node, name);
    }
    return number;
}

static void draw_ellipse(struct svg_pen *pen, double cx, double cy, double rx, double ry)
{
    double kx = ROUND * rx, ky = ROUND * ry;
    svg_move(pen, cx + rx, cy);
    svg_curve(pen, (double[]){cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry});
    svg_curve(pen, (double[]){cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy});
    svg_curve(pen, (double[]){cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry});
    svg_curve(pen, (double[]){cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy});
    svg_close(pen);
}

static bool draw_circle(struct reader *r, const xmlNode *node, struct svg_pen *pen)
{
    bool is_circle = xml_named(node, "circle");
    if (!has_only(r, node, is_circle ? "cx cy r fill transform" : "cx cy rx ry fill transform"))
        return false;
    double rx = length(r, node, is_circle ? "r" : "rx");
    double ry = length(r, node, is_circle ? "r" : "ry");
    if (rx > 0 && ry > 0)
        draw_ellipse(pen, length(r, node, "cx"), length(r, node, "cy"), rx, ry);
    return r->got == DONE;
}

/* SVG 1.1, 9.2: one radius alone counts for both; neither goes beyond half the side. */
static bool draw_rect(struct reader *r, const xmlNode *node, struct svg_pen *pen)
{
    if (!has_only(r, node, "x y width height rx ry fill transform"))
        return false;
    double x = length(r, node, "x"), y = length(r, node, "y");
    double w = length(r, node, "width"), h = length(r, node, "height");
    double rx = length(r, node, xml_attr(node, "rx") ? "rx" : "ry");
    double ry = length(r, node, xml_attr(node, "ry") ? "ry" : "rx");
    if (w <= 0 || h <= 0)
        return r->got == DONE;
    rx = fmin(fmax(rx, 0), w / 2);
    ry = fmin(fmax(ry, 0), h / 2);
    double kx = rx * (1 - ROUND), ky = ry * (1 - ROUND);
    bool is_round = rx > 0 && ry > 0;
    svg_move(pen, x + rx, y);
    svg_line(pen, x + w - rx, y);
    if (is_round)
        svg_curve(pen, (double[]){x + w - kx, y, x + w, y + ky, x + w, y + ry});
    svg_line(pen, x + w, y + h - ry);
    if (is_round)
        svg_curve(pen, (double[]){x + w, y + h - ky, x + w - kx, y + h, x + w - rx, y + h});
    svg_line(pen, x + rx, y + h);
    if (is_round)
        svg_curve(pen, (double[]){x + kx, y + h, x, y + h - ky, x, y + h - ry});
    svg_line(pen, x, y + ry);
    if (is_round)
        svg_curve(pen, (double[]){x, y + ky, x + kx, y, x + rx, y});
    svg_close(pen);
    return r->got == DONE;
}

static bool draw_polygon(struct reader *r, const xmlNode *node, struct svg_pen *pen)
{
    if (!has_only(r, node, "points fill transform"))
        return false;
    const char *at = xml_attr(node, "points");
    bool is_first = true;
    while (at && *at) {
        double x, y;
        if (!svg_number(&at, &x) || !svg_number(&at, &y))
            return fault(r, D_LOGO_MALFORMED, node, "points");
        if (is_first)
            svg_move(pen, x, y);
        else
            svg_line(pen, x, y);
        is_first = false;
    }
    if (!is_first)
        svg_close(pen);
    return true;
}

static bool draw_path(struct reader *r, const xmlNode *node, struct svg_pen *pen)
{
    if (!has_only(r, node, "d fill transform"))
        return false;
    const char *d = xml_attr(node, "d");
    switch (d ? svg_path_draw(pen, d) : SVG_PATH_DONE) {
    case SVG_PATH_DONE:
        return true;
    case SVG_PATH_ARC:
        return fault(r, D_LOGO_NOT_PLAIN, node, "A (arc)");
    case SVG_PATH_MALFORMED:
        break;
    }
    return fault(r, D_LOGO_MALFORMED, node, "d");
}

static const struct shape_kind {
    const char *name;
    bool (*draw)(struct reader *r, const xmlNode *node, struct svg_pen *pen);
} shape_kinds[] = {
    {"path", draw_path},      {"rect", draw_rect},       {"circle", draw_circle},
    {"ellipse", draw_circle}, {"polygon", draw_polygon},
};

static void read_shape(struct reader *r, const xmlNode *node, struct context c, const struct shape_kind *kind)
{
    struct svg_pen pen = {.arena = r->arena};
    if (xml_first(node)) /* an animation, a title: the first changes the shape, so look no closer */
        fault(r, D_LOGO_NOT_PLAIN, xml_first(node), (const char *)xml_first(node)->name);
    if (r->got != DONE || !read_fill(r, node, &c) || !read_transform(r, node, &c))
        return;
    pen.origin_x = c.x;
    pen.origin_y = c.y;
    if (!kind->draw(r, node, &pen) || pen.path.n_steps == 0 || !c.is_filled)
        return;
    if (r->logo->n_paths == MAX_SHAPES || pen.is_full) {
        fault(r, D_LOGO_TOO_BIG, node, (const char *)node->name);
        return;
    }
    pen.path.rgb = c.rgb;
    r->logo->paths[r->logo->n_paths++] = pen.path;
}

static bool is_svg(const xmlNode *node)
{
    return !node->ns || strcmp((const char *)node->ns->href, SVG_NAMESPACE) == 0;
}

/* Says something about the drawing, draws nothing. */
static bool is_silent(const xmlNode *node)
{
    return xml_named(node, "title") || xml_named(node, "desc") || xml_named(node, "metadata") ||
           (xml_named(node, "defs") && !xml_first(node));
}

static void read_group(struct reader *r, const xmlNode *group, struct context c)
{
    if (c.depth++ == MAX_DEPTH) {
        fault(r, D_LOGO_TOO_BIG, group, "g");
        return;
    }
    if (!read_fill(r, group, &c) || !read_transform(r, group, &c))
        return;
    for (const xmlNode *node = xml_first(group); node && r->got == DONE; node = xml_following(node)) {
        if (is_svg(node) && is_silent(node))
            continue;
        if (is_svg(node) && xml_named(node, "g")) {
            if (has_only(r, node, "fill transform"))
                read_group(r, node, c);
            continue;
        }
        const struct shape_kind *kind = NULL;
        for (size_t i = 0; is_svg(node) && i < sizeof shape_kinds / sizeof *shape_kinds; i++)
            if (xml_named(node, shape_kinds[i].name))
                kind = &shape_kinds[i];
        if (kind)
            read_shape(r, node, c, kind);
        else
            fault(r, D_LOGO_NOT_PLAIN, node, (const char *)node->name);
    }
}

/* The view box, or 0 0 width height without one. */
static void read_view_box(struct reader *r, const xmlNode *svg, struct context *c)
{
    double box[4] = {0, 0, 0, 0};
    const char *at = xml_attr(svg, "viewBox");
    if (at) {
        for (int i = 0; i < 4; i++)
            if (!svg_number(&at, &box[i])) {
                fault(r, D_LOGO_MALFORMED, svg, "viewBox");
                return;
            }
    } else {
        box[2] = length(r, svg, "width");
        box[3] = length(r, svg, "height");
    }
    c->x = -box[0];
    c->y = -box[1];
    r->logo->width = box[2];
    r->logo->height = box[3];
}

/* How far a cubic curve through these four reaches along one axis beyond its ends (where its derivative is 0). */
static void stretch(double *low, double *high, double p0, double p1, double p2, double p3)
{
    const double a = p3 - 3 * p2 + 3 * p1 - p0, b = 2 * (p2 - 2 * p1 + p0), c = p1 - p0;
    const double root = b * b - 4 * a * c;
    double at[2] = {-1, -1};
    if (fabs(a) < 1e-12) {
        at[0] = fabs(b) < 1e-12 ? -1 : -c / b;
    } else if (root >= 0) {
        at[0] = (-b + sqrt(root)) / (2 * a);
        at[1] = (-b - sqrt(root)) / (2 * a);
    }
    for (int i = 0; i < 2; i++) {
        const double t = at[i], u = 1 - t;
        if (t > 0 && t < 1) {
            const double v = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
            *low = fmin(*low, v);
            *high = fmax(*high, v);
        }
    }
}

struct box {
    double left, top, right, bottom;
};

static struct box box_of(const struct path *path)
{
    struct box box = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    double x = 0, y = 0;
    for (size_t i = 0; i < path->n_steps; i++) {
        const struct path_step *s = &path->steps[i];
        const int end = s->verb == PATH_CURVE ? 2 : 0;
        if (s->verb == PATH_CLOSE)
            continue;
        if (s->verb == PATH_CURVE) {
            stretch(&box.left, &box.right, x, s->x_pt[0], s->x_pt[1], s->x_pt[2]);
            stretch(&box.top, &box.bottom, y, s->y_pt[0], s->y_pt[1], s->y_pt[2]);
        }
        x = s->x_pt[end];
        y = s->y_pt[end];
        box = (struct box){fmin(box.left, x), fmin(box.top, y), fmax(box.right, x), fmax(box.bottom, y)};
    }
    return box;
}

/* A browser clips to the view box; we do not, and half a logo is not a logo. What has no area or is white on white paper
 * shows nothing. */
static void check_extent(struct reader *r, const xmlNode *svg)
{
    const struct logo *logo = r->logo;
    const double slack = fmin(0.5, 0.005 * fmax(logo->width, logo->height));
    bool shows = false;
    for (size_t i = 0; i < logo->n_paths; i++) {
        const struct box box = box_of(&logo->paths[i]);
        if (box.left < -slack || box.top < -slack || box.right > logo->width + slack ||
            box.bottom > logo->height + slack) {
            fault(r, D_LOGO_OUTSIDE, svg, "viewBox");
            return;
        }
        shows |= box.right > box.left && box.bottom > box.top && logo->paths[i].rgb != 0xffffff;
    }
    if (!shows)
        fault(r, D_LOGO_EMPTY, svg, "svg");
}

enum outcome logo_load(struct logo **out, struct arena *arena, struct diag *d, const struct input *svg)
{
    xmlDoc *doc;
    struct reader r = {.arena = arena, .d = d, .file = svg->name, .logo = arena_alloc(arena, sizeof *r.logo)};
    struct context c = {.is_filled = true};

    enum outcome got = xml_parse(&doc, arena, d, svg, 1);
    if (got != DONE)
        return got;
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!is_svg(root) || !xml_named(root, "svg"))
        fault(&r, D_LOGO_NOT_PLAIN, root, (const char *)root->name);
    r.logo->paths = arena_array(arena, MAX_SHAPES, sizeof *r.logo->paths);
    if (r.got == DONE)
        read_view_box(&r, root, &c);
    if (r.got == DONE && has_only(&r, root, "viewBox width height fill transform"))
        read_group(&r, root, c);
    if (r.got == DONE && (r.logo->n_paths == 0 || !(r.logo->width > 0) || !(r.logo->height > 0)))
        fault(&r, D_LOGO_EMPTY, root, "svg");
    if (r.got == DONE)
        check_extent(&r, root);
    if (r.got == DONE)
        *out = r.logo;
    return r.got;
}
