/* splitter: records found by bytes, and the budget. */
#include "record_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#define HEAD                                                                                                           \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- night -->\n<records xmlns=\"urn:kenbaar:record:1\"\n "           \
    "version=\"1.0\">\n"
#define MAX_BOMB_MS 10.0
#define MOST_TRIES 5

/* Checkers make everything slower; the bound is meant for the program as it is shipped. */
static double time_slack(void)
{
#if defined(__SANITIZE_ADDRESS__)
    return 10.0;
#else
    const char *preload = getenv("LD_PRELOAD");
    return preload && strstr(preload, "vgpreload") ? 200.0 : 1.0;
#endif
}

/* Outcomes of a whole file as letters: D done, R refused, B broken, N none. */
static const char *walk_bytes(struct test_ctx *t, const char *bytes, size_t n_bytes)
{
    static const char letters[] = {[DONE] = 'D', [NONE] = 'N', [HELD] = 'H', [REFUSED] = 'R', [BROKEN] = 'B'};
    struct input *in = test_input(t, "");
    *in = (struct input){.name = "test.xml", .bytes = bytes, .n_bytes = n_bytes};
    struct splitter splitter;
    struct slice slice;
    char row[64];
    size_t n = 0;
    enum outcome outcome = splitter_open(&splitter, t->arena, t->diag, in);
    if (outcome != DONE) {
        return arena_printf(t->arena, "%c", letters[outcome]);
    }
    do {
        outcome = splitter_next(&splitter, &slice, t->diag);
        row[n++] = letters[outcome];
    } while ((outcome == DONE || outcome == REFUSED) && n < sizeof row - 1);
    row[n] = '\0';
    return arena_strdup(t->arena, row);
}

static const char *walk(struct test_ctx *t, const char *text)
{
    return walk_bytes(t, text, strlen(text));
}

static void test_finds_records_and_lines(void **state)
{
    struct test_ctx *t = *state;
    const char *text =
        HEAD " <record id=\"A-1\"><a>x > y</a></record>\n\n <?pi <record>?><!-- </records> -->\n"
             " <record\n  id='A-2'\n><![CDATA[</record>]]></record><record id=\"x y\"/>\n</records>\n<!-- end -->\n";
    struct splitter splitter;
    struct slice slice;
    assert_int_equal(splitter_open(&splitter, t->arena, t->diag, test_input(t, text)), DONE);
    assert_string_equal(splitter.root_start, "<records xmlns=\"urn:kenbaar:record:1\"  version=\"1.0\">");
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.id, "A-1");
    assert_int_equal(slice.line, 5);
    assert_int_equal(slice.number, 1);
    assert_memory_equal(slice.bytes, "<record id=\"A-1\"><a>x > y</a></record>", slice.n_bytes);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.id, "A-2");
    assert_int_equal(slice.line, 8);
    assert_memory_equal(slice.bytes + slice.n_bytes - 12, "]]></record>", 12);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.id, "");
    assert_int_equal(slice.line, 10);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), NONE);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), NONE);
    assert_int_equal(splitter.n_records, 3);
    assert_no_notes(t->diag);
}

static void test_one_record_is_a_file(void **state)
{
    struct test_ctx *t = *state;
    assert_string_equal(walk(t, a_record), "DN");
    assert_string_equal(walk(t, "<r:record xmlns:r='urn:kenbaar:record:1'/>"), "DN");
    assert_string_equal(walk(t, "<records xmlns='urn:kenbaar:record:1' version='1.0'/>"), "N");
    assert_no_notes(t->diag);
}

static void test_unusable_files(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *text, *walk, *code;
    } rows[] = {
        {"", "B", "S040"},
        {"id;name\n1;x\n", "B", "S040"},
        {"<record xmlns='urn:kenbaar:record:1'", "B", "S040"},
        {HEAD "<record>", "B", "S040"},
        {HEAD "<record></record>", "DB", "S040"},
        {HEAD "<record><a></b></record></records>", "B", "S040"},
        {HEAD "</records><records/>", "B", "S040"},
        {"<?xml version='1.1'?><record xmlns='urn:kenbaar:record:1'/>", "B", "S040"},
        {"<!DOCTYPE record><record xmlns='urn:kenbaar:record:1'/>", "B", "S041"},
        {HEAD "<record><!DOCTYPE x></record></records>", "B", "S041"},
        {"\xFE\xFF\x00<", "B", "S042"},
        {"<?xml version='1.0' encoding='UTF-16'?><record xmlns='urn:kenbaar:record:1'/>", "B", "S042"},
        {HEAD "<record><a>\xC3\x28</a></record></records>", "B", "S042"},
        {HEAD "<record><a>\xED\xA0\x80</a></record></records>", "B", "S042"},
        {"<batch xmlns='urn:kenbaar:record:1'/>", "B", "S043"},
        {"<record/>", "B", "S043"},
        {"<record xmlns='urn:kenbaar:record:2'/>", "B", "S043"},
        {"<records xmlns='urn:kenbaar:record:1'/>", "B", "S043"},
        {"<record xmlns='urn:kenbaar:record:1' version='2.0'/>", "B", "S043"},
        {HEAD "<record/>lost text<record/></records>", "DB", "S049"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        assert_string_equal(walk(t, rows[i].text), rows[i].walk);
        assert_note(t->diag, rows[i].code);
        assert_int_equal(t->diag->exit, 65);
    }
}

static void test_utf16_with_a_mark(void **state)
{
    struct test_ctx *t = *state;
    static const char le[] = "\xFF\xFE<\0r\0e\0c\0o\0r\0d\0";
    static const char be[] = "\0<\0?\0x\0m\0l";
    assert_string_equal(walk_bytes(t, le, sizeof le - 1), "B");
    assert_note(t->diag, "S042");
    diag_clear(t->diag);
    assert_string_equal(walk_bytes(t, be, sizeof be - 1), "B");
    assert_note(t->diag, "S042");
}

/* A name in the second of three records; the others go on. */
static const char *with_name(struct test_ctx *t, const char *name)
{
    return arena_printf(t->arena,
                        HEAD "<record id=\"A\"/>\n<record id=\"B\"><addressee><name>%s</name></addressee></record>\n"
                             "<record id=\"C\"/>\n</records>",
                        name);
}

static void test_forbidden_characters(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *name, *code, *detail;
    } rows[] = {
        {"a\xE2\x80\xAEz", "R005", "U+202E"}, /* right-to-left override */
        {"a&#x202e;z", "R005", "U+202E"},     /* the same by number */
        {"a&#8238;z", "R005", "U+202E"},
        {"a\xE2\x81\xA6z", "R005", "U+2066"}, /* isolate */
        {"a\xE2\x80\x8Bz", "R005", "U+200B"}, /* zero width space */
        {"a\xC2\xADz", "R005", "U+00AD"},     /* soft hyphen */
        {"a\xEF\xBB\xBFz", "R005", "U+FEFF"},
        {"a\xE2\x80\x8Dz", "R005", "U+200D"},       /* joiner between Latin letters */
        {"\xE2\x80\x8C\xD8\xA8", "R005", "U+200C"}, /* non-joiner that begins a word */
        {"a\x07z", "R005", "U+0007"},
        {"a\xC2\x85z", "R005", "U+0085"},
        {"a&#0;z", "R005", "U+0000"},
        {"a&#xD800;z", "R005", "U+D800"},
        {"a&#x110000;z", "R005", "U+110000"},
        {"a&#xFFFE;z", "R005", "U+FFFE"},
        {"a\xE2\x80\xA8z", "R005", "U+2028"},
        {"a\xE3\x85\xA4z", "R005", "U+3164"},      /* Hangul filler */
        {"a\xF3\xA0\x81\x81z", "R005", "U+E0041"}, /* tag */
        {"<![CDATA[\xE2\x80\xAE]]>", "R005", "U+202E"},
        {"e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85", "R006", NULL},
        {"&laugh;", "R007", NULL},
        {"A & B", "R007", NULL},
        {"&#12x;", "R007", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        assert_string_equal(walk(t, with_name(t, rows[i].name)), "DRDN");
        assert_note_at(t->diag, rows[i].code, "test.xml", 6, "/records/record[2]/addressee/name");
        const struct note *note = test_note(t->diag, rows[i].code);
        assert_string_equal(note->at.record, "B");
        assert_int_equal(t->diag->exit, 1);
        if (rows[i].detail) {
            assert_string_equal(note->detail, rows[i].detail);
        }
    }
}

static void test_characters_that_names_need(void **state)
{
    struct test_ctx *t = *state;
    static const char *const good[] = {
        "Zo\xC3\xAB \xC5\xA0koda &amp; zn. &#233;",
        "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85", /* Persian, non-joiner inside */
        "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",                     /* Devanagari, virama and joiner */
        "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84",                                    /* four marks */
        "Vi\xE1\xBB\x87t Nguy\xE1\xBB\x85n",
        "\xF0\xA0\xAE\xB7\xE9\x87\x8E\xE5\xAE\xB6",
        "<![CDATA[A & B]]>",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_string_equal(walk(t, with_name(t, good[i])), "DDDN");
        assert_no_notes(t->diag);
    }
}

static void test_all_character_faults_of_a_record(void **state)
{
    struct test_ctx *t = *state;
    assert_string_equal(walk(t, HEAD "<record><a>\xE2\x80\x8B</a><b c='\xE2\x80\xAE'/></record></records>"), "RN");
    assert_note_at(t->diag, "R005", "test.xml", 5, "/records/record[1]/a");
    assert_int_equal(t->diag->n_notes, 2);
    assert_string_equal(t->diag->last->at.xpath, "/records/record[1]/b/@c");
    assert_string_equal(t->diag->last->at.record, "#1");
}

/* text n times over */
static char *many(struct test_ctx *t, const char *text, size_t n)
{
    size_t n_bytes = strlen(text);
    char *all = arena_alloc(t->arena, n * n_bytes + 1);
    for (size_t i = 0; i < n; i++) {
        memcpy(all + i * n_bytes, text, n_bytes);
    }
    return all;
}

static void assert_bomb(struct test_ctx *t, const char *inside, const char *code)
{
    const char *text =
        arena_printf(t->arena, HEAD "<record id=\"A\">%s</record>\n<record id=\"B\"/></records>", inside);
    const char *row = NULL;
    double ms = 0;
    for (int i = 0; i < MOST_TRIES && (i == 0 || ms > MAX_BOMB_MS * time_slack()); i++) { /* another process may be in the way */
        diag_clear(t->diag);
        double begin = cpu_ms();
        row = walk(t, text);
        ms = cpu_ms() - begin;
    }
    assert_string_equal(row, "RDN");
    assert_note(t->diag, code);
    assert_string_equal(t->diag->first->at.record, "A");
    if (ms > MAX_BOMB_MS * time_slack()) {
        fail_msg("%s took %.1f ms", code, ms);
    }
}

static char *attribute_bomb(struct test_ctx *t, int n)
{
    size_t n_bytes = (size_t)n * 12 + 64;
    char *bomb = arena_alloc(t->arena, n_bytes);
    char *at = bomb + snprintf(bomb, n_bytes, "<a");
    for (int i = 0; i < n; i++) {
        at += snprintf(at, 16, " a%d='1'", i);
    }
    memcpy(at, "/>", 3);
    return bomb;
}

static void test_bombs_are_refused_quickly(void **state)
{
    struct test_ctx *t = *state;
    assert_bomb(t, attribute_bomb(t, 20000), "R003");
    assert_bomb(t, attribute_bomb(t, 50000), "R001");
    assert_bomb(t, arena_printf(t->arena, "%s%s", many(t, "<a>", 100000), many(t, "</a>", 100000)), "R002");
    assert_bomb(t, arena_printf(t->arena, "<a>%s</a>", many(t, "text of a bomb, ", 20 * 1024 * 1024 / 16)), "R001");
    assert_bomb(t, arena_printf(t->arena, "<a>%s</a>", many(t, "\n", 20 * 1024 * 1024)), "R001");
    assert_bomb(t, arena_printf(t->arena, "<a>e%s</a>", many(t, "\xCC\x81", 500000)), "R001");
    assert_bomb(t, arena_printf(t->arena, "<a>e%s</a>", many(t, "\xCC\x81", 15000)), "R006");
    assert_bomb(t, arena_printf(t->arena, "<a>%s</a>", many(t, "x", 33 * 1024)), "R004");
    assert_bomb(t, arena_printf(t->arena, "<a>%s</a>", many(t, "xxxx<!-- -->", 33 * 1024 / 4)), "R004");
    assert_bomb(t, arena_printf(t->arena, "<a b='%s'/>", many(t, "x", 33 * 1024)), "R004");
    assert_bomb(t, many(t, "<p>x</p>", 100000), "R001");
    assert_bomb(t, many(t, "<p>&laugh;</p>", 10000), "R007");
}

static double walk_head_bombs(struct test_ctx *t)
{
    double begin = cpu_ms();
    diag_clear(t->diag);
    assert_string_equal(walk(t, "<!DOCTYPE lolz [<!ENTITY lol 'lol'><!ENTITY l2 '&lol;&lol;'>]><record>&l2;</record>"),
                        "B");
    assert_note(t->diag, "S041");
    diag_clear(t->diag);
    assert_string_equal(walk(t, "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><record>&x;</record>"), "B");
    assert_note(t->diag, "S041");
    diag_clear(t->diag);
    assert_string_equal(walk(t, arena_printf(t->arena, "<records xmlns='urn:kenbaar:record:1' version='1.0'%s>",
                                             many(t, " a='b'", 100))),
                        "B");
    assert_note(t->diag, "S044");
    diag_clear(t->diag);
    assert_string_equal(walk(t, many(t, " ", 20 * 1024 * 1024)), "B");
    assert_note(t->diag, "S040");
    return cpu_ms() - begin;
}

static void test_head_bombs(void **state)
{
    double ms = 0;
    for (int i = 0; i < MOST_TRIES && (i == 0 || ms > 4 * MAX_BOMB_MS * time_slack()); i++)
        ms = walk_head_bombs(*state);
    assert_true(ms <= 4 * MAX_BOMB_MS * time_slack());
}

/* The budget's edges: what is allowed still passes. */
static void test_budget_edges(void **state)
{
    struct test_ctx *t = *state;
    char *attributes = arena_strdup(t->arena, "");
    for (int i = 0; i < 64; i++) {
        attributes = arena_printf(t->arena, "%s a%d='1'", attributes, i);
    }
    const char *all = arena_printf(t->arena, HEAD "<record><a%s/><b>%s</b>%s%s</record></records>", attributes,
                                   many(t, "x", 32 * 1024), many(t, "<d>", 31), many(t, "</d>", 31));
    assert_string_equal(walk(t, all), "DN");
    assert_no_notes(t->diag);
    all = arena_printf(t->arena, HEAD "<record>%s%s</record></records>", many(t, "<d>", 32), many(t, "</d>", 32));
    assert_string_equal(walk(t, all), "RN");
    assert_note(t->diag, "R002");
}

static void test_id_that_must_not_be_shown(void **state)
{
    struct test_ctx *t = *state;
    struct splitter splitter;
    struct slice slice;
    const char *text = HEAD "<record id=\"123456782\"/><record id=\"123456789\"/></records>";
    assert_int_equal(splitter_open(&splitter, t->arena, t->diag, test_input(t, text)), DONE);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.id, ""); /* passes the BSN's test */
    assert_string_equal(record_display_id(t->arena, &slice, NULL), "#1");
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.id, "123456789");
}

static void test_body_and_case_without_a_tree(void **state)
{
    struct test_ctx *t = *state;
    struct splitter splitter;
    struct slice slice;
    const char *text = HEAD "<record id=\"A-1\" case='Z-1' body=\"v\"><a>\x01</a></record>"
                            "<record case=\"Z 1\" body=\"\" other-case=\"Z-1\"/><record case=\"123456782\"/></records>";
    assert_int_equal(splitter_open(&splitter, t->arena, t->diag, test_input(t, text)), DONE);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), REFUSED); /* known all the same */
    assert_string_equal(slice.body, "v");
    assert_string_equal(slice.case_ref, "Z-1");
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.body, "");
    assert_string_equal(slice.case_ref, "");
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_string_equal(slice.case_ref, "");
}

static void test_whole_file_budget(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(splitter_check_whole(t->diag, test_input(t, "<s><l a='1'/><l/></s>\n")), DONE);
    assert_no_notes(t->diag);
    assert_int_equal(splitter_check_whole(t->diag, test_input(t, "<s>\n<l a='\xE2\x80\xAE'/></s>")), BROKEN);
    assert_note_at(t->diag, "S044", "test.xml", 2, NULL);
    assert_string_equal(test_note(t->diag, "S044")->detail, "R005 U+202E");
    diag_clear(t->diag);
    assert_int_equal(splitter_check_whole(t->diag, test_input(t, "<s><l></s>")), BROKEN);
    assert_note(t->diag, "S040");
    diag_clear(t->diag);
    assert_int_equal(splitter_check_whole(t->diag, test_input(t, "<!DOCTYPE s><s/>")), BROKEN);
    assert_note(t->diag, "S041");
    diag_clear(t->diag);
    assert_int_equal(splitter_check_whole(t->diag, test_input(t, "<s>\xFF</s>")), BROKEN);
    assert_note(t->diag, "S042");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds_records_and_lines),
        TEST(test_one_record_is_a_file),
        TEST(test_unusable_files),
        TEST(test_utf16_with_a_mark),
        TEST(test_forbidden_characters),
        TEST(test_characters_that_names_need),
        TEST(test_all_character_faults_of_a_record),
        TEST(test_bombs_are_refused_quickly),
        TEST(test_head_bombs),
        TEST(test_budget_edges),
        TEST(test_id_that_must_not_be_shown),
        TEST(test_body_and_case_without_a_tree),
        TEST(test_whole_file_budget),
    };
    return cmocka_run_group_tests_name("record/splitter", tests, NULL, NULL);
}
