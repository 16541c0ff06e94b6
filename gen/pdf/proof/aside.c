#include "aside.h"

#include <string.h>

#include "../../base/text.h"
#include "description.h"
#include "links.h"

#define MAX_BOOKMARKS 512

static enum outcome fault(const struct aside *a, const char *what)
{
    return diag_note(a->f->d, D_PROOF_MARKS, a->f->at, "%s", what);
}

static bool find_catalog(const struct aside *a, struct bytes *catalog)
{
    return file_find(a->f, a->f->trailer, "/Root", catalog);
}

/* --- bookmarks --- */

/* Bookmarks met, against the headings in their order. */
struct outline {
    const struct aside *a;
    size_t next; /* element */
    size_t n;
};

static bool is_heading(const struct heard_element *element)
{
    return element->kind == HEARD_H1 || element->kind == HEARD_H2;
}

/* A bookmark has the words of the heading to which it leads. */
static bool is_of_heading(const struct outline *o, struct bytes bookmark, const struct heard_element *heading)
{
    const struct aside *a = o->a;
    struct bytes title, element;
    const char *words = lex_find(bookmark, "/Title", &title) ? type_string(a->f->arena, title) : NULL;
    const char *plain = words ? words_plain_copy(a->f->arena, words, strlen(words)) : "";
    return lex_find(bookmark, "/SE", &element) && lex_reference(element) == heading->number && strlen(plain) == heading->n &&
           memcmp(plain, a->heard->text->bytes + heading->from, heading->n) == 0;
}

static bool visit_bookmarks(struct outline *o, struct bytes above)
{
    const struct heard *h = o->a->heard;
    struct bytes bookmark;
    for (bool is_there = file_find(o->a->f, above, "/First", &bookmark); is_there; is_there = file_find(o->a->f, bookmark, "/Next", &bookmark)) {
        while (o->next < h->n_elements && !is_heading(&h->elements[o->next]))
            o->next++;
        if (o->next == h->n_elements || o->n++ == MAX_BOOKMARKS || !is_of_heading(o, bookmark, &h->elements[o->next]))
            return false;
        o->next++;
        if (!visit_bookmarks(o, bookmark))
            return false;
    }
    return true;
}

static enum outcome check_bookmarks(const struct aside *a)
{
    struct outline o = {.a = a};
    struct bytes catalog, outline;
    if (!find_catalog(a, &catalog) || !file_find(a->f, catalog, "/Outlines", &outline))
        return DONE;
    if (!visit_bookmarks(&o, outline))
        return fault(a, "a bookmark that is no heading");
    for (; o.next < a->heard->n_elements; o.next++)
        if (is_heading(&a->heard->elements[o.next]))
            return fault(a, "a heading without a bookmark");
    return DONE;
}

/* --- title and description --- */

/* The title is a whole proof of one piece. */
static bool is_proof(const struct phrases *phrases, const char *text)
{
    const size_t n = strlen(text);
    for (const struct phrase *phrase = phrases_like(phrases, text, n); phrase; phrase = phrase->next)
        if (phrase->n_pieces == 1 && phrase->pieces->text && phrase->pieces->n == n && memcmp(phrase->pieces->text, text, n) == 0)
            return true;
    return false;
}

static bool is_as_expected(const struct aside *a, struct bytes dict, const char *key, const char *expected)
{
    struct bytes value;
    const char *text = lex_find(dict, key, &value) ? type_string(a->f->arena, value) : NULL;
    return text && description_match((struct bytes){text, strlen(text)}, expected) == strlen(text);
}

/* "D:20261201000000Z" */
static const char *day_of(const struct aside *a)
{
    const char *iso = xml_attr(xml_child(a->facts, "letter"), "mailing-date");
    return iso && strlen(iso) == 10 ? arena_printf(a->f->arena, "D:%.4s%.2s%.2s000000Z", iso, iso + 5, iso + 8) : "";
}

static enum outcome check_titles(const struct aside *a)
{
    struct bytes catalog, information, reference, title, xmp;
    const bool is_there = find_catalog(a, &catalog) && file_find(a->f, a->f->trailer, "/Info", &information) && lex_find(information, "/Title", &title) &&
                          lex_find(catalog, "/Metadata", &reference);
    const struct file_object *metadata = is_there ? file_object(a->f, lex_reference(reference)) : NULL;
    const char *text = is_there ? type_string(a->f->arena, title) : NULL;
    if (!text || !is_proof(a->dutch, text))
        return fault(a, "/Title");
    if (!is_as_expected(a, information, "/CreationDate", day_of(a)) || !is_as_expected(a, information, "/Creator", "Kenbaar \1") ||
        !is_as_expected(a, information, "/Producer", "Kenbaar \1, cairo \1"))
        return fault(a, "/Info");
    if (file_inflate(&xmp, a->f, metadata) != DONE)
        return REFUSED;
    const struct description d = {.facts = a->facts, .heard = a->heard, .title = text, .holds_file = lex_find(catalog, "/AF", &reference)};
    return description_is(a->f->arena, xmp, &d) ? DONE : fault(a, "/Metadata");
}

enum outcome aside_check(const struct aside *a)
{
    enum outcome got = outcome_worse(links_check(a), check_bookmarks(a));
    return outcome_worse(got, check_titles(a));
}
