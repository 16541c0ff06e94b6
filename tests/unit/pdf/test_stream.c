/* stream: a page's marks become ours, one by one; a mark more, less, empty or elsewhere ends the letter. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/pdf/stream.h"

static const struct block title = {.kind = BLOCK_H1}, qr = {.kind = BLOCK_QR};

static const char *name_of(const struct tag *tag)
{
    return tag->kind == TAG_FIGURE ? "Figure" : "H1";
}

static const struct mark place = {.kind = MARK_PATH, .x_pt = 50, .y_pt = 60.5};
static const struct plate plate = {.x_pt = -1, .y_pt = 2};
static const struct plate_use plates[] = {{.plate = &plate}};

/* Two pages: words and a footer on the first, a figure on the second. */
static struct tag tags[] = {
    {.kind = TAG_TEXT, .page = 0, .owner = &title},
    {.kind = TAG_ARTIFACT, .artifact = ARTIFACT_FOOTER, .page = 0},
    {.kind = TAG_FIGURE, .page = 1, .owner = &qr, .first = &place},
};

static struct rewriting begin(struct test_ctx *t, const struct drawing *drawing)
{
    struct rewriting r = {.arena = t->arena, .d = t->diag, .drawing = drawing, .name_of = name_of, .plates = plates};
    r.of_tags = arena_array(t->arena, 4, sizeof *r.of_tags);
    r.n_mcids = arena_array(t->arena, 2, sizeof *r.n_mcids);
    return r;
}

static enum outcome rewrite(struct buf *out, struct rewriting *r, const char *content, int page)
{
    buf_init(out, 1 << 16);
    return stream_rewrite(out, r, (struct bytes){content, strlen(content)}, page);
}

#define WORDS  "/Document << /MCID 0 >> BDC\nBT\n/f 1 Tf (Uw (aan)vraag EMC)Tj\nET\nEMC\n"
#define FOOTER "/Part << /MCID 1 >> BDC\nBT (1)Tj ET\nEMC\n"
#define FIGURE "/Document << /MCID 0 >> BDC\n0 g BT /f 1 Tf (.)Tj ET\nEMC\n"

static void test_pages(void **state)
{
    struct test_ctx *t = *state;
    const struct drawing drawing = {.tags = tags, .n_tags = 3};
    struct rewriting r = begin(t, &drawing);
    struct buf out;
    assert_int_equal(rewrite(&out, &r, "q 1 0 0 -1 0 842 cm\n0 0 9 9 re f\n" WORDS "1 g " FOOTER "Q", 0), DONE);
    assert_string_equal(out.bytes, "/Artifact<</Type/Layout>>BDC\nq 1 0 0 -1 0 842 cm\n0 0 9 9 re f\n\nEMC\n"
                                   "/H1<</MCID 0>>BDC\n\nBT\n/f 1 Tf (Uw (aan)vraag EMC)Tj\nET\n\nEMC\n\n1 g "
                                   "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n\nBT (1)Tj ET\n\nEMC\n\nQ");
    buf_done(&out);
    assert_int_equal(stream_all_met(&r), BROKEN);
    assert_int_equal(rewrite(&out, &r, FIGURE, 1), DONE);
    assert_string_equal(out.bytes, "/Figure<</MCID 0>>BDC\n\n0 g \nq 1 0 0 1 49 62.5 cm /k0 Do Q\nEMC\n\n"); /* its plate in place of its glyph */
    buf_done(&out);
    assert_int_equal(stream_all_met(&r), DONE);
    assert_int_equal(r.of_tags[0].n, 1);
    assert_int_equal(r.of_tags[1].n, 0);
    assert_int_equal(r.of_tags[2].n, 1);
    assert_int_equal(r.n_mcids[0], 1);
}

/* What ends a letter, and the code that says so. */
static void test_broken(void **state)
{
    static const struct {
        const char *code, *content;
    } broken[] = {
        {"F006", WORDS},                                       /* one lost */
        {"F006", WORDS WORDS},                                 /* one doubled, the other lost */
        {"F006", WORDS FOOTER WORDS},                          /* one too many */
        {"F006", FOOTER WORDS},                                /* changed places */
        {"F006", "(a)Tj " WORDS FOOTER},                       /* text outside */
        {"F006", WORDS FOOTER "EMC"},                          /* an end too many */
        {"F006", "/Document << /MCID 0 >> BDC\nEMC\n" FOOTER},     /* nothing in it */
        {"F006", "/Document << /MCID 0 >> BDC 1 1 m f\nEMC\n"},    /* a path, not words */
        {"F006", "/Document << /MCID 0 >> BDC " FOOTER "EMC\n"},   /* one in another */
        {"F006", "/Document << /MCID 0 >> BDC (a)Tj"},             /* without an end */
        {"F006", "/Document << /K 0 >> BDC (a)Tj EMC " FOOTER},    /* without a number */
        {"F007", WORDS FOOTER "/x Do"},                        /* an image */
        {"F007", WORDS FOOTER "BI /W 1 ID abc EI"},            /* one in the page itself */
        {"F007", "0 0 0 1 k " WORDS FOOTER},                   /* another colour space */
        {"F007", WORDS FOOTER "/s sh"},                        /* a shading */
        {"F007", "/Document << /MCID 0 >> BDC (a)Tj /x Do EMC\n"}, /* within a mark */
        {"F007", WORDS FOOTER "1 2"},                          /* broken off */
        {"F007", WORDS FOOTER "(a"},                           /* within a string */
    };
    struct test_ctx *t = *state;
    const struct drawing drawing = {.tags = tags, .n_tags = 3};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct rewriting r = begin(t, &drawing);
        struct buf out;
        diag_clear(t->diag);
        if (rewrite(&out, &r, broken[i].content, 0) != BROKEN)
            fail_msg("%s went through", broken[i].content);
        assert_note(t->diag, broken[i].code);
        buf_done(&out);
    }
}

/* A figure is one glyph of Cairo's, and nothing beside it: its paths are the plate's. */
static void test_figure_with_more(void **state)
{
    static const char *const more[] = {"BT (.)Tj ET 1 2 m 3 4 l f", "1 2 m 3 4 l f", "", "BT (.)Tj ET BT (.)Tj ET",
                                       "BT /Span << /ActualText <feff0062> >> BDC (.)Tj EMC ET"};
    struct test_ctx *t = *state;
    const struct drawing drawing = {.tags = tags + 2, .n_tags = 1};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        struct rewriting r = begin(t, &drawing);
        struct buf out;
        diag_clear(t->diag);
        assert_int_equal(rewrite(&out, &r, arena_printf(t->arena, "/Document << /MCID 0 >> BDC %s EMC", more[i]), 1), BROKEN);
        assert_note(t->diag, "F006");
        buf_done(&out);
    }
}

/* Where Cairo says what glyphs mean, that stretch is a piece of its own, within the same text object. */
static void test_pieces(void **state)
{
    struct test_ctx *t = *state;
    const struct drawing drawing = {.tags = tags, .n_tags = 1};
    struct rewriting r = begin(t, &drawing);
    struct buf out;
    assert_int_equal(rewrite(&out, &r,
                             "/Document << /MCID 0 >> BDC\nBT 1 0 0 1 5 5 Tm (a)Tj\n"
                             "/Span << /ActualText <feff06440627> >> BDC <0102>Tj EMC\n"
                             "/Span << /ActualText <feff200d> >> BDC EMC\n(b)Tj ET\nEMC\n",
                             0),
                     DONE);
    assert_string_equal(out.bytes, "BT\n1 0 0 1 5 5 Tm\n/H1<</MCID 0>>BDC\n(a)Tj\n\nEMC\n"
                                   "/Span<</MCID 1/ActualText<feff06440627>>>BDC\n<0102>Tj \nEMC\n"
                                   "/H1<</MCID 2>>BDC\n(b)Tj\n\nEMC\nET\n\n");
    assert_int_equal(r.of_tags[0].n, 3);
    assert_true(bytes_is(r.of_tags[0].pieces[1].actual, "<feff06440627>"));
    assert_null(r.of_tags[0].pieces[2].actual.at);
    buf_done(&out);
}

static void test_text_without_glyphs(void **state)
{
    struct test_ctx *t = *state;
    const struct drawing drawing = {.tags = tags, .n_tags = 1};
    struct rewriting r = begin(t, &drawing);
    struct buf out;
    assert_int_equal(
        rewrite(&out, &r, "/Document << /MCID 0 >> BDC\nBT (a)Tj /Span << /ActualText <feff0062> >> BDC EMC ET\nEMC\n", 0),
        BROKEN);
    assert_note(t->diag, "F006");
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_pages),
        TEST(test_broken),
        TEST(test_pieces),
        TEST(test_figure_with_more),
        TEST(test_text_without_glyphs),
    };
    return cmocka_run_group_tests_name("pdf/stream", tests, NULL, NULL);
}
