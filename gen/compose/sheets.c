#include "sheets.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "functions.h"

#define BLOCKS "blocks/"
#define XSLT_NAMESPACE "http://www.w3.org/1999/XSL/Transform"

/* The file of a joined stylesheet's node: its top-level element says so in xml:base. */
const char *sheets_file_of(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlAttr *a = node->properties; a; a = a->next)
            if (a->ns && text_equal((const char *)a->name, "base") && a->children)
                return (const char *)a->children->content;
    return SHEETS_MAIN;
}

bool sheets_is_one(const char *name)
{
    return text_equal(name, SHEETS_MAIN) || (text_starts(name, BLOCKS) && text_ends(name, ".xsl"));
}

static bool is_in(const xmlNode *node, const char *href)
{
    return node->ns && text_equal((const char *)node->ns->href, href);
}

static bool is_xslt(const xmlNode *node, const char *name)
{
    return xml_named(node, name) && node->ns && is_in(node, XSLT_NAMESPACE);
}

static enum outcome fault(const struct sheets_order *l, enum diag_code code, const xmlNode *node, const char *what)
{
    struct place at = {.file = sheets_file_of(node), .line = xmlGetLineNo(node)};
    return diag_note(l->d, code, &at, "%s", what);
}

static enum outcome read_sheet(xmlNode **root, const struct sheets_order *l, const struct input *in)
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

/* The claims that an expression asks about exist. */
static enum outcome check_claims(const struct sheets_order *l, const xmlNode *node, const char *expression)
{
    static const char call[] = "k:holds('";
    enum outcome got = DONE;
    for (const char *at = expression; (at = strstr(at, call));) {
        at += sizeof call - 1;
        const char *id = arena_strndup(l->arena, at, strcspn(at, "'"));
        if (claims_find(l->claims, id) == CLAIM_NONE)
            got = outcome_worse(got, fault(l, D_CLAIM_UNKNOWN, node, id));
    }
    return got;
}

/* Words that the structure of a letter asks for: a heading, a term, a text in an attribute. */
static bool is_asked_for_by_structure(const xmlNode *call)
{
    static const char *const places[] = {"h2", "term", "th", "mark"};
    if (!xml_named(call, "say"))
        return false;
    for (const xmlNode *it = call->parent; it; it = it->parent) {
        bool is_instruction = it->ns && (is_in(it, XSLT_NAMESPACE) || is_in(it, FUNCTIONS_NAMESPACE));
        for (size_t i = 0; !is_instruction && i < sizeof places / sizeof *places; i++)
            if (xml_named(it, places[i]))
                return true;
        if (!is_instruction || is_xslt(it, "attribute"))
            return is_instruction;
    }
    return false;
}

/* <k:say>, <k:more>, <k:offer>: the clauses that they name exist; that one stands in a letter is asked for by a duty or by structure. <k:each-program> names none. */
static enum outcome check_clauses(const struct sheets_order *l, const xmlNode *node)
{
    if (xml_named(node, "each-program"))
        return DONE;
    if (!xml_named(node, "say") && !xml_named(node, "more") && !xml_named(node, "offer"))
        return fault(l, D_TEMPLATE_BROKEN, node, (const char *)node->name);
    enum outcome got = DONE;
    const char *ids = xml_attr(node, "clause");
    if (!ids || !*ids)
        return fault(l, D_CLAUSE_UNKNOWN, node, "clause");
    for (const char *id; (id = law_next_word(l->arena, &ids));) {
        const struct clause *clause = wording_clause(l->words, id);
        if (!clause)
            got = outcome_worse(got, fault(l, D_CLAUSE_UNKNOWN, node, id));
        else if (clause->n_duties == 0 && !is_asked_for_by_structure(node))
            got = outcome_worse(got, fault(l, D_DUTY_NONE, node, id));
    }
    return got;
}

/* What stands inside is a value to be looked at, not something that is put out. */
static bool is_inside_a_value(const xmlNode *node)
{
    static const char *const values[] = {"variable", "param", "with-param", "message"};
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (size_t i = 0; i < sizeof values / sizeof *values; i++)
            if (is_xslt(node, values[i]))
                return true;
    return false;
}

static bool has_letters(const char *text)
{
    return text && strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

/* An attribute that is read aloud: its words too come from a clause or a fact. */
static bool has_spoken_words(const xmlNode *node)
{
    const char *alt = xml_attr(node, "alt"), *title = xml_attr(node, "title");
    return (has_letters(alt) && alt[0] != '{') || (has_letters(title) && title[0] != '{');
}

/* Words come from clauses, which were reviewed and are judged; a stylesheet has none of its own, and says of none that it is a clause. */
static enum outcome check_own_words(const struct sheets_order *l, const xmlNode *node)
{
    const char *made = is_xslt(node, "attribute") || is_xslt(node, "element") ? xml_attr(node, "name") : NULL;
    bool is_spoken = text_equal(made, "alt") || text_equal(made, "title");
    if (made && (strchr(made, '{') || text_equal(made, "clause") || text_equal(made, "program")))
        return fault(l, D_TEMPLATE_BROKEN, node, "name");
    if (!node->ns && (xml_attr(node, "clause") || xml_attr(node, "program") || has_spoken_words(node)))
        return fault(l, D_TEMPLATE_BROKEN, node, "clause, program, alt, title");
    if ((is_xslt(node, "attribute") && !is_spoken) || is_inside_a_value(node))
        return DONE;
    for (const xmlNode *it = node->children; it; it = it->next)
        if ((it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) && has_letters((const char *)it->content))
            return fault(l, D_TEMPLATE_BROKEN, node, "words outside a clause");
    return DONE;
}

/* Besides what libxslt forbids: nothing that reaches out, and nothing that differs from run to run. */
static enum outcome check_element(const struct sheets_order *l, const xmlNode *node)
{
    static const char *const reaching[] = {"include", "import", "document", "strip-space", "preserve-space"};
    static const char *const calls[] = {"document(", "generate-id(", "system-property("};
    enum outcome got = DONE;
    /* the page model has no namespace: any other is an extension, as of those that write files */
    if (is_in(node, FUNCTIONS_NAMESPACE))
        got = check_clauses(l, node);
    else if (node->ns && !is_in(node, XSLT_NAMESPACE))
        got = fault(l, D_TEMPLATE_FORBIDDEN, node, (const char *)node->name);
    got = outcome_worse(got, check_own_words(l, node));
    for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++)
        if (is_xslt(node, reaching[i]))
            got = fault(l, D_TEMPLATE_FORBIDDEN, node, reaching[i]);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *value = a->children ? (const char *)a->children->content : "";
        if (!strchr(value, '(')) /* it calls nothing */
            continue;
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            if (strstr(value, calls[i]))
                got = outcome_worse(got, fault(l, D_TEMPLATE_FORBIDDEN, node, calls[i]));
        got = outcome_worse(got, check_claims(l, node, value));
    }
    return got;
}

static enum outcome check_sheet(const struct sheets_order *l, const xmlNode *node)
{
    enum outcome got = check_element(l, node);
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        got = outcome_worse(got, check_sheet(l, it));
    return got;
}

/* notice.xsl and the blocks, in order of their names, as one document; the caller owns it. libxslt's xsl:include would need the
 * right to read files. */
enum outcome sheets_join(xmlDoc **out, const struct sheets_order *l, const struct bundle *b)
{
    *out = NULL;
    const struct input *in;
    xmlNode *sheet;
    enum outcome got = bundle_need(&in, l->d, b, SHEETS_MAIN);
    if (got == DONE)
        got = read_sheet(&sheet, l, in);
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
