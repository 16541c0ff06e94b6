/* finish - Cairo's drawing in, the citizen's PDF out: PDF/UA-1 and PDF/A-2a (with a file inside: A-3a). READ finish.c:
 * its last function is the whole of it. */
#pragma once
#include "draw.h"

struct finisher; /* process-lifetime: what deflates, what inflates */
struct finisher *finisher_open(struct arena *arena);
const struct zip *finisher_zip(const struct finisher *tools);

/* Appends the PDF to out. Anything that does not add up ends it: BROKEN, and what was appended is to be thrown away. */
enum outcome finish_drawing(struct buf *out, struct arena *arena, struct diag *d, struct finisher *tools,
                            const struct drawing *drawing, const struct layout *layout, const struct pdf_about *about);
