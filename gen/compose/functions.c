#include "functions.h"

#include <string.h>

#include <libxml/xpathInternals.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "formats.h"
#include "nouns.h"
#include "rows.h"
#include "session.h"

#define MAX_TEXT_BYTES 8192
#define DUTCH "nl"

static struct session *session_of(const xmlXPathParserContext *xp)
{
    return xp->context->userData;
}

/* Ends the transformation with a fault. */
static void stop(xmlXPathParserContext *xp, enum diag_code code, const char *what)
{
    session_fault(session_of(xp), code, what);
    xp->error = XPATH_EXPR_ERROR;
}

static void stop_wordless(xmlXPathParserContext *xp, enum diag_code code, const char *what)
{
    session_lacks(session_of(xp), code, what);
    xp->error = XPATH_EXPR_ERROR;
}

static void push_text(xmlXPathParserContext *xp, const char *text)
{
    valuePush(xp, xmlXPathNewCString(text));
}

/* Arguments come off the stack last first. The caller frees the string. */
static char *pop_text(xmlXPathParserContext *xp)
{
    return (char *)xmlXPathPopString(xp);
}

static bool takes(xmlXPathParserContext *xp, int n_args, int wanted)
{
    if (n_args == wanted)
        return true;
    xp->error = XPATH_INVALID_ARITY;
    return false;
}

/* ---- claims and programs ---- */

/* k:holds('claim') */
static void call_holds(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *id = pop_text(xp);
    size_t claim = id ? claims_find(s->claims, id) : CLAIM_NONE;
    if (claim == CLAIM_NONE)
        stop(xp, D_CLAIM_UNKNOWN, id ? id : "?");
    xmlFree(id);
    if (claim == CLAIM_NONE)
        return;
    bool is_true = session_holds(s, claim);
    if (session_is_well(s))
        valuePush(xp, xmlXPathNewBoolean(is_true));
    else
        xp->error = XPATH_EXPR_ERROR;
}

/* k:about(): the fact at which the clause being said was called, for a slot of one of several. */
static void call_about(xmlXPathParserContext *xp, int n_args)
{
    if (takes(xp, n_args, 0))
        valuePush(xp, xmlXPathNewNodeSet(session_of(xp)->about));
}

/* The nodes of one section of the facts: of the program being spoken of, else of every program. */
static void push_sections(xmlXPathParserContext *xp, int n_args, xmlNode *(*section)(const struct program *))
{
    const struct session *s = session_of(xp);
    if (!takes(xp, n_args, 0))
        return;
    xmlXPathObject *set = xmlXPathNewNodeSet(NULL);
    for (size_t i = 0; i < s->programs->n; i++) {
        xmlNode *node = section(&s->programs->each[i]);
        if (node && (s->program == PROGRAM_ALL || s->program == i + 1))
            xmlXPathNodeSetAdd(set->nodesetval, node);
    }
    valuePush(xp, set);
}

static xmlNode *its_selection(const struct program *program)
{
    return program->selection;
}

static xmlNode *its_instrument(const struct program *program)
{
    return program->instrument;
}

static xmlNode *its_tests(const struct program *program)
{
    return program->tests;
}

/* k:selection(), k:instrument(), k:tests() */
static void call_selection(xmlXPathParserContext *xp, int n_args)
{
    push_sections(xp, n_args, its_selection);
}

static void call_instrument(xmlXPathParserContext *xp, int n_args)
{
    push_sections(xp, n_args, its_instrument);
}

static void call_tests(xmlXPathParserContext *xp, int n_args)
{
    push_sections(xp, n_args, its_tests);
}

/* ---- texts of the facts, by language ---- */

static const char *content_of(const xmlNode *node)
{
    const xmlNode *text = node->type == XML_ATTRIBUTE_NODE ? ((const xmlAttr *)node)->children : node->children;
    return text && !text->next && text->content ? (const char *)text->content : "";
}

/* The node in this language, else the one that has none, else NULL. */
static const xmlNode *in_language(const xmlNodeSet *set, const char *lang)
{
    const xmlNode *any = NULL;
    for (int i = 0; set && i < set->nodeNr; i++) {
        const char *its = xml_lang(set->nodeTab[i]);
        if (its && strcmp(its, lang) == 0)
            return set->nodeTab[i];
        if (!its && !any)
            any = set->nodeTab[i];
    }
    return any;
}

/* Of two programs, each has its own: one of the two would be told as if it were of both. */
static bool is_of_several(const xmlNodeSet *set, const xmlNode *found)
{
    const char *lang = found ? xml_lang(found) : NULL;
    for (int i = 0; found && i < set->nodeNr; i++)
        if (set->nodeTab[i]->parent != found->parent && text_equal(xml_lang(set->nodeTab[i]), lang))
            return true;
    return false;
}

/* A text that stands in Dutch in a translation: what fills the slot with it is marked so (transform.c). */
static void push_dutch(xmlXPathParserContext *xp, const char *text)
{
    struct session *s = session_of(xp);
    if (s->n_in_dutch < SESSION_MAX_DUTCH)
        s->in_dutch[s->n_in_dutch++] = text;
    push_text(xp, text);
}

/* "Juridisch Loket (legal advice desk)": the Dutch name within a text of the letter's language is marked likewise. */
static void note_dutch_name(struct session *s, const xmlNode *own, const xmlNode *dutch)
{
    const char *name = dutch && dutch != own ? content_of(dutch) : "";
    if (*name && s->n_dutch_names < SESSION_MAX_DUTCH && strstr(content_of(own), name))
        s->dutch_names[s->n_dutch_names++] = name;
}

static void choose_text(xmlXPathParserContext *xp, int n_args, bool is_name)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    xmlNodeSet *set = xmlXPathPopNodeSet(xp);
    const xmlNode *found = in_language(set, s->words->lang), *own = found;
    if (!found && (is_name || s->words->texts))
        found = in_language(set, DUTCH);
    if (is_of_several(set, found))
        stop(xp, D_TEMPLATE_FAILED, "k:text: of several programs");
    else if (own) {
        note_dutch_name(s, own, in_language(set, DUTCH));
        push_text(xp, content_of(own));
    } else if (found)
        push_dutch(xp, content_of(found));
    else
        stop_wordless(xp, D_TEXT_MISSING, set && set->nodeNr ? (const char *)set->nodeTab[0]->name : "-");
    xmlXPathFreeNodeSet(set);
}

/* k:text(nodes): the one in the letter's language, else the one that has none. */
static void call_text(xmlXPathParserContext *xp, int n_args)
{
    choose_text(xp, n_args, false);
}

/* k:name(nodes): the same, else the Dutch one, for a name that may have no other. */
static void call_name(xmlXPathParserContext *xp, int n_args)
{
    choose_text(xp, n_args, true);
}

static bool listed_before(const char *const *items, size_t n, const char *text)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(items[i], text) == 0)
            return true;
    return false;
}

/* How many of these stand under one parent in this language. */
static size_t count_under(const xmlNodeSet *set, const xmlNode *parent, const char *lang)
{
    size_t n = 0;
    for (int i = 0; i < set->nodeNr; i++) {
        const char *its = set->nodeTab[i]->parent == parent ? xml_lang(set->nodeTab[i]) : NULL;
        n += its && strcmp(its, lang) == 0;
    }
    return n;
}

/* Whether under each parent as many are in this language as are in Dutch, and one at least: a translation never leaves one out. */
static bool is_whole_in(const xmlNodeSet *set, const char *lang)
{
    for (int i = 0; set && i < set->nodeNr; i++) {
        const xmlNode *parent = set->nodeTab[i]->parent;
        size_t n = xml_lang(set->nodeTab[i]) ? count_under(set, parent, lang) : 1;
        if (n == 0 || (xml_lang(set->nodeTab[i]) && n < count_under(set, parent, DUTCH)))
            return false;
    }
    return true;
}

/* The texts in this language or without one, each once, as one text; NULL when there is none, or one is missing in it. */
static const char *list_in(struct session *s, const xmlNodeSet *set, const char *lang, const char *last)
{
    size_t n = 0;
    const char **items = arena_array(s->arena, set && set->nodeNr > 0 ? (size_t)set->nodeNr : 1, sizeof *items);
    for (int i = 0; set && i < set->nodeNr; i++) {
        const char *its = xml_lang(set->nodeTab[i]);
        const char *text = content_of(set->nodeTab[i]);
        if ((!its || strcmp(its, lang) == 0) && !listed_before(items, n, text))
            items[n++] = text;
    }
    const struct catalogue *words = text_equal(lang, s->words->lang) ? s->words : s->dutch;
    const struct format_items all = {items, n};
    return n > 0 && is_whole_in(set, lang) ? format_list(s->arena, &words->list, &all, last) : NULL;
}

/* k:list(nodes, 'and' | 'or' | ''): those in the letter's language or without one, each once; a translation needs all of them. */
static void call_list(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *last = pop_text(xp);
    xmlNodeSet *set = xmlXPathPopNodeSet(xp);
    const char *own = list_in(s, set, s->words->lang, last);
    const char *dutch = !own && s->words->texts ? list_in(s, set, DUTCH, last) : NULL;
    if (own)
        push_text(xp, own);
    else if (dutch)
        push_dutch(xp, dutch);
    else
        stop_wordless(xp, D_TEXT_MISSING, set && set->nodeNr ? (const char *)set->nodeTab[0]->name : "-");
    xmlFree(last);
    xmlXPathFreeNodeSet(set);
}

/* k:joint(before-last): what stands between two facts that are listed one by one, each in its own <value>. */
static void call_joint(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (takes(xp, n_args, 1))
        push_text(xp, format_joint(s->arena, &s->words->list, xmlXPathPopBoolean(xp)));
}

/* ---- sentences, quotes, days, amounts, counts, capitals: formats.h ---- */

/* k:sentence(text): with a full stop if nothing closes it yet. */
static void call_sentence(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    char *text = pop_text(xp);
    push_text(xp, format_sentence(session_of(xp)->arena, text ? text : ""));
    xmlFree(text);
}

/* k:inside-quotes(text): the text as it may stand between double quotes: its own are single ones. */
static void call_inside_quotes(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    char *text = pop_text(xp);
    push_text(xp, format_inside_quotes(session_of(xp)->arena, text ? text : ""));
    xmlFree(text);
}

/* What a format made of a value, or the fault that it is not one. */
static void push_made(xmlXPathParserContext *xp, const char *made, const char *what)
{
    if (made)
        push_text(xp, made);
    else
        stop(xp, D_VALUE_UNUSABLE, what);
}

/* k:date(iso, 'long' | 'weekday' | 'month'): "18 mei 2026", "maandag 18 mei 2026", "mei 2026"; at a slot, in the form that it asks for. */
static void call_date(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *length = pop_text(xp);
    char *iso = pop_text(xp);
    const struct day_style style = {length, nouns_form_of(xp->context->node)};
    if (days_know(s->words->days, style.form))
        push_made(xp, format_date(s->arena, s->words, iso, style), "date");
    else
        stop_wordless(xp, D_WORDING_BROKEN, style.form);
    xmlFree(length);
    xmlFree(iso);
}

/* k:money(cents): "€ 1.240,00". */
static void call_money(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *cents = pop_text(xp);
    push_made(xp, format_money(s->arena, s->words, cents), "money");
    xmlFree(cents);
}

/* k:count(number, 'week'): "1 week", "4 weken"; at a slot, in the form that it asks for. */
static void call_count(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *key = pop_text(xp);
    double number = xmlXPathPopNumber(xp);
    bool is_count = number >= 0 && number <= 1e6 && (double)(long)number == number;
    const struct plural_count count = {is_count ? (long)number : 0, key, nouns_form_of(xp->context->node)};
    const char *words = is_count ? plurals_write(s->words->plurals, s->arena, count) : NULL;
    if (words)
        push_text(xp, words);
    else if (is_count && s->is_translation)
        stop_wordless(xp, D_VALUE_UNUSABLE, "count");
    else
        stop(xp, D_VALUE_UNUSABLE, "count");
    xmlFree(key);
}

/* k:upper(text): as in Dutch (ij becomes IJ). */
static void call_upper(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    char *text = pop_text(xp);
    push_made(xp, format_upper(session_of(xp)->arena, text ? text : ""), "upper");
    xmlFree(text);
}

/* k:country(code): its Dutch name. */
static void call_country(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *code = pop_text(xp);
    const char *name = code ? countries_name(s->countries, code) : NULL;
    xmlFree(code);
    if (name)
        push_text(xp, name);
    else
        stop(xp, D_COUNTRY_NAMELESS, "address/@country");
}

const struct function function_table[] = {
    {"holds", call_holds},
    {"about", call_about},
    {"selection", call_selection},
    {"instrument", call_instrument},
    {"tests", call_tests},
    {"noun", nouns_call_noun},
    {"whose", nouns_call_whose},
    {"word", nouns_call_word},
    {"text", call_text},
    {"name", call_name},
    {"list", call_list},
    {"joint", call_joint},
    {"sentence", call_sentence},
    {"inside-quotes", call_inside_quotes},
    {"date", call_date},
    {"money", call_money},
    {"count", call_count},
    {"upper", call_upper},
    {"country", call_country},
    {"in-a-row", rows_call_in_a_row},
    {"dutch", rows_call_dutch},
    {"law", rows_call_law},
    {NULL, NULL},
};
