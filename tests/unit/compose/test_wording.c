#include <libxml/tree.h>

#include "built_in.h"

static struct claims *load_claims(struct test_ctx *t)
{
    struct claims *claims;
    assert_int_equal(claims_load(&claims, fact_tests_new(t->arena), t->diag, built_in_file(built_in_bundle(t), "law/claims.xml")), DONE);
    return claims;
}

static struct vocabulary vocabulary_of(struct test_ctx *t)
{
    return (struct vocabulary){load_claims(t), statute_duties(built_in_statute(t, built_in_bundle(t))), NULL, NULL, NULL};
}

static struct catalogue *load(struct test_ctx *t, const char *lang)
{
    struct catalogue *c;
    struct input *in = built_in_file(built_in_bundle(t), arena_printf(t->arena, "wording/%s.xml", lang));
    struct vocabulary vocabulary = vocabulary_of(t);
    assert_int_equal(wording_load(&c, t->arena, t->diag, &vocabulary, in), DONE);
    assert_no_notes(t->diag);
    return c;
}

#define NOUN "<noun key='k' one='a' article='de' many='b' each='c' full='d' full-article='de' began='e' began-by-other='f'/>"

/* Loads a small catalogue around these rows. */
static enum outcome load_rows(struct test_ctx *t, const char *rows)
{
    static const char head[] =
        "<wording xmlns='urn:kenbaar:wording:1' version='1.0' lang='nl'><months>a b c d e f g h i j k l</months>"
        "<weekdays>a b c d e f g</weekdays>"
        "<format money='€ ' debt='€ -' thousands='.' decimal=',' last-and='en' last-or='of' two='Twee' three='Drie' your='uw' of='van' whole='hele'/>";
    struct catalogue *c;
    struct vocabulary vocabulary = vocabulary_of(t);
    return wording_load(&c, t->arena, t->diag, &vocabulary,
                        test_input(t, built_in_stamped(t, arena_printf(t->arena, "%s%s</wording>", head, rows))));
}

static void test_every_language_has_the_same_rows(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *nl = load(t, "nl"), *en = load(t, "en");
    assert_int_equal(nl->n_clauses, en->n_clauses);
    for (size_t i = 0; i < nl->n_clauses; i++) {
        const struct clause *a = &nl->clauses[i], *b = wording_clause(en, a->id);
        if (!b)
            fail_msg("en lacks %s", a->id);
        if (a->n_duties != b->n_duties || memcmp(a->duties, b->duties, a->n_duties * sizeof *a->duties) != 0 || a->n_claims != b->n_claims ||
            memcmp(a->claims, b->claims, a->n_claims * sizeof *a->claims) != 0)
            fail_msg("%s claims or fulfils other things in English", a->id);
    }
    size_t n_nouns = 0;
    for (xmlNode *it = xml_child(nl->clauses[0].node->parent, "noun"); it; it = xml_next(it, "noun"), n_nouns++)
        if (!wording_noun(en, xml_attr(it, "key")))
            fail_msg("en lacks %s", xml_attr(it, "key"));
    assert_true(n_nouns >= 10);
}

static bool has_letters(const char *text)
{
    for (; *text; text++)
        if ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z'))
            return true;
    return false;
}

static void test_nothing_is_left_untranslated(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *nl = load(t, "nl"), *en = load(t, "en");
    for (size_t i = 0; i < nl->n_clauses; i++) {
        const char *a = built_in_text(t, nl->clauses[i].node);
        const char *b = built_in_text(t, wording_clause(en, nl->clauses[i].id)->node);
        bool may_be_same = strcmp(nl->clauses[i].id, "dt-online") == 0 || strcmp(nl->clauses[i].id, "dt-match-code") == 0;
        if (has_letters(a) && !may_be_same && strcmp(a, b) == 0)
            fail_msg("%s is the same in English", nl->clauses[i].id);
    }
}

/* The slots of a clause, sorted: a translation that drops one drops a fact. salutation is Dutch ("mevrouw De Vries"). */
static void add_slots(const xmlNode *node, uint64_t *sum)
{
    static const char *const markup[] = {"strong", "em", "nobr", "span", "a", "br", "salutation", "name"};
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        bool is_markup = false;
        for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
            is_markup = is_markup || xml_named(it, markup[i]);
        uint64_t hash = 5381;
        for (const xmlChar *c = it->name; *c; c++)
            hash = hash * 33 + *c;
        *sum += is_markup ? 0 : hash;
        add_slots(it, sum);
    }
}

static void test_a_translation_keeps_the_slots(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *nl = load(t, "nl"), *en = load(t, "en");
    for (size_t i = 0; i < nl->n_clauses; i++) {
        uint64_t a = 0, b = 0;
        add_slots(nl->clauses[i].node, &a);
        add_slots(wording_clause(en, nl->clauses[i].id)->node, &b);
        if (a != b)
            fail_msg("%s has other slots in English", nl->clauses[i].id);
    }
}

/* What no letter may say (the forbidden statements), nor a page, a side or the paper. */
static void test_no_forbidden_words(void **state)
{
    static const char *const words[] = {
        "fraude", "fraud", "verdacht", "niets fout", "nothing wrong", "discrimineert niet", "willekeurig", "score",
        "achterkant", "pagina 3", "op papier", "other side", "overleaf", "u bent een risico", "you are a risk",
    };
    struct test_ctx *t = *state;
    struct catalogue *both[] = {load(t, "nl"), load(t, "en")};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < both[l]->n_clauses; i++)
            for (size_t w = 0; w < sizeof words / sizeof *words; w++)
                if (strcasestr(built_in_text(t, both[l]->clauses[i].node), words[w]))
                    fail_msg("%s says %s", both[l]->clauses[i].id, words[w]);
}

static void test_the_word_risk_needs_risk_selection(void **state)
{
    struct test_ctx *t = *state;
    struct claims *claims = load_claims(t);
    struct catalogue *nl = load(t, "nl");
    for (size_t i = 0; i < nl->n_clauses; i++) {
        const struct clause *clause = &nl->clauses[i];
        if (!strcasestr(built_in_text(t, clause->node), "risico"))
            continue;
        bool is_claimed = false;
        for (size_t c = 0; c < clause->n_claims; c++)
            is_claimed = is_claimed || text_equal(claims_id(claims, clause->claims[c]), "risk-selection");
        if (!is_claimed)
            fail_msg("%s says risico without the claim risk-selection", clause->id);
    }
}

static void test_plurals(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *nl = load(t, "nl");
    assert_string_equal(plurals_word(nl->plurals, (struct plural_count){1, "week", NULL}), "week");
    assert_string_equal(plurals_word(nl->plurals, (struct plural_count){4, "week", NULL}), "weken");
    assert_null(plurals_word(nl->plurals, (struct plural_count){4, "eeuw", NULL}));
}

static void test_claims_must_be_declared(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(load_rows(t, "<clause id='a' claims='' duties='none' author='x'>A</clause>"), DONE);
    assert_int_equal(load_rows(t, "<clause id='a' duties='none' author='x'>A</clause>"), BROKEN);
    assert_note(t->diag, "T003");
}

static void test_unknown_claim(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(load_rows(t, "<clause id='a' claims='moon-is-cheese' duties='none' author='x'>A</clause>"), BROKEN);
    assert_note(t->diag, "T006");
}

static void test_faults_of_a_catalogue(void **state)
{
    static const char *const rows[] = {
        "<clause id='a' claims='' duties='none' author='x'>A</clause><clause id='a' claims='' duties='none' author='x'>B</clause>",
        "<clause id='a' claims='' duties='none'>A</clause>",
        "<noun key='k' one='a' many='b' each='c' full='d'/>",
        NOUN NOUN,
        "<plural key='week' one='week'/>",
        "<claus id='a' claims='' duties='none' author='x'>A</claus>",
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        if (load_rows(t, rows[i]) != BROKEN)
            fail_msg("%s was accepted", rows[i]);
        assert_note(t->diag, "T003");
    }
}

/* A duty that is none, or that a gate meets. */
static void test_unknown_duty(void **state)
{
    static const char *const duties[] = {"28", "one", "17.999", "3", "1 none"};
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
        diag_clear(t->diag);
        assert_int_equal(load_rows(t, arena_printf(t->arena, "<clause id='a' claims='' duties='%s' author='x'>A</clause>", duties[i])), BROKEN);
        assert_note(t->diag, "T019");
    }
}

static void test_countries(void **state)
{
    struct test_ctx *t = *state;
    struct countries *countries;
    struct input *in = built_in_file(built_in_bundle(t), "wording/countries/nl.xml");
    assert_int_equal(countries_load(&countries, t->arena, t->diag, in), DONE);
    assert_string_equal(countries_name(countries, "BE"), "België");
    assert_null(countries_name(countries, "NL"));
    assert_null(countries_name(countries, "XX"));
}

#define CLAIM_TITLES "<title xml:lang='nl'>x</title><title xml:lang='en'>x</title>"

static void test_a_claim_without_title_or_source(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *row, *detail;
    } rows[] = {
        {"<claim id='a' test='/facts' source='x'/>", "a: title"},
        {"<claim id='a' test='/facts' source='x'><title xml:lang='nl'>x</title></claim>", "a: title"},
        {"<claim id='a' test='/facts' source='x'><title xml:lang='nl'>x</title><title xml:lang='en'></title></claim>", "a: title"},
        {"<claim id='a' test='/facts'>" CLAIM_TITLES "</claim>", "a: source"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct claims *claims;
        struct diag d;
        diag_init(&d, t->arena);
        const char *xml = arena_printf(t->arena, "<claims xmlns='urn:kenbaar:claims:1'>%s</claims>", rows[i].row);
        assert_int_equal(claims_load(&claims, fact_tests_new(t->arena), &d, test_input(t, xml)), BROKEN);
        assert_note(&d, "T007");
        assert_string_equal(d.first->detail, rows[i].detail);
    }
}

static void test_a_claim_that_does_not_compile(void **state)
{
    struct test_ctx *t = *state;
    struct claims *claims;
    const char *xml = "<claims xmlns='urn:kenbaar:claims:1'><claim id='a' test='//[' source='x'>" CLAIM_TITLES "</claim></claims>";
    assert_int_equal(claims_load(&claims, fact_tests_new(t->arena), t->diag, test_input(t, xml)), BROKEN);
    assert_note(t->diag, "T007");
}

static void test_unknown_is_no(void **state)
{
    struct test_ctx *t = *state;
    struct claims *claims;
    const char *xml = "<claims xmlns='urn:kenbaar:claims:1'><claim id='a' test='/facts/no/@such = \"yes\"' source='x'>" CLAIM_TITLES "</claim>"
                      "<claim id='b' test='no-such-function()' source='x'>" CLAIM_TITLES "</claim></claims>";
    struct fact_tests *law = fact_tests_new(t->arena);
    assert_int_equal(claims_load(&claims, law, t->diag, test_input(t, xml)), DONE);
    struct fact_answers *answers = fact_answers_new(t->arena, law, built_in_facts(t, "facts.xml", NULL, NULL));
    assert_int_equal(fact_test_holds(answers, claims_test(claims, claims_find(claims, "a"))), 0);
    assert_int_equal(fact_test_holds(answers, claims_test(claims, claims_find(claims, "b"))), -1);
    assert_int_equal(claims_find(claims, "c"), CLAIM_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_language_has_the_same_rows),
        TEST(test_nothing_is_left_untranslated),
        TEST(test_a_translation_keeps_the_slots),
        TEST(test_no_forbidden_words),
        TEST(test_the_word_risk_needs_risk_selection),
        TEST(test_plurals),
        TEST(test_claims_must_be_declared),
        TEST(test_unknown_claim),
        TEST(test_faults_of_a_catalogue),
        TEST(test_unknown_duty),
        TEST(test_countries),
        TEST(test_a_claim_without_title_or_source),
        TEST(test_a_claim_that_does_not_compile),
        TEST(test_unknown_is_no),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/wording", tests, NULL, NULL);
}
