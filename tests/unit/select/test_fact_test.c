#include "../../../gen/select/fact_test.h"

#include "situation.h"

/* Every condition of the tables of law/, over the facts of every sample and over facts with one node gone or changed: the answers are those
 * of libxml2. */

static const char *const tables[] = {"claims", "gates", "duties", "fields"};
static const char *const attributes[] = {"test", "applies-when", "must-hold", "unknown-when", "when"};

static int whole_answer(const char *expression, xmlXPathContext *xpath)
{
    xmlXPathCompExpr *compiled = xmlXPathCompile(BAD_CAST expression);
    int answer = xmlXPathCompiledEvalToBoolean(compiled, xpath);
    xmlXPathFreeCompExpr(compiled);
    return answer;
}

struct both {
    struct fact_test *ours;
    const char *text;
    struct both *next;
};

static void agree(const struct both *all, xmlDoc *facts, const char *what)
{
    xmlXPathContext *xpath = xmlXPathNewContext(facts);
    xpath->node = (xmlNode *)facts;
    for (const struct both *it = all; it; it = it->next)
        if (fact_test_holds(it->ours, xpath) != whole_answer(it->text, xpath))
            fail_msg("%s: %s", what, it->text);
    xmlXPathFreeContext(xpath);
}

static struct both *add(struct test_ctx *t, struct both *all, const char *text)
{
    struct both *one = arena_alloc(t->arena, sizeof *one);
    *one = (struct both){.ours = fact_test_compile(t->arena, text), .text = text, .next = all};
    assert_non_null(one->ours);
    return one;
}

static struct both *tables_of_law(struct test_ctx *t, size_t *n, size_t *n_ours)
{
    struct both *all = NULL;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        xmlDoc *doc;
        struct input *in = test_read(t, arena_printf(t->arena, "templates/law/%s.xml", tables[i]));
        assert_int_equal(xml_parse(&doc, t->arena, t->diag, in, 1), DONE);
        for (const xmlNode *row = xml_first(xmlDocGetRootElement(doc)); row; row = xml_following(row))
            for (size_t k = 0; k < sizeof attributes / sizeof *attributes; k++)
                if (xml_attr(row, attributes[k])) {
                    all = add(t, all, xml_attr(row, attributes[k]));
                    ++*n;
                    *n_ours += fact_test_is_ours(all->ours);
                }
    }
    return all;
}

static xmlDoc *sample_facts(struct test_ctx *t, const char *name)
{
    xmlDoc *facts;
    struct input *in = test_read(t, arena_printf(t->arena, "tests/unit/compose/data/%s", name));
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, in, 1), DONE);
    return facts;
}

static void each_attribute(const struct both *all, xmlDoc *facts, xmlNode *node)
{
    static const char *const values[] = {"no", "yes", "unknown", "risk", "12", "2026-12-24", ""};
    for (xmlAttr *a = node->properties; a; a = a->next) {
        if (a->ns)
            continue;
        xmlChar *before = xmlGetProp(node, a->name);
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            xmlSetProp(node, a->name, BAD_CAST values[i]);
            agree(all, facts, (const char *)a->name);
        }
        xmlSetProp(node, a->name, before);
        xmlFree(before);
    }
}

/* Facts with one attribute changed, and with one element twice and gone. */
static void change_in_turn(const struct both *all, xmlDoc *facts, xmlNode *node, int depth)
{
    for (xmlNode *it = xml_first(node), *next; it; it = next) {
        next = xml_following(it);
        each_attribute(all, facts, it);
        if (depth < 2)
            change_in_turn(all, facts, it, depth + 1);
        xmlNode *twin = xmlAddNextSibling(it, xmlCopyNode(it, 1));
        agree(all, facts, "twice");
        xmlUnlinkNode(twin);
        xmlUnlinkNode(it);
        agree(all, facts, "gone");
        next ? xmlAddPrevSibling(next, it) : xmlAddChild(node, it);
        xmlFreeNode(twin);
    }
}

static void test_the_tables_of_law(void **state)
{
    struct test_ctx *t = *state;
    size_t n = 0, n_ours = 0;
    struct both *all = tables_of_law(t, &n, &n_ours);
    static const char *const names[] = {"facts.xml", "facts-match.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        xmlDoc *facts = sample_facts(t, names[i]);
        agree(all, facts, names[i]);
        change_in_turn(all, facts, xmlDocGetRootElement(facts), 0);
    }
    assert_true(n > 400);
    if (n_ours * 10 < n * 9)
        fail_msg("only %zu of %zu are evaluated here", n_ours, n);
}

static void test_odd_expressions(void **state)
{
    static const char *const odd[] = {
        "/facts/record/decision/@date = /facts/letter/@published", "/facts/record/decision/@date != /facts/letter/@published",
        "/facts/instrument/bias-test/@date > 2", "/facts/instrument/bias-test/@outcome != 'mitigated'", "not(/facts/x = 'y')", "/facts/x != 'y'", "/facts/x = ''",
        "/facts/*[@id='heronderzoek']", "/facts/record/@*='Z-2026-1234'", "count(/facts/*) > 5", "count(/facts/instrument/reason/category) = 2",
        "string-length(/facts/record/@id) = 11", "string-length(/facts/record/addressee/name) > 3", "normalize-space(/facts/record/addressee)",
        "normalize-space(/facts/record/nothing)", "translate('2026-12-01','-','') = 20261201", "translate(/facts/record/addressee/name,'J','') = '. de Vries'",
        "substring(/facts/letter/@mailing-date,1,4) = '2026'", "substring(/facts/letter/@mailing-date,1,4) < 2027", "substring('abc',0,2) = 'a'", "substring('abc',1.5,2) = 'bc'",
        "starts-with(/facts/record/addressee/name,'J.')", "contains(/facts/record/decision/summary,'bijstand')", "contains('a','')",
        "true() = /facts/record", "false() = /facts/x", "/facts/record = true()", "(1 < 2) = true()", "1 = 1 and 2 > 1", "3 >= '3'", "'a' < 'b'", "'' = 0", "0", "1", "''", "'x'", "number('3') = 3",
        "/facts/instrument/reason[public[@xml:lang='nl']]/@code='inkomen-verschil'", "/facts/instrument/reason[public[@xml:lang='de']]", "/facts/instrument/reason[1]", "//reason", "/facts/instrument | /facts/body",
        "/facts/instrument/reason/public[.='x']", "/facts/instrument/name[. = /facts/instrument/name]", "/facts/record/decision[@outcome='refused' and not(@x) or @y]", "/facts/record/decision[@applied-on][@date]/@remedy='bezwaar'",
        "/facts/record/../letter", "string(/facts/record/@id)='2026-000417'", "concat('a','b')='ab'", "/facts/tests/@interval-months = 12", "/facts/tests/@interval-months = '12.0'", "-1 < 0", "1 + 1 = 2",
        "/facts/record/or/and", "/facts/deadline/@days-left >= 42", "/facts/deadline/@days-left > 42.5", "/", "/facts", "facts", "facts/record/@id", ". = ''", "@x",
        "normalize-space('  a  b ') = 'a b'", "/facts/record/@id = '2026-000417' = true()", "1 < 2 < 3", "not(not(/facts))", "boolean(/facts/x)", "count(/facts/record/decision/@*) = 8",
    };
    struct test_ctx *t = *state;
    struct both *all = NULL;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        all = add(t, all, odd[i]);
    xmlDoc *facts = sample_facts(t, "facts.xml");
    agree(all, facts, "odd");
    change_in_turn(all, facts, xmlDocGetRootElement(facts), 1);
    assert_null(fact_test_compile(t->arena, NULL));
    assert_null(fact_test_compile(t->arena, "/facts["));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_the_tables_of_law), TEST(test_odd_expressions)};
    xml_global_init();
    return cmocka_run_group_tests_name("select/fact_test", tests, NULL, NULL);
}
