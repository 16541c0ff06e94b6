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

#define MAIN "notice.xsl"
#define BLOCKS "blocks/"
/* Far above what a letter takes (some 2,000 and 20,000), far below what a person would wait for (facts of reliability, T9). */
#define MAX_DEPTH 200
#define MAX_STEPS 1000000
#define MAX_XPATH_STEPS 5000000
#define MAX_MESSAGE 256

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

/* The file of a joined stylesheet's node: its top-level element says so in xml:base. */
static const char *file_of(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlAttr *a = node->properties; a; a = a->next)
            if (a->ns && text_equal((const char *)a->name, "base") && a->children)
                return (const char *)a->children->content;
    return MAIN;
}

static void hear(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void hear(void *context, const char *format, ...)
{
    struct complaint *c = context;
    if (c->running && !c->file && c->running->inst) {
        c->file = file_of(c->running->inst);
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
    struct place where = {.file = c->file ? c->file : MAIN, .line = c->line, .record = at ? at->record : NULL};
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

/* ---- loading ---- */

static bool is_xslt(const xmlNode *node, const char *name)
{
    return xml_named(node, name) && node->ns && xmlStrEqual(node->ns->href, XSLT_NAMESPACE);
}

struct loading {
    struct arena *arena;
    struct diag *d;
    const struct catalogue *words;
    const struct claims *claims;
};

static enum outcome fault(const struct loading *l, enum diag_code code, const xmlNode *node, const char *what)
{
    struct place at = {.file = file_of(node), .line = xmlGetLineNo(node)};
    return diag_note(l->d, code, &at, "%s", what);
}

static enum outcome read_sheet(xmlNode **root, const struct loading *l, const struct input *in)
{
    xmlDoc *doc;
    enum outcome got = xml_parse(&doc, l->arena, l->d, in, 1);
    if (got != DONE)
        return got;
    *root = xmlDocGetRootElement(doc);
    if (is_xslt(*root, "stylesheet"))
        return DONE;
    struct place at = {.file = in->name, .line = xml_line(*root)};
    return diag_note(l->d, D_TEMPLATE_BROKEN, &at, "xsl:stylesheet");
}

/* Copies what stands at the top of one stylesheet to the joined one, marked with the file it came from. */
static void append_sheet(xmlDoc *joined, const xmlNode *sheet, const char *file)
{
    xmlNode *root = xmlDocGetRootElement(joined);
    xmlNs *xml = xmlSearchNsByHref(joined, root, XML_XML_NAMESPACE);
    for (xmlNode *it = xml_first(sheet); it; it = xml_following(it)) {
        xmlNode *copy = xmlDocCopyNode(it, joined, 1);
        xmlAddChild(root, copy);
        xmlReconciliateNs(joined, copy);
        xmlNewNsProp(copy, xml, (const xmlChar *)"base", (const xmlChar *)file);
    }
}

/* The name between quotes after `call`, copied, and *at moved past it; NULL when there is none left. */
static const char *next_call(const struct loading *l, const char **at, const char *call)
{
    const char *from = strstr(*at, call);
    if (!from)
        return NULL;
    from += strlen(call);
    size_t n = strcspn(from, "'");
    *at = from + n;
    return arena_strndup(l->arena, from, n);
}

/* The clauses and claims that an expression calls by name exist. Names put together at run time are found out then. */
static enum outcome check_calls(const struct loading *l, const xmlNode *node, const char *expression)
{
    enum outcome got = DONE;
    const char *id;
    for (const char *at = expression; (id = next_call(l, &at, "k:clause('"));)
        if (!wording_clause(l->words, id))
            got = outcome_worse(got, fault(l, D_CLAUSE_UNKNOWN, node, id));
    for (const char *at = expression; (id = next_call(l, &at, "k:holds('"));)
        if (claims_find(l->claims, id) == CLAIM_NONE)
            got = outcome_worse(got, fault(l, D_CLAIM_UNKNOWN, node, id));
    return got;
}

/* Besides what libxslt forbids: nothing that reaches out, and nothing that differs from run to run. */
static enum outcome check_element(const struct loading *l, const xmlNode *node)
{
    static const char *const reaching[] = {"include", "import", "document", "strip-space", "preserve-space"};
    static const char *const calls[] = {"document(", "generate-id(", "system-property("};
    enum outcome got = DONE;
    /* the page model has no namespace: any other is an extension, as of those that write files */
    if (node->ns && !xmlStrEqual(node->ns->href, XSLT_NAMESPACE))
        got = fault(l, D_TEMPLATE_FORBIDDEN, node, (const char *)node->name);
    for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++)
        if (is_xslt(node, reaching[i]))
            got = fault(l, D_TEMPLATE_FORBIDDEN, node, reaching[i]);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *value = a->children ? (const char *)a->children->content : "";
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            if (strstr(value, calls[i]))
                got = outcome_worse(got, fault(l, D_TEMPLATE_FORBIDDEN, node, calls[i]));
        got = outcome_worse(got, check_calls(l, node, value));
    }
    return got;
}

static enum outcome check_sheet(const struct loading *l, const xmlNode *node)
{
    enum outcome got = check_element(l, node);
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        got = outcome_worse(got, check_sheet(l, it));
    return got;
}

/* notice.xsl and the blocks, in order of their names, as one document; the caller owns it. libxslt's xsl:include would need the
 * right to read files. */
static enum outcome join_sheets(xmlDoc **out, const struct loading *l, const struct bundle *b)
{
    *out = NULL;
    const struct input *in = bundle_file(b, MAIN);
    if (!in)
        return diag_note(l->d, D_BUNDLE_INCOMPLETE, &(struct place){.file = b->dir}, "%s", MAIN);
    xmlNode *sheet;
    enum outcome got = read_sheet(&sheet, l, in);
    if (got != DONE)
        return got;

    xmlDoc *joined = xmlCopyDoc(sheet->doc, 1);
    size_t at = 0;
    while ((in = bundle_each(b, BLOCKS, ".xsl", &at))) {
        enum outcome block = read_sheet(&sheet, l, in);
        if (block == DONE)
            append_sheet(joined, sheet, in->name);
        got = outcome_worse(got, block);
    }
    got = outcome_worse(got, check_sheet(l, xmlDocGetRootElement(joined)));
    if (got != DONE) {
        xmlFreeDoc(joined);
        joined = NULL;
    }
    *out = joined;
    return got;
}

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

enum outcome transform_load(struct transform **out, struct arena *arena, struct diag *d, const struct bundle *b,
                            const struct catalogue *words, const struct claims *claims)
{
    struct loading l = {.arena = arena, .d = d, .words = words, .claims = claims};
    struct transform *t = arena_alloc(arena, sizeof *t);
    t->forbidden = forbid_everything();
    arena_defer(arena, free_transform, t);

    xmlDoc *joined = NULL;
    enum outcome got = join_sheets(&joined, &l, b);
    if (got != DONE)
        return got;
    struct complaint c = {0};
    xsltSetGenericErrorFunc(&c, hear);
    t->style = xsltParseStylesheetDoc(joined);
    xsltSetGenericErrorFunc(NULL, say_nothing);
    if (!t->style)
        xmlFreeDoc(joined); /* libxslt takes it over only when it succeeds */
    if (!t->style || t->style->errors)
        return note_complaint(d, &c, NULL, false);
    *out = t;
    return DONE;
}

/* ---- running ---- */

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static xsltTransformContext *open_context(const struct transform *t, struct session *s, xmlDoc *facts)
{
    xsltTransformContext *ctxt = xsltNewTransformContext(t->style, facts);
    xsltSetCtxtSecurityPrefs(t->forbidden, ctxt);
    ctxt->maxTemplateDepth = MAX_DEPTH;
    ctxt->opLimit = MAX_STEPS;
    ctxt->xpathCtxt->opLimit = MAX_XPATH_STEPS;
    ctxt->xpathCtxt->userData = s;
    for (const struct function *f = function_table; f->name; f++)
        xsltRegisterExtFunction(ctxt, (const xmlChar *)f->name, (const xmlChar *)FUNCTIONS_NAMESPACE, f->call);
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

    bool is_made = page && ctxt->state == XSLT_STATE_OK && s->outcome == DONE && !s->lacks_words && xmlDocGetRootElement(page);
    bool ran_out = ctxt->opCount > ctxt->opLimit || ctxt->xpathCtxt->opCount >= ctxt->xpathCtxt->opLimit;
    enum outcome got = DONE;
    if (is_made)
        arena_defer(s->arena, free_doc, page);
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
