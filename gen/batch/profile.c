#include "profile.h"

#include <stdlib.h>

#include "../base/text.h"
#include "../record/xml.h"

static int number_of(const xmlNode *node, const char *name, int otherwise)
{
    const char *value = xml_attr(node, name);
    const long number = value ? strtol(value, NULL, 10) : 0;
    return number > 0 && number < 1000000 ? (int)number : otherwise;
}

enum outcome profile_read(struct profile *out, struct arena *arena, struct diag *d, const struct bundle *b, const char *name)
{
    const struct input *file;
    xmlDoc *doc;
    enum outcome got = bundle_need(&file, d, b, arena_printf(arena, "house/envelopes/%s.xml", name));
    if (got == DONE)
        got = xml_parse(&doc, arena, d, file, 1);
    if (got != DONE)
        return got;
    const xmlNode *root = xmlDocGetRootElement(doc);
    *out = (struct profile){
        .duplex = !text_equal(xml_attr(root, "sides"), "simplex"),
        .sheets_per_file = number_of(root, "sheets-per-file", PROFILE_SHEETS_PER_FILE),
        .grams = number_of(root, "grams", 0),
    };
    return DONE;
}

int profile_grams(const struct profile *p, int sheets)
{
    return p->grams + (sheets * SHEET_MILLIGRAMS + 999) / 1000;
}
