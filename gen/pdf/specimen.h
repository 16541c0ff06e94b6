/* specimen - one face's type, cast by Cairo: a page that shows the signs of ordinary letters once, and Cairo's own fonts and codes for them, read from
 * that page. Letters in these signs alone are set from it (typeset), so that Cairo draws a sign once a process and not once a letter.
 *
 * What a specimen holds depends on the face alone, never on a letter: a letter made alone has the bytes that it has among others. No outline, width,
 * code or text of a sign is ours; they are Cairo's. */
#pragma once
#include <cairo.h>
#include "source.h"

#define SPECIMEN_FONTS 2 /* Cairo makes one of the signs of Windows' code page and one of the others */

/* A sign: its glyph in the face's file, and how Cairo's font shows it. */
struct sort {
    unsigned char font;     /* 1 or 2; 0: the specimen has no such glyph */
    unsigned char n_bytes;  /* of its text */
    char text[4];           /* UTF-8: what the glyph means in the file, and all that it can mean */
    unsigned code;
    double advance_em;      /* as Cairo moves on behind it */
};

struct specimen {
    int number;             /* its fonts are /f-NUMBER-0 and /f-NUMBER-1 */
    struct sort *sorts;     /* per glyph of the face */
    size_t n_sorts;
    struct source source;   /* Cairo's file; streams of fonts are deflated for good */
    long fonts[SPECIMEN_FONTS];   /* object numbers there; 0: none */
    bool is_wide[SPECIMEN_FONTS]; /* codes of two bytes */
};

/* What a specimen is made of; all borrowed. */
struct specimen_order {
    int number;
    cairo_font_face_t *face;
    const cairo_font_options_t *options;
    void *glyphs_of; /* FT_Face of the same file */
    const struct zip *zip;
};
/* Belongs to the arena, as its file does. Without any sort when the face has none of the signs, or no other than the space.
 * BROKEN when Cairo cannot draw it, or wrote what is not known here (F005, F007). */
enum outcome specimen_make(struct specimen **out, struct arena *arena, struct diag *d, const struct specimen_order *order);
/* The sign that shows just this text; NULL when the specimen has none. */
static inline const struct sort *specimen_sort(const struct specimen *specimen, unsigned glyph, const char *text, size_t n_bytes)
{
    const struct sort *sort = glyph < specimen->n_sorts ? &specimen->sorts[glyph] : NULL;
    return sort && sort->font && sort->n_bytes == n_bytes && memcmp(sort->text, text, n_bytes) == 0 ? sort : NULL;
}
