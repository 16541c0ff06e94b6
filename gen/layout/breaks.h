/* breaks - where a line may end: Unicode line breaking (UAX 14) by ICU, asked as seldom as it can be.
 *
 * A space ends what UAX 14 looks at but for a few classes on either side of it. So a text is taken word by word: inside
 * a word ICU is asked once (shape/ keeps the answer with the word), between two words their outer classes decide,
 * and only for brackets, quotes and the like is ICU asked about the pair. breaks_find() is that stage in one call;
 * the conformance file of UAX 14 runs against it. One iterator serves all texts of a kit.
 *
 * Besides, what people write as one number is kept on one line, and initials with their name, in print and in plain text; and a name with a hyphen. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct breaks; /* the ICU iterator */

/* Never NULL: ICU without its line rules cannot be worked with and ends the process. Caller: breaks_close(). */
struct breaks *breaks_open(void);
void breaks_close(struct breaks *b);

/* The offsets strictly inside a text without spaces at which a line may break, at most max of them. */
size_t breaks_inside(struct breaks *b, const char *text, size_t n_bytes, unsigned short *out, size_t max);

/* The line-breaking class (ICU's ULineBreak) of the first character; of the first and of the last one. */
unsigned char breaks_first(const struct breaks *b, const char *text, size_t n_bytes);
void breaks_classes(const char *text, size_t n_bytes, unsigned char *first, unsigned char *last);

/* May a line break between two words that stand in one text with spaces between them? *sure: the classes alone decide. */
bool breaks_by_class(unsigned char last, unsigned char first, bool *sure);
/* The same asked of ICU: text is both words with their spaces, at is where the second begins. */
bool breaks_at(struct breaks *b, const char *text, size_t n_bytes, size_t at);

/* For every offset 0..n_bytes: may a line begin there (offset n_bytes: always, offset 0: never)? */
void breaks_find(struct breaks *b, const char *text, size_t n_bytes, bool *may_break);

/* Does byte `at` of a text without spaces stand behind the hyphen of a name: "Scholten-Veenstra", "Jansen-de" (Vries)? A line should not end there. */
bool breaks_parts_name(const char *word, size_t n_bytes, size_t at);

/* --- what is read as one number --- */

/* Spaces between two words of a text: text[word, from) is the word before them, text[to] begins the next. */
struct breaks_gap {
    const char *text;
    size_t n_bytes, word, from, to;
};
/* What the spaces before joined; zero at the beginning of a text and behind a forced line end. */
struct breaks_numbers {
    bool number_and_word; /* "12 oktober" */
    unsigned n_joined;    /* so many spaces in a row joined what they part */
};
/* Must no line end at this gap because a date, an amount, a postcode, an article of a law, a telephone number, a day's hours or a name behind its
 * initials goes on over it? Asked of each gap of a
 * text in turn. nobr_ends: what before it the wording keeps together ends there; behind that nothing is joined. */
bool breaks_joins_number(struct breaks_numbers *so_far, const struct breaks_gap *gap, bool nobr_ends);
/* Is the word before the gap one letter, but for what opens it ("w", "(i")? */
bool breaks_lone_letter(const struct breaks_gap *gap);
/* Does the gap stand between a closing quote and an opening bracket? UAX 14 joined them until Unicode 15.0, for which a quote was a
 * quote; since 15.1 (LB15a) only an opening one joins. */
bool breaks_behind_quote(const struct breaks_gap *gap);
