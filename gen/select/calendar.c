#include "calendar.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "law.h"

#define MAX_YEARS       60
#define MAX_DAYS_A_YEAR 64
#define WHY_MAX_BYTES   4096

/* A day on which no term ends. */
struct day_off {
    date_day day;
    const char *name; /* English, for the WHY column */
};

struct remedy {
    const char *id;
    int weeks; /* 0: no term of its own */
    date_day valid_from, valid_until;
};

struct calendar {
    date_day start, horizon;
    int max_weeks;        /* longer terms are not moved (Algemene termijnenwet art. 4) */
    struct day_off *days; /* sorted */
    size_t n_days;
    struct remedy *remedies;
    size_t n_remedies;
};

/* What a holiday row says of one year, or DATE_NONE when the row cannot be used. */
static date_day holiday_in(const xmlNode *row, int year)
{
    const char *rule = xml_attr(row, "rule");
    if (text_equal(rule, "easter")) {
        const char *offset = xml_attr(row, "offset");
        return offset ? date_easter(year) + (int)strtol(offset, NULL, 10) : DATE_NONE;
    }
    int month = law_number(row, "month", 0);
    int day = law_number(row, "day", 0);
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return DATE_NONE;
    date_day date = date_from_civil((struct civil_date){year, month, day});
    if (text_equal(rule, "fixed"))
        return date;
    /* The King's birthday on a Sunday is kept on the Saturday before it. */
    if (text_equal(rule, "kings-day"))
        return date_weekday(date) == 6 ? date - 1 : date;
    return DATE_NONE;
}

static const char *english_name(struct arena *arena, const xmlNode *row)
{
    const xmlNode *name = law_in_language(row, "name", "en");
    return name ? xml_text(arena, name) : "holiday";
}

static int by_day(const void *left, const void *right)
{
    const struct day_off *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

/* Spells out one rule row for each year of the calendar. */
static bool add_holiday(struct calendar *c, struct arena *arena, const xmlNode *row)
{
    int first = date_to_civil(c->start).year, last = date_to_civil(c->horizon).year;
    const char *name = english_name(arena, row);
    for (int year = first; year <= last; year++) {
        date_day day = holiday_in(row, year);
        if (day == DATE_NONE)
            return false;
        c->days[c->n_days++] = (struct day_off){day, name};
    }
    return true;
}

/* The Crown's equated days (art. 3(3)): a plain date each. */
static bool add_equated(struct calendar *c, const xmlNode *row)
{
    date_day day = date_parse(xml_attr(row, "date"));
    if (day == DATE_NONE)
        return false;
    c->days[c->n_days++] = (struct day_off){day, "equated day"};
    return true;
}

static size_t count_children(const xmlNode *root)
{
    size_t n = 0;
    for (const xmlNode *it = xml_first(root); it; it = xml_following(it))
        n++;
    return n;
}

static enum outcome read_days(struct calendar *c, struct arena *arena, struct law_file *law)
{
    const xmlNode *root = law->root;
    c->start = date_parse(xml_attr(root, "valid-from"));
    c->horizon = date_parse(xml_attr(root, "valid-until"));
    if (c->start == DATE_NONE || c->horizon == DATE_NONE || c->horizon < c->start ||
        c->horizon - c->start > MAX_YEARS * 366)
        return law_fault(law, root, "valid-from and valid-until");

    size_t n_rows = count_children(root);
    if (n_rows > MAX_DAYS_A_YEAR * MAX_YEARS)
        return law_fault(law, root, "too many rows");
    c->days = arena_array(arena, n_rows * (MAX_YEARS + 2), sizeof *c->days);
    for (const xmlNode *row = xml_first(root); row; row = xml_following(row)) {
        bool usable = false;
        if (!xml_attr(row, "source"))
            return law_fault(law, row, "source");
        if (xml_named(row, "weekend"))
            usable = (c->max_weeks = law_number(row, "max-weeks", 0)) > 0;
        else if (xml_named(row, "holiday"))
            usable = add_holiday(c, arena, row);
        else if (xml_named(row, "equated"))
            usable = add_equated(c, row);
        if (!usable)
            return law_fault(law, row, "%s", (const char *)row->name);
    }
    if (!c->max_weeks)
        return law_fault(law, root, "weekend");
    qsort(c->days, c->n_days, sizeof *c->days, by_day);
    return DONE;
}

static enum outcome read_remedies(struct calendar *c, struct arena *arena, struct law_file *law)
{
    c->remedies = arena_array(arena, count_children(law->root) + 1, sizeof *c->remedies);
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row)) {
        struct remedy *remedy = &c->remedies[c->n_remedies];
        const xmlNode *term = xml_child(row, "term");
        remedy->id = xml_attr(row, "id");
        remedy->weeks = term ? law_number(term, "weeks", 0) : 0;
        if (!xml_named(row, "remedy") || !remedy->id || !xml_attr(row, "source") ||
            (term && (remedy->weeks < 1 || remedy->weeks > 520)))
            return law_fault(law, row, "remedy");
        if (!law_validity(&remedy->valid_from, &remedy->valid_until, row))
            return law_fault(law, row, "valid-from and valid-until");
        c->n_remedies++;
    }
    return DONE;
}

enum outcome calendar_load(struct calendar **out, struct arena *arena, struct diag *d, const struct input *calendar_xml,
                           const struct input *remedies_xml)
{
    struct calendar *c = arena_alloc(arena, sizeof *c);
    struct law_file law;
    enum outcome got = law_open(&law, arena, d, calendar_xml, "calendar");
    if (got == DONE)
        got = read_days(c, arena, &law);
    if (got == DONE)
        got = law_open(&law, arena, d, remedies_xml, "remedies");
    if (got == DONE)
        got = read_remedies(c, arena, &law);
    if (got == DONE)
        *out = c;
    return got;
}

/* The name of the day off, or NULL when a term can end on it. */
static const char *day_off(const struct calendar *c, date_day day)
{
    static const char *const weekend[] = {[5] = "Saturday", [6] = "Sunday"};
    struct day_off key = {.day = day};
    const struct day_off *found = c->n_days ? bsearch(&key, c->days, c->n_days, sizeof key, by_day) : NULL;
    if (found)
        return found->name;
    int weekday = date_weekday(day);
    return weekday >= 5 ? weekend[weekday] : NULL;
}

/* Moves last_day past the days off and tells in `why` past which. False beyond the horizon: an equated day there is
 * not known yet, so the program refuses to guess. */
static bool roll(struct deadline *out, struct buf *why, const struct calendar *c)
{
    const char *separator = "; ";
    while (out->last_day <= c->horizon) {
        const char *name = out->weeks > c->max_weeks ? NULL : day_off(c, out->last_day);
        if (!name)
            return true;
        char iso[11];
        date_format(out->last_day, iso);
        buf_printf(why, "%s%s %s", separator, iso, name);
        separator = ", ";
        out->last_day++;
    }
    return false;
}

static const struct remedy *remedy_on(const struct calendar *c, const char *id, date_day day, bool *known)
{
    *known = false;
    for (size_t i = 0; i < c->n_remedies; i++) {
        const struct remedy *it = &c->remedies[i];
        if (!text_equal(it->id, id))
            continue;
        *known = true;
        if (it->valid_from <= day && day <= it->valid_until)
            return it;
    }
    return NULL;
}

bool calendar_compute(struct deadline *out, struct arena *arena, const struct calendar *c, const char *remedy,
                      date_day published, enum diag_code *fault)
{
    bool known;
    const struct remedy *row = remedy_on(c, remedy, published, &known);
    *fault = !known ? D_REMEDY_UNKNOWN : D_BEYOND_CALENDAR;
    if (!known || !calendar_covers(c, published))
        return false;
    *fault = row ? D_REMEDY_WITHOUT_TERM : D_REMEDY_UNKNOWN;
    if (!row || !row->weeks)
        return false;

    /* Awb 6:8: the term starts the day after publication, so its last day has publication's weekday. */
    date_day raw = published + row->weeks * 7;
    *out = (struct deadline){.remedy = row->id, .weeks = row->weeks, .from = published, .raw = raw, .last_day = raw};
    struct buf why;
    buf_init(&why, WHY_MAX_BYTES);
    buf_printf(&why, row->weeks == 1 ? "%d week" : "%d weeks", row->weeks);
    bool within = roll(out, &why, c);
    out->why = arena_strdup(arena, why.bytes);
    buf_done(&why);
    *fault = D_BEYOND_CALENDAR;
    return within;
}

enum outcome calendar_deadline(struct deadline *out, struct arena *arena, struct diag *d, const struct calendar *c,
                               const char *remedy, date_day published)
{
    enum diag_code fault;
    if (calendar_compute(out, arena, c, remedy, published, &fault))
        return DONE;
    if (fault != D_BEYOND_CALENDAR)
        return diag_note(d, fault, NULL, NULL);
    char start[11], horizon[11];
    date_format(c->start, start);
    date_format(c->horizon, horizon);
    return diag_note(d, fault, NULL, "%s..%s", start, horizon);
}

date_day calendar_start(const struct calendar *c)
{
    return c->start;
}

date_day calendar_horizon(const struct calendar *c)
{
    return c->horizon;
}

bool calendar_covers(const struct calendar *c, date_day day)
{
    return c->start <= day && day <= c->horizon;
}
