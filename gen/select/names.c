#include "names.h"

#include <string.h>

#include <unicode/uchar.h>

#include "../base/text.h"
#include "plain.h"

/* What a name is made of. */
struct made_of {
    bool letters, digits, odd_signs;
};

/* One of the characters of a list with a space between each. */
static bool is_listed(const char *list, const char *character, size_t n_bytes)
{
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, " ");
        if (n == n_bytes && memcmp(at, character, n) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

static struct made_of made_of(const struct pairs *p, const char *text)
{
    struct made_of it = {0};
    size_t n_bytes = strlen(text);
    for (size_t at = 0; at < n_bytes;) {
        size_t from = at;
        int32_t c = text_decode(text, n_bytes, &at);
        it.letters = it.letters || u_isalpha(c);
        it.digits = it.digits || u_isdigit(c);
        it.odd_signs = it.odd_signs || is_listed(p->no_name_signs, text + from, at - from);
    }
    return it;
}

/* may_number: it may be a firm, which may be called 3M, or 1001. */
static void mark(const struct pairs *p, struct arena *arena, xmlNode *addressee, const xmlNode *name, bool may_number)
{
    const char *text = name ? xml_text(arena, name) : NULL;
    if (!text)
        return;
    struct made_of it = made_of(p, text);
    if (!it.letters && !(may_number && it.digits) && !xml_attr(addressee, "nameless"))
        plain_attr(addressee, "nameless", "yes");
    bool is_odd = !may_number && (it.digits || it.odd_signs);
    if ((is_odd || pairs_is_worded(&p->no_name, arena, text)) && !xml_attr(addressee, "unlike-name"))
        plain_attr(addressee, "unlike-name", "yes");
}

void names_mark(const struct pairs *p, struct arena *arena, xmlNode *addressee)
{
    const xmlNode *on_behalf_of = xml_child(addressee, "on-behalf-of");
    bool may_number = !text_equal(xml_attr(addressee, "kind"), "natural");
    mark(p, arena, addressee, xml_child(addressee, "name"), may_number);
    mark(p, arena, addressee, xml_child(addressee, "salutation"), may_number);
    mark(p, arena, addressee, on_behalf_of, text_equal(xml_attr(on_behalf_of, "kind"), "legal"));
}
