/* Each gate of law/gates.xml over a <facts> document: fails when its fact says no, when it is unknown and when it is absent; and
 * the table itself: data alone changes what a gate does. The facts are edited directly, so that the schema of a record
 * is not in the way. */
#include "situation.h"

#include <string.h>

#include "../../../gen/select/gates.h"

static xmlDoc *facts(struct test_ctx *t, const char *edits)
{
    struct situation s;
    situation_open(&s, t);
    situation_judge(&s);
    assert_int_equal(s.outcome, DONE);
    assert_no_notes(t->diag);
    /* the same language of edits, on the finished document: PATH begins below <facts> */
    s.parts[PART_RECORD] = s.facts;
    situation_edits(&s, edits);
    return s.facts;
}

static enum outcome judge(struct test_ctx *t, const char *edits)
{
    struct situation s;
    struct place at = {.file = "r.xml", .line = 1, .record = "2026-000417"};
    xmlDoc *doc = facts(t, edits);
    situation_open(&s, t);
    situation_bundle(&s);
    assert_int_equal(statute_load(&s.statute, t->arena, t->diag, &s.bundle), DONE);
    return gates_judge(t->diag, s.statute, programs_new(t->arena, statute_tests(s.statute), doc), &at);
}

/* Judges with law/gates.xml changed: `old` becomes `new`. */
static enum outcome judge_with(struct test_ctx *t, const char *edits, const char *old, const char *new)
{
    struct situation s;
    struct place at = {.file = "r.xml", .line = 1, .record = "2026-000417"};
    xmlDoc *doc = facts(t, edits);
    situation_open(&s, t);
    situation_bundle(&s);
    struct input *gates = (struct input *)bundle_file(&s.bundle, "law/gates.xml");
    const char *found = strstr(gates->bytes, old);
    assert_non_null(found);
    char *bytes =
        arena_printf(t->arena, "%.*s%s%s", (int)(found - gates->bytes), gates->bytes, new, found + strlen(old));
    *gates = (struct input){.name = gates->name, .bytes = bytes, .n_bytes = strlen(bytes)};
    enum outcome got = statute_load(&s.statute, t->arena, t->diag, &s.bundle);
    return got == DONE ? gates_judge(t->diag, s.statute, programs_new(t->arena, statute_tests(s.statute), doc), &at) : got;
}

static void test_nothing_to_mend(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(judge(t, ""), DONE);
    assert_no_notes(t->diag);
}

static void test_each_gate(void **state)
{
    static const struct {
        const char *edits, *gate, *code, *where;
        enum outcome outcome;
    } gates[] = {
        {"record record/review/@date -", "G3.1", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@may-deviate = no", "G3.2", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@may-deviate = unknown", "G3.2", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@may-deviate -", "G3.2", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@own-assessment = no", "G3.3", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@own-assessment = unknown", "G3.3", "L103", "/facts/record/review", REFUSED},
        {"record record/review/@own-assessment -", "G3.3", "L103", "/facts/record/review", REFUSED},
        {"record record/review -", "G3.1", "L103", "/facts/record/review", REFUSED},
        {"record record/decision/@automated -", "G3.5", "L103", "/facts/record/decision", REFUSED},
        {"record tests -", "G1.1", "L101", "/facts/tests", HELD},
        {"record tests/@current-at-selection = no", "G2.1", "L102", "/facts/tests", HELD},
        {"record record/effects/@payment-stopped = unknown", "G4.1", "L104", "/facts/record/effects", HELD},
        {"record instrument/criteria -", "G7", "L107", "/facts/instrument/criteria", HELD},
        {"record instrument/register/@status = out-of-use", "G10.1", "L110", "/facts/instrument/register", HELD},
        {"record instrument/@ai-high-risk = unknown", "G11", "L111", "/facts/instrument", REFUSED},
        {"record instrument/@kind = random; record instrument/@route = random", "G12.1", "L112", "/facts/instrument",
         REFUSED},
        {"record record/addressee/@role = third-party", "G13.1", "L113", "/facts/record/addressee", REFUSED},
        {"record instrument/@disclosure = withheld", "G14.1", "L114", "/facts/selection", REFUSED},
        {"record record/decision/@authority = elders", "G17.3", "L117", "/facts/record/decision", REFUSED},
        {"record letter/@late = yes", "G5", "L105", "/facts/record/decision", DONE},
        {"record selection/reason -", "G9", "L109", "/facts/selection", REFUSED},
        {"record record/review/@bulk = yes", "G3.4", "L134", "/facts/record/review", DONE},
        {"record record/review/@follow-rate = 100", "G3.4", "L134", "/facts/record/review", DONE},
        {"record record/decision/@automated = yes; record record/review -", "G3c", "L135", "/facts/record/decision",
         REFUSED},
        {"record record/decision/@automated = yes; record instrument/@profiling = no", "G3b.1", "L136",
         "/facts/record/decision", REFUSED},
        {"record record/decision/@automated = yes; record record/review -; record instrument/@profiling = no; record "
         "record/decision/basis -",
         "G3b.1", "L136", "/facts/record/decision", REFUSED},
        {"record record/decision/@automated = yes; record instrument/@profiling -", "G3c", "L135",
         "/facts/record/decision", REFUSED},
        {"record record/decision/@automated = yes; record instrument/@profiling = unknown", "G3c", "L135",
         "/facts/record/decision", REFUSED},
        {"record body/objection -", "G8.1", "L108", "/facts/body", REFUSED},
        {"record body/objection/@remedy = beroep", "G8.1", "L108", "/facts/body", REFUSED},
        {"record deadline -", "G8.4", "L108", "/facts/record/decision", REFUSED},
        {"record selection/@hold = yes", "G15", "L115", "/facts/selection", HELD},
        {"record record/decision/@last-day = 2027-01-11", "G16", "L116", "/facts/record/decision", HELD},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        diag_clear(t->diag);
        enum outcome got = judge(t, gates[i].edits);
        if (got != gates[i].outcome)
            print_error("%s\n", gates[i].edits);
        assert_int_equal(got, gates[i].outcome);
        assert_note_at(t->diag, gates[i].code, "r.xml", 0, gates[i].where);
        const struct note *note = test_note(t->diag, gates[i].code);
        assert_string_equal(note->detail, gates[i].gate);
        assert_string_equal(note->at.record, "2026-000417");
        assert_non_null(note->at.field[EN]);
        assert_non_null(note->at.field[NL]);
        assert_true(strlen(note->at.field[EN]) > 3 && strlen(note->at.field[NL]) > 3);
    }
}

static void test_what_is_not_at_stake(void **state)
{
    static const char *const fine[] = {
        "record record/review/@saw-whole-file = no",
        "record record/review/@bulk = no; record record/review/@follow-rate = 98",
        "record record/decision/@automated = yes; record instrument/@profiling = no; record instrument/@route = rule; "
        "record record/review -", /* UAVG 40 */
        "record selection/@hold = no",
        "record record/decision/@last-day = 2027-01-12",
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        assert_int_equal(judge(t, fine[i]), DONE);
        assert_no_notes(t->diag);
    }
}

/* The line of the fact that decides, not only that of the record. */
static void test_line_of_the_fact(void **state)
{
    struct test_ctx *t = *state;
    judge(t, "record record/review/@may-deviate = no");
    assert_note_at(t->diag, "L103", "r.xml", 8, NULL); /* <review> in data/record.xml */
    diag_clear(t->diag);
    judge(t, "record record/review -");
    assert_note_at(t->diag, "L103", "r.xml", 1, NULL);
}

/* All sub-gates of one case are told at once. */
static void test_all_at_once(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(judge(t, "record record/review -; record selection/@hold = yes"), REFUSED);
    assert_int_equal(t->diag->n_notes, 4);
    assert_note(t->diag, "L115");
    assert_int_equal(t->diag->worst, REFUSED);
}

static void test_data_is_the_law(void **state)
{
    struct test_ctx *t = *state;
    const char *no = "record record/review/@may-deviate = no";

    /* another effect: the general code of that effect, naming the gate */
    assert_int_equal(
        judge_with(t, no, "id=\"G3.2\" code=\"L103\" effect=\"refuse\"", "id=\"G3.2\" code=\"L103\" effect=\"hold\""),
        HELD);
    assert_note(t->diag, "L191");
    assert_string_equal(test_note(t->diag, "L191")->detail, "G3.2");
    diag_clear(t->diag);
    assert_int_equal(
        judge_with(t, no, "id=\"G3.2\" code=\"L103\" effect=\"refuse\"", "id=\"G3.2\" code=\"L103\" effect=\"warn\""),
        DONE);
    assert_note(t->diag, "L190");
    diag_clear(t->diag);
    assert_int_equal(judge_with(t, "record selection/@hold = yes", "code=\"L115\" effect=\"hold\"",
                                "code=\"L115\" effect=\"refuse\""),
                     REFUSED);
    assert_note(t->diag, "L192");

    /* a new gate */
    static const char gate[] =
        "<gate id=\"G99\" code=\"X99\" effect=\"refuse\" basis=\"policy\" source=\"us\" valid-from=\"2026-01-01\" "
        "where=\"/facts/record\""
        " applies-when=\"true()\" must-hold=\"/facts/record/note\"><title xml:lang=\"nl\">t</title><title "
        "xml:lang=\"en\">t</title>"
        "<message xml:lang=\"nl\">m</message><message xml:lang=\"en\">m</message></gate></gates>";
    diag_clear(t->diag);
    assert_int_equal(judge_with(t, "", "</gates>", gate), REFUSED);
    assert_note_at(t->diag, "L192", "r.xml", 2, "/facts/record");

    /* dated: the day of publication counts */
    diag_clear(t->diag);
    assert_int_equal(judge_with(t, no, "id=\"G3.2\" code=\"L103\" effect=\"refuse\" basis=\"law\"",
                                "id=\"G3.2\" code=\"L103\" effect=\"refuse\" valid-until=\"2026-11-30\" basis=\"law\""),
                     DONE);
    assert_no_notes(t->diag);
}

/* An XPath that fails at run time is UNKNOWN, and UNKNOWN fails. */
static void test_unknown_fails(void **state)
{
    struct test_ctx *t = *state;
    const char *old = "must-hold=\"/facts/record/review/@date\"";
    assert_int_equal(judge_with(t, "", old, "must-hold=\"no-such-function(/facts)\""), REFUSED);
    assert_note(t->diag, "L103");
}

/* What each gate says by itself: of the row `id`. */
static void test_verdicts(void **state)
{
    static const struct {
        const char *edits, *id, *verdict;
        enum outcome outcome;
    } cases[] = {
        {"", "G3.1", "pass", DONE},
        {"", "G3.4", "not-applicable", DONE},
        {"", "G3c", "not-applicable", DONE},
        {"record record/review/@date -", "G3.1", "unknown", REFUSED},
        {"record record/review -", "G3.3", "unknown", REFUSED},
        {"record record/review/@may-deviate = no", "G3.2", "fail", REFUSED},
        {"record record/review/@may-deviate = unknown", "G3.2", "unknown", REFUSED},
        {"record record/review/@may-deviate -", "G3.2", "unknown", REFUSED},
        {"record record/review/@follow-rate = 100", "G3.4", "fail", DONE}, /* @bulk is absent, and may be */
        {"record record/decision/@automated = yes", "G3c", "fail", REFUSED},
        {"record record/decision/@automated = yes", "G3.1", "not-applicable", DONE},
        {"record body/objection -", "G8.1", "unknown", REFUSED},
        {"record body/objection/@remedy = beroep", "G8.1", "fail", REFUSED},
        {"record deadline -", "G8.4", "unknown", REFUSED},
        {"record selection/@hold = yes", "G15", "fail", HELD},
        {"record record/decision/@last-day = 2027-01-11", "G16", "fail", HELD},
        {"record letter/@published = 2018-05-24", "G3.1", "not-applicable", DONE},
        {"record letter/@published = 2018-05-25", "G3.1", "pass", DONE},
        {"record letter/@published -; record record/review -", "G3.1", "unknown", REFUSED}, /* no day, no way out */
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct situation s;
        xmlDoc *doc = facts(t, cases[i].edits);
        situation_open(&s, t);
        situation_bundle(&s);
        assert_int_equal(statute_load(&s.statute, t->arena, t->diag, &s.bundle), DONE);
        const struct gate_finding *found = gates_findings(s.statute, programs_new(t->arena, statute_tests(s.statute), doc));
        const struct gates *gates = statute_gates(s.statute);
        size_t row = 0;
        while (!text_equal(gates->rows[row].id, cases[i].id))
            assert_true(++row < gates->n_rows);
        if (!text_equal(gate_verdict_name(found[row].verdict), cases[i].verdict))
            print_error("%s: %s\n", cases[i].edits, cases[i].id);
        assert_string_equal(gate_verdict_name(found[row].verdict), cases[i].verdict);
        assert_int_equal(gate_outcome(&gates->rows[row], found[row].verdict), cases[i].outcome);
        assert_no_notes(t->diag);
    }
}

static void test_unusable_rows(void **state)
{
    static const struct {
        const char *old, *new;
    } faults[] = {
        {"effect=\"refuse\"", "effect=\"forbid\""},
        {"basis=\"law\"", "basis=\"habit\""},
        {"valid-from=\"2018-05-25\"", "valid-from=\"soon\""},
        {"must-hold=\"/facts/record/review/@date\"", "must-hold=\"/facts[\""},
        {"must-hold=\"/facts/record/review/@date\"", ""},
        {"where=\"/facts/record/review\"", ""},
        {"source=\"AP advice of 10 October 2024, condition 3; AVG art. 22\"", ""},
        {"<message xml:lang=\"nl\">", "<message xml:lang=\"fy\">"},
        {"<title xml:lang=\"en\">", "<title xml:lang=\"fy\">"},
        {"must-hold=", "must-hlod=\"true()\" must-hold="}, /* a slip of the pen */
        {"each=\"program\"", "each=\"letter\""},
        {"tell=\"yes\"", "tell=\"no\""},
        {"id=\"G3.1\" code=\"L103\" effect=\"refuse\" basis=\"law\" releasable=\"no\"",
         "id=\"G3.1\" code=\"L103\" effect=\"refuse\" basis=\"law\" releasable=\"yes\""}, /* what refuses is never let go */
        {"releasable=\"yes\"", "releasable=\"perhaps\""},
        {"id=\"G3.2\"", "id=\"G3.1\""}, /* twice */
        {"unknown-when=\"", "unknown-when=\"/facts["},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        diag_clear(t->diag);
        assert_int_equal(judge_with(t, "", faults[i].old, faults[i].new), BROKEN);
        assert_note(t->diag, "S071");
        assert_true(test_note(t->diag, "S071")->at.line > 0);
    }
}

/* Every row that is shipped has a code of the table that does what the row says. */
static void test_shipped_rows_have_their_codes(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *doc;
    xml_global_init();
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_read(t, "templates/law/gates.xml"), 1), DONE);
    int n_rows = 0;
    for (xmlNode *row = xml_first(xmlDocGetRootElement(doc)); row; row = xml_following(row), n_rows++) {
        const struct diag_row *code = diag_lookup(xml_attr(row, "code"));
        const char *effect = xml_attr(row, "effect");
        if (text_equal(effect, "variant") && !xml_attr(row, "tell")) {
            assert_null(code); /* nobody is told */
            continue;
        }
        assert_non_null(code);
        assert_int_equal(code->outcome, text_equal(effect, "refuse") ? REFUSED
                                        : text_equal(effect, "hold") ? HELD
                                                                     : DONE);
        if (text_equal(effect, "refuse"))
            assert_string_equal(xml_attr(row, "releasable"), "no");
        if (code->outcome != DONE)
            assert_true(strstr(code->hint[EN], "the decision may not leave without its notice") &&
                        strstr(code->hint[NL], "het besluit mag niet zonder de brief de deur uit"));
    }
    assert_true(n_rows >= 44);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_to_mend),  TEST(test_each_gate),     TEST(test_what_is_not_at_stake),
        TEST(test_line_of_the_fact), TEST(test_all_at_once),   TEST(test_data_is_the_law),
        TEST(test_unknown_fails),    TEST(test_unusable_rows), TEST(test_shipped_rows_have_their_codes),
        TEST(test_verdicts),
    };
    return cmocka_run_group_tests_name("select/gates", tests, NULL, NULL);
}
