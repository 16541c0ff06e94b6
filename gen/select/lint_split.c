#include "lint_split.h"

#include <string.h>

#include "../base/text.h"

#define END        "."
#define MAX_PIECES 24 /* the longest word in letters, with a point between */
#define MAX_BYTES  64

/* Whether a word of the list begins with what was joined so far; *is_whole: it is one. */
static bool can_become(const struct words *list, const char *joined, bool *is_whole)
{
    bool can = false;
    *is_whole = false;
    for (size_t i = 0; i < list->n; i++) {
        bool is_one = strcmp(list->words[i], joined) == 0;
        *is_whole = *is_whole || is_one;
        can = can || is_one || strncmp(list->words[i], joined, strlen(joined)) == 0;
    }
    return can;
}

/* How many words from t on are the pieces of one of the list, which is copied; 0: they are not. */
static size_t pieces_at(const struct words *list, const struct words *text, size_t t, char *joined)
{
    size_t n_bytes = 0, found = 0;
    bool is_whole;
    char tried[MAX_BYTES];
    for (size_t i = 0; i < MAX_PIECES && t + i < text->n; i++) {
        const char *word = text->words[t + i];
        bool is_point = text_equal(word, END);
        if (is_point && i > 0 && text->words[t + i - 1][1] == '\0')
            continue;
        size_t n = strlen(word);
        if (is_point || n_bytes + n >= MAX_BYTES)
            break;
        memcpy(tried + n_bytes, word, n + 1);
        n_bytes += n;
        if (!can_become(list, tried, &is_whole))
            break;
        if (is_whole && i > 0) {
            found = i + 1;
            memcpy(joined, tried, n_bytes + 1);
        }
    }
    return found;
}

bool lint_join_split(struct words *out, struct arena *arena, const struct speech *speech, const struct words *text)
{
    char joined[MAX_BYTES];
    bool found = false;
    *out = (struct words){0};
    for (size_t t = 0; speech && t < text->n;) {
        size_t n = pieces_at(&speech->split, text, t, joined);
        if (n > 0 && !found) {
            found = true;
            out->words = arena_array(arena, text->n + 1, sizeof *out->words);
            memcpy(out->words, text->words, t * sizeof *out->words);
            out->n = t;
        }
        if (found)
            out->words[out->n++] = n > 0 ? arena_strdup(arena, joined) : text->words[t];
        t += n > 0 ? n : 1;
    }
    return found;
}
