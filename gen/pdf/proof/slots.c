#include "slots.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_NODES 64

/* How a fact is written. */
enum written { AS_TEXT, AS_DAY, AS_WEEKDAY, AS_MONTH, AS_WEEKS, AS_MONTHS, AS_DAYS, AS_LINES, AS_LIST, NO_COMMA, NO_ARTICLE, AS_REGISTER };

struct slot {
    const char *name;
    const char *path; /* of elements below <facts>, @ before an attribute; "objection" and "office": those of this decision */
    enum written as;
    enum slot_many many;
};

// clang-format off
static const struct slot slots[] = {
    /* the record */
    {"reference", "record@id", AS_TEXT, SLOT_ONE},
    {"case", "record@case", AS_TEXT, SLOT_ONE},
    {"name", "record/addressee/name", AS_TEXT, SLOT_ONE},
    {"salutation", "record/addressee/salutation", NO_COMMA, SLOT_ONE},
    {"on-behalf-of", "record/addressee/on-behalf-of", AS_TEXT, SLOT_ONE},
    {"summary", "record/decision/summary", AS_TEXT, SLOT_ONE},
    {"note", "record/note", AS_TEXT, SLOT_ALL},
    {"decision-date", "record/decision@date", AS_DAY, SLOT_ONE},
    {"applied-on", "record/decision@applied-on", AS_DAY, SLOT_ONE},
    {"published-on", "record/decision@published-on", AS_DAY, SLOT_ONE},
    {"match-code", "record/decision@match-code", AS_TEXT, SLOT_ONE},
    {"review-date", "record/review@date", AS_DAY, SLOT_ONE},
    {"role", "record/review@role", NO_ARTICLE, SLOT_ONE},
    {"department", "record/review@department", AS_TEXT, SLOT_ONE},
    {"mailing-date", "letter@mailing-date", AS_DAY, SLOT_ONE},
    {"enclosure", "enclosures", AS_TEXT, SLOT_ANY},
    /* the last day */
    {"last-day", "deadline@last-day", AS_WEEKDAY, SLOT_ONE},
    {"raw-day", "deadline@raw", AS_WEEKDAY, SLOT_ONE},
    {"raw-date", "deadline@raw", AS_DAY, SLOT_ONE},
    {"counted-from", "deadline@from", AS_DAY, SLOT_ONE},
    {"counted-term", "deadline@weeks", AS_WEEKS, SLOT_ONE}, /* or @days: slot_texts() */
    {"day-off", "deadline/rolled-over/name", AS_TEXT, SLOT_ANY},
    {"remedy-law", "remedy/cite", AS_LIST, SLOT_ONE},
    /* the selection */
    {"selection-date", "selection@date", AS_DAY, SLOT_ONE},
    {"withheld-by", "selection/withheld@approved-by", AS_TEXT, SLOT_ONE},
    {"program", "instrument/name", AS_TEXT, SLOT_ANY},
    {"goal", "instrument/goal", AS_TEXT, SLOT_ANY},
    {"technique", "instrument/technique", AS_TEXT, SLOT_ANY},
    {"reason", "instrument/reason/public", AS_TEXT, SLOT_ALL},
    {"category", "instrument/reason/category", AS_TEXT, SLOT_ALL},
    {"data", "instrument/data/category/what", AS_TEXT, SLOT_ALL},
    {"data-what", "instrument/data/category/what", AS_TEXT, SLOT_ALL},
    {"source", "instrument/data/category/source", AS_TEXT, SLOT_ALL},
    {"data-source", "instrument/data/category/source", AS_TEXT, SLOT_ALL},
    {"sources", "instrument/data/category/source", AS_TEXT, SLOT_ALL},
    {"non-use", "instrument/non-use/item", AS_TEXT, SLOT_ALL},
    {"register-page", "instrument/register@lars", AS_REGISTER, SLOT_ALL},
    {"unpublished-reason", "instrument/unpublished/reason", AS_TEXT, SLOT_ONE},
    {"retention", "instrument/retention@months", AS_MONTHS, SLOT_ONE},
    {"test-month", "tests@last", AS_MONTH, SLOT_ONE},
    {"test-before-month", "tests@before", AS_MONTH, SLOT_ONE},
    {"other-effect", "instrument/effects/other", AS_TEXT, SLOT_ANY},
    /* the body */
    {"body-name", "body/name", AS_TEXT, SLOT_ONE},
    {"return-address", "body/return-address/line", AS_LINES, SLOT_ONE},
    {"phone", "body/contact/phone", AS_TEXT, SLOT_ONE},
    {"hours", "body/contact/hours", AS_TEXT, SLOT_ONE},
    {"email", "body/contact/email", AS_TEXT, SLOT_ONE},
    {"help", "body/contact/help", AS_TEXT, SLOT_ONE},
    {"visit", "body/contact/visit/line", AS_LINES, SLOT_ONE},
    {"answer-term", "body/explanation@answer-weeks", AS_WEEKS, SLOT_ONE},
    {"mandate", "body/signatory/mandate", NO_COMMA, SLOT_ONE},
    {"signatory", "body/signatory/name", AS_TEXT, SLOT_ONE},
    {"function", "body/signatory/function", AS_TEXT, SLOT_ONE},
    {"privacy-page", "body/privacy-page", AS_TEXT, SLOT_ONE},
    {"discrimination-desk", "body/discrimination/name", AS_TEXT, SLOT_ONE},
    {"discrimination-phone", "body/discrimination/phone", AS_TEXT, SLOT_ONE},
    {"discrimination-desk-page", "body/discrimination/website", AS_TEXT, SLOT_ONE},
    {"complaint-page", "body/complaint/website", AS_TEXT, SLOT_ONE},
    {"complaint-phone", "body/complaint/phone", AS_TEXT, SLOT_ONE},
    {"complaint-mail", "body/complaint/email", AS_TEXT, SLOT_ONE},
    {"complaint-address", "body/complaint/post/line", AS_LINES, SLOT_ONE},
    {"online-page", "objection/online", AS_TEXT, SLOT_ONE},
    {"post-address", "objection/post/line", AS_LINES, SLOT_ONE},
    {"freepost", "objection/freepost/line", AS_LINES, SLOT_ONE},
    {"handled-by", "objection/handled-by", AS_TEXT, SLOT_ONE},
    {"objection-term", "objection@answer-weeks", AS_WEEKS, SLOT_ONE},
    {"court", "court/name", AS_TEXT, SLOT_ONE},
    {"office", "office/name", AS_TEXT, SLOT_ONE},
    {"office-address", "office/post/line", AS_LINES, SLOT_ONE},
    /* contacts of the law */
    {"advice-name", "contacts/advice/name", AS_TEXT, SLOT_ONE},
    {"advice-phone", "contacts/advice/phone", AS_TEXT, SLOT_ONE},
    {"ombudsman-name", "contacts/ombudsman/name", AS_TEXT, SLOT_ONE},
    {"ombudsman-phone", "contacts/ombudsman/phone", AS_TEXT, SLOT_ONE},
    {"discrimination-page", "contacts/discrimination/name", AS_TEXT, SLOT_ONE},
    {"privacy-name", "contacts/privacy/name", AS_TEXT, SLOT_ONE},
    {"privacy-phone", "contacts/privacy/phone", AS_TEXT, SLOT_ONE},
    /* any words: law, effects-basis, privacy-officer, withheld-ground (shortened or joined for the eye), noun-began, noun, step (words of
     * the catalogue) */
};
// clang-format on

const struct slot *slot_find(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strncmp(slots[i].name, name, n) == 0 && slots[i].name[n] == '\0')
            return &slots[i];
    return NULL;
}

enum slot_many slot_many(const struct slot *slot)
{
    return slot->many;
}

/* --- finding --- */

struct nodes {
    const xmlNode *at[MAX_NODES];
    size_t n;
    const char *attribute; /* of each of them; NULL: their texts */
};

static void add_node(struct nodes *nodes, const xmlNode *node)
{
    if (nodes->n < MAX_NODES)
        nodes->at[nodes->n++] = node;
}

/* Of the body's rows of that name, the one that says the same of itself as the decision. */
static const xmlNode *row_of(const xmlNode *facts, const char *name, const char *key, const char *of_decision)
{
    const char *wanted = xml_attr(xml_child(xml_child(facts, "record"), "decision"), of_decision);
    const xmlNode *row = xml_child(xml_child(facts, "body"), name);
    while (row && !text_equal(xml_attr(row, key), wanted))
        row = xml_next(row, name);
    return wanted ? row : NULL;
}

static void find_children(struct nodes *nodes, const xmlNode *parent, const char *name)
{
    for (const xmlNode *it = xml_child(parent, name); it; it = xml_next(it, name))
        add_node(nodes, it);
}

static void find_start(struct nodes *nodes, const xmlNode *facts, const char *name)
{
    const xmlNode *only = NULL;
    if (text_equal(name, "objection"))
        only = row_of(facts, "objection", "remedy", "remedy");
    else if (text_equal(name, "court"))
        only = row_of(facts, "court", "id", "authority");
    else if (text_equal(name, "office")) {
        const char *to = xml_attr(xml_child(facts, "remedy"), "to");
        only = to ? row_of(facts, to, "id", "authority") : NULL;
    } else if (text_equal(name, "enclosures")) {
        find_children(nodes, xml_child(xml_child(facts, "record"), "enclosures"), "enclosure");
        find_children(nodes, xml_child(xml_child(facts, "body"), "enclosures"), "enclosure");
    } else
        find_children(nodes, facts, name);
    if (only)
        add_node(nodes, only);
}

/* Follows a path. */
static void find_nodes(struct nodes *nodes, const struct slot_facts *of, const char *path)
{
    char *steps = arena_strdup(of->arena, path), *at = strchr(steps, '@');
    const char *attribute = at ? at + 1 : NULL;
    if (at)
        *at = '\0';
    nodes->n = 0;
    for (char *step = steps, *end; step; step = end ? end + 1 : NULL) {
        struct nodes found = {.n = 0};
        end = strchr(step, '/');
        if (end)
            *end = '\0';
        if (step == steps)
            find_start(&found, of->facts, step);
        for (size_t i = 0; i < nodes->n; i++)
            find_children(&found, nodes->at[i], step);
        *nodes = found;
    }
    nodes->attribute = attribute;
}

/* Those in the letter's language or in none; when there are none, the Dutch ones. */
static void keep_language(struct nodes *nodes, int lang)
{
    for (int wanted = lang;; wanted = PROOF_NL) {
        struct nodes kept = {.n = 0};
        for (size_t i = 0; i < nodes->n; i++) {
            const char *its = xml_lang(nodes->at[i]);
            if (!its || words_language(its, strlen(its)) == wanted)
                add_node(&kept, nodes->at[i]);
        }
        if (kept.n || wanted == PROOF_NL) {
            *nodes = kept;
            return;
        }
    }
}

/* --- writing --- */

static const char *without_comma(struct arena *arena, const char *text)
{
    size_t n = strlen(text);
    return n && text[n - 1] == ',' ? arena_strndup(arena, text, n - 1) : text;
}

static const char *without_article(const char *text)
{
    static const char *const articles[] = {"een ", "Een ", "de ", "De ", "het ", "Het "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts(text, articles[i]))
            return text + strlen(articles[i]);
    return text;
}

static const char *written(const struct slot_facts *of, const char *text, enum written as)
{
    if (!text || !*text)
        return NULL;
    switch (as) {
    case AS_DAY: return words_day(of->arena, of->lang, text, false);
    case AS_WEEKDAY: return words_day(of->arena, of->lang, text, true);
    case AS_MONTH: return words_month(of->arena, of->lang, text);
    case AS_WEEKS: return words_count(of->arena, of->lang, text, 'w');
    case AS_MONTHS: return words_count(of->arena, of->lang, text, 'm');
    case AS_DAYS: return words_count(of->arena, of->lang, text, 'd');
    case NO_COMMA: return without_comma(of->arena, text);
    case NO_ARTICLE: return without_article(text);
    case AS_REGISTER: return arena_printf(of->arena, "algoritmes.overheid.nl/nl/algoritme/%s", text);
    default: return text;
    }
}

/* Whether an address need not say it: the line is the name of the body, or of the office. */
static bool is_said_before(const struct slot_facts *of, const xmlNode *line, const char *text)
{
    const xmlNode *owner = line->parent ? line->parent->parent : NULL;
    for (const xmlNode *it = xml_child(owner, "name"); it; it = xml_next(it, "name"))
        if (strstr(xml_text(of->arena, it), text))
            return true;
    for (const xmlNode *it = xml_child(xml_child(of->facts, "body"), "name"); xml_named(owner, "objection") && it; it = xml_next(it, "name"))
        if (text_equal(xml_text(of->arena, it), text))
            return true;
    return false;
}

/* In a row: lines by commas, citations by semicolons. */
static const char *joined(const struct slot_facts *of, const struct nodes *nodes, enum written as)
{
    const char *row = NULL;
    for (size_t i = 0; i < nodes->n; i++) {
        const char *text = xml_text(of->arena, nodes->at[i]);
        if (!*text || (as == AS_LINES && is_said_before(of, nodes->at[i], text)))
            continue;
        row = row ? arena_printf(of->arena, "%s%s%s", row, as == AS_LINES ? ", " : "; ", text) : text;
    }
    return row;
}

/* Each of the texts of those nodes. */
static size_t write_each(const char **texts, const struct slot *slot, const struct slot_facts *of, const struct nodes *nodes)
{
    const char *attribute = nodes->attribute;
    size_t n = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        const char *text = attribute ? xml_attr(nodes->at[i], attribute) : xml_text(of->arena, nodes->at[i]);
        enum written as = slot->as;
        if (!text && text_equal(slot->name, "counted-term")) {
            text = xml_attr(nodes->at[i], "days");
            as = AS_DAYS;
        }
        text = written(of, text, as);
        if (text)
            texts[n++] = text;
    }
    return n;
}

struct slot_facts slot_facts(struct arena *arena, const xmlNode *facts, int lang)
{
    return (struct slot_facts){arena, facts, lang, arena_array(arena, sizeof slots / sizeof *slots, sizeof(struct slot_texts))};
}

const struct slot_texts *slot_texts(const struct slot *slot, struct slot_facts *of)
{
    struct slot_texts *known = &of->known[slot - slots];
    struct nodes nodes;
    if (known->is_known)
        return known;
    find_nodes(&nodes, of, slot->path);
    known->texts = arena_array(of->arena, nodes.n + 1, sizeof *known->texts);
    known->is_known = true;
    if (!nodes.attribute)
        keep_language(&nodes, of->lang);
    if (slot->as == AS_LINES || slot->as == AS_LIST) {
        known->texts[0] = joined(of, &nodes, slot->as);
        known->n = known->texts[0] != NULL;
    } else {
        known->n = write_each(known->texts, slot, of, &nodes);
    }
    for (size_t i = 0; i < known->n; i++)
        known->texts[i] = words_plain_copy(of->arena, known->texts[i], strlen(known->texts[i]));
    return known;
}
