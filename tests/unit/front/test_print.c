#include "../../lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../../gen/front/print.h"

/* What the printer writes of the notes so far. */
static const char *printed(struct test_ctx *t, struct printer printer)
{
    char *bytes = NULL;
    size_t n_bytes = 0;
    printer.to = open_memstream(&bytes, &n_bytes);
    assert_non_null(printer.to);
    print_notes(&printer, t->diag);
    fclose(printer.to);
    arena_defer(t->arena, free, bytes);
    return bytes;
}

static void note_two(struct test_ctx *t)
{
    const struct place at = {
        .file = "night.xml",
        .line = 4183,
        .record = "2026-000417",
        .field = {[EN] = "Date of the decision", [NL] = "Datum besluit"},
        .xpath = "/record/decision/@date",
    };
    diag_note(t->diag, D_DATE_LINE, &at, NULL);
    diag_note(t->diag, D_NOTICE_REFUSED, &(struct place){.file = "night.xml", .record = "2026-000417"}, NULL);
}

static void test_text(void **state)
{
    struct test_ctx *t = *state;
    note_two(t);
    assert_string_equal(printed(t, (struct printer){.lang = EN}),
                        "night.xml:4183: fatal S024: a line does not hold a date as YYYY-MM-DD\n"
                        "   letter 2026-000417, field \"Date of the decision\" (/record/decision/@date)\n"
                        "   try: write it like 2026-06-12            more: kenbaar explain S024\n"
                        "night.xml: note S022: the notice is refused; the decision may not leave without it"
                        " (letter 2026-000417)\n");
    assert_non_null(strstr(printed(t, (struct printer){.lang = NL}), "   brief 2026-000417, veld \"Datum besluit\" ("));
    assert_null(strstr(printed(t, (struct printer){.lang = EN, .quiet = true}), "S022"));
}

static void test_parts_may_lack(void **state)
{
    struct test_ctx *t = *state;
    diag_note(t->diag, D_COMMAND_UNKNOWN, NULL, "%s", "nosuch");
    assert_string_equal(printed(t, (struct printer){.lang = EN}),
                        "kenbaar: fatal S007: there is no such command: nosuch\n"
                        "   try: kenbaar --help lists them            more: kenbaar explain S007\n");
    diag_clear(t->diag);
    diag_note(t->diag, D_DATE_LINE, &(struct place){.record = "#3", .xpath = "/a"}, NULL);
    assert_non_null(strstr(printed(t, (struct printer){.lang = EN}), "\n   letter #3 (/a)\n"));
    diag_clear(t->diag);
    diag_note(t->diag, D_DATE_LINE, &(struct place){.xpath = "/a"}, NULL);
    assert_non_null(strstr(printed(t, (struct printer){.lang = EN}), "\n   (/a)\n"));
}

static void test_json(void **state)
{
    struct test_ctx *t = *state;
    note_two(t);
    const char *text = printed(t, (struct printer){.lang = NL, .json = true});
    assert_non_null(strstr(text, "{\"severity\":\"fatal\",\"code\":\"S024\",\"file\":\"night.xml\",\"line\":4183,"
                                 "\"record\":\"2026-000417\",\"field\":\"Datum besluit\","
                                 "\"xpath\":\"/record/decision/@date\",\"message\":\"op een regel staat geen"));
    assert_non_null(strstr(text, "\"line\":null"));
}

static void test_json_string(void **state)
{
    struct test_ctx *t = *state;
    char *bytes = NULL;
    size_t n_bytes = 0;
    FILE *to = open_memstream(&bytes, &n_bytes);
    print_json_string(to, "a\"b\\c\n\x01\x7F \xC3\xAB \xFF");
    print_json_string(to, NULL);
    fclose(to);
    arena_defer(t->arena, free, bytes);
    assert_string_equal(bytes, "\"a\\\"b\\\\c\\u000a\\u0001\\u007f \xC3\xAB \xEF\xBF\xBD\"null");
}

static void test_codes(void **state)
{
    struct test_ctx *t = *state;
    char *bytes = NULL;
    size_t n_bytes = 0;
    diag_note(t->diag, D_NOT_XML, NULL, "1");
    diag_note(t->diag, D_DATE_LINE, NULL, NULL);
    diag_note(t->diag, D_NOT_XML, NULL, "2");
    diag_note(t->diag, D_NOTICE_HELD, NULL, NULL);
    FILE *to = open_memstream(&bytes, &n_bytes);
    print_codes(to, t->diag, false);
    print_codes(to, t->diag, true);
    fclose(to);
    arena_defer(t->arena, free, bytes);
    assert_string_equal(bytes, "S040,S024[\"S040\",\"S024\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_text), TEST(test_parts_may_lack), TEST(test_json), TEST(test_json_string), TEST(test_codes),
    };
    return cmocka_run_group_tests_name("front/print", tests, NULL, NULL);
}
