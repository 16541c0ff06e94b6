/* out: numbers and texts as PDF has them, and a file whose objects lie where its references say. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/pdf/out.h"

static struct buf fresh(void)
{
    struct buf b;
    buf_init(&b, 1 << 16);
    return b;
}

static void test_points(void **state)
{
    static const struct {
        double pt;
        const char *text;
    } rows[] = {{0, "0"},      {595.276, "595.276"}, {12.5, "12.5"},        {-3.25, "-3.25"},
                {0.0004, "0"}, {-0.0004, "0"},       {2.9996, "3"},         {841.8897, "841.89"},
                {100, "100"},  {0.05, "0.05"},       {1000.001, "1000.001"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = fresh();
        put_points(&b, rows[i].pt);
        assert_string_equal(b.bytes, rows[i].text);
        buf_done(&b);
    }
}

static void test_texts(void **state)
{
    static const char *const rows[][2] = {
        {"", "()"},
        {"Brief", "(Brief)"},
        {"a(b)\\c", "(a\\(b\\)\\\\c)"},
        {"\xC3\xA9", "<FEFF00E9>"},
        {"\xF0\x9F\x98\x80", "<FEFFD83DDE00>"},
        {"a\nb", "<FEFF0061000A0062>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = fresh();
        put_text(&b, rows[i][0]);
        assert_string_equal(b.bytes, rows[i][1]);
        buf_done(&b);
    }
}

static void test_integers(void **state)
{
    (void)state;
    struct buf b = fresh();
    put_integer(&b, 0);
    put_integer(&b, -120);
    put_bytes(&b, (struct bytes){0}); /* nothing, of nowhere */
    put_reference(&b, 12);
    assert_string_equal(b.bytes, "0-12012 0 R");
    buf_done(&b);
}

/* An object that was promised and not written leaves no file; the same file twice has the same identity. */
static void test_promises(void **state)
{
    (void)state;
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(1);
    struct buf files[2] = {fresh(), fresh()};
    for (int i = 0; i < 2; i++) {
        struct pdf_out o;
        out_init(&o, &files[i], deflate);
        const int first = out_reserve(&o), second = out_reserve(&o);
        out_begin(&o, second);
        put(&o.packed, "<<>>");
        assert_false(out_finish(&o, first, second));
        out_begin(&o, first);
        put(&o.packed, "<</Type/Catalog>>");
        assert_true(out_finish(&o, first, second));
        out_done(&o);
    }
    assert_int_equal(files[0].n_bytes, files[1].n_bytes);
    assert_memory_equal(files[0].bytes, files[1].bytes, files[0].n_bytes);
    buf_done(&files[0]);
    buf_done(&files[1]);
    libdeflate_free_compressor(deflate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_points), TEST(test_texts), TEST(test_integers), TEST(test_promises)};
    return cmocka_run_group_tests_name("pdf/out", tests, NULL, NULL);
}
