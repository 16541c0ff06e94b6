#include "persons.h"

#include <string.h>

#include <unicode/uchar.h>

#include "../base/text.h"

#define SPACE " \t\r\n"

/* A word of the text as it is written, up to the next space. */
struct token {
    const char *text;
    bool ends_sentence;
};

static int32_t first_sign(const char *text)
{
    size_t at = 0;
    return *text ? text_decode(text, strlen(text), &at) : 0;
}

static struct token *tokens_of(struct arena *arena, const char *text, size_t *n)
{
    struct token *out = arena_array(arena, strlen(text) + 1, sizeof *out);
    *n = 0;
    for (const char *at = text + strspn(text, SPACE); *at; at += strspn(at, SPACE)) {
        size_t n_bytes = strcspn(at, SPACE);
        out[(*n)++] = (struct token){.text = arena_strndup(arena, at, n_bytes), .ends_sentence = strchr("?!;:", at[n_bytes - 1]) != NULL};
        at += n_bytes;
    }
    return out;
}

/* P. or J.P.; no "B" and no "S.v.p." */
static bool is_initials(const char *text)
{
    size_t n_bytes = strlen(text), n = 0;
    for (size_t at = 0; at < n_bytes; n++) {
        if (!u_isupper(text_decode(text, n_bytes, &at)) || at >= n_bytes || text[at++] != '.')
            return false;
    }
    return n > 0;
}

/* "mevrouw": one of the titles behind which a name stands. */
static bool is_title(const struct pairs *p, struct arena *arena, const char *text)
{
    return !is_initials(text) && strlen(text) > 1 && pairs_is_worded(&p->title, arena, arena_printf(arena, "%s x", text));
}

/* Whether a title or initials stand before word t, with small words between: "de heer van den Berg". */
static bool is_introduced(const struct pairs *p, struct arena *arena, const struct token *tokens, size_t t)
{
    while (t-- > 0 && !tokens[t].ends_sentence) {
        if (is_initials(tokens[t].text) || is_title(p, arena, tokens[t].text))
            return true;
        if (!pairs_is_worded(&p->small, arena, tokens[t].text))
            return false;
    }
    return false;
}

static bool holds_word(struct arena *arena, const xmlNode *node, const char *word)
{
    const struct words words = words_of(arena, node ? xml_text(arena, node) : "");
    for (size_t i = 0; i < words.n; i++)
        if (text_equal(words.words[i], word))
            return true;
    return false;
}

/* Of "De Vries-Smit" one name is enough. */
static bool is_of_addressee(struct arena *arena, const xmlNode *addressee, const char *name)
{
    static const char *const parts[] = {"name", "salutation", "on-behalf-of"};
    const struct words words = words_of(arena, name);
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (holds_word(arena, xml_child(addressee, parts[k]), words.words[i]))
                return true;
    return false;
}

bool persons_names_another(const struct pairs *p, struct arena *arena, const char *text, const xmlNode *addressee)
{
    size_t n;
    const struct token *tokens = tokens_of(arena, text, &n);
    for (size_t t = 1; t < n; t++) {
        const char *word = tokens[t].text;
        bool is_name = u_isupper(first_sign(word)) && strlen(word) > 2 && !is_initials(word) && !pairs_is_worded(&p->small, arena, word);
        if (is_name && is_introduced(p, arena, tokens, t) && !is_of_addressee(arena, addressee, word))
            return true;
    }
    return false;
}
