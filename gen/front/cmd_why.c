/* kenbaar why: each sentence of a letter, and what stands behind it: the clause, what it claims and by what test, the facts that
 * made that true, the duties it fulfils, and the law. It shows a person's data, because that person's letter was asked for. */
#include "../base/text.h"
#include "../compose/wording.h"
#include "../letter.h"
#include "../select/duties.h"
#include "front.h"
#include "why.h"

struct why_job {
    struct front *f;
    struct sources sources;
};

static void find_claims(struct grounds *out, const struct why *w, const struct clause *clause, xmlDoc *facts)
{
    const struct claims *claims = composer_claims(w->shop->composer);
    out->claims = arena_array(w->arena, clause->n_claims + 1, sizeof *out->claims);
    for (size_t i = 0; i < clause->n_claims; i++) {
        const xmlNode *row = claims_row(claims, clause->claims[i]);
        out->claims[out->n_claims++] = (struct ground){
            .row = row,
            .facts = named_facts_of(w->arena, &w->labels, facts, xml_attr(row, "test")),
        };
    }
}

/* Those that this letter owes: a clause may fulfil others elsewhere. */
static void find_duties(struct grounds *out, const struct why *w, const struct clause *clause, size_t program)
{
    const struct duties *duties = statute_duties(w->shop->statute);
    const bool *applying = duties_applying(w->shop->statute, w->letter->programs, program);
    out->duties = arena_array(w->arena, clause->n_duties + 1, sizeof *out->duties);
    for (size_t i = 0; i < clause->n_duties; i++)
        if (applying[clause->duties[i]])
            out->duties[out->n_duties++] = duties->rows[clause->duties[i]].row;
}

struct grounds why_grounds(const struct why *w, const struct sentence *sentence)
{
    struct grounds out = {0};
    const struct catalogue *words = composer_words(w->shop->composer, sentence->letter);
    const struct clause *clause = words && sentence->clause ? wording_clause(words, sentence->clause) : NULL;
    if (!clause)
        return out;
    out.clause = clause->node;
    find_claims(&out, w, clause, programs_facts(w->letter->programs, sentence->program));
    find_duties(&out, w, clause, sentence->program);
    return out;
}

static void print_reasons(const struct why *w, const struct diag *d)
{
    struct sentences sentences = {0};
    if (w->letter->page && w->letter->outcome != REFUSED)
        sentences = sentences_of(w->arena, w->letter->page);
    if (w->is_json)
        why_json(w, d, &sentences);
    else
        why_text(w, d, &sentences);
}

static int explain(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced)
{
    const struct why_job *job = context;
    struct front *f = job->f;
    struct letter letter;
    const struct letter_order order = {
        .mailing_date = job->sources.mailing_date,
        .language = f->opt.language,
        .form = f->opt.form,
        .stop_after = STOP_LAYOUT, /* what does not fit its envelope is no letter either */
    };
    struct why w = {.arena = f->arena, .shop = shop, .letter = &letter, .lang = f->opt.lang, .is_json = f->opt.json};
    if (labels_load(&w.labels, f->arena, f->diag, shop->bundle) != DONE)
        return front_status(f->diag);
    front_make(&letter, f->arena, f->diag, shop, slice, sliced, &order);
    if (letter.outcome != BROKEN) {
        print_reasons(&w, f->diag);
        front_note_end(f->diag, letter.outcome, &(struct place){.file = job->sources.records[0].name, .record = letter.display_id});
    }
    letter_done(&letter);
    return front_status_of(letter.outcome, f->diag);
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct why_job *job = context;
    return front_one_record(job->f, &job->sources, explain, job);
}

int cmd_why(struct front *f)
{
    struct why_job job = {.f = f};
    if (f->opt.language && !options_is_tag(f->opt.language))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--language: nl, en, ...");
    if (f->opt.form && !text_equal(f->opt.form, "separate") && !text_equal(f->opt.form, "annex"))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--form: separate annex");
    if (f->opt.n_operands > 1)
        diag_note(f->diag, D_OPERANDS, NULL, "RECORD");
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    return front_run(f, run_job, &job);
}
