#include <math.h>
#include <string.h>

#include "../base/text.h"
#include "fact_expr.h"

#define SPACE " \t\r\n"

static void add(struct fact_scratch *s, const char *text, size_t n)
{
    if (s->n + n + 1 > FACT_SCRATCH_BYTES) {
        s->is_full = true;
        return;
    }
    memcpy(s->bytes + s->n, text, n);
    s->n += n;
}

static void add_content(struct fact_scratch *s, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_ELEMENT_NODE)
            add_content(s, it);
        else if ((it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE) && it->content)
            add(s, (const char *)it->content, strlen((const char *)it->content));
    }
}

/* Ends a text that was begun at `from`. */
static const char *close_text(struct fact_scratch *s, size_t from)
{
    if (s->is_full)
        return "";
    s->bytes[s->n++] = '\0';
    return s->bytes + from;
}

const char *fact_text_of(struct fact_scratch *s, const xmlNode *node)
{
    const xmlNode *only = node->children;
    if (!only)
        return "";
    if (!only->next && only->type == XML_TEXT_NODE)
        return only->content ? (const char *)only->content : "";
    size_t from = s->n;
    add_content(s, node);
    return close_text(s, from);
}

const char *fact_text_spaced(struct fact_scratch *s, const char *text)
{
    size_t from = s->n;
    for (text += strspn(text, SPACE); *text;) {
        size_t n = strcspn(text, SPACE), n_space = strspn(text + n, SPACE);
        add(s, text, n);
        text += n + n_space;
        if (*text)
            add(s, " ", 1);
    }
    return close_text(s, from);
}

/* Of ASCII; anything else is left to libxml2. */
static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > 0x7f)
            return false;
    return true;
}

const char *fact_text_translated(struct fact_scratch *s, const char *text, const char *from, const char *to)
{
    size_t start = s->n, n_to = strlen(to);
    if (!is_ascii(from) || !is_ascii(to)) {
        s->is_full = true;
        return "";
    }
    for (; *text; text++) {
        const char *found = strchr(from, *text);
        if (!found)
            add(s, text, 1);
        else if ((size_t)(found - from) < n_to)
            add(s, to + (found - from), 1);
    }
    return close_text(s, start);
}

const char *fact_text_part(struct fact_scratch *s, const char *text, double from, double n)
{
    size_t start = s->n;
    if (!is_ascii(text) || isnan(from) || isnan(n)) {
        s->is_full = true;
        return "";
    }
    double first = floor(from + 0.5), end = first + floor(n + 0.5);
    for (size_t i = 0; text[i]; i++)
        if ((double)i + 1 >= first && (double)i + 1 < end)
            add(s, text + i, 1);
    return close_text(s, start);
}
