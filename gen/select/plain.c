#include "plain.h"

#include <string.h>

#include <libxml/parserInternals.h> /* xmlStringText */

#include "../record/xml.h"

/* What libxml2 leaves to others in a document is the arena of its nodes. */
static struct arena *arena_of(const xmlDoc *doc)
{
    return doc->psvi;
}

/* libxml2 would free what is not its own. */
static void free_doc(void *doc)
{
    ((xmlDoc *)doc)->children = ((xmlDoc *)doc)->last = NULL;
    xmlFreeDoc(doc);
}

xmlDoc *plain_doc(struct arena *arena, xmlDict *names)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    doc->psvi = arena;
    doc->dict = names;
    xmlDictReference(names);
    arena_defer(arena, free_doc, doc);
    return doc;
}

static const xmlChar *name_in(const xmlDoc *doc, const xmlChar *name)
{
    return xmlDictLookup(doc->dict, name, -1);
}

static xmlNode *new_node(xmlDoc *doc, xmlElementType type, const xmlChar *name)
{
    xmlNode *node = arena_alloc(arena_of(doc), sizeof *node);
    node->type = type;
    node->doc = doc;
    node->name = name;
    return node;
}

static xmlNode *new_text(xmlDoc *doc, const xmlChar *content)
{
    xmlNode *text = new_node(doc, XML_TEXT_NODE, xmlStringText);
    text->content = BAD_CAST arena_strdup(arena_of(doc), (const char *)content);
    return text;
}

/* Puts a fresh node last among parent's children, of which no two are texts. */
static void append(xmlNode *parent, xmlNode *node)
{
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
}

xmlNode *plain_root(xmlDoc *doc, const char *name)
{
    xmlNode *root = new_node(doc, XML_ELEMENT_NODE, name_in(doc, BAD_CAST name));
    append((xmlNode *)doc, root);
    return root;
}

xmlNode *plain_element(xmlNode *parent, const char *name)
{
    xmlNode *element = new_node(parent->doc, XML_ELEMENT_NODE, name_in(parent->doc, BAD_CAST name));
    append(parent, element);
    return element;
}

void plain_text(xmlNode *element, const char *text)
{
    append(element, new_text(element->doc, BAD_CAST text));
}

static void set_value(xmlAttr *attr, const xmlChar *value)
{
    attr->children = attr->last = new_text(attr->doc, value);
    attr->children->parent = (xmlNode *)attr;
}

static xmlAttr *add_attr(xmlNode *element, const xmlChar *name, const xmlChar *value)
{
    xmlAttr *attr = arena_alloc(arena_of(element->doc), sizeof *attr), *last = element->properties;
    attr->type = XML_ATTRIBUTE_NODE;
    attr->doc = element->doc;
    attr->name = name_in(element->doc, name);
    attr->parent = element;
    set_value(attr, value);
    while (last && last->next)
        last = last->next;
    attr->prev = last;
    if (last)
        last->next = attr;
    else
        element->properties = attr;
    return attr;
}

void plain_attr(xmlNode *element, const char *name, const char *value)
{
    if (value)
        add_attr(element, BAD_CAST name, BAD_CAST value);
}

void plain_lang(xmlNode *element, const char *tag)
{
    add_attr(element, BAD_CAST "lang", BAD_CAST tag)->ns = xmlSearchNs(element->doc, element, BAD_CAST "xml");
}

/* A copy of facts, and a document that was read, are libxml2's own. */
static void set_in_copy(xmlNode *element, const char *name, const char *value)
{
    if (value)
        xmlSetProp(element, BAD_CAST name, BAD_CAST value);
    else
        xmlUnsetProp(element, BAD_CAST name);
}

void plain_set(xmlNode *element, const char *name, const char *value)
{
    xmlAttr *attr = xmlHasProp(element, BAD_CAST name);
    if (!element->doc->psvi) {
        set_in_copy(element, name, value);
    } else if (attr && value) {
        set_value(attr, BAD_CAST value);
    } else if (attr) {
        *(attr->prev ? &attr->prev->next : &element->properties) = attr->next;
        if (attr->next)
            attr->next->prev = attr->prev;
    } else {
        plain_attr(element, name, value);
    }
}

static const xmlChar *value_of(const xmlAttr *attr)
{
    return attr->children && attr->children->content ? attr->children->content : BAD_CAST "";
}

static bool is_xml_namespace(const xmlNs *ns)
{
    return ns && ns->prefix && strcmp((const char *)ns->prefix, "xml") == 0;
}

static bool is_listed(const char *const *names, const xmlChar *name)
{
    for (; names && *names; names++)
        if (strcmp(*names, (const char *)name) == 0)
            return true;
    return false;
}

void plain_copy_attrs(xmlNode *to, const xmlNode *element, const char *const *without)
{
    for (const xmlAttr *attr = element->properties; attr; attr = attr->next) {
        if (is_listed(without, attr->name))
            continue;
        if (!attr->ns)
            add_attr(to, attr->name, value_of(attr));
        else if (is_xml_namespace(attr->ns))
            add_attr(to, attr->name, value_of(attr))->ns = xmlSearchNs(to->doc, to, BAD_CAST "xml");
    }
}

static bool is_same_namespace(const xmlNode *a, const xmlNode *b)
{
    if (!a->ns || !b->ns)
        return a->ns == b->ns;
    return a->ns == b->ns || xmlStrEqual(a->ns->href, b->ns->href);
}

static void copy_below(xmlNode *to, const xmlNode *element)
{
    bool has_elements = xml_first(element) != NULL;
    for (const xmlNode *it = element->children; it; it = it->next) {
        bool is_text = it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE;
        if (it->type == XML_ELEMENT_NODE && is_same_namespace(it, element))
            plain_copy(to, it, NULL, NULL);
        else if (is_text && !(has_elements && xmlIsBlankNode(it)))
            plain_text(to, (const char *)it->content);
    }
}

xmlNode *plain_copy(xmlNode *parent, const xmlNode *element, plain_filter *keep, const void *context)
{
    xmlNode *copy = plain_element(parent, (const char *)element->name);
    copy->line = element->line;
    plain_copy_attrs(copy, element, NULL);
    if (!keep) {
        copy_below(copy, element);
        return copy;
    }
    for (const xmlNode *it = element->children; it; it = it->next)
        if (it->type == XML_ELEMENT_NODE && is_same_namespace(it, element) && keep(it, context))
            plain_copy(copy, it, NULL, NULL);
    return copy;
}

void plain_copy_children(xmlNode *parent, const xmlNode *element)
{
    copy_below(parent, element);
}
