#include "house.h"

#include <math.h>
#include <string.h>
#include "../base/text.h"

void house_complain(struct house_reader *r, const xmlNode *node, const char *what)
{
    const struct place at = {.file = r->file, .line = xml_line(node)};
    r->outcome =
        outcome_worse(r->outcome, diag_note(r->d, D_HOUSE_STYLE, &at, "<%s> %s", (const char *)node->name, what));
}

int house_index(struct house_reader *r, const xmlNode *node, const char *attribute, const char *const names[])
{
    const char *value = xml_attr(node, attribute);
    for (int i = 0; value && names[i]; i++) {
        if (strcmp(names[i], value) == 0) {
            return i;
        }
    }
    house_complain(r, node, attribute);
    return 0;
}

bool house_number(const char *text, double *out)
{
    double value = 0, part = 1;
    bool point = false;
    if (!text || !*text) {
        return false;
    }
    for (; *text; text++) {
        if (*text == '.' && !point) {
            point = true;
        } else if (*text >= '0' && *text <= '9') {
            value = value * 10 + (*text - '0');
            part *= point ? 10 : 1;
        } else {
            return false;
        }
    }
    *out = value / part;
    return true;
}

int house_whole(struct house_reader *r, const xmlNode *node, const char *attribute, const int bounds[3])
{
    const char *value = xml_attr(node, attribute);
    double number = bounds[2];
    if (value && (!house_number(value, &number) || number != floor(number) || number < bounds[0] || number > bounds[1])) {
        house_complain(r, node, attribute);
        return bounds[2];
    }
    return (int)number;
}

void house_fields(struct house_reader *r, const xmlNode *node, const struct house_field *fields, void *into)
{
    for (; fields->name; fields++) {
        const bool mm = r->all_mm || text_ends(fields->name, "-mm");
        double value = 0;
        if (!house_number(xml_attr(node, fields->name), &value)) {
            house_complain(r, node, fields->name);
        }
        *(double *)((char *)into + fields->offset) = value * (mm ? HOUSE_PT_PER_MM : 1.0);
    }
}

const char *house_copy(struct house_reader *r, const xmlNode *node, const char *attribute)
{
    const char *value = xml_attr(node, attribute);
    return value ? arena_strdup(r->arena, value) : NULL;
}

xmlNode *house_open(struct house_reader *r, const struct bundle *b, const char *root)
{
    const struct input *file = bundle_file(b, r->file);
    xmlDoc *doc = NULL;
    if (!file) {
        r->outcome = diag_note(r->d, D_HOUSE_STYLE, &(struct place){.file = r->file}, "not in the bundle");
        return NULL;
    }
    r->outcome = xml_parse(&doc, r->arena, r->d, file, 1);
    if (r->outcome != DONE) {
        return NULL;
    }
    xmlNode *node = xmlDocGetRootElement(doc);
    if (!xml_named(node, root)) {
        house_complain(r, node, "is not the root that this file should have");
        return NULL;
    }
    return node;
}

bool house_choice(struct house_reader *r, const xmlNode *node, const char *attribute, const char *const names[])
{
    return house_index(r, node, attribute, names) == 1;
}

void house_only(struct house_reader *r, const xmlNode *root, const char *const names[])
{
    for (const xmlNode *node = xml_first(root); node; node = xml_following(node)) {
        size_t i = 0;
        while (names[i] && !xml_named(node, names[i])) {
            i++;
        }
        if (!names[i]) {
            house_complain(r, node, "is unknown here");
        }
    }
}
