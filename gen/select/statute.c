#include "statute.h"

#include <string.h>

#include "../base/text.h"
#include "law.h"
#include "proofs.h"

/* No path over one letter's facts needs more: an endless one finds nothing. */
#define MAX_XPATH_STEPS 1000000

struct part {
    bool is_read;
    struct proofs *proofs; /* of a file of law/proofs/ */
    enum outcome outcome;
    const xmlNode *root;
};

static void free_xpath(void *context)
{
    xmlXPathFreeContext(context);
}

static void free_names(void *names)
{
    xmlDictFree(names);
}

static enum outcome open_law(struct law_file *out, struct statute *s, struct diag *d, const char *root_name)
{
    const struct input *in;
    enum outcome got = bundle_need(&in, d, s->bundle, arena_printf(s->arena, "law/%s.xml", root_name));
    if (got == DONE)
        got = law_open(out, s->arena, d, in, root_name);
    out->tests = s->tests;
    return got;
}

static enum outcome load_calendar(struct statute *s, struct diag *d)
{
    const struct input *days, *remedies;
    enum outcome got = bundle_need(&days, d, s->bundle, "law/calendar.xml");
    if (got == DONE)
        got = bundle_need(&remedies, d, s->bundle, "law/remedies.xml");
    return got == DONE ? calendar_load(&s->calendar, s->arena, d, days, remedies) : got;
}

static enum outcome load_tables(struct statute *s, struct diag *d)
{
    struct law_file law;
    enum outcome got = open_law(&law, s, d, "pairs");
    if (got == DONE)
        got = pairs_load(&s->pairs, s->arena, &law);
    if (got == DONE)
        got = open_law(&law, s, d, "scope");
    if (got == DONE)
        got = scope_load(&s->scope, s->arena, &law);
    if (got == DONE)
        got = open_law(&law, s, d, "gates");
    if (got == DONE)
        got = gates_load(&s->gates, s->arena, &law);
    if (got == DONE)
        got = open_law(&law, s, d, "duties");
    if (got == DONE)
        got = duties_load(&s->duties, s->arena, &law);
    if (got == DONE)
        got = duties_match_gates(&s->duties, &s->gates, &law);
    if (got == DONE)
        got = open_law(&law, s, d, "forbidden");
    if (got == DONE)
        got = lint_load(&s->lint, s->arena, &law);
    if (got == DONE)
        got = open_law(&law, s, d, "contacts");
    if (got == DONE)
        s->contacts = law.root;
    return got;
}

/* releases.xml of the bundle, where there is one. */
static enum outcome load_releases(struct statute *s, struct diag *d)
{
    const struct input *xsd, *file = bundle_file(s->bundle, "releases.xml");
    struct schema *schema;
    if (!file)
        return DONE;
    enum outcome got = bundle_need(&xsd, d, s->bundle, "schema/releases.xsd");
    if (got == DONE)
        got = schema_load(&schema, s->arena, d, xsd);
    struct releases_source source = {.schema = schema, .file = file, .in_bundle = true};
    return got == DONE ? releases_load(&s->releases, s->arena, d, &source) : got;
}

enum outcome statute_load(struct statute **out, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct statute *s = arena_alloc(arena, sizeof *s);
    s->arena = arena;
    s->bundle = b;
    s->tests = fact_tests_new(arena);
    s->parts = arena_array(arena, b->n_files + 1, sizeof *s->parts);
    s->xpath = xmlXPathNewContext(NULL);
    arena_defer(arena, free_xpath, s->xpath);
    s->xpath->opLimit = MAX_XPATH_STEPS;
    xmlXPathContextSetCache(s->xpath, 1, -1, 0);
    s->names = xmlDictCreate();
    arena_defer(arena, free_names, s->names);

    enum outcome got = load_calendar(s, d);
    if (got == DONE)
        got = load_tables(s, d);
    if (got == DONE)
        got = load_releases(s, d);
    if (got == DONE)
        *out = s;
    return got;
}

struct fact_tests *statute_tests(const struct statute *s)
{
    return s->tests;
}

const struct calendar *statute_calendar(const struct statute *s)
{
    return s->calendar;
}

const struct gates *statute_gates(const struct statute *s)
{
    return &s->gates;
}

const struct duties *statute_duties(const struct statute *s)
{
    return &s->duties;
}

const struct lint *statute_lint(const struct statute *s)
{
    return s->lint;
}

void statute_look_at(const struct statute *s, xmlDoc *facts)
{
    s->xpath->doc = facts;
    s->xpath->opCount = 0;
    s->xpath->node = facts ? xmlDocGetRootElement(facts) : NULL;
}

const char *statute_body_file(struct arena *arena, const char *id)
{
    return arena_printf(arena, "bodies/%s.xml", id);
}

const char *statute_instrument_file(struct arena *arena, const char *id, const char *version)
{
    return arena_printf(arena, "instruments/%s-%s.xml", id, version);
}

/* The file's name and what it holds must agree, or one body's letter could bear another's name. */
static enum outcome check_part(struct part *part, struct diag *d, const struct statute *s, const struct input *in,
                               const char *root_name)
{
    const xmlNode *root = part->root;
    bool is_body = text_equal(root_name, "body");
    const char *id = xml_attr(root, "id"), *version = xml_attr(root, is_body ? "id" : "version");
    const char *expected = NULL;
    if (id && version)
        expected = is_body ? statute_body_file(s->arena, id) : statute_instrument_file(s->arena, id, version);
    if (!text_equal(expected, in->name))
        return diag_note(d, D_BUNDLE_ID, &(struct place){.file = in->name, .line = xml_line(root)}, NULL);
    return DONE;
}

/* Parses a part when it is first asked for. A part that cannot be used is noted anew for each letter that needs it. */
static enum outcome read_part(const xmlNode **out, struct diag *d, const struct statute *s, const struct input *in,
                              const char *root_name)
{
    struct part *part = &s->parts[in - s->bundle->files];
    if (!part->is_read || part->outcome != DONE) {
        struct law_file file = {0};
        part->is_read = true;
        part->outcome = law_open(&file, s->arena, d, in, root_name);
        part->root = file.root;
        if (part->outcome == DONE)
            part->outcome = check_part(part, d, s, in, root_name);
        if (part->outcome == DONE)
            part->outcome = lint_part(s->lint, d, in->name, part->root);
    }
    *out = part->outcome == DONE ? part->root : NULL;
    return part->outcome;
}

/* A body that names a logo has it in the bundle. */
static enum outcome check_logo(struct diag *d, const struct statute *s, const struct input *in, const xmlNode *body)
{
    const xmlNode *logo = xml_child(body, "logo");
    const char *file = xml_attr(logo, "file");
    if (!file || bundle_file(s->bundle, file))
        return DONE;
    return diag_note(d, D_BUNDLE_INCOMPLETE, &(struct place){.file = in->name, .line = xml_line(logo)}, "%s", file);
}

enum outcome statute_check_parts(struct diag *d, const struct statute *s)
{
    static const char *const folders[][2] = {{"bodies/", "body"}, {"instruments/", "instrument"}};
    enum outcome worst = DONE;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        const struct input *in;
        const xmlNode *root;
        size_t at = 0;
        while ((in = bundle_each(s->bundle, folders[i][0], ".xml", &at)))
            worst = outcome_worse(worst, read_part(&root, d, s, in, folders[i][1]) == DONE ? check_logo(d, s, in, root)
                                                                                          : BROKEN);
    }
    return worst;
}

#define PROOFS "law/proofs/"

enum outcome statute_proofs(const struct proofs **out, struct diag *d, const struct statute *s, const char *lang)
{
    const struct input *in = bundle_file(s->bundle, arena_printf(d->arena, PROOFS "%s.xml", lang));
    struct part *part = in ? &s->parts[in - s->bundle->files] : NULL;
    *out = NULL;
    if (!part)
        return DONE;
    if (!part->is_read || part->outcome != DONE) {
        struct law_file file = {0};
        part->is_read = true;
        part->outcome = law_open(&file, s->arena, d, in, "proofs");
        file.tests = s->tests;
        if (part->outcome == DONE)
            part->outcome = proofs_load(&part->proofs, s->arena, &file, &s->duties);
        if (part->outcome == DONE && !text_equal(part->proofs->lang, lang))
            part->outcome = law_fault(&file, file.root, "xml:lang");
    }
    *out = part->outcome == DONE ? part->proofs : NULL;
    return part->outcome;
}

const char *statute_each_language(struct arena *arena, const struct statute *s, size_t *at)
{
    const struct input *in = bundle_each(s->bundle, PROOFS, ".xml", at);
    return in ? arena_strndup(arena, in->name + strlen(PROOFS), strlen(in->name) - strlen(PROOFS ".xml")) : NULL;
}

const struct input **statute_fonts(struct arena *arena, const struct statute *s)
{
    const struct input **fonts = arena_array(arena, s->bundle->n_files + 1, sizeof *fonts), *in;
    size_t n = 0;
    for (size_t at = 0; (in = bundle_each(s->bundle, "fonts/", ".ttf", &at));)
        fonts[n++] = in;
    return fonts;
}

enum outcome statute_body(const xmlNode **out, struct diag *d, const struct statute *s, const char *id)
{
    const struct input *in = bundle_file(s->bundle, statute_body_file(d->arena, id));
    *out = NULL;
    return in ? read_part(out, d, s, in, "body") : DONE;
}

enum outcome statute_instrument(const xmlNode **out, bool *is_known, struct diag *d, const struct statute *s,
                                const char *id, const char *version)
{
    const struct input *in = bundle_file(s->bundle, statute_instrument_file(d->arena, id, version));
    size_t at = 0;
    *out = NULL;
    *is_known = in || bundle_each(s->bundle, arena_printf(d->arena, "instruments/%s-", id), ".xml", &at);
    return in ? read_part(out, d, s, in, "instrument") : DONE;
}
