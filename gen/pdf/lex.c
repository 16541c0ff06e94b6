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

static enum token_kind other_token(struct lex *lex, struct token *out)
{
    skip_space(lex);
    out->at = lex->at;
    if (lex->at == lex->end)
        out->kind = TOKEN_END;
    else if (classes[(unsigned char)*lex->at] == DELIMITER)
        out->kind = delimited(lex);
    else {
        out->kind = begins_number(*lex->at) ? TOKEN_NUMBER : TOKEN_WORD;
        skip_regular(lex);
    }
    out->n = (size_t)(lex->at - out->at);
    return out->kind;
}

/* What a token is by its first byte, where that tells it; 0: see delimited(). */
#define N TOKEN_NUMBER
static const unsigned char kinds[256] = {
    ['0'] = N, ['1'] = N, ['2'] = N, ['3'] = N, ['4'] = N, ['5'] = N, ['6'] = N, ['7'] = N, ['8'] = N, ['9'] = N,
    ['-'] = N, ['.'] = N, ['+'] = N, ['/'] = TOKEN_NAME,
};
#undef N

/* Asked some thousand times of a letter: numbers and names, which most tokens are, without a call. */
enum token_kind lex_next(struct lex *lex, struct token *out)
{
    const char *at = lex->at, *const end = lex->end;
    while (at < end && classes[(unsigned char)*at] == SPACE)
        at++;
    if (at < end && kinds[(unsigned char)*at]) {
        out->at = at;
        out->kind = kinds[(unsigned char)*at];
        do
            at++;
        while (at < end && classes[(unsigned char)*at] == REGULAR);
        lex->at = at;
        out->n = (size_t)(at - out->at);
        return out->kind;
    }
    lex->at = at;
    return other_token(lex, out);
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

/* Where skip_inside() stops: a name is passed over like a number. */
static const unsigned char stops[256] = {
    ['('] = 1, [')'] = 1, ['<'] = 1, ['>'] = 1, ['['] = 1, [']'] = 1, ['{'] = 1, ['}'] = 1, ['%'] = 1,
};

/* Past the end of the dictionary or array just opened. Of what is in it only what opens and closes counts: so not by tokens. */
static bool skip_inside(struct lex *lex)
{
    int depth = 1;
    while (depth > 0) {
        const char *at = lex->at, *const end = lex->end;
        while (at < end && !stops[(unsigned char)*at])
            at++;
        lex->at = at;
        if (at == end)
            return false;
        if (*at == '%') {
            skip_space(lex);
            continue;
        }
        switch (delimited(lex)) {
        case TOKEN_DICT:
        case TOKEN_ARRAY:
            if (++depth > MAX_DEPTH)
                return false;
            break;
        case TOKEN_DICT_END:
        case TOKEN_ARRAY_END:
            depth--;
            break;
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
    const size_t n = strlen(key);
    struct lex lex = lex_of(dict);
    struct token token;
    struct bytes found;
    if (lex_next(&lex, &token) != TOKEN_DICT)
        return false;
    while (lex_entry(&lex, &found, value))
        if (found.n == n && memcmp(found.at, key, n) == 0)
            return true;
    return false;
}

void lex_find_each(struct bytes dict, const char *const *keys, struct bytes *values, size_t n)
{
    struct lex lex = lex_of(dict);
    struct token token;
    struct bytes key, value;
    for (size_t i = 0; i < n; i++)
        values[i] = (struct bytes){0};
    if (lex_next(&lex, &token) != TOKEN_DICT)
        return;
    while (lex_entry(&lex, &key, &value))
        for (size_t i = 0; i < n; i++)
            if (!values[i].at && keys[i][1] == key.at[key.n > 1] && bytes_is(key, keys[i]))
                values[i] = value;
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

/* Its number when it is written as references mostly are, "12 0 R"; else 0. */
static long plain_reference(struct bytes value)
{
    static const char rest[] = " 0 R";
    const size_t n_rest = sizeof rest - 1;
    if (value.n <= n_rest || memcmp(value.at + value.n - n_rest, rest, n_rest) != 0)
        return 0;
    const long n = lex_integer((struct bytes){value.at, value.n - n_rest});
    return n > 0 ? n : 0;
}

long lex_reference(struct bytes value)
{
    static const size_t shortest = sizeof "1 0 R" - 1;
    struct lex lex = lex_of(value);
    struct token number, generation, r;
    if (value.n < shortest || !begins_number(*value.at)) /* most values are names and short numbers */
        return 0;
    const long plain = plain_reference(value);
    if (plain > 0)
        return plain;
    if (lex_next(&lex, &number) != TOKEN_NUMBER || lex_next(&lex, &generation) != TOKEN_NUMBER ||
        lex_next(&lex, &r) != TOKEN_WORD || r.n != 1 || *r.at != 'R')
        return 0;
    const long n = lex_integer((struct bytes){number.at, number.n});
    return n > 0 ? n : 0;
}

bool lex_numbers(struct lex *lex, struct bytes *out)
{
    static const unsigned char plain[256] = {
        [' '] = 1, ['\n'] = 1, ['-'] = 1, ['.'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1,
        ['3'] = 1, ['4'] = 1,  ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
    };
    const char *from = lex->at, *at = from;
    while (at < lex->end && plain[(unsigned char)*at])
        at++;
    if (at == lex->end || *at != ']')
        return false;
    lex->at = at + 1;
    while (from < at && (*from == ' ' || *from == '\n'))
        from++;
    while (at > from && (at[-1] == ' ' || at[-1] == '\n'))
        at--;
    *out = (struct bytes){from, (size_t)(at - from)};
    return true;
}
