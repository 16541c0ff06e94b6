/* wording - one language's approved words: clauses, nouns, and how it writes days, amounts and counts.
 *
 * A struct catalogue is const after loading; it and its XML belong to the arena. The words themselves stay XML: a clause is
 * handed to the stylesheet as a node, because it holds slots and markup. */
#pragma once
#include <libxml/tree.h>
#include "../select/duties.h"
#include "../select/lint.h"
#include "claims.h"

#define MONTHS 12
#define WEEKDAYS 7

struct clause {
    const char *id;
    xmlNode *node;
    const size_t *claims; /* numbers in law/claims.xml */
    size_t n_claims;
    const size_t *duties; /* rows of law/duties.xml that it fulfils */
    size_t n_duties;      /* none: a heading, a term, what stands in an attribute; no sentence */
    const char *fingerprint; /* of its words */
    bool is_stale;        /* of a translation: not reviewed as it stands, or made from other Dutch words; as good as missing */
};

/* What a clause may name. */
struct vocabulary {
    const struct claims *claims;
    const struct duties *duties;
    const struct lint *lint; /* no clause or noun says what no letter may say; NULL: not looked at */
};

/* How a language writes amounts: "€ 1.240,00", less than nothing "€ -12,00". */
struct money_format {
    const char *sign, *debt, *thousands, *decimal;
};

struct catalogue {
    const char *lang; /* BCP 47 */
    const char *file;
    const char *months[MONTHS];
    const char *weekdays[WEEKDAYS]; /* Monday first */
    struct money_format money;
    const char *last_and, *last_or; /* before the last of a list */
    struct clause *clauses;
    size_t n_clauses;
    struct catalogue_index *index;
};

/* BROKEN (T003, T006, T019 to T022, S-codes) when the file is not a whole catalogue: a clause without claims="", with an unknown claim or
 * duty, without the words by which a duty of its is found, or with other words than those reviewed; an id twice, a noun without its
 * forms. */
enum outcome wording_load(struct catalogue **out, struct arena *arena, struct diag *d, const struct vocabulary *vocabulary,
                          const struct input *in);
/* Finds the clauses of a translation that are stale. */
void wording_hold_against(struct catalogue *translation, const struct catalogue *dutch);
/* Each NULL when there is none. */
const struct clause *wording_clause(const struct catalogue *c, const char *id);
xmlNode *wording_noun(const struct catalogue *c, const char *key);
/* True for an element of a clause that is markup; any other is a slot. */
bool wording_is_markup(const xmlNode *element);
/* "week" or "weken"; key as in <plural key="week">. */
const char *wording_plural(const struct catalogue *c, const char *key, long n);

/* Names of countries by ISO 3166 code, for addresses abroad (wording/countries/nl.xml). */
struct countries;
enum outcome countries_load(struct countries **out, struct arena *arena, struct diag *d, const struct input *in);
const char *countries_name(const struct countries *countries, const char *code);
