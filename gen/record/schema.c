#include "schema.h"

#include <string.h>

#include "plain_name.h"
#include "schema_faults.h"
#include "schema_fields.h"
#include "schema_parts.h"

static void free_schema(void *object)
{
    struct schema *s = object;
    xmlSchemaFreeValidCtxt(s->validator);
    xmlSchemaFree(s->compiled);
}

static void note_nothing(void *context, xmlErrorPtr error)
{
    (void)error;
    *(bool *)context = true;
}

enum outcome schema_load(struct schema **out, struct arena *arena, struct diag *d, const struct input *xsd)
{
    struct schema *s = arena_alloc(arena, sizeof *s);
    s->arena = arena;
    enum outcome outcome = xml_parse(&s->xsd, arena, d, xsd, 1);
    if (outcome != DONE) {
        return outcome;
    }
    bool has_fault = false;
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(s->xsd);
    xmlSchemaSetParserStructuredErrors(parser, note_nothing, &has_fault);
    s->compiled = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!s->compiled || has_fault) {
        xmlSchemaFree(s->compiled);
        struct place at = {.file = xsd->name};
        return diag_note(d, D_BAD_SCHEMA, &at, NULL);
    }
    s->validator = xmlSchemaNewValidCtxt(s->compiled);
    s->has_language = memmem(xsd->bytes, xsd->n_bytes, "anyAttribute", 12) != NULL;
    arena_defer(arena, free_schema, s);
    *out = s;
    return DONE;
}

enum outcome schema_check(const struct schema *s, struct diag *d, xmlDoc *doc, const struct place *at)
{
    struct faults faults = {.schema = s, .d = d, .base = at};
    if (!faults_look_over(&faults, xmlDocGetRootElement(doc), s->has_language)) {
        return faults.worst;
    }
    xmlSchemaSetValidStructuredErrors(s->validator, faults_take, &faults);
    int answer = xmlSchemaValidateDoc(s->validator, doc);
    xmlSchemaSetValidStructuredErrors(s->validator, NULL, NULL);
    if (answer != 0 && faults.worst == DONE) { /* libxml2 says no and gave no reason */
        return diag_note(d, D_SCHEMA_OTHER, at, "%d", answer);
    }
    return faults.worst;
}

void schema_fill_label(struct place *at, const xmlNode *declaration)
{
    const xmlNode *row = fields_row(declaration);
    at->field[EN] = xml_attr(row, "en");
    at->field[NL] = xml_attr(row, "nl");
}

void schema_fill_hint(struct place *at, const xmlNode *declaration)
{
    const xmlNode *row = fields_row(declaration);
    at->hint[EN] = xml_attr(row, "hint-en");
    at->hint[NL] = xml_attr(row, "hint-nl");
}

static const xmlNode *declaration_by_name(const struct schema *s, const char *element, const char *attribute)
{
    const xmlNode *declaration = fields_anywhere(s->xsd, "element", element);
    return attribute ? fields_attribute(declaration, attribute) : declaration;
}

void schema_label(const struct schema *s, struct place *at, const char *element, const char *attribute)
{
    schema_fill_label(at, declaration_by_name(s, element, attribute));
}

const char *schema_hint(const struct schema *s, const char *element, const char *attribute, enum language language)
{
    const xmlNode *row = fields_row(declaration_by_name(s, element, attribute));
    return xml_attr(row, language == NL ? "hint-nl" : "hint-en");
}

static const xmlNode *declaration_of(const struct schema *s, const xmlNode *node, const char *attribute)
{
    const xmlNode *declaration = fields_declaration(s->xsd, node);
    return attribute ? fields_attribute(declaration, attribute) : declaration;
}

struct place schema_place(const struct schema *s, struct arena *arena, const struct place *base, const xmlNode *node,
                          const char *attribute)
{
    struct place at = *base;
    at.line = xml_line(node);
    at.xpath = schema_path(arena, base, node, attribute);
    schema_fill_label(&at, declaration_of(s, node, attribute));
    return at;
}

/* "amount[2]" where several of the name stand side by side, else "amount". */
static char *step(struct arena *arena, const xmlNode *node)
{
    char name[PLAIN_NAME_MAX + 1];
    const char *own = (const char *)node->name;
    plain_name(name, (struct span){own, strlen(own)});
    int n_before = 0;
    int n_after = 0;
    for (const xmlNode *it = node->prev; it; it = it->prev) {
        n_before += xml_named(it, own);
    }
    for (const xmlNode *it = xml_next(node, own); it && n_before + n_after == 0; it = xml_next(it, own)) {
        n_after++;
    }
    return n_before + n_after > 0 ? arena_printf(arena, "/%s[%d]", name, n_before + 1)
                                  : arena_printf(arena, "/%s", name);
}

char *schema_path(struct arena *arena, const struct place *base, const xmlNode *node, const char *attribute)
{
    char *path = arena_strdup(arena, "");
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    for (const xmlNode *it = node; it && it->type == XML_ELEMENT_NODE; it = it->parent) {
        if (base->xpath && it->parent == root) {
            path = arena_printf(arena, "%s%s", base->xpath, path);
            break;
        }
        path = arena_printf(arena, "%s%s", step(arena, it), path);
    }
    if (attribute) {
        char name[PLAIN_NAME_MAX + 1];
        plain_name(name, (struct span){attribute, strlen(attribute)});
        path = arena_printf(arena, "%s/@%s", path, name);
    }
    return path;
}
