/* finish: Cairo's drawing becomes the citizen's PDF, and anything that does not add up leaves none.
 * What PDF/UA and PDF/A ask, what other readers find: tests/verapdf.sh, tests/pdf.sh. */
#include "../../lib/test.h"

#include <libdeflate.h>
#include <stdlib.h>

#include "../../../gen/base/hash.h"
#include "../../../gen/pdf/finish.h"
#include "../../../gen/pdf/kit.h"
#include "studio.h"

static const struct pdf_about about = {
    .mailing_date = DATE, .bundle_hash = "0123456789abcdef", .form = "separate", .format = "standard"};

static enum outcome finish(struct buf *out, struct test_ctx *t, struct studio *s, const struct drawing *drawing,
                           const struct layout *layout)
{
    buf_init(out, 1 << 20);
    return finish_drawing(out, t->arena, t->diag, pdf_kit_finisher(s->pdf), drawing, layout, &about);
}

static struct drawing *draw(struct test_ctx *t, struct studio *s, const struct layout *layout)
{
    struct drawing *drawing;
    assert_int_equal(draw_layout(&drawing, t->arena, t->diag, s->pdf, layout, DATE), DONE);
    return drawing;
}

/* The objects of a finished file, which lie deflated in its object stream. The caller ends it. */
static void unpack(struct buf *objects, const struct buf *file)
{
    static char room[1 << 18];
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    const char *at = memmem(file->bytes, file->n_bytes, "/Type/ObjStm", 12);
    size_t n = 0;
    assert_non_null(at);
    at = strstr(at, "stream\n") + 7;
    const char *end = memmem(at, (size_t)(file->bytes + file->n_bytes - at), "\nendstream", 10);
    assert_int_equal(libdeflate_zlib_decompress(inflate, at, (size_t)(end - at), room, sizeof room, &n), 0);
    libdeflate_free_decompressor(inflate);
    buf_init(objects, sizeof room);
    buf_add(objects, room, n);
}

static void test_file(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct buf file, objects;
    assert_int_equal(finish(&file, t, &s, draw(t, &s, layout), layout), DONE);
    assert_no_notes(t->diag);
    assert_memory_equal(file.bytes, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 15);
    assert_memory_equal(file.bytes + file.n_bytes - 6, "%%EOF\n", 6);
    static const char *const in_file[] = {
        "/Type/ObjStm",
        "/Type/XRef",
        "/ID[<",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<kenbaar:bundle>0123456789abcdef<",
        "<kenbaar:form>separate<",
        "<kenbaar:format>standard<",
        "<kenbaar:language>nl<",
        "<xmp:CreateDate>2026-12-01T00:00:00Z<",
    };
    for (size_t i = 0; i < sizeof in_file / sizeof *in_file; i++)
        if (count(&file, in_file[i]) != 1)
            fail_msg("%s stands in it %d times", in_file[i], count(&file, in_file[i]));

    unpack(&objects, &file);
    static const char *const in_objects[] = {
        "/S/Document/P ",
        "/S/H1/P ",
        "/S/P/P ",
        "/S/Link/P ",
        "/S/Figure/P ",
        "/Alt(QR-code)",
        "/Type/OBJR",
        "/Contents(register)",
        "/F 4",
        "/URI(https://algoritmes.example/)",
        "/Lang(nl)/Pages",
        "/Marked true",
        "/DisplayDocTitle true",
        "/GTS_PDFA1",
        "/CreationDate(D:20261201000000Z)",
        "/Title(Brief bij uw besluit)",
    };
    for (size_t i = 0; i < sizeof in_objects / sizeof *in_objects; i++)
        if (count(&objects, in_objects[i]) != 1)
            fail_msg("%s stands in it %d times", in_objects[i], count(&objects, in_objects[i]));
    assert_int_equal(count(&objects, "/Tabs/S"), 2);
    assert_int_equal(count(&objects, "/Outlines"), 0);
    assert_int_equal(count(&objects, "/EmbeddedFile"), 0);
    buf_done(&objects);
    buf_done(&file);
}

static void test_same_bytes(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct buf first, again;
    char sha256[HASH_HEX_LEN + 1], of_first[HASH_HEX_LEN + 1];
    struct pdf_about with = about;
    with.sha256 = sha256;
    assert_int_equal(finish(&first, t, &s, draw(t, &s, layout), layout), DONE);
    buf_init(&again, 1 << 20);
    buf_str(&again, "before");
    assert_int_equal(
        finish_drawing(&again, t->arena, t->diag, pdf_kit_finisher(s.pdf), draw(t, &s, layout), layout, &with), DONE);
    hash_sha256_hex(first.bytes, first.n_bytes, of_first);
    assert_string_equal(sha256, of_first);
    assert_int_equal(again.n_bytes, first.n_bytes + 6);
    assert_memory_equal(again.bytes + 6, first.bytes, first.n_bytes);
    buf_done(&first);
    buf_done(&again);
}

static void test_attachment(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    const struct pdf_attachment xml = {"kennisgeving.xml", "Gegevens \xC3\xA9n uitleg", "<a/>", 4};
    struct pdf_about with = about;
    struct buf file, objects;
    with.attachment = &xml;
    buf_init(&file, 1 << 20);
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, layout, &with), DONE);
    assert_int_equal(count(&file, "<pdfaid:part>3</pdfaid:part>"), 1);
    assert_int_equal(
        count(&file, "/Type/EmbeddedFile/Subtype/application#2Fxml/Params<</Size 4/ModDate(D:20261201000000Z)>>"), 1);
    unpack(&objects, &file);
    assert_int_equal(count(&objects, "/AFRelationship/Source/F(kennisgeving.xml)/UF(kennisgeving.xml)/Desc<FEFF0047"),
                     1);
    assert_int_equal(count(&objects, "/Names[(kennisgeving.xml) "), 1);
    buf_done(&objects);
    buf_done(&file);
}

/* A second letter makes Parts and an outline. */
static void test_two_languages(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct span title = {.kind = SPAN_TEXT, .text = "Your application"};
    struct block dutch = letter_block, english = letter_block, body = body_block, english_title = heading, both = model;
    struct buf file, objects;
    both.first = &dutch;
    dutch.next = &english;
    english.lang = body.lang = english_title.lang = "en";
    english.first = &body;
    body.first = &english_title;
    english_title.next = NULL;
    english_title.spans = &title;
    layout->model = &both;
    struct mark *words = text(t, &s, "Your application", &english_title);
    words->lang = "en";
    add(&layout->pages[1], words);
    assert_int_equal(finish(&file, t, &s, draw(t, &s, layout), layout), DONE);
    unpack(&objects, &file);
    assert_int_equal(count(&objects, "/S/Part/P "), 2);
    assert_int_equal(count(&objects, "/Lang(en)"), 1); /* what stands in it inherits */
    assert_int_equal(count(&objects, "/Type/Outlines/First "), 1);
    assert_int_equal(count(&objects, "/Title(Your application)/Parent "), 1);
    assert_int_equal(count(&objects, "/PageMode/UseOutlines"), 1);
    buf_done(&objects);
    buf_done(&file);
}

/* --- what must not get through --- */

static void assert_refused(struct test_ctx *t, struct studio *s, struct drawing *drawing, const struct layout *layout,
                           const char *code)
{
    struct buf file;
    const enum outcome wanted = diag_lookup(code)->outcome;
    diag_clear(t->diag);
    assert_int_equal(finish(&file, t, s, drawing, layout), wanted);
    assert_note(t->diag, code);
    buf_done(&file);
}

/* Cairo's file with some words replaced by as many bytes. */
static void test_broken_source(void **state)
{
    static const struct {
        const char *code, *words, *instead;
    } broken[] = {
        {"F005", "startxref", "startxrex"},
        {"F005", "/Length 1", "/Lengtx 1"},
        {"F005", "trailer", "trai<er"},
        {"F005", "/Root", "/Rood"},
        {"F005", "/Pages 1", "/Pagex 1"},
        {"F005", "/Kids", "/Kidx"},
        {"F005", "/Count 2", "/Count 3"},
        {"F005", "/Contents", "/Contentx"},
        {"F005", "/Resources", "/Resourcex"},
        {"F005", "/FlateDecode", "/FlateDecodx"},
        {"F005", "/Type /FontDescriptor", "/Type /FontDescriptox"},
        {"F007", "/ExtGState", "/XObject  "},
        {"F007", "/CA 1", "/CA 0"},
        {"F007", "/ca 1", "/BM 1"},
        {"F008", "/ToUnicode", "/ToUnicodx"},
        {"F008", "/FontFile2", "/FontFilx2"},
        {"F008", "/Widths", "/Widthx"},
        {"F008", "/Subtype /TrueType", "/Subtype /TrueTypx"},
    };
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct drawing *drawing = draw(t, &s, layout);
        char *at = memmem(drawing->file.bytes, drawing->file.n_bytes, broken[i].words, strlen(broken[i].words));
        if (!at)
            fail_msg("Cairo writes no %s", broken[i].words);
        memcpy(at, broken[i].instead, strlen(broken[i].instead));
        assert_refused(t, &s, drawing, layout, broken[i].code);
    }
}

static void test_file_broken_off(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct drawing *drawing = draw(t, &s, layout);
    const size_t whole = drawing->file.n_bytes;
    for (size_t n = 0; n + 8 < whole; n += whole / 50) {
        drawing->file.n_bytes = n;
        assert_refused(t, &s, drawing, layout, "F005");
    }
}

/* One byte changed anywhere: it is refused or it is a letter, and nothing outside is read (the sanitizers see that). */
static void test_any_byte_changed(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct drawing *drawing = draw(t, &s, layout);
    unsigned random = 1;
    for (int i = 0; i < 1000; i++) {
        random = random * 1103515245 + 12345;
        char *at = drawing->file.bytes + (random >> 8) % drawing->file.n_bytes;
        const char kept = *at;
        struct test_ctx inner = {.arena = arena_new()};
        struct diag d;
        struct buf file;
        diag_init(&d, inner.arena);
        inner.diag = &d;
        *at = (char)(random >> 3);
        const enum outcome got = finish(&file, &inner, &s, drawing, layout);
        assert_true(got == DONE || got == BROKEN);
        assert_true((got == DONE) == (d.first == NULL));
        *at = kept;
        buf_done(&file);
        arena_free(inner.arena);
    }
}

static void test_marks_that_do_not_add_up(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct drawing *drawing = draw(t, &s, layout);
    drawing->n_tags--; /* Cairo has one more */
    assert_refused(t, &s, drawing, layout, "F006");
    drawing->tags[drawing->n_tags + 1] = drawing->tags[drawing->n_tags];
    drawing->n_tags += 2; /* one less */
    assert_refused(t, &s, drawing, layout, "F006");
    drawing->n_tags--;
    drawing->tags[1].kind = TAG_ARTIFACT; /* another name */
    assert_refused(t, &s, drawing, layout, "F006");
    drawing->tags[1].kind = TAG_FIGURE; /* no path in it */
    assert_refused(t, &s, drawing, layout, "F006");
}

static void test_structure_that_does_not_fit(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct block stranger = {.kind = BLOCK_P, .lang = "nl"}, footer = {.kind = BLOCK_FOOTER, .lang = "nl"};

    struct drawing *drawing = draw(t, &s, layout);
    drawing->tags[1].owner = &stranger; /* words that belong to no part of the letter */
    assert_refused(t, &s, drawing, layout, "F009");
    drawing->tags[1].owner = &footer;
    assert_refused(t, &s, drawing, layout, "F009");
    drawing->tags[1].owner = &paragraph; /* the title is then nowhere shown */
    assert_refused(t, &s, drawing, layout, "F009");
    drawing->tags[1].owner = &code; /* words for a figure */
    assert_refused(t, &s, drawing, layout, "F009");
    drawing->tags[1].owner = &heading;
    drawing->tags[1].part = 1; /* a label of what has none */
    assert_refused(t, &s, drawing, layout, "F009");
}

static void test_headings(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct layout *layout = two_pages(t, &s);
    struct drawing *drawing = draw(t, &s, layout);
    struct block letter = letter_block, body = body_block, h2 = heading, whole = model;
    whole.first = &letter;
    letter.first = &body;
    body.first = &h2;
    h2.kind = BLOCK_H2; /* and there is no title before it */
    drawing->tags[1].owner = &h2;
    layout->model = &whole;
    assert_refused(t, &s, drawing, layout, "F010");
}

static void test_links(void **state)
{
    static const char *const bad[] = {"javascript:alert(1)", "http://algoritmes.example/", "file:///etc/passwd",
                                      "bezwaar", ""};
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct layout *layout = two_pages(t, &s);
        struct mark *m = layout->pages[0].first;
        while (!m->href)
            m = m->next;
        m->href = bad[i];
        assert_refused(t, &s, draw(t, &s, layout), layout, "F011");
    }
}

static void test_no_room(void **state)
{
    struct test_ctx *t = *state;
    struct studio s = open_studio(t);
    struct buf file;
    buf_init(&file, 1000);
    assert_int_equal(pdf_write(&file, t->arena, t->diag, s.pdf, two_pages(t, &s), &about), REFUSED);
    assert_note(t->diag, "F004");
    buf_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_file),          TEST(test_same_bytes),
        TEST(test_attachment),    TEST(test_two_languages),
        TEST(test_broken_source), TEST(test_file_broken_off),
        TEST(test_headings),      TEST(test_marks_that_do_not_add_up),
        TEST(test_links),         TEST(test_structure_that_does_not_fit),
        TEST(test_no_room),       TEST(test_any_byte_changed),
    };
    return cmocka_run_group_tests_name("pdf/finish", tests, NULL, NULL);
}
