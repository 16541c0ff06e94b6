/* draw: pages of marks become a PDF whose flat tags are known one by one; anything wrong leaves no file.
 * What the file shows and says to other readers: tests/pdf.sh. */
#include "../../lib/test.h"

#include <ft2build.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include FT_FREETYPE_H

#include "../../../gen/base/text.h"
#include "../../../gen/pdf/draw.h"
#include "../../../gen/record/xml.h"

#define DATE "2026-12-01"

/* What a layout kit needs, straight from the repository. */
static struct bundle *bundle(struct test_ctx *t)
{
    static const char *const files[][2] = {
        {"fonts/noto-sans/NotoSans-Bold.ttf", "fonts/noto-sans/NotoSans-Bold.ttf"},
        {"fonts/noto-sans/NotoSans-Italic.ttf", "fonts/noto-sans/NotoSans-Italic.ttf"},
        {"fonts/noto-sans/NotoSans-Regular.ttf", "fonts/noto-sans/NotoSans-Regular.ttf"},
        {"house/envelopes/nen1026-left-c5.xml", "templates/house/envelopes/nen1026-left-c5.xml"},
        {"house/style.xml", "templates/house/style.xml"},
        {"hyphen/hyph_nl_NL.dic", "templates/hyphen/hyph_nl_NL.dic"},
    };
    const size_t n = sizeof files / sizeof *files;
    struct bundle *b = arena_alloc(t->arena, sizeof *b);
    b->dir = "test-bundle";
    b->files = arena_array(t->arena, n, sizeof *b->files);
    for (size_t i = 0; i < n; i++) {
        b->files[i] = *test_read(t, files[i][1]);
        b->files[i].name = files[i][0];
    }
    b->n_files = n;
    return b;
}

struct studio {
    struct layout_kit *layout;
    struct pdf_kit *pdf;
};

static struct studio open_studio(struct test_ctx *t)
{
    struct studio s;
    xml_global_init();
    assert_int_equal(layout_kit_load(&s.layout, t->arena, t->diag, bundle(t)), DONE);
    assert_int_equal(pdf_kit_load(&s.pdf, t->arena, t->diag, s.layout), DONE);
    return s;
}

/* One line of ASCII, each glyph its own cluster. */
static struct mark *text(struct test_ctx *t, const struct studio *s, const char *words, const struct block *owner)
{
    FT_Face face = layout_kit_face(s->layout, FACE_REGULAR);
    size_t n = strlen(words);
    struct mark *m = arena_alloc(t->arena, sizeof *m);
    *m = (struct mark){.kind = MARK_GLYPHS,
                       .owner = owner,
                       .x_pt = 100,
                       .y_pt = 100,
                       .face = FACE_REGULAR,
                       .size_pt = 11.5,
                       .text = words,
                       .n_text_bytes = n,
                       .n_glyphs = n,
                       .n_clusters = n,
                       .lang = "nl"};
    m->glyphs = arena_array(t->arena, n, sizeof *m->glyphs);
    m->clusters = arena_array(t->arena, n, sizeof *m->clusters);
    for (size_t i = 0; i < n; i++) {
        m->glyphs[i] = (struct glyph){FT_Get_Char_Index(face, (unsigned char)words[i]), 7.0 * (double)i, 0};
        m->clusters[i] = (struct cluster){1, 1};
    }
    return m;
}

static void add(struct page *page, struct mark *m)
{
    if (page->last)
        page->last->next = m;
    else
        page->first = m;
    page->last = m;
}

static struct layout *empty_layout(struct test_ctx *t, size_t n_pages)
{
    struct layout *l = arena_alloc(t->arena, sizeof *l);
    *l = (struct layout){
        .width_pt = 595.276, .height_pt = 841.89, .n_pages = n_pages, .title = "Brief bij uw besluit", .lang = "nl"};
    l->pages = arena_array(t->arena, n_pages, sizeof *l->pages);
    return l;
}

static const struct block heading = {.kind = BLOCK_H1}, paragraph = {.kind = BLOCK_P}, code = {.kind = BLOCK_QR};
static struct path_step triangle_steps[] = {
    {PATH_MOVE, {0}, {0}}, {PATH_LINE, {10}, {0}}, {PATH_LINE, {0}, {10}}, {PATH_CLOSE, {0}, {0}}};
static struct path triangle = {triangle_steps, 4, 0x336699};

static struct mark *other(struct test_ctx *t, struct mark m)
{
    struct mark *copy = arena_alloc(t->arena, sizeof *copy);
    *copy = m;
    return copy;
}

static struct layout *two_pages(struct test_ctx *t, const struct studio *s)
{
    struct layout *l = empty_layout(t, 2);
    struct page *first = &l->pages[0], *second = &l->pages[1];
    struct mark *link = text(t, s, "register", &paragraph);
    struct mark *watermark = text(t, s, "CONCEPT", NULL);
    struct mark *footer = text(t, s, "Pagina 1 van 2", NULL);
    link->href = "https://algoritmes.example/";
    watermark->artifact = ARTIFACT_WATERMARK;
    watermark->rotate_deg = -45;
    footer->artifact = ARTIFACT_FOOTER;

    add(first, text(t, s, "Uw aanvraag", &heading));
    add(first, other(t, (struct mark){.kind = MARK_FRAME,
                                      .artifact = ARTIFACT_LAYOUT,
                                      .x_pt = 90,
                                      .y_pt = 90,
                                      .width_pt = 200,
                                      .height_pt = 50,
                                      .stroke_pt = 1}));
    add(first, text(t, s, "De fiets ", &paragraph));
    add(first, text(t, s, "en het ", &paragraph));
    add(first, link);
    add(first, footer);
    add(first, watermark);
    add(second, text(t, s, "gaat verder", &paragraph));
    add(second,
        other(t, (struct mark){
                     .kind = MARK_PATH, .owner = &code, .x_pt = 50, .y_pt = 50, .paths = &triangle, .n_paths = 1}));
    add(second,
        other(t,
              (struct mark){
                  .kind = MARK_RULE, .artifact = ARTIFACT_FOLD, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 1}));
    return l;
}

/* How often words stand in the file (Cairo's objects are plain text, its streams are not). */
static int count(const struct buf *file, const char *words)
{
    int n = 0;
    for (const char *at = file->bytes;
         (at = memmem(at, (size_t)(file->bytes + file->n_bytes - at), words, strlen(words))); at++)
        n++;
    return n;
}

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
    assert_int_equal(count(&drawing->file, "/S /Private"), 2);
    assert_int_equal(count(&drawing->file, "/S /Span"), (int)n - 2);
}

static void test_file(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct buf file;
    buf_init(&file, 1 << 20);
    buf_str(&file, "before");
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, two_pages(t, &s), DATE), DONE);
    assert_memory_equal(file.bytes, "before%PDF-1.4", 14);
    assert_int_equal(count(&file, "/Type /Page %"), 2);
    assert_int_equal(count(&file, "/Count 2"), 1);
    assert_int_equal(count(&file, "/FontFile2"), 1); /* one face was used, and it is inside */
    assert_int_equal(count(&file, "+NotoSans-Regular"), 2);
    assert_int_equal(count(&file, "/Title (Brief bij uw besluit)"), 1);
    assert_int_equal(count(&file, "20261201000000Z"), 1);
    assert_int_equal(count(&file, "/ModDate"), 0);
    static const char *const unwanted[] = {"/Image",  "/JavaScript", "/OpenAction", "/URI",
                                           "/Author", "/XRef",       "/ObjStm"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        assert_int_equal(count(&file, unwanted[i]), 0);
    buf_done(&file);
}

static void draw_to(struct test_ctx *t, struct studio *s, struct buf *file)
{
    buf_init(file, 1 << 20);
    assert_int_equal(pdf_write(file, t->arena, t->diag, s->pdf, two_pages(t, s), DATE), DONE);
}

static void assert_same(const struct buf *a, const struct buf *b)
{
    assert_int_equal(a->n_bytes, b->n_bytes);
    assert_memory_equal(a->bytes, b->bytes, a->n_bytes);
}

static void test_same_bytes(void **state)
{
    struct test_ctx *t = *state;
    struct buf first, again, zone, fresh;
    struct studio s = open_studio(t);
    draw_to(t, &s, &first);

    struct layout *between = empty_layout(t, 1); /* another letter comes in between */
    add(&between->pages[0], text(t, &s, "XYZ 0123456789 zyx", &heading));
    struct buf unlike;
    buf_init(&unlike, 1 << 20);
    assert_int_equal(pdf_write(&unlike, t->arena, t->diag, s.pdf, between, "2026-12-02"), DONE);
    draw_to(t, &s, &again);
    assert_same(&first, &again);
    assert_true(unlike.n_bytes != first.n_bytes);

    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    draw_to(t, &s, &zone);
    setenv("TZ", "UTC0", 1);
    tzset();
    assert_same(&first, &zone);

    struct studio another = open_studio(t);
    draw_to(t, &another, &fresh);
    assert_same(&first, &fresh);
    buf_done(&first);
    buf_done(&unlike);
    buf_done(&again);
    buf_done(&zone);
    buf_done(&fresh);
}

/* Cairo remembers faces by address: kits that come and go must not lend each other's glyphs. */
static void test_kits_come_and_go(void **state)
{
    struct test_ctx *t = *state;
    struct buf wanted;
    struct studio s = open_studio(t);
    draw_to(t, &s, &wanted);
    for (int i = 0; i < 5; i++) {
        struct test_ctx inner = {.arena = arena_new()};
        struct diag d;
        struct buf got;
        diag_init(&d, inner.arena);
        inner.diag = &d;
        struct studio brief = open_studio(&inner);
        draw_to(&inner, &brief, &got);
        assert_same(&wanted, &got);
        buf_done(&got);
        arena_free(inner.arena);
    }
    buf_done(&wanted);
}

static void test_no_pages(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct buf file;
    buf_init(&file, 1 << 20);
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, empty_layout(t, 0), DATE), BROKEN);
    assert_note(t->diag, "F003");
    assert_int_equal(file.n_bytes, 0);
    buf_done(&file);
}

static void test_clusters_that_lie(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *l = two_pages(t, &s);
    struct buf file;
    l->pages[1].first->clusters[0].n_bytes = 3; /* more bytes than the text has */
    buf_init(&file, 1 << 20);
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, l, DATE), BROKEN);
    assert_note(t->diag, "F002");
    assert_int_equal(file.n_bytes, 0);
    buf_done(&file);
}

static void test_no_room(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct buf file;
    buf_init(&file, 1000);
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, two_pages(t, &s), DATE), REFUSED);
    assert_note(t->diag, "F004");
    buf_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tags_in_order),    TEST(test_file),     TEST(test_same_bytes),
        TEST(test_kits_come_and_go), TEST(test_no_pages), TEST(test_clusters_that_lie),
        TEST(test_no_room),
    };
    return cmocka_run_group_tests_name("pdf/draw", tests, NULL, NULL);
}
