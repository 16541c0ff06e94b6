/* fact_expr - the inside of a fact_test: the expression as a tree, made by fact_parse.c, evaluated by fact_test.c. */
#pragma once
#include <stdbool.h>
#include "fact_test.h"

enum fact_op {
    FACT_OR, FACT_AND,                                          /* left, right */
    FACT_EQ, FACT_NE, FACT_LT, FACT_LE, FACT_GT, FACT_GE,       /* left, right */
    FACT_NOT, FACT_BOOLEAN, FACT_COUNT, FACT_LENGTH, FACT_SPACE, /* left */
    FACT_STARTS, FACT_CONTAINS, FACT_TRANSLATE, FACT_SUBSTRING, /* left, right, third */
    FACT_TRUE, FACT_FALSE, FACT_TEXT, FACT_NUMBER, FACT_PATH,
};
enum fact_type { FACT_IS_BOOLEAN, FACT_IS_NUMBER, FACT_IS_TEXT, FACT_IS_NODES };

/* One step of a path: a child or an attribute, of that name or any, of which every predicate holds. */
struct fact_step {
    bool is_attribute, is_self;
    const char *prefix; /* "xml" or NULL */
    const char *name;   /* NULL: any */
    struct fact_expr *predicates; /* linked by next */
    struct fact_step *next;
};

struct fact_expr {
    enum fact_op op;
    enum fact_type type;
    struct fact_expr *left, *right, *third, *next;
    const char *text;
    double number;
    bool is_absolute; /* a path from the root */
    struct fact_step *steps;
};

/* NULL when the expression holds something that is not done here. */
struct fact_expr *fact_parse(struct arena *arena, const char *xpath);
/* XPath's number(): NaN for what is none. */
double fact_number(const char *text);
