#include "built_in.h"

#define SHEET \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:k='urn:kenbaar:functions:1'" \
    " xmlns:w='urn:kenbaar:wording:1' extension-element-prefixes='k' exclude-result-prefixes='w'><xsl:param name='lang'/><xsl:param name='translation'/>" \
    "<xsl:param name='concept'/>"

static const char *own_clause = ""; /* of the test that runs */

struct asked {
    enum outcome outcome;
    const char *text; /* of the result, or NULL */
    bool lacks_words;
};

/* What this makes inside <letter> over facts.xml, in this language. */
static struct asked ask_in(struct test_ctx *t, const char *lang, const char *content)
{
    struct bundle *b = built_in_without_blocks(t);
    built_in_put(b, "notice.xsl",
                 arena_printf(t->arena, SHEET "<xsl:template match='/'><letter>%s</letter></xsl:template>"
                                         "<xsl:template match='w:the-noun'><xsl:copy-of select='k:whose(&quot;one&quot;)'/></xsl:template></xsl:stylesheet>", content));
    built_in_change(t, b, "wording/nl.xml", "<clause id=\"greeting\"", arena_printf(t->arena, "%s<clause id=\"greeting\"", own_clause));
    struct claims *claims;
    struct catalogue *nl, *words;
    struct countries *countries;
    struct transform *transform;
    struct fact_tests *law = fact_tests_new(t->arena);
    assert_int_equal(claims_load(&claims, law, t->diag, built_in_file(b, "law/claims.xml")), DONE);
    assert_int_equal(countries_load(&countries, t->arena, t->diag, built_in_file(b, "wording/countries/nl.xml")), DONE);
    struct vocabulary vocabulary = {.claims = claims, .duties = statute_duties(built_in_statute(t, b))};
    assert_int_equal(wording_load(&nl, t->arena, t->diag, &vocabulary, built_in_file(b, "wording/nl.xml")), DONE);
    assert_int_equal(wording_load(&words, t->arena, t->diag, &vocabulary, built_in_file(b, arena_printf(t->arena, "wording/%s.xml", lang))), DONE);
    struct asked asked = {.outcome = transform_load(&transform, t->arena, t->diag, b, nl, claims)};
    if (asked.outcome != DONE)
        return asked;

    xmlDoc *facts = built_in_facts(t, "facts.xml", NULL, NULL), *page;
    struct session s = {
        .arena = t->arena,
        .d = t->diag,
        .words = words,
        .dutch = nl,
        .claims = claims,
        .programs = programs_new(t->arena, law, facts),
        .countries = countries,
        .is_translation = strcmp(lang, "nl") != 0,
    };
    asked.outcome = transform_run(&page, transform, &s, facts, TRANSLATION_NONE, false);
    asked.lacks_words = s.lacks_words;
    asked.text = page ? built_in_text(t, xmlDocGetRootElement(page)) : NULL;
    return asked;
}

static struct asked value_of(struct test_ctx *t, const char *lang, const char *expression)
{
    return ask_in(t, lang, arena_printf(t->arena, "<xsl:value-of select=\"%s\"/>", expression));
}

static void gives(struct test_ctx *t, const char *lang, const char *expression, const char *wanted)
{
    struct asked asked = value_of(t, lang, expression);
    assert_no_notes(t->diag);
    assert_int_equal(asked.outcome, DONE);
    assert_string_equal(asked.text, wanted);
}

static void fails_with(struct test_ctx *t, const char *content, const char *code, enum outcome outcome)
{
    diag_clear(t->diag);
    struct asked asked = ask_in(t, "nl", content);
    assert_note(t->diag, code);
    assert_int_equal(asked.outcome, outcome);
    assert_null(asked.text);
}

static void fails(struct test_ctx *t, const char *expression, const char *code, enum outcome outcome)
{
    fails_with(t, arena_printf(t->arena, "<xsl:value-of select=\"%s\"/>", expression), code, outcome);
}

static void says(struct test_ctx *t, const char *content, const char *wanted)
{
    struct asked asked = ask_in(t, "nl", content);
    assert_no_notes(t->diag);
    assert_string_equal(asked.text, wanted);
}

static void test_days(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:date('2026-05-18', 'weekday')", "maandag 18 mei 2026");
    gives(t, "nl", "k:date('2027-01-01', 'long')", "1 januari 2027");
    gives(t, "nl", "k:date('2028-02-29', 'month')", "februari 2028");
    gives(t, "en", "k:date('2026-05-18', 'weekday')", "Monday 18 May 2026");
    fails(t, "k:date('2026-02-30', 'long')", "T013", REFUSED);
    fails(t, "k:date('', 'long')", "T013", REFUSED);
    fails(t, "k:date(string(/facts/no/@such), 'long')", "T013", REFUSED);
}

static void test_money(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:money('124000')", "€ 1.240,00");
    gives(t, "nl", "k:money('5')", "€ 0,05");
    gives(t, "nl", "k:money('0')", "€ 0,00");
    gives(t, "nl", "k:money('-1250')", "€ -12,50");
    gives(t, "nl", "k:money('99999999999')", "€ 999.999.999,99");
    gives(t, "en", "k:money('124000')", "€1,240.00");
    gives(t, "en", "k:money('-1250')", "-€12.50");
    fails(t, "k:money('12,50')", "T013", REFUSED);
    fails(t, "k:money('')", "T013", REFUSED);
    fails(t, "k:money('-')", "T013", REFUSED);
    fails(t, "k:money('1234567890123456789')", "T013", REFUSED);
}

static void test_counts(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:count(1, 'week')", "1 week");
    gives(t, "nl", "k:count(4, 'week')", "4 weken");
    gives(t, "en", "k:count(4, 'week')", "4 weeks");
    fails(t, "k:count(number('x'), 'week')", "T013", REFUSED);
    fails(t, "k:count(1.5, 'week')", "T013", REFUSED);
    fails(t, "k:count(4, 'eeuw')", "T013", REFUSED);
}

static void test_capitals(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:upper('IJmuiden')", "IJMUIDEN");
    gives(t, "nl", "k:upper('ijlst')", "IJLST");
    gives(t, "nl", "k:upper('Elspeet-Noord é ß')", "ELSPEET-NOORD É SS");
    gives(t, "nl", "k:upper(k:country('BE'))", "BELGIË");
    fails(t, "k:country('ZZ')", "T016", REFUSED);
    fails(t, "k:country('NL')", "T016", REFUSED);
}

static void test_texts(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:text(/facts/instrument/name)", "Inkomenscheck");
    gives(t, "en", "k:text(/facts/instrument/name)", "Income check");
    gives(t, "en", "k:text(/facts/body/contact/phone)", "012 345 67 89");
    gives(t, "en", "k:name(/facts/body/court/name)", "Rechtbank Midden-Voorbeeld");
    fails(t, "k:text(/facts/instrument/technique)", "T010", REFUSED);
}

/* A text that a translation lacks gives the translation up, without a word: the Dutch letter goes on. */
static void test_a_text_that_is_not_translated(void **state)
{
    struct test_ctx *t = *state;
    struct asked asked = value_of(t, "en", "k:text(/facts/body/court/name)");
    assert_true(asked.lacks_words);
    assert_null(asked.text);
    assert_no_notes(t->diag);
}

/* Several facts in one sentence, as nodes. */
static void test_rows(void **state)
{
    struct test_ctx *t = *state;
    says(t, "<xsl:copy-of select=\"k:in-a-row(/facts/body/objection[@remedy='bezwaar']/post/line)\"/>",
         "Gemeente Voorbeeldstad, Postbus 100, 1234 ZZ Voorbeeldstad");
    says(t, "<xsl:value-of select=\"count(k:in-a-row(/facts/body/objection[@remedy='bezwaar']/post/line)[self::nobr])\"/>", "3");
    says(t, "<xsl:copy-of select=\"k:in-a-row(/facts/no/such)\"/>", "");
    says(t, "<xsl:copy-of select=\"k:dutch('x', /facts/record/decision/basis | /facts/instrument/legal-basis/*)\"/>",
         "Participatiewet, artikel 11; Participatiewet, artikel 53a en 64; AVG, artikel 6, lid 1, onder e");
    says(t, "<xsl:copy-of select=\"k:law(/facts/record/decision/basis | /facts/instrument/legal-basis/*)\"/>",
         "Participatiewet, artikel 11, artikel 53a en 64; AVG, artikel 6, lid 1, onder e");
    says(t, "<xsl:value-of select=\"count(k:law(/facts/instrument/legal-basis/*)[self::value][@lang = 'nl'][@of = 'law'])\"/>", "2");
}

static void test_lists(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:list(/facts/instrument/non-use/item, 'or')", "nationaliteit, geboorteland of geloof");
    gives(t, "en", "k:list(/facts/instrument/non-use/item, 'or')", "nationality, country of birth or religion");
    gives(t, "nl", "k:list(/facts/body/return-address/line, '')", "Postbus 100, 1234 ZZ Voorbeeldstad");
    gives(t, "nl", "k:list(/facts/instrument/name, 'and')", "Inkomenscheck");
    gives(t, "nl", "k:list(/facts/instrument/name | /facts/body/name[@xml:lang='nl'], 'and')", "Inkomenscheck en Gemeente Voorbeeldstad");
    gives(t, "nl", "k:list(/facts/record/addressee/name | /facts/record/addressee/address/street, 'and')", "J. de Vries en Kerkstraat");
    gives(t, "nl", "concat('a', k:joint(false()), 'b', k:joint(true()), 'c')", "a, b en c");
    gives(t, "en", "k:joint(true())", " and ");
    fails(t, "k:list(/facts/nothing, 'and')", "T010", REFUSED);
}

/* A translation has each item of the Dutch list, or is not made. */
static void test_a_list_that_is_not_translated(void **state)
{
    struct test_ctx *t = *state;
    struct asked asked = value_of(t, "en", "k:list(/facts/instrument/non-use/item[. != 'religion'], 'or')");
    assert_true(asked.lacks_words);
    assert_null(asked.text);
    assert_no_notes(t->diag);
    gives(t, "nl", "k:list(/facts/instrument/non-use/item[. != 'religion'], 'or')", "nationaliteit, geboorteland of geloof");
    gives(t, "nl", "k:list(/facts/instrument/non-use/item[. != 'geloof'], 'or')", "nationaliteit of geboorteland");
    fails(t, "k:list(/facts/instrument/data/category/source[. != 'van UWV'], 'and')", "T010", REFUSED);
}

static void test_sentences(void **state)
{
    static const char *const rows[][2] = {
        {"Het klopt", "Het klopt."}, {"Het klopt.", "Het klopt."}, {"Klopt het?", "Klopt het?"}, {"En zo verder…", "En zo verder…"},
        {"(zie ons besluit)", "(zie ons besluit)."}, {"(Zie ons besluit.)", "(Zie ons besluit.)"}, {"Hij zei: “ja.”", "Hij zei: “ja.”"},
        {"Hij zei “ja”", "Hij zei “ja”."}, {"لماذا؟", "لماذا؟"}, {"«(Nee!)»", "«(Nee!)»"}, {"é", "é."}, {"”", "”."},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        gives(t, "nl", arena_printf(t->arena, "k:sentence('%s')", rows[i][0]), rows[i][1]);
    gives(t, "nl", "k:sentence('')", "");
    fails(t, "k:sentence()", "T002", BROKEN);
}

static void test_quotes_inside_quotes(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "en", "k:inside-quotes('Zij zei: “ja”, „nee” en «nu»')", "Zij zei: ‘ja’, ‘nee’ en ‘nu’");
    gives(t, "en", "k:inside-quotes('&quot;Ja&quot;, (&quot;nee&quot;)')", "‘Ja’, (‘nee’)");
    gives(t, "en", "k:inside-quotes('foto’s van 5 é')", "foto’s van 5 é");
    gives(t, "en", "k:inside-quotes('')", "");
}

static void test_nouns(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:noun('full')", "aanvraag voor bijstand");
    gives(t, "en", "k:noun('one')", "application");
    gives(t, "en", "k:word('two')", "Two");
    fails(t, "k:noun('full-acc')", "T009", REFUSED);
    fails(t, "k:noun()", "T002", BROKEN);
    fails(t, "k:word('ten')", "T003", BROKEN);
}

static void test_claims(void **state)
{
    struct test_ctx *t = *state;
    gives(t, "nl", "k:holds('saw-whole-file')", "true");
    gives(t, "nl", "k:holds('is-intention')", "false");
    fails(t, "k:holds(concat('no', '-such'))", "T006", BROKEN);
    fails(t, "k:holds('no-such')", "T006", BROKEN); /* found before any letter */
}

static void test_clauses(void **state)
{
    struct test_ctx *t = *state;
    says(t, "<k:say clause='dt-date'/>", "Datum");
    says(t, "<p><k:say clause='dt-date'/></p>", "Datum");
    says(t, "<p>1<k:more clause='dt-date'/><k:more clause='dt-case'/></p>", "1 Datum Zaak");
    says(t, "<term><k:say clause='why-no-proof dt-office dt-date'/></term>", "Bij wie");
    says(t, "1<k:offer clause='why-no-proof must-pay'/>", "1");
    says(t, "1<k:offer clause='why-no-proof dt-date'/>", "1 Datum");
    fails_with(t, "<k:say clause='no-such'/>", "T004", BROKEN);
    fails_with(t, "<k:say clause=''/>", "T004", BROKEN);
    fails_with(t, "<k:say/>", "T004", BROKEN);
    fails_with(t, "<k:shout clause='dt-date'/>", "T001", BROKEN);
}

/* The rule of rules: what the facts do not bear out is not printed. */
static void test_an_untrue_clause(void **state)
{
    struct test_ctx *t = *state;
    fails_with(t, "<k:say clause='why-no-proof'/>", "T005", REFUSED); /* claims a recovery */
    assert_string_equal(test_note(t->diag, "T005")->detail, "why-no-proof: breach-found");
    fails_with(t, "<k:more clause='must-pay why-no-proof'/>", "T005", REFUSED);
}

/* Each note of the record, by the clause that was called at it. */
static void test_about(void **state)
{
    struct test_ctx *t = *state;
    says(t, "<xsl:for-each select='/facts/record/addressee/name'><xsl:value-of select='k:about()'/><k:say clause='dt-date'/></xsl:for-each>", "Datum");
    fails(t, "k:about(1)", "T002", BROKEN);
}

/* At a slot of a clause: the words of the noun, to whom it belongs. */
static void test_whose(void **state)
{
    static const struct {
        const char *slot, *words;
    } rows[] = {
        {"<the-noun/>", "uw aanvraag"},          {"<the-noun whole='yes'/>", "uw hele aanvraag"},
        {"<the-noun start='yes'/>", "Uw aanvraag"}, {"<the-noun end='yes'/>", "uw aanvraag."},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        own_clause = arena_printf(t->arena, "<clause id='own' claims='' duties='none' author='x'>%s</clause>", rows[i].slot);
        says(t, "<h2><k:say clause='own'/></h2>", rows[i].words);
    }
    own_clause = "";
}

static void test_wrong_arguments(void **state)
{
    struct test_ctx *t = *state;
    fails(t, "k:date('2026-05-18')", "T002", BROKEN);
    fails(t, "k:nothing()", "T002", BROKEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_days),   TEST(test_money), TEST(test_counts), TEST(test_capitals), TEST(test_texts), TEST(test_a_text_that_is_not_translated),
        TEST(test_rows),
        TEST(test_lists),  TEST(test_a_list_that_is_not_translated), TEST(test_sentences), TEST(test_quotes_inside_quotes), TEST(test_nouns), TEST(test_claims), TEST(test_clauses), TEST(test_about), TEST(test_an_untrue_clause), TEST(test_whose), TEST(test_wrong_arguments),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/functions", tests, NULL, NULL);
}
