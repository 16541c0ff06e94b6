#include <libxml/xpath.h>

#include "../../../gen/compose/claims.h"
#include "../../../gen/select/programs.h"
#include "built_in.h"

#define SHEET \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:k='urn:kenbaar:functions:1'" \
    " xmlns:w='urn:kenbaar:wording:1' extension-element-prefixes='k' exclude-result-prefixes='w'><xsl:param name='lang'/><xsl:param name='translation'/>" \
    "<xsl:param name='concept'/><xsl:template match='/'><letter>%s</letter></xsl:template>" \
    "<xsl:template match='w:*'><value of='x'>[<xsl:value-of select='k:instrument()/name[1]'/>]</value></xsl:template></xsl:stylesheet>"

/* Two programs: an older rule of the same body, tested, and one that is not. */
#define TWO \
    "<facts><letter mailing-date='2026-12-01' language='nl'/>" \
    "<selection route='risk' date='2026-11-01' n='1'/><selection route='rule' date='2026-11-20' n='2'/>" \
    "<instrument id='a' kind='profile' profiling='yes'><name>A</name></instrument>" \
    "<instrument id='b' kind='fixed-rule' profiling='no'><name>B</name></instrument>" \
    "<tests before='2025-01-01'/><tests/><body/></facts>"
#define ONE \
    "<facts><letter mailing-date='2026-12-01' language='nl'/><selection route='risk' n='1'/>" \
    "<instrument id='a' kind='profile' profiling='yes'><name>A</name></instrument><tests before='2025-01-01'/></facts>"

struct scene {
    struct claims *claims;
    struct programs *programs;
    xmlDoc *facts, *page;
};

static struct scene scene_of(struct test_ctx *t, const char *facts)
{
    struct scene s = {0};
    struct fact_tests *law = fact_tests_new(t->arena);
    assert_int_equal(claims_load(&s.claims, law, t->diag, built_in_file(built_in_bundle(t), "law/claims.xml")), DONE);
    assert_int_equal(xml_parse(&s.facts, t->arena, t->diag, test_input(t, facts), 1), DONE);
    s.programs = programs_new(t->arena, law, s.facts);
    return s;
}

/* What these instructions make over the facts. */
static struct scene run(struct test_ctx *t, const char *facts, const char *content)
{
    struct scene s = scene_of(t, facts);
    struct bundle *b = built_in_without_blocks(t);
    struct catalogue *nl;
    struct transform *transform;
    built_in_change(t, b, "wording/nl.xml", "<clause id=\"greeting\"", "<clause id='test' claims='' duties='none' author='x'><program/></clause><clause id=\"greeting\"");
    built_in_put(b, "notice.xsl", arena_printf(t->arena, SHEET, content));
    struct vocabulary vocabulary = {.claims = s.claims, .duties = statute_duties(built_in_statute(t, b))};
    assert_int_equal(wording_load(&nl, t->arena, t->diag, &vocabulary, built_in_file(b, "wording/nl.xml")), DONE);
    assert_int_equal(transform_load(&transform, t->arena, t->diag, b, nl, s.claims), DONE);
    struct session session = {.arena = t->arena, .d = t->diag, .words = nl, .claims = s.claims, .programs = s.programs};
    transform_run(&s.page, transform, &session, s.facts, TRANSLATION_NONE, false);
    return s;
}

static void makes(struct test_ctx *t, const char *facts, const char *content, const char *wanted)
{
    struct scene s = run(t, facts, content);
    assert_no_notes(t->diag);
    assert_non_null(s.page);
    assert_string_equal(built_in_text(t, xmlDocGetRootElement(s.page)), wanted);
}

static void test_each_program_in_turn(void **state)
{
    struct test_ctx *t = *state;
    makes(t, TWO, "<k:each-program><xsl:value-of select='concat(@id, position(), last(), k:selection()/@n, count(k:instrument()))'/>;</k:each-program>",
          "a1211;b2221;");
    makes(t, ONE, "<k:each-program><xsl:value-of select='concat(@id, position(), last())'/></k:each-program>", "a11");
    makes(t, TWO, "<xsl:value-of select='count(k:selection()) + count(k:instrument()) + count(k:tests())'/>", "6");
    makes(t, TWO, "<k:each-program/><xsl:value-of select='count(k:instrument())'/>", "2");
    makes(t, TWO, "<k:each-program><xsl:value-of select='count(k:tests()/@before)'/></k:each-program>", "10");
}

/* A text that each of two programs has is asked for of one. */
static void test_a_text_of_one(void **state)
{
    struct test_ctx *t = *state;
    makes(t, TWO, "<k:each-program><xsl:value-of select='k:text(k:instrument()/name)'/></k:each-program>", "AB");
    makes(t, ONE, "<xsl:value-of select='k:text(k:instrument()/name)'/>", "A");
    assert_null(run(t, TWO, "<xsl:value-of select='k:text(k:instrument()/name)'/>").page);
    assert_note(t->diag, "T002");
}

/* What stands inside may use variables, and another <k:each-program> adds nothing. */
static void test_inside(void **state)
{
    struct test_ctx *t = *state;
    makes(t, TWO, "<xsl:variable name='v' select=\"'x'\"/><k:each-program><xsl:variable name='w' select='@id'/><xsl:value-of select='concat($v, $w)'/></k:each-program>",
          "xaxb");
    makes(t, TWO, "<k:each-program><k:each-program><xsl:value-of select='concat(@id, position())'/></k:each-program></k:each-program>", "a1b2");
}

static void test_claims_are_judged_of_one(void **state)
{
    struct test_ctx *t = *state;
    makes(t, TWO, "<xsl:value-of select=\"k:holds('risk-selection')\"/>", "false");
    makes(t, TWO, "<k:each-program><xsl:value-of select=\"k:holds('risk-selection')\"/></k:each-program><xsl:value-of select=\"k:holds('risk-selection')\"/>",
          "truefalsefalse");
    makes(t, ONE, "<k:each-program><xsl:value-of select=\"k:holds('risk-selection')\"/></k:each-program>", "true");
}

static int count(xmlDoc *page, const char *path)
{
    xmlXPathContext *xpath = xmlXPathNewContext(page);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, xpath);
    int n = found && found->nodesetval ? found->nodesetval->nodeNr : -1;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return n;
}

static void test_the_words_bear_the_number(void **state)
{
    struct test_ctx *t = *state;
    const char *content = "<k:each-program><h2><k:say clause='test'/></h2></k:each-program><h2><k:say clause='test'/></h2>";
    struct scene two = run(t, TWO, content);
    assert_int_equal(count(two.page, "//h2[@clause='test'][@program='1'][contains(., '[A]')]"), 1);
    assert_int_equal(count(two.page, "//h2[@clause='test'][@program='2'][contains(., '[B]')]"), 1);
    assert_int_equal(count(two.page, "//h2[@clause='test'][not(@program)]"), 1);
    struct scene one = run(t, ONE, content);
    assert_int_equal(count(one.page, "//h2[@program]"), 0);
}

static void test_the_facts_of_one(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = scene_of(t, TWO);
    xmlDoc *second = programs_facts(s.programs, 2);
    assert_int_equal(count(second, "/facts/selection[@n='2']"), 1);
    assert_int_equal(count(second, "/facts/selection | /facts/instrument | /facts/tests"), 3);
    assert_int_equal(count(second, "/facts/body | /facts/letter"), 2);
    assert_ptr_equal(second, programs_facts(s.programs, 2));
    assert_ptr_equal(programs_facts(s.programs, PROGRAM_ALL), s.facts);
    s = scene_of(t, ONE);
    assert_ptr_equal(programs_facts(s.programs, 1), s.facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_program_in_turn),
        TEST(test_a_text_of_one),
        TEST(test_inside),
        TEST(test_claims_are_judged_of_one),
        TEST(test_the_words_bear_the_number),
        TEST(test_the_facts_of_one),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/programs", tests, NULL, NULL);
}
