#include "field_rows.h"

#include <stdio.h>
#include <string.h>

#include <libxml/xpath.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/law.h"

#define MAX_MARKS 1024

/* What a letter shows: "=name text" for each value, "clause" for each clause, in order. */
struct marks {
    struct arena *arena;
    const char *all[MAX_MARKS];
    size_t n;
};

/* when="XPath": does the row count for these facts? */
static bool holds(const char *when, xmlDoc *facts)
{
    if (!when)
        return true;
    xmlXPathContext *xpath = facts ? xmlXPathNewContext(facts) : NULL;
    xmlXPathObject *got = xpath ? xmlXPathEvalExpression(BAD_CAST when, xpath) : NULL;
    bool is_true = got && xmlXPathCastToBoolean(got);
    xmlXPathFreeObject(got);
    xmlXPathFreeContext(xpath);
    return is_true;
}

/* The next row after `last` (NULL: the first) that speaks of this leaf. */
static const xmlNode *next_row(const struct field_rows *rows, const struct field_change *change, const xmlNode *last)
{
    const xmlNode *root = rows->fields ? xmlDocGetRootElement((xmlDoc *)rows->fields) : NULL;
    const xmlNode *it = last ? xml_following(last) : root ? xml_first(root) : NULL;
    for (; it; it = xml_following(it)) {
        const char *when = xml_attr(it, "when");
        if (text_equal(xml_attr(it, "path"), change->path) && (holds(when, change->facts[0]) || holds(when, change->facts[1])))
            return it;
    }
    return NULL;
}

bool field_rows_unused(const struct field_rows *rows, const struct field_change *change)
{
    bool is_unused = false;
    for (const xmlNode *row = NULL; (row = next_row(rows, change, row));)
        is_unused = is_unused || (xml_attr(row, "unused") && holds(xml_attr(row, "when"), change->facts[0]));
    return is_unused;
}

bool field_rows_reported(const struct field_rows *rows, const struct field_change *change)
{
    for (const xmlNode *row = NULL; (row = next_row(rows, change, row));) {
        const char *codes = xml_attr(row, "reported");
        for (size_t n; codes && *codes; codes += n + strspn(codes + n, " ")) {
            char code[8];
            n = strcspn(codes, " ");
            snprintf(code, sizeof code, "%.*s", (int)n, codes);
            if (n && (strstr(change->warns[0], code) || strstr(change->warns[1], code)))
                return true;
        }
    }
    return false;
}

/* Whether a word stands in the first n bytes of a list. */
static bool has_word(const char *list, size_t n, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= n; i++) {
        bool begins = i == 0 || list[i - 1] == ' ', ends = i + length == n || list[i + length] == ' ';
        if (begins && ends && strncmp(list + i, word, length) == 0)
            return true;
    }
    return false;
}

static bool are_in_one_group(const char *groups, const char *one, const char *other)
{
    for (size_t n; groups && *groups; groups += n + strspn(groups + n, "|")) {
        n = strcspn(groups, "|");
        if (has_word(groups, n, one) && has_word(groups, n, other))
            return true;
    }
    return false;
}

/* The letter has a value of this name that begins with this text, as law bases do: the act is left out where it stands before. */
static bool is_told(const xmlNode *node, const char *shows, const char *text)
{
    if (xml_named(node, "value") && text_equal(xml_attr(node, "of"), shows)) {
        xmlChar *content = xmlNodeGetContent(node);
        size_t n = strlen((const char *)content), n_text = strlen(text);
        bool is = n > 0 && n <= n_text && strcmp(text + n_text - n, (const char *)content) == 0;
        xmlFree(content);
        return is;
    }
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        if (is_told(it, shows, text))
            return true;
    return false;
}

static bool is_alike(const xmlNode *row, const struct field_change *change)
{
    if (change->is)
        return are_in_one_group(xml_attr(row, "alike"), change->was, change->is);
    if (xml_attr(row, "dropped"))
        return true;
    return xml_attr(row, "once") && xml_attr(row, "shows") &&
           is_told(field_rows_dutch(change->pages[1]), xml_attr(row, "shows"), change->was);
}

bool field_rows_alike(const struct field_rows *rows, const struct field_change *change)
{
    for (const xmlNode *row = NULL; (row = next_row(rows, change, row));)
        if (is_alike(row, change))
            return true;
    return false;
}

const xmlNode *field_rows_dutch(xmlDoc *page)
{
    const xmlNode *letter = xml_child(xmlDocGetRootElement(page), "letter");
    while (letter && !text_equal(xml_attr(letter, "lang"), "nl"))
        letter = xml_next(letter, "letter");
    return letter;
}

static void gather(struct marks *m, const xmlNode *node)
{
    const char *clause = xml_attr(node, "clause");
    if (clause && m->n < MAX_MARKS)
        m->all[m->n++] = clause;
    if (xml_named(node, "value") && m->n < MAX_MARKS) {
        xmlChar *text = xmlNodeGetContent(node);
        const char *of = xml_attr(node, "of");
        m->all[m->n++] = arena_printf(m->arena, "=%s %s", of ? of : "", (const char *)text);
        xmlFree(text);
    }
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        gather(m, it);
}

static size_t count(const struct marks *m, const char *mark)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        n += text_equal(m->all[i], mark);
    return n;
}

static const xmlNode *clause_of(const struct field_rows *rows, const char *id)
{
    const xmlNode *it = xml_child(xmlDocGetRootElement((xmlDoc *)rows->words), "clause");
    while (it && !text_equal(xml_attr(it, "id"), id))
        it = xml_next(it, "clause");
    return it;
}

/* One of the clause's claims is among those that the leaf decides. */
static bool is_decided(const struct field_rows *rows, struct arena *arena, const char *id, const char *decides)
{
    const xmlNode *clause = clause_of(rows, id);
    const char *claims = clause ? xml_attr(clause, "claims") : NULL;
    for (size_t n; claims && *claims; claims += n + strspn(claims + n, " ")) {
        n = strcspn(claims, " ");
        if (n && law_lists(decides, arena_strndup(arena, claims, n)))
            return true;
    }
    return false;
}

/* The mark is at the place of which the row speaks. */
static bool is_own(const struct field_rows *rows, struct arena *arena, const xmlNode *row, const char *mark)
{
    const char *shows = xml_attr(row, "shows"), *decides = xml_attr(row, "decides");
    if (mark[0] != '=')
        return decides && is_decided(rows, arena, mark, decides);
    return shows && law_lists(shows, arena_strndup(arena, mark + 1, strcspn(mark + 1, " ")));
}

static bool is_at_its_place(const struct field_rows *rows, struct arena *arena, const struct field_change *change, const char *mark)
{
    for (const xmlNode *row = NULL; (row = next_row(rows, change, row));)
        if (is_own(rows, arena, row, mark))
            return true;
    return false;
}

static bool counts_in_words(const struct field_rows *rows, const struct field_change *change)
{
    for (const xmlNode *row = NULL; (row = next_row(rows, change, row));)
        if (xml_attr(row, "how"))
            return true;
    return false;
}

bool field_rows_differ(const struct field_rows *rows, struct arena *arena, const struct field_change *change, const char **where)
{
    struct marks *marks = arena_array(arena, 2, sizeof *marks);
    *where = "";
    if (!rows->fields || counts_in_words(rows, change))
        return true;
    for (size_t i = 0; i < 2; i++) {
        marks[i].arena = arena;
        gather(&marks[i], field_rows_dutch(change->pages[i]));
    }
    for (size_t i = 0; i < 2; i++) {
        for (size_t k = 0; k < marks[i].n; k++) {
            const char *mark = marks[i].all[k];
            if (count(&marks[0], mark) == count(&marks[1], mark))
                continue;
            if (is_at_its_place(rows, arena, change, mark))
                return true;
            if (strlen(*where) + strlen(mark) < 160)
                *where = arena_printf(arena, "%s%s%.60s", *where, **where ? "; " : "", mark);
        }
    }
    return false;
}
