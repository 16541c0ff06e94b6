#include "outlines.h"

#include <string.h>

#include <unicode/uchar.h>

#include "../../base/text.h"

#define MAX_FONTS    32
#define MAX_SUBSET   ((size_t)512 << 10)
#define MAX_PARTS    8 /* depth of composite glyphs */
#define MAX_PADDING  3
#define MIN_GLYPH    10 /* bytes: its contours and its box */

/* Of a composite glyph (OpenType, glyf). */
enum { ARGS_ARE_WORDS = 1, HAS_SCALE = 8, HAS_MORE = 32, HAS_XY_SCALE = 64, HAS_MATRIX = 128 };

/* The tables of a font that are looked at. */
struct outlines {
    struct bytes cmap, glyf, loca; /* cmap: of Unicode, in format 4; .at NULL: none */
    size_t n_glyphs;
    bool is_long; /* loca */
};

struct house_font {
    struct bytes name, file;
    struct outlines outlines;
    uint64_t *shapes; /* of its glyphs, for those that are looked for; NULL: not yet asked */
    bool is_open;
};

struct house_fonts {
    struct arena *arena;
    struct house_font fonts[MAX_FONTS];
    size_t n;
    char *room; /* MAX_SUBSET bytes: one subset at a time, so that no letter needs memory of its own for it */
};

/* --- tables --- */

static size_t u16(struct bytes b, size_t at)
{
    const unsigned char *p = (const unsigned char *)b.at + at;
    return at + 2 <= b.n ? (size_t)p[0] << 8 | p[1] : 0;
}

static size_t u32(struct bytes b, size_t at)
{
    return u16(b, at) << 16 | u16(b, at + 2);
}

static struct bytes part(struct bytes b, size_t at, size_t n)
{
    return at <= b.n && n <= b.n - at ? (struct bytes){b.at + at, n} : (struct bytes){0};
}

static struct bytes table(struct bytes font, const char *tag)
{
    for (size_t i = 0, n = u16(font, 4); i < n && 28 + 16 * i <= font.n; i++)
        if (memcmp(font.at + 12 + 16 * i, tag, 4) == 0)
            return part(font, u32(font, 20 + 16 * i), u32(font, 24 + 16 * i));
    return (struct bytes){0};
}

/* The subtable of Unicode's basic plane. */
static struct bytes unicode_map(struct bytes cmap)
{
    for (size_t i = 0, n = u16(cmap, 2); i < n; i++) {
        const size_t platform = u16(cmap, 4 + 8 * i), at = u32(cmap, 8 + 8 * i);
        if ((platform == 0 || platform == 3) && at < cmap.n && u16(cmap, at) == 4)
            return (struct bytes){cmap.at + at, cmap.n - at};
    }
    return (struct bytes){0};
}

static bool open_outlines(struct outlines *out, struct bytes font)
{
    const struct bytes head = table(font, "head");
    out->glyf = table(font, "glyf");
    out->loca = table(font, "loca");
    out->cmap = unicode_map(table(font, "cmap"));
    out->is_long = u16(head, 50) != 0;
    out->n_glyphs = u16(table(font, "maxp"), 4);
    return head.at && out->glyf.at && (out->n_glyphs + 1) * (out->is_long ? 4 : 2) <= out->loca.n;
}

/* Format 4: segments by their last character. 0: it has none. */
static size_t glyph_of(const struct outlines *font, uint32_t c)
{
    const struct bytes map = font->cmap;
    const size_t n = u16(map, 6) / 2, ends = 14, starts = 16 + 2 * n, deltas = 16 + 4 * n, offsets = 16 + 6 * n;
    size_t low = 0, high = n;
    if (!map.at || c > 0xFFFF)
        return 0;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (u16(map, ends + 2 * middle) < c)
            low = middle + 1;
        else
            high = middle;
    }
    const size_t start = u16(map, starts + 2 * low), offset = u16(map, offsets + 2 * low), delta = u16(map, deltas + 2 * low);
    if (low == n || c < start)
        return 0;
    const size_t glyph = offset ? u16(map, offsets + 2 * low + offset + 2 * (c - start)) : c;
    return glyph ? (glyph + delta) & 0xFFFF : 0;
}

/* Its bytes; .n 0: nothing is drawn. */
static struct bytes glyph_bytes(const struct outlines *font, size_t glyph)
{
    if (glyph >= font->n_glyphs)
        return (struct bytes){0};
    const size_t from = font->is_long ? u32(font->loca, 4 * glyph) : 2 * u16(font->loca, 2 * glyph);
    const size_t to = font->is_long ? u32(font->loca, 4 * glyph + 4) : 2 * u16(font->loca, 2 * glyph + 2);
    return to >= from ? part(font->glyf, from, to - from) : (struct bytes){0};
}

static bool is_composite(struct bytes glyph)
{
    return glyph.n >= MIN_GLYPH && u16(glyph, 0) > 0x7FFF;
}

/* How long a part of a composite glyph is, behind its flags and its glyph. */
static size_t part_length(size_t flags)
{
    return (flags & ARGS_ARE_WORDS ? 4 : 2) + (flags & HAS_SCALE ? 2 : flags & HAS_XY_SCALE ? 4 : flags & HAS_MATRIX ? 8 : 0);
}

/* --- the same --- */

/* But for the zeros behind the shorter one. */
static bool are_same_bytes(struct bytes a, struct bytes b)
{
    const struct bytes more = a.n > b.n ? a : b, less = a.n > b.n ? b : a;
    bool is_padded = more.n - less.n <= MAX_PADDING;
    for (size_t i = less.n; is_padded && i < more.n; i++)
        is_padded = more.at[i] == 0;
    return is_padded && (less.n == 0 || memcmp(a.at, b.at, less.n) == 0);
}

static bool are_same(const struct outlines *ours, size_t our_glyph, const struct outlines *theirs, size_t their_glyph, int depth)
{
    const struct bytes a = glyph_bytes(ours, our_glyph), b = glyph_bytes(theirs, their_glyph);
    if (!is_composite(a) || !is_composite(b) || depth == MAX_PARTS)
        return are_same_bytes(a, b);
    size_t at = MIN_GLYPH, flags = HAS_MORE;
    if (memcmp(a.at, b.at, MIN_GLYPH) != 0)
        return false;
    while (flags & HAS_MORE) {
        flags = u16(a, at);
        const size_t n = part_length(flags);
        if (flags != u16(b, at) || at + 4 + n > a.n || at + 4 + n > b.n || memcmp(a.at + at + 4, b.at + at + 4, n) != 0 ||
            !are_same(ours, u16(a, at + 2), theirs, u16(b, at + 2), depth + 1))
            return false;
        at += 4 + n;
    }
    return true;
}

/* --- any glyph of a font --- */

static uint64_t add_bytes(uint64_t shape, struct bytes bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        shape = (shape ^ (unsigned char)bytes.at[i]) * UINT64_C(0x100000001B3); /* FNV-1a */
    return shape;
}

/* The same for glyphs that look the same, of whichever font they are. */
static uint64_t shape_of(const struct outlines *font, size_t glyph, int depth)
{
    struct bytes bytes = glyph_bytes(font, glyph);
    uint64_t shape = UINT64_C(0xCBF29CE484222325);
    if (!is_composite(bytes) || depth == MAX_PARTS) {
        while (bytes.n && bytes.at[bytes.n - 1] == 0)
            bytes.n--;
        return add_bytes(shape, bytes);
    }
    shape = add_bytes(shape, part(bytes, 0, MIN_GLYPH));
    for (size_t at = MIN_GLYPH, flags = HAS_MORE; flags & HAS_MORE; at += 4 + part_length(flags)) {
        flags = u16(bytes, at);
        const uint64_t its = shape_of(font, u16(bytes, at + 2), depth + 1);
        if (at + 4 + part_length(flags) > bytes.n)
            break;
        shape = add_bytes(shape, part(bytes, at + 4, part_length(flags)));
        shape = add_bytes(shape, (struct bytes){(const char *)&its, sizeof its});
    }
    return shape;
}

static bool is_any_of(struct house_fonts *house, struct house_font *font, const struct outlines *subset, size_t glyph)
{
    const uint64_t shape = shape_of(subset, glyph, 0);
    if (!font->shapes) {
        font->shapes = arena_array(house->arena, font->outlines.n_glyphs + 1, sizeof *font->shapes);
        for (size_t i = 0; i < font->outlines.n_glyphs; i++)
            font->shapes[i] = shape_of(&font->outlines, i, 0);
    }
    for (size_t i = 0; i < font->outlines.n_glyphs; i++)
        if (font->shapes[i] == shape)
            return true;
    return false;
}

/* --- codes --- */

/* The characters of 0x80 to 0x9F in WinAnsiEncoding (ISO 32000-1, annex D). */
static const uint16_t win_ansi[32] = {0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017D, 0x2022,
                                      0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

static uint32_t character_of(size_t code)
{
    return code >= 0x80 && code < 0xA0 ? win_ansi[code - 0x80] : (uint32_t)code;
}

/* It has forms of its own: of scripts whose letters join, in a word; the i, in Turkish. */
static bool has_forms(uint32_t c)
{
    return c == 'i' || (c >= 0x0600 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
}

static bool is_drawn(struct house_fonts *house, struct house_font *font, const struct outlines *subset, const struct type *type, size_t code)
{
    const struct glyph_text *text = &type->of[code];
    size_t at = 0;
    const uint32_t c = (uint32_t)text_decode(text->utf8, text->n, &at);
    const size_t glyph = type->code_bytes == 2 ? code : glyph_of(subset, character_of(code)), wanted = glyph_of(&font->outlines, c);
    const bool is_one = at == text->n;
    if (is_one && wanted && are_same(subset, glyph, &font->outlines, wanted, 0))
        return true;
    const size_t mirrored = is_one ? glyph_of(&font->outlines, (uint32_t)u_charMirror((UChar32)c)) : 0; /* a parenthesis read from the right */
    if (mirrored && are_same(subset, glyph, &font->outlines, mirrored, 0))
        return true;
    return (!is_one || has_forms(c)) && is_any_of(house, font, subset, glyph);
}

const char *outlines_check(struct house_fonts *house, struct bytes name, struct bytes subset, const struct type *type)
{
    struct house_font *font = house->fonts, *end = font + house->n;
    struct outlines outlines;
    while (font < end && (font->name.n != name.n || memcmp(font->name.at, name.at, name.n) != 0))
        font++;
    if (font == end)
        return "/BaseFont";
    if (!font->is_open && !open_outlines(&font->outlines, font->file))
        return "/BaseFont";
    font->is_open = true;
    if (!open_outlines(&outlines, subset))
        return "/FontFile2";
    for (size_t code = 0; code < type->n_codes; code++)
        if (type->of[code].n && !is_drawn(house, font, &outlines, type, code))
            return "a glyph that says something else than it shows";
    return NULL;
}

const char *outlines_check_deflated(const struct file *f, struct bytes name, const struct file_object *subset, const struct type *type)
{
    struct house_fonts *house = f->fonts;
    struct bytes filter, inflated = {house->room, 0};
    if (!subset || !subset->stream.at || !lex_find(subset->value, "/Filter", &filter) || !bytes_is(filter, "/FlateDecode") ||
        libdeflate_zlib_decompress(f->inflate, subset->stream.at, subset->stream.n, house->room, MAX_SUBSET, &inflated.n) != LIBDEFLATE_SUCCESS)
        return "/FontFile2";
    return outlines_check(house, name, inflated, type);
}

struct house_fonts *outlines_open(struct arena *arena, const struct input *const *files)
{
    struct house_fonts *house = arena_alloc(arena, sizeof *house);
    *house = (struct house_fonts){.arena = arena, .room = arena_alloc(arena, MAX_SUBSET)};
    for (; *files && house->n < MAX_FONTS; files++) {
        const char *slash = strrchr((*files)->name, '/'), *name = slash ? slash + 1 : (*files)->name, *dot = strrchr(name, '.');
        house->fonts[house->n++] =
            (struct house_font){.name = {name, dot ? (size_t)(dot - name) : strlen(name)}, .file = {(*files)->bytes, (*files)->n_bytes}};
    }
    return house;
}
