#include "fact_test.h"

#include <math.h>
#include <string.h>

#include "../base/text.h"
#include "fact_expr.h"

#define SPACE " \t\r\n"
#define SCRATCH_BYTES 1024

struct fact_test {
    xmlXPathCompExpr *whole;
    struct fact_expr *ours; /* or NULL */
};

/* One evaluation: texts that are made on the way stand in the scratch. */
struct run {
    const xmlNode *root; /* the document */
    char scratch[SCRATCH_BYTES];
    size_t n;
    bool is_full; /* then libxml2 does it */
};

/* Told of the nodes of a path one by one; true ends the walk. */
struct visit {
    bool (*each)(struct run *r, const struct visit *v, const xmlNode *node);
    const struct fact_expr *expr; /* what it is compared with */
    const xmlNode *context;
    enum fact_op op;
    const char *text;
    double number, *count;
    const xmlNode **first;
};

static bool is_true(struct run *r, const struct fact_expr *e, const xmlNode *context);
static const char *text_of(struct run *r, const struct fact_expr *e, const xmlNode *context);
static double number_of(struct run *r, const struct fact_expr *e, const xmlNode *context);

static void free_whole(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

/* ---- nodes ---- */

static void add(struct run *r, const char *text, size_t n)
{
    if (r->n + n + 1 > sizeof r->scratch) {
        r->is_full = true;
        return;
    }
    memcpy(r->scratch + r->n, text, n);
    r->n += n;
}

static void add_content(struct run *r, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_ELEMENT_NODE)
            add_content(r, it);
        else if ((it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) && it->content)
            add(r, (const char *)it->content, strlen((const char *)it->content));
    }
}

/* Ends a text that was begun at `from`. */
static const char *close_text(struct run *r, size_t from)
{
    if (r->is_full)
        return "";
    r->scratch[r->n++] = '\0';
    return r->scratch + from;
}

static const char *content_of(struct run *r, const xmlNode *node)
{
    const xmlNode *only = node->children;
    if (!only)
        return "";
    if (!only->next && only->type == XML_TEXT_NODE)
        return only->content ? (const char *)only->content : "";
    size_t from = r->n;
    add_content(r, node);
    return close_text(r, from);
}

static bool fits(const struct fact_step *step, const xmlNode *node)
{
    const xmlNs *ns = node->ns;
    bool is_in_space = step->prefix ? ns && ns->prefix && strcmp((const char *)ns->prefix, step->prefix) == 0 : !ns;
    if (!step->name)
        return true;
    return is_in_space && strcmp((const char *)node->name, step->name) == 0;
}

static bool all_hold(struct run *r, const struct fact_step *step, const xmlNode *node)
{
    for (const struct fact_expr *it = step->predicates; it; it = it->next)
        if (!is_true(r, it, node))
            return false;
    return true;
}

static bool walk(struct run *r, const struct fact_step *step, const xmlNode *node, const struct visit *v)
{
    if (!step)
        return v->each(r, v, node);
    if (step->is_self)
        return walk(r, step->next, node, v);
    bool has_inside = node->type == XML_ELEMENT_NODE || (node->type == XML_DOCUMENT_NODE && !step->is_attribute);
    if (!has_inside)
        return false;
    const xmlNode *it = step->is_attribute ? (const xmlNode *)node->properties : node->children;
    for (; it; it = it->next) {
        bool is_kind = step->is_attribute || it->type == XML_ELEMENT_NODE;
        if (is_kind && fits(step, it) && all_hold(r, step, it) && walk(r, step->next, it, v))
            return true;
    }
    return false;
}

static bool each_node(struct run *r, const struct fact_expr *path, const xmlNode *context, const struct visit *v)
{
    return walk(r, path->steps, path->is_absolute ? r->root : context, v);
}

static bool stop_at_first(struct run *r, const struct visit *v, const xmlNode *node)
{
    (void)r;
    if (v->first)
        *v->first = node;
    return true;
}

static bool count_one(struct run *r, const struct visit *v, const xmlNode *node)
{
    (void)r;
    (void)node;
    (*v->count)++;
    return false;
}

/* ---- comparing ---- */

static bool compare_numbers(enum fact_op op, double a, double b)
{
    switch (op) {
    case FACT_EQ: return a == b;
    case FACT_NE: return a != b;
    case FACT_LT: return a < b;
    case FACT_LE: return a <= b;
    case FACT_GT: return a > b;
    default: return a >= b;
    }
}

static bool is_equality(enum fact_op op)
{
    return op == FACT_EQ || op == FACT_NE;
}

static bool compare_texts(enum fact_op op, const char *a, const char *b)
{
    if (is_equality(op))
        return (strcmp(a, b) == 0) == (op == FACT_EQ);
    return compare_numbers(op, fact_number(a), fact_number(b));
}

static bool compare_to_text(struct run *r, const struct visit *v, const xmlNode *node)
{
    return compare_texts(v->op, content_of(r, node), v->text);
}

static bool compare_to_number(struct run *r, const struct visit *v, const xmlNode *node)
{
    return compare_numbers(v->op, fact_number(content_of(r, node)), v->number);
}

/* Some node of the other path fits this one; v->context is where that path starts. */
static bool compare_to_nodes(struct run *r, const struct visit *v, const xmlNode *node)
{
    static const enum fact_op turned[] = {[FACT_EQ] = FACT_EQ, [FACT_NE] = FACT_NE, [FACT_LT] = FACT_GT, [FACT_LE] = FACT_GE, [FACT_GT] = FACT_LT, [FACT_GE] = FACT_LE};
    struct visit inner = {.each = compare_to_text, .op = turned[v->op], .text = content_of(r, node)};
    return each_node(r, v->expr, v->context, &inner);
}

static bool compare_nodes(struct run *r, enum fact_op op, const struct fact_expr *nodes, const struct fact_expr *other, const xmlNode *context)
{
    struct visit v = {.op = op, .expr = other, .context = context};
    if (other->type == FACT_IS_NODES) {
        v.each = compare_to_nodes;
    } else if (other->type == FACT_IS_TEXT) {
        v.each = compare_to_text;
        v.text = text_of(r, other, context);
    } else {
        v.each = compare_to_number;
        v.number = number_of(r, other, context);
    }
    return each_node(r, nodes, context, &v);
}

static bool compare(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    static const enum fact_op turned[] = {[FACT_EQ] = FACT_EQ, [FACT_NE] = FACT_NE, [FACT_LT] = FACT_GT, [FACT_LE] = FACT_GE, [FACT_GT] = FACT_LT, [FACT_GE] = FACT_LE};
    const struct fact_expr *a = e->left, *b = e->right;
    bool has_boolean = a->type == FACT_IS_BOOLEAN || b->type == FACT_IS_BOOLEAN;
    if (has_boolean) {
        double left = is_true(r, a, context), right = is_true(r, b, context);
        return compare_numbers(e->op, left, right);
    }
    if (a->type == FACT_IS_NODES)
        return compare_nodes(r, e->op, a, b, context);
    if (b->type == FACT_IS_NODES)
        return compare_nodes(r, turned[e->op], b, a, context);
    if (is_equality(e->op) && a->type == FACT_IS_TEXT && b->type == FACT_IS_TEXT)
        return compare_texts(e->op, text_of(r, a, context), text_of(r, b, context));
    return compare_numbers(e->op, number_of(r, a, context), number_of(r, b, context));
}

/* ---- values ---- */

static const char *single_spaced(struct run *r, const char *text)
{
    size_t from = r->n;
    for (text += strspn(text, SPACE); *text;) {
        size_t n = strcspn(text, SPACE), n_space = strspn(text + n, SPACE);
        add(r, text, n);
        text += n + n_space;
        if (*text)
            add(r, " ", 1);
    }
    return close_text(r, from);
}

/* Of ASCII; anything else is left to libxml2. */
static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > 0x7f)
            return false;
    return true;
}

static const char *translated(struct run *r, const char *text, const char *from, const char *to)
{
    size_t start = r->n, n_to = strlen(to);
    if (!is_ascii(from) || !is_ascii(to)) {
        r->is_full = true;
        return "";
    }
    for (; *text; text++) {
        const char *found = strchr(from, *text);
        if (!found)
            add(r, text, 1);
        else if ((size_t)(found - from) < n_to)
            add(r, to + (found - from), 1);
    }
    return close_text(r, start);
}

static const char *part_of(struct run *r, const char *text, double from, double n)
{
    size_t start = r->n;
    if (!is_ascii(text) || isnan(from) || isnan(n)) {
        r->is_full = true;
        return "";
    }
    double first = floor(from + 0.5), end = first + floor(n + 0.5);
    for (size_t i = 0; text[i]; i++)
        if ((double)i + 1 >= first && (double)i + 1 < end)
            add(r, text + i, 1);
    return close_text(r, start);
}

static const char *text_of(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    const xmlNode *first = NULL;
    switch (e->op) {
    case FACT_TEXT:
        return e->text;
    case FACT_PATH:
        each_node(r, e, context, &(struct visit){.each = stop_at_first, .first = &first});
        return first ? content_of(r, first) : "";
    case FACT_SPACE:
        return single_spaced(r, text_of(r, e->left, context));
    case FACT_TRANSLATE:
        return translated(r, text_of(r, e->left, context), text_of(r, e->right, context), text_of(r, e->third, context));
    case FACT_SUBSTRING:
        return part_of(r, text_of(r, e->left, context), number_of(r, e->right, context), number_of(r, e->third, context));
    default: /* numbers and booleans as text: not done here */
        r->is_full = true;
        return "";
    }
}

static double number_of(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    double n = 0;
    switch (e->op) {
    case FACT_NUMBER:
        return e->number;
    case FACT_COUNT:
        each_node(r, e->left, context, &(struct visit){.each = count_one, .count = &n});
        return n;
    case FACT_LENGTH:
        return (double)text_length(text_of(r, e->left, context));
    default:
        return e->type == FACT_IS_BOOLEAN ? is_true(r, e, context) : fact_number(text_of(r, e, context));
    }
}

static bool is_true(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    switch (e->op) {
    case FACT_OR:
        return is_true(r, e->left, context) || is_true(r, e->right, context);
    case FACT_AND:
        return is_true(r, e->left, context) && is_true(r, e->right, context);
    case FACT_NOT:
        return !is_true(r, e->left, context);
    case FACT_BOOLEAN:
        return is_true(r, e->left, context);
    case FACT_TRUE:
        return true;
    case FACT_FALSE:
        return false;
    case FACT_PATH:
        return each_node(r, e, context, &(struct visit){.each = stop_at_first});
    case FACT_STARTS:
        return text_starts(text_of(r, e->left, context), text_of(r, e->right, context));
    case FACT_CONTAINS:
        return strstr(text_of(r, e->left, context), text_of(r, e->right, context)) != NULL;
    case FACT_EQ: case FACT_NE: case FACT_LT: case FACT_LE: case FACT_GT: case FACT_GE:
        return compare(r, e, context);
    default: {
        if (e->type == FACT_IS_TEXT)
            return *text_of(r, e, context) != '\0';
        double number = number_of(r, e, context);
        return number != 0 && !isnan(number);
    }
    }
}

/* ---- the test ---- */

struct fact_test *fact_test_compile(struct arena *arena, const char *xpath)
{
    xmlXPathCompExpr *whole = xpath ? xmlXPathCompile(BAD_CAST xpath) : NULL;
    if (!whole)
        return NULL;
    arena_defer(arena, free_whole, whole);
    struct fact_test *test = arena_alloc(arena, sizeof *test);
    *test = (struct fact_test){.whole = whole, .ours = fact_parse(arena, xpath)};
    return test;
}

int fact_test_holds(const struct fact_test *test, xmlXPathContext *xpath)
{
    if (test->ours) {
        struct run r;
        r.root = (const xmlNode *)xpath->doc;
        r.n = 0;
        r.is_full = false;
        bool holds = is_true(&r, test->ours, xpath->node);
        if (!r.is_full)
            return holds;
    }
    return xmlXPathCompiledEvalToBoolean(test->whole, xpath);
}

bool fact_test_is_ours(const struct fact_test *test)
{
    return test->ours != NULL;
}
