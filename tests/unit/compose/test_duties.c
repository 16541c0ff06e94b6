#include "../../../gen/compose/duties_met.h"
#include "../../../gen/compose/fingerprint.h"
#include "built_in.h"

#define TITLES "<title xml:lang='nl'>x</title><title xml:lang='en'>x</title>"
#define ROW(attributes) "<duty basis='law' source='s' valid-from='2020-01-01' met-by='text' " attributes ">" TITLES "</duty>"

static const char duties[] =
    "<duties xmlns='urn:kenbaar:duties:1' version='1.0'>"
    ROW("id='1' in='opening happened'")
    ROW("id='2' in='why' each='program'")
    ROW("id='2.1' in='why' each='program' applies-when=\"/facts/instrument/@kind='learned'\"")
    ROW("id='17' in='objection footer' values='last-day'")
    ROW("id='27' in='more' applies-when=\"/facts/body/@kind='moon'\"")
    ROW("id='30' in='more' letters='dutch'")
    "</duties>";

static const char proofs[] =
    "<proofs xmlns='urn:kenbaar:proofs:1' version='1.0' xml:lang='nl'><dates long='{day} {month} {year}' weekday='{weekday} {day} {month} {year}' month='{month-alone} {year}'/>"
    "<months>a b c d e f g h i j k l</months><weekdays>m n o p q r s</weekdays><money amount='{amount} €' debt='-{amount} €' thousands='.' decimal=','/>"
    "<plural key='day' one='dag' other='dagen'/><plural key='week' one='week' other='weken'/><plural key='month' one='maand' other='maanden'/>"
    "<list comma=', ' and=' en ' or=' of '/><page words='Pagina {page} van {pages}'/>"
    "<proof duties='1 17'>Kom tot en met {last-day}.</proof><proof duties='17'>Kom uiterlijk {last-day}.</proof><proof duties='1'>Kom uiterlijk {last-day}. Ja.</proof>"
    "</proofs>";

static const char clauses[] =
    "<clause id='told' claims='' duties='1' author='x'>A</clause>"
    "<clause id='why' claims='' duties='2' author='x'>B</clause>"
    "<clause id='learned' claims='' duties='2 2.1' author='x'>C</clause>"
    "<clause id='day' claims='' duties='17' author='x'>U kunt  tot en\nmet <strong><last-day/></strong>.</clause>"
    "<clause id='nl' claims='' duties='30' author='x'>D</clause>"
    "<clause id='head' claims='' duties='none' author='x'>E</clause>";

#define TOLD "<h1 clause='told'>a</h1>"
#define WHY "<section part='why'><p clause='why'>b</p></section>"
#define DAY "<section part='objection'><p clause='day'>c <value of='last-day'>12 januari</value></p></section>"
#define MORE "<section part='more'><p clause='nl'>d</p></section>"
#define FACTS(programs) "<facts><letter published='2026-12-01'/>" programs "<body kind='municipality'/></facts>"
#define PROGRAM(kind) "<selection/><instrument kind='" kind "'/><tests/>"

struct scene {
    struct duty_table *table;
    struct catalogue *words;
    struct claims *claims;
    struct fact_tests *law;
};

/* How a catalogue comes about. */
struct source {
    const char *lang;
    bool is_stamped; /* as reviewed */
    bool is_proved;  /* its duties are looked for by the words above */
};

/* A catalogue of these clauses. */
static enum outcome load_source(struct catalogue **words, struct test_ctx *t, const char *rows, const struct source *s)
{
    struct bundle *b = built_in_bundle(t);
    struct claims *claims;
    built_in_put(b, "law/duties.xml", duties);
    built_in_put(b, "law/proofs/nl.xml", proofs);
    assert_int_equal(claims_load(&claims, fact_tests_new(t->arena), t->diag, built_in_file(b, "law/claims.xml")), DONE);
    struct statute *statute = built_in_statute(t, b);
    struct vocabulary vocabulary = {.claims = claims, .duties = statute_duties(statute)};
    if (s->is_proved)
        assert_int_equal(statute_proofs(&vocabulary.proofs, t->diag, statute, "nl"), DONE);
    const char *xml = arena_printf(t->arena,
        "<wording xmlns='urn:kenbaar:wording:1' version='1.0' lang='%s'><months>a b c d e f g h i j k l</months><weekdays>a b c d e f g</weekdays>"
        "<format money='€ ' debt='€ -' thousands='.' decimal=',' last-and='en' last-or='of' two='Twee' three='Drie' your='uw' of='van' whole='hele'/>%s</wording>", s->lang, rows);
    return wording_load(words, t->arena, t->diag, &vocabulary, test_input(t, s->is_stamped ? built_in_stamped(t, xml) : xml));
}

static enum outcome load_clauses(struct catalogue **words, struct test_ctx *t, const char *lang, const char *rows)
{
    return load_source(words, t, rows, &(struct source){.lang = lang, .is_stamped = true});
}

static enum outcome load_as_it_stands(struct catalogue **words, struct test_ctx *t, const char *lang, const char *rows)
{
    return load_source(words, t, rows, &(struct source){.lang = lang});
}

static struct scene open_scene(struct test_ctx *t, const char *lang)
{
    struct scene s;
    struct bundle *b = built_in_bundle(t);
    built_in_put(b, "law/duties.xml", duties);
    struct statute *statute = built_in_statute(t, b);
    assert_int_equal(duty_table_load(&s.table, t->arena, t->diag, statute), DONE);
    s.law = statute_tests(statute);
    assert_int_equal(claims_load(&s.claims, s.law, t->diag, built_in_file(b, "law/claims.xml")), DONE);
    assert_int_equal(load_clauses(&s.words, t, lang, clauses), DONE);
    return s;
}

/* The duties that this letter lacks, in a row. */
static const char *unmet(struct test_ctx *t, const struct scene *s, const char *facts_xml, const char *body)
{
    xmlDoc *facts, *page;
    diag_clear(t->diag);
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, test_input(t, facts_xml), 1), DONE);
    assert_int_equal(xml_parse(&page, t->arena, t->diag, test_input(t, arena_printf(t->arena, "<letter><body>%s</body></letter>", body)), 1), DONE);
    struct owed *owed = duties_owed(s->table, programs_new(t->arena, s->law, facts));
    enum outcome got = duties_met(owed, t->diag, NULL, xmlDocGetRootElement(page), s->words);
    assert_int_equal(got, t->diag->n_notes ? REFUSED : DONE);
    const char *all = "";
    for (const struct note *it = t->diag->first; it; it = it->next) {
        assert_string_equal(diag_table[it->code].code, "L140");
        all = arena_printf(t->arena, "%s%s;", all, it->detail);
    }
    return all;
}

static void test_all_that_is_owed(void **state)
{
    static const struct {
        const char *body, *unmet;
    } rows[] = {
        {TOLD WHY DAY MORE, ""},
        {WHY DAY MORE, "1;"},
        {WHY TOLD DAY MORE, "1;"}, /* after a section it is no opening */
        {"<section part='happened'><ul><li><span clause='told'>a</span></li></ul></section>" WHY DAY MORE, ""},
        {TOLD "<section part='more'><p clause='why'>b</p></section>" DAY MORE, "2;"},
        {TOLD WHY "<section part='objection'><p clause='day'>c</p></section>" MORE, "17;"},
        {TOLD WHY "<section part='objection'><p clause='day'>c <value of='last-day'> </value></p></section>" MORE, "17;"},
        {TOLD WHY "<section part='objection'><p clause='day'>c</p><p><value of='last-day'>12</value></p></section>" MORE, "17;"},
        {TOLD WHY "<section part='objection'><p clause='day'>c <span clause='head'><value of='last-day'>12</value></span></p></section>" MORE, "17;"},
        {TOLD WHY "<footer><p clause='day'>c <nobr><value of='last-day'>12</value></nobr></p></footer>" MORE, ""},
        {TOLD WHY DAY, "30;"},
        {"<h1 clause='nobody'>a</h1>" WHY DAY MORE, "1;"},
    };
    struct test_ctx *t = *state;
    struct scene s = open_scene(t, "nl");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(unmet(t, &s, FACTS(PROGRAM("rules-risk")), rows[i].body), rows[i].unmet);
}

static void test_of_each_program(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = open_scene(t, "nl");
    const char *two = FACTS("<selection/><selection/><instrument kind='rules-risk'/><instrument kind='learned'/><tests/><tests/>");
#define WHY_EACH(first, second) TOLD DAY MORE "<section part='why'><p clause='" first "' program='1'>b</p><p clause='" second "' program='2'>b</p></section>"
    assert_string_equal(unmet(t, &s, two, WHY_EACH("why", "learned")), "");
    assert_string_equal(unmet(t, &s, two, WHY_EACH("learned", "why")), "2.1;");
    assert_string_equal(unmet(t, &s, two, TOLD WHY DAY MORE), "2.1;"); /* said of all programs counts for each */
    assert_string_equal(unmet(t, &s, two, TOLD DAY MORE "<section part='why'><p clause='learned' program='2'>b</p></section>"), "2;");
    assert_string_equal(unmet(t, &s, FACTS(PROGRAM("learned")), TOLD WHY DAY MORE), "2.1;");
}

static void test_in_a_translation(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = open_scene(t, "en");
    assert_string_equal(unmet(t, &s, FACTS(PROGRAM("rules-risk")), TOLD WHY DAY), "");
    assert_string_equal(unmet(t, &s, FACTS(PROGRAM("rules-risk")), WHY DAY), "1, en;");
}

/* The row counts from its first day. */
static void test_before_the_law(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = open_scene(t, "nl");
    assert_string_equal(unmet(t, &s, "<facts><letter published='2019-12-01'/><selection/><instrument/><tests/></facts>", TOLD), "");
}

static void test_words(void **state)
{
    struct test_ctx *t = *state;
    struct scene s = open_scene(t, "nl");
    assert_string_equal(wording_plain(t->arena, wording_clause(s.words, "day")->node), "U kunt tot en met {last-day}.");
}

static void test_proofs(void **state)
{
    static const struct {
        const char *duties, *words;
        bool is_good;
    } rows[] = {
        {"1 17", "Kom tot en met <last-day/>.", true},
        {"17", "Kom tot en  met <strong><last-day in='bold'/></strong>.", true},
        {"17", "Kom uiterlijk <last-day/>.", true},
        {"17", "Kom uiterlijk <last-day/>. Ja.", false}, /* proves another duty */
        {"17", "Kom tot <last-day/>.", false},
        {"17", "Kom tot en met <first-day/>.", false},
        {"17", "Kom tot en met dinsdag.", false},
        {"17", "Kom tot en met <last-day/>. Echt.", false}, /* the whole of it */
    };
    struct test_ctx *t = *state;
    struct catalogue *words;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        const char *clause = arena_printf(t->arena, "<clause id='a' claims='' duties='%s' author='x'>%s</clause>", rows[i].duties, rows[i].words);
        if (load_source(&words, t, clause, &(struct source){"nl", true, true}) != (rows[i].is_good ? DONE : BROKEN))
            fail_msg("%s", rows[i].words);
        if (!rows[i].is_good)
            assert_string_equal(test_note(t->diag, "T020")->detail, "a: 17");
    }
}

static const char *print_of(struct test_ctx *t, const char *clause)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, clause), 1), DONE);
    const char *print = wording_fingerprint(t->arena, xmlDocGetRootElement(doc));
    assert_int_equal(strlen(print), FINGERPRINT_LEN);
    return print;
}

static void test_fingerprints(void **state)
{
    static const char *const same[] = {
        "<clause id='b' claims='c' author='x'>U kunt <strong>tot <last-day a='1' b='2'/></strong>.</clause>",
        "<clause claims=' c' duties=''>\n  U  kunt <strong>tot\n<last-day b='2' a='1'/></strong>. </clause>",
        "<clause claims='c'>U kunt <strong>tot <!-- x --><last-day a='1' b='2'/></strong>.</clause>",
    };
    static const char *const other[] = {
        "<clause>U kunt <strong>tot <last-day a='1' b='2'/></strong>.</clause>",
        "<clause claims='c' duties='16'>U kunt <strong>tot <last-day a='1' b='2'/></strong>.</clause>",
        "<clause claims='c'>U kunt <strong>tot <last-day a='1' b='3'/></strong>.</clause>",
        "<clause claims='c'>U kunt <strong>tot <last-day a='1'/></strong>.</clause>",
        "<clause claims='c'>U kunt tot <last-day a='1' b='2'/>.</clause>",
        "<clause claims='c'>U kunt <em>tot <last-day a='1' b='2'/></em>.</clause>",
        "<clause claims='c'>U kunt <strong>tot <first-day a='1' b='2'/></strong>.</clause>",
        "<clause claims='c'>U kunt <strong>tot<last-day a='1' b='2'/></strong>.</clause>",
        "<clause claims='c'>U kunt <strong>tot <last-day a='1' b='2'/></strong></clause>",
        "<clause claims='c'>U kunt &lt;strong>tot &lt;last-day a=\"1\" b=\"2\">&lt;/last-day>&lt;/strong>.</clause>",
    };
    struct test_ctx *t = *state;
    const char *print = print_of(t, same[0]);
    for (size_t i = 1; i < sizeof same / sizeof *same; i++)
        assert_string_equal(print_of(t, same[i]), print);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_string_not_equal(print_of(t, other[i]), print);
}

#define CLAUSE(attributes, words) "<clause id='a' claims='' duties='none' author='x' " attributes ">" words "</clause>"

static void test_words_that_nobody_reviewed(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *nl, *en;
    const char *print = print_of(t, "<clause duties='none'>Ja.</clause>");
    assert_int_equal(load_as_it_stands(&nl, t, "nl", arena_printf(t->arena, CLAUSE("reviewed='%s'", "Ja."), print)), DONE);
    assert_int_equal(load_as_it_stands(&en, t, "nl", arena_printf(t->arena, CLAUSE("reviewed='%s'", "Nee."), print)), BROKEN);
    assert_note(t->diag, "T022");
    /* a translation is not refused: it is a draft, or made from other words */
    const char *yes = print_of(t, "<clause duties='none'>Yes.</clause>");
    const struct {
        const char *reviewed, *of;
        enum clause_status status;
    } rows[] = {{yes, print, CLAUSE_REVIEWED}, {print, print, CLAUSE_DRAFT}, {yes, yes, CLAUSE_STALE}, {print, yes, CLAUSE_STALE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *clause = arena_printf(t->arena, CLAUSE("reviewed='%s' of='%s'", "Yes."), rows[i].reviewed, rows[i].of);
        assert_int_equal(load_as_it_stands(&en, t, "en", clause), DONE);
        wording_hold_against(en, nl);
        assert_int_equal(wording_clause(en, "a")->status, rows[i].status);
    }
    /* nor may it assert anything else than the Dutch one, however it was reviewed */
    const char *bold = print_of(t, "<clause claims='reviewed' duties='none'>Yes.</clause>");
    const char *clause = arena_printf(t->arena, "<clause id='a' claims='reviewed' duties='none' author='x' reviewed='%s' of='%s'>Yes.</clause>", bold, print);
    assert_int_equal(load_as_it_stands(&en, t, "en", clause), DONE);
    wording_hold_against(en, nl);
    assert_int_equal(wording_clause(en, "a")->status, CLAUSE_STALE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_all_that_is_owed),
        TEST(test_of_each_program),
        TEST(test_in_a_translation),
        TEST(test_before_the_law),
        TEST(test_words),
        TEST(test_proofs),
        TEST(test_words_that_nobody_reviewed),
        TEST(test_fingerprints),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/duties", tests, NULL, NULL);
}
