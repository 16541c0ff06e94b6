#include "named_facts.h"

#include <string.h>

#include <libxml/xpath.h>

#include "../base/text.h"
#include "../record/xml.h"

#define MAX_FACTS  64
#define MAX_DEPTH  16
#define MAX_VALUES 12
#define MAX_STEPS  100000
#define NAME_SIGNS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@/*"
#define FACTS      "/facts"

/* ---- what a fact is called ---- */

static enum outcome load(struct schema **out, struct arena *arena, struct diag *d, const struct input *xsd)
{
    return xsd ? schema_load(out, arena, d, xsd) : DONE;
}

enum outcome labels_load(struct labels *out, struct arena *arena, struct diag *d, const struct bundle *bundle)
{
    *out = (struct labels){0};
    enum outcome got = load(&out->record, arena, d, bundle_file(bundle, "schema/record.xsd"));
    if (got == DONE)
        got = load(&out->selections, arena, d, bundle_file(bundle, "schema/selections.xsd"));
    if (got == DONE)
        got = load(&out->instrument, arena, d, bundle_file(bundle, "schema/instrument.xsd"));
    if (got == DONE)
        got = load(&out->body, arena, d, bundle_file(bundle, "schema/body.xsd"));
    return got;
}

/* Facts that the program works out itself stand in no schema. */
static const struct {
    const char *path, *label[LANGUAGE_N];
} computed[] = {
    {"/facts/@programs", {[EN] = "How many programs selected", [NL] = "Hoeveel programma's kozen"}},
    {"/facts/letter/@mailing-date", {[EN] = "Day of posting", [NL] = "Dag van versturen"}},
    {"/facts/letter/@published", {[EN] = "Day of publication", [NL] = "Dag van bekendmaking"}},
    {"/facts/letter/@late", {[EN] = "Letter after the publication", [NL] = "Brief na de bekendmaking"}},
    {"/facts/letter/@form", {[EN] = "Form of the letter", [NL] = "Vorm van de brief"}},
    {"/facts/deadline/@last-day", {[EN] = "Last day to object", [NL] = "Laatste dag voor bezwaar"}},
    {"/facts/deadline/@passed", {[EN] = "Last day has passed", [NL] = "Laatste dag is voorbij"}},
    {"/facts/deadline/@rolled",
     {[EN] = "Last day moved past days off", [NL] = "Laatste dag verschoven om vrije dagen"}},
    {"/facts/deadline/@days-left", {[EN] = "Days left", [NL] = "Dagen over"}},
    {"/facts/tests/@before", {[EN] = "Test before use", [NL] = "Toets voor het gebruik"}},
    {"/facts/tests/@last", {[EN] = "Latest periodic test", [NL] = "Laatste herhaalde toets"}},
    {"/facts/tests/@at-selection",
     {[EN] = "Latest test on the day of the selection", [NL] = "Laatste toets op de dag van de selectie"}},
    {"/facts/tests/@outcome", {[EN] = "Outcome of the latest test", [NL] = "Uitkomst van de laatste toets"}},
    {"/facts/tests/@outcome-since",
     {[EN] = "Worst outcome since the selection", [NL] = "Slechtste uitkomst sinds de selectie"}},
    {"/facts/tests/@all-later-within-interval", {[EN] = "Every test in time", [NL] = "Elke toets op tijd"}},
    {"/facts/instrument/@route", {[EN] = "Selection: route", [NL] = "Selectie: route"}},
    {"/facts/instrument/@selected-on", {[EN] = "Selection: date", [NL] = "Selectie: datum"}},
    {"/facts/instrument/@disclosure", {[EN] = "Selection: disclosure", [NL] = "Selectie: openbaarheid"}},
};

static const struct schema *schema_of(const struct labels *labels, const char *path)
{
    const char *section = path + strlen(FACTS "/");
    const struct {
        const char *name;
        const struct schema *schema;
    } sections[] = {{"record", labels->record},
                    {"selection", labels->selections},
                    {"instrument", labels->instrument},
                    {"body", labels->body}};
    size_t n = strcspn(section, "/");
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (strlen(sections[i].name) == n && memcmp(sections[i].name, section, n) == 0)
            return sections[i].schema;
    return NULL;
}

static void find_label(struct named_fact *fact, struct arena *arena, const struct labels *labels)
{
    for (size_t i = 0; i < sizeof computed / sizeof *computed; i++)
        if (text_equal(computed[i].path, fact->path)) {
            memcpy(fact->label, computed[i].label, sizeof fact->label);
            return;
        }
    const struct schema *schema = text_starts(fact->path, FACTS "/") ? schema_of(labels, fact->path) : NULL;
    const char *last = strrchr(fact->path, '/');
    if (!schema || !last)
        return;
    struct place at = {0};
    const char *attribute = last[1] == '@' ? last + 2 : NULL;
    const char *end = attribute ? last : fact->path + strlen(fact->path), *start = end;
    while (start > fact->path && start[-1] != '/')
        start--;
    schema_label(schema, &at, arena_strndup(arena, start, (size_t)(end - start)), attribute);
    memcpy(fact->label, at.field, sizeof fact->label);
}

/* ---- what the facts say there ---- */

static bool has_elements(const xmlNode *node)
{
    return xmlFirstElementChild((xmlNode *)node) != NULL;
}

/* An attribute's or a leaf's text; of what holds more, its key, or that it is there. */
static const char *value_of(struct arena *arena, const xmlNode *node)
{
    if (node->type == XML_ATTRIBUTE_NODE)
        return node->children && node->children->content ? (const char *)node->children->content : "";
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    const char *text = has_elements(node) ? NULL : xml_text(arena, node);
    const char *key = xml_attr(node, "id") ? xml_attr(node, "id") : xml_attr(node, "code");
    return text && *text ? text : key ? key : "+";
}

static void look_up(struct named_fact *fact, struct arena *arena, xmlXPathContext *xpath, const char *expression)
{
    fact->values = arena_array(arena, MAX_VALUES, sizeof *fact->values);
    xmlXPathObject *found = xmlXPathEval(BAD_CAST expression, xpath);
    const xmlNodeSet *set = found && found->type == XPATH_NODESET ? found->nodesetval : NULL;
    for (int i = 0; set && i < set->nodeNr && fact->n_values < MAX_VALUES; i++) {
        const char *value = value_of(arena, set->nodeTab[i]);
        if (value)
            fact->values[fact->n_values++] = arena_strdup(arena, value);
    }
    xmlXPathFreeObject(found);
}

/* ---- reading the paths of a test ---- */

struct reading {
    struct arena *arena;
    const struct labels *labels;
    xmlXPathContext *xpath;
    struct named_facts *out;
    const char *base[MAX_DEPTH]; /* of each open condition: the path it hangs on, conditions and all */
    size_t depth;
};

/* The path without its conditions. */
static const char *bare(struct arena *arena, const char *path)
{
    char *out = arena_strdup(arena, path), *to = out;
    int depth = 0;
    for (const char *at = path; *at; at++) {
        depth += *at == '[';
        if (depth == 0)
            *to++ = *at;
        depth -= *at == ']';
    }
    *to = '\0';
    return out;
}

static void add_fact(struct reading *r, const char *expression)
{
    struct named_facts *out = r->out;
    const char *path = bare(r->arena, expression);
    for (size_t i = 0; i < out->n; i++)
        if (text_equal(out->all[i].path, path))
            return;
    if (out->n == MAX_FACTS || !strchr(path + 1, '/'))
        return;
    struct named_fact *fact = &out->all[out->n++];
    fact->path = path;
    find_label(fact, r->arena, r->labels);
    look_up(fact, r->arena, r->xpath, expression);
}

static bool is_operator(const char *word, size_t n)
{
    static const char *const operators[] = {"and", "or", "div", "mod", "*", ".", ".."};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (strlen(operators[i]) == n && memcmp(operators[i], word, n) == 0)
            return true;
    return word[0] >= '0' && word[0] <= '9';
}

/* A word that is a path, made whole; NULL: it is a function, an operator or a number. */
static const char *whole_path(struct reading *r, const char *word, size_t n)
{
    const char *next = word + n + strspn(word + n, " ");
    if (*next == '(' || is_operator(word, n) || memchr(word, ':', n))
        return NULL;
    if (word[0] == '/')
        return arena_strndup(r->arena, word, n);
    const char *base = r->depth > 0 ? r->base[r->depth - 1] : FACTS;
    return arena_printf(r->arena, "%s/%.*s", base, (int)n, word);
}

/* The end of the condition that opens at `at`, past its bracket. */
static const char *past_condition(const char *at)
{
    int depth = 0;
    for (; *at; at++) {
        if (*at == '\'' || *at == '"') {
            const char *end = strchr(at + 1, *at);
            at = end ? end : at;
        }
        depth += *at == '[' ? 1 : *at == ']' ? -1 : 0;
        if (depth == 0)
            return at + 1;
    }
    return at;
}

static void read_paths(struct reading *r, const char *at, const char *end);

/* What follows a path: its conditions, each read on its own, and the steps behind them. Returns where it ends. */
static const char *read_behind(struct reading *r, const char *path, const char *at)
{
    while (*at == '[') {
        const char *past = past_condition(at);
        size_t n_before = r->out->n;
        if (r->depth < MAX_DEPTH) {
            r->base[r->depth++] = path;
            read_paths(r, at + 1, past - 1);
            r->depth--;
        }
        size_t n_steps = *past == '/' ? strspn(past, NAME_SIGNS) : 0;
        if (n_steps)
            path = arena_printf(r->arena, "%s%.*s%.*s", path, (int)(past - at), at, (int)n_steps, past);
        else if (*past == '[')
            path = arena_printf(r->arena, "%s%.*s", path, (int)(past - at), at);
        at = past + n_steps;
        bool is_end = *at != '[';
        if (is_end && n_steps)
            add_fact(r, path);
        else if (is_end && r->out->n == n_before) /* a condition that names no other fact */
            add_fact(r, path);
    }
    return at;
}

static void read_paths(struct reading *r, const char *at, const char *end)
{
    while (at < end) {
        size_t n = strspn(at, NAME_SIGNS);
        if (*at == '\'' || *at == '"') {
            const char *close = strchr(at + 1, *at);
            at = close ? close + 1 : end;
        } else if (n == 0) {
            at++;
        } else {
            const char *path = whole_path(r, at, n);
            at += n;
            if (path && *at == '[')
                at = read_behind(r, path, at);
            else if (path)
                add_fact(r, path);
        }
    }
}

struct named_facts named_facts_of(struct arena *arena, const struct labels *labels, xmlDoc *facts, const char *test)
{
    struct named_facts out = {.all = arena_array(arena, MAX_FACTS, sizeof *out.all)};
    struct reading r = {.arena = arena, .labels = labels, .xpath = xmlXPathNewContext(facts), .out = &out};
    r.xpath->opLimit = MAX_STEPS;
    r.xpath->node = xmlDocGetRootElement(facts);
    if (test)
        read_paths(&r, test, test + strlen(test));
    xmlXPathFreeContext(r.xpath);
    return out;
}
