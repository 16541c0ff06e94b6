#include "law_rows.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../lib/crew.h"
#include "nodes.h"

#define MAX_RECORDS 512
#define MAX_ROW 96

static const char *const law_files[] = {"law/gates.xml", "law/duties.xml", "law/claims.xml", "law/remedies.xml", "law/calendar.xml"};
#define N_LAW_FILES (sizeof law_files / sizeof *law_files)

struct row_job {
    struct workshop *w;
    struct shop *shop;
    struct slice records[MAX_RECORDS]; /* samples, then broken samples */
    size_t n_records;
    const char *was[MAX_RECORDS]; /* what became of each */
    xmlDoc *docs[N_LAW_FILES];
    size_t from[N_LAW_FILES + 1]; /* number of the first row of each file */
};

struct row_verdict {
    bool is_noticed;
    char row[MAX_ROW];
};

static void add_broken(struct row_job *job)
{
    size_t n;
    struct workshop *w = job->w;
    const struct input *files = workshop_files(w, "samples/broken", &n);
    for (size_t i = 0; i < n; i++) {
        struct slice *slices;
        struct diag d;
        diag_init(&d, w->arena);
        if (!text_ends(files[i].name, ".xml"))
            continue;
        size_t n_slices = workshop_slices(&slices, w->arena, &d, &files[i]);
        for (size_t k = 0; k < n_slices && job->n_records < MAX_RECORDS; k++)
            job->records[job->n_records++] = slices[k];
    }
}

/* Outcome, codes and page in one text. */
static const char *what_becomes(const struct row_job *job, struct arena *arena, struct shop *shop, size_t i)
{
    struct letter_order order = {.mailing_date = job->w->mailing_date};
    struct printed p = workshop_print(arena, shop, &job->records[i], &order);
    return arena_printf(arena, "%s %s %s\n%s", outcome_name(p.outcome), p.codes, p.warns,
                        p.page ? page_lines(arena, xmlDocGetRootElement(p.page), NULL) : "");
}

static bool is_noticed(const struct row_job *job, struct arena *arena, const struct bundle *altered)
{
    struct diag d;
    struct shop shop = *job->shop;
    diag_init(&d, arena);
    shop.bundle = altered;
    if (statute_load(&shop.statute, arena, &d, altered) != DONE)
        return true;
    if (workshop_composer(&shop.composer, arena, &d, altered, shop.statute) != DONE)
        return true;
    bool is = false;
    for (size_t i = 0; i < job->n_records && !is; i++) {
        struct arena *letter = arena_new();
        is = !text_equal(job->was[i], what_becomes(job, letter, &shop, i));
        arena_free(letter);
    }
    return is;
}

static void try_row(void *context, size_t i, void *result)
{
    struct row_job *job = context;
    struct row_verdict *v = result;
    struct arena *arena = arena_new();
    const char *row;
    size_t file = 0;
    while (i >= job->from[file + 1])
        file++;
    struct input text = nodes_without_row(arena, job->docs[file], i - job->from[file], &row);
    struct bundle altered = workshop_with(arena, &job->w->bundle, law_files[file], text);
    snprintf(v->row, sizeof v->row, "%s %s", law_files[file], row);
    v->is_noticed = is_noticed(job, arena, &altered);
    arena_free(arena);
}

static void prepare(struct row_job *job)
{
    struct workshop *w = job->w;
    job->shop = workshop_shop(w, w->arena, &w->diag, &w->bundle);
    if (!job->shop)
        workshop_stop(&w->diag, "the bundle");
    for (size_t i = 0; i < w->n_samples && i < MAX_RECORDS; i++)
        job->records[job->n_records++] = w->samples[i];
    add_broken(job);
    for (size_t i = 0; i < job->n_records; i++)
        job->was[i] = what_becomes(job, w->arena, job->shop, i);
    for (size_t i = 0; i < N_LAW_FILES; i++) {
        const struct input *in = bundle_file(&w->bundle, law_files[i]);
        job->from[i + 1] = job->from[i];
        if (!in)
            continue;
        if (xml_parse(&job->docs[i], w->arena, &w->diag, in, 1) != DONE)
            workshop_stop(&w->diag, law_files[i]);
        job->from[i + 1] += nodes_count_rows(job->docs[i]);
    }
}

int law_rows_report(struct workshop *w)
{
    static struct row_job job;
    job.w = w;
    prepare(&job);
    size_t n = job.from[N_LAW_FILES], n_unseen = 0;
    struct crew *crew = crew_new(n, sizeof(struct row_verdict));
    crew_run(crew, try_row, &job);
    for (size_t i = 0; i < n; i++) {
        const struct row_verdict *v = crew_result(crew, i);
        bool is_unseen = !crew_died(crew, i) && !v->is_noticed;
        n_unseen += is_unseen;
        if (is_unseen || crew_died(crew, i))
            printf("%s%s\n", v->row, is_unseen ? "" : " DIED");
    }
    printf("%zu rows, %zu records: %zu rows are noticed by none\n", n, job.n_records, n_unseen);
    crew_done(crew);
    return 0;
}
