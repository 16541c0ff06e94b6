/* kenbaar snippet: what a body's own decision letter must say of the selection, for that letter's text. By the same gates, claims and
 * duties as the letter: where there is no letter, there is no snippet. */
#include <stdlib.h>

#include "../base/text.h"
#include "../letter.h"
#include "front.h"
#include "snippet_format.h"

struct snippet_job {
    struct front *f;
    struct sources sources;
};

static void print_snippet(FILE *to, const struct front *f, const struct snippet *snippet)
{
    if (text_equal(f->opt.format, "text"))
        snippet_text(to, f->arena, snippet);
    else
        snippet_html(to, snippet);
}

/* One JSON document, whatever became of the letter. */
static void print_json(const struct front *f, const struct letter *letter, const struct snippet *snippet)
{
    char *text = NULL;
    size_t n_bytes = 0;
    FILE *to = open_memstream(&text, &n_bytes);
    if (!to)
        arena_no_memory();
    print_snippet(to, f, snippet);
    if (fclose(to) != 0)
        arena_no_memory();
    print_json_end(stdout, letter->display_id, letter->outcome, f->diag);
    fputs(",\"snippet\":", stdout);
    print_json_string(stdout, letter->outcome == DONE ? text : NULL);
    puts("}");
    free(text);
}

/* Prints the snippet of a letter that is made; one that lacks a duty refuses it. */
static void take(const struct snippet_job *job, struct shop *shop, struct letter *letter)
{
    struct front *f = job->f;
    struct snippet snippet = {0};
    const struct snippet_sources from = {shop->composer, shop->statute, letter->programs, letter->page};
    const struct place at = {.file = job->sources.records[0].name, .record = letter->display_id};
    if (letter->outcome == DONE)
        letter->outcome = snippet_take(&snippet, f->arena, f->diag, &from, &at);
    if (f->opt.json)
        print_json(f, letter, &snippet);
    else if (letter->outcome == DONE)
        print_snippet(stdout, f, &snippet);
    if (letter->outcome != BROKEN)
        front_note_end(f->diag, letter->outcome, &at);
}

static int make(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced)
{
    const struct snippet_job *job = context;
    struct front *f = job->f;
    struct letter letter;
    const struct letter_order order = {.mailing_date = job->sources.mailing_date, .format = "standard", .snippet = true, .stop_after = STOP_LAYOUT};
    front_make(&letter, f->arena, f->diag, shop, slice, sliced, &order);
    take(job, shop, &letter);
    letter_done(&letter);
    return front_status_of(letter.outcome, f->diag);
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct snippet_job *job = context;
    return front_one_record(job->f, &job->sources, make, job);
}

int cmd_snippet(struct front *f)
{
    struct snippet_job job = {.f = f};
    const char *format = f->opt.format;
    if (format && !text_equal(format, "html") && !text_equal(format, "text"))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--format: html text");
    if (f->opt.n_operands > 1)
        diag_note(f->diag, D_OPERANDS, NULL, "RECORD");
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    return front_run(f, run_job, &job);
}
