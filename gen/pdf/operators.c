#include "operators.h"

#include <string.h>

#define WORD(a, b, c) ((unsigned)(a) << 16 | (unsigned)(b) << 8 | (unsigned)(c))

static unsigned packed(const struct token *word)
{
    unsigned n = 0;
    for (size_t i = 0; i < 3; i++)
        n = n << 8 | (i < word->n ? (unsigned char)word->at[i] : 0);
    return word->n > 3 ? 0 : n;
}

/* What a letter is drawn with. No images (Do, BI), shadings (sh), other colour spaces (cs, sc, scn, k), no text that
 * moves on by itself (', "). */
static enum operator_kind kind_of(const struct token *word)
{
    // clang-format off
    switch (packed(word)) {
    case WORD('q', 0, 0): case WORD('Q', 0, 0): case WORD('c', 'm', 0): case WORD('g', 's', 0): /* state */
    case WORD('w', 0, 0): case WORD('J', 0, 0): case WORD('j', 0, 0): case WORD('M', 0, 0): /* lines */
    case WORD('d', 0, 0): case WORD('i', 0, 0):
    case WORD('m', 0, 0): case WORD('l', 0, 0): case WORD('c', 0, 0): case WORD('v', 0, 0): /* paths */
    case WORD('y', 0, 0): case WORD('h', 0, 0): case WORD('r', 'e', 0): case WORD('n', 0, 0):
    case WORD('W', 0, 0): case WORD('W', '*', 0):
    case WORD('T', 'f', 0): case WORD('T', 'd', 0): case WORD('T', 'D', 0): case WORD('T', 'm', 0): /* text */
    case WORD('T', '*', 0): case WORD('T', 'c', 0): case WORD('T', 'w', 0): case WORD('T', 'z', 0):
    case WORD('T', 'L', 0): case WORD('T', 's', 0):
    case WORD('g', 0, 0): case WORD('G', 0, 0): case WORD('r', 'g', 0): case WORD('R', 'G', 0): /* colours */
        return OPERATOR_STATE;
    case WORD('f', 0, 0): case WORD('f', '*', 0): case WORD('S', 0, 0): case WORD('s', 0, 0):
    case WORD('B', 0, 0): case WORD('B', '*', 0): case WORD('b', 0, 0): case WORD('b', '*', 0):
        return OPERATOR_PAINT;
    case WORD('T', 'j', 0): case WORD('T', 'J', 0):
        return OPERATOR_SHOW;
    case WORD('B', 'T', 0):
        return OPERATOR_TEXT;
    case WORD('E', 'T', 0):
        return OPERATOR_TEXT_END;
    case WORD('B', 'D', 'C'):
        return OPERATOR_MARK;
    case WORD('E', 'M', 'C'):
        return OPERATOR_MARK_END;
    default:
        return OPERATOR_BAD;
    }
    // clang-format on
}

static enum operator_kind ended(struct operation *out, const struct lex *content, enum operator_kind kind)
{
    out->to = content->at;
    out->kind = kind;
    return kind;
}

/* Digits, signs and points: 1; the space between them: 2. */
static const unsigned char numeric[256] = {
    [' '] = 2, ['\n'] = 2, ['-'] = 1, ['.'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1,
    ['3'] = 1, ['4'] = 1,  ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
};

/* Past the numbers and spaces that most of a page consists of. */
static void skip_numbers(struct lex *content, struct operation *out)
{
    const char *at = content->at, *const end = content->end;
    while (at < end && numeric[(unsigned char)*at] == 2)
        at++;
    if (!out->from)
        out->from = at;
    while (at < end && numeric[(unsigned char)*at])
        at++;
    content->at = at;
}

enum operator_kind operator_next(struct lex *content, struct operation *out)
{
    struct token token;
    *out = (struct operation){0};
    for (;;) {
        skip_numbers(content, out);
        const enum token_kind kind = lex_next(content, &token);
        switch (kind) {
        case TOKEN_WORD:
            return ended(out, content, kind_of(&token));
        case TOKEN_END: /* operands without an operator are broken off */
            return ended(out, content, out->from == token.at ? OPERATOR_END : OPERATOR_BAD);
        case TOKEN_BAD:
            return ended(out, content, OPERATOR_BAD);
        case TOKEN_NAME:
            out->name = (struct bytes){token.at, token.n};
            break;
        case TOKEN_DICT:
            content->at = token.at;
            if (!lex_value(content, &out->dict))
                return ended(out, content, OPERATOR_BAD);
            break;
        default:
            break;
        }
    }
}

void operator_make_gray(const struct operation *op)
{
    char *const at = (char *)op->from;
    const size_t n = (size_t)(op->to - op->from), part = strcspn(at, " \n");
    if (n != 3 * (part + 1) + 2 || (memcmp(at + n - 2, "rg", 2) != 0 && memcmp(at + n - 2, "RG", 2) != 0) ||
        memcmp(at, at + part + 1, part) != 0 || memcmp(at, at + 2 * (part + 1), part) != 0)
        return;
    const char operator = at[n - 1] == 'g' ? 'g' : 'G';
    memset(at + part, ' ', n - part);
    at[part + 1] = operator;
}
