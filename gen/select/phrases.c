#include "phrases.h"

#include <string.h>

#include "../base/text.h"

#define GAP               "..."
#define MAX_GAP           5
#define END               "."
#define LATIN_UPPER_FIRST 0xC0 /* in Latin-1 the capitals stand 0x20 before the small letters */
#define LATIN_UPPER_LAST  0xDE
#define TO_LOWER          0x20
#define PUNCTUATION_FIRST 0x2000
#define PUNCTUATION_LAST  0x206F

/* The code point as it counts in a word; 0: it separates, '.': it ends a sentence. */
static int32_t folded(int32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
        return c;
    if (c >= 'A' && c <= 'Z')
        return c + TO_LOWER;
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == ';')
        return '.';
    if (c < LATIN_UPPER_FIRST || (c >= PUNCTUATION_FIRST && c <= PUNCTUATION_LAST))
        return 0;
    return c <= LATIN_UPPER_LAST ? c + TO_LOWER : c;
}

/* The folded text: a NUL after each word. Never longer than the text and one byte per sign. */
static size_t fold(char *out, const char *text)
{
    size_t n_bytes = strlen(text), n = 0;
    for (size_t at = 0; at < n_bytes;) {
        int32_t c = folded(text_decode(text, n_bytes, &at));
        if (c == '.') {
            out[n++] = '\0';
            out[n++] = '.';
            out[n++] = '\0';
        } else if (c == 0) {
            out[n++] = '\0';
        } else {
            n += text_encode((uint32_t)c, out + n);
        }
    }
    out[n++] = '\0';
    return n;
}

struct words words_of(struct arena *arena, const char *text)
{
    size_t n_bytes = strlen(text);
    char *folded_text = arena_alloc(arena, 3 * n_bytes + 4);
    struct words out = {.words = arena_array(arena, 2 * n_bytes + 1, sizeof *out.words)};
    size_t n = fold(folded_text, text);
    for (size_t at = 0; at < n; at += strlen(folded_text + at) + 1)
        if (folded_text[at])
            out.words[out.n++] = folded_text + at;
    return out;
}

struct words pattern_of(struct arena *arena, const char *pattern)
{
    char *copy = arena_strdup(arena, pattern);
    struct words out = {.words = arena_array(arena, strlen(pattern) + 1, sizeof *out.words)};
    for (char *at = copy + strspn(copy, " \t\r\n"); *at; at += strspn(at, " \t\r\n")) {
        out.words[out.n++] = at;
        at += strcspn(at, " \t\r\n");
        if (*at)
            *at++ = '\0';
    }
    return out;
}

static bool fits(const char *wanted, const char *word)
{
    size_t n = strlen(wanted);
    bool ends_wild = n > 0 && wanted[n - 1] == '*';
    if (text_equal(word, END))
        return false;
    if (wanted[0] == '*' && n > 1)
        return text_ends(word, wanted + 1);
    return ends_wild ? strncmp(wanted, word, n - 1) == 0 : text_equal(wanted, word);
}

bool phrase_is_one_of(const struct words *patterns, const char *word)
{
    for (size_t i = 0; i < patterns->n; i++)
        if (fits(patterns->words[i], word))
            return true;
    return false;
}

/* One search: the pattern from p on, the text from t on. */
struct search {
    const struct words *pattern, *text, *negations;
};

static bool matches(const struct search *s, size_t p, size_t t)
{
    if (p == s->pattern->n)
        return true;
    const char *wanted = s->pattern->words[p];
    if (wanted[0] == '!')
        return (t >= s->text->n || !fits(wanted + 1, s->text->words[t])) && matches(s, p + 1, t);
    if (!text_equal(wanted, GAP))
        return t < s->text->n && fits(wanted, s->text->words[t]) && matches(s, p + 1, t + 1);
    for (size_t skipped = 0; skipped <= MAX_GAP && t + skipped <= s->text->n; skipped++) {
        if (matches(s, p + 1, t + skipped))
            return true;
        if (t + skipped == s->text->n)
            return false;
        const char *word = s->text->words[t + skipped];
        if (text_equal(word, END) || phrase_is_one_of(s->negations, word))
            return false;
    }
    return false;
}

bool phrase_stands_in(const struct words *pattern, const struct words *text, const struct words *negations)
{
    const struct search search = {.pattern = pattern, .text = text, .negations = negations};
    char first = pattern->n > 0 ? pattern->words[0][0] : '\0';
    bool is_plain =
        first != '*' && first != '!' && first != GAP[0]; /* most texts have no word that begins so: look no further */
    for (size_t t = 0; t < text->n; t++)
        if ((!is_plain || text->words[t][0] == first) && matches(&search, 0, t))
            return true;
    return false;
}
