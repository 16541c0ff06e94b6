#include "bundle_leaves.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../lib/crew.h"
#include "leaves.h"
#include "values.h"

#define MAX_TRIALS 20000

struct trial {
    const char *file;
    const xmlDoc *doc;
    struct leaf leaf;
    const char *value; /* NULL: dropped */
};

struct leaf_job {
    struct workshop *w;
    struct shop *shop;
    const char **was; /* of each sample */
    struct trial *trials;
    size_t n;
};

static xmlDoc *parse(struct workshop *w, const struct input *in)
{
    xmlDoc *doc;
    if (!in || xml_parse(&doc, w->arena, &w->diag, in, 1) != DONE)
        workshop_stop(&w->diag, "a file of the bundle");
    return doc;
}

static const char *what_becomes(const struct leaf_job *job, struct arena *arena, struct shop *shop, size_t i)
{
    struct letter_order order = {.mailing_date = job->w->mailing_date};
    struct printed p = workshop_print(arena, shop, &job->w->samples[i], &order);
    return arena_printf(arena, "%s %s %s\n%s", outcome_name(p.outcome), p.codes, p.warns,
                        p.page ? page_lines(arena, xmlDocGetRootElement(p.page), NULL) : "");
}

static void add_file(struct leaf_job *job, const struct input *in, const char *xsd_name)
{
    struct workshop *w = job->w;
    struct leaf *leaves;
    const xmlDoc *xsd = parse(w, bundle_file(&w->bundle, xsd_name)), *doc = parse(w, in);
    size_t n = leaves_list(&leaves, w->arena, xmlDocGetRootElement((xmlDoc *)doc));
    for (size_t i = 0; i < n; i++) {
        struct values values = values_of(w->arena, xsd, leaves[i].path, leaves[i].value);
        for (size_t k = 0; k <= values.n && job->n < MAX_TRIALS; k++)
            job->trials[job->n++] = (struct trial){in->name, doc, leaves[i], k ? values.all[k - 1] : NULL};
    }
}

static void try_leaf(void *context, size_t i, void *result)
{
    const struct leaf_job *job = context;
    const struct trial *trial = &job->trials[i];
    struct arena *arena = arena_new();
    struct diag d;
    struct shop shop = *job->shop;
    struct input text = {0};
    bool *is_noticed = result;
    diag_init(&d, arena);
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)trial->doc, 1);
    leaves_alter(xmlDocGetRootElement(copy), trial->leaf.number, trial->value);
    text.bytes = leaves_dump(arena, copy, &text.n_bytes);
    xmlFreeDoc(copy);
    struct bundle altered = workshop_with(arena, &job->w->bundle, trial->file, text);
    shop.bundle = &altered;
    *is_noticed = statute_load(&shop.statute, arena, &d, &altered) != DONE;
    for (size_t k = 0; k < job->w->n_samples && !*is_noticed; k++) {
        struct arena *letter = arena_new();
        *is_noticed = !text_equal(job->was[k], what_becomes(job, letter, &shop, k));
        arena_free(letter);
    }
    arena_free(arena);
}

int bundle_leaves_report(struct workshop *w, struct shop *shop)
{
    struct leaf_job job = {.w = w, .shop = shop};
    const struct input *in;
    job.was = arena_array(w->arena, w->n_samples, sizeof *job.was);
    job.trials = arena_array(w->arena, MAX_TRIALS, sizeof *job.trials);
    for (size_t i = 0; i < w->n_samples; i++)
        job.was[i] = what_becomes(&job, w->arena, shop, i);
    for (size_t at = 0; (in = bundle_each(&w->bundle, "bodies/", ".xml", &at));)
        add_file(&job, in, "schema/body.xsd");
    for (size_t at = 0; (in = bundle_each(&w->bundle, "instruments/", ".xml", &at));)
        add_file(&job, in, "schema/instrument.xsd");

    struct crew *crew = crew_new(job.n, sizeof(bool));
    crew_run(crew, try_leaf, &job);
    size_t n_unseen = 0;
    for (size_t i = 0; i < job.n; i++) {
        const struct trial *trial = &job.trials[i];
        if (!crew_died(crew, i) && *(bool *)crew_result(crew, i))
            continue;
        n_unseen++;
        printf("%s:%ld %s %s%.60s%s\n", trial->file, trial->leaf.line, trial->leaf.path, trial->value ? "to " : "dropped",
               trial->value ? trial->value : "", crew_died(crew, i) ? " DIED" : "");
    }
    printf("%zu changes, %zu samples: %zu are noticed by none\n", job.n, w->n_samples, n_unseen);
    crew_done(crew);
    return 0;
}
