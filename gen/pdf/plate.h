/* plate - a logo or QR code that Cairo draws once a process and every letter refers to: a form in PDF's words.
 *
 * The paths of a logo are longer than all the words of a page. Drawn anew they would be half of what Cairo does for a letter; as a plate they are
 * drawn and deflated once, and a print file holds them once for all its letters. The place on the sheet is the letter's own: a plate's paths begin
 * in its own corner, y downward, as the page's do. */
#pragma once
#include "../base/diag.h"
#include "../layout/layout.h"
#include "zip.h"

struct plate {
    double x_pt, y_pt;     /* of its corner, from that of the mark */
    struct bytes entries;  /* of its dictionary, but filter and length */
    struct bytes content;  /* operators that build and fill paths, deflated */
};

struct plates; /* process-lifetime, as the kit is that lays the letters out: those that were made */
struct plates *plates_open(struct arena *arena, const struct zip *zip);

/* The plate of a path mark, made when it is first asked for. It is the process's while there is room for it there, else the arena's. BROKEN: Cairo
 * failed, or drew it with what no plate has (F003, F005, F007). */
enum outcome plate_of(const struct plate **out, struct plates *plates, struct arena *arena, struct diag *d, const struct mark *mark);
