#include "pairs.h"

#include <string.h>

#include "../base/text.h"
#include "names.h"
#include "plain.h"

/* The attribute that each kind of row lists its words in. */
static const char *list_of(const xmlNode *row)
{
    static const char *const lists[][2] = {
        {"kind", "routes"}, {"outcome", "remedies"}, {"route", "reason"}, {"subject", "remedies"}, {"begins", "words"}, {"holds", "words"}, {"behind", "words"}, {"signs", "signs"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (xml_named(row, lists[i][0]))
            return lists[i][1];
    return NULL;
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

static const xmlNode *row_for(const struct pairs *p, const char *row_name, const char *id)
{
    for (const xmlNode *row = xml_child(p->root, row_name); row; row = xml_next(row, row_name))
        if (text_equal(xml_attr(row, "id"), id))
            return row;
    return NULL;
}

/* Up to a bar with a space before it: "hebt|heeft" is one place of a pattern. */
static size_t bytes_to_bar(const char *list)
{
    size_t n = strcspn(list, "|");
    while (list[n] && n > 0 && list[n - 1] != ' ')
        n += 1 + strcspn(list + n + 1, "|");
    return n;
}

/* "de erven | erfgenamen": the patterns between the bars. */
static size_t read_patterns(struct phrase **out, struct arena *arena, const char *list)
{
    size_t n = 0;
    *out = arena_array(arena, strlen(list) + 1, sizeof **out);
    for (const char *at = list; *at;) {
        size_t n_bytes = bytes_to_bar(at);
        n += phrase_read(&(*out)[n], arena, NULL, arena_strndup(arena, at, n_bytes));
        at += n_bytes + (at[n_bytes] == '|');
    }
    return n;
}

/* A row of words: of a class that struct pairs knows, no other; it finds something. */
static bool read_words(struct pairs *out, struct arena *arena, const xmlNode *row)
{
    const struct {
        const char *id;
        struct wording_of *of;
    } classes[] = {
        {"heirs", &out->heirs},           {"firm", &out->firm},   {"machine", &out->machine},  {"no-name", &out->no_name}, {"no-address", &out->no_address},
        {"for-another", &out->for_another}, {"title", &out->title},   {"small-word", &out->small}, {"no-person", &out->no_person},
    };
    const char *id = xml_attr(row, "id"), *list = xml_attr(row, "words");
    struct wording_of *of = NULL;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (text_equal(id, classes[i].id))
            of = classes[i].of;
    if (!of)
        return false;
    if (xml_named(row, "behind"))
        return (of->n_behind = read_patterns(&of->behind, arena, list)) > 0;
    if (xml_named(row, "begins"))
        return (of->n_begins = read_patterns(&of->begins, arena, list)) > 0;
    return (of->n_holds = read_patterns(&of->holds, arena, list)) > 0;
}

static const char *signs_of(const struct pairs *p, const char *id)
{
    const xmlNode *signs = row_for(p, "signs", id);
    return signs ? xml_attr(signs, "signs") : "";
}

enum outcome pairs_load(struct pairs *out, struct arena *arena, struct law_file *law)
{
    out->root = law->root;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row)) {
        const char *list = list_of(row);
        if (!list || !xml_attr(row, "id") || !xml_attr(row, list) || law_stray(row, "id routes remedies on-objection source reason words signs"))
            return law_fault(law, row, "kind, route, outcome, subject, begins, behind, holds or signs");
        if (is_second(row))
            return law_fault(law, row, "%s: twice", xml_attr(row, "id"));
        if (xml_named(row, "subject") && (!xml_attr(row, "on-objection") || !xml_attr(row, "source")))
            return law_fault(law, row, "on-objection, source");
        if (text_equal(list, "words") && !read_words(out, arena, row))
            return law_fault(law, row, "id or words");
    }
    out->no_name_signs = signs_of(out, "no-name");
    out->no_address_signs = signs_of(out, "no-address");
    const bool knows_names = out->heirs.n_begins && out->no_name.n_begins && out->no_person.n_begins && out->for_another.n_begins && out->title.n_begins && out->small.n_holds;
    if (!knows_names || !*out->no_name_signs || !out->no_address.n_begins || !*out->no_address_signs || !out->machine.n_holds ||
        !row_for(out, "subject", "other"))
        return law_fault(law, law->root, "heirs, machine, no-name, no-person, no-address, for-another, title, small-word, subject other");
    return DONE;
}

static const char *list_for(const struct pairs *p, const char *row_name, const char *id)
{
    const xmlNode *row = row_for(p, row_name, id);
    return row ? xml_attr(row, list_of(row)) : NULL;
}

const char *pairs_routes(const struct pairs *p, const char *kind)
{
    return list_for(p, "kind", kind);
}

const char *pairs_remedies(const struct pairs *p, const char *outcome)
{
    return list_for(p, "outcome", outcome);
}

const char *pairs_subject_remedies(const struct pairs *p, const char *subject, bool is_on_objection)
{
    const xmlNode *row = row_for(p, "subject", subject);
    return xml_attr(row ? row : row_for(p, "subject", "other"), is_on_objection ? "on-objection" : "remedies");
}

bool pairs_owes_reason(const struct pairs *p, const char *route)
{
    return text_equal(list_for(p, "route", route), "required");
}

/* The words of a name or a role; what ends a sentence is none: T.a.v. */
static struct words words_in(struct arena *arena, const char *text)
{
    struct words words = words_of(arena, text ? text : "");
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++)
        if (!text_equal(words.words[i], "."))
            words.words[n++] = words.words[i];
    words.n = n;
    return words;
}

static bool begins(const struct wording_of *of, const struct words *words)
{
    for (size_t i = 0; i < of->n_begins; i++)
        if (phrase_begins(&of->begins[i], words))
            return true;
    return false;
}

static bool is_worded(const struct wording_of *of, const struct words *words)
{
    static const struct words none = {0};
    if (begins(of, words))
        return true;
    for (size_t i = 0; i < of->n_behind; i++) {
        size_t n = phrase_begins(&of->behind[i], words);
        struct words rest = *words;
        rest.words += n;
        rest.n -= n;
        if (n && begins(of, &rest))
            return true;
    }
    for (size_t i = 0; i < of->n_holds; i++)
        if (phrase_stands_in(&of->holds[i], words, &none))
            return true;
    return false;
}

bool pairs_is_worded(const struct wording_of *of, struct arena *arena, const char *text)
{
    struct words words = words_in(arena, text);
    return is_worded(of, &words);
}

static bool is_of_heirs(const struct pairs *p, struct arena *arena, const xmlNode *name)
{
    struct words words = words_in(arena, name ? xml_text(arena, name) : NULL);
    return is_worded(&p->heirs, &words) && !is_worded(&p->firm, &words);
}

void pairs_mark(const struct pairs *p, struct arena *arena, const xmlNode *record)
{
    xmlNode *addressee = (xmlNode *)xml_child(record, "addressee"), *review = (xmlNode *)xml_child(record, "review");
    const char *kind = xml_attr(addressee, "kind");
    if (!text_equal(kind, "legal") && is_of_heirs(p, arena, xml_child(addressee, "name")))
        plain_attr(addressee, "heirs", text_equal(kind, "natural") ? "yes" : "unknown");
    else if (is_of_heirs(p, arena, xml_child(addressee, "on-behalf-of")))
        plain_attr(addressee, "heirs", "unknown"); /* on whose behalf, it must say: not of the heirs, but of the dead */
    names_mark(p, arena, addressee);
    struct words role = words_in(arena, xml_attr(review, "role"));
    if (review && xml_attr(review, "role") && (role.n == 0 || is_worded(&p->machine, &role)))
        plain_attr(review, "machine", "yes");
}
