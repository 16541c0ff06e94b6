/* remedies - what a reader can do against a decision, and within which term: law/remedies.xml as rows. A remedy may have
 * several rows, one after the other in time; the day of publication chooses. What a letter needs beside the term (whom
 * to address, court fee, source) stays in the row, and comes along into <facts>.
 *
 * Rows and strings live in the arena that they were loaded with. */
#pragma once
#include "law.h"

struct remedy {
    const char *id;
    const xmlNode *row;
    int weeks, days;   /* the term: one of the two, or neither */
    bool record_days;  /* the term is what the record says (decision/@term-days) */
    bool starts_dated; /* counts from the date on the decision when that is later than publication (AWR art. 22j) */
    bool is_moved;     /* the Algemene termijnenwet moves its last day */
    bool is_none;      /* kind none: nothing can be filed, so there is no last day to tell either */
    date_day valid_from, valid_until;
};

struct remedies {
    struct remedy *rows;
    size_t n_rows;
};

/* BROKEN with file and line when a row cannot be used, or two rows of one remedy are valid on one day. */
enum outcome remedies_load(struct remedies *out, struct arena *arena, struct law_file *law);
/* The row that is valid on the day, or NULL; *is_known when there is one on any day. */
const struct remedy *remedies_on(const struct remedies *remedies, const char *id, date_day day, bool *is_known);
