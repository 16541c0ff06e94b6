#include "claims.h"

#include <libxml/hash.h>
#include <libxml/xpath.h>

#include "../record/xml.h"
#include "../select/fact_test.h"

/* No test over one letter's facts needs more; nested descendant steps would run for minutes (facts of reliability, T9). */
#define MAX_XPATH_STEPS 1000000

struct claim {
    const char *id;
    const xmlNode *row;
    struct fact_test *test;
};

struct claims {
    struct claim *all;
    size_t n;
    xmlHashTable *by_id; /* -> struct claim */
    xmlXPathContext *xpath; /* lent to the verdicts of one letter after the other */
};

struct verdicts {
    const struct claims *claims;
    xmlDoc *facts;
    enum verdict *of; /* one per claim */
};

static void free_claims(void *object)
{
    struct claims *claims = object;
    xmlHashFree(claims->by_id, NULL);
    xmlXPathFreeContext(claims->xpath);
}

static void forget_facts(void *context)
{
    xmlXPathContext *xpath = context;
    xpath->doc = NULL;
    xpath->node = NULL;
}

static enum outcome add_claim(struct claims *claims, struct arena *arena, struct diag *d, const char *file, const xmlNode *node)
{
    struct place at = {.file = file, .line = xml_line(node)};
    const char *id = xml_attr(node, "id");
    const char *test = xml_attr(node, "test");
    if (!id || !test)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id ? id : "id?");

    struct claim *claim = &claims->all[claims->n];
    claim->id = id;
    claim->row = node;
    claim->test = fact_test_compile(arena, test);
    if (!claim->test)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id);
    claims->n++;
    if (xmlHashAddEntry(claims->by_id, (const xmlChar *)id, claim) != 0)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id);
    return DONE;
}

enum outcome claims_load(struct claims **out, struct arena *arena, struct diag *d, const struct input *in)
{
    xmlDoc *doc;
    enum outcome got = xml_parse(&doc, arena, d, in, 1);
    if (got != DONE)
        return got;

    const xmlNode *root = xmlDocGetRootElement(doc);
    size_t n = 0;
    for (const xmlNode *it = xml_child(root, "claim"); it; it = xml_next(it, "claim"))
        n++;
    struct claims *claims = arena_alloc(arena, sizeof *claims);
    claims->all = arena_array(arena, n ? n : 1, sizeof *claims->all);
    claims->by_id = xmlHashCreate((int)(2 * n + 1));
    claims->xpath = xmlXPathNewContext(NULL);
    claims->xpath->opLimit = MAX_XPATH_STEPS;
    xmlXPathContextSetCache(claims->xpath, 1, -1, 0); /* of its own objects, emptied: dies with it */
    arena_defer(arena, free_claims, claims);
    for (const xmlNode *it = xml_child(root, "claim"); it; it = xml_next(it, "claim"))
        got = outcome_worse(got, add_claim(claims, arena, d, in->name, it));
    *out = claims;
    return got;
}

size_t claims_find(const struct claims *claims, const char *id)
{
    const struct claim *claim = xmlHashLookup(claims->by_id, (const xmlChar *)id);
    return claim ? (size_t)(claim - claims->all) : CLAIM_NONE;
}

const char *claims_id(const struct claims *claims, size_t claim)
{
    return claims->all[claim].id;
}

const xmlNode *claims_row(const struct claims *claims, size_t claim)
{
    return claims->all[claim].row;
}

struct verdicts *verdicts_new(struct arena *arena, const struct claims *claims, xmlDoc *facts)
{
    struct verdicts *verdicts = arena_alloc(arena, sizeof *verdicts);
    verdicts->claims = claims;
    verdicts->of = arena_array(arena, claims->n ? claims->n : 1, sizeof *verdicts->of);
    verdicts->facts = facts;
    claims->xpath->opCount = 0;
    arena_defer(arena, forget_facts, claims->xpath);
    return verdicts;
}

enum verdict verdicts_of(struct verdicts *verdicts, size_t claim)
{
    enum verdict *it = &verdicts->of[claim];
    if (*it == UNJUDGED) {
        xmlXPathContext *xpath = verdicts->claims->xpath;
        xpath->doc = verdicts->facts;
        xpath->node = (xmlNode *)verdicts->facts;
        int holds = fact_test_holds(verdicts->claims->all[claim].test, xpath);
        *it = holds < 0 ? FAULTY : holds ? HOLDS : FAILS;
    }
    return *it;
}
