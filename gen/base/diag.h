/* diag - the two channels of failing (gen/README.md, "Outcomes and notes").
 *
 * A return value (enum outcome) says what the caller must do next; a note tells a person what to
 * mend. Notes collect in a struct diag; only front/ prints them. A note never carries a value from
 * a record: `detail` is for codes, element names, allowed sets, dates of ours - never for a name, an
 * address, free text or a case number.
 *
 * Codes and their texts are the table gen/base/codes/ (one file per letter: R record, L law, T template, P page,
 * F PDF, B batch, W wording, S system). Numbers are never used twice. */
#pragma once
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* What became of a record or a step. Higher outranks lower: a record with a
 * HELD and a REFUSED note is refused. BROKEN: the command cannot go on, pass it up unchanged. */
enum outcome { DONE = 0, NONE = 1, HELD = 2, REFUSED = 3, BROKEN = 4 };
const char *outcome_name(enum outcome outcome); /* made, none, held, refused, broken */
enum outcome outcome_worse(enum outcome a, enum outcome b);

enum severity { NOTE, WARNING, ERROR, FATAL };
enum audience { CLERK, LEGAL, TEMPLATE_AUTHOR, OPERATOR, DEVELOPER }; /* who can mend it */
enum language { EN, NL, LANGUAGE_N };

/* X(name, code, severity, outcome, exit status, audience, en message, en hint, nl message, nl hint) */
enum diag_code {
#define X(name, code, severity, outcome, exit, audience, en, en_hint, nl, nl_hint) D_##name,
#include "diag_codes.h"
#undef X
    D_N
};

struct diag_row {
    const char *name;
    const char *code; /* "R014" */
    enum severity severity;
    enum outcome outcome;
    int exit;
    enum audience audience;
    const char *message[LANGUAGE_N];
    const char *hint[LANGUAGE_N];
};
extern const struct diag_row diag_table[D_N];
/* The row of "R014", or NULL. */
const struct diag_row *diag_lookup(const char *code);

/* Where a fault stands. All borrowed or NULL/0; diag_note() copies. */
struct place {
    const char *file;
    long line;
    const char *record;            /* record id, or "#N" when the id itself is missing or invalid */
    const char *field[LANGUAGE_N]; /* the clerk's label of the field */
    const char *xpath;
    const char *hint[LANGUAGE_N]; /* the field's own hint, nearer than the code's; or NULL */
};

struct note {
    enum diag_code code;
    struct place at; /* copies */
    char *detail;    /* or NULL */
    struct note *next;
};

struct diag {
    struct arena *arena; /* notes live here */
    struct note *first, *last;
    size_t n_notes;
    size_t n_dropped;   /* beyond 50 a record */
    enum outcome worst; /* since the last diag_clear() */
    int exit;           /* highest exit status called for since the last diag_clear() */
};

void diag_init(struct diag *d, struct arena *arena);
/* Forgets the notes (their memory belongs to the arena). */
void diag_clear(struct diag *d);
/* Notes a fault and returns the outcome that its code calls for, so: return diag_note(...). Both
 * `at` and `detail` may be NULL. The same code at the same place with the same detail is noted once. */
enum outcome diag_note(struct diag *d, enum diag_code code, const struct place *at, const char *detail, ...)
    __attribute__((format(printf, 4, 5)));
/* True when the code was noted since the last clear. */
bool diag_has(const struct diag *d, enum diag_code code);
