#include "places.h"

#include <string.h>

#include "../record/xml.h"

#define OPENING "opening"
#define SPACE " \t\r\n"

static size_t number_of(const struct places *p, const char *name, size_t n_bytes)
{
    size_t i = 0;
    while (i < p->n && (strncmp(p->names[i], name, n_bytes) != 0 || p->names[i][n_bytes]))
        i++;
    return i;
}

bool places_add(struct places *p, struct arena *arena, const char *list, uint64_t *mask)
{
    for (list = list ? list + strspn(list, SPACE) : ""; *list; list += strspn(list, SPACE)) {
        size_t n_bytes = strcspn(list, SPACE), i = number_of(p, list, n_bytes);
        if (i == PLACES_MAX)
            return false;
        if (i == p->n) {
            p->names[p->n++] = arena_strndup(arena, list, n_bytes);
            p->by_first[list[0] & 0x7f] |= UINT64_C(1) << i;
        }
        *mask |= UINT64_C(1) << i;
        list += n_bytes;
    }
    return true;
}

uint64_t places_named(const struct places *p, const char *name)
{
    uint64_t candidates = name ? p->by_first[name[0] & 0x7f] : 0;
    for (size_t i = 0; candidates; i++, candidates >>= 1)
        if (candidates & 1 && strcmp(p->names[i], name) == 0)
            return UINT64_C(1) << i;
    return 0;
}

static bool is_after_a_section(const xmlNode *element)
{
    for (const xmlNode *it = element; it; it = it->prev)
        if (xml_named(it, "section"))
            return true;
    return false;
}

uint64_t places_of(const struct places *p, const xmlNode *element, uint64_t around)
{
    uint64_t here = around | places_named(p, (const char *)element->name);
    if (xml_named(element, "section"))
        here |= places_named(p, xml_attr(element, "part"));
    else if (xml_named(element->parent, "body") && !is_after_a_section(element))
        here |= places_named(p, OPENING);
    return here;
}
