/* sheet_foot - the rest of what sheet.h places: footer, help strip, CONCEPT. */
#include <math.h>
#include <string.h>
#include "../base/text.h"
#include "sheet.h"

/* Printers leave this much of a sheet white; a footer's share of the measure that its left side must keep, and its lines. */
static const double FOOT_EDGE_PT = 5 * 72 / 25.4, FOOT_LEFT_PART = 0.3;
enum { FOOT_MAX_LINES = 5 }; /* a name of 120 characters and a number of 64 */

static void own_nothing(struct mark *mark)
{
    for (; mark; mark = mark->next) {
        mark->owner = NULL;
    }
}

/* --- what a footer says, parted by dots: a line ends only between two parts, and then the dot between them is left out --- */

#define DOT " \xC2\xB7 "
enum { FOOT_MAX_PARTS = 8 };

struct foot_parts {
    struct span *first[FOOT_MAX_PARTS], *last[FOOT_MAX_PARTS];
    size_t n;
};

static void add_span(struct job *job, struct foot_parts *parts, const struct span *like, const char *text)
{
    struct span *span = arena_alloc(job->arena, sizeof *span);
    const size_t at = parts->n - 1;
    *span = *like;
    span->text = text;
    span->next = NULL;
    if (parts->last[at]) {
        parts->last[at]->next = span;
    } else {
        parts->first[at] = span;
    }
    parts->last[at] = span;
}

static void part_at_dots(struct foot_parts *parts, struct job *job, const struct span *spans)
{
    *parts = (struct foot_parts){.n = 1};
    for (; spans; spans = spans->next) {
        const char *text = spans->text ? spans->text : "", *dot;
        while (parts->n < FOOT_MAX_PARTS && (dot = strstr(text, DOT))) {
            if (dot > text) {
                add_span(job, parts, spans, arena_strndup(job->arena, text, (size_t)(dot - text)));
            }
            text = dot + strlen(DOT);
            parts->n += parts->last[parts->n - 1] != NULL;
        }
        if (*text || spans->kind != SPAN_TEXT) {
            add_span(job, parts, spans, spans->text ? text : NULL);
        }
    }
    parts->n -= parts->last[parts->n - 1] == NULL;
}

/* Parts [from, to) on one line, none of their spaces its end if `whole`. */
static struct span *line_of(struct job *job, const struct foot_parts *parts, size_t from, size_t to, bool whole)
{
    static const struct span dot = {.kind = SPAN_TEXT};
    struct foot_parts line = {.n = 1};
    for (size_t i = from; i < to; i++) {
        if (i > from) {
            add_span(job, &line, &dot, DOT);
        }
        for (const struct span *span = parts->first[i]; span; span = span->next) {
            add_span(job, &line, span, span->text);
            line.last[0]->nobreak |= whole;
        }
    }
    return line.first[0];
}

/* As many parts to a line as fit it. What is too long for a line by itself goes on on the next. */
static enum outcome build_left(struct paragraph *out, struct job *job, const struct block *block, double width_pt)
{
    static const struct span line_end = {.kind = SPAN_BREAK};
    const struct type *type = &job->scale->types[TYPE_FOOTER];
    struct foot_parts parts, all = {.n = 1};
    enum outcome outcome = DONE;
    part_at_dots(&parts, job, block->spans);
    for (size_t from = 0, to; from < parts.n; from = to) {
        struct span *line = NULL;
        for (to = from + 1; to <= parts.n; to++) {
            struct span *longer = line_of(job, &parts, from, to, true);
            outcome = outcome_worse(outcome, paragraph_build(out, job, block, longer, type));
            if (line && paragraph_widest_pt(job, out) > width_pt) {
                break;
            }
            line = paragraph_widest_pt(job, out) > width_pt ? line_of(job, &parts, from, to, false) : longer;
        }
        to--;
        if (from > 0) {
            add_span(job, &all, &line_end, NULL);
        }
        for (; line; line = line->next) {
            add_span(job, &all, line, line->text);
        }
    }
    outcome = outcome_worse(outcome, paragraph_build(out, job, block, all.first[0], type));
    out->artifact = ARTIFACT_FOOTER;
    return outcome;
}

/* The first paragraph at the left, the second at the right, or each on lines of its own; what is longer than its place wraps. Tops
 * from 0 on. */
static enum outcome set_footer(struct mark **first, struct mark **last, double *height_pt, struct job *job,
                               const struct block *footer)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct type *type = &job->scale->types[TYPE_FOOTER];
    const struct block *kids[2] = {footer->first, footer->first ? footer->first->next : NULL};
    struct paragraph sides[2];
    double right_pt = 0;
    enum outcome outcome = DONE;
    *first = *last = NULL;
    *height_pt = 0;
    if (kids[0] && kids[1]) {
        outcome = paragraph_build(&sides[1], job, kids[1], kids[1]->spans, type);
        sides[1].artifact = ARTIFACT_FOOTER;
        right_pt = paragraph_widest_pt(job, &sides[1]) + 0.01;
    }
    const bool is_below = job->design->details.footer_below;
    const double left_pt = m->measure_pt - (is_below ? 0 : right_pt + job->design->details.footer_gap_pt);
    if (left_pt < m->measure_pt * FOOT_LEFT_PART) {
        return diag_note(job->d, D_FOOTER_FIT, job->at, NULL);
    }
    if (kids[0]) {
        outcome = outcome_worse(outcome, build_left(&sides[0], job, kids[0], left_pt));
    }
    for (int i = 0; i < 2 && kids[i]; i++) {
        const struct lines lines =
            i == 0 || is_below ? paragraph_set(job, &sides[i], m->left_pt, left_pt, ALIGN_LEFT)
                               : paragraph_set(job, &sides[1], m->left_pt + m->measure_pt - right_pt, right_pt, ALIGN_RIGHT);
        struct mark *side = NULL, *side_last = NULL;
        const double height = marks_stack(lines, type, &side, &side_last);
        marks_shift(side, 0, is_below ? *height_pt : 0);
        marks_append(first, last, side, side_last);
        *height_pt = is_below ? *height_pt + height : fmax(*height_pt, height);
    }
    const bool fits = *height_pt <= FOOT_MAX_LINES * type->leading_pt + 1e-6;
    return fits ? outcome : outcome_worse(outcome, diag_note(job->d, D_FOOTER_FIT, job->at, NULL));
}

/* How far a footer so high must rise to stay clear of the sheet's edge. */
static double footer_lift(const struct job *job, double height_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    return fmax(m->footer_pt + height_pt - (m->height_pt - FOOT_EDGE_PT), 0);
}

/* With the widest page number that the envelope takes, for the pages are not counted yet. */
enum outcome sheet_measure_footer(struct job *job, const struct block *letter)
{
    const struct block *footer = sheet_part(letter, BLOCK_FOOTER);
    struct mark *first = NULL, *last = NULL;
    double height = 0;
    job->footer_lift_pt = 0;
    if (!footer) {
        return DONE;
    }
    job->page_number = job->page_count = job->max_sheets * (job->envelope->duplex ? 2 : 1);
    const enum outcome outcome = set_footer(&first, &last, &height, job, footer);
    job->footer_lift_pt = footer_lift(job, height);
    return outcome;
}

enum outcome sheet_footer(struct page *page, struct job *job)
{
    const struct block *footer = sheet_part(page->letter, BLOCK_FOOTER);
    struct mark *first = NULL, *last = NULL;
    double height = 0;
    if (!footer) {
        return DONE;
    }
    const enum outcome outcome = set_footer(&first, &last, &height, job, footer);
    marks_shift(first, 0, job->design->sheet.footer_pt - footer_lift(job, height));
    own_nothing(first);
    sheet_add(page, first, last);
    return outcome;
}

enum outcome sheet_help(struct mark **first, struct mark **last, struct job *job, const struct block *letter,
                        double *height_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct block *help = sheet_part(letter, BLOCK_HELP);
    const struct type *type = &job->scale->types[TYPE_HELP];
    struct paragraph p;
    *first = *last = NULL;
    *height_pt = 0;
    if (!help) {
        return DONE;
    }
    const enum outcome outcome = paragraph_build(&p, job, help, help->spans, type);
    const struct lines lines = paragraph_set(job, &p, m->left_pt, m->measure_pt, ALIGN_LEFT);
    const double height = marks_stack(lines, type, first, last);
    /* grows upward from its place above the footer; a hairline parts both from the letter */
    const double top = m->help_pt - job->footer_lift_pt + type->leading_pt - height;
    struct mark *rule = marks_rule(job, m->left_pt, top - 3, m->measure_pt, job->design->details.fold_rule_pt);
    marks_shift(*first, 0, top);
    rule->next = *first;
    *first = rule;
    *last = *last ? *last : rule;
    *height_pt = m->bottom_pt - m->last_bottom_pt + height - type->leading_pt;
    return outcome;
}

/* The mark's first word, large and pale, rising across the sheet; on a first page below the window. */
static enum outcome add_watermark(struct page *page, struct job *job, const struct block *mark_block, bool below_window)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct details *details = &job->design->details;
    const char *text = mark_block->spans && mark_block->spans->text ? mark_block->spans->text : "";
    struct type *type = arena_alloc(job->arena, sizeof *type);
    struct paragraph p;
    *type = (struct type){.face = FACE_BOLD, .size_pt = details->watermark_pt, .leading_pt = details->watermark_pt};
    const char *word = arena_strndup(job->arena, text, strcspn(text, " .,:;"));
    const enum outcome outcome = paragraph_build_text(&p, job, mark_block, word, type);
    p.artifact = ARTIFACT_WATERMARK;
    const struct lines lines = paragraph_set(job, &p, 0, m->height_pt, ALIGN_LEFT);
    if (lines.n == 0) {
        return outcome;
    }
    struct mark *mark = lines.lines[0].first;
    const double cap = job->kit->fonts.faces[0][FACE_BOLD].cap_height * type->size_pt;
    const double middle = (m->height_pt + (below_window ? sheet_first_pt(job) : 0)) / 2, slope = sqrt(0.5); /* 45 degrees */
    mark->owner = NULL;
    mark->rgb = details->watermark_rgb;
    mark->rotate_deg = -45;
    mark->x_pt = m->width_pt / 2 + slope * (cap - mark->width_pt) / 2;
    mark->y_pt = middle + slope * (cap + mark->width_pt) / 2;
    sheet_add(page, mark, mark);
    return outcome;
}

static bool is_diagonal(const struct block *mark)
{
    return text_equal(mark->attr_kind, "concept") || text_equal(mark->attr_kind, "copy");
}

enum outcome sheet_measure_marks(struct job *job, const struct block *letter, double *next_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct type *type = &job->scale->types[TYPE_MARK];
    enum outcome outcome = DONE;
    double foot = m->mark_pt;
    for (const struct block *kid = letter->first; kid; kid = kid->next) {
        if (kid->kind == BLOCK_MARK && !is_diagonal(kid)) {
            struct paragraph p;
            outcome = outcome_worse(outcome, paragraph_build(&p, job, kid, kid->spans, type));
            foot += (double)paragraph_set(job, &p, m->left_pt, m->measure_pt, ALIGN_LEFT).n * type->leading_pt;
        }
    }
    *next_pt = fmax(m->next_pt, foot + type->leading_pt / 2);
    return outcome;
}

enum outcome sheet_mark(struct page *page, struct job *job, bool first_of_letter)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct type *type = &job->scale->types[TYPE_MARK];
    const bool with_address = first_of_letter && sheet_part(page->letter, BLOCK_ADDRESS);
    enum outcome outcome = DONE;
    double y = m->mark_pt;
    for (const struct block *kid = page->letter->first; kid; kid = kid->next) {
        if (kid->kind != BLOCK_MARK) {
            continue;
        }
        const bool diagonal = is_diagonal(kid);
        if (diagonal) {
            outcome = outcome_worse(outcome, add_watermark(page, job, kid, with_address));
        }
        if (first_of_letter || !diagonal) {
            struct paragraph p;
            struct mark *first = NULL, *last = NULL;
            outcome = outcome_worse(outcome, paragraph_build(&p, job, kid, kid->spans, type));
            const struct lines lines = paragraph_set(job, &p, m->left_pt, m->measure_pt, ALIGN_LEFT);
            const double height = marks_stack(lines, type, &first, &last);
            marks_shift(first, 0, y);
            sheet_add(page, first, last);
            y += height;
        }
    }
    return outcome;
}
