#include "cells.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/buf.h"
#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/law.h"

#define MAX_LOG_BYTES ((size_t)1 << 20)

const char *const purposes[PURPOSE_N] = {"service", "correction", "control", "backlog"};
const char *const disclosures[DISCLOSURE_N] = {"full", "category", "withheld"};
const char *const addressees[ADDRESSEE_N] = {"subject", "representative", "legal", "sole-trader"};
const char *const forms[FORM_N] = {"separate", "annex"};

/* The text with {name} replaced; once. */
static char *fill(struct arena *arena, const char *text, const char *name, const char *value)
{
    const char *at = strstr(text, name);
    return at ? arena_printf(arena, "%.*s%s%s", (int)(at - text), text, value, at + strlen(name)) : arena_strdup(arena, text);
}

static void read_axes(struct axes *axes, struct workshop *w)
{
    xmlDoc *doc;
    const struct input *in = bundle_file(&w->bundle, "law/pairs.xml");
    if (!in || xml_parse(&doc, w->arena, &w->diag, in, 1) != DONE)
        workshop_stop(&w->diag, "law/pairs.xml");
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (int automated = 0; automated < 2; automated++) {
        for (const xmlNode *it = xml_child(root, "kind"); it; it = xml_next(it, "kind")) {
            const char *routes = xml_attr(it, "routes");
            for (size_t n; *routes && axes->n_ways < 2 * MAX_PER_AXIS; routes += n + strspn(routes + n, " ")) {
                n = strcspn(routes, " ");
                axes->ways[axes->n_ways++] = (struct way){xml_attr(it, "id"), arena_strndup(w->arena, routes, n), automated};
            }
        }
    }
    for (const xmlNode *it = xml_child(root, "outcome"); it && axes->n_outcomes < MAX_PER_AXIS; it = xml_next(it, "outcome"))
        axes->outcomes[axes->n_outcomes++] = xml_attr(it, "id");
}

static bool profiles(const char *kind)
{
    return law_lists("rules-risk profile learned signal-enriched mixed", kind);
}

bool cells_is_light(const struct way *way)
{
    return law_lists("random all rule signal manual", way->route);
}

static const char *instrument_id(struct arena *arena, const char *kind, size_t purpose)
{
    return arena_printf(arena, "tafel-%s-%s", kind, purposes[purpose]);
}

static struct input input_of(const char *text)
{
    return (struct input){.bytes = text, .n_bytes = strlen(text)};
}

static void add_instruments(struct table *t)
{
    struct arena *arena = t->w.arena;
    const char *blank = workshop_file(&t->w, "tests/variants/instrument.xml").bytes;
    blank = strstr(blank, "<instrument "); /* the comment before it names what is filled in */
    for (size_t i = 0; i < t->axes.n_ways; i++) {
        for (size_t p = 0; p < PURPOSE_N; p++) {
            const char *kind = t->axes.ways[i].kind, *id = instrument_id(arena, kind, p);
            char *text = fill(arena, blank, "{id}", id);
            text = fill(arena, text, "{kind}", kind);
            text = fill(arena, text, "{purpose}", purposes[p]);
            text = fill(arena, text, "{profiling}", profiles(kind) ? "yes" : "no");
            t->bundle = workshop_with(arena, &t->bundle, arena_printf(arena, "instruments/%s-1.xml", id), input_of(text));
        }
    }
}

/* The case of a way, purpose and disclosure: its line in the log says how it was selected. */
static const char *case_of(struct arena *arena, const struct cell *cell)
{
    return arena_printf(arena, "T-%zu-%zu-%zu", cell->way, cell->purpose, cell->disclosure);
}

static void add_line(const struct table *t, struct buf *log, const struct cell *cell)
{
    const struct way *way = &t->axes.ways[cell->way];
    buf_printf(log, "<selection body=\"tafelstad\" case=\"%s\" date=\"2026-11-20\" instrument=\"%s\" version=\"1\" route=\"%s\" disclosure=\"%s\">",
               case_of(t->w.arena, cell), instrument_id(t->w.arena, way->kind, cell->purpose), way->route, disclosures[cell->disclosure]);
    if (!law_lists("random all", way->route))
        buf_str(log, "<reason code=\"inkomen\"/>");
    if (cell->disclosure == 2)
        buf_str(log, "<withheld ground=\"Woo, artikel 5.1, lid 2, onder d\" approved-by=\"juridisch adviseur\"/>");
    buf_str(log, "</selection>\n");
}

static struct input log_of(const struct table *t)
{
    struct buf log;
    buf_init(&log, MAX_LOG_BYTES);
    buf_printf(&log, "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"%zu\">\n", t->axes.n_ways * PURPOSE_N * DISCLOSURE_N);
    struct cell cell = {0};
    for (cell.way = 0; cell.way < t->axes.n_ways; cell.way++)
        for (cell.purpose = 0; cell.purpose < PURPOSE_N; cell.purpose++)
            for (cell.disclosure = 0; cell.disclosure < DISCLOSURE_N; cell.disclosure++)
                add_line(t, &log, &cell);
    buf_str(&log, "</selections>\n");
    struct input in = input_of(arena_strndup(t->w.arena, log.bytes, log.n_bytes));
    in.name = "table.xml";
    buf_done(&log);
    return in;
}

void cells_prepare(struct table *t)
{
    workshop_open(&t->w);
    struct workshop *w = &t->w;
    read_axes(&t->axes, w);
    t->bundle = workshop_with(w->arena, &w->bundle, "bodies/tafelstad.xml", workshop_file(w, "tests/variants/body.xml"));
    add_instruments(t);
    struct input samples_log = w->log; /* which rules.c wants again */
    w->log = log_of(t);
    t->shop = workshop_shop(w, w->arena, &w->diag, &t->bundle);
    w->log = samples_log;
    if (!t->shop)
        workshop_stop(&w->diag, "the bundle of the table");
    t->record = strstr(workshop_file(w, "tests/variants/record.xml").bytes, "<record ");
    t->n_cells = t->axes.n_ways * PURPOSE_N * t->axes.n_outcomes * COLUMN_N;
}

struct cell cells_at(const struct table *t, size_t i)
{
    struct cell cell;
    cell.form = i % FORM_N;
    cell.addressee = (i /= FORM_N) % ADDRESSEE_N;
    cell.disclosure = (i /= ADDRESSEE_N) % DISCLOSURE_N;
    cell.outcome = (i /= DISCLOSURE_N) % t->axes.n_outcomes;
    cell.purpose = (i /= t->axes.n_outcomes) % PURPOSE_N;
    cell.way = i / PURPOSE_N;
    return cell;
}

static const char *addressee_of(const struct cell *cell)
{
    static const char *const texts[ADDRESSEE_N] = {
        "role=\"subject\" kind=\"natural\"><name>J. de Vries</name>",
        "role=\"representative\" kind=\"natural\"><name>mr. A. Bakker</name><on-behalf-of>J. de Vries</on-behalf-of>",
        "role=\"subject\" kind=\"legal\"><name>Bakkerij De Vries B.V.</name>",
        "role=\"subject\" kind=\"sole-trader\"><name>Bakkerij De Vries</name>",
    };
    return texts[cell->addressee];
}

/* Each outcome with the remedy that belongs to it most often. */
static const char *decision_of(struct arena *arena, const char *outcome, bool automated)
{
    const char *remedy = "remedy=\"bezwaar\"";
    if (text_equal(outcome, "intention"))
        remedy = "remedy=\"zienswijze\" term-days=\"14\"";
    else if (text_equal(outcome, "objection-decided"))
        remedy = "remedy=\"beroep\" authority=\"rechtbank-midden\"";
    bool is_sanction = text_equal(outcome, "sanction"), asks = is_sanction || text_equal(outcome, "recovery");
    return arena_printf(arena, "outcome=\"%s\" automated=\"%s\" requires-action=\"%s\" breach-found=\"%s\" %s", outcome,
                        automated ? "yes" : "no", asks ? "yes" : "no", is_sanction ? "yes" : "no", remedy);
}

struct printed cells_print(const struct table *t, struct arena *arena, const struct cell *cell)
{
    const struct way *way = &t->axes.ways[cell->way];
    const char *review = "<review date=\"2026-11-25\" role=\"inkomensconsulent\" department=\"Inkomen\" saw-whole-file=\"yes\" "
                         "may-deviate=\"yes\" own-assessment=\"yes\"/>";
    char *text = fill(arena, t->record, "{case}", case_of(arena, cell));
    text = fill(arena, text, "{addressee}", addressee_of(cell));
    text = fill(arena, text, "{subject}", text_equal(addressees[cell->addressee], "legal") ? "aanvraag-subsidie" : "aanvraag-bijstand"); /* a firm gets none */
    const char *decision = decision_of(arena, t->axes.outcomes[cell->outcome], way->automated);
    const char *match = cell->form ? " match-code=\"AB-12\"" : ""; /* an annex is joined to its decision */
    text = fill(arena, text, "{decision}", arena_printf(arena, "%s%s", decision, match));
    text = fill(arena, text, "{review}", way->automated ? "" : review);

    struct input *in = arena_alloc(arena, sizeof *in);
    *in = input_of(text);
    in->name = "cell.xml";
    struct slice *slices;
    struct diag d;
    diag_init(&d, arena);
    if (workshop_slices(&slices, arena, &d, in) != 1)
        workshop_stop(&d, "a cell's record");
    struct letter_order order = {.mailing_date = t->w.mailing_date, .form = forms[cell->form]};
    if (cell->form) /* English once: the other half of the cells says the same in Dutch */
        order.language = "nl";
    return workshop_print(arena, t->shop, &slices[0], &order);
}
