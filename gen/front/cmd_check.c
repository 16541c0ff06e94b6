/* kenbaar check: what would become of each record, without writing a letter. Every step is taken, the drawing too, so that
 * the status is true. */
#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "front.h"

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
    long n_judged;
};

static void print_row(const struct check *check, const struct letter *letter, const struct diag *d)
{
    bool json = check->f->opt.json;
    if (json) {
        fputs("{\"id\":", stdout);
        print_json_string(stdout, letter->display_id);
        printf(",\"status\":\"%s\",\"codes\":", outcome_name(letter->outcome));
    } else {
        printf("%s\t%s\t", letter->display_id, outcome_name(letter->outcome));
    }
    print_codes(stdout, d, json);
    fputs(json ? "}\n" : "\n", stdout);
}

/* sliced: what the splitter said of it. */
static int check_record(void *context, struct diag *d, const struct slice *slice, enum outcome sliced)
{
    struct check *check = context;
    const char *wanted = check->f->opt.id;
    struct letter letter = {.outcome = sliced};
    if (wanted && !text_equal(wanted, slice->id))
        return EXIT_DONE;
    if (sliced == DONE)
        letter_make(&letter, check->arena, d, check->shop, slice, &check->order);
    else
        letter.display_id = record_display_id(check->arena, slice, NULL);

    int status = front_status_of(letter.outcome, d);
    if (letter.outcome != BROKEN)
        print_row(check, &letter, d);
    print_notes(&check->f->printer, d);
    if (sliced == DONE)
        letter_done(&letter);
    check->n_judged++;
    return status;
}

static int check_files(struct check_job *job, struct shop *shop)
{
    struct check check = {
        .f = job->f,
        .shop = shop,
        .order = {.mailing_date = job->sources.mailing_date},
        .arena = arena_new(),
    };
    const struct walk walk = {.f = job->f, .arena = check.arena, .take = check_record, .context = &check};
    int highest = front_each_record(&walk, &job->sources);
    arena_free(check.arena);
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

    enum outcome got = shop_open(&shop, job->f->arena, d, &job->sources.bundle, &job->sources.selections);
    if (got == DONE)
        got = front_judge_date(d, statute_calendar(shop->statute), job->sources.mailing_date);
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
