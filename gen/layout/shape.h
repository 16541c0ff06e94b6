/* shape - words as rows of glyphs, shaped by HarfBuzz once and kept.
 *
 * The letters of a body say mostly the same words, so a warm cache answers nearly all of them. A shape is in
 * design units: free of size and place, the same cold or warm. Key: the look (family, face, language, bidi level) and the
 * bytes (from which the script follows). Shapes belong to the cache and stay until shape_trim() says otherwise; it is called between letters. */
#pragma once
#include "breaks.h"
#include "fonts.h"

struct shaped_glyph {
    unsigned short id;
    short y;
    int x; /* origin, from the word's own */
};

/* What a word's shape depends on besides its bytes. */
struct look {
    unsigned char family, face, language, level; /* an odd bidi level: right to left */
};

struct shape {
    const char *text; /* no-break spaces already written as spaces: that is what a reader of the PDF should find */
    unsigned short n_bytes, n_glyphs, n_clusters, n_breaks;
    struct look look;
    bool missing; /* a character has no glyph in this face */
    int advance;
    struct shaped_glyph *glyphs; /* in the order of the text, wherever they stand */
    struct cluster *clusters;
    unsigned short *breaks; /* offsets inside at which a line may break: UAX 14's but for "t/m" and the like */
    unsigned char class_first, class_last;
    const char *key; /* the bytes asked for; `breaks` counts in these */
    unsigned short n_key_bytes;
    unsigned hash;
};

#define SHAPE_MAX_BYTES 1024 /* of one word; the caller cuts longer ones */

struct shape_cache;
struct shape_cache *shape_open(const struct fonts *fonts, struct breaks *breaks);
void shape_close(struct shape_cache *cache);

/* The number of a BCP 47 language; 0 for NULL. */
unsigned char shape_language(struct shape_cache *cache, const char *lang);
/* Never NULL. A word holds no space but no-break ones; a single space is a word too. */
const struct shape *shape_word(struct shape_cache *cache, struct look look, const char *text, size_t n_bytes);
/* Forgets all when too much was kept. Every shape handed out before dies. */
void shape_trim(struct shape_cache *cache);
size_t shape_count(const struct shape_cache *cache); /* for tests and the bench */
