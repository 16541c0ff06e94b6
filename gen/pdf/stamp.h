/* stamp - what the mail-room prints over a finished letter: marks for the inserter, and the piece with its sheet in small type. Drawn as one
 * content stream of its own per page, as an artifact; the letter's own content is not touched.
 *
 * The type is the house's, out of Cairo: it draws the printable ASCII characters once a print file, in a regular and a bold face, and its fonts
 * are taken over. */
#pragma once
#include "../marks/marks.h"
#include "pdf.h"
#include "print_copy.h"

/* All borrowed; solid black. */
struct stamp_marks {
    const struct mark_rect *rects;
    size_t n_rects;
    const struct mark_text *texts;
    size_t n_texts;
};

#define STAMP_TEXT_BYTES 200 /* of one text */
#define STAMP_REGULAR    "/StampRegular" /* their names in a page's resources */
#define STAMP_BOLD       "/StampBold"

struct stamp_type {
    int regular, bold; /* object numbers in the print file */
};

/* Draws and takes over the two fonts. BROKEN: Cairo could not, or gave something else than it does (F001, B050). */
enum outcome stamp_type_write(struct stamp_type *out, struct print_copier *c, struct diag *d, struct pdf_kit *kit);
/* Appends the marks as operators, an artifact each kind. False when a text is not of ASCII. */
bool stamp_draw(struct buf *out, const struct stamp_marks *marks, double height_pt);
