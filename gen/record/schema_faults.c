#include "schema_faults.h"

#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "../base/text.h"
#include "plain_name.h"
#include "schema_fields.h"
#include "schema_parts.h"

#define XSI          "http://www.w3.org/2001/XMLSchema-instance"
#define MAX_EXPECTED 10

static void note(struct faults *f, enum diag_code code, const struct place *at, const char *detail)
{
    enum outcome outcome =
        detail && *detail ? diag_note(f->d, code, at, "%s", detail) : diag_note(f->d, code, at, NULL);
    f->worst = outcome_worse(f->worst, outcome);
}

static struct place place_of(struct faults *f, const xmlNode *node, const char *attribute)
{
    return schema_place(f->schema, f->d->arena, f->base, node, attribute);
}

/* ---- what libxml2 says only in words: names of the schema, in a fixed frame (libxml2 2.9 to 2.13) ---- */

/* The attribute in "Element '{ns}decision', attribute 'date': ..."; "" for a fault of an element. An attribute in
 * a namespace keeps only its local name. */
static void attribute_of(char out[64], const xmlError *error)
{
    static const char before[] = "', attribute '";
    out[0] = '\0';
    const char *colon = strstr(error->message, "': "); /* end of the frame; the value comes later */
    const char *from = strstr(error->message, before);
    if (!from || !colon || from > colon) {
        return;
    }
    from += sizeof before - 1;
    size_t n = strcspn(from, "'");
    const char *brace = memchr(from, '}', n);
    if (brace) {
        n -= (size_t)(brace + 1 - from);
        from = brace + 1;
    }
    if (n < 64) {
        memcpy(out, from, n);
        out[n] = '\0';
    } else {
        memcpy(out, "*", sizeof "*");
    }
}

/* The names in "Expected is one of ( {ns}a, {ns}b )."; only those that the schema declares there are kept. */
static size_t expected_of(const xmlNode *out[MAX_EXPECTED], const xmlError *error, const xmlNode *parent)
{
    const char *at = strstr(error->message, "Expected is");
    size_t n = 0;
    while (at && n < MAX_EXPECTED && (at = strpbrk(at, "{,)")) && *at != ')') {
        if (*at++ != '{') {
            continue;
        }
        const char *name = strchr(at, '}');
        if (!name) {
            break;
        }
        at = name + 1;
        size_t n_bytes = strcspn(at, " ,)");
        char own[64];
        if (n_bytes < sizeof own) {
            memcpy(own, at, n_bytes);
            own[n_bytes] = '\0';
            const xmlNode *declaration = fields_child(parent, own);
            if (declaration) {
                out[n++] = declaration;
            }
        }
    }
    return n;
}

static const xmlNode *first_required(const xmlNode *const expected[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (fields_is_required(expected[i])) {
            return expected[i];
        }
    }
    return NULL;
}

static char *names_of(struct arena *arena, const xmlNode *const expected[], size_t n)
{
    char *list = arena_strdup(arena, "");
    for (size_t i = 0; i < n; i++) {
        list = arena_printf(arena, "%s%s<%s>", list, i ? " | " : "", xml_attr(expected[i], "name"));
    }
    return list;
}

/* ---- the kinds of fault ---- */

/* A field that is not there: the note stands at its parent, with the field's own label. */
static void note_missing(struct faults *f, const xmlNode *parent, const xmlNode *const expected[], size_t n, long line)
{
    const xmlNode *missing = first_required(expected, n);
    missing = missing ? missing : n ? expected[0] : NULL;
    struct place at = place_of(f, parent, NULL);
    at.line = line;
    if (missing) {
        schema_fill_label(&at, missing);
        at.xpath = arena_printf(f->d->arena, "%s/%s", at.xpath, xml_attr(missing, "name"));
    }
    note(f, D_FIELD_MISSING, &at, names_of(f->d->arena, expected, n));
}

static bool has_twin_before(const xmlNode *node)
{
    for (const xmlNode *it = node->prev; it; it = it->prev) {
        if (xml_named(it, (const char *)node->name)) {
            return true;
        }
    }
    return false;
}

static bool same_namespace(const xmlNode *a, const xmlNode *b)
{
    return text_equal(a->ns ? (const char *)a->ns->href : NULL, b->ns ? (const char *)b->ns->href : NULL);
}

static void take_content(struct faults *f, const xmlError *error, const xmlNode *node)
{
    const xmlNode *expected[MAX_EXPECTED];
    bool is_at_end = strstr(error->message, "Missing child element") != NULL;
    const xmlNode *parent = is_at_end ? node : node->parent;
    const xmlNode *declaration = fields_declaration(f->schema->xsd, parent);
    size_t n = expected_of(expected, error, declaration);
    if (is_at_end) {
        note_missing(f, node, expected, n, xml_line(node));
        return;
    }
    bool is_known = fields_child(declaration, (const char *)node->name) && parent->type == XML_ELEMENT_NODE &&
                    same_namespace(node, parent);
    if (is_known && first_required(expected, n) && !has_twin_before(node)) {
        note_missing(f, parent, expected, n, xml_line(node));
        return;
    }
    struct place at = place_of(f, node, NULL);
    note(f, is_known ? D_FIELD_TOO_OFTEN : D_FIELD_UNKNOWN, &at, names_of(f->d->arena, expected, n));
}

static enum diag_code code_of_form(const xmlNode *declaration, const xmlError *error)
{
    if (error->str1 && error->str1[0] == '\0') {
        return D_VALUE_EMPTY;
    }
    return strcmp(fields_type_name(declaration), "date") == 0 ? D_DATE_FORM : D_VALUE_FORM;
}

static const char *range_of(struct arena *arena, const xmlNode *declaration)
{
    return arena_printf(arena, "%s .. %s", fields_facet(declaration, "minInclusive"),
                        fields_facet(declaration, "maxInclusive"));
}

/* A value against its type. libxml2 may tell the same value twice (the facet, then the type). */
static void take_value(struct faults *f, const xmlError *error, const xmlNode *node, const char *attribute)
{
    if (f->last_node == node && strcmp(f->last_attribute, attribute) == 0) {
        return;
    }
    f->last_node = node;
    snprintf(f->last_attribute, sizeof f->last_attribute, "%s", attribute);
    const xmlNode *declaration = fields_declaration(f->schema->xsd, node);
    declaration = *attribute ? fields_attribute(declaration, attribute) : declaration;
    struct place at = place_of(f, node, *attribute ? attribute : NULL);
    schema_fill_hint(&at, declaration);
    switch (error->code) {
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
        note(f, D_VALUE_NOT_ALLOWED, &at, fields_allowed(f->d->arena, declaration));
        break;
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
    case XML_SCHEMAV_CVC_LENGTH_VALID:
        note(f, D_VALUE_TOO_LONG, &at, arena_printf(f->d->arena, "max. %s", fields_facet(declaration, "maxLength")));
        break;
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
        note(f, D_VALUE_EMPTY, &at, NULL);
        break;
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
        note(f, D_VALUE_RANGE, &at, range_of(f->d->arena, declaration));
        break;
    default:
        note(f, code_of_form(declaration, error), &at, NULL);
    }
}

static void take_misplaced(struct faults *f, const xmlNode *node)
{
    struct place at = place_of(f, node, NULL);
    f->last_node = node; /* the facets of a text that holds elements are no news */
    f->last_attribute[0] = '\0';
    note(f, D_TEXT_MISPLACED, &at, NULL);
}

static void take_attribute(struct faults *f, const xmlError *error, const xmlNode *node, const char *attribute)
{
    bool is_missing = error->code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4;
    const char *name = is_missing ? error->str1 : attribute;
    struct place at = place_of(f, node, name ? name : "*");
    note(f, is_missing ? D_ATTRIBUTE_MISSING : D_ATTRIBUTE_UNKNOWN, &at, NULL);
}

void faults_take(void *context, xmlErrorPtr error)
{
    struct faults *f = context;
    const xmlNode *node = error->node;
    if (!node || node->type != XML_ELEMENT_NODE || !error->message) {
        note(f, D_SCHEMA_OTHER, f->base, NULL);
        return;
    }
    char attribute[64];
    attribute_of(attribute, error);
    switch (error->code) {
    case XML_SCHEMAV_ELEMENT_CONTENT:
        take_content(f, error, node);
        return;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        take_attribute(f, error, node, attribute);
        return;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
    case XML_SCHEMAV_CVC_TYPE_3_1_1:
    case XML_SCHEMAV_CVC_TYPE_3_1_2:
        take_misplaced(f, node);
        return;
    case XML_SCHEMAV_CVC_PATTERN_VALID:
    case XML_SCHEMAV_CVC_ENUMERATION_VALID:
    case XML_SCHEMAV_CVC_LENGTH_VALID:
    case XML_SCHEMAV_CVC_MINLENGTH_VALID:
    case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
    case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
        take_value(f, error, node, attribute);
        return;
    default: {
        struct place at = place_of(f, node, *attribute ? attribute : NULL);
        note(f, D_SCHEMA_OTHER, &at, arena_printf(f->d->arena, "%d", error->code));
    }
    }
}

/* ---- what the schema cannot say ---- */

/* BCP 47 as far as its form goes: "nl", "zh-Hant". */
static bool is_language_tag(const char *tag)
{
    size_t n = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    if (n < 2 || n > 3) {
        return false;
    }
    const char *rest = tag + n;
    while (*rest == '-') {
        size_t part = strspn(rest + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        if (part == 0 || part > 8) {
            return false;
        }
        rest += 1 + part;
    }
    return *rest == '\0';
}

/* Only spaces, at least one of which XML does not know as such: libxml2 takes a no-break space for text. */
static bool is_blank_text(const xmlNode *first)
{
    bool has_other = false;
    for (const xmlNode *it = first; it; it = it->next) {
        const char *text = (const char *)it->content;
        if (it->type != XML_TEXT_NODE && it->type != XML_CDATA_SECTION_NODE) {
            return false;
        }
        size_t n_bytes = text ? strlen(text) : 0;
        for (size_t at = 0; at < n_bytes;) {
            int32_t c = text_decode(text, n_bytes, &at);
            if (c < 0 || !u_isUWhiteSpace(c)) {
                return false;
            }
            has_other = has_other || c > ' ';
        }
    }
    return has_other;
}

static void note_blank(struct faults *f, const xmlNode *node, const char *attribute)
{
    const xmlNode *declaration = fields_declaration(f->schema->xsd, node);
    struct place at = place_of(f, node, attribute);
    schema_fill_hint(&at, attribute ? fields_attribute(declaration, attribute) : declaration);
    note(f, D_VALUE_EMPTY, &at, NULL);
}

static void look_for_blanks(struct faults *f, const xmlNode *node)
{
    if (is_blank_text(node->children)) {
        note_blank(f, node, NULL);
    }
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (is_blank_text(a->children)) {
            note_blank(f, node, (const char *)a->name);
        }
    }
}

static bool is_namespace(const xmlAttr *a, const char *uri)
{
    return a->ns && text_equal((const char *)a->ns->href, uri);
}

static bool look_at_attributes(struct faults *f, const xmlNode *node, const char **language)
{
    bool is_safe = true;
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        bool is_xml = is_namespace(a, (const char *)XML_XML_NAMESPACE);
        if (is_xml && text_equal((const char *)a->name, "lang")) {
            *language = a->children && a->children->content ? (const char *)a->children->content : "";
        } else if (is_xml || is_namespace(a, XSI)) {
            struct place at = place_of(f, node, (const char *)a->name);
            note(f, D_ATTRIBUTE_UNKNOWN, &at, NULL); /* told once, also where libxml2 finds xml:base itself */
            is_safe = is_safe && is_xml;
        }
    }
    return is_safe;
}

bool faults_look_over(struct faults *f, const xmlNode *root, bool has_language)
{
    bool is_safe = true;
    const xmlNode *node = root;
    while (node) {
        const char *language = NULL;
        is_safe = (!node->properties || look_at_attributes(f, node, &language)) && is_safe;
        look_for_blanks(f, node);
        if (has_language && same_namespace(node, root)) {
            bool is_text = fields_has_language(fields_declaration(f->schema->xsd, node));
            if (is_text && !(language && is_language_tag(language))) {
                struct place at = place_of(f, node, NULL);
                note(f, D_LANGUAGE_MISSING, &at, NULL);
            }
        }
        const xmlNode *next = xml_first(node);
        while (!next && node && node != root) {
            next = xml_following(node);
            node = next ? node : node->parent;
        }
        node = next;
    }
    return is_safe;
}
