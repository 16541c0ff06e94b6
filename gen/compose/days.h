/* days - how one language names and orders its days: <months>, <months-alone>, <weekdays> and <dates> of wording/TAG.xml, each perhaps in
 * several grammatical forms ("do poniedziałku"). Const after loading; owned by the arena of its catalogue. */
#pragma once
#include <stdbool.h>
#include "../base/arena.h"
#include "../base/date.h"

struct days;

/* How a day is written. */
struct day_style {
    const char *length; /* "long" (18 mei 2026), "weekday" (maandag 18 mei 2026), "month" (mei 2026) */
    const char *form;   /* grammatical form; NULL: the plain one */
};

/* Whether the language has names or an order in this form. */
bool days_know(const struct days *days, const char *form);
/* The day in words, in the arena. What the form lacks is that of the plain one. */
const char *days_write(const struct days *days, struct arena *arena, struct civil_date day, struct day_style style);
