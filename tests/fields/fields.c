/* fields - each leaf of each sample record and of its selection lines is dropped, and changed to every other valid value: the letter must
 * then be refused, or held, or differ at the place where that leaf is told. A leaf that changes nothing must be listed as unused in
 * law/fields.xml; nothing else is exempt.
 *
 *   build/tests/fields/fields [--all]       TAP, one line a sample; --all lists what each leaf gets
 *   build/tests/fields/fields --bundle      leaves of bodies and instruments that no letter notices (told, no failure) */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../lib/crew.h"
#include "bundle_leaves.h"
#include "field_rows.h"
#include "leaves.h"
#include "values.h"

#define MAX_TRIALS 100000
#define MAX_TEXT 240

enum fate { STOPPED, SEEN, REPORTED, ALIKE, UNUSED, NOT_SEEN, ELSEWHERE, UNUSED_YET_SEEN, NO_NOTICE, FATE_N };
static const char *const fate_names[FATE_N] = {
    "stopped",         "seen in its place",      "reported",        "told alike", "unused",
    "NOTHING CHANGED", "CHANGED ELSEWHERE ONLY", "UNUSED YET SEEN", "NO NOTICE",
};

/* One leaf of one sample, dropped (value NULL) or changed. */
struct trial {
    size_t sample;
    bool of_selection;
    struct leaf leaf;
    const char *value;
};

struct result {
    enum fate fate;
    char text[MAX_TEXT];
};

struct job {
    struct workshop w;
    struct shop *shop;
    struct schema *log_schema;
    struct field_rows rows;
    xmlDoc *record_xsd, *log_xsd;
    xmlDoc **records, **logs; /* of each sample: its record; a log of its own lines */
    struct printed *printed;  /* each sample as it should be */
    const char **lines;       /* its Dutch letter */
    struct trial *trials;
    size_t n_trials;
};

static xmlDoc *parse(struct workshop *w, const struct input *in)
{
    xmlDoc *doc = NULL;
    if (in && xml_parse(&doc, w->arena, &w->diag, in, 1) != DONE)
        workshop_stop(&w->diag, in->name);
    return doc;
}

static struct letter_order order_of(const struct job *job)
{
    return (struct letter_order){.mailing_date = job->w.mailing_date};
}

/* ---- what is tried ---- */

/* The log with the lines of one case alone. */
static xmlDoc *log_of(struct job *job, const xmlDoc *log, const xmlNode *record)
{
    xmlDoc *own = xmlCopyDoc((xmlDoc *)log, 1);
    xmlNode *root = xmlDocGetRootElement(own), *next;
    long n = 0;
    for (xmlNode *it = xml_first(root); it; it = next) {
        next = xml_following(it);
        bool is_own = text_equal(xml_attr(it, "case"), xml_attr(record, "case")) &&
                      text_equal(xml_attr(it, "body"), xml_attr(record, "body"));
        n += is_own;
        if (is_own)
            continue;
        xmlUnlinkNode(it);
        xmlFreeNode(it);
    }
    xmlSetProp(root, BAD_CAST "count", BAD_CAST arena_printf(job->w.arena, "%ld", n));
    return own;
}

static void add_trial(struct job *job, struct trial trial)
{
    if (job->n_trials == MAX_TRIALS)
        workshop_stop(&job->w.diag, "too many trials");
    job->trials[job->n_trials++] = trial;
}

static void add_trials(struct job *job, size_t sample, bool of_selection)
{
    struct leaf *leaves;
    const xmlDoc *doc = of_selection ? job->logs[sample] : job->records[sample];
    const xmlDoc *xsd = of_selection ? job->log_xsd : job->record_xsd;
    size_t n = leaves_list(&leaves, job->w.arena, xmlDocGetRootElement((xmlDoc *)doc));
    for (size_t i = 0; i < n; i++) {
        struct trial trial = {.sample = sample, .of_selection = of_selection, .leaf = leaves[i]};
        struct values values = values_of(job->w.arena, xsd, leaves[i].path, leaves[i].value);
        if (!values.type || (values.n == 0 && !values.is_fixed)) {
            fprintf(stderr, "no other value is known for %s of type %s\n", leaves[i].path, values.type ? values.type : "?");
            exit(2);
        }
        if (!values.is_fixed) /* what can have one value only, as version, says nothing by it */
            add_trial(job, trial);
        for (size_t k = 0; k < values.n; k++) {
            trial.value = values.all[k];
            add_trial(job, trial);
        }
    }
}

static void prepare_sample(struct job *job, const xmlDoc *log, size_t i)
{
    struct letter_order order = order_of(job);
    struct workshop *w = &job->w;
    job->records[i] = parse(w, w->samples[i].in);
    job->logs[i] = log_of(job, log, xmlDocGetRootElement(job->records[i]));
    struct printed printed = workshop_print(w->arena, job->shop, &w->samples[i], &order);
    job->printed[i] = printed;
    if (printed.outcome != DONE)
        return; /* tell_sample() says so */
    job->lines[i] = page_lines(w->arena, field_rows_dutch(printed.page), NULL);
    add_trials(job, i, false);
    add_trials(job, i, true);
}

static void prepare(struct job *job)
{
    struct workshop *w = &job->w;
    workshop_open(w);
    job->shop = workshop_shop(w, w->arena, &w->diag, &w->bundle);
    const struct input *log_xsd = bundle_file(&w->bundle, "schema/selections.xsd");
    if (!job->shop || schema_load(&job->log_schema, w->arena, &w->diag, log_xsd) != DONE)
        workshop_stop(&w->diag, "the bundle");
    job->rows.fields = parse(w, bundle_file(&w->bundle, "law/fields.xml"));
    job->rows.words = parse(w, bundle_file(&w->bundle, "wording/nl.xml"));
    job->record_xsd = parse(w, bundle_file(&w->bundle, "schema/record.xsd"));
    job->log_xsd = parse(w, log_xsd);
    job->records = arena_array(w->arena, w->n_samples, sizeof *job->records);
    job->logs = arena_array(w->arena, w->n_samples, sizeof *job->logs);
    job->printed = arena_array(w->arena, w->n_samples, sizeof *job->printed);
    job->lines = arena_array(w->arena, w->n_samples, sizeof *job->lines);
    job->trials = arena_array(w->arena, MAX_TRIALS, sizeof *job->trials);
    const xmlDoc *log = parse(w, &w->log);
    for (size_t i = 0; i < w->n_samples; i++)
        prepare_sample(job, log, i);
}

/* ---- trying ---- */

static struct input altered(struct arena *arena, const xmlDoc *doc, const struct trial *trial)
{
    struct input in = {.name = "altered.xml"};
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)doc, 1);
    leaves_alter(xmlDocGetRootElement(copy), trial->leaf.number, trial->value);
    in.bytes = leaves_dump(arena, copy, &in.n_bytes);
    xmlFreeDoc(copy);
    return in;
}

/* The letter of the altered record, or of the record with an altered log. */
static struct printed print_altered(const struct job *job, struct arena *arena, const struct trial *trial)
{
    struct letter_order order = order_of(job);
    struct shop shop = *job->shop;
    struct slice slice = job->w.samples[trial->sample], *slices;
    struct diag d;
    diag_init(&d, arena);
    const xmlDoc *doc = trial->of_selection ? job->logs[trial->sample] : job->records[trial->sample];
    struct input *in = arena_alloc(arena, sizeof *in);
    *in = altered(arena, doc, trial);
    bool is_usable;
    if (trial->of_selection) {
        is_usable = selections_load(&shop.selections, arena, &d, job->log_schema, in) == DONE;
    } else {
        is_usable = workshop_slices(&slices, arena, &d, in) == 1;
        if (is_usable)
            slice = slices[0];
    }
    if (!is_usable)
        return (struct printed){.outcome = REFUSED, .codes = workshop_codes(arena, &d, true)};
    return workshop_print(arena, &shop, &slice, &order);
}

/* A line of the log that names no reason: a part of it says as much as the whole. */
static bool has_nothing_to_disclose(const struct job *job, const struct trial *trial)
{
    const xmlNode *it = xml_first(xmlDocGetRootElement(job->logs[trial->sample]));
    while (it && xml_line(it) != trial->leaf.line)
        it = xml_following(it);
    return text_ends(trial->leaf.path, "/@disclosure") && it && !xml_child(it, "reason");
}

/* The letter is the same: may it be? */
static enum fate judge_same(const struct job *job, const struct trial *trial, const struct field_change *change)
{
    if (trial->of_selection)
        return has_nothing_to_disclose(job, trial) ? ALIKE : NOT_SEEN;
    if (field_rows_unused(&job->rows, change))
        return UNUSED;
    if (field_rows_reported(&job->rows, change))
        return REPORTED;
    return field_rows_alike(&job->rows, change) ? ALIKE : NOT_SEEN;
}

static enum fate judge(const struct job *job, struct arena *arena, const struct trial *trial, const char **text)
{
    struct printed printed = print_altered(job, arena, trial);
    *text = printed.codes;
    bool says_none = trial->of_selection && text_equal(trial->value, "none"); /* the log itself says that none is owed */
    if (printed.outcome == NONE && !says_none)
        return NO_NOTICE;
    if (printed.outcome != DONE)
        return STOPPED;
    const struct printed *was = &job->printed[trial->sample];
    struct field_change change = {
        .path = trial->of_selection ? "" : trial->leaf.path,
        .was = trial->leaf.value,
        .is = trial->value,
        .facts = {was->facts, printed.facts},
        .pages = {was->page, printed.page},
        .warns = {was->warns, printed.warns},
    };
    *text = text_equal(was->warns, printed.warns) ? "" : printed.warns;
    if (text_equal(page_lines(arena, field_rows_dutch(printed.page), NULL), job->lines[trial->sample]))
        return judge_same(job, trial, &change);
    if (trial->of_selection)
        return SEEN;
    if (field_rows_unused(&job->rows, &change))
        return UNUSED_YET_SEEN;
    return field_rows_differ(&job->rows, arena, &change, text) ? SEEN : ELSEWHERE;
}

static void try_one(void *context, size_t i, void *result)
{
    struct arena *arena = arena_new();
    struct result *r = result;
    const char *text = "";
    r->fate = judge(context, arena, &((struct job *)context)->trials[i], &text);
    snprintf(r->text, sizeof r->text, "%s", text);
    arena_free(arena);
}

/* ---- telling ---- */

static bool is_bad(const struct crew *crew, size_t i)
{
    return crew_died(crew, i) || ((const struct result *)crew_result(crew, i))->fate >= NOT_SEEN;
}

/* The values are those of the samples: nobody's. */
static void tell(const struct job *job, const struct crew *crew, size_t i)
{
    const struct trial *trial = &job->trials[i];
    const struct result *r = crew_result(crew, i);
    printf("# %s: %s %s%.60s: %s %s\n", job->w.samples[trial->sample].id, trial->leaf.path,
           trial->value ? "to " : "dropped", trial->value ? trial->value : "",
           crew_died(crew, i) ? "DIED" : fate_names[r->fate], r->text);
}

static size_t tell_sample(const struct job *job, const struct crew *crew, size_t sample, size_t from, bool tells_all)
{
    size_t to = from, n_bad = 0, counts[FATE_N] = {0};
    if (job->printed[sample].outcome != DONE) {
        printf("not ok %zu - %s is not made: %s\n", sample + 1, job->w.samples[sample].id, job->printed[sample].notes);
        return from;
    }
    for (; to < job->n_trials && job->trials[to].sample == sample; to++) {
        n_bad += is_bad(crew, to);
        counts[((const struct result *)crew_result(crew, to))->fate]++;
    }
    printf("%sok %zu - %s: %zu changes: %zu stopped, %zu seen, %zu reported, %zu alike, %zu of unused leaves, %zu failures\n",
           n_bad ? "not " : "", sample + 1, job->w.samples[sample].id, to - from, counts[STOPPED], counts[SEEN],
           counts[REPORTED], counts[ALIKE], counts[UNUSED], n_bad);
    for (size_t i = from; i < to; i++)
        if (tells_all || is_bad(crew, i))
            tell(job, crew, i);
    return to;
}

int main(int argc, char **argv)
{
    static struct job job;
    bool tells_all = argc > 1 && text_equal(argv[1], "--all");
    prepare(&job);
    if (argc > 1 && text_equal(argv[1], "--bundle"))
        return bundle_leaves_report(&job.w, job.shop);
    struct crew *crew = crew_new(job.n_trials, sizeof(struct result));
    crew_run(crew, try_one, &job);
    size_t n_bad = 0, at = 0;
    for (size_t i = 0; i < job.n_trials; i++)
        n_bad += is_bad(crew, i);
    for (size_t i = 0; i < job.w.n_samples; i++)
        n_bad += job.printed[i].outcome != DONE;
    for (size_t i = 0; i < job.w.n_samples; i++)
        at = tell_sample(&job, crew, i, at, tells_all);
    printf("1..%zu\n# %zu changes of %zu samples%s: %zu failures\n", job.w.n_samples, job.n_trials, job.w.n_samples,
           job.rows.fields ? "" : " (no law/fields.xml: any difference counts)", n_bad);
    crew_done(crew);
    arena_free(job.w.arena);
    return n_bad > 0;
}
