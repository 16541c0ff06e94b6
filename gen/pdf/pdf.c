#include "pdf.h"

#include "draw.h"
#include "finish.h"
#include "kit.h"
#include "typeset.h"

enum outcome pdf_write(struct buf *out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                       const struct layout *layout, const struct pdf_about *about)
{
    struct drawing *drawing;
    enum outcome got = typeset_layout(&drawing, arena, d, kit, layout);
    if (got == DONE && !drawing)
        got = draw_layout(&drawing, arena, d, kit, layout, about->mailing_date);
    return got == DONE ? finish_drawing(out, arena, d, pdf_kit_finisher(kit), drawing, layout, about) : got;
}
