#include "nouns.h"

#include <string.h>

#include <libxml/xpath.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "formats.h"
#include "rows.h"
#include "session.h"
#include "wording_parts.h"

#define WORDING_NAMESPACE "urn:kenbaar:wording:1"
#define NAME "{name}"
#define DUTCH "nl"

/* What belongs to a slot that says whose the decision's subject is. */
struct whose {
    struct arena *arena;
    const xmlNode *slot, *noun, *words;
    const char *form; /* grammatical; NULL: plain */
    bool is_full, is_whole, is_other, has_name, is_translation;
};

static struct session *session_of(const xmlXPathParserContext *xp)
{
    return xp->context->userData;
}

static void lack(xmlXPathParserContext *xp, enum diag_code code, const char *what)
{
    session_lacks(session_of(xp), code, what);
    xp->error = XPATH_EXPR_ERROR;
}

static bool says_yes(const xmlNode *node, const char *attribute)
{
    return text_equal(xml_attr(node, attribute), "yes");
}

const char *nouns_form_of(const xmlNode *slot)
{
    bool is_slot = slot && slot->type == XML_ELEMENT_NODE && slot->ns && text_equal((const char *)slot->ns->href, WORDING_NAMESPACE);
    return is_slot ? xml_attr(slot, "form") : NULL;
}

/* The attribute in a grammatical form, or NULL. */
static const char *in_form(struct arena *arena, const xmlNode *node, const char *name, const char *form)
{
    return xml_attr(node, wording_inflected(arena, name, form));
}

/* The same for a word beside the noun, most of which do not change with it. */
static const char *beside(const struct whose *w, const xmlNode *node, const char *name)
{
    const char *found = in_form(w->arena, node, name, w->form);
    return found ? found : xml_attr(node, name);
}

/* The noun of what the decision is about, or NULL. */
static const xmlNode *noun_of(const struct session *s)
{
    const xmlNode *record = xml_child(xmlDocGetRootElement(s->programs->facts), "record");
    const char *subject = xml_attr(xml_child(record, "decision"), "subject");
    return subject ? wording_noun(s->words, subject) : NULL;
}

static char *pop_word(xmlXPathParserContext *xp, int n_args)
{
    if (n_args == 1)
        return (char *)xmlXPathPopString(xp);
    xp->error = XPATH_INVALID_ARITY;
    return NULL;
}

/* ---- as nodes ---- */

static void add_value(xmlNode *row, const char *slot, const char *text)
{
    if (*text) {
        xmlNode *value = xmlNewTextChild(row, NULL, BAD_CAST "value", BAD_CAST text);
        xmlNewProp(value, BAD_CAST "of", BAD_CAST slot);
    }
}

/* A piece of a noun's words, or what stands between two of them. */
static void add_piece(struct arena *arena, xmlNode *row, const char *text, size_t n)
{
    while (n > 0 && *text == ' ') {
        xmlNodeAddContent(row, BAD_CAST " ");
        text++;
        n--;
    }
    size_t n_words = n;
    while (n_words > 0 && text[n_words - 1] == ' ')
        n_words--;
    const char *words = arena_strndup(arena, text, n_words);
    if (strspn(words, ".,;:?!") == n_words)
        xmlNodeAddContent(row, BAD_CAST words);
    else
        add_value(row, "noun", words);
    if (n_words < n)
        xmlNodeAddContent(row, BAD_CAST " ");
}

/* The words of a noun. What stands in brackets in a translation is the word that the Dutch letter has: said in Dutch; square ones are not printed. */
static void add_noun(struct arena *arena, xmlNode *row, const char *text, bool is_translation)
{
    const char *open, *close;
    while (is_translation && (open = strpbrk(text, "([")) && (close = strchr(open, *open == '(' ? ')' : ']'))) {
        const bool is_printed = *open == '(';
        add_piece(arena, row, text, (size_t)(open - text));
        xmlNodeAddContent(row, BAD_CAST(is_printed ? "(" : ""));
        xmlNode *span = xmlNewChild(row, NULL, BAD_CAST "span", NULL);
        xmlNewProp(span, BAD_CAST "lang", BAD_CAST DUTCH);
        add_piece(arena, span, open + 1, (size_t)(close - open) - 1);
        xmlNodeAddContent(row, BAD_CAST(is_printed ? ")" : ""));
        text = close + 1;
    }
    add_piece(arena, row, text, strlen(text));
}

static bool is_translation(const struct session *s)
{
    return !text_equal(s->words->lang, DUTCH);
}

void nouns_call_noun(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    char *which = pop_word(xp, n_args);
    const xmlNode *noun = noun_of(s);
    const char *text = noun && which ? in_form(s->arena, noun, which, nouns_form_of(xp->context->node)) : NULL;
    xmlFree(which);
    if (text) {
        xmlNode *row = rows_new(s->arena);
        add_noun(s->arena, row, text, is_translation(s));
        rows_push(xp, row);
    } else if (xp->error == XPATH_EXPRESSION_OK)
        lack(xp, D_NOUN_UNKNOWN, "decision/@subject");
}

void nouns_call_word(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    char *which = pop_word(xp, n_args);
    const char *text = which ? in_form(s->arena, s->words->format, which, nouns_form_of(xp->context->node)) : NULL;
    if (text)
        valuePush(xp, xmlXPathNewCString(text));
    else if (xp->error == XPATH_EXPRESSION_OK)
        lack(xp, D_WORDING_BROKEN, which);
    xmlFree(which);
}

/* ---- whose it is ---- */

/* "your", "the-whole", "of-other-full": the attribute with the whole phrase, for a language that does not put it together. */
static const char *phrase_of(const struct whose *w)
{
    const char *owner = !w->is_other ? "your" : w->has_name ? "of-other" : "the";
    const char *extent = w->is_full ? "-full" : w->is_whole ? "-whole" : "";
    return in_form(w->arena, w->noun, arena_printf(w->arena, "%s%s", owner, extent), w->form);
}

/* "uw hele aanvraag", "de aanvraag van {name}"; NULL when the language lacks a word for it. */
static const char *put_together(const struct whose *w)
{
    const char *noun = in_form(w->arena, w->noun, w->is_full ? "full" : "one", w->form);
    const char *first = w->is_other ? beside(w, w->noun, w->is_full ? "full-article" : "article") : beside(w, w->words, "your");
    const char *whole = w->is_whole ? beside(w, w->words, "whole") : "";
    const char *of = w->has_name ? beside(w, w->words, "of") : "";
    if (!noun || !whole || !of || (!first && !w->is_other))
        return NULL;
    first = first ? first : "";
    return arena_printf(w->arena, "%s%s%s%s%s%s%s%s", first, *first ? " " : "", whole, *whole ? " " : "", noun, *of ? " " : "", of,
                        w->has_name ? " " NAME : "");
}

/* The phrase as nodes, with the name in its place, and the full stop that is not in the name already. */
static xmlNode *write_row(const struct whose *w, const char *phrase, const char *name)
{
    xmlNode *row = rows_new(w->arena);
    const bool ends = says_yes(w->slot, "end");
    const char *at = w->has_name ? strstr(phrase, NAME) : NULL;
    if (!at) {
        add_noun(w->arena, row, ends ? arena_printf(w->arena, "%s.", phrase) : phrase, w->is_translation);
        return row;
    }
    const char *after = at + strlen(NAME);
    add_noun(w->arena, row, arena_strndup(w->arena, phrase, (size_t)(at - phrase)), w->is_translation);
    add_value(row, "on-behalf-of", name);
    add_noun(w->arena, row, after, w->is_translation);
    if (ends && (*after || !text_ends(name, ".")))
        add_value(row, "stop", ".");
    return row;
}

void nouns_call_whose(xmlXPathParserContext *xp, int n_args)
{
    struct session *s = session_of(xp);
    const xmlNode *slot = xp->context->node;
    const xmlNode *addressee = xml_child(xml_child(xmlDocGetRootElement(s->programs->facts), "record"), "addressee");
    char *which = pop_word(xp, n_args);
    struct whose w = {
        .arena = s->arena,
        .slot = slot,
        .noun = noun_of(s),
        .words = s->words->format,
        .form = nouns_form_of(slot),
        .is_full = text_equal(which, "full"),
        .is_whole = says_yes(slot, "whole"),
        .is_translation = is_translation(s),
        .is_other = text_equal(xml_attr(addressee, "role"), "representative"),
    };
    xmlFree(which);
    w.has_name = w.is_other && !says_yes(slot, "short");
    const char *phrase = w.noun ? phrase_of(&w) : NULL;
    if (!phrase && w.noun)
        phrase = put_together(&w);
    if (!phrase) {
        lack(xp, D_NOUN_UNKNOWN, "decision/@subject");
        return;
    }
    if (says_yes(slot, "start"))
        phrase = format_capital(s->arena, s->words->lang, phrase);
    rows_push(xp, write_row(&w, phrase, w.has_name ? xml_text(s->arena, xml_child(addressee, "on-behalf-of")) : ""));
}
