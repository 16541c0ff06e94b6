/* logo: what of SVG is understood, and that all else is refused by name. */
#include "../../lib/test.h"

#include <math.h>
#include <string.h>

#include "../../../gen/layout/logo.h"
#include "../../../gen/record/xml.h"

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">" inside "</svg>"

static enum outcome load(struct test_ctx *t, struct logo **logo, const char *svg)
{
    *logo = NULL;
    xml_global_init();
    return logo_load(logo, t->arena, t->diag, test_input(t, svg));
}

/* The steps as text: "M10 10 L20 10 Z". */
static const char *steps(struct test_ctx *t, const struct path *path)
{
    const char *text = "";
    for (size_t i = 0; i < path->n_steps; i++) {
        const struct path_step *s = &path->steps[i];
        const char *gap = i ? " " : "";
        if (s->verb == PATH_CLOSE)
            text = arena_printf(t->arena, "%s%sZ", text, gap);
        else if (s->verb == PATH_CURVE)
            text = arena_printf(t->arena, "%s%sC%g %g %g %g %g %g", text, gap, s->x_pt[0], s->y_pt[0], s->x_pt[1],
                                s->y_pt[1], s->x_pt[2], s->y_pt[2]);
        else
            text = arena_printf(t->arena, "%s%s%c%g %g", text, gap, s->verb == PATH_MOVE ? 'M' : 'L', s->x_pt[0],
                                s->y_pt[0]);
    }
    return text;
}

static void assert_path(struct test_ctx *t, const char *shape, const char *wanted)
{
    struct logo *logo;
    const char *svg = arena_printf(t->arena, SVG("%s"), shape);
    assert_int_equal(load(t, &logo, svg), DONE);
    assert_no_notes(t->diag);
    assert_int_equal(logo->n_paths, 1);
    assert_string_equal(steps(t, &logo->paths[0]), wanted);
}

static void test_path_commands(void **state)
{
    struct test_ctx *t = *state;
    const char *square = "M10 10 L20 10 L20 20 L10 20 Z";
    assert_path(t, "<path d='M10 10 L20 10 L20 20 L10 20 Z'/>", square);
    assert_path(t, "<path d='M10,10 20,10 20,20 10,20z'/>", square);
    assert_path(t, "<path d='m10 10h10v10h-10z'/>", square);
    assert_path(t, "<path d=' M 10 10 H 20 V 20 H 10 Z '/>", square);
    assert_path(t, "<path d='m10 10 10 0 0 10-10 0z'/>", square);
    assert_path(t, "<path d='M0 0C1 2 3 4 5 6'/>", "M0 0 C1 2 3 4 5 6");
    assert_path(t, "<path d='M1 1c1 2 3 4 5 6'/>", "M1 1 C2 3 4 5 6 7");
    assert_path(t, "<path d='M0 0Q3 0 3 3'/>", "M0 0 C2 0 3 1 3 3");
    /* numbers run together as optimisers write them */
    assert_path(t, "<path d='M.5.5l1e1-.5'/>", "M0.5 0.5 L10.5 0");
    /* a relative move after a close starts from where the subpath began */
    assert_path(t, "<path d='M10 10h5v5zm1 1h2'/>", "M10 10 L15 10 L15 15 Z M11 11 L13 11");
}

static void test_smooth_commands(void **state)
{
    struct test_ctx *t = *state;
    assert_path(t, "<path d='M0 0C0 1 2 3 4 4S8 5 9 9'/>", "M0 0 C0 1 2 3 4 4 C6 5 8 5 9 9");
    assert_path(t, "<path d='M0 0L4 4S8 5 9 9'/>", "M0 0 L4 4 C4 4 8 5 9 9");
    assert_path(t, "<path d='M0 0Q3 0 3 3T3 6'/>", "M0 0 C2 0 3 1 3 3 C3 5 3 6 3 6");
}

static void test_shapes(void **state)
{
    struct test_ctx *t = *state;
    assert_path(t, "<rect x='10' y='10' width='10' height='10'/>", "M10 10 L20 10 L20 20 L10 20 L10 10 Z");
    assert_path(t, "<polygon points='1,2 3,4 5,6'/>", "M1 2 L3 4 L5 6 Z");
    assert_path(t, "<g transform='translate(10)'><polygon points='1 2 3 4' transform='translate(0, -1)'/></g>",
                "M11 1 L13 3 Z");

    struct logo *logo;
    assert_int_equal(load(t, &logo, SVG("<circle cx='50' cy='25' r='10'/>")), DONE);
    const struct path *circle = &logo->paths[0];
    for (size_t i = 0; i < circle->n_steps; i++) {
        const struct path_step *s = &circle->steps[i];
        int last = s->verb == PATH_CURVE ? 2 : 0;
        if (s->verb != PATH_CLOSE)
            assert_true(fabs(hypot(s->x_pt[last] - 50, s->y_pt[last] - 25) - 10) < 1e-9);
    }
}

static void test_view_box_and_colours(void **state)
{
    struct test_ctx *t = *state;
    struct logo *logo;
    assert_int_equal(load(t, &logo,
                          "<svg xmlns='http://www.w3.org/2000/svg' viewBox='5 5 60 30' width='60mm' height='30mm'>"
                          "<title>t</title><defs/><rect x='5' y='5' width='1' height='1'/>"
                          "<g fill='#123' transform='translate(5,5)'><rect width='1' height='1'/><rect fill='#a0B1c2' "
                          "width='1' height='1'/>"
                          "<rect fill='none' width='9' height='9'/></g></svg>"),
                     DONE);
    assert_no_notes(t->diag);
    assert_true(logo->width == 60 && logo->height == 30);
    assert_int_equal(logo->n_paths, 3);
    assert_int_equal(logo->paths[0].rgb, 0x000000);
    assert_int_equal(logo->paths[1].rgb, 0x112233);
    assert_int_equal(logo->paths[2].rgb, 0xa0b1c2);
    assert_true(logo->paths[0].steps[0].x_pt[0] == 0 && logo->paths[0].steps[0].y_pt[0] == 0);
}

static void test_what_is_refused(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *svg, *code;
    } rows[] = {
        {SVG("<text>x</text>"), "P050"},
        {SVG("<rect width='1' height='1' style='fill:red'/>"), "P050"},
        {SVG("<rect width='1' height='1' stroke='#000'/>"), "P050"},
        {SVG("<rect width='1' height='1' opacity='.5'/>"), "P050"},
        {SVG("<rect width='1' height='1' fill='url(#g)'/>"), "P050"},
        {SVG("<rect width='1' height='1' transform='rotate(3)'/>"), "P050"},
        {SVG("<rect width='1' height='1'><animate/></rect>"), "P050"},
        {SVG("<defs><linearGradient id='g'/></defs><rect width='1' height='1'/>"), "P050"},
        {SVG("<style>path{fill:red}</style>"), "P050"},
        {SVG("<script>x</script>"), "P050"},
        {SVG("<image href='http://a.example/x.png'/>"), "P050"},
        {SVG("<use href='#a'/>"), "P050"},
        {SVG("<x:rect xmlns:x='urn:other' width='1' height='1'/>"), "P050"},
        {SVG("<path fill-rule='evenodd' d='M0 0h1v1z'/>"), "P050"},
        {SVG("<path d='M0 0A1 1 0 0 0 2 2'/>"), "P050"},
        {SVG("<path d='M0 0L1'/>"), "P051"},
        {SVG("<path d='L1 1'/>"), "P051"},
        {SVG("<path d='M0 0 X'/>"), "P051"},
        {SVG("<path d='M0 0 Lnan inf'/>"), "P051"},
        {SVG("<path d='M0 0 L0x10 1'/>"), "P051"},
        {SVG("<path d='M0 0 L1e9 1'/>"), "P051"},
        {SVG("<rect width='1cm' height='1'/>"), "P051"},
        {SVG("<rect width='1' height='1' fill='red'/>"), "P051"},
        {SVG("<rect width='1' height='1' fill='#1234'/>"), "P051"},
        {SVG("<polygon points='1 2 3'/>"), "P051"},
        {SVG(""), "P052"},
        {SVG("<rect width='0' height='1'/>"), "P052"},
        {"<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>", "P052"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 -1 5'><rect width='1' height='1'/></svg>", "P052"},
        {"<html/>", "P050"},
        /* no area, or white on white */
        {SVG("<path d='M5 5H9z'/>"), "P052"},
        {SVG("<rect width='9' height='9' fill='#fff'/>"), "P052"},
        /* outside the view box: in part, wholly, only in the bend of a curve */
        {SVG("<rect x='-1' width='9' height='9'/>"), "P055"},
        {SVG("<rect x='95' width='6' height='9'/>"), "P055"},
        {SVG("<rect x='500' y='500' width='9' height='9'/>"), "P055"},
        {SVG("<path d='M0 0C0 80 100 80 100 0z'/>"), "P055"},
        {SVG("<path d='M9 0C-9 9-9 9 9 9z'/>"), "P055"},
        {SVG("<g transform='translate(99)'><rect width='9' height='9'/></g><rect width='1' height='1'/>"), "P055"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct logo *logo;
        diag_clear(t->diag);
        if (load(t, &logo, rows[i].svg) != BROKEN || logo)
            fail_msg("read: %s", rows[i].svg);
        assert_note(t->diag, rows[i].code);
    }
}

/* Control points may lie outside as long as the curve does not. */
static void test_curve_inside(void **state)
{
    struct test_ctx *t = *state;
    struct logo *logo;
    assert_int_equal(load(t, &logo, SVG("<path d='M0 40C0 52 100 52 100 40z'/>")), DONE);
    assert_int_equal(load(t, &logo, SVG("<path d='M0 0C0 66 100-16 100 50z'/>")), DONE);
    assert_no_notes(t->diag);
}

static void test_note_says_where(void **state)
{
    struct test_ctx *t = *state;
    struct logo *logo;
    assert_int_equal(load(t, &logo,
                          "<svg xmlns='http://www.w3.org/2000/svg'\n viewBox='0 0 1 1'>\n<rect width='1' "
                          "height='1'/>\n<text/></svg>"),
                     BROKEN);
    assert_note_at(t->diag, "P050", "test.xml", 4, NULL);
    assert_string_equal(test_note(t->diag, "P050")->detail, "text");
}

static void test_budget(void **state)
{
    struct test_ctx *t = *state;
    struct logo *logo;
    const size_t n = 501;
    const char *rect = "<rect width='1' height='1'/>";
    char *many = arena_alloc(t->arena, n * strlen(rect) + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(many + i * strlen(rect), rect, strlen(rect));
    assert_int_equal(load(t, &logo, arena_printf(t->arena, SVG("%s"), many)), BROKEN);
    assert_note(t->diag, "P053");

    const char *deep = "<g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g>"
                       "</g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g></g>";
    diag_clear(t->diag);
    assert_int_equal(load(t, &logo, arena_printf(t->arena, SVG("%s"), deep)), BROKEN);
    assert_note(t->diag, "P053");
}

static void test_sample_logos(void **state)
{
    struct test_ctx *t = *state;
    static const char *const files[] = {"samples/bodies/voorbeeldstad.svg", "samples/bodies/uitkeringsdienst.svg"};
    xml_global_init();
    for (size_t i = 0; i < 2; i++) {
        struct logo *logo;
        assert_int_equal(logo_load(&logo, t->arena, t->diag, test_read(t, files[i])), DONE);
        assert_no_notes(t->diag);
        for (size_t p = 0; p < logo->n_paths; p++) {
            for (size_t s = 0; s < logo->paths[p].n_steps; s++) {
                const struct path_step *step = &logo->paths[p].steps[s];
                int n_points = step->verb == PATH_CLOSE ? 0 : step->verb == PATH_CURVE ? 3 : 1;
                for (int k = 0; k < n_points; k++) {
                    assert_true(step->x_pt[k] >= 0 && step->x_pt[k] <= logo->width);
                    assert_true(step->y_pt[k] >= 0 && step->y_pt[k] <= logo->height);
                }
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_path_commands),        TEST(test_smooth_commands), TEST(test_shapes),
        TEST(test_view_box_and_colours), TEST(test_what_is_refused), TEST(test_curve_inside),
        TEST(test_note_says_where),      TEST(test_budget),          TEST(test_sample_logos),
    };
    return cmocka_run_group_tests_name("layout/logo", tests, NULL, NULL);
}
