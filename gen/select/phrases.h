/* phrases - patterns of words, found in running text: what the lint of law/forbidden.xml searches with.
 *
 * A text is read as words: small letters and digits; all else separates, and . ! ? : ; end a sentence. A pattern is words with a
 * space between:  risico*  a word that begins so,  *score  one that ends so,  *  any word,  ...  up to five words of one sentence,
 * none of them a negation,  !niet  here the next word is not this one. Everything lives in the arena it was made with. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"

struct words {
    const char **words; /* a sentence's end is the word "." */
    size_t n;
    uint64_t begins[4]; /* bits of how its words begin; of a pattern: of those that must stand in a text; a part of a text
                         * keeps those of the whole */
};

struct words words_of(struct arena *arena, const char *text);
/* A pattern as its words; wild signs stay in them. */
struct words pattern_of(struct arena *arena, const char *pattern);
/* Whether the pattern stands in the text; negations: words that no gap goes over. */
bool phrase_stands_in(const struct words *pattern, const struct words *text, const struct words *negations);
/* How many words of the text the pattern is that it begins with; 0: it does not. */
size_t phrase_begins(const struct words *pattern, const struct words *text);
/* Wherever the pattern stands in the text, its words are gone: no other pattern finds them. Writes text->words. */
void phrase_hide(const struct words *pattern, struct words *text, const struct words *negations);
/* Whether one word is one of these, wild signs and all. */
bool phrase_is_one_of(const struct words *patterns, const char *word);
