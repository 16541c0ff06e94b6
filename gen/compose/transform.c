#include "transform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "functions.h"
#include "sheets.h"

/* Far above what a letter takes (some 2,000 and 20,000), far below what a person would wait for. */
#define MAX_DEPTH 200
#define MAX_STEPS 1000000
#define MAX_XPATH_STEPS 5000000
#define MAX_MESSAGE 256
#define DUTCH "nl"

struct transform {
    xsltStylesheet *style;
    xsltSecurityPrefs *forbidden;
};

/* What libxslt said, gathered from the fragments that it hands over, and where the first fault stands. */
struct complaint {
    const xsltTransformContext *running; /* NULL while compiling */
    char message[MAX_MESSAGE];           /* the first line */
    size_t n;
    bool is_whole;
    const char *file;
    long line;
};

/* ---- what went wrong ---- */

static void hear(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void hear(void *context, const char *format, ...)
{
    struct complaint *c = context;
    if (c->running && !c->file && c->running->inst) {
        c->file = sheets_file_of(c->running->inst);
        c->line = xmlGetLineNo(c->running->inst);
    }
    if (c->is_whole || c->n + 1 >= sizeof c->message)
        return;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(c->message + c->n, sizeof c->message - c->n, format, args);
    va_end(args);
    if (n > 0)
        c->n = strlen(c->message);
    /* "runtime error: file ... line ...\n" comes first and says nothing; the next line says what. */
    char *end = strchr(c->message, '\n');
    if (end && (strncmp(c->message, "runtime error", 13) == 0 || strncmp(c->message, "compilation error", 17) == 0)) {
        const char *line = strstr(c->message, " line ");
        if (line && !c->line)
            c->line = strtol(line + 6, NULL, 10);
        c->n = 0;
        c->message[0] = '\0';
    } else if (end) {
        *end = '\0';
        c->is_whole = true;
    }
}

/* "T008 slot": a stylesheet's own <xsl:message>. Only the name after the code is passed on, for a message could hold a fact. */
static bool says_code(const char *message, const struct diag_row **row, char name[64])
{
    char code[5] = "";
    *name = '\0';
    if (message[0] != 'T' || sscanf(message, "%4[T0-9] %63[a-z-]", code, name) < 1)
        return false;
    *row = diag_lookup(code);
    return *row != NULL;
}

static enum outcome note_complaint(struct diag *d, const struct complaint *c, const struct place *at, bool ran_out)
{
    struct place where = {.file = c->file ? c->file : SHEETS_MAIN, .line = c->line, .record = at ? at->record : NULL};
    const struct diag_row *row;
    char name[64];
    if (says_code(c->message, &row, name))
        return diag_note(d, (enum diag_code)(row - diag_table), &where, "%s", name);
    if (ran_out || strstr(c->message, "recursion") || strstr(c->message, "limit exceeded"))
        return diag_note(d, D_TEMPLATE_ENDLESS, &where, NULL);
    if (strstr(c->message, "denied") || strstr(c->message, "refused"))
        return diag_note(d, D_TEMPLATE_FORBIDDEN, &where, NULL);
    return diag_note(d, c->running ? D_TEMPLATE_FAILED : D_TEMPLATE_BROKEN, &where, NULL);
}

/* ---- saying a clause ---- */

/* A new element where the output stands; what follows goes inside until the output is put back. */
static xmlNode *open_element(xsltTransformContext *ctxt, const xmlChar *name)
{
    xmlNode *element = xmlNewDocNode(ctxt->insert->doc, NULL, name, NULL);
    xmlAddChild(ctxt->insert, element);
    ctxt->insert = element;
    return element;
}

/* A value that is not empty, or a number that layout counts, among these nodes. */
static bool shows_something(const xmlNode *first)
{
    for (const xmlNode *it = first; it; it = it->next) {
        bool is_shown = xml_named(it, "value") ? xml_has_words(it) : xml_named(it, "page-number") || xml_named(it, "page-count");
        if (is_shown || (it->type == XML_ELEMENT_NODE && shows_something(it->children)))
            return true;
    }
    return false;
}

static bool shows_dutch(const struct session *s, const xmlNode *value)
{
    const char *shown = value->children && value->children->content ? (const char *)value->children->content : "";
    for (size_t i = 0; i < s->n_in_dutch; i++)
        if (strstr(shown, s->in_dutch[i]))
            return true;
    return false;
}

/* The Dutch names in a value of other words, each in a <span> of its own. */
static void mark_names(const struct session *s, xmlNode *value)
{
    for (size_t i = 0; i < s->n_dutch_names; i++) {
        const size_t n = strlen(s->dutch_names[i]);
        for (xmlNode *text = value->children; text; text = text->next) {
            const char *at = text->type == XML_TEXT_NODE ? strstr((const char *)text->content, s->dutch_names[i]) : NULL;
            if (!at)
                continue;
            xmlNode *behind = xmlNewDocText(value->doc, BAD_CAST at + n), *span = xmlNewDocNode(value->doc, NULL, BAD_CAST "span", NULL);
            xmlNewProp(span, BAD_CAST "lang", BAD_CAST DUTCH);
            xmlAddChild(span, xmlNewDocText(value->doc, BAD_CAST s->dutch_names[i]));
            xmlNode *before = xmlNewDocTextLen(value->doc, text->content, (int)(at - (const char *)text->content));
            xmlReplaceNode(text, span);
            xmlFreeNode(text);
            xmlAddPrevSibling(span, before);
            xmlAddNextSibling(span, behind);
            break;
        }
    }
}

/* Says of the values that show a text in Dutch that they do, for whoever reads the translation aloud. */
static void mark_dutch(const struct session *s, xmlNode *first)
{
    for (xmlNode *it = first; it; it = it->next) {
        if (it->type != XML_ELEMENT_NODE)
            continue;
        if (xml_named(it, "value") && !xml_attr(it, "lang") && shows_dutch(s, it))
            xmlNewProp(it, BAD_CAST "lang", BAD_CAST DUTCH);
        else if (xml_named(it, "value"))
            mark_names(s, it);
        mark_dutch(s, it->children);
    }
}

/* What fills a slot shows as a <value>: else the sentence would have a hole, or a fact that nobody can tell from words. */
static void fill_slot(xsltTransformContext *ctxt, xmlNode *slot)
{
    struct session *s = ctxt->xpathCtxt->userData;
    const xmlNode *around = ctxt->insert, *before = ctxt->insert->last;
    s->n_in_dutch = s->n_dutch_names = 0;
    xsltProcessOneNode(ctxt, slot, NULL);
    xmlNode *filled = before ? before->next : around->children;
    if (s->n_in_dutch > 0 || s->n_dutch_names > 0)
        mark_dutch(s, filled);
    if (ctxt->state != XSLT_STATE_OK || shows_something(filled))
        return;
    session_fault(s, D_SLOT_EMPTY, (const char *)slot->name);
    ctxt->state = XSLT_STATE_STOPPED;
}

static void say_words(xsltTransformContext *ctxt, const xmlNode *words)
{
    for (xmlNode *it = words->children; it && ctxt->state == XSLT_STATE_OK; it = it->next) {
        if (it->type == XML_TEXT_NODE) {
            xsltCopyTextString(ctxt, ctxt->insert, it->content, 0);
        } else if (it->type == XML_ELEMENT_NODE && wording_is_markup(it)) {
            xmlNode *around = ctxt->insert;
            xmlNode *element = open_element(ctxt, it->name);
            for (const xmlAttr *a = it->properties; a; a = a->next)
                xmlNewProp(element, a->name, (const xmlChar *)xml_attr(it, (const char *)a->name));
            say_words(ctxt, it);
            ctxt->insert = around;
        } else if (it->type == XML_ELEMENT_NODE) {
            fill_slot(ctxt, it);
        }
    }
}

/* Which of several programs the words are about. */
static void mark_program(xmlNode *element, const struct session *s)
{
    char number[24];
    if (s->program == PROGRAM_ALL || s->programs->n < 2)
        return;
    snprintf(number, sizeof number, "%zu", s->program);
    xmlNewProp(element, (const xmlChar *)"program", (const xmlChar *)number);
}

/* Says the first true clause of the list in the instruction's attribute `clause`, at the place where the output stands. */
static void say(xsltTransformContext *ctxt, xmlNode *node, const xmlNode *inst, bool must, bool more)
{
    struct session *s = ctxt->xpathCtxt->userData;
    const char *ids = xml_attr(inst, "clause");
    const struct clause *clause = session_choose(s, ids ? ids : "", must);
    if (!session_is_well(s)) {
        ctxt->state = XSLT_STATE_STOPPED;
        return;
    }
    if (!clause)
        return;
    if (!more && xml_attr(ctxt->insert, "clause")) { /* one of the two would not be found again */
        struct place at = {.file = sheets_file_of(inst), .line = xmlGetLineNo(inst), .record = s->at.record};
        s->outcome = outcome_worse(s->outcome, diag_note(s->d, D_TEMPLATE_FAILED, &at, "two clauses in one element"));
        ctxt->state = XSLT_STATE_STOPPED;
        return;
    }

    xmlNode *around = ctxt->insert, *current = ctxt->node, *about = s->about;
    const xmlChar *mode = ctxt->mode;
    ctxt->mode = NULL;
    s->about = node;
    if (more) {
        xsltCopyTextString(ctxt, ctxt->insert, (const xmlChar *)" ", 0);
        open_element(ctxt, (const xmlChar *)"span");
    }
    xmlNewProp(ctxt->insert, (const xmlChar *)"clause", (const xmlChar *)clause->id);
    mark_program(ctxt->insert, s);
    say_words(ctxt, clause->node);
    ctxt->insert = around;
    ctxt->node = current;
    ctxt->mode = mode;
    s->about = about;
}

/* <k:say clause="a b c"/>: the first of these that is true must be said; its id goes on the element around it. */
static void say_element(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst, xsltElemPreComp *comp)
{
    (void)comp;
    say(ctxt, node, inst, true, false);
}

/* <k:more clause="..."/>: the same, as the next sentence of a paragraph. */
static void more_element(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst, xsltElemPreComp *comp)
{
    (void)comp;
    say(ctxt, node, inst, true, true);
}

/* <k:offer clause="..."/>: the next sentence if one of these is true, else nothing. */
static void offer_element(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst, xsltElemPreComp *comp)
{
    (void)comp;
    say(ctxt, node, inst, false, true);
}

/* What stands inside, once more, at this node. */
static void run_inside(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst, int position, int n)
{
    xmlNode *current = ctxt->node;
    int position_before = ctxt->xpathCtxt->proximityPosition, size_before = ctxt->xpathCtxt->contextSize;
    ctxt->node = node;
    ctxt->xpathCtxt->proximityPosition = position;
    ctxt->xpathCtxt->contextSize = n;
    xsltApplyOneTemplate(ctxt, node, inst->children, NULL, NULL);
    ctxt->node = current;
    ctxt->xpathCtxt->proximityPosition = position_before;
    ctxt->xpathCtxt->contextSize = size_before;
}

/* <k:each-program>: what stands inside, once a program, oldest first, at its instrument; claims and k:instrument(), k:selection(),
 * k:tests() are those of that program. Inside another one it adds nothing. */
static void each_program_element(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst, xsltElemPreComp *comp)
{
    struct session *s = ctxt->xpathCtxt->userData;
    (void)comp;
    if (s->program != PROGRAM_ALL) {
        run_inside(ctxt, node, inst, ctxt->xpathCtxt->proximityPosition, ctxt->xpathCtxt->contextSize);
        return;
    }
    for (size_t i = 0; i < s->programs->n && ctxt->state == XSLT_STATE_OK; i++) {
        xmlNode *instrument = s->programs->each[i].instrument;
        s->program = i + 1;
        run_inside(ctxt, instrument ? instrument : node, inst, (int)i + 1, (int)s->programs->n);
    }
    s->program = PROGRAM_ALL;
}

/* ---- loading ---- */

static void free_transform(void *object)
{
    struct transform *t = object;
    xsltFreeStylesheet(t->style);
    if (xsltGetDefaultSecurityPrefs() == t->forbidden)
        xsltSetDefaultSecurityPrefs(NULL);
    xsltFreeSecurityPrefs(t->forbidden);
}

/* Forbidden by default as well as per letter: only the defaults count while a stylesheet is compiled. */
static xsltSecurityPrefs *forbid_everything(void)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE,    XSLT_SECPREF_WRITE_FILE,    XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK,
    };
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
    xsltSetDefaultSecurityPrefs(prefs);
    return prefs;
}

static void say_nothing(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static xsltStylesheet *compile(struct complaint *c, xmlDoc *sheet)
{
    xsltSetGenericErrorFunc(c, hear);
    xsltStylesheet *style = xsltParseStylesheetDoc(sheet);
    xsltSetGenericErrorFunc(NULL, say_nothing);
    if (!style)
        xmlFreeDoc(sheet); /* libxslt takes it over only when it succeeds */
    if (style && style->errors == 0)
        return style;
    xsltFreeStylesheet(style);
    return NULL;
}

/* libxslt names the line of a fault, not the file: the file is the one that does not compile by itself either. */
static void find_file(struct complaint *c, const struct sheets_order *order, const struct bundle *b)
{
    for (size_t i = 0; i < b->n_files && !c->file; i++) {
        xmlDoc *doc;
        if (!sheets_is_one(b->files[i].name) || xml_parse(&doc, order->arena, order->d, &b->files[i], 1) != DONE)
            continue;
        struct complaint alone = {0};
        xmlDoc *copy = xmlCopyDoc(doc, 1);
        copy->URL = xmlStrdup((const xmlChar *)b->files[i].name); /* without it libxslt keeps the line to itself */
        xsltStylesheet *style = compile(&alone, copy);
        if (!style) {
            c->file = b->files[i].name;
            c->line = alone.line;
        }
        xsltFreeStylesheet(style);
    }
}

/* libxslt keeps such names for the process, and they are the same for every letter; what it knows when it compiles it need not look
 * up again at each call. */
static void register_names(void)
{
    static const struct {
        const char *name;
        xsltTransformFunction call;
    } elements[] = {{"say", say_element}, {"more", more_element}, {"offer", offer_element}, {"each-program", each_program_element}};
    const xmlChar *ours = (const xmlChar *)FUNCTIONS_NAMESPACE;
    for (const struct function *f = function_table; f->name; f++)
        xsltRegisterExtModuleFunction((const xmlChar *)f->name, ours, f->call);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        xsltRegisterExtModuleElement((const xmlChar *)elements[i].name, ours, NULL, elements[i].call);
}

enum outcome transform_load(struct transform **out, struct arena *arena, struct diag *d, const struct bundle *b,
                            const struct catalogue *words, const struct claims *claims)
{
    struct transform *t = arena_alloc(arena, sizeof *t);
    t->forbidden = forbid_everything();
    arena_defer(arena, free_transform, t);

    struct sheets_order order = {arena, d, words, claims};
    xmlDoc *joined = NULL;
    enum outcome got = sheets_join(&joined, &order, b);
    if (got != DONE)
        return got;
    struct complaint c = {0};
    register_names();
    t->style = compile(&c, joined);
    if (!t->style) {
        find_file(&c, &order, b);
        return note_complaint(d, &c, NULL, false);
    }
    *out = t;
    return DONE;
}

/* ---- running ---- */

static xsltTransformContext *open_context(const struct transform *t, struct session *s, xmlDoc *facts)
{
    xsltTransformContext *ctxt = xsltNewTransformContext(t->style, facts);
    xsltSetCtxtSecurityPrefs(t->forbidden, ctxt);
    ctxt->maxTemplateDepth = MAX_DEPTH;
    ctxt->opLimit = MAX_STEPS;
    ctxt->xpathCtxt->opLimit = MAX_XPATH_STEPS;
    ctxt->xpathCtxt->userData = s;
    return ctxt;
}

static void set_parameters(xsltTransformContext *ctxt, const char *lang, enum translation translation, bool concept)
{
    static const char *const names[] = {
        [TRANSLATION_NONE] = "none",
        [TRANSLATION_FOLLOWS] = "follows",
        [TRANSLATION_MISSING] = "missing",
        [TRANSLATION_SELF] = "self",
    };
    const char *parameters[][2] = {
        {"lang", lang},
        {"translation", names[translation]},
        {"concept", concept ? "yes" : "no"},
    };
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        xsltQuoteOneUserParam(ctxt, (const xmlChar *)parameters[i][0], (const xmlChar *)parameters[i][1]);
}

enum outcome transform_run(xmlDoc **out, const struct transform *t, struct session *s, xmlDoc *facts,
                           enum translation translation, bool concept)
{
    xsltTransformContext *ctxt = open_context(t, s, facts);
    struct complaint c = {.running = ctxt};
    xsltSetTransformErrorFunc(ctxt, &c, hear);
    set_parameters(ctxt, s->words->lang, translation, concept);
    xmlDoc *page = xsltApplyStylesheetUser(t->style, facts, NULL, NULL, NULL, ctxt);

    bool is_made = page && ctxt->state == XSLT_STATE_OK && session_is_well(s) && xmlDocGetRootElement(page);
    bool ran_out = ctxt->opCount > ctxt->opLimit || ctxt->xpathCtxt->opCount >= ctxt->xpathCtxt->opLimit;
    enum outcome got = DONE;
    if (is_made)
        xml_defer_doc(s->arena, page);
    else if (s->outcome != DONE)
        got = s->outcome;
    else if (s->lacks_words)
        got = REFUSED;
    else
        got = note_complaint(s->d, &c, &s->at, ran_out);
    xsltFreeTransformContext(ctxt);
    if (!is_made)
        xmlFreeDoc(page);
    *out = is_made ? page : NULL;
    return got;
}
