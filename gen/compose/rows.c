#include "rows.h"

#include <string.h>

#include <libxml/xpath.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "session.h"

#define SHORT_LINE 26 /* characters: "Postbus 100", postcode and town */
#define ARTICLE ", artikel "
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DUTCH "nl"

xmlNode *rows_new(struct arena *arena)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xml_defer_doc(arena, doc);
    xmlNode *row = xmlNewDocNode(doc, NULL, BAD_CAST "row", NULL);
    xmlDocSetRootElement(doc, row);
    return row;
}

static void add_text(xmlNode *parent, const char *text, size_t n)
{
    if (n > 0)
        xmlAddChild(parent, xmlNewDocTextLen(parent->doc, BAD_CAST text, (int)n));
}

static void add_together(xmlNode *parent, const char *text, size_t n)
{
    add_text(xmlNewChild(parent, NULL, BAD_CAST "nobr", NULL), text, n);
}

/* What was written, as the result of the call. */
void rows_push(xmlXPathParserContext *xp, const xmlNode *row)
{
    xmlXPathObject *set = xmlXPathNewNodeSet(NULL);
    for (xmlNode *it = row->children; it; it = it->next)
        xmlXPathNodeSetAddUnique(set->nodesetval, it);
    valuePush(xp, set);
}

static struct arena *arena_of(const xmlXPathParserContext *xp)
{
    return ((const struct session *)xp->context->userData)->arena;
}

/* The texts of the nodes on top of the stack, in the order of the facts; *n of them. */
static const char **pop_texts(xmlXPathParserContext *xp, size_t *n)
{
    struct arena *arena = arena_of(xp);
    xmlNodeSet *set = xmlXPathPopNodeSet(xp);
    *n = set && set->nodeNr > 0 ? (size_t)set->nodeNr : 0;
    const char **texts = arena_array(arena, *n + 1, sizeof *texts);
    if (set)
        xmlXPathNodeSetSort(set);
    for (size_t i = 0; i < *n; i++) {
        xmlChar *text = xmlXPathCastNodeToString(set->nodeTab[i]);
        texts[i] = arena_strdup(arena, text ? (const char *)text : "");
        xmlFree(text);
    }
    xmlXPathFreeNodeSet(set);
    return texts;
}

static bool takes(xmlXPathParserContext *xp, int n_args, int wanted)
{
    if (n_args != wanted)
        xp->error = XPATH_INVALID_ARITY;
    return n_args == wanted;
}

/* ---- addresses ---- */

void rows_call_in_a_row(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    size_t n;
    const char **lines = pop_texts(xp, &n);
    xmlNode *row = rows_new(arena_of(xp));
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            add_text(row, ", ", 2);
        if (xmlUTF8Strlen(BAD_CAST lines[i]) < SHORT_LINE)
            add_together(row, lines[i], strlen(lines[i]));
        else
            add_text(row, lines[i], strlen(lines[i]));
    }
    rows_push(xp, row);
}

/* ---- acts ---- */

/* How many bytes at this place may not break: "artikel 53a", "onder e"; 0 when they may. */
static size_t together_at(const char *text, const char *at)
{
    static const char *const words[] = {"artikel ", "onder "};
    bool begins_word = at == text || at[-1] == ' ';
    for (size_t i = 0; begins_word && i < sizeof words / sizeof *words; i++)
        if (text_starts(at, words[i]))
            return strlen(words[i]) + strcspn(at + strlen(words[i]), " ");
    return 0;
}

static void add_act(xmlNode *row, const char *slot, const char *text)
{
    xmlNode *value = xmlNewChild(row, NULL, BAD_CAST "value", NULL);
    xmlSetProp(value, BAD_CAST "of", BAD_CAST slot);
    xmlSetProp(value, BAD_CAST "lang", BAD_CAST DUTCH);
    const char *from = text;
    for (const char *at = text; *at;) {
        size_t n = together_at(text, at);
        if (n == 0) {
            at++;
            continue;
        }
        add_text(value, from, (size_t)(at - from));
        add_together(value, at, n);
        from = at += n;
    }
    add_text(value, from, strlen(from));
}

static bool stands_before(const char *const *texts, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (strcmp(texts[k], texts[i]) == 0)
            return true;
    return false;
}

/* Where the articles begin when both are of one act, else NULL. A capital after the first article may be another act: then not. */
static const char *article_of_same_act(const char *before, const char *text)
{
    const char *article = strstr(text, ARTICLE), *last = before ? strstr(before, ARTICLE) : NULL;
    bool is_same = article && article > text && last && article - text == last - before && memcmp(text, before, (size_t)(last - before)) == 0;
    return is_same && !strpbrk(last + strlen(ARTICLE), CAPITALS) ? article + strlen(", ") : NULL;
}

static void push_acts(xmlXPathParserContext *xp, const char *slot, bool names_once)
{
    size_t n;
    const char **texts = pop_texts(xp, &n), *before = NULL;
    xmlNode *row = rows_new(arena_of(xp));
    for (size_t i = 0; i < n; i++) {
        if (stands_before(texts, i))
            continue;
        const char *article = names_once ? article_of_same_act(before, texts[i]) : NULL;
        if (before)
            add_text(row, article ? ", " : "; ", 2);
        add_act(row, slot, article ? article : texts[i]);
        before = texts[i];
    }
    rows_push(xp, row);
}

void rows_call_dutch(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 2))
        return;
    xmlXPathObject *nodes = valuePop(xp);
    xmlChar *slot = xmlXPathPopString(xp);
    valuePush(xp, nodes);
    push_acts(xp, slot ? arena_strdup(arena_of(xp), (const char *)slot) : "", false);
    xmlFree(slot);
}

void rows_call_law(xmlXPathParserContext *xp, int n_args)
{
    if (takes(xp, n_args, 1))
        push_acts(xp, "law", true);
}
