/* The wrong person: a sound letter against another record's facts, or against its own when one of them is another. */
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "mutations.h"

/* The letter as it is, held against another's facts. */
static bool other_facts(struct job *j)
{
    const struct press *p = j->press;
    const size_t other = dice(j, p->n_letters);
    const struct finished *a = &p->letters[j->letter], *b = &p->letters[other];
    const char *id = xml_attr(xml_child(xmlDocGetRootElement(a->programs->facts), "record"), "id");
    if (text_equal(id, xml_attr(xml_child(xmlDocGetRootElement(b->programs->facts), "record"), "id")))
        return false;
    j->programs = b->programs;
    j->what = b->name;
    return true;
}

/* The element of a record's text, from its "<" to behind its end tag. */
static struct bytes element_of(struct bytes record, const char *name)
{
    char open[32], close[32];
    snprintf(open, sizeof open, "<%s", name);
    snprintf(close, sizeof close, "</%s>", name);
    const char *from = memmem(record.at, record.n, open, strlen(open));
    const char *to = from ? memmem(from, record.n - (size_t)(from - record.at), close, strlen(close)) : NULL;
    return to ? (struct bytes){from, (size_t)(to - from) + strlen(close)} : (struct bytes){0};
}

static const struct slice *record_of(const struct press *p, const char *id)
{
    for (size_t i = 0; i < p->w.n_samples; i++) {
        const struct slice *slice = &p->w.samples[i];
        char wanted[96];
        snprintf(wanted, sizeof wanted, "id=\"%s\"", id);
        if (memmem(slice->bytes, slice->n_bytes, wanted, strlen(wanted)))
            return slice;
    }
    return NULL;
}

static const char *id_of(xmlDoc *facts)
{
    return xml_attr(xml_child(xmlDocGetRootElement(facts), "record"), "id");
}

/* The letter is made anew from its record with another's element in it, as every front door makes it. */
static bool remake(struct job *j, const char *element)
{
    const struct press *p = j->press;
    const struct slice *record = record_of(p, id_of(j->programs->facts)), *other = record_of(p, id_of(p->letters[dice(j, p->n_letters)].programs->facts));
    const struct bytes own = {record->bytes, record->n_bytes};
    const struct bytes ours = element_of(own, element), theirs = element_of((struct bytes){other->bytes, other->n_bytes}, element);
    struct letter letter;
    struct diag d;
    if (!ours.at || !theirs.at || (ours.n == theirs.n && memcmp(ours.at, theirs.at, ours.n) == 0))
        return false;
    const struct bytes before = {own.at, (size_t)(ours.at - own.at)}, behind = {ours.at + ours.n, own.n - (size_t)(ours.at - own.at) - ours.n};
    const struct bytes text = joined(j->arena, joined(j->arena, before, "", theirs), "", behind);
    struct slice slice = *record;
    struct input in = *slice.in;
    in.bytes = text.at;
    in.n_bytes = text.n;
    slice.in = &in;
    slice.bytes = text.at;
    slice.n_bytes = text.n;
    const struct letter_order order = {.mailing_date = p->w.mailing_date, .language = p->letters[j->letter].lang, .copy = p->letters[j->letter].is_copy};
    diag_init(&d, j->arena);
    if (letter_make(&letter, j->arena, &d, p->shop, &slice, &order) != DONE) {
        letter_done(&letter);
        return false;
    }
    buf_done(&j->pdf);
    j->pdf = letter.bytes;
    j->what = element;
    return true;
}

static bool other_addressee(struct job *j)
{
    return remake(j, "addressee");
}

static bool other_address(struct job *j)
{
    return remake(j, "address");
}

static bool other_name(struct job *j)
{
    return remake(j, "name");
}

static bool other_summary(struct job *j)
{
    return remake(j, "summary");
}

/* --- a fact that is another --- */

static void free_doc(void *doc)
{
    xmlFreeDoc(doc);
}

static xmlDoc *copy_facts(struct job *j)
{
    xmlDoc *copy = xmlCopyDoc(j->programs->facts, 1);
    arena_defer(j->arena, free_doc, copy);
    return copy;
}

static bool use(struct job *j, xmlDoc *facts, xmlNode *node, const char *attribute, const char *value)
{
    xmlSetProp(node, (const xmlChar *)attribute, (const xmlChar *)value);
    j->what = arena_printf(j->arena, "%s=%s", attribute, value);
    j->programs = programs_new(j->arena, statute_tests(j->press->shop->statute), facts);
    return true;
}

static bool set(struct job *j, const char *a, const char *b, const char *attribute, const char *value)
{
    xmlDoc *copy = copy_facts(j);
    xmlNode *node = xml_child(xmlDocGetRootElement(copy), a);
    if (node && b)
        node = xml_child(node, b);
    if (!node || !xml_attr(node, attribute) || text_equal(xml_attr(node, attribute), value))
        return false;
    return use(j, copy, node, attribute, value);
}

static bool other_fact(struct job *j)
{
    switch (dice(j, 8)) {
    case 0: return set(j, "deadline", NULL, "last-day", "2027-02-16");
    case 1: return set(j, "record", NULL, "id", "2026-999999");
    case 2: return set(j, "record", NULL, "case", "Z-2026-9999");
    case 3: return set(j, "record", "decision", "date", "2026-09-09");
    case 4: return set(j, "letter", NULL, "mailing-date", "2026-12-03");
    case 5: return set(j, "letter", NULL, "form", "annex");
    case 6: return set(j, "letter", NULL, "language", dice(j, 2) ? "nl" : "en");
    default: return set(j, "selection", NULL, "date", "2026-08-08");
    }
}

/* What the letter says that it is, it is not; or it does not say what it is: a copy, a preview, a draft. */
static bool other_mark(struct job *j)
{
    static const char *const marks[] = {"copy", "preview", "draft"};
    const char *mark = marks[dice(j, text_equal(j->press->letters[j->letter].lang, "nl") ? 2 : 3)];
    xmlDoc *copy = copy_facts(j);
    xmlNode *letter = xml_child(xmlDocGetRootElement(copy), "letter");
    return use(j, copy, letter, mark, text_equal(xml_attr(letter, mark), "yes") ? "no" : "yes");
}

const struct mutation fact_mutations[] = {
    {"another record's facts", other_facts, 8},
    {"another record's addressee", other_addressee, 4},
    {"another record's address", other_address, 2},
    {"another record's name", other_name, 2},
    {"another record's summary", other_summary, 2},
    {"a fact is another", other_fact, 3},
    {"it is a copy, a preview or a draft, or is none", other_mark, 3},
};
const size_t n_fact_mutations = sizeof fact_mutations / sizeof *fact_mutations;
