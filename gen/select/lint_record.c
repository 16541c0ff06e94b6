/* The free texts of a record: which of them a reader sees, and what stands in them that the letter denies. */
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "lint_amounts.h"
#include "lint_split.h"
#include "persons.h"

#define UNTIL_REACH 4 /* words from "uiterlijk" to its day */
#define END         "."
#define CENTURY     2000

static int number_of(const char *word, size_t max_digits)
{
    size_t n = strspn(word, "0123456789");
    return n > 0 && n <= max_digits && !word[n] ? (int)strtol(word, NULL, 10) : -1;
}

static int month_of(const struct speech *speech, const char *word)
{
    for (size_t i = 0; i < speech->months.n; i++)
        if (text_equal(speech->months.words[i], word))
            return (int)(i % LINT_MONTHS) + 1;
    return number_of(word, 2);
}

/* The word behind t, over the point of "11 jan. 2027" or "11.1.27"; text->n: there is none. */
static size_t behind(const struct words *text, size_t t)
{
    t++;
    return t < text->n && text_equal(text->words[t], END) ? t + 1 : t;
}

/* The year that stands there: 2027, or 27 when no other digits follow it as in a telephone number. */
static int year_at(const struct words *text, size_t t)
{
    int year = number_of(text->words[t], 4);
    bool is_short = strlen(text->words[t]) == 2;
    if (year < 0 || !is_short)
        return year;
    return t + 1 < text->n && strchr("0123456789", text->words[t + 1][0]) ? -1 : CENTURY + year;
}

/* A day written at word t: 12 januari 2027, 12 jan. 2027, 12-01-2027, 12/1/2027, 12.1.27 or 2027-01-12. */
static date_day day_at(const struct speech *speech, const struct words *text, size_t t)
{
    size_t second = behind(text, t), third = second < text->n ? behind(text, second) : text->n;
    if (third >= text->n)
        return DATE_NONE;
    bool is_iso = strlen(text->words[t]) == 4;
    struct civil_date civil = {
        .year = year_at(text, is_iso ? t : third),
        .month = month_of(speech, text->words[second]),
        .day = number_of(text->words[is_iso ? third : t], 2),
    };
    bool is_day = civil.year > 1900 && civil.month >= 1 && civil.month <= LINT_MONTHS && civil.day >= 1 && civil.day <= 31;
    return is_day ? date_from_civil(civil) : DATE_NONE;
}

/* Whether "until" stands a few words before t, in the same sentence. */
static bool is_until(const struct speech *speech, const struct words *text, size_t t)
{
    for (size_t back = 1; back <= UNTIL_REACH && back <= t; back++) {
        if (text_equal(text->words[t - back], END))
            return false;
        if (phrase_is_one_of(&speech->until, text->words[t - back]))
            return true;
    }
    return false;
}

/* The sentence of word t, and so many before it. */
static struct words sentences_at(const struct words *text, size_t t, size_t n_before)
{
    size_t from = t, to = t;
    for (; from > 0 && (n_before > 0 || !text_equal(text->words[from - 1], END)); from--)
        n_before -= text_equal(text->words[from - 1], END);
    while (to < text->n && !text_equal(text->words[to], END))
        to++;
    return (struct words){.words = text->words + from, .n = to - from};
}

static bool tells_of_past(const struct speech *speech, const struct words *text, size_t t)
{
    struct words sentence = sentences_at(text, t, 0);
    for (size_t i = 0; i < sentence.n; i++)
        if (phrase_is_one_of(&speech->past, sentence.words[i]))
            return true;
    return false;
}

static bool is_of_objection_decided(const struct lint_record *r)
{
    const xmlNode *facts = r->facts ? xmlDocGetRootElement(r->facts) : NULL;
    return text_equal(xml_attr(xml_child(xml_child(facts, "record"), "decision"), "outcome"), "objection-decided");
}

/* Whether the day at word t is one until which the reader can do something against the decision. What is past is no such day where an
 * objection was decided, nor beside "reageren"; "bezwaar" with a day that is past would tell the reader that the term is over. */
static bool is_of_remedy(const struct reading *reading, const struct lint_record *r, size_t t)
{
    const struct speech *speech = reading->speech;
    const struct words *text = &reading->words;
    const xmlNode *decision = xml_child(r->record, "decision");
    bool is_past = tells_of_past(speech, text, t);
    if (lint_tells_of_objection(reading))
        return !(is_past && is_of_objection_decided(r));
    if (r->last_day == DATE_NONE || is_past || day_at(speech, text, t) <= date_parse(xml_attr(decision, "date")))
        return false;
    struct words near = sentences_at(text, t, 0);
    if (near.n > 0 && phrase_is_one_of(&speech->answer, near.words[0]))
        near = sentences_at(text, t, 1);
    return lint_tells_of_responding(speech, &near);
}

/* A day until which one can object, by these words, that is not the last day. */
static bool names_another_day(const struct reading *reading, const struct lint_record *r)
{
    const struct speech *speech = reading->speech;
    const struct words *text = &reading->words;
    for (size_t t = 0; speech && t < text->n; t++) {
        date_day day = day_at(speech, text, t);
        if (day != DATE_NONE && day != r->last_day && is_until(speech, text, t) && is_of_remedy(reading, r, t))
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
    {"addressee", "salutation", NULL, "/record/addressee/salutation", {"Salutation", "Aanhef"}},
    {"addressee", "on-behalf-of", NULL, "/record/addressee/on-behalf-of", {"On behalf of", "Namens"}},
    {"decision", "summary", NULL, "/record/decision/summary", {"Summary of the decision", "Samenvatting van het besluit"}},
    {"decision", "amount", "label", "/record/decision/amount/@label", {"What the amount is", "Omschrijving van het bedrag"}},
    {"decision", "basis", NULL, "/record/decision/basis", {"Legal basis", "Wettelijke grondslag"}},
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

/* What was found in a text, read in each language that the lint knows: a clerk may write English in a Dutch letter. */
struct found {
    const struct statement *held, *warned;
    const char *unused; /* what the selection did not use, by the instrument, and by the text it did */
    bool names_other_day;
    bool names_other_amounts; /* in the summary: read in any language, no sum is the record's */
};

/* The first thing that an instrument of the facts says it does not use, and the text that somebody looked at. */
static const char *looked_at_unused(const struct lint *l, struct arena *arena, const struct reading *reading, const xmlNode *facts)
{
    const char *found = NULL;
    bool tells_of_looking = false; /* few texts do, and the lists take time */
    for (size_t i = 0; i < reading->words.n; i++)
        tells_of_looking = tells_of_looking || phrase_is_one_of(&reading->speech->looked, reading->words.words[i]);
    for (const xmlNode *it = tells_of_looking ? xml_child(facts, "instrument") : NULL; it && !found; it = xml_next(it, "instrument"))
        found = lint_looked_at_unused(arena, lint_unused(l, arena, it), reading);
    return found;
}

static struct found find_in_each_language(const struct lint *l, struct arena *arena, const struct lint_record *r,
                                          const struct lint_text *text, const char *written)
{
    struct found found = {0};
    for (size_t i = 0; i < l->n_speeches; i++) {
        struct reading reading = lint_read(l, arena, l->speeches[i].lang, written);
        if (xml_named(text->node, "summary"))
            found.names_other_amounts = (i == 0 || found.names_other_amounts) && lint_names_other_amounts(reading.speech, written, text->node->parent);
        found.names_other_day = found.names_other_day || names_another_day(&reading, r);
        found.unused = found.unused ? found.unused : looked_at_unused(l, arena, &reading, text->about);
        found.held = found.held ? found.held : lint_find(l, arena, &reading, text, true);
        found.warned = found.warned ? found.warned : lint_find(l, arena, &reading, text, false);
        struct words joined;
        if (!found.held && lint_join_split(&joined, arena, reading.speech, &reading.words)) {
            reading = lint_read_words(l, arena, reading.speech, &joined);
            found.held = lint_find(l, arena, &reading, text, true);
        }
    }
    return found;
}

/* Where a name is somebody's whom the decision is about, and no officer's. */
static bool tells_of_people(const xmlNode *node)
{
    return xml_named(node, "summary") || xml_named(node, "note") || xml_named(node, "enclosure");
}

static enum outcome judge_free_text(const struct lint *l, struct diag *d, const struct lint_record *r,
                                    const struct free_text *free_text, const xmlNode *node)
{
    struct lint_text text = {.node = node, .about = xmlDocGetRootElement(r->facts)};
    const char *written = free_text->attribute ? xml_attr(node, free_text->attribute) : xml_text(d->arena, node);
    struct place at = r->at;
    at.line = xml_line(xml_named(node, "withheld") ? r->record : node); /* the log is another file: its line would mislead */
    at.xpath = free_text->xpath;
    memcpy(at.field, free_text->label, sizeof at.field);

    struct found found = find_in_each_language(l, d->arena, r, &text, written ? written : "");
    if (found.held)
        note_statement(d, D_FREE_TEXT_HELD, &at, found.held);
    if (found.unused)
        diag_note(d, D_FREE_TEXT_HELD, &at, "non-use: %s", found.unused);
    if (found.warned)
        note_statement(d, D_FREE_TEXT_FORBIDDEN, &at, found.warned);
    if (found.names_other_day)
        diag_note(d, D_FREE_TEXT_DAY, &at, NULL);
    if (found.names_other_amounts)
        diag_note(d, D_FREE_TEXT_AMOUNT, &at, NULL);
    if (r->pairs && tells_of_people(node) && persons_names_another(r->pairs, d->arena, written ? written : "", xml_child(r->record, "addressee")))
        diag_note(d, D_FREE_TEXT_PERSON, &at, NULL);
    return found.held || found.unused || found.names_other_day || found.names_other_amounts ? HELD : DONE;
}

/* What the selection log says of why no more is told: the letter prints both. */
static const struct free_text withheld[] = {
    {"selection", "withheld", "ground", "/selections/selection/withheld/@ground", {"Ground to withhold", "Grond om niet te vertellen"}},
    {"selection", "withheld", "approved-by", "/selections/selection/withheld/@approved-by", {"Approved by", "Goedgekeurd door"}},
};

static enum outcome judge_withheld(const struct lint *l, struct diag *d, const struct lint_record *r)
{
    enum outcome worst = DONE;
    const xmlNode *facts = r->facts ? xmlDocGetRootElement(r->facts) : NULL;
    for (const xmlNode *it = xml_child(facts, "selection"); it; it = xml_next(it, "selection"))
        for (size_t i = 0; xml_child(it, "withheld") && i < sizeof withheld / sizeof *withheld; i++)
            worst = outcome_worse(worst, judge_free_text(l, d, r, &withheld[i], xml_child(it, "withheld")));
    return worst;
}

enum outcome lint_record(const struct lint *l, struct diag *d, const struct lint_record *r)
{
    enum outcome worst = judge_withheld(l, d, r);
    for (size_t i = 0; i < sizeof free_texts / sizeof *free_texts; i++) {
        const struct free_text *it = &free_texts[i];
        const xmlNode *parent = it->parent ? xml_child(r->record, it->parent) : r->record;
        for (const xmlNode *node = xml_child(parent, it->element); node; node = xml_next(node, it->element))
            worst = outcome_worse(worst, judge_free_text(l, d, r, it, node));
    }
    return worst;
}
