/* kenbaar run plan, render, close, all: options and operands become the order of each step; its counts become an exit status. */
#include <errno.h>
#include <stdlib.h>

#include "../../base/text.h"
#include "../../batch/close.h"
#include "../../batch/plan.h"
#include "../../batch/render.h"
#include "kenbaar_config.h"
#include "progress.h"
#include "run.h"

#define MAX_JOBS   1024
#define MAX_SHARDS 9999

const char *run_operand(struct front *f)
{
    if (f->opt.n_operands == 1)
        return f->opt.operands[0];
    diag_note(f->diag, D_OPERANDS, NULL, "RUN");
    return NULL;
}

long run_number(struct diag *d, const char *value, const char *option, long most)
{
    if (!value)
        return 0;
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    bool is_number = errno == 0 && *end == '\0' && value[0] >= '1' && value[0] <= '9' && number <= most;
    if (!is_number)
        diag_note(d, D_OPTION_VALUE, NULL, "%s: 1 - %ld", option, most);
    return is_number ? number : 0;
}

static void show_plan(void *context, const struct plan_progress *at)
{
    static const char *const names[] = {[PLAN_READ] = "read", [PLAN_INTAKE] = "intake", [PLAN_CHECK] = "check", [PLAN_CUT] = "cut"};
    const char *unit = at->step <= PLAN_INTAKE ? "MB" : NULL;
    progress_show(context, names[at->step],
                  &(struct progress_count){at->done, at->total, at->counts.made, at->counts.refused, at->counts.held, unit});
}

static void show_render(void *context, const struct render_progress *at)
{
    progress_show(context, "render", &(struct progress_count){.done = at->made + at->refused, .total = at->pieces, .made = at->made, .refused = at->refused});
}

static void show_close(void *context, long shards, long done)
{
    progress_show(context, "close", &(struct progress_count){.done = done, .total = shards});
}

/* Standard input can be one file only. */
static void check_dashes(const struct options *opt, struct diag *d)
{
    int n_dashes = text_equal(opt->selections, "-") + text_equal(opt->releases, "-");
    for (size_t i = 0; i < opt->n_operands; i++)
        n_dashes += text_equal(opt->operands[i], "-");
    if (n_dashes > 1)
        diag_note(d, D_STDIN_TWICE, NULL, NULL);
}

/* All faults of the command line at once. */
static enum outcome order_of(struct plan_order *out, struct front *f)
{
    const struct options *opt = &f->opt;
    struct diag *d = f->diag;
    options_need(d, opt->bundle, "-b, --bundle");
    options_need(d, opt->selections, "-s, --selections");
    options_need(d, opt->mailing_date, "-d, --mailing-date");
    options_need(d, opt->out, "--out");
    date_day day = opt->mailing_date ? date_parse(opt->mailing_date) : DATE_NONE;
    if (opt->mailing_date && day == DATE_NONE)
        diag_note(d, D_OPTION_VALUE, NULL, "--mailing-date: YYYY-MM-DD");
    if (opt->form && !text_equal(opt->form, "separate") && !text_equal(opt->form, "annex"))
        diag_note(d, D_OPTION_VALUE, NULL, "--form: separate annex");
    check_dashes(opt, d);
    if (opt->n_operands == 0)
        diag_note(d, D_OPERANDS, NULL, "RECORD");
    *out = (struct plan_order){
        .run = opt->out,
        .selections = opt->selections,
        .releases = opt->releases,
        .operands = opt->operands,
        .n_operands = opt->n_operands,
        .mailing_date = day,
        .options = {.envelope = opt->envelope, .form = opt->form, .sort = opt->sort, .embed = opt->embed,
                    .shards = run_number(d, opt->shards, "--shards", MAX_SHARDS)},
        .lang = opt->lang,
        .n_workers = (int)run_number(d, opt->jobs, "-j", MAX_JOBS),
        .watch = show_plan,
    };
    return d->worst;
}

static struct plan_maker this_program(struct arena *arena)
{
    struct version_row *rows = arena_array(arena, VERSION_LIBRARIES, sizeof *rows);
    struct plan_library *out = arena_array(arena, VERSION_LIBRARIES, sizeof *out);
    version_libraries(rows);
    for (size_t i = 0; i < VERSION_LIBRARIES; i++)
        out[i] = (struct plan_library){.name = rows[i].name, .version = rows[i].version};
    return (struct plan_maker){"kenbaar " KENBAAR_VERSION, KENBAAR_LETTER_FORMAT, out, VERSION_LIBRARIES};
}

int run_plan(struct front *f, struct plan *plan)
{
    struct plan_order order;
    struct bundle bundle;
    struct progress progress;
    struct planned planned;
    if (order_of(&order, f) == BROKEN)
        return EXIT_USAGE;
    if (bundle_read(&bundle, f->arena, f->diag, f->opt.bundle) != DONE)
        return front_status(f->diag);
    order.bundle = &bundle;
    const struct plan_maker maker = this_program(f->arena);
    order.program = maker.program;
    order.letter_format = maker.letter_format;
    order.libraries = maker.libraries;
    order.n_libraries = maker.n_libraries;
    order.context = &progress;
    progress_begin(&progress, f);
    enum outcome got = plan_make(&planned, f->arena, f->diag, &order);
    progress_end(&progress);
    if (got == BROKEN)
        return front_status(f->diag);
    *plan = planned.plan;
    return plan->counts.refused + plan->counts.held > 0 ? EXIT_ANSWER_NO : EXIT_DONE;
}

int run_render(struct front *f, const char *run, bool is_alone)
{
    struct shard_choice choice = {0};
    struct progress progress;
    struct rendered rendered;
    int n_workers = (int)run_number(f->diag, f->opt.jobs, "-j", MAX_JOBS);
    if (f->diag->worst == BROKEN || (!is_alone && shard_choose(&choice, f->diag, f->opt.shard) == BROKEN))
        return front_status(f->diag);
    progress_begin(&progress, f);
    enum outcome got = render_run(&rendered, f->arena, f->diag,
                                  &(struct render_order){.run = run, .n_workers = n_workers, .maker = this_program(f->arena), .choice = choice,
                                                         .watch = show_render, .context = &progress});
    progress_end(&progress);
    if (got == BROKEN)
        return front_status(f->diag);
    return rendered.progress.refused > 0 ? EXIT_ANSWER_NO : EXIT_DONE;
}

/* What an operator must not overlook: the night goes on without these decisions. */
static void note_lists(struct front *f, const char *run, long refused, long held)
{
    if (refused > 0)
        diag_note(f->diag, D_RECORDS_REFUSED, &(struct place){.file = arena_printf(f->arena, "%s/refused.csv", run)}, "%ld", refused);
    if (held > 0)
        diag_note(f->diag, D_RECORDS_HELD, &(struct place){.file = arena_printf(f->arena, "%s/held.csv", run)}, "%ld", held);
}

int run_close(struct front *f, const char *run, long *refused_late)
{
    struct progress progress;
    struct closed closed;
    progress_begin(&progress, f);
    enum outcome got = close_run(&closed, f->arena, f->diag,
                                 &(struct close_order){.run = run, .lang = f->opt.lang, .watch = show_close, .context = &progress});
    progress_end(&progress);
    if (got == BROKEN)
        return front_status(f->diag);
    *refused_late = closed.refused_at_render;
    return closed.refused_at_render > 0 ? EXIT_ANSWER_NO : EXIT_DONE;
}

static int higher(int a, int b)
{
    return a > b ? a : b;
}

int cmd_run_plan(struct front *f)
{
    struct plan plan;
    int status = run_plan(f, &plan);
    if (status > EXIT_ANSWER_NO)
        return status;
    note_lists(f, f->opt.out, plan.counts.refused, plan.counts.held);
    return higher(status, run_print_status(f, f->opt.out));
}

int cmd_run_render(struct front *f)
{
    const char *run = run_operand(f);
    return run ? run_render(f, run, false) : EXIT_USAGE;
}

int cmd_run_close(struct front *f)
{
    const char *run = run_operand(f);
    long late = 0;
    const int status = run ? run_close(f, run, &late) : EXIT_USAGE;
    note_lists(f, run, late, 0);
    return status;
}

int cmd_run_all(struct front *f)
{
    struct plan plan;
    long late = 0;
    int status = run_plan(f, &plan);
    if (status <= EXIT_ANSWER_NO)
        status = higher(status, run_render(f, f->opt.out, true));
    if (status <= EXIT_ANSWER_NO)
        status = higher(status, run_close(f, f->opt.out, &late));
    if (status > EXIT_ANSWER_NO)
        return status;
    note_lists(f, f->opt.out, plan.counts.refused + late, plan.counts.held);
    return higher(status, run_print_status(f, f->opt.out));
}
