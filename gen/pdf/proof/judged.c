#include "judged.h"

#include <string.h>

#define N_FONTS    32
#define ROOM_BYTES ((size_t)32 << 10) /* of one font; a larger one is judged each time */
#define N_PARTS    5

/* One font, its parts one behind the other. */
struct judged {
    size_t n[N_PARTS], n_bytes, code_bytes, n_codes;
    char *bytes; /* ROOM_BYTES, the codes' texts behind the parts; NULL: none yet */
    size_t texts; /* where these begin */
    bool came_again;
};

struct fonts_judged {
    struct arena *arena;
    struct judged fonts[N_FONTS];
    size_t hand; /* the one that the next font replaces, unless it came again */
};

struct fonts_judged *fonts_judged_new(struct arena *arena)
{
    struct fonts_judged *judged = arena_alloc(arena, sizeof *judged);
    judged->arena = arena;
    return judged;
}

static void parts_of(struct bytes parts[N_PARTS], const struct font_bytes *font)
{
    parts[0] = font->name;
    parts[1] = font->map->value;
    parts[2] = font->map->stream;
    parts[3] = font->outlines->value;
    parts[4] = font->outlines->stream;
}

static bool is_same(const struct judged *known, const struct font_bytes *font, const struct bytes parts[N_PARTS])
{
    const char *at = known->bytes;
    if (!at || known->code_bytes != font->code_bytes || known->n_codes != font->n_codes)
        return false;
    for (size_t i = 0; i < N_PARTS; i++)
        if (known->n[i] != parts[i].n)
            return false;
    for (size_t i = 0; i < N_PARTS; at += parts[i++].n)
        if (memcmp(at, parts[i].at, parts[i].n) != 0)
            return false;
    return true;
}

const struct glyph_text *fonts_judged_find(struct fonts_judged *judged, const struct font_bytes *font)
{
    struct bytes parts[N_PARTS];
    parts_of(parts, font);
    for (size_t i = 0; i < N_FONTS; i++) {
        struct judged *known = &judged->fonts[i];
        if (!is_same(known, font, parts))
            continue;
        known->came_again = true;
        return (const struct glyph_text *)(known->bytes + known->texts);
    }
    return NULL;
}

/* Whose turn it is to go. */
static struct judged *oldest(struct fonts_judged *judged)
{
    for (;;) {
        struct judged *it = &judged->fonts[judged->hand];
        judged->hand = (judged->hand + 1) % N_FONTS;
        if (!it->came_again)
            return it;
        it->came_again = false;
    }
}

void fonts_judged_keep(struct fonts_judged *judged, const struct font_bytes *font, const struct glyph_text *of)
{
    struct bytes parts[N_PARTS];
    size_t n_bytes = 0;
    parts_of(parts, font);
    for (size_t i = 0; i < N_PARTS; i++)
        n_bytes += parts[i].n;
    if (n_bytes + font->n_codes * sizeof *of > ROOM_BYTES)
        return;
    struct judged *known = oldest(judged);
    char *bytes = known->bytes ? known->bytes : arena_alloc(judged->arena, ROOM_BYTES), *at = bytes;
    *known = (struct judged){.bytes = bytes, .texts = n_bytes, .code_bytes = font->code_bytes, .n_codes = font->n_codes};
    for (size_t i = 0; i < N_PARTS; at += parts[i++].n) {
        memcpy(at, parts[i].at, parts[i].n);
        known->n[i] = parts[i].n;
    }
    memcpy(at, of, font->n_codes * sizeof *of);
}
