/* lint_rows - law/forbidden.xml as the lint reads it: what it knows of each language, the statements that are not made and the
 * patterns that find them. Everything lives in the arena of lint_load(). */
#pragma once
#include <libxml/xpath.h>

#include "lint.h"
#include "phrases.h"

#define LINT_MONTHS        12
#define LINT_MAX_LANGUAGES 8

/* What the search must know of a language. */
struct speech {
    const char *lang;
    struct words negations, objection, until, months, looked, past, answer, euro, about, split; /* months: twelve, and again in short */
    struct phrase *responding;                                              /* talk of not agreeing */
    size_t n_responding;
    const struct word_class *classes; /* what its patterns may name */
    struct phrase_index *index;       /* of its patterns, by their number in the lint */
};

struct statement {
    const char *id, *in;
    const char *why[LANGUAGE_N];
    bool bundle_only;          /* in a clerk's own words it may well be right */
    bool record_only;          /* about what the record says besides */
    bool holds;                /* in a clerk's own words it holds the letter */
    bool beside_objection;     /* only in a text that tells of objecting */
    bool beside_responding;    /* or of not agreeing */
    xmlXPathCompExpr *allowed; /* NULL: never */
    xmlXPathCompExpr *unless;  /* the same, from the element that is searched */
};

struct pattern {
    const struct statement *of;
    const struct speech *speech;
    struct phrase phrase;
    bool is_innocent; /* in a clerk's own words: hides what it finds from the other patterns of its statement */
};

struct lint {
    const xmlNode *root;
    struct speech speeches[LINT_MAX_LANGUAGES];
    size_t n_speeches;
    struct pattern *patterns;
    size_t n_patterns;
    xmlXPathContext *xpath;
    struct arena *scratch; /* for one clause at a time */
};

/* Of this language, or NULL. */
const struct speech *lint_speech(const struct lint *l, const char *lang);
/* A text, and which patterns may stand in it; lang may be one that the lint does not know: then none does. */
struct reading {
    const struct speech *speech;
    struct words words;
    uint64_t *may_stand;
};
struct reading lint_read(const struct lint *l, struct arena *arena, const char *lang, const char *text);
struct reading lint_read_words(const struct lint *l, struct arena *arena, const struct speech *speech, const struct words *words);
/* The first forbidden statement that stands in the text, of those that hold a letter or of the others; or NULL. */
const struct statement *lint_find(const struct lint *l, struct arena *arena, const struct reading *reading,
                                  const struct lint_text *text, bool holding);
bool lint_tells_of_objection(const struct reading *reading);
/* Whether these words of a text tell of not agreeing. */
bool lint_tells_of_responding(const struct speech *speech, const struct words *words);

/* What an instrument says that it does not use, in one language; and what it would be told by: its own words, and by a row of the law
 * those that are the same ("geboorteland | land van geboorte"). */
struct unused {
    struct unused *next;
    const char *name, *lang;
    struct phrase *told_by;
    size_t n_told_by;
};
/* The items of the lists of things not used below this root of an instrument, as they stand; NULL: it has none. */
struct unused *lint_unused(const struct lint *l, struct arena *arena, const xmlNode *root);
/* The first of them of which the text says that somebody looked at it, or NULL. */
const char *lint_looked_at_unused(struct arena *arena, const struct unused *unused, const struct reading *reading);
