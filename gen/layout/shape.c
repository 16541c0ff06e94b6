#include "shape.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uscript.h>
#include "../base/text.h"

enum { MAX_LANGUAGES = 32, MAX_SHAPES = 60000, FIRST_SLOTS = 4096 };

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
static unsigned hash_of(enum face face, unsigned char language, const char *text, size_t n_bytes)
{
    unsigned hash = 2166136261u ^ ((unsigned)face << 8 | language);
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
    hb_buffer_set_cluster_level(cache->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(cache->buffer, shape->text, shape->n_bytes, (unsigned)from, (int)(to - from));
    hb_buffer_set_script(cache->buffer, hb_script_from_string(uscript_getShortName(script), -1));
    hb_buffer_set_language(cache->buffer, cache->hb_languages[shape->language]);
    hb_buffer_set_direction(cache->buffer, shape->level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    /* named, or HB_SHAPER_LIST in the environment would choose */
    static const char *const shapers[] = {"ot", NULL};
    const hb_bool_t shaped =
        hb_shape_full(cache->fonts->faces[shape->face].hb, cache->buffer, no_ligatures, joined ? 0 : 3, shapers);
    assert(shaped);
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
    for (unsigned i = 0; i < n; i++) {
        shape->missing |= info[i].codepoint == 0;
        glyphs[shape->n_glyphs++] = (struct shaped_glyph){
            .id = (unsigned short)info[i].codepoint,
            .x = shape->advance + position[i].x_offset,
            .y = (short)position[i].y_offset,
        };
        shape->advance += position[i].x_advance;
        if (i > 0 && info[i].cluster == info[i - 1].cluster) {
            clusters[shape->n_clusters - 1].n_glyphs++;
            continue;
        }
        unsigned next = i;
        while (next < n && info[next].cluster == info[i].cluster) {
            next++;
        }
        const size_t end = next < n ? info[next].cluster : to;
        clusters[shape->n_clusters++] =
            (struct cluster){.n_bytes = (unsigned char)(end - info[i].cluster), .n_glyphs = 1};
    }
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
    shape_run(cache, shape, from, shape->n_bytes, script == USCRIPT_COMMON ? USCRIPT_LATIN : script);
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
    return a->hash == b->hash && a->n_key_bytes == b->n_key_bytes && a->face == b->face && a->language == b->language &&
           a->level == b->level && memcmp(a->key, b->key, a->n_key_bytes) == 0;
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

const struct shape *shape_word(struct shape_cache *cache, enum face face, unsigned char language, const char *text,
                               size_t n_bytes)
{
    assert(n_bytes > 0 && n_bytes <= SHAPE_MAX_BYTES);
    const struct shape key = {
        .key = text,
        .n_key_bytes = (unsigned short)n_bytes,
        .face = (unsigned char)face,
        .language = language,
        .hash = hash_of(face, language, text, n_bytes),
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
