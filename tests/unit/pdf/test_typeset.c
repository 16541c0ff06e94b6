/* What is set and what is left to Cairo. That a page set is the page that Cairo draws: tests/type, over all samples. */
#include "../../lib/test.h"

#include "studio.h"
#include "../../../gen/pdf/typeset.h"

static struct drawing *set(struct test_ctx *t, struct studio *s, const struct layout *layout)
{
    struct drawing *drawing;
    assert_int_equal(typeset_layout(&drawing, t->arena, t->diag, s->pdf, layout), DONE);
    assert_no_notes(t->diag);
    return drawing;
}

/* A page with this mark, after one that can be set. */
static struct layout *page_with(struct test_ctx *t, struct studio *s, struct mark *m)
{
    struct layout *layout = empty_layout(t, 1);
    add(&layout->pages[0], text(t, s, "Beste lezer", &heading));
    add(&layout->pages[0], m);
    return layout;
}

static void test_set(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct mark *m = text(t, &s, "Bezwaar (6 weken)", &paragraph);
    struct drawing *drawing = set(t, &s, page_with(t, &s, m));
    assert_non_null(drawing);
    assert_int_equal(drawing->n_tags, 2);
    assert_ptr_equal(drawing->tags[1].first, m);
    assert_non_null(strstr(drawing->set[0].content.bytes, "11.5 0 0 -11.5 100 100 Tm"));
    assert_non_null(strstr(drawing->set[0].content.bytes, "\\("));
}

static void test_left_to_cairo(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    assert_null(set(t, &s, empty_layout(t, 0)));
    assert_null(set(t, &s, two_pages(t, &s))); /* its watermark is turned */

    struct mark *from_right = text(t, &s, "a", &paragraph);
    from_right->script_level = 1;
    assert_null(set(t, &s, page_with(t, &s, from_right)));

    struct mark *rare = text(t, &s, "~", &paragraph); /* in no letter of the samples */
    assert_null(set(t, &s, page_with(t, &s, rare)));

    struct mark *other_text = text(t, &s, "a", &paragraph); /* a glyph means one thing */
    other_text->text = "b";
    assert_null(set(t, &s, page_with(t, &s, other_text)));

    struct mark *two_glyphs = text(t, &s, "ab", &paragraph);
    two_glyphs->clusters[0] = (struct cluster){2, 2};
    two_glyphs->n_clusters = 1;
    assert_null(set(t, &s, page_with(t, &s, two_glyphs)));

    struct mark *lies = text(t, &s, "a", &paragraph);
    lies->clusters[0].n_bytes = 3;
    assert_null(set(t, &s, page_with(t, &s, lies)));

    struct mark *without_glyph = text(t, &s, "geen 12", &paragraph); /* its "2" would be lost */
    without_glyph->n_glyphs = without_glyph->n_clusters = 6;
    assert_null(set(t, &s, page_with(t, &s, without_glyph)));

    struct mark *off_sheet = text(t, &s, "geen 12", &paragraph); /* Cairo would leave the last ones out */
    off_sheet->x_pt = 580;
    assert_null(set(t, &s, page_with(t, &s, off_sheet)));
}

/* What Cairo leaves out, or draws as a line, would be painted as a hair; this is left to it. */
static void test_shapes(void **state)
{
    static const struct {
        struct mark m;
        bool is_set;
    } rows[] = {
        {{.kind = MARK_RULE, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 0.5}, true},
        {{.kind = MARK_RULE, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 0}, false},
        {{.kind = MARK_RULE, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 0.001}, false},
        {{.kind = MARK_RULE, .x_pt = 700, .y_pt = 9, .width_pt = 9, .height_pt = 1}, false},
        {{.kind = MARK_FRAME, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 9, .stroke_pt = 1}, true},
        {{.kind = MARK_FRAME, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 1, .stroke_pt = 1}, false},
        {{.kind = MARK_FRAME, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 9, .stroke_pt = 0}, false},
    };
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct mark *m = other(t, rows[i].m);
        m->artifact = ARTIFACT_LAYOUT;
        assert_int_equal(set(t, &s, page_with(t, &s, m)) != NULL, rows[i].is_set);
    }
}

/* Nothing to set is no fault here; the finisher knows its empty tag. */
static void test_nothing(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct drawing *drawing = set(t, &s, page_with(t, &s, other(t, (struct mark){.kind = MARK_GLYPHS, .owner = &paragraph, .size_pt = 11.5})));
    assert_non_null(drawing);
    assert_non_null(strstr(drawing->set[0].content.bytes, "/" TAG_NAME_CONTENT "<</MCID 1>>BDC\nEMC\n"));
}

/* Arabic digits in a Dutch address are read from the left; their face has no sign of a specimen but the space. */
static void test_other_script(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    assert_int_equal(layout_kit_open_all(s.layout, t->diag), DONE);
    struct mark *m = text(t, &s, "3", &paragraph);
    m->family = 1;
    m->script_level = 2;
    m->text = "\xd9\xa3";
    m->n_text_bytes = 2;
    m->clusters[0].n_bytes = 2;
    m->glyphs[0].id = FT_Get_Char_Index(layout_kit_face(s.layout, 1, FACE_REGULAR), 0x663);
    assert_null(set(t, &s, page_with(t, &s, m)));
    m->glyphs[0].id = FT_Get_Char_Index(layout_kit_face(s.layout, 1, FACE_REGULAR), ' ');
    m->text = " ";
    m->n_text_bytes = 1;
    m->clusters[0].n_bytes = 1;
    assert_null(set(t, &s, page_with(t, &s, m)));
}

/* The same bytes whatever was set before. */
static void test_same_bytes(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t), later = open_studio(t);
    struct layout *layout = page_with(t, &s, text(t, &s, "Bezwaar", &paragraph));
    const struct buf *first = &set(t, &s, layout)->set[0].content;
    struct mark *bold = text(t, &later, "Vet", &paragraph);
    bold->face = FACE_BOLD;
    for (size_t i = 0; i < bold->n_glyphs; i++)
        bold->glyphs[i].id = FT_Get_Char_Index(layout_kit_face(later.layout, 0, FACE_BOLD), (unsigned char)"Vet"[i]);
    assert_non_null(set(t, &later, page_with(t, &later, bold)));
    const struct buf *second = &set(t, &later, layout)->set[0].content;
    assert_string_equal(first->bytes, second->bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_set), TEST(test_left_to_cairo), TEST(test_shapes), TEST(test_nothing),
                                       TEST(test_other_script), TEST(test_same_bytes)};
    return cmocka_run_group_tests_name("pdf/typeset", tests, NULL, NULL);
}
