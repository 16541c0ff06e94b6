#include "sentences.h"

#include <stdlib.h>
#include <string.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "fingerprint.h"

#define MAX_SENTENCE_BYTES 16384
#define MAX_FILLED         24

struct reading {
    struct arena *arena;
    struct sentences *out;
    size_t room, n_blocks;
    struct sentence here; /* what the next sentence has of its place */
};

static bool holds_clause(const xmlNode *node)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        if (xml_attr(it, "clause") || holds_clause(it))
            return true;
    return false;
}

/* Marks that stand inside a line of text. */
static bool is_inline(const xmlNode *node)
{
    static const char *const names[] = {"value", "nobr", "strong",      "em",        "a",
                                        "span",  "br",   "page-number", "page-count"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_named(node, names[i]))
            return true;
    return false;
}

/* The words of a node, without those of the clauses inside it. */
static void add_words(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE)
            buf_str(out, (const char *)it->content);
        else if (xml_named(it, "br"))
            buf_str(out, " ");
        else if (xml_named(it, "page-number") || xml_named(it, "page-count"))
            buf_str(out, "#");
        else if (it->type == XML_ELEMENT_NODE && !xml_attr(it, "clause"))
            add_words(out, it);
    }
}

static void add_filled(struct reading *r, struct sentence *sentence, struct filled *filled, const xmlNode *node)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        if (xml_attr(it, "clause"))
            continue;
        if (xml_named(it, "value") && sentence->n_filled < MAX_FILLED) {
            struct buf text;
            buf_init(&text, MAX_SENTENCE_BYTES);
            add_words(&text, it);
            filled[sentence->n_filled++] = (struct filled){
                .slot = xml_attr(it, "of"), .text = wording_single_spaced(r->arena, text.bytes ? text.bytes : "")};
            buf_done(&text);
        } else {
            add_filled(r, sentence, filled, it);
        }
    }
}

/* What a reader is told at this element. Some of it stands in attributes: a title, the name of a picture. */
static const char *words_at(struct arena *arena, const xmlNode *node)
{
    const char *attribute = xml_named(node, "letter") ? xml_attr(node, "title") : xml_attr(node, "alt");
    if (attribute)
        return wording_single_spaced(arena, attribute);
    struct buf text;
    buf_init(&text, MAX_SENTENCE_BYTES);
    add_words(&text, node);
    const char *words = wording_single_spaced(arena, text.bytes ? text.bytes : "");
    buf_done(&text);
    return words;
}

static void add_sentence(struct reading *r, const xmlNode *node)
{
    const char *program = xml_attr(node, "program");
    const char *text = words_at(r->arena, node);
    if (!*text && !xml_attr(node, "clause"))
        return;
    if (r->out->n == r->room) {
        struct sentence *more = arena_array(r->arena, 2 * r->room, sizeof *more);
        memcpy(more, r->out->all, r->out->n * sizeof *more);
        r->out->all = more;
        r->room *= 2;
    }
    struct sentence *sentence = &r->out->all[r->out->n++];
    *sentence = r->here;
    sentence->clause = xml_attr(node, "clause");
    sentence->node = node;
    sentence->program = program ? strtoul(program, NULL, 10) : 0;
    sentence->text = text;
    struct filled *filled = arena_array(r->arena, MAX_FILLED, sizeof *filled);
    sentence->filled = filled;
    add_filled(r, sentence, filled, node);
}

static void read_below(struct reading *r, const xmlNode *node);

/* What a reader takes in as one thing. */
static bool is_block(const xmlNode *node)
{
    static const char *const names[] = {"h1", "h2", "p", "li", "row"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_named(node, names[i]))
            return true;
    return false;
}

static void read_node(struct reading *r, const xmlNode *node)
{
    static const char *const places[] = {"letterhead", "return", "address",    "reference", "body",
                                         "signature",  "footer", "help-strip", "mark"};
    struct sentence before = r->here;
    bool is_place = xml_named(node, "section");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        is_place = is_place || xml_named(node, places[i]);
    if (is_place) {
        const char *part = xml_attr(node, "part");
        r->here.part = part ? part : xml_named(node, "body") ? "opening" : (const char *)node->name;
    }
    if (is_block(node)) {
        r->here.block = (const char *)node->name;
        r->here.block_number = ++r->n_blocks;
    }
    bool is_line = !is_place && !xml_attr(node, "clause") && !holds_clause(node);
    for (const xmlNode *it = xml_first(node); it && is_line; it = xml_following(it))
        is_line = is_inline(it);
    if (xml_attr(node, "clause") || is_line)
        add_sentence(r, node);
    if (!is_line)
        read_below(r, node);
    r->here = before;
}

static void read_below(struct reading *r, const xmlNode *node)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        if (xml_attr(it, "clause") || holds_clause(it) || !is_inline(it))
            read_node(r, it);
}

struct sentences sentences_of(struct arena *arena, xmlDoc *page)
{
    struct sentences out = {0};
    struct reading r = {.arena = arena, .out = &out, .room = 64};
    out.all = arena_array(arena, r.room, sizeof *out.all);
    for (const xmlNode *letter = xml_child(xmlDocGetRootElement(page), "letter"); letter;
         letter = xml_next(letter, "letter")) {
        r.here = (struct sentence){.letter = xml_attr(letter, "lang"), .part = "letter"};
        read_node(&r, letter);
    }
    return out;
}
