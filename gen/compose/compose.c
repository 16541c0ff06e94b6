#include "compose.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "claims.h"
#include "duties_met.h"
#include "fields.h"
#include "session.h"
#include "transform.h"

#define WORDING "wording/"
#define COUNTRIES "wording/countries/nl.xml"
#define CLAIMS "law/claims.xml"
#define DUTCH "nl" /* the text that counts: Awb art. 2:6 */
#define MAX_LANGUAGES 32

struct composer {
    struct transform *transform;
    struct claims *claims;
    struct duty_table *duties;
    struct fields *fields;
    const struct schema *record_schema;
    struct countries *countries;
    struct catalogue *languages[MAX_LANGUAGES];
    size_t n_languages;
};

static const struct catalogue *find_language(const struct composer *c, const char *lang)
{
    for (size_t i = 0; i < c->n_languages; i++)
        if (text_equal(c->languages[i]->lang, lang))
            return c->languages[i];
    return NULL;
}

bool composer_speaks(const struct composer *c, const char *lang)
{
    return find_language(c, lang) != NULL;
}

const struct catalogue *composer_words(const struct composer *c, size_t i)
{
    return i < c->n_languages ? c->languages[i] : NULL;
}

const struct claims *composer_claims(const struct composer *c)
{
    return c->claims;
}

static enum outcome need(const struct input **out, struct diag *d, const struct bundle *b, const char *name)
{
    *out = bundle_file(b, name);
    return *out ? DONE : diag_note(d, D_BUNDLE_INCOMPLETE, &(struct place){.file = b->dir}, "%s", name);
}

/* wording/LANG.xml, one file a language. */
static enum outcome read_languages(struct composer *c, struct arena *arena, struct diag *d, const struct bundle *b, const struct vocabulary *vocabulary)
{
    enum outcome got = DONE;
    const struct input *in;
    for (size_t at = 0; (in = bundle_each(b, WORDING, ".xml", &at));) {
        struct place place = {.file = in->name};
        if (strchr(in->name + strlen(WORDING), '/'))
            continue;
        if (c->n_languages == MAX_LANGUAGES)
            return diag_note(d, D_WORDING_BROKEN, &place, "more than %d languages", MAX_LANGUAGES);
        struct catalogue *words;
        enum outcome one = wording_load(&words, arena, d, vocabulary, in);
        if (one == DONE && find_language(c, words->lang))
            one = diag_note(d, D_WORDING_BROKEN, &place, "lang");
        if (one == DONE)
            c->languages[c->n_languages++] = words;
        got = outcome_worse(got, one);
    }
    return got;
}

/* The catalogues, and of each translation what is stale. */
static enum outcome load_languages(struct composer *c, struct arena *arena, struct diag *d, const struct bundle *b, const struct vocabulary *vocabulary)
{
    enum outcome got = read_languages(c, arena, d, b, vocabulary);
    const struct catalogue *dutch = find_language(c, DUTCH);
    if (got == DONE && !dutch)
        got = diag_note(d, D_WORDING_MISSING, &(struct place){.file = b->dir}, NULL);
    for (size_t i = 0; got == DONE && i < c->n_languages; i++)
        if (c->languages[i] != dutch)
            wording_hold_against(c->languages[i], arena, dutch);
    return got;
}

enum outcome composer_load(struct composer **out, struct arena *arena, struct diag *d, const struct compose_sources *from)
{
    const struct bundle *b = from->bundle;
    struct composer *c = arena_alloc(arena, sizeof *c);
    c->record_schema = from->record_schema;
    const struct input *claims, *countries;
    enum outcome got = need(&claims, d, b, CLAIMS);
    if (got == DONE)
        got = claims_load(&c->claims, arena, d, claims);
    if (got == DONE)
        got = need(&countries, d, b, COUNTRIES);
    if (got == DONE)
        got = countries_load(&c->countries, arena, d, countries);
    if (got == DONE)
        got = duty_table_load(&c->duties, arena, d, from->statute);
    if (got == DONE)
        got = fields_load(&c->fields, arena, d, &(struct field_sources){b, c->claims, from->statute});
    if (got == DONE)
        got = load_languages(c, arena, d, b, &(struct vocabulary){c->claims, statute_duties(from->statute)});
    if (got == DONE)
        got = transform_load(&c->transform, arena, d, b, find_language(c, DUTCH), c->claims);
    if (got == DONE)
        *out = c;
    return got;
}

/* What the letters of one record share. */
struct job {
    struct arena *arena;
    struct diag *d;
    const struct composer *composer;
    struct programs *programs;
    struct owed *owed;
    xmlDoc *facts;
    const struct place *at;
};

/* Nothing is known yet of these facts: no claim judged, no duty. */
static void look_at_facts(struct job *j)
{
    j->programs = programs_new(j->arena, j->composer->claims, j->facts);
    j->owed = duties_owed(j->arena, j->composer->duties, j->programs);
}

static struct session session_for(const struct job *j, const struct catalogue *words, bool is_translation)
{
    struct session s = {
        .arena = j->arena,
        .d = j->d,
        .words = words,
        .claims = j->composer->claims,
        .programs = j->programs,
        .countries = j->composer->countries,
        .is_translation = is_translation,
    };
    if (j->at)
        s.at = *j->at;
    return s;
}

/* What was made says all that it owes. */
static enum outcome look_for_duties(const struct job *j, xmlDoc *page, const struct catalogue *words)
{
    return duties_met(j->owed, j->d, j->at, xmlDocGetRootElement(page), words);
}

static enum outcome look_for_fields(const struct job *j, xmlDoc *page, const struct catalogue *words)
{
    struct field_check check = {
        .arena = j->arena,
        .d = j->d,
        .at = j->at,
        .labels = j->composer->record_schema,
        .facts = j->facts,
        .letter = xmlDocGetRootElement(page),
        .words = words,
        .countries = j->composer->countries,
    };
    return fields_shown(j->composer->fields, &check);
}

/* A translation that is missing or not complete never holds the notice (design section 4): it is reported, and *out is NULL. */
static enum outcome translate(xmlDoc **out, const struct job *j, const char *lang, bool concept)
{
    const struct catalogue *words = find_language(j->composer, lang);
    *out = NULL;
    if (words) {
        struct session s = session_for(j, words, true);
        enum outcome got = transform_run(out, j->composer->transform, &s, j->facts, TRANSLATION_SELF, concept);
        if (got == DONE)
            got = outcome_worse(look_for_duties(j, *out, words), fields_marked(j->composer->fields, j->d, xmlDocGetRootElement(*out)));
        if (!s.lacks_words)
            return got;
    }
    return diag_note(j->d, D_TRANSLATION_MISSING, j->at, "%s", lang);
}

/* <page-model> around the letters. */
static void join_letters(xmlDoc *page, const xmlDoc *translation)
{
    xmlNode *root = xmlNewDocNode(page, NULL, (const xmlChar *)"page-model", NULL);
    xmlNode *letter = xmlDocSetRootElement(page, root);
    xmlAddChild(root, letter);
    if (translation)
        xmlAddChild(root, xmlDocCopyNode(xmlDocGetRootElement(translation), page, 1));
}

enum outcome compose_page(xmlDoc **page, struct arena *arena, struct diag *d, struct composer *c, xmlDoc *facts, bool concept,
                          const struct place *at)
{
    struct job j = {.arena = arena, .d = d, .composer = c, .facts = facts, .at = at};
    look_at_facts(&j);
    const char *lang = xml_attr(xml_child(xmlDocGetRootElement(facts), "letter"), "language");

    xmlDoc *translated = NULL;
    enum translation translation = TRANSLATION_NONE;
    enum outcome got = DONE;
    if (lang && !text_equal(lang, DUTCH)) {
        got = translate(&translated, &j, lang, concept);
        translation = translated ? TRANSLATION_FOLLOWS : TRANSLATION_MISSING;
    }
    if (got == BROKEN)
        return got;
    if (translation == TRANSLATION_MISSING) { /* what is claimed and owed is that of a letter in Dutch alone */
        facts_leave_translation(facts);
        look_at_facts(&j);
    }

    struct session s = session_for(&j, find_language(c, DUTCH), false);
    enum outcome dutch = transform_run(page, c->transform, &s, facts, translation, concept);
    if (dutch == DONE) {
        dutch = outcome_worse(look_for_duties(&j, *page, s.words), look_for_fields(&j, *page, s.words));
        join_letters(*page, translated);
    }
    return outcome_worse(got, dutch);
}
