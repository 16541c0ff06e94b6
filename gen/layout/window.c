#include "window.h"

#include <math.h>
#include "sheet.h"

/* What a ruler and a printer's own shift take together. */
static const double TOLERANCE_PT = 0.05;

static double folded_height(const struct envelope *e, double sheet_height_pt)
{
    double highest = 0, last = 0;
    for (int i = 0; i < e->n_folds; i++) {
        highest = fmax(highest, e->folds_pt[i] - last);
        last = e->folds_pt[i];
    }
    return fmax(highest, sheet_height_pt - last);
}

struct rect window_slack(const struct envelope *e, double sheet_width_pt, double sheet_height_pt)
{
    return (struct rect){.width_pt = fmax(e->width_pt - sheet_width_pt, 0),
                         .height_pt = fmax(e->height_pt - folded_height(e, sheet_height_pt), 0)};
}

static struct rect slack_of(const struct job *job)
{
    const struct sheet_measures *m = &job->design->sheet;
    return window_slack(job->envelope, m->width_pt, m->height_pt);
}

struct rect window_reach(const struct job *job)
{
    const struct rect *hole = &job->envelope->hole, slack = slack_of(job);
    return (struct rect){hole->x_pt - slack.width_pt, hole->y_pt - slack.height_pt, hole->width_pt + 2 * slack.width_pt,
                         hole->height_pt + 2 * slack.height_pt};
}

/* A sheet that moves to the left brings what stands there under the left edge. */
struct rect window_safe(const struct job *job)
{
    const struct envelope *e = job->envelope;
    const struct rect slack = slack_of(job);
    const double left = fmin(e->play_left_pt, slack.width_pt), right = fmin(e->play_right_pt, slack.width_pt);
    const double up = fmin(e->play_up_pt, slack.height_pt), down = fmin(e->play_down_pt, slack.height_pt);
    return (struct rect){e->hole.x_pt + left, e->hole.y_pt + up, e->hole.width_pt - left - right,
                         e->hole.height_pt - up - down};
}

struct rect window_ink(const struct layout_kit *kit, const struct mark *mark)
{
    if (mark->kind != MARK_GLYPHS || mark->rotate_deg != 0) {
        return sheet_extent(mark);
    }
    hb_font_t *font = kit->fonts.faces[mark->family][mark->face].hb;
    int em = 1, y_em = 1;
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    hb_font_get_scale(font, &em, &y_em); /* the family's own scale is in it, as in the mark's size */
    const double unit = mark->size_pt / em;
    for (size_t i = 0; i < mark->n_glyphs; i++) {
        const struct glyph *glyph = &mark->glyphs[i];
        hb_glyph_extents_t e;
        if (!hb_font_get_glyph_extents(font, glyph->id, &e) || e.width == 0) {
            continue; /* a space */
        }
        const double x = mark->x_pt + glyph->x_pt + e.x_bearing * unit, y = mark->y_pt + glyph->y_pt - e.y_bearing * unit;
        left = fmin(left, x);
        right = fmax(right, x + e.width * unit);
        top = fmin(top, y);
        bottom = fmax(bottom, y - e.height * unit); /* downward, so it is negative */
    }
    return left > right ? (struct rect){mark->x_pt, mark->y_pt, 0, 0} : (struct rect){left, top, right - left, bottom - top};
}

bool window_shows(const struct mark *mark)
{
    return mark->artifact == ARTIFACT_RETURN || (mark->owner && mark->owner->kind == BLOCK_LINE);
}

static bool overlap(const struct rect *a, const struct rect *b)
{
    return a->x_pt < b->x_pt + b->width_pt && b->x_pt < a->x_pt + a->width_pt && a->y_pt < b->y_pt + b->height_pt &&
           b->y_pt < a->y_pt + a->height_pt;
}

static bool within(const struct rect *a, const struct rect *b)
{
    return a->x_pt >= b->x_pt - TOLERANCE_PT && a->y_pt >= b->y_pt - TOLERANCE_PT &&
           a->x_pt + a->width_pt <= b->x_pt + b->width_pt + TOLERANCE_PT &&
           a->y_pt + a->height_pt <= b->y_pt + b->height_pt + TOLERANCE_PT;
}

static const char *name_of(const struct mark *mark)
{
    return mark->owner ? block_name(mark->owner->kind) : mark->artifact == ARTIFACT_RETURN ? "return" : "artifact";
}

/* Of what must never show also the room that its letters could take counts, not their ink alone. */
enum outcome window_check(const struct page *page, struct job *job)
{
    const struct rect reach = window_reach(job), safe = window_safe(job);
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const bool is_shown = window_shows(mark);
        const struct rect extent = sheet_extent(mark), ink = window_ink(job->kit, mark);
        if (!is_shown && (overlap(&extent, &reach) || overlap(&ink, &reach))) {
            return diag_note(job->d, D_WINDOW, job->at, "<%s>", name_of(mark));
        }
        if (is_shown && ink.width_pt > 0 && !within(&ink, &safe)) {
            return diag_note(job->d, D_ADDRESS_HIDDEN, job->at, "<%s>, %s", name_of(mark), job->envelope->id);
        }
    }
    return DONE;
}
