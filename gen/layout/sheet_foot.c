/* sheet_foot - the rest of sheet.h: footer, help strip, CONCEPT, and the proof that the window stays clear. */
#include <math.h>
#include <string.h>
#include "../base/text.h"
#include "sheet.h"

/* Parts of the em that ink may reach above and below the baseline: capitals with accents, descenders. */
static const double INK_ABOVE = 0.95, INK_BELOW = 0.25;

static void own_nothing(struct mark *mark)
{
    for (; mark; mark = mark->next) {
        mark->owner = NULL;
    }
}

/* The first paragraph at the left, the second at the right; what is longer than its half wraps downward. */
enum outcome sheet_footer(struct page *page, struct job *job)
{
    const struct sheet_measures *m = &job->kit->style.sheet;
    const struct block *footer = sheet_part(page->letter, BLOCK_FOOTER);
    const struct type *type = &job->scale->types[TYPE_FOOTER];
    const struct block *kids[2] = {footer ? footer->first : NULL, footer && footer->first ? footer->first->next : NULL};
    struct paragraph sides[2];
    double right_pt = 0;
    enum outcome outcome = DONE;
    for (int i = 0; i < 2 && kids[i]; i++) {
        outcome = outcome_worse(outcome, paragraph_build(&sides[i], job, kids[i], kids[i]->spans, type));
        sides[i].artifact = ARTIFACT_FOOTER;
        right_pt = i == 1 ? paragraph_widest_pt(job, &sides[1]) + 0.01 : 0;
    }
    for (int i = 0; i < 2 && kids[i]; i++) {
        const double left_pt = m->measure_pt - right_pt - job->kit->style.details.footer_gap_pt;
        struct mark *first = NULL, *last = NULL;
        const struct lines lines =
            i == 0 ? paragraph_set(job, &sides[0], m->left_pt, left_pt, ALIGN_LEFT)
                   : paragraph_set(job, &sides[1], m->left_pt + m->measure_pt - right_pt, right_pt, ALIGN_RIGHT);
        marks_stack(lines, type, &first, &last);
        marks_shift(first, 0, m->footer_pt);
        own_nothing(first);
        sheet_add(page, first, last);
    }
    return outcome;
}

enum outcome sheet_help(struct mark **first, struct mark **last, struct job *job, const struct block *letter,
                        double *height_pt)
{
    const struct sheet_measures *m = &job->kit->style.sheet;
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
    const double top = m->help_pt + type->leading_pt - height;
    struct mark *rule = marks_rule(job, m->left_pt, top - 3, m->measure_pt, job->kit->style.details.fold_rule_pt);
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
    const struct sheet_measures *m = &job->kit->style.sheet;
    const struct details *details = &job->kit->style.details;
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
    const double cap = job->kit->fonts.faces[FACE_BOLD].cap_height * type->size_pt;
    const double middle = (m->height_pt + (below_window ? m->first_pt : 0)) / 2, slope = sqrt(0.5); /* 45 degrees */
    mark->owner = NULL;
    mark->rgb = details->watermark_rgb;
    mark->rotate_deg = -45;
    mark->x_pt = m->width_pt / 2 + slope * (cap - mark->width_pt) / 2;
    mark->y_pt = middle + slope * (cap + mark->width_pt) / 2;
    sheet_add(page, mark, mark);
    return outcome;
}

enum outcome sheet_mark(struct page *page, struct job *job, bool first_of_letter)
{
    const struct sheet_measures *m = &job->kit->style.sheet;
    const struct type *type = &job->scale->types[TYPE_MARK];
    const bool with_address = first_of_letter && sheet_part(page->letter, BLOCK_ADDRESS);
    enum outcome outcome = DONE;
    double y = m->mark_pt;
    for (const struct block *kid = page->letter->first; kid; kid = kid->next) {
        if (kid->kind != BLOCK_MARK) {
            continue;
        }
        const bool concept = text_equal(kid->attr_kind, "concept");
        if (concept) {
            outcome = outcome_worse(outcome, add_watermark(page, job, kid, with_address));
        }
        if (first_of_letter || !concept) {
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

/* The mark's extent: of glyphs what ink can reach, turned as the mark is. */
static struct rect extent(const struct mark *mark)
{
    if (mark->kind != MARK_GLYPHS) {
        const double half = mark->stroke_pt / 2;
        return (struct rect){mark->x_pt - half, mark->y_pt - half, mark->width_pt + 2 * half,
                             mark->height_pt + 2 * half};
    }
    const double turn = mark->rotate_deg * acos(-1) / 180, c = cos(turn), s = sin(turn);
    const double xs[2] = {0, mark->width_pt}, ys[2] = {-INK_ABOVE * mark->size_pt, INK_BELOW * mark->size_pt};
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    for (int i = 0; i < 4; i++) {
        const double x = xs[i % 2] * c - ys[i / 2] * s, y = xs[i % 2] * s + ys[i / 2] * c;
        left = fmin(left, x);
        right = fmax(right, x);
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    return (struct rect){mark->x_pt + left, mark->y_pt + top, right - left, bottom - top};
}

static bool overlap(const struct rect *a, const struct rect *b)
{
    return a->x_pt < b->x_pt + b->width_pt && b->x_pt < a->x_pt + a->width_pt && a->y_pt < b->y_pt + b->height_pt &&
           b->y_pt < a->y_pt + a->height_pt;
}

/* How far a sheet can slide is what the envelope is larger than the folded sheet: other windows have cost others dear. */
enum outcome sheet_check_window(const struct page *page, struct job *job)
{
    const struct sheet_measures *m = &job->kit->style.sheet;
    const struct envelope *e = job->envelope;
    const double across = fmax(e->width_pt - m->width_pt, 0);
    const double along = fmax(e->height_pt - (e->fold_pt > 0 ? e->fold_pt : m->height_pt), 0);
    const struct rect reach = {e->window.x_pt - across, e->window.y_pt - along, e->window.width_pt + 2 * across,
                               e->window.height_pt + 2 * along};
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const bool allowed = mark->artifact == ARTIFACT_RETURN || (mark->owner && mark->owner->kind == BLOCK_LINE);
        const struct rect here = extent(mark);
        if (!allowed && overlap(&here, &reach)) {
            return diag_note(job->d, D_WINDOW, job->at, "<%s>",
                             mark->owner ? block_name(mark->owner->kind) : "artifact");
        }
    }
    return DONE;
}
