#include "snippet_format.h"

#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "print.h"

#define COLUMNS 72

/* Sentences that stand in one paragraph: those of one block. A new language begins one too. */
static bool goes_on(const struct snippet *snippet, size_t i)
{
    return i > 0 && snippet->all[i].block_number == snippet->all[i - 1].block_number;
}

static bool changes_language(const struct snippet *snippet, size_t i)
{
    return i == 0 || !text_equal(snippet->all[i].letter, snippet->all[i - 1].letter);
}

static bool is_heading(const struct sentence *s)
{
    return text_equal(s->block, "h1") || text_equal(s->block, "h2");
}

/* Between a term and what it is the term of: "Online: ...", "Eerst bellen? ...". */
static const char *between(const struct snippet *snippet, size_t i)
{
    const struct sentence *before = &snippet->all[i - 1];
    const size_t len = strlen(before->text);
    const bool is_term = xml_named(before->node, "term") && len > 0 && !strchr("?:.!", before->text[len - 1]);
    return is_term ? ": " : " ";
}

/* --- HTML --- */

/* A paragraph being written: white space is single, and there is none at its ends. */
struct html {
    FILE *to;
    bool has_words, owes_space;
};

static void put_owed_space(struct html *h)
{
    if (h->owes_space)
        fputc(' ', h->to);
    h->owes_space = false;
}

static void put_escaped(struct html *h, const char *text)
{
    for (; *text; text++) {
        if (strchr(" \t\r\n", *text)) {
            h->owes_space = h->has_words;
            continue;
        }
        put_owed_space(h);
        h->has_words = true;
        print_html_char(h->to, *text);
    }
}

static void put_attribute(struct html *h, const char *name, const char *value)
{
    struct html inside = {.to = h->to};
    if (!value)
        return;
    fprintf(h->to, " %s=\"", name);
    put_escaped(&inside, value);
    fputc('"', h->to);
}

static void put_words(struct html *h, const xmlNode *node);

/* Marks that HTML has too, by their names; a fact in another language as a span. */
static void put_element(struct html *h, const xmlNode *node)
{
    const char *lang = xml_attr(node, "lang");
    const bool is_mark = xml_named(node, "strong") || xml_named(node, "em") || xml_named(node, "a");
    const char *name = is_mark ? (const char *)node->name : lang ? "span" : NULL;
    if (xml_named(node, "br"))
        fputs("<br>", h->to);
    if (name) {
        put_owed_space(h);
        fprintf(h->to, "<%s", name);
        put_attribute(h, "href", xml_attr(node, "href"));
        put_attribute(h, "lang", lang);
        fputc('>', h->to);
    }
    put_words(h, node);
    if (name)
        fprintf(h->to, "</%s>", name);
}

/* The words of a node, without those of the clauses inside it: these are sentences of their own. */
static void put_words(struct html *h, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE)
            put_escaped(h, (const char *)it->content);
        else if (it->type == XML_ELEMENT_NODE && !xml_attr(it, "clause"))
            put_element(h, it);
    }
}

static void begin_paragraph(struct html *h, const struct snippet *snippet, size_t i)
{
    if (changes_language(snippet, i)) {
        fputs(i ? "</div>\n<div" : "<div", h->to);
        put_attribute(h, "lang", snippet->all[i].letter);
        fputs(">\n", h->to);
    }
    *h = (struct html){.to = h->to};
    fputs(is_heading(&snippet->all[i]) ? "<p><strong>" : "<p>", h->to);
}

void snippet_html(FILE *to, const struct snippet *snippet)
{
    struct html h = {.to = to};
    for (size_t i = 0; i < snippet->n; i++) {
        if (goes_on(snippet, i))
            put_escaped(&h, between(snippet, i));
        else
            begin_paragraph(&h, snippet, i);
        put_words(&h, snippet->all[i].node);
        if (i + 1 == snippet->n || !goes_on(snippet, i + 1))
            fputs(is_heading(&snippet->all[i]) ? "</strong></p>\n" : "</p>\n", to);
    }
    fputs(snippet->n ? "</div>\n" : "", to);
}

/* --- text --- */

/* Breaks at spaces; a word that is wider than the page stands on a line alone. */
static void put_wrapped(FILE *to, struct arena *arena, const char *text)
{
    size_t column = 0;
    while (*text) {
        const size_t n = strcspn(text, " ");
        const size_t width = text_length(arena_strndup(arena, text, n));
        if (column > 0 && column + 1 + width > COLUMNS) {
            fputc('\n', to);
            column = 0;
        }
        if (column > 0)
            fputc(' ', to);
        fwrite(text, 1, n, to);
        column += width + (column > 0);
        text += n;
        text += strspn(text, " ");
    }
    fputc('\n', to);
}

void snippet_text(FILE *to, struct arena *arena, const struct snippet *snippet)
{
    for (size_t i = 0; i < snippet->n;) {
        const size_t first = i;
        const char *paragraph = snippet->all[i].text;
        for (i++; i < snippet->n && goes_on(snippet, i); i++)
            paragraph = arena_printf(arena, "%s%s%s", paragraph, between(snippet, i), snippet->all[i].text);
        const bool after_heading = first > 0 && text_equal(snippet->all[first - 1].block, "h2");
        if (first > 0 && !after_heading)
            fputc('\n', to);
        put_wrapped(to, arena, paragraph);
    }
}
