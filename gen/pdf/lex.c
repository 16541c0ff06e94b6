#include "lex.h"

#include <string.h>

#define MAX_DEPTH 32 /* of arrays and dictionaries in each other */

enum { REGULAR, SPACE, DELIMITER };

/* Classes of bytes (ISO 32000-1, 7.2.2). */
static const unsigned char classes[256] = {
    ['\0'] = SPACE,    ['\t'] = SPACE,    ['\n'] = SPACE,    ['\f'] = SPACE,    ['\r'] = SPACE,    [' '] = SPACE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

struct lex lex_of(struct bytes bytes)
{
    return (struct lex){bytes.at, bytes.at + bytes.n};
}

static void skip_space(struct lex *lex)
{
    const char *at = lex->at;
    for (;;) {
        while (at < lex->end && classes[(unsigned char)*at] == SPACE)
            at++;
        if (at == lex->end || *at != '%')
            break;
        while (at < lex->end && *at != '\n' && *at != '\r')
            at++;
    }
    lex->at = at;
}

static void skip_regular(struct lex *lex)
{
    const char *at = lex->at;
    while (at < lex->end && classes[(unsigned char)*at] == REGULAR)
        at++;
    lex->at = at;
}

/* Past the closing parenthesis; false when there is none. */
static bool skip_string(struct lex *lex)
{
    int depth = 0;
    for (; lex->at < lex->end; lex->at++) {
        if (*lex->at == '\\')
            lex->at++;
        else if (*lex->at == '(')
            depth++;
        else if (*lex->at == ')' && --depth == 0) {
            lex->at++;
            return true;
        }
    }
    lex->at = lex->end; /* a backslash may have gone past it */
    return false;
}

static bool skip_hex(struct lex *lex)
{
    const char *close = memchr(lex->at, '>', (size_t)(lex->end - lex->at));
    lex->at = close ? close + 1 : lex->end;
    return close;
}

static enum token_kind delimited(struct lex *lex)
{
    const char c = *lex->at, next = lex->end - lex->at > 1 ? lex->at[1] : '\0';
    switch (c) {
    case '(':
        return skip_string(lex) ? TOKEN_STRING : TOKEN_BAD;
    case '<':
        if (next != '<')
            return skip_hex(lex) ? TOKEN_HEX : TOKEN_BAD;
        lex->at += 2;
        return TOKEN_DICT;
    case '>':
        lex->at += next == '>' ? 2 : 1;
        return next == '>' ? TOKEN_DICT_END : TOKEN_BAD;
    case '/':
        lex->at++;
        skip_regular(lex);
        return TOKEN_NAME;
    default:
        lex->at++;
        return c == '[' ? TOKEN_ARRAY : c == ']' ? TOKEN_ARRAY_END : TOKEN_BAD;
    }
}

static bool begins_number(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+';
}

static enum token_kind regular(struct lex *lex)
{
    const char c = *lex->at;
    skip_regular(lex);
    return begins_number(c) ? TOKEN_NUMBER : TOKEN_WORD;
}

enum token_kind lex_next(struct lex *lex, struct token *out)
{
    skip_space(lex);
    out->at = lex->at;
    if (lex->at == lex->end)
        out->kind = TOKEN_END;
    else if (classes[(unsigned char)*lex->at] == DELIMITER)
        out->kind = delimited(lex);
    else
        out->kind = regular(lex);
    out->n = (size_t)(lex->at - out->at);
    return out->kind;
}

/* "0 R" behind a number makes it a reference. Asked of every number of a font's widths: so not by whole tokens. */
static void take_reference(struct lex *lex)
{
    struct lex ahead = *lex;
    skip_space(&ahead);
    if (ahead.at == ahead.end || !begins_number(*ahead.at))
        return;
    skip_regular(&ahead);
    skip_space(&ahead);
    const char *const r = ahead.at;
    if (r == ahead.end || *r != 'R')
        return;
    skip_regular(&ahead);
    if (ahead.at - r == 1)
        *lex = ahead;
}

/* Past the end of the dictionary or array just opened. */
static bool skip_inside(struct lex *lex)
{
    struct token token;
    int depth = 1;
    while (depth > 0) {
        switch (lex_next(lex, &token)) {
        case TOKEN_DICT:
        case TOKEN_ARRAY:
            if (++depth > MAX_DEPTH)
                return false;
            break;
        case TOKEN_DICT_END:
        case TOKEN_ARRAY_END:
            depth--;
            break;
        case TOKEN_END:
        case TOKEN_BAD:
            return false;
        default:
            break;
        }
    }
    return true;
}

bool lex_value(struct lex *lex, struct bytes *out)
{
    struct token token;
    switch (lex_next(lex, &token)) {
    case TOKEN_DICT:
    case TOKEN_ARRAY:
        if (!skip_inside(lex))
            return false;
        break;
    case TOKEN_NUMBER:
        take_reference(lex);
        break;
    case TOKEN_END:
    case TOKEN_BAD:
    case TOKEN_DICT_END:
    case TOKEN_ARRAY_END:
        return false;
    default:
        break;
    }
    *out = (struct bytes){token.at, (size_t)(lex->at - token.at)};
    return true;
}

bool lex_entry(struct lex *lex, struct bytes *key, struct bytes *value)
{
    struct token token;
    if (lex_next(lex, &token) != TOKEN_NAME)
        return false;
    *key = (struct bytes){token.at, token.n};
    return lex_value(lex, value);
}

bool lex_find(struct bytes dict, const char *key, struct bytes *value)
{
    struct lex lex = lex_of(dict);
    struct token token;
    struct bytes found;
    if (lex_next(&lex, &token) != TOKEN_DICT)
        return false;
    while (lex_entry(&lex, &found, value))
        if (bytes_is(found, key))
            return true;
    return false;
}

long lex_integer(struct bytes value)
{
    long n = 0;
    if (value.n == 0 || value.n > 9)
        return -1;
    for (size_t i = 0; i < value.n; i++) {
        if (value.at[i] < '0' || value.at[i] > '9')
            return -1;
        n = n * 10 + (value.at[i] - '0');
    }
    return n;
}

long lex_reference(struct bytes value)
{
    static const size_t shortest = sizeof "1 0 R" - 1;
    struct lex lex = lex_of(value);
    struct token number, generation, r;
    if (value.n < shortest || !begins_number(*value.at)) /* most values are names and short numbers */
        return 0;
    if (lex_next(&lex, &number) != TOKEN_NUMBER || lex_next(&lex, &generation) != TOKEN_NUMBER ||
        lex_next(&lex, &r) != TOKEN_WORD || r.n != 1 || *r.at != 'R')
        return 0;
    const long n = lex_integer((struct bytes){number.at, number.n});
    return n > 0 ? n : 0;
}
