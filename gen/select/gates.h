/* gates - what must hold before a letter may be printed (law/gates.xml, design section 6). No rule lives here: each row
 * brings its XPaths, its effect and its words. gates_judge() is in facts.h. */
#pragma once
#include <libxml/xpath.h>
#include "law.h"

struct statute;

/* UNKNOWN counts as FAIL: what must hold does not, and a fact that it asks for is absent or says "unknown". */
enum gate_verdict { GATE_PASS, GATE_FAIL, GATE_UNKNOWN, GATE_NOT_APPLICABLE };

struct gate {
    const xmlNode *row;
    const char *id, *where;
    const char *field[LANGUAGE_N];
    enum diag_code code;
    date_day from, until;
    xmlXPathCompExpr *applies, *holds, *place;
    xmlXPathCompExpr *lacks; /* a fact that must-hold asks for is not known; NULL: it names none */
};

struct gates {
    struct gate *rows;
    size_t n_rows;
};
enum outcome gates_load(struct gates *out, struct arena *arena, struct law_file *law);
/* The verdict of each row of statute_gates(s), in the order of the file: an array of the arena. */
const enum gate_verdict *gates_verdicts(struct arena *arena, const struct statute *s, xmlDoc *facts);
/* What a verdict calls for: REFUSED or HELD when a row of that effect is not met, else DONE. */
enum outcome gate_outcome(const struct gate *gate, enum gate_verdict verdict);
const char *gate_verdict_name(enum gate_verdict verdict); /* pass, fail, unknown, not-applicable */
