#include "functions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <unicode/ustring.h>

#include "../base/buf.h"
#include "../base/date.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "session.h"

#define MAX_TEXT_BYTES 8192
#define MAX_UPPER 256      /* UTF-16 units of a town or a country */
#define CENTS 100
#define MAX_CENTS_LEN 18   /* fits a long long with room */
#define GROUP 3            /* digits between thousands signs */

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

/* ---- texts of the facts, by language ---- */

static const char *lang_of(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && strcmp((const char *)a->name, "lang") == 0 && a->children)
            return (const char *)a->children->content;
    return NULL;
}

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
        const char *its = lang_of(set->nodeTab[i]);
        if (its && strcmp(its, lang) == 0)
            return set->nodeTab[i];
        if (!its && !any)
            any = set->nodeTab[i];
    }
    return any;
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
    if (found)
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
        const char *its = set->nodeTab[i]->parent == parent ? lang_of(set->nodeTab[i]) : NULL;
        n += its && strcmp(its, lang) == 0;
    }
    return n;
}

/* Whether under each parent as many are in this language as are in Dutch, and one at least: a translation never leaves one out. */
static bool is_whole_in(const xmlNodeSet *set, const char *lang)
{
    for (int i = 0; set && i < set->nodeNr; i++) {
        const xmlNode *parent = set->nodeTab[i]->parent;
        size_t n = lang_of(set->nodeTab[i]) ? count_under(set, parent, lang) : 1;
        if (n == 0 || (lang_of(set->nodeTab[i]) && n < count_under(set, parent, "nl")))
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
        const char *lang = lang_of(set->nodeTab[i]);
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

/* ---- sentences and quotes ---- */

/* The length of a text without the first of these that it ends with. */
static size_t without_end(const char *text, size_t n, const char *const *ends)
{
    for (; *ends; ends++) {
        size_t n_end = strlen(*ends);
        if (n >= n_end && memcmp(text + n - n_end, *ends, n_end) == 0)
            return n - n_end;
    }
    return n;
}

/* Whether a text ends as a sentence does; closing quotes and brackets may follow. */
static bool is_sentence(const char *text)
{
    static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»", NULL};
    static const char *const stops[] = {".", "!", "?", "…", NULL};
    size_t n = strlen(text), before;
    do {
        before = n;
        n = without_end(text, n, closers);
    } while (n < before);
    return without_end(text, n, stops) < n;
}

/* k:sentence(text): the text as a sentence: with a full stop if nothing closes it yet. */
static void call_sentence(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    char *text = pop_text(xp);
    struct buf out;
    buf_init(&out, MAX_TEXT_BYTES);
    buf_printf(&out, "%s%s", text ? text : "", text && *text && !is_sentence(text) ? "." : "");
    push_text(xp, out.bytes);
    buf_done(&out);
    xmlFree(text);
}

/* The other kind of the double quote at *at, which is moved past it; NULL when none stands there. */
static const char *single_quote(const char *text, size_t *at)
{
    static const char *const quotes[][2] = {{"“", "‘"}, {"„", "‘"}, {"«", "‘"}, {"”", "’"}, {"»", "’"}};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (text_starts(text + *at, quotes[i][0])) {
            *at += strlen(quotes[i][0]);
            return quotes[i][1];
        }
    if (text[*at] != '"')
        return NULL;
    bool opens = *at == 0 || strchr(" ([-", text[*at - 1]);
    (*at)++;
    return opens ? "‘" : "’";
}

/* k:inside-quotes(text): the text as it may stand between double quotes: its own are single ones. */
static void call_inside_quotes(xmlXPathParserContext *xp, int n_args)
{
    if (!takes(xp, n_args, 1))
        return;
    char *text = pop_text(xp);
    struct buf out;
    buf_init(&out, MAX_TEXT_BYTES);
    for (size_t at = 0; text && text[at];) {
        const char *quote = single_quote(text, &at);
        if (quote)
            buf_str(&out, quote);
        else
            buf_add(&out, &text[at++], 1);
    }
    push_text(xp, out.bytes ? out.bytes : "");
    buf_done(&out);
    xmlFree(text);
}

/* ---- days, amounts, counts, capitals ---- */

/* k:date(iso, 'long' | 'weekday' | 'month'): "18 mei 2026", "maandag 18 mei 2026", "mei 2026". */
static void call_date(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 2))
        return;
    char *form = pop_text(xp);
    char *iso = pop_text(xp);
    date_day day = date_parse(iso);
    if (day == DATE_NONE) {
        stop(xp, D_VALUE_UNUSABLE, "date");
    } else {
        struct civil_date civil = date_to_civil(day);
        const char *month = s->words->months[civil.month - 1];
        char text[96];
        if (text_equal(form, "weekday"))
            snprintf(text, sizeof text, "%s %d %s %d", s->words->weekdays[date_weekday(day)], civil.day, month, civil.year);
        else if (text_equal(form, "month"))
            snprintf(text, sizeof text, "%s %d", month, civil.year);
        else
            snprintf(text, sizeof text, "%d %s %d", civil.day, month, civil.year);
        push_text(xp, text);
    }
    xmlFree(form);
    xmlFree(iso);
}

/* Whole euros with a sign between thousands. */
static void add_grouped(struct buf *out, const char *digits, const char *thousands)
{
    size_t n = strlen(digits);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % GROUP == 0)
            buf_str(out, thousands);
        buf_add(out, &digits[i], 1);
    }
}

/* k:money(cents): "€ 1.240,00". */
static void call_money(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    if (!takes(xp, n_args, 1))
        return;
    char *cents = pop_text(xp);
    const char *digits = cents && *cents == '-' ? cents + 1 : cents;
    size_t n = digits ? strspn(digits, "0123456789") : 0;
    if (n == 0 || n > MAX_CENTS_LEN || digits[n]) {
        stop(xp, D_VALUE_UNUSABLE, "money");
    } else {
        long long value = strtoll(digits, NULL, 10);
        const struct money_format *f = &s->words->money;
        char euros[MAX_CENTS_LEN + 2];
        snprintf(euros, sizeof euros, "%lld", value / CENTS);
        struct buf out;
        buf_init(&out, MAX_TEXT_BYTES);
        buf_str(&out, digits != cents && value ? f->debt : f->sign);
        add_grouped(&out, euros, f->thousands);
        buf_printf(&out, "%s%02lld", f->decimal, value % CENTS);
        push_text(xp, out.bytes);
        buf_done(&out);
    }
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
    UChar plain[MAX_UPPER], upper[MAX_UPPER];
    char out[MAX_UPPER * 3 + 1];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(plain, MAX_UPPER, &n, text ? text : "", -1, &status);
    n = u_strToUpper(upper, MAX_UPPER, plain, n, "nl", &status);
    u_strToUTF8(out, sizeof out, NULL, upper, n, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        stop(xp, D_VALUE_UNUSABLE, "upper");
    else
        push_text(xp, out);
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
    {"noun", call_noun},
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
    {NULL, NULL},
};
