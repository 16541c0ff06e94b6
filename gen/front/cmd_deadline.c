/* kenbaar deadline: the last day to object to a decision published on DATE. Which remedies there are, and for which of
 * them the date on the decision counts, is data of the bundle: so --remedy and --dated are judged once it is read. */
#include <string.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "front.h"

#define ORDINARY_REMEDY "bezwaar"
#define LIST_MAX_BYTES  4096

struct deadline_job {
    struct front *f;
    struct input calendar, remedies;
    struct input lines; /* standard input, for the operand "-" */
    const char *remedy;
    date_day dated;
};

/* One date, as it was written. */
static int print_answer(struct deadline_job *job, struct arena *arena, const struct calendar *calendar, const char *iso)
{
    struct diag d;
    struct deadline deadline;
    diag_init(&d, arena);
    date_day day = date_parse(iso);
    enum outcome got = day == DATE_NONE ? diag_note(&d, D_DATE_LINE, NULL, NULL) : DONE;
    struct term_asked asked = {.remedy = job->remedy, .published = day, .dated = job->dated};
    if (got == DONE)
        got = calendar_deadline(&deadline, arena, &d, calendar, &asked);

    char last[11] = "-";
    if (got == DONE)
        date_format(deadline.last_day, last);
    const char *why = got == DONE ? deadline.why : d.first ? diag_table[d.first->code].code : "-";
    if (job->f->opt.json) {
        fputs("{\"date\":", stdout);
        print_json_string(stdout, iso);
        fputs(",\"last-day\":", stdout);
        print_json_string(stdout, got == DONE ? last : NULL);
        fputs(",\"why\":", stdout);
        print_json_string(stdout, why);
        puts("}");
    } else {
        printf("%s\t%s\t%s\n", iso, last, why);
    }
    print_notes(&job->f->printer, &d);
    return got == DONE ? EXIT_DONE : EXIT_INPUT;
}

/* Each line of standard input; empty lines are passed over. */
static int answer_lines(struct deadline_job *job, struct arena *arena, const struct calendar *calendar)
{
    int highest = EXIT_DONE;
    const char *at = job->lines.bytes;
    while (*at) {
        size_t line_len = strcspn(at, "\r\n");
        if (line_len > 0) {
            arena_reset(arena);
            int status = print_answer(job, arena, calendar, arena_strndup(arena, at, line_len));
            highest = status > highest ? status : highest;
        }
        at += line_len;
        at += strspn(at, "\r\n");
    }
    return highest;
}

static int answer_all(struct deadline_job *job, const struct calendar *calendar)
{
    const struct options *opt = &job->f->opt;
    struct arena *arena = arena_new();
    int highest = EXIT_DONE;
    for (size_t i = 0; i < opt->n_operands; i++) {
        bool is_stdin = text_equal(opt->operands[i], "-");
        int status =
            is_stdin ? answer_lines(job, arena, calendar) : print_answer(job, arena, calendar, opt->operands[i]);
        highest = status > highest ? status : highest;
        arena_reset(arena);
    }
    arena_free(arena);
    return highest;
}

/* The ids of the remedies, each once; of those alone that count from the date on the decision, or of all. */
static const char *list_remedies(struct arena *arena, const struct remedies *remedies, bool dated_only)
{
    struct buf list;
    buf_init(&list, LIST_MAX_BYTES);
    for (size_t i = 0; i < remedies->n_rows; i++) {
        bool is_listed = dated_only && !remedies->rows[i].starts_dated;
        for (size_t k = 0; k < i && !is_listed; k++)
            is_listed = text_equal(remedies->rows[k].id, remedies->rows[i].id);
        if (!is_listed)
            buf_printf(&list, "%s%s", list.n_bytes ? ", " : "", remedies->rows[i].id);
    }
    const char *text = arena_strdup(arena, list.bytes);
    buf_done(&list);
    return text;
}

/* A row, on any day, of the remedy that is asked about. */
static bool has_row(const struct deadline_job *job, const struct remedies *remedies, bool dated_only)
{
    for (size_t i = 0; i < remedies->n_rows; i++)
        if (text_equal(remedies->rows[i].id, job->remedy) && (!dated_only || remedies->rows[i].starts_dated))
            return true;
    return false;
}

static enum outcome judge_remedy(const struct deadline_job *job, const struct remedies *remedies)
{
    struct front *f = job->f;
    if (f->opt.remedy && !has_row(job, remedies, false))
        return diag_note(f->diag, D_OPTION_VALUE, NULL, "--remedy: %s", list_remedies(f->arena, remedies, false));
    if (f->opt.dated && !has_row(job, remedies, true))
        return diag_note(f->diag, D_OPTION_VALUE, NULL, "--dated: --remedy=%s",
                         list_remedies(f->arena, remedies, true));
    return DONE;
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct deadline_job *job = context;
    struct front *f = job->f;
    struct calendar *calendar;
    xml_global_init();
    enum outcome got = calendar_load(&calendar, f->arena, f->diag, &job->calendar, &job->remedies);
    if (got == DONE)
        got = judge_remedy(job, calendar_remedies(calendar));
    int status = got == DONE ? answer_all(job, calendar) : front_status(f->diag);
    return front_finish(f, f->diag, status);
}

static void check_operands(const struct options *opt, struct diag *d)
{
    int n_dashes = 0;
    if (opt->n_operands == 0)
        diag_note(d, D_OPERANDS, NULL, "DATE");
    for (size_t i = 0; i < opt->n_operands; i++) {
        if (text_equal(opt->operands[i], "-"))
            n_dashes++;
        else if (date_parse(opt->operands[i]) == DATE_NONE)
            diag_note(d, D_OPERANDS, NULL, "DATE: YYYY-MM-DD, -");
    }
    if (n_dashes > 1)
        diag_note(d, D_STDIN_TWICE, NULL, NULL);
}

int cmd_deadline(struct front *f)
{
    struct deadline_job job = {.f = f, .dated = date_parse(f->opt.dated)};
    job.remedy = f->opt.remedy ? f->opt.remedy : ORDINARY_REMEDY;
    check_operands(&f->opt, f->diag);
    if (f->opt.dated && job.dated == DATE_NONE)
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--dated: YYYY-MM-DD");
    if (f->diag->worst == BROKEN)
        return EXIT_USAGE;
    if (front_law(&job.calendar, &job.remedies, f, NULL) != DONE)
        return front_status(f->diag);
    for (size_t i = 0; i < f->opt.n_operands; i++)
        if (text_equal(f->opt.operands[i], "-") && files_read(&job.lines, f->arena, f->diag, "-") != DONE)
            return front_status(f->diag);
    return front_run(f, run_job, &job);
}
