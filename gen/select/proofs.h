/* proofs - one language as a second reader of letters knows it (law/proofs/LANG.xml): how it writes days, amounts and counts, and the
 * sentences by which duties are found again. It is data of the law and shares nothing with wording/.
 *
 * A struct proofs is const after loading; it and its strings live in the arena of the statute. compose/ asks whether a clause proves its
 * duties; pdf/proof/ reads finished letters with it. */
#pragma once
#include "duties.h"

#define PROOFS_MONTHS 12
#define PROOFS_WEEKDAYS 7
#define PROOFS_FORMS 4 /* of days: as they stand alone, behind one preposition or another */

enum counted { COUNTED_DAY, COUNTED_WEEK, COUNTED_MONTH };

/* How days are written, in one form. Patterns hold slots: {day} {month} {month-alone} {year} {weekday}. */
struct day_form {
    const char *name; /* NULL: the plain one, which the others fall back to */
    const char *date, *date_weekday, *date_month; /* date begins with its day; date_weekday has date in it */
    const char *months[PROOFS_MONTHS], *months_alone[PROOFS_MONTHS];
    const char *weekdays[PROOFS_WEEKDAYS]; /* Monday first */
};

/* A word that a number can take: "weken", or a pattern with {n}. */
struct count_words {
    enum counted what;
    int alone; /* the one number that it means, without its digits; -1: it stands behind any number */
    const char *words;
};

/* How a language writes. */
struct manner {
    struct day_form days[PROOFS_FORMS]; /* the plain one first */
    size_t n_days;
    const char *money, *debt, *thousands, *decimal; /* the first two are patterns with {amount} */
    size_t group_from; /* digits of a whole amount from which thousands are set apart */
    const struct count_words *counts;
    size_t n_counts;
    const char *comma, *last_and, *last_or; /* between the things of a list, with their spaces */
    const char *page; /* {page}, {pages} */
    const char **before_reference;                   /* words directly before this letter's reference; up to a NULL */
    const char **before_decision, **behind_decision; /* words beside the day of the decision; up to a NULL */
};

/* The words of a whole clause, single-spaced, with {slots}. */
struct proof_words {
    const char *words;
    const size_t *duties; /* rows of statute_duties() */
    size_t n_duties;      /* none: a heading, a term */
    const struct fact_test *when; /* they may stand only where this holds; NULL: anywhere */
    const xmlNode *row;
};

/* The words by which a subject is called: " uw aanvraag bijstand ". */
struct noun_words {
    const char *subject; /* NULL: of all subjects */
    const char *words;
};

struct proofs {
    const char *lang, *file;
    const struct noun_words *nouns;
    size_t n_nouns;
    struct manner manner;
    const struct proof_words *rows;
    size_t n_rows;
    const struct proof_words **index; /* by hash of the words; NULL: free */
    size_t n_index;                   /* a power of 2 */
};

/* The file of a language, read when it is first asked for; *out is NULL when the bundle has none. BROKEN (S071) when it cannot be used. */
enum outcome statute_proofs(const struct proofs **out, struct diag *d, const struct statute *s, const char *lang);
/* Each language that the bundle has: its name at *at (0 to begin with), NULL at the end. */
const char *statute_each_language(struct arena *arena, const struct statute *s, size_t *at);
/* The files of the bundle's fonts, up to a NULL: a letter has no other. */
const struct input **statute_fonts(struct arena *arena, const struct statute *s);
/* Whether these words, single-spaced, with {slots}, prove that duty. p may be NULL: they do not. */
bool proofs_prove(const struct proofs *p, const char *words, size_t duty);
/* Whether they are the words of a proof at all: those of a heading prove nothing. */
bool proofs_know(const struct proofs *p, const char *words);

/* The loader: a file that statute.c opened. */
enum outcome proofs_load(struct proofs **out, struct arena *arena, struct law_file *law, const struct duties *duties);
