#include "pairs.h"

#include "../base/text.h"

/* The attribute that each kind of row lists its words in. */
static const char *list_of(const xmlNode *row)
{
    return xml_named(row, "kind") ? "routes" : xml_named(row, "outcome") ? "remedies" : "reason";
}

/* Only the first of two would count. */
static bool is_second(const xmlNode *row)
{
    const char *name = (const char *)row->name;
    for (const xmlNode *it = xml_child(row->parent, name); it && it != row; it = xml_next(it, name))
        if (text_equal(xml_attr(it, "id"), xml_attr(row, "id")))
            return true;
    return false;
}

enum outcome pairs_load(struct pairs *out, struct arena *arena, struct law_file *law)
{
    (void)arena;
    out->root = law->root;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row)) {
        bool is_row = xml_named(row, "kind") || xml_named(row, "outcome") || xml_named(row, "route");
        if (!is_row || !xml_attr(row, "id") || !xml_attr(row, list_of(row)) ||
            law_stray(row, "id routes remedies reason"))
            return law_fault(law, row, "kind, route or outcome");
        if (is_second(row))
            return law_fault(law, row, "%s: twice", xml_attr(row, "id"));
    }
    return DONE;
}

static const char *words_of(const struct pairs *p, const char *row_name, const char *id)
{
    for (const xmlNode *row = xml_child(p->root, row_name); row; row = xml_next(row, row_name))
        if (text_equal(xml_attr(row, "id"), id))
            return xml_attr(row, list_of(row));
    return NULL;
}

const char *pairs_routes(const struct pairs *p, const char *kind)
{
    return words_of(p, "kind", kind);
}

const char *pairs_remedies(const struct pairs *p, const char *outcome)
{
    return words_of(p, "outcome", outcome);
}

bool pairs_owes_reason(const struct pairs *p, const char *route)
{
    return text_equal(words_of(p, "route", route), "required");
}
