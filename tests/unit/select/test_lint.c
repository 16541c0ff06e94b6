/* The lint over the real law/forbidden.xml: what it must find, and the true sentences that it must leave alone. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/select/lint.h"
#include "../../../gen/select/phrases.h"

static const struct lint *real_lint(struct test_ctx *t)
{
    const struct lint *lint;
    struct law_file law;
    xml_global_init();
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/forbidden.xml"), "forbidden"), DONE);
    assert_int_equal(lint_load(&lint, t->arena, &law), DONE);
    return lint;
}

static const xmlNode *root_of(struct test_ctx *t, const char *xml)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    return xmlDocGetRootElement(doc);
}

/* The row that a clause with these words breaks, or "". */
static const char *found_in(struct test_ctx *t, const struct lint *lint, const char *lang, const char *words)
{
    diag_clear(t->diag);
    const xmlNode *clause = root_of(t, arena_printf(t->arena, "<clause id=\"c\">%s</clause>", words));
    const struct lint_text text = {.file = "nl.xml", .lang = lang, .node = clause, .about = clause};
    enum outcome got = lint_clause(lint, t->diag, &text);
    const struct note *note = test_note(t->diag, "T030");
    assert_int_equal(got, note ? BROKEN : DONE);
    return note ? note->detail + strlen("c: ") : "";
}

static void test_finds(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][3] = {
        {"nl", "Het programma discrimineert niet.", "never-discriminates"},
        {"nl", "Het programma <program/> DISCRIMINEERT\n niet!", "never-discriminates"},
        {"nl", "Het <strong>discri</strong>mineert niet", "never-discriminates"},
        {"nl", "Zo discrimineert ons programma niet.", "never-discriminates"},
        {"nl", "Uw risico is hoog.", "reader-is-a-risk"},
        {"nl", "U bent een groot risico.", "reader-is-a-risk"},
        {"nl", "U bent geselecteerd als risico.", "reader-is-a-risk"},
        {"nl", "Wij doen dit tegen bijstandsfraude.", "fraud"},
        {"nl", "De risico-score was hoog", "score"},
        {"nl", "U kwam boven de drempel.", "threshold"},
        {"nl", "U hebt niets fout gedaan.", "nothing-wrong"},
        {"nl", "U wordt verdacht.", "suspect"},
        {"nl", "De selectie is het bewijs.", "selection-proves"},
        {"nl", "De wet verplicht ons dit te doen.", "law-compels"},
        {"nl", "Het model is altijd eerlijk en benadeelt niemand.", "never-discriminates"},
        {"nl", "Uw buurman gaf een tip.", "who-told-us"},
        {"nl", "U bent een fraudeur.", "fraud"},
        {"nl", "U bent een oplichter.", "names-the-reader"},
        {"en", "The program does not discriminate.", "never-discriminates"},
        {"en", "You are a serious risk.", "reader-is-a-risk"},
        {"en", "You did nothing wrong.", "nothing-wrong"},
        {"en", "You are above the threshold.", "threshold"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(found_in(t, lint, cases[i][0], cases[i][1]), cases[i][2]);
}

static void test_leaves_alone(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][2] = {
        {"nl", "De selectie is geen bewijs dat u iets fout deed."},
        {"nl", "Denkt u dat u bent gediscrimineerd?"},
        {"nl", "Het programma let op risico's. U bent uitgekozen."},
        {"nl", "Het programma beslist niet over uw aanvraag."},
        {"nl", "Wij zochten naar onterecht verschil en vonden dat niet."},
        {"nl", "Drempelstraat 1"},
        {"en", "The selection is no proof."},
        {"en", "Do you think that you were discriminated against?"},
        {"en", "Your payment was suspended."},
        {"fr", "score"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(found_in(t, lint, cases[i][0], cases[i][1]), "");
}

#define INSTRUMENT "<instrument xmlns=\"urn:kenbaar:instrument:1\" purpose=\"%s\">%s</instrument>"

static enum outcome judge_part(struct test_ctx *t, const struct lint *lint, const char *purpose, const char *inside)
{
    diag_clear(t->diag);
    return lint_part(lint, t->diag, "i.xml", root_of(t, arena_printf(t->arena, INSTRUMENT, purpose, inside)));
}

static void test_parts(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    const char *goal = "<goal xml:lang=\"nl\">om fraude te vinden</goal>";
    assert_int_equal(judge_part(t, lint, "control", goal), DONE);
    assert_int_equal(judge_part(t, lint, "correction", goal), BROKEN);
    assert_note_at(t->diag, "T030", "i.xml", 1, NULL);
    assert_int_equal(judge_part(t, lint, "control", "<technique xml:lang=\"nl\">Het programma beslist.</technique>"), BROKEN);
    assert_note(t->diag, "T030");
    assert_int_equal(judge_part(t, lint, "control", "<technique xml:lang=\"nl\">Het programma beslist niet.</technique>"), DONE);
    assert_int_equal(judge_part(t, lint, "control", "<goal xml:lang=\"nl\">om aanvragen automatisch af te wijzen</goal>"), BROKEN);
    assert_int_equal(judge_part(t, lint, "control", "<reason><public xml:lang=\"nl\">U pleegde fraude.</public></reason>"), BROKEN);
    const char *finding = "<bias-test outcome=\"%s\"><finding xml:lang=\"nl\">%s</finding></bias-test>";
    static const char *const findings[][2] = {{"problem-open", "Dat hebben wij opgelost."}, {"mitigated", "Wij vonden niets."}};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_int_equal(judge_part(t, lint, "control", arena_printf(t->arena, finding, findings[i][0], findings[i][1])), BROKEN);
        assert_int_equal(judge_part(t, lint, "control", arena_printf(t->arena, finding, "no-unjustified-difference", findings[i][1])),
                         DONE);
    }
    const char *told = "<reason><public xml:lang=\"nl\">Het wijkteam liet ons weten dat er iets was.</public></reason>";
    assert_int_equal(judge_part(t, lint, "control", told), DONE);
    assert_int_equal(judge_part(t, lint, "control\" kind=\"signal", told), BROKEN);
    assert_int_equal(judge_part(t, lint, "control", "<finding xml:lang=\"nl\">Het risico is klein.</finding>"), DONE);
    assert_int_equal(judge_part(t, lint, "control\" kind=\"random", "<finding xml:lang=\"nl\">Het risico is klein.</finding>"),
                     BROKEN);
    assert_note(t->diag, "T030");
    assert_int_equal(judge_part(t, lint, "control",
                                "<reason><internal xmlns=\"urn:kenbaar:internal:1\">score 4</internal></reason>"),
                     DONE);
}

static void test_contradiction(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    const char *non_use = "<non-use><item xml:lang=\"nl\">nationaliteit</item><item xml:lang=\"en\">age</item></non-use>";
    const char *data = "<data><category><what xml:lang=\"nl\">%s</what><what xml:lang=\"en\">%s</what></category></data>%s";
    const char *said = arena_printf(t->arena, data, "Uw Nationaliteit", "Your income", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    assert_note(t->diag, "T031");
    said = arena_printf(t->arena, data, "Uw inkomen", "Your age", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    assert_note(t->diag, "T031");
    said = arena_printf(t->arena, data, "Uw paspoort", "Your wages", non_use); /* the same by a row of the law */
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    said = arena_printf(t->arena, "%s<technique xml:lang=\"nl\">Het vergelijkt nationaliteiten.</technique>", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    said = arena_printf(t->arena, "%s<technique xml:lang=\"nl\">Het kijkt niet naar nationaliteit. Het telt.</technique>", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), DONE);
    said = arena_printf(t->arena, data, "Uw inkomen", "Your wages", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), DONE);
    assert_no_notes(t->diag);
}

#define FACTS                                                                                                           \
    "<facts><record><decision outcome=\"%s\" remedy=\"%s\" automated=\"%s\" requires-action=\"%s\"/></record>"            \
    "<instrument purpose=\"%s\" route=\"%s\"/></facts>"

/* What the record says beside its free text. */
struct beside {
    const char *outcome, *remedy, *automated, *purpose, *route, *action;
};
static const struct beside ordinary = {"refused", "bezwaar", "no", "control", "risk", "no"};

/* Which codes the free text of a record gets; the last day is 12 January 2027. */
static const char *codes_of(struct test_ctx *t, const struct lint *lint, struct beside b, const char *note)
{
    static const char *const codes[] = {"L040", "L041", "L042"};
    const char *out = "";
    diag_clear(t->diag);
    const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><decision><summary>Nee.</summary></decision><note>%s</note></record>", note));
    const xmlNode *facts = root_of(t, arena_printf(t->arena, FACTS, b.outcome, b.remedy, b.automated, b.action, b.purpose, b.route));
    const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = date_parse("2027-01-12")};
    enum outcome got = lint_record(lint, t->diag, &texts);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (test_note(t->diag, codes[i]))
            out = arena_printf(t->arena, "%s%s", out, codes[i]);
    assert_int_equal(got, test_note(t->diag, "L041") || test_note(t->diag, "L042") ? HELD : DONE);
    return out;
}

static void test_records(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][3] = {
        {"control", "Dit is fraude.", ""},
        {"correction", "Dit is fraude.", "L040"},
        {"control", "Het drempelinkomen is te hoog. De drempel ook.", ""},
        {"control", "U kunt bezwaar maken tot en met 12 januari 2027.", ""},
        {"control", "U kunt bezwaar maken tot en met 8 januari 2027.", "L041"},
        {"control", "Stuur uw bezwaarschrift uiterlijk 08-01-2027.", "L041"},
        {"control", "Bezwaar kan tot 2027-01-08.", "L041"},
        {"control", "U maakte bezwaar op 3 oktober 2026.", ""},
        {"control", "Betaal uiterlijk 8 januari 2027.", ""},
        {"control", "Betaal uiterlijk nu. U bent verdacht; bezwaar kan tot 9 januari 2027", "L041L042"},
        {"control", "U bent een fraudeur.", "L042"},
        {"correction", "U bent een fraudeur.", "L040L042"},
        {"control", "U bent een risico.", "L042"},
        {"control", "De score was hoog.", "L040"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct beside b = ordinary;
        b.purpose = cases[i][0];
        assert_string_equal(codes_of(t, lint, b, cases[i][1]), cases[i][2]);
    }
}

/* What the text says against the record holds the letter; the same words beside another record do not. */
static void test_against_the_record(void **state)
{
    struct test_ctx *t = *state;
    static const struct beside intention = {"intention", "none", "no", "control", "risk", "no"};
    static const struct beside appeal = {"refused", "beroep", "no", "control", "risk", "no"};
    static const struct beside computer = {"refused", "bezwaar", "yes", "control", "rule", "no"};
    static const struct beside recovery = {"recovery", "bezwaar", "no", "control", "risk", "yes"};
    static const struct beside lot = {"refused", "bezwaar", "no", "control", "random", "no"};
    static const struct {
        const struct beside *beside, *fine_beside;
        const char *note, *codes;
    } cases[] = {
        {&intention, &ordinary, "Wij hebben besloten uw bijstand te stoppen.", "L042"},
        {&intention, &ordinary, "Daarna kunt u bezwaar maken.", "L042"},
        {&intention, NULL, "Wij hebben nog niet besloten. U kunt nog geen bezwaar maken.", ""},
        {&ordinary, &intention, "Wij zijn van plan uw bijstand te stoppen.", "L042"},
        {&ordinary, &intention, "U kunt uw zienswijze geven.", "L042"},
        {&ordinary, NULL, "Wij lazen uw zienswijze. U was van plan te verhuizen.", ""},
        {&ordinary, NULL, "U moet 500 euro terugbetalen.", "L042"},
        {&ordinary, NULL, "U moet niets doen. Moet u iets doen? Nee.", ""},
        {&ordinary, &appeal, "U kunt hiertegen geen bezwaar maken.", "L042"},
        {&ordinary, &intention, "U hoeft niet in bezwaar, bellen is genoeg.", "L042"},
        {&appeal, &ordinary, "U kunt niet in beroep gaan.", "L042"},
        {&ordinary, NULL, "U kunt binnen acht weken bezwaar maken.", "L042"},
        {&ordinary, NULL, "De bezwaartermijn loopt af op 3 maart 2027.", "L042"},
        {&ordinary, NULL, "Betaal binnen zes weken. Daarna kunt u bezwaar maken.", ""},
        {&recovery, &ordinary, "U hoeft niets te doen.", "L042"},
        {&recovery, &ordinary, "U hoeft niets te betalen.", "L042"},
        {&recovery, NULL, "U moet 500 euro terugbetalen.", ""},
        /* what is true stays unheld */
        {&ordinary, NULL, "Bent u het er niet mee eens, dan kunt u bezwaar maken.", ""},
        {&ordinary, NULL, "U kunt bezwaar maken als u het er niet mee eens bent. Maakt u geen bezwaar, dan blijft het zo.", ""},
        {&ordinary, NULL, "Wij antwoorden binnen zes weken op uw bezwaar.", ""},
        {&ordinary, NULL, "Het programma koos uw dossier, een medewerker besliste.", ""},
        {&ordinary, NULL, "U kon eerder uw zienswijze geven. U hebt dat niet gedaan.", ""},
        {&intention, NULL, "Voordat wij besluiten, mag u reageren.", ""},
        {&computer, NULL, "Wilt u dat een medewerker opnieuw beslist? Bel ons.", ""},
        {&ordinary, &computer, "De computer heeft dit besloten.", "L042"},
        {&ordinary, &computer, "Uw aanvraag is automatisch afgewezen.", "L042"},
        {&computer, &ordinary, "Een medewerker besloot dit.", "L042"},
        {&lot, &ordinary, "Het risico is klein.", "L040"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(codes_of(t, lint, *cases[i].beside, cases[i].note), cases[i].codes);
        if (cases[i].fine_beside)
            assert_string_equal(codes_of(t, lint, *cases[i].fine_beside, cases[i].note), "");
    }
}

static bool stands_in(struct test_ctx *t, const char *pattern, const char *text)
{
    struct words negations = pattern_of(t->arena, "niet geen"), words = words_of(t->arena, text);
    struct words wanted = pattern_of(t->arena, pattern);
    return phrase_stands_in(&wanted, &words, &negations);
}

static void test_patterns(void **state)
{
    struct test_ctx *t = *state;
    assert_true(stands_in(t, "score*", "Twee Scores"));
    assert_true(stands_in(t, "*score", "risicoscore"));
    assert_false(stands_in(t, "*score", "risicoscores"));
    assert_true(stands_in(t, "a * c", "a b c"));
    assert_false(stands_in(t, "a * c", "a. c"));
    assert_true(stands_in(t, "a ... c", "a c"));
    assert_true(stands_in(t, "a ... c", "a 1 2 3 4 5 c"));
    assert_false(stands_in(t, "a ... c", "a 1 2 3 4 5 6 c"));
    assert_false(stands_in(t, "a ... c", "a b. Dan c"));
    assert_false(stands_in(t, "a ... c", "a niet c"));
    assert_true(stands_in(t, "a !niet", "a wel"));
    assert_true(stands_in(t, "a !niet", "dus a"));
    assert_false(stands_in(t, "a !niet", "a niet"));
    assert_true(stands_in(t, "één", "ÉÉN!"));
    assert_false(stands_in(t, "a", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds),         TEST(test_leaves_alone), TEST(test_parts),
        TEST(test_contradiction), TEST(test_records),      TEST(test_against_the_record),
        TEST(test_patterns),
    };
    return cmocka_run_group_tests_name("select/lint", tests, NULL, NULL);
}
