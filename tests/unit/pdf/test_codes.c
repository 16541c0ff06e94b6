/* The proofreader's own readers of Data Matrix and KIX, against what zint and our own encoder write. */
#include "../../lib/test.h"

#include <stdio.h>
#include <string.h>

#include "../../../gen/marks/kix.h"
#include "../../../gen/marks/matrix.h"
#include "../../../gen/pdf/proof/print_codes.h"

/* As a stamp has them, in points from the bottom left. */
static void stamp_of(struct stamped *out, const struct mark_set *set)
{
    out->n_rects = set->n_rects;
    for (size_t i = 0; i < set->n_rects; i++) {
        const struct mark_rect *r = &set->rects[i];
        out->rects[i] = (struct stamped_rect){r->x_mm * 72 / 25.4, 841.89 - (r->y_mm + r->height_mm) * 72 / 25.4, r->width_mm * 72 / 25.4, r->height_mm * 72 / 25.4};
    }
}

/* The proofreader's own readers read what the encoders wrote, and nothing that is a module, a bar or a rectangle otherwise. */
static void test_read_back(void **state)
{
    struct test_ctx *t = *state;
    static struct stamped s;
    const struct mark_rect square = {8, 240, 17, 17};
    const struct proof_rect place = {8, 240, 17, 17}, bars = {33, 80.5, 83, 5.5};
    size_t n_passed = 0, n_changed = 0;
    for (int i = 0; i < 400; i++) {
        char piece[18], payload[MATRIX_DIGITS + 1], digits[CODES_MATRIX_DIGITS + 1], expected[CODES_MATRIX_DIGITS + 1];
        struct mark_set set = {0};
        snprintf(piece, sizeof piece, "%08u%09u", (unsigned)i * 2654435761U % 100000000, (unsigned)i * 40503U * 977 % 1000000000);
        const int of = 1 + i % 99, sheet = 1 + i * 7 % of;
        assert_true(matrix_payload(payload, piece, sheet, of));
        codes_expect_matrix(expected, piece, sheet, of);
        assert_string_equal(expected, payload);
        assert_true(matrix_marks(&set, t->arena, payload, &square));
        stamp_of(&s, &set);
        assert_true(codes_read_matrix(digits, &s, &place));
        assert_string_equal(digits, payload);
        for (size_t k = i % 7; i < 20 && k < s.n_rects; k += 7) {
            const struct stamped_rect kept = s.rects[k];
            s.rects[k].width_pt = 0;
            n_passed += codes_read_matrix(digits, &s, &place);
            s.rects[k] = kept;
            s.rects[k].y_pt += 17 / 24.0 * 72 / 25.4; /* a row higher */
            n_passed += codes_read_matrix(digits, &s, &place);
            s.rects[k] = kept;
            n_changed += 2;
        }
    }
    assert_true(n_changed > 300);
    assert_int_equal(n_passed, 0);

    char kix[CODES_KIX_MAX + 1];
    struct mark_set set = {0};
    assert_true(kix_marks(&set, t->arena, "0123456789ABCDEFGH", 33, 80.5));
    stamp_of(&s, &set);
    assert_true(codes_read_kix(kix, &s, &bars));
    assert_string_equal(kix, "0123456789ABCDEFGH");
    for (size_t k = 0; k < s.n_rects; k++) {
        const struct stamped_rect kept = s.rects[k];
        s.rects[k].height_pt -= 0.5;
        n_passed += codes_read_kix(kix, &s, &bars);
        s.rects[k] = kept;
        s.rects[k].x_pt += 0.2;
        n_passed += codes_read_kix(kix, &s, &bars) && strlen(kix) == 18;
        s.rects[k] = kept;
    }
    assert_int_equal(n_passed, 0);
    s.n_rects = 0;
    assert_true(codes_read_kix(kix, &s, &bars));
    assert_string_equal(kix, "");
    set = (struct mark_set){0};
    assert_true(kix_marks(&set, t->arena, "IJKLMNOPQRSTUVWXYZ", 33, 80.5));
    stamp_of(&s, &set);
    assert_true(codes_read_kix(kix, &s, &bars));
    assert_string_equal(kix, "IJKLMNOPQRSTUVWXYZ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_read_back)};
    return cmocka_run_group_tests_name("pdf/codes", tests, NULL, NULL);
}
