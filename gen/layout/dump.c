/* dump - the layout as text: --stop-after=layout and goldens. A line a mark, millimetres to 0.01. */
#include "../base/buf.h"
#include "layout.h"

#define MM_PER_PT (25.4 / 72.0)

static const char *const artifact_names[] = {"", "footer", "return", "layout", "fold", "watermark"};
static const char *const face_names[] = {"regular", "bold", "italic"};

/* Never "-0.00", whatever the sum was. */
static double mm(double pt)
{
    const double value = pt * MM_PER_PT;
    return value > -0.005 && value < 0.005 ? 0.0 : value;
}

static void dump_text(struct buf *out, const struct mark *mark)
{
    buf_str(out, " \"");
    for (size_t i = 0; i < mark->n_text_bytes; i++) {
        const char c = mark->text[i];
        if (c == '"' || c == '\\') {
            buf_str(out, "\\");
        }
        if (c == '\xC2' && mark->text[i + 1] == '\xAD') {
            buf_str(out, "\\-"); /* a soft hyphen cannot be seen */
            i++;
            continue;
        }
        buf_add(out, &c, 1);
    }
    buf_str(out, "\"");
}

static void dump_mark(struct buf *out, const struct mark *mark)
{
    const char *owner = mark->artifact ? artifact_names[mark->artifact] : block_name(mark->owner->kind);
    buf_printf(out, "  %7.2f %7.2f %7.2f ", mm(mark->x_pt), mm(mark->y_pt), mm(mark->width_pt));
    switch (mark->kind) {
    case MARK_GLYPHS:
        buf_printf(out, "%s%s%s ", mark->artifact ? "~" : "", owner, mark->part ? ".label" : "");
        if (mark->family > 0) {
            buf_printf(out, "family %d ", mark->family);
        }
        buf_printf(out, "%s %.2f", face_names[mark->face], mark->size_pt);
        if (mark->script_level % 2) {
            buf_str(out, " from the right");
        }
        if (mark->rotate_deg < 0 || mark->rotate_deg > 0) {
            buf_printf(out, " rotated %.1f", mark->rotate_deg);
        }
        if (mark->href) {
            buf_printf(out, " -> %s", mark->href);
        }
        dump_text(out, mark);
        break;
    case MARK_RULE:
        buf_printf(out, "~%s rule %.2f", owner, mm(mark->height_pt));
        break;
    case MARK_FRAME:
        buf_printf(out, "~%s frame %.2f stroke %.2f pt", owner, mm(mark->height_pt), mark->stroke_pt);
        break;
    case MARK_PATH:
        buf_printf(out, "%s path %.2f \"%s\"", owner, mm(mark->height_pt), mark->alt ? mark->alt : "");
        break;
    }
    buf_str(out, "\n");
}

void layout_dump(struct buf *out, const struct layout *layout)
{
    buf_printf(out, "layout %.2f x %.2f mm, %zu pages, %s \"%s\"\n", mm(layout->width_pt), mm(layout->height_pt),
               layout->n_pages, layout->lang ? layout->lang : "", layout->title ? layout->title : "");
    for (size_t i = 0; i < layout->n_pages; i++) {
        const struct page *page = &layout->pages[i];
        buf_printf(out, "page %d of letter %s\n", page->number, page->letter->lang ? page->letter->lang : "");
        for (const struct mark *mark = page->first; mark; mark = mark->next) {
            dump_mark(out, mark);
        }
    }
}
