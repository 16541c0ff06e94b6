#include "notice_parts.h"

#include "../base/text.h"
#include "../record/xml.h"

void notice_set(xmlNode *node, const char *name, const char *value)
{
    if (value && *value)
        xmlSetProp(node, BAD_CAST name, BAD_CAST value);
}

xmlNode *notice_add(xmlNode *parent, const char *name, const char *text)
{
    return xmlNewTextChild(parent, parent->ns, BAD_CAST name, BAD_CAST text);
}

bool notice_speaks_of(const struct notice *n, const struct sentence *s, size_t program)
{
    const bool is_of_all = s->program == 0 && n->n_programs > 1;
    return text_equal(s->letter, NOTICE_DUTCH) && (program == 0 || n->n_programs == 1 || (!is_of_all && s->program == program));
}

const char *notice_filled_in(const struct sentence *s, const char *slot)
{
    for (size_t i = 0; i < s->n_filled; i++)
        if (text_equal(s->filled[i].slot, slot))
            return s->filled[i].text;
    return NULL;
}

const char *notice_printed(const struct notice *n, const char *slot, size_t program)
{
    for (size_t i = 0; i < n->said.n; i++) {
        const struct sentence *s = &n->said.all[i];
        const char *text = notice_speaks_of(n, s, program) ? notice_filled_in(s, slot) : NULL;
        if (text)
            return text;
    }
    return NULL;
}

const char *notice_if_printed(const struct notice *n, const char *slot, size_t program, const char *value)
{
    return notice_printed(n, slot, program) ? value : NULL;
}

/* Whether its clause fulfils that duty or a part of it; NULL: any. Headings fulfil none. */
static bool fulfils(const struct notice *n, const struct sentence *s, const char *duty)
{
    const struct clause *clause = s->clause ? wording_clause(n->words, s->clause) : NULL;
    for (size_t i = 0; clause && i < clause->n_duties; i++)
        if (!duty || duty_belongs_to(n->duties->rows[clause->duties[i]].id, duty))
            return true;
    return false;
}

void notice_add_sentences(xmlNode *parent, const struct notice *n, size_t program, const char *part, const char *duty)
{
    for (size_t i = 0; i < n->said.n; i++) {
        const struct sentence *s = &n->said.all[i];
        const bool is_meant = notice_speaks_of(n, s, program) && (!part || text_equal(s->part, part)) && fulfils(n, s, duty);
        if (!is_meant || notice_filled_in(s, "note"))
            continue;
        notice_set(notice_add(parent, "sentence", s->text), "clause", s->clause);
    }
}

void notice_drop_if_empty(xmlNode *node)
{
    if (node->children || node->properties)
        return;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

void notice_add_each(xmlNode *parent, const struct notice *n, size_t program, const char *slot)
{
    for (size_t i = 0; i < n->said.n; i++) {
        const struct sentence *s = &n->said.all[i];
        for (size_t k = 0; notice_speaks_of(n, s, program) && k < s->n_filled; k++)
            if (text_equal(s->filled[k].slot, slot))
                notice_add(parent, slot, s->filled[k].text);
    }
}
