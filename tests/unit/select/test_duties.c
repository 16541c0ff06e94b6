/* What a notice owes its reader: which rows of law/duties.xml apply, and what a row must be to be used at all. Whether a letter
 * fulfils them is compose's. */
#include "situation.h"

#include <stdlib.h>

#include "../../../gen/select/duties.h"

static void judge(struct situation *s, struct test_ctx *t, const char *edits)
{
    diag_clear(t->diag);
    situation_open(s, t);
    s->without_scope = true;
    situation_edits(s, edits);
    situation_judge(s);
    if (!s->facts)
        fail_msg("%s: %s", edits, situation_verdict(s));
}

static bool applies(struct situation *s, const char *id)
{
    const struct duties *duties = statute_duties(s->statute);
    const bool *applying = duties_applying(s->statute, programs_new(s->t->arena, statute_tests(s->statute), s->facts), PROGRAM_ALL);
    for (size_t i = 0; i < duties->n_rows; i++)
        if (text_equal(duties->rows[i].id, id))
            return applying[i];
    fail_msg("no duty %s", id);
    return false;
}

#define LOT "instrument @kind = random; instrument @profiling = no; log selection/@route = random; "
#define TIP "instrument @kind = signal; instrument @profiling = no; log selection/@route = signal; "
#define LATE                                                                                                           \
    "record decision/@date = 2026-10-16; record decision/@published-on = 2026-10-19; record review/@date = "           \
    "2026-10-15; log selection/@date = 2026-10-14"
#define VIEW                                                                                                           \
    "record decision/@outcome = intention; record decision/@remedy = zienswijze; record decision/@term-days = 14"
#define NONE_OWN "record decision/@outcome = intention; record decision/@remedy = none"

/* The master table of content elements: when each is owed. */
static void test_when_each_applies(void **state)
{
    static const struct {
        const char *id, *edits;
        bool applies;
    } rows[] = {
        {"1", "", true},
        {"1", LOT, true},
        {"2", "", true},
        {"2", LOT, true},
        {"3", "", true},
        {"4", "", true},
        {"5", "", true},
        {"6", "", true},
        {"7", "", true},
        {"8", "", true},
        {"9", "", true},
        {"9", LOT, false},
        {"10", "", true},
        {"10", "record decision/@automated = yes", false},
        {"11", "", true},
        {"11", "record decision/@automated = yes", false},
        {"12", "", true},
        {"12", LOT, false},
        {"12", TIP, false},
        {"12", "instrument @kind = match; log selection/@route = match", true},
        {"14", "", true},
        {"15", "", true},
        {"16", "", true},
        {"16", VIEW, true},
        {"16", NONE_OWN, false},
        {"17", "", true},
        {"17", VIEW, true},
        {"17", LATE, false},
        {"17", NONE_OWN, false},
        {"18", "", true},
        {"18", VIEW, false},
        {"19", "", true},
        {"19", NONE_OWN, false},
        {"20", "", true},
        {"20", NONE_OWN, true},
        {"21", "", true},
        {"22", "", true},
        {"22", "record addressee/@kind = sole-trader", true},
        {"22", "record addressee/@kind = legal", false},
        {"23", "", true},
        {"24", LATE, true},
        {"25", "", true},
        {"26", "", true},
        {"1", "facts letter/@published -", true},
        {"27", "", false},
        {"27", "instrument @ai-high-risk = yes", true},
        {"27", "instrument @ai-high-risk = unknown", true}, /* UNKNOWN owes */
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        judge(&s, t, rows[i].edits);
        if (applies(&s, rows[i].id) != rows[i].applies)
            fail_msg("duty %s with \"%s\"", rows[i].id, rows[i].edits);
    }
}

/* Each of the 27 has a row; 3 and 26 are met by gates, the others by words that are somewhere, with titles for a lawyer. */
static void test_shipped_rows(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    bool is_there[28] = {false};
    judge(&s, t, "");
    const struct duties *duties = statute_duties(s.statute);
    for (size_t i = 0; i < duties->n_rows; i++) {
        const struct duty *duty = &duties->rows[i];
        long number = strtol(duty->id, NULL, 10);
        assert_in_range(number, 0, 27);
        is_there[number] |= !strchr(duty->id, '.');
        if (!strchr(duty->id, '.') && duty->by_text == (number == 3 || number == 26))
            fail_msg("duty %s is met otherwise", duty->id);
    }
    for (size_t i = 1; i < sizeof is_there; i++)
        if (!is_there[i])
            fail_msg("no row for duty %zu", i);
}

/* A statute with a small table of its own. */
static enum outcome load(struct situation *s, struct test_ctx *t, const char *rows)
{
    char *bytes = arena_printf(t->arena, "<duties xmlns=\"urn:kenbaar:duties:1\" version=\"1.0\">%s</duties>", rows);
    situation_open(s, t);
    s->without_scope = true;
    situation_bundle(s);
    struct input *file = (struct input *)bundle_file(&s->bundle, "law/duties.xml");
    *file = (struct input){.name = file->name, .bytes = bytes, .n_bytes = strlen(bytes)};
    diag_clear(t->diag);
    situation_judge_bundle(s);
    return s->outcome;
}

#define TITLES "<title xml:lang=\"nl\">t</title><title xml:lang=\"en\">t</title>"
#define HEAD   "<duty id=\"28\" basis=\"law\" source=\"x\" valid-from=\"2018-05-25\""
#define TEXT   HEAD " met-by=\"text\" in=\"more why\""

/* A duty with a new id works at once; what cannot be evaluated is owed; the day of publication chooses. */
static void test_data_is_the_law(void **state)
{
    static const struct {
        const char *row;
        bool applies;
    } rows[] = {
        {TEXT ">" TITLES "</duty>", true},
        {TEXT " applies-when=\"/facts/record/note\">" TITLES "</duty>", false},
        {TEXT " applies-when=\"/facts/record/review\">" TITLES "</duty>", true},
        {TEXT " applies-when=\"no-such-function()\">" TITLES "</duty>", true},
        {TEXT " valid-until=\"2026-12-01\">" TITLES "</duty>", true},
        {TEXT " valid-until=\"2026-11-30\">" TITLES "</duty>", false},
        {HEAD " met-by=\"gate\" gate=\"G5\">" TITLES "</duty>", true},
    };
    struct test_ctx *t = *state;
    struct situation s;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(load(&s, t, rows[i].row), DONE);
        if (applies(&s, "28") != rows[i].applies)
            fail_msg("%s", rows[i].row);
    }
    assert_int_equal(load(&s, t, TEXT " each=\"program\" letters=\"dutch\" values=\"last-day\">" TITLES "</duty>"), DONE);
    const struct duty *duty = &statute_duties(s.statute)->rows[0];
    assert_true(duty->by_text && duty->each_program && duty->dutch_only);
    assert_string_equal(duty->in, "more why");
    assert_string_equal(duty->values, "last-day");
    assert_int_equal(load(&s, t,
                          TEXT " valid-until=\"2026-11-30\">" TITLES "</duty>"
                               "<duty id=\"28\" basis=\"policy\" source=\"x\" valid-from=\"2026-12-01\" "
                               "met-by=\"text\" in=\"why\">" TITLES "</duty>"),
                     DONE); /* one after the other in time */
}

/* A row that is not wholly understood would leave something unsaid: the table is refused. */
static void test_unusable_rows(void **state)
{
    static const char *const rows[] = {
        "<duti/>",
        TEXT ">" TITLES "</duty>" TEXT ">" TITLES "</duty>", /* twice */
        TEXT ">" TITLES "<hint>x</hint></duty>",
        TEXT "><title xml:lang=\"nl\">t</title></duty>",
        TEXT ">" TITLES "<proof xml:lang=\"nl\">x</proof></duty>", /* they stand in law/proofs/ */
        TEXT " applies-wen=\"true()\">" TITLES "</duty>",
        TEXT " applies-when=\"/facts[\">" TITLES "</duty>",
        TEXT " each=\"letter\">" TITLES "</duty>",
        TEXT " letters=\"english\">" TITLES "</duty>",
        TEXT " valid-until=\"soon\">" TITLES "</duty>",
        TEXT " gate=\"G5\">" TITLES "</duty>",
        HEAD " met-by=\"text\">" TITLES "</duty>",
        HEAD " met-by=\"gate\">" TITLES "</duty>",
        HEAD " met-by=\"gate\" gate=\"G99\">" TITLES "</duty>",
        HEAD " met-by=\"gate\" gate=\"G5\" in=\"more\">" TITLES "</duty>",
        HEAD " in=\"more\">" TITLES "</duty>",
        "<duty id=\"x\" basis=\"law\" source=\"x\" valid-from=\"2018-05-25\" met-by=\"text\" in=\"why\">" TITLES
        "</duty>",
        "<duty id=\"1.\" basis=\"law\" source=\"x\" valid-from=\"2018-05-25\" met-by=\"text\" in=\"why\">" TITLES
        "</duty>",
        "<duty id=\"1\" basis=\"habit\" source=\"x\" valid-from=\"2018-05-25\" met-by=\"text\" in=\"why\">" TITLES
        "</duty>",
        "<duty id=\"1\" basis=\"law\" source=\"\" valid-from=\"2018-05-25\" met-by=\"text\" in=\"why\">" TITLES
        "</duty>",
        "<duty id=\"1\" basis=\"law\" source=\"x\" met-by=\"text\" in=\"why\">" TITLES "</duty>",
    };
    struct test_ctx *t = *state;
    struct situation s;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (load(&s, t, rows[i]) != BROKEN)
            fail_msg("%s", rows[i]);
        assert_note_at(t->diag, "S071", "law/duties.xml", 1, NULL);
    }
}

/* Of several programs each is judged by itself, over facts that speak of it alone. */
static void test_of_each_program(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    judge(&s, t,
          "log + <selection body=\"voorbeeldstad\" case=\"Z-2026-1234\" date=\"2026-11-19\" "
          "instrument=\"heronderzoek\" version=\"3\" route=\"risk\" disclosure=\"full\"><reason "
          "code=\"inkomen-verschil\"/></selection>; facts instrument/@ai-high-risk = yes");
    const struct duties *duties = statute_duties(s.statute);
    struct programs *programs = programs_new(t->arena, statute_tests(s.statute), s.facts);
    assert_int_equal(programs->n, 2);
    for (size_t program = 1; program <= 2; program++) {
        xmlDoc *facts = programs_facts(programs, program);
        assert_string_equal(fact(t, facts, "count(/facts/selection)"), "1");
        assert_string_equal(fact(t, facts, "count(/facts/instrument)"), "1");
        assert_string_equal(fact(t, facts, "count(/facts/tests)"), "1");
        assert_string_equal(fact(t, facts, "string(/facts/selection/@date)"), program == 2 ? "2026-11-20" : "2026-11-19");
        const bool *applying = duties_applying(s.statute, programs, program);
        for (size_t i = 0; i < duties->n_rows; i++)
            if (text_equal(duties->rows[i].id, "27"))
                assert_int_equal(applying[i], program == 1);
    }
    assert_string_equal(fact(t, s.facts, "count(/facts/instrument)"), "2"); /* the letter's own are whole */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_when_each_applies), TEST(test_shipped_rows),    TEST(test_data_is_the_law),
        TEST(test_unusable_rows),     TEST(test_of_each_program),
    };
    return cmocka_run_group_tests_name("select/duties", tests, NULL, NULL);
}
