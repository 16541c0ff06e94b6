#include "chars.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "../base/text.h"

#define MAX_MARKS 4
#define ZWNJ      0x200C
#define ZWJ       0x200D

/* Characters without a shape of their own that are not of category Cc, Cf, Zl or Zp (Unicode's
 * Default_Ignorable_Code_Point, less the variation selectors, which count as marks). */
static bool is_invisible(int32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* The signs of category Cf that have a shape: Arabic number signs, the Syriac and Kaithi marks. They surround digits. */
static bool is_visible_format(int32_t c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x0890 || c == 0x0891 || c == 0x08E2 ||
           c == 0x110BD || c == 0x110CD;
}

/* Scripts whose spelling needs joiners (UAX 31 section 2.3, Unicode chapters 9 and 12). */
static bool joins(int32_t c)
{
    static const UScriptCode scripts[] = {
        USCRIPT_ARABIC, USCRIPT_SYRIAC, USCRIPT_DEVANAGARI, USCRIPT_BENGALI, USCRIPT_GURMUKHI,  USCRIPT_GUJARATI,
        USCRIPT_ORIYA,  USCRIPT_TAMIL,  USCRIPT_TELUGU,     USCRIPT_KANNADA, USCRIPT_MALAYALAM, USCRIPT_SINHALA,
    };
    if (c < 0x600) {
        return false;
    }
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (uscript_hasScript(c, scripts[i])) {
            int8_t category = u_charType(c);
            return u_isalpha(c) || category == U_NON_SPACING_MARK || category == U_COMBINING_SPACING_MARK;
        }
    }
    return false;
}

/* True for a noncharacter too: it has no meaning outside one program. */
static bool is_forbidden(int32_t c, int8_t category)
{
    switch (category) {
    case U_CONTROL_CHAR:
        return c != '\t' && c != '\n' && c != '\r';
    case U_FORMAT_CHAR:
        return !is_visible_format(c);
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
        return true;
    default:
        return is_invisible(c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }
}

static bool is_ascii_letter(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The script of a letter whose shapes the others have too (UTS 39 section 5: Latin, Greek, Cyrillic); 0 for what ends a word. */
static int script_of_letter(int32_t code)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = u_isalpha(code) ? uscript_getScript(code, &status) : USCRIPT_COMMON;
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ? (int)script : 0;
}

static bool mixes(struct chars *c, int script)
{
    bool is_other = script && c->script && script != c->script;
    c->script = script;
    return is_other;
}

static enum chars_fault take_ascii(struct chars *c, int32_t code)
{
    c->n_marks = 0;
    c->before = code;
    return mixes(c, is_ascii_letter(code) ? USCRIPT_LATIN : 0) ? CHARS_MIXED : CHARS_OK;
}

static enum chars_fault take(struct chars *c, int32_t code)
{
    c->culprit = code;
    if (code >= 0x20 && code < 0x7F)
        return take_ascii(c, code);
    int8_t category = u_charType(code);
    bool is_joiner = code == ZWJ || code == ZWNJ;
    if (is_joiner ? !joins(c->before) : is_forbidden(code, category)) {
        return CHARS_FORBIDDEN;
    }
    bool is_mark =
        category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_COMBINING_SPACING_MARK;
    if (!is_joiner) { /* a joiner does not begin a new letter */
        c->n_marks = is_mark ? c->n_marks + 1 : 0;
    }
    c->before = code;
    if (!is_mark && !is_joiner && mixes(c, script_of_letter(code)))
        return CHARS_MIXED;
    return c->n_marks > MAX_MARKS ? CHARS_STACKED : CHARS_OK;
}

/* The number in "#8238" or "#x202E"; -1 when it is none. Anything past Unicode stays past it. */
static int32_t reference_number(struct span name)
{
    bool is_hex = name.n_bytes > 1 && name.bytes[1] == 'x';
    size_t i = is_hex ? 2 : 1;
    if (i == name.n_bytes) {
        return -1;
    }
    int32_t value = 0;
    for (; i < name.n_bytes; i++) {
        const char *digits = "0123456789abcdef";
        char lower = name.bytes[i] >= 'A' && name.bytes[i] <= 'F' ? (char)(name.bytes[i] + 32) : name.bytes[i];
        const char *digit = lower ? strchr(digits, lower) : NULL;
        if (!digit || (!is_hex && digit - digits > 9)) {
            return -1;
        }
        value = value * (is_hex ? 16 : 10) + (int32_t)(digit - digits);
        if (value > 0x10FFFF) {
            value = 0x110000;
        }
    }
    return value;
}

/* The five that XML 1.0 section 4.6 predefines. */
static int32_t entity_character(struct span name)
{
    static const struct {
        const char *name;
        char c;
    } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (span_equal(name, known[i].name)) {
            return known[i].c;
        }
    }
    return -1;
}

/* text.bytes[*at] is behind the '&'. */
static enum chars_fault take_reference(struct chars *c, struct span text, size_t *at)
{
    const char *from = text.bytes + *at;
    const char *semicolon = memchr(from, ';', text.n_bytes - *at);
    if (!semicolon || semicolon == from) {
        return CHARS_ENTITY;
    }
    struct span name = {from, (size_t)(semicolon - from)};
    int32_t code = *from == '#' ? reference_number(name) : entity_character(name);
    if (code < 0) {
        return CHARS_ENTITY;
    }
    c->culprit = code;
    if (code > 0x10FFFF || code == 0) {
        return CHARS_FORBIDDEN;
    }
    *at += name.n_bytes + 1;
    return take(c, code);
}

enum chars_fault chars_check(struct chars *c, struct span text, bool is_literal)
{
    size_t at = 0;
    while (at < text.n_bytes) {
        unsigned char byte = (unsigned char)text.bytes[at];
        enum chars_fault fault = CHARS_OK;
        if (byte == '&' && !is_literal) {
            at++;
            fault = take_reference(c, text, &at);
        } else if (byte >= 0x20 && byte < 0x7F) {
            c->culprit = byte;
            fault = take_ascii(c, byte);
            at++;
        } else {
            int32_t code = text_decode(text.bytes, text.n_bytes, &at);
            fault = code < 0 ? CHARS_NOT_UTF8 : take(c, code);
        }
        if (fault != CHARS_OK) {
            return fault;
        }
    }
    return CHARS_OK;
}
