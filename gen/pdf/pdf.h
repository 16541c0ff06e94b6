/* pdf - finished pages in, the bytes of a PDF out. Everything drawn comes out of Cairo. Until the finisher (citizen PDF: tags, archive) the file
 * is Cairo's own; what it will need is already kept: flat marks in reading order with their owners. */
#pragma once
#include "../base/buf.h"
#include "../layout/layout.h"

struct pdf_kit; /* process-lifetime: Cairo faces over the layout kit's fonts */
enum outcome pdf_kit_load(struct pdf_kit **out, struct arena *arena, struct diag *d, const struct layout_kit *layout_kit);
/* Appends the file to out. Deterministic: fixed creation date (the mailing date), no id from a clock. */
enum outcome pdf_write(struct buf *out, struct arena *arena, struct diag *d, struct pdf_kit *kit, const struct layout *layout, const char *mailing_date);
