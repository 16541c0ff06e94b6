#include "type.h"

#include <string.h>

#include "../../base/text.h"
#include "judged.h"
#include "outlines.h"

#define TAG_LEN    6    /* "ABCDEF" before the plus of a subset */
#define MAX_GLYPHS 1024 /* of a subset with codes of two bytes */
#define MAX_STRING_BYTES ((size_t)1 << 16)

static enum outcome fault(const struct file *f, const char *what)
{
    return diag_note(f->d, D_PROOF_KEY, f->at, "%s", what);
}

static void skip_space(struct bytes hex, size_t *at)
{
    while (*at < hex.n && (hex.at[*at] == ' ' || hex.at[*at] == '\n' || hex.at[*at] == '\r'))
        ++*at;
}

/* The number that up to four hexadecimal digits at *at are; -1 when they are none. *at moves past them. A line may end between two. */
static long hex_number(struct bytes hex, size_t *at, size_t n_digits)
{
    long n = 0;
    for (size_t i = 0; i < n_digits; i++, ++*at) {
        skip_space(hex, at);
        const int digit = *at < hex.n ? lex_hex_digit(hex.at[*at]) : -1;
        if (digit < 0)
            return -1;
        n = n << 4 | digit;
    }
    return n;
}

/* One character of UTF-16 in hexadecimal; -1 when it is none. */
static long next_utf16(struct bytes hex, size_t *at)
{
    const long unit = hex_number(hex, at, 4);
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    const long low = hex_number(hex, at, 4);
    return unit > 0xDBFF || low < 0xDC00 || low > 0xDFFF ? -1 : 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* Without its angle brackets. */
static struct bytes inside(struct bytes string)
{
    return string.n >= 2 ? (struct bytes){string.at + 1, string.n - 2} : (struct bytes){string.at, 0};
}

bool type_say_utf16(struct buf *out, struct bytes hex)
{
    const struct bytes digits = inside(hex);
    size_t at = 0;
    if (hex.n < 2 || *hex.at != '<' || hex_number(digits, &at, 4) != 0xFEFF)
        return false;
    while (at < digits.n) {
        char utf8[4];
        const long c = next_utf16(digits, &at);
        if (c < 0)
            return false;
        buf_add(out, utf8, text_encode((uint32_t)c, utf8));
    }
    return true;
}

/* --- the map --- */

static bool say_of_code(struct type *type, long code, struct bytes hex)
{
    struct glyph_text *text = code >= 0 && (size_t)code < type->n_codes ? &type->of[code] : NULL;
    const struct bytes digits = inside(hex);
    if (!text || text->n)
        return false;
    for (size_t at = 0; at < digits.n;) {
        char utf8[4];
        const long c = next_utf16(digits, &at);
        const size_t n = c < 0 ? 0 : text_encode((uint32_t)c, utf8);
        if (n == 0 || text->n + n > sizeof text->utf8)
            return false;
        memcpy(text->utf8 + text->n, utf8, n);
        text->n = (unsigned char)(text->n + n);
    }
    return text->n > 0;
}

static long code_of(struct bytes hex)
{
    const struct bytes digits = inside(hex);
    size_t at = 0;
    return digits.n == 2 || digits.n == 4 ? hex_number(digits, &at, digits.n) : -1;
}

/* A row of a range: <from> <to> <first>, whose last character counts up. */
static bool say_of_range(struct type *type, struct bytes from, struct bytes to, struct bytes first)
{
    const long a = code_of(from), b = code_of(to);
    const struct bytes digits = inside(first);
    size_t at = 0;
    const long c = digits.n == 4 ? hex_number(digits, &at, 4) : -1;
    if (a < 0 || b < a || c < 0 || (size_t)b >= type->n_codes)
        return false;
    for (long i = a; i <= b; i++) {
        struct glyph_text *text = &type->of[i];
        if (text->n)
            return false;
        text->n = (unsigned char)text_encode((uint32_t)(c + i - a), text->utf8);
    }
    return true;
}

static bool is_word(const struct token *token, const char *word)
{
    return bytes_is((struct bytes){token->at, token->n}, word);
}

/* Rows of two or three strings up to the word that ends them. */
static bool read_rows(struct type *type, struct lex *lex, bool of_ranges)
{
    struct token t[3];
    const size_t n = of_ranges ? 3 : 2;
    for (;;) {
        for (size_t i = 0; i < n; i++) {
            if (lex_next(lex, &t[i]) != TOKEN_HEX)
                return i == 0 && t[i].kind == TOKEN_WORD && is_word(&t[i], of_ranges ? "endbfrange" : "endbfchar");
        }
        const struct bytes a = {t[0].at, t[0].n}, b = {t[1].at, t[1].n};
        if (of_ranges ? !say_of_range(type, a, b, (struct bytes){t[2].at, t[2].n}) : !say_of_code(type, code_of(a), b))
            return false;
    }
}

static bool read_map(struct type *type, struct bytes map)
{
    struct lex lex = lex_of(map);
    struct token token;
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind == TOKEN_BAD)
            return false;
        const bool of_ranges = token.kind == TOKEN_WORD && is_word(&token, "beginbfrange");
        const bool of_codes = token.kind == TOKEN_WORD && is_word(&token, "beginbfchar");
        if ((of_ranges || of_codes) && !read_rows(type, &lex, of_ranges))
            return false;
    }
    return true;
}

/* --- the font --- */

/* "/ABCDEF+NotoSans-Regular" without what stands before the name; .n 0: it is no subset's. */
static struct bytes name_of(struct bytes name)
{
    const size_t n_before = 1 + TAG_LEN + 1;
    return name.n > n_before && name.at[n_before - 1] == '+' ? (struct bytes){name.at + n_before, name.n - n_before} : (struct bytes){0};
}

/* The dictionary that has the outlines: of a font of two-byte codes the one below it. */
static bool find_holder(struct bytes *out, const struct file *f, struct bytes font, bool is_composite)
{
    struct bytes below;
    struct token token;
    *out = font;
    if (!is_composite)
        return true;
    if (!file_find(f, font, "/DescendantFonts", &below))
        return false;
    struct lex lex = lex_of(below);
    if (lex_next(&lex, &token) != TOKEN_ARRAY || !lex_value(&lex, out))
        return false;
    *out = file_value(f, *out);
    return out->at;
}

/* Its name and its outlines; what is wrong with it, or NULL. */
static const char *find_parts(struct font_bytes *out, const struct file *f, struct bytes font)
{
    struct bytes holder, name, descriptor, outlines;
    if (!find_holder(&holder, f, font, out->code_bytes == 2))
        return "/DescendantFonts";
    if (!lex_find(font, "/BaseFont", &name) || name_of(name).n == 0)
        return "/BaseFont";
    if (!file_find(f, holder, "/FontDescriptor", &descriptor) || !lex_find(descriptor, "/FontFile2", &outlines))
        return "/FontFile2";
    out->name = name_of(name);
    out->outlines = file_object(f, lex_reference(outlines));
    return f->fonts && !(out->outlines && out->outlines->stream.at) ? "/FontFile2" : NULL;
}

/* It is a font of the house, and draws what its codes say. wrong: what is known to be wrong with it by now. */
static enum outcome judge(struct type *type, const struct file *f, const struct font_bytes *font, const char *wrong)
{
    struct bytes inflated;
    const enum outcome got = file_inflate(&inflated, f, font->map);
    if (got != DONE)
        return got;
    if (!read_map(type, inflated))
        return fault(f, "/ToUnicode");
    if (!wrong && f->fonts)
        wrong = outlines_check_deflated(f, font->name, font->outlines, type);
    return wrong ? fault(f, wrong) : DONE;
}

enum outcome type_read(const struct type **out, struct type **known, const struct file *f, struct bytes reference)
{
    const long number = lex_reference(reference);
    const struct file_object *object = file_object(f, number);
    struct bytes subtype, map;
    for (*out = *known; *out; *out = (*out)->next)
        if ((*out)->number == number)
            return DONE;
    if (!object || !lex_find(object->value, "/Subtype", &subtype) || !lex_find(object->value, "/ToUnicode", &map))
        return fault(f, "/ToUnicode");
    const bool is_composite = bytes_is(subtype, "/Type0");
    struct font_bytes font = {.map = file_object(f, lex_reference(map)), .code_bytes = is_composite ? 2 : 1, .n_codes = is_composite ? MAX_GLYPHS : 256};
    const char *wrong = find_parts(&font, f, object->value);
    const bool may_be_known = f->judged && f->fonts && !wrong && font.map && font.map->stream.at;
    const struct glyph_text *of = may_be_known ? fonts_judged_find(f->judged, &font) : NULL;
    struct type *type = arena_alloc(f->arena, sizeof *type);
    *type = (struct type){.number = number, .code_bytes = font.code_bytes, .n_codes = font.n_codes, .next = *known};
    type->of = arena_array(f->arena, type->n_codes, sizeof *type->of);
    if (of)
        memcpy(type->of, of, type->n_codes * sizeof *of);
    const enum outcome got = of ? DONE : judge(type, f, &font, wrong);
    if (got != DONE)
        return got;
    if (may_be_known && !of)
        fonts_judged_keep(f->judged, &font, type->of);
    *out = *known = type;
    return DONE;
}

/* --- strings --- */

/* What a string says, written behind a buffer's last byte: it becomes part of it when all of it was said. */
struct saying {
    char *at;
    const struct type *type;
};

#define MAX_GLYPH_BYTES sizeof(struct glyph_text) /* as many are written of each; those that its text has count */

static bool begin_saying(struct saying *said, struct buf *out, const struct type *type, size_t max_codes)
{
    *said = (struct saying){buf_room(out, (max_codes + 1) * MAX_GLYPH_BYTES), type};
    return said->at;
}

/* The buffer as it was. */
static bool unsaid(struct buf *out)
{
    out->bytes[out->n_bytes] = '\0';
    return false;
}

static void end_saying(const struct saying *said, struct buf *out)
{
    out->n_bytes = (size_t)(said->at - out->bytes);
    *said->at = '\0';
}

static bool say_code(struct saying *said, size_t code)
{
    if (code >= said->type->n_codes || said->type->of[code].n == 0)
        return false;
    const struct glyph_text *text = &said->type->of[code];
    memcpy(said->at, text->utf8, sizeof text->utf8);
    said->at += text->n;
    return true;
}

/* The byte that a backslash and what follows it stand for; *at is on the backslash and moves to the last byte of it. */
static int escaped(const char **at, const char *end)
{
    const char c = ++*at < end ? **at : '\\';
    int n = 0, digits = 0;
    while (digits < 3 && *at < end && **at >= '0' && **at <= '7') {
        n = n * 8 + (**at - '0');
        ++*at;
        digits++;
    }
    if (digits) {
        --*at;
        return n & 255;
    }
    switch (c) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'b': return '\b';
    case 'f': return '\f';
    default: return (unsigned char)c;
    }
}

static bool say_literal(struct buf *out, const struct type *type, const struct token *string)
{
    const char *end = string->at + string->n - 1;
    struct saying said;
    size_t code = 0, n = 0;
    if (!begin_saying(&said, out, type, string->n / type->code_bytes))
        return false;
    for (const char *at = string->at + 1; at < end; at++) {
        if (*at == '\\' && end - at > 1 && at[1] == '\n') { /* a line that goes on says nothing */
            at++;
            continue;
        }
        code = code << 8 | (*at == '\\' ? (size_t)escaped(&at, end) : (unsigned char)*at);
        if (++n < type->code_bytes)
            continue;
        if (!say_code(&said, code))
            return unsaid(out);
        code = n = 0;
    }
    end_saying(&said, out);
    return n == 0;
}

bool type_say(struct buf *out, const struct type *type, const struct token *string)
{
    if (string->kind == TOKEN_STRING)
        return say_literal(out, type, string);
    const struct bytes digits = inside((struct bytes){string->at, string->n});
    struct saying said;
    size_t at = 0;
    if (!begin_saying(&said, out, type, digits.n / 2))
        return false;
    for (skip_space(digits, &at); at < digits.n; skip_space(digits, &at)) {
        const long code = hex_number(digits, &at, 2 * type->code_bytes);
        if (code < 0 || !say_code(&said, (size_t)code))
            return unsaid(out);
    }
    end_saying(&said, out);
    return true;
}

bool type_say_string(struct buf *out, struct bytes string)
{
    if (string.n < 2 || *string.at != '(')
        return type_say_utf16(out, string);
    for (const char *at = string.at + 1, *end = string.at + string.n - 1; at < end; at++) {
        const int c = *at == '\\' ? escaped(&at, end) : (unsigned char)*at;
        const char byte = (char)c;
        if (c < ' ' || c > '~')
            return false;
        buf_add(out, &byte, 1);
    }
    return true;
}

const char *type_string(struct arena *arena, struct bytes string)
{
    struct buf said;
    buf_init(&said, MAX_STRING_BYTES);
    const bool is_said = type_say_string(&said, string) && !said.overflow;
    const char *text = is_said ? arena_strndup(arena, said.bytes ? said.bytes : "", said.n_bytes) : NULL;
    buf_done(&said);
    return text;
}
