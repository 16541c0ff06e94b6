/* bidi - which way each character of a text runs: Unicode's bidirectional algorithm (UAX 9), by FriBidi.
 *
 * Most letters are Latin throughout and ask nothing here: bidi_is_plain() looks once over the bytes. A text that is not
 * plain gets a level per byte (odd: from right to left), with inserted values isolated by marks that are not in the text;
 * line by line the levels give the order in which things stand. The conformance files of UAX 9 run against these calls. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* Formatting characters of UAX 9 that stand before a byte of the text, yet not in it. Not FSI: FriBidi 1.0.8 looks past its end
 * for a letter when another follows, so the caller says which way an isolate runs. */
enum {
    BIDI_FROM_LEFT = 0x2066,  /* LRI */
    BIDI_FROM_RIGHT = 0x2067, /* RLI */
    BIDI_END = 0x2069,        /* PDI */
    /* LRM and RLM within both ends of an isolate: FriBidi 1.0.8 gives what has no direction there that of another isolate */
    BIDI_EDGE_LEFT = 0x200E,
    BIDI_EDGE_RIGHT = 0x200F,
    BIDI_LINE = 0x2028        /* in the place of a forced line end ('\n'), which ends no paragraph */
};
struct bidi_mark {
    size_t at; /* offset in the text; marks come in ascending order */
    unsigned short character;
};

enum { BIDI_LEVEL_AS_TEXT = 0xFE }; /* a paragraph's level as its first letter runs (rules P2 and P3) */
struct bidi_text {
    const char *text; /* UTF-8; one paragraph */
    size_t n_bytes;
    unsigned char level; /* of the paragraph: 0, 1 or BIDI_LEVEL_AS_TEXT */
    const struct bidi_mark *marks;
    size_t n_marks;
};

struct bidi; /* working memory */
/* Never NULL. Caller: bidi_close(). */
struct bidi *bidi_open(void);
void bidi_close(struct bidi *b);

/* No character of the text can run from the right or turn the direction; and all of them are Latin, Greek, Cyrillic,
 * punctuation or signs. */
bool bidi_is_plain(const char *text, size_t n_bytes);
/* Fills levels[0 .. n_bytes): of each byte its character's, white space at the end of the text at the paragraph's level
 * (rule L1). Returns the paragraph's level. */
unsigned char bidi_levels(struct bidi *b, const struct bidi_text *text, unsigned char *levels);
/* Of n things on one line the order from the left (rule L2): order[0] is the index of the leftmost. */
void bidi_order(const unsigned char *levels, size_t n, int *order);
