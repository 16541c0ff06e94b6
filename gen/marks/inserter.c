#include "inserter.h"

#include <stdlib.h>
#include <string.h>

#include "../layout/house.h"

#define MM(pt) ((pt) / HOUSE_PT_PER_MM)
enum { MAX_BIT = 7, MATCH_DIGITS = 9 /* of the piece: its place in the run */ };

static const struct house_field track_fields[] = {
    {"length", HOUSE_AT(inserter, length_mm)},
    {"thickness", HOUSE_AT(inserter, thickness_mm)},
    {"pitch", HOUSE_AT(inserter, pitch_mm)},
    {NULL, 0},
};

/* The reader's numbers stay millimetres: no field's name ends in -mm. */
static void read_marks(struct house_reader *r, const xmlNode *root, struct inserter *out)
{
    static const char *const whens[] = {"always", "first", "not-first", "last", "not-last", "sequence", "match", "parity", NULL};
    int n_parity = 0;
    for (const xmlNode *node = xml_child(root, "mark"); node; node = xml_next(node, "mark")) {
        if (out->n_marks == INSERTER_MARKS) {
            house_complain(r, node, "is one too many");
            return;
        }
        const enum omr_when when = (enum omr_when)house_index(r, node, "when", whens);
        const bool has_bit = when == OMR_SEQUENCE || when == OMR_MATCH;
        if (has_bit != (xml_attr(node, "bit") != NULL))
            house_complain(r, node, "bit");
        out->marks[out->n_marks].when = when;
        out->marks[out->n_marks++].bit = house_whole(r, node, "bit", (const int[]){0, MAX_BIT, 0});
        n_parity += when == OMR_PARITY;
    }
    if (out->n_marks == 0 || n_parity > 1)
        house_complain(r, root, out->n_marks ? "has several marks of parity" : "has no marks");
}

static void judge(struct house_reader *r, const xmlNode *root, const struct inserter *out, const struct rect *omr)
{
    const double deep = (out->n_marks - 1) * out->pitch_mm + out->thickness_mm;
    if (out->length_mm <= 0 || out->thickness_mm <= 0 || out->pitch_mm <= out->thickness_mm)
        house_complain(r, root, "length, thickness or pitch");
    else if (omr->width_pt <= 0 || out->length_mm > MM(omr->width_pt) || deep > MM(omr->height_pt))
        house_complain(r, root, "has no room in <omr> of the envelope profile");
}

enum outcome inserter_load(struct inserter *out, struct arena *arena, struct diag *d, const struct bundle *b, const struct envelope *envelope)
{
    static const char *const known[] = {"track", "mark", NULL};
    struct house_reader r = {.arena = arena, .d = d, .file = arena_printf(arena, "house/inserters/%s.xml", envelope->inserter), .outcome = DONE};
    *out = (struct inserter){0};
    const xmlNode *root = house_open(&r, b, "inserter");
    if (!root)
        return r.outcome;
    const xmlNode *track = xml_child(root, "track");
    house_only(&r, root, known);
    read_marks(&r, root, out);
    if (track)
        house_fields(&r, track, track_fields, out);
    else
        house_complain(&r, root, "track");
    if (r.outcome == DONE)
        judge(&r, root, out, &envelope->omr);
    return r.outcome;
}

static bool is_due(const struct inserter *inserter, int at, const struct omr_sheet *sheet)
{
    const size_t n = strlen(sheet->piece);
    const unsigned long number = strtoul(sheet->piece + (n > MATCH_DIGITS ? n - MATCH_DIGITS : 0), NULL, 10);
    switch (inserter->marks[at].when) {
    case OMR_ALWAYS: return true;
    case OMR_FIRST: return sheet->sheet == 1;
    case OMR_NOT_FIRST: return sheet->sheet != 1;
    case OMR_LAST: return sheet->sheet == sheet->of;
    case OMR_NOT_LAST: return sheet->sheet != sheet->of;
    case OMR_SEQUENCE: return (sheet->sheet - 1) >> inserter->marks[at].bit & 1;
    case OMR_MATCH: return number >> inserter->marks[at].bit & 1;
    case OMR_PARITY: break;
    }
    int n_others = 0;
    for (int i = 0; i < inserter->n_marks; i++)
        n_others += inserter->marks[i].when != OMR_PARITY && is_due(inserter, i, sheet);
    return n_others % 2;
}

void inserter_marks(struct mark_set *set, struct arena *arena, const struct inserter *inserter, const struct rect *omr, const struct omr_sheet *sheet)
{
    for (int i = 0; i < inserter->n_marks; i++)
        if (is_due(inserter, i, sheet))
            mark_set_rect(set, arena, (struct mark_rect){MM(omr->x_pt), MM(omr->y_pt) + i * inserter->pitch_mm, inserter->length_mm, inserter->thickness_mm});
}
