#include "phrases.h"

#include <string.h>

#include "../base/text.h"

#define SPACE             " \t\r\n"
#define GAP               "..."
#define MAX_GAP           5
#define HIDDEN            "_"
#define END               "."
#define ENDS              ".!?:;" /* what ends a sentence */
#define LATIN_FIRST       0xC0
#define LATIN_LAST        0xFF
#define ACCENT_FIRST      0x0300 /* accents that are written behind their letter */
#define ACCENT_LAST       0x036F
#define SKIPPED           (-2)
#define TO_LOWER          0x20
#define PUNCTUATION_FIRST 0x2000
#define PUNCTUATION_LAST  0x206F

/* ---- texts ---- */

/* Latin-1 from 0xC0 on without what stands above and below its letters: no accent hides a word. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";

/* The code point as it counts in a word; 0: it separates, '.': it ends a sentence, SKIPPED: nothing. */
static int32_t folded(int32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
        return c;
    if (c >= 'A' && c <= 'Z')
        return c + TO_LOWER;
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == ';')
        return '.';
    if (c >= ACCENT_FIRST && c <= ACCENT_LAST)
        return SKIPPED;
    if (c < LATIN_FIRST || (c >= PUNCTUATION_FIRST && c <= PUNCTUATION_LAST))
        return 0;
    return c <= LATIN_LAST ? latin[c - LATIN_FIRST] : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The folded text: a NUL after each word. Never longer than the text and one byte per sign. */
static size_t fold(char *out, const char *text)
{
    size_t n_bytes = strlen(text), n = 0;
    for (size_t at = 0; at < n_bytes;) {
        bool is_in_number = text[at] == '.' && at > 0 && is_digit(text[at - 1]) && is_digit(text[at + 1]); /* 1.200 ends no sentence */
        int32_t c = (unsigned char)text[at] < 0x80 ? folded(text[at++]) : folded(text_decode(text, n_bytes, &at));
        if (is_in_number) {
            out[n++] = '\0';
        } else if (c == '.') {
            out[n++] = '\0';
            out[n++] = '.';
            out[n++] = '\0';
        } else if (c == SKIPPED) {
            continue;
        } else if (c < 0x80) {
            out[n++] = (char)c;
        } else {
            n += text_encode((uint32_t)c, out + n);
        }
    }
    out[n++] = '\0';
    return n;
}

/* A word of a pattern, folded like those of a text; its wild signs stay. */
static const char *fold_word(struct arena *arena, const char *word, size_t n_bytes)
{
    char *out = arena_alloc(arena, n_bytes + 1);
    size_t n = 0;
    for (size_t at = 0; at < n_bytes;) {
        int32_t c = text_decode(word, n_bytes, &at);
        c = c == '*' ? c : folded(c);
        if (c > 0)
            n += text_encode((uint32_t)c, out + n);
    }
    return out;
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
    for (size_t at = 0; at < n; at++)
        n_words += folded_text[at] && !folded_text[at + 1];
    out.words = arena_array(arena, n_words + 1, sizeof *out.words);
    for (size_t at = 0; at < n; at++)
        if (folded_text[at] && (at == 0 || !folded_text[at - 1]))
            out.words[out.n++] = folded_text + at;
    return out;
}

/* ---- patterns ---- */

static const struct word_class *class_of(const struct word_class *classes, const char *name, size_t n_bytes)
{
    for (; classes; classes = classes->next)
        if (strncmp(classes->name, name, n_bytes) == 0 && !classes->name[n_bytes])
            return classes;
    return NULL;
}

/* One pass over a list: counts its words, and writes them where out has room for them. */
static bool each_word(struct words *out, struct arena *arena, const struct word_class *classes, const char *list)
{
    out->n = 0;
    for (const char *at = list + strspn(list, SPACE "|"); *at; at += strspn(at, SPACE "|")) {
        size_t n_bytes = strcspn(at, SPACE "|");
        if (*at == '{') {
            const struct word_class *class = at[n_bytes - 1] == '}' ? class_of(classes, at + 1, n_bytes - 2) : NULL;
            if (!class)
                return false;
            for (size_t i = 0; out->words && i < class->words.n; i++)
                out->words[out->n + i] = class->words.words[i];
            out->n += class->words.n;
            ++*class->n_used;
        } else {
            if (out->words)
                out->words[out->n] = fold_word(arena, at, n_bytes);
            out->n++;
        }
        at += n_bytes;
    }
    return true;
}

bool word_list(struct words *out, struct arena *arena, const struct word_class *classes, const char *list)
{
    *out = (struct words){0};
    if (!each_word(out, arena, classes, list))
        return false;
    out->words = arena_array(arena, out->n + 1, sizeof *out->words);
    return each_word(out, arena, classes, list) && out->n > 0;
}

static bool read_place(struct phrase_place *place, struct arena *arena, const struct word_class *classes, const char *word)
{
    place->kind = text_equal(word, GAP)   ? PHRASE_GAP
                  : text_equal(word, "*") ? PHRASE_ANY
                  : text_equal(word, "^") ? PHRASE_START
                  : word[0] == '!'        ? PHRASE_NOT
                                          : PHRASE_WORD;
    if (place->kind != PHRASE_WORD && place->kind != PHRASE_NOT)
        return true;
    return word_list(&place->one_of, arena, classes, word + (place->kind == PHRASE_NOT));
}

bool phrase_read(struct phrase *out, struct arena *arena, const struct word_class *classes, const char *pattern)
{
    size_t n_places = 0;
    for (const char *at = pattern; *at; at++)
        n_places += !strchr(SPACE, *at) && (at == pattern || strchr(SPACE, at[-1]));
    *out = (struct phrase){.places = arena_array(arena, n_places + 1, sizeof *out->places)};
    for (const char *at = pattern + strspn(pattern, SPACE); *at; at += strspn(at, SPACE)) {
        size_t n_bytes = strcspn(at, SPACE);
        if (!read_place(&out->places[out->n++], arena, classes, arena_strndup(arena, at, n_bytes)))
            return false;
        at += n_bytes;
    }
    return out->n > 0;
}

struct phrase phrase_of_words(struct arena *arena, const struct words *words, size_t min_open_bytes)
{
    struct phrase out = {.places = arena_array(arena, words->n + 1, sizeof *out.places), .n = words->n};
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->words[i];
        struct words *one_of = &out.places[i].one_of;
        one_of->words = arena_array(arena, 1, sizeof *one_of->words);
        one_of->words[0] = strlen(word) >= min_open_bytes ? arena_printf(arena, "%s*", word) : word;
        one_of->n = 1;
    }
    return out;
}

/* ---- searching ---- */

static bool fits(const char *wanted, const char *word)
{
    if (word[0] == END[0] || (wanted[0] != word[0] && wanted[0] != '*'))
        return false; /* nearly always */
    size_t n = strlen(wanted);
    if (wanted[0] == '*' && n > 1)
        return text_ends(word, wanted + 1);
    return n > 0 && wanted[n - 1] == '*' ? strncmp(wanted, word, n - 1) == 0 : strcmp(wanted, word) == 0;
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
    const struct phrase *pattern;
    const struct words *text, *negations;
};

static bool matches(const struct search *s, size_t p, size_t t, size_t *end);

static bool matches_after_gap(const struct search *s, size_t p, size_t t, size_t *end)
{
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

/* Whether it stands there; *end: the word behind it. */
static bool matches(const struct search *s, size_t p, size_t t, size_t *end)
{
    if (p == s->pattern->n) {
        *end = t;
        return true;
    }
    const struct phrase_place *place = &s->pattern->places[p];
    const char *word = t < s->text->n ? s->text->words[t] : NULL;
    switch (place->kind) {
    case PHRASE_START: return t == 0 && matches(s, p + 1, t, end);
    case PHRASE_GAP: return matches_after_gap(s, p, t, end);
    case PHRASE_NOT: return (!word || !phrase_is_one_of(&place->one_of, word)) && matches(s, p + 1, t, end);
    case PHRASE_ANY: return word && !text_equal(word, END) && matches(s, p + 1, t + 1, end);
    case PHRASE_WORD: break;
    }
    return word && phrase_is_one_of(&place->one_of, word) && matches(s, p + 1, t + 1, end);
}

bool phrase_stands_in(const struct phrase *pattern, const struct words *text, const struct words *negations)
{
    const struct search search = {.pattern = pattern, .text = text, .negations = negations};
    size_t end;
    for (size_t t = 0; t < text->n; t++)
        if (matches(&search, 0, t, &end))
            return true;
    return false;
}

size_t phrase_begins(const struct phrase *pattern, const struct words *text)
{
    static const struct words none = {0};
    size_t end = 0;
    return matches(&(struct search){.pattern = pattern, .text = text, .negations = &none}, 0, 0, &end) ? end : 0;
}

void phrase_hide(const struct phrase *pattern, struct words *text, const struct words *negations)
{
    const struct search search = {.pattern = pattern, .text = text, .negations = negations};
    size_t end;
    for (size_t t = 0; t < text->n; t++)
        if (matches(&search, 0, t, &end))
            while (end > t)
                text->words[--end] = HIDDEN;
}

/* ---- the index ---- */

#define N_BUCKETS  256
#define FIRST_ROWS 4 /* of a bucket */
#define ANY        '*'

/* Rows lie side by side, and say of their word what tells it from most: a text meets thousands of them. */
struct index_row {
    const char *word;
    unsigned number;
    char third; /* byte of the word, or ANY */
};

struct bucket {
    struct index_row *rows;
    size_t n, room;
};

struct phrase_index {
    struct bucket begins[N_BUCKETS]; /* by a word's first two bytes */
    struct bucket ends[N_BUCKETS];   /* *score: by its last two */
    struct bucket anywhere;          /* patterns that have no word to look for */
};

static size_t bucket_of(const char *two_bytes)
{
    return ((unsigned char)two_bytes[0] * 31u + (unsigned char)two_bytes[1]) % N_BUCKETS;
}

static const char *last_two(const char *word)
{
    size_t n = strlen(word);
    return word + (n > 2 ? n - 2 : 0);
}

/* The length of the shortest word that can stand at this place, 0 when any can: the longer, the rarer. */
static size_t how_telling(const struct phrase_place *place)
{
    size_t least = SIZE_MAX;
    if (place->kind != PHRASE_WORD)
        return 0;
    for (size_t i = 0; i < place->one_of.n; i++) {
        const char *word = place->one_of.words[i];
        size_t n = strlen(word);
        bool is_known = word[0] == '*' ? n > 2 : word[n - 1] != '*' || n > 2; /* two bytes of it */
        n = is_known ? n : 0;
        least = n < least ? n : least;
    }
    return least;
}

struct phrase_index *phrase_index_new(struct arena *arena)
{
    return arena_alloc(arena, sizeof(struct phrase_index));
}

/* The third byte of a word that begins as itself; of a* and ab* any fits. */
static char third_of(const char *word)
{
    const bool is_told = word && word[0] != ANY && word[0] && word[1] && word[1] != ANY;
    return is_told ? word[2] : ANY;
}

/* Not arena_grow(), which begins with sixty-four: there are hundreds of buckets, and most hold a handful. */
static void add_row(struct bucket *bucket, struct arena *arena, const char *word, size_t number)
{
    if (bucket->n == bucket->room) {
        bucket->room = bucket->room ? 2 * bucket->room : FIRST_ROWS;
        struct index_row *more = arena_array(arena, bucket->room, sizeof *more);
        if (bucket->n)
            memcpy(more, bucket->rows, bucket->n * sizeof *more);
        bucket->rows = more;
    }
    bucket->rows[bucket->n++] = (struct index_row){.word = word, .number = (unsigned)number, .third = third_of(word)};
}

void phrase_index_add(struct phrase_index *index, struct arena *arena, const struct phrase *pattern, size_t number)
{
    const struct phrase_place *best = &pattern->places[0];
    for (size_t i = 1; i < pattern->n; i++)
        if (how_telling(&pattern->places[i]) > how_telling(best))
            best = &pattern->places[i];
    if (how_telling(best) == 0) {
        add_row(&index->anywhere, arena, NULL, number);
        return;
    }
    for (size_t i = 0; i < best->one_of.n; i++) {
        const char *word = best->one_of.words[i];
        bool is_ending = word[0] == '*';
        add_row(is_ending ? &index->ends[bucket_of(last_two(word))] : &index->begins[bucket_of(word)], arena, word, number);
    }
}

static void mark(uint64_t *bits, size_t number)
{
    bits[number / 64] |= UINT64_C(1) << number % 64;
}

static void mark_fitting(const struct bucket *bucket, const char *word, char third, uint64_t *bits)
{
    for (size_t i = 0; i < bucket->n; i++) {
        const struct index_row *row = &bucket->rows[i];
        if ((row->third == ANY || row->third == third) && fits(row->word, word))
            mark(bits, row->number);
    }
}

void phrase_index_mark(const struct phrase_index *index, const struct words *text, uint64_t *bits)
{
    for (size_t i = 0; i < index->anywhere.n; i++)
        mark(bits, index->anywhere.rows[i].number);
    for (size_t i = 0; i < text->n; i++) {
        const char *word = text->words[i];
        mark_fitting(&index->begins[bucket_of(word)], word, word[1] ? word[2] : '\0', bits);
        mark_fitting(&index->ends[bucket_of(last_two(word))], word, '\0', bits);
    }
}
