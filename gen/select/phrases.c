#include "phrases.h"

#include <string.h>

#include "../base/text.h"

#define SPACE             " \t\r\n"
#define GAP               "..."
#define MAX_GAP           5
#define HIDDEN            "_"
#define END               "."
#define ENDS              ".!?:;" /* what ends a sentence */
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

/* Notes how a word begins: its first two bytes. */
static void note_beginning(struct words *words, const char *word)
{
    unsigned char bit = (unsigned char)((unsigned char)word[0] * 31u + (unsigned char)word[1]);
    words->begins[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Whether a word of a pattern must stand in the text, and how it begins is known. */
static bool is_needed(const char *word)
{
    bool is_open = word[0] == '*' || word[0] == '!' || word[0] == GAP[0];
    return !is_open && (word[1] == '\0' || (word[1] != '*'));
}

/* Most patterns have a word of which nothing in the text has the beginning. */
static bool may_stand_in(const struct words *pattern, const struct words *text)
{
    for (size_t i = 0; i < sizeof text->begins / sizeof *text->begins; i++)
        if (pattern->begins[i] & ~text->begins[i])
            return false;
    return true;
}

/* How many bytes the folded text takes at most: a sign that ends a sentence becomes a word. */
static size_t folded_bytes(const char *text)
{
    size_t n = strlen(text) + 2;
    for (const char *at = strpbrk(text, ENDS); at; at = strpbrk(at + 1, ENDS))
        n += 2;
    return n;
}

struct words words_of(struct arena *arena, const char *text)
{
    char *folded_text = arena_alloc(arena, folded_bytes(text));
    struct words out = {0};
    size_t n = fold(folded_text, text), n_words = 0;
    for (size_t at = 0; at < n; at += strlen(folded_text + at) + 1)
        n_words += folded_text[at] != '\0';
    out.words = arena_array(arena, n_words + 1, sizeof *out.words);
    for (size_t at = 0; at < n; at += strlen(folded_text + at) + 1)
        if (folded_text[at]) {
            out.words[out.n++] = folded_text + at;
            note_beginning(&out, folded_text + at);
        }
    return out;
}

struct words pattern_of(struct arena *arena, const char *pattern)
{
    char *copy = arena_strdup(arena, pattern);
    size_t n_words = 0;
    for (const char *at = copy; *at; at++)
        n_words += !strchr(SPACE, *at) && (at == copy || strchr(SPACE, at[-1]));
    struct words out = {.words = arena_array(arena, n_words + 1, sizeof *out.words)};
    for (char *at = copy + strspn(copy, SPACE); *at; at += strspn(at, SPACE)) {
        out.words[out.n++] = at;
        at += strcspn(at, SPACE);
        if (*at)
            *at++ = '\0';
        if (is_needed(out.words[out.n - 1]))
            note_beginning(&out, out.words[out.n - 1]);
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

/* Whether it stands there; *end: the word behind it. */
static bool matches(const struct search *s, size_t p, size_t t, size_t *end)
{
    if (p == s->pattern->n) {
        *end = t;
        return true;
    }
    const char *wanted = s->pattern->words[p];
    if (wanted[0] == '!')
        return (t >= s->text->n || !fits(wanted + 1, s->text->words[t])) && matches(s, p + 1, t, end);
    if (!text_equal(wanted, GAP))
        return t < s->text->n && fits(wanted, s->text->words[t]) && matches(s, p + 1, t + 1, end);
    for (size_t skipped = 0; skipped <= MAX_GAP && t + skipped <= s->text->n; skipped++) {
        if (matches(s, p + 1, t + skipped, end))
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
    if (!may_stand_in(pattern, text))
        return false;
    const struct search search = {.pattern = pattern, .text = text, .negations = negations};
    char first = pattern->n > 0 ? pattern->words[0][0] : '\0';
    size_t end;
    bool is_plain =
        first != '*' && first != '!' && first != GAP[0]; /* most texts have no word that begins so: look no further */
    for (size_t t = 0; t < text->n; t++)
        if ((!is_plain || text->words[t][0] == first) && matches(&search, 0, t, &end))
            return true;
    return false;
}

size_t phrase_begins(const struct words *pattern, const struct words *text)
{
    static const struct words none = {0};
    size_t end = 0;
    return matches(&(struct search){.pattern = pattern, .text = text, .negations = &none}, 0, 0, &end) ? end : 0;
}

void phrase_hide(const struct words *pattern, struct words *text, const struct words *negations)
{
    const struct search search = {.pattern = pattern, .text = text, .negations = negations};
    size_t end;
    for (size_t t = 0; t < text->n; t++)
        if (matches(&search, 0, t, &end))
            while (end > t)
                text->words[--end] = HIDDEN;
}
