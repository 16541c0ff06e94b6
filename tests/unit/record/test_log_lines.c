/* log_lines: a log cut into lines says the same as the log read whole. */
#include "record_fixture.h"

#include "../../../gen/record/log_lines.h"
#include "../../../gen/record/selections.h"

#define LINE(case_) "<selection body=\"v\" case=\"" case_ "\" date=\"2026-11-20\" route=\"none\"/>"

/* The cases of the lines, "Z-1 Z-2", and the last answer: NONE, or BROKEN with a note. */
static const char *cut(struct test_ctx *t, const char *text, enum outcome *last, struct log_lines *l)
{
    struct log_line line;
    const char *cases = "";
    const struct input *in = test_input(t, text);
    *last = log_lines_open(l, t->diag, in);
    while (*last == DONE && (*last = log_lines_next(l, &line, t->diag)) == DONE) {
        const char *at = strstr(in->bytes + line.start, "case=\"");
        cases = arena_printf(t->arena, "%s%s%.3s@%ld", cases, *cases ? " " : "", at + 6, line.line);
        assert_int_equal(in->bytes[line.start], '<');
        assert_int_equal(in->bytes[line.end - 1], '>');
    }
    return cases;
}

static void test_cuts(void **state)
{
    struct test_ctx *t = *state;
    struct log_lines l;
    enum outcome last;
    const char *text = "<?xml version=\"1.0\"?>\n<!-- x --><s:selections xmlns:s='urn:kenbaar:selections:1'\n count = \"2\" version='1.0'>\n" LINE("Z-1")
        "<!-- <selection/> -->\n\n<selection case=\"Z-2\"><reason code='a>b'/><note><![CDATA[</selection>]]></note></selection>\n</s:selections><?end?>";
    assert_string_equal(cut(t, text, &last, &l), "Z-1@4 Z-2@6");
    assert_int_equal(last, NONE);
    assert_no_notes(t->diag);
    assert_int_equal(l.head.count, 2);

    struct buf part;
    buf_init(&part, SIZE_MAX);
    log_head_begin(&part, &l.head, 17);
    log_head_end(&part, &l.head);
    assert_string_equal(part.bytes, "<s:selections xmlns:s='urn:kenbaar:selections:1'  count = \"17\" version='1.0'></s:selections>");
    buf_done(&part);
}

static void test_empty(void **state)
{
    struct test_ctx *t = *state;
    struct log_lines l;
    enum outcome last;
    assert_string_equal(cut(t, "<selections count=\"0\"/>", &last, &l), "");
    assert_int_equal(last, NONE);
    struct buf part;
    buf_init(&part, SIZE_MAX);
    log_head_begin(&part, &l.head, 1);
    assert_string_equal(part.bytes, "<selections count=\"1\">");
    buf_done(&part);
    cut(t, "<selections count=\"01\"></selections>", &last, &l); /* the schema will say so */
    assert_false(l.head.has_count);
}

static void test_faults(void **state)
{
    static const struct {
        const char *text, *code;
    } bad[] = {
        {"", "S040"},
        {"x", "S040"},
        {"<selections count=\"1\">" LINE("Z-1"), "S040"},
        {"<selections count=\"2\">" LINE("Z-1") "</selections>", "S045"},
        {"<selections count=\"0\">" LINE("Z-1") "</selections>", "S045"},
        {"<selections count=\"1\">" LINE("Z-1") "</selections><more/>", "S040"},
        {"<selections count=\"1\">lost" LINE("Z-1") "</selections>", "S049"},
        {"<selections count=\"1\">" LINE("Z-1") "&#32;</selections>", "S049"},
        {"<selections count=\"1\"><![CDATA[]]>" LINE("Z-1") "</selections>", "S049"},
        {"<selections count=\"1\"><selection case=\"\xff\"/></selections>", "S042"},
        {"<selections count=\"1\"><selection case=\"\xe2\x80\xae\"/></selections>", "S044"},
        {"<selections count=\"1\"><!DOCTYPE x></selections>", "S041"},
        {"<selections count=\"1\"></selection></selections>", "S040"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct log_lines l;
        enum outcome last;
        diag_clear(t->diag);
        cut(t, bad[i].text, &last, &l);
        assert_int_equal(last, BROKEN);
        assert_note(t->diag, bad[i].code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_cuts), TEST(test_empty), TEST(test_faults)};
    return cmocka_run_group_tests_name("record/log_lines", tests, NULL, NULL);
}
