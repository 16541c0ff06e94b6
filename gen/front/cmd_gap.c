/* kenbaar gap: how many cases that a program selected got a decision without a notice. Only counts come out; the notes tell what is
 * wrong and in which file, `check` tells of whom. With a bundle and a mailing date each record is judged as `check` judges it, so that
 * held and refused are known; without them only the start tag of a record is looked at. With runs or ledgers what was noticed is known. */
#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "front.h"
#include "gap_format.h"

#define TOO_FEW_TO_TELL 10

enum gap_format { FORMAT_TEXT, FORMAT_CSV, FORMAT_SVG, FORMAT_JSON, FORMAT_N };
static const char *const formats[FORMAT_N] = {"text", "csv", "svg", "json"};

struct gap_job {
    struct front *f;
    struct sources sources;
    struct input log_schema;
    bool is_judged;
    enum gap_format format;
    void *notices; /* of --notices; NULL: none given */
};

/* What the files are counted with. */
struct counting {
    struct front *f;
    struct gap *gap;
    struct shop *shop; /* NULL: records are counted, not judged */
    struct letter_order order;
    struct arena *arena; /* of one record, reset between records */
    const void *notices;
};

/* As `check` does it. */
static enum outcome judge(struct counting *c, struct diag *d, const struct slice *slice)
{
    struct letter letter;
    letter_make(&letter, c->arena, d, c->shop, slice, &c->order);
    letter_done(&letter);
    return letter.outcome;
}

/* No case and no person comes out, neither on standard error: a note without its record, its line and, for the eyes of others, its
 * file, whose name may be that of a case. */
static void forget_whose(struct diag *d, bool is_public)
{
    for (struct note *it = d->first; it; it = it->next) {
        it->at.record = NULL;
        it->at.line = 0;
        if (is_public)
            it->at.file = NULL;
    }
}

/* sliced: what the splitter said of it. A record with faults is a decision all the same. */
static int count_record(void *context, struct diag *d, const struct slice *slice, enum outcome sliced)
{
    struct counting *c = context;
    struct place at = {
        .file = slice->in->name,
        .line = slice->line,
        .record = record_display_id(c->arena, slice, NULL),
    };
    const bool is_noticed = c->notices && sliced != BROKEN && c->f->mail_room->has_notice(c->notices, slice->body, slice->id);
    enum outcome outcome = is_noticed ? DONE : sliced == DONE && c->shop ? judge(c, d, slice) : sliced;
    bool has_line = true;
    if (is_noticed)
        has_line = gap_add_noticed(c->gap, c->arena, slice);
    else if (outcome != BROKEN)
        has_line = gap_add(c->gap, c->arena, slice, outcome);
    if (!has_line && !diag_has(d, D_NO_SELECTION))
        outcome = outcome_worse(outcome, diag_note(d, D_NO_SELECTION, &at, NULL));
    if (c->shop)
        front_note_end(d, outcome, &at);
    forget_whose(d, c->f->opt.is_public);
    print_notes(&c->f->printer, d);
    return front_status_of(outcome, d);
}

static void print_table(const struct gap_job *job, const struct gap_table *table)
{
    static void (*const prints[FORMAT_N])(const struct gap_print *p, const struct gap_table *table) = {
        [FORMAT_TEXT] = gap_print_text,
        [FORMAT_CSV] = gap_print_csv,
        [FORMAT_SVG] = gap_print_chart,
        [FORMAT_JSON] = gap_print_json,
    };
    struct gap_print print = {.to = stdout, .lang = job->f->opt.lang, .is_public = job->f->opt.is_public};
    prints[job->format](&print, table);
}

static void add_counts(struct gap *g, const struct gap_job *job)
{
    const char *instrument;
    long noticed;
    if (!job->notices)
        return;
    gap_expect_notices(g);
    for (size_t i = 0; job->f->mail_room->notice_count(job->notices, i, &instrument, &noticed); i++)
        gap_add_count(g, instrument, noticed > 0 ? (size_t)noticed : 0);
}

/* Figures over a part of the input would be untrue: after an unusable file there are none. */
static int count_all(struct gap_job *job, const struct selections *log, struct shop *shop)
{
    struct gap_table table;
    struct counting c = {
        .f = job->f,
        .gap = gap_new(job->f->arena, log),
        .shop = shop,
        .order = {.mailing_date = job->sources.mailing_date},
        .arena = arena_new(),
        .notices = job->notices,
    };
    add_counts(c.gap, job);
    const struct walk walk = {.f = job->f, .arena = c.arena, .take = count_record, .context = &c};
    int highest = front_each_record(&walk, &job->sources);
    arena_free(c.arena);
    if (highest > EXIT_ANSWER_NO)
        return highest;

    gap_close(&table, c.gap, job->is_judged);
    bool is_for_others = job->format == FORMAT_SVG || job->f->opt.is_public;
    if (is_for_others && !gap_hide(&table, job->f->arena, TOO_FEW_TO_TELL)) { /* rather no table at all than one that tells */
        diag_note(job->f->diag, D_INTERNAL, NULL, "gap");
        return front_status(job->f->diag);
    }
    print_table(job, &table);
    return table.total.count[GAP_GAP] > 0 ? EXIT_ANSWER_NO : highest;
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct gap_job *job = context;
    struct diag *d = job->f->diag;
    struct arena *arena = job->f->arena;
    struct shop *shop = NULL;
    struct selections *log = NULL;
    enum outcome got;
    xml_global_init();

    if (job->is_judged) {
        got = front_open_shop(&shop, job->f, &job->sources);
        log = got == DONE ? shop->selections : NULL;
    } else {
        struct schema *schema;
        got = schema_load(&schema, arena, d, &job->log_schema);
        if (got == DONE)
            got = selections_load(&log, arena, d, schema, &job->sources.selections);
    }
    int status = got == DONE ? count_all(job, log, shop) : front_status(d);
    return front_finish(job->f, d, status);
}

static void check_format(struct gap_job *job, const struct options *opt, struct diag *d)
{
    job->format = opt->json ? FORMAT_JSON : FORMAT_TEXT;
    if (!opt->format)
        return;
    for (int i = 0; i < FORMAT_N; i++) {
        if (text_equal(formats[i], opt->format)) {
            job->format = (enum gap_format)i;
            return;
        }
    }
    diag_note(d, D_OPTION_VALUE, NULL, "--format: text, csv, svg, json");
}

int cmd_gap(struct front *f)
{
    struct gap_job job = {.f = f, .is_judged = f->opt.mailing_date != NULL};
    check_format(&job, &f->opt, f->diag);
    if ((job.is_judged ? front_sources : front_sources_of_count)(&job.sources, f) != DONE)
        return front_status(f->diag);
    if (!job.is_judged && front_template(&job.log_schema, f, &job.sources.bundle, "schema/selections.xsd") != DONE)
        return front_status(f->diag);
    if (f->opt.n_notices > 0 && !(job.notices = f->mail_room->read_notices(f)))
        return front_status(f->diag);
    return front_run(f, run_job, &job);
}
