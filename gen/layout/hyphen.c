#include "hyphen.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../base/text.h"

enum { MAX_LETTERS = 100, MIN_SIDE = 3 };

struct hyphens {
    const struct input *patterns;
    HyphenDict *dict; /* NULL until the first question, and when the patterns cannot be read */
    bool tried;
};

struct hyphens *hyphen_open(const struct input *patterns)
{
    struct hyphens *h = calloc(1, sizeof *h);
    if (!h) {
        abort();
    }
    h->patterns = patterns;
    return h;
}

void hyphen_close(struct hyphens *h)
{
    if (h) {
        if (h->dict) {
            hnj_hyphen_free(h->dict);
        }
        free(h);
    }
}

static void load(struct hyphens *h)
{
    h->tried = true;
    if (!h->patterns) {
        return;
    }
    /* fmemopen only reads here, but asks for a writable pointer */
    FILE *file = fmemopen((void *)h->patterns->bytes, h->patterns->n_bytes, "r");
    if (!file) {
        return;
    }
    h->dict = hnj_hyphen_load_file(file);
    fclose(file);
}

/* Lower case of a Latin-1 letter, 0 for what is none. */
static char lower_letter(int32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7)) {
        return (char)c;
    }
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) {
        return (char)(c + 0x20);
    }
    return 0;
}

static bool has_trema(char letter)
{
    return letter == '\xEB' || letter == '\xEF' || letter == '\xF6' || letter == '\xFC'; /* ë ï ö ü */
}

/* The word's letters in Latin-1, lower case, and where each begins in the UTF-8. 0 when it is no plain word. */
static size_t letters_of(const char *word, size_t n_bytes, char letters[MAX_LETTERS + 1],
                         unsigned short starts[MAX_LETTERS])
{
    size_t n = 0;
    bool ended = false;
    for (size_t at = 0; at < n_bytes;) {
        const size_t here = at;
        const char letter = lower_letter(text_decode(word, n_bytes, &at));
        if (letter && (ended || n == MAX_LETTERS)) {
            return 0;
        }
        if (letter) {
            starts[n] = (unsigned short)here;
            letters[n++] = letter;
        } else {
            ended = n > 0;
        }
    }
    letters[n] = '\0';
    return n;
}

size_t hyphen_points(struct hyphens *h, const char *lang, const char *word, size_t n_bytes, unsigned short *out,
                     size_t max)
{
    char letters[MAX_LETTERS + 1];
    unsigned short starts[MAX_LETTERS];
    char marks[MAX_LETTERS + 5]; /* libhyphen asks for five more than the word */
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t n_out = 0;
    if (!lang || strncmp(lang, "nl", 2) != 0) {
        return 0;
    }
    const size_t n = letters_of(word, n_bytes, letters, starts);
    if (n < 2 * MIN_SIDE) {
        return 0;
    }
    if (!h->tried) {
        load(h);
    }
    memset(marks, 0, sizeof marks);
    if (!h->dict || hnj_hyphen_hyphenate2(h->dict, letters, (int)n, marks, NULL, &rep, &pos, &cut) != 0) {
        return 0;
    }
    for (size_t i = MIN_SIDE; i + MIN_SIDE <= n && n_out < max; i++) {
        /* an odd number behind letter i-1: a hyphen may stand before letter i */
        if ((marks[i - 1] & 1) && !has_trema(letters[i])) {
            out[n_out++] = starts[i];
        }
    }
    for (size_t i = 0; rep && i < n; i++) {
        free(rep[i]);
    }
    free(rep);
    free(pos);
    free(cut);
    return n_out;
}
