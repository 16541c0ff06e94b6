#include "clauses.h"

#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/law.h"

/* The part of the letter in which a node stands. */
static const char *part_of(const xmlNode *node)
{
    static const char *const elements[] = {"letterhead", "return", "address", "reference", "signature", "footer", "help-strip", "mark"};
    for (const xmlNode *it = node; it && it->type == XML_ELEMENT_NODE; it = it->parent) {
        const char *part = xml_attr(it, "part");
        if (part)
            return part;
        for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
            if (xml_named(it, elements[i]))
                return elements[i];
        if (xml_named(it, "section")) {
            const char *heading = xml_attr(xml_child(it, "h2"), "clause");
            return heading ? heading : "section";
        }
    }
    return "opening";
}

static struct part_clauses *part_named(struct page_clauses *page, const char *name)
{
    for (size_t i = 0; i < page->n_parts; i++)
        if (text_equal(page->parts[i].part, name))
            return &page->parts[i];
    if (page->n_parts == CLAUSES_MAX_PARTS)
        return &page->parts[CLAUSES_MAX_PARTS - 1];
    page->parts[page->n_parts] = (struct part_clauses){name, ""};
    return &page->parts[page->n_parts++];
}

static void gather(struct page_clauses *page, struct arena *arena, const xmlNode *node)
{
    const char *clause = xml_attr(node, "clause");
    if (clause) {
        struct part_clauses *part = part_named(page, part_of(node));
        if (!law_lists(part->clauses, clause))
            part->clauses = arena_printf(arena, "%s%s%s", part->clauses, *part->clauses ? " " : "", clause);
    }
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        gather(page, arena, it);
}

struct page_clauses clauses_of(struct arena *arena, const xmlNode *letter)
{
    struct page_clauses page = {0};
    if (letter)
        gather(&page, arena, letter);
    return page;
}

const xmlNode *clauses_letter(xmlDoc *page, const char *lang)
{
    const xmlNode *letter = xml_child(xmlDocGetRootElement(page), "letter");
    while (letter && !text_equal(xml_attr(letter, "lang"), lang))
        letter = xml_next(letter, "letter");
    return letter;
}

/* What is said in attributes. */
static const char *spoken_attributes(struct arena *arena, const xmlNode *node, const char *text)
{
    static const char *const names[] = {"title", "alt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_attr(node, names[i]))
            text = arena_printf(arena, "%s\n%s", text, xml_attr(node, names[i]));
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        text = spoken_attributes(arena, it, text);
    return text;
}

const char *clauses_text(struct arena *arena, const xmlNode *letter)
{
    xmlChar *content = xmlNodeGetContent(letter);
    const char *text = spoken_attributes(arena, letter, arena_strdup(arena, (const char *)content));
    xmlFree(content);
    return text;
}

const char *clauses_word_in(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcasestr(text, *words))
            return *words;
    return NULL;
}
