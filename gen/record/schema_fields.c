#include "schema_fields.h"

#include <string.h>

#include "../base/text.h"

#define MAX_PATH 64

static const char *attr_or_empty(const xmlNode *node, const char *name)
{
    const char *value = xml_attr(node, name);
    return value ? value : "";
}

static const xmlNode *schema_root(const xmlNode *node)
{
    return xmlDocGetRootElement(node->doc);
}

/* A named component at the top of the file. */
static const xmlNode *top_level(const xmlNode *any, const char *kind, const char *name)
{
    for (const xmlNode *it = xml_child(schema_root(any), kind); it; it = xml_next(it, kind)) {
        if (text_equal(xml_attr(it, "name"), name)) {
            return it;
        }
    }
    return NULL;
}

/* Declaration of that kind and name below node, not looking into other declarations. */
static const xmlNode *find_below(const xmlNode *node, const char *kind, const char *name)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        bool is_declaration = xml_named(it, "element") || xml_named(it, "attribute");
        if (is_declaration) {
            if (xml_named(it, kind) && text_equal(xml_attr(it, "name"), name)) {
                return it;
            }
            continue;
        }
        const xmlNode *found = find_below(it, kind, name);
        if (found) {
            return found;
        }
    }
    return NULL;
}

/* The complexType of an element, in place or by name; NULL for an element of plain text. */
static const xmlNode *complex_type(const xmlNode *declaration)
{
    const xmlNode *inside = xml_child(declaration, "complexType");
    const char *name = xml_attr(declaration, "type");
    return inside ? inside : name ? top_level(declaration, "complexType", name) : NULL;
}

const xmlNode *fields_child(const xmlNode *declaration, const char *name)
{
    const xmlNode *type = declaration ? complex_type(declaration) : NULL;
    return type ? find_below(type, "element", name) : NULL;
}

const xmlNode *fields_attribute(const xmlNode *declaration, const char *name)
{
    const xmlNode *type = declaration ? complex_type(declaration) : NULL;
    return type ? find_below(type, "attribute", name) : NULL;
}

const xmlNode *fields_declaration(const xmlDoc *xsd, const xmlNode *node)
{
    const char *path[MAX_PATH];
    size_t n = 0;
    for (const xmlNode *it = node; it && it->type == XML_ELEMENT_NODE; it = it->parent) {
        if (n == MAX_PATH) {
            return NULL;
        }
        path[n++] = (const char *)it->name;
    }
    if (n == 0) {
        return NULL;
    }
    const xmlNode *found = top_level(xmlDocGetRootElement(xsd), "element", path[--n]);
    while (found && n > 0) {
        found = fields_child(found, path[--n]);
    }
    return found;
}

static const xmlNode *find_deep(const xmlNode *node, const char *kind, const char *name)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        if (xml_named(it, kind) && text_equal(xml_attr(it, "name"), name)) {
            return it;
        }
        const xmlNode *found = find_deep(it, kind, name);
        if (found) {
            return found;
        }
    }
    return NULL;
}

const xmlNode *fields_anywhere(const xmlDoc *xsd, const char *kind, const char *name)
{
    return find_deep(xmlDocGetRootElement(xsd), kind, name);
}

bool fields_is_required(const xmlNode *declaration)
{
    for (const xmlNode *it = declaration; it && !xml_named(it, "complexType"); it = it->parent) {
        if (text_equal(xml_attr(it, "minOccurs"), "0")) {
            return false;
        }
        if (xml_named(it, "choice")) {
            return it != declaration->parent;
        }
    }
    return true;
}

bool fields_has_language(const xmlNode *declaration)
{
    const xmlNode *content = xml_child(xml_child(declaration, "complexType"), "simpleContent");
    return xml_child(xml_child(content, "extension"), "anyAttribute") != NULL;
}

const char *fields_type_name(const xmlNode *declaration)
{
    const xmlNode *content = xml_child(xml_child(declaration, "complexType"), "simpleContent");
    const char *base = xml_attr(xml_child(content, "extension"), "base");
    return base ? base : attr_or_empty(declaration, "type");
}

static const xmlNode *restriction(const xmlNode *declaration)
{
    const xmlNode *type = declaration ? top_level(declaration, "simpleType", fields_type_name(declaration)) : NULL;
    return xml_child(type, "restriction");
}

const char *fields_facet(const xmlNode *declaration, const char *facet)
{
    return attr_or_empty(xml_child(restriction(declaration), facet), "value");
}

char *fields_allowed(struct arena *arena, const xmlNode *declaration)
{
    char *list = arena_strdup(arena, "");
    for (const xmlNode *it = xml_child(restriction(declaration), "enumeration"); it; it = xml_next(it, "enumeration")) {
        list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", attr_or_empty(it, "value"));
    }
    return list;
}

const xmlNode *fields_row(const xmlNode *declaration)
{
    return xml_child(xml_child(xml_child(declaration, "annotation"), "appinfo"), "field");
}
