#include "proofs.h"

#include <string.h>

#include "../base/text.h"

#define MAX_DUTIES 24 /* of one proof */
#define SPACE " \t\r\n"

struct loading {
    struct arena *arena;
    struct law_file *law;
    struct proofs *proofs;
    const struct duties *duties;
    struct proof_words *rows;
    struct count_words *counts;
    struct noun_words *nouns;
};

static enum outcome fault(const struct loading *l, const xmlNode *node, const char *what)
{
    return law_fault(l->law, node, "%s", what);
}

/* --- how the language writes --- */

static bool has_slots(const char *pattern, const char *const *slots)
{
    for (; pattern && *slots; slots++)
        if (!strstr(pattern, *slots))
            return false;
    return pattern;
}

/* The form that an element is of, added when it is met first; NULL when there are too many. */
static struct day_form *form_of(struct manner *m, const xmlNode *node)
{
    const char *name = xml_attr(node, "form");
    size_t i = 0;
    while (i < m->n_days && !text_equal(m->days[i].name, name))
        i++;
    if (i == PROOFS_FORMS)
        return NULL;
    if (i == m->n_days)
        m->days[m->n_days++].name = name;
    return &m->days[i];
}

/* Exactly n names; one of two words has a no-break space in it. */
static enum outcome read_names(const struct loading *l, const xmlNode *node, const char **out, size_t n)
{
    const char *list = xml_text(l->arena, node), *stray = law_stray(node, "form");
    for (size_t i = 0; i < n; i++)
        if (!(out[i] = law_next_word(l->arena, &list)))
            return fault(l, node, (const char *)node->name);
    if (stray || law_next_word(l->arena, &list))
        return fault(l, node, stray ? stray : (const char *)node->name);
    return DONE;
}

static enum outcome read_dates(const struct loading *l, const xmlNode *node, struct day_form *form)
{
    const char *stray = law_stray(node, "form long weekday month");
    form->date = xml_attr(node, "long");
    form->date_weekday = xml_attr(node, "weekday");
    form->date_month = xml_attr(node, "month");
    return stray ? fault(l, node, stray) : DONE;
}

static enum outcome read_days(const struct loading *l, const xmlNode *node)
{
    struct day_form *form = form_of(&l->proofs->manner, node);
    if (!form)
        return fault(l, node, "form");
    return xml_named(node, "dates")          ? read_dates(l, node, form)
           : xml_named(node, "months")       ? read_names(l, node, form->months, PROOFS_MONTHS)
           : xml_named(node, "months-alone") ? read_names(l, node, form->months_alone, PROOFS_MONTHS)
                                             : read_names(l, node, form->weekdays, PROOFS_WEEKDAYS);
}

/* What a form does not have is as in the plain one. */
static void fill_form(struct day_form *form, const struct day_form *plain)
{
    form->date = form->date ? form->date : plain->date;
    form->date_weekday = form->date_weekday ? form->date_weekday : plain->date_weekday;
    form->date_month = form->date_month ? form->date_month : plain->date_month;
    if (!form->months_alone[0])
        memcpy(form->months_alone, form->months[0] && !plain->months_alone[0] ? form->months : plain->months_alone, sizeof form->months_alone);
    if (!form->months[0])
        memcpy(form->months, plain->months, sizeof form->months);
    if (!form->weekdays[0])
        memcpy(form->weekdays, plain->weekdays, sizeof form->weekdays);
}

static enum outcome check_days(const struct loading *l, const xmlNode *root)
{
    static const char *const of_day[] = {"{day}", "{month}", "{year}", NULL}, *const of_weekday[] = {"{weekday}", NULL}, *const of_month[] = {"{year}", NULL};
    struct manner *m = &l->proofs->manner;
    for (size_t i = 0; i < m->n_days; i++) {
        struct day_form *form = &m->days[i];
        fill_form(form, &m->days[0]);
        if (!form->months[0] || !form->weekdays[0])
            return fault(l, root, form->months[0] ? "weekdays" : "months");
        if (!has_slots(form->date, of_day) || !text_starts(form->date, "{day}"))
            return fault(l, root, "long");
        if (!has_slots(form->date_weekday, of_weekday) || !strstr(form->date_weekday, form->date))
            return fault(l, root, "weekday");
        if (!has_slots(form->date_month, of_month))
            return fault(l, root, "month");
    }
    return DONE;
}

static enum outcome read_money(const struct loading *l, const xmlNode *node)
{
    static const char *const slots[] = {"{amount}", "€", NULL};
    struct manner *m = &l->proofs->manner;
    const char *stray = law_stray(node, "amount debt thousands decimal group-from");
    m->money = xml_attr(node, "amount");
    m->debt = xml_attr(node, "debt");
    m->thousands = xml_attr(node, "thousands");
    m->decimal = xml_attr(node, "decimal");
    m->group_from = (size_t)law_number(node, "group-from", 4);
    const bool is_whole = has_slots(m->money, slots) && has_slots(m->debt, slots) && m->thousands && m->decimal && *m->decimal;
    return stray || !is_whole ? fault(l, node, stray ? stray : "amount, debt, thousands and decimal") : DONE;
}

static enum outcome read_list(const struct loading *l, const xmlNode *node)
{
    struct manner *m = &l->proofs->manner;
    const char *stray = law_stray(node, "comma and or");
    m->comma = xml_attr(node, "comma");
    m->last_and = xml_attr(node, "and");
    m->last_or = xml_attr(node, "or");
    return stray || !m->comma || !m->last_and || !m->last_or ? fault(l, node, stray ? stray : "comma, and, or") : DONE;
}

static void add_count(const struct loading *l, struct count_words count)
{
    if (*count.words == '=')
        count.words++;
    else
        count.alone = -1;
    l->counts[l->proofs->manner.n_counts++] = count;
}

/* Which of the words a number takes is the writer's care: any of them is read. */
static enum outcome read_plural(const struct loading *l, const xmlNode *node)
{
    static const char *const keys[] = {"day", "week", "month"}, *const forms[] = {"zero", "one", "two", "few", "many", "other"};
    const char *key = xml_attr(node, "key"), *stray = law_stray(node, "key form zero one two few many other");
    size_t which = 0;
    while (which < 3 && !text_equal(key, keys[which]))
        which++;
    if (stray || which == 3 || !xml_attr(node, "other"))
        return fault(l, node, stray ? stray : which == 3 ? "key" : "other");
    for (int i = 0; i < 6; i++)
        if (xml_attr(node, forms[i]))
            add_count(l, (struct count_words){(enum counted)which, i < 3 ? i : -1, xml_attr(node, forms[i])});
    return DONE;
}

/* That attribute of every element of that name. */
static const char **read_words(const struct loading *l, const xmlNode *root, const char *element, const char *attribute)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(root, element); it; it = xml_next(it, element))
        n++;
    const char **words = arena_array(l->arena, n + 1, sizeof *words);
    n = 0;
    for (const xmlNode *it = xml_child(root, element); it; it = xml_next(it, element))
        if (xml_attr(it, attribute))
            words[n++] = xml_attr(it, attribute);
    return words;
}

/* What each language has once. */
static enum outcome read_others(const struct loading *l, const xmlNode *root)
{
    static const char *const slots[] = {"{page}", "{pages}", NULL};
    struct manner *m = &l->proofs->manner;
    m->page = xml_attr(xml_child(root, "page"), "words");
    m->before_reference = read_words(l, root, "reference", "before");
    m->before_decision = read_words(l, root, "decision-day", "before");
    m->behind_decision = read_words(l, root, "decision-day", "after");
    for (size_t what = COUNTED_DAY; what <= COUNTED_MONTH; what++) {
        size_t i = 0;
        while (i < m->n_counts && m->counts[i].what != what)
            i++;
        if (i == m->n_counts)
            return fault(l, root, "plural");
    }
    if (!m->money || !m->comma)
        return fault(l, root, m->money ? "list" : "money");
    return has_slots(m->page, slots) ? DONE : fault(l, root, "page");
}

/* --- the sentences --- */

/* In place. */
static const char *single_spaced(char *text)
{
    char *to = text;
    for (const char *at = text; *at;) {
        const size_t n_space = strspn(at, SPACE);
        if (n_space && to > text && at[n_space])
            *to++ = ' ';
        at += n_space;
        for (size_t n = strcspn(at, SPACE); n > 0; n--)
            *to++ = *at++;
    }
    *to = '\0';
    return text;
}

/* Rows of that id that a text meets; none: false. Rows that follow each other in time share an id. */
static bool add_duty(const struct loading *l, struct proof_words *row, size_t *duties, const char *id)
{
    const size_t before = row->n_duties;
    for (size_t i = 0; i < l->duties->n_rows; i++) {
        const struct duty *duty = &l->duties->rows[i];
        if (duty->id[0] != id[0] || !duty->by_text || strcmp(duty->id, id) != 0)
            continue;
        if (row->n_duties == MAX_DUTIES)
            return false;
        duties[row->n_duties++] = i;
    }
    return row->n_duties > before;
}

static size_t hash_of(const char *words)
{
    size_t hash = 5381;
    for (; *words; words++)
        hash = hash * 33 + (unsigned char)*words;
    return hash ^ hash >> 17;
}

/* Where those words are in the index, or would be. */
static size_t place_of(const struct proofs *p, const char *words)
{
    size_t at = hash_of(words) & (p->n_index - 1);
    while (p->index[at] && strcmp(p->index[at]->words, words) != 0)
        at = (at + 1) & (p->n_index - 1);
    return at;
}

static enum outcome read_proof(const struct loading *l, const xmlNode *node)
{
    struct proofs *p = l->proofs;
    struct proof_words *row = &l->rows[p->n_rows];
    size_t duties[MAX_DUTIES];
    const char *list = xml_attr(node, "duties");
    *row = (struct proof_words){.words = single_spaced(xml_text(l->arena, node)), .row = node};
    const bool is_none = text_equal(list, "none");
    for (char *id; !is_none && (id = law_next_word(l->arena, &list));)
        if (!add_duty(l, row, duties, id))
            return law_fault(l->law, node, "duties: %s", id);
    const char *when = xml_attr(node, "when");
    row->when = when ? fact_test_compile(l->law->tests, when) : NULL;
    if (when && !row->when)
        return fault(l, node, "when");
    size_t *kept = arena_array(l->arena, row->n_duties + 1, sizeof *kept);
    memcpy(kept, duties, row->n_duties * sizeof *kept);
    row->duties = kept;
    if ((row->n_duties == 0) != is_none || !*row->words || xml_first(node))
        return fault(l, node, "duties and words");
    const size_t at = place_of(p, row->words);
    if (p->index[at])
        return fault(l, node, "twice");
    p->index[at] = row;
    p->n_rows++;
    return DONE;
}

static enum outcome read_noun(const struct loading *l, const xmlNode *node)
{
    const char *words = single_spaced(xml_text(l->arena, node));
    l->nouns[l->proofs->n_nouns++] = (struct noun_words){xml_attr(node, "of"), arena_printf(l->arena, " %s ", words)};
    return *words ? DONE : fault(l, node, "noun");
}

static enum outcome read_row(const struct loading *l, const xmlNode *row)
{
    static const struct {
        const char *name, *attributes;
        enum outcome (*read)(const struct loading *l, const xmlNode *row);
    } rows[] = {
        {"proof", "duties when", read_proof}, {"noun", "of", read_noun}, {"plural", NULL, read_plural},         {"dates", NULL, read_days},
        {"months", NULL, read_days},      {"months-alone", NULL, read_days},     {"weekdays", NULL, read_days},
        {"money", NULL, read_money},      {"list", NULL, read_list},             {"page", "words", NULL},
        {"reference", "before", NULL},
        {"decision-day", "before after", NULL},
    };
    size_t i = 0;
    while (i < sizeof rows / sizeof *rows && !xml_named(row, rows[i].name))
        i++;
    if (i == sizeof rows / sizeof *rows)
        return fault(l, row, (const char *)row->name);
    const char *stray = rows[i].attributes ? law_stray(row, rows[i].attributes) : NULL;
    if (stray)
        return fault(l, row, stray);
    return rows[i].read ? rows[i].read(l, row) : DONE;
}

enum outcome proofs_load(struct proofs **out, struct arena *arena, struct law_file *law, const struct duties *duties)
{
    struct proofs *p = arena_alloc(arena, sizeof *p);
    struct loading l = {.arena = arena, .law = law, .proofs = p, .duties = duties};
    size_t n = 0, n_plurals = 0, n_nouns = 0;
    for (const xmlNode *it = xml_first(law->root); it; it = xml_following(it)) {
        n++;
        n_plurals += xml_named(it, "plural");
        n_nouns += xml_named(it, "noun");
    }
    *p = (struct proofs){.lang = xml_lang(law->root), .file = law->name, .n_index = 64, .manner.n_days = 1};
    while (p->n_index < 2 * n)
        p->n_index *= 2;
    p->index = arena_array(arena, p->n_index, sizeof *p->index);
    p->rows = l.rows = arena_array(arena, n + 1, sizeof *l.rows);
    p->manner.counts = l.counts = arena_array(arena, 6 * n_plurals + 1, sizeof *l.counts);
    p->nouns = l.nouns = arena_array(arena, n_nouns + 1, sizeof *l.nouns);
    enum outcome got = p->lang ? DONE : fault(&l, law->root, "xml:lang");
    for (const xmlNode *it = xml_first(law->root); got == DONE && it; it = xml_following(it))
        got = read_row(&l, it);
    if (got == DONE)
        got = check_days(&l, law->root);
    if (got == DONE)
        got = read_others(&l, law->root);
    *out = p;
    return got;
}

bool proofs_prove(const struct proofs *p, const char *words, size_t duty)
{
    const struct proof_words *row = p ? p->index[place_of(p, words)] : NULL;
    for (size_t i = 0; row && i < row->n_duties; i++)
        if (row->duties[i] == duty)
            return true;
    return false;
}

bool proofs_know(const struct proofs *p, const char *words)
{
    return p && p->index[place_of(p, words)];
}
