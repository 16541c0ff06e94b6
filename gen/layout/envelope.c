#include "envelope.h"

#include <math.h>
#include <string.h>
#include "../base/text.h"
#include "house.h"

#define AT HOUSE_AT
#define NO_INSERTER "none"
#define FOLDER "house/envelopes/"
#define ENDING ".xml"
enum { MAX_SHEETS = 99, SHEETS_PER_FILE = 2500, MAX_SHEETS_PER_FILE = 100000, MAX_GRAMS = 500, PAPER = 80, MIN_PAPER = 60, MAX_PAPER = 200 };
/* Of a profile that does not say: how far a sheet moves in its envelope, and how much wider than its field the window is at the left and
 * the right. */
#define PLAY_MM    3.0
#define CUT_OUT_LEFT_MM  4.0 /* the play, and what a J reaches to the left of its place */
#define CUT_OUT_RIGHT_MM 1.0 /* lines end where the window always shows them */


static const struct house_field rect_fields[] = {
    {"x", AT(rect, x_pt)},
    {"y", AT(rect, y_pt)},
    {"width", AT(rect, width_pt)},
    {"height", AT(rect, height_pt)},
    {NULL, 0},
};
static const struct house_field envelope_fields[] = {
    {"width", AT(envelope, width_pt)},
    {"height", AT(envelope, height_pt)},
    {NULL, 0},
};
static const struct house_field play_fields[] = {
    {"left", AT(envelope, play_left_pt)},
    {"right", AT(envelope, play_right_pt)},
    {"up", AT(envelope, play_up_pt)},
    {"down", AT(envelope, play_down_pt)},
    {NULL, 0},
};


static void read_rect(struct house_reader *r, const xmlNode *root, const char *name, struct rect *out)
{
    const xmlNode *node = xml_child(root, name);
    if (node) {
        house_fields(r, node, rect_fields, out);
    } else {
        house_complain(r, root, name);
    }
}

static void read_place(struct house_reader *r, const xmlNode *root, const char *name, struct rect *out)
{
    if (xml_child(root, name)) {
        read_rect(r, root, name, out);
    }
}

/* The open part of the envelope: standards name the field in which text may stand, makers cut more. */
static void read_hole(struct house_reader *r, const xmlNode *root, struct envelope *out)
{
    const xmlNode *node = xml_child(root, "cut-out");
    struct envelope more = {.play_left_pt = CUT_OUT_LEFT_MM * HOUSE_PT_PER_MM,
                            .play_right_pt = CUT_OUT_RIGHT_MM * HOUSE_PT_PER_MM};
    if (node) {
        house_fields(r, node, play_fields, &more);
    }
    out->hole = (struct rect){out->window.x_pt - more.play_left_pt, out->window.y_pt - more.play_up_pt,
                              out->window.width_pt + more.play_left_pt + more.play_right_pt,
                              out->window.height_pt + more.play_up_pt + more.play_down_pt};
}

static void read_play(struct house_reader *r, const xmlNode *root, struct envelope *out)
{
    const xmlNode *node = xml_child(root, "play");
    out->play_left_pt = out->play_right_pt = out->play_up_pt = out->play_down_pt = PLAY_MM * HOUSE_PT_PER_MM;
    if (node) {
        house_fields(r, node, play_fields, out);
    }
}

/* Downward, as the sheet has them. */
static void read_folds(struct house_reader *r, const xmlNode *root, struct envelope *out)
{
    double last = 0;
    for (const xmlNode *node = xml_child(root, "fold"); node; node = xml_next(node, "fold")) {
        double y = 0;
        if (out->n_folds == MAX_FOLDS || !house_number(xml_attr(node, "y"), &y) || y <= last) {
            house_complain(r, node, "y");
            return;
        }
        out->folds_pt[out->n_folds++] = y * HOUSE_PT_PER_MM;
        last = y;
    }
}

/* The id is the file's name: who names one finds the other. */
static void read_head(struct house_reader *r, const xmlNode *root, struct envelope *out)
{
    static const char *const references[] = {"column", "text", NULL}, *const sides[] = {"duplex", "simplex", NULL}, *const sheets[] = {"A4", NULL};
    static const char *const known[] = {"window", "cut-out", "address", "play", "fold", "kix", "postal-matrix", "sort-line", "matrix", "omr", "letterhead", NULL};
    house_only(r, root, known);
    house_fields(r, root, envelope_fields, out);
    if (!text_equal(xml_attr(root, "id"), out->id)) {
        house_complain(r, root, "id");
    }
    out->sheet = sheets[house_index(r, root, "sheet", sheets)];
    out->duplex = !house_choice(r, root, "sides", sides);
    out->references_in_text = xml_attr(root, "references") && house_choice(r, root, "references", references);
    if (!text_equal(xml_attr(root, "inserter"), NO_INSERTER)) {
        out->inserter = house_copy(r, root, "inserter");
    }
    out->max_sheets = house_whole(r, root, "max-sheets", (const int[]){1, MAX_SHEETS, 0});
    if (!out->max_sheets) {
        house_complain(r, root, "max-sheets");
    }
    out->sheets_per_file = house_whole(r, root, "sheets-per-file", (const int[]){1, MAX_SHEETS_PER_FILE, SHEETS_PER_FILE});
    out->grams = house_whole(r, root, "grams", (const int[]){1, MAX_GRAMS, 0});
    out->paper_grams = house_whole(r, root, "paper", (const int[]){MIN_PAPER, MAX_PAPER, PAPER});
}

static bool within(const struct rect *a, const struct rect *b)
{
    return a->x_pt >= b->x_pt && a->y_pt >= b->y_pt && a->x_pt + a->width_pt <= b->x_pt + b->width_pt && a->y_pt + a->height_pt <= b->y_pt + b->height_pt;
}

static bool overlap(const struct rect *a, const struct rect *b)
{
    return a->x_pt < b->x_pt + b->width_pt && b->x_pt < a->x_pt + a->width_pt && a->y_pt < b->y_pt + b->height_pt && b->y_pt < a->y_pt + a->height_pt;
}

/* What the carrier reads stands in the window, what the inserter reads can never come there. */
static void judge_places(struct house_reader *r, const xmlNode *root, const struct envelope *e)
{
    const struct rect sheet = {0, 0, ENVELOPE_SHEET_WIDTH_PT, ENVELOPE_SHEET_HEIGHT_PT}, reach = envelope_reach(e, sheet.width_pt, sheet.height_pt);
    const struct {
        const char *name;
        const struct rect *place;
        bool is_shown;
    } places[] = {{"kix", &e->kix, true}, {"postal-matrix", &e->postal_matrix, true}, {"sort-line", &e->sort_line, true}, {"matrix", &e->matrix, false}, {"omr", &e->omr, false}};
    if (e->width_pt < sheet.width_pt) {
        house_complain(r, root, "width");
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct rect *place = places[i].place;
        if (place->width_pt > 0 && (!within(place, places[i].is_shown ? &e->hole : &sheet) || (!places[i].is_shown && overlap(place, &reach)))) {
            house_complain(r, xml_child(root, places[i].name), places[i].is_shown ? "lies outside the window" : "could show in the window");
        }
    }
    if (e->matrix.width_pt > 0 && e->omr.width_pt > 0 && overlap(&e->matrix, &e->omr)) {
        house_complain(r, xml_child(root, "omr"), "lies over <matrix>");
    }
}

enum outcome envelope_load(struct envelope *out, struct arena *arena, struct diag *d, const struct bundle *b,
                                 const char *id)
{
    const char *file = arena_printf(arena, FOLDER "%s" ENDING, id);
    struct house_reader r = {.arena = arena, .d = d, .file = file, .all_mm = true, .outcome = DONE};
    *out = (struct envelope){.id = arena_strdup(arena, id)};
    if (!bundle_file(b, file)) {
        return diag_note(d, D_ENVELOPE_UNKNOWN, &(struct place){.file = file}, NULL);
    }
    const xmlNode *root = house_open(&r, b, "envelope");
    if (!root) {
        return r.outcome;
    }
    read_head(&r, root, out);
    read_rect(&r, root, "window", &out->window);
    read_rect(&r, root, "address", &out->address);
    read_hole(&r, root, out);
    read_play(&r, root, out);
    read_folds(&r, root, out);
    read_place(&r, root, "kix", &out->kix);
    read_place(&r, root, "postal-matrix", &out->postal_matrix);
    read_place(&r, root, "sort-line", &out->sort_line);
    read_place(&r, root, "matrix", &out->matrix);
    read_place(&r, root, "omr", &out->omr);
    read_place(&r, root, "letterhead", &out->letterhead);
    if (r.outcome == DONE) {
        judge_places(&r, root, out);
    }
    return r.outcome;
}

const char *envelope_each(struct arena *arena, const struct bundle *b, size_t *at)
{
    const struct input *file = bundle_each(b, FOLDER, ENDING, at);
    const int n = file ? (int)(strlen(file->name) - strlen(FOLDER) - strlen(ENDING)) : 0;
    return file ? arena_printf(arena, "%.*s", n, file->name + strlen(FOLDER)) : NULL;
}

static double folded_height(const struct envelope *e, double sheet_height_pt)
{
    double highest = 0, last = 0;
    for (int i = 0; i < e->n_folds; i++) {
        highest = fmax(highest, e->folds_pt[i] - last);
        last = e->folds_pt[i];
    }
    return fmax(highest, sheet_height_pt - last);
}

struct rect envelope_slack(const struct envelope *e, double sheet_width_pt, double sheet_height_pt)
{
    return (struct rect){.width_pt = fmax(e->width_pt - sheet_width_pt, 0),
                         .height_pt = fmax(e->height_pt - folded_height(e, sheet_height_pt), 0)};
}

struct rect envelope_reach(const struct envelope *e, double sheet_width_pt, double sheet_height_pt)
{
    const struct rect *hole = &e->hole, slack = envelope_slack(e, sheet_width_pt, sheet_height_pt);
    return (struct rect){hole->x_pt - slack.width_pt, hole->y_pt - slack.height_pt, hole->width_pt + 2 * slack.width_pt,
                         hole->height_pt + 2 * slack.height_pt};
}

/* A sheet that moves to the left brings what stands there under the left edge. */
struct rect envelope_safe(const struct envelope *e, double sheet_width_pt, double sheet_height_pt)
{
    const struct rect slack = envelope_slack(e, sheet_width_pt, sheet_height_pt);
    const double left = fmin(e->play_left_pt, slack.width_pt), right = fmin(e->play_right_pt, slack.width_pt);
    const double up = fmin(e->play_up_pt, slack.height_pt), down = fmin(e->play_down_pt, slack.height_pt);
    return (struct rect){e->hole.x_pt + left, e->hole.y_pt + up, e->hole.width_pt - left - right,
                         e->hole.height_pt - up - down};
}
