/* description - what a file says of itself to an archive (XMP): of the letter its form and languages, of the person nothing. It is held, byte by
 * byte, against what is expected of these facts. */
#pragma once
#include "heard.h"
#include "slots.h"

struct description {
    const xmlNode *facts;
    const struct heard *heard; /* its languages */
    const char *title;         /* that of the document's information */
    bool holds_file;           /* the letter is PDF/A-3 then, else PDF/A-2 */
};

bool description_is(struct arena *arena, struct bytes xmp, const struct description *of);
/* How many bytes of a text are as expected, where \1 stands for a version (digits and dots) and \2 for a SHA-256; 0 when they are not. */
size_t description_match(struct bytes text, const char *expected);
