#include "slots.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_NODES 64

/* How a fact is written. */
enum written { AS_TEXT, AS_DAY, AS_WEEKDAY, AS_MONTH, AS_WEEKS, AS_MONTHS, AS_DAYS, AS_LINES, AS_LIST, NO_COMMA, NO_ARTICLE, AS_REGISTER, AS_INTERVAL, AS_ROW, AS_LAW,
               AS_NOUN, AS_NUMBER, AS_STEP };

struct slot {
    const char *name;
    const char *path; /* of elements below <facts>, @ before an attribute; "objection" and "office": those of this decision; NULL: any words; a|b: b where there is no a */
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
    {"note", "record/note", AS_TEXT, SLOT_EACH},
    {"decision-date", "record/decision@date", AS_DAY, SLOT_ONE},
    {"applied-on", "record/decision@applied-on", AS_DAY, SLOT_ONE},
    {"published-on", "record/decision@published-on", AS_DAY, SLOT_ONE},
    {"match-code", "record/decision@match-code", AS_TEXT, SLOT_ONE},
    {"review-date", "record/review@date", AS_DAY, SLOT_ONE},
    {"role", "record/review@role", NO_ARTICLE, SLOT_ONE},
    {"department", "record/review@department", AS_TEXT, SLOT_ONE},
    {"mailing-date", "letter@mailing-date", AS_DAY, SLOT_ONE},
    {"enclosures", "enclosures", AS_TEXT, SLOT_LIST},
    /* the last day */
    {"last-day", "deadline@last-day", AS_WEEKDAY, SLOT_ONE},
    {"raw-day", "deadline@raw", AS_WEEKDAY, SLOT_ONE},
    {"raw-date", "deadline@raw", AS_DAY, SLOT_ONE},
    {"counted-from", "deadline@from", AS_DAY, SLOT_ONE},
    {"counted-term", "deadline@weeks", AS_WEEKS, SLOT_ONE}, /* or @days: slot_texts() */
    {"day-off", "deadline/rolled-over/name", AS_TEXT, SLOT_ANY},
    {"remedy-law", "remedy/cite", AS_LIST, SLOT_ONE},
    {"law", "record/decision/basis", AS_LAW, SLOT_ONE}, /* and those of the instruments: laws() */
    {"payment-basis", "record/effects/basis", AS_LIST, SLOT_ONE},
    /* the selection */
    {"selection-date", "selection@date", AS_DAY, SLOT_ONE},
    {"withheld-ground", "selection/withheld@ground", AS_TEXT, SLOT_ONE},
    {"withheld-by", "selection/withheld@approved-by", AS_TEXT, SLOT_ONE},
    {"program", "instrument/name", AS_TEXT, SLOT_ANY},
    {"goal", "instrument/goal", AS_TEXT, SLOT_ANY},
    {"technique", "instrument/technique", AS_TEXT, SLOT_ANY},
    {"reason", "instrument/reason/public", AS_TEXT, SLOT_LIST},
    {"category", "instrument/reason/category", AS_TEXT, SLOT_LIST},
    {"data", "instrument/data/category/what", AS_TEXT, SLOT_EACH},
    {"data-what", "instrument/data/category/what", AS_TEXT, SLOT_EACH},
    {"source", "instrument/data/category/source", AS_TEXT, SLOT_EACH},
    {"data-source", "instrument/data/category/source", AS_TEXT, SLOT_EACH},
    {"sources", "instrument/data/category/source", AS_TEXT, SLOT_LIST},
    {"non-use", "instrument/non-use/item", AS_TEXT, SLOT_EITHER},
    {"register-page", "instrument/register@lars", AS_REGISTER, SLOT_ANY},
    {"unpublished-reason", "instrument/unpublished/reason", AS_TEXT, SLOT_ONE},
    {"retention", "instrument/retention@months", AS_MONTHS, SLOT_ONE},
    {"test-month", "tests@last", AS_MONTH, SLOT_ONE},
    {"test-before-month", "tests@before", AS_MONTH, SLOT_ONE},
    {"test-interval", "tests@interval-months", AS_INTERVAL, SLOT_ONE},
    {"test-page", "instrument/test-page", AS_TEXT, SLOT_ANY},
    {"finding", "tests/finding", AS_TEXT, SLOT_ANY},
    {"protected-grounds", "instrument/criteria/ground", AS_TEXT, SLOT_LIST},
    {"base-period", "instrument/base-rate@period", AS_TEXT, SLOT_ANY},
    {"base-in-order", "instrument/base-rate@in-order", AS_TEXT, SLOT_ANY},
    {"base-of", "instrument/base-rate@of", AS_TEXT, SLOT_ANY},
    {"effects-basis", "instrument/effects/basis", AS_LIST, SLOT_ONE},
    {"other-effect", "instrument/effects/other", AS_TEXT, SLOT_LIST},
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
    {"privacy-officer", "body/privacy-officer/phone|body/privacy-officer/post/line|body/privacy-officer/name", AS_ROW, SLOT_ONE},
    {"privacy-mail", "body/privacy-officer/email", AS_TEXT, SLOT_ONE},
    {"discrimination-desk", "body/discrimination/name", AS_TEXT, SLOT_ONE},
    {"discrimination-phone", "body/discrimination/phone", AS_TEXT, SLOT_ONE},
    {"discrimination-desk-page", "body/discrimination/website", AS_TEXT, SLOT_ONE},
    {"complaint-page", "body/complaint/website", AS_TEXT, SLOT_ONE},
    {"complaint-phone", "body/complaint/phone", AS_TEXT, SLOT_ONE},
    {"complaint-mail", "body/complaint/email", AS_TEXT, SLOT_ONE},
    {"complaint-address", "body/complaint/post/line", AS_LINES, SLOT_ONE},
    {"online-page", "objection/online", AS_TEXT, SLOT_ONE},
    {"login", "objection/online@login", AS_TEXT, SLOT_ONE},
    {"post-address", "objection/post/line", AS_LINES, SLOT_ONE},
    {"freepost", "objection/freepost/line", AS_LINES, SLOT_ONE},
    {"handled-by", "objection/handled-by", AS_TEXT, SLOT_ONE},
    {"objection-term", "objection@answer-weeks", AS_WEEKS, SLOT_ONE},
    {"court", "court/name", AS_TEXT, SLOT_ONE},
    {"office", "office/name", AS_TEXT, SLOT_ONE},
    {"office-page", "office/website", AS_TEXT, SLOT_ONE},
    {"office-address", "office/post/line", AS_LINES, SLOT_ONE},
    /* contacts of the law */
    {"advice-name", "contacts/advice/name", AS_TEXT, SLOT_ONE},
    {"advice-phone", "contacts/advice/phone", AS_TEXT, SLOT_ONE},
    {"ombudsman-name", "contacts/ombudsman/name", AS_TEXT, SLOT_ONE},
    {"ombudsman-phone", "contacts/ombudsman/phone", AS_TEXT, SLOT_ONE},
    {"discrimination-page", "contacts/discrimination/name", AS_TEXT, SLOT_ONE},
    {"privacy-name", "contacts/privacy/name", AS_TEXT, SLOT_ONE},
    {"privacy-phone", "contacts/privacy/phone", AS_TEXT, SLOT_ONE},
    /* words by which the subject is called */
    {"noun", NULL, AS_NOUN, SLOT_ONE},
    {"nouns", NULL, AS_NOUN, SLOT_ONE},
    {"noun-each", NULL, AS_NOUN, SLOT_ONE},
    {"noun-full", NULL, AS_NOUN, SLOT_ONE},
    {"noun-began", NULL, AS_NOUN, SLOT_ONE},
    {"the-noun", NULL, AS_NOUN, SLOT_ONE},
    {"the-noun-full", NULL, AS_NOUN, SLOT_ONE},
    /* counted: "Two" */
    {"program-count", NULL, AS_NOUN, SLOT_ONE},
    {"step-picked", "record/decision", AS_STEP, SLOT_ONE},
    {"page-number", NULL, AS_NUMBER, SLOT_ONE},
    {"page-count", NULL, AS_NUMBER, SLOT_ONE},
};
// clang-format on

const struct slot *slot_find(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (*slots[i].name == *name && strncmp(slots[i].name, name, n) == 0 && slots[i].name[n] == '\0')
            return &slots[i];
    return NULL;
}

bool slot_is_known(const struct slot *slot)
{
    return slot->path;
}

bool slot_is_of_program(const struct slot *slot)
{
    return slot->path && (text_starts(slot->path, "instrument") || text_starts(slot->path, "selection") || text_starts(slot->path, "tests"));
}

enum slot_many slot_many(const struct slot *slot)
{
    return slot->many;
}

/* --- what cannot be known --- */

/* Whether a word is one of a list " a b ", or is but for its first letter, which may be a capital. */
static bool is_listed(const char *list, const char *word, size_t n)
{
    size_t first = 0;
    text_decode(word, n, &first);
    for (const char *at = list + 1; *at;) {
        const size_t n_listed = strcspn(at, " ");
        size_t skipped = 0;
        if (n_listed)
            text_decode(at, n_listed, &skipped);
        const bool is_same = n_listed == n && memcmp(at, word, n) == 0;
        if (is_same || (n > first && n_listed - skipped == n - first && memcmp(at + skipped, word + first, n - first) == 0))
            return true;
        at += n_listed + (at[n_listed] == ' ');
    }
    return false;
}

static const xmlNode *record_of(const struct slot_facts *of)
{
    return xml_child(of->facts, "record");
}

/* A word of the subject's, or of the name of the one whom it is about. */
static bool is_noun_word(struct slot_facts *of, const char *word, size_t n)
{
    const struct proofs *proofs = of->language->proofs;
    const char *subject = xml_attr(xml_child(record_of(of), "decision"), "subject");
    const struct slot_texts *name = slot_texts(slot_find("on-behalf-of", 12), of);
    for (size_t i = 0; i < proofs->n_nouns; i++) {
        const struct noun_words *noun = &proofs->nouns[i];
        if ((!noun->subject || text_equal(noun->subject, subject)) && is_listed(noun->words, word, n))
            return true;
    }
    return name->n && memmem(name->texts[0], strlen(name->texts[0]), word, n);
}

bool slot_may_be(const struct slot *slot, struct slot_facts *of, const char *text, size_t n)
{
    const char *end = text + n;
    if (slot->as == AS_NUMBER)
        return n <= 5 && strspn(text, "0123456789") >= n;
    while (text < end) {
        const char *space = memchr(text, ' ', (size_t)(end - text)), *to = space ? space : end;
        const char *next = space ? space + 1 : end;
        while (to > text && strchr(".,:;'()", to[-1]))
            to--;
        while (text < to && strchr("'(", *text))
            text++;
        if (to > text && !is_noun_word(of, text, (size_t)(to - text)))
            return false;
        text = next;
    }
    return true;
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

/* What somebody attested on the day of mailing or before. */
static void find_attested(struct nodes *nodes, const xmlNode *facts, const xmlNode *parent, const char *name)
{
    const date_day day = date_parse(xml_attr(xml_child(facts, "letter"), "mailing-date"));
    for (const xmlNode *it = xml_child(parent, name); it; it = xml_next(it, name)) {
        const char *by = xml_attr(it, "by");
        const date_day on = date_parse(xml_attr(it, "on"));
        if (by && *by && on != DATE_NONE && on <= day)
            add_node(nodes, it);
    }
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
        for (const xmlNode *it = xml_child(xml_child(xml_child(facts, "body"), "enclosures"), "enclosure"); it; it = xml_next(it, "enclosure"))
            if (!xml_lang(it) || text_equal(xml_lang(it), "nl")) /* papers are named as they lie in the envelope */
                add_node(nodes, it);
    } else
        find_children(nodes, facts, name);
    if (only)
        add_node(nodes, only);
}

/* Follows a path. */
static void follow(struct nodes *nodes, const struct slot_facts *of, char *steps)
{
    struct nodes room[2], *now = room, *found = room + 1; /* they are big: nothing of them is written that is not used */
    char *at = strchr(steps, '@');
    nodes->attribute = at ? at + 1 : NULL;
    if (at)
        *at = '\0';
    now->n = 0;
    for (char *step = steps, *end; step; step = end ? end + 1 : NULL) {
        found->n = 0;
        end = strchr(step, '/');
        if (end)
            *end = '\0';
        if (step == steps)
            find_start(found, of->facts, step);
        for (size_t i = 0; i < now->n; i++)
            text_equal(step, "non-use") ? find_attested(found, of->facts, now->at[i], step) : find_children(found, now->at[i], step);
        struct nodes *before = now;
        now = found;
        found = before;
    }
    nodes->n = now->n;
    memcpy(nodes->at, now->at, now->n * sizeof *now->at);
}

static void find_nodes(struct nodes *nodes, const struct slot_facts *of, const char *path)
{
    char *paths = arena_strdup(of->arena, path);
    nodes->n = 0;
    nodes->attribute = NULL;
    for (char *one = paths, *end; one && nodes->n == 0; one = end) {
        end = strchr(one, '|');
        if (end)
            *end++ = '\0';
        follow(nodes, of, one);
    }
}

/* In a language or in none; NULL: Dutch. */
static bool is_in_language(const xmlNode *node, const struct tongue *language)
{
    const char *its = xml_lang(node);
    return !its || (language ? words_are_in(language, its, strlen(its)) : text_equal(its, "nl"));
}

/* Those in the letter's language or in none; the Dutch ones when one is not there in it. */
static void keep_language(struct nodes *nodes, const struct tongue *language)
{
    size_t n_dutch = 0, n_own = 0, n = 0;
    for (size_t i = 0; i < nodes->n; i++) {
        n_dutch += is_in_language(nodes->at[i], NULL);
        n_own += is_in_language(nodes->at[i], language);
    }
    const struct tongue *kept = n_own < n_dutch ? NULL : language;
    for (size_t i = 0; i < nodes->n; i++)
        if (is_in_language(nodes->at[i], kept))
            nodes->at[n++] = nodes->at[i];
    nodes->n = n;
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

/* Which step of what happened was the choice: the application may have come before it, and information. */
static const char *step_of(const struct slot_facts *of, const xmlNode *decision)
{
    const char *applied = xml_attr(decision, "applied-on");
    bool is_told = false;
    for (const xmlNode *it = xml_child(of->facts, "selection"); it; it = xml_next(it, "selection")) {
        const char *date = xml_attr(it, "date");
        applied = applied && date && strcmp(date, applied) < 0 ? NULL : applied;
        is_told = is_told || text_equal(xml_attr(it, "route"), "risk");
    }
    for (const xmlNode *it = xml_child(of->facts, "instrument"); it; it = xml_next(it, "instrument"))
        is_told = is_told && text_equal(xml_attr(it, "kind"), "signal-enriched");
    return arena_printf(of->arena, "%d", 1 + (applied != NULL) + is_told);
}

/* Every way in which a fact may be written; how many. */
static size_t written(const char **out, const struct slot_facts *of, const char *text, enum written as)
{
    struct arena *arena = of->arena;
    out[0] = text;
    if (!text || !*text)
        return 0;
    switch (as) {
    case AS_DAY: return words_day(arena, of->language, text, DAY_ALONE, out);
    case AS_WEEKDAY: return words_day(arena, of->language, text, DAY_WITH_WEEKDAY, out);
    case AS_MONTH: return words_day(arena, of->language, text, MONTH_ALONE, out);
    case AS_WEEKS: return words_count(arena, of->language, text, COUNTED_WEEK, out);
    case AS_MONTHS: return words_count(arena, of->language, text, COUNTED_MONTH, out);
    case AS_DAYS: return words_count(arena, of->language, text, COUNTED_DAY, out);
    case AS_INTERVAL: return words_interval(arena, of->language, text, out);
    case NO_COMMA: out[0] = without_comma(arena, text); return 1;
    case NO_ARTICLE: out[0] = without_article(text); return 1;
    case AS_REGISTER: out[0] = arena_printf(arena, "algoritmes.overheid.nl/nl/algoritme/%s", text); return 1;
    default: return 1;
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

static bool is_before(const struct nodes *nodes, const struct slot_facts *of, size_t i, const char *text)
{
    for (size_t k = 0; k < i; k++)
        if (text_equal(xml_text(of->arena, nodes->at[k]), text))
            return true;
    return false;
}

/* In a row: lines by commas, citations by semicolons, each once. */
static const char *joined(const struct slot_facts *of, const struct nodes *nodes, enum written as)
{
    const bool is_list = as == AS_LIST;
    const char *row = NULL;
    for (size_t i = 0; i < nodes->n; i++) {
        const char *text = xml_text(of->arena, nodes->at[i]);
        if (!*text || (as == AS_LINES && is_said_before(of, nodes->at[i], text)) || (is_list && is_before(nodes, of, i, text)))
            continue;
        row = row ? arena_printf(of->arena, "%s%s%s", row, is_list ? "; " : ", ", text) : text;
    }
    return row;
}

#define ARTICLE  ", artikel "
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* The articles alone where the act is that of the one before, unless a capital behind its articles may be another act. */
static const char *articles_alone(const char *before, const char *text)
{
    const char *articles = strstr(text, ARTICLE), *last = before ? strstr(before, ARTICLE) : NULL;
    const bool is_same = articles && last && articles > text && last - before == articles - text && strncmp(before, text, (size_t)(last - before)) == 0;
    return is_same && !strpbrk(last + strlen(ARTICLE), CAPITALS) ? articles + 2 : NULL;
}

/* The bases of the decision, then of each instrument's task and data. */
static const char *laws(const struct slot_facts *of, struct nodes *nodes)
{
    const char *row = NULL, *before = NULL;
    for (const xmlNode *it = xml_child(of->facts, "instrument"); it; it = xml_next(it, "instrument"))
        for (const xmlNode *basis = xml_first(xml_child(it, "legal-basis")); basis; basis = xml_following(basis))
            if (xml_named(basis, "task") || xml_named(basis, "data"))
                add_node(nodes, basis);
    for (size_t i = 0; i < nodes->n; i++) {
        const char *text = xml_text(of->arena, nodes->at[i]), *alone = articles_alone(before, text);
        if (is_before(nodes, of, i, text))
            continue;
        row = before ? arena_printf(of->arena, "%s%s%s", row, alone ? ", " : "; ", alone ? alone : text) : text;
        before = text;
    }
    return row;
}

#define MAX_TEXTS 96

/* The texts of those nodes; of a list each once. */
static size_t write_each(const char **texts, const struct slot *slot, const struct slot_facts *of, const struct nodes *nodes)
{
    const char *attribute = nodes->attribute;
    size_t n = 0;
    for (size_t i = 0; i < nodes->n && n + MAX_VARIANTS <= MAX_TEXTS; i++) {
        const char *text = slot->as == AS_STEP ? step_of(of, nodes->at[i])
                           : attribute         ? xml_attr(nodes->at[i], attribute)
                                               : xml_text(of->arena, nodes->at[i]);
        enum written as = slot->as;
        if (!text && text_equal(slot->name, "counted-term")) {
            text = xml_attr(nodes->at[i], "days");
            as = AS_DAYS;
        }
        bool is_new = true;
        for (size_t k = 0; k < n && as == AS_TEXT; k++)
            is_new = is_new && !text_equal(texts[k], text);
        n += is_new ? written(texts + n, of, text, as) : 0;
    }
    return n;
}

static void mark_first(struct slot_texts *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        const unsigned char byte = (unsigned char)*texts->texts[i];
        if (byte)
            texts->first[byte / 64] |= UINT64_C(1) << byte % 64;
        else
            memset(texts->first, 0xFF, sizeof texts->first); /* behind no words anything may come */
    }
}

struct slot_facts slot_facts(struct arena *arena, const xmlNode *facts, const struct tongue *language)
{
    return (struct slot_facts){arena, facts, language, arena_array(arena, sizeof slots / sizeof *slots, sizeof(struct slot_texts))};
}

static void find_texts(struct slot_texts *known, const struct slot *slot, struct slot_facts *of)
{
    struct nodes nodes;
    find_nodes(&nodes, of, slot->path);
    const char *texts[MAX_TEXTS];
    known->is_known = true;
    if (!nodes.attribute && slot->as != AS_LAW)
        keep_language(&nodes, of->language);
    if (slot->as == AS_LINES || slot->as == AS_LIST || slot->as == AS_ROW || slot->as == AS_LAW) {
        texts[0] = slot->as == AS_LAW ? laws(of, &nodes) : joined(of, &nodes, slot->as);
        known->n = texts[0] != NULL;
    } else {
        known->n = write_each(texts, slot, of, &nodes);
    }
    known->texts = arena_array(of->arena, known->n + 1, sizeof *known->texts);
    for (size_t i = 0; i < known->n; i++)
        known->texts[i] = words_plain_copy(of->arena, texts[i], strlen(texts[i]));
    mark_first(known);
}

const struct slot_texts *slot_texts(const struct slot *slot, struct slot_facts *of)
{
    struct slot_texts *known = &of->known[slot - slots];
    if (!known->is_known)
        find_texts(known, slot, of);
    return known;
}

bool slot_may_begin(const struct slot *slot, struct slot_facts *of, char first)
{
    const unsigned char byte = (unsigned char)first;
    return slot_texts(slot, of)->first[byte / 64] >> byte % 64 & 1;
}
