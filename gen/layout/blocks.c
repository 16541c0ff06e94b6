/* blocks - what is never split: boxes, rows of label and text, list items, the QR aside, the signature. */
#include "../base/text.h"
#include "drawing.h"
#include "galley.h"

#include <math.h>

/* A label that is just as wide as its column must not wrap by a rounding. */
static const double ROUNDING_PT = 0.01;

/* A label and its text, built but not yet set. */
struct row {
    struct paragraph term, detail;
    const struct block *block;
};

static const struct type *body_type(const struct galley *g)
{
    return &g->job->scale->types[TYPE_BODY];
}

static const struct block *kid_of(const struct block *block, enum block_kind kind)
{
    for (const struct block *kid = block->first; kid; kid = kid->next) {
        if (kid->kind == kind) {
            return kid;
        }
    }
    return NULL;
}

static enum outcome build_cell(struct paragraph *out, struct job *job, const struct block *row, enum block_kind kind,
                               const struct type *type)
{
    const struct block *cell = kid_of(row, kind);
    return cell ? paragraph_build(out, job, cell, cell->spans, type) : paragraph_build(out, job, row, NULL, type);
}

/* The widest line of the labels, when they are broken to `most`. */
static double widest_label(struct job *job, const struct row *rows, size_t n, double most)
{
    double widest = 0;
    for (size_t i = 0; i < n; i++) {
        const struct lines lines = paragraph_set(job, &rows[i].term, 0, most, ALIGN_LEFT);
        for (size_t j = 0; j < lines.n; j++) {
            widest = fmax(widest, lines.lines[j].width_pt);
        }
    }
    return widest;
}

/* The rows of a box or dl; *term_pt: how wide their label column is. Labels are broken only where they and the texts would not
 * stand on one line, and then leave the texts all that they do not need. */
static enum outcome build_rows(struct row **out, size_t *n_out, struct job *job, const struct block *parent,
                               double width_pt, double *term_pt)
{
    enum outcome outcome = DONE;
    size_t n = 0;
    for (const struct block *kid = parent->first; kid; kid = kid->next) {
        n += kid->kind == BLOCK_ROW;
    }
    struct row *rows = arena_array(job->arena, n, sizeof *rows);
    const struct type *type = &job->scale->types[TYPE_BODY];
    const struct details *details = &job->design->details;
    double term = 0, detail = 0;
    *n_out = 0;
    for (const struct block *kid = parent->first; kid; kid = kid->next) {
        if (kid->kind != BLOCK_ROW) {
            continue;
        }
        struct row *row = &rows[(*n_out)++];
        row->block = kid;
        outcome = outcome_worse(outcome, build_cell(&row->term, job, kid, BLOCK_TERM, &job->strong));
        outcome = outcome_worse(outcome, build_cell(&row->detail, job, kid, BLOCK_DETAIL, type));
        term = fmax(term, paragraph_widest_pt(job, &row->term));
        detail = fmax(detail, paragraph_widest_pt(job, &row->detail));
    }
    const double most = width_pt * details->term_max_part;
    if (term > most && term + details->column_gap_pt + detail + 2 * ROUNDING_PT > width_pt) {
        term = widest_label(job, rows, *n_out, most);
    }
    *term_pt = term + ROUNDING_PT;
    *out = rows;
    return outcome;
}

/* A row once set. */
struct row_set {
    struct mark *first, *last;
    double height_pt;
    size_t n_lines;
};

/* Label and text beside each other, or the text below where it would be too narrow. */
static struct row_set set_row(struct job *job, const struct row *row, const struct rect *term_at, const struct rect *detail_at)
{
    const bool is_stacked = detail_at->x_pt <= term_at->x_pt;
    struct row_set set = {0};
    struct mark *below = NULL, *below_last = NULL;
    const struct lines term = paragraph_set(job, &row->term, term_at->x_pt, term_at->width_pt, ALIGN_LEFT);
    const struct lines detail = paragraph_set(job, &row->detail, detail_at->x_pt, detail_at->width_pt, ALIGN_LEFT);
    const double term_height = marks_stack(term, &job->strong, &set.first, &set.last);
    const double detail_height = marks_stack(detail, row->detail.type, &below, &below_last);
    marks_shift(below, 0, is_stacked ? term_height : 0);
    marks_append(&set.first, &set.last, below, below_last);
    set.n_lines = is_stacked ? term.n + detail.n : term.n > detail.n ? term.n : detail.n;
    set.height_pt = is_stacked ? term_height + detail_height : term_height > detail_height ? term_height : detail_height;
    return set;
}

/* Sets the rows of a box or dl as slabs. */
static enum outcome set_rows(struct galley *g, const struct block *parent, double x_pt, double width_pt)
{
    struct job *job = g->job;
    const struct details *details = &job->design->details;
    struct row *rows = NULL;
    size_t n = 0;
    double term_pt = 0;
    const enum outcome outcome = build_rows(&rows, &n, job, parent, width_pt, &term_pt);
    const double indent = term_pt + details->column_gap_pt;
    const bool is_stacked = width_pt - indent < details->detail_min_pt;
    const struct rect term_at = {.x_pt = x_pt, .width_pt = is_stacked ? width_pt : term_pt};
    const struct rect detail_at = {.x_pt = x_pt + (is_stacked ? 0 : indent), .width_pt = width_pt - (is_stacked ? 0 : indent)};
    for (size_t i = 0; i < n; i++) {
        const struct row_set set = set_row(job, &rows[i], &term_at, &detail_at);
        if (i > 0) {
            g->gap_pt = details->row_gap_pt;
            g->cost = i + 1 == n || i == 1 || g->block_cost == BREAK_NEVER ? BREAK_NEVER : BREAK_ROW;
        }
        galley_push(g, set.height_pt, set.n_lines, set.first, set.last);
    }
    return outcome;
}

enum outcome blocks_rows(struct galley *g, const struct block *rows, double x_pt, double width_pt)
{
    galley_enter(g, SPACE_DL);
    const enum outcome outcome = set_rows(g, rows, x_pt, width_pt);
    galley_leave(g, SPACE_DL);
    return outcome;
}

/* The frame of a box, or the rule at its side. */
static struct mark *draw_box(struct job *job, const struct rect *around, bool deadline)
{
    const struct details *details = &job->design->details;
    const double stroke = deadline ? details->deadline_rule_pt : details->box_rule_pt;
    return details->box_is_ruled ? marks_rule(job, around->x_pt, 0, stroke, around->height_pt)
                                 : marks_frame(job, around->x_pt, 0, around->width_pt, around->height_pt, stroke);
}

/* The padding is measured to the capitals and to the last baseline, so that a frame looks even all round; beside a rule there is none
 * above and below. */
enum outcome blocks_box(struct galley *g, const struct block *box, double x_pt, double width_pt)
{
    struct job *job = g->job;
    const struct details *details = &job->design->details;
    const bool deadline = text_equal(box->attr_kind, "deadline");
    const struct type *type = &job->scale->types[deadline ? TYPE_DEADLINE : TYPE_BODY];
    const double pad = details->box_pad_pt, right_pad = details->box_is_ruled ? 0 : pad;
    const double slack = type->leading_pt - paragraph_baseline_pt(job, type);
    struct galley inner;
    struct mark *first = NULL, *last = NULL;
    galley_init(&inner, job);
    enum outcome outcome = DONE;
    for (const struct block *kid = box->first; kid; kid = kid->next) {
        if (kid->kind == BLOCK_ROW) {
            /* rows come together; the first of them sets them all */
            outcome = outcome_worse(outcome, set_rows(&inner, box, x_pt + pad, width_pt - pad - right_pad));
            break;
        }
        struct paragraph p;
        struct mark *p_first = NULL, *p_last = NULL;
        outcome = outcome_worse(outcome, paragraph_build(&p, job, kid, kid->spans, type));
        const struct lines lines = paragraph_set(job, &p, x_pt + pad, width_pt - pad - right_pad, ALIGN_LEFT);
        const double height = marks_stack(lines, type, &p_first, &p_last);
        inner.gap_pt = inner.n ? details->row_gap_pt : 0;
        galley_push(&inner, height, lines.n, p_first, p_last);
    }
    const double above = details->box_is_ruled ? 0 : pad - slack;
    const double height = galley_pile(&inner, &first, &last) + 2 * above;
    marks_shift(first, 0, above);
    struct mark *frame = draw_box(job, &(struct rect){x_pt, 0, width_pt, height}, deadline);
    frame->next = first;
    galley_enter(g, SPACE_BOX);
    galley_push(g, height, 2, frame, last ? last : frame);
    galley_leave(g, SPACE_BOX);
    g->cost = deadline && g->cost != BREAK_NEVER ? BREAK_DEADLINE : g->cost;
    return outcome;
}

/* "1." or a bullet; a no-break space after it parts it from the item in extracted text. */
static enum outcome build_label(struct paragraph *out, struct galley *g, const struct block *item, bool ordered,
                                int number)
{
    const char *text = ordered ? arena_printf(g->job->arena, "%d.\xC2\xA0", number) : "\xE2\x80\xA2\xC2\xA0";
    const enum outcome outcome = paragraph_build_text(out, g->job, item, text, body_type(g));
    out->part = 1;
    return outcome;
}

enum outcome blocks_list(struct galley *g, const struct block *list, double x_pt, double width_pt)
{
    struct job *job = g->job;
    const bool ordered = list->kind == BLOCK_OL;
    double indent = job->design->details.list_indent_pt;
    enum outcome outcome = DONE;
    int number = 0, n_items = 0;
    for (const struct block *item = list->first; item; item = item->next) {
        n_items++;
    }
    indent += ordered && n_items > 9 ? body_type(g)->size_pt * 0.6 : 0;
    galley_enter(g, SPACE_LIST);
    for (const struct block *item = list->first; item; item = item->next) {
        struct paragraph label, text;
        struct mark *first = NULL, *last = NULL;
        outcome = outcome_worse(outcome, build_label(&label, g, item, ordered, ++number));
        outcome = outcome_worse(outcome, paragraph_build(&text, job, item, item->spans, body_type(g)));
        marks_stack(paragraph_set(job, &label, x_pt, indent, ALIGN_LEFT), body_type(g), &first, &last);
        const struct lines lines = paragraph_set(job, &text, x_pt + indent, width_pt - indent, ALIGN_LEFT);
        const double height = marks_stack(lines, body_type(g), &first, &last);
        if (number > 1) {
            g->gap_pt = job->design->details.item_gap_pt;
            const bool edge = number == 2 || number == n_items;
            g->cost = g->block_cost == BREAK_NEVER || edge ? BREAK_NEVER : BREAK_ROW;
        }
        galley_push(g, height, lines.n, first, last);
    }
    galley_leave(g, SPACE_LIST);
    return outcome;
}

/* A QR code at the right edge, the text beside it narrowed; or below the text, at its left. */
enum outcome blocks_aside(struct galley *g, const struct block *aside, double x_pt, double width_pt)
{
    struct job *job = g->job;
    const struct details *details = &job->design->details;
    const struct block *qr = kid_of(aside, BLOCK_QR);
    struct mark *first = NULL, *last = NULL, *code = NULL;
    struct galley inner;
    enum outcome outcome = qr ? drawing_qr(&code, job, qr) : DONE;
    const bool is_beside = code && !details->qr_below;
    double text_width = width_pt, code_bottom = 0;
    if (is_beside) {
        const double top = body_type(g)->leading_pt - paragraph_baseline_pt(job, body_type(g));
        text_width -= code->width_pt + details->qr_gap_pt;
        code->x_pt = job_turned(job, x_pt + width_pt - code->width_pt, code->width_pt);
        code->y_pt = top; /* level with the capitals of the first line */
        code_bottom = top + code->height_pt;
    }
    galley_init(&inner, job);
    for (const struct block *kid = aside->first; kid; kid = kid->next) {
        if (kid->kind != BLOCK_QR) {
            outcome = outcome_worse(outcome, galley_block(&inner, kid, x_pt, text_width));
        }
    }
    const double text_height = galley_pile(&inner, &first, &last);
    if (code && !is_beside) { /* told before the text, as in every form */
        code->x_pt = job_turned(job, x_pt, code->width_pt);
        code->y_pt = text_height + details->qr_gap_pt;
        code_bottom = code->y_pt + code->height_pt;
    }
    if (code) {
        code->next = first;
        first = code;
        last = last ? last : code;
    }
    galley_enter(g, SPACE_ASIDE);
    galley_push(g, text_height > code_bottom ? text_height : code_bottom, inner.n, first, last);
    galley_leave(g, SPACE_ASIDE);
    return outcome;
}

/* Closing, then name and function close together below it. */
enum outcome blocks_signature(struct galley *g, const struct block *signature, double x_pt, double width_pt)
{
    struct job *job = g->job;
    struct galley inner;
    struct mark *first = NULL, *last = NULL;
    enum outcome outcome = DONE;
    size_t n_lines = 0;
    galley_init(&inner, job);
    for (const struct block *kid = signature->first; kid; kid = kid->next) {
        struct paragraph p;
        struct mark *p_first = NULL, *p_last = NULL;
        outcome = outcome_worse(outcome, paragraph_build(&p, job, kid, kid->spans, body_type(g)));
        const struct lines lines = paragraph_set(job, &p, x_pt, width_pt, ALIGN_LEFT);
        const double height = marks_stack(lines, body_type(g), &p_first, &p_last);
        inner.gap_pt = inner.n == 1 ? job->scale->spaces[SPACE_P].before_pt : 0;
        n_lines += lines.n;
        galley_push(&inner, height, lines.n, p_first, p_last);
    }
    const double height = galley_pile(&inner, &first, &last);
    galley_enter(g, SPACE_SIGNATURE);
    g->cost = g->block_cost == BREAK_NEVER ? BREAK_NEVER : BREAK_SIGNATURE;
    galley_push(g, height, n_lines, first, last);
    galley_leave(g, SPACE_SIGNATURE);
    return outcome;
}
