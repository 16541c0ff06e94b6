#include "shape.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uscript.h>
#include "../base/text.h"

enum { MAX_LANGUAGES = 32, MAX_SHAPES = 8000, FIRST_SLOTS = 4096 };

struct shape_cache {
    const struct fonts *fonts;
    struct breaks *breaks;
    struct arena *arena; /* of the shapes and the table */
    struct shape **slots;
    size_t n_slots, n_shapes; /* n_slots is a power of two */
    hb_buffer_t *buffer;
    char languages[MAX_LANGUAGES][16];
    hb_language_t hb_languages[MAX_LANGUAGES];
    unsigned char n_languages;
};

static void make_table(struct shape_cache *cache, size_t n_slots)
{
    cache->slots = arena_array(cache->arena, n_slots, sizeof *cache->slots);
    cache->n_slots = n_slots;
}

struct shape_cache *shape_open(const struct fonts *fonts, struct breaks *breaks)
{
    struct shape_cache *cache = calloc(1, sizeof *cache);
    if (!cache) {
        abort();
    }
    cache->fonts = fonts;
    cache->breaks = breaks;
    cache->arena = arena_new();
    cache->buffer = hb_buffer_create();
    cache->n_languages = 1;
    cache->hb_languages[0] = hb_language_from_string("und", -1);
    make_table(cache, FIRST_SLOTS);
    return cache;
}

void shape_close(struct shape_cache *cache)
{
    if (cache) {
        hb_buffer_destroy(cache->buffer);
        arena_free(cache->arena);
        free(cache);
    }
}

unsigned char shape_language(struct shape_cache *cache, const char *lang)
{
    if (!lang || strlen(lang) >= sizeof cache->languages[0]) {
        return 0;
    }
    for (unsigned char i = 1; i < cache->n_languages; i++) {
        if (strcmp(cache->languages[i], lang) == 0) {
            return i;
        }
    }
    if (cache->n_languages == MAX_LANGUAGES) {
        return 0;
    }
    memcpy(cache->languages[cache->n_languages], lang, strlen(lang) + 1);
    cache->hb_languages[cache->n_languages] = hb_language_from_string(lang, -1);
    return cache->n_languages++;
}

/* FNV-1a. */
static unsigned hash_of(struct look look, const char *text, size_t n_bytes)
{
    unsigned hash = 2166136261u ^ ((unsigned)look.family << 24 | (unsigned)look.level << 16 | (unsigned)look.face << 8 |
                                   look.language);
    for (size_t i = 0; i < n_bytes; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

/* Ligatures off in Latin and Cyrillic: Cairo would map an fi glyph to U+FB01, and a search for "fiets" would fail. */
static void shape_run(struct shape_cache *cache, const struct shape *shape, size_t from, size_t to, UScriptCode script)
{
    static const hb_feature_t no_ligatures[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    const bool joined = script == USCRIPT_ARABIC || script == USCRIPT_SYRIAC; /* lam-alef is no choice there */
    hb_buffer_reset(cache->buffer);
    /* a vowel sign is a glyph of its own there, and can say itself */
    hb_buffer_set_cluster_level(cache->buffer, joined ? HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS
                                                      : HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(cache->buffer, shape->text, shape->n_bytes, (unsigned)from, (int)(to - from));
    hb_buffer_set_script(cache->buffer, hb_script_from_string(uscript_getShortName(script), -1));
    hb_buffer_set_language(cache->buffer, cache->hb_languages[shape->look.language]);
    hb_buffer_set_direction(cache->buffer, shape->look.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    /* named, or HB_SHAPER_LIST in the environment would choose */
    static const char *const shapers[] = {"ot", NULL};
    hb_font_t *font = cache->fonts->faces[shape->look.family][shape->look.face].hb;
    const hb_bool_t shaped = hb_shape_full(font, cache->buffer, no_ligatures, joined ? 0 : 3, shapers);
    assert(shaped);
}

/* HarfBuzz gives the glyphs of right-to-left text as they stand, from the left; a shape keeps them as they are read. */
static void in_reading_order(hb_buffer_t *buffer, const struct shape *shape, struct shaped_glyph *out)
{
    unsigned n = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(buffer, &n);
    int x = shape->advance;
    for (unsigned i = 0; i < n; i++) {
        const unsigned at = shape->look.level % 2 ? n - 1 - i : i;
        out[at] = (struct shaped_glyph){
            .id = (unsigned short)info[i].codepoint, .x = x + position[i].x_offset, .y = (short)position[i].y_offset};
        x += position[i].x_advance;
    }
}

/* Appends the buffer's glyphs to the shape; arrays have room for one glyph a byte or are made anew. */
static void append_run(struct shape_cache *cache, struct shape *shape, size_t to)
{
    unsigned n = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(cache->buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(cache->buffer, &n);
    const size_t n_all = (size_t)shape->n_glyphs + n;
    struct shaped_glyph *glyphs = arena_array(cache->arena, n_all, sizeof *glyphs);
    struct cluster *clusters = arena_array(cache->arena, n_all, sizeof *clusters);
    if (shape->n_glyphs > 0) {
        memcpy(glyphs, shape->glyphs, shape->n_glyphs * sizeof *glyphs);
        memcpy(clusters, shape->clusters, shape->n_clusters * sizeof *clusters);
    }
    shape->glyphs = glyphs;
    shape->clusters = clusters;
    in_reading_order(cache->buffer, shape, glyphs + shape->n_glyphs);
    shape->n_glyphs = (unsigned short)n_all;
    const bool backward = shape->look.level % 2;
    for (unsigned i = 0; i < n; i++) {
        const unsigned at = backward ? n - 1 - i : i;
        shape->missing |= info[at].codepoint == 0;
        shape->advance += position[at].x_advance;
        if (i > 0 && info[at].cluster == info[backward ? at + 1 : at - 1].cluster) {
            clusters[shape->n_clusters - 1].n_glyphs++;
            continue;
        }
        unsigned next = i;
        while (next < n && info[backward ? n - 1 - next : next].cluster == info[at].cluster) {
            next++;
        }
        const size_t end = next < n ? info[backward ? n - 1 - next : next].cluster : to;
        clusters[shape->n_clusters++] =
            (struct cluster){.n_bytes = (unsigned char)(end - info[at].cluster), .n_glyphs = 1};
    }
}

/* Lam and the alef after it are one glyph in all fonts. A reader that sorts what it finds from the left would give back a glyph
 * that means two letters the wrong way round ("al" for "la"); so the glyph says the alef, and a blank one at its right
 * edge, which letters have no other use for, the lam before it. */
static const hb_codepoint_t BLANK = 0x200B;

enum {
    LETTER_BYTES = 2, /* of every Arabic letter and sign */
    LAM_INSET = 10,   /* units: so far from the edge that it does not sort with the letter before */
};

/* Is the cluster lam, perhaps with signs on it, and an alef, their glyphs being one for both letters and those of the signs? */
static bool is_lam_alef(const struct shape *shape, size_t at, struct cluster cluster)
{
    const char *text = shape->text + at;
    const size_t n_signs = cluster.n_bytes / LETTER_BYTES - 2;
    bool fits = cluster.n_bytes >= 2 * LETTER_BYTES && cluster.n_bytes % LETTER_BYTES == 0 &&
                memcmp(text, "\xD9\x84", LETTER_BYTES) == 0 && (n_signs == 0) == (cluster.n_glyphs == 1) &&
                cluster.n_glyphs <= n_signs + 1;
    for (size_t i = 1; fits && i <= n_signs; i++) {
        const unsigned char *sign = (const unsigned char *)text + i * LETTER_BYTES;
        fits = sign[0] == 0xD9 && sign[1] >= 0x8B && sign[1] <= 0x9F; /* U+064B to U+065F */
    }
    return fits;
}

/* What a shape's clusters are while they are made anew. */
struct cutting {
    struct shaped_glyph *glyphs;
    struct cluster *clusters;
    size_t n_glyphs, n_clusters;
};

static void cut_cluster(struct cutting *c, size_t n_bytes, const struct shaped_glyph *glyphs, size_t n_glyphs)
{
    memcpy(c->glyphs + c->n_glyphs, glyphs, n_glyphs * sizeof *glyphs);
    c->n_glyphs += n_glyphs;
    c->clusters[c->n_clusters++] =
        (struct cluster){.n_bytes = (unsigned char)n_bytes, .n_glyphs = (unsigned char)n_glyphs};
}

/* from: the glyph of both letters, behind it those of the signs, of which the last may be several in one. */
static void cut_lam_alef(struct cutting *c, const struct shaped_glyph *from, struct cluster cluster,
                         struct shaped_glyph blank)
{
    size_t n_left = cluster.n_bytes - 2 * LETTER_BYTES;
    cut_cluster(c, LETTER_BYTES, &blank, 1);
    for (size_t i = 1; i < cluster.n_glyphs; i++) {
        const size_t n = i + 1 < cluster.n_glyphs ? LETTER_BYTES : n_left;
        cut_cluster(c, n, &from[i], 1);
        n_left -= n;
    }
    cut_cluster(c, LETTER_BYTES, from, 1);
}

/* HarfBuzz shows a joiner as a space of no width. In a PDF the glyph would then say a joiner wherever a space is meant, or
 * the other way round: so each joiner gets a blank glyph that letters have no other use for. 0: the cluster is none. */
static hb_codepoint_t joiner_of(hb_font_t *font, const char *text, struct cluster cluster)
{
    static const struct {
        const char *joiner;
        hb_codepoint_t blank;
    } joiners[] = {{"\xE2\x80\x8C", 0x034F} /* U+200C */, {"\xE2\x80\x8D", 0x061C} /* U+200D */};
    hb_codepoint_t glyph = 0;
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        if (cluster.n_glyphs == 1 && cluster.n_bytes == 3 && memcmp(text, joiners[i].joiner, 3) == 0) {
            hb_font_get_nominal_glyph(font, joiners[i].blank, &glyph);
        }
    }
    return glyph;
}

/* Makes each glyph of a right-to-left shape say what a reader should find. */
static void tell_apart(struct shape_cache *cache, struct shape *shape)
{
    hb_font_t *font = cache->fonts->faces[shape->look.family][shape->look.face].hb;
    const size_t n_most = (size_t)shape->n_glyphs + shape->n_clusters;
    struct cutting c = {.glyphs = arena_array(cache->arena, n_most, sizeof *c.glyphs),
                        .clusters = arena_array(cache->arena, n_most, sizeof *c.clusters)};
    hb_codepoint_t blank = 0;
    const bool has_blank = hb_font_get_nominal_glyph(font, BLANK, &blank);
    size_t at = 0;
    const struct shaped_glyph *from = shape->glyphs;
    for (size_t i = 0; i < shape->n_clusters; i++) {
        const struct cluster cluster = shape->clusters[i];
        const hb_codepoint_t joiner = joiner_of(font, shape->text + at, cluster);
        if (joiner) {
            cut_cluster(&c, cluster.n_bytes, &(struct shaped_glyph){.id = (unsigned short)joiner, .x = from->x}, 1);
        } else if (has_blank && is_lam_alef(shape, at, cluster)) {
            const int x = from->x + hb_font_get_glyph_h_advance(font, from->id) - LAM_INSET;
            cut_lam_alef(&c, from, cluster, (struct shaped_glyph){.id = (unsigned short)blank, .x = x});
        } else {
            cut_cluster(&c, cluster.n_bytes, from, cluster.n_glyphs);
        }
        at += cluster.n_bytes;
        from += cluster.n_glyphs;
    }
    shape->glyphs = c.glyphs;
    shape->clusters = c.clusters;
    shape->n_glyphs = (unsigned short)c.n_glyphs;
    shape->n_clusters = (unsigned short)c.n_clusters;
}

/* Cuts at changes of script: common and inherited characters go with what stands before them. */
static void shape_by_script(struct shape_cache *cache, struct shape *shape)
{
    UScriptCode script = USCRIPT_COMMON;
    size_t from = 0;
    for (size_t at = 0; at < shape->n_bytes;) {
        const size_t here = at;
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode own = uscript_getScript(text_decode(shape->text, shape->n_bytes, &at), &status);
        if (own == USCRIPT_COMMON || own == USCRIPT_INHERITED || own == script || U_FAILURE(status)) {
            continue;
        }
        if (script != USCRIPT_COMMON) {
            shape_run(cache, shape, from, here, script);
            append_run(cache, shape, here);
            from = here;
        }
        script = own;
    }
    if (script == USCRIPT_COMMON) { /* digits and signs alone */
        script = shape->look.level % 2 ? USCRIPT_ARABIC : USCRIPT_LATIN;
    }
    shape_run(cache, shape, from, shape->n_bytes, script);
    append_run(cache, shape, shape->n_bytes);
}

/* U+00A0 becomes a plain space: same glyph, and extracted text can be searched with the space bar. */
static char *without_nbsp(struct arena *arena, const char *text, size_t n_bytes, unsigned short *n_out)
{
    char *out = arena_alloc(arena, n_bytes + 1);
    size_t n = 0;
    for (size_t i = 0; i < n_bytes; i++) {
        if (text[i] == '\xC2' && i + 1 < n_bytes && text[i + 1] == '\xA0') {
            out[n++] = ' ';
            i++;
        } else {
            out[n++] = text[i];
        }
    }
    *n_out = (unsigned short)n;
    return out;
}

/* Two things that UAX 14 allows and a letter does not want: a break that leaves one or two characters alone ("t/m", "e-mail"),
 * and one between a hyphen and a no-break space (LB12a). */
static bool is_wanted(const struct shape *shape, size_t at)
{
    enum { MIN_SIDE = 3 };
    return at >= MIN_SIDE && shape->n_key_bytes - at >= MIN_SIDE && !text_starts(shape->key + at, "\xC2\xA0");
}

static struct shape *make_shape(struct shape_cache *cache, const struct shape *key)
{
    struct shape *shape = arena_alloc(cache->arena, sizeof *shape);
    unsigned short inside[SHAPE_MAX_BYTES];
    *shape = *key;
    shape->key = arena_strndup(cache->arena, key->key, key->n_key_bytes);
    shape->text = without_nbsp(cache->arena, shape->key, shape->n_key_bytes, &shape->n_bytes);
    shape_by_script(cache, shape);
    if (shape->look.level % 2) {
        tell_apart(cache, shape);
    }
    breaks_classes(shape->key, shape->n_key_bytes, &shape->class_first, &shape->class_last);
    const size_t n = breaks_inside(cache->breaks, shape->key, shape->n_key_bytes, inside, SHAPE_MAX_BYTES);
    if (n == 0) {
        return shape;
    }
    shape->breaks = arena_array(cache->arena, n, sizeof *shape->breaks);
    for (size_t i = 0; i < n; i++) {
        if (is_wanted(shape, inside[i])) {
            shape->breaks[shape->n_breaks++] = inside[i];
        }
    }
    return shape;
}

static bool same_key(const struct shape *a, const struct shape *b)
{
    return a->hash == b->hash && a->n_key_bytes == b->n_key_bytes && memcmp(&a->look, &b->look, sizeof a->look) == 0 &&
           memcmp(a->key, b->key, a->n_key_bytes) == 0;
}

/* Where the key stands, or the free slot where it should. */
static struct shape **find_slot(const struct shape_cache *cache, const struct shape *key)
{
    size_t i = key->hash & (cache->n_slots - 1);
    while (cache->slots[i] && !same_key(cache->slots[i], key)) {
        i = (i + 1) & (cache->n_slots - 1);
    }
    return &cache->slots[i];
}

static void grow(struct shape_cache *cache)
{
    struct shape **old = cache->slots;
    const size_t n_old = cache->n_slots;
    make_table(cache, n_old * 2);
    for (size_t i = 0; i < n_old; i++) {
        if (old[i]) {
            *find_slot(cache, old[i]) = old[i];
        }
    }
}

const struct shape *shape_word(struct shape_cache *cache, struct look look, const char *text, size_t n_bytes)
{
    assert(n_bytes > 0 && n_bytes <= SHAPE_MAX_BYTES);
    const struct shape key = {
        .key = text,
        .n_key_bytes = (unsigned short)n_bytes,
        .look = look,
        .hash = hash_of(look, text, n_bytes),
    };
    struct shape **slot = find_slot(cache, &key);
    if (!*slot) {
        if (cache->n_shapes * 2 > cache->n_slots) {
            grow(cache);
            slot = find_slot(cache, &key);
        }
        *slot = make_shape(cache, &key);
        cache->n_shapes++;
    }
    return *slot;
}

void shape_trim(struct shape_cache *cache)
{
    if (cache->n_shapes > MAX_SHAPES) {
        arena_reset(cache->arena);
        make_table(cache, FIRST_SLOTS);
        cache->n_shapes = 0;
    }
}

size_t shape_count(const struct shape_cache *cache)
{
    return cache->n_shapes;
}
