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
    bool record_only;          /* about what the record says besides */
    bool holds;                /* in a clerk's own words it holds the letter */
    bool beside_objection;     /* only in a text that tells of objecting */
    xmlXPathCompExpr *allowed; /* NULL: never */
    xmlXPathCompExpr *unless;  /* the same, from the element that is searched */
};

struct pattern {
    const struct statement *of;
    const struct speech *speech;
    struct words words;
    bool is_innocent; /* in a clerk's own words: hides what it finds from the other patterns of its statement */
};

struct lint {
    const xmlNode *root;
    struct speech speeches[MAX_LANGUAGES];
    size_t n_speeches;
    struct pattern *patterns;
    size_t n_patterns;
    xmlXPathContext *xpath;
    struct arena *scratch; /* for one clause at a time */
};

/* ---- loading ---- */

static void free_xpath(void *context)
{
    xmlXPathFreeContext(context);
}

static void free_scratch(void *arena)
{
    arena_free(arena);
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
    if (l->n_speeches == MAX_LANGUAGES || !xml_lang(row))
        return law_fault(law, row, "xml:lang");
    struct speech *speech = &l->speeches[l->n_speeches];
    struct words *const lists[] = {&speech->negations, &speech->objection, &speech->until, &speech->months};
    speech->lang = xml_lang(row);
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
    pattern->speech = speech_of(l, xml_lang(row));
    pattern->is_innocent = xml_named(row, "innocent");
    pattern->words = pattern_of(arena, xml_text(arena, row));
    if (!pattern->speech || pattern->words.n == 0)
        return law_fault(law, row, "pattern, xml:lang");
    l->n_patterns++;
    return DONE;
}

static enum outcome read_statement(struct lint *l, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct statement *statement = arena_alloc(arena, sizeof *statement);
    const char *allowed = xml_attr(row, "allowed-when"), *stray = law_stray(row, "id source in where allowed-when unless holds beside");
    *statement = (struct statement){
        .id = xml_attr(row, "id"),
        .in = xml_attr(row, "in"),
        .bundle_only = text_equal(xml_attr(row, "where"), "bundle"),
        .record_only = text_equal(xml_attr(row, "where"), "record"),
        .beside_objection = text_equal(xml_attr(row, "beside"), "objection"),
        .allowed = law_xpath(arena, allowed),
        .unless = law_xpath(arena, xml_attr(row, "unless")),
        .why = {[EN] = xml_text(arena, law_in_language(row, "why", "en")),
                [NL] = xml_text(arena, law_in_language(row, "why", "nl"))},
    };
    if (stray)
        return law_fault(law, row, "%s", stray);
    if (!law_flag(row, "holds", "yes", &statement->holds))
        return law_fault(law, row, "holds");
    if (xml_attr(row, "where") && !statement->bundle_only && !statement->record_only)
        return law_fault(law, row, "where");
    if (xml_attr(row, "beside") && !statement->beside_objection)
        return law_fault(law, row, "beside");
    if (!statement->id || !xml_attr(row, "source") || (allowed && !statement->allowed) ||
        (xml_attr(row, "unless") && !statement->unless))
        return law_fault(law, row, "id, source or allowed-when");
    if (!statement->why[EN] || !statement->why[NL] || !xml_child(row, "pattern"))
        return law_fault(law, row, "why or pattern");
    enum outcome got = DONE;
    for (const xmlNode *it = xml_first(row); it && got == DONE; it = xml_following(it)) {
        l->patterns[l->n_patterns].of = statement;
        if (xml_named(it, "pattern") || xml_named(it, "innocent"))
            got = read_pattern(l, arena, law, it);
        else if (!xml_named(it, "why"))
            got = law_fault(law, it, "%s", (const char *)it->name);
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
    l->root = law->root;
    l->xpath = xmlXPathNewContext(NULL);
    l->xpath->opLimit = MAX_XPATH_STEPS;
    arena_defer(arena, free_xpath, l->xpath);
    l->scratch = arena_new();
    arena_defer(arena, free_scratch, l->scratch);
    *out = l;

    enum outcome got = DONE;
    for (const xmlNode *row = xml_first(law->root); row && got == DONE; row = xml_following(row)) {
        if (xml_named(row, "language"))
            got = read_language(l, arena, law, row);
        else if (xml_named(row, "statement"))
            got = read_statement(l, arena, law, row);
        else if (xml_named(row, "same") && xml_attr(row, "words") && speech_of(l, xml_lang(row)))
            got = DONE; /* read where it is asked for */
        else
            got = law_fault(law, row, "%s", (const char *)row->name);
    }
    return got;
}

/* ---- statements ---- */

static bool holds_at(const struct lint *l, xmlXPathCompExpr *test, const xmlNode *node)
{
    if (!test)
        return false;
    l->xpath->doc = node->doc;
    l->xpath->node = (xmlNode *)node;
    l->xpath->opCount = 0;
    bool is = xmlXPathCompiledEvalToBoolean(test, l->xpath) == 1;
    l->xpath->doc = NULL;
    l->xpath->node = NULL;
    return is;
}

/* Whether the statement is searched for in this element at all. */
static bool is_meant_for(const struct statement *statement, const struct lint_text *text)
{
    bool is_clerks = xml_named(text->about, "facts");
    if (is_clerks ? statement->bundle_only : statement->record_only)
        return false;
    return !statement->in || law_lists(statement->in, (const char *)text->node->name);
}

static bool tells_of_objection(const struct speech *speech, const struct words *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (phrase_is_one_of(&speech->objection, words->words[i]))
            return true;
    return false;
}

/* Whether the pattern finds anything but what is innocent by another pattern of its statement. */
static bool finds(const struct lint *l, struct arena *arena, const struct pattern *pattern, const struct words *words)
{
    const struct words *negations = &pattern->speech->negations;
    struct words rest = *words;
    rest.words = arena_array(arena, words->n + 1, sizeof *rest.words);
    memcpy(rest.words, words->words, words->n * sizeof *rest.words);
    for (size_t i = 0; i < l->n_patterns; i++)
        if (l->patterns[i].is_innocent && l->patterns[i].of == pattern->of && l->patterns[i].speech == pattern->speech)
            phrase_hide(&l->patterns[i].words, &rest, negations);
    return phrase_stands_in(&pattern->words, &rest, negations);
}

/* The first forbidden statement that stands in these words, of those that hold a letter or of the others; or NULL. */
static const struct statement *forbidden_in(const struct lint *l, struct arena *arena, const struct words *words,
                                            const struct lint_text *text, bool holding)
{
    const struct speech *speech = speech_of(l, text->lang);
    bool is_clerks = xml_named(text->about, "facts");
    for (size_t i = 0; speech && i < l->n_patterns; i++) {
        const struct pattern *pattern = &l->patterns[i];
        const struct statement *of = pattern->of;
        if (of->holds == holding && !pattern->is_innocent && pattern->speech == speech &&
            phrase_stands_in(&pattern->words, words, &speech->negations) && is_meant_for(of, text) &&
            (!of->beside_objection || tells_of_objection(speech, words)) && !holds_at(l, of->allowed, text->about) &&
            !holds_at(l, of->unless, text->node) && (!is_clerks || finds(l, arena, pattern, words)))
            return of;
    }
    return NULL;
}

static enum outcome judge(const struct lint *l, struct diag *d, const struct words *words, const struct lint_text *text)
{
    const struct statement *found = forbidden_in(l, d->arena, words, text, false);
    if (!found)
        found = forbidden_in(l, d->arena, words, text, true);
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
    struct words words = words_of(l->scratch, text.bytes ? text.bytes : "");
    buf_done(&text);
    enum outcome got = judge(l, d, &words, clause);
    arena_reset(l->scratch);
    return got;
}

/* ---- bodies and instruments ---- */

/* A longer word finds its plural too. */
#define PLURAL_FROM_BYTES 6

static struct words with_plurals(struct arena *arena, struct words words)
{
    for (size_t i = 0; i < words.n; i++)
        if (strlen(words.words[i]) >= PLURAL_FROM_BYTES)
            words.words[i] = arena_printf(arena, "%s*", words.words[i]);
    return words;
}

/* What the words tell of: how a program works may well say what it does not look at, so there a sentence that denies does not
 * count. */
static bool tells_of(const struct words *wanted, const struct words *words, const struct lint_text *text,
                     const struct words *negations)
{
    if (!law_lists("technique goal", (const char *)text->node->name))
        return phrase_stands_in(wanted, words, negations);
    for (size_t from = 0, to = 0; from < words->n; from = to + 1) {
        bool denies = false;
        for (to = from; to < words->n && !text_equal(words->words[to], "."); to++)
            denies = denies || phrase_is_one_of(negations, words->words[to]);
        struct words sentence = *words;
        sentence.words += from;
        sentence.n = to - from;
        if (!denies && phrase_stands_in(wanted, &sentence, negations))
            return true;
    }
    return false;
}

/* Whether the text tells of the item, or of what is the same by a row of the law ("geboorteland | land van geboorte"). */
static bool tells_of_item(const struct lint *l, struct arena *arena, const struct lint_text *text,
                          const struct words *words, const char *item)
{
    const struct speech *speech = speech_of(l, text->lang);
    struct words wanted = words_of(arena, item);
    if (wanted.n == 0)
        return false;
    for (const xmlNode *row = xml_child(l->root, "same"); row; row = xml_next(row, "same")) {
        const char *list = xml_attr(row, "words");
        bool is_named = false, is_told = false;
        for (const char *at = list; text_equal(xml_lang(row), text->lang) && *at;) {
            size_t n_bytes = strcspn(at, "|");
            struct words same = words_of(arena, arena_strndup(arena, at, n_bytes));
            is_named = is_named || (same.n == wanted.n && phrase_begins(&same, &wanted));
            same = with_plurals(arena, same);
            is_told = is_told || tells_of(&same, words, text, &speech->negations);
            at += n_bytes + (at[n_bytes] == '|');
        }
        if (is_named && is_told)
            return true;
    }
    wanted = with_plurals(arena, wanted);
    return tells_of(&wanted, words, text, &speech->negations);
}

/* A word of the list of things not used that stands among the data, in a reason or in how the program works. */
static enum outcome judge_non_use(const struct lint *l, struct diag *d, const struct lint_text *text,
                                  const struct words *words)
{
    static const char *const tellers = "what source public category technique goal other";
    enum outcome worst = DONE;
    if (!speech_of(l, text->lang) || !law_lists(tellers, (const char *)text->node->name))
        return DONE;
    for (const xmlNode *list = xml_child(text->about, "non-use"); list; list = xml_next(list, "non-use"))
        for (const xmlNode *item = xml_child(list, "item"); item; item = xml_next(item, "item")) {
            struct place at = {.file = text->file, .line = xml_line(text->node)};
            const char *name = xml_text(d->arena, item);
            if (text_equal(xml_lang(item), text->lang) && tells_of_item(l, d->arena, text, words, name))
                worst = diag_note(d, D_SELF_CONTRADICTION, &at, "%s", name);
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
        struct lint_text text = {.file = whole->file, .lang = xml_lang(it), .node = it, .about = whole->about};
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
    if (!tells_of_objection(speech, text))
        return false;
    for (size_t t = 0; t < text->n; t++) {
        date_day day = day_at(speech, text, t);
        if (day != DATE_NONE && day != last_day && is_until(speech, text, t))
            return true;
    }
    return false;
}

/* A text of the record that a reader sees: an element, or an attribute of one. */
struct free_text {
    const char *parent, *element, *attribute; /* parent NULL: of the record itself */
    const char *xpath, *label[LANGUAGE_N];
};

static const struct free_text free_texts[] = {
    {"decision", "summary", NULL, "/record/decision/summary", {"Summary of the decision", "Samenvatting van het besluit"}},
    {"decision", "amount", "label", "/record/decision/amount/@label", {"What the amount is", "Omschrijving van het bedrag"}},
    {NULL, "note", NULL, "/record/note", {"Clerk's note", "Eigen opmerking"}},
    {NULL, "review", "role", "/record/review/@role", {"Role of the reviewer", "Functie van de beoordelaar"}},
    {NULL, "review", "department", "/record/review/@department", {"Department", "Afdeling"}},
    {"effects", "basis", NULL, "/record/effects/basis", {"Basis of the effect", "Grondslag van het gevolg"}},
    {"enclosures", "enclosure", NULL, "/record/enclosures/enclosure", {"Enclosure", "Bijlage"}},
};

static void note_statement(struct diag *d, enum diag_code code, const struct place *at, const struct statement *found)
{
    struct place why = *at;
    memcpy(why.hint, found->why, sizeof why.hint);
    diag_note(d, code, &why, "%s", found->id);
}

static enum outcome judge_free_text(const struct lint *l, struct diag *d, const struct lint_record *r,
                                    const struct free_text *free_text, const xmlNode *node)
{
    const char *own = xml_lang(node);
    struct lint_text text = {.lang = own ? own : "nl", .node = node, .about = xmlDocGetRootElement(r->facts)};
    const struct speech *speech = speech_of(l, text.lang);
    const char *written = free_text->attribute ? xml_attr(node, free_text->attribute) : xml_text(d->arena, node);
    struct words words = words_of(d->arena, written ? written : "");
    struct place at = r->at;
    at.line = xml_line(node);
    at.xpath = free_text->xpath;
    memcpy(at.field, free_text->label, sizeof at.field);

    bool is_other_day = speech && names_another_day(speech, &words, r->last_day);
    const struct statement *held = forbidden_in(l, d->arena, &words, &text, true);
    const struct statement *found = forbidden_in(l, d->arena, &words, &text, false);
    if (held)
        note_statement(d, D_FREE_TEXT_HELD, &at, held);
    if (found)
        note_statement(d, D_FREE_TEXT_FORBIDDEN, &at, found);
    if (is_other_day)
        diag_note(d, D_FREE_TEXT_DAY, &at, NULL);
    return held || is_other_day ? HELD : DONE;
}

enum outcome lint_record(const struct lint *l, struct diag *d, const struct lint_record *r)
{
    enum outcome worst = DONE;
    for (size_t i = 0; i < sizeof free_texts / sizeof *free_texts; i++) {
        const struct free_text *it = &free_texts[i];
        const xmlNode *parent = it->parent ? xml_child(r->record, it->parent) : r->record;
        for (const xmlNode *node = xml_child(parent, it->element); node; node = xml_next(node, it->element))
            worst = outcome_worse(worst, judge_free_text(l, d, r, it, node));
    }
    return worst;
}
