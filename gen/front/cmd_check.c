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
static int check_record(struct check *check, struct diag *d, const struct slice *slice, enum outcome sliced)
{
    struct letter letter = {.outcome = sliced};
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

static bool is_wanted(const struct check *check, const struct slice *slice)
{
    const char *id = check->f->opt.id;
    return !id || text_equal(id, slice->id);
}

/* Statuses up to 1 are answers; above that the file, or everything, is at an end. */
static int check_file(struct check *check, const struct input *file)
{
    struct arena *file_arena = arena_new();
    struct diag d;
    struct splitter splitter;
    struct slice slice;
    int highest = EXIT_DONE;
    diag_init(&d, file_arena);

    enum outcome got = splitter_open(&splitter, file_arena, &d, file);
    while (got != BROKEN && highest <= EXIT_ANSWER_NO) {
        arena_reset(check->arena);
        diag_init(&d, check->arena);
        got = splitter_next(&splitter, &slice, &d);
        if (got == NONE || got == BROKEN)
            break;
        if (!is_wanted(check, &slice))
            continue;
        int status = check_record(check, &d, &slice, got);
        highest = status > highest ? status : highest;
    }
    if (got == NONE && splitter.n_records == 0)
        got = diag_note(&d, D_NO_RECORD, &(struct place){.file = file->name}, NULL);
    if (got == BROKEN) { /* rows already printed stand */
        print_notes(&check->f->printer, &d);
        highest = front_status(&d);
    }
    arena_free(file_arena);
    return highest;
}

static int check_files(struct check_job *job, struct shop *shop)
{
    struct check check = {
        .f = job->f,
        .shop = shop,
        .order = {.mailing_date = job->sources.mailing_date},
        .arena = arena_new(),
    };
    int highest = EXIT_DONE;
    for (size_t i = 0; i < job->sources.n_records; i++) {
        int status = check_file(&check, &job->sources.records[i]);
        highest = status > highest ? status : highest;
    }
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
