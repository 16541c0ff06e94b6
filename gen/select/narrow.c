#include "narrow.h"

static const char *const of_one[] = {"selection", "instrument", "tests"};

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

size_t narrow_count(xmlDoc *facts)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(xmlDocGetRootElement(facts), "selection"); it; it = xml_next(it, "selection"))
        n++;
    return n;
}

static void leave_only(xmlNode *facts, const char *name, size_t i)
{
    xmlNode *next;
    for (xmlNode *it = xml_child(facts, name); it; it = next) {
        next = xml_next(it, name);
        if (i-- == 0)
            continue;
        xmlUnlinkNode(it);
        xmlFreeNode(it);
    }
}

xmlDoc *narrow_to(struct arena *arena, xmlDoc *facts, size_t i)
{
    if (narrow_count(facts) < 2)
        return facts;
    xmlDoc *copy = xmlCopyDoc(facts, 1);
    arena_defer(arena, free_doc, copy);
    for (size_t k = 0; k < sizeof of_one / sizeof *of_one; k++)
        leave_only(xmlDocGetRootElement(copy), of_one[k], i);
    return copy;
}
