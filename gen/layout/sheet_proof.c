/* sheet_proof - what is proved of every page before it may be drawn: nothing lies at the sheet's edge, no text lies over another. What the
 * window shows is window.c's. */
#include <math.h>
#include "sheet.h"

/* Parts of the em that ink may reach above and below the baseline: capitals with accents, descenders. */
static const double INK_ABOVE = 0.95, INK_BELOW = 0.25;
/* And that it mostly reaches; lines set close touch with less. */
static const double BODY_ABOVE = 0.72, BODY_BELOW = 0.2;
static const double SHEET_EDGE_PT = 3 * 72 / 25.4, TOUCH_PT = 1;

struct rect sheet_extent(const struct mark *mark)
{
    if (mark->kind != MARK_GLYPHS) {
        const double half = mark->stroke_pt / 2;
        return (struct rect){mark->x_pt - half, mark->y_pt - half, mark->width_pt + 2 * half,
                             mark->height_pt + 2 * half};
    }
    const double above = INK_ABOVE * mark->size_pt, height = (INK_ABOVE + INK_BELOW) * mark->size_pt;
    if (mark->rotate_deg == 0) {
        return (struct rect){mark->x_pt, mark->y_pt - above, mark->width_pt, height};
    }
    const double turn = mark->rotate_deg * acos(-1) / 180, c = cos(turn), s = sin(turn);
    const double xs[2] = {0, mark->width_pt}, ys[2] = {-above, height - above};
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

/* A line of text or a drawing, and whose it is. */
struct content {
    const struct block *owner; /* NULL: an artifact, told apart by its kind */
    enum artifact artifact;
    double left_pt, top_pt, right_pt, bottom_pt;
};

static const char *name_of(const struct content *c)
{
    return c->owner ? block_name(c->owner->kind) : c->artifact == ARTIFACT_FOOTER ? "footer" : "artifact";
}

/* The marks of one line are one content. */
static size_t collect(struct content *out, const struct page *page)
{
    size_t n = 0;
    double baseline_pt = 0;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        if (mark->artifact == ARTIFACT_WATERMARK || mark->kind == MARK_RULE || mark->kind == MARK_FRAME) {
            continue; /* lie under text, or around it */
        }
        const bool text = mark->kind == MARK_GLYPHS;
        struct content *last = n ? &out[n - 1] : NULL;
        if (last && text && mark->owner == last->owner && mark->artifact == last->artifact &&
            fabs(mark->y_pt - baseline_pt) < 0.01) {
            last->left_pt = fmin(last->left_pt, mark->x_pt);
            last->right_pt = fmax(last->right_pt, mark->x_pt + mark->width_pt);
            continue;
        }
        baseline_pt = mark->y_pt;
        out[n++] = (struct content){
            .owner = mark->owner,
            .artifact = mark->artifact,
            .left_pt = mark->x_pt,
            .top_pt = mark->y_pt - (text ? BODY_ABOVE * mark->size_pt : 0),
            .right_pt = mark->x_pt + mark->width_pt,
            .bottom_pt = mark->y_pt + (text ? BODY_BELOW * mark->size_pt : mark->height_pt),
        };
    }
    return n;
}

static bool lie_over(const struct content *a, const struct content *b)
{
    return a->top_pt < b->bottom_pt - TOUCH_PT && b->top_pt < a->bottom_pt - TOUCH_PT &&
           a->left_pt < b->right_pt - TOUCH_PT && b->left_pt < a->right_pt - TOUCH_PT &&
           (a->owner != b->owner || a->artifact != b->artifact);
}

enum outcome sheet_check_page(const struct page *page, struct job *job)
{
    const struct sheet_measures *m = &job->design->sheet;
    size_t n_marks = 0;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const struct rect r = sheet_extent(mark);
        n_marks++;
        if (r.x_pt < SHEET_EDGE_PT || r.x_pt + r.width_pt > m->width_pt - SHEET_EDGE_PT || r.y_pt < SHEET_EDGE_PT ||
            r.y_pt + r.height_pt > m->height_pt - SHEET_EDGE_PT) {
            return diag_note(job->d, D_PAGE_PROOF, job->at, "page %d, edge, <%s>", page->number,
                             mark->owner ? block_name(mark->owner->kind) : "artifact");
        }
    }
    struct content *contents = arena_array(job->arena, n_marks, sizeof *contents);
    const size_t n = collect(contents, page);
    for (size_t i = 1; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (lie_over(&contents[i], &contents[j])) {
                return diag_note(job->d, D_PAGE_PROOF, job->at, "page %d, <%s> over <%s>", page->number,
                                 name_of(&contents[i]), name_of(&contents[j]));
            }
        }
    }
    return DONE;
}
