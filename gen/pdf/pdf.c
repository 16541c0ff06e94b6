#include "pdf.h"

#include "draw.h"
#include "finish.h"
#include "kit.h"

enum outcome pdf_write(struct buf *out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                       const struct layout *layout, const struct pdf_about *about)
{
    struct drawing *drawing;
    const enum outcome got = draw_layout(&drawing, arena, d, kit, layout, about->mailing_date);
    return got == DONE ? finish_drawing(out, arena, d, pdf_kit_finisher(kit), drawing, layout, about) : got;
}
