#include "wording.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "../base/text.h"
#include "../record/xml.h"

#define WORDING_NAMESPACE "urn:kenbaar:wording:1"
#define MAX_CLAIMS 16
#define DUTIES 27 /* content elements, law.md 6.1 */

struct catalogue_index {
    xmlHashTable *clauses; /* id -> struct clause */
    xmlHashTable *nouns;   /* key -> xmlNode */
    xmlHashTable *plurals; /* key -> xmlNode */
};

struct countries {
    xmlHashTable *names; /* code -> const char */
};

/* What a loader needs to say where a fault is. */
struct loading {
    struct arena *arena;
    struct diag *d;
    const char *file;
    const struct claims *claims;
};

static enum outcome fault(const struct loading *l, const xmlNode *node, const char *what)
{
    struct place at = {.file = l->file, .line = xml_line(node)};
    return diag_note(l->d, D_WORDING_BROKEN, &at, "%s", what);
}

static void free_hash(void *hash)
{
    xmlHashFree(hash, NULL);
}

static xmlHashTable *new_hash(struct arena *arena, int size)
{
    xmlHashTable *hash = xmlHashCreate(size);
    arena_defer(arena, free_hash, hash);
    return hash;
}

/* The next word of a list separated by spaces, copied; NULL at the end. */
static char *next_word(struct arena *arena, const char **list)
{
    const char *from = *list + strspn(*list, " \t\r\n");
    size_t n = strcspn(from, " \t\r\n");
    *list = from + n;
    return n ? arena_strndup(arena, from, n) : NULL;
}

/* The words of an element that lists exactly n of them ("januari februari ..."). */
static enum outcome read_names(const struct loading *l, const xmlNode *root, const char *element, const char **out, size_t n)
{
    const xmlNode *node = xml_child(root, element);
    const char *list = node ? xml_text(l->arena, node) : "";
    for (size_t i = 0; i < n; i++) {
        out[i] = next_word(l->arena, &list);
        if (!out[i])
            return fault(l, node ? node : root, element);
    }
    return next_word(l->arena, &list) ? fault(l, node, element) : DONE;
}

static enum outcome read_format(const struct loading *l, struct catalogue *c, const xmlNode *root)
{
    const xmlNode *node = xml_child(root, "format");
    c->money = (struct money_format){
        .sign = xml_attr(node, "money"),
        .debt = xml_attr(node, "debt"),
        .thousands = xml_attr(node, "thousands"),
        .decimal = xml_attr(node, "decimal"),
    };
    c->last_and = xml_attr(node, "last-and");
    c->last_or = xml_attr(node, "last-or");
    bool is_whole = c->money.sign && c->money.debt && c->money.thousands && c->money.decimal && c->last_and && c->last_or;
    return is_whole ? DONE : fault(l, node ? node : root, "format");
}

static enum outcome read_claims(const struct loading *l, struct clause *clause)
{
    const char *list = xml_attr(clause->node, "claims");
    if (!list) /* what it asserts must be said, if only that it asserts nothing */
        return fault(l, clause->node, "claims");
    size_t *claims = arena_array(l->arena, MAX_CLAIMS, sizeof *claims);
    for (char *id; (id = next_word(l->arena, &list));) {
        size_t claim = claims_find(l->claims, id);
        if (claim == CLAIM_NONE) {
            struct place at = {.file = l->file, .line = xml_line(clause->node)};
            return diag_note(l->d, D_CLAIM_UNKNOWN, &at, "%s", id);
        }
        if (clause->n_claims == MAX_CLAIMS)
            return fault(l, clause->node, "claims");
        claims[clause->n_claims++] = claim;
    }
    clause->claims = claims;
    return DONE;
}

static enum outcome read_duties(const struct loading *l, struct clause *clause)
{
    const char *list = xml_attr(clause->node, "duties");
    for (char *number; list && (number = next_word(l->arena, &list));) {
        char *end;
        long duty = strtol(number, &end, 10);
        if (*end || duty < 1 || duty > DUTIES)
            return fault(l, clause->node, "duties");
        clause->duties |= UINT32_C(1) << duty;
    }
    return DONE;
}

static enum outcome read_clause(const struct loading *l, struct catalogue *c, xmlNode *node)
{
    struct clause *clause = &c->clauses[c->n_clauses];
    *clause = (struct clause){.id = xml_attr(node, "id"), .node = node};
    if (!clause->id || !xml_attr(node, "author"))
        return fault(l, node, clause->id ? clause->id : "id");
    if (xmlHashAddEntry(c->index->clauses, (const xmlChar *)clause->id, clause) != 0)
        return fault(l, node, clause->id);
    c->n_clauses++;
    return outcome_worse(read_claims(l, clause), read_duties(l, clause));
}

static enum outcome read_noun(const struct loading *l, struct catalogue *c, xmlNode *node)
{
    static const char *const forms[] = {"key", "one", "many", "each", "full", "began"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!xml_attr(node, forms[i]))
            return fault(l, node, forms[i]);
    const char *key = xml_attr(node, "key");
    return xmlHashAddEntry(c->index->nouns, (const xmlChar *)key, node) ? fault(l, node, key) : DONE;
}

static enum outcome read_plural(const struct loading *l, struct catalogue *c, xmlNode *node)
{
    const char *key = xml_attr(node, "key");
    if (!key || !xml_attr(node, "one") || !xml_attr(node, "many"))
        return fault(l, node, "plural");
    return xmlHashAddEntry(c->index->plurals, (const xmlChar *)key, node) ? fault(l, node, key) : DONE;
}

static enum outcome read_rows(const struct loading *l, struct catalogue *c, const xmlNode *root)
{
    enum outcome got = DONE;
    for (xmlNode *it = xml_first(root); it; it = xml_following(it)) {
        if (xml_named(it, "clause"))
            got = outcome_worse(got, read_clause(l, c, it));
        else if (xml_named(it, "noun"))
            got = outcome_worse(got, read_noun(l, c, it));
        else if (xml_named(it, "plural"))
            got = outcome_worse(got, read_plural(l, c, it));
        else if (!xml_named(it, "months") && !xml_named(it, "weekdays") && !xml_named(it, "format"))
            got = outcome_worse(got, fault(l, it, (const char *)it->name));
    }
    return got;
}

enum outcome wording_load(struct catalogue **out, struct arena *arena, struct diag *d, const struct claims *claims,
                          const struct input *in)
{
    struct loading l = {.arena = arena, .d = d, .file = in->name, .claims = claims};
    xmlDoc *doc;
    enum outcome got = xml_parse(&doc, arena, d, in, 1);
    if (got != DONE)
        return got;
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!xml_named(root, "wording") || !root->ns || !text_equal((const char *)root->ns->href, WORDING_NAMESPACE))
        return fault(&l, root, "wording");

    struct catalogue *c = arena_alloc(arena, sizeof *c);
    c->file = in->name;
    c->lang = xml_attr(root, "lang");
    if (!c->lang)
        return fault(&l, root, "lang");
    size_t n = xmlChildElementCount((xmlNode *)root);
    c->clauses = arena_array(arena, n ? n : 1, sizeof *c->clauses);
    c->index = arena_alloc(arena, sizeof *c->index);
    c->index->clauses = new_hash(arena, (int)(2 * n + 1));
    c->index->nouns = new_hash(arena, 64);
    c->index->plurals = new_hash(arena, 8);

    got = outcome_worse(got, read_names(&l, root, "months", c->months, MONTHS));
    got = outcome_worse(got, read_names(&l, root, "weekdays", c->weekdays, WEEKDAYS));
    got = outcome_worse(got, read_format(&l, c, root));
    got = outcome_worse(got, read_rows(&l, c, root));
    *out = c;
    return got;
}

const struct clause *wording_clause(const struct catalogue *c, const char *id)
{
    return xmlHashLookup(c->index->clauses, (const xmlChar *)id);
}

xmlNode *wording_noun(const struct catalogue *c, const char *key)
{
    return xmlHashLookup(c->index->nouns, (const xmlChar *)key);
}

const char *wording_plural(const struct catalogue *c, const char *key, long n)
{
    const xmlNode *node = xmlHashLookup(c->index->plurals, (const xmlChar *)key);
    return node ? xml_attr(node, n == 1 ? "one" : "many") : NULL;
}

enum outcome countries_load(struct countries **out, struct arena *arena, struct diag *d, const struct input *in)
{
    struct loading l = {.arena = arena, .d = d, .file = in->name};
    xmlDoc *doc;
    enum outcome got = xml_parse(&doc, arena, d, in, 1);
    if (got != DONE)
        return got;
    struct countries *countries = arena_alloc(arena, sizeof *countries);
    countries->names = new_hash(arena, 512);
    for (xmlNode *it = xml_first(xmlDocGetRootElement(doc)); it; it = xml_following(it)) {
        const char *code = xml_attr(it, "code");
        char *name = (char *)xml_attr(it, "name");
        if (!code || !name || xmlHashAddEntry(countries->names, (const xmlChar *)code, name) != 0)
            got = outcome_worse(got, fault(&l, it, code ? code : "code"));
    }
    *out = countries;
    return got;
}

const char *countries_name(const struct countries *countries, const char *code)
{
    return xmlHashLookup(countries->names, (const xmlChar *)code);
}
