/* aside - what a program shows or says beside the pages: where links lead, bookmarks, the title, and the description for archives. They say what
 * the letter says and nothing else; of a person they say nothing. */
#pragma once
#include "heard.h"
#include "phrase.h"

struct aside {
    const struct file *f;
    const struct heard *heard;
    const xmlNode *facts;
    const struct phrases *dutch; /* the title is in the language of the letter that counts */
};

/* F103 when links, bookmarks, title or description are not those of this letter. */
enum outcome aside_check(const struct aside *a);
