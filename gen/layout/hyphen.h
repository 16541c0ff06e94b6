/* hyphen - where a Dutch word may be hyphenated, by libhyphen with the patterns of the bundle.
 *
 * Asked only for a word that does not fit its column, so the patterns are read at the first question. */
#pragma once
#include <stddef.h>
#include "../base/files.h"

struct hyphens;
/* patterns: hyph_nl_NL.dic (Latin-1), borrowed; NULL: no word is ever hyphenated. */
struct hyphens *hyphen_open(const struct input *patterns);
void hyphen_close(struct hyphens *h);

/* Byte offsets inside the word before which a hyphen may stand: at least three letters on both sides, never before a
 * vowel with a trema (Dutch drops the trema there: be-eindigen), none for another language than Dutch, none in a word
 * with other characters than letters but for marks at its ends. At most max. */
size_t hyphen_points(struct hyphens *h, const char *lang, const char *word, size_t n_bytes, unsigned short *out,
                     size_t max);
