/* kenbaar gates: what must hold before a letter is printed; with a record, which of that holds for it. */
#include <string.h>

#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "front.h"
#include "gates_html.h"
#include "named_facts.h"

/* What the page tells of beside the gates. */
static const struct {
    const char *file, *root;
} page_files[] = {
    {"law/duties.xml", "duties"},
    {"law/claims.xml", "claims"},
    {"law/forbidden.xml", "forbidden"},
    {"wording/nl.xml", "wording"},
};
enum { N_PAGE_FILES = sizeof page_files / sizeof *page_files };

struct gates_job {
    struct front *f;
    bool is_page; /* html */
    struct input gates, page_files[N_PAGE_FILES];
    struct sources sources;
};

/* One cell: what would break the row becomes a space. */
static void print_cell(const char *text)
{
    for (; text && *text; text++)
        putchar((unsigned char)*text < ' ' ? ' ' : *text);
}

static void print_row(bool json, const char *const names[], const char *const cells[], size_t n_cells)
{
    for (size_t i = 0; i < n_cells; i++) {
        if (json) {
            printf("%s\"%s\":", i ? "," : "{", names[i]);
            print_json_string(stdout, cells[i]);
        } else {
            fputs(i ? "\t" : "", stdout);
            print_cell(cells[i]);
        }
    }
}

/* The row's own words in the language of the messages. */
static const char *said(struct front *f, const xmlNode *row, const char *element)
{
    const char *text = xml_text(f->arena, law_in_language(row, element, f->opt.lang == NL ? "nl" : "en"));
    return text ? text : "";
}

/* The table has four columns, now and later; a program that wants more reads JSON. */
static void print_gates(struct front *f, const struct gates *gates)
{
    enum { N_COLUMNS = 4 };
    static const char *const names[] = {"id",         "effect",      "source",       "title",
                                        "message",    "who",         "basis",        "releasable",
                                        "valid-from", "valid-until", "applies-when", "must-hold"};
    enum { N_NAMES = sizeof names / sizeof *names };
    for (size_t i = 0; i < gates->n_rows; i++) {
        const xmlNode *row = gates->rows[i].row;
        const char *cells[N_NAMES];
        for (size_t k = 0; k < N_NAMES; k++) {
            bool is_words = text_equal(names[k], "title") || text_equal(names[k], "message");
            cells[k] = is_words ? said(f, row, names[k]) : xml_attr(row, names[k]);
        }
        print_row(f->opt.json, names, cells, f->opt.json ? N_NAMES : N_COLUMNS);
        puts(f->opt.json ? "}" : "");
    }
}

/* Opens what the page tells of beside the gates. */
static enum outcome open_page(struct gates_page *page, const struct gates_job *job)
{
    const xmlNode **const roots[N_PAGE_FILES] = {&page->duties, &page->claims, &page->forbidden, &page->wording};
    for (size_t i = 0; i < N_PAGE_FILES; i++) {
        struct law_file law;
        enum outcome got = law_open(&law, job->f->arena, job->f->diag, &job->page_files[i], page_files[i].root);
        if (got != DONE)
            return got;
        *roots[i] = law.root;
    }
    return DONE;
}

/* Runs in the sandbox. */
static int list_job(void *context)
{
    struct gates_job *job = context;
    struct front *f = job->f;
    struct law_file law;
    struct gates gates;
    struct gates_page page = {.gates = &gates};
    xml_global_init();
    enum outcome got = law_open(&law, f->arena, f->diag, &job->gates, "gates");
    law.tests = fact_tests_new(f->arena);
    if (got == DONE)
        got = gates_load(&gates, f->arena, &law);
    if (got == DONE && job->is_page)
        got = open_page(&page, job);
    if (got == DONE && job->is_page)
        gates_html(stdout, f->arena, &page);
    else if (got == DONE)
        print_gates(f, &gates);
    return front_finish(f, f->diag, got == DONE ? EXIT_DONE : front_status(f->diag));
}

/* What the facts say at each path that the gate's tests name. */
static struct named_facts values_of(struct front *f, const struct labels *labels, const xmlNode *row, xmlDoc *facts)
{
    const char *applies = xml_attr(row, "applies-when"), *holds = xml_attr(row, "must-hold");
    return named_facts_of(f->arena, labels, facts,
                          arena_printf(f->arena, "%s and %s", applies ? applies : "", holds ? holds : ""));
}

static void print_values(struct front *f, const struct named_facts *values)
{
    fputs(f->opt.json ? ",\"values\":{" : "\t", stdout);
    for (size_t i = 0; i < values->n; i++) {
        const struct named_fact *fact = &values->all[i];
        const char *all = fact->n_values ? fact->values[0] : NULL;
        for (size_t k = 1; k < fact->n_values; k++)
            all = arena_printf(f->arena, "%s, %s", all, fact->values[k]);
        if (f->opt.json) {
            fputs(i ? "," : "", stdout);
            print_json_string(stdout, fact->path);
            putchar(':');
            print_json_string(stdout, all);
        } else {
            print_cell(
                arena_printf(f->arena, "%s%s=%s", i ? "; " : "", fact->path + strlen("/facts/"), all ? all : "-"));
        }
    }
    fputs(f->opt.json ? "}" : "", stdout);
}

static const char *audience_of(const struct front *f, const char *who)
{
    static const char *const names[] = {[CLERK] = "clerk",
                                        [LEGAL] = "legal",
                                        [TEMPLATE_AUTHOR] = "template-author",
                                        [OPERATOR] = "operator",
                                        [DEVELOPER] = "developer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(names[i], who))
            return print_audience((enum audience)i, f->opt.lang);
    return who ? who : "-";
}

/* In words, for whoever can mend it: on standard error, because the table's columns are fixed. */
static void tell(struct front *f, const struct gate *gate)
{
    static const char *const mended_by[] = {[EN] = "can be mended by", [NL] = "te herstellen door"};
    fprintf(stderr, "%s %s: %s\n   %s: %s\n", gate->id, said(f, gate->row, "title"), said(f, gate->row, "message"),
            mended_by[f->opt.lang], audience_of(f, xml_attr(gate->row, "who")));
}

/* The worst that the gates make of this record. */
static enum outcome print_verdicts(struct front *f, const struct shop *shop, struct programs *facts)
{
    static const char *const names[] = {"id", "verdict", "effect", "title", "message", "who"};
    enum { N_COLUMNS = 3, N_NAMES = sizeof names / sizeof *names };
    const struct gates *gates = statute_gates(shop->statute);
    const struct gate_finding *findings = gates_findings(shop->statute, facts);
    enum outcome worst = DONE;
    struct labels labels = {0};
    if (f->opt.show_values && labels_load(&labels, f->arena, f->diag, shop->bundle) != DONE)
        return BROKEN;
    for (size_t i = 0; i < gates->n_rows; i++) {
        const struct gate *gate = &gates->rows[i];
        enum gate_verdict verdict = findings[i].verdict;
        const char *cells[] = {gate->id,
                               gate_verdict_name(verdict),
                               xml_attr(gate->row, "effect"),
                               said(f, gate->row, "title"),
                               said(f, gate->row, "message"),
                               xml_attr(gate->row, "who")};
        print_row(f->opt.json, names, cells, f->opt.json ? N_NAMES : N_COLUMNS);
        if (f->opt.show_values) {
            struct named_facts values = values_of(f, &labels, gate->row, facts->facts);
            print_values(f, &values);
        }
        puts(f->opt.json ? "}" : "");
        bool is_unmet = (verdict == GATE_FAIL || verdict == GATE_UNKNOWN) && !gate->is_silent;
        if (is_unmet && !f->opt.json && (!f->opt.quiet || findings[i].outcome != DONE))
            tell(f, gate);
        worst = outcome_worse(worst, findings[i].outcome);
    }
    return worst;
}

static int judge(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced)
{
    const struct gates_job *job = context;
    struct front *f = job->f;
    const struct letter_order order = {.mailing_date = job->sources.mailing_date};
    struct programs *facts = NULL;
    enum outcome got = sliced;
    if (got == DONE)
        got = letter_facts(&facts, f->arena, f->diag, shop, slice, &order);
    if (facts && got != NONE && got != BROKEN)
        got = outcome_worse(got, print_verdicts(f, shop, facts));
    return front_status_of(got, f->diag);
}

/* Runs in the sandbox. */
static int judge_job(void *context)
{
    struct gates_job *job = context;
    return front_one_record(job->f, &job->sources, judge, job);
}

static int list(struct gates_job *job)
{
    struct front *f = job->f;
    struct bundle bundle = {0};
    enum outcome got = f->opt.bundle ? bundle_read(&bundle, f->arena, f->diag, f->opt.bundle) : DONE;
    if (got == DONE)
        got = front_template(&job->gates, f, &bundle, "law/gates.xml");
    for (size_t i = 0; i < N_PAGE_FILES && got == DONE && job->is_page; i++)
        got = front_template(&job->page_files[i], f, &bundle, page_files[i].file);
    return got == DONE ? front_run(f, list_job, job) : front_status(f->diag);
}

int cmd_gates(struct front *f)
{
    const struct options *opt = &f->opt;
    struct gates_job job = {.f = f, .is_page = text_equal(opt->format, "html")};
    bool is_list = opt->n_operands == 0;
    if (opt->n_operands > 1 || (is_list && (opt->selections || opt->mailing_date || opt->id || opt->show_values)))
        diag_note(f->diag, D_OPERANDS, NULL, "RECORD");
    if (opt->format && (!is_list || (!job.is_page && !text_equal(opt->format, "text"))))
        diag_note(f->diag, D_OPTION_VALUE, NULL, is_list ? "--format: text, html" : "--format: [-b BUNDLE]");
    if (opt->json && job.is_page)
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--format=html, --json");
    if (is_list)
        return f->diag->worst == BROKEN ? EXIT_USAGE : list(&job);
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    return front_run(f, judge_job, &job);
}
