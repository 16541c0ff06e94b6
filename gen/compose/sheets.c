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

/* <k:say>, <k:more>, <k:offer>: the clauses that they name exist. */
static enum outcome check_clauses(const struct sheets_order *l, const xmlNode *node)
{
    if (!xml_named(node, "say") && !xml_named(node, "more") && !xml_named(node, "offer"))
        return fault(l, D_TEMPLATE_BROKEN, node, (const char *)node->name);
    enum outcome got = DONE;
    const char *ids = xml_attr(node, "clause");
    if (!ids || !*ids)
        return fault(l, D_CLAUSE_UNKNOWN, node, "clause");
    for (ids += strspn(ids, " \n"); *ids; ids += strspn(ids, " \n")) {
        size_t n = strcspn(ids, " \n");
        const char *id = arena_strndup(l->arena, ids, n);
        if (!wording_clause(l->words, id))
            got = outcome_worse(got, fault(l, D_CLAUSE_UNKNOWN, node, id));
        ids += n;
    }
    return got;
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
    for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++)
        if (is_xslt(node, reaching[i]))
            got = fault(l, D_TEMPLATE_FORBIDDEN, node, reaching[i]);
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *value = a->children ? (const char *)a->children->content : "";
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
    const struct input *in = bundle_file(b, SHEETS_MAIN);
    if (!in)
        return diag_note(l->d, D_BUNDLE_INCOMPLETE, &(struct place){.file = b->dir}, "%s", SHEETS_MAIN);
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
