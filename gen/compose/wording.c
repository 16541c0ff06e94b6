#include "wording.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/law.h"
#include "fingerprint.h"

#define WORDING_NAMESPACE "urn:kenbaar:wording:1"
#define MAX_CLAIMS 16
#define MAX_DUTIES 16
#define DUTCH "nl"

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
    const char *file, *lang;
    const struct vocabulary *vocabulary;
};

static enum outcome fault_code(const struct loading *l, enum diag_code code, const xmlNode *node, const char *what)
{
    struct place at = {.file = l->file, .line = xml_line(node)};
    return diag_note(l->d, code, &at, "%s", what);
}

static enum outcome fault(const struct loading *l, const xmlNode *node, const char *what)
{
    return fault_code(l, D_WORDING_BROKEN, node, what);
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

/* The words of an element that lists exactly n of them ("januari februari ..."). */
static enum outcome read_names(const struct loading *l, const xmlNode *root, const char *element, const char **out, size_t n)
{
    const xmlNode *node = xml_child(root, element);
    const char *list = node ? xml_text(l->arena, node) : "";
    for (size_t i = 0; i < n; i++) {
        out[i] = law_next_word(l->arena, &list);
        if (!out[i])
            return fault(l, node ? node : root, element);
    }
    return law_next_word(l->arena, &list) ? fault(l, node, element) : DONE;
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
    static const char *const all[] = {"money", "debt", "thousands", "decimal", "last-and", "last-or", "two", "three", "your", "of", "whole"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!node || !xml_attr(node, all[i]))
            return fault(l, node ? node : root, node ? all[i] : "format");
    return DONE;
}

static enum outcome read_claims(const struct loading *l, struct clause *clause)
{
    const char *list = xml_attr(clause->node, "claims");
    if (!list) /* what it asserts must be said, if only that it asserts nothing */
        return fault(l, clause->node, "claims");
    size_t *claims = arena_array(l->arena, MAX_CLAIMS, sizeof *claims);
    for (char *id; (id = law_next_word(l->arena, &list));) {
        size_t claim = claims_find(l->vocabulary->claims, id);
        if (claim == CLAIM_NONE)
            return fault_code(l, D_CLAIM_UNKNOWN, clause->node, id);
        if (clause->n_claims == MAX_CLAIMS)
            return fault(l, clause->node, "claims");
        claims[clause->n_claims++] = claim;
    }
    clause->claims = claims;
    return DONE;
}

/* A duty of that id; rows that follow each other in time share one. */
static enum outcome add_duty(const struct loading *l, struct clause *clause, size_t *rows, const char *id)
{
    const struct duties *duties = l->vocabulary->duties;
    size_t before = clause->n_duties;
    for (size_t i = 0; i < duties->n_rows; i++) {
        const struct duty *duty = &duties->rows[i];
        if (duty->id[0] != id[0] || !duty->by_text || strcmp(duty->id, id) != 0)
            continue;
        if (clause->n_duties == MAX_DUTIES)
            return fault(l, clause->node, "duties");
        rows[clause->n_duties++] = i;
    }
    return clause->n_duties > before ? DONE : fault_code(l, D_DUTY_UNKNOWN, clause->node, id);
}

static enum outcome read_duties(const struct loading *l, struct clause *clause)
{
    const char *list = xml_attr(clause->node, "duties");
    if (!list || !list[strspn(list, " \t\r\n")])
        return fault_code(l, D_DUTY_NONE, clause->node, clause->id);
    size_t *rows = arena_array(l->arena, MAX_DUTIES, sizeof *rows);
    clause->duties = rows;
    if (text_equal(list, "none"))
        return DONE;
    for (char *id; (id = law_next_word(l->arena, &list));) {
        enum outcome got = add_duty(l, clause, rows, id);
        if (got != DONE)
            return got;
    }
    return DONE;
}

/* A proof as the words of a clause are written; most stand like that in the file. */
static const char *proof_text(const struct loading *l, const xmlNode *proof)
{
    const char *text = xml_text(l->arena, proof);
    return strpbrk(text, "\n\t\r") || strstr(text, "  ") ? wording_single_spaced(l->arena, text) : text;
}

/* The proofs of a duty in this language, if it has any: one of them stands in the words. */
static bool has_proof(const struct loading *l, const struct duty *duty, const char *words)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(duty->row, "proof"); it; it = xml_next(it, "proof")) {
        bool is_ours = text_equal(xml_lang(it), l->lang);
        n += is_ours;
        if (is_ours && strstr(words, proof_text(l, it)))
            return true;
    }
    return n == 0;
}

static enum outcome check_proofs(const struct loading *l, const struct clause *clause)
{
    enum outcome got = DONE;
    const char *words = clause->n_duties ? wording_plain(l->arena, clause->node) : "";
    for (size_t i = 0; i < clause->n_duties; i++) {
        const struct duty *duty = &l->vocabulary->duties->rows[clause->duties[i]];
        if (!has_proof(l, duty, words))
            got = outcome_worse(got, fault_code(l, D_PROOF_MISSING, clause->node, arena_printf(l->arena, "%s: %s", clause->id, duty->id)));
    }
    return got;
}

/* Whether a clause bears, in this attribute, the fingerprint of these words. */
static bool is_stamped(const struct clause *clause, const char *attribute, const struct clause *words)
{
    return text_equal(xml_attr(clause->node, attribute), words->fingerprint);
}

/* The words of the Dutch letter are those that were reviewed; a translation of which that is not so counts as missing. */
static enum outcome check_review(const struct loading *l, const struct clause *clause)
{
    bool is_good = !text_equal(l->lang, DUTCH) || is_stamped(clause, "reviewed", clause);
    return is_good ? DONE : fault_code(l, D_NOT_REVIEWED, clause->node, clause->id);
}

/* No clause or noun says what no letter may say. */
static enum outcome check_statements(const struct loading *l, const xmlNode *node)
{
    const struct lint_text text = {.file = l->file, .lang = l->lang, .node = node, .about = node};
    return l->vocabulary->lint ? lint_clause(l->vocabulary->lint, l->d, &text) : DONE;
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
    clause->fingerprint = wording_fingerprint(l->arena, node);
    enum outcome got = outcome_worse(read_claims(l, clause), read_duties(l, clause));
    return got == DONE ? outcome_worse(check_proofs(l, clause), check_review(l, clause)) : got;
}

static enum outcome read_noun(const struct loading *l, struct catalogue *c, xmlNode *node)
{
    static const char *const forms[] = {"key", "one", "article", "many", "each", "full", "full-article", "began", "began-by-other"};
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
            got = outcome_worse(got, outcome_worse(read_clause(l, c, it), check_statements(l, it)));
        else if (xml_named(it, "noun"))
            got = outcome_worse(got, outcome_worse(read_noun(l, c, it), check_statements(l, it)));
        else if (xml_named(it, "plural"))
            got = outcome_worse(got, read_plural(l, c, it));
        else if (!xml_named(it, "months") && !xml_named(it, "weekdays") && !xml_named(it, "format"))
            got = outcome_worse(got, fault(l, it, (const char *)it->name));
    }
    return got;
}

enum outcome wording_load(struct catalogue **out, struct arena *arena, struct diag *d, const struct vocabulary *vocabulary,
                          const struct input *in)
{
    struct loading l = {.arena = arena, .d = d, .file = in->name, .vocabulary = vocabulary};
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
    l.lang = c->lang;
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

static bool has_number(const size_t *numbers, size_t n, size_t wanted)
{
    for (size_t i = 0; i < n; i++)
        if (numbers[i] == wanted)
            return true;
    return false;
}

/* Whether two clauses assert the same and fulfil the same: one that asserted less could be printed where it is not true. */
static bool is_alike(const struct clause *a, const struct clause *b)
{
    bool alike = a->n_claims == b->n_claims && a->n_duties == b->n_duties;
    for (size_t i = 0; alike && i < a->n_claims; i++)
        alike = has_number(b->claims, b->n_claims, a->claims[i]);
    for (size_t i = 0; alike && i < a->n_duties; i++)
        alike = has_number(b->duties, b->n_duties, a->duties[i]);
    return alike;
}

void wording_hold_against(struct catalogue *translation, const struct catalogue *dutch)
{
    for (size_t i = 0; i < translation->n_clauses; i++) {
        struct clause *clause = &translation->clauses[i];
        const struct clause *of = wording_clause(dutch, clause->id);
        clause->is_stale = !is_stamped(clause, "reviewed", clause) || (of && (!is_stamped(clause, "of", of) || !is_alike(clause, of)));
    }
}

bool wording_is_markup(const xmlNode *element)
{
    static const char *const names[] = {"strong", "em", "nobr", "span", "a", "br"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_named(element, names[i]))
            return true;
    return false;
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
