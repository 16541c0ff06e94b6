#include "programs.h"

#include "../record/xml.h"
#include "../select/narrow.h"

static size_t count(const xmlNode *facts, const char *name)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(facts, name); it; it = xml_next(it, name))
        n++;
    return n;
}

/* The section of that name that belongs to selection i; NULL when there are not as many as selections, for then none can be told to
 * be its own. */
static xmlNode *section_of(const xmlNode *facts, const char *name, size_t i, size_t n_selections)
{
    if (count(facts, name) != n_selections)
        return NULL;
    xmlNode *it = xml_child(facts, name);
    while (it && i--)
        it = xml_next(it, name);
    return it;
}

struct programs *programs_new(struct arena *arena, const struct claims *claims, xmlDoc *facts)
{
    struct programs *p = arena_alloc(arena, sizeof *p);
    const xmlNode *root = xmlDocGetRootElement(facts);
    *p = (struct programs){.arena = arena, .claims = claims, .facts = facts, .n = count(root, "selection")};
    p->verdicts = verdicts_new(arena, claims, facts);
    p->each = arena_array(arena, p->n ? p->n : 1, sizeof *p->each);
    for (size_t i = 0; i < p->n; i++)
        p->each[i] = (struct program){
            .selection = section_of(root, "selection", i, p->n),
            .instrument = section_of(root, "instrument", i, p->n),
            .tests = section_of(root, "tests", i, p->n),
        };
    if (p->n == 1) {
        p->each[0].facts = facts;
        p->each[0].verdicts = p->verdicts;
    }
    return p;
}

xmlDoc *programs_facts(struct programs *p, size_t number)
{
    if (number == PROGRAM_ALL)
        return p->facts;
    struct program *one = &p->each[number - 1];
    if (!one->facts)
        one->facts = narrow_to(p->arena, p->facts, number - 1);
    return one->facts;
}

enum verdict programs_verdict(struct programs *p, size_t number, size_t claim)
{
    if (number == PROGRAM_ALL)
        return verdicts_of(p->verdicts, claim);
    struct program *one = &p->each[number - 1];
    if (!one->verdicts)
        one->verdicts = verdicts_new(p->arena, p->claims, programs_facts(p, number));
    return verdicts_of(one->verdicts, claim);
}
