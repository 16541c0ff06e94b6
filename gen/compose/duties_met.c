#include "duties_met.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "places.h"

#define DUTIES "law/duties.xml"
#define DUTCH "nl"
#define MAX_VALUES 16    /* of one duty */
#define ALL_PROGRAMS UINT32_C(1) /* bit 0; bit N is program N */

/* A duty as a letter is searched for it. */
struct wanted {
    uint64_t places; /* one of these must be around the clause */
    const char *values[MAX_VALUES]; /* all of these must stand in it */
    size_t n_values;
};

struct duty_table {
    const struct statute *statute;
    const struct duties *duties;
    struct wanted *wanted; /* one a duty */
    struct places places; /* that the rows name */
};

struct owed {
    struct arena *arena;
    const struct duty_table *table;
    const uint32_t *of; /* one a duty: bits of the programs for which it is owed, or ALL_PROGRAMS */
};

/* What was found of one duty: for each program the values that stood there, and whether a clause did. */
struct found {
    uint32_t programs;
    uint32_t values[DUTIES_MAX_PROGRAMS + 1]; /* bits, of program N; 0: said of all */
};

struct search {
    const struct owed *owed;
    const struct catalogue *words;
    struct found *found; /* one a duty */
};

/* ---- loading ---- */

/* The words of `values`; false when there are too many. */
static bool read_values(struct wanted *wanted, struct arena *arena, const char *list)
{
    for (const char *value; (value = law_next_word(arena, &list));) {
        if (wanted->n_values == MAX_VALUES)
            return false;
        wanted->values[wanted->n_values++] = value;
    }
    return true;
}

enum outcome duty_table_load(struct duty_table **out, struct arena *arena, struct diag *d, const struct statute *statute)
{
    struct duty_table *t = arena_alloc(arena, sizeof *t);
    t->statute = statute;
    t->duties = statute_duties(statute);
    t->wanted = arena_array(arena, t->duties->n_rows + 1, sizeof *t->wanted);
    for (size_t i = 0; i < t->duties->n_rows; i++) {
        const struct duty *duty = &t->duties->rows[i];
        if (!places_add(&t->places, arena, duty->in, &t->wanted[i].places) || !read_values(&t->wanted[i], arena, duty->values)) {
            struct place at = {.file = DUTIES, .line = xml_line(duty->row)};
            return diag_note(d, D_LAW_FAULT, &at, "%s: in, values", duty->id);
        }
    }
    *out = t;
    return DONE;
}

/* ---- what is owed ---- */

struct owed *duties_owed(const struct duty_table *table, struct programs *programs)
{
    struct owed *owed = arena_alloc(programs->arena, sizeof *owed);
    *owed = (struct owed){.arena = programs->arena, .table = table, .of = duties_owing(table->statute, programs)};
    return owed;
}

/* ---- what is there ---- */

/* Whether a value shows inside an element, but not inside another clause there. */
static bool shows(const xmlNode *node, const char *value)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type != XML_ELEMENT_NODE || xml_attr(it, "clause"))
            continue;
        if (xml_named(it, "value") && text_equal(xml_attr(it, "of"), value) ? xml_has_words(it) : shows(it, value))
            return true;
    }
    return false;
}

/* What the clause on this element fulfils where it stands. */
static void credit(struct search *s, const xmlNode *element, const char *id, uint64_t places)
{
    const struct duty_table *t = s->owed->table;
    const struct clause *clause = wording_clause(s->words, id);
    const char *number = xml_attr(element, "program");
    unsigned long program = number ? strtoul(number, NULL, 10) : 0;
    if (program > DUTIES_MAX_PROGRAMS)
        return;
    for (size_t i = 0; clause && i < clause->n_duties; i++) {
        const struct wanted *wanted = &t->wanted[clause->duties[i]];
        struct found *found = &s->found[clause->duties[i]];
        if (!(wanted->places & places))
            continue;
        found->programs |= UINT32_C(1) << program;
        for (size_t v = 0; v < wanted->n_values; v++)
            if (shows(element, wanted->values[v]))
                found->values[program] |= UINT32_C(1) << v;
    }
}

static void look(struct search *s, const xmlNode *node, uint64_t places)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type != XML_ELEMENT_NODE)
            continue;
        const char *id = xml_attr(it, "clause");
        uint64_t here = places_of(&s->owed->table->places, it, places);
        if (id)
            credit(s, it, id, here);
        look(s, it, here);
    }
}

/* Found for that program, or said of all; program 0: of whichever. */
static bool is_found_for(const struct found *found, size_t program, uint32_t values)
{
    uint32_t shown = found->values[0] | found->values[program];
    for (size_t p = 1; program == 0 && p <= DUTIES_MAX_PROGRAMS; p++)
        shown |= found->values[p];
    bool is_said = program == 0 ? found->programs != 0 : (found->programs & (ALL_PROGRAMS | UINT32_C(1) << program)) != 0;
    return is_said && (shown & values) == values;
}

static bool is_met(const struct search *s, size_t duty)
{
    uint32_t owed = s->owed->of[duty];
    uint32_t values = (UINT32_C(1) << s->owed->table->wanted[duty].n_values) - 1;
    for (size_t p = 0; owed >> p; p++)
        if (owed >> p & 1 && !is_found_for(&s->found[duty], p, values))
            return false;
    return true;
}

static const char *title_in(struct arena *arena, const struct duty *duty, const char *lang)
{
    return xml_text(arena, law_in_language(duty->row, "title", lang));
}

static enum outcome note_unmet(const struct search *s, struct diag *d, const struct place *at, const struct duty *duty)
{
    struct place where = at ? *at : (struct place){0};
    where.field[NL] = title_in(s->owed->arena, duty, "nl");
    where.field[EN] = title_in(s->owed->arena, duty, "en");
    bool is_dutch = text_equal(s->words->lang, DUTCH);
    return diag_note(d, D_DUTY_UNMET, &where, "%s%s%s", duty->id, is_dutch ? "" : ", ", is_dutch ? "" : s->words->lang);
}

enum outcome duties_met(const struct owed *owed, struct diag *d, const struct place *at, const xmlNode *letter, const struct catalogue *words)
{
    const struct duties *duties = owed->table->duties;
    struct search s = {.owed = owed, .words = words};
    s.found = arena_array(owed->arena, duties->n_rows + 1, sizeof *s.found);
    look(&s, letter, 0);
    enum outcome got = DONE;
    for (size_t i = 0; i < duties->n_rows; i++) {
        bool is_dutch = text_equal(words->lang, DUTCH);
        bool is_owed = is_dutch ? !duties->rows[i].translation_only : !duties->rows[i].dutch_only;
        if (is_owed && !is_met(&s, i))
            got = outcome_worse(got, note_unmet(&s, d, at, &duties->rows[i]));
    }
    return got;
}
