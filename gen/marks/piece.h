/* piece - all that the mail-room prints over a letter: on its first sheet what the carrier reads through the window (its own codes, handed in with
 * the record, and KIX), on each front what the inserter reads (Data Matrix, OMR). Where, the envelope's profile says.
 *
 * What would not fit is left out, never the letter. Nothing here tells of person or subject but the address itself. */
#pragma once
#include "inserter.h"
#include "kix.h"
#include "matrix.h"

/* What a print file's envelope asks for. */
struct piece_room {
    const struct envelope *envelope;
    const struct inserter *inserter; /* NULL: none */
};

/* What the carrier reads of one letter. Strings are the caller's arena's; NULL: not to be printed. */
struct piece_codes {
    const char *kix, *postal_matrix;
    const char *lines[3]; /* code line, letter code, print line */
};

struct piece_letter {
    const struct layout_kit *kit;
    const struct layout *layout;
    const xmlNode *facts; /* their root */
};
/* Chooses them: those that the record has and the place of which no ink of the letter touches. KIX: of an address in the Netherlands, wholly
 * visible under the profile's play, 2 mm of white around it, and not over a code of the carrier. */
void piece_choose(struct piece_codes *out, struct arena *arena, const struct piece_room *room, const struct piece_letter *letter);

/* Whether any code that the record brought is among them. */
bool piece_has_codes(const struct piece_codes *codes);
/* The marks of a sheet's front, as rectangles and texts. False when one cannot be made. */
bool piece_marks(struct mark_set *out, struct arena *arena, const struct piece_room *room, const struct piece_codes *codes, const struct omr_sheet *sheet);
#define PIECE_LINE_PT       7.0 /* the carrier's lines */
#define PIECE_LINE_PITCH_MM 2.8
