/* facts - everything known about one letter joined into one <facts> document that knows where each value came from.
 * The document has no namespace, so that a lawyer can read the XPaths of law/gates.xml.
 * tests/unit/select/facts-example.xml is one. Its sections, in order: letter, record, selection (1-3, oldest first),
 * instrument (one a selection, with its route), body, remedy (its row of the law), deadline, tests (one a selection),
 * release (0-n, those that are valid for this letter), contacts. Each but the computed ones says from which file and line it
 * is. */
#pragma once
#include "../record/record.h"
#include "../record/releases.h"
#include "../record/selections.h"
#include "bundle.h"
#include "calendar.h"
#include "programs.h"

/* Process-lifetime: bodies, instruments, law. Const after loading. */
struct statute;

/* Loads law/ of the bundle; bodies/ and instruments/ are parsed when the first letter needs them (the lock vouches for
 * them). *out lives in the arena, which must outlive every letter made from it. BROKEN (exit 65) with file and line. */
enum outcome statute_load(struct statute **out, struct arena *arena, struct diag *d, const struct bundle *b);
/* Reads every body and instrument file of the bundle, for bundle lock and check: the name of each file is what it holds. */
enum outcome statute_check_parts(struct diag *d, const struct statute *s);
/* The tests of law/, to which other tables of the bundle add theirs while it is loaded. */
struct fact_tests *statute_tests(const struct statute *s);
const struct calendar *statute_calendar(const struct statute *s);
const struct gates *statute_gates(const struct statute *s); /* gates.h */
const struct lint *statute_lint(const struct statute *s);   /* lint.h */

/* What the command line asks of this letter. NULL: as the record has it, or the ordinary one. */
struct order {
    date_day mailing_date;
    const char *form;                /* "separate" */
    const char *format;              /* "standard", "large-print", "text"; overrides the record's */
    const char *language;            /* overrides the record's when not NULL */
    const struct releases *releases; /* beside those of the bundle; NULL: none */
    bool is_copy;                    /* of a letter that was made before */
    bool is_snippet;                 /* its sentences are for the decision itself */
};

/* Joins; refuses (notes) what contradicts: no selection line, conflict, selection after the decision, unknown
 * instrument version, dates out of order, body unknown. All faults that can be seen are noted. NONE when the log says
 * route none. *facts belongs to the arena; it is NULL when it cannot be built, and may be set although the answer is
 * REFUSED, so that the gates can add what they find. A last day that differs from the record's is gate G16:
 * gates_judge() holds it. */
enum outcome facts_join(xmlDoc **facts, struct arena *arena, struct diag *d, const struct statute *s,
                        const struct record *record, const struct selections *selections, const struct order *order);
/* Gates (law/gates.xml) over the facts; HELD/REFUSED with L1nn notes. */
enum outcome gates_judge(struct diag *d, const struct statute *s, struct programs *programs, const struct place *at);
