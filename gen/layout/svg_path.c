#include "svg_path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NUMBER_LEN 40
#define MAX_MAGNITUDE  1e6

/* --- the pen --- */

static void add(struct svg_pen *pen, enum path_verb verb, const double *xy, size_t n_points)
{
    if (pen->path.n_steps == SVG_MAX_STEPS) {
        pen->is_full = true;
        return;
    }
    if (pen->path.n_steps == pen->capacity) {
        struct path_step *old = pen->path.steps;
        pen->capacity = pen->capacity ? pen->capacity * 2 : 32;
        pen->path.steps = arena_array(pen->arena, pen->capacity, sizeof *old);
        if (old)
            memcpy(pen->path.steps, old, pen->path.n_steps * sizeof *old);
    }
    struct path_step *step = &pen->path.steps[pen->path.n_steps++];
    step->verb = verb;
    for (size_t i = 0; i < n_points; i++) {
        step->x_pt[i] = xy[2 * i] + pen->origin_x;
        step->y_pt[i] = xy[2 * i + 1] + pen->origin_y;
    }
    if (n_points) {
        pen->x = xy[2 * n_points - 2];
        pen->y = xy[2 * n_points - 1];
    }
}

void svg_move(struct svg_pen *pen, double x, double y)
{
    add(pen, PATH_MOVE, (double[]){x, y}, 1);
    pen->start_x = x;
    pen->start_y = y;
}

void svg_line(struct svg_pen *pen, double x, double y)
{
    add(pen, PATH_LINE, (double[]){x, y}, 1);
}

void svg_curve(struct svg_pen *pen, const double xy[6])
{
    add(pen, PATH_CURVE, xy, 3);
}

void svg_close(struct svg_pen *pen)
{
    add(pen, PATH_CLOSE, NULL, 0);
    pen->x = pen->start_x;
    pen->y = pen->start_y;
}

/* --- path data --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(const char **at)
{
    while (is_blank(**at))
        (*at)++;
}

static size_t n_digits(const char *at)
{
    return strspn(at, "0123456789");
}

/* The length of a number as SVG writes it ("-.5e-3"), without what strtod() would take beside it (hex, inf, nan). */
static size_t number_len(const char *text)
{
    const char *at = text;
    if (*at == '+' || *at == '-')
        at++;
    size_t whole = n_digits(at), part = 0;
    at += whole;
    if (*at == '.') {
        part = n_digits(at + 1);
        at += 1 + part;
    }
    if (whole + part == 0)
        return 0;
    if (*at == 'e' || *at == 'E') {
        size_t sign = at[1] == '+' || at[1] == '-' ? 1 : 0;
        if (n_digits(at + 1 + sign))
            at += 1 + sign + n_digits(at + 1 + sign);
    }
    return (size_t)(at - text);
}

bool svg_number(const char **at, double *out)
{
    char copy[MAX_NUMBER_LEN + 1];
    const char *from = *at;
    skip_blanks(&from);
    size_t len = number_len(from);
    if (len == 0 || len > MAX_NUMBER_LEN)
        return false;
    memcpy(copy, from, len);
    copy[len] = '\0';
    double number = strtod(copy, NULL); /* no locale is ever set, so the point is the decimal sign */
    if (!(fabs(number) < MAX_MAGNITUDE))
        return false;
    from += len;
    skip_blanks(&from);
    if (*from == ',') {
        from++;
        skip_blanks(&from);
    }
    *at = from;
    *out = number;
    return true;
}

/* The last control point, for the smooth commands S and T; the pen's own place when the command before was another. */
struct control {
    double x, y;
    char of; /* 'C' or 'Q': what kind of curve set it; 0 none */
};

static void draw_quadratic(struct svg_pen *pen, double cx, double cy, double x, double y)
{
    double from_x = pen->x, from_y = pen->y;
    svg_curve(pen, (double[]){from_x + (cx - from_x) * 2 / 3, from_y + (cy - from_y) * 2 / 3, x + (cx - x) * 2 / 3,
                              y + (cy - y) * 2 / 3, x, y});
}

/* One command with its numbers, already absolute. */
static void draw_command(struct svg_pen *pen, char command, const double *n, struct control *last)
{
    struct control mirror = {2 * pen->x - last->x, 2 * pen->y - last->y, last->of};
    struct control next = {0};
    switch (command) {
    case 'M':
        svg_move(pen, n[0], n[1]);
        break;
    case 'L':
    case 'H':
    case 'V':
        svg_line(pen, n[0], n[1]);
        break;
    case 'C':
        svg_curve(pen, n);
        next = (struct control){n[2], n[3], 'C'};
        break;
    case 'S':
        if (mirror.of != 'C')
            mirror = (struct control){pen->x, pen->y, 'C'};
        svg_curve(pen, (double[]){mirror.x, mirror.y, n[0], n[1], n[2], n[3]});
        next = (struct control){n[0], n[1], 'C'};
        break;
    case 'Q':
        draw_quadratic(pen, n[0], n[1], n[2], n[3]);
        next = (struct control){n[0], n[1], 'Q'};
        break;
    case 'T':
        if (mirror.of != 'Q')
            mirror = (struct control){pen->x, pen->y, 'Q'};
        draw_quadratic(pen, mirror.x, mirror.y, n[0], n[1]);
        next = (struct control){mirror.x, mirror.y, 'Q'};
        break;
    default:
        break;
    }
    *last = next;
}

/* Reads the numbers of one command and makes them absolute points; H and V get the other coordinate. */
static bool read_numbers(const struct svg_pen *pen, const char **at, char command, double n[6])
{
    bool is_relative = command >= 'a';
    char upper = is_relative ? (char)(command - 'a' + 'A') : command;
    double base_x = is_relative ? pen->x : 0, base_y = is_relative ? pen->y : 0;
    if (upper == 'H' || upper == 'V') {
        double value;
        if (!svg_number(at, &value))
            return false;
        n[0] = upper == 'H' ? base_x + value : pen->x;
        n[1] = upper == 'V' ? base_y + value : pen->y;
        return true;
    }
    int n_numbers = upper == 'C' ? 6 : upper == 'S' || upper == 'Q' ? 4 : 2;
    for (int i = 0; i < n_numbers; i++) {
        if (!svg_number(at, &n[i]))
            return false;
        n[i] += i % 2 ? base_y : base_x;
    }
    return true;
}

enum svg_path_end svg_path_draw(struct svg_pen *pen, const char *data)
{
    const char *at = data;
    struct control last = {0};
    bool is_begun = false;
    skip_blanks(&at);
    while (*at) {
        char command = *at++;
        if (command == 'A' || command == 'a')
            return SVG_PATH_ARC;
        if (!strchr("MmLlHhVvCcSsQqTtZz", command) || (!is_begun && command != 'M' && command != 'm'))
            return SVG_PATH_MALFORMED;
        skip_blanks(&at);
        if (command == 'Z' || command == 'z') {
            svg_close(pen);
            last = (struct control){0};
            continue;
        }
        do { /* numbers may follow without the command being said again; after a move they are lines */
            double n[6];
            if (!read_numbers(pen, &at, command, n))
                return SVG_PATH_MALFORMED;
            draw_command(pen, command >= 'a' ? (char)(command - 'a' + 'A') : command, n, &last);
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            is_begun = true;
        } while (number_len(at));
    }
    return SVG_PATH_DONE;
}
