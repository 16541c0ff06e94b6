/* What an instrument says that it does not use, and by which words a text would tell of it all the same. */
#include <string.h>

#include "../base/text.h"
#include "lint_rows.h"

/* A longer word finds its plural too. */
#define PLURAL_FROM_BYTES 6

/* Adds the words of a row of the law, when the item is one of them. */
static void add_same(struct unused *item, struct arena *arena, const struct words *name, const char *list)
{
    size_t n = item->n_told_by;
    bool is_named = false;
    for (const char *at = list; *at;) {
        size_t n_bytes = strcspn(at, "|");
        struct words same = words_of(arena, arena_strndup(arena, at, n_bytes));
        struct phrase exact = phrase_of_words(arena, &same, SIZE_MAX);
        is_named = is_named || (same.n == name->n && phrase_begins(&exact, name));
        item->told_by[n++] = phrase_of_words(arena, &same, PLURAL_FROM_BYTES);
        at += n_bytes + (at[n_bytes] == '|');
    }
    item->n_told_by = is_named ? n : item->n_told_by;
}

static size_t count_same(const struct lint *l)
{
    size_t n = 0;
    for (const xmlNode *row = xml_child(l->root, "same"); row; row = xml_next(row, "same"))
        for (const char *at = xml_attr(row, "words"); at; at = strchr(at + 1, '|'))
            n++;
    return n;
}

struct unused *lint_unused(const struct lint *l, struct arena *arena, const xmlNode *root)
{
    struct unused *first = NULL, **tail = &first;
    for (const xmlNode *list = xml_child(root, "non-use"); list; list = xml_next(list, "non-use"))
        for (const xmlNode *it = xml_child(list, "item"); it; it = xml_next(it, "item")) {
            struct unused *item = arena_alloc(arena, sizeof *item);
            *item = (struct unused){.name = xml_text(arena, it), .lang = xml_lang(it)};
            struct words name = words_of(arena, item->name);
            if (name.n == 0 || !item->lang)
                continue;
            item->told_by = arena_array(arena, count_same(l) + 1, sizeof *item->told_by);
            item->told_by[item->n_told_by++] = phrase_of_words(arena, &name, PLURAL_FROM_BYTES);
            for (const xmlNode *row = xml_child(l->root, "same"); row; row = xml_next(row, "same"))
                if (text_equal(xml_lang(row), item->lang))
                    add_same(item, arena, &name, xml_attr(row, "words"));
            *tail = item;
            tail = &item->next;
        }
    return first;
}

/* "keken ... nationaliteit" */
static struct phrase looked_at(struct arena *arena, const struct speech *speech, const struct phrase *words)
{
    struct phrase out = {.places = arena_array(arena, words->n + 2, sizeof *out.places), .n = words->n + 2};
    out.places[0] = (struct phrase_place){.kind = PHRASE_WORD, .one_of = speech->looked};
    out.places[1] = (struct phrase_place){.kind = PHRASE_GAP};
    memcpy(out.places + 2, words->places, words->n * sizeof *words->places);
    return out;
}

const char *lint_looked_at_unused(struct arena *arena, const struct unused *unused, const struct reading *reading)
{
    for (const struct unused *item = unused; item; item = item->next)
        for (size_t i = 0; i < item->n_told_by && text_equal(item->lang, reading->speech->lang); i++) {
            struct phrase wanted = looked_at(arena, reading->speech, &item->told_by[i]);
            if (phrase_stands_in(&wanted, &reading->words, &reading->speech->negations))
                return item->name;
        }
    return NULL;
}
