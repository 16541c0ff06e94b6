#include <libxml/xpath.h>

#include "../../../gen/compose/fields.h"
#include "built_in.h"

#define RECORD(inside) "<facts><letter form='separate'/><record id='A-1'>" inside "</record><body><court id='c'><name xml:lang='nl'>Rechtbank X</name></court></body></facts>"

static const char rows[] =
    "<fields xmlns='urn:kenbaar:fields:1' version='1.0'>"
    "<field path='record/@id' shows='id' as='text' in='reference'/>"
    "<field path='record/street' shows='street' as='text'/><field path='record/number' shows='street' as='text' after=' '/>"
    "<field path='record/addition' shows='street' as='addition' after=''/>"
    "<field path='record/postcode' shows='town' as='postcode'/><field path='record/town' shows='town' as='upper' after='  '/>"
    "<field path='record/@day' shows='day' as='long weekday'/>"
    "<field path='record/@court' shows='court' as='text' through=\"/facts/body/court[@id=/facts/record/@court]/name\"/>"
    "<field path='record/amount/@cents' shows='amount' as='money'/>"
    "<field path='record/basis' shows='law' as='text law' once='yes'/>"
    "<field path='record/note' shows='note' as='sentence quoted'/><field path='record/note/@by' unused='always clerk'/>"
    "<field path='record/@code' shows='code' as='text' when=\"/facts/letter/@form='annex'\"/>"
    "<field path='record/@code' unused='x' when=\"/facts/letter/@form!='annex'\"/>"
    "<field path='record/@role' shows='role' as='without-article'/><field path='record/@greet' shows='greet' as='without-comma'/>"
    "<field path='record/@land' shows='land' as='country'/><field path='record/@term' shows='term' as='days'/>"
    "<field path='record/@odd' how='x' when='/facts/never'/>"
    "</fields>";

struct scene {
    struct fields *fields;
    struct claims *claims;
    struct catalogue *words;
    struct countries *countries;
    struct statute *statute;
    struct bundle *b;
};

static enum outcome load_fields(struct test_ctx *t, struct scene *s, const char *xml)
{
    built_in_put(s->b, "law/fields.xml", xml);
    return fields_load(&s->fields, t->arena, t->diag, &(struct field_sources){s->b, s->claims, s->statute});
}

static struct scene open_scene(struct test_ctx *t)
{
    struct scene s = {.b = built_in_bundle(t)};
    s.statute = built_in_statute(t, s.b);
    assert_int_equal(claims_load(&s.claims, statute_tests(s.statute), t->diag, built_in_file(s.b, "law/claims.xml")), DONE);
    struct vocabulary vocabulary = {.claims = s.claims, .duties = statute_duties(s.statute)};
    assert_int_equal(wording_load(&s.words, t->arena, t->diag, &vocabulary, built_in_file(s.b, "wording/nl.xml")), DONE);
    assert_int_equal(countries_load(&s.countries, t->arena, t->diag, built_in_file(s.b, "wording/countries/nl.xml")), DONE);
    assert_int_equal(load_fields(t, &s, rows), DONE);
    return s;
}

/* The fields that this letter drops, in a row. */
static const char *dropped(struct test_ctx *t, const struct scene *s, const char *facts_xml, const char *body)
{
    xmlDoc *facts, *page;
    diag_clear(t->diag);
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, test_input(t, facts_xml), 1), DONE);
    const char *letter = arena_printf(t->arena, "<letter><reference><value of='id'>A-1</value></reference>%s</letter>", body);
    assert_int_equal(xml_parse(&page, t->arena, t->diag, test_input(t, letter), 1), DONE);
    struct field_check check = {.arena = t->arena, .d = t->diag, .programs = programs_new(t->arena, statute_tests(s->statute), facts), .letter = xmlDocGetRootElement(page), .words = s->words, .countries = s->countries};
    enum outcome got = fields_shown(s->fields, &check);
    assert_int_equal(got, t->diag->n_notes ? REFUSED : DONE);
    const char *all = "";
    for (const struct note *it = t->diag->first; it; it = it->next) {
        assert_string_equal(diag_table[it->code].code, "L141");
        all = arena_printf(t->arena, "%s%s;", all, it->at.xpath);
    }
    return all;
}

#define STREET "<street>Laan 19</street><number>12</number><addition>A</addition>"

static void test_all_that_is_shown(void **state)
{
    static const struct {
        const char *facts, *body, *dropped;
    } cases[] = {
        {RECORD(""), "", ""},
        {RECORD(STREET), "<value of='street'>Laan 19 <nobr>12A</nobr></value>", ""},
        {RECORD(STREET), "<value of='street'>Laan 19 12</value>", "/record/addition;"},
        {RECORD(STREET), "<value of='street'>Laan 1912A</value>", "/record/number;/record/addition;/record/street;"},
        {RECORD("<street>Laan 19</street><number>1</number>"), "<value of='street'>Laan 19</value>", "/record/number;"},
        {RECORD("<street>Laan</street><number>1</number>"), "<value of='street'>Laan 12</value>", "/record/number;"}, /* more than it says */
        {RECORD("<street>L</street><number>1</number><addition>2</addition>"), "<value of='street'>L 1-2</value>", ""},
        {RECORD("<street>L</street><number>1</number><addition>bis</addition>"), "<value of='street'>L 1 bis</value>", ""},
        {RECORD("<street>L</street><number>1</number><addition>A-2</addition>"), "<value of='street'>L 1A-2</value>", ""},
        {RECORD("<postcode>1234AB</postcode><town>IJlst</town>"), "<value of='town'>1234 AB  IJLST</value>", ""},
        {RECORD("<postcode>1234AB</postcode><town>IJlst</town>"), "<value of='town'>1234 AB IJLST</value>", "/record/town;/record/postcode;"},
        {RECORD("<amount cents='1250'/><amount cents='1250'/>"), "<value of='amount'>€ 12,50</value><value of='amount'>€ 12,50</value>", ""},
        {RECORD("<amount cents='1250'/><amount cents='1250'/>"), "<value of='amount'>€ 12,50</value>", "/record/amount/@cents;"},
        {RECORD("<amount cents='1250'/>"), "<value of='amount'>€ 12,51</value>", "/record/amount/@cents;"},
        {RECORD("<amount cents='125'/>"), "<value of='amount'>€ 1,250</value>", "/record/amount/@cents;"},
        {RECORD("<basis>W, artikel 1</basis><basis>W, artikel 2</basis><basis>W, artikel 1</basis>"), "<value of='law'>W, artikel 1</value>, <value of='law'>artikel 2</value>", ""},
        {RECORD("<basis>V, artikel 1</basis><basis>W, artikel 2</basis>"), "<value of='law'>V, artikel 1</value>, <value of='law'>artikel 2</value>", "/record/basis;"},
        {RECORD("<note by='clerk'>Zo \"is\" het</note>"), "<value of='note'>Zo \"is\" het.</value>", ""},
        {RECORD("<note by='clerk'>Zo \"is\" het</note>"), "<value of='note'>Zo ‘is’ het.</value>", ""},
        {RECORD("<note by='clerk'>Zo is het</note>"), "<value of='note'>Zo is het</value>", "/record/note;"},
        {RECORD("<moon>1</moon>"), "<value of='moon'>1</value>", "/record/moon;"},
    };
    struct test_ctx *t = *state;
    struct scene s = open_scene(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = dropped(t, &s, cases[i].facts, cases[i].body);
        if (strcmp(got, cases[i].dropped) != 0)
            fail_msg("%s: %s", cases[i].body, got);
    }
}

#define OF(attributes) "<facts><letter form='separate'/><record id='A-1' " attributes "/><body><court id='c'><name>Rechtbank X</name></court></body></facts>"

static void test_formats_and_conditions(void **state)
{
    static const struct {
        const char *facts, *body, *dropped;
    } cases[] = {
        {OF("day='2026-05-18'"), "<value of='day'>18 mei 2026</value>", ""},
        {OF("day='2026-05-18'"), "<value of='day'>maandag 18 mei 2026</value>", ""},
        {OF("day='2026-05-18'"), "<value of='day'>mei 2026</value>", "/record/@day;"},
        {OF("court='c'"), "<value of='court'>Rechtbank X</value>", ""},
        {OF("court='c'"), "<value of='court'>c</value>", "/record/@court;"},
        {OF("court='d'"), "<value of='court'>Rechtbank X</value>", "/record/@court;"},
        {OF("code='K'"), "", ""},
        {"<facts><letter form='annex'/><record id='A-1' code='K'/></facts>", "", "/record/@code;"},
        {"<facts><letter form='annex'/><record id='A-1' code='K'/></facts>", "<value of='code'>K</value>", ""},
        {OF("role='een consulent'"), "<value of='role'>consulent</value>", ""},
        {OF("role='eengezins'"), "<value of='role'>gezins</value>", "/record/@role;"},
        {OF("greet='mevrouw X,'"), "<value of='greet'>mevrouw X</value>", ""},
        {OF("land='BE'"), "<value of='land'>BELGIË</value>", ""},
        {OF("odd='x'"), "", "/record/@odd;"}, /* no row that counts */
    };
    struct test_ctx *t = *state;
    struct scene s = open_scene(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got = dropped(t, &s, cases[i].facts, cases[i].body);
        if (strcmp(got, cases[i].dropped) != 0)
            fail_msg("%s %s: %s", cases[i].facts, cases[i].body, got);
    }
    /* in the wrong place */
    assert_string_equal(dropped(t, &s, "<facts><record id='B-2'/></facts>", "<body><value of='id'>B-2</value></body>"), "/record/@id;");
}

static void test_rows_that_cannot_be(void **state)
{
    static const char *const bad[] = {
        "<field shows='a' as='text'/>",
        "<field path='record/@a'/>",
        "<field path='record/@a' unused=' '/>",
        "<field path='record/@a' shows='a'/>",
        "<field path='record/@a' shows='a b' as='text'/>",
        "<field path='record/@a' shows='a' as='roman'/>",
        "<field path='record/@a' shows='a' as='text' wen='1'/>",
        "<field path='record/@a' shows='a' as='text' when='//['/>",
        "<field path='record/@a' decides='moon-is-cheese'/>",
        "<field path='record/@a' decides='living-person'/>", /* it does not look at that */
        "<field path='record/@kin' decides='living-person'/>",         /* nor at a part of a name */
        "<field path='record/review/@kind' decides='living-person'/>", /* nor at another element's */
        "<field path='record/@a' gates='G99'/>",
        "<field path='record/@a' reported='L999'/>",
        "<field path='letter/@a' how='x'/>",
        "<row path='record/@a' how='x'/>",
    };
    struct test_ctx *t = *state;
    struct scene s = open_scene(t);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        diag_clear(t->diag);
        if (load_fields(t, &s, arena_printf(t->arena, "<fields xmlns='urn:kenbaar:fields:1' version='1.0'>%s</fields>", bad[i])) != BROKEN)
            fail_msg("%s was accepted", bad[i]);
        assert_note(t->diag, "S071");
    }
    assert_int_equal(load_fields(t, &s, "<fields xmlns='urn:kenbaar:fields:1' version='1.0'><field path='record/@kind' decides='living-person'/></fields>"), DONE);
}

/* The declarations inside a type or element of the schema, each with its path. */
static void each_leaf(struct test_ctx *t, const struct fields *f, const xmlNode *node, const struct field *field)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        bool is_attribute = xml_named(it, "attribute");
        if (!is_attribute && !xml_named(it, "element")) {
            each_leaf(t, f, it, field);
            continue;
        }
        const char *name = xml_attr(it, "name");
        const struct field *inner = field_child(field, name, is_attribute);
        bool is_leaf = is_attribute || xml_attr(it, "type") || xml_named(xml_first(xml_child(it, "complexType")), "simpleContent");
        if (strcmp(name, "version") != 0 && is_leaf && (!inner || !inner->rows))
            fail_msg("law/fields.xml has no row for %s", name);
        if (!is_attribute)
            each_leaf(t, f, it, inner);
    }
}

static void test_every_field_of_a_record_has_a_row(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = open_scene(t);
    assert_int_equal(load_fields(t, &s, test_read(t, "templates/law/fields.xml")->bytes), DONE);
    xmlDoc *xsd;
    assert_int_equal(xml_parse(&xsd, t->arena, t->diag, built_in_file(s.b, "schema/record.xsd"), 1), DONE);
    const xmlNode *type = xml_child(xmlDocGetRootElement(xsd), "complexType");
    assert_string_equal(xml_attr(type, "name"), "recordType");
    each_leaf(t, s.fields, type, s.fields->root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_all_that_is_shown),
        TEST(test_formats_and_conditions),
        TEST(test_rows_that_cannot_be),
        TEST(test_every_field_of_a_record_has_a_row),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/fields", tests, NULL, NULL);
}
