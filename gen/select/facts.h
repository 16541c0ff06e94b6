/* facts - everything known about one letter joined into one <facts> document that knows where each value came from.
 * The document has no namespace, so that a lawyer can read the XPaths of law/gates.xml. */
#pragma once
#include "../record/record.h"
#include "../record/selections.h"
#include "bundle.h"
#include "calendar.h"

/* Process-lifetime: bodies, instruments, law. Const after loading. */
struct statute;

/* Loads law/, bodies/ and instruments/ of the bundle (each against its schema). */
enum outcome statute_load(struct statute **out, struct arena *arena, struct diag *d, const struct bundle *b);
const struct calendar *statute_calendar(const struct statute *s);

/* What the command line asks of this letter. */
struct order {
    date_day mailing_date;
    const char *form;     /* "separate" */
    const char *format;   /* "standard" */
    const char *language; /* overrides the record's when not NULL */
};

/* Joins; refuses (notes) what contradicts: no selection line, conflict, selection after the decision, unknown instrument version, dates out of
 * order, body unknown, last-day differs (held). NONE when the log says route none. *facts belongs to the arena. */
enum outcome facts_join(xmlDoc **facts, struct arena *arena, struct diag *d, const struct statute *s, const struct record *record,
                        const struct selections *selections, const struct order *order);
/* Gates (law/gates.xml) over the facts; HELD/REFUSED with L1nn notes. */
enum outcome gates_judge(struct diag *d, const struct statute *s, xmlDoc *facts, const struct place *at);
