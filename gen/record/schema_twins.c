/* What stands twice where one is meant: see schema_check_twins(). */
#include "../base/text.h"
#include "schema_fields.h"
#include "schema_parts.h"

/* By what an element may differ from its like. */
struct likeness {
    bool is_limited;  /* false: it may be repeated */
    bool by_language; /* once in each language */
    const char *key;  /* once for each value of this attribute; NULL: once */
};

static struct likeness likeness_of(const struct schema *s, const xmlNode *node)
{
    const xmlNode *declaration = fields_declaration(s->xsd, node);
    const xmlNode *row = fields_row(declaration);
    const char *list = xml_attr(row, "list"), *key = xml_attr(row, "key");
    bool has_language = fields_has_language(declaration);
    return (struct likeness){
        .is_limited = !text_equal(list, "yes") && (list || key || has_language),
        .by_language = has_language,
        .key = key,
    };
}

static const char *namespace_of(const xmlNode *node)
{
    return node->ns ? (const char *)node->ns->href : NULL;
}

static bool are_alike(const xmlNode *a, const xmlNode *b, const struct likeness *by)
{
    if (!xml_named(a, (const char *)b->name) || !text_equal(namespace_of(a), namespace_of(b)))
        return false;
    if (by->key)
        return text_equal(xml_attr(a, by->key), xml_attr(b, by->key));
    return !by->by_language || text_equal(xml_lang(a), xml_lang(b));
}

static enum outcome check_node(const struct schema *s, struct diag *d, const xmlNode *node, const struct place *at)
{
    struct likeness by = likeness_of(s, node);
    for (const xmlNode *it = by.is_limited ? node->prev : NULL; it; it = it->prev) {
        if (it->type == XML_ELEMENT_NODE && are_alike(it, node, &by)) {
            struct place here = schema_place(s, d->arena, at, node, by.key && xml_attr(node, by.key) ? by.key : NULL);
            return diag_note(d, D_BUNDLE_TWINS, &here, NULL);
        }
    }
    return DONE;
}

static enum outcome check_below(const struct schema *s, struct diag *d, const xmlNode *node, const struct place *at)
{
    enum outcome worst = check_node(s, d, node, at);
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) /* depth is in the budget */
        worst = outcome_worse(worst, check_below(s, d, it, at));
    return worst;
}

enum outcome schema_check_twins(const struct schema *s, struct diag *d, xmlDoc *doc, const struct place *at)
{
    return check_below(s, d, xmlDocGetRootElement(doc), at);
}
