#include "sight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define A4_WIDTH_PT  595.28
#define A4_HEIGHT_PT 841.89
#define NEAR_PT      0.01
#define MIN_TYPE_PT  6.0  /* the return line has 7 */
#define MAX_TYPE_PT  60.0
#define MAX_INK      0.18 /* with white paper a contrast of 4.5 : 1 (EN 301 549, 9.1.4.3) */

static bool is_near(double a, double b)
{
    return fabs(a - b) < NEAR_PT;
}

/* Only numbers that are 1 stand among the states that a page may choose: nothing shines through. */
static bool are_opaque(const struct file *f, struct bytes resources)
{
    struct bytes states;
    struct token token;
    if (!file_find(f, resources, "/ExtGState", &states))
        return true;
    struct lex lex = lex_of(states);
    while (lex_next(&lex, &token) != TOKEN_END)
        if (token.kind == TOKEN_NUMBER && !bytes_is((struct bytes){token.at, token.n}, "1"))
            return false;
    return true;
}

/* "[0 0 595.276 841.89]"; -1 for what is no number. */
static void read_box(double corners[4], struct bytes dict, const char *key)
{
    struct bytes box;
    struct token token;
    struct lex lex = lex_of(lex_find(dict, key, &box) ? box : (struct bytes){"", 0});
    lex_next(&lex, &token);
    for (size_t i = 0; i < 4; i++)
        corners[i] = lex_next(&lex, &token) == TOKEN_NUMBER ? strtod(token.at, NULL) : -1; /* "]" is behind the last */
}

const char *sight_begin(struct sight *out, const struct file *f, struct bytes page, struct bytes resources)
{
    double corners[4];
    *out = (struct sight){.width_pt = A4_WIDTH_PT, .height_pt = A4_HEIGHT_PT};
    read_box(corners, page, "/MediaBox");
    if (!is_near(corners[0], 0) || !is_near(corners[1], 0) || !is_near(corners[2], A4_WIDTH_PT) || !is_near(corners[3], A4_HEIGHT_PT))
        return "/MediaBox";
    return are_opaque(f, resources) ? NULL : "/ca";
}

const char *sight_save(struct sight *s)
{
    if (s->depth == SIGHT_DEPTH || s->is_moved)
        return "q";
    s->saved[s->depth++] = s->ink;
    return NULL;
}

const char *sight_restore(struct sight *s)
{
    if (s->depth == 0)
        return "Q";
    s->ink = s->saved[--s->depth];
    s->is_moved = false;
    return NULL;
}

const char *sight_turn(struct sight *s, const double m[6])
{
    const bool is_straight = is_near(m[0], 1) && m[1] == 0 && m[2] == 0;
    if (s->is_turned) {
        const bool is_right = is_straight && is_near(m[3], 1) && s->depth > 0 && !s->is_moved;
        s->is_moved = true;
        s->x = m[4];
        s->y = m[5];
        return is_right ? NULL : "cm";
    }
    s->is_turned = true;
    return is_straight && is_near(m[3], -1) && s->depth == 0 && is_near(m[4], 0) && is_near(m[5], s->height_pt) ? NULL : "cm";
}

/* WCAG's luminance, with a gamma of 2 for its own: near enough, and without a power. */
void sight_ink(struct sight *s, const double *numbers, size_t n)
{
    const double red = numbers[0], green = numbers[n == 3 ? 1 : 0], blue = numbers[n == 3 ? 2 : 0];
    s->ink = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue;
}

const char *sight_show(struct sight *s, const struct sight_words *w)
{
    s->has_words = s->has_words || !w->is_watermark;
    if (!s->is_turned || s->is_moved)
        return "words that are not upright";
    if (w->x < 0 || w->y < 0 || w->x > s->width_pt || w->y > s->height_pt)
        return "words beside the sheet";
    if (w->is_watermark)
        return NULL;
    if (w->matrix[1] != 0 || w->matrix[2] != 0 || w->matrix[3] != -w->matrix[0])
        return "words that are not upright";
    if (w->matrix[0] < MIN_TYPE_PT || w->matrix[0] > MAX_TYPE_PT)
        return "words too small or too big";
    if (s->ink > MAX_INK)
        return "words too pale";
    return sight_is_covered(s, w->x, w->y) ? "words under a figure" : NULL;
}

const char *sight_paint(const struct sight *s)
{
    return s->is_moved || s->has_words ? "painted over words" : NULL;
}

const char *sight_plate(struct sight *s, struct bytes plate)
{
    double corners[4];
    read_box(corners, plate, "/BBox");
    const struct sight_box box = {s->x, s->y, s->x + corners[2], s->y + corners[3]};
    if (!s->is_turned || !s->is_moved || s->n_plates == SIGHT_PLATES || corners[0] != 0 || corners[1] != 0)
        return "cm";
    if (box.left < 0 || box.top < 0 || box.right > s->width_pt || box.bottom > s->height_pt || box.right <= box.left || box.bottom <= box.top)
        return "a figure beside the sheet";
    s->plates[s->n_plates++] = box;
    return NULL;
}

bool sight_is_covered(const struct sight *s, double x, double y)
{
    for (size_t i = 0; i < s->n_plates; i++) {
        const struct sight_box *box = &s->plates[i];
        if (x > box->left && x < box->right && y > box->top && y < box->bottom)
            return true;
    }
    return false;
}

const char *sight_end(const struct sight *s)
{
    return s->depth == 0 ? NULL : "q";
}
