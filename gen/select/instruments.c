#include "instruments.h"

#include <stdio.h>
#include <stdlib.h>

#include "../base/text.h"
#include "law.h"
#include "plain.h"

#define DEFAULT_INTERVAL_MONTHS 12 /* design section 6, gate G2: policy unless the body says otherwise */
#define MAX_TESTS               200

/* Labels of the log's fields, for notes. */
static struct place line_place(const struct place *at, const struct selection *line, const char *en, const char *nl)
{
    struct place here = *at;
    here.line = line->line;
    here.field[EN] = en;
    here.field[NL] = nl;
    return here;
}

/* Was the version in use on the day of the selection? The day itself may be the first or the last. */
static bool is_in_use(const xmlNode *instrument, date_day day)
{
    date_day from, until;
    return law_validity(&from, &until, instrument) && from <= day && day <= until;
}

static bool has_dutch(const xmlNode *reason, const char *name)
{
    const xmlNode *text = law_in_language(reason, name, "nl");
    for (const xmlNode *it = text ? text->children : NULL; it; it = it->next)
        if (!xmlIsBlankNode(it))
            return true;
    return false;
}

static const xmlNode *reason_of(const xmlNode *instrument, const char *code)
{
    for (const xmlNode *it = xml_child(instrument, "reason"); it; it = xml_next(it, "reason"))
        if (text_equal(xml_attr(it, "code"), code))
            return it;
    return NULL;
}

/* Gate G9: in the catalogue, not a draft, with Dutch words for what the line may disclose. */
static enum outcome check_reasons(struct diag *d, const struct statute *s, const xmlNode *instrument,
                                  const struct selection *line, const struct place *at)
{
    struct place here = line_place(at, line, "Selection: reason", "Selectie: reden");
    enum outcome worst = DONE;
    const xmlNode *named = xml_child(line->node, "reason");
    if (!named && pairs_owes_reason(&s->pairs, line->route))
        return diag_note(d, D_GATE_REASON, &here, "reason");
    for (; named; named = xml_next(named, "reason")) {
        const char *code = xml_attr(named, "code");
        const xmlNode *reason = reason_of(instrument, code);
        const char *text = text_equal(line->disclosure, "category") ? "category" : "public";
        const char *lack = NULL;
        if (!reason)
            lack = "not in the catalogue";
        else if (text_equal(xml_attr(reason, "status"), "draft"))
            lack = "status=\"draft\"";
        else if (!has_dutch(reason, text))
            lack = "no Dutch text";
        if (lack)
            worst = outcome_worse(worst, diag_note(d, D_GATE_REASON, &here, "%s %s: %s: %s", line->instrument,
                                                   line->version, code ? code : "reason", lack));
    }
    return worst;
}

enum outcome instruments_find(const xmlNode **out, struct diag *d, const struct statute *s,
                              const struct selection *line, const struct place *at)
{
    bool is_known;
    struct place here = line_place(at, line, "Selection: instrument", "Selectie: instrument");
    enum outcome got = statute_instrument(out, &is_known, d, s, line->instrument, line->version);
    if (got != DONE)
        return got;
    if (!*out)
        return diag_note(d, is_known ? D_INSTRUMENT_VERSION_UNKNOWN : D_INSTRUMENT_UNKNOWN, &here, "%s %s",
                         line->instrument, line->version);

    if (!is_in_use(*out, line->date))
        got = outcome_worse(got, diag_note(d, D_INSTRUMENT_NOT_VALID, &here, "%s %s", line->instrument, line->version));
    const char *routes = pairs_routes(&s->pairs, xml_attr(*out, "kind"));
    here = line_place(at, line, "Selection: route", "Selectie: route");
    if (!law_lists(routes, line->route))
        got = outcome_worse(got, diag_note(d, D_ROUTE_MISFIT, &here, "%s", routes ? routes : "-"));
    return outcome_worse(got, check_reasons(d, s, *out, line, at));
}

/* Everything but the reasons that the line does not name. */
static bool is_told(const xmlNode *child, const void *context)
{
    const struct selection *line = context;
    if (!xml_named(child, "reason"))
        return true;
    for (const xmlNode *it = xml_child(line->node, "reason"); it; it = xml_next(it, "reason"))
        if (text_equal(xml_attr(it, "code"), xml_attr(child, "code")))
            return true;
    return false;
}

void instruments_add(xmlNode *facts, const xmlNode *instrument, const struct selection *line)
{
    char line_text[24];
    xmlNode *copy = plain_copy(facts, instrument, is_told, line);
    snprintf(line_text, sizeof line_text, "%ld", xml_line(instrument));
    plain_attr(copy, "line", line_text);
}

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

struct test {
    date_day date;
    const xmlNode *node;
};

static int by_date(const void *left, const void *right)
{
    const struct test *a = left, *b = right;
    return (a->date > b->date) - (a->date < b->date);
}

/* The tests of one kind that were done by the day of the selection, oldest first. */
static size_t tests_done(struct test *out, const xmlNode *instrument, const char *when, date_day until)
{
    size_t n_tests = 0;
    for (const xmlNode *it = xml_child(instrument, "bias-test"); it && n_tests < MAX_TESTS;
         it = xml_next(it, "bias-test")) {
        date_day date = date_parse(xml_attr(it, "date"));
        bool is_done = date != DATE_NONE && date <= until && !text_equal(xml_attr(it, "outcome"), "none-done");
        if (is_done && text_equal(xml_attr(it, "when"), when))
            out[n_tests++] = (struct test){date, it};
    }
    qsort(out, n_tests, sizeof *out, by_date);
    return n_tests;
}

/* Was no test late, and is none due on the day of the selection? */
static bool are_within_interval(const struct test *tests, size_t n_tests, date_day start, date_day selection,
                                int months)
{
    date_day due = months_later(start, months);
    for (size_t i = 0; i < n_tests; i++) {
        if (tests[i].date > due)
            return false;
        if (tests[i].date >= start)
            due = months_later(tests[i].date, months);
    }
    return selection <= due;
}

/* The finding of the last test goes along, so that words and test belong together. */
static void add_finding(xmlNode *tests, const struct test *last)
{
    plain_attr(tests, "outcome", xml_attr(last->node, "outcome"));
    for (const xmlNode *it = xml_child(last->node, "finding"); it; it = xml_next(it, "finding"))
        plain_copy(tests, it, NULL, NULL);
}

static int interval_of(const xmlNode *instrument, const xmlNode *body)
{
    int months = law_number(xml_child(body, "test-interval"), "months", DEFAULT_INTERVAL_MONTHS);
    return law_number(xml_child(instrument, "test-interval"), "months", months);
}

void instruments_add_tests(xmlNode *facts, const xmlNode *instrument, const xmlNode *body, date_day selection)
{
    struct test before[MAX_TESTS], periodic[MAX_TESTS];
    date_day start, until;
    bool has_start = law_validity(&start, &until, instrument);
    date_day last_before = has_start && start < selection ? start : selection;
    size_t n_before = tests_done(before, instrument, "before", last_before);
    size_t n_periodic = tests_done(periodic, instrument, "periodic", selection);
    int months = interval_of(instrument, body);

    xmlNode *tests = plain_element(facts, "tests");
    char text[24];
    if (n_before)
        plain_attr(tests, "before", xml_attr(before[n_before - 1].node, "date"));
    if (n_periodic)
        plain_attr(tests, "last", xml_attr(periodic[n_periodic - 1].node, "date"));
    bool in_time = has_start && are_within_interval(periodic, n_periodic, start, selection, months);
    plain_attr(tests, "all-later-within-interval", in_time ? "yes" : "no");
    snprintf(text, sizeof text, "%d", months);
    plain_attr(tests, "interval-months", text);
    if (n_periodic)
        add_finding(tests, &periodic[n_periodic - 1]);
    else if (n_before)
        add_finding(tests, &before[n_before - 1]);
}
