#include "sheet.h"

#include <math.h>
#include <string.h>
#include "../base/text.h"
#include "drawing.h"
#include "window.h"

/* Between the reach of the window and the first line below it, whose accents may rise above its place. */
static const double WINDOW_CLEAR_PT = 6;
enum { ADDRESS_MAX_LINES = 6 /* PostNL addressing rules: 3 to 6 lines */ };

const struct block *sheet_part(const struct block *letter, enum block_kind kind)
{
    for (const struct block *kid = letter->first; kid; kid = kid->next) {
        if (kid->kind == kind) {
            return kid;
        }
    }
    return NULL;
}

void sheet_add(struct page *page, struct mark *first, struct mark *last)
{
    marks_append(&page->first, &page->last, first, last);
}

/* One block of text, its first line's top at y_pt. */
static enum outcome add_text(struct page *page, struct job *job, const struct block *block, const struct type *type,
                             struct rect *at)
{
    struct paragraph p;
    struct mark *first = NULL, *last = NULL;
    const enum outcome outcome = paragraph_build(&p, job, block, block->spans, type);
    const struct lines lines = paragraph_set(job, &p, at->x_pt, at->width_pt, ALIGN_LEFT);
    at->height_pt = marks_stack(lines, type, &first, &last);
    marks_shift(first, 0, at->y_pt);
    sheet_add(page, first, last);
    return outcome;
}

/* The sender: a logo, its name in words, or both. */
static enum outcome add_letterhead(struct page *page, struct job *job, const struct block *head)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct block *logo = sheet_part(head, BLOCK_LOGO), *name = sheet_part(head, BLOCK_P);
    struct rect at = {.x_pt = m->left_pt, .y_pt = m->letterhead_pt, .width_pt = m->measure_pt};
    enum outcome outcome = DONE;
    if (logo) {
        struct mark *mark = NULL;
        outcome = drawing_logo(&mark, job, logo, m->letterhead_height_pt);
        if (outcome != DONE) {
            return outcome;
        }
        mark->x_pt = job_turned(job, at.x_pt, mark->width_pt);
        mark->y_pt = at.y_pt;
        sheet_add(page, mark, mark);
        at.x_pt = m->reference_left_pt; /* the name then heads the right-hand column */
        at.width_pt = m->reference_width_pt;
    }
    return name ? outcome_worse(outcome, add_text(page, job, name, &job->scale->types[TYPE_SENDER], &at)) : outcome;
}

/* The envelope's place for the address, as far to the right as the window always shows. */
static struct rect address_place(const struct job *job)
{
    const struct rect safe = window_safe(job);
    struct rect place = job->envelope->address;
    place.width_pt = fmin(place.width_pt, safe.x_pt + safe.width_pt - place.x_pt);
    return place;
}

/* One line, small, above the address in the window; never wider than it. */
static enum outcome add_return(struct page *page, struct job *job, const struct block *block)
{
    const struct rect always = address_place(job), *address = &always;
    const struct type *type = &job->scale->types[TYPE_RETURN];
    struct paragraph p;
    const enum outcome outcome = paragraph_build(&p, job, block, block->spans, type);
    p.artifact = ARTIFACT_RETURN;
    if (paragraph_widest_pt(job, &p) > address->width_pt) {
        return diag_note(job->d, D_RETURN_FIT, job->at, NULL);
    }
    const struct lines lines = paragraph_set(job, &p, address->x_pt, address->width_pt, ALIGN_LEFT);
    for (size_t i = 0; i < lines.n; i++) {
        /* two thirds of a line above the addressee: one group, yet told apart */
        marks_shift(lines.lines[i].first, 0, address->y_pt - type->leading_pt * 1.65);
        for (struct mark *mark = lines.lines[i].first; mark; mark = mark->next) {
            mark->owner = NULL;
        }
        sheet_add(page, lines.lines[i].first, lines.lines[i].last);
    }
    return outcome;
}

/* "1234 AB  TOWN" may end a line between postcode and town, never inside the postcode. */
static const char *keep_postcode(struct arena *arena, const char *text)
{
    const char *digits = "0123456789";
    if (!text || strspn(text, digits) != 4 || text[4] != ' ' || text[5] < 'A' || text[5] > 'Z' || text[6] < 'A' ||
        text[6] > 'Z') {
        return text;
    }
    return arena_printf(arena, "%.4s\xC2\xA0%s", text, text + 5);
}

static const struct span *address_spans(struct arena *arena, const struct block *line)
{
    struct span *first = NULL, **end = &first;
    for (const struct span *span = line->spans; span; span = span->next) {
        struct span *copy = arena_alloc(arena, sizeof *copy);
        *copy = *span;
        copy->text = keep_postcode(arena, span->text);
        copy->next = NULL;
        *end = copy;
        end = &copy->next;
    }
    return first;
}

/* The address in one size of type. *fits: in its rectangle, in six lines, every word whole, but for a name that is wider than the window: at its
 * own hyphens. */
static enum outcome set_address(struct job *job, const struct block *address, const struct type *type, bool *fits,
                                struct mark **first, struct mark **last)
{
    const struct rect always = address_place(job), *place = &always;
    enum outcome outcome = DONE;
    size_t n_lines = 0;
    *fits = true;
    *first = *last = NULL;
    for (const struct block *line = address->first; line; line = line->next) {
        struct paragraph p;
        outcome = outcome_worse(outcome, paragraph_build(&p, job, line, address_spans(job->arena, line), type));
        *fits &= paragraph_least_pt(job, &p) <= place->width_pt;
        const struct lines lines = paragraph_set(job, &p, place->x_pt, place->width_pt, ALIGN_LEFT);
        struct mark *line_first = NULL, *line_last = NULL;
        marks_stack(lines, type, &line_first, &line_last);
        marks_shift(line_first, 0, place->y_pt + (double)n_lines * type->leading_pt);
        marks_append(first, last, line_first, line_last);
        n_lines += lines.n;
    }
    *fits &= n_lines <= ADDRESS_MAX_LINES && (double)n_lines * type->leading_pt <= place->height_pt + 1e-6;
    return outcome;
}

static enum outcome add_address(struct page *page, struct job *job, const struct block *address)
{
    const struct type *usual = &job->scale->types[TYPE_ADDRESS];
    for (double size = usual->size_pt; size >= 9; size -= 0.5) {
        struct type *type = arena_alloc(job->arena, sizeof *type);
        struct mark *first = NULL, *last = NULL;
        bool fits = false;
        *type = *usual;
        type->size_pt = size;
        type->leading_pt = usual->leading_pt * size / usual->size_pt;
        const enum outcome outcome = set_address(job, address, type, &fits, &first, &last);
        if (outcome != DONE) {
            return outcome; /* a missing glyph is missing in every size */
        }
        if (fits) {
            sheet_add(page, first, last);
            return DONE;
        }
    }
    return diag_note(job->d, D_ADDRESS_FIT, job->at, NULL);
}

/* One row of the reference block at *at, its lines so much closer than usual (1: as usual). */
static enum outcome add_reference_row(struct page *page, struct job *job, const struct block *row,
                                      const struct rect *at, double closer, double *height_pt)
{
    enum outcome outcome = DONE;
    struct rect cell = *at;
    for (const struct block *kid = row->first; kid; kid = kid->next) {
        struct type *type = arena_alloc(job->arena, sizeof *type);
        *type = job->scale->types[kid->kind == BLOCK_TERM ? TYPE_TERM : TYPE_DETAIL];
        type->leading_pt *= closer;
        outcome = outcome_worse(outcome, add_text(page, job, kid, type, &cell));
        cell.y_pt += cell.height_pt;
    }
    *height_pt = cell.y_pt - at->y_pt;
    return outcome;
}

/* Rows of the reference block set below each other from y 0 on. */
struct reference_set {
    struct page column;
    double height_pt;
    const struct block *rest; /* the first that found no room; NULL: all did */
    enum outcome outcome;
};

/* Their lines so much closer than usual, at most so high all together. */
static struct reference_set set_reference(struct job *job, const struct block *first, double closer, double most_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct details *details = &job->design->details;
    const double gap = details->reference_gap_pt * (closer < 1 ? details->tightest : 1);
    struct rect at = {.x_pt = m->reference_left_pt, .width_pt = m->reference_width_pt};
    struct reference_set set = {.rest = first, .outcome = DONE};
    for (; set.rest; set.rest = set.rest->next) {
        struct page row = {0};
        double height = 0;
        set.outcome = outcome_worse(set.outcome, add_reference_row(&row, job, set.rest, &at, closer, &height));
        if (at.y_pt + height > most_pt) {
            break;
        }
        sheet_add(&set.column, row.first, row.last);
        set.height_pt = at.y_pt + height;
        at.y_pt += height + gap;
    }
    return set;
}

/* Where the column may begin: level with the letterhead, or below what of it stands in the column's way. */
static double reference_ceiling(const struct page *page, const struct job *job)
{
    const struct sheet_measures *m = &job->design->sheet;
    double ceiling = m->letterhead_pt;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const struct rect r = sheet_extent(mark);
        const bool in_the_way = mark->artifact != ARTIFACT_WATERMARK && r.y_pt < m->reference_pt &&
                                r.x_pt < m->reference_left_pt + m->reference_width_pt &&
                                r.x_pt + r.width_pt > m->reference_left_pt;
        if (in_the_way) {
            ceiling = fmax(ceiling, r.y_pt + r.height_pt + job->design->details.reference_gap_pt);
        }
    }
    return ceiling;
}

/* A narrow column right of the window's farthest reach. When it is long it moves up, so that it ends above the title; when
 * it then would reach the top, its lines come closer; at last the text begins lower, at most half down the sheet, or the rows
 * from *rest on are left to stand above the text, where the design has it so. */
static enum outcome add_reference_column(struct page *page, struct job *job, const struct block **rest, double *y_pt)
{
    static const double leadings[] = {1, 0.95, 0.9};
    const size_t n = sizeof leadings / sizeof *leadings;
    const struct sheet_measures *m = &job->design->sheet;
    const double ceiling = reference_ceiling(page, job);
    const double bottom = fmin(m->reference_bottom_pt, *y_pt - job->scale->spaces[SPACE_P].before_pt);
    struct reference_set set = set_reference(job, *rest, leadings[0], HUGE_VAL);
    for (size_t i = 1; i < n && set.outcome == DONE && bottom - set.height_pt < ceiling; i++) {
        set = set_reference(job, *rest, leadings[i], HUGE_VAL);
    }
    if (set.outcome == DONE && m->reference_moves && bottom - set.height_pt < ceiling) {
        set = set_reference(job, *rest, leadings[0], bottom - ceiling);
    }
    *rest = set.rest;
    if (set.outcome != DONE) {
        return set.outcome;
    }
    const double top = fmax(fmin(bottom - set.height_pt, m->reference_pt), ceiling);
    *y_pt += fmax(top + set.height_pt - bottom, 0);
    marks_shift(set.column.first, 0, top);
    sheet_add(page, set.column.first, set.column.last);
    return *y_pt > m->height_pt / 2 ? diag_note(job->d, D_REFERENCE_FIT, job->at, NULL) : DONE;
}

/* Where they have no column beside the address the rows stand side by side above the title, so many abreast; one that is left over
 * has the whole line. */
static enum outcome add_reference_line(struct page *page, struct job *job, const struct block *first, double *y_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct details *details = &job->design->details;
    const double width = (m->measure_pt + details->column_gap_pt) / m->reference_abreast;
    enum outcome outcome = DONE;
    double deepest = 0;
    int column = 0;
    for (const struct block *row = first; row; row = row->next) {
        const double own = column == 0 && !row->next ? m->measure_pt : width - details->column_gap_pt;
        const struct rect at = {m->left_pt + width * column, *y_pt, own, 0};
        double height = 0;
        outcome = outcome_worse(outcome, add_reference_row(page, job, row, &at, 1, &height));
        deepest = height > deepest ? height : deepest;
        column++;
        if (column >= m->reference_abreast || !row->next) {
            *y_pt += deepest + details->reference_gap_pt;
            deepest = column = 0;
        }
    }
    *y_pt += job->scale->spaces[SPACE_H2].before_pt;
    return outcome;
}

static void add_folds(struct page *page, struct job *job)
{
    const struct sheet_measures *m = &job->design->sheet;
    for (int i = 0; i < job->envelope->n_folds; i++) {
        struct mark *mark = marks_rule(job, m->fold_left_pt, job->envelope->folds_pt[i], m->fold_width_pt,
                                       job->design->details.fold_rule_pt);
        mark->artifact = ARTIFACT_FOLD;
        sheet_add(page, mark, mark);
    }
}

/* Where what stands on the page so far ends, but for what lies under the text. */
static double foot_of_marks(const struct page *page)
{
    double foot_pt = 0;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const struct rect r = sheet_extent(mark);
        foot_pt = mark->artifact == ARTIFACT_WATERMARK ? foot_pt : fmax(foot_pt, r.y_pt + r.height_pt);
    }
    return foot_pt;
}

/* The lines that sheet_mark() put at the top of the page moved to *y_pt, and *y_pt below them. */
static void move_marks(struct page *page, struct job *job, double *y_pt)
{
    const double leading = job->scale->types[TYPE_MARK].leading_pt, top = job->design->sheet.mark_pt, to = *y_pt;
    double foot = to;
    for (struct mark *mark = page->first; mark; mark = mark->next) {
        if (mark->owner && mark->owner->kind == BLOCK_MARK) {
            mark->y_pt += to - top;
            foot = fmax(foot, mark->y_pt + leading);
        }
    }
    *y_pt = foot;
}

/* Where the lines that sheet_mark() put at the top end, with some white. */
static double foot_of_notices(const struct page *page, const struct job *job)
{
    const double leading = job->scale->types[TYPE_MARK].leading_pt;
    double foot = 0;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        foot = mark->owner && mark->owner->kind == BLOCK_MARK ? fmax(foot, mark->y_pt + leading) : foot;
    }
    return foot;
}

double sheet_first_pt(const struct job *job)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct rect reach = window_reach(job);
    return m->first_below_window ? fmax(m->first_pt, reach.y_pt + reach.height_pt + WINDOW_CLEAR_PT) : m->first_pt;
}

/* In the order in which a listener wants it: who writes, to whom, what about. */
enum outcome sheet_head(struct page *page, struct job *job, double *body_pt)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct block *letterhead = sheet_part(page->letter, BLOCK_LETTERHEAD);
    const struct block *back = sheet_part(page->letter, BLOCK_RETURN);
    const struct block *address = sheet_part(page->letter, BLOCK_ADDRESS);
    const struct block *reference = sheet_part(page->letter, BLOCK_REFERENCE);
    enum outcome outcome = DONE;
    *body_pt = address ? sheet_first_pt(job) : *body_pt;
    if (letterhead) {
        outcome = outcome_worse(outcome, add_letterhead(page, job, letterhead));
    }
    if (letterhead && !address) { /* an annex: its address stands on the decision */
        *body_pt = fmax(*body_pt, foot_of_marks(page) + job->scale->spaces[SPACE_H2].before_pt);
    }
    if (address) { /* the envelope's window is at the left, whatever the language */
        const bool from_right = job->from_right;
        job->from_right = false;
        outcome = back ? outcome_worse(outcome, add_return(page, job, back)) : outcome;
        outcome = outcome_worse(outcome, add_address(page, job, address));
        add_folds(page, job);
        job->from_right = from_right;
    }
    const struct block *rest = reference ? reference->first : NULL;
    if (reference && address && !job->envelope->references_in_text) { /* so its column stays at the right, and is turned about itself */
        const double turn_pt = job->turn_pt;
        job->turn_pt = 2 * m->reference_left_pt + m->reference_width_pt;
        outcome = outcome_worse(outcome, add_reference_column(page, job, &rest, body_pt));
        job->turn_pt = turn_pt;
    }
    if (m->mark_in_text && (letterhead || address)) {
        move_marks(page, job, body_pt);
    } else if (!letterhead && !address) {
        *body_pt = fmax(*body_pt, foot_of_notices(page, job));
    }
    if (rest) {
        outcome = outcome_worse(outcome, add_reference_line(page, job, rest, body_pt));
    }
    return outcome;
}
