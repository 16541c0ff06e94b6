/* drawing - logos and QR codes, each made once and kept in the kit; a letter gets a mark that borrows the paths. */
#pragma once
#include "kit.h"

/* <logo>: width_mm wide, but never higher than height_pt. */
enum outcome drawing_logo(struct mark **out, struct job *job, const struct block *logo, double height_pt);
/* <qr>: a square of the house's size. */
enum outcome drawing_qr(struct mark **out, struct job *job, const struct block *qr);
