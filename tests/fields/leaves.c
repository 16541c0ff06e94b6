#include "leaves.h"

#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"

#define MAX_LEAVES 2048

/* A walk that lists leaves, or stops at the wanted one. */
struct walk {
    struct arena *arena; /* NULL: nothing is listed */
    struct leaf *leaves;
    size_t n, wanted;
    xmlNode *found;
};

static void visit(struct walk *w, xmlNode *node, const char *path, long line)
{
    if (w->arena && w->n < MAX_LEAVES) {
        xmlChar *value = xmlNodeGetContent(node);
        w->leaves[w->n] = (struct leaf){
            .path = path,
            .value = arena_strdup(w->arena, (const char *)value),
            .number = w->n,
            .line = line,
        };
        xmlFree(value);
    }
    if (w->n++ == w->wanted)
        w->found = node;
}

static bool same_namespace(const xmlNode *a, const xmlNode *b)
{
    return text_equal(a->ns ? (const char *)a->ns->href : NULL, b->ns ? (const char *)b->ns->href : NULL);
}

static const char *joined(const struct walk *w, const char *path, const char *sign, const xmlChar *name)
{
    return w->arena ? arena_printf(w->arena, "%s%s%s", path, sign, (const char *)name) : "";
}

static void walk_inside(struct walk *w, xmlNode *node, const char *path)
{
    for (xmlAttr *a = node->properties; a; a = a->next)
        visit(w, (xmlNode *)a, joined(w, path, "/@", a->name), xml_line(node));
    if (!xml_first(node)) {
        if (node->children)
            visit(w, node, path, xml_line(node));
        return;
    }
    for (xmlNode *it = xml_first(node); it; it = xml_following(it))
        if (same_namespace(it, node))
            walk_inside(w, it, joined(w, path, "/", it->name));
}

size_t leaves_list(struct leaf **out, struct arena *arena, const xmlNode *top)
{
    struct walk w = {.arena = arena, .wanted = (size_t)-1};
    w.leaves = arena_array(arena, MAX_LEAVES, sizeof *w.leaves);
    walk_inside(&w, (xmlNode *)top, (const char *)top->name);
    *out = w.leaves;
    return w.n < MAX_LEAVES ? w.n : MAX_LEAVES;
}

void leaves_alter(xmlNode *top, size_t number, const char *value)
{
    struct walk w = {.wanted = number};
    walk_inside(&w, top, "");
    xmlNode *node = w.found;
    if (!value && node->type == XML_ATTRIBUTE_NODE) {
        xmlRemoveProp((xmlAttr *)node);
    } else if (!value) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    } else if (node->type == XML_ATTRIBUTE_NODE) {
        xmlSetNsProp(node->parent, node->ns, node->name, BAD_CAST value);
    } else {
        xmlNodeSetContent(node, NULL);
        xmlNodeAddContent(node, BAD_CAST value);
    }
}

char *leaves_dump(struct arena *arena, xmlDoc *doc, size_t *n_bytes)
{
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpMemoryEnc(doc, &text, &n, "UTF-8");
    char *bytes = arena_strndup(arena, (const char *)text, (size_t)n);
    *n_bytes = (size_t)n;
    xmlFree(text);
    return bytes;
}
