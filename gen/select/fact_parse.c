#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "fact_expr.h"

#define SPACE " \t\r\n"
#define MAX_DEPTH 40
#define N_SPARE 256
#define MAX_KEY 512  /* bytes of a condition that is shared */
#define MAX_SPOT 128 /* bytes; a longer path begins with a part of it */

struct parser {
    struct fact_tests *all;
    struct arena *arena;
    const char *at;
    int depth;
    bool is_lost; /* something that is not done here */
};

static struct fact_expr *read_or(struct parser *p);

static struct fact_expr *lose(struct parser *p)
{
    p->is_lost = true;
    return NULL;
}

static struct fact_expr *new_expr(struct parser *p, enum fact_op op, enum fact_type type)
{
    struct fact_tests *all = p->all;
    if (all->n_spare == 0) {
        all->spare = arena_array(all->arena, N_SPARE, sizeof *all->spare);
        all->n_spare = N_SPARE;
    }
    struct fact_expr *e = all->spare++;
    all->n_spare--;
    e->op = (unsigned char)op;
    e->type = (unsigned char)type;
    return e;
}

/* One copy of each word, wherever it stands. */
static const char *word_of(struct parser *p, const char *text, size_t n_bytes)
{
    return (const char *)xmlDictLookup(p->all->words, BAD_CAST text, (int)n_bytes);
}

static void skip(struct parser *p)
{
    while (*p->at == ' ' || *p->at == '\t' || *p->at == '\r' || *p->at == '\n')
        p->at++;
}

static bool take(struct parser *p, const char *token)
{
    size_t n = 0;
    skip(p);
    while (token[n] && p->at[n] == token[n])
        n++;
    p->at += token[n] ? 0 : n;
    return !token[n];
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

static bool is_name_start(char c)
{
    return is_name_char(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.';
}

/* "and", "or" where an operator stands. */
static bool take_word(struct parser *p, const char *word)
{
    skip(p);
    size_t n = strlen(word);
    if (strncmp(p->at, word, n) != 0 || is_name_char(p->at[n]))
        return false;
    p->at += n;
    return true;
}

static const char *read_name(struct parser *p)
{
    size_t n = 0;
    if (is_name_start(*p->at))
        while (is_name_char(p->at[n]))
            n++;
    if (n == 0)
        return NULL;
    const char *name = word_of(p, p->at, n);
    p->at += n;
    return name;
}

/* ---- paths ---- */

static void read_predicates(struct parser *p, struct fact_step *step)
{
    struct fact_expr **tail = &step->predicates;
    while (!p->is_lost && take(p, "[")) {
        struct fact_expr *e = read_or(p);
        if (!e || e->type == FACT_IS_NUMBER || !take(p, "]")) { /* a number is a position */
            lose(p);
            return;
        }
        *tail = e;
        tail = &e->next;
    }
}

static struct fact_step *read_step(struct parser *p)
{
    struct fact_step *step = arena_alloc(p->arena, sizeof *step);
    skip(p);
    if (*p->at == '.') {
        step->is_parent = p->at[1] == '.';
        step->is_self = !step->is_parent;
        p->at += step->is_parent ? 2 : 1;
        return step;
    }
    step->is_self = take(p, "self::");
    step->is_attribute = !step->is_self && take(p, "@");
    if (step->is_self || !take(p, "*")) {
        step->name = read_name(p);
        if (step->name && *p->at == ':' && p->at[1] != ':' && step->is_attribute && text_equal(step->name, "xml")) {
            p->at++;
            step->is_xml = true;
            step->name = read_name(p);
        }
        if (!step->name || *p->at == ':' || *p->at == '(')
            lose(p);
        step->initial = step->name ? *step->name : '\0';
    }
    read_predicates(p, step);
    return step;
}

/* Which spot a path from the root begins with. */
static void find_spot(struct parser *p, struct fact_expr *path)
{
    char text[MAX_SPOT] = "";
    size_t n = 0;
    struct fact_step *it = path->steps;
    for (; it && it->name && !it->is_attribute && !it->is_self && !it->is_parent && !it->predicates; it = it->next) {
        size_t n_bytes = strlen(it->name);
        if (n + n_bytes + 2 > sizeof text)
            break;
        text[n++] = '/';
        memcpy(text + n, it->name, n_bytes + 1);
        n += n_bytes;
    }
    if (n == 0)
        return;
    struct fact_spot *spot = xmlHashLookup(p->all->spots, BAD_CAST text);
    if (!spot) {
        spot = arena_alloc(p->arena, sizeof *spot);
        spot->number = p->all->n_spots++;
        xmlHashAddEntry(p->all->spots, BAD_CAST text, spot);
    }
    path->spot = spot->number;
    path->rest = it;
}

static struct fact_expr *read_path(struct parser *p)
{
    struct fact_expr *path = new_expr(p, FACT_PATH, FACT_IS_NODES);
    struct fact_step **tail = &path->steps;
    path->is_absolute = take(p, "/");
    do {
        if (*p->at == '/') /* descendants */
            return lose(p);
        *tail = read_step(p);
        path->is_several = path->is_several || (*tail)->is_parent;
        tail = &(*tail)->next;
    } while (!p->is_lost && take(p, "/"));
    skip(p);
    path->is_relative = !path->is_absolute;
    if (p->is_lost)
        return NULL;
    if (path->is_absolute)
        find_spot(p, path);
    return path;
}

/* A path, or several with a bar between them. */
static struct fact_expr *read_union(struct parser *p)
{
    struct fact_expr *left = read_path(p);
    while (!p->is_lost && take(p, "|")) {
        struct fact_expr *e = new_expr(p, FACT_UNION, FACT_IS_NODES);
        e->left = left;
        e->right = read_path(p);
        if (p->is_lost)
            return NULL;
        e->is_several = true;
        e->is_relative = e->left->is_relative || e->right->is_relative;
        left = e;
    }
    return left;
}

/* ---- functions ---- */

struct function {
    const char *name;
    enum fact_op op;
    enum fact_type type;
    int n_min, n_max;
};

static const struct function functions[] = {
    {"not", FACT_NOT, FACT_IS_BOOLEAN, 1, 1},           {"boolean", FACT_BOOLEAN, FACT_IS_BOOLEAN, 1, 1},
    {"count", FACT_COUNT, FACT_IS_NUMBER, 1, 1},        {"string-length", FACT_LENGTH, FACT_IS_NUMBER, 0, 1},
    {"normalize-space", FACT_SPACE, FACT_IS_TEXT, 0, 1}, {"starts-with", FACT_STARTS, FACT_IS_BOOLEAN, 2, 2},
    {"contains", FACT_CONTAINS, FACT_IS_BOOLEAN, 2, 2}, {"translate", FACT_TRANSLATE, FACT_IS_TEXT, 3, 3},
    {"substring", FACT_SUBSTRING, FACT_IS_TEXT, 2, 3},  {"true", FACT_TRUE, FACT_IS_BOOLEAN, 0, 0},
    {"false", FACT_FALSE, FACT_IS_BOOLEAN, 0, 0},
};

static const struct function *function_at(const struct parser *p)
{
    size_t n = 0;
    while (is_name_char(p->at[n]))
        n++;
    for (size_t i = 0; p->at[n] == '(' && i < sizeof functions / sizeof *functions; i++)
        if (strlen(functions[i].name) == n && strncmp(p->at, functions[i].name, n) == 0)
            return &functions[i];
    return NULL;
}

/* The node that the expression is asked about. */
static struct fact_expr *self(struct parser *p)
{
    struct fact_expr *path = new_expr(p, FACT_PATH, FACT_IS_NODES);
    path->steps = arena_alloc(p->arena, sizeof *path->steps);
    path->steps->is_self = true;
    path->is_relative = true;
    return path;
}

static struct fact_expr *read_function(struct parser *p, const struct function *f)
{
    struct fact_expr *e = new_expr(p, f->op, f->type);
    struct fact_expr **arguments[] = {&e->left, &e->right, &e->third};
    int n = 0;
    p->at += strlen(f->name) + 1;
    if (!take(p, ")")) {
        do {
            if (n == f->n_max)
                return lose(p);
            *arguments[n++] = read_or(p);
        } while (!p->is_lost && take(p, ","));
        if (!take(p, ")"))
            return lose(p);
    }
    if (n < f->n_min || p->is_lost || (f->op == FACT_COUNT && (e->left->type != FACT_IS_NODES || e->left->is_several)))
        return lose(p);
    if (n == 0 && f->n_max == 1)
        e->left = self(p);
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++)
        e->is_relative = e->is_relative || (*arguments[i] && (*arguments[i])->is_relative);
    return e;
}

/* ---- the rest ---- */

static struct fact_expr *read_literal(struct parser *p)
{
    char quote = *p->at++;
    const char *end = strchr(p->at, quote);
    if (!end)
        return lose(p);
    struct fact_expr *e = new_expr(p, FACT_TEXT, FACT_IS_TEXT);
    e->text = word_of(p, p->at, (size_t)(end - p->at));
    p->at = end + 1;
    return e;
}

static struct fact_expr *read_number(struct parser *p)
{
    size_t n = strspn(p->at, "0123456789.");
    bool is_long;
    struct fact_expr *e = new_expr(p, FACT_NUMBER, FACT_IS_NUMBER);
    e->number = fact_number(arena_strndup(p->arena, p->at, n), &is_long);
    p->at += n;
    return isnan(e->number) ? lose(p) : e;
}

static struct fact_expr *read_primary(struct parser *p)
{
    skip(p);
    const struct function *f = function_at(p);
    if (f)
        return read_function(p, f);
    if (*p->at == '\'' || *p->at == '"')
        return read_literal(p);
    if (*p->at >= '0' && *p->at <= '9')
        return read_number(p);
    if (!take(p, "("))
        return read_union(p);
    struct fact_expr *e = read_or(p);
    bool is_closed = take(p, ")");
    skip(p);
    return is_closed && *p->at != '[' && *p->at != '/' && *p->at != '|' ? e : lose(p);
}

static struct fact_expr *read_comparison(struct parser *p)
{
    static const struct {
        const char *token;
        enum fact_op op;
    } operators[] = {{"!=", FACT_NE}, {"<=", FACT_LE}, {">=", FACT_GE}, {"=", FACT_EQ}, {"<", FACT_LT}, {">", FACT_GT}};
    struct fact_expr *left = read_primary(p);
    skip(p);
    for (size_t i = 0; !p->is_lost && *p->at && strchr("!<>=", *p->at) && i < sizeof operators / sizeof *operators; i++) {
        if (!take(p, operators[i].token))
            continue;
        struct fact_expr *e = new_expr(p, operators[i].op, FACT_IS_BOOLEAN);
        e->left = left;
        e->right = read_primary(p);
        e->is_relative = left->is_relative || (e->right && e->right->is_relative);
        return e; /* a second operator behind it is met by who called, and lost */
    }
    return left;
}

/* The condition that was read from `from` on: the first of that text stands for all of them, so that it is judged once for a letter. */
static struct fact_expr *share(struct parser *p, struct fact_expr *e, const char *from)
{
    if (p->is_lost || e->is_relative || e->op == FACT_TEXT || e->op == FACT_NUMBER)
        return e;
    from += strspn(from, SPACE);
    size_t n = (size_t)(p->at - from);
    while (n > 0 && strchr(SPACE, from[n - 1]))
        n--;
    char key[MAX_KEY];
    if (n >= sizeof key)
        return e; /* nobody writes it twice */
    memcpy(key, from, n);
    key[n] = '\0';
    const xmlChar *text = BAD_CAST key;
    struct fact_expr *first = xmlHashLookup(p->all->operands, text);
    if (first)
        return first;
    e->answer = p->all->n_answers++;
    xmlHashAddEntry(p->all->operands, text, e);
    return e;
}

static struct fact_expr *read_chain(struct parser *p, const char *word, enum fact_op op, struct fact_expr *(*read)(struct parser *))
{
    const char *from = p->at;
    struct fact_expr *left = read(p);
    while (!p->is_lost && take_word(p, word)) {
        struct fact_expr *e = new_expr(p, op, FACT_IS_BOOLEAN);
        const char *from_right = p->at;
        e->left = share(p, left, from);
        e->right = read(p);
        if (p->is_lost)
            return NULL;
        e->right = share(p, e->right, from_right);
        e->is_relative = e->left->is_relative || e->right->is_relative;
        left = e;
    }
    return p->is_lost ? NULL : left;
}

static struct fact_expr *read_and(struct parser *p)
{
    return read_chain(p, "and", FACT_AND, read_comparison);
}

static struct fact_expr *read_or(struct parser *p)
{
    if (++p->depth > MAX_DEPTH)
        return lose(p);
    struct fact_expr *e = read_chain(p, "or", FACT_OR, read_and);
    p->depth--;
    return e;
}

struct fact_expr *fact_parse(struct fact_tests *all, const char *xpath)
{
    struct parser p = {.all = all, .arena = all->arena, .at = xpath};
    struct fact_expr *e = read_or(&p);
    skip(&p);
    return p.is_lost || *p.at ? NULL : e;
}

double fact_number(const char *text, bool *is_long)
{
    text += strspn(text, SPACE);
    const char *at = text + (*text == '-');
    size_t n_whole = strspn(at, "0123456789"), n_part = 0;
    if (at[n_whole] == '.')
        n_part = strspn(at + n_whole + 1, "0123456789");
    const char *end = at + n_whole + (at[n_whole] == '.' ? 1 + n_part : 0);
    bool is_number = n_whole + n_part > 0 && end[strspn(end, SPACE)] == '\0';
    *is_long = is_number && n_whole + n_part >= 16;
    if (!is_number || *is_long)
        return NAN;
    double whole = 0, part = 0, unit = 1;
    for (size_t i = 0; i < n_whole; i++)
        whole = whole * 10 + (at[i] - '0');
    for (size_t i = 0; i < n_part; i++, unit *= 10)
        part = part * 10 + (at[n_whole + 1 + i] - '0');
    return (*text == '-' ? -1 : 1) * (whole + part / unit);
}
