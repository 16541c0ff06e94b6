/* outlines - what a letter's glyphs look like: each is drawn as the bundle's own font draws the character that it says, so that what is seen is
 * what is heard.
 *
 * The fonts in a letter are TrueType subsets, whose glyphs are the font's own byte by byte; of a composite one the parts are. Arabic letters have
 * another shape in a word than alone, and so has the i in Turkish: such a glyph must be one of the font. */
#pragma once
#include "../../base/files.h"
#include "type.h"

struct house_fonts; /* process-lifetime; what is learnt of a font is kept */
/* files: those of the bundle's fonts, up to a NULL; their bytes stay where they are. */
struct house_fonts *outlines_open(struct arena *arena, const struct input *const *files);

/* The subset of the font of that name ("NotoSans-Regular") against the map of its codes. NULL when all is well, else what is not. */
const char *outlines_check(struct house_fonts *house, struct bytes name, struct bytes subset, const struct type *type);
/* The same of one that lies deflated in a file. */
const char *outlines_check_deflated(const struct file *f, struct bytes name, const struct file_object *subset, const struct type *type);
