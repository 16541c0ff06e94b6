#include "front.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "../shop.h"
#include "../letter.h"
#include "kenbaar_config.h"

#define MAX_PATH_BYTES 4096

int front_status(const struct diag *d)
{
    return d->exit ? d->exit : EXIT_INTERNAL;
}

int front_status_of(enum outcome outcome, const struct diag *d)
{
    if (outcome == BROKEN)
        return front_status(d);
    return outcome == DONE || outcome == NONE ? EXIT_DONE : EXIT_ANSWER_NO;
}

void front_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                enum outcome sliced, const struct letter_order *order)
{
    *out = (struct letter){.outcome = sliced};
    if (sliced == DONE)
        letter_make(out, arena, d, shop, slice, order);
    else
        out->display_id = record_display_id(arena, slice, NULL);
}

void front_note_end(struct diag *d, enum outcome outcome, const struct place *at)
{
    if (outcome == HELD)
        diag_note(d, D_NOTICE_HELD, at, NULL);
    else if (outcome == REFUSED)
        diag_note(d, D_NOTICE_REFUSED, at, NULL);
}

/* The work of the child process. */
struct child_job {
    struct arena *arena; /* the parent's, of which the child has a copy */
    int (*job)(void *context);
    void *context;
};

static int run_child_job(void *context)
{
    const struct child_job *child = context;
    arena_turn_page(child->arena);
    return child->job(child->context);
}

int front_run(struct front *f, int (*job)(void *context), void *context)
{
    int died_of;
    struct child_job child = {.arena = f->arena, .job = job, .context = context};
    print_notes(&f->printer, f->diag); /* else the child would print them once more */
    diag_clear(f->diag);
    fflush(stdout);
    fflush(stderr);
    int status = sandbox_run(run_child_job, &child, &(struct sandbox_kept){.fds = &f->child_fd, .n = 1}, &died_of);
    if (died_of == SIGSYS)
        diag_note(f->diag, D_SANDBOX_OPEN, NULL, NULL);
    else if (died_of)
        diag_note(f->diag, D_INTERNAL, NULL, "signal %d", died_of);
    return status;
}

int front_finish(struct front *f, const struct diag *d, int status)
{
    print_notes(&f->printer, d);
    bool is_written = fflush(stdout) == 0 && !ferror(stdout);
    if (is_written)
        return status;
    struct diag last;
    diag_init(&last, f->arena);
    diag_note(&last, D_FILE_WRITE, NULL, "%s", strerror(errno));
    print_notes(&f->printer, &last);
    return EXIT_FILES;
}

/* The folder above the one that holds the program, as the kernel names it. NULL when it does not say. */
static const char *folder_above_program(struct arena *arena)
{
    char *path = arena_alloc(arena, MAX_PATH_BYTES);
    ssize_t n_bytes = readlink("/proc/self/exe", path, MAX_PATH_BYTES - 1);
    for (int i = 0; n_bytes > 0 && i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (!slash)
            return NULL;
        *slash = '\0';
    }
    return n_bytes > 0 ? path : NULL;
}

enum outcome front_builtin(const char **out, struct front *f, const char *name)
{
    const char *above = folder_above_program(f->arena);
    if (above) {
        *out = arena_printf(f->arena, "%s/%s", above, name);
        if (access(*out, R_OK) == 0)
            return DONE;
    }
    *out = arena_printf(f->arena, "%s/%s", KENBAAR_DATA_DIR, name);
    if (access(*out, R_OK) == 0)
        return DONE;
    return diag_note(f->diag, D_TEMPLATES_MISSING, &(struct place){.file = *out}, NULL);
}

static enum outcome check_date(date_day *out, struct diag *d, const char *iso)
{
    *out = date_parse(iso);
    if (!iso || *out != DATE_NONE)
        return DONE;
    return diag_note(d, D_OPTION_VALUE, NULL, "--mailing-date: YYYY-MM-DD");
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

/* A bundle that was not named is left empty. */
static enum outcome read_all(struct sources *out, struct front *f)
{
    enum outcome worst = f->opt.bundle ? bundle_read(&out->bundle, f->arena, f->diag, f->opt.bundle) : DONE;
    worst = outcome_worse(worst, files_read(&out->selections, f->arena, f->diag, f->opt.selections));
    if (f->opt.releases)
        worst = outcome_worse(worst, files_read(&out->releases, f->arena, f->diag, f->opt.releases));
    out->records = arena_array(f->arena, f->opt.n_operands, sizeof *out->records);
    for (size_t i = 0; i < f->opt.n_operands; i++) {
        struct input *record = &out->records[out->n_records++];
        worst = outcome_worse(worst, files_read(record, f->arena, f->diag, f->opt.operands[i]));
    }
    return worst;
}

enum outcome front_sources(struct sources *out, struct front *f)
{
    options_need(f->diag, f->opt.bundle, "-b, --bundle");
    options_need(f->diag, f->opt.mailing_date, "-d, --mailing-date");
    return front_sources_of_count(out, f);
}

enum outcome front_sources_of_count(struct sources *out, struct front *f)
{
    const struct options *opt = &f->opt;
    *out = (struct sources){.mailing_date = DATE_NONE};
    options_need(f->diag, opt->selections, "-s, --selections");
    check_date(&out->mailing_date, f->diag, opt->mailing_date);
    check_dashes(opt, f->diag);
    if (opt->n_operands == 0)
        diag_note(f->diag, D_OPERANDS, NULL, "RECORD");
    if (f->diag->worst == BROKEN)
        return BROKEN;
    return read_all(out, f);
}

/* BROKEN (exit 65) when the mailing date lies outside the calendar. */
static enum outcome judge_date(struct diag *d, const struct calendar *calendar, date_day mailing_date)
{
    if (mailing_date >= calendar_start(calendar) && mailing_date <= calendar_horizon(calendar))
        return DONE;
    return diag_note(d, D_MAILING_DATE_OUTSIDE, NULL, NULL);
}

enum outcome front_open_shop(struct shop **out, struct front *f, const struct sources *sources)
{
    enum outcome got = shop_open(out, f->arena, f->diag, &sources->bundle, &sources->selections);
    if (got == DONE)
        got = shop_read_releases(*out, f->arena, f->diag, &sources->releases);
    return got == DONE ? judge_date(f->diag, statute_calendar((*out)->statute), sources->mailing_date) : got;
}

static enum outcome law_file(struct input *out, struct front *f, const struct bundle *bundle, const char *name)
{
    const struct input *file;
    enum outcome got = bundle_need(&file, f->diag, bundle, name);
    if (got == DONE)
        *out = *file;
    return got;
}

enum outcome front_template(struct input *out, struct front *f, const struct bundle *bundle, const char *name)
{
    const char *templates;
    if (bundle->dir)
        return law_file(out, f, bundle, name);
    enum outcome got = front_builtin(&templates, f, "templates");
    return got == DONE ? files_read(out, f->arena, f->diag, arena_printf(f->arena, "%s/%s", templates, name)) : got;
}

enum outcome front_law(struct input *calendar, struct input *remedies, struct front *f, struct bundle *bundle)
{
    struct bundle here;
    if (f->opt.bundle) {
        if (!bundle)
            bundle = &here;
        enum outcome got = bundle_read(bundle, f->arena, f->diag, f->opt.bundle);
        if (got == DONE)
            got = law_file(calendar, f, bundle, "law/calendar.xml");
        return got == DONE ? law_file(remedies, f, bundle, "law/remedies.xml") : got;
    }
    const char *templates;
    enum outcome got = front_builtin(&templates, f, "templates");
    if (got == DONE)
        got = files_read(calendar, f->arena, f->diag, arena_printf(f->arena, "%s/law/calendar.xml", templates));
    if (got == DONE)
        got = files_read(remedies, f->arena, f->diag, arena_printf(f->arena, "%s/law/remedies.xml", templates));
    return got;
}
