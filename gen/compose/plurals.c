#include "plurals.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/hash.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "pattern.h"
#include "wording_parts.h"

#define SPACE " \t\r\n"

/* In the order in which the rules are asked; what none takes is the last. */
static const char *const categories[] = {"zero", "one", "two", "few", "many", "other"};
enum { N_CATEGORIES = sizeof categories / sizeof *categories, OTHER = N_CATEGORIES - 1 };

struct plurals {
    const char *rules[OTHER]; /* NULL: the language has no such category */
    xmlHashTable *rows;       /* "week", "week-gen" -> xmlNode */
};

/* ---- rules: 'v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or ...' ---- */

struct reader {
    const char *at;
    long n;
    bool is_good;
};

static bool skip(struct reader *r, const char *word)
{
    r->at += strspn(r->at, SPACE);
    if (!text_starts(r->at, word))
        return false;
    r->at += strlen(word);
    return true;
}

static long read_number(struct reader *r)
{
    char *end;
    r->at += strspn(r->at, SPACE);
    long value = strtol(r->at, &end, 10);
    r->is_good = r->is_good && end != r->at && *r->at >= '0' && *r->at <= '9';
    r->at = end;
    return value;
}

/* n and i are the number, the parts after the point (v w f t, c e) of a whole number are 0. */
static long read_operand(struct reader *r)
{
    r->at += strspn(r->at, SPACE);
    char name = *r->at;
    r->is_good = r->is_good && name && strchr("nivwftce", name);
    if (r->is_good)
        r->at++;
    long value = name == 'n' || name == 'i' ? r->n : 0;
    if (!skip(r, "%"))
        return value;
    long by = read_number(r);
    r->is_good = r->is_good && by > 0;
    return r->is_good ? value % by : 0;
}

static bool read_relation(struct reader *r)
{
    long value = read_operand(r);
    bool is_not = skip(r, "!=");
    if (!is_not && !skip(r, "="))
        r->is_good = false;
    bool is_in = false;
    do {
        long from = read_number(r), to = from;
        if (skip(r, ".."))
            to = read_number(r);
        is_in = is_in || (value >= from && value <= to);
    } while (r->is_good && skip(r, ","));
    return is_in != is_not;
}

bool plurals_rule_holds(const char *rule, long n, bool *is_rule)
{
    struct reader r = {.at = rule, .n = n, .is_good = true};
    bool is_any = false, is_all;
    do {
        is_all = true;
        do {
            bool holds = read_relation(&r);
            is_all = is_all && holds;
        } while (r.is_good && skip(&r, "and"));
        is_any = is_any || is_all;
    } while (r.is_good && skip(&r, "or"));
    *is_rule = r.is_good && !r.at[strspn(r.at, SPACE)];
    return is_any;
}

/* ---- loading ---- */

static enum outcome read_rules(struct plurals *plurals, const struct loading *l, const xmlNode *root)
{
    const xmlNode *row = xml_child(root, "plurals");
    enum outcome got = DONE;
    if (!row) { /* as Dutch does */
        plurals->rules[1] = "n = 1";
        return DONE;
    }
    for (size_t i = 0; i < OTHER; i++) {
        bool is_rule = true;
        plurals->rules[i] = xml_attr(row, categories[i]);
        if (plurals->rules[i])
            plurals_rule_holds(plurals->rules[i], 1, &is_rule);
        if (!is_rule)
            got = outcome_worse(got, wording_fault(l, row, categories[i]));
    }
    return got;
}

/* Words for `other`, and for each category of the language. */
static enum outcome read_words(struct plurals *plurals, const struct loading *l, xmlNode *row)
{
    const char *key = xml_attr(row, "key");
    if (!key || !xml_attr(row, "other"))
        return wording_fault(l, row, "plural");
    for (size_t i = 0; i < OTHER; i++)
        if (plurals->rules[i] && !xml_attr(row, categories[i]))
            return wording_fault(l, row, categories[i]);
    const char *name = wording_inflected(l->arena, key, xml_attr(row, "form"));
    return xmlHashAddEntry(plurals->rows, BAD_CAST name, row) ? wording_fault(l, row, key) : DONE;
}

static void free_rows(void *rows)
{
    xmlHashFree(rows, NULL);
}

enum outcome plurals_load(struct plurals **out, const struct loading *l, const xmlNode *root)
{
    struct plurals *plurals = arena_alloc(l->arena, sizeof *plurals);
    plurals->rows = xmlHashCreate(8);
    arena_defer(l->arena, free_rows, plurals->rows);
    enum outcome got = read_rules(plurals, l, root);
    for (xmlNode *it = xml_child(root, "plural"); it && got == DONE; it = xml_next(it, "plural"))
        got = read_words(plurals, l, it);
    *out = plurals;
    return got;
}

/* ---- counting ---- */

const char *plurals_category(const struct plurals *plurals, long n)
{
    bool is_rule;
    for (size_t i = 0; i < OTHER; i++)
        if (plurals->rules[i] && plurals_rule_holds(plurals->rules[i], n, &is_rule))
            return categories[i];
    return categories[OTHER];
}

const char *plurals_word(const struct plurals *plurals, struct plural_count count)
{
    char name[64];
    size_t n_key = count.key ? strlen(count.key) : 0, n_form = count.form ? strlen(count.form) : 0;
    if (n_key == 0 || n_key + n_form + 2 > sizeof name)
        return NULL;
    memcpy(name, count.key, n_key + 1);
    if (count.form) {
        name[n_key] = '-';
        memcpy(name + n_key + 1, count.form, n_form + 1);
    }
    const xmlNode *row = xmlHashLookup(plurals->rows, BAD_CAST name);
    return row ? xml_attr(row, plurals_category(plurals, count.n)) : NULL;
}

const char *plurals_write(const struct plurals *plurals, struct arena *arena, struct plural_count count)
{
    const char *word = plurals_word(plurals, count);
    if (!word)
        return NULL;
    if (*word == '=') /* "one week" and the like, without the figure */
        return word + 1;
    const struct pattern_part parts[] = {{"n", arena_printf(arena, "%ld", count.n)}, {NULL, NULL}};
    return pattern_has(word, "n") ? pattern_fill(arena, word, parts) : arena_printf(arena, "%ld %s", count.n, word);
}
