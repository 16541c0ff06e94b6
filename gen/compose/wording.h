/* wording - one language's words: clauses, nouns, and how it writes days, amounts, counts and lists. The head of wording/nl.xml says how such
 * a file is written.
 *
 * A struct catalogue is const after loading; it and its XML belong to the arena. The words themselves stay XML: a clause is
 * handed to the stylesheet as a node, because it holds slots and markup. */
#pragma once
#include <libxml/tree.h>
#include "../select/duties.h"
#include "../select/lint.h"
#include "../select/proofs.h"
#include "claims.h"
#include "days.h"
#include "plurals.h"

/* How the words of a clause stand to those that were approved. The Dutch ones are reviewed, or do not load. */
enum clause_status {
    CLAUSE_REVIEWED,
    CLAUSE_DRAFT, /* nobody who may has read them as they stand */
    CLAUSE_STALE, /* made from other Dutch words, or asserting something else than those: never printed */
    CLAUSE_STATUS_N
};

struct clause {
    const char *id;
    xmlNode *node;
    const size_t *claims; /* numbers in law/claims.xml */
    size_t n_claims;
    const size_t *duties; /* rows of law/duties.xml that it fulfils */
    size_t n_duties;      /* none: a heading, a term, what stands in an attribute; no sentence */
    const char *fingerprint; /* of its words */
    enum clause_status status;
};

/* What a clause may name. */
struct vocabulary {
    const struct claims *claims;
    const struct duties *duties;
    const struct lint *lint; /* no clause or noun says what no letter may say; NULL: not looked at */
    const struct proofs *proofs;   /* by which the duties of this language are found again; NULL: not looked at */
    const struct catalogue *dutch; /* what a translation is made from; NULL: this is it */
};

/* How a language writes amounts: "€ 1.240,00", less than nothing "€ -12,00". */
struct money_format {
    const char *sign, *debt; /* before the figures, or a pattern with {amount} */
    const char *thousands, *decimal;
    size_t group_from;       /* figures before the decimal sign from which `thousands` is used */
};

/* How it writes a list: "a, b en c". */
struct list_format {
    const char *comma;
    const char *last_and, *last_or; /* a word between spaces, or a pattern with {list} and {last} */
};

struct catalogue {
    const char *lang; /* BCP 47 */
    const char *file;
    bool is_draft;     /* nouns and formats too: nothing of it was approved */
    const char *texts; /* the language in which texts of body and instrument stand where they are not in this one; NULL: such a text is
                        * missing */
    const xmlNode *format; /* <format> */
    struct days *days;
    struct plurals *plurals;
    struct money_format money;
    struct list_format list;
    struct clause *clauses;
    size_t n_clauses;
    struct catalogue_index *index;
};

/* BROKEN (T003, T006, T019 to T022, S-codes) when the file cannot be used: a clause without claims="", with an unknown claim or
 * duty, without the words by which a duty of its is found; an id twice, a noun without its forms; in Dutch, other words than those
 * reviewed. A clause of a draft claims and fulfils what the Dutch one does where it does not say; a draft may lack clauses. */
enum outcome wording_load(struct catalogue **out, struct arena *arena, struct diag *d, const struct vocabulary *vocabulary,
                          const struct input *in);
/* Finds the status of each clause of a translation; wording_load() has done so where the vocabulary has the Dutch one. */
void wording_hold_against(struct catalogue *translation, const struct catalogue *dutch);
/* "reviewed", "draft", "stale": as `kenbaar wording status` says it. */
const char *wording_status_name(enum clause_status status);
/* Each NULL when there is none. */
const struct clause *wording_clause(const struct catalogue *c, const char *id);
xmlNode *wording_noun(const struct catalogue *c, const char *key);
/* True for an element of a clause that is markup; any other is a slot. */
bool wording_is_markup(const xmlNode *element);

/* Names of countries by ISO 3166 code, for addresses abroad (wording/countries/nl.xml). */
struct countries;
enum outcome countries_load(struct countries **out, struct arena *arena, struct diag *d, const struct input *in);
const char *countries_name(const struct countries *countries, const char *code);
