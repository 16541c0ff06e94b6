/* The state that a page of PDF carries from one operator to the next, and when a new one is written, are those of Cairo's PDF surface (its
 * cairo-pdf-operators.c and cairo-pdf-surface.c, 1.16): what a sign's place is in the units of the text, when the difference from where the last
 * one ended is worth a number, when a line is moved to. */
#include "typeset.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "kit.h"
#include "out.h"
#include "specimen.h"
#include "tags.h"

#define MAX_PAGE_BYTES ((size_t)4 << 20)
#define MAX_WAITING    200 /* signs before they are written */
#define SAME_PLACE_EM  0.001
#define FAR_EM         10 /* no reader has to bear larger leaps within a TJ */
#define LEAST_KERN     3  /* thousandths of an em */
#define STOP_PT        1  /* of a figure: draw.c */

struct waiting {
    const struct sort *sort;
    double x_em;
};

struct setter {
    struct pdf_kit *kit;
    const struct layout *layout;
    struct drawing *drawing;
    struct set_page *page; /* being set */
    const struct sort **next; /* of all signs of the letter, in their order */
    struct specimen *house;   /* of the house's own face, and its "." */
    const struct sort *stop;
    /* colour */
    bool has_colour, is_stroke, has_alpha;
    unsigned rgb;
    double line_pt; /* 0: no line drawn yet */
    /* text */
    bool in_text, is_new;
    double size_pt, x0_pt, y0_pt; /* of its matrix */
    const struct specimen *specimen;
    int font;
    double at_em, end_em; /* where the last sign written ended; where the last one waiting will */
    struct waiting waiting[MAX_WAITING];
    size_t n_waiting;
};

/* --- numbers --- */

/* As Cairo writes them: six decimals, of small ones six digits; no zeros at the end. */
static void put_number(struct buf *b, double n)
{
    const double size = fabs(n);
    if (size >= 0.1 && size < 1e6) {
        const long long millionths = llround(size * 1e6);
        char decimals[8];
        size_t left = 6;
        if (n < 0)
            put(b, "-");
        put_integer(b, (long)(millionths / 1000000));
        long rest = (long)(millionths % 1000000);
        if (!rest)
            return;
        decimals[0] = '.';
        for (size_t i = left; i > 0; i--, rest /= 10)
            decimals[i] = (char)('0' + rest % 10);
        while (decimals[left] == '0')
            left--;
        buf_add(b, decimals, left + 1);
        return;
    }
    char text[352]; /* the largest double and its decimals */
    int n_decimals = 6;
    if (n == 0) { /* no minus */
        put(b, "0");
        return;
    }
    for (double lead = size; lead < 0.1 && n_decimals < 18; lead *= 10)
        n_decimals++;
    int n_bytes = snprintf(text, sizeof text, "%.*f", n_decimals, n);
    while (n_bytes > 1 && text[n_bytes - 1] == '0')
        n_bytes--;
    if (text[n_bytes - 1] == '.')
        n_bytes--;
    buf_add(b, text, (size_t)n_bytes);
}

static void put_numbers(struct buf *b, const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        put_number(b, numbers[i]);
        put(b, " ");
    }
}

/* Paths stand on Cairo's grid of 1/256 point. */
static double on_grid(double pt)
{
    return rint(pt * 256) / 256;
}

static void put_box(struct buf *b, const double box[4])
{
    for (size_t i = 0; i < 4; i++) {
        put_points(b, on_grid(box[i]));
        put(b, " ");
    }
}

/* --- text --- */

#define CODE_BYTES 4 /* at most, in a string */

static size_t write_code(char *at, unsigned code, bool is_wide)
{
    static const char hex[] = "0123456789abcdef";
    if (is_wide) {
        for (int i = 0; i < 4; i++)
            at[i] = hex[code >> (12 - 4 * i) & 15];
        return 4;
    }
    if (code == '(' || code == ')' || code == '\\') {
        at[0] = '\\';
        at[1] = (char)code;
        return 2;
    }
    if (code < ' ' || code > '~') {
        at[0] = '\\';
        for (int i = 0; i < 3; i++)
            at[1 + i] = hex[code >> (6 - 3 * i) & 7];
        return 4;
    }
    at[0] = (char)code;
    return 1;
}

/* True when each sign that waits stands where the one before it ended. */
static bool are_in_row(const struct setter *s)
{
    double x = s->at_em;
    for (size_t i = 0; i < s->n_waiting; i++) {
        if (fabs(s->waiting[i].x_em - x) > SAME_PLACE_EM)
            return false;
        x += s->waiting[i].sort->advance_em;
    }
    return true;
}

/* Nearest; the nearest to a half is of no matter. */
static long whole(double n)
{
    return (long)(n < 0 ? n - 0.5 : n + 0.5);
}

static void put_waiting(struct setter *s)
{
    struct buf *b = &s->page->content;
    if (s->n_waiting == 0)
        return;
    const bool is_wide = s->specimen->is_wide[s->font], is_row = are_in_row(s);
    const char *const open = is_wide ? "<" : "(", *const shut = is_wide ? ">" : ")";
    put(b, is_row ? "" : "[");
    put(b, open);
    char codes[MAX_WAITING * CODE_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < s->n_waiting; i++) {
        const long kern = is_row ? 0 : whole(-1000 * (s->waiting[i].x_em - s->at_em));
        if (labs(kern) >= LEAST_KERN) {
            buf_add(b, codes, n);
            n = 0;
            put(b, shut);
            put_integer(b, kern);
            put(b, open);
            s->at_em += (double)kern / -1000;
        }
        n += write_code(codes + n, s->waiting[i].sort->code, is_wide);
        s->at_em += s->waiting[i].sort->advance_em;
    }
    buf_add(b, codes, n);
    put(b, shut);
    put(b, is_row ? "Tj\n" : "]TJ\n");
    s->n_waiting = 0;
    s->end_em = s->at_em;
}

static void end_text(struct setter *s)
{
    if (!s->in_text)
        return;
    put_waiting(s);
    put(&s->page->content, "ET\n");
    s->in_text = false;
}

static void begin_text(struct setter *s, double x_pt, double y_pt, double size_pt)
{
    struct buf *b = &s->page->content;
    s->is_new = !s->in_text;
    if (!s->in_text)
        put(b, "BT\n");
    s->in_text = true;
    if (!s->is_new && s->size_pt == size_pt)
        return;
    put_waiting(s);
    put_numbers(b, (const double[]){size_pt, 0, 0, -size_pt, x_pt, y_pt}, 6);
    put(b, "Tm\n");
    s->size_pt = size_pt;
    s->x0_pt = x_pt;
    s->y0_pt = y_pt;
    s->at_em = s->end_em = 0;
}

static void set_font(struct setter *s, struct specimen *specimen, int font)
{
    struct buf *b = &s->page->content;
    if (!s->is_new && s->specimen == specimen && s->font == font)
        return;
    put_waiting(s);
    put(b, "/f-");
    put_integer(b, specimen->number);
    put(b, font ? "-1 1 Tf\n" : "-0 1 Tf\n");
    s->specimen = specimen;
    s->font = font;
    s->is_new = false;
    s->page->uses[specimen->number] |= 1u << font;
    s->drawing->specimens[specimen->number] = specimen;
}

static void add_sign(struct setter *s, const struct sort *sort, double x_pt, double y_pt)
{
    double x = (x_pt - s->x0_pt) / s->size_pt;
    const double y = (s->y0_pt - y_pt) / s->size_pt;
    if (fabs(x - s->end_em) > FAR_EM || fabs(y) > SAME_PLACE_EM) {
        put_waiting(s);
        put_numbers(&s->page->content, (const double[]){fabs(x) < 1e-6 ? 0 : x, fabs(y) < 1e-6 ? 0 : y}, 2);
        put(&s->page->content, "Td\n");
        s->x0_pt = x_pt;
        s->y0_pt = y_pt;
        s->at_em = s->end_em = x = 0;
    }
    s->waiting[s->n_waiting++] = (struct waiting){sort, x};
    s->end_em += sort->advance_em;
    if (s->n_waiting == MAX_WAITING)
        put_waiting(s);
}

/* --- marks --- */

static void set_colour(struct setter *s, unsigned rgb, bool is_stroke)
{
    struct buf *b = &s->page->content;
    if (!s->has_colour || s->rgb != rgb || s->is_stroke != is_stroke) {
        end_text(s);
        put_numbers(b, (const double[]){(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0}, 3);
        put(b, is_stroke ? "RG " : "rg ");
    }
    if (!s->has_alpha)
        put(b, "/a0 gs\n");
    s->has_colour = s->has_alpha = true;
    s->rgb = rgb;
    s->is_stroke = is_stroke;
}

static void set_glyphs(struct setter *s, const struct mark *m)
{
    if (m->n_glyphs == 0)
        return;
    const bool is_white = tags_are_white(m);
    const double x = is_white ? tags_off_whole(m->x_pt) : m->x_pt, y = is_white ? tags_off_whole(m->y_pt) : m->y_pt;
    struct specimen *specimen = NULL;
    pdf_kit_specimen(&specimen, s->kit, NULL, m); /* it is there: find_signs() asked for it */
    set_colour(s, m->rgb, false);
    begin_text(s, x + glyph_x_pt(m, 0), y + glyph_y_pt(m, 0), m->size_pt);
    for (size_t i = 0; i < m->n_glyphs; i++) {
        const struct sort *sort = *s->next++;
        set_font(s, specimen, sort->font - 1);
        add_sign(s, sort, x + glyph_x_pt(m, i), y + glyph_y_pt(m, i));
    }
}

static void set_rule(struct setter *s, const struct mark *m)
{
    set_colour(s, m->rgb, false);
    put_box(&s->page->content, (const double[]){m->x_pt, m->y_pt, m->width_pt, m->height_pt});
    put(&s->page->content, "re f\n");
}

static void set_frame(struct setter *s, const struct mark *m)
{
    struct buf *b = &s->page->content;
    const double half = m->stroke_pt / 2;
    set_colour(s, m->rgb, true);
    if (s->line_pt != m->stroke_pt) {
        put_number(b, m->stroke_pt);
        put(b, " w\n");
    }
    put(b, s->line_pt == 0 ? "0 J\n0 j\n[] 0.0 d\n10 M " : "");
    s->line_pt = m->stroke_pt;
    put_box(b, (const double[]){m->x_pt + half, m->y_pt + half, m->width_pt - m->stroke_pt, m->height_pt - m->stroke_pt});
    put(b, "re S\n");
}

static void set_mark(void *setter, const struct mark *m)
{
    struct setter *s = setter;
    if (m->kind == MARK_GLYPHS)
        set_glyphs(s, m);
    else if (m->kind == MARK_RULE)
        set_rule(s, m);
    else if (m->kind == MARK_FRAME)
        set_frame(s, m);
}

/* Where Cairo's drawing has it, and for the finisher to take out alike. */
static void set_figure(void *setter, const struct mark *m)
{
    struct setter *s = setter;
    const double x = on_grid(m->x_pt), y = on_grid(m->y_pt);
    set_colour(s, 0, false);
    begin_text(s, x, y, STOP_PT);
    set_font(s, s->house, s->stop->font - 1);
    add_sign(s, s->stop, x, y);
}

static void begin_tag(void *setter, const char *name)
{
    struct setter *s = setter;
    end_text(s);
    put(&s->page->content, "/");
    put(&s->page->content, name);
    put(&s->page->content, "<</MCID ");
    put_integer(&s->page->content, s->page->n_tags++);
    put(&s->page->content, ">>BDC\n");
}

static void end_tag(void *setter, const char *name)
{
    struct setter *s = setter;
    (void)name;
    end_text(s);
    put(&s->page->content, "EMC\n");
}

/* --- which letters --- */

/* Cairo leaves out what lies far off the sheet, and the finisher then misses it. */
static bool is_on_sheet(const struct layout *layout, const struct mark *m, size_t glyph)
{
    const double x = m->x_pt + glyph_x_pt(m, glyph), y = m->y_pt + glyph_y_pt(m, glyph);
    return x >= 0 && x <= layout->width_pt && y >= 0 && y <= layout->height_pt;
}

/* The signs of a mark, found; *out is false when one is in no specimen, or means something together with others; and when they are not all of the
 * text, or more: Cairo names that as its fault. */
static enum outcome find_signs(bool *out, struct setter *s, struct diag *d, const struct mark *m)
{
    struct specimen *specimen;
    size_t at = 0; /* in the text */
    *out = m->n_clusters == m->n_glyphs;
    if (pdf_kit_specimen(&specimen, s->kit, d, m) != DONE)
        return BROKEN;
    for (size_t i = 0; *out && i < m->n_glyphs; i++) {
        const size_t n_bytes = m->clusters[i].n_bytes;
        *out = m->clusters[i].n_glyphs == 1 && n_bytes <= m->n_text_bytes - at && is_on_sheet(s->layout, m, i) &&
               (*s->next++ = specimen_sort(specimen, m->glyphs[i].id, m->text + at, n_bytes)) != NULL;
        at += *out ? n_bytes : 0;
    }
    *out = *out && at == m->n_text_bytes;
    return DONE;
}

/* A rule or frame that Cairo neither leaves out nor draws as a line: of a rectangle without a height readers paint a hair. */
static bool is_plain_shape(const struct layout *layout, const struct mark *m)
{
    const double stroke_pt = m->kind == MARK_FRAME ? m->stroke_pt : 0;
    return (m->kind != MARK_FRAME || stroke_pt > 0) && on_grid(m->width_pt - stroke_pt) > 0 && on_grid(m->height_pt - stroke_pt) > 0 &&
           m->x_pt < layout->width_pt && m->x_pt + m->width_pt > 0 && m->y_pt < layout->height_pt && m->y_pt + m->height_pt > 0;
}

/* The marks of text in the order in which they will be set: watermarks are turned, so what is set is content alone. */
static enum outcome find_page(bool *out, struct setter *s, struct diag *d, const struct page *page)
{
    enum outcome got = DONE;
    for (const struct mark *m = page->first; m && *out && got == DONE; m = m->next) {
        if (m->rotate_deg != 0 || m->script_level % 2 || m->artifact == ARTIFACT_WATERMARK || (m->kind == MARK_PATH && m->artifact != ARTIFACT_NOT))
            *out = false;
        else if (m->kind == MARK_GLYPHS)
            got = find_signs(out, s, d, m);
        else if (m->kind == MARK_RULE || m->kind == MARK_FRAME)
            *out = is_plain_shape(s->layout, m);
    }
    return got;
}

/* Each sign of the letter is in a specimen. */
static enum outcome find_all(bool *out, struct setter *s, struct diag *d, const struct layout *layout)
{
    static const struct mark point = {.kind = MARK_GLYPHS, .face = FACE_REGULAR};
    enum outcome got = pdf_kit_specimen(&s->house, s->kit, d, &point);
    s->stop = got == DONE ? specimen_sort(s->house, pdf_kit_full_stop(s->kit), ".", 1) : NULL;
    *out = s->stop && layout->n_pages > 0;
    for (size_t i = 0; *out && got == DONE && i < layout->n_pages; i++)
        got = find_page(out, s, d, &layout->pages[i]);
    return got;
}

static void free_page(void *page)
{
    buf_done(&((struct set_page *)page)->content);
}

static void set_page(struct setter *s, struct arena *arena, const struct layout *layout, int page)
{
    const struct pen pen = {s, begin_tag, end_tag, set_mark, set_figure, false};
    s->page = &s->drawing->set[page];
    s->has_colour = s->has_alpha = s->in_text = false;
    s->line_pt = 0;
    buf_init(&s->page->content, MAX_PAGE_BYTES);
    arena_defer(arena, free_page, s->page);
    put(&s->page->content, "1 0 0 -1 0 ");
    put_number(&s->page->content, layout->height_pt);
    put(&s->page->content, " cm\nq\n");
    tags_walk(s->drawing, &pen, layout, page);
    put(&s->page->content, "Q\n");
}

enum outcome typeset_layout(struct drawing **out, struct arena *arena, struct diag *d, struct pdf_kit *kit, const struct layout *layout)
{
    const struct tags_room room = tags_room(layout);
    struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
    const struct sort **signs = arena_array(arena, room.all_glyphs + 1, sizeof *signs);
    struct setter s = {.kit = kit, .layout = layout, .drawing = drawing, .next = signs};
    bool is_set;
    *out = NULL;
    if (find_all(&is_set, &s, d, layout) != DONE)
        return BROKEN;
    if (!is_set)
        return DONE;
    s.next = signs;
    drawing->tags = arena_array(arena, room.marks + 1, sizeof *drawing->tags);
    drawing->set = arena_array(arena, layout->n_pages, sizeof *drawing->set);
    for (size_t i = 0; i < layout->n_pages; i++) {
        set_page(&s, arena, layout, (int)i);
        if (drawing->set[i].content.overflow)
            return diag_note(d, D_PDF_TOO_BIG, NULL, NULL);
    }
    *out = drawing;
    return DONE;
}
