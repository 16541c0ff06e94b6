/* notice - what a letter states, for a machine to read: XML of urn:kenbaar:notice:1 (templates/schema/notice.xsd), which a helper, a
 * lawyer or an ombudsman finds inside the PDF.
 *
 * It is made from the page, so it cannot say more than the letter does: a text is the text that was printed; a day, a number or a
 * word of a table is taken from the facts only where the letter prints it. Whom the letter is for stands nowhere in it. */
#pragma once
#include "../base/buf.h"
#include "compose.h"

struct notice_sources {
    const struct composer *composer;
    const struct statute *statute;
    struct programs *programs;
    xmlDoc *page;
    const char *bundle_hash;
};

/* Appends the document to out, the same for the same letter. */
void notice_write(struct buf *out, struct arena *arena, const struct notice_sources *from);
