/* type - what the glyphs of a font say: its codes as text, by its ToUnicode map (ISO 32000-1, 9.10.3). */
#pragma once
#include "../../base/buf.h"
#include "file.h"

struct glyph_text {
    unsigned char n;
    char utf8[7];
};

struct type {
    long number;            /* of its object */
    size_t code_bytes;      /* 1 or 2 */
    struct glyph_text *of;  /* by code */
    size_t n_codes;
    struct type *next;
};

/* The font of that reference, read when it is first met; *known is the list of those met. F102 when it is not one of the house, is
 * not embedded or cannot be read as text. */
enum outcome type_read(const struct type **out, struct type **known, const struct file *f, struct bytes reference);
/* Appends what a string of codes, "(...)" or "<...>", says: all of it, or nothing. False when a code says nothing, or the buffer's ceiling does not leave room
 * for the longest text that so many codes can have. */
bool type_say(struct buf *out, const struct type *type, const struct token *string);
/* Appends a text string as PDF has them, "(...)" of ASCII or "<feff...>"; false when it is neither. */
bool type_say_string(struct buf *out, struct bytes string);
/* The same in the arena; NULL when it is neither. */
const char *type_string(struct arena *arena, struct bytes string);
/* Appends a text string of UTF-16 in hexadecimal, "<feff...>"; false when it is none. */
bool type_say_utf16(struct buf *out, struct bytes hex);
