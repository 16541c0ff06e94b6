#include "plain.h"

#include <string.h>

/* Puts a fresh node last among parent's children. xmlAddChild() would look for texts to join: there are none. */
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

xmlNode *plain_element(xmlNode *parent, const char *name)
{
    xmlDict *names = parent->doc->dict;
    xmlNode *element = names ? xmlNewDocNodeEatName(parent->doc, NULL, (xmlChar *)xmlDictLookup(names, BAD_CAST name, -1), NULL)
                             : xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL);
    append(parent, element);
    return element;
}

void plain_attr(xmlNode *element, const char *name, const char *value)
{
    if (value)
        xmlNewProp(element, BAD_CAST name, BAD_CAST value);
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
            xmlNewProp(to, attr->name, value_of(attr));
        else if (is_xml_namespace(attr->ns))
            xmlNewNsProp(to, xmlSearchNs(to->doc, to, BAD_CAST "xml"), attr->name, value_of(attr));
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
    bool has_elements = xmlFirstElementChild((xmlNode *)element) != NULL;
    for (const xmlNode *it = element->children; it; it = it->next) {
        bool is_text = it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE;
        if (it->type == XML_ELEMENT_NODE && is_same_namespace(it, element))
            plain_copy(to, it, NULL, NULL);
        else if (is_text && !(has_elements && xmlIsBlankNode(it)))
            append(to, xmlNewDocText(to->doc, it->content));
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
