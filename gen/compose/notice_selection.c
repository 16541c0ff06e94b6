/* The part of a notice that is told of each program: what it is, why it chose, from which data, and whether it was tested. */
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "notice_parts.h"

#define MONTH_LEN 7 /* of "2026-05-12" */

/* A program says how it works; of another way of choosing the letter tells the route. */
static bool is_kind_said(const char *route)
{
    return text_equal(route, "risk") || text_equal(route, "match");
}

static void add_instrument(xmlNode *selection, const struct notice *n, size_t number)
{
    const xmlNode *instrument = n->from->programs->each[number - 1].instrument;
    const char *name = notice_printed(n, "program", number), *goal = notice_printed(n, "goal", number);
    xmlNode *node = notice_add(selection, "instrument", NULL);
    if (name) {
        notice_add(node, "name", name);
        notice_set(node, "version", xml_attr(instrument, "version"));
    }
    if (goal)
        notice_add(node, "purpose", goal);
    xmlNode *technique = notice_add(node, "technique", NULL);
    if (is_kind_said(xml_attr(instrument, "route")))
        notice_set(technique, "kind", xml_attr(instrument, "kind"));
    notice_add_sentences(technique, n, number, NULL, "8");
    notice_drop_if_empty(technique);
    xmlNode *high_risk = notice_add(node, "ai-high-risk", NULL);
    notice_add_sentences(high_risk, n, number, NULL, "27");
    notice_drop_if_empty(high_risk);
    xmlNode *registered = notice_add(node, "register", NULL);
    notice_set(registered, "number", notice_if_printed(n, "register-page", number, xml_attr(xml_child(instrument, "register"), "lars")));
    notice_add_sentences(registered, n, number, NULL, "14");
    notice_drop_if_empty(registered);
    const char *retention = notice_printed(n, "retention", number);
    if (retention)
        notice_add(node, "retention", retention);
    notice_drop_if_empty(node);
}

static void add_why(xmlNode *selection, const struct notice *n, size_t number)
{
    const char *ground = notice_printed(n, "withheld-ground", number);
    xmlNode *why = notice_add(selection, "why", NULL);
    notice_add_each(why, n, number, "reason");
    notice_add_each(why, n, number, "category");
    if (ground)
        notice_set(notice_add(why, "withheld", ground), "approved-by", notice_printed(n, "withheld-by", number));
    if (why->children)
        notice_set(why, "disclosure", xml_attr(n->from->programs->each[number - 1].selection, "disclosure"));
    notice_add_sentences(why, n, number, "why", NULL);
    notice_drop_if_empty(why);
}

static void add_data(xmlNode *selection, const struct notice *n, size_t number)
{
    xmlNode *data = notice_add(selection, "data", NULL), *last = NULL;
    for (size_t i = 0; i < n->said.n; i++) {
        const struct sentence *s = &n->said.all[i];
        const bool is_here = notice_speaks_of(n, s, number) && text_equal(s->part, "data");
        const char *what = is_here ? notice_filled_in(s, "data") : NULL;
        const char *source = is_here ? notice_filled_in(s, "source") : NULL;
        if (what)
            notice_add(last = notice_add(data, "kind", NULL), "what", what);
        if (source && last)
            notice_add(last, "source", source);
    }
    const char *non_use = notice_printed(n, "non-use", number);
    if (non_use)
        notice_add(data, "not-used", non_use);
    notice_drop_if_empty(data);
}

/* "2026-05": the letter names the month. */
static const char *month_of(const struct notice *n, const char *day)
{
    return day && strlen(day) > MONTH_LEN ? arena_strndup(n->arena, day, MONTH_LEN) : NULL;
}

static void add_tests(xmlNode *selection, const struct notice *n, size_t number)
{
    const xmlNode *facts = n->from->programs->each[number - 1].tests;
    xmlNode *tests = notice_add(selection, "tests", NULL);
    notice_set(tests, "before", notice_if_printed(n, "test-before-month", number, month_of(n, xml_attr(facts, "before"))));
    notice_set(tests, "last", notice_if_printed(n, "test-month", number, month_of(n, xml_attr(facts, "last"))));
    notice_add_sentences(tests, n, number, "fair", NULL);
    notice_drop_if_empty(tests);
}

void notice_add_selection(struct notice *n, size_t number)
{
    const xmlNode *facts = n->from->programs->each[number - 1].selection;
    xmlNode *selection = notice_add(n->root, "selection", NULL);
    notice_set(selection, "date", notice_if_printed(n, "selection-date", number, xml_attr(facts, "date")));
    notice_set(selection, "route", xml_attr(facts, "route"));
    add_instrument(selection, n, number);
    add_why(selection, n, number);
    add_data(selection, n, number);
    add_tests(selection, n, number);
}
