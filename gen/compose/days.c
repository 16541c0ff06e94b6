#include "days.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/law.h"
#include "pattern.h"
#include "wording_parts.h"

#define MONTHS 12
#define WEEKDAYS 7

/* What there is in one form; NULL: as in the plain one. */
struct day_words {
    const char *form; /* NULL: plain */
    const char *const *months, *const *months_alone, *const *weekdays;
    const xmlNode *order;
    struct day_words *next;
};

struct days {
    struct day_words plain;
};

/* ---- loading ---- */

static struct day_words *words_of(struct days *days, struct arena *arena, const char *form)
{
    struct day_words *last = &days->plain;
    for (struct day_words *it = last; it; last = it, it = it->next)
        if (text_equal(it->form, form))
            return it;
    last->next = arena_alloc(arena, sizeof *last->next);
    last->next->form = form;
    return last->next;
}

/* The words of an element that lists exactly n of them ("januari februari ..."). */
static enum outcome read_names(const char *const **out, const struct loading *l, const xmlNode *node, size_t n)
{
    const char **names = arena_array(l->arena, n, sizeof *names);
    const char *list = xml_text(l->arena, node);
    for (size_t i = 0; i < n; i++) {
        names[i] = law_next_word(l->arena, &list);
        if (!names[i])
            return wording_fault(l, node, (const char *)node->name);
    }
    *out = names;
    return law_next_word(l->arena, &list) ? wording_fault(l, node, (const char *)node->name) : DONE;
}

static enum outcome read_row(struct days *days, const struct loading *l, const xmlNode *row)
{
    struct day_words *words = words_of(days, l->arena, xml_attr(row, "form"));
    if (xml_named(row, "months"))
        return read_names(&words->months, l, row, MONTHS);
    if (xml_named(row, "months-alone"))
        return read_names(&words->months_alone, l, row, MONTHS);
    if (xml_named(row, "weekdays"))
        return read_names(&words->weekdays, l, row, WEEKDAYS);
    if (xml_named(row, "dates")) {
        words->order = row;
        bool is_whole = xml_attr(row, "long") && xml_attr(row, "weekday") && xml_attr(row, "month");
        return is_whole ? DONE : wording_fault(l, row, "dates");
    }
    return DONE;
}

enum outcome days_load(struct days **out, const struct loading *l, const xmlNode *root)
{
    struct days *days = arena_alloc(l->arena, sizeof *days);
    enum outcome got = DONE;
    for (const xmlNode *it = xml_first(root); it; it = xml_following(it))
        got = outcome_worse(got, read_row(days, l, it));
    if (!days->plain.months)
        got = outcome_worse(got, wording_fault(l, root, "months"));
    if (!days->plain.weekdays)
        got = outcome_worse(got, wording_fault(l, root, "weekdays"));
    *out = days;
    return got;
}

/* ---- writing ---- */

static const struct day_words *known(const struct days *days, const char *form)
{
    for (const struct day_words *it = &days->plain; it; it = it->next)
        if (text_equal(it->form, form))
            return it;
    return NULL;
}

bool days_know(const struct days *days, const char *form)
{
    return known(days, form) != NULL;
}

/* "{day} {month} {year}", as the language has it, or as Dutch does. */
static const char *order_of(const struct day_words *plain, const struct day_words *words, const char *length)
{
    const xmlNode *order = words->order ? words->order : plain->order;
    const char *pattern = order ? xml_attr(order, length) : NULL;
    if (pattern)
        return pattern;
    return text_equal(length, "weekday") ? "{weekday} {day} {month} {year}" : text_equal(length, "month") ? "{month-alone} {year}" : "{day} {month} {year}";
}

static const char *month_alone(const struct day_words *plain, const struct day_words *words, int month)
{
    const char *const *names = words->months_alone ? words->months_alone : plain->months_alone;
    if (!names)
        names = words->months ? words->months : plain->months;
    return names[month];
}

const char *days_write(const struct days *days, struct arena *arena, struct civil_date day, struct day_style style)
{
    const struct day_words *plain = &days->plain, *words = known(days, style.form);
    if (!words)
        words = plain;
    const char *length = text_equal(style.length, "weekday") || text_equal(style.length, "month") ? style.length : "long";
    const int month = day.month - 1;
    const struct pattern_part parts[] = {
        {"day", arena_printf(arena, "%d", day.day)},
        {"month", (words->months ? words->months : plain->months)[month]},
        {"month-alone", month_alone(plain, words, month)},
        {"weekday", (words->weekdays ? words->weekdays : plain->weekdays)[date_weekday(date_from_civil(day))]},
        {"year", arena_printf(arena, "%d", day.year)},
        {NULL, NULL},
    };
    return pattern_fill(arena, order_of(plain, words, length), parts);
}
