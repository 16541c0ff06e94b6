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
        {"nl", "Het model is altijd eerlijk en benadeelt niemand.", "never-unfair"},
        {"nl", "Dat benadeelt niemand.", "never-discriminates"},
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

static enum outcome judge_body(struct test_ctx *t, const struct lint *lint, const char *inside)
{
    diag_clear(t->diag);
    return lint_part(lint, t->diag, "b.xml", root_of(t, arena_printf(t->arena, "<body xmlns=\"urn:kenbaar:body:1\">%s</body>", inside)));
}

/* What a body or an instrument may well say of objecting, of when somebody answers and of an act; and what not. */
static void test_no_word_against_objecting(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    static const char *const honest[] = {
        "<line>Afdeling Bezwaar en Beroep</line>", "<line>Afdeling Bezwaar voor inwoners, kamer 4</line>", "<line>Raad voor Rechtsbijstand, Bezwaar</line>",
        "<line>Commissie bezwaarschriften</line>", "<what xml:lang=\"nl\">Verklaring van geen bezwaar</what>", "<hours xml:lang=\"nl\">ma t/m do 9.00-17.00 uur, vr gesloten</hours>",
        "<hours xml:lang=\"nl\">Team Bezwaar is op vrijdag niet bereikbaar</hours>", "<hours xml:lang=\"nl\">24 uur per dag</hours>",
        "<help xml:lang=\"nl\">Hulp bij uw bezwaar: bel ons. U kunt een verklaring van geen bezwaar aanvragen.</help>",
        "<mandate xml:lang=\"nl\">Namens burgemeester en wethouders, in mandaat</mandate>", "<mandate xml:lang=\"nl\">Namens de directie van het Programma Armoede</mandate>",
        "<function xml:lang=\"nl\">hoofd Algoritmes en Data</function>", "<task>Wmo 2015, artikel 2.3.2</task>", "<task>artikel 53a van de Participatiewet</task>",
        "<task>Beleidsregel terugvordering, § 3</task>", "<data>AVG, artikel 6, lid 1, onder e</data>", "<public xml:lang=\"nl\">Uw bezwaar kwam later dan zes weken.</public>",
        "<public xml:lang=\"nl\">Uw vader is mede-eigenaar van de woning.</public>", "<goal xml:lang=\"nl\">om te kiezen welke bezwaren wij eerst bekijken</goal>",
        "<enclosure xml:lang=\"nl\">Wat u moet weten over bezwaar</enclosure>", "<enclosure xml:lang=\"nl\">Acceptgiro</enclosure>", "<enclosure xml:lang=\"nl\">Formulier Bezwaar</enclosure>",
    };
    static const char *const not_so[] = {
        "<line>Bezwaar is zinloos</line>", "<line>Geen bezwaar mogelijk</line>", "<line>Bezwaar binnen 2 weken</line>", "<hours xml:lang=\"nl\">U kunt geen bezwaar maken</hours>",
        "<hours xml:lang=\"nl\">bezwaar kan tot 5 januari 2027</hours>", "<hours xml:lang=\"nl\">nooit</hours>", "<help xml:lang=\"nl\">Bezwaar maken raden wij af.</help>",
        "<mandate xml:lang=\"nl\">Dit besluit is definitief</mandate>", "<mandate xml:lang=\"nl\">Namens de computer</mandate>", "<task>zie website</task>", "<task>beleid</task>",
        "<task>artikel 53a</task>", "<task>Participatiewet, artikel 53a, want u werkt</task>", "<goal xml:lang=\"nl\">om te kiezen wie geen bezwaar mag maken</goal>",
        "<goal xml:lang=\"nl\">om u te pakken</goal>", "<public xml:lang=\"nl\">U klaagde eerder over ons.</public>", "<public xml:lang=\"nl\">Uw vader is Turks.</public>",
        "<public xml:lang=\"nl\">Your income was different.</public>", "<public xml:lang=\"nl\">Ihr Einkommen war nicht bekannt.</public>", "<public xml:lang=\"nl\">Dat mogen wij niet zeggen.</public>",
        "<enclosure xml:lang=\"nl\">Aanmaning: betaal nu 500 euro</enclosure>", "<hours xml:lang=\"en\">You cannot object</hours>",
    };
    for (size_t i = 0; i < sizeof honest / sizeof *honest; i++)
        if (judge_body(t, lint, honest[i]) != DONE || judge_part(t, lint, "control", arena_printf(t->arena, "<criteria protected=\"no\"/>%s", honest[i])) != DONE)
            fail_msg("%s: %s", honest[i], t->diag->first->detail);
    for (size_t i = 0; i < sizeof not_so / sizeof *not_so; i++)
        if (judge_part(t, lint, "control", arena_printf(t->arena, "<criteria protected=\"no\"/>%s", not_so[i])) != BROKEN)
            fail_msg("loads: %s", not_so[i]);
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

/* The label of an amount is a debt, and the record says that there is nothing to do. */
static void test_debts(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *label, *cents, *action;
        bool is_held;
    } cases[] = { /* the gate sees to what is claimed by its outcome */
        {"Terug te betalen", "12345", "no", true},       {"Nog te voldoen", "12345", "no", true},
        {"Terugvordering", "12345", "no", true},         {"Boete", "12345", "no", true},
        {"Te betalen over juli 2026", "1", "no", true},  {"Bestuurlijke boete", "1", "no", true},
        {"Terug te betalen", "12345", "yes", false},     {"Boete", "0", "no", false},
        {"Boete die vervalt", "12345", "no", false},
        {"Aan u te betalen", "12345", "no", false},      {"Door ons nog te betalen", "12345", "no", false},
        {"Toeslag per maand", "12345", "no", false},     {"Te veel betaald over juli 2026", "12345", "no", false},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        diag_clear(t->diag);
        const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><decision>\n<amount cents=\"%s\" label=\"%s\"/></decision></record>",
                                                        cases[i].cents, cases[i].label));
        const xmlNode *facts = root_of(t, arena_printf(t->arena, FACTS, "granted", "bezwaar", "no", cases[i].action, "control", "risk"));
        const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = DATE_NONE};
        if (lint_record(lint, t->diag, &texts) != (cases[i].is_held ? HELD : DONE))
            fail_msg("%s %s %s", cases[i].label, cases[i].cents, cases[i].action);
        const struct note *note = test_note(t->diag, "L042");
        if (cases[i].is_held && (!note || strcmp(note->detail, "debt-with-nothing-to-do") != 0))
            fail_msg("%s", cases[i].label);
    }
}

/* What the instrument says that it does not use, the text looked at. */
static void test_looked_at_what_is_not_used(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *summary;
        bool is_held;
    } cases[] = {
        {"Wij keken ook naar uw nationaliteit.", true},  {"Wij letten op het land waar u bent geboren.", true},
        {"We also looked at your nationality.", true},   {"Wij keken niet naar uw nationaliteit.", false},
        {"U hebt de Nederlandse nationaliteit.", false}, {"Wij keken naar uw inkomen.", false},
    };
    const struct lint *lint = real_lint(t);
    const xmlNode *facts = root_of(t, "<facts><record><decision outcome=\"refused\" remedy=\"none\"/></record><instrument purpose=\"control\" route=\"risk\"><non-use>"
                                      "<item xml:lang=\"nl\">nationaliteit</item><item xml:lang=\"nl\">geboorteland</item>"
                                      "<item xml:lang=\"en\">nationality</item></non-use></instrument></facts>");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        diag_clear(t->diag);
        const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><decision><summary>%s</summary></decision></record>", cases[i].summary));
        const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = DATE_NONE};
        if (lint_record(lint, t->diag, &texts) != (cases[i].is_held ? HELD : DONE))
            fail_msg("%s", cases[i].summary);
    }
}

/* A name for the reader in how the letter speaks to them; what a goal begins with. */
static void test_other_places(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    const xmlNode *facts = root_of(t, "<facts><record><decision outcome=\"refused\" remedy=\"bezwaar\"/></record></facts>");
    static const char *const names[] = {"<salutation>fraudeur De Vries</salutation>", "<on-behalf-of>dief J. de Vries</on-behalf-of>",
                                        "<salutation>mevrouw De Vries</salutation>"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><addressee>%s</addressee></record>", names[i]));
        const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = DATE_NONE};
        assert_int_equal(lint_record(lint, t->diag, &texts), i < 2 ? HELD : DONE);
    }
    assert_int_equal(judge_part(t, lint, "control", "<goal xml:lang=\"nl\">Wij zoeken fouten.</goal>"), BROKEN);
    assert_note(t->diag, "T030");
    assert_int_equal(judge_part(t, lint, "control", "<goal xml:lang=\"nl\">om fouten te vinden</goal>"), DONE);
    assert_int_equal(judge_part(t, lint, "control", "<goal xml:lang=\"fr\">Nous cherchons.</goal>"), DONE);
}

/* A language as the patterns of the tests see it: {day} is monday or tues*, {when} one of these or christmas. */
static const struct word_class *two_classes(struct test_ctx *t)
{
    static struct word_class day = {.name = "day"}, when = {.name = "when"};
    day.n_used = arena_alloc(t->arena, sizeof *day.n_used);
    when.n_used = arena_alloc(t->arena, sizeof *when.n_used);
    assert_true(word_list(&day.words, t->arena, NULL, "monday tues*"));
    assert_true(word_list(&when.words, t->arena, &day, "{day} christmas"));
    assert_int_equal(*day.n_used, 2); /* counted, then written */
    when.next = &day;
    return &when;
}

static struct phrase phrase_in(struct test_ctx *t, const char *pattern)
{
    struct phrase phrase;
    assert_true(phrase_read(&phrase, t->arena, two_classes(t), pattern));
    return phrase;
}

/* The index says so of each that is found. */
static bool stands_in(struct test_ctx *t, const char *pattern, const char *text)
{
    struct words negations, words = words_of(t->arena, text);
    struct phrase wanted = phrase_in(t, pattern);
    struct phrase_index *index = phrase_index_new(t->arena);
    uint64_t bits[2] = {0};
    assert_true(word_list(&negations, t->arena, NULL, "niet geen"));
    phrase_index_add(index, t->arena, &wanted, 70);
    phrase_index_mark(index, &words, bits);
    bool stands = phrase_stands_in(&wanted, &words, &negations);
    assert_int_equal(bits[0], 0);
    assert_true(bits[1] == 64 || !stands);
    return stands;
}

static void test_patterns(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *pattern, *text;
        bool stands;
    } cases[] = {
        {"score*", "Twee Scores", true},          {"*score", "risicoscore", true},
        {"*score", "risicoscores", false},        {"a * c", "a b c", true},
        {"a * c", "a. c", false},                 {"a ... c", "a c", true},
        {"a ... c", "a 1 2 3 4 5 c", true},       {"a ... c", "a 1 2 3 4 5 6 c", false},
        {"a ... c", "a b. Dan c", false},         {"a ... c", "a niet c", false},
        {"a !niet", "a wel", true},               {"a !niet", "dus a", true},
        {"a !niet", "a niet", false},             {"één", "ÉÉN!", true},
        {"a", "", false},                         {"b !*", "a b", true},
        {"a !*", "a b", false},                   {"a|b* c", "a c", true},
        {"a|b* c", "bee c", true},                {"a|b* c", "c c", false},
        {"on {day}", "on Tuesday", true},         {"on {day}", "on christmas", false},
        {"on {when}", "on christmas", true},      {"on {when}|easter", "on easter", true},
        {"on !{when}", "on monday", false},       {"on !{day}|easter", "on easter", false},
        {"on !{day}|easter", "on friday", true},  {"* {day}", "a tuesday", true},
        {"*e", "be", true},                       {"*e|on", "on", true},
        {"o*", "on", true},                       {"* !c", "a b c", true},
        {"*abc", "abc", true},                    {"*abc|x", "bc", false},
        {"een", "\u00c9\u00e9n", true},         {"b\u00e9zwaar*", "be\u0301zwaarschrift", true},
        {"^ a", "a b", true},                     {"^ b", "a b", false},
        {"^ !om *", "om te", false},              {"^ !om *", "wij gaan om", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (stands_in(t, cases[i].pattern, cases[i].text) != cases[i].stands)
            fail_msg("%s in: %s", cases[i].pattern, cases[i].text);
    struct phrase none;
    assert_false(phrase_read(&none, t->arena, two_classes(t), "on {month}"));
    assert_false(phrase_read(&none, t->arena, two_classes(t), "on {day"));
    assert_false(phrase_read(&none, t->arena, NULL, "on {day}"));
    assert_false(phrase_read(&none, t->arena, NULL, "on !"));
    assert_false(phrase_read(&none, t->arena, NULL, " "));
}

static void test_hiding(void **state)
{
    struct test_ctx *t = *state;
    struct words no_words = {0}, text = words_of(t->arena, "a b c. a c b");
    struct phrase known = phrase_in(t, "a b");
    assert_int_equal(phrase_begins(&known, &text), 2);
    phrase_hide(&known, &text, &no_words);
    assert_int_equal(phrase_begins(&known, &text), 0);
    assert_string_equal(text.words[1], "_");
    assert_string_equal(text.words[2], "c");
    assert_string_equal(text.words[4], "a");
}

/* A file that says something else than it means does not load. */
static void test_broken_files(void **state)
{
    struct test_ctx *t = *state;
    static const char *const rows[] = {
        "<words id=\"day\" xml:lang=\"nl\">maandag</words>",
        "<words id=\"months\" xml:lang=\"nl\">maart</words>",
        "<words id=\"day\" xml:lang=\"fr\">lundi</words>",
        "<words id=\"day\" xml:lang=\"nl\">{week}</words>",
        "<words xml:lang=\"nl\">maandag</words>",
        "<statement id=\"s\" source=\"x\"><why xml:lang=\"nl\">w</why><why xml:lang=\"en\">w</why><pattern xml:lang=\"nl\">{day}</pattern></statement>",
        "<statement id=\"s\" source=\"x\" held=\"yes\"><why xml:lang=\"nl\">w</why><why xml:lang=\"en\">w</why><pattern xml:lang=\"nl\">a</pattern></statement>",
        "<statement id=\"s\" source=\"x\"><why xml:lang=\"nl\">w</why><pattern xml:lang=\"nl\">a</pattern></statement>",
        "<word/>",
    };
    const char *file = "<forbidden xmlns=\"urn:kenbaar:forbidden:1\" version=\"1.0\"><language xml:lang=\"nl\" negations=\"niet\" objection=\"bezwaar*\" "
                       "until=\"tot\" months=\"1 2 3 4 5 6 7 8 9 10 11 12\" looked=\"keken\" past=\"was\" answer=\"mail\" responding=\"reageer\"/>%s</forbidden>";
    xml_global_init();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct lint *lint;
        struct law_file law;
        diag_clear(t->diag);
        assert_int_equal(law_open(&law, t->arena, t->diag, test_input(t, arena_printf(t->arena, file, rows[i])), "forbidden"), DONE);
        if (lint_load(&lint, t->arena, &law) != BROKEN)
            fail_msg("loads: %s", rows[i]);
        assert_non_null(t->diag->first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds), TEST(test_leaves_alone), TEST(test_parts),  TEST(test_contradiction), TEST(test_no_word_against_objecting),
        TEST(test_debts), TEST(test_patterns),     TEST(test_hiding), TEST(test_broken_files),
        TEST(test_looked_at_what_is_not_used),          TEST(test_other_places),
    };
    return cmocka_run_group_tests_name("select/lint", tests, NULL, NULL);
}
