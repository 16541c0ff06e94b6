/* draw: pages of marks become a PDF whose flat tags are known one by one; anything wrong leaves no file.
 * What the file shows and says to other readers: tests/pdf.sh. */
#include "../../lib/test.h"

#include <stdlib.h>
#include <time.h>

#include "studio.h"

static void test_tags_in_order(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct drawing *drawing;
    assert_int_equal(draw_layout(&drawing, t->arena, t->diag, s.pdf, two_pages(t, &s), DATE), DONE);
    assert_no_notes(t->diag);
    const struct {
        enum tag_kind kind;
        int page;
        const struct block *owner;
        size_t n_marks;
    } wanted[] = {
        {TAG_ARTIFACT, 0, NULL, 1},                                 /* the watermark, under everything */
        {TAG_TEXT, 0, &heading, 1},   {TAG_TEXT, 0, &paragraph, 2}, /* two marks of one run */
        {TAG_TEXT, 0, &paragraph, 1},                               /* the link in it */
        {TAG_ARTIFACT, 0, NULL, 1},   {TAG_TEXT, 1, &paragraph, 1}, {TAG_FIGURE, 1, &code, 1},
    };
    const size_t n = sizeof wanted / sizeof *wanted;
    assert_int_equal(drawing->n_tags, n);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(drawing->tags[i].kind, wanted[i].kind);
        assert_int_equal(drawing->tags[i].page, wanted[i].page);
        assert_ptr_equal(drawing->tags[i].owner, wanted[i].owner);
        assert_int_equal(drawing->tags[i].n_marks, wanted[i].n_marks);
    }
    assert_string_equal(drawing->tags[3].first->href, "https://algoritmes.example/");
    /* Cairo writes an element for each tag: none was lost, none nested */
    assert_int_equal(count(&drawing->file, "/Type /StructElem"), (int)n);
    assert_int_equal(count(&drawing->file, "/S /" TAG_NAME_ARTIFACT), 2);
    assert_int_equal(count(&drawing->file, "/S /" TAG_NAME_CONTENT), (int)n - 2);
}

static const struct buf *draw(struct test_ctx *t, struct studio *s, const struct layout *layout, const char *date)
{
    struct drawing *drawing;
    assert_int_equal(draw_layout(&drawing, t->arena, t->diag, s->pdf, layout, date), DONE);
    return &drawing->file;
}

static void test_file(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    const struct buf *file = draw(t, &s, two_pages(t, &s), DATE);
    assert_memory_equal(file->bytes, "%PDF-1.", 7);
    assert_int_equal(count(file, "/Type /Page %"), 2);
    assert_int_equal(count(file, "/Count 2"), 1);
    assert_int_equal(count(file, "/FontFile2"), 1); /* one face was used, and it is inside */
    assert_int_equal(count(file, "+NotoSans-Regular"), 2);
    assert_int_equal(count(file, "/Title (Brief bij uw besluit)"), 1);
    assert_int_equal(count(file, "20261201000000Z"), 1);
    assert_int_equal(count(file, "/ModDate"), 0);
    static const char *const unwanted[] = {"/Image",  "/JavaScript", "/OpenAction", "/URI",
                                           "/Author", "/XRef",       "/ObjStm"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        assert_int_equal(count(file, unwanted[i]), 0);
}

static void assert_same(const struct buf *a, const struct buf *b)
{
    assert_int_equal(a->n_bytes, b->n_bytes);
    assert_memory_equal(a->bytes, b->bytes, a->n_bytes);
}

static void test_same_bytes(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    const struct buf *first = draw(t, &s, two_pages(t, &s), DATE);

    struct layout *between = empty_layout(t, 1); /* another letter comes in between */
    add(&between->pages[0], text(t, &s, "XYZ 0123456789 zyx", &heading));
    const struct buf *unlike = draw(t, &s, between, "2026-12-02");
    assert_same(first, draw(t, &s, two_pages(t, &s), DATE));
    assert_true(unlike->n_bytes != first->n_bytes);

    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    const struct buf *zone = draw(t, &s, two_pages(t, &s), DATE);
    setenv("TZ", "UTC0", 1);
    tzset();
    assert_same(first, zone);

    struct studio another = open_studio(t);
    assert_same(first, draw(t, &another, two_pages(t, &another), DATE));
}

/* Cairo remembers faces by address: kits that come and go must not lend each other's glyphs. */
static void test_kits_come_and_go(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    const struct buf *wanted = draw(t, &s, two_pages(t, &s), DATE);
    for (int i = 0; i < 5; i++) {
        struct test_ctx inner = {.arena = arena_new()};
        struct diag d;
        diag_init(&d, inner.arena);
        inner.diag = &d;
        struct studio brief = open_studio(&inner);
        assert_same(wanted, draw(&inner, &brief, two_pages(&inner, &brief), DATE));
        arena_free(inner.arena);
    }
}

static void test_no_pages(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct drawing *drawing;
    assert_int_equal(draw_layout(&drawing, t->arena, t->diag, s.pdf, empty_layout(t, 0), DATE), BROKEN);
    assert_note(t->diag, "F003");
}

/* Cairo leaves out white space that stands alone on whole points; it would be missing between two words. */
static void test_a_space_alone(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    for (int i = 0; i < 3; i++) {
        struct layout *layout = empty_layout(t, 1);
        struct mark *space = text(t, &s, " ", &paragraph);
        space->x_pt = i == 1 ? 200.4 : 200;
        space->y_pt = i == 2 ? 99.999 : 100;
        add(&layout->pages[0], space);
        assert_int_equal(count(draw(t, &s, layout, DATE), "+NotoSans-Regular"), 2); /* it was drawn with something */
    }
}

/* Text from the right has fonts of its own, for there a bracket's glyph is the other bracket. */
static void test_from_the_right(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = empty_layout(t, 1);
    struct mark *left = text(t, &s, "(", &paragraph), *right = text(t, &s, ")", &paragraph);
    right->script_level = 1;
    right->glyphs[0].id = left->glyphs[0].id;
    add(&layout->pages[0], left);
    add(&layout->pages[0], right);
    assert_int_equal(count(draw(t, &s, layout, DATE), "/FontFile2"), 2);
    right->script_level = 0; /* in one font the glyph can say only one of them itself */
    assert_int_equal(count(draw(t, &s, layout, DATE), "/FontFile2"), 1);
}

/* A letter in this language with one paragraph, drawn. */
static const struct buf *draw_letter(struct test_ctx *t, struct studio *s, const char *lang, const char *words)
{
    const char *xml = arena_printf(t->arena,
                                   "<page-model><letter lang='%s' translation='no' "
                                   "title='x'><letterhead><p>Gemeente</p></letterhead><return>Retour</return>"
                                   "<address><line>A</line><line>B 1</line><line>1234 AB  "
                                   "C</line></address><reference><row><term>x</term><detail>y</detail>"
                                   "</row></reference><body><h1>x</h1><p>%s</p></body><footer><p>x</p><p>1</p></"
                                   "footer><help-strip>x</help-strip></letter>"
                                   "</page-model>",
                                   lang, words);
    const struct layout_options options = {0};
    struct block *read = NULL;
    struct layout *layout = NULL;
    xmlDoc *doc = NULL;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    assert_int_equal(page_model_read(&read, t->arena, t->diag, doc), DONE);
    const enum outcome made = layout_make(&layout, t->arena, t->diag, s->layout, read, &options);
    assert_no_notes(t->diag);
    assert_int_equal(made, DONE);
    return draw(t, s, layout, DATE);
}

/* What was drawn before changes nothing, though fonts were opened for it. */
static void test_arabic_among_others(void **state)
{
    struct test_ctx *t = *state;
    const char *arabic = "اتخذنا قرارًا (besluit) 2026، لا", *dutch = "Besluit (bezwaar) van محمد";
    struct studio s = open_studio(t), other = open_studio(t);
    const struct buf *first = draw_letter(t, &s, "ar", arabic);
    draw_letter(t, &other, "nl", "Latijn");
    draw_letter(t, &other, "nl", dutch);
    assert_same(draw_letter(t, &other, "ar", arabic), first);
    draw_letter(t, &s, "nl", dutch);
    assert_same(draw_letter(t, &s, "ar", arabic), first);
    assert_int_equal(count(first, "+NotoSansArabic-Regular") > 0, 1);
    assert_no_notes(t->diag);
}

static void test_clusters_that_lie(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *l = two_pages(t, &s);
    struct drawing *drawing;
    l->pages[1].first->clusters[0].n_bytes = 3; /* more bytes than the text has */
    assert_int_equal(draw_layout(&drawing, t->arena, t->diag, s.pdf, l, DATE), BROKEN);
    assert_note(t->diag, "F002");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tags_in_order),     TEST(test_file),
        TEST(test_same_bytes),        TEST(test_kits_come_and_go),
        TEST(test_no_pages),          TEST(test_a_space_alone),
        TEST(test_from_the_right),    TEST(test_arabic_among_others),
        TEST(test_clusters_that_lie),
    };
    return cmocka_run_group_tests_name("pdf/draw", tests, NULL, NULL);
}
