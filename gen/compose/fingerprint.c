#include "fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/hash.h"
#include "../record/xml.h"
#include "wording.h"

#define MAX_CLAUSE_BYTES 65536
#define MAX_ATTRIBUTES 16

/* Text as it is written down, spaces collapsed over the borders of elements. */
struct scribe {
    struct buf out;
    bool after_space; /* what was written last is a space, or nothing was */
    bool keeps_markup;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* How many bytes from here on are written as they stand: words with one space between, none at the end. Each letter asks for all of
 * the Dutch wording, so whole runs are copied. */
static size_t run_length(const struct scribe *s, const char *text)
{
    size_t n = 0;
    for (char c; (c = text[n]) != '\0'; n++) {
        char next = text[n + 1];
        if (s->keeps_markup && (c == '<' || c == '&'))
            return n;
        if (is_space(c) && (c != ' ' || !next || is_space(next) || next == '<' || next == '&'))
            return n;
    }
    return n;
}

static void write_text(struct scribe *s, const char *text)
{
    while (*text) {
        bool has_space = is_space(*text);
        while (is_space(*text))
            text++;
        if (has_space && !s->after_space)
            buf_add(&s->out, " ", 1);
        s->after_space = s->after_space || has_space;
        size_t n = run_length(s, text);
        buf_add(&s->out, text, n);
        text += n;
        s->after_space = s->after_space && n == 0;
        if (s->keeps_markup && (*text == '<' || *text == '&')) {
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
