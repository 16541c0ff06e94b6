/* column: lines of 72 columns. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/text/column.h"

static const struct column_margin none = {"", 0};

static char *fill(struct test_ctx *t, const char *words, const struct column_margin *margin, size_t *widest)
{
    struct buf out;
    buf_init(&out, 1 << 16);
    const size_t width = column_fill(&out, words, margin);
    if (widest)
        *widest = width;
    char *copy = arena_strndup(t->arena, out.bytes ? out.bytes : "", out.n_bytes);
    buf_done(&out);
    return copy;
}

static char *words_of(struct test_ctx *t, const char *lang, struct span *spans)
{
    const struct block block = {.kind = BLOCK_P, .lang = lang, .spans = spans};
    return column_words(t->arena, &block);
}

/* Words of 8 letters and a space: eight of them make 71. */
static const char *eights(struct test_ctx *t, int n)
{
    const char *out = "abcdefgh";
    while (--n > 0)
        out = arena_printf(t->arena, "%s abcdefgh", out);
    return out;
}

static void test_lines_are_filled(void **state)
{
    struct test_ctx *t = *state;
    size_t widest = 0;
    assert_string_equal(fill(t, arena_printf(t->arena, "%s x", eights(t, 8)), &none, &widest), arena_printf(t->arena, "%s\nx\n", eights(t, 8)));
    assert_int_equal(widest, 71);
    assert_string_equal(fill(t, arena_printf(t->arena, "a%s x", eights(t, 8)), &none, &widest), arena_printf(t->arena, "a%s\nx\n", eights(t, 8)));
    assert_int_equal(widest, 72); /* just full */
    assert_string_equal(fill(t, arena_printf(t->arena, "ab%s", eights(t, 8)), &none, &widest), arena_printf(t->arena, "ab%s\nabcdefgh\n", eights(t, 7)));
    assert_string_equal(fill(t, "", &none, &widest), "");
    assert_int_equal(widest, 0);
}

static void test_margins(void **state)
{
    struct test_ctx *t = *state;
    const struct column_margin item = {"  1. ", 5};
    assert_string_equal(fill(t, arena_printf(t->arena, "%s x", eights(t, 8)), &item, NULL),
                        arena_printf(t->arena, "  1. %s\n     abcdefgh x\n", eights(t, 7)));
    assert_string_equal(fill(t, "een\ntwee", &item, NULL), "  1. een\n     twee\n");
}

static void test_numbers_as_people_type_them(void **state)
{
    struct test_ctx *t = *state;
    struct span date = {.kind = SPAN_TEXT, .text = arena_printf(t->arena, "%s abcde 12 januari 2027", eights(t, 6))};
    assert_string_equal(fill(t, words_of(t, "nl", &date), &none, NULL), arena_printf(t->arena, "%s abcde\n12 januari 2027\n", eights(t, 6)));
    struct span euro = {.kind = SPAN_TEXT, .text = arena_printf(t->arena, "%s \xE2\x82\xAC 1.123,45", eights(t, 7))};
    assert_string_equal(fill(t, words_of(t, "nl", &euro), &none, NULL), arena_printf(t->arena, "%s\n\xE2\x82\xAC 1.123,45\n", eights(t, 7)));
    /* "artikel / 6", "lid / 1", "onder / e" */
    struct span law = {.kind = SPAN_TEXT, .text = "AVG, artikel 6, lid 1, onder e; artikel 3:45 en 6:7, hier onder een lid"};
    assert_string_equal(words_of(t, "nl", &law), "AVG, artikel" "\x01" "6, lid" "\x01" "1, onder" "\x01" "e; artikel" "\x01" "3:45" "\x01" "en" "\x01" "6:7, hier onder een lid");
    /* two blanks would part the cells of a table */
    struct span blanks = {.kind = SPAN_TEXT, .text = "a\xC2\xA0\xC2\xA0" "b \xC2\xA0" "c"};
    assert_string_equal(words_of(t, "nl", &blanks), "a\001b c");
    /* behind a <nobr> nothing is joined, and nothing of it is left */
    struct span rest = {.kind = SPAN_TEXT, .text = " en 13 dagen"};
    struct span article = {.kind = SPAN_TEXT, .nobreak = true, .text = "artikel 12", .next = &rest};
    assert_string_equal(words_of(t, "nl", &article), "artikel" "\x01" "12 en 13" "\x01" "dagen");
}

static void test_what_belongs_together(void **state)
{
    struct test_ctx *t = *state;
    assert_string_equal(fill(t, arena_printf(t->arena, "%s 12\001januari", eights(t, 7)), &none, NULL),
                        arena_printf(t->arena, "%s\n12 januari\n", eights(t, 7)));
    /* wider than a line: it gives way */
    const char *joined = "";
    for (int i = 0; i < 20; i++)
        joined = arena_printf(t->arena, "%sabcdefg\001", joined);
    const char *lines = fill(t, joined, &none, NULL);
    for (const char *line = lines; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= COLUMN_WIDTH);
    assert_null(strchr(lines, '\001'));
}

static void test_web_address_is_whole(void **state)
{
    struct test_ctx *t = *state;
    char address[120] = "https://www.voorbeeldstad.example/";
    memset(address + strlen(address), 'x', 60);
    assert_string_equal(fill(t, arena_printf(t->arena, "Zie %s en meer", address), &none, NULL), arena_printf(t->arena, "Zie\n%s\nen meer\n", address));
}

/* A letter with its mark takes one column, an ideograph two. */
static void test_columns_as_seen(void **state)
{
    struct test_ctx *t = *state;
    size_t widest = 0;
    fill(t, "e\xCC\x81 \xE4\xBD\xA0", &none, &widest);
    assert_int_equal(widest, 4);
    fill(t, "\xE2\x81\xA8" "ab\xE2\x81\xA9", &none, &widest);
    assert_int_equal(widest, 2);
}

static void test_words_of_spans(void **state)
{
    struct test_ctx *t = *state;
    struct span last = {.text = " en "}, stop = {.kind = SPAN_BREAK, .next = &last};
    struct span day = {.text = "12 januari 2027", .nobreak = true, .value_of = "last-day", .next = &stop};
    struct span first = {.text = "tot\xC2\xA0" "en met ", .next = &day};
    assert_string_equal(words_of(t, "nl", &first), "tot\001en met 12\001januari\0012027\n en ");
}

static void test_isolates(void **state)
{
    struct test_ctx *t = *state;
    struct span name = {.text = "J. de Vries", .value_of = "name"};
    struct span before = {.text = "\xD8\xA7 ", .next = &name};
    assert_string_equal(words_of(t, "ar", &before), "\xD8\xA7 \xE2\x81\xA8J.\001de Vries\xE2\x81\xA9");
    struct span arabic = {.text = "\xD8\xA7", .value_of = "name"};
    assert_string_equal(words_of(t, "nl", &name), "J.\001de Vries");
    assert_string_equal(words_of(t, "nl", &arabic), "\xE2\x81\xA8\xD8\xA7\xE2\x81\xA9");
}

/* "AVG, artikel 6" is one isolate though its article must not break, with the quotes around it: parts side by side would stand the other way
 * round. The full stop behind a name is the sentence's. */
static void test_one_isolate_for_what_belongs_together(void **state)
{
    struct test_ctx *t = *state;
    struct span closes = {.text = "\xE2\x80\x9D", .lang = "nl"};
    struct span article = {.text = "artikel 6", .lang = "nl", .value_of = "law", .nobreak = true, .next = &closes};
    struct span law = {.text = "AVG, ", .lang = "nl", .value_of = "law", .next = &article};
    struct span opens = {.text = "\xE2\x80\x9C", .lang = "nl", .next = &law};
    assert_string_equal(words_of(t, "ar", &opens), "\xE2\x81\xA8\xE2\x80\x9C" "AVG, artikel\0016\xE2\x80\x9D\xE2\x81\xA9");
    struct span stop = {.text = ".", .value_of = "stop"};
    struct span name = {.text = "De Vries", .value_of = "name", .next = &stop};
    assert_string_equal(words_of(t, "ar", &name), "\xE2\x81\xA8" "De Vries\xE2\x81\xA9.");
    struct span other = {.text = "B", .value_of = "b"}, one = {.text = "A", .value_of = "a", .next = &other};
    assert_string_equal(words_of(t, "ar", &one), "\xE2\x81\xA8" "A\xE2\x81\xA9\xE2\x81\xA8" "B\xE2\x81\xA9");
}

static void test_link_that_does_not_say_where(void **state)
{
    struct test_ctx *t = *state;
    struct span says = {.text = "www.voorbeeldstad.example/x", .href = "https://www.voorbeeldstad.example/x/"};
    struct span hides = {.text = "deze pagina", .href = "https://www.voorbeeldstad.example/x"};
    struct span mail = {.text = "schrijf ons", .href = "mailto:a@b.example"};
    assert_string_equal(words_of(t, "nl", &says), "www.voorbeeldstad.example/x");
    assert_string_equal(words_of(t, "nl", &hides), "deze pagina (https://www.voorbeeldstad.example/x)");
    assert_string_equal(words_of(t, "nl", &mail), "schrijf ons");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines_are_filled), TEST(test_margins),       TEST(test_what_belongs_together), TEST(test_numbers_as_people_type_them), TEST(test_web_address_is_whole),
        TEST(test_columns_as_seen),  TEST(test_words_of_spans), TEST(test_isolates),              TEST(test_one_isolate_for_what_belongs_together),
        TEST(test_link_that_does_not_say_where),
    };
    return cmocka_run_group_tests_name("text/column", tests, NULL, NULL);
}
