#include "specimen.h"

#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "operators.h"
#include "surface.h"
#include "../base/text.h"

#define SIZE_PT        10.0
#define MARGIN_PT      10.0
#define HEIGHT_PT      40.0
#define MAX_FILE_BYTES ((size_t)4 << 20)
#define MAX_SIGNS      256

/* What letters in Dutch and English are written with: letters, digits, the accents of common names, signs of print, and what
 * the line on help in other languages needs beside. A letter with a sign more is drawn by Cairo whole; it is right all the same, it takes longer. */
static const char signs[] = " !%&'()+,-./0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
                            "·ÇÉËÖßàáâäãçèéêëíîïñóôöøúüý–‘’“”•…€ğıŁłŞşДапомг";

/* A specimen on its way. */
struct making {
    struct specimen *specimen;
    struct diag *d;
    const struct specimen_order *order;
    unsigned glyphs[MAX_SIGNS]; /* in the order of the page */
    size_t n;
};

static enum outcome fault(const struct making *m, const char *what)
{
    return diag_note(m->d, D_PDF_OPERATOR, NULL, "specimen: %s", what);
}

/* --- drawn --- */

static cairo_scaled_font_t *scaled(const struct specimen_order *order, double size_pt)
{
    cairo_matrix_t size, upright;
    cairo_matrix_init_scale(&size, size_pt, size_pt);
    cairo_matrix_init_identity(&upright);
    return cairo_scaled_font_create(order->face, &size, &upright, order->options);
}

/* Each sign that the face has a glyph of its own for; the advance is that of the size in which Cairo keeps a font for PDF. */
static size_t take_signs(struct making *m, cairo_glyph_t *placed, cairo_text_cluster_t *clusters, char *text)
{
    FT_Face face = m->order->glyphs_of;
    cairo_scaled_font_t *em = scaled(m->order, 1);
    double x = MARGIN_PT;
    size_t n_bytes = 0;
    for (const char *at = signs; *at;) {
        const char *from = at;
        size_t n = 0;
        const int32_t sign = text_decode(from, strlen(from), &n);
        const unsigned glyph = FT_Get_Char_Index(face, (FT_ULong)sign);
        at += n;
        struct sort *sort = glyph && glyph < m->specimen->n_sorts ? &m->specimen->sorts[glyph] : NULL;
        if (!sort || sort->n_bytes || m->n == MAX_SIGNS)
            continue;
        cairo_text_extents_t extents;
        cairo_glyph_t one = {glyph, 0, 0};
        cairo_scaled_font_glyph_extents(em, &one, 1, &extents);
        sort->n_bytes = (unsigned char)(at - from);
        memcpy(sort->text, from, sort->n_bytes);
        sort->advance_em = extents.x_advance;
        placed[m->n] = (cairo_glyph_t){glyph, x, HEIGHT_PT / 2};
        clusters[m->n] = (cairo_text_cluster_t){sort->n_bytes, 1};
        memcpy(text + n_bytes, from, sort->n_bytes);
        n_bytes += sort->n_bytes;
        m->glyphs[m->n++] = glyph;
        x += extents.x_advance * SIZE_PT;
    }
    cairo_scaled_font_destroy(em);
    return n_bytes;
}

/* Cairo leaves out white space alone. A face of another script has perhaps a space of these signs, or none of them. */
static bool have_ink(const struct making *m)
{
    return m->n > 1 || (m->n == 1 && m->specimen->sorts[m->glyphs[0]].text[0] != ' ');
}

/* The file stays empty when there is nothing to show. */
static enum outcome draw(struct buf *file, struct making *m)
{
    static const double width_pt = MARGIN_PT * 2 + MAX_SIGNS * SIZE_PT * 2;
    cairo_glyph_t placed[MAX_SIGNS];
    cairo_text_cluster_t clusters[MAX_SIGNS];
    char text[sizeof signs];
    const size_t n_bytes = take_signs(m, placed, clusters, text);
    if (!have_ink(m))
        return DONE;
    cairo_scaled_font_t *font = scaled(m->order, SIZE_PT);
    cairo_t *cr = surface_begin(file, width_pt, HEIGHT_PT);
    cairo_set_scaled_font(cr, font);
    cairo_show_text_glyphs(cr, text, (int)n_bytes, placed, (int)m->n, clusters, (int)m->n, 0);
    cairo_show_page(cr);
    const cairo_status_t said = surface_end(cr);
    cairo_scaled_font_destroy(font);
    return said == CAIRO_STATUS_SUCCESS ? DONE : diag_note(m->d, D_PDF_DRAW, NULL, "%s", cairo_status_to_string(said));
}

/* --- and read --- */

/* The next code of "(...)", past its escapes; false at its end. */
static bool next_byte(unsigned *code, const char **at, const char *end)
{
    const char *c = *at;
    while (c + 1 < end && c[0] == '\\' && c[1] == '\n') /* a line broken off */
        c += 2;
    if (c >= end)
        return false;
    *code = (unsigned char)*c++;
    if (*code == '\\' && c < end) {
        *code = (unsigned char)*c++;
        const bool is_octal = *code >= '0' && *code <= '7' && end - c >= 2; /* three digits always */
        if (is_octal)
            *code = (*code - '0') << 6 | (unsigned)(c[0] - '0') << 3 | (unsigned)(c[1] - '0');
        c += is_octal ? 2 : 0;
    }
    *at = c;
    return true;
}

/* The next code of "<...>": four digits; false at its end. */
static bool next_pair(unsigned *code, const char **at, const char *end)
{
    *code = 0;
    for (int i = 0; i < 4; i++, (*at)++) {
        while (*at < end && **at == '\n')
            (*at)++;
        const int digit = *at < end ? lex_hex_digit(**at) : -1;
        if (digit < 0)
            return false;
        *code = *code << 4 | (unsigned)digit;
    }
    return true;
}

/* The codes of a Tj or TJ are those of the next signs. */
static bool take_codes(struct making *m, size_t *next, const struct operation *op, int font)
{
    struct lex lex = {op->from, op->to};
    struct token token;
    while (lex_next(&lex, &token) != TOKEN_END) {
        const bool is_wide = token.kind == TOKEN_HEX;
        const char *at = token.at + 1, *end = token.at + token.n - 1;
        unsigned code;
        if (!is_wide && token.kind != TOKEN_STRING)
            continue;
        m->specimen->is_wide[font] = is_wide;
        while (is_wide ? next_pair(&code, &at, end) : next_byte(&code, &at, end)) {
            if (*next == m->n)
                return false;
            struct sort *sort = &m->specimen->sorts[m->glyphs[(*next)++]];
            sort->font = (unsigned char)(font + 1);
            sort->code = code;
        }
    }
    return true;
}

/* Which of Cairo's fonts: the number behind the last hyphen of "/f-0-1". -1: none that is known here. */
static int font_of(struct bytes name)
{
    const char last = name.n == 6 && memcmp(name.at, "/f-0-", 5) == 0 ? name.at[5] : ' ';
    return last == '0' || last == '1' ? last - '0' : -1;
}

static enum outcome read_page(struct making *m, struct bytes raw)
{
    struct lex lex = lex_of(raw);
    struct operation op;
    size_t next = 0;
    int font = -1;
    while (operator_next(&lex, &op) != OPERATOR_END) {
        if (op.kind == OPERATOR_BAD)
            return fault(m, "operator");
        if (op.kind == OPERATOR_STATE && op.to - op.from > 2 && memcmp(op.to - 2, "Tf", 2) == 0)
            font = font_of(op.name);
        if (op.kind == OPERATOR_SHOW && (font < 0 || !take_codes(m, &next, &op, font)))
            return fault(m, "codes");
    }
    return next == m->n ? DONE : fault(m, "signs");
}

static enum outcome read_fonts(struct making *m, struct bytes resources)
{
    static const char *const names[SPECIMEN_FONTS] = {"/f-0-0", "/f-0-1"};
    struct bytes fonts, font;
    if (!lex_find(resources, "/Font", &fonts))
        return fault(m, "/Font");
    for (int i = 0; i < SPECIMEN_FONTS; i++)
        if (lex_find(fonts, names[i], &font))
            m->specimen->fonts[i] = lex_reference(font);
    return DONE;
}

static enum outcome read(struct making *m)
{
    struct source *source = &m->specimen->source;
    struct source_object page, content, resources;
    struct bytes raw;
    enum outcome got = source_open(source);
    if (got == DONE)
        got = source_object(&page, source, source->pages[0]);
    if (got == DONE)
        got = source_follow(&content, source, page.value, "/Contents");
    if (got == DONE)
        got = source_follow(&resources, source, page.value, "/Resources");
    if (got == DONE)
        got = source_inflate(&raw, source, &content);
    if (got == DONE)
        got = read_page(m, raw);
    if (got == DONE)
        got = read_fonts(m, resources.value);
    return got == DONE ? source_keep(source) : got;
}

static void free_file(void *file)
{
    buf_done(file);
}

enum outcome specimen_make(struct specimen **out, struct arena *arena, struct diag *d, const struct specimen_order *order)
{
    struct making m = {.specimen = arena_alloc(arena, sizeof *m.specimen), .d = d, .order = order};
    struct buf *file = arena_alloc(arena, sizeof *file);
    m.specimen->number = order->number;
    m.specimen->n_sorts = (size_t)((FT_Face)order->glyphs_of)->num_glyphs;
    m.specimen->sorts = arena_array(arena, m.specimen->n_sorts + 1, sizeof *m.specimen->sorts);
    buf_init(file, MAX_FILE_BYTES);
    arena_defer(arena, free_file, file);
    enum outcome got = draw(file, &m);
    m.specimen->source = (struct source){.arena = arena, .d = d, .zip = order->zip, .bytes = {file->bytes, file->n_bytes}};
    if (got == DONE && file->n_bytes > 0)
        got = read(&m);
    *out = m.specimen;
    return got;
}
