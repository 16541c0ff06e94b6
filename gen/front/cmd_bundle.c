/* kenbaar bundle new | lock | check: a bundle is laid out, locked, and looked through. */
#include "../base/text.h"
#include "../layout/logo.h"
#include "../marks/inserter.h"
#include "../record/splitter.h"
#include "../record/xml.h"
#include "../shop.h"
#include "front.h"

struct bundle_job {
    struct front *f;
    struct bundle bundle;
};

/* Files that are not parsed against their schema for each letter, because the lock vouches for them: here they are. */
struct kind {
    const char *prefix, *schema;
};

static enum outcome check_file(struct arena *arena, struct diag *d, const struct schema *schema,
                               const struct input *file)
{
    xmlDoc *doc;
    struct place at = {.file = file->name};
    enum outcome got = xml_parse(&doc, arena, d, file, 1);
    if (got != DONE)
        return got;
    got = schema_check(schema, d, doc, &at);
    return outcome_worse(got, schema_check_twins(schema, d, doc, &at));
}

static enum outcome check_kind(struct bundle_job *job, const struct kind *kind)
{
    struct arena *arena = job->f->arena;
    struct diag *d = job->f->diag;
    struct schema *schema;
    const struct input *xsd;
    if (bundle_need(&xsd, d, &job->bundle, kind->schema) != DONE || schema_load(&schema, arena, d, xsd) != DONE)
        return BROKEN;

    enum outcome worst = DONE;
    size_t at = 0;
    const struct input *file;
    while ((file = bundle_each(&job->bundle, kind->prefix, ".xml", &at)))
        worst = outcome_worse(worst, check_file(arena, d, schema, file));
    return worst;
}

/* The texts of the bundle stand in letters beside those of records: the same characters are forbidden in them. */
static enum outcome check_characters(struct bundle_job *job)
{
    enum outcome worst = DONE;
    size_t at = 0;
    for (const struct input *file; (file = bundle_each(&job->bundle, "", ".xml", &at));)
        worst = outcome_worse(worst, splitter_check_whole(job->f->diag, file));
    return worst;
}

static enum outcome check_kinds(struct bundle_job *job)
{
    static const struct kind kinds[] = {
        {"bundle.xml", "schema/bundle.xsd"},
        {"bodies/", "schema/body.xsd"},
        {"instruments/", "schema/instrument.xsd"},
        {"house/envelopes/", "schema/envelope.xsd"},
        {"house/inserters/", "schema/inserter.xsd"},
    };
    enum outcome worst = DONE;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        worst = outcome_worse(worst, check_kind(job, &kinds[i]));
    return worst;
}

/* Opens all that a letter would need, with a selection log of no lines. */
static enum outcome open_everything(struct bundle_job *job)
{
    static const char log[] = "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"0\"/>";
    const struct input selections = {.name = "selections", .bytes = log, .n_bytes = sizeof log - 1};
    struct shop *shop;
    enum outcome got = shop_open(&shop, job->f->arena, job->f->diag, &job->bundle, &selections);
    if (got != DONE)
        return got;
    got = outcome_worse(composer_read_all(shop->composer, job->f->diag), statute_check_parts(job->f->diag, shop->statute));
    got = outcome_worse(got, layout_kit_open_all(shop->layout, job->f->diag));
    return outcome_worse(got, proofreader_read_all(shop->proofreader, job->f->diag));
}

/* A logo that cannot be drawn is found when the bundle is locked, not by the first letter. */
static enum outcome check_logos(struct bundle_job *job)
{
    enum outcome worst = DONE;
    size_t at = 0;
    for (const struct input *svg; (svg = bundle_each(&job->bundle, "bodies/", ".svg", &at));) {
        struct logo *logo;
        worst = outcome_worse(worst, logo_load(&logo, job->f->arena, job->f->diag, svg));
    }
    return worst;
}

/* Every envelope profile, with the inserter that it names. */
static enum outcome check_envelopes(struct bundle_job *job)
{
    struct arena *arena = job->f->arena;
    enum outcome worst = DONE;
    size_t at = 0;
    const char *id;
    while ((id = envelope_each(arena, &job->bundle, &at))) {
        struct envelope envelope;
        struct inserter inserter;
        enum outcome got = envelope_load(&envelope, arena, job->f->diag, &job->bundle, id);
        if (got == DONE && envelope.inserter)
            got = inserter_load(&inserter, arena, job->f->diag, &job->bundle, &envelope);
        worst = outcome_worse(worst, got);
    }
    return worst;
}

/* Runs in the sandbox. */
static int run_check(void *context)
{
    struct bundle_job *job = context;
    struct diag *d = job->f->diag;
    xml_global_init();
    enum outcome got = check_characters(job);
    if (got != BROKEN)
        got = check_kinds(job);
    if (got != BROKEN)
        got = outcome_worse(got, open_everything(job));
    if (got != BROKEN)
        got = outcome_worse(got, check_logos(job));
    if (got != BROKEN)
        got = outcome_worse(got, check_envelopes(job));
    int status = got == DONE || got == NONE ? EXIT_DONE : d->exit > EXIT_INPUT ? d->exit : EXIT_INPUT;
    return front_finish(job->f, d, status);
}

static void print_done(const struct front *f, const struct bundle *bundle)
{
    if (f->opt.json) {
        fputs("{\"bundle\":", stdout);
        print_json_string(stdout, bundle->dir);
        printf(",\"hash\":\"%s\",\"files\":%zu}\n", bundle->hash, bundle->n_files);
    } else {
        printf("%s\t%s\t%zu\n", bundle->dir, bundle->hash, bundle->n_files);
    }
}

static int check(struct front *f, const char *dir)
{
    struct bundle_job job = {.f = f};
    if (bundle_read(&job.bundle, f->arena, f->diag, dir) != DONE)
        return front_status(f->diag);
    int status = front_run(f, run_check, &job);
    if (status == EXIT_DONE)
        print_done(f, &job.bundle);
    return status;
}

/* A bundle that does not pass gets no lock, and loses the one it had: no command would use it. */
static int lock(struct front *f, const char *dir)
{
    struct bundle_job job = {.f = f};
    struct input lock;
    if (bundle_to_lock(&job.bundle, &lock, f->arena, f->diag, dir) != DONE)
        return front_status(f->diag);
    int status = front_run(f, run_check, &job);
    if (status != EXIT_DONE) {
        bundle_unlock(f->arena, f->diag, dir);
        return status;
    }
    if (bundle_lock(f->diag, &lock) != DONE)
        return front_status(f->diag);
    print_done(f, &job.bundle);
    return EXIT_DONE;
}

static int lay_out(struct front *f, const char *dir)
{
    const char *templates, *fonts;
    if (front_builtin(&templates, f, "templates") != DONE || front_builtin(&fonts, f, "fonts") != DONE)
        return front_status(f->diag);
    return bundle_new(f->diag, dir, templates, fonts) == DONE ? EXIT_DONE : front_status(f->diag);
}

int cmd_bundle(struct front *f)
{
    static const struct {
        const char *name;
        int (*run)(struct front *f, const char *dir);
    } verbs[] = {{"new", lay_out}, {"lock", lock}, {"check", check}};

    const struct options *opt = &f->opt;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (opt->n_operands == 2 && text_equal(opt->operands[0], verbs[i].name))
            return verbs[i].run(f, opt->operands[1]);
    diag_note(f->diag, D_OPERANDS, NULL, "new DIR | lock DIR | check DIR");
    return EXIT_USAGE;
}
