/* kenbaar doctor: is this machine fit, and does the bundle still know enough days? */
#include <string.h>
#include <time.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "front.h"

#define SECONDS_A_DAY 86400

struct doctor_job {
    struct front *f;
    struct bundle bundle; /* empty without -b */
    struct input calendar, remedies;
    struct input fonts; /* without -b: fonts/FONTS of the built-in ones, a line each, # before a remark */
    struct sandbox_state offered; /* asked outside: inside, the kernel answers nothing any more */
};

static void print_row(struct doctor_job *job, const char *name, const char *value)
{
    if (!job->f->opt.json) {
        printf("%s\t%s\n", name, value);
        return;
    }
    fputs(",", stdout);
    print_json_string(stdout, name);
    fputs(":", stdout);
    print_json_string(stdout, value);
}

/* What the kernel offers; that it is in force is shown by the child that prints the rest. */
static bool print_sandbox(struct doctor_job *job)
{
    static const char *const yes_no[][LANGUAGE_N] = {{[EN] = "no", [NL] = "nee"}, {[EN] = "yes", [NL] = "ja"}};
    enum language lang = job->f->opt.lang;
    const struct sandbox_state *state = &job->offered;
    print_row(job, "sandbox", yes_no[state->built_in][lang]);
    print_row(job, "sandbox-landlock",
              arena_printf(job->f->arena, "%s (ABI %d)", yes_no[state->landlock][lang], state->landlock_abi));
    print_row(job, "sandbox-seccomp", yes_no[state->seccomp][lang]);
    print_row(job, "sandbox-no-core-files", yes_no[state->no_core][lang]);
    return state->built_in && state->landlock && state->seccomp;
}

/* The next font of the bundle, or of the built-in ones: start with *at = 0; NULL at the end. */
static const char *next_font(struct doctor_job *job, size_t *at)
{
    if (job->bundle.dir) {
        const struct input *font = bundle_each(&job->bundle, "fonts/", ".ttf", at);
        return font ? font->name : NULL;
    }
    while (*at < job->fonts.n_bytes) {
        const char *line = job->fonts.bytes + *at;
        size_t n_bytes = strcspn(line, "\n");
        *at += n_bytes + 1;
        if (n_bytes > 0 && line[0] != '#')
            return arena_printf(job->f->arena, "fonts/%.*s", (int)strcspn(line, "\t\n"), line);
    }
    return NULL;
}

/* A row each; in JSON one list. */
static void print_fonts(struct doctor_job *job)
{
    bool json = job->f->opt.json;
    const char *between = "";
    const char *font;
    size_t at = 0;
    fputs(json ? ",\"fonts\":[" : "", stdout);
    while ((font = next_font(job, &at))) {
        if (!json) {
            print_row(job, "font", font);
            continue;
        }
        fputs(between, stdout);
        print_json_string(stdout, font);
        between = ",";
    }
    fputs(json ? "]" : "", stdout);
}

static void print_bundle(struct doctor_job *job)
{
    if (!job->bundle.dir)
        return;
    print_row(job, "bundle", job->bundle.dir);
    print_row(job, "bundle-hash", job->bundle.hash);
}

/* The clock is looked at here only: what a letter says never depends on it. */
static bool print_calendar(struct doctor_job *job, const struct calendar *calendar)
{
    char iso[11];
    date_day horizon = calendar_horizon(calendar);
    long days_left = (long)horizon - (long)(time(NULL) / SECONDS_A_DAY);
    date_format(horizon, iso);
    print_row(job, "calendar-until", iso);
    print_row(job, "calendar-days-left", arena_printf(job->f->arena, "%ld", days_left));
    return days_left > 0;
}

/* Runs in the sandbox, and by running shows that it can be shut. */
static int run_job(void *context)
{
    struct doctor_job *job = context;
    struct front *f = job->f;
    struct calendar *calendar;
    xml_global_init();
    if (f->opt.json)
        fputs("{\"versions\":", stdout);
    version_print(stdout, f->opt.json);
    bool is_fit = print_sandbox(job);
    print_bundle(job);
    print_fonts(job);

    int status = is_fit ? EXIT_DONE : EXIT_ANSWER_NO;
    if (calendar_load(&calendar, f->arena, f->diag, &job->calendar, &job->remedies) != DONE)
        status = front_status(f->diag);
    else if (!print_calendar(job, calendar))
        status = EXIT_ANSWER_NO;
    if (f->opt.json)
        puts("}");
    return front_finish(f, f->diag, status);
}

static enum outcome read_font_list(struct doctor_job *job)
{
    const char *folder;
    struct front *f = job->f;
    enum outcome got = front_builtin(&folder, f, "fonts");
    return got == DONE ? files_read(&job->fonts, f->arena, f->diag, arena_printf(f->arena, "%s/FONTS", folder)) : got;
}

int cmd_doctor(struct front *f)
{
    struct doctor_job job = {.f = f};
    if (f->opt.n_operands > 0) {
        diag_note(f->diag, D_OPERANDS, NULL, NULL);
        return EXIT_USAGE;
    }
    if (front_law(&job.calendar, &job.remedies, f, &job.bundle) != DONE)
        return front_status(f->diag);
    if (!job.bundle.dir && read_font_list(&job) != DONE)
        return front_status(f->diag);
    sandbox_probe(&job.offered);
    return front_run(f, run_job, &job);
}
