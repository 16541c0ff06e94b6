/* fact_expr - the inside of a fact_test: the expression as a tree, made by fact_parse.c, evaluated by fact_eval.c with
 * the texts of fact_text.c; for these and fact_test.c only. */
#pragma once
#include <stdbool.h>

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "fact_test.h"

/* The conditions of a bundle, each text once. */
struct fact_tests {
    struct arena *arena;
    xmlHashTable *by_text;  /* -> struct fact_test */
    xmlHashTable *operands; /* -> struct fact_expr: what stands between "and" and "or" */
    xmlHashTable *spots;    /* -> struct fact_spot */
    xmlDict *words;         /* names and literals, each once */
    struct fact_expr *spare; /* n_spare of them */
    size_t n_spare;
    xmlXPathContext *xpath; /* libxml2's workbench, lent to one evaluation at a time */
    unsigned n_answers, n_spots;
};

enum fact_op {
    FACT_OR, FACT_AND,                                          /* left, right */
    FACT_EQ, FACT_NE, FACT_LT, FACT_LE, FACT_GT, FACT_GE,       /* left, right */
    FACT_NOT, FACT_BOOLEAN, FACT_COUNT, FACT_LENGTH, FACT_SPACE, /* left */
    FACT_STARTS, FACT_CONTAINS, FACT_TRANSLATE, FACT_SUBSTRING, /* left, right, third */
    FACT_TRUE, FACT_FALSE, FACT_TEXT, FACT_NUMBER, FACT_PATH,
    FACT_UNION, /* left, right: paths */
};
enum fact_type { FACT_IS_BOOLEAN, FACT_IS_NUMBER, FACT_IS_TEXT, FACT_IS_NODES };

/* One step of a path: a child or an attribute, the node itself or its parent, of that name or any, of which every predicate holds. */
struct fact_step {
    bool is_attribute, is_self, is_parent;
    bool is_xml;      /* of the namespace xml: */
    char initial;     /* of the name */
    const char *name; /* NULL: any */
    struct fact_expr *predicates; /* linked by next */
    struct fact_step *next;
};

/* Where paths from the root begin, as far as they are names alone: "/facts/record/decision". Most documents have one such element, and it is
 * looked for once. */
struct fact_spot {
    unsigned number;
};

/* A letter looks at thousands of these, and no other memory is so cold: they are small, and those of a test lie side by side. */
struct fact_expr {
    unsigned char op, type; /* enum fact_op, fact_type */
    bool is_absolute; /* a path from the root */
    bool is_several;  /* a path or union that may name a node twice, or out of order */
    bool is_relative; /* its value depends on the node that it is asked about */
    unsigned answer;  /* the number of its answer among those of all tests; 0: it is judged anew each time */
    struct fact_expr *next; /* predicate of a step */
    union {
        struct {
            struct fact_expr *left, *right, *third;
        };
        struct { /* FACT_PATH */
            struct fact_step *steps, *rest; /* all, and those from its spot */
            unsigned spot;                  /* number of what it begins with; 0: none */
        };
        const char *text; /* FACT_TEXT */
        double number;    /* FACT_NUMBER */
    };
};

/* NULL when the expression holds something that is not done here. Conditions in it that others wrote too, letter for letter, are one and
 * the same. */
struct fact_expr *fact_parse(struct fact_tests *all, const char *xpath);
/* XPath's number(): NaN for what is none, and for one of sixteen digits or more, which is_long says. */
double fact_number(const char *text, bool *is_long);

/* No test over one letter's facts needs more; nested conditions or descendant steps would run for minutes. */
#define FACT_MAX_STEPS 1000000
#define FACT_SCRATCH_BYTES 1024 /* for texts that are made on the way */

enum fact_answer { FACT_UNASKED, FACT_YES, FACT_NO, FACT_FAULTY };
enum fact_crowd { FACT_NOT_LOOKED, FACT_NO_NODE, FACT_ONE_NODE, FACT_MORE_NODES };

/* What stands at a spot of the document. */
struct fact_found {
    enum fact_crowd crowd;
    const xmlNode *node; /* the one */
};

struct fact_answers {
    const struct fact_tests *all;
    xmlDoc *facts;
    unsigned char *of; /* enum fact_answer, by number */
    size_t n;
    struct fact_found *at; /* by number of the spot */
    size_t n_spots;
    char *scratch;
};

/* The texts of one evaluation. */
struct fact_scratch {
    char *bytes;
    size_t n;
    bool is_full; /* or something is not done here: libxml2 does the whole test */
};

/* XPath's string() of a node, normalize-space(), translate() and substring(); "" and is_full where it cannot be done. */
const char *fact_text_of(struct fact_scratch *s, const xmlNode *node);
const char *fact_text_spaced(struct fact_scratch *s, const char *text);
const char *fact_text_translated(struct fact_scratch *s, const char *text, const char *from, const char *to);
const char *fact_text_part(struct fact_scratch *s, const char *text, double from, double n);

#define FACT_ELSEWHERE (-2)
/* 1, 0, -1 past the limit of steps, FACT_ELSEWHERE when it cannot be done here after all. */
int fact_eval(struct fact_answers *answers, const struct fact_expr *expr);
