#include "notice_json.h"

#include "../base/text.h"
#include "print.h"

/* Elements that may stand several times in their parent, by the schema. */
static bool is_plural(const xmlNode *node)
{
    static const char *const names[] = {"selection", "sentence", "reason", "category", "kind", "channel", "contact", "basis", "duty"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_named(node, names[i]))
            return true;
    return false;
}

static bool has_elements(const xmlNode *node)
{
    return xml_first(node) != NULL;
}

static const char *text_of(const xmlNode *node)
{
    const bool is_text = node->children && node->children->type == XML_TEXT_NODE && node->children->content;
    return is_text ? (const char *)node->children->content : "";
}

static void begin_member(FILE *to, const char *name, bool *is_first)
{
    if (!*is_first)
        fputc(',', to);
    *is_first = false;
    print_json_string(to, name);
    fputc(':', to);
}

static void put_value(FILE *to, const xmlNode *node);

/* Whether an element of that name stands before it: then it has been put with that one. */
static bool was_put(const xmlNode *node)
{
    for (const xmlNode *it = node->prev; it; it = it->prev)
        if (it->type == XML_ELEMENT_NODE && text_equal((const char *)it->name, (const char *)node->name))
            return true;
    return false;
}

static void put_children(FILE *to, const xmlNode *node, bool *is_first)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        if (was_put(it))
            continue;
        const char *name = (const char *)it->name;
        begin_member(to, name, is_first);
        if (!is_plural(it)) {
            put_value(to, it);
            continue;
        }
        for (const xmlNode *like = it; like; like = xml_next(like, name)) {
            fputc(like == it ? '[' : ',', to);
            put_value(to, like);
        }
        fputc(']', to);
    }
}

static void put_value(FILE *to, const xmlNode *node)
{
    bool is_first = true;
    if (!node->properties && !has_elements(node)) {
        print_json_string(to, text_of(node));
        return;
    }
    fputc('{', to);
    for (const xmlAttr *it = node->properties; it; it = it->next) {
        begin_member(to, (const char *)it->name, &is_first);
        print_json_string(to, it->children ? (const char *)it->children->content : "");
    }
    if (has_elements(node)) {
        put_children(to, node, &is_first);
    } else if (*text_of(node)) {
        begin_member(to, "text", &is_first);
        print_json_string(to, text_of(node));
    }
    fputc('}', to);
}

void notice_json(FILE *to, const xmlNode *notice)
{
    put_value(to, notice);
    fputc('\n', to);
}
