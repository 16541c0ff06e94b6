#include "piece.h"

#include <math.h>

#include "../base/text.h"
#include "../layout/house.h"
#include "../record/xml.h"

#define MM(pt)      ((pt) / HOUSE_PT_PER_MM)
#define PT(mm)      ((mm) * HOUSE_PT_PER_MM)
#define LINE_ASCENT 0.8 /* of its size: capitals and figures; nothing in a code goes lower than its line but a slash */
enum { MAX_PLACED = 4, N_LINES = 3 };

/* What is chosen so far, with the white that it wants. */
struct placing {
    const struct piece_room *room;
    const struct piece_letter *letter;
    struct rect placed[MAX_PLACED];
    int n_placed;
};

static struct rect grown(const struct rect *r, double by_pt)
{
    return (struct rect){r->x_pt - by_pt, r->y_pt - by_pt, r->width_pt + 2 * by_pt, r->height_pt + 2 * by_pt};
}

static bool overlap(const struct rect *a, const struct rect *b)
{
    return a->x_pt < b->x_pt + b->width_pt && b->x_pt < a->x_pt + a->width_pt && a->y_pt < b->y_pt + b->height_pt && b->y_pt < a->y_pt + a->height_pt;
}

/* Wholly visible under the profile's play, and clear of ink by so much. Then it is placed. */
static bool take_place(struct placing *p, const struct rect *bars, double quiet_mm)
{
    const struct layout *layout = p->letter->layout;
    const struct rect safe = envelope_safe(p->room->envelope, layout->width_pt, layout->height_pt), white = grown(bars, PT(quiet_mm));
    const double right = bars->x_pt + bars->width_pt, bottom = bars->y_pt + bars->height_pt;
    if (bars->x_pt < safe.x_pt || bars->y_pt < safe.y_pt || right > safe.x_pt + safe.width_pt || bottom > safe.y_pt + safe.height_pt)
        return false;
    if (!layout_is_clear(p->letter->kit, &layout->pages[0], &white))
        return false;
    for (int i = 0; i < p->n_placed; i++)
        if (overlap(&white, &p->placed[i]))
            return false;
    p->placed[p->n_placed++] = white;
    return true;
}

static const char *choose_matrix(struct placing *p, struct arena *arena, const xmlNode *postal)
{
    const struct rect *place = &p->room->envelope->postal_matrix;
    const struct mark_rect at = {MM(place->x_pt), MM(place->y_pt), MM(place->width_pt), MM(place->height_pt)};
    const char *code = xml_attr(postal, "matrix");
    struct mark_set trial = {0};
    const bool is_one = code && place->width_pt > 0 && matrix_marks(&trial, arena, code, &at) && take_place(p, place, 0);
    return is_one ? arena_strdup(arena, code) : NULL;
}

static void choose_lines(struct placing *p, struct arena *arena, const xmlNode *postal, const char *lines[N_LINES])
{
    static const char *const names[N_LINES] = {"code-line", "brief-code", "print-line"};
    const struct rect *place = &p->room->envelope->sort_line;
    struct rect taken = {place->x_pt, place->y_pt, 0, 0};
    const char *found[N_LINES];
    for (int i = 0; i < N_LINES; i++) {
        found[i] = place->width_pt > 0 ? xml_attr(postal, names[i]) : NULL;
        if (!found[i])
            continue;
        taken.width_pt = fmax(taken.width_pt, layout_width_pt(p->letter->kit, found[i], PIECE_LINE_PT));
        taken.height_pt += PT(PIECE_LINE_PITCH_MM);
    }
    if (taken.height_pt <= 0 || taken.width_pt > place->width_pt || taken.height_pt > place->height_pt + 1e-6 || !take_place(p, &taken, 0))
        return;
    for (int i = 0; i < N_LINES; i++)
        lines[i] = found[i] ? arena_strdup(arena, found[i]) : NULL;
}

static const char *choose_kix(struct placing *p, struct arena *arena, const xmlNode *address)
{
    const struct rect *place = &p->room->envelope->kix;
    char *code = arena_alloc(arena, KIX_MAX + 1);
    if (place->width_pt <= 0 || !text_equal(xml_attr(address, "country"), "NL"))
        return NULL;
    const char *addition = xml_text(arena, xml_child(address, "addition"));
    if (!kix_code(code, xml_text(arena, xml_child(address, "postcode")), xml_text(arena, xml_child(address, "number")), addition))
        return NULL;
    const struct rect bars = {place->x_pt, place->y_pt, PT(kix_width_mm(code)), PT(KIX_HEIGHT_MM)};
    const bool fits = bars.width_pt <= place->width_pt && bars.height_pt <= place->height_pt && take_place(p, &bars, KIX_QUIET_MM);
    return fits ? code : NULL;
}

void piece_choose(struct piece_codes *out, struct arena *arena, const struct piece_room *room, const struct piece_letter *letter)
{
    const xmlNode *addressee = xml_child(xml_child(letter->facts, "record"), "addressee"), *postal = xml_child(addressee, "postal");
    struct placing p = {.room = room, .letter = letter};
    *out = (struct piece_codes){0};
    if (text_equal(xml_attr(xml_child(letter->facts, "letter"), "form"), "annex")) /* it goes behind the address of its decision */
        return;
    out->postal_matrix = choose_matrix(&p, arena, postal);
    choose_lines(&p, arena, postal, out->lines);
    out->kix = choose_kix(&p, arena, xml_child(addressee, "address"));
}

bool piece_has_codes(const struct piece_codes *codes)
{
    return codes->postal_matrix || codes->lines[0] || codes->lines[1] || codes->lines[2];
}

/* --- as rectangles and texts --- */

static bool add_square(struct mark_set *out, struct arena *arena, const struct rect *place, const char *payload)
{
    return matrix_marks(out, arena, payload, &(struct mark_rect){MM(place->x_pt), MM(place->y_pt), MM(place->width_pt), MM(place->height_pt)});
}

static bool add_codes(struct mark_set *out, struct arena *arena, const struct envelope *e, const struct piece_codes *codes)
{
    double y_mm = MM(e->sort_line.y_pt);
    if (codes->postal_matrix && !add_square(out, arena, &e->postal_matrix, codes->postal_matrix))
        return false;
    for (int i = 0; i < N_LINES; i++) {
        if (!codes->lines[i])
            continue;
        const double baseline_mm = y_mm + MM(PIECE_LINE_PT * LINE_ASCENT);
        mark_set_text(out, arena, (struct mark_text){codes->lines[i], MM(e->sort_line.x_pt), baseline_mm, PIECE_LINE_PT, false});
        y_mm += PIECE_LINE_PITCH_MM;
    }
    return !codes->kix || kix_marks(out, arena, codes->kix, MM(e->kix.x_pt), MM(e->kix.y_pt));
}

bool piece_marks(struct mark_set *out, struct arena *arena, const struct piece_room *room, const struct piece_codes *codes, const struct omr_sheet *sheet)
{
    const struct envelope *e = room->envelope;
    char payload[MATRIX_DIGITS + 1];
    out->n_rects = out->n_texts = 0;
    if (sheet->sheet == 1 && !add_codes(out, arena, e, codes))
        return false;
    if (e->matrix.width_pt > 0 && (!matrix_payload(payload, sheet->piece, sheet->sheet, sheet->of) || !add_square(out, arena, &e->matrix, payload)))
        return false;
    if (room->inserter)
        inserter_marks(out, arena, room->inserter, &e->omr, sheet);
    return true;
}
