#include "fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/hash.h"
#include "../record/xml.h"
#include "wording.h"

#define MAX_CLAUSE_BYTES 65536
#define MAX_ATTRIBUTES 16
#define SPACE " \t\r\n"

/* Text as it is written down, spaces collapsed over the borders of elements. */
struct scribe {
    struct buf out;
    bool after_space; /* what was written last is a space, or nothing was */
    bool keeps_markup;
};

static void write_text(struct scribe *s, const char *text)
{
    while (*text) {
        size_t n_space = strspn(text, SPACE);
        if (n_space && !s->after_space)
            buf_add(&s->out, " ", 1);
        s->after_space = s->after_space || n_space;
        text += n_space;
        size_t n = strcspn(text, s->keeps_markup ? SPACE "<&" : SPACE);
        buf_add(&s->out, text, n);
        text += n;
        s->after_space = s->after_space && n == 0;
        if (*text == '<' || *text == '&') {
            buf_str(&s->out, *text == '<' ? "&lt;" : "&amp;");
            s->after_space = false;
            text++;
        }
    }
}

static int by_name(const void *a, const void *b)
{
    const xmlAttr *const *left = a, *const *right = b;
    return strcmp((const char *)(*left)->name, (const char *)(*right)->name);
}

static void write_tag(struct scribe *s, const xmlNode *node)
{
    const xmlAttr *sorted[MAX_ATTRIBUTES];
    size_t n = 0;
    for (const xmlAttr *a = node->properties; a && n < MAX_ATTRIBUTES; a = a->next)
        sorted[n++] = a;
    if (n > 0)
        qsort(sorted, n, sizeof *sorted, by_name);
    buf_printf(&s->out, "<%s", (const char *)node->name);
    for (size_t i = 0; i < n; i++) {
        buf_printf(&s->out, " %s%s=\"", sorted[i]->ns ? "xml:" : "", (const char *)sorted[i]->name);
        s->after_space = true;
        write_text(s, sorted[i]->children ? (const char *)sorted[i]->children->content : "");
        buf_str(&s->out, "\"");
    }
    buf_str(&s->out, ">");
    s->after_space = false;
}

static void write_words(struct scribe *s, const xmlNode *words)
{
    for (const xmlNode *it = words->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) {
            write_text(s, (const char *)it->content);
        } else if (it->type == XML_ELEMENT_NODE && s->keeps_markup) {
            write_tag(s, it);
            write_words(s, it);
            buf_printf(&s->out, "</%s>", (const char *)it->name);
            s->after_space = false;
        } else if (it->type == XML_ELEMENT_NODE && wording_is_markup(it)) {
            if (xml_named(it, "br"))
                write_text(s, " ");
            write_words(s, it);
        } else if (it->type == XML_ELEMENT_NODE) {
            buf_printf(&s->out, "{%s}", (const char *)it->name);
            s->after_space = false;
        }
    }
}

/* What the scribe wrote, without a space at its end; the scribe is done. */
static char *finish(struct arena *arena, struct scribe *s)
{
    char *text = arena_strndup(arena, s->out.bytes ? s->out.bytes : "", s->out.n_bytes);
    size_t n = strlen(text);
    if (n > 0 && text[n - 1] == ' ')
        text[n - 1] = '\0';
    buf_done(&s->out);
    return text;
}

/* The attribute as a line of its own. */
static void write_attribute(struct scribe *s, const xmlNode *clause, const char *name)
{
    const char *value = xml_attr(clause, name);
    s->after_space = true;
    write_text(s, value ? value : "");
    buf_str(&s->out, "\n");
    s->after_space = true;
}

const char *wording_fingerprint(struct arena *arena, const xmlNode *clause)
{
    struct scribe s = {.after_space = true, .keeps_markup = true};
    buf_init(&s.out, MAX_CLAUSE_BYTES);
    write_attribute(&s, clause, "claims");
    write_attribute(&s, clause, "duties");
    write_words(&s, clause);
    size_t n = s.out.n_bytes;
    if (n > 0 && s.out.bytes[n - 1] == ' ')
        n--;
    char hex[HASH_HEX_LEN + 1];
    hash_sha256_hex(n ? s.out.bytes : "", n, hex);
    buf_done(&s.out);
    return arena_strndup(arena, hex, FINGERPRINT_LEN);
}

const char *wording_plain(struct arena *arena, const xmlNode *clause)
{
    struct scribe s = {.after_space = true};
    buf_init(&s.out, MAX_CLAUSE_BYTES);
    write_words(&s, clause);
    return finish(arena, &s);
}

const char *wording_single_spaced(struct arena *arena, const char *text)
{
    struct scribe s = {.after_space = true};
    buf_init(&s.out, MAX_CLAUSE_BYTES);
    write_text(&s, text);
    return finish(arena, &s);
}
