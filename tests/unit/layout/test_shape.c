/* shape: what the cache answers is what HarfBuzz would say. */
#include "layout_fixture.h"

static const struct shape *shape(struct shape_cache *cache, enum face face, const char *word)
{
    const struct look look = {.face = (unsigned char)face, .language = shape_language(cache, "nl")};
    return shape_word(cache, look, word, strlen(word));
}

static void assert_same(const struct shape *a, const struct shape *b)
{
    assert_int_equal(a->n_glyphs, b->n_glyphs);
    assert_int_equal(a->n_clusters, b->n_clusters);
    assert_int_equal(a->n_breaks, b->n_breaks);
    assert_int_equal(a->advance, b->advance);
    for (size_t i = 0; i < a->n_glyphs; i++) {
        assert_int_equal(a->glyphs[i].id, b->glyphs[i].id);
        assert_int_equal(a->glyphs[i].x, b->glyphs[i].x);
        assert_int_equal(a->glyphs[i].y, b->glyphs[i].y);
    }
}

static void test_warm_is_cold(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    static const char *const words[] = {"besluit",
                                        "vóór",
                                        "Özdemir",
                                        "Fietsenmakerij",
                                        "e-mail",
                                        "1\xC2\xA0"
                                        "december",
                                        "Вікторія",
                                        "Ştefan"};
    struct shape_cache *warm = shape_open(&kit->fonts, kit->breaks);
    for (size_t i = 0; i < 5000; i++) { /* grows the table a few times */
        char word[16];
        snprintf(word, sizeof word, "w%zu", i);
        shape(warm, FACE_BOLD, word);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct shape *first = shape(warm, FACE_REGULAR, words[i]);
        struct shape_cache *cold = shape_open(&kit->fonts, kit->breaks);
        assert_ptr_equal(first, shape(warm, FACE_REGULAR, words[i]));
        assert_false(first->missing);
        assert_same(first, shape(cold, FACE_REGULAR, words[i]));
        shape_close(cold);
    }
    assert_int_equal(shape_count(warm), 5000 + sizeof words / sizeof *words);
    shape_close(warm);
}

static void test_key(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct shape *regular = shape(kit->shapes, FACE_REGULAR, "besluit");
    assert_ptr_not_equal(regular, shape(kit->shapes, FACE_BOLD, "besluit"));
    const struct look english = {.language = shape_language(kit->shapes, "en")};
    assert_ptr_not_equal(regular, shape_word(kit->shapes, english, "besluit", 7));
    assert_ptr_not_equal(regular, shape_word(kit->shapes, regular->look, "besluit", 6));
    assert_true(regular->advance < shape(kit->shapes, FACE_BOLD, "besluit")->advance);
}

static void test_no_ligature(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int face = 0; face < FACE_N; face++) {
        const struct shape *s = shape(kit->shapes, (enum face)face, "officiële");
        assert_int_equal(s->n_glyphs, 9);
        assert_int_equal(s->n_clusters, 9);
        assert_int_equal(s->clusters[6].n_bytes, 2); /* ë */
    }
}

static void test_combining_mark_is_one_cluster(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct shape *s = shape(kit->shapes, FACE_REGULAR,
                                  "n\xCC\xA7"
                                  "b"); /* n + U+0327 */
    size_t n_bytes = 0, n_glyphs = 0;
    for (size_t i = 0; i < s->n_clusters; i++) {
        n_bytes += s->clusters[i].n_bytes;
        n_glyphs += s->clusters[i].n_glyphs;
    }
    assert_int_equal(s->n_clusters, 2);
    assert_int_equal(n_bytes, 4);
    assert_int_equal(n_glyphs, s->n_glyphs);
}

static void test_missing_glyph(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    assert_true(shape(kit->shapes, FACE_REGULAR,
                      "\xE6\xBC\xA2"
                      "b")
                    ->missing);                                         /* 漢 */
    assert_true(shape(kit->shapes, FACE_REGULAR, "\xD7\xA9")->missing); /* Hebrew */
    assert_false(shape(kit->shapes, FACE_REGULAR, "Ωλ€–’")->missing);
}

static void test_no_break_space_is_read_as_space(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct shape *s = shape(kit->shapes, FACE_REGULAR,
                                  "12\xC2\xA0"
                                  "mei");
    assert_int_equal(s->n_bytes, 6);
    assert_memory_equal(s->text, "12 mei", 6);
    assert_int_equal(s->glyphs[2].id, shape(kit->shapes, FACE_REGULAR, " ")->glyphs[0].id);
    assert_int_equal(s->n_breaks, 0);
}

/* UAX 14 would let a line end at "t/" and at "e-". */
static void test_breaks_that_a_letter_wants(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    assert_int_equal(shape(kit->shapes, FACE_REGULAR, "t/m")->n_breaks, 0);
    assert_int_equal(shape(kit->shapes, FACE_REGULAR, "e-mail")->n_breaks, 0);
    assert_int_equal(shape(kit->shapes, FACE_REGULAR, "en/of")->n_breaks, 0);
    const struct shape *s = shape(kit->shapes, FACE_REGULAR, "WW-uitkering");
    assert_int_equal(s->n_breaks, 1);
    assert_int_equal(s->breaks[0], 3);
}

/* The cache shapes word by word: that is right only while the fonts kern nothing across a space. */
static void test_no_kerning_across_spaces(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const char *letters = "ABDEFGHIKLOPRSTUVWXYZabdefghijklnoprstuvwxyz.,'(0174";
    for (int face = 0; face < FACE_N; face++) {
        const int space = shape(kit->shapes, (enum face)face, " ")->advance;
        for (const char *a = letters; *a; a++) {
            for (const char *b = letters; *b; b++) {
                const char left[2] = {*a}, right[2] = {*b}, both[4] = {*a, ' ', *b};
                assert_int_equal(shape(kit->shapes, (enum face)face, both)->advance,
                                 shape(kit->shapes, (enum face)face, left)->advance + space +
                                     shape(kit->shapes, (enum face)face, right)->advance);
            }
        }
    }
}

/* main() has asked HarfBuzz for another shaper, which does not kern and does not stack marks. */
static void test_the_environment_does_not_choose(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const int apart = shape(kit->shapes, FACE_REGULAR, "A")->advance + shape(kit->shapes, FACE_REGULAR, "V")->advance;
    assert_true(shape(kit->shapes, FACE_REGULAR, "AV")->advance < apart);
}

int main(void)
{
    /* HarfBuzz and FreeType read these once */
    setenv("HB_SHAPER_LIST", "fallback", 1);
    setenv("HB_OPTIONS", "uniscribe-bug-compatible", 1);
    setenv("FREETYPE_PROPERTIES", "truetype:interpreter-version=35", 1);
    const struct CMUnitTest tests[] = {
        TEST(test_warm_is_cold),
        TEST(test_key),
        TEST(test_no_ligature),
        TEST(test_combining_mark_is_one_cluster),
        TEST(test_missing_glyph),
        TEST(test_no_break_space_is_read_as_space),
        TEST(test_breaks_that_a_letter_wants),
        TEST(test_no_kerning_across_spaces),
        TEST(test_the_environment_does_not_choose),
    };
    return cmocka_run_group_tests_name("layout/shape", tests, NULL, NULL);
}
