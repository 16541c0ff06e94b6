/* kenbaar letter: one record in, one notice out. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "../select/law.h"
#include "front.h"

struct letter_job {
    struct front *f;
    struct sources sources;
    struct letter_order order;
    int fd; /* the letter goes here */
    struct letter_about *about; /* shared with the child; NULL: no ledger */
};

/* Values of an option: what this version takes, what a later one will. */
struct choice {
    const char *option;
    const char *now, *later; /* words, a space between */
};

static void check_choice(struct diag *d, const struct choice *choice, const char *value)
{
    if (!value || law_lists(choice->now, value))
        return;
    if (law_lists(choice->later, value))
        diag_note(d, D_NOT_BUILT, NULL, "%s=%s", choice->option, value);
    else
        diag_note(d, D_OPTION_VALUE, NULL, "%s: %s %s", choice->option, choice->now, choice->later);
}

static enum letter_stop stop_of(const char *word)
{
    static const char *const words[] = {[STOP_FACTS] = "facts", [STOP_PAGE] = "page", [STOP_LAYOUT] = "layout"};
    for (size_t i = STOP_FACTS; i < sizeof words / sizeof words[0]; i++)
        if (text_equal(words[i], word))
            return (enum letter_stop)i;
    return STOP_NONE;
}

static void check_options(const struct options *opt, struct diag *d)
{
    static const struct choice form = {"--form", "separate annex", ""};
    static const struct choice format = {"--format", "pdf large-print text", "html braille"};
    static const struct choice stop_after = {"--stop-after", "facts page layout", ""};
    check_choice(d, &form, opt->form);
    check_choice(d, &format, opt->format);
    check_choice(d, &stop_after, opt->stop_after);
    if (opt->language && !options_is_tag(opt->language))
        diag_note(d, D_OPTION_VALUE, NULL, "--language: nl, en, ...");
    if (opt->embed && text_equal(opt->format, "text")) /* nothing lies inside a text */
        diag_note(d, D_OPTION_VALUE, NULL, "--embed, --format=text");
    if (opt->copy && opt->preview) /* what was never sent has no copy */
        diag_note(d, D_OPTION_VALUE, NULL, "--copy, --preview");
    if (!opt->stop_after)
        options_need(d, opt->output, "-o, --output");
    if (opt->ledger && (opt->stop_after || text_equal(opt->output, "-"))) /* what is entered is a letter that has a name */
        diag_note(d, D_OPTION_VALUE, NULL, opt->stop_after ? "--ledger, --stop-after" : "--ledger, -o -");
    if (opt->n_operands > 1)
        diag_note(d, D_OPERANDS, NULL, "RECORD");
}

static struct letter_order order_of(const struct options *opt, date_day mailing_date)
{
    return (struct letter_order){
        .mailing_date = mailing_date,
        .form = opt->form,
        .format = text_equal(opt->format, "pdf") ? "standard" : opt->format, /* whatever the record asks for */
        .language = opt->language,
        .preview = opt->preview,
        .embed = opt->embed,
        .copy = opt->copy,
        .stop_after = stop_of(opt->stop_after),
    };
}

/* One JSON document on standard output, unless the letter itself goes there. */
static void print_result(const struct letter_job *job, const struct letter *letter, const struct diag *d)
{
    if (!job->f->opt.json || job->fd == STDOUT_FILENO)
        return;
    print_json_end(stdout, letter->display_id, letter->outcome, d);
    puts("}");
}

/* The same words that the plan of a run enters it by. */
static void tell_about(struct letter_about *out, const struct letter *letter)
{
    const xmlNode *facts = letter->facts ? xmlDocGetRootElement(letter->facts) : NULL;
    const xmlNode *record = facts ? xml_child(facts, "record") : NULL;
    const xmlNode *addressee = record ? xml_child(record, "addressee") : NULL, *body = facts ? xml_child(facts, "body") : NULL;
    const char *const words[] = {record ? xml_attr(record, "body") : NULL, record ? xml_attr(record, "id") : NULL,
                                 addressee ? xml_attr(addressee, "role") : NULL};
    char *const to[] = {out->body, out->decision, out->role};
    const char *months = body ? xml_attr(body, "ledger-months") : NULL;
    for (size_t i = 0; i < sizeof to / sizeof to[0]; i++)
        snprintf(to[i], LETTER_ABOUT_BYTES, "%s", words[i] ? words[i] : "");
    out->months = months ? (int)strtol(months, NULL, 10) : 0;
}

static int make_and_write(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced)
{
    const struct letter_job *job = context;
    struct diag *d = job->f->diag;
    struct letter letter;
    front_make(&letter, job->f->arena, d, shop, slice, sliced, &job->order);
    int status = front_status_of(letter.outcome, d);
    if (letter.outcome != BROKEN) {
        print_result(job, &letter, d);
        front_note_end(d, letter.outcome, &(struct place){.file = job->sources.records[0].name, .record = letter.display_id});
    }
    if (letter.bytes.n_bytes && !files_write_all(job->fd, letter.bytes.bytes, letter.bytes.n_bytes)) {
        diag_note(d, D_FILE_WRITE, &(struct place){.file = job->f->opt.output}, "%s", strerror(errno));
        status = EXIT_FILES;
    }
    if (job->about && letter.outcome == DONE)
        tell_about(job->about, &letter);
    letter_done(&letter);
    return status;
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct letter_job *job = context;
    return front_one_record(job->f, &job->sources, make_and_write, job);
}

/* The child wrote a letter or it did not; its status says whether what it wrote is whole. */
static int keep_or_discard(struct front *f, struct output *out, int status)
{
    struct stat st;
    bool is_whole = status == EXIT_DONE || status == EXIT_ANSWER_NO;
    bool has_letter = out->path && fstat(out->fd, &st) == 0 && st.st_size > 0;
    if (is_whole && (has_letter || !out->path)) {
        if (output_commit(out, f->diag) == DONE)
            return status;
        return front_status(f->diag);
    }
    output_discard(out);
    return status;
}

/* A letter that was made goes into the ledger and gets its name. */
static int enter_or_discard(const struct letter_job *job, struct output *out, int status, bool existed)
{
    struct stat st;
    if (status == EXIT_DONE && fstat(out->fd, &st) == 0 && st.st_size > 0)
        return job->f->mail_room->keep_letter(job->f, out, job->about, existed) == DONE ? status : front_status(job->f->diag);
    output_discard(out);
    return status;
}

/* Even --force never replaces what the letter was made from. */
static enum outcome spare_inputs(const struct front *f, const struct sources *sources)
{
    const char *const inputs[] = {sources->records[0].name, sources->selections.name, sources->releases.name};
    struct stat out, in;
    if (!f->opt.output || stat(f->opt.output, &out) != 0)
        return DONE;
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
        if (inputs[i] && stat(inputs[i], &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
            return diag_note(f->diag, D_OUTPUT_IS_INPUT, &(struct place){.file = f->opt.output}, NULL);
    return DONE;
}

static struct letter_about *share_about(struct front *f)
{
    if (!f->opt.ledger || f->opt.copy || f->opt.preview)
        return NULL;
    struct letter_about *about = mmap(NULL, sizeof *about, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (about == MAP_FAILED)
        arena_no_memory();
    return about;
}

int cmd_letter(struct front *f)
{
    struct letter_job job = {.f = f};
    struct output out;
    struct stat st;
    check_options(&f->opt, f->diag);
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    if (spare_inputs(f, &job.sources) != DONE)
        return front_status(f->diag);
    job.about = share_about(f);
    const bool existed = job.about && lstat(f->opt.output, &st) == 0; /* it may be this very letter, stopped before the ledger knew that it is out */
    if (output_open(&out, f->diag, f->opt.output ? f->opt.output : "-", f->opt.force || existed) != DONE)
        return front_status(f->diag);

    job.order = order_of(&f->opt, job.sources.mailing_date);
    job.fd = f->child_fd = out.fd;
    int status = front_run(f, run_job, &job);
    return job.about ? enter_or_discard(&job, &out, status, existed) : keep_or_discard(f, &out, status);
}
