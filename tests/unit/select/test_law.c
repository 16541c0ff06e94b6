/* Runs the three-line cases of tests/law/: a situation, how it differs from the ordinary one (edits: situation.h) or what is
 * asked, and the answer that must come. */
#include "situation.h"

#include <stdio.h>
#include <stdlib.h>

#include "../../../gen/select/calendar.h"
#include "../../../gen/select/gates.h"

struct law_case {
    long line;
    const char *what, *given, *expected;
};

/* Reads the next case; false at the end. Blank lines and lines with # stand between cases. */
static bool next_case(struct test_ctx *t, struct law_case *out, const char **text, long *line)
{
    const char *lines[3];
    int n_lines = 0;
    while (**text && n_lines < 3) {
        size_t n_bytes = strcspn(*text, "\n");
        const char *one = arena_strndup(t->arena, *text, n_bytes);
        *text += n_bytes + ((*text)[n_bytes] == '\n');
        ++*line;
        if (n_lines == 0 && (!*one || *one == '#'))
            continue;
        lines[n_lines++] = one;
    }
    if (n_lines == 3)
        *out = (struct law_case){*line - 2, lines[0], lines[1], lines[2]};
    else if (n_lines)
        fail_msg("line %ld: a case has three lines", *line);
    return n_lines == 3;
}

typedef const char *answerer(struct test_ctx *t, const char *given);

static void run_file(struct test_ctx *t, const char *file, answerer *answer, int at_least)
{
    const char *text = test_read(t, file)->bytes;
    struct law_case one;
    long line = 0;
    int n_cases = 0, n_wrong = 0;
    while (next_case(t, &one, &text, &line)) {
        struct test_ctx *own;
        test_setup((void **)&own); /* a case knows nothing of the one before */
        const char *got = answer(own, one.given);
        if (!text_equal(got, one.expected)) {
            print_error("%s:%ld: %s\n  expected %s\n  got      %s\n", file, one.line, one.what, one.expected, got);
            n_wrong++;
        }
        test_teardown((void **)&own);
        n_cases++;
    }
    assert_int_equal(n_wrong, 0);
    assert_true(n_cases >= at_least);
}

static const char *judge(struct test_ctx *t, const char *edits)
{
    struct situation *s = arena_alloc(t->arena, sizeof *s);
    situation_open(s, t);
    s->without_scope = true;
    if (!text_equal(edits, "-"))
        situation_edits(s, edits);
    situation_judge(s);
    return situation_verdict(s);
}

/* given: REMEDY DATE, then dated=DATE and days=N where they are; answer: LAST-DAY WHY, or - CODE. */
static const char *deadline(struct test_ctx *t, const char *given)
{
    struct calendar *c;
    struct deadline found;
    char last_day[11];
    xml_global_init();
    assert_int_equal(calendar_load(&c, t->arena, t->diag, test_read(t, "templates/law/calendar.xml"),
                                   test_read(t, "templates/law/remedies.xml")),
                     DONE);
    struct term_asked asked = {.remedy = situation_word(t, &given)};
    asked.published = date_parse(situation_word(t, &given));
    asked.dated = DATE_NONE;
    while (*given) {
        const char *word = situation_word(t, &given);
        if (strncmp(word, "dated=", 6) == 0)
            asked.dated = date_parse(word + 6);
        else if (strncmp(word, "days=", 5) == 0)
            asked.term_days = (int)strtol(word + 5, NULL, 10);
        else
            fail_msg("%s", word);
    }
    if (calendar_deadline(&found, t->arena, t->diag, c, &asked) != DONE)
        return arena_printf(t->arena, "- %s", diag_table[t->diag->first->code].code);
    date_format(found.last_day, last_day);
    return arena_printf(t->arena, "%s %s", last_day, found.why);
}

/* What the gates of these edits find, whatever this edition has words for. */
static const struct gate_finding *findings(struct situation *s, struct test_ctx *t, const char *edits)
{
    situation_open(s, t);
    s->without_scope = true;
    if (!text_equal(edits, "-"))
        situation_edits(s, edits);
    situation_judge(s);
    return s->facts ? gates_findings(s->statute, programs_new(t->arena, statute_tests(s->statute), s->facts)) : NULL;
}

/* The verdicts in the ordinary situation; found once, for it takes as long as a case. */
static const enum gate_verdict *ordinary_verdicts(struct test_ctx *t)
{
    static enum gate_verdict verdicts[200];
    static bool is_known;
    struct situation s;
    const struct gate_finding *found = is_known ? NULL : findings(&s, t, "-");
    for (size_t i = 0; found && i < statute_gates(s.statute)->n_rows; i++)
        verdicts[i] = found[i].verdict;
    is_known = true;
    return verdicts;
}

/* The outcome of the gates, then each that finds otherwise than in the ordinary situation, with its verdict. */
static const char *judge_gates(struct test_ctx *t, const char *edits)
{
    const enum gate_verdict *ordinary = ordinary_verdicts(t);
    struct situation *s = arena_alloc(t->arena, sizeof *s);
    const struct gate_finding *found = findings(s, t, edits);
    if (!found)
        return situation_verdict(s);
    const struct gates *gates = statute_gates(s->statute);
    enum outcome worst = DONE;
    char *text = arena_strdup(t->arena, "");
    for (size_t i = 0; i < gates->n_rows; i++) {
        worst = outcome_worse(worst, found[i].outcome);
        if (found[i].verdict != ordinary[i])
            text = arena_printf(t->arena, "%s %s %s%s", text, gates->rows[i].id, gate_verdict_name(found[i].verdict),
                                found[i].is_released ? " released" : "");
    }
    return arena_printf(t->arena, "%s%s", outcome_name(worst), text);
}

static void test_gates(void **state)
{
    run_file(*state, "tests/law/gates.test", judge_gates, 100);
}

/* True when some case expects the words: an id with a verdict. */
static bool is_expected(const char *cases, const char *words)
{
    for (const char *at = strstr(cases, words); at; at = strstr(at + 1, words)) {
        char end = at[strlen(words)];
        if (at > cases && at[-1] == ' ' && (end == ' ' || end == '\n'))
            return true;
    }
    return false;
}

/* No row of the table without cases that change when the row is taken away: one in which it is met, one in which it is not, and
 * one in which it is let go, where a person may. */
static void test_every_gate_has_its_cases(void **state)
{
    struct test_ctx *t = *state;
    const char *cases = test_read(t, "tests/law/gates.test")->bytes;
    struct situation s;
    const struct gate_finding *ordinary = findings(&s, t, "-");
    assert_non_null(ordinary);
    const struct gates *gates = statute_gates(s.statute);
    for (size_t i = 0; i < gates->n_rows; i++) {
        const struct gate *gate = &gates->rows[i];
        const char *fail = arena_printf(t->arena, "%s fail", gate->id);
        const char *unknown = arena_printf(t->arena, "%s unknown", gate->id);
        if (!is_expected(cases, fail) && !is_expected(cases, unknown))
            fail_msg("no case in which %s is not met", gate->id);
        if (ordinary[i].verdict != GATE_PASS && !is_expected(cases, arena_printf(t->arena, "%s pass", gate->id)))
            fail_msg("no case in which %s is met", gate->id);
        if (gate->is_releasable && !is_expected(cases, arena_printf(t->arena, "%s released", fail)) &&
            !is_expected(cases, arena_printf(t->arena, "%s released", unknown)))
            fail_msg("no case in which %s is released", gate->id);
    }
}

static void test_deadlines(void **state)
{
    run_file(*state, "tests/law/deadlines.test", deadline, 40);
}

static void test_joining(void **state)
{
    run_file(*state, "tests/law/joining.test", judge, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_deadlines), TEST(test_joining), TEST(test_gates),
                                       TEST(test_every_gate_has_its_cases)};
    return cmocka_run_group_tests_name("select/law", tests, NULL, NULL);
}
