#include "field_rows.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/duties.h"
#include "../select/gates.h"
#include "wording.h"

#define FIELDS "law/fields.xml"
#define MAX_XPATH_STEPS 1000000

static const char known[] = "path shows in as after once when through decides gates how reported alike dropped dutch unused source";
static const char formats[] = "text sentence quoted long weekday month money upper postcode addition country without-comma without-article law days";

struct loading {
    struct arena *arena;
    struct law_file law;
    struct fields *fields;
    const struct field_sources *from;
};

const struct field *field_child(const struct field *field, const char *name, bool is_attribute)
{
    const struct field *it = field ? field->first : NULL;
    while (it && !(is_attribute ? it->name[0] == '@' && strcmp(it->name + 1, name) == 0 : strcmp(it->name, name) == 0))
        it = it->next;
    return it;
}

/* The field of a path like "record/decision/@date", made when it is new; NULL for no path. */
static struct field *field_at(struct loading *l, const char *path)
{
    struct field **link = &l->fields->root, *field = NULL;
    while (path && *path) {
        size_t n = strcspn(path, "/");
        const char *name = arena_strndup(l->arena, path, n);
        while (*link && strcmp((*link)->name, name) != 0)
            link = &(*link)->next;
        if (!*link) {
            *link = arena_alloc(l->arena, sizeof **link);
            (*link)->name = name;
        }
        field = *link;
        link = &field->first;
        path += n + (path[n] == '/');
    }
    return field;
}

/* The step stands in the expression whole: "@date" is not in "@dated". */
static bool names_step(const char *expression, const char *step, size_t n_bytes)
{
    static const char name[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@";
    for (const char *at = expression; (at = strstr(at, step)); at++) {
        bool is_begin = at == expression || *at == '@' || !strchr(name, at[-1]);
        if (is_begin && (!at[n_bytes] || !strchr(name, at[n_bytes])))
            return true;
    }
    return false;
}

/* The expression speaks of the field: of the last step of its path, and of the element that this stands in. */
static bool looks_at(struct loading *l, const char *expression, const char *path)
{
    const char *last = strrchr(path, '/');
    if (!expression || !last)
        return false;
    const char *owner = last;
    while (owner > path && owner[-1] != '/')
        owner--;
    size_t n_owner = (size_t)(last - owner);
    return names_step(expression, last + 1, strlen(last + 1)) &&
           names_step(expression, arena_strndup(l->arena, owner, n_owner), n_owner);
}

static enum outcome check_claims(struct loading *l, const xmlNode *row)
{
    const char *path = xml_attr(row, "path"), *list = xml_attr(row, "decides");
    for (const char *id; (id = law_next_word(l->arena, &list));) {
        size_t claim = claims_find(l->from->claims, id);
        if (claim == CLAIM_NONE || !looks_at(l, xml_attr(claims_row(l->from->claims, claim), "test"), path))
            return law_fault(&l->law, row, "decides: %s", id);
    }
    return DONE;
}

static enum outcome check_gates(struct loading *l, const xmlNode *row)
{
    const char *path = xml_attr(row, "path"), *list = xml_attr(row, "gates");
    const struct gates *gates = statute_gates(l->from->statute);
    for (const char *id; (id = law_next_word(l->arena, &list));) {
        size_t i = 0;
        while (i < gates->n_rows && !text_equal(gates->rows[i].id, id))
            i++;
        const xmlNode *gate = i < gates->n_rows ? gates->rows[i].row : NULL;
        if (!gate || (!looks_at(l, xml_attr(gate, "must-hold"), path) && !looks_at(l, xml_attr(gate, "applies-when"), path)))
            return law_fault(&l->law, row, "gates: %s", id);
    }
    return DONE;
}

static enum outcome check_words(struct loading *l, const xmlNode *row)
{
    const char *list = xml_attr(row, "reported"), *as = xml_attr(row, "as");
    for (const char *code; (code = law_next_word(l->arena, &list));)
        if (!diag_lookup(code))
            return law_fault(&l->law, row, "reported: %s", code);
    for (const char *format; (format = law_next_word(l->arena, &as));)
        if (!law_lists(formats, format))
            return law_fault(&l->law, row, "as: %s", format);
    return DONE;
}

/* An attribute that is an XPath was compiled, if it is there. */
static enum outcome check_xpath(struct loading *l, const xmlNode *row, const char *attribute, const void *compiled)
{
    return xml_attr(row, attribute) && !compiled ? law_fault(&l->law, row, "%s", attribute) : DONE;
}

static enum outcome read_showing(struct loading *l, struct field_row *out, const xmlNode *row)
{
    struct fields *fields = l->fields;
    out->as = xml_attr(row, "as");
    out->after = xml_attr(row, "after");
    out->once = text_equal(xml_attr(row, "once"), "yes");
    bool has_room = places_add(&fields->values, l->arena, xml_attr(row, "shows"), &out->value) &&
                    places_add(&fields->places, l->arena, xml_attr(row, "in"), &out->places);
    if (!has_room || !out->as || !out->value || out->value & (out->value - 1)) /* one value, in one place */
        return law_fault(&l->law, row, "shows, as, in");
    if (out->after)
        fields->composite |= out->value;
    if (text_equal(xml_attr(row, "dutch"), "yes"))
        fields->dutch |= out->value;
    return DONE;
}

static bool says_what(const xmlNode *row)
{
    static const char *const answers[] = {"shows", "decides", "gates", "how", "reported", "unused"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const char *answer = xml_attr(row, answers[i]);
        if (answer && answer[strspn(answer, " ")])
            return true;
    }
    return false;
}

static enum outcome read_row(struct loading *l, const xmlNode *row)
{
    const char *stray = law_stray(row, known);
    struct field *field = field_at(l, xml_attr(row, "path"));
    if (!xml_named(row, "field") || stray || !field || !says_what(row))
        return law_fault(&l->law, row, "%s", stray ? stray : "field: path, and what becomes of it");
    struct field_row *out = arena_alloc(l->arena, sizeof *out);
    out->row = row;
    out->next = field->rows;
    field->rows = out;
    out->when = fact_test_compile(statute_tests(l->from->statute), xml_attr(row, "when"));
    out->through = law_xpath(l->arena, xml_attr(row, "through"));
    enum outcome got = outcome_worse(check_xpath(l, row, "when", out->when), check_xpath(l, row, "through", out->through));
    if (got == DONE && xml_attr(row, "shows"))
        got = read_showing(l, out, row);
    if (got == DONE)
        got = check_claims(l, row);
    if (got == DONE)
        got = check_gates(l, row);
    return got == DONE ? check_words(l, row) : got;
}

/* <dutch values="..."/>: of other files than the record. */
static enum outcome read_dutch(struct loading *l, const xmlNode *row)
{
    const bool is_row = !law_stray(row, "values") && xml_attr(row, "values");
    return is_row && places_add(&l->fields->values, l->arena, xml_attr(row, "values"), &l->fields->dutch) ? DONE : law_fault(&l->law, row, "dutch: values");
}

static void free_xpath(void *context)
{
    xmlXPathFreeContext(context);
}

enum outcome field_rows_load(struct fields **out, struct arena *arena, struct diag *d, const struct field_sources *from)
{
    struct loading l = {.arena = arena, .from = from};
    const struct input *in;
    enum outcome got = bundle_need(&in, d, from->bundle, FIELDS);
    if (got == DONE)
        got = law_open(&l.law, arena, d, in, "fields");
    if (got != DONE)
        return got;
    l.fields = arena_alloc(arena, sizeof *l.fields);
    l.fields->xpath = xmlXPathNewContext(NULL);
    l.fields->xpath->opLimit = MAX_XPATH_STEPS;
    arena_defer(arena, free_xpath, l.fields->xpath);
    for (const xmlNode *row = xml_first(l.law.root); row; row = xml_following(row))
        got = outcome_worse(got, xml_named(row, "dutch") ? read_dutch(&l, row) : read_row(&l, row));
    bool is_of_a_record = l.fields->root && !l.fields->root->next && strcmp(l.fields->root->name, "record") == 0;
    if (got == DONE && !is_of_a_record)
        got = law_fault(&l.law, l.law.root, "path: record/...");
    *out = l.fields;
    return got;
}
