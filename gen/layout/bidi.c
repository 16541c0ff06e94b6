#include "bidi.h"

#include <fribidi.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

struct bidi {
    FriBidiChar *characters; /* the text's, with its marks */
    size_t *byte_of;         /* where in the text each begins; of a mark: NOWHERE */
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
    size_t room;
};

#define NOWHERE ((size_t)-1)
#define NOT_ASCII UINT64_C(0x8080808080808080) /* in any of eight bytes */

struct bidi *bidi_open(void)
{
    struct bidi *b = calloc(1, sizeof *b);
    if (!b) {
        abort();
    }
    return b;
}

void bidi_close(struct bidi *b)
{
    if (b) {
        free(b->characters);
        free(b->byte_of);
        free(b->types);
        free(b->brackets);
        free(b->levels);
        free(b);
    }
}

/* The ranges below are those of plain text in bytes: up to U+052F, from U+1E00 to U+2BFF but for the marks of direction. */
static size_t plain_bytes(const unsigned char *at, size_t n)
{
    const unsigned char second = n > 1 ? at[1] : 0, third = n > 2 ? at[2] : 0;
    if (*at < 0x80) {
        return 1;
    }
    if (*at < 0xD4 || (*at == 0xD4 && second < 0xB0)) {
        return 2;
    }
    if (*at == 0xE1 && second >= 0xB8) {
        return 3;
    }
    if (*at == 0xE2 && second < 0xB0) {
        const bool turns = (second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE))) ||
                           (second == 0x81 && third >= 0xA6 && third <= 0xA9);
        return turns ? 0 : 3;
    }
    return 0;
}

bool bidi_is_plain(const char *text, size_t n_bytes)
{
    for (size_t at = 0; at < n_bytes;) {
        uint64_t eight;
        if (n_bytes - at >= sizeof eight && (memcpy(&eight, text + at, sizeof eight), (eight & NOT_ASCII) == 0)) {
            at += sizeof eight;
            continue;
        }
        const size_t n = plain_bytes((const unsigned char *)text + at, n_bytes - at);
        if (n == 0) {
            return false;
        }
        at += n;
    }
    return true;
}

static void *resized(void *old, size_t n, size_t size)
{
    void *new = realloc(old, n * size);
    if (!new) {
        abort();
    }
    return new;
}

static void make_room(struct bidi *b, size_t n)
{
    if (n > b->room) {
        b->room = n * 2;
        b->characters = resized(b->characters, b->room, sizeof *b->characters);
        b->byte_of = resized(b->byte_of, b->room, sizeof *b->byte_of);
        b->types = resized(b->types, b->room, sizeof *b->types);
        b->brackets = resized(b->brackets, b->room, sizeof *b->brackets);
        b->levels = resized(b->levels, b->room, sizeof *b->levels);
    }
}

/* The text's characters with its marks; returns how many. */
static size_t fill(struct bidi *b, const struct bidi_text *text)
{
    size_t n = 0, mark = 0;
    make_room(b, text->n_bytes + text->n_marks + 1);
    for (size_t at = 0; at < text->n_bytes || mark < text->n_marks; n++) {
        if (mark < text->n_marks && text->marks[mark].at <= at) {
            b->byte_of[n] = NOWHERE;
            b->characters[n] = text->marks[mark++].character;
            continue;
        }
        b->byte_of[n] = at;
        const int32_t c = text_decode(text->text, text->n_bytes, &at);
        b->characters[n] = c == '\n' ? BIDI_LINE : c < 0 ? 0xFFFD : (FriBidiChar)c;
    }
    return n;
}

unsigned char bidi_levels(struct bidi *b, const struct bidi_text *text, unsigned char *levels)
{
    const size_t n = fill(b, text);
    FriBidiParType paragraph = text->level == BIDI_LEVEL_AS_TEXT ? FRIBIDI_PAR_ON
                               : text->level == 1                ? FRIBIDI_PAR_RTL
                                                                 : FRIBIDI_PAR_LTR;
    if (text->n_bytes == 0) {
        return text->level == 1;
    }
    fribidi_get_bidi_types(b->characters, (FriBidiStrIndex)n, b->types);
    fribidi_get_bracket_types(b->characters, (FriBidiStrIndex)n, b->types, b->brackets);
    if (!fribidi_get_par_embedding_levels_ex(b->types, b->brackets, (FriBidiStrIndex)n, &paragraph, b->levels)) {
        abort(); /* out of memory */
    }
    for (size_t i = 0; i < n; i++) {
        if (b->byte_of[i] != NOWHERE) {
            levels[b->byte_of[i]] = (unsigned char)b->levels[i];
        }
    }
    for (size_t i = 1; i < text->n_bytes; i++) {
        if (((unsigned char)text->text[i] & 0xC0) == 0x80) {
            levels[i] = levels[i - 1];
        }
    }
    return FRIBIDI_IS_RTL(paragraph) != 0;
}

/* From the highest level down to 1, each stretch of that level or higher is turned about. */
void bidi_order(const unsigned char *levels, size_t n, int *order)
{
    unsigned char highest = 0;
    for (size_t i = 0; i < n; i++) {
        order[i] = (int)i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (unsigned char level = highest; level > 0; level--) {
        for (size_t from = 0, to; from < n; from = to + 1) {
            for (to = from; to < n && levels[order[to]] >= level; to++) {
            }
            for (size_t i = from, j = to; i + 1 < j; i++) {
                const int turned = order[--j];
                order[j] = order[i];
                order[i] = turned;
            }
        }
    }
}
