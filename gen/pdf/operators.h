/* operators - a page's content, operator by operator, each sorted by what it does to the page. */
#pragma once
#include "lex.h"

enum operator_kind {
    OPERATOR_END,      /* of the content */
    OPERATOR_BAD,      /* broken, or nothing that Cairo draws a letter with */
    OPERATOR_STATE,    /* paints nothing */
    OPERATOR_PAINT,    /* a path */
    OPERATOR_SHOW,     /* glyphs */
    OPERATOR_TEXT,     /* BT */
    OPERATOR_TEXT_END, /* ET */
    OPERATOR_MARK,     /* BDC */
    OPERATOR_MARK_END  /* EMC */
};

struct operation {
    enum operator_kind kind;
    const char *from, *to; /* operands and operator */
    struct bytes name;     /* its last name operand: the mark's */
    struct bytes dict;     /* its last dictionary operand: the mark's properties */
};

enum operator_kind operator_next(struct lex *content, struct operation *out);
/* A colour of three equal parts, black above all, becomes a gray: on paper it is then black ink alone. Its bytes, which are the caller's to change, are
 * as many as before. */
void operator_make_gray(const struct operation *op);
