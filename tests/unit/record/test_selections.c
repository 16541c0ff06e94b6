/* selections: the log is used whole or not at all. */
#include "record_fixture.h"

#include "../../../gen/record/selections.h"

#define LINE(case_, decision, date, instrument)                                                                        \
    " <selection body=\"v\" case=\"" case_ "\"" decision " date=\"" date "\" instrument=\"" instrument                 \
    "\" version=\"3\" route=\"risk\" disclosure=\"full\"><reason code=\"r-1\"/></selection>\n"

static const char *log_of(struct test_ctx *t, int count, const char *lines)
{
    return arena_printf(
        t->arena, "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"%d\">\n%s</selections>\n",
        count, lines);
}

static struct selections *load(struct test_ctx *t, const char *text, enum outcome wanted)
{
    struct selections *s;
    enum outcome outcome = selections_load(&s, t->arena, t->diag, load_schema(t, "selections"), test_input(t, text));
    assert_int_equal(outcome, wanted);
    return s;
}

static void test_finds_by_body_and_case(void **state)
{
    struct test_ctx *t = *state;
    struct selections *s =
        load(t,
             log_of(t, 6,
                    LINE("Z-2", "", "2026-11-20", "b") LINE("Z-1", "", "2026-11-20", "a")
                        LINE("Z-2", "", "2026-11-19", "c") LINE("Z-2", " decision=\"D-9\"", "2026-11-18", "d")
                            LINE("Z-3", "", "2026-11-20", "e") LINE("Z-2", "", "2026-11-20", "f")),
             DONE);
    assert_no_notes(t->diag);
    assert_string_equal(selections_file(s), "test.xml");
    const struct selection **found;
    assert_int_equal(selections_find(s, t->arena, "v", "Z-2", "D-1", &found), 3); /* oldest first, then by line */
    assert_string_equal(found[0]->instrument, "c");
    assert_string_equal(found[1]->instrument, "b");
    assert_string_equal(found[2]->instrument, "f");
    assert_int_equal(found[2]->line, 7);
    assert_int_equal(found[0]->date, date_parse("2026-11-19"));
    assert_string_equal(found[0]->route, "risk");
    assert_string_equal(xml_attr(xml_child(found[0]->node, "reason"), "code"), "r-1");
    assert_int_equal(selections_find(s, t->arena, "v", "Z-2", "D-9", &found), 4);
    assert_string_equal(found[0]->decision, "D-9");
    assert_int_equal(selections_find(s, t->arena, "v", "Z-1", NULL, &found), 1);
    assert_int_equal(selections_find(s, t->arena, "v", "Z", "D-1", &found), 0);
    assert_int_equal(selections_find(s, t->arena, "w", "Z-1", "D-1", &found), 0);
    assert_int_equal(selections_find(s, t->arena, "v", "Z-9", "D-1", &found), 0);
}

static void test_all_lines(void **state)
{
    struct test_ctx *t = *state;
    struct selections *s = load(t,
                                log_of(t, 3,
                                       LINE("Z-2", "", "2026-11-20", "b") LINE("Z-1", "", "2026-11-20", "a")
                                           LINE("Z-2", "", "2026-11-19", "c")),
                                DONE);
    const struct selection *lines;
    const struct selection **found;
    assert_int_equal(selections_all(s, &lines), 3);
    assert_string_equal(lines[0].instrument, "a"); /* by case, then oldest first */
    assert_string_equal(lines[1].instrument, "c");
    assert_string_equal(lines[2].instrument, "b");
    assert_int_equal(selections_find(s, t->arena, "v", "Z-2", NULL, &found), 2);
    assert_ptr_equal(found[0], &lines[1]); /* the same array */
}

static void test_empty_log(void **state)
{
    struct test_ctx *t = *state;
    struct selections *s = load(t, log_of(t, 0, ""), DONE);
    const struct selection **found;
    assert_int_equal(selections_find(s, t->arena, "v", "Z-1", NULL, &found), 0);
}

static void test_route_none_needs_no_instrument(void **state)
{
    struct test_ctx *t = *state;
    struct selections *s =
        load(t, log_of(t, 1, "<selection body=\"v\" case=\"Z-1\" date=\"2026-11-20\" route=\"none\"/>"), DONE);
    const struct selection **found;
    assert_int_equal(selections_find(s, t->arena, "v", "Z-1", NULL, &found), 1);
    assert_null(found[0]->instrument);
    assert_string_equal(found[0]->route, "none");
}

static void test_log_that_is_refused_whole(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        int count;
        const char *lines, *code;
        long line;
        const char *xpath;
    } rows[] = {
        {3, LINE("Z-1", "", "2026-11-20", "a") LINE("Z-2", "", "2026-11-20", "a"), "S045", 1, "/selections/@count"},
        {1, LINE("Z-1", "", "2026-11-20", "a") LINE("Z-2", "", "2026-11-20", "a"), "S045", 1, "/selections/@count"},
        {1, LINE("Z-1", "", "20-11-2026", "a"), "R014", 2, "/selections/selection/@date"},
        {1, LINE("Z-1", "", "20-11-2026", "a"), "S046", 0, NULL},
        {2, LINE("Z-1", "", "2026-11-20", "a") "<selectie/>", "R021", 3, "/selections/selectie"},
        {1, "<selection body=\"v\" case=\"Z-1\" date=\"2026-11-20\" route=\"risk\" instrument=\"a\" version=\"1\"/>",
         "S047", 2, "/selections/selection/@disclosure"},
        {1, LINE("Z-1", "", "2026-02-29", "a"), "S050", 2, "/selections/selection/@date"},
        {1, LINE("Z-123456782", "", "2026-11-20", "a"), "S051", 2, "/selections/selection/@case"},
        {1, LINE("Z-1", "", "2026-11-20", "a\xE2\x80\x8B"), "S044", 2, NULL},
        {1, "<selection", "S040", 2, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        assert_null(load(t, log_of(t, rows[i].count, rows[i].lines), BROKEN));
        assert_note_at(t->diag, rows[i].code, "test.xml", rows[i].line, rows[i].xpath);
        assert_int_equal(t->diag->exit, 65);
    }
}

static void test_other_files(void **state)
{
    struct test_ctx *t = *state;
    load(t, a_record, BROKEN);
    assert_note(t->diag, "S043");
    diag_clear(t->diag);
    load(t, "<selections version=\"1.0\" count=\"0\"/>", BROKEN);
    assert_note(t->diag, "S043");
    diag_clear(t->diag);
    load(t, "<!DOCTYPE selections><selections/>", BROKEN);
    assert_note(t->diag, "S041");
}

static void test_lines_of_a_long_log(void **state)
{
    struct test_ctx *t = *state;
    char *blank = arena_alloc(t->arena, 80001);
    memset(blank, '\n', 80000);
    struct selections *s = load(t,
                                log_of(t, 2,
                                       arena_printf(t->arena, "%s<!--%s-->%s", LINE("Z-1", "", "2026-11-20", "a"),
                                                    blank, LINE("Z-2", "", "2026-11-20", "a"))),
                                DONE);
    const struct selection **found;
    assert_int_equal(selections_find(s, t->arena, "v", "Z-1", NULL, &found), 1);
    assert_int_equal(found[0]->line, 2);
    assert_int_equal(selections_find(s, t->arena, "v", "Z-2", NULL, &found), 1);
    assert_int_equal(found[0]->line, 80003);
}

int main(void)
{
    xml_global_init();
    const struct CMUnitTest tests[] = {
        TEST(test_finds_by_body_and_case),
        TEST(test_all_lines),
        TEST(test_empty_log),
        TEST(test_route_none_needs_no_instrument),
        TEST(test_log_that_is_refused_whole),
        TEST(test_other_files),
        TEST(test_lines_of_a_long_log),
    };
    return cmocka_run_group_tests_name("record/selections", tests, NULL, NULL);
}
