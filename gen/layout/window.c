#include "window.h"

#include <math.h>
#include "sheet.h"

/* What a ruler and a printer's own shift take together. */
static const double TOLERANCE_PT = 0.05;

struct rect window_reach(const struct job *job)
{
    return envelope_reach(job->envelope, job->design->sheet.width_pt, job->design->sheet.height_pt);
}

struct rect window_safe(const struct job *job)
{
    return envelope_safe(job->envelope, job->design->sheet.width_pt, job->design->sheet.height_pt);
}

struct rect window_ink(const struct layout_kit *kit, const struct mark *mark)
{
    if (mark->kind != MARK_GLYPHS || mark->rotate_deg != 0) {
        return sheet_extent(mark);
    }
    const struct font *font = &kit->fonts.faces[mark->family][mark->face];
    int em = 1, y_em = 1;
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    hb_font_get_scale(font->hb, &em, &y_em); /* the family's own scale is in it, as in the mark's size */
    const double unit = mark->size_pt / em;
    for (size_t i = 0; i < mark->n_glyphs; i++) { /* of every letter, several times: no calls */
        const struct ink *ink = fonts_ink(font, mark->glyphs[i].id);
        if (!ink->has_ink) {
            continue;
        }
        const hb_glyph_extents_t *e = &ink->extents;
        const double x = mark->x_pt + glyph_x_pt(mark, i) + e->x_bearing * unit, y = mark->y_pt + glyph_y_pt(mark, i) - e->y_bearing * unit;
        const double x_end = x + e->width * unit, y_end = y - e->height * unit; /* downward, so it is negative */
        left = x < left ? x : left;
        right = x_end > right ? x_end : right;
        top = y < top ? y : top;
        bottom = y_end > bottom ? y_end : bottom;
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
enum window_fault layout_window_fault(struct rect *ink, const struct layout_kit *kit, const struct mark *mark, const struct envelope *envelope)
{
    const struct rect reach = envelope_reach(envelope, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT);
    const struct rect safe = envelope_safe(envelope, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT), extent = sheet_extent(mark);
    *ink = window_ink(kit, mark);
    if (!window_shows(mark)) {
        return overlap(&extent, &reach) || overlap(ink, &reach) ? WINDOW_SHOWS : WINDOW_RIGHT;
    }
    return ink->width_pt > 0 && !within(ink, &safe) ? WINDOW_HIDES : WINDOW_RIGHT;
}

enum outcome window_check(const struct page *page, struct job *job)
{
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        struct rect ink;
        switch (layout_window_fault(&ink, job->kit, mark, job->envelope)) {
        case WINDOW_SHOWS:
            return diag_note(job->d, D_WINDOW, job->at, "<%s>", name_of(mark));
        case WINDOW_HIDES:
            return diag_note(job->d, D_ADDRESS_HIDDEN, job->at, "<%s>, %s", name_of(mark), job->envelope->id);
        case WINDOW_RIGHT:
            break;
        }
    }
    return DONE;
}

bool layout_is_clear(const struct layout_kit *kit, const struct page *page, const struct rect *place)
{
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        const struct rect ink = window_ink(kit, mark);
        if (mark->artifact != ARTIFACT_WATERMARK && ink.width_pt > 0 && overlap(&ink, place)) {
            return false;
        }
    }
    return true;
}

double layout_width_pt(const struct layout_kit *kit, const char *words, double size_pt)
{
    hb_font_t *font = kit->fonts.faces[0][FACE_REGULAR].hb;
    int em = 1, y_em = 1;
    double width = 0;
    hb_font_get_scale(font, &em, &y_em);
    for (; *words; words++) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(font, (unsigned char)*words, &glyph);
        width += hb_font_get_glyph_h_advance(font, glyph) * size_pt / em;
    }
    return width;
}

enum outcome window_check_marks(const struct page *page, struct job *job)
{
    const struct envelope *e = job->envelope;
    const struct rect *const places[] = {&e->matrix, &e->omr};
    if (e->duplex && page->number % 2 == 0) {
        return DONE;
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (places[i]->width_pt > 0 && !layout_is_clear(job->kit, page, places[i])) {
            return diag_note(job->d, D_MARK_PLACE, job->at, "%s, page %d", i ? "<omr>" : "<matrix>", page->number);
        }
    }
    return DONE;
}
