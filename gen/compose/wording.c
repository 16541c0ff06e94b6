#include "wording.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/law.h"
#include "fingerprint.h"
#include "wording_parts.h"

#define WORDING_NAMESPACE "urn:kenbaar:wording:1"
#define MAX_CLAIMS 16
#define MAX_DUTIES 16
#define GROUP_FROM 4 /* figures: "1.240" */
#define DUTCH "nl"

struct catalogue_index {
    xmlHashTable *clauses; /* id -> struct clause */
    xmlHashTable *nouns;   /* key -> xmlNode */
};

struct countries {
    xmlHashTable *names; /* code -> const char */
};

static enum outcome fault_code(const struct loading *l, enum diag_code code, const xmlNode *node, const char *what)
{
    struct place at = {.file = l->file, .line = xml_line(node)};
    return diag_note(l->d, code, &at, "%s", what);
}

enum outcome wording_fault(const struct loading *l, const xmlNode *node, const char *what)
{
    return fault_code(l, D_WORDING_BROKEN, node, what);
}

const char *wording_inflected(struct arena *arena, const char *name, const char *form)
{
    return form ? arena_printf(arena, "%s-%s", name, form) : name;
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

static const char *or_else(const char *text, const char *otherwise)
{
    return text ? text : otherwise;
}

/* `your`, `of` and `whole` are for languages that put a noun and its owner together of words of their own. */
static enum outcome read_format(const struct loading *l, struct catalogue *c, const xmlNode *root)
{
    static const char *const all[] = {"money", "debt", "thousands", "decimal", "last-and", "last-or", "two", "three", "your", "of", "whole"};
    const size_t n_needed = l->is_draft ? sizeof all / sizeof *all - 3 : sizeof all / sizeof *all;
    const xmlNode *node = xml_child(root, "format");
    for (size_t i = 0; i < n_needed; i++)
        if (!node || !xml_attr(node, all[i]))
            return wording_fault(l, node ? node : root, node ? all[i] : "format");
    const char *group_from = xml_attr(node, "group-from");
    c->format = node;
    c->money = (struct money_format){
        .sign = xml_attr(node, "money"),
        .debt = xml_attr(node, "debt"),
        .thousands = xml_attr(node, "thousands"),
        .decimal = xml_attr(node, "decimal"),
        .group_from = group_from ? strtoul(group_from, NULL, 10) : GROUP_FROM,
    };
    c->list = (struct list_format){or_else(xml_attr(node, "comma"), ", "), xml_attr(node, "last-and"), xml_attr(node, "last-or")};
    return DONE;
}

/* Those of the Dutch clause where a draft does not say. */
static enum outcome read_claims(const struct loading *l, struct clause *clause, const struct clause *dutch)
{
    const char *list = xml_attr(clause->node, "claims");
    if (!list && dutch) {
        clause->claims = dutch->claims;
        clause->n_claims = dutch->n_claims;
        return DONE;
    }
    if (!list) /* what it asserts must be said, if only that it asserts nothing */
        return wording_fault(l, clause->node, "claims");
    size_t *claims = arena_array(l->arena, MAX_CLAIMS, sizeof *claims);
    for (char *id; (id = law_next_word(l->arena, &list));) {
        size_t claim = claims_find(l->vocabulary->claims, id);
        if (claim == CLAIM_NONE)
            return fault_code(l, D_CLAIM_UNKNOWN, clause->node, id);
        if (clause->n_claims == MAX_CLAIMS)
            return wording_fault(l, clause->node, "claims");
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
            return wording_fault(l, clause->node, "duties");
        rows[clause->n_duties++] = i;
    }
    return clause->n_duties > before ? DONE : fault_code(l, D_DUTY_UNKNOWN, clause->node, id);
}

static enum outcome read_duties(const struct loading *l, struct clause *clause, const struct clause *dutch)
{
    const char *list = xml_attr(clause->node, "duties");
    if (!list && dutch) {
        clause->duties = dutch->duties;
        clause->n_duties = dutch->n_duties;
        return DONE;
    }
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

/* Each duty of a clause is found again by its words (law/proofs/LANG.xml); those of a heading are known there too. */
static enum outcome check_proofs(const struct loading *l, const struct clause *clause)
{
    enum outcome got = DONE;
    if (!l->vocabulary->proofs)
        return DONE;
    const char *words = wording_plain(l->arena, clause->node);
    if (clause->n_duties == 0 && *words && !proofs_know(l->vocabulary->proofs, words))
        got = fault_code(l, D_PROOF_MISSING, clause->node, clause->id);
    for (size_t i = 0; i < clause->n_duties; i++) {
        const struct duty *duty = &l->vocabulary->duties->rows[clause->duties[i]];
        if (!proofs_prove(l->vocabulary->proofs, words, clause->duties[i]))
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
    if (!clause->id || (!l->is_draft && !xml_attr(node, "author")))
        return wording_fault(l, node, clause->id ? clause->id : "id");
    if (xmlHashAddEntry(c->index->clauses, (const xmlChar *)clause->id, clause) != 0)
        return wording_fault(l, node, clause->id);
    c->n_clauses++;
    clause->fingerprint = wording_fingerprint(l->arena, node);
    const struct clause *dutch = l->is_draft && l->vocabulary->dutch ? wording_clause(l->vocabulary->dutch, clause->id) : NULL;
    enum outcome got = outcome_worse(read_claims(l, clause, dutch), read_duties(l, clause, dutch));
    return got == DONE ? outcome_worse(check_proofs(l, clause), check_review(l, clause)) : got;
}

/* A draft has of a noun the forms that its own grammar needs; one that a clause asks for in vain is missing words. */
static enum outcome read_noun(const struct loading *l, struct catalogue *c, xmlNode *node)
{
    static const char *const forms[] = {"key", "one", "article", "many", "each", "full", "full-article", "began", "began-by-other"};
    for (size_t i = 0; i < (l->is_draft ? 1 : sizeof forms / sizeof *forms); i++)
        if (!xml_attr(node, forms[i]))
            return wording_fault(l, node, forms[i]);
    const char *key = xml_attr(node, "key");
    return xmlHashAddEntry(c->index->nouns, (const xmlChar *)key, node) ? wording_fault(l, node, key) : DONE;
}

static bool is_format(const xmlNode *row)
{
    static const char *const names[] = {"months", "months-alone", "weekdays", "dates", "plurals", "plural", "format"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_named(row, names[i]))
            return true;
    return false;
}

static enum outcome read_rows(const struct loading *l, struct catalogue *c, const xmlNode *root)
{
    enum outcome got = DONE;
    for (xmlNode *it = xml_first(root); it; it = xml_following(it)) {
        if (xml_named(it, "clause"))
            got = outcome_worse(got, outcome_worse(read_clause(l, c, it), check_statements(l, it)));
        else if (xml_named(it, "noun"))
            got = outcome_worse(got, outcome_worse(read_noun(l, c, it), check_statements(l, it)));
        else if (!is_format(it))
            got = outcome_worse(got, wording_fault(l, it, (const char *)it->name));
    }
    return got;
}

static enum outcome read_root(struct loading *l, struct catalogue *c, const xmlNode *root)
{
    const char *status = xml_attr(root, "status");
    c->file = l->file;
    c->lang = l->lang = xml_attr(root, "lang");
    c->texts = xml_attr(root, "texts");
    if (!c->lang)
        return wording_fault(l, root, "lang");
    if (status && (!text_equal(status, "draft") || text_equal(c->lang, DUTCH)))
        return wording_fault(l, root, "status");
    if (c->texts && (!text_equal(c->texts, DUTCH) || text_equal(c->lang, DUTCH)))
        return wording_fault(l, root, "texts");
    c->is_draft = l->is_draft = status != NULL;
    return DONE;
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
        return wording_fault(&l, root, "wording");

    struct catalogue *c = arena_alloc(arena, sizeof *c);
    got = read_root(&l, c, root);
    if (got != DONE)
        return got;
    size_t n = xmlChildElementCount((xmlNode *)root);
    c->clauses = arena_array(arena, n ? n : 1, sizeof *c->clauses);
    c->index = arena_alloc(arena, sizeof *c->index);
    c->index->clauses = new_hash(arena, (int)(2 * n + 1));
    c->index->nouns = new_hash(arena, 64);

    got = outcome_worse(got, days_load(&c->days, &l, root));
    got = outcome_worse(got, read_format(&l, c, root));
    got = outcome_worse(got, plurals_load(&c->plurals, &l, root));
    got = outcome_worse(got, read_rows(&l, c, root));
    if (vocabulary->dutch)
        wording_hold_against(c, vocabulary->dutch);
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

static enum clause_status status_of(const struct clause *clause, const struct clause *dutch)
{
    if (dutch && (!is_stamped(clause, "of", dutch) || !is_alike(clause, dutch)))
        return CLAUSE_STALE;
    return is_stamped(clause, "reviewed", clause) ? CLAUSE_REVIEWED : CLAUSE_DRAFT;
}

void wording_hold_against(struct catalogue *translation, const struct catalogue *dutch)
{
    for (size_t i = 0; i < translation->n_clauses; i++) {
        struct clause *clause = &translation->clauses[i];
        clause->status = status_of(clause, wording_clause(dutch, clause->id));
    }
}

const char *wording_status_name(enum clause_status status)
{
    static const char *const names[CLAUSE_STATUS_N] = {
        [CLAUSE_REVIEWED] = "reviewed",
        [CLAUSE_DRAFT] = "draft",
        [CLAUSE_STALE] = "stale",
    };
    return names[status];
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
            got = outcome_worse(got, wording_fault(&l, it, code ? code : "code"));
    }
    *out = countries;
    return got;
}

const char *countries_name(const struct countries *countries, const char *code)
{
    return xmlHashLookup(countries->names, (const xmlChar *)code);
}
