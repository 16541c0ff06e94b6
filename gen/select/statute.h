/* statute - what the law files, bodies and instruments of the bundle say, parsed once per process. Only select/ looks
 * inside.
 *
 * The law is read at load; a body or an instrument when the first letter needs it, so a bundle with thousands costs
 * nothing. Everything lives in the arena that statute_load() was given. */
#pragma once
#include <libxml/xpath.h>

#include "duties.h"
#include "facts.h"
#include "gates.h"
#include "lint.h"
#include "pairs.h"
#include "scope.h"

struct part; /* a body or instrument as parsed */

struct statute {
    struct arena *arena;
    const struct bundle *bundle;
    struct fact_tests *tests; /* of every table of law/ */
    struct calendar *calendar;
    struct pairs pairs;
    struct scope scope;
    struct gates gates;
    struct duties duties;
    const struct lint *lint;
    const xmlNode *contacts;
    struct releases releases; /* of the bundle */
    struct part *parts;       /* one per file of the bundle */
    xmlXPathContext *xpath;   /* lent to one evaluation at a time */
    xmlDict *names;           /* of elements and attributes of facts: as few as the schemas have */
};

/* Lends s->xpath to the evaluations over one document of facts; NULL takes it back. */
void statute_look_at(const struct statute *s, xmlDoc *facts);

/* *out is the root of the body's file, NULL when the bundle has no such body. BROKEN: the file cannot be used. */
enum outcome statute_body(const xmlNode **out, struct diag *d, const struct statute *s, const char *id);
/* *out as above; *is_known: some version of this instrument is in the bundle. */
enum outcome statute_instrument(const xmlNode **out, bool *is_known, struct diag *d, const struct statute *s,
                                const char *id, const char *version);

/* The names that facts give to the files of the bundle; in the arena. */
const char *statute_body_file(struct arena *arena, const char *id);
const char *statute_instrument_file(struct arena *arena, const char *id, const char *version);
