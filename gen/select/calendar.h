/* calendar - the last day to object (Awb 6:7, 6:8; Algemene termijnenwet art. 1 and 3). The rules are data:
 * law/calendar.xml and law/remedies.xml; this file only turns them.
 *
 * A calendar and its strings live in the arena it was loaded with; it is const afterwards. */
#pragma once
#include "../base/arena.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/files.h"

struct calendar;
/* BROKEN (exit 65) with file and line when a row cannot be used. */
enum outcome calendar_load(struct calendar **out, struct arena *arena, struct diag *d, const struct input *calendar_xml,
                           const struct input *remedies_xml);

struct deadline {
    const char *remedy;
    int weeks;
    date_day from;     /* publication (Awb 6:8: the term starts the day after) */
    date_day raw;      /* from + weeks * 7 */
    date_day last_day; /* raw, rolled over Saturday, Sunday, holidays and equated days */
    const char *why;   /* "6 weeks; 2026-12-25 Christmas Day, 2026-12-26 Boxing Day", in English: the WHY column */
};
/* DONE, or an outcome with a note: L-codes for a day beyond the horizon (refuse to guess), an unknown remedy,
 * a remedy without a term. */
enum outcome calendar_deadline(struct deadline *out, struct arena *arena, struct diag *d, const struct calendar *c,
                               const char *remedy, date_day published);
/* The same without a note, for a caller that knows the place: false, and in *fault the code to note. */
bool calendar_compute(struct deadline *out, struct arena *arena, const struct calendar *c, const char *remedy,
                      date_day published, enum diag_code *fault);

/* First and last day that the calendar knows. */
date_day calendar_start(const struct calendar *c);
date_day calendar_horizon(const struct calendar *c);
bool calendar_covers(const struct calendar *c, date_day day);
