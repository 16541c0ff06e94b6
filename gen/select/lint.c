#include "lint.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "phrases.h"

#define MAX_TEXT_BYTES  65536
#define MAX_LANGUAGES   8
#define MAX_XPATH_STEPS 100000
#define MONTHS          12
#define UNTIL_REACH     4 /* words from "uiterlijk" to its day */
#define SLOT            " _ "

/* What the search must know of a language. */
struct speech {
    const char *lang;
    struct words negations, objection, until, months;
};

struct statement {
    const char *id, *in;
    const char *why[LANGUAGE_N];
    bool bundle_only;          /* in a clerk's own words it may well be right */
    xmlXPathCompExpr *allowed; /* NULL: never */
};

struct pattern {
    const struct statement *of;
    const struct speech *speech;
    struct words words;
};

struct lint {
    struct speech speeches[MAX_LANGUAGES];
    size_t n_speeches;
    struct pattern *patterns;
    size_t n_patterns;
    xmlXPathContext *xpath;
};

/* ---- loading ---- */

static void free_xpath(void *context)
{
    xmlXPathFreeContext(context);
}

static const char *lang_of(const xmlNode *node)
{
    xmlAttr *attr = xmlHasNsProp((xmlNode *)node, BAD_CAST "lang", XML_XML_NAMESPACE);
    return attr && attr->children ? (const char *)attr->children->content : NULL;
}

static const struct speech *speech_of(const struct lint *l, const char *lang)
{
    for (size_t i = 0; i < l->n_speeches; i++)
        if (text_equal(l->speeches[i].lang, lang))
            return &l->speeches[i];
    return NULL;
}

static enum outcome read_language(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    static const char *const names[] = {"negations", "objection", "until", "months"};
    if (l->n_speeches == MAX_LANGUAGES || !lang_of(row))
        return law_fault(law, row, "xml:lang");
    struct speech *speech = &l->speeches[l->n_speeches];
    struct words *const lists[] = {&speech->negations, &speech->objection, &speech->until, &speech->months};
    speech->lang = lang_of(row);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (!xml_attr(row, names[i]))
            return law_fault(law, row, "%s", names[i]);
        *lists[i] = pattern_of(arena, xml_attr(row, names[i]));
    }
    if (speech->months.n != MONTHS)
        return law_fault(law, row, "months");
    l->n_speeches++;
    return DONE;
}

static enum outcome read_pattern(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct pattern *pattern = &l->patterns[l->n_patterns];
    pattern->speech = speech_of(l, lang_of(row));
    pattern->words = pattern_of(arena, xml_text(arena, row));
    if (!pattern->speech || pattern->words.n == 0)
        return law_fault(law, row, "pattern, xml:lang");
    l->n_patterns++;
    return DONE;
}

static enum outcome read_statement(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    const char *allowed = xml_attr(row, "allowed-when"), *stray = law_stray(row, "id source in where allowed-when");
    *statement = (struct statement){
        .id = xml_attr(row, "id"),
        .in = xml_attr(row, "in"),
        .bundle_only = text_equal(xml_attr(row, "where"), "bundle"),
        .allowed = law_xpath(arena, allowed),
        .why = {[EN] = xml_text(arena, law_in_language(row, "why", "en")),
                [NL] = xml_text(arena, law_in_language(row, "why", "nl"))},
    };
    if (stray)
        return law_fault(law, row, "%s", stray);
    if (xml_attr(row, "where") && !statement->bundle_only)
        return law_fault(law, row, "where");
    if (!statement->id || !xml_attr(row, "source") || (allowed && !statement->allowed))
        return law_fault(law, row, "id, source or allowed-when");
    if (!statement->why[EN] || !statement->why[NL] || !xml_child(row, "pattern"))
        return law_fault(law, row, "why or pattern");
    enum outcome got = DONE;
    for (const xmlNode *it = xml_child(row, "pattern"); it && got == DONE; it = xml_next(it, "pattern")) {
        l->patterns[l->n_patterns].of = statement;
        got = read_pattern(l, arena, law, it);
    }
    return got;
}

static size_t count_patterns(const xmlNode *root)
{
    size_t n = 0;
    for (const xmlNode *row = xml_first(root); row; row = xml_following(row))
        n += xmlChildElementCount((xmlNode *)row);
    return n;
}

enum outcome lint_load(const struct lint **out, struct arena *arena, struct law_file *law)
{
    struct lint *l = arena_alloc(arena, sizeof *l);
    l->patterns = arena_array(arena, count_patterns(law->root) + 1, sizeof *l->patterns);
    l->xpath = xmlXPathNewContext(NULL);
    l->xpath->opLimit = MAX_XPATH_STEPS;
    arena_defer(arena, free_xpath, l->xpath);
    *out = l;

    enum outcome got = DONE;
    for (const xmlNode *row = xml_first(law->root); row && got == DONE; row = xml_following(row)) {
        if (xml_named(row, "language"))
            got = read_language(l, arena, law, row);
        else if (xml_named(row, "statement"))
            got = read_statement(l, arena, law, row);
        else
            got = law_fault(law, row, "%s", (const char *)row->name);
    }
    return got;
}

/* ---- statements ---- */

static bool is_allowed(const struct lint *l, const struct statement *statement, const xmlNode *about)
{
    if (!statement->allowed)
        return false;
    l->xpath->doc = about->doc;
    l->xpath->node = (xmlNode *)about;
    l->xpath->opCount = 0;
    bool is = xmlXPathCompiledEvalToBoolean(statement->allowed, l->xpath) == 1;
    l->xpath->doc = NULL;
    l->xpath->node = NULL;
    return is;
}

/* Whether the statement is searched for in this element at all. */
static bool is_meant_for(const struct statement *statement, const struct lint_text *text)
{
    if (statement->bundle_only && xml_named(text->about, "facts"))
        return false;
    return !statement->in || law_lists(statement->in, (const char *)text->node->name);
}

/* The first forbidden statement that stands in these words, or NULL. */
static const struct statement *forbidden_in(const struct lint *l, const struct words *words,
                                            const struct lint_text *text)
{
    const struct speech *speech = speech_of(l, text->lang);
    for (size_t i = 0; speech && i < l->n_patterns; i++) {
        const struct pattern *pattern = &l->patterns[i];
        if (pattern->speech == speech && phrase_stands_in(&pattern->words, words, &speech->negations) &&
            is_meant_for(pattern->of, text) && !is_allowed(l, pattern->of, text->about))
            return pattern->of;
    }
    return NULL;
}

static enum outcome judge(const struct lint *l, struct diag *d, const struct words *words, const struct lint_text *text)
{
    const struct statement *found = forbidden_in(l, words, text);
    if (!found)
        return DONE;
    struct place at = {.file = text->file, .line = xml_line(text->node)};
    memcpy(at.hint, found->why, sizeof at.hint);
    const char *id = xml_attr(text->node, "id") ? xml_attr(text->node, "id") : xml_attr(text->node, "key");
    return diag_note(d, D_FORBIDDEN_STATEMENT, &at, "%s: %s", id ? id : (const char *)text->node->name, found->id);
}

static void add_words(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE)
            buf_str(out, (const char *)it->content);
        else if (it->type == XML_ELEMENT_NODE && !it->children)
            buf_str(out, SLOT);
        else if (it->type == XML_ELEMENT_NODE)
            add_words(out, it);
    }
}

/* The forms of a noun stand in its attributes. */
static void add_forms(struct buf *out, const xmlNode *node)
{
    static const char *const forms[] = {"one", "many", "each", "full", "began"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *form = xml_named(node, "noun") ? xml_attr(node, forms[i]) : NULL;
        if (form)
            buf_printf(out, "%s. ", form);
    }
}

enum outcome lint_clause(const struct lint *l, struct diag *d, const struct lint_text *clause)
{
    struct buf text;
    buf_init(&text, MAX_TEXT_BYTES);
    add_words(&text, clause->node);
    add_forms(&text, clause->node);
    struct words words = words_of(d->arena, text.bytes ? text.bytes : "");
    buf_done(&text);
    return judge(l, d, &words, clause);
}

/* ---- bodies and instruments ---- */

/* A word of the list of things not used that stands among the data or in a reason. */
static enum outcome judge_non_use(const struct lint *l, struct diag *d, const struct lint_text *text,
                                  const struct words *words)
{
    static const char *const tellers = "what public category";
    enum outcome worst = DONE;
    const struct speech *speech = speech_of(l, text->lang);
    if (!speech || !law_lists(tellers, (const char *)text->node->name))
        return DONE;
    for (const xmlNode *list = xml_child(text->about, "non-use"); list; list = xml_next(list, "non-use"))
        for (const xmlNode *item = xml_child(list, "item"); item; item = xml_next(item, "item")) {
            struct words wanted = words_of(d->arena, xml_text(d->arena, item));
            struct place at = {.file = text->file, .line = xml_line(text->node)};
            bool is_meant = text_equal(lang_of(item), text->lang) && wanted.n > 0;
            if (is_meant && phrase_stands_in(&wanted, words, &speech->negations))
                worst = diag_note(d, D_SELF_CONTRADICTION, &at, "%s", xml_text(d->arena, item));
        }
    return worst;
}

static enum outcome judge_below(const struct lint *l, struct diag *d, const struct lint_text *whole)
{
    enum outcome worst = DONE;
    for (const xmlNode *it = xml_first(whole->node); it; it = xml_following(it)) {
        if (it->ns != whole->about->ns &&
            !(it->ns && whole->about->ns && xmlStrEqual(it->ns->href, whole->about->ns->href)))
            continue; /* internal: no reader sees it */
        struct lint_text text = {.file = whole->file, .lang = lang_of(it), .node = it, .about = whole->about};
        if (text.lang) {
            struct words words = words_of(d->arena, xml_text(d->arena, it));
            worst = outcome_worse(worst, judge(l, d, &words, &text));
            worst = outcome_worse(worst, judge_non_use(l, d, &text, &words));
        } else {
            worst = outcome_worse(worst, judge_below(l, d, &text));
        }
    }
    return worst;
}

enum outcome lint_part(const struct lint *l, struct diag *d, const char *file, const xmlNode *root)
{
    const struct lint_text whole = {.file = file, .node = root, .about = root};
    return judge_below(l, d, &whole);
}

/* ---- records ---- */

static int number_of(const char *word, size_t max_digits)
{
    size_t n = strspn(word, "0123456789");
    return n > 0 && n <= max_digits && !word[n] ? (int)strtol(word, NULL, 10) : -1;
}

static int month_of(const struct speech *speech, const char *word)
{
    for (int i = 0; i < MONTHS; i++)
        if (text_equal(speech->months.words[i], word))
            return i + 1;
    return number_of(word, 2);
}

/* A day written at word t: 12 januari 2027, 12-01-2027 or 2027-01-12. */
static date_day day_at(const struct speech *speech, const struct words *text, size_t t)
{
    if (t + 2 >= text->n)
        return DATE_NONE;
    const char *const *w = text->words + t;
    bool is_iso = strlen(w[0]) == 4;
    struct civil_date civil = {
        .year = number_of(w[is_iso ? 0 : 2], 4),
        .month = month_of(speech, w[1]),
        .day = number_of(w[is_iso ? 2 : 0], 2),
    };
    bool is_day = civil.year > 1900 && civil.month >= 1 && civil.month <= MONTHS && civil.day >= 1 && civil.day <= 31;
    return is_day ? date_from_civil(civil) : DATE_NONE;
}

/* Whether "until" stands a few words before t, in the same sentence. */
static bool is_until(const struct speech *speech, const struct words *text, size_t t)
{
    for (size_t back = 1; back <= UNTIL_REACH && back <= t; back++) {
        if (text_equal(text->words[t - back], "."))
            return false;
        if (phrase_is_one_of(&speech->until, text->words[t - back]))
            return true;
    }
    return false;
}

/* A day until which one can object, by these words, that is not the last day. */
static bool names_another_day(const struct speech *speech, const struct words *text, date_day last_day)
{
    bool tells_of_objection = false;
    for (size_t t = 0; t < text->n; t++)
        tells_of_objection = tells_of_objection || phrase_is_one_of(&speech->objection, text->words[t]);
    for (size_t t = 0; tells_of_objection && t < text->n; t++) {
        date_day day = day_at(speech, text, t);
        if (day != DATE_NONE && day != last_day && is_until(speech, text, t))
            return true;
    }
    return false;
}

static void judge_free_text(const struct lint *l, struct diag *d, const struct lint_record *r, const xmlNode *node)
{
    static const struct {
        const char *element, *xpath, *label[LANGUAGE_N];
    } labels[] = {
        {"summary",
         "/record/decision/summary",
         {[EN] = "Summary of the decision", [NL] = "Samenvatting van het besluit"}},
        {"amount",
         "/record/decision/amount/@label",
         {[EN] = "What the amount is", [NL] = "Omschrijving van het bedrag"}},
        {"note", "/record/note", {[EN] = "Clerk's note", [NL] = "Eigen opmerking"}},
    };
    const char *own = lang_of(node);
    struct lint_text text = {.lang = own ? own : "nl", .node = node, .about = xmlDocGetRootElement(r->facts)};
    const struct speech *speech = speech_of(l, text.lang);
    const char *written = xml_named(node, "amount") ? xml_attr(node, "label") : xml_text(d->arena, node);
    struct words words = words_of(d->arena, written ? written : "");
    struct place at = r->at;
    at.line = xml_line(node);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (xml_named(node, labels[i].element)) {
            at.xpath = labels[i].xpath;
            memcpy(at.field, labels[i].label, sizeof at.field);
        }

    const struct statement *found = forbidden_in(l, &words, &text);
    struct place why = at;
    if (found)
        memcpy(why.hint, found->why, sizeof why.hint);
    if (found)
        diag_note(d, D_FREE_TEXT_FORBIDDEN, &why, "%s", found->id);
    if (speech && names_another_day(speech, &words, r->last_day))
        diag_note(d, D_FREE_TEXT_DAY, &at, NULL);
}

void lint_record(const struct lint *l, struct diag *d, const struct lint_record *r)
{
    const xmlNode *decision = xml_child(r->record, "decision");
    const struct {
        const xmlNode *parent;
        const char *name;
    } texts[] = {{decision, "summary"}, {decision, "amount"}, {r->record, "note"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (const xmlNode *it = xml_child(texts[i].parent, texts[i].name); it; it = xml_next(it, texts[i].name))
            judge_free_text(l, d, r, it);
}
