/* Which values go together: every pair of outcome and remedy, of kind and route; and what a row must be. */
#include "../../../gen/select/pairs.h"
#include "situation.h"

static bool notes(struct test_ctx *t, const char *edits, const char *code)
{
    struct situation s;
    diag_clear(t->diag);
    situation_open(&s, t);
    s.without_scope = true;
    situation_edits(&s, edits);
    situation_judge(&s);
    return test_note(t->diag, code) != NULL;
}

/* Words with a space around each. */
static bool stands_in(const char *words, const char *word, struct test_ctx *t)
{
    return strstr(words, arena_printf(t->arena, " %s ", word)) != NULL;
}

static void test_outcome_and_remedy(void **state)
{
    static const char *const remedies[] = {"bezwaar", "bezwaar-awr",         "bezwaar-vw", "administratief-beroep",
                                           "beroep",  "beroep-awr", "beroep-vw", "rechtstreeks-beroep", "zienswijze", "none"};
#define AFTER_A_DECISION " bezwaar bezwaar-awr bezwaar-vw administratief-beroep beroep rechtstreeks-beroep "
    static const struct {
        const char *outcome, *open;
    } rows[] = {
        {"granted", AFTER_A_DECISION},
        {"partly", AFTER_A_DECISION},
        {"refused", AFTER_A_DECISION},
        {"recovery", " bezwaar bezwaar-awr administratief-beroep beroep rechtstreeks-beroep "},
        {"sanction", " bezwaar bezwaar-awr administratief-beroep beroep rechtstreeks-beroep "},
        {"intention", " zienswijze none "},
        {"objection-decided", " beroep beroep-awr beroep-vw "},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof remedies / sizeof *remedies; k++) {
            bool is_view = text_equal(remedies[k], "zienswijze");
            const char *edits =
                arena_printf(t->arena, "record decision/@outcome = %s; record decision/@remedy = %s%s", rows[i].outcome,
                             remedies[k], is_view ? "; record decision/@term-days = 14" : "");
            if (notes(t, edits, "L020") == stands_in(rows[i].open, remedies[k], t))
                fail_msg("%s", edits);
        }
}

/* Each row speaks of a noun that a record can name, and of remedies that the law has; it is read as it stands. */
static void test_subject_and_remedy(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *pairs, *words, *law;
    assert_int_equal(xml_parse(&pairs, t->arena, t->diag, test_read(t, "templates/law/pairs.xml"), 1), DONE);
    assert_int_equal(xml_parse(&words, t->arena, t->diag, test_read(t, "templates/wording/nl.xml"), 1), DONE);
    assert_int_equal(xml_parse(&law, t->arena, t->diag, test_read(t, "templates/law/remedies.xml"), 1), DONE);
    const xmlNode *root = xmlDocGetRootElement(pairs), *remedies = xmlDocGetRootElement(law);
    size_t n_rows = 0;
    for (const xmlNode *row = xml_child(root, "subject"); row; row = xml_next(row, "subject"), n_rows++) {
        const char *id = xml_attr(row, "id");
        bool is_noun = text_equal(id, "other");
        for (const xmlNode *it = xml_child(xmlDocGetRootElement(words), "noun"); it; it = xml_next(it, "noun"))
            is_noun = is_noun || text_equal(xml_attr(it, "key"), id);
        if (!is_noun)
            fail_msg("%s", id);
        for (const xmlNode *it = xml_child(remedies, "remedy"); it; it = xml_next(it, "remedy")) {
            const char *remedy = xml_attr(it, "id"), *kind = xml_attr(it, "kind");
            bool is_decision = !text_equal(kind, "view") && !text_equal(kind, "none");
            const char *edits = arena_printf(t->arena, "record decision/@subject = %s; record decision/@outcome = %s; record decision/@remedy = %s",
                                             text_equal(id, "other") ? "aanvraag-bijstand" : id, is_decision ? "granted" : "intention", remedy);
            const char *first = arena_printf(t->arena, " %s beroep-awr beroep-vw ", xml_attr(row, "remedies")); /* those two are L020 */
            if (!text_equal(kind, "view") && notes(t, edits, "L119") == stands_in(first, remedy, t))
                fail_msg("%s", edits);
            edits = arena_printf(t->arena, "record decision/@subject = %s; record decision/@outcome = objection-decided; record decision/@remedy = %s",
                                 text_equal(id, "other") ? "aanvraag-bijstand" : id, remedy);
            bool is_appeal = text_equal(kind, "court-appeal") && !text_equal(remedy, "rechtstreeks-beroep");
            if (is_appeal && notes(t, edits, "L119") == stands_in(arena_printf(t->arena, " %s ", xml_attr(row, "on-objection")), remedy, t))
                fail_msg("%s", edits);
        }
    }
    assert_true(n_rows >= 14);
}

static void test_kind_and_route(void **state)
{
    static const char *const routes[] = {"risk", "random", "rule", "all", "signal", "match", "manual"};
    static const struct {
        const char *kind, *routes;
    } rows[] = {
        {"random", " random "},
        {"all", " all "},
        {"fixed-rule", " rule "},
        {"rules-risk", " risk "},
        {"profile", " risk "},
        {"learned", " risk "},
        {"signal", " signal "},
        {"match", " match "},
        {"signal-enriched", " signal risk "},
        {"manual", " manual "},
        {"mixed", " random risk rule "},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof routes / sizeof *routes; k++) {
            const char *edits =
                arena_printf(t->arena, "instrument @kind = %s; log selection/@route = %s", rows[i].kind, routes[k]);
            if (notes(t, edits, "L018") == stands_in(rows[i].routes, routes[k], t))
                fail_msg("%s", edits);
        }
}

/* A reason is owed where something about the case decided, not where a lot, a tip or everybody did. */
static void test_who_is_owed_a_reason(void **state)
{
    static const struct {
        const char *kind, *route;
        bool is_owed;
    } rows[] = {{"rules-risk", "risk", true}, {"fixed-rule", "rule", true}, {"match", "match", true},
                {"manual", "manual", true},   {"random", "random", false},  {"all", "all", false},
                {"signal", "signal", false}};
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            notes(t,
                  arena_printf(t->arena, "log selection/reason -; instrument @kind = %s; log selection/@route = %s",
                               rows[i].kind, rows[i].route),
                  "L109"),
            rows[i].is_owed);
}

/* By the rows alone: gate G9 would stop a letter without a reason even if a row went. */
static void test_routes_that_owe_a_reason(void **state)
{
    static const char *const routes[] = {"risk", "rule", "match", "manual"};
    struct test_ctx *t = *state;
    struct law_file law;
    struct pairs pairs = {0};
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/pairs.xml"), "pairs"), DONE);
    assert_int_equal(pairs_load(&pairs, t->arena, &law), DONE);
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
        if (!pairs_owes_reason(&pairs, routes[i]))
            fail_msg("%s", routes[i]);
    assert_false(pairs_owes_reason(&pairs, "random"));
}

#define ON_BEHALF_OF(NAME)                                                                                             \
    "addressee/@role = representative; record addressee/salutation -; record addressee/address -; record addressee + <on-behalf-of>" NAME \
    "</on-behalf-of>; record addressee + <address country=\"NL\"><street>Kade</street><number>1</number><postcode>1234 AB</postcode>"    \
    "<town>Stad</town></address>"

/* What the words of a name and of a role say. */
static void test_marks(void **state)
{
    static const char *const rows[][3] = {
        {"addressee/name = Erven J. de Vries", "yes", ""},
        {"addressee/name = DE  ERFGENAMEN van J. de Vries", "yes", ""},
        {"addressee/name = de nabestaanden van J. de Vries", "yes", ""},
        {"addressee/name = Aan de nabestaanden van J. de Vries", "yes", ""},
        {"addressee/name = T.a.v. de erven van J. de Vries", "yes", ""},
        {"addressee/name = t.a.v. Erven J. de Vries", "yes", ""},
        {"addressee/name = Wijlen J. de Vries", "yes", ""},
        {"addressee/name = Aan wijlen J. de Vries", "yes", ""},
        {"addressee/name = De weduwe van J. de Vries", "yes", ""},
        {"addressee/name = Kinderen van wijlen J. de Vries", "yes", ""},
        {"addressee/name = EXECUTEUR van de nalatenschap van J. de Vries", "yes", ""},
        {"addressee/name = De langstlevende echtgenoot van J. de Vries", "yes", ""},
        {"addressee/name = Mevr. A. de Vries, erfgename", "yes", ""},
        {"addressee/name = Erven B.V. de Vries", "yes", ""},
        {"addressee/name = Erven Lucas B.V.", "", ""},
        {"addressee/name = Nalatenschap Advocaten", "", ""},
        {"addressee/name = Stichting Nabestaanden van Rampen", "", ""},
        {"addressee/name = Nabestaandenzorg Nederland", "", ""},
        {"addressee/name = A. Erven", "", ""},
        {"addressee/name = Fam. De Vries", "", ""},
        {ON_BEHALF_OF("Erven J. de Vries"), "unknown", ""},
        {ON_BEHALF_OF("wijlen J. de Vries"), "unknown", ""},
        {ON_BEHALF_OF("J. de Vries"), "", ""},
        {ON_BEHALF_OF("wijlen J. de Vries") "; record addressee/name = Erven J. de Vries", "yes", ""},
        {"addressee/name = J. van Erven", "", ""},
        {"addressee/name = Ervens, J.", "", ""},
        {"addressee/name = Erven J. de Vries; record addressee/@kind = sole-trader", "unknown", ""},
        {"addressee/name = Erven Lucas B.V.; record addressee/@kind = legal", "", ""},
        {"review/@role = de computer", "", "yes"},
        {"review/@role = Rekenmodel", "", "yes"},
        {"review/@role = AI-systeem", "", "yes"},
        {"review/@role = beslisapplicatie", "", "yes"},
        {"review/@role = batchproces", "", "yes"},
        {"review/@role = -", "", "yes"},
        {"review/@role = team", "", "yes"},
        {"review/@role = team inkomen", "", "yes"},
        {"review/@role = n.v.t.", "", "yes"},
        {"review/@role = bezwaarschriftencommissie", "", "yes"},
        {"review/@role = de commissie bezwaarschriften", "", "yes"},
        {"review/@role = college van burgemeester en wethouders", "", "yes"},
        {"review/@role = burgemeester en wethouders", "", "yes"},
        {"review/@role = b en w", "", "yes"},
        {"review/@role = gemeenteraad", "", "yes"},
        {"review/@role = burgemeester", "", ""},
        {"review/@role = wethouder", "", ""},
        {"review/@role = raadslid", "", ""},
        {"review/@role = commissielid", "", ""},
        {"review/@role = voorzitter bezwaarschriftencommissie", "", ""},
        {"review/@role = medewerker bezwaarschriftencommissie", "", ""},
        {"review/@role = team leider", "", ""},
        {"review/@role = applicatiebeheerder", "", ""},
        {"review/@role = medewerker team inkomen", "", ""},
        {"review/@role = medewerker primair proces", "", ""},
        {"review/@role = modelmaker", "", ""},
        {"review/@role = inkomensconsulent", "", ""},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        situation_open(&s, t);
        situation_edits(&s, arena_printf(t->arena, "record %s", rows[i][0]));
        situation_judge(&s);
        assert_string_equal(fact(t, s.facts, "/facts/record/addressee/@heirs"), rows[i][1]);
        assert_string_equal(fact(t, s.facts, "/facts/record/review/@machine"), rows[i][2]);
    }
}

static void test_unusable_rows(void **state)
{
    static const char *const rows[] = {
        "<kind id=\"random\"/>",
        "<kind routes=\"random\"/>",
        "<sort id=\"random\" routes=\"random\"/>",
        "<kind id=\"random\" routes=\"random\" ruotes=\"all\"/>",
        "<subject id=\"other\" remedies=\"bezwaar\" source=\"Awb art. 7:1\"/>",
        "<subject id=\"other\" remedies=\"bezwaar\" on-objection=\"beroep\"/>",
        "<outcome id=\"granted\" remedies=\"bezwaar\"/><outcome id=\"granted\" remedies=\"none\"/>",
        "<begins id=\"heirs\" words=\"erven\"/>",                                      /* and by what a machine is known? */
        "<begins id=\"heirs\" words=\" | \"/><holds id=\"machine\" words=\"model\"/>", /* no word at all */
        "<begins id=\"hairs\" words=\"erven\"/>",
        "<begins id=\"heirs\"/>",
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        diag_clear(t->diag);
        situation_open(&s, t);
        situation_bundle(&s);
        char *bytes =
            arena_printf(t->arena, "<pairs xmlns=\"urn:kenbaar:pairs:1\" version=\"1.0\">%s</pairs>", rows[i]);
        struct input *file = (struct input *)bundle_file(&s.bundle, "law/pairs.xml");
        *file = (struct input){.name = file->name, .bytes = bytes, .n_bytes = strlen(bytes)};
        situation_judge_bundle(&s);
        if (s.outcome != BROKEN)
            fail_msg("%s", rows[i]);
        assert_note_at(t->diag, "S071", "law/pairs.xml", 1, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_outcome_and_remedy), TEST(test_subject_and_remedy), TEST(test_kind_and_route),
                                       TEST(test_who_is_owed_a_reason), TEST(test_routes_that_owe_a_reason),
                                       TEST(test_marks), TEST(test_unusable_rows)};
    return cmocka_run_group_tests_name("select/pairs", tests, NULL, NULL);
}
