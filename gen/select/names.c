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

static struct made_of made_of(const char *odd_signs, const char *text)
{
    struct made_of it = {0};
    size_t n_bytes = strlen(text);
    for (size_t at = 0; at < n_bytes;) {
        size_t from = at;
        int32_t c = text_decode(text, n_bytes, &at);
        it.letters = it.letters || u_isalpha(c);
        it.digits = it.digits || u_isdigit(c);
        it.odd_signs = it.odd_signs || is_listed(odd_signs, text + from, at - from);
    }
    return it;
}

/* may_number: it may be a firm, which may be called 3M, or 1001. */
static void mark(const struct pairs *p, struct arena *arena, xmlNode *addressee, const xmlNode *name, bool may_number)
{
    const char *text = name ? xml_text(arena, name) : NULL;
    if (!text)
        return;
    struct made_of it = made_of(p->no_name_signs, text);
    if (!it.letters && !(may_number && it.digits) && !xml_attr(addressee, "nameless"))
        plain_attr(addressee, "nameless", "yes");
    bool is_odd = !may_number && (it.digits || it.odd_signs || pairs_is_worded(&p->no_person, arena, text));
    if ((is_odd || pairs_is_worded(&p->no_name, arena, text)) && !xml_attr(addressee, "unlike-name"))
        plain_attr(addressee, "unlike-name", "yes");
}

/* Its words to or of the reader are those of a name; how it begins and its signs are its own: houses have numbers. */
static bool is_no_address(const struct pairs *p, struct arena *arena, const char *line)
{
    const struct wording_of spoken = {.holds = p->no_name.holds, .n_holds = p->no_name.n_holds};
    return made_of(p->no_address_signs, line).odd_signs || pairs_is_worded(&p->no_address, arena, line) || pairs_is_worded(&spoken, arena, line);
}

/* A house can have the addition X; its number and postcode have a form that the schema knows. */
static bool is_of_number(const xmlNode *part)
{
    return xml_named(part, "number") || xml_named(part, "addition") || xml_named(part, "postcode");
}

static void mark_address(const struct pairs *p, struct arena *arena, xmlNode *addressee)
{
    for (const xmlNode *line = xml_first(xml_child(addressee, "address")); line; line = xml_following(line))
        if (!is_of_number(line) && is_no_address(p, arena, xml_text(arena, line))) {
            plain_attr(addressee, "unlike-address", "yes");
            return;
        }
}

static bool is_among(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->n; i++)
        if (text_equal(words->words[i], word))
            return true;
    return false;
}

/* "mevrouw Jansen" to J. de Vries: a title, and then no word of the name. */
static bool greets_another(const struct pairs *p, struct arena *arena, const char *name, const char *salutation)
{
    if (!name || !salutation || !pairs_is_worded(&p->title, arena, salutation))
        return false;
    const struct words of_name = words_of(arena, name), greeted = words_of(arena, salutation);
    bool has_name = false;
    for (size_t i = 0; i < greeted.n; i++) {
        const char *word = greeted.words[i];
        if (strlen(word) < 2 || pairs_is_worded(&p->small, arena, word)) /* no initial, and no "van" that many names have */
            continue;
        if (is_among(&of_name, word))
            return false;
        has_name = true;
    }
    return has_name;
}

/* Whom a person's own letter is for: not somebody who acts for another, nor with another's name above it. */
static void mark_person(const struct pairs *p, struct arena *arena, xmlNode *addressee)
{
    const xmlNode *name = xml_child(addressee, "name"), *salutation = xml_child(addressee, "salutation");
    const char *named = name ? xml_text(arena, name) : NULL;
    if (named && pairs_is_worded(&p->for_another, arena, named))
        plain_attr(addressee, "for-another", "yes");
    bool is_a_name = !xml_attr(addressee, "heirs") && !xml_attr(addressee, "nameless") && !xml_attr(addressee, "unlike-name");
    if (is_a_name && greets_another(p, arena, named, salutation ? xml_text(arena, salutation) : NULL))
        plain_attr(addressee, "greets-another", "yes");
}

void names_mark(const struct pairs *p, struct arena *arena, xmlNode *addressee)
{
    const xmlNode *on_behalf_of = xml_child(addressee, "on-behalf-of");
    bool may_number = !text_equal(xml_attr(addressee, "kind"), "natural");
    mark(p, arena, addressee, xml_child(addressee, "name"), may_number);
    mark(p, arena, addressee, xml_child(addressee, "salutation"), may_number);
    if (!may_number)
        mark_person(p, arena, addressee);
    mark(p, arena, addressee, on_behalf_of, text_equal(xml_attr(on_behalf_of, "kind"), "legal"));
    mark_address(p, arena, addressee);
}
