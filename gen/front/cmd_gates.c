/* kenbaar gates: what must hold before a letter is printed; with a record, which of that holds for it. */
#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "front.h"
#include "gates_html.h"

struct gates_job {
    struct front *f;
    bool is_page; /* html */
    struct input gates, claims;
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
    puts(json ? "}" : "");
}

static void print_gates(struct front *f, const struct gates *gates)
{
    static const char *const names[] = {"id", "effect", "source", "title"};
    for (size_t i = 0; i < gates->n_rows; i++) {
        const xmlNode *row = gates->rows[i].row;
        const xmlNode *title = law_in_language(row, "title", f->opt.lang == NL ? "nl" : "en");
        const char *cells[] = {gates->rows[i].id, xml_attr(row, "effect"), xml_attr(row, "source"),
                               xml_text(f->arena, title)};
        print_row(f->opt.json, names, cells, sizeof cells / sizeof cells[0]);
    }
}

/* Runs in the sandbox. */
static int list_job(void *context)
{
    struct gates_job *job = context;
    struct front *f = job->f;
    struct law_file law, claims;
    struct gates gates;
    xml_global_init();
    enum outcome got = law_open(&law, f->arena, f->diag, &job->gates, "gates");
    if (got == DONE)
        got = gates_load(&gates, f->arena, &law);
    if (got == DONE && job->is_page)
        got = law_open(&claims, f->arena, f->diag, &job->claims, "claims");
    if (got == DONE && job->is_page)
        gates_html(stdout, f->arena, &gates, claims.root);
    else if (got == DONE)
        print_gates(f, &gates);
    return front_finish(f, f->diag, got == DONE ? EXIT_DONE : front_status(f->diag));
}

/* The worst that the gates make of this record. */
static enum outcome print_verdicts(struct front *f, const struct statute *s, xmlDoc *facts)
{
    static const char *const names[] = {"id", "verdict", "effect"};
    const struct gates *gates = statute_gates(s);
    const enum gate_verdict *verdicts = gates_verdicts(f->arena, s, facts);
    enum outcome worst = DONE;
    for (size_t i = 0; i < gates->n_rows; i++) {
        const struct gate *gate = &gates->rows[i];
        const char *cells[] = {gate->id, gate_verdict_name(verdicts[i]), xml_attr(gate->row, "effect")};
        print_row(f->opt.json, names, cells, sizeof cells / sizeof cells[0]);
        worst = outcome_worse(worst, gate_outcome(gate, verdicts[i]));
    }
    return worst;
}

/* Runs in the sandbox. */
static int judge_job(void *context)
{
    struct gates_job *job = context;
    struct front *f = job->f;
    struct letter_order order = {.mailing_date = job->sources.mailing_date};
    struct shop *shop;
    struct slice slice;
    xmlDoc *facts = NULL;
    xml_global_init();
    enum outcome got = shop_open(&shop, f->arena, f->diag, &job->sources.bundle, &job->sources.selections);
    if (got == DONE)
        got = front_judge_date(f->diag, statute_calendar(shop->statute), order.mailing_date);
    if (got == DONE)
        got = front_find_record(&slice, f->arena, f->diag, &job->sources.records[0], f->opt.id);
    if (got == DONE)
        got = letter_facts(&facts, f->arena, f->diag, shop, &slice, &order);
    if (facts && got != NONE && got != BROKEN)
        got = outcome_worse(got, print_verdicts(f, shop->statute, facts));
    return front_finish(f, f->diag, front_status_of(got, f->diag));
}

static int list(struct gates_job *job)
{
    struct front *f = job->f;
    struct bundle bundle = {0};
    enum outcome got = f->opt.bundle ? bundle_read(&bundle, f->arena, f->diag, f->opt.bundle) : DONE;
    if (got == DONE)
        got = front_template(&job->gates, f, &bundle, "law/gates.xml");
    if (got == DONE && job->is_page)
        got = front_template(&job->claims, f, &bundle, "law/claims.xml");
    return got == DONE ? front_run(f, list_job, job) : front_status(f->diag);
}

int cmd_gates(struct front *f)
{
    const struct options *opt = &f->opt;
    struct gates_job job = {.f = f, .is_page = text_equal(opt->format, "html")};
    bool is_list = opt->n_operands == 0;
    if (opt->n_operands > 1 || (is_list && (opt->selections || opt->mailing_date || opt->id)))
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
