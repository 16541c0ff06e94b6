#include "compose.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "claims.h"
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

static enum outcome need(const struct input **out, struct diag *d, const struct bundle *b, const char *name)
{
    *out = bundle_file(b, name);
    return *out ? DONE : diag_note(d, D_BUNDLE_INCOMPLETE, &(struct place){.file = b->dir}, "%s", name);
}

/* wording/LANG.xml, one file a language. */
static enum outcome load_languages(struct composer *c, struct arena *arena, struct diag *d, const struct bundle *b)
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
        enum outcome one = wording_load(&words, arena, d, c->claims, in);
        if (one == DONE && find_language(c, words->lang))
            one = diag_note(d, D_WORDING_BROKEN, &place, "lang");
        if (one == DONE)
            c->languages[c->n_languages++] = words;
        got = outcome_worse(got, one);
    }
    return got;
}

enum outcome composer_load(struct composer **out, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct composer *c = arena_alloc(arena, sizeof *c);
    const struct input *claims, *countries;
    enum outcome got = need(&claims, d, b, CLAIMS);
    if (got == DONE)
        got = claims_load(&c->claims, arena, d, claims);
    if (got == DONE)
        got = need(&countries, d, b, COUNTRIES);
    if (got == DONE)
        got = countries_load(&c->countries, arena, d, countries);
    if (got == DONE)
        got = load_languages(c, arena, d, b);
    if (got == DONE && !find_language(c, DUTCH))
        got = diag_note(d, D_WORDING_MISSING, &(struct place){.file = b->dir}, NULL);
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
    struct verdicts *verdicts;
    xmlDoc *facts;
    const struct place *at;
};

static struct session session_for(const struct job *j, const struct catalogue *words, bool is_translation)
{
    struct session s = {
        .arena = j->arena,
        .d = j->d,
        .words = words,
        .claims = j->composer->claims,
        .verdicts = j->verdicts,
        .countries = j->composer->countries,
        .is_translation = is_translation,
    };
    if (j->at)
        s.at = *j->at;
    return s;
}

/* A translation that is missing or not complete never holds the notice (design section 4): it is reported, and *out is NULL. */
static enum outcome translate(xmlDoc **out, const struct job *j, const char *lang, bool concept)
{
    const struct catalogue *words = find_language(j->composer, lang);
    *out = NULL;
    if (words) {
        struct session s = session_for(j, words, true);
        enum outcome got = transform_run(out, j->composer->transform, &s, j->facts, TRANSLATION_SELF, concept);
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
    j.verdicts = verdicts_new(arena, c->claims, facts);
    const char *lang = xml_attr(xml_child(xmlDocGetRootElement(facts), "letter"), "language");

    xmlDoc *translated = NULL;
    enum translation translation = TRANSLATION_NONE;
    enum outcome got = DONE;
    if (lang && !text_equal(lang, DUTCH)) {
        got = translate(&translated, &j, lang, concept);
        translation = translated ? TRANSLATION_FOLLOWS : TRANSLATION_MISSING;
    }
    if (got != DONE)
        return got;

    struct session s = session_for(&j, find_language(c, DUTCH), false);
    got = transform_run(page, c->transform, &s, facts, translation, concept);
    if (got == DONE)
        join_letters(*page, translated);
    return got;
}
