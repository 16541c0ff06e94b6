#include "../../../gen/select/fact_test.h"

#include <stdio.h>
#include <stdlib.h>

#include "situation.h"

/* Every condition of the tables of law/, over every sample's facts and over facts with one node gone or changed: the answers are those
 * of libxml2. So are those of some thousand made-up expressions. */

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
    struct fact_tests *law;
    struct fact_test *ours;
    const char *text;
    struct both *next;
};

static void agree(const struct both *all, xmlDoc *facts, const char *what)
{
    struct arena *arena = arena_new();
    struct fact_answers *answers = fact_answers_new(arena, all->law, facts);
    xmlXPathContext *xpath = xmlXPathNewContext(facts);
    xpath->node = xmlDocGetRootElement(facts);
    for (const struct both *it = all; it; it = it->next)
        if (fact_test_holds(answers, it->ours) != whole_answer(it->text, xpath))
            fail_msg("%s: %s", what, it->text);
    xmlXPathFreeContext(xpath);
    arena_free(arena);
}

static struct both *add(struct test_ctx *t, struct both *all, const char *text)
{
    struct fact_tests *law = all ? all->law : fact_tests_new(t->arena);
    struct both *one = arena_alloc(t->arena, sizeof *one);
    *one = (struct both){.law = law, .ours = fact_test_compile(law, text), .text = text, .next = all};
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
        "/facts/*[self::record or self::body]/@id", "/facts/*[self::deadline[@rolled='no']]", "/facts/*[self::*]", "/facts/record/decision[../@id='2026-000417']", "/facts/record/decision/../addressee/name = 'J. de Vries'", "count(/facts/record/decision/..) = 1", "count(/facts/record/*/..) = 1", "/..", "/facts/../facts/record",
        "/facts/record/x | /facts/record/decision", "/facts/record/x | /facts/body/y", "count(/facts/record | /facts/record) = 1", "count(/facts/record | /facts/body | /facts/letter) > 2", "normalize-space(/facts/body/name | /facts/record/addressee/name)", "(/facts/record | /facts/body)/@id", "/facts/record/@id | /facts/body/@id = '2026-000417'",
        "/facts/record/@id = /facts/body/@id | /facts/record/@id", "not(/facts/x | /facts/y)", "string-length(/facts/body/@id | /facts/record/@id) > 3", "substring(/facts/record/@id,6) = '000417'", "substring('abc',0) = 'abc'", "substring('abc',string-length('abc')) = 'c'", "substring('abc',7) = ''",
    };
    struct test_ctx *t = *state;
    struct both *all = NULL;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        all = add(t, all, odd[i]);
    xmlDoc *facts = sample_facts(t, "facts.xml");
    agree(all, facts, "odd");
    change_in_turn(all, facts, xmlDocGetRootElement(facts), 1);
    assert_null(fact_test_compile(all->law, NULL));
    assert_null(fact_test_compile(all->law, "/facts["));
}

/* ---- made up ---- */

/* Expressions from a seeded generator, over documents from the same: the grammar that fact_parse.c reads, and a little beyond it. */
struct maker {
    unsigned long state;
    FILE *to;
};

static unsigned below(struct maker *m, unsigned n)
{
    m->state = m->state * 6364136223846793005UL + 1442695040888963407UL;
    return (unsigned)(m->state >> 33) % n;
}

/* No '1e3' and no '-': those differ, see fact_test.h. */
static const char *value(struct maker *m)
{
    static const char *const values[] = {"", "0", "1", "-1", "1.5", "01", "abc", "a b", "  a  ", "NaN", "yes", "no", "2026-01-02", "\xc3\xa9", "+1",
                                         " 3 ", ".5", "5.", "-0", "12345678901234567", "0.1", "0.10", "0.3", "Infinity"};
    return values[below(m, sizeof values / sizeof *values)];
}

static const char *name(struct maker *m)
{
    static const char *const names[] = {"facts", "a", "b", "c", "or", "and", "not", "count", "div"};
    return names[below(m, sizeof names / sizeof *names)];
}

static void make_elements(struct maker *m, int depth)
{
    for (unsigned n = below(m, 4); n > 0; n--) {
        const char *element = name(m);
        fprintf(m->to, "<%s", element);
        for (const char *it = "ab"; *it; it++)
            if (below(m, 2))
                fprintf(m->to, " %c=\"%s\"", *it, value(m));
        fprintf(m->to, "%s>%s", below(m, 4) ? "" : " xml:lang=\"nl\"", below(m, 2) ? value(m) : "");
        if (depth > 0)
            make_elements(m, depth - 1);
        fprintf(m->to, "%s</%s>", below(m, 3) ? "" : "<!--x-->", element);
    }
}

static void make_condition(struct maker *m, int depth);

static void make_path(struct maker *m, int depth)
{
    static const char *const steps[] = {".", "@a", "@b", "*", "@*", "@xml:lang", ".."};
    fputs(below(m, 2) ? "" : below(m, 3) ? "/facts/" : "/", m->to);
    for (unsigned i = 0, n = 1 + below(m, 3); i < n; i++) {
        unsigned which = below(m, 14);
        fprintf(m->to, "%s%s", i == 0 ? "" : below(m, 12) ? "/" : "//", which < 7 ? steps[which] : name(m));
        if (depth > 0 && which != 0 && which != 6 && below(m, 4) == 0) {
            fputs("[", m->to);
            make_condition(m, depth - 1);
            fputs("]", m->to);
        }
    }
    if (below(m, 40) == 0) {
        fputs(" | ", m->to);
        make_path(m, 0);
    }
}

static void make_function(struct maker *m, int depth)
{
    static const struct {
        const char *name;
        int n;
    } functions[] = {{"not", 1}, {"boolean", 1}, {"string-length", 1}, {"normalize-space", 1}, {"starts-with", 2}, {"contains", 2},
                     {"translate", 3}, {"substring", 3}, {"substring", 2}, {"true", 0}, {"false", 0}, {"", 1}};
    unsigned which = below(m, sizeof functions / sizeof *functions);
    fprintf(m->to, "%s(", functions[which].name);
    for (int i = 0; i < functions[which].n; i++) {
        fputs(i ? "," : "", m->to);
        make_condition(m, depth - 1);
    }
    fputs(")", m->to);
}

static void make_operand(struct maker *m, int depth)
{
    static const char *const numbers[] = {"0", "1", "2", "1.5", "10", "0.1", ".5", "3.", "12345678901234567"};
    unsigned which = below(m, 6);
    if (which == 0)
        fprintf(m->to, "'%s'", value(m));
    else if (which == 1)
        fputs(numbers[below(m, sizeof numbers / sizeof *numbers)], m->to);
    else if (which == 2 && depth > 0) {
        fputs("count(", m->to);
        make_path(m, depth - 1);
        fputs(")", m->to);
    } else if (which < 4 && depth > 0)
        make_function(m, depth);
    else
        make_path(m, depth - 1);
}

static void make_condition(struct maker *m, int depth)
{
    static const char *const operators[] = {"=", "!=", "<", "<=", ">", ">="};
    do {
        make_operand(m, depth);
        if (below(m, 2)) {
            fprintf(m->to, " %s ", operators[below(m, 6)]);
            make_operand(m, depth);
        }
    } while (depth > 0 && below(m, 4) == 0 && fputs(below(m, 2) ? " and " : " or ", m->to) >= 0);
}

static char *made(struct maker *m, struct arena *arena, bool is_document)
{
    char *bytes, *text;
    size_t n_bytes;
    m->to = open_memstream(&bytes, &n_bytes);
    if (is_document) {
        fputs("<facts a=\"1\">", m->to);
        make_elements(m, 3);
        fputs("</facts>", m->to);
    } else {
        make_condition(m, 3);
    }
    fclose(m->to);
    text = arena_strdup(arena, bytes);
    free(bytes);
    return text;
}

static void test_made_up_expressions(void **state)
{
    struct maker m = {.state = 20261201};
    size_t n_ours = 0;
    (void)state;
    for (int i = 0; i < 40; i++) {
        struct arena *arena = arena_new();
        struct fact_tests *law = fact_tests_new(arena);
        const char *text = made(&m, arena, true);
        xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "made", NULL, 0);
        xmlXPathContext *xpath = xmlXPathNewContext(doc);
        const char *expressions[200];
        struct fact_test *ours[200];
        for (int k = 0; k < 200; k++) {
            expressions[k] = made(&m, arena, false);
            ours[k] = fact_test_compile(law, expressions[k]);
        }
        struct fact_answers *answers = fact_answers_new(arena, law, doc);
        for (int k = 0; k < 200; k++) {
            xpath->node = xmlDocGetRootElement(doc);
            n_ours += ours[k] && fact_test_is_ours(ours[k]);
            if (ours[k] && fact_test_holds(answers, ours[k]) != whole_answer(expressions[k], xpath))
                fail_msg("%s\n  over %s", expressions[k], text);
        }
        xmlXPathFreeContext(xpath);
        xmlFreeDoc(doc);
        arena_free(arena);
    }
    assert_true(n_ours > 4000);
}

/* A condition within a condition within a condition: it ends, and has no answer, whoever evaluates it. */
static void test_endless(void **state)
{
    struct test_ctx *t = *state;
    static const char *const endless[] = {
        "not(/facts/*/*[/facts/*/*[/facts/*/*[/facts/*/*[/facts/*/*[/facts/*/*[/facts/*/*[@none]]]]]]])",
        "not(//*[//*[//*[//*[//*[@none]]]]])",
    };
    struct fact_tests *law = fact_tests_new(t->arena);
    xmlDoc *facts = sample_facts(t, "facts.xml");
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        struct fact_test *test = fact_test_compile(law, endless[i]), *short_one = fact_test_compile(law, "/facts/record/@id");
        struct fact_answers *answers = fact_answers_new(t->arena, law, facts);
        assert_int_equal(fact_test_is_ours(test), i == 0);
        assert_int_equal(fact_test_holds(answers, test), -1);
        fact_answers_forget(answers);
        assert_int_equal(fact_test_holds(answers, short_one), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_the_tables_of_law), TEST(test_odd_expressions), TEST(test_made_up_expressions), TEST(test_endless)};
    xml_global_init();
    return cmocka_run_group_tests_name("select/fact_test", tests, NULL, NULL);
}
