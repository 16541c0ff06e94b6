/* qr: the code as a path. That a phone can read it is shown by tests/pdf.sh with another reader. */
#include "../../lib/test.h"

#include <math.h>
#include <string.h>

#include "../../../gen/layout/qr.h"

#define ADDRESS     "https://algoritmes.overheid.example/nl/algoritme/12345678"
#define MODULES_MAX 64

/* The path painted back onto modules; each is covered once at most. */
static int paint(const struct path *path, double module_pt, unsigned char at[MODULES_MAX][MODULES_MAX])
{
    int n_dark = 0;
    assert_int_equal(path->n_steps % 5, 0);
    for (size_t i = 0; i < path->n_steps; i += 5) {
        const struct path_step *s = &path->steps[i];
        assert_int_equal(s[0].verb, PATH_MOVE);
        assert_int_equal(s[4].verb, PATH_CLOSE);
        int left = (int)lround(s[0].x_pt[0] / module_pt), right = (int)lround(s[2].x_pt[0] / module_pt);
        int top = (int)lround(s[0].y_pt[0] / module_pt), bottom = (int)lround(s[2].y_pt[0] / module_pt);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                assert_int_equal(at[y][x], 0);
                at[y][x] = 1;
                n_dark++;
            }
        }
    }
    return n_dark;
}

static void test_finder_patterns(void **state)
{
    struct test_ctx *t = *state;
    static const char *const finder[7] = {"1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"};
    unsigned char at[MODULES_MAX][MODULES_MAX] = {{0}};
    struct path path;
    double module_pt;
    assert_int_equal(qr_make(&path, t->arena, t->diag, ADDRESS, 66, &module_pt), DONE);
    assert_no_notes(t->diag);
    assert_int_equal(path.rgb, 0);
    int n = (int)lround(66 / module_pt);
    assert_int_equal((n - 17) % 4, 0); /* ISO/IEC 18004: 17 + 4 modules a version */
    int n_dark = paint(&path, module_pt, at);
    assert_true(n_dark > n * n * 2 / 5 && n_dark < n * n * 3 / 5); /* the mask sees to that */
    for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 7; x++) {
            assert_int_equal(at[y][x], finder[y][x] - '0');
            assert_int_equal(at[y][n - 7 + x], finder[y][x] - '0');
            assert_int_equal(at[n - 7 + y][x], finder[y][x] - '0');
        }
    }
    assert_int_equal(at[n - 8][8], 1); /* the module that is always dark */
}

static void test_same_twice(void **state)
{
    struct test_ctx *t = *state;
    struct path a, b;
    assert_int_equal(qr_make(&a, t->arena, t->diag, ADDRESS, 60, NULL), DONE);
    assert_int_equal(qr_make(&b, t->arena, t->diag, ADDRESS, 60, NULL), DONE);
    assert_int_equal(a.n_steps, b.n_steps);
    assert_memory_equal(a.steps, b.steps, a.n_steps * sizeof *a.steps);
}

static void test_what_is_refused(void **state)
{
    struct test_ctx *t = *state;
    char long_one[302];
    memset(long_one, 'a', sizeof long_one - 1);
    long_one[301] = '\0';
    const char *const rows[] = {
        NULL, "", "https://a.example/b c", "https://caf\xc3\xa9.example/", "https://a.example/\n", long_one};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct path path = {0};
        diag_clear(t->diag);
        assert_int_equal(qr_make(&path, t->arena, t->diag, rows[i], 66, NULL), REFUSED);
        assert_note(t->diag, "P054");
        assert_int_equal(path.n_steps, 0);
    }
    struct path path;
    long_one[300] = '\0';
    diag_clear(t->diag);
    assert_int_equal(qr_make(&path, t->arena, t->diag, long_one, 66, NULL), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_finder_patterns), TEST(test_same_twice), TEST(test_what_is_refused)};
    return cmocka_run_group_tests_name("layout/qr", tests, NULL, NULL);
}
