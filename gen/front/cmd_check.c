/* kenbaar check: what would become of each record, without writing a letter. Every step is taken, the drawing too, so that
 * the status is true. */
#include "../base/text.h"
#include "../letter.h"
#include "../record/record.h"
#include "../record/xml.h"
#include "front.h"
#include "twins.h"

struct check_job {
    struct front *f;
    struct sources sources;
};

/* What a file's check goes by. */
struct check {
    struct front *f;
    struct shop *shop;
    struct letter_order order;
    struct arena *arena; /* of one record, reset between records */
    struct twins *twins;
    long n_judged, n_refused, n_held;
};

static void print_row(const struct check *check, const struct letter *letter, const struct diag *d)
{
    if (check->f->opt.json) {
        print_json_end(stdout, letter->display_id, letter->outcome, d);
        puts("}");
        return;
    }
    printf("%s\t%s\t", letter->display_id, outcome_name(letter->outcome));
    print_codes(stdout, d, false);
    putchar('\n');
}

/* What stands in the input twice: the same id, or the same decision under two ids. */
static void judge_twins(struct check *check, struct diag *d, struct letter *letter, const struct slice *slice)
{
    const struct place at = {.file = slice->in->name, .line = slice->line, .record = letter->display_id, .xpath = "/record/@id"};
    const enum twin twin = twins_ask(check->twins, slice);
    if (letter->outcome != NONE && letter->outcome != BROKEN && (twin == TWIN_SECOND || twin == TWIN_DIFFERS)) {
        diag_note(d, twin == TWIN_SECOND ? D_RECORD_TWICE : D_RECORD_DIFFERS, &at, NULL);
        letter->outcome = REFUSED;
    }
    const xmlNode *facts = letter->facts ? xmlDocGetRootElement(letter->facts) : NULL;
    char matter[HASH_HEX_LEN + 1] = "";
    if (facts && (letter->outcome == DONE || letter->outcome == HELD))
        record_matter(matter, check->arena, xml_child(facts, "record"));
    if (twins_told_before(check->twins, matter, slice->id))
        diag_note(d, D_MATTER_TWICE, &at, NULL);
}

/* sliced: what the splitter said of it. */
static int check_record(void *context, struct diag *d, const struct slice *slice, enum outcome sliced)
{
    struct check *check = context;
    const char *wanted = check->f->opt.id;
    struct letter letter;
    if (wanted && !text_equal(wanted, slice->id))
        return EXIT_DONE;
    front_make(&letter, check->arena, d, check->shop, slice, sliced, &check->order);
    judge_twins(check, d, &letter, slice);
    int status = front_status_of(letter.outcome, d);
    if (letter.outcome != BROKEN)
        print_row(check, &letter, d);
    print_notes(&check->f->printer, d);
    letter_done(&letter);
    check->n_judged++;
    check->n_refused += letter.outcome == REFUSED;
    check->n_held += letter.outcome == HELD;
    return status;
}

/* For a person who looks on; the table says the same to a program. */
static void print_summary(const struct check *check)
{
    static const char *const words[] = {
        [EN] = "kenbaar: %ld refused, %ld held of %ld: these decisions may not leave without their notice\n",
        [NL] = "kenbaar: %ld geweigerd, %ld vastgehouden van %ld: deze besluiten mogen niet zonder kennisgeving de "
               "deur uit\n",
    };
    const struct options *opt = &check->f->opt;
    if (check->n_refused + check->n_held > 0 && !opt->json && !opt->quiet)
        fprintf(stderr, words[opt->lang], check->n_refused, check->n_held, check->n_judged);
}

static int check_files(struct check_job *job, struct shop *shop)
{
    struct check check = {
        .f = job->f,
        .shop = shop,
        .order = {.mailing_date = job->sources.mailing_date},
        .arena = arena_new(),
        .twins = twins_find(job->f->arena, &job->sources),
    };
    const struct walk walk = {.f = job->f, .arena = check.arena, .take = check_record, .context = &check};
    int highest = front_each_record(&walk, &job->sources);
    arena_free(check.arena);
    print_summary(&check);
    if (job->f->opt.id && check.n_judged == 0 && highest == EXIT_DONE) {
        diag_note(job->f->diag, D_ID_UNKNOWN, NULL, NULL);
        return EXIT_USAGE;
    }
    return highest;
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct check_job *job = context;
    struct diag *d = job->f->diag;
    struct shop *shop;
    xml_global_init();

    enum outcome got = front_open_shop(&shop, job->f, &job->sources);
    int status = got == DONE ? check_files(job, shop) : front_status(d);
    return front_finish(job->f, d, status);
}

int cmd_check(struct front *f)
{
    struct check_job job = {.f = f};
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    return front_run(f, run_job, &job);
}
