/* text - UTF-8 and small string questions that the C library answers wrongly or not at all.
 * Borrowed pointers in, no allocation. No locale is ever consulted. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Reads one code point at text[*at] (n_bytes in all) and moves *at past it.
 * Returns -1 for a malformed, overlong or surrogate sequence (moves one byte). */
int32_t text_decode(const char *text, size_t n_bytes, size_t *at);
/* Writes code point c as UTF-8 into out (4 bytes); returns the length. */
size_t text_encode(uint32_t c, char out[4]);
/* Number of code points of valid UTF-8. */
size_t text_length(const char *text);
/* NULL equals only NULL. */
static inline bool text_equal(const char *a, const char *b)
{
    return a == b || (a && b && *a == *b && strcmp(a, b) == 0);
}
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);
/* Exactly nine digits in a row, not part of a longer row, that pass the BSN's eleven-test
 * (Wabb art. 1). True if such a number stands anywhere in text. */
bool text_has_bsn(const char *text);
/* Such a number written in three groups or more, with the same space, point or hyphen between: 111 222 333, 1112.22.333. Not for
 * case numbers, which are written so too: with hyphens and a year in front it is none. */
bool text_has_bsn_in_groups(const char *text);
