/* calendar - the last day to object (Awb 6:7, 6:8; Algemene termijnenwet art. 1-4). The rules are data:
 * law/calendar.xml and law/remedies.xml; this file only turns them. For objecting only: terms of payment have rules of
 * their own (Awir art. 28(3): the Algemene termijnenwet does not move them).
 *
 * A calendar and its strings live in the arena it was loaded with; it is const afterwards. */
#pragma once
#include "../base/arena.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/files.h"
#include "remedies.h"

struct calendar;
/* BROKEN (exit 65) with file and line when a row cannot be used. */
enum outcome calendar_load(struct calendar **out, struct arena *arena, struct diag *d, const struct input *calendar_xml,
                           const struct input *remedies_xml);

/* A day on which no term ends. */
struct day_off {
    date_day day;
    const char *kind; /* "weekend", "holiday", "equated" */
    const char *name[LANGUAGE_N];
};

/* Of which decision the last day is asked. */
struct term_asked {
    const char *remedy;
    date_day published; /* chooses the row of the law */
    date_day dated;     /* the date on the decision, or DATE_NONE; counts only for a remedy that starts with it */
    int term_days;      /* what the record says, or 0; counts only for a remedy whose term the body sets */
};

struct deadline {
    const char *remedy;
    int weeks, days;   /* the term: the one that is not 0 */
    date_day from;     /* the term starts the day after (Awb 6:8): publication, or a later date on the decision */
    date_day raw;      /* from + the term */
    date_day last_day; /* raw, moved past Saturday, Sunday, holidays and equated days */
    /* each day off that was passed over, in order: why it is not exactly six weeks */
    const struct day_off *rolled_over;
    size_t n_rolled_over;
    const char *why; /* "6 weeks; 2026-12-25 Christmas Day, 2026-12-26 Boxing Day", in English: the WHY column */
};
/* DONE, or an outcome with a note: L-codes for a day beyond the horizon (refuse to guess), an unknown remedy,
 * a remedy without a term. */
enum outcome calendar_deadline(struct deadline *out, struct arena *arena, struct diag *d, const struct calendar *c,
                               const struct term_asked *asked);
/* The same without a note, for a caller that knows the place: false, and in *fault the code to note. */
bool calendar_compute(struct deadline *out, struct arena *arena, const struct calendar *c,
                      const struct term_asked *asked, enum diag_code *fault);

const struct remedies *calendar_remedies(const struct calendar *c);
/* First and last day that the calendar knows. */
date_day calendar_start(const struct calendar *c);
date_day calendar_horizon(const struct calendar *c);
bool calendar_covers(const struct calendar *c, date_day day);
