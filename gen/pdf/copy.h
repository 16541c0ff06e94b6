/* copy - what a page draws with (fonts, graphics states) taken over from Cairo's file, each object once, numbers
 * renewed.
 *
 * Streams go over deflated anew (zip.h), dictionaries into the object stream. What Cairo leaves out is added (CIDToGIDMap);
 * what a letter does not have is refused: images, patterns and forms (F007), transparency (F007), fonts that are not
 * embedded or whose glyphs have no text (F008). */
#pragma once
#include "out.h"
#include "source.h"

struct copier {
    struct source *source;
    struct pdf_out *out;
    struct arena *arena;
    int *numbers; /* per object of the source: its new number, 0 when not yet copied */
};

/* The arena is the letter's; so must be source->d, that of a letter or of nobody. */
void copy_init(struct copier *c, struct arena *arena, struct source *source, struct pdf_out *out);
/* Writes a font of the source, once; *number is the one it has now. */
enum outcome copy_font(int *number, struct copier *c, long from);
/* Appends a page's resource dictionary to b, and writes what it refers to. */
enum outcome copy_resources(struct buf *b, struct copier *c, struct bytes resources);
