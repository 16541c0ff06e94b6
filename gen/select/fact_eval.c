#include <math.h>
#include <string.h>

#include "../base/text.h"
#include "fact_expr.h"

/* One evaluation: texts that are made on the way stand in the scratch. */
struct run {
    const xmlNode *root; /* the document */
    struct fact_answers *answers;
    struct fact_scratch text;
    long n_steps; /* nodes looked at */
    bool is_over; /* past the limit: each walk ends at once, and there is no answer */
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
    const struct fact_step *end; /* the walk goes so far */
    struct fact_found *found;
};

static bool is_true(struct run *r, const struct fact_expr *e, const xmlNode *context);
static const char *text_of(struct run *r, const struct fact_expr *e, const xmlNode *context);
static double number_of(struct run *r, const struct fact_expr *e, const xmlNode *context);

/* ---- nodes ---- */

static bool fits(const struct fact_step *step, const xmlNode *node)
{
    const xmlNs *ns = node->ns;
    if (step->name && node->name[0] != (xmlChar)step->initial)
        return false;
    bool is_in_space = step->is_xml ? ns && ns->prefix && strcmp((const char *)ns->prefix, "xml") == 0 : !ns;
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

/* "." is any node, self::court an element of that name. */
static bool is_itself(struct run *r, const struct fact_step *step, const xmlNode *node)
{
    return !step->name || (node->type == XML_ELEMENT_NODE && fits(step, node) && all_hold(r, step, node));
}

static bool walk(struct run *r, const struct fact_step *step, const xmlNode *node, const struct visit *v)
{
    if (step == v->end)
        return v->each(r, v, node);
    if (step->is_self)
        return is_itself(r, step, node) && walk(r, step->next, node, v);
    if (step->is_parent)
        return node->parent && walk(r, step->next, node->parent, v);
    bool has_inside = node->type == XML_ELEMENT_NODE || (node->type == XML_DOCUMENT_NODE && !step->is_attribute);
    if (!has_inside)
        return false;
    const xmlNode *it = step->is_attribute ? (const xmlNode *)node->properties : node->children;
    for (; it; it = it->next) {
        if (r->is_over || ++r->n_steps > FACT_MAX_STEPS) {
            r->is_over = true;
            return true;
        }
        bool is_kind = step->is_attribute || it->type == XML_ELEMENT_NODE;
        if (is_kind && fits(step, it) && all_hold(r, step, it) && walk(r, step->next, it, v))
            return true;
    }
    return false;
}

static bool stop_at_second(struct run *r, const struct visit *v, const xmlNode *node)
{
    (void)r;
    v->found->crowd = v->found->crowd == FACT_NOT_LOOKED ? FACT_ONE_NODE : FACT_MORE_NODES;
    v->found->node = node;
    return v->found->crowd == FACT_MORE_NODES;
}

/* What stands where the path begins. */
static const struct fact_found *look_at_spot(struct run *r, const struct fact_expr *path)
{
    struct fact_found *found = &r->answers->at[path->spot];
    if (found->crowd != FACT_NOT_LOOKED)
        return found;
    walk(r, path->steps, r->root, &(struct visit){.each = stop_at_second, .end = path->rest, .found = found});
    static const struct fact_found none = {.crowd = FACT_NO_NODE};
    if (r->is_over)
        return &none;
    if (found->crowd == FACT_NOT_LOOKED)
        found->crowd = FACT_NO_NODE;
    return found;
}

static bool each_node(struct run *r, const struct fact_expr *path, const xmlNode *context, const struct visit *v)
{
    if (path->op == FACT_UNION)
        return each_node(r, path->left, context, v) || each_node(r, path->right, context, v);
    if (!path->is_absolute)
        return walk(r, path->steps, context, v);
    if (path->spot == 0 || path->spot >= r->answers->n_spots)
        return walk(r, path->steps, r->root, v);
    const struct fact_found *found = look_at_spot(r, path);
    if (found->crowd == FACT_MORE_NODES)
        return walk(r, path->steps, r->root, v);
    return found->crowd == FACT_ONE_NODE && walk(r, path->rest, found->node, v);
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

/* The same with its sides changed. */
static const enum fact_op turned[] = {[FACT_EQ] = FACT_EQ, [FACT_NE] = FACT_NE, [FACT_LT] = FACT_GT,
                                      [FACT_LE] = FACT_GE, [FACT_GT] = FACT_LT, [FACT_GE] = FACT_LE};

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

/* More digits than a double holds exactly are libxml2's to round. */
static double to_number(struct run *r, const char *text)
{
    bool is_long;
    double number = fact_number(text, &is_long);
    r->text.is_full = r->text.is_full || is_long;
    return number;
}

static bool compare_texts(struct run *r, enum fact_op op, const char *a, const char *b)
{
    if (is_equality(op))
        return (strcmp(a, b) == 0) == (op == FACT_EQ);
    return compare_numbers(op, to_number(r, a), to_number(r, b));
}

static bool compare_to_text(struct run *r, const struct visit *v, const xmlNode *node)
{
    return compare_texts(r, v->op, fact_text_of(&r->text, node), v->text);
}

static bool compare_to_number(struct run *r, const struct visit *v, const xmlNode *node)
{
    return compare_numbers(v->op, to_number(r, fact_text_of(&r->text, node)), v->number);
}

/* Some node of the other path fits this one; v->context is where that path starts. */
static bool compare_to_nodes(struct run *r, const struct visit *v, const xmlNode *node)
{
    struct visit inner = {.each = compare_to_text, .op = turned[v->op], .text = fact_text_of(&r->text, node)};
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
    const struct fact_expr *a = e->left, *b = e->right;
    bool has_boolean = a->type == FACT_IS_BOOLEAN || b->type == FACT_IS_BOOLEAN;
    bool has_nodes = a->type == FACT_IS_NODES || b->type == FACT_IS_NODES;
    if (has_boolean && (is_equality(e->op) || has_nodes)) { /* "<" beside a text or number compares numbers (XPath 1.0 section 3.4) */
        double left = is_true(r, a, context), right = is_true(r, b, context);
        return compare_numbers(e->op, left, right);
    }
    if (a->type == FACT_IS_NODES)
        return compare_nodes(r, e->op, a, b, context);
    if (b->type == FACT_IS_NODES)
        return compare_nodes(r, turned[e->op], b, a, context);
    if (is_equality(e->op) && a->type == FACT_IS_TEXT && b->type == FACT_IS_TEXT)
        return compare_texts(r, e->op, text_of(r, a, context), text_of(r, b, context));
    return compare_numbers(e->op, number_of(r, a, context), number_of(r, b, context));
}

/* ---- values ---- */

static const char *text_of(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    const xmlNode *first = NULL;
    switch (e->op) {
    case FACT_TEXT:
        return e->text;
    case FACT_PATH:
        each_node(r, e, context, &(struct visit){.each = stop_at_first, .first = &first});
        return first ? fact_text_of(&r->text, first) : "";
    case FACT_SPACE:
        return fact_text_spaced(&r->text, text_of(r, e->left, context));
    case FACT_TRANSLATE:
        return fact_text_translated(&r->text, text_of(r, e->left, context), text_of(r, e->right, context), text_of(r, e->third, context));
    case FACT_SUBSTRING:
        return fact_text_part(&r->text, text_of(r, e->left, context), number_of(r, e->right, context), e->third ? number_of(r, e->third, context) : INFINITY);
    default: /* numbers and booleans as text: not done here */
        r->text.is_full = true;
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
        return e->type == FACT_IS_BOOLEAN ? is_true(r, e, context) : to_number(r, text_of(r, e, context));
    }
}

static bool judge(struct run *r, const struct fact_expr *e, const xmlNode *context)
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
    case FACT_UNION:
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

static bool is_true(struct run *r, const struct fact_expr *e, const xmlNode *context)
{
    if (e->answer == 0 || e->answer >= r->answers->n)
        return judge(r, e, context);
    unsigned char *known = &r->answers->of[e->answer];
    if (*known == FACT_UNASKED) {
        bool is = judge(r, e, context);
        if (r->text.is_full || r->is_over)
            return is;
        *known = is ? FACT_YES : FACT_NO;
    }
    return *known == FACT_YES;
}

int fact_eval(struct fact_answers *answers, const struct fact_expr *expr)
{
    struct run r = {.root = (const xmlNode *)answers->facts, .answers = answers, .text.bytes = answers->scratch};
    bool holds = is_true(&r, expr, xmlDocGetRootElement(answers->facts));
    return r.is_over ? -1 : r.text.is_full ? FACT_ELSEWHERE : holds;
}
