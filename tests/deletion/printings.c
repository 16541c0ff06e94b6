#include "printings.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/plain.h"

#define MAX_WAYS 8
#define N_REHEARSED 3 /* samples that are also printed as a concept, as a copy, and with a translation that is not there */

/* A way to print a sample. All samples are printed as their records ask. A translation runs the same stylesheets over again, and an
 * annex leaves out the address: each third sample is enough to see that, of all bodies and kinds. */
struct way {
    const char *name, *language, *form;
    bool concept, copy, lacks_translation;
    size_t from, step, until; /* which samples */
};

static const struct way ways[MAX_WAYS] = {
    {.name = "", .step = 1, .until = SIZE_MAX},
    {.name = " +en", .language = "en", .step = 3, .until = SIZE_MAX},
    {.name = " annex", .form = "annex", .from = 1, .step = 3, .until = SIZE_MAX},
    {.name = " concept", .concept = true, .step = 1, .until = N_REHEARSED},
    {.name = " +en concept", .language = "en", .concept = true, .step = 1, .until = N_REHEARSED},
    {.name = " copy", .copy = true, .step = 1, .until = N_REHEARSED},
    {.name = " +en copy", .language = "en", .copy = true, .step = 1, .until = N_REHEARSED},
    {.name = " translation missing", .language = "en", .lacks_translation = true, .step = 1, .until = N_REHEARSED},
};

/* What letters are made with. */
struct press {
    struct workshop *w;
    struct shop *shop;
};

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static xmlDoc *copy_of(struct arena *arena, const xmlDoc *facts)
{
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)facts, 1);
    copy->_private = facts->_private; /* the lines of the record */
    arena_defer(arena, free_doc, copy);
    return copy;
}

/* The letter's lines, or NULL when it is not made. */
static const char *make(const struct printings *p, struct arena *arena, struct diag *d, struct composer *composer,
                        const struct printing *printing)
{
    xmlDoc *page = NULL;
    struct block *model;
    struct place at = {.file = "sample"};
    xmlDoc *facts = copy_of(arena, printing->facts); /* the composer writes into them what became of a translation */
    struct programs *programs = programs_new(arena, composer_tests(composer), facts);
    enum outcome got = compose_page(&page, d, composer, programs, printing->concept, &at);
    if (got == DONE)
        got = page_model_read(&model, arena, d, page);
    if (got == DONE)
        got = page_model_whole(d, model, printing->concept);
    return got == DONE ? page_lines(arena, xmlDocGetRootElement(page), &p->looks) : NULL;
}

/* A sample's facts, NULL when they or the gates do not let it go out that way. */
static xmlDoc *facts_of(struct diag *d, const struct press *press, const struct slice *sample, const struct way *way)
{
    struct letter_order order = {.mailing_date = press->w->mailing_date, .language = way->language, .form = way->form, .copy = way->copy};
    struct programs *facts = NULL;
    enum outcome got = letter_facts(&facts, press->w->arena, d, press->shop, sample, &order);
    if (got == DONE)
        got = gates_judge(d, press->shop->statute, facts, &(struct place){.file = sample->in->name});
    if (got == DONE) /* a wish, as of a record: the translation is given up as soon as its words are not those that were reviewed */
        plain_set(xml_child(xmlDocGetRootElement(facts->facts), "letter"), "language-asked", NULL);
    return got == DONE ? facts->facts : NULL;
}

static bool is_given_up(const struct diag *d)
{
    return diag_has(d, D_TRANSLATION_MISSING) || diag_has(d, D_TRANSLATION_STALE) || diag_has(d, D_TRANSLATION_DRAFT);
}

/* The same facts, asking for a language that the bundle does not have. */
static xmlDoc *in_no_language(struct arena *arena, const xmlDoc *facts)
{
    xmlDoc *copy = copy_of(arena, facts);
    xmlSetProp(xml_child(xmlDocGetRootElement(copy), "letter"), BAD_CAST "language", BAD_CAST "zz");
    return copy;
}

/* One sample in one way. Not made as its record asks: lost, and a failure. In another way: told. */
static void add_printing(struct printings *p, const struct press *press, const struct slice *sample, const struct way *way)
{
    struct workshop *w = press->w;
    struct printing printing = {.concept = way->concept, .name = arena_printf(w->arena, "%s%s", sample->id, way->name)};
    struct diag d;
    diag_init(&d, w->arena);
    printing.facts = facts_of(&d, press, sample, way);
    if (printing.facts && way->lacks_translation)
        printing.facts = in_no_language(w->arena, printing.facts);
    if (printing.facts)
        printing.lines = make(p, w->arena, &d, p->composer, &printing);
    if (!printing.lines) {
        p->n_lost += !way->language && !way->form && !way->concept && !way->copy;
        printf("# not printed: %s: %s\n", printing.name, workshop_notes(w->arena, &d));
        return;
    }
    const char *language = xml_attr(xml_child(xmlDocGetRootElement(printing.facts), "letter"), "language");
    if (!text_equal(language, "nl")) {
        struct printing alone = printing;
        alone.facts = in_no_language(w->arena, printing.facts);
        printing.without = make(p, w->arena, &d, p->composer, &alone);
    }
    p->all[p->n++] = printing;
}

void printings_prepare(struct printings *out, struct workshop *w)
{
    struct input looks = workshop_file(w, "tests/deletion/looks");
    struct press press = {w, workshop_shop(w, w->arena, &w->diag, &w->bundle)};
    if (!press.shop)
        workshop_stop(&w->diag, "the bundle");
    *out = (struct printings){.composer = press.shop->composer, .statute = press.shop->statute, .looks = looks_read(w->arena, &looks)};
    out->all = arena_array(w->arena, w->n_samples * MAX_WAYS, sizeof *out->all);
    for (size_t k = 0; k < MAX_WAYS; k++)
        for (size_t i = ways[k].from; i < w->n_samples && i < ways[k].until; i += ways[k].step)
            add_printing(out, &press, &w->samples[i], &ways[k]);
    if (out->n == 0)
        workshop_stop(&w->diag, "no sample is printed");
}

enum likeness printings_compare(const struct printings *p, struct arena *arena, struct composer *composer, size_t i,
                                const char **lines_or_codes)
{
    const struct printing *printing = &p->all[i];
    struct diag d;
    diag_init(&d, arena);
    const char *lines = make(p, arena, &d, composer, printing);
    *lines_or_codes = lines;
    if (lines && text_equal(lines, printing->lines))
        return SAME;
    bool is_alone = lines && printing->without && is_given_up(&d) && text_equal(lines, printing->without);
    if (lines && !is_alone)
        return OTHER;
    *lines_or_codes = is_alone ? workshop_codes(arena, &d, false) : workshop_notes(arena, &d);
    return REFUSED_IT;
}
