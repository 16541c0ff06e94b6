/* xml: libxml2 under our rules. */
#include "record_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#include <libxml/xmlmemory.h>

static xmlDoc *parse(struct test_ctx *t, const char *text, enum outcome wanted)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, text), 1), wanted);
    return doc;
}

static void test_reads_text_and_attributes(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *doc = parse(
        t, "<a x='1' y='' z='&amp;&#233;&lt;'>\n <b> een <!-- c --><![CDATA[<twee>]]>&amp; </b>\n <b/><c/></a>", DONE);
    xmlNode *a = xmlDocGetRootElement(doc);
    assert_string_equal(xml_attr(a, "x"), "1");
    assert_string_equal(xml_attr(a, "y"), "");
    assert_string_equal(xml_attr(a, "z"), "&\xC3\xA9<");
    assert_null(xml_attr(a, "none"));
    assert_null(xml_attr(NULL, "x"));
    xmlNode *b = xml_child(a, "b");
    assert_string_equal(xml_text(t->arena, b), "een <twee>&");
    assert_int_equal(xml_line(b), 2);
    xmlNode *second = xml_next(b, "b");
    assert_string_equal(xml_text(t->arena, second), "");
    assert_int_equal(xml_line(second), 3);
    assert_true(xml_named(xml_following(second), "c"));
    assert_null(xml_following(xml_following(second)));
    assert_null(xml_child(NULL, "b"));
    assert_null(xml_text(t->arena, NULL));
    assert_no_notes(t->diag);
}

static void test_adds_first_line(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, "<a>\n<b/></a>"), 70001), DONE);
    assert_int_equal(xml_line(xml_child(xmlDocGetRootElement(doc), "b")), 70002);
}

static void test_refuses_what_is_not_xml(void **state)
{
    struct test_ctx *t = *state;
    static const char *const bad[] = {"",
                                      "a;b;c",
                                      "<a>",
                                      "<a></b>",
                                      "<a x='1' x='2'/>",
                                      "<p:a/>",
                                      "<a>\x01</a>",
                                      "<a>&none;</a>",
                                      "<?xml version='1.1'?><a/>"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        diag_clear(t->diag);
        assert_null(parse(t, bad[i], BROKEN));
        assert_note(t->diag, "S040");
        assert_int_equal(t->diag->exit, 65);
    }
}

static void test_refuses_doctype(void **state)
{
    struct test_ctx *t = *state;
    parse(t, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", BROKEN);
    assert_note(t->diag, "S041");
    diag_clear(t->diag);
    parse(t, "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>", BROKEN);
    assert_note(t->diag, "S041");
}

static void test_refuses_other_encodings(void **state)
{
    struct test_ctx *t = *state;
    static const char *const bad[] = {
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "\xFE\xFF<a/>", "\xFF\xFE<a/>",
        "<?xml version='1.0' encoding='UTF-7'?><a/>",      "<a>\xC3</a>",  "\x4C\x6F\xA7\x94"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        diag_clear(t->diag);
        parse(t, bad[i], BROKEN);
        assert_note(t->diag, "S042");
    }
    diag_clear(t->diag);
    parse(t, "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a/>", DONE);
    assert_no_notes(t->diag);
}

static void test_note_never_quotes_the_file(void **state)
{
    struct test_ctx *t = *state;
    parse(t, "<a><name>Geheim</name", BROKEN);
    for (const struct note *it = t->diag->first; it; it = it->next) {
        assert_null(it->detail);
    }
}

/* libxml2 would carry on without the node that it has no memory for; so it never gets NULL. */
static void test_no_memory_ends_the_process(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__)
    return; /* its malloc ends the process by itself; cmocka's skip() counts as a failure in TAP */
#endif
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        xmlMalloc((size_t)1 << 46);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 70);
}

int main(void)
{
    xml_global_init();
    const struct CMUnitTest tests[] = {
        TEST(test_reads_text_and_attributes),  TEST(test_adds_first_line),
        TEST(test_refuses_what_is_not_xml),    TEST(test_refuses_doctype),
        TEST(test_refuses_other_encodings),    TEST(test_note_never_quotes_the_file),
        TEST(test_no_memory_ends_the_process),
    };
    return cmocka_run_group_tests_name("record/xml", tests, NULL, NULL);
}
