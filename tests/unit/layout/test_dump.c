/* dump: the whole of a standard letter as text, held against data/page-*.txt. KENBAAR_BLESS=1 writes them anew. */
#include "layout_fixture.h"

#include <stdio.h>

static void assert_golden(struct test_ctx *t, const char *name)
{
    const struct input *in = test_read(t, arena_printf(t->arena, "tests/unit/layout/data/%s.xml", name));
    const char *golden = arena_printf(t->arena, "tests/unit/layout/data/%s.txt", name);
    struct buf out;
    buf_init(&out, 1 << 20);
    layout_dump(&out, fixture_make(t, fixture_kit(t), fixture_page(t, in->bytes)));
    assert_false(out.overflow);
    if (getenv("KENBAAR_BLESS")) {
        FILE *file = fopen(test_path(t, golden), "w");
        assert_non_null(file);
        assert_int_equal(fwrite(out.bytes, 1, out.n_bytes, file), out.n_bytes);
        fclose(file);
    }
    const char *expected = test_read(t, golden)->bytes, *got = out.bytes;
    for (int line = 1; *expected || *got; line++) {
        const size_t n_expected = strcspn(expected, "\n"), n_got = strcspn(got, "\n");
        if (n_expected != n_got || memcmp(expected, got, n_got) != 0) {
            print_message("# %s:%d\n# - %.*s\n# + %.*s\n", golden, line, (int)n_expected, expected, (int)n_got, got);
            fail();
        }
        expected += n_expected + (expected[n_expected] == '\n');
        got += n_got + (got[n_got] == '\n');
    }
    buf_done(&out);
}

static void test_standard(void **state)
{
    assert_golden(*state, "page-standard");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_standard)};
    return cmocka_run_group_tests_name("layout/dump", tests, NULL, NULL);
}
