/* hyphen: Dutch words from the bundle's patterns, and what a narrow column makes of them. */
#include "layout_fixture.h"

static const char *hyphenated(struct test_ctx *t, struct hyphens *h, const char *lang, const char *word)
{
    unsigned short points[64];
    const size_t n = hyphen_points(h, lang, word, strlen(word), points, 64);
    const char *out = "";
    size_t from = 0;
    for (size_t i = 0; i < n; from = points[i++]) {
        out = arena_printf(t->arena, "%s%.*s-", out, (int)(points[i] - from), word + from);
    }
    return arena_printf(t->arena, "%s%s", out, word + from);
}

static void test_words(void **state)
{
    struct test_ctx *t = *state;
    struct hyphens *h = hyphen_open(test_read(t, "templates/hyphen/hyph_nl_NL.dic"));
    static const char *const expected[] = {
        "kin-der-op-vang-toe-slag",
        "vast-stel-ling",
        "Belas-ting-aan-slag",
        "uit-ke-rings-ge-rech-tigde",
        "risi-co-se-lec-tie",
        "(terug-vor-de-ring),",
        /* never before a trema, which the spelling drops there; at least three letters on both sides */
        "beëin-di-ging",
        "offi-ciële",
        "reëel",
        "coör-di-na-tie",
        "kopieën",
        "aan",
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        char word[64];
        size_t n = 0;
        for (const char *at = expected[i]; *at; at++) {
            if (*at != '-') {
                word[n++] = *at;
            }
        }
        word[n] = '\0';
        const char *got = hyphenated(t, h, "nl", word);
        for (const char *vowel = strstr(got, "-"); vowel; vowel = strstr(vowel + 1, "-")) {
            assert_true(strncmp(vowel, "-ë", 3) && strncmp(vowel, "-ï", 3) && strncmp(vowel, "-ö", 3) &&
                        strncmp(vowel, "-ü", 3));
        }
        assert_string_equal(got, expected[i]);
    }
    hyphen_close(h);
}

static void test_no_other_words(void **state)
{
    struct test_ctx *t = *state;
    struct hyphens *h = hyphen_open(test_read(t, "templates/hyphen/hyph_nl_NL.dic"));
    assert_string_equal(hyphenated(t, h, "en", "kinderopvangtoeslag"), "kinderopvangtoeslag");
    assert_string_equal(hyphenated(t, h, "nl", "www.kinderopvang.example"), "www.kinderopvang.example");
    assert_string_equal(hyphenated(t, h, "nl", "kinder4opvang"), "kinder4opvang");
    hyphen_close(h);
    h = hyphen_open(NULL);
    assert_string_equal(hyphenated(t, h, "nl", "kinderopvangtoeslag"), "kinderopvangtoeslag");
    hyphen_close(h);
}

static struct lines set(struct test_ctx *t, struct job *job, const char *text, double width_mm)
{
    struct paragraph p;
    struct block *block = arena_alloc(t->arena, sizeof *block);
    block->kind = BLOCK_P;
    block->lang = "nl";
    assert_int_equal(paragraph_build_text(&p, job, block, text, &job->scale->types[TYPE_BODY]), DONE);
    return paragraph_set(job, &p, 0, width_mm * PT_PER_MM, ALIGN_LEFT);
}

static void test_only_where_a_word_does_not_fit(void **state)
{
    struct test_ctx *t = *state;
    struct job *job = fixture_job(t, fixture_kit(t));
    struct lines lines = set(t, job, "De kinderopvangtoeslag blijft gelijk", 60);
    for (size_t i = 0; i < lines.n; i++) {
        assert_null(strstr(fixture_line(t, &lines.lines[i]), "\xC2\xAD"));
    }
    lines = set(t, job, "De kinderopvangtoeslag blijft", 30);
    const char *all = "";
    int n_hyphens = 0, row = 0;
    for (size_t i = 0; i < lines.n; i++) {
        const char *line = fixture_line(t, &lines.lines[i]);
        const bool hyphen = strlen(line) > 2 && strcmp(line + strlen(line) - 2, "\xC2\xAD") == 0;
        row = hyphen ? row + 1 : 0;
        n_hyphens += hyphen;
        assert_true(row < 2); /* never two in a row */
        assert_true(lines.lines[i].width_pt <= 30 * PT_PER_MM + 1e-6);
        all = arena_printf(t->arena, "%s%s", all, line);
    }
    assert_int_equal(n_hyphens, 1);
    /* the hyphen is a soft one: a reader takes it away and has the word again */
    assert_string_equal(all, "De kinderop\xC2\xADvangtoeslag blijft");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_words), TEST(test_no_other_words),
                                       TEST(test_only_where_a_word_does_not_fit)};
    return cmocka_run_group_tests_name("layout/hyphen", tests, NULL, NULL);
}
