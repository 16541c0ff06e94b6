#include "law_rows.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../lib/crew.h"
#include "nodes.h"

#define MAX_RECORDS 512
#define MAX_ROW 96

static const char *const law_files[] = {"law/gates.xml", "law/duties.xml", "law/claims.xml", "law/remedies.xml", "law/calendar.xml",
                                         "law/pairs.xml", "law/contacts.xml", "law/fields.xml",   "law/scope.xml"};
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

/* A line of tests/deletion/noticed-elsewhere: FILE, ROW, TEST and what stands in that test, between tabs. */
struct elsewhere {
    const char *file, *row, *test, *words;
    bool is_used;
};
struct elsewheres {
    struct elsewhere *all;
    size_t n;
};
#define LIST "tests/deletion/noticed-elsewhere"

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
static const char *what_becomes_of(const struct row_job *job, struct arena *arena, struct shop *shop, size_t i, const char *form)
{
    struct letter_order order = {.mailing_date = job->w->mailing_date, .form = form};
    struct printed p = workshop_print(arena, shop, &job->records[i], &order);
    return arena_printf(arena, "%s %s %s\n%s", outcome_name(p.outcome), p.codes, p.warns,
                        p.page ? page_lines(arena, xmlDocGetRootElement(p.page), NULL) : "");
}

/* Some go as an annex too: those with a match code of the decision, and one with lines for an address. */
static const char *what_becomes(const struct row_job *job, struct arena *arena, struct shop *shop, size_t i)
{
    const char *letter = what_becomes_of(job, arena, shop, i, NULL);
    const struct slice *record = &job->records[i];
    bool is_annex = memmem(record->bytes, record->n_bytes, "match-code=", 11) || memmem(record->bytes, record->n_bytes, "<line>", 6);
    return is_annex ? arena_printf(arena, "%s\n%s", letter, what_becomes_of(job, arena, shop, i, "annex")) : letter;
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
    snprintf(v->row, sizeof v->row, "%s", row);
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

/* Cuts a column off the line; the last one is empty when a tab is missing. */
static const char *next_column(char **at)
{
    char *column = *at;
    *at += strcspn(*at, "\t");
    if (**at)
        *(*at)++ = '\0';
    return column;
}

static struct elsewheres read_list(struct workshop *w)
{
    struct input in = workshop_file(w, LIST);
    struct elsewheres list = {.all = arena_array(w->arena, in.n_bytes / 4 + 1, sizeof *list.all)};
    char *text = arena_strndup(w->arena, in.bytes, in.n_bytes);
    for (char *line = text, *end; *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        if (*line == '#' || !*line)
            continue;
        struct elsewhere *it = &list.all[list.n++];
        it->file = next_column(&line);
        it->row = next_column(&line);
        it->test = next_column(&line);
        it->words = line;
        if (!*it->words || !strstr(workshop_file(w, it->test).bytes, it->words))
            workshop_stop(&w->diag, arena_printf(w->arena, "%s: %s %s: \"%s\" does not stand in %s", LIST, it->file, it->row, it->words, it->test));
    }
    return list;
}

static bool is_listed(struct elsewheres *list, const char *file, const char *row)
{
    for (size_t i = 0; i < list->n; i++) {
        struct elsewhere *it = &list->all[i];
        if (!text_equal(it->file, file) || !text_equal(it->row, row))
            continue;
        it->is_used = true;
        return true;
    }
    return false;
}

/* One line of TAP for the rows of one file. Returns how many are noticed by nothing. */
static size_t tell_rows(const struct row_job *job, const struct crew *crew, size_t file, struct elsewheres *list)
{
    size_t n_seen = 0, n_elsewhere = 0, n = job->from[file + 1] - job->from[file];
    const char **bad = arena_array(job->w->arena, n + 1, sizeof *bad);
    size_t n_bad = 0;
    for (size_t i = job->from[file]; i < job->from[file + 1]; i++) {
        const struct row_verdict *v = crew_result(crew, i);
        if (crew_died(crew, i))
            bad[n_bad++] = "a row DIED";
        else if (v->is_noticed)
            n_seen++;
        else if (is_listed(list, law_files[file], v->row))
            n_elsewhere++;
        else
            bad[n_bad++] = v->row;
    }
    printf("%sok %zu - %s: %zu rows: %zu noticed by a sample, %zu by the test that " LIST " names, %zu by nothing\n", n_bad ? "not " : "", file + 1,
           law_files[file], n, n_seen, n_elsewhere, n_bad);
    for (size_t i = 0; i < n_bad; i++)
        printf("# %s %s\n", law_files[file], bad[i]);
    return n_bad;
}

/* A row of the list that is gone, or that a sample notices by now, hides nothing. */
static size_t tell_list(const struct elsewheres *list)
{
    size_t n_bad = 0;
    for (size_t i = 0; i < list->n; i++)
        n_bad += !list->all[i].is_used;
    printf("%sok %zu - each row of " LIST " is needed\n", n_bad ? "not " : "", N_LAW_FILES + 1);
    for (size_t i = 0; i < list->n; i++)
        if (!list->all[i].is_used)
            printf("# %s %s\n", list->all[i].file, list->all[i].row);
    return n_bad;
}

int law_rows_report(struct workshop *w)
{
    static struct row_job job;
    job.w = w;
    struct elsewheres list = read_list(w);
    prepare(&job);
    struct crew *crew = crew_new(job.from[N_LAW_FILES], sizeof(struct row_verdict));
    crew_run(crew, try_row, &job);
    size_t n_bad = 0;
    for (size_t file = 0; file < N_LAW_FILES; file++)
        n_bad += tell_rows(&job, crew, file, &list);
    n_bad += tell_list(&list);
    printf("1..%zu\n# %zu rows, %zu records\n", N_LAW_FILES + 1, job.from[N_LAW_FILES], job.n_records);
    crew_done(crew);
    return n_bad > 0;
}
