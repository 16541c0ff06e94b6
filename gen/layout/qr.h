/* qr - a QR code (ISO/IEC 18004) as one vector path, encoded by zint: error correction level M, black.
 *
 * The quiet zone of four modules around it is the layout's to keep. */
#pragma once
#include "../base/diag.h"
#include "layout.h"

#define QR_QUIET_MODULES 4

/* A square of size_pt by size_pt from (0, 0), in black; *module_pt: the size of one module, may be NULL. The path lives
 * in the arena. REFUSED when data is no web address: empty, over 300 characters, or with others than printable ASCII. */
enum outcome qr_make(struct path *out, struct arena *arena, struct diag *d, const char *data, double size_pt,
                     double *module_pt);
