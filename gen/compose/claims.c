#include "claims.h"

#include <libxml/hash.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/law.h"

struct claim {
    const char *id;
    const xmlNode *row;
    struct fact_test *test;
    bool of_letter;
};

struct claims {
    struct claim *all;
    size_t n;
    xmlHashTable *by_id; /* -> struct claim */
};

static void free_claims(void *object)
{
    struct claims *claims = object;
    xmlHashFree(claims->by_id, NULL);
}

/* A lawyer must be able to tell what is claimed without reading the test. */
static bool has_titles(struct arena *arena, const xmlNode *row)
{
    const char *nl = xml_text(arena, law_in_language(row, "title", "nl"));
    const char *en = xml_text(arena, law_in_language(row, "title", "en"));
    return nl && *nl && en && *en;
}

static enum outcome add_claim(struct claims *claims, struct fact_tests *law, struct diag *d, const char *file, const xmlNode *node)
{
    struct place at = {.file = file, .line = xml_line(node)};
    const char *id = xml_attr(node, "id");
    const char *test = xml_attr(node, "test");
    if (!id || !test)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id ? id : "id?");
    if (!has_titles(fact_tests_arena(law), node))
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s: title", id);
    if (!xml_attr(node, "source"))
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s: source", id);

    struct claim *claim = &claims->all[claims->n];
    claim->id = id;
    claim->row = node;
    claim->of_letter = text_equal(xml_attr(node, "over"), "letter");
    claim->test = fact_test_compile(law, test);
    if (!claim->test)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id);
    claims->n++;
    if (xmlHashAddEntry(claims->by_id, (const xmlChar *)id, claim) != 0)
        return diag_note(d, D_CLAIM_BROKEN, &at, "%s", id);
    return DONE;
}

enum outcome claims_load(struct claims **out, struct fact_tests *law, struct diag *d, const struct input *in)
{
    struct arena *arena = fact_tests_arena(law);
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
    arena_defer(arena, free_claims, claims);
    for (const xmlNode *it = xml_child(root, "claim"); it; it = xml_next(it, "claim"))
        got = outcome_worse(got, add_claim(claims, law, d, in->name, it));
    *out = claims;
    return got;
}

size_t claims_find(const struct claims *claims, const char *id)
{
    const struct claim *claim = xmlHashLookup(claims->by_id, (const xmlChar *)id);
    return claim ? (size_t)(claim - claims->all) : CLAIM_NONE;
}

const struct fact_test *claims_test(const struct claims *claims, size_t claim)
{
    return claims->all[claim].test;
}

const char *claims_id(const struct claims *claims, size_t claim)
{
    return claims->all[claim].id;
}

const xmlNode *claims_row(const struct claims *claims, size_t claim)
{
    return claims->all[claim].row;
}

bool claims_of_letter(const struct claims *claims, size_t claim)
{
    return claims->all[claim].of_letter;
}
