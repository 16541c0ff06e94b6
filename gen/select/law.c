#include "law.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "../base/text.h"

enum outcome law_open(struct law_file *out, struct arena *arena, struct diag *d, const struct input *in,
                      const char *root_name)
{
    xmlDoc *doc;
    enum outcome got = xml_parse(&doc, arena, d, in, 1);
    if (got != DONE)
        return got;

    char ns[64];
    const xmlNode *root = xmlDocGetRootElement(doc);
    *out = (struct law_file){.name = in->name, .root = root, .d = d};
    snprintf(ns, sizeof ns, "urn:kenbaar:%s:1", root_name);
    bool is_right = xml_named(root, root_name) && root->ns && text_equal((const char *)root->ns->href, ns);
    if (is_right && !text_equal(root_name, "instrument"))
        is_right = text_equal(xml_attr(root, "version"), "1.0");
    if (!is_right)
        return law_fault(out, root, "<%s xmlns=\"%s\" version=\"1.0\">", root_name, ns);
    return DONE;
}

enum outcome law_fault(struct law_file *law, const xmlNode *row, const char *detail, ...)
{
    char words[200];
    va_list args;
    va_start(args, detail);
    vsnprintf(words, sizeof words, detail, args);
    va_end(args);
    struct place at = {.file = law->name, .line = xml_line(row)};
    return diag_note(law->d, D_LAW_FAULT, &at, "%s", words);
}

enum outcome law_read_table(struct law_table *table, struct arena *arena, struct law_file *law)
{
    size_t n_rows = 0;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row))
        n_rows++;
    char *at = arena_array(arena, n_rows + 1, table->row_bytes);
    table->rows = at;
    table->n_rows = 0;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row)) {
        enum outcome got = table->read(at, arena, law, row);
        if (got != DONE)
            return got;
        at += table->row_bytes;
        table->n_rows++;
    }
    return DONE;
}

static void free_expression(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

xmlXPathCompExpr *law_xpath(struct arena *arena, const char *text)
{
    xmlXPathCompExpr *expression = text ? xmlXPathCompile(BAD_CAST text) : NULL;
    if (expression)
        arena_defer(arena, free_expression, expression);
    return expression;
}

const char *law_stray(const xmlNode *row, const char *words)
{
    for (const xmlAttr *attr = row->properties; attr; attr = attr->next)
        if (!attr->ns && !law_lists(words, (const char *)attr->name))
            return (const char *)attr->name;
    return NULL;
}

bool law_flag(const xmlNode *row, const char *attribute, const char *word, bool *is_given)
{
    const char *value = xml_attr(row, attribute);
    *is_given = text_equal(value, word);
    return !value || *is_given;
}

int law_number(const xmlNode *row, const char *attribute, int missing)
{
    const char *text = row ? xml_attr(row, attribute) : NULL;
    if (!text || !*text || strlen(text) > 6 || strspn(text, "0123456789") != strlen(text))
        return missing;
    int number = 0;
    for (; *text; text++)
        number = number * 10 + (*text - '0');
    return number;
}

bool law_validity(date_day *from, date_day *until, const xmlNode *row)
{
    const char *last = xml_attr(row, "valid-until");
    *from = date_parse(xml_attr(row, "valid-from"));
    *until = last ? date_parse(last) : INT_MAX;
    return *from != DATE_NONE && *until != DATE_NONE && *from <= *until;
}

#define N_SEEN 1024

/* A number below N_SEEN for a text: equal texts have the same. */
static size_t seen_bucket(const char *text)
{
    size_t hash = 0;
    for (; text && *text; text++)
        hash = hash * 31 + (unsigned char)*text;
    return hash % N_SEEN;
}

const xmlNode *law_doubled(const xmlNode *root)
{
    bool seen[N_SEEN] = {false}; /* an id that none before it can equal is compared with none: every letter reads some 400 rows */
    for (const xmlNode *b = xml_first(root); b; b = xml_following(b)) {
        const char *id = xml_attr(b, "id");
        size_t bucket = seen_bucket(id);
        for (const xmlNode *a = seen[bucket] ? xml_first(root) : b; a != b; a = xml_following(a)) {
            date_day from[2], until[2];
            bool is_same = text_equal(xml_attr(a, "id"), id) && law_validity(&from[0], &until[0], a) &&
                           law_validity(&from[1], &until[1], b);
            if (is_same && from[0] <= until[1] && from[1] <= until[0])
                return b;
        }
        seen[bucket] = true;
    }
    return NULL;
}

bool law_counts(date_day from, date_day until, date_day day)
{
    return day == DATE_NONE || (from <= day && day <= until);
}

const xmlNode *law_in_language(const xmlNode *row, const char *name, const char *lang)
{
    for (const xmlNode *it = xml_child(row, name); it; it = xml_next(it, name)) {
        const char *its = xml_lang(it);
        if (its && text_equal(its, lang))
            return it;
    }
    return NULL;
}

bool law_lists(const char *words, const char *word)
{
    size_t len = word ? strlen(word) : 0;
    while (len && words && *words) {
        size_t n_bytes = strcspn(words, " ");
        if (n_bytes == len && memcmp(words, word, len) == 0)
            return true;
        words += n_bytes + strspn(words + n_bytes, " ");
    }
    return false;
}

char *law_next_word(struct arena *arena, const char **words)
{
    if (!*words)
        return NULL;
    const char *from = *words + strspn(*words, " \t\r\n");
    size_t n_bytes = strcspn(from, " \t\r\n");
    *words = from + n_bytes;
    return n_bytes ? arena_strndup(arena, from, n_bytes) : NULL;
}
