#include "page_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/buf.h"
#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"

#define MAX_PAGE_BYTES ((size_t)4 << 20)
#define MAX_ATTRIBUTES 32
#define MAX_NAME 128
#define SPACE " \t\r\n"

/* A page being written. */
struct writer {
    struct buf out;
    const struct looks *looks;
    bool after_space;  /* what was written last is a space, or nothing was */
    bool keeps_spaces; /* in <line> */
};

struct looks looks_read(struct arena *arena, const struct input *in)
{
    struct looks looks = {.names = arena_array(arena, in->n_bytes / 2 + 1, sizeof *looks.names)};
    for (const char *at = in->bytes; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t name = strcspn(at, SPACE), line = strcspn(at, "\n");
        if (*at == '#' || name == 0)
            continue;
        if (name + strspn(at + name, " \t") >= line) {
            fprintf(stderr, "%s: %.*s: no reason\n", in->name, (int)line, at);
            exit(2);
        }
        looks.names[looks.n++] = arena_strndup(arena, at, name);
    }
    return looks;
}

static bool is_look(const struct looks *looks, const xmlNode *node, const xmlAttr *attribute)
{
    char name[MAX_NAME];
    snprintf(name, sizeof name, "%s%s%s", (const char *)node->name, attribute ? "@" : "", attribute ? (const char *)attribute->name : "");
    for (size_t i = 0; looks && i < looks->n; i++)
        if (text_equal(looks->names[i], name))
            return true;
    return false;
}

/* lang="nl" inside what is Dutch already says nothing. */
static bool is_known_language(const xmlNode *node, const xmlAttr *attribute)
{
    if (!text_equal((const char *)attribute->name, "lang"))
        return false;
    for (const xmlNode *it = node->parent; it && it->type == XML_ELEMENT_NODE; it = it->parent)
        if (xml_attr(it, "lang"))
            return text_equal(xml_attr(it, "lang"), xml_attr(node, "lang"));
    return false;
}

static bool is_inline(const xmlNode *node)
{
    static const char *const names[] = {"strong", "em", "nobr", "a", "value", "span", "br", "page-number", "page-count"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal((const char *)node->name, names[i]))
            return true;
    return false;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, SPACE)] == '\0';
}

static bool holds_text(const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next)
        if (it->type == XML_ELEMENT_NODE ? is_inline(it) : it->content && !is_blank((const char *)it->content))
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    const xmlAttr *const *one = a, *const *other = b;
    return strcmp((const char *)(*one)->name, (const char *)(*other)->name);
}

/* <name a="..." b="..."> */
static void write_tag(struct writer *w, const xmlNode *node)
{
    const xmlAttr *all[MAX_ATTRIBUTES];
    size_t n = 0;
    for (const xmlAttr *a = node->properties; a && n < MAX_ATTRIBUTES; a = a->next)
        if (!is_look(w->looks, node, a) && !is_known_language(node, a))
            all[n++] = a;
    qsort(all, n, sizeof *all, by_name);
    buf_printf(&w->out, "<%s", (const char *)node->name);
    for (size_t i = 0; i < n; i++) {
        xmlChar *value = xmlNodeGetContent((const xmlNode *)all[i]);
        buf_printf(&w->out, " %s=\"%s\"", (const char *)all[i]->name, (const char *)value);
        xmlFree(value);
    }
    buf_str(&w->out, ">");
}

static void write_text(struct writer *w, const char *text)
{
    for (; *text; text++) {
        bool is_white = strchr(SPACE, *text) != NULL;
        if (is_white && w->after_space && !w->keeps_spaces)
            continue;
        w->after_space = is_white;
        buf_add(&w->out, is_white ? " " : text, 1);
    }
}

static void write_inline(struct writer *w, const xmlNode *parent)
{
    for (const xmlNode *it = parent->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) {
            write_text(w, (const char *)it->content);
        } else if (it->type == XML_ELEMENT_NODE) {
            bool is_seen = !is_look(w->looks, it, NULL);
            if (is_seen)
                write_tag(w, it);
            write_inline(w, it);
            if (is_seen && it->children)
                buf_printf(&w->out, "</%s>", (const char *)it->name);
        }
    }
}

static void write_block(struct writer *w, const xmlNode *node, int depth)
{
    buf_printf(&w->out, "%*s", depth, "");
    write_tag(w, node);
    if (holds_text(node)) {
        w->after_space = true;
        w->keeps_spaces = text_equal((const char *)node->name, "line");
        write_inline(w, node);
        while (w->out.n_bytes && w->out.bytes[w->out.n_bytes - 1] == ' ')
            w->out.n_bytes--;
        buf_str(&w->out, "\n");
        return;
    }
    buf_str(&w->out, "\n");
    for (const xmlNode *it = node->children; it; it = it->next)
        if (it->type == XML_ELEMENT_NODE)
            write_block(w, it, depth + 1);
}

char *page_lines(struct arena *arena, const xmlNode *top, const struct looks *looks)
{
    struct writer w = {.looks = looks};
    buf_init(&w.out, MAX_PAGE_BYTES);
    if (top)
        write_block(&w, top, 0);
    char *lines = arena_strndup(arena, w.out.bytes ? w.out.bytes : "", w.out.n_bytes);
    buf_done(&w.out);
    return lines;
}

static void take_line(char *out, size_t size, const char *at)
{
    at += strspn(at, " ");
    snprintf(out, size, "%.*s", (int)strcspn(at, "\n"), at);
}

void page_lines_differ(const char *was, const char *is, char *was_line, char *is_line, size_t size)
{
    size_t line = 0; /* where the line starts at which they part */
    for (size_t i = 0; was[i] && was[i] == is[i]; i++)
        if (was[i] == '\n')
            line = i + 1;
    take_line(was_line, size, was + line);
    take_line(is_line, size, is + line);
}
