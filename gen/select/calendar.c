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

struct calendar {
    date_day start, horizon;
    int max_weeks, max_days; /* longer terms are not moved (Algemene termijnenwet art. 4) */
    bool is_weekend[7];      /* from Monday on */
    int short_days, needed;  /* a term of at least short_days has `needed` ordinary days (art. 2); 0: no such row */
    struct day_off *days;    /* sorted, each day once */
    size_t n_days;
    struct remedies remedies;
};

/* "-2", "39": how far from Easter Sunday. False when it is no such number. */
static bool read_offset(int *out, const xmlNode *row)
{
    const char *text = xml_attr(row, "offset");
    bool is_before = text && *text == '-';
    text = text && is_before ? text + 1 : text;
    if (!text || !*text || strlen(text) > 3 || strspn(text, "0123456789") != strlen(text))
        return false;
    *out = (int)strtol(text, NULL, 10) * (is_before ? -1 : 1);
    return true;
}

/* What a holiday row says of one year, or DATE_NONE when the row cannot be used. */
static date_day holiday_in(const xmlNode *row, int year)
{
    const char *rule = xml_attr(row, "rule");
    if (text_equal(rule, "easter")) {
        int offset;
        return read_offset(&offset, row) ? date_easter(year) + offset : DATE_NONE;
    }
    struct civil_date civil = {year, law_number(row, "month", 0), law_number(row, "day", 0)};
    if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31)
        return DATE_NONE;
    date_day date = date_from_civil(civil);
    if (date_to_civil(date).day != civil.day) /* 31 April */
        return DATE_NONE;
    if (text_equal(rule, "fixed"))
        return date;
    /* The King's birthday on a Sunday is kept on the Saturday before it. */
    if (text_equal(rule, "kings-day"))
        return date_weekday(date) == 6 ? date - 1 : date;
    return DATE_NONE;
}

/* What a day off is called when its row does not say. */
static const char *const weekday_names[7][LANGUAGE_N] = {
    {[EN] = "Monday", [NL] = "maandag"},     {[EN] = "Tuesday", [NL] = "dinsdag"},
    {[EN] = "Wednesday", [NL] = "woensdag"}, {[EN] = "Thursday", [NL] = "donderdag"},
    {[EN] = "Friday", [NL] = "vrijdag"},     {[EN] = "Saturday", [NL] = "zaterdag"},
    {[EN] = "Sunday", [NL] = "zondag"},
};
static const char *const holiday_names[LANGUAGE_N] = {[EN] = "holiday", [NL] = "feestdag"};
static const char *const equated_names[LANGUAGE_N] = {[EN] = "equated day", [NL] = "gelijkgestelde dag"};

static struct day_off named(struct arena *arena, const xmlNode *row, const char *kind, const char *const *otherwise)
{
    static const char *const tags[LANGUAGE_N] = {[EN] = "en", [NL] = "nl"};
    struct day_off off = {.kind = kind};
    for (int lang = 0; lang < LANGUAGE_N; lang++) {
        const xmlNode *name = law_in_language(row, "name", tags[lang]);
        const char *text = name ? xml_text(arena, name) : "";
        off.name[lang] = *text ? text : otherwise[lang];
    }
    return off;
}

static void add_day(struct calendar *c, struct day_off off, date_day day)
{
    off.day = day;
    c->days[c->n_days++] = off;
}

/* Spells out one rule row for each year of the calendar. valid-from and valid-until may bound it: a holiday can begin
 * or end by law. */
static bool add_holiday(struct calendar *c, struct arena *arena, const xmlNode *row)
{
    int first = date_to_civil(c->start).year, last = date_to_civil(c->horizon).year;
    struct day_off off = named(arena, row, "holiday", holiday_names);
    const char *from = xml_attr(row, "valid-from"), *until = xml_attr(row, "valid-until");
    date_day valid_from = from ? date_parse(from) : INT_MIN + 1, valid_until = until ? date_parse(until) : INT_MAX;
    if (valid_from == DATE_NONE || valid_until == DATE_NONE || valid_until < valid_from)
        return false;
    for (int year = first; year <= last; year++) {
        date_day day = holiday_in(row, year);
        if (day == DATE_NONE)
            return false;
        if (valid_from <= day && day <= valid_until)
            add_day(c, off, day);
    }
    return true;
}

/* The Crown's equated days (art. 3(3)): a plain date each. */
static bool add_equated(struct calendar *c, struct arena *arena, const xmlNode *row)
{
    date_day day = date_parse(xml_attr(row, "date"));
    if (day != DATE_NONE)
        add_day(c, named(arena, row, "equated", equated_names), day);
    return day != DATE_NONE;
}

static bool read_weekend(struct calendar *c, const xmlNode *row)
{
    c->max_weeks = law_number(row, "max-weeks", 0);
    c->max_days = law_number(row, "max-days", 0);
    int n_days = 0;
    for (int day = 0; day < 7; day++) {
        const char number[] = {(char)('1' + day), '\0'};
        c->is_weekend[day] = law_lists(xml_attr(row, "weekdays"), number);
        n_days += c->is_weekend[day];
    }
    return c->max_weeks > 0 && c->max_days > 0 && n_days > 0 && n_days < 7;
}

static bool read_short_term(struct calendar *c, const xmlNode *row)
{
    c->short_days = law_number(row, "min-days", 0);
    c->needed = law_number(row, "ordinary-days", 0);
    return c->short_days > 0 && c->needed > 0 && c->needed <= c->short_days;
}

static int by_day(const void *left, const void *right)
{
    const struct day_off *a = left, *b = right;
    return (a->day > b->day) - (a->day < b->day);
}

/* In order of day. Where two rows name the same day (5 May and Ascension Day, say), the row that stands first counts:
 * an insertion keeps their order. */
static void sort_days(struct calendar *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_days; i++) {
        struct day_off off = c->days[i];
        size_t at = n;
        while (at > 0 && c->days[at - 1].day > off.day)
            at--;
        if (at > 0 && c->days[at - 1].day == off.day)
            continue;
        memmove(&c->days[at + 1], &c->days[at], (n - at) * sizeof off);
        c->days[at] = off;
        n++;
    }
    c->n_days = n;
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
            usable = read_weekend(c, row);
        else if (xml_named(row, "short-term"))
            usable = read_short_term(c, row);
        else if (xml_named(row, "holiday"))
            usable = add_holiday(c, arena, row);
        else if (xml_named(row, "equated"))
            usable = add_equated(c, arena, row);
        if (!usable)
            return law_fault(law, row, "%s", (const char *)row->name);
    }
    if (!c->max_weeks)
        return law_fault(law, root, "weekend");
    sort_days(c);
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
        got = remedies_load(&c->remedies, arena, &law);
    if (got == DONE)
        *out = c;
    return got;
}

/* Why no term ends on that day; false when one can. */
static bool is_off(struct day_off *out, const struct calendar *c, date_day day)
{
    struct day_off key = {.day = day};
    const struct day_off *found = c->n_days ? bsearch(&key, c->days, c->n_days, sizeof key, by_day) : NULL;
    int weekday = date_weekday(day);
    const char *const *name = weekday_names[weekday];
    if (found)
        *out = *found;
    else if (c->is_weekend[weekday])
        *out = (struct day_off){day, "weekend", {[EN] = name[EN], [NL] = name[NL]}};
    return found || c->is_weekend[weekday];
}

/* Algemene termijnenwet art. 4. */
static bool is_moved(const struct calendar *c, const struct remedy *row, const struct deadline *deadline)
{
    return row->is_moved && deadline->weeks <= c->max_weeks && deadline->days <= c->max_days;
}

static int ordinary_days(const struct calendar *c, date_day first, date_day last)
{
    struct day_off off;
    int n_days = 0;
    for (date_day day = first; day <= last; day++)
        n_days += !is_off(&off, c, day);
    return n_days;
}

/* The first day from raw on which the term may end. Art. 1: not on a day off. Art. 2: not before it has had its ordinary
 * days. DATE_NONE beyond the horizon: an equated day there is not known yet, so the program refuses to guess. */
static date_day end_of_term(const struct calendar *c, const struct deadline *deadline)
{
    bool is_short = deadline->weeks * 7 + deadline->days < c->short_days;
    int needed = is_short ? 0 : c->needed;
    struct day_off off;
    for (date_day day = deadline->raw; day <= c->horizon; day++)
        if (!is_off(&off, c, day) && ordinary_days(c, deadline->from + 1, day) >= needed)
            return day;
    return DATE_NONE;
}

/* Moves last_day, and tells past which days off. False beyond the horizon. */
static bool roll(struct deadline *out, struct arena *arena, const struct calendar *c)
{
    out->last_day = end_of_term(c, out);
    if (out->last_day == DATE_NONE)
        return false;
    struct day_off *passed = arena_array(arena, (size_t)(out->last_day - out->raw) + 1, sizeof *passed);
    for (date_day day = out->raw; day < out->last_day; day++)
        if (is_off(&passed[out->n_rolled_over], c, day))
            out->n_rolled_over++;
    out->rolled_over = passed;
    return true;
}

static const char *explain(struct arena *arena, const struct deadline *deadline)
{
    struct buf why;
    buf_init(&why, WHY_MAX_BYTES);
    int n = deadline->weeks ? deadline->weeks : deadline->days;
    buf_printf(&why, "%d %s%s", n, deadline->weeks ? "week" : "day", n == 1 ? "" : "s");
    for (size_t i = 0; i < deadline->n_rolled_over; i++) {
        char iso[11];
        date_format(deadline->rolled_over[i].day, iso);
        buf_printf(&why, "%s%s %s", i ? ", " : "; ", iso, deadline->rolled_over[i].name[EN]);
    }
    const char *text = arena_strdup(arena, why.bytes);
    buf_done(&why);
    return text;
}

bool calendar_compute(struct deadline *out, struct arena *arena, const struct calendar *c,
                      const struct term_asked *asked, enum diag_code *fault)
{
    bool is_known;
    const struct remedy *row = remedies_on(&c->remedies, asked->remedy, asked->published, &is_known);
    *fault = !is_known ? D_REMEDY_UNKNOWN : D_BEYOND_CALENDAR;
    if (!is_known || !calendar_covers(c, asked->published))
        return false;
    *fault = row ? D_REMEDY_WITHOUT_TERM : D_REMEDY_UNKNOWN;
    if (!row)
        return false;
    *out = (struct deadline){.remedy = row->id, .weeks = row->weeks, .days = row->days, .from = asked->published};
    if (row->record_days)
        out->days = asked->term_days;
    if (out->weeks <= 0 && out->days <= 0)
        return false;

    /* Awb 6:8: the term starts the day after, so a term of weeks ends on the weekday it started from. */
    if (row->starts_dated && asked->dated != DATE_NONE && asked->dated > out->from)
        out->from = asked->dated;
    *fault = D_BEYOND_CALENDAR;
    if (!calendar_covers(c, out->from))
        return false;
    out->raw = out->last_day = out->from + out->weeks * 7 + out->days;
    if (is_moved(c, row, out) ? !roll(out, arena, c) : !calendar_covers(c, out->raw))
        return false;
    out->why = explain(arena, out);
    return true;
}

enum outcome calendar_deadline(struct deadline *out, struct arena *arena, struct diag *d, const struct calendar *c,
                               const struct term_asked *asked)
{
    enum diag_code fault;
    if (calendar_compute(out, arena, c, asked, &fault))
        return DONE;
    if (fault != D_BEYOND_CALENDAR)
        return diag_note(d, fault, NULL, NULL);
    char start[11], horizon[11];
    date_format(c->start, start);
    date_format(c->horizon, horizon);
    return diag_note(d, fault, NULL, "%s..%s", start, horizon);
}

const struct remedies *calendar_remedies(const struct calendar *c)
{
    return &c->remedies;
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
