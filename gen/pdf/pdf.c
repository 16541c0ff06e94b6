#include "pdf.h"

#include "draw.h"

enum outcome pdf_write(struct buf *out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                       const struct layout *layout, const char *mailing_date)
{
    struct drawing *drawing;
    enum outcome got = draw_layout(&drawing, arena, d, kit, layout, mailing_date);
    if (got != DONE)
        return got;
    buf_add(out, drawing->file.bytes, drawing->file.n_bytes);
    return out->overflow ? diag_note(d, D_PDF_TOO_BIG, NULL, NULL) : DONE;
}
