/* bench - letters per CPU-second, and where the time of a letter goes.
 *
 *   build/tests/bench/bench -b BUNDLE -s SELECTIONS -d DATE RECORDS N
 *
 * Makes N letters from the records of a file, in turn, in one process with warm caches: first as every front door does
 * (letter_make: the figure that counts), then step by step with a clock between the steps (the shares), then the steps
 * up to the layout alone: what words and layout cost where no Cairo drives them out of the processor's caches between
 * letters. CPU time of this process, user and system: a shared machine disturbs it less than a wall clock. The first
 * letters warm up and are not counted. Nothing is written, no sandbox is shut: this is no front door. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../gen/letter.h"
#include "../../gen/pdf/finish.h"
#include "../../gen/pdf/kit.h"
#include "../../gen/pdf/typeset.h"
#include "../../gen/record/xml.h"

#define MAX_LETTER_BYTES ((size_t)64 << 20)

enum step { READ, FACTS, GATES, XSLT, MODEL, LAYOUT, DRAW, FINISH, PROOF, REST, STEP_N };
static const char *const step_names[STEP_N] = {"read+check", "facts",  "gates", "xslt",
                                               "page model", "layout", "draw",  "finish", "proofread", "rest"};

struct bench {
    struct arena *arena; /* of the process */
    struct diag diag;    /* of the process */
    struct arena *letter_arena;
    struct shop *shop;
    struct slice *slices;
    size_t n_slices;
    date_day mailing_date;
    double us[STEP_N];       /* summed over letters */
    size_t n_bytes, n_pages; /* likewise */
};

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

_Noreturn static void stop(const struct diag *d, const char *what)
{
    for (const struct note *note = d->first; note; note = note->next)
        fprintf(stderr, "%s:%ld: %s %s %s\n", note->at.file ? note->at.file : "", note->at.line,
                diag_table[note->code].code, diag_table[note->code].message[EN], note->detail ? note->detail : "");
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static void must(struct bench *b, enum outcome got, const char *what)
{
    if (got != DONE)
        stop(&b->diag, what);
}

/* --- a letter as every front door makes it --- */

static void make_letter(struct bench *b, const struct slice *slice)
{
    struct letter letter;
    struct diag d;
    struct letter_order order = {.mailing_date = b->mailing_date};
    diag_init(&d, b->letter_arena);
    if (letter_make(&letter, b->letter_arena, &d, b->shop, slice, &order) != DONE)
        stop(&d, "a record was not made");
    b->n_bytes += letter.bytes.n_bytes;
    letter_done(&letter);
    arena_reset(b->letter_arena);
}

/* --- the same letter with a clock between the steps --- */

static void lap(struct bench *b, enum step step, double *since)
{
    double now = now_us();
    b->us[step] += now - *since;
    *since = now;
}

/* As in letter.c: the body's envelope for this reading format, its size of type. */
static struct layout_options layout_options(xmlDoc *facts, const struct place *at)
{
    const xmlNode *root = xmlDocGetRootElement(facts), *body = xml_child(root, "body");
    const char *size = xml_attr(xml_child(body, "house"), "body-size-pt");
    return (struct layout_options){
        .envelope = xml_attr(xml_child(body, "envelope"), "profile"),
        .body_size_pt = size ? strtod(size, NULL) : 0,
        .at = at,
    };
}

static void make_steps(struct bench *b, const struct slice *slice, bool draws)
{
    struct arena *arena = b->letter_arena;
    struct shop *shop = b->shop;
    struct diag d;
    struct record record = {0};
    struct order order = {.mailing_date = b->mailing_date};
    struct place at = {.file = slice->in->name, .line = slice->line};
    struct block *model = NULL;
    struct layout *layout = NULL;
    struct drawing *drawing = NULL;
    struct buf bytes;
    xmlDoc *facts = NULL, *page = NULL;
    struct programs *programs = NULL;
    char iso[11];
    struct pdf_about about = {.mailing_date = iso, .bundle_hash = shop->bundle->hash, .form = "separate", .format = "standard"};
    double t = now_us();

    diag_init(&d, arena);
    buf_init(&bytes, MAX_LETTER_BYTES);
    date_format(b->mailing_date, iso);
    enum outcome got = record_read(&record, arena, &d, shop->record_schema, slice);
    lap(b, READ, &t);
    if (got == DONE)
        got = facts_join(&facts, arena, &d, shop->statute, &record, shop->selections, &order);
    if (got == DONE)
        programs = programs_new(arena, statute_tests(shop->statute), facts);
    lap(b, FACTS, &t);
    if (got == DONE)
        got = gates_judge(&d, shop->statute, programs, &at);
    lap(b, GATES, &t);
    if (got == DONE)
        got = compose_page(&page, &d, shop->composer, programs, false, &at);
    lap(b, XSLT, &t);
    if (got == DONE)
        got = page_model_read(&model, arena, &d, page);
    lap(b, MODEL, &t);
    if (got == DONE) {
        struct layout_options options = layout_options(facts, &at);
        got = layout_make(&layout, arena, &d, shop->layout, model, &options);
    }
    lap(b, LAYOUT, &t);
    if (got == DONE && draws)
        got = typeset_layout(&drawing, arena, &d, shop->pdf, layout);
    if (draws && got == DONE && !drawing)
        got = draw_layout(&drawing, arena, &d, shop->pdf, layout, iso);
    lap(b, DRAW, &t);
    if (got == DONE && draws)
        got = finish_drawing(&bytes, arena, &d, pdf_kit_finisher(shop->pdf), drawing, layout, &about);
    lap(b, FINISH, &t);
    if (got == DONE && draws) {
        const struct proof_order proof = {.pdf = {bytes.bytes, bytes.n_bytes}, .programs = programs, .at = &at};
        got = proofread(arena, &d, shop->proofreader, &proof);
    }
    lap(b, PROOF, &t);
    if (got != DONE)
        stop(&d, "a record was not made");
    b->n_pages += layout->n_pages;
    buf_done(&bytes);
    arena_reset(arena);
    lap(b, REST, &t);
}

static void make_drawn(struct bench *b, const struct slice *slice)
{
    make_steps(b, slice, true);
}

static void make_undrawn(struct bench *b, const struct slice *slice)
{
    make_steps(b, slice, false);
}

/* --- set-up and report --- */

static void read_slices(struct bench *b, const char *path, size_t max)
{
    struct input *in = arena_alloc(b->arena, sizeof *in);
    struct splitter splitter;
    enum outcome got;
    must(b, files_read(in, b->arena, &b->diag, path), "cannot read the records");
    must(b, splitter_open(&splitter, b->arena, &b->diag, in), "cannot read the records");
    b->slices = arena_array(b->arena, max, sizeof *b->slices);
    while (b->n_slices < max && (got = splitter_next(&splitter, &b->slices[b->n_slices], &b->diag)) != NONE) {
        must(b, got, "cannot read the records");
        b->n_slices++;
    }
    if (b->n_slices == 0)
        stop(&b->diag, "the file holds no record");
}

static double run(struct bench *b, size_t n_letters, void (*make)(struct bench *, const struct slice *))
{
    size_t n_warm = n_letters / 5 < 200 ? n_letters / 5 : 200;
    for (size_t i = 0; i < n_warm; i++)
        make(b, &b->slices[i % b->n_slices]);
    memset(b->us, 0, sizeof b->us);
    b->n_bytes = b->n_pages = 0;
    double began = now_us();
    for (size_t i = 0; i < n_letters; i++)
        make(b, &b->slices[i % b->n_slices]);
    return (now_us() - began) / (double)n_letters;
}

static void report_words(const struct bench *b, size_t n_letters, const char *how)
{
    double us = (b->us[XSLT] + b->us[MODEL] + b->us[LAYOUT]) / (double)n_letters;
    printf("XSLT, page model and layout%s: %.0f us, %.0f letters per CPU-second\n", how, us, 1e6 / us);
}

static void report_steps(const struct bench *b, size_t n_letters)
{
    double sum = 0, n = (double)n_letters;
    for (int i = 0; i < STEP_N; i++)
        sum += b->us[i];
    printf("\nstep           us  share\n");
    for (int i = 0; i < STEP_N; i++)
        printf("%-10s %6.0f %5.1f %%\n", step_names[i], b->us[i] / n, 100 * b->us[i] / sum);
    putchar('\n');
    printf("proofreader: %.0f us, %.1f %% of a letter\n", b->us[PROOF] / n, 100 * b->us[PROOF] / sum);
    report_words(b, n_letters, "");
}

static int usage(void)
{
    fputs("usage: bench -b BUNDLE -s SELECTIONS -d DATE RECORDS N\n", stderr);
    return 64;
}

int main(int argc, char **argv)
{
    const char *bundle_dir = NULL, *log_path = NULL, *date = NULL;
    int option;
    while ((option = getopt(argc, argv, "b:s:d:")) != -1) {
        if (option == 'b')
            bundle_dir = optarg;
        else if (option == 's')
            log_path = optarg;
        else if (option == 'd')
            date = optarg;
        else
            return usage();
    }
    long n = argc - optind == 2 ? strtol(argv[optind + 1], NULL, 10) : 0;
    struct bench b = {.arena = arena_new(), .letter_arena = arena_new(), .mailing_date = date_parse(date)};
    if (!bundle_dir || !log_path || b.mailing_date == DATE_NONE || n < 1 || n > 10000000)
        return usage();
    size_t n_letters = (size_t)n;

    struct bundle bundle;
    struct input log;
    double began = now_us();
    diag_init(&b.diag, b.arena);
    xml_global_init();
    must(&b, bundle_read(&bundle, b.arena, &b.diag, bundle_dir), "cannot read the bundle");
    must(&b, files_read(&log, b.arena, &b.diag, log_path), "cannot read the selection log");
    double read = now_us();
    must(&b, shop_open(&b.shop, b.arena, &b.diag, &bundle, &log), "cannot open the shop");
    double opened = now_us();
    read_slices(&b, argv[optind], n_letters);

    make_letter(&b, &b.slices[0]);
    double cold = now_us() - opened;
    double us = run(&b, n_letters, make_letter);
    double kilobytes = (double)b.n_bytes / (double)n_letters / 1000;
    double us_steps = run(&b, n_letters, make_drawn);
    printf("%zu letters from %zu records, %.1f pages and %.1f kB each\n", n_letters, b.n_slices,
           (double)b.n_pages / (double)n_letters, kilobytes);
    printf("cold: bundle read and hashed %.1f ms, shop opened %.1f ms, first letter %.1f ms\n", (read - began) / 1000,
           (opened - read) / 1000, cold / 1000);
    printf("%.0f letters per CPU-second, %.0f us each (%.0f us with the clocks)\n", 1e6 / us, us, us_steps);
    report_steps(&b, n_letters);
    run(&b, n_letters, make_undrawn);
    report_words(&b, n_letters, ", warm");
    arena_free(b.letter_arena);
    arena_free(b.arena);
    return 0;
}
