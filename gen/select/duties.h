/* duties - what a notice owes its reader (law/duties.xml): each row with its source, when it applies and where in the letter it
 * belongs. Here they are loaded and judged; the words by which they are found again stand in law/proofs/ (proofs.h); compose/ looks whether
 * a letter has them. Strings are borrowed from the file's tree, which lives in the arena of the statute. */
#pragma once
#include <stdint.h>
#include "fact_test.h"
#include "law.h"
#include "programs.h"

#define DUTIES_MAX_PROGRAMS 7 /* a fourth is refused before (L003) */

struct gates;
struct statute;

struct duty {
    const xmlNode *row; /* its <title> stands in it */
    const char *id;     /* "17", or "17.1" for a part of it */
    struct fact_test *applies;
    const char *in;     /* words: parts and elements of the page model, one of which a clause must stand under */
    const char *values; /* words: what a <value> shows that must stand in it; NULL: none */
    const char *beside; /* what its detail shows, of a label; NULL: it is none */
    bool by_text;       /* met by a clause of the letter; else by a gate */
    bool each_program;  /* judged, and owed, for each selection */
    bool dutch_only, translation_only; /* owed in no other letter */
    date_day from, until;
};

struct duties {
    struct duty *rows;
    size_t n_rows;
};

enum outcome duties_load(struct duties *out, struct arena *arena, struct law_file *law);
/* A duty that a gate meets needs that gate: BROKEN when the table has none of that id. */
enum outcome duties_match_gates(const struct duties *duties, const struct gates *gates, struct law_file *law);
const struct duties *statute_duties(const struct statute *s);
/* "13.2", and "13" itself, belong to "13". */
bool duty_belongs_to(const char *id, const char *main);
/* Which rows of statute_duties(s) apply to program `number`, or to all, on the day of publication: an array of n_rows in the
 * programs' arena. An evaluation that fails applies. */
const bool *duties_applying(const struct statute *s, struct programs *programs, size_t number);
/* Of the rows that the letter's text must meet, those that it owes: bit N for program N, bit 0 for all programs together. An array like
 * that of duties_applying(). */
const uint32_t *duties_owing(const struct statute *s, struct programs *programs);
