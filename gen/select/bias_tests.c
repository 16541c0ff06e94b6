#include "bias_tests.h"

#include <stdio.h>
#include <stdlib.h>

#include "../base/text.h"
#include "law.h"
#include "plain.h"

#define MAX_TESTS 200

struct test {
    date_day date;
    int severity;
    const xmlNode *node;
};

struct bias {
    struct test tests[MAX_TESTS]; /* done up to the day of mailing, by date; of one day the worst is the last */
    size_t n_tests;
    date_day start, selection, mailing;
};

/* The same day so many months later; the month's last day when it has no such day. */
static date_day months_later(date_day day, int months)
{
    struct civil_date civil = date_to_civil(day);
    int index = civil.year * 12 + civil.month - 1 + months;
    date_day first = date_from_civil((struct civil_date){index / 12, index % 12 + 1, 1});
    date_day next = date_from_civil((struct civil_date){(index + 1) / 12, (index + 1) % 12 + 1, 1});
    date_day same = first + civil.day - 1;
    return same < next ? same : next - 1;
}

/* How bad an outcome is to leave untold. One that this program does not know is the worst. */
static int severity_of(const xmlNode *test)
{
    static const char *const outcomes[] = {"no-unjustified-difference", "mitigated", "none-done", "problem-open"};
    int severity = 0;
    while (severity < 4 && !text_equal(xml_attr(test, "outcome"), outcomes[severity]))
        severity++;
    return severity;
}

static bool is_done(const struct test *test)
{
    return !text_equal(xml_attr(test->node, "outcome"), "none-done");
}

static bool is_periodic(const struct test *test)
{
    return text_equal(xml_attr(test->node, "when"), "periodic");
}

static int by_date_and_severity(const void *left, const void *right)
{
    const struct test *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return a->severity - b->severity;
}

/* Fills b->tests; returns the worst test between selection and mailing, or NULL. One that was not done counts when none was done then. */
static const xmlNode *collect(struct bias *b, const xmlNode *instrument)
{
    struct test worst = {.severity = -1}, skipped = {0};
    for (const xmlNode *it = xml_child(instrument, "bias-test"); it && b->n_tests < MAX_TESTS;
         it = xml_next(it, "bias-test")) {
        struct test test = {date_parse(xml_attr(it, "date")), severity_of(it), it};
        if (test.date == DATE_NONE || test.date > b->mailing)
            continue;
        if (is_done(&test))
            b->tests[b->n_tests++] = test;
        if (test.date > b->selection && !is_done(&test))
            skipped = test;
        else if (test.date > b->selection && test.severity > worst.severity)
            worst = test;
    }
    qsort(b->tests, b->n_tests, sizeof *b->tests, by_date_and_severity);
    return worst.node ? worst.node : skipped.node;
}

/* The latest test up to a day, or NULL. */
static const struct test *latest(const struct bias *b, date_day until)
{
    const struct test *found = NULL;
    for (size_t i = 0; i < b->n_tests && b->tests[i].date <= until; i++)
        found = &b->tests[i];
    return found;
}

/* The latest test up to the start. A version that was never tested as one before use has none: then a periodic test of an
 * earlier version says nothing of it. But where it was, a later one up to the start counts, so that the day that is told and
 * the outcome that is told are those of one test. */
static const struct test *latest_before_use(const struct bias *b)
{
    const struct test *found = NULL;
    bool is_tested = false;
    for (size_t i = 0; i < b->n_tests && b->tests[i].date <= b->start; i++) {
        is_tested = is_tested || !is_periodic(&b->tests[i]);
        found = &b->tests[i];
    }
    return is_tested ? found : NULL;
}

static const struct test *latest_in_use(const struct bias *b)
{
    const struct test *found = NULL;
    for (size_t i = 0; i < b->n_tests; i++)
        if (is_periodic(&b->tests[i]) && b->tests[i].date > b->start)
            found = &b->tests[i];
    return found;
}

/* Was no test late, and is none due on the day that the letter says so? */
static bool are_within_interval(const struct bias *b, int months)
{
    date_day due = months_later(b->start, months);
    for (size_t i = 0; i < b->n_tests; i++) {
        if (!is_periodic(&b->tests[i]) || b->tests[i].date <= b->start)
            continue;
        if (b->tests[i].date > due)
            return false;
        due = months_later(b->tests[i].date, months);
    }
    return b->mailing <= due;
}

static void date_of(xmlNode *tests, const char *name, const struct test *test)
{
    if (test)
        plain_attr(tests, name, xml_attr(test->node, "date"));
}

/* The finding of the last test goes along, so that words and test belong together. */
static void add_outcome(xmlNode *tests, const struct test *last)
{
    plain_attr(tests, "outcome", xml_attr(last->node, "outcome"));
    for (const xmlNode *it = xml_child(last->node, "finding"); it; it = xml_next(it, "finding"))
        plain_copy(tests, it, NULL, NULL);
}

/* What was known on the day of the selection. */
static void add_state_at_selection(xmlNode *tests, const struct test *test, int months, date_day selection)
{
    if (!test)
        return;
    date_of(tests, "at-selection", test);
    plain_attr(tests, "outcome-at-selection", xml_attr(test->node, "outcome"));
    plain_attr(tests, "current-at-selection", selection <= months_later(test->date, months) ? "yes" : "no");
}

static int interval_of(const struct bias_case *of)
{
    int months = law_number(xml_child(of->body, "test-interval"), "months", of->months);
    return law_number(xml_child(of->instrument, "test-interval"), "months", months);
}

void bias_tests_add(xmlNode *facts, const struct bias_case *of)
{
    struct bias b = {.selection = of->selection, .mailing = of->mailing};
    date_day until;
    bool has_start = law_validity(&b.start, &until, of->instrument);
    const xmlNode *since = collect(&b, of->instrument);
    const struct test *in_use = has_start ? latest_in_use(&b) : NULL;
    const struct test *last = latest(&b, of->mailing);
    int months = interval_of(of);
    char text[24];

    xmlNode *tests = plain_element(facts, "tests");
    date_of(tests, "before", has_start ? latest_before_use(&b) : NULL);
    date_of(tests, "last", in_use);
    add_state_at_selection(tests, latest(&b, of->selection), months, of->selection);
    plain_attr(tests, "all-later-within-interval", in_use && are_within_interval(&b, months) ? "yes" : "no");
    snprintf(text, sizeof text, "%d", months);
    plain_attr(tests, "interval-months", text);
    if (since)
        plain_attr(tests, "outcome-since", xml_attr(since, "outcome"));
    if (since && text_equal(xml_attr(since, "outcome"), "none-done"))
        plain_attr(tests, "skipped-since", xml_attr(since, "date"));
    if (last)
        add_outcome(tests, last);
}

date_day bias_tests_newest(const xmlNode *instrument, date_day mailing)
{
    date_day newest = DATE_NONE;
    for (const xmlNode *it = xml_child(instrument, "bias-test"); it; it = xml_next(it, "bias-test")) {
        date_day day = date_parse(xml_attr(it, "date"));
        if (day != DATE_NONE && day <= mailing && (newest == DATE_NONE || day > newest))
            newest = day;
    }
    return newest;
}
