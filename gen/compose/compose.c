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
#define XML ".xml"
#define DUTCH "nl" /* the text that counts: Awb art. 2:6 */

struct composer {
    struct transform *transform;
    struct claims *claims;
    struct duty_table *duties;
    struct fields *fields;
    const struct statute *statute;
    const struct schema *record_schema;
    struct countries *countries;
    struct vocabulary vocabulary;
    struct catalogue **languages; /* those that were read */
    size_t n_languages;
    struct arena *arena;
    const struct bundle *bundle;
};

const struct catalogue *composer_words(const struct composer *c, const char *lang)
{
    for (size_t i = 0; i < c->n_languages; i++)
        if (text_equal(c->languages[i]->lang, lang))
            return c->languages[i];
    return NULL;
}

const struct claims *composer_claims(const struct composer *c)
{
    return c->claims;
}

const struct fact_tests *composer_tests(const struct composer *c)
{
    return statute_tests(c->statute);
}

/* wording/LANG.xml, one file a language. What is stale in a translation is told by the Dutch one, which is read before. */
static enum outcome read_language(const struct catalogue **out, struct composer *c, struct diag *d, const struct input *in)
{
    const size_t n_bytes = strlen(in->name) - strlen(WORDING XML);
    const char *lang = arena_strndup(c->arena, in->name + strlen(WORDING), n_bytes);
    struct catalogue *words;
    *out = composer_words(c, lang);
    if (*out)
        return DONE;
    struct vocabulary vocabulary = c->vocabulary;
    vocabulary.dutch = text_equal(lang, DUTCH) ? NULL : composer_words(c, DUTCH);
    enum outcome got = statute_proofs(&vocabulary.proofs, d, c->statute, lang);
    if (got == DONE && !vocabulary.proofs)
        got = diag_note(d, D_PROOF_MISSING, &(struct place){.file = in->name}, "law/proofs/%s.xml", lang);
    if (got == DONE)
        got = wording_load(&words, c->arena, d, &vocabulary, in);
    if (got != DONE)
        return got;
    if (!text_equal(words->lang, lang))
        return diag_note(d, D_WORDING_BROKEN, &(struct place){.file = in->name}, "lang");
    c->languages[c->n_languages++] = words;
    *out = words;
    return DONE;
}

/* *out is NULL when the bundle does not have the language. */
static enum outcome need_language(const struct catalogue **out, struct composer *c, struct diag *d, const char *lang)
{
    const struct input *in = bundle_file(c->bundle, arena_printf(d->arena, WORDING "%s" XML, lang));
    *out = NULL;
    return in ? read_language(out, c, d, in) : DONE;
}

static enum outcome load_dutch(struct composer *c, struct diag *d)
{
    const struct catalogue *dutch;
    c->languages = arena_array(c->arena, c->bundle->n_files + 1, sizeof *c->languages);
    enum outcome got = need_language(&dutch, c, d, DUTCH);
    return got == DONE && !dutch ? diag_note(d, D_WORDING_MISSING, &(struct place){.file = c->bundle->dir}, NULL) : got;
}

enum outcome composer_read_all(struct composer *c, struct diag *d)
{
    enum outcome worst = DONE;
    const struct input *in;
    const struct catalogue *words;
    for (size_t at = 0; (in = bundle_each(c->bundle, WORDING, XML, &at));)
        if (!strchr(in->name + strlen(WORDING), '/'))
            worst = outcome_worse(worst, read_language(&words, c, d, in));
    return worst;
}

enum outcome composer_load(struct composer **out, struct arena *arena, struct diag *d, const struct compose_sources *from)
{
    const struct bundle *b = from->bundle;
    struct composer *c = arena_alloc(arena, sizeof *c);
    c->arena = arena;
    c->bundle = b;
    c->statute = from->statute;
    c->record_schema = from->record_schema;
    const struct input *claims, *countries;
    enum outcome got = bundle_need(&claims, d, b, CLAIMS);
    if (got == DONE)
        got = claims_load(&c->claims, statute_tests(from->statute), d, claims);
    if (got == DONE)
        got = bundle_need(&countries, d, b, COUNTRIES);
    if (got == DONE)
        got = countries_load(&c->countries, arena, d, countries);
    if (got == DONE)
        got = duty_table_load(&c->duties, arena, d, from->statute);
    if (got == DONE)
        got = fields_load(&c->fields, arena, d, &(struct field_sources){b, c->claims, from->statute});
    if (got == DONE)
        c->vocabulary = (struct vocabulary){c->claims, statute_duties(from->statute), statute_lint(from->statute), NULL, NULL};
    if (got == DONE)
        got = load_dutch(c, d);
    if (got == DONE)
        got = transform_load(&c->transform, arena, d, b, composer_words(c, DUTCH), c->claims);
    if (got == DONE)
        *out = c;
    return got;
}

/* What the letters of one record share. */
struct job {
    struct arena *arena;
    struct diag *d;
    struct composer *composer;
    struct programs *programs;
    struct owed *owed;
    const struct place *at;
    bool is_asked; /* the translation, by --language: without it nothing is made */
};

static struct session session_for(const struct job *j, const struct catalogue *words, bool is_translation)
{
    struct session s = {
        .arena = j->arena,
        .d = j->d,
        .words = words,
        .dutch = composer_words(j->composer, DUTCH),
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
        .programs = j->programs,
        .letter = xmlDocGetRootElement(page),
        .words = words,
        .countries = j->composer->countries,
    };
    return fields_shown(j->composer->fields, &check);
}

/* What becomes of a letter whose translation is not to be had: one that the record wished for never holds the notice, whose text that
 * counts is Dutch (Awb art. 2:6), and is reported; one that was asked for by name is not left out in silence. */
static enum outcome note_untranslated(const struct job *j, const char *lang, const struct session *s)
{
    const bool is_stale = s && s->lacks_words && s->is_stale, is_draft = s && !s->lacks_words;
    enum diag_code code = is_draft ? D_TRANSLATION_DRAFT : is_stale ? D_TRANSLATION_STALE : D_TRANSLATION_MISSING;
    if (j->is_asked)
        code = is_stale ? D_TRANSLATION_OUTDATED : D_TRANSLATION_REFUSED;
    const char *what = s && s->lacks_words ? s->lacking : NULL;
    return diag_note(j->d, code, j->at, "%s%s%s", lang, what ? ": " : "", what ? what : "");
}

/* The letter in these words. The facts say of a draft that it is one, so that every claim and duty of its mark can be judged; that is known
 * when the words have been chosen: then they are chosen once more. */
static enum outcome run_translation(xmlDoc **out, const struct job *j, struct session *s, bool concept)
{
    const struct session fresh = *s;
    const struct transform *transform = j->composer->transform;
    if (j->is_asked && s->words->is_draft)
        programs_mark_draft(j->programs);
    enum outcome got = transform_run(out, transform, s, j->programs->facts, TRANSLATION_SELF, concept);
    s->says_draft = s->says_draft || s->words->is_draft;
    if (got != DONE || !s->says_draft || !j->is_asked || s->words->is_draft)
        return got;
    programs_mark_draft(j->programs);
    *s = fresh;
    got = transform_run(out, transform, s, j->programs->facts, TRANSLATION_SELF, concept);
    s->says_draft = true;
    return got;
}

/* *out is NULL when there is none; why has been reported. */
static enum outcome translate(xmlDoc **out, struct job *j, const char *lang, bool concept)
{
    const struct catalogue *words;
    *out = NULL;
    if (need_language(&words, j->composer, j->d, lang) != DONE)
        return BROKEN;
    if (!words)
        return note_untranslated(j, lang, NULL);
    struct session s = session_for(j, words, true);
    enum outcome got = run_translation(out, j, &s, concept);
    if (s.lacks_words || (got == DONE && s.says_draft && !j->is_asked)) {
        *out = NULL;
        return note_untranslated(j, lang, &s);
    }
    if (got != DONE)
        return got;
    j->owed = duties_owed(j->composer->duties, j->programs);
    return outcome_worse(look_for_duties(j, *out, words), fields_marked(j->composer->fields, j->d, xmlDocGetRootElement(*out)));
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

enum outcome compose_page(xmlDoc **page, struct diag *d, struct composer *c, struct programs *programs, bool concept, const struct place *at)
{
    const xmlNode *letter = xml_child(xmlDocGetRootElement(programs->facts), "letter");
    const char *lang = xml_attr(letter, "language");
    struct job j = {
        .arena = programs->arena,
        .d = d,
        .composer = c,
        .programs = programs,
        .at = at,
        .is_asked = text_equal(xml_attr(letter, "language-asked"), "yes"),
    };
    programs_set_preview(programs, concept);

    xmlDoc *translated = NULL;
    enum translation translation = TRANSLATION_NONE;
    enum outcome got = DONE;
    if (lang && !text_equal(lang, DUTCH)) {
        got = translate(&translated, &j, lang, concept);
        translation = translated ? TRANSLATION_FOLLOWS : TRANSLATION_MISSING;
    }
    if (got == BROKEN)
        return got;
    if (translation == TRANSLATION_MISSING) /* what is claimed and owed is that of a letter in Dutch alone */
        programs_leave_translation(programs);
    j.owed = duties_owed(c->duties, programs);

    struct session s = session_for(&j, composer_words(c, DUTCH), false);
    enum outcome dutch = transform_run(page, c->transform, &s, programs->facts, translation, concept);
    if (dutch == DONE) {
        dutch = outcome_worse(look_for_duties(&j, *page, s.words), look_for_fields(&j, *page, s.words));
        join_letters(*page, translated);
    }
    return outcome_worse(got, dutch);
}
