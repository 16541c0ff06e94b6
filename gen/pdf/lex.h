/* lex - the bytes of a PDF as tokens and values: syntax, and nothing of what it means.
 *
 * Shared by all who read PDF bytes. Owns nothing and allocates nothing: every struct bytes points into the bytes
 * that it was given. Whatever the bytes are, nothing outside them is read. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct bytes {
    const char *at;
    size_t n;
};

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_NAME,   /* with its slash */
    TOKEN_STRING, /* with its parentheses */
    TOKEN_HEX,    /* with its angle brackets */
    TOKEN_DICT,
    TOKEN_DICT_END,
    TOKEN_ARRAY,
    TOKEN_ARRAY_END,
    TOKEN_WORD, /* an operator, R, obj, true, null */
    TOKEN_BAD
};

struct token {
    enum token_kind kind;
    const char *at;
    size_t n;
};

struct lex {
    const char *at, *end; /* what is still to be read */
};

struct lex lex_of(struct bytes bytes);
enum token_kind lex_next(struct lex *lex, struct token *out);
/* A whole value: a dictionary or array with all that is in it, a reference "12 0 R", or one token. False at the end
 * and where the bytes are no value. */
bool lex_value(struct lex *lex, struct bytes *out);
/* The next key and value of a dictionary that lex stands in, behind its "<<". False at its end, and when it is
 * broken. */
bool lex_entry(struct lex *lex, struct bytes *key, struct bytes *value);
/* Behind a "[": when only numbers stand up to its "]", they are *out, and lex goes past the "]". Widths are hundreds of numbers, none of which is part
 * of a reference. */
bool lex_numbers(struct lex *lex, struct bytes *out);
/* The value of a key ("/Length") in a dictionary. */
bool lex_find(struct bytes dict, const char *key, struct bytes *value);
/* The values of n keys in one pass, .at NULL of those that it has not; of a key that stands there twice the first. */
void lex_find_each(struct bytes dict, const char *const *keys, struct bytes *values, size_t n);
/* A whole number of at most nine digits, or -1. */
long lex_integer(struct bytes value);
/* The object number of "12 0 R", or 0. */
long lex_reference(struct bytes value);
/* -1: none. */
static inline int lex_hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}
/* Here, so that the compiler knows the text. */
static inline bool bytes_is(struct bytes bytes, const char *text)
{
    const size_t n = strlen(text);
    return bytes.n == n && (n == 0 || memcmp(bytes.at, text, n) == 0);
}
