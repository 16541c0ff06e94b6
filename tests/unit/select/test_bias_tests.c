/* What an instrument's bias tests amount to in <facts>. */
#include "situation.h"

/* What the bias tests amount to: in use from 2024-01-01, selection on 2026-11-20, mailing on 2026-12-01 unless told. */
static void test_bias_tests(void **state)
{
    static const char *const none =
        "instrument bias-test -; instrument bias-test -; instrument bias-test -; instrument bias-test -;"
        "instrument @valid-from = 2024-01-01;";
#define FAIR                    "no-unjustified-difference"
#define BEFORE(date, outcome)   "instrument + <bias-test when=\"before\" date=\"" date "\" outcome=\"" outcome "\"/>;"
#define PERIODIC(date, outcome) "instrument + <bias-test when=\"periodic\" date=\"" date "\" outcome=\"" outcome "\"/>;"
    // clang-format off
    static const struct {
        const char *edits, *before, *last, *at_selection, *outcome, *since, *in_time, *months;
    } rows[] = {
        {"", "", "", "", "", "", "no", "12"},
        {BEFORE("2023-12-31", FAIR), "2023-12-31", "", "2023-12-31", FAIR, "", "no", "12"},
        /* one after the start is none before it; one that was not done is none */
        {BEFORE("2024-01-02", FAIR), "", "", "2024-01-02", FAIR, "", "no", "12"},
        {BEFORE("2023-12-31", "none-done"), "", "", "", "", "", "no", "12"},
        {BEFORE("2023-12-31", "problem-open"), "2023-12-31", "", "2023-12-31", "problem-open", "", "no", "12"},
        /* every year, and on the last day of the year */
        {PERIODIC("2025-01-01", "mitigated") PERIODIC("2026-01-01", FAIR), "", "2026-01-01", "2026-01-01", FAIR, "", "yes", "12"},
        /* a year left out */
        {PERIODIC("2025-01-02", "mitigated") PERIODIC("2026-01-01", FAIR), "", "2026-01-01", "2026-01-01", FAIR, "", "no", "12"},
        {PERIODIC("2024-06-01", "mitigated") PERIODIC("2026-06-01", FAIR), "", "2026-06-01", "2026-06-01", FAIR, "", "no", "12"},
        /* the order in the file plays no part; a test after the mailing counts for nothing */
        {PERIODIC("2026-12-31", "problem-open") PERIODIC("2025-12-01", FAIR) PERIODIC("2024-12-24", "mitigated"),
         "", "2025-12-01", "2025-12-01", FAIR, "", "yes", "12"},
        /* overdue on the day of the selection; on the day of mailing */
        {PERIODIC("2024-11-01", "mitigated") PERIODIC("2025-11-01", FAIR), "", "2025-11-01", "2025-11-01", FAIR, "", "no", "12"},
        {PERIODIC("2024-12-30", "mitigated") PERIODIC("2025-11-30", FAIR), "", "2025-11-30", "2025-11-30", FAIR, "", "no", "12"},
        /* a periodic test from before the start of use is none before it, and hastens nothing */
        {PERIODIC("2023-06-01", "mitigated") PERIODIC("2024-12-01", "mitigated") PERIODIC("2025-12-01", FAIR),
         "", "2025-12-01", "2025-12-01", FAIR, "", "yes", "12"},
        {PERIODIC("2024-01-01", FAIR), "", "", "2024-01-01", FAIR, "", "no", "12"},
        {"instrument @valid-from = 2026-11-01;" PERIODIC("2026-05-12", FAIR), "", "", "2026-05-12", FAIR, "", "no", "12"},
        /* a new version of something tested before: day and outcome are those of the latest test up to its start */
        {"instrument @valid-from = 2026-09-01;" BEFORE("2023-12-20", "problem-open") PERIODIC("2025-11-25", FAIR),
         "2025-11-25", "", "2025-11-25", FAIR, "", "no", "12"},
        {"instrument @valid-from = 2026-09-01;" BEFORE("2023-12-20", FAIR) PERIODIC("2025-11-25", "problem-open"),
         "2025-11-25", "", "2025-11-25", "problem-open", "", "no", "12"},
        /* an old selection: what was tested since is told too */
        {"log selection/@date = 2024-03-01;" BEFORE("2023-12-31", FAIR) PERIODIC("2024-12-01", FAIR) PERIODIC("2025-12-01", FAIR),
         "2023-12-31", "2025-12-01", "2023-12-31", FAIR, FAIR, "yes", "12"},
        /* found after the selection */
        {BEFORE("2023-12-31", FAIR) PERIODIC("2026-05-12", FAIR) PERIODIC("2026-11-25", "problem-open"),
         "2023-12-31", "2026-11-25", "2026-05-12", "problem-open", "problem-open", "no", "12"},
        {BEFORE("2023-12-31", FAIR) PERIODIC("2026-11-21", "none-done") PERIODIC("2026-11-25", FAIR),
         "2023-12-31", "2026-11-25", "2023-12-31", FAIR, FAIR, "no", "12"},
        {BEFORE("2023-12-31", FAIR) PERIODIC("2026-11-21", "none-done"), "2023-12-31", "", "2023-12-31", FAIR, "none-done", "no", "12"},
        /* two on one day: the worst, in whatever order */
        {BEFORE("2023-12-31", FAIR) PERIODIC("2026-05-12", "problem-open") PERIODIC("2026-05-12", FAIR),
         "2023-12-31", "2026-05-12", "2026-05-12", "problem-open", "", "no", "12"},
        {BEFORE("2023-12-31", FAIR) PERIODIC("2026-05-12", FAIR) PERIODIC("2026-05-12", "problem-open"),
         "2023-12-31", "2026-05-12", "2026-05-12", "problem-open", "", "no", "12"},
        /* another interval: of the instrument before the body's */
        {"instrument test-interval/@months = 24;" PERIODIC("2025-12-31", FAIR), "", "2025-12-31", "2025-12-31", FAIR, "", "yes", "24"},
        {"instrument test-interval -; body + <test-interval months=\"36\"/>;" PERIODIC("2025-12-31", FAIR),
         "", "2025-12-31", "2025-12-31", FAIR, "", "yes", "36"},
        {"instrument test-interval -;", "", "", "", "", "", "no", "12"},
    };
    // clang-format on
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        diag_clear(t->diag);
        situation_open(&s, t);
        situation_edits(&s, arena_printf(t->arena, "%s%s", none, rows[i].edits));
        situation_judge(&s);
        if (!s.facts)
            fail_msg("row %zu: %s", i, situation_verdict(&s));
        const char *const wanted[] = {rows[i].before, rows[i].last,    rows[i].at_selection, rows[i].outcome,
                                      rows[i].since,  rows[i].in_time, rows[i].months};
        static const char *const names[] = {"before",         "last",          "at-selection",
                                            "outcome",        "outcome-since", "all-later-within-interval",
                                            "interval-months"};
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            const char *got = fact(t, s.facts, arena_printf(t->arena, "/facts/tests/@%s", names[k]));
            if (!text_equal(got, wanted[k]))
                fail_msg("row %zu: %s is %s, not %s", i, names[k], got, wanted[k]);
        }
    }
}

/* What was known on the day of the selection, 2026-11-20. */
static void test_state_at_selection(void **state)
{
    static const struct {
        const char *edits, *outcome, *current;
    } rows[] = {
        {"", "no-unjustified-difference", "yes"},
        {"instrument test-interval/@months = 6", "no-unjustified-difference", "no"},
        {"log selection/@date = 2026-11-12; instrument test-interval/@months = 6", "no-unjustified-difference", "yes"},
        {"log selection/@date = 2026-11-13; instrument test-interval/@months = 6", "no-unjustified-difference", "no"},
        {"log selection/@date = 2025-11-18", "mitigated", "yes"},
        {"log selection/@date = 2025-11-17", "no-unjustified-difference", "yes"},
        {"instrument bias-test/@date = 2026-06-01; instrument bias-test/@outcome = problem-open", "problem-open",
         "yes"},
        {"instrument bias-test -; instrument bias-test -; instrument bias-test -; instrument bias-test -", "", ""},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        situation_open(&s, t);
        situation_edits(&s, rows[i].edits);
        situation_judge(&s);
        assert_string_equal(fact(t, s.facts, "/facts/tests/@outcome-at-selection"), rows[i].outcome);
        assert_string_equal(fact(t, s.facts, "/facts/tests/@current-at-selection"), rows[i].current);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_bias_tests), TEST(test_state_at_selection)};
    return cmocka_run_group_tests_name("select/bias_tests", tests, NULL, NULL);
}
