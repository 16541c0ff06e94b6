#include "page_text.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"

/* Where the text of one block is written: one buffer, cut into spans. */
struct writer {
    struct span **tail;
    struct span *open; /* the text span being written, or NULL */
    char *at;          /* next free byte */
    bool keeps_spaces; /* <line>: two spaces before a town are two spaces */
    bool after_space;  /* what was written last is a space, or nothing was */
};

enum outcome page_fault(const struct page_reader *r, const xmlNode *node, const char *what)
{
    struct place at = {.file = "page model", .line = xmlGetLineNo(node)};
    return diag_note(r->d, D_PAGE_MODEL, &at, "%s: %s", (const char *)node->name, what);
}

char *page_attr(const struct page_reader *r, const xmlNode *node, const char *name)
{
    const char *value = xml_attr(node, name);
    return value ? arena_strdup(r->arena, value) : NULL;
}

bool page_is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void close_span(struct writer *w)
{
    if (w->open)
        *w->at++ = '\0';
    w->open = NULL;
}

/* Has a span open for text in this style: the open one when it is alike, else a new one. */
static void span_for(const struct page_reader *r, struct writer *w, const struct span *style)
{
    struct span *open = w->open;
    if (open && open->style == style->style && open->nobreak == style->nobreak && same_text(open->value_of, style->value_of) &&
        same_text(open->href, style->href) && same_text(open->lang, style->lang) && same_text(open->clause, style->clause))
        return;
    close_span(w);
    struct span *span = arena_alloc(r->arena, sizeof *span);
    *span = *style;
    span->text = w->at;
    *w->tail = span;
    w->tail = &span->next;
    w->open = span;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space as HTML does it: a row of it is one space, none at either end. NBSP is not white space. */
static void write_text(const struct page_reader *r, struct writer *w, const struct span *style, const char *text)
{
    bool is_open = false; /* the span for this text */
    for (; *text; text++) {
        bool is_white = is_space(*text);
        bool is_kept = w->keeps_spaces && *text == ' ' && w->open;
        if (is_white && w->after_space && !is_kept)
            continue;
        if (!is_open)
            span_for(r, w, style);
        is_open = true;
        w->after_space = is_white;
        *w->at++ = is_white ? ' ' : *text;
    }
}

static void write_mark(const struct page_reader *r, struct writer *w, const struct span *style, enum span_kind kind)
{
    close_span(w);
    struct span *span = arena_alloc(r->arena, sizeof *span);
    *span = *style;
    span->kind = kind;
    *w->tail = span;
    w->tail = &span->next;
    w->after_space = kind == SPAN_BREAK;
}

/* A value that is empty is a hole in a sentence. */
static bool is_hollow(const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_ELEMENT_NODE ? !is_hollow(it) : it->content && !page_is_blank((const char *)it->content))
            return false;
    }
    return true;
}

/* Whether two facts stand side by side with no word, mark or space between them. */
static bool runs_on(const xmlNode *value)
{
    const xmlNode *before = value->prev;
    return before && before->type == XML_ELEMENT_NODE && xml_named(before, "value") && !text_equal(xml_attr(value, "of"), "stop");
}

enum inline_kind { INLINE_STRONG, INLINE_EM, INLINE_NOBR, INLINE_A, INLINE_VALUE, INLINE_SPAN, INLINE_BR, INLINE_NUMBER, INLINE_COUNT, INLINE_N };

static enum inline_kind inline_kind(const xmlNode *node)
{
    static const char *const names[INLINE_N] = {"strong", "em", "nobr", "a", "value", "span", "br", "page-number", "page-count"};
    enum inline_kind kind = 0;
    while (kind < INLINE_N && (node->name[0] != (xmlChar)names[kind][0] || !xml_named(node, names[kind])))
        kind++;
    return kind;
}

/* The style inside this element, given the style around it. */
static enum outcome restyle(const struct page_reader *r, const xmlNode *node, enum inline_kind kind, struct span *style)
{
    const char *lang = xml_attr(node, "lang");
    if (lang)
        style->lang = arena_strdup(r->arena, lang);
    switch (kind) {
    case INLINE_STRONG:
        style->style |= SPAN_STRONG;
        return DONE;
    case INLINE_EM:
        style->style |= SPAN_EM;
        return DONE;
    case INLINE_NOBR:
        style->nobreak = true;
        return DONE;
    case INLINE_A:
        style->href = page_attr(r, node, "href");
        return style->href ? DONE : page_fault(r, node, "href");
    case INLINE_VALUE:
        style->value_of = page_attr(r, node, "of");
        if (!style->value_of || !*style->value_of)
            return page_fault(r, node, "of");
        if (runs_on(node))
            return page_fault(r, node, "stands right behind another");
        return is_hollow(node) ? diag_note(r->d, D_SLOT_EMPTY, NULL, "%s", style->value_of) : DONE;
    case INLINE_SPAN:
        if (xml_attr(node, "clause"))
            style->clause = page_attr(r, node, "clause");
        return DONE;
    default:
        return DONE;
    }
}

static enum outcome read_inline(const struct page_reader *r, struct writer *w, const xmlNode *parent, const struct span *around)
{
    enum outcome got = DONE;
    for (const xmlNode *it = parent->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) {
            write_text(r, w, around, (const char *)it->content);
            continue;
        }
        enum inline_kind kind = inline_kind(it);
        if (kind == INLINE_N)
            return page_fault(r, it, "may not stand in text");
        struct span style = *around;
        got = outcome_worse(got, restyle(r, it, kind, &style));
        if (kind == INLINE_BR)
            write_mark(r, w, &style, SPAN_BREAK);
        else if (kind == INLINE_NUMBER)
            write_mark(r, w, &style, SPAN_PAGE_NUMBER);
        else if (kind == INLINE_COUNT)
            write_mark(r, w, &style, SPAN_PAGE_COUNT);
        else
            got = outcome_worse(got, read_inline(r, w, it, &style));
    }
    return got;
}

static size_t text_bytes(const xmlNode *node)
{
    size_t n = 0;
    for (const xmlNode *it = node->children; it; it = it->next)
        n += it->type == XML_ELEMENT_NODE ? text_bytes(it) + 2 : it->content ? strlen((const char *)it->content) + 2 : 0;
    return n;
}

/* Takes the space off the end of the block (and off what stands before a <br/>), and spans that held nothing else. */
static void trim_ends(struct block *block)
{
    struct span **link = &block->spans;
    struct span **last_text = NULL;
    while (*link) {
        struct span *span = *link;
        bool is_end = !span->next || span->next->kind == SPAN_BREAK;
        if (span->kind == SPAN_TEXT && is_end) {
            char *text = (char *)span->text;
            size_t n = strlen(text);
            while (n > 0 && text[n - 1] == ' ')
                text[--n] = '\0';
            if (n == 0) { /* the one before it is now the end */
                *link = span->next;
                link = last_text ? last_text : &block->spans;
                last_text = NULL;
                continue;
            }
        }
        last_text = link;
        link = &span->next;
    }
}

enum outcome page_text_read(const struct page_reader *r, struct block *block, const xmlNode *node)
{
    struct span plain = {.kind = SPAN_TEXT};
    struct writer w = {
        .tail = &block->spans,
        .at = arena_alloc(r->arena, text_bytes(node) + 2),
        .keeps_spaces = block->kind == BLOCK_LINE,
        .after_space = true,
    };
    enum outcome got = read_inline(r, &w, node, &plain);
    close_span(&w);
    trim_ends(block);
    for (struct span *it = block->spans; it; it = it->next)
        if (same_text(it->lang, block->lang))
            it->lang = NULL;
    if (!block->spans && got == DONE)
        got = page_fault(r, node, "is empty");
    return got;
}
