#include "instruments.h"

#include <stdio.h>

#include "../base/text.h"
#include "law.h"
#include "plain.h"

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
        /* of a reason that is withheld the category is told too (AP advice, condition 5) */
        const char *text = text_equal(line->disclosure, "full") ? "public" : "category";
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

/* Everything but the reasons that the line does not name; of two with one code the judged one goes along. */
static bool is_told(const xmlNode *child, const void *context)
{
    const struct selection *line = context;
    const char *code = xml_attr(child, "code");
    if (!xml_named(child, "reason"))
        return true;
    if (child != reason_of(child->parent, code))
        return false;
    for (const xmlNode *it = xml_child(line->node, "reason"); it; it = xml_next(it, "reason"))
        if (text_equal(xml_attr(it, "code"), code))
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
