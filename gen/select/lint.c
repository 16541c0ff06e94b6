#include "lint.h"

#include <string.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "lint_rows.h"

#define MAX_TEXT_BYTES 65536
#define SLOT           " _ "
#define LEGAL_LANGUAGE "nl" /* Awb art. 2:6 */

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

bool lint_tells_of_objection(const struct reading *reading)
{
    for (size_t i = 0; i < reading->words.n; i++)
        if (phrase_is_one_of(&reading->speech->objection, reading->words.words[i]))
            return true;
    return false;
}

bool lint_tells_of_responding(const struct speech *speech, const struct words *words)
{
    for (size_t i = 0; i < speech->n_responding; i++)
        if (phrase_stands_in(&speech->responding[i], words, &speech->negations))
            return true;
    return false;
}

/* Whether the text tells of what the statement is only searched for beside. */
static bool stands_beside(const struct statement *of, const struct reading *reading)
{
    if (!of->beside_objection && !of->beside_responding)
        return true;
    return lint_tells_of_objection(reading) ||
           (of->beside_responding && lint_tells_of_responding(reading->speech, &reading->words));
}

struct reading lint_read_words(const struct lint *l, struct arena *arena, const struct speech *speech, const struct words *words)
{
    struct reading out = {.speech = speech, .words = *words};
    out.may_stand = arena_array(arena, l->n_patterns / 64 + 1, sizeof *out.may_stand);
    phrase_index_mark(speech->index, &out.words, out.may_stand);
    return out;
}

struct reading lint_read(const struct lint *l, struct arena *arena, const char *lang, const char *text)
{
    const struct speech *speech = lint_speech(l, lang);
    if (!speech)
        return (struct reading){0};
    struct words words = words_of(arena, text);
    return lint_read_words(l, arena, speech, &words);
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
            phrase_hide(&l->patterns[i].phrase, &rest, negations);
    return phrase_stands_in(&pattern->phrase, &rest, negations);
}

const struct statement *lint_find(const struct lint *l, struct arena *arena, const struct reading *reading,
                                  const struct lint_text *text, bool holding)
{
    bool is_clerks = xml_named(text->about, "facts");
    for (size_t i = 0; reading->speech && i < l->n_patterns; i++) {
        const struct pattern *pattern = &l->patterns[i];
        const struct statement *of = pattern->of;
        if (!(reading->may_stand[i / 64] >> i % 64 & 1)) {
            i += reading->may_stand[i / 64] >> i % 64 ? 0 : 63 - i % 64; /* nothing more in this word of bits */
            continue;
        }
        if (of->holds == holding && is_meant_for(of, text) &&
            phrase_stands_in(&pattern->phrase, &reading->words, &reading->speech->negations) &&
            stands_beside(of, reading) && !holds_at(l, of->allowed, text->about) &&
            !holds_at(l, of->unless, text->node) && (!is_clerks || finds(l, arena, pattern, &reading->words)))
            return of;
    }
    return NULL;
}

static enum outcome judge(const struct lint *l, struct diag *d, const struct reading *reading, const struct lint_text *text)
{
    const struct statement *found = lint_find(l, d->arena, reading, text, false);
    if (!found)
        found = lint_find(l, d->arena, reading, text, true);
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
    struct reading reading = lint_read(l, l->scratch, clause->lang, text.bytes ? text.bytes : "");
    buf_done(&text);
    enum outcome got = judge(l, d, &reading, clause);
    arena_reset(l->scratch);
    return got;
}

/* ---- bodies and instruments ---- */

/* How a program works may well say what it does not look at, so there a sentence that denies does not count. */
static bool tells_of(const struct phrase *wanted, const struct reading *reading, const struct lint_text *text)
{
    const struct words *words = &reading->words, *negations = &reading->speech->negations;
    if (!law_lists("technique goal", (const char *)text->node->name))
        return phrase_stands_in(wanted, words, negations);
    for (size_t from = 0, to = 0; from < words->n; from = to + 1) {
        bool denies = false;
        for (to = from; to < words->n && !text_equal(words->words[to], "."); to++)
            denies = denies || phrase_is_one_of(negations, words->words[to]);
        struct words sentence = {.words = words->words + from, .n = to - from};
        if (!denies && phrase_stands_in(wanted, &sentence, negations))
            return true;
    }
    return false;
}

/* A word of the list of things not used that stands among the data, in a reason or in how the program works. */
static enum outcome judge_non_use(struct diag *d, const struct unused *unused, const struct lint_text *text,
                                  const struct reading *reading)
{
    static const char *const tellers = "what source public category technique goal other";
    enum outcome worst = DONE;
    if (!reading->speech || !unused || !law_lists(tellers, (const char *)text->node->name))
        return DONE;
    for (const struct unused *item = unused; item; item = item->next) {
        bool is_told = false;
        for (size_t i = 0; i < item->n_told_by && text_equal(item->lang, text->lang) && !is_told; i++)
            is_told = tells_of(&item->told_by[i], reading, text);
        if (is_told)
            worst = diag_note(d, D_SELF_CONTRADICTION, &(struct place){.file = text->file, .line = xml_line(text->node)}, "%s", item->name);
    }
    return worst;
}

static enum outcome judge_below(const struct lint *l, struct diag *d, const struct unused *unused, const struct lint_text *whole)
{
    enum outcome worst = DONE;
    for (const xmlNode *it = xml_first(whole->node); it; it = xml_following(it)) {
        if (it->ns != whole->about->ns &&
            !(it->ns && whole->about->ns && xmlStrEqual(it->ns->href, whole->about->ns->href)))
            continue; /* internal: no reader sees it */
        /* what names no language stands in every letter: a line of an address, a legal basis */
        const char *lang = xml_lang(it) || xml_first(it) ? xml_lang(it) : LEGAL_LANGUAGE;
        struct lint_text text = {.file = whole->file, .lang = lang, .node = it, .about = whole->about};
        if (text.lang) {
            struct reading reading = lint_read(l, d->arena, text.lang, xml_text(d->arena, it));
            worst = outcome_worse(worst, judge(l, d, &reading, &text));
            worst = outcome_worse(worst, judge_non_use(d, unused, &text, &reading));
        } else {
            worst = outcome_worse(worst, judge_below(l, d, unused, &text));
        }
    }
    return worst;
}

enum outcome lint_part(const struct lint *l, struct diag *d, const char *file, const xmlNode *root)
{
    const struct lint_text whole = {.file = file, .node = root, .about = root};
    return judge_below(l, d, lint_unused(l, d->arena, root), &whole);
}
