/* meta - what a PDF says of itself: XMP with its extension schemas, the document information, the colour space.
 *
 * Nothing of a person: a neutral title, and by what the letter was made (bundle, form, format, language, letter
 * format). */
#pragma once
#include "pdf.h"
#include "out.h"

struct meta {
    const struct pdf_about *about;
    const struct layout *layout;
};

/* Both return the object's number. They say the same: title, program, date. */
int meta_write_xmp(struct pdf_out *out, const struct meta *m);
int meta_write_information(struct pdf_out *out, const struct meta *m);
/* "/OutputIntents[...]" for the catalog; writes the profile, which was deflated already. */
void meta_put_intent(struct buf *catalog, struct pdf_out *out, struct bytes profile);
/* "/AF[...]/Names<<...>>" for the catalog when the letter carries a file, which it writes; else nothing. */
void meta_put_attachment(struct buf *catalog, struct pdf_out *out, const struct meta *m);
