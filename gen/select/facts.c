#include "facts.h"

#include "../base/text.h"
#include "instruments.h"
#include "join.h"

static void find_instruments(struct join *j)
{
    struct place log = join_log_place(j);
    for (size_t i = 0; i < j->n_lines && i < JOIN_MAX_INSTRUMENTS; i++)
        if (!text_equal(j->lines[i]->route, "none"))
            j->worst = outcome_worse(j->worst, instruments_find(&j->instruments[i], j->d, j->s, j->lines[i], &log));
}

static void note_no_deadline(struct join *j)
{
    join_fault_record(j, j->no_deadline, j->decision, "/record/decision/@remedy", "Decision: last day to object",
                      "Besluit: laatste dag voor bezwaar");
}

/* The last day. A remedy without one is left to the scope first, which says more plainly what cannot be said yet. */
static void find_deadline(struct join *j)
{
    struct term_asked asked = {
        .remedy = xml_attr(j->decision, "remedy"),
        .published = j->published,
        .dated = j->record->dated,
        .term_days = law_number(j->decision, "term-days", 0),
    };
    j->has_deadline = calendar_compute(&j->deadline, j->arena, j->s->calendar, &asked, &j->no_deadline);
    if (!j->has_deadline && j->no_deadline == D_BEYOND_CALENDAR)
        note_no_deadline(j);
}

static void judge_scope(struct join *j, xmlDoc *doc)
{
    struct place at = {.file = j->record->file, .line = j->record->line, .record = j->record->id};
    statute_look_at(j->s, doc);
    j->worst = outcome_worse(j->worst, scope_judge(j->d, &j->s->scope, j->s->xpath, &at));
    statute_look_at(j->s, NULL);
}

static void lint_free_texts(struct join *j, xmlDoc *doc)
{
    const struct lint_record texts = {
        .record = j->record->node,
        .facts = doc,
        .last_day = j->has_deadline ? j->deadline.last_day : DATE_NONE,
        .pairs = &j->s->pairs,
        .at = {.file = j->record->file, .record = j->record->id},
    };
    j->worst = outcome_worse(j->worst, lint_record(j->s->lint, j->d, &texts));
}

/* Where nothing can be filed there is no last day to tell; anywhere else a letter without one is incomplete (Awb 3:45). */
static bool lacks_deadline(const struct join *j)
{
    const struct remedy *remedy = join_remedy(j);
    return !j->has_deadline && !(remedy && remedy->is_none);
}

static bool has_all_parts(const struct join *j)
{
    bool has = j->body && j->n_lines > 0 && j->n_lines <= JOIN_MAX_INSTRUMENTS &&
               (j->has_deadline || j->no_deadline != D_BEYOND_CALENDAR);
    for (size_t i = 0; has && i < j->n_lines; i++)
        has = j->instruments[i] != NULL;
    return has;
}

enum outcome facts_join(xmlDoc **facts, struct arena *arena, struct diag *d, const struct statute *s,
                        const struct record *record, const struct selections *selections, const struct order *order)
{
    struct join j = {
        .arena = arena,
        .d = d,
        .s = s,
        .record = record,
        .order = order,
        .decision = xml_child(record->node, "decision"),
        .review = xml_child(record->node, "review"),
        .published = record->published_on != DATE_NONE ? record->published_on : order->mailing_date,
        .log = selections_file(selections),
    };
    *facts = NULL;
    j.n_lines = selections_find(selections, arena, record->body, record->case_ref, record->id, &j.lines);
    if (check_lines(&j) == NONE)
        return NONE;

    check_dates(&j);
    check_pairs(&j);
    check_body(&j);
    find_instruments(&j);
    find_deadline(&j);
    if (j.worst == BROKEN || !has_all_parts(&j))
        return j.worst;

    *facts = join_build(&j);
    judge_scope(&j, *facts);
    lint_free_texts(&j, *facts);
    if (j.worst == DONE && lacks_deadline(&j))
        note_no_deadline(&j);
    return j.worst;
}
