/* Which facts a test names, and what the facts say there. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/front/named_facts.h"

static const char facts_xml[] =
    "<facts programs=\"2\"><record><review date=\"2026-11-25\" may-deviate=\"yes\"/><decision automated=\"no\"><basis>Wet</basis>"
    "</decision></record><instrument id=\"a\" kind=\"profile\"/><instrument id=\"b\" kind=\"match\"/>"
    "<body><objection remedy=\"bezwaar\"><post><line>Postbus 1</line><line>1234 AB</line></post></objection>"
    "<objection remedy=\"beroep\"><post><line>Elders</line></post></objection></body></facts>";

/* "path=value|value path=" of each fact that the test names. */
static const char *named(struct test_ctx *t, const char *test)
{
    xmlDoc *doc;
    const struct labels labels = {0};
    xml_global_init();
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, facts_xml), 1), DONE);
    struct named_facts facts = named_facts_of(t->arena, &labels, doc, test);
    const char *out = "";
    for (size_t i = 0; i < facts.n; i++) {
        out = arena_printf(t->arena, "%s%s%s=", out, i ? " " : "", facts.all[i].path + strlen("/facts/"));
        for (size_t k = 0; k < facts.all[i].n_values; k++)
            out = arena_printf(t->arena, "%s%s%s", out, k ? "|" : "", facts.all[i].values[k]);
    }
    return out;
}

static void test_paths(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][2] = {
        {"/facts/record/decision/@automated='no'", "record/decision/@automated=no"},
        {"/facts/record/review/@date and not(/facts/record/review/@bulk='yes')", "record/review/@date=2026-11-25 record/review/@bulk="},
        {"not(/facts/instrument[not(@kind='profile' or @kind='match')])", "instrument/@kind=profile|match"},
        {"count(/facts/instrument)=2", "instrument=a|b"},
        {"/facts/body/objection[@remedy='bezwaar']/post/line", "body/objection/@remedy=bezwaar|beroep body/objection/post/line=Postbus 1|1234 AB"},
        {"/facts/record/decision[basis and @automated='no']", "record/decision/basis=Wet record/decision/@automated=no"},
        {"normalize-space(/facts/record/decision/basis)!='/facts/body'", "record/decision/basis=Wet"},
        {"/facts/@programs > 1", "@programs=2"},
        {"/facts/record/review/@follow-rate >= 99", "record/review/@follow-rate="},
        {"true()", ""},
        {"", ""},
        {"[[[ ]]] '", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(named(t, cases[i][0]), cases[i][1]);
    named(t, "/facts/record/review[("); /* no XPath: any answer will do */
}

/* Each path of the real law is read to its end, whatever it holds. */
static void test_real_tests(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *doc;
    xml_global_init();
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_read(t, "templates/law/claims.xml"), 1), DONE);
    size_t n_claims = 0;
    for (const xmlNode *row = xml_child(xmlDocGetRootElement(doc), "claim"); row; row = xml_next(row, "claim")) {
        const char *all = named(t, xml_attr(row, "test"));
        if (!*all)
            fail_msg("no fact in the test of claim %s", xml_attr(row, "id"));
        assert_null(strpbrk(all, "[]()'"));
        n_claims++;
    }
    assert_true(n_claims > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_paths), TEST(test_real_tests)};
    return cmocka_run_group_tests_name("front/named_facts", tests, NULL, NULL);
}
