#include "xml.h"

#include <stdint.h>
#include <string.h>

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "../base/text.h"
#include "scan.h"
#include "xml_memory.h"

static void say_nothing(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

static void note_nothing(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

static xmlParserInputPtr refuse_entity(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url;
    (void)id;
    (void)parser;
    return NULL;
}

void xml_global_init(void)
{
    xml_memory_install();
    xmlInitParser();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetExternalEntityLoader(refuse_entity);
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlSetStructuredErrorFunc(NULL, note_nothing);
}

struct parse {
    bool has_doctype;
};

static void stop_at_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    xmlParserCtxt *parser = context;
    struct parse *p = parser->_private;
    p->has_doctype = true;
    xmlStopParser(parser);
}

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

void xml_defer_doc(struct arena *arena, xmlDoc *doc)
{
    arena_defer(arena, free_doc, doc);
}

/* XML_PARSE_NOENT: predefined entities and character references become plain text nodes; no other entity can exist,
 * because a DOCTYPE stops the parser. NOCDATA: likewise. Blanks are kept: text stays exact. */
#define PARSE_OPTIONS                                                                                                  \
    (XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_NOERROR |                 \
     XML_PARSE_NOWARNING)

static bool is_utf8(const struct input *in)
{
    size_t at = 0;
    while (at < in->n_bytes) {
        if (text_decode(in->bytes, in->n_bytes, &at) < 0) {
            return false;
        }
    }
    return true;
}

static enum outcome note_parse_fault(struct diag *d, const struct input *in, long first_line,
                                     const xmlParserCtxt *parser, const struct parse *p)
{
    struct place at = {.file = in->name, .line = first_line};
    if (p->has_doctype) {
        return diag_note(d, D_DOCTYPE, &at, NULL);
    }
    if (parser->lastError.line > 0) {
        at.line = first_line - 1 + parser->lastError.line;
    }
    if (!is_utf8(in)) {
        return diag_note(d, D_ENCODING, &at, NULL);
    }
    return diag_note(d, D_NOT_XML, &at, NULL);
}

enum outcome xml_parse(xmlDoc **out, struct arena *arena, struct diag *d, const struct input *in, long first_line)
{
    *out = NULL;
    struct place at = {.file = in->name, .line = first_line};
    struct scan head = {.bytes = in->bytes, .n_bytes = in->n_bytes, .line = 1};
    enum prologue prologue = in->n_bytes > INT32_MAX ? PROLOGUE_NOT_XML : scan_prologue(&head);
    if (prologue != PROLOGUE_OK) {
        return diag_note(d, prologue == PROLOGUE_ENCODING ? D_ENCODING : D_NOT_XML, &at, NULL);
    }

    struct parse p = {.has_doctype = false};
    xmlParserCtxt *parser = xmlNewParserCtxt();
    parser->_private = &p;
    parser->sax->internalSubset = stop_at_doctype;
    xmlDoc *doc = xmlCtxtReadMemory(parser, in->bytes, (int)in->n_bytes, NULL, "UTF-8", PARSE_OPTIONS);
    bool is_good = doc && parser->wellFormed && parser->errNo == XML_ERR_OK && !p.has_doctype;
    enum outcome outcome = is_good ? DONE : note_parse_fault(d, in, first_line, parser, &p);
    xmlFreeParserCtxt(parser);
    if (!is_good) {
        xmlFreeDoc(doc);
        return outcome;
    }
    doc->_private = (void *)(intptr_t)(first_line - 1); /* see xml_line() */
    arena_defer(arena, free_doc, doc);
    *out = doc;
    return DONE;
}

/* Most names that are compared differ in their first letter, and a letter compares some 150,000 of them. */
static bool same_name(const xmlChar *a, const char *b)
{
    return a[0] == (xmlChar)b[0] && strcmp((const char *)a, b) == 0;
}

const char *xml_attr(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next) {
        if (!a->ns && same_name(a->name, name)) {
            const xmlNode *text = a->children;
            return text && text->content ? (const char *)text->content : "";
        }
    }
    return NULL;
}

bool xml_named(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && same_name(node->name, name);
}

static xmlNode *element_from(xmlNode *node, const char *name)
{
    while (node && (name ? !xml_named(node, name) : node->type != XML_ELEMENT_NODE)) {
        node = node->next;
    }
    return node;
}

xmlNode *xml_child(const xmlNode *node, const char *name)
{
    return node ? element_from(node->children, name) : NULL;
}

xmlNode *xml_next(const xmlNode *node, const char *name)
{
    return node ? element_from(node->next, name) : NULL;
}

xmlNode *xml_first(const xmlNode *node)
{
    return xml_child(node, NULL);
}

xmlNode *xml_following(const xmlNode *node)
{
    return xml_next(node, NULL);
}

static bool is_text(const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *xml_text(struct arena *arena, const xmlNode *node)
{
    if (!node) {
        return NULL;
    }
    size_t n_bytes = 0;
    for (const xmlNode *child = node->children; child; child = child->next) {
        n_bytes += is_text(child) ? strlen((const char *)child->content) : 0;
    }
    char *text = arena_alloc(arena, n_bytes + 1);
    size_t at = 0;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (is_text(child)) {
            size_t n = strlen((const char *)child->content);
            memcpy(text + at, child->content, n);
            at += n;
        }
    }
    while (at > 0 && is_space(text[at - 1])) {
        text[--at] = '\0';
    }
    return text + strspn(text, " \t\n\r");
}

bool xml_has_words(const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next)
        if (it->type == XML_ELEMENT_NODE ? xml_has_words(it) : it->content && it->content[strspn((const char *)it->content, " \t\n\r")])
            return true;
    return false;
}

const char *xml_lang(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && text_equal((const char *)a->name, "lang") && a->children)
            return text_equal((const char *)a->ns->href, (const char *)XML_XML_NAMESPACE) ? (const char *)a->children->content : NULL;
    return NULL;
}

long xml_line(const xmlNode *node)
{
    return node ? xmlGetLineNo(node) + (node->doc ? (long)(intptr_t)node->doc->_private : 0) : 0;
}

void xml_write(struct buf *out, xmlDoc *doc)
{
    xmlChar *text = NULL;
    int n_bytes = 0;
    xmlDocDumpFormatMemoryEnc(doc, &text, &n_bytes, "UTF-8", 1);
    buf_add(out, text, (size_t)n_bytes);
    xmlFree(text);
}
