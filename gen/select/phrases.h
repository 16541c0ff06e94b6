/* phrases - patterns of words, found in running text: what the lint of law/forbidden.xml searches with.
 *
 * A text is read as words: small letters without accents, and digits; all else separates, and . ! ? : ; end a sentence. A pattern is places with a
 * space between, each for one word of the text:
 *
 *   voornemen     that word            risico*    one that begins so         *score   one that ends so          *   any word
 *   hebt|heeft    one of these         {month}    one of that class          ...      up to five words of one sentence, no negation
 *   !niet         here the next word is not this one (!a|b, !{class}: none of these; !*: there is none)
 *   ^             the text begins here
 *
 * A class is a list of such words under a name, and may take in others: "{month} kerst". Everything lives in the arena it was made
 * with. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/arena.h"

struct words {
    const char **words; /* of a text: a sentence's end is the word "." */
    size_t n;
};
struct words words_of(struct arena *arena, const char *text);

struct word_class {
    const struct word_class *next; /* classes read before it */
    const char *name;
    struct words words;
    size_t *n_used; /* how often a pattern or a class named it */
};
/* A list of words with spaces or bars between and classes among them; false when it names a class that is not there. */
bool word_list(struct words *out, struct arena *arena, const struct word_class *classes, const char *list);

enum phrase_kind { PHRASE_WORD, PHRASE_ANY, PHRASE_GAP, PHRASE_NOT, PHRASE_START };
struct phrase_place {
    enum phrase_kind kind;
    struct words one_of; /* of PHRASE_WORD and PHRASE_NOT */
};
struct phrase {
    struct phrase_place *places;
    size_t n;
};
/* False when the pattern has no place, or names a class that is not there. classes may be NULL. */
bool phrase_read(struct phrase *out, struct arena *arena, const struct word_class *classes, const char *pattern);
/* The words in a row, from min_open_bytes bytes on also with an ending. */
struct phrase phrase_of_words(struct arena *arena, const struct words *words, size_t min_open_bytes);

/* Whether the pattern stands in the text; negations: words that no gap goes over. */
bool phrase_stands_in(const struct phrase *pattern, const struct words *text, const struct words *negations);
/* How many words of the text the pattern is that it begins with; 0: it does not. */
size_t phrase_begins(const struct phrase *pattern, const struct words *text);
/* Wherever the pattern stands in the text, its words are gone: no other pattern finds them. Writes text->words. */
void phrase_hide(const struct phrase *pattern, struct words *text, const struct words *negations);
/* Whether one word is one of these, wild signs and all. */
bool phrase_is_one_of(const struct words *patterns, const char *word);

/* Which of many patterns can stand in a text at all: each has one telling place, and is looked for where a word of the text
 * begins as one of that place does. */
struct phrase_index;
struct phrase_index *phrase_index_new(struct arena *arena);
/* The pattern outlives the index; number: its bit. */
void phrase_index_add(struct phrase_index *index, struct arena *arena, const struct phrase *pattern, size_t number);
/* Sets the bit of each pattern that may stand in the text; those of all others stay as they are. */
void phrase_index_mark(const struct phrase_index *index, const struct words *text, uint64_t *bits);
