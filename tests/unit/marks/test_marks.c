/* kix and matrix: PostNL's content rule, bars against zint's own KIX, the payload's check digits. */
#include "../../lib/test.h"

#include <math.h>
#include <string.h>
#include <zint.h>

#include "../../../gen/marks/kix.h"
#include "../../../gen/marks/matrix.h"

static void test_kix_content(void **state)
{
    static const struct {
        const char *postcode, *number, *addition, *code; /* NULL: there is none */
    } cases[] = {
        {"1234 AB", "12", NULL, "1234AB12"},      {"1234AB", "12", "A", "1234AB12XA"},    {"1234 AB", "12", "-A", "1234AB12XA"},
        {"1234 AB", "12", "A-1", "1234AB12XA1"},  {"1657 KA", "11", "1", "1657KA11X1"},   {"1234 AB", "5", "hs", "1234AB5XHS"},
        {"2500 GG", "30250", NULL, "2500GG30250"}, {"2130 VA", "80430", NULL, "2130VA80430"},
        {"1234 AB", "12345", "ABCDEF", "1234AB12345XABCDEF"}, {"0123 AB", "1", NULL, NULL}, {"1234 SA", "1", NULL, NULL},
        {"1234 SD", "1", NULL, NULL},             {"1234 SS", "1", NULL, NULL},           {"123456", "1", NULL, NULL},
        {"1234 AB", "1", "ABCDEFG", NULL},        {"1234 AB", "123456", NULL, NULL},      {"1234 AB", "1", "A/1", NULL},
        {"1234 AB", "", NULL, NULL},              {NULL, "1", NULL, NULL},                {"1234 ABC", "1", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char code[KIX_MAX + 1];
        assert_int_equal(kix_code(code, cases[i].postcode, cases[i].number, cases[i].addition), cases[i].code != NULL);
        if (cases[i].code)
            assert_string_equal(code, cases[i].code);
    }
}

static bool is_dark(const struct zint_symbol *symbol, int row, int column)
{
    return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

/* Every character of the alphabet, bar by bar. */
static void test_kix_bars(void **state)
{
    static const char *const parts[] = {"0123456789ABCDEFGH", "IJKLMNOPQRSTUVWXYZ"};
    struct test_ctx *t = *state;
    for (size_t i = 0; i < 2; i++) {
        struct mark_set set = {0};
        struct zint_symbol *symbol = ZBarcode_Create();
        symbol->symbology = BARCODE_KIX;
        assert_true(ZBarcode_Encode(symbol, (const unsigned char *)parts[i], 0) < ZINT_ERROR);
        assert_true(kix_marks(&set, t->arena, parts[i], 33, 80));
        assert_int_equal(set.n_rects, 72);
        for (size_t bar = 0; bar < set.n_rects; bar++) {
            const struct mark_rect *r = &set.rects[bar];
            assert_int_equal(r->y_mm < 81, is_dark(symbol, 0, (int)bar * 2));
            assert_int_equal(r->y_mm + r->height_mm > 84, is_dark(symbol, 2, (int)bar * 2));
            assert_true(fabs(r->x_mm - 33 - (double)bar * 1.185) < 1e-9 && fabs(r->width_mm - 0.508) < 1e-9);
        }
        ZBarcode_Delete(symbol);
    }
    struct mark_set none = {0};
    assert_false(kix_marks(&none, t->arena, "12-A", 0, 0));
    assert_true(kix_width_mm("1234AB5XHS") > 46.6 && kix_width_mm("1234AB5XHS") < 47.4);
    assert_true(kix_width_mm("1234AB12345XABCDEF") > 83); /* wider than NEN 1026 has the address */
}

static void test_matrix(void **state)
{
    struct test_ctx *t = *state;
    char payload[MATRIX_DIGITS + 1];
    assert_true(matrix_payload(payload, "16593333000000001", 1, 2));
    assert_int_equal(strlen(payload), 23);
    assert_int_equal(strncmp(payload, "165933330000000010102", 21), 0);
    int rest = 0;
    for (const char *at = payload; *at; at++)
        rest = (rest * 10 + *at - '0') % 97;
    assert_int_equal(rest, 1);
    assert_false(matrix_payload(payload, "1659333300000000A", 1, 2));
    assert_false(matrix_payload(payload, "16593333000000001", 3, 2));
    assert_false(matrix_payload(payload, "16593333000000001", 1, 100));

    struct mark_set set = {0};
    const struct mark_rect place = {8, 240, 17, 17}, narrow = {8, 240, 10, 10};
    assert_true(matrix_payload(payload, "16593333000000001", 1, 2));
    assert_true(matrix_marks(&set, t->arena, payload, &place));
    for (size_t i = 0; i < set.n_rects; i++) { /* four modules stay white all round */
        const struct mark_rect *r = &set.rects[i];
        assert_true(r->x_mm > 8 + 2 && r->x_mm + r->width_mm < 25 - 2 && r->y_mm > 240 + 2 && r->y_mm + r->height_mm < 257 - 2);
    }
    assert_false(matrix_marks(&set, t->arena, payload, &narrow));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_kix_content), TEST(test_kix_bars), TEST(test_matrix)};
    return cmocka_run_group_tests_name("marks/marks", tests, NULL, NULL);
}
