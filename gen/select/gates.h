/* gates - what must hold before a letter may be printed (law/gates.xml). No rule lives here: each row
 * brings its XPaths, its effect and its words. gates_judge() is in facts.h. */
#pragma once
#include <libxml/xpath.h>
#include "fact_test.h"
#include "law.h"
#include "programs.h"

struct statute;

/* UNKNOWN counts as FAIL: what must hold does not, and a fact that it asks for is absent or says "unknown". */
enum gate_verdict { GATE_PASS, GATE_FAIL, GATE_UNKNOWN, GATE_NOT_APPLICABLE };

struct gate {
    const xmlNode *row;
    const char *id, *where;
    const char *field[LANGUAGE_N];
    enum diag_code code;
    date_day from, until;
    xmlXPathCompExpr *place;
    struct fact_test *applies, *holds;
    struct fact_test *lacks; /* a fact that must-hold asks for is not known; NULL: it names none */
    bool is_always;          /* applies-when is true() */
    bool each_program;       /* judged of each program alone, the worst counts */
    bool is_silent;          /* a variant that nobody needs to be told of */
    bool is_releasable;      /* a named person may let a held letter go */
    const char *told_by;     /* codes of notes that tell it already, from joining; NULL: none */
};

struct gates {
    struct gate *rows;
    size_t n_rows;
};
enum outcome gates_load(struct gates *out, struct arena *arena, struct law_file *law);
/* What a gate makes of one letter. */
struct gate_finding {
    enum gate_verdict verdict;
    enum outcome outcome; /* REFUSED or HELD; DONE when it is met, warns, is a variant or was released */
    bool is_released;     /* not met, and a named person let the letter go all the same (/facts/release) */
};
/* The finding of each row of statute_gates(s), in the order of the file: an array of the programs' arena. */
const struct gate_finding *gates_findings(const struct statute *s, struct programs *programs);
/* What a verdict calls for unless it is released: REFUSED or HELD when a row of that effect is not met, else DONE. */
enum outcome gate_outcome(const struct gate *gate, enum gate_verdict verdict);
const char *gate_verdict_name(enum gate_verdict verdict); /* pass, fail, unknown, not-applicable */
