#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "join.h"

void join_fault_record(struct join *j, enum diag_code code, const xmlNode *node, const char *xpath, const char *en,
                       const char *nl)
{
    struct place at = {.file = j->record->file,
                       .line = node ? xml_line(node) : j->record->line,
                       .record = j->record->id,
                       .xpath = xpath,
                       .field = {[EN] = en, [NL] = nl}};
    j->worst = outcome_worse(j->worst, diag_note(j->d, code, &at, NULL));
}

struct place join_log_place(const struct join *j)
{
    return (struct place){.file = j->log, .record = j->record->id};
}

void join_fault_line(struct join *j, enum diag_code code, const struct selection *line, const char *en, const char *nl)
{
    struct place at = join_log_place(j);
    at.line = line ? line->line : 0;
    at.field[EN] = en;
    at.field[NL] = nl;
    j->worst = outcome_worse(j->worst, diag_note(j->d, code, &at, NULL));
}

static bool is_none(const struct selection *line)
{
    return text_equal(line->route, "none");
}

/* By day and instrument, then by place in the log. */
static int by_choice(const void *left, const void *right)
{
    const struct selection *a = *(const struct selection *const *)left, *b = *(const struct selection *const *)right;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    int order = strcmp(a->instrument ? a->instrument : "", b->instrument ? b->instrument : "");
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* One instrument selects a case once a day: two such lines are a doubled or a contradicting log. Sorted, because a log may
 * hold one line thousands of times. */
static void check_doubled(struct join *j)
{
    const struct selection **lines = arena_array(j->arena, j->n_lines, sizeof *lines);
    memcpy(lines, j->lines, j->n_lines * sizeof *lines);
    qsort(lines, j->n_lines, sizeof *lines, by_choice);
    for (size_t i = 1; i < j->n_lines; i++)
        if (lines[i]->date == lines[i - 1]->date && text_equal(lines[i]->instrument, lines[i - 1]->instrument))
            join_fault_line(j, D_SELECTION_CONFLICT, lines[i], "Selection: instrument", "Selectie: instrument");
}

static void check_conflict(struct join *j)
{
    for (size_t i = 0; i < j->n_lines; i++)
        if (is_none(j->lines[i]))
            join_fault_line(j, D_SELECTION_CONFLICT, j->lines[i], "Selection: route", "Selectie: route");
    check_doubled(j);
}

enum outcome check_lines(struct join *j)
{
    if (j->n_lines == 0) {
        join_fault_line(j, D_NO_SELECTION, NULL, "Case reference", "Zaakkenmerk");
        return j->worst;
    }
    if (j->n_lines == 1 && is_none(j->lines[0])) {
        join_fault_line(j, D_NO_NOTICE_OWED, j->lines[0], "Selection: route", "Selectie: route");
        return NONE;
    }
    check_conflict(j);
    if (j->n_lines > JOIN_MAX_INSTRUMENTS)
        join_fault_line(j, D_TOO_MANY_INSTRUMENTS, j->lines[JOIN_MAX_INSTRUMENTS], "Selection: instrument",
                        "Selectie: instrument");
    return j->worst;
}

void check_dates(struct join *j)
{
    const struct record *r = j->record;
    for (size_t i = 0; i < j->n_lines; i++) {
        const struct selection *line = j->lines[i];
        if (is_none(line))
            continue;
        if (line->date > r->decision)
            join_fault_line(j, D_SELECTION_AFTER_DECISION, line, "Selection: date", "Selectie: datum");
        else if (r->review != DATE_NONE && line->date > r->review)
            join_fault_record(j, D_REVIEW_BEFORE_SELECTION, j->review, "/record/review/@date", "Review: date",
                              "Beoordeling: datum");
    }
    if (r->review != DATE_NONE && r->review > r->decision)
        join_fault_record(j, D_REVIEW_AFTER_DECISION, j->review, "/record/review/@date", "Review: date",
                          "Beoordeling: datum");
    if (r->published_on == DATE_NONE && r->decision > j->order->mailing_date)
        join_fault_record(j, D_DECISION_AFTER_MAILING, j->decision, "/record/decision/@date", "Decision: date",
                          "Besluit: datum");
    if (r->published_on != DATE_NONE && r->decision > r->published_on)
        join_fault_record(j, D_PUBLISHED_BEFORE_DECISION, j->decision, "/record/decision/@published-on",
                          "Decision: published on", "Besluit: bekendgemaakt op");
    if (r->published_on != DATE_NONE && r->published_on > j->order->mailing_date)
        join_fault_record(j, D_PUBLISHED_AFTER_MAILING, j->decision, "/record/decision/@published-on",
                          "Decision: published on", "Besluit: bekendgemaakt op");
}

void check_pairs(struct join *j)
{
    const char *outcome = xml_attr(j->decision, "outcome"), *remedy = xml_attr(j->decision, "remedy");
    const char *of_subject = pairs_subject_remedies(&j->s->pairs, xml_attr(j->decision, "subject"),
                                                    text_equal(outcome, "objection-decided"));
    if (!law_lists(pairs_remedies(&j->s->pairs, outcome), remedy))
        join_fault_record(j, D_OUTCOME_REMEDY, j->decision, "/record/decision/@remedy", "Decision: remedy",
                          "Besluit: rechtsmiddel");
    else if (!law_lists(of_subject, remedy))
        join_fault_record(j, D_SUBJECT_REMEDY, j->decision, "/record/decision/@remedy", "Decision: remedy",
                          "Besluit: rechtsmiddel");
}

void check_body(struct join *j)
{
    j->worst = outcome_worse(j->worst, statute_body(&j->body, j->d, j->s, j->record->body));
    if (!j->body && j->worst != BROKEN)
        join_fault_record(j, D_BODY_UNKNOWN, NULL, "/record/@body", "Body", "Bestuursorgaan");
    else if (j->body && !text_equal(xml_attr(j->body, "jurisdiction"), "nl"))
        join_fault_record(j, D_BODY_ELSEWHERE, NULL, "/record/@body", "Body", "Bestuursorgaan");
}
