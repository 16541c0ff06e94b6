#include "nodes.h"

#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"

#define SPACE " \t\r\n"

/* A walk that stops at the wanted node. */
struct walk {
    size_t at, wanted;
    xmlNode *found; /* also an attribute */
};

static bool is_text(const xmlNode *node)
{
    bool is = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    return is && node->content && ((const char *)node->content)[strspn((const char *)node->content, SPACE)];
}

static void visit(struct walk *w, xmlNode *node)
{
    if (w->at++ == w->wanted)
        w->found = node;
}

static void walk_inside(struct walk *w, xmlNode *parent)
{
    for (xmlAttr *a = parent->properties; a && !w->found; a = a->next)
        visit(w, (xmlNode *)a);
    for (xmlNode *it = parent->children; it && !w->found; it = it->next) {
        if (is_text(it))
            visit(w, it);
        if (it->type != XML_ELEMENT_NODE)
            continue;
        visit(w, it);
        if (!w->found)
            walk_inside(w, it);
    }
}

static xmlNode *node_at(const xmlDoc *doc, size_t wanted, size_t *n)
{
    struct walk w = {.wanted = wanted};
    walk_inside(&w, xmlDocGetRootElement((xmlDoc *)doc));
    if (n)
        *n = w.at;
    return w.found;
}

size_t nodes_count(const xmlDoc *doc)
{
    size_t n;
    node_at(doc, (size_t)-1, &n);
    return n;
}

static const char *element_name(struct arena *arena, const xmlNode *node)
{
    const char *prefix = node->ns && node->ns->prefix ? (const char *)node->ns->prefix : "";
    const char *id = xml_attr(node, "id");
    if (!id)
        id = xml_attr(node, node->ns && text_equal(prefix, "k") ? "clause" : "match");
    if (!id)
        id = xml_attr(node, "name");
    return arena_printf(arena, "%s%s%s%s%s%s", prefix, *prefix ? ":" : "", (const char *)node->name, id ? "[" : "",
                        id ? id : "", id ? "]" : "");
}

/* The first words of a text, on one line. */
static char *beginning(struct arena *arena, const char *text)
{
    char *words = arena_printf(arena, "%.40s", text + strspn(text, SPACE));
    for (char *at = words; *at; at++)
        if (strchr(SPACE, *at))
            *at = ' ';
    return words;
}

static const char *clause_around(const xmlNode *node)
{
    for (const xmlNode *it = node->parent; it && it->type == XML_ELEMENT_NODE; it = it->parent)
        if (xml_named(it, "clause"))
            return node->type == XML_ATTRIBUTE_NODE && node->parent == it ? NULL : xml_attr(it, "id");
    return NULL;
}

struct deletion nodes_describe(struct arena *arena, xmlDoc *doc, size_t number)
{
    xmlNode *node = node_at(doc, number, NULL);
    struct deletion d = {.number = number};
    const char *clause = clause_around(node);
    d.clause = clause ? arena_strdup(arena, clause) : NULL;
    d.line = xmlGetLineNo(node->type == XML_ATTRIBUTE_NODE ? node->parent : node);
    if (node->type == XML_ELEMENT_NODE)
        d.name = arena_printf(arena, "<%s>", element_name(arena, node));
    else if (node->type == XML_ATTRIBUTE_NODE)
        d.name = arena_printf(arena, "<%s>/@%s", element_name(arena, node->parent), (const char *)node->name);
    else
        d.name = arena_printf(arena, "'%s' in <%s>", beginning(arena, (const char *)node->content),
                              element_name(arena, node->parent));
    return d;
}

static struct input dump(struct arena *arena, xmlDoc *doc)
{
    xmlChar *text = NULL;
    int n_bytes = 0;
    xmlDocDumpMemoryEnc(doc, &text, &n_bytes, "UTF-8");
    struct input in = {.bytes = arena_strndup(arena, (const char *)text, (size_t)n_bytes), .n_bytes = (size_t)n_bytes};
    xmlFree(text);
    return in;
}

static void remove_node(xmlNode *node)
{
    if (node->type == XML_ATTRIBUTE_NODE) {
        xmlRemoveProp((xmlAttr *)node);
        return;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

struct input nodes_without(struct arena *arena, xmlDoc *doc, size_t number)
{
    xmlDoc *copy = xmlCopyDoc(doc, 1);
    remove_node(node_at(copy, number, NULL));
    struct input in = dump(arena, copy);
    xmlFreeDoc(copy);
    return in;
}

size_t nodes_count_rows(const xmlDoc *doc)
{
    return xmlChildElementCount(xmlDocGetRootElement((xmlDoc *)doc));
}

static const char *name_of_row(struct arena *arena, const xmlNode *row)
{
    static const char *const named_by[] = {"id", "date", "path"};
    for (size_t i = 0; i < sizeof named_by / sizeof *named_by; i++)
        if (xml_attr(row, named_by[i]))
            return xml_attr(row, named_by[i]);
    const char *name = xml_child(row, "name") && !xml_attr(row, "checked-on") ? xml_text(arena, xml_child(row, "name")) : NULL;
    return name ? name : (const char *)row->name;
}

/* The name by which lists call a row; of those that have it in common, "begins heirs" by their elements, and then "path 2". */
static const char *called(struct arena *arena, const xmlNode *row)
{
    const char *name = name_of_row(arena, row);
    size_t n_before = 0;
    bool is_other_element = false, is_alone = true, is_behind = false;
    for (const xmlNode *it = xml_first(row->parent); it; it = xml_following(it)) {
        is_behind = is_behind || it == row;
        if (it == row || !text_equal(name_of_row(arena, it), name))
            continue;
        is_alone = false;
        if (!text_equal((const char *)it->name, (const char *)row->name))
            is_other_element = true;
        else
            n_before += !is_behind;
    }
    if (is_alone)
        return arena_strdup(arena, name); /* the copy goes */
    const char *plain = is_other_element ? arena_printf(arena, "%s %s", (const char *)row->name, name) : arena_strdup(arena, name);
    return n_before ? arena_printf(arena, "%s %zu", plain, n_before + 1) : plain;
}

struct input nodes_without_row(struct arena *arena, xmlDoc *doc, size_t number, const char **id)
{
    xmlDoc *copy = xmlCopyDoc(doc, 1);
    xmlNode *row = xml_first(xmlDocGetRootElement(copy));
    while (number-- > 0)
        row = xml_following(row);
    *id = called(arena, row);
    remove_node(row);
    struct input in = dump(arena, copy);
    xmlFreeDoc(copy);
    return in;
}
