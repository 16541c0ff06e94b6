#include "functions.h"

#include <stdio.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "formats.h"
#include "rows.h"
#include "session.h"

#define MAX_TEXT_BYTES 8192

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

/* ---- claims and nouns ---- */

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

/* k:noun(key): the <noun> of what the decision is about. */
static void call_noun(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *key = pop_text(xp);
    xmlNode *noun = key ? wording_noun(s->words, key) : NULL;
    xmlFree(key);
    if (noun)
        valuePush(xp, xmlXPathNewNodeSet(noun));
    else
        stop_wordless(xp, D_NOUN_UNKNOWN, "decision/@subject");
}

static bool says_yes(const xmlNode *node, const char *attribute)
{
    return text_equal(xml_attr(node, attribute), "yes");
}

/* What belongs to a slot that says whose the decision's subject is. */
struct whose {
    const xmlNode *slot, *noun, *words;
    bool is_full, is_other, has_name;
};

static const char *say_whose(struct arena *arena, const struct whose *w)
{
    const char *first = w->is_other ? xml_attr(w->noun, w->is_full ? "full-article" : "article") : xml_attr(w->words, "your");
    bool is_whole = says_yes(w->slot, "whole");
    char *phrase = arena_printf(arena, "%s %s%s%s%s%s%s", first, is_whole ? xml_attr(w->words, "whole") : "", is_whole ? " " : "",
                                xml_attr(w->noun, w->is_full ? "full" : "one"), w->has_name ? " " : "", w->has_name ? xml_attr(w->words, "of") : "",
                                says_yes(w->slot, "end") && !w->has_name ? "." : "");
    if (says_yes(w->slot, "start") && phrase[0] >= 'a' && phrase[0] <= 'z')
        phrase[0] = (char)(phrase[0] - 'a' + 'A');
    return phrase;
}

/* k:whose('one' | 'full'), at a slot: "uw aanvraag"; to a representative "de aanvraag van", before the name, or with short="yes" "de
 * aanvraag". whole="yes": "uw hele aanvraag"; start="yes": with a capital; end="yes": with a full stop, unless a name follows. */
static void call_whose(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *which = pop_text(xp);
    const xmlNode *record = xml_child(xmlDocGetRootElement(s->programs->facts), "record");
    const char *subject = xml_attr(xml_child(record, "decision"), "subject");
    struct whose w = {.slot = xp->context->node, .noun = subject ? wording_noun(s->words, subject) : NULL, .is_full = text_equal(which, "full")};
    xmlFree(which);
    if (!w.noun) {
        stop_wordless(xp, D_NOUN_UNKNOWN, "decision/@subject");
        return;
    }
    w.words = xml_child(w.noun->parent, "format");
    w.is_other = text_equal(xml_attr(xml_child(record, "addressee"), "role"), "representative");
    w.has_name = w.is_other && !says_yes(w.slot, "short");
    push_text(xp, say_whose(s->arena, &w));
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

static void choose_text(xmlXPathParserContext *xp, int n_args, bool is_name)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    xmlNodeSet *set = xmlXPathPopNodeSet(xp);
    const xmlNode *found = in_language(set, s->words->lang);
    if (!found && is_name)
        found = in_language(set, "nl");
    if (is_of_several(set, found))
        stop(xp, D_TEMPLATE_FAILED, "k:text: of several programs");
    else if (found)
        push_text(xp, content_of(found));
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

static bool listed_before(char *const *items, size_t n, const char *text)
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
        if (n == 0 || (xml_lang(set->nodeTab[i]) && n < count_under(set, parent, "nl")))
            return false;
    }
    return true;
}

/* "a", "a of b", "a, b of c"; without a word for the last: "a, b, c". */
static void join(struct buf *out, char *const *items, size_t n, const char *last)
{
    for (size_t i = 0; i < n; i++) {
        bool is_last = i + 1 == n;
        if (i > 0 && is_last && last)
            buf_printf(out, " %s ", last);
        else if (i > 0)
            buf_str(out, ", ");
        buf_str(out, items[i]);
    }
}

/* k:list(nodes, 'and' | 'or' | ''): those in the letter's language or without one, each once; a translation needs all of them. */
static void call_list(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *word = pop_text(xp);
    xmlNodeSet *set = xmlXPathPopNodeSet(xp);
    size_t n = 0;
    char **items = arena_array(s->arena, set && set->nodeNr > 0 ? (size_t)set->nodeNr : 1, sizeof *items);
    for (int i = 0; set && i < set->nodeNr; i++) {
        const char *lang = xml_lang(set->nodeTab[i]);
        const char *text = content_of(set->nodeTab[i]);
        if ((!lang || strcmp(lang, s->words->lang) == 0) && !listed_before(items, n, text))
            items[n++] = (char *)text;
    }
    const char *last = text_equal(word, "and") ? s->words->last_and : text_equal(word, "or") ? s->words->last_or : NULL;
    if (n > 0 && is_whole_in(set, s->words->lang)) {
        struct buf out;
        buf_init(&out, MAX_TEXT_BYTES);
        join(&out, items, n, last);
        push_text(xp, out.bytes);
        buf_done(&out);
    } else {
        stop_wordless(xp, D_TEXT_MISSING, set && set->nodeNr ? (const char *)set->nodeTab[0]->name : "-");
    }
    xmlFree(word);
    xmlXPathFreeNodeSet(set);
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

/* k:date(iso, 'long' | 'weekday' | 'month'): "18 mei 2026", "maandag 18 mei 2026", "mei 2026". */
static void call_date(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *form = pop_text(xp);
    char *iso = pop_text(xp);
    push_made(xp, format_date(s->arena, s->words, iso, form), "date");
    xmlFree(form);
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

/* k:count(number, 'week'): "1 week", "4 weken". */
static void call_count(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *key = pop_text(xp);
    double number = xmlXPathPopNumber(xp);
    bool is_count = number >= 0 && number <= 1e6 && (double)(long)number == number;
    const char *word = is_count && key ? wording_plural(s->words, key, (long)number) : NULL;
    if (word) {
        char text[96];
        snprintf(text, sizeof text, "%ld %s", (long)number, word);
        push_text(xp, text);
    } else {
        stop(xp, D_VALUE_UNUSABLE, "count");
    }
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
    {"noun", call_noun},
    {"whose", call_whose},
    {"text", call_text},
    {"name", call_name},
    {"list", call_list},
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
