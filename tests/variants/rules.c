#include "rules.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/buf.h"
#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/law.h"
#include "clauses.h"

static const char *const languages[] = {"nl", "en", NULL};
/* never, in any notice (templates/law/forbidden.xml says why) */
static const char *const never[] = {"score", "drempel", "threshold", "fraude", "fraud", NULL};
/* never in a light notice */
static const char *const heavy[] = {"risico", "risk", NULL};
/* an intention is no decision: nobody can object to it */
static const char *const of_objection[] = {"bezwaar", NULL};
/* what a person did, in whatever clause */
static const char *const of_person[] = {"medewerker besliste", "medewerker bekeek", "staff member decided", "staff member looked", NULL};
static const char human_claims[] = "reviewed decided-by-person own-assessment saw-whole-file may-deviate";

static xmlDoc *words_of(struct table *t)
{
    xmlDoc *doc;
    const struct input *in = bundle_file(&t->w.bundle, "wording/nl.xml");
    if (!in || xml_parse(&doc, t->w.arena, &t->w.diag, in, 1) != DONE)
        workshop_stop(&t->w.diag, "wording/nl.xml");
    return doc;
}

struct rules rules_read(struct table *t)
{
    struct rules rules = {.t = t, .human = ""};
    const xmlNode *root = xmlDocGetRootElement(words_of(t));
    for (const xmlNode *it = xml_child(root, "clause"); it; it = xml_next(it, "clause")) {
        const char *claims = xml_attr(it, "claims");
        bool is_human = false;
        for (size_t n; claims && *claims; claims += n + strspn(claims + n, " ")) {
            n = strcspn(claims, " ");
            is_human = is_human || (n && law_lists(human_claims, arena_strndup(t->w.arena, claims, n)));
        }
        if (is_human)
            rules.human = arena_printf(t->w.arena, "%s %s", rules.human, xml_attr(it, "id"));
    }
    return rules;
}

/* The first clause of a human decision that the letter says, or NULL. */
static const char *human_clause(const struct rules *rules, struct arena *arena, const struct page_clauses *page)
{
    for (size_t i = 0; i < page->n_parts; i++) {
        const char *ids = page->parts[i].clauses;
        for (size_t n; *ids; ids += n + strspn(ids + n, " ")) {
            n = strcspn(ids, " ");
            const char *id = arena_strndup(arena, ids, n);
            if (law_lists(rules->human, id))
                return id;
        }
    }
    return NULL;
}

/* What a letter may not say, or "". */
static const char *fault_of(const struct rules *rules, struct arena *arena, const struct cell *cell, const xmlNode *letter)
{
    const struct way *way = &rules->t->axes.ways[cell->way];
    const char *text = clauses_text(arena, letter);
    struct page_clauses page = clauses_of(arena, letter);
    bool is_intention = text_equal(rules->t->axes.outcomes[cell->outcome], "intention");
    const char *word = clauses_word_in(text, never);
    if (!word && cells_is_light(way))
        word = clauses_word_in(text, heavy);
    if (!word && is_intention && text_equal(xml_attr(letter, "lang"), "nl"))
        word = clauses_word_in(text, of_objection);
    if (!word && way->automated)
        word = clauses_word_in(text, of_person);
    if (word)
        return arena_printf(arena, "the word ‘%s’", word);
    const char *clause = way->automated ? human_clause(rules, arena, &page) : NULL;
    return clause ? arena_printf(arena, "clause %s in an automated decision", clause) : "";
}

static void write_parts(struct cell_result *r, struct arena *arena, xmlDoc *doc)
{
    struct page_clauses page = clauses_of(arena, clauses_letter(doc, "nl"));
    size_t n = 0;
    for (size_t i = 0; i < page.n_parts && n < sizeof r->parts; i++)
        n += (size_t)snprintf(r->parts + n, sizeof r->parts - n, "%s=%s\n", page.parts[i].part, page.parts[i].clauses);
    if (n >= sizeof r->parts)
        snprintf(r->fault, sizeof r->fault, "more clauses than fit");
}

void rules_try_cell(void *context, size_t i, void *result)
{
    const struct rules *rules = context;
    struct cell_result *r = result;
    struct arena *arena = arena_new();
    struct cell cell = cells_at(rules->t, i);
    struct printed printed = cells_print(rules->t, arena, &cell);
    r->outcome = printed.outcome;
    snprintf(r->codes, sizeof r->codes, "%s", printed.codes);
    if (printed.page)
        write_parts(r, arena, printed.page);
    for (size_t k = 0; printed.page && languages[k] && !*r->fault; k++) {
        const xmlNode *letter = clauses_letter(printed.page, languages[k]);
        if (!letter && k == 1 && cell.form)
            continue;
        if (letter)
            snprintf(r->fault, sizeof r->fault, "%s", fault_of(rules, arena, &cell, letter));
        else
            snprintf(r->fault, sizeof r->fault, "no letter in %s (%s)", languages[k], printed.warns);
        if (*r->fault && letter)
            snprintf(r->fault + strlen(r->fault), sizeof r->fault - strlen(r->fault), " (%s)", languages[k]);
    }
    arena_free(arena);
}

/* ---- clauses that nobody says ---- */

static bool says(const char *parts, const char *id)
{
    size_t n = strlen(id);
    for (const char *at = parts; (at = strstr(at, id)); at++) {
        bool begins = at > parts && (at[-1] == ' ' || at[-1] == '=');
        if (begins && (at[n] == ' ' || at[n] == '\n' || at[n] == '\0'))
            return true;
    }
    return false;
}

/* Clauses of the samples, with their translation, as one text like the parts of a cell. */
static const char *said_by_samples(struct table *t)
{
    struct workshop *w = &t->w;
    const char *said = "";
    struct shop *shop = workshop_shop(w, w->arena, &w->diag, &w->bundle);
    if (!shop)
        workshop_stop(&w->diag, "the bundle");
    for (size_t i = 0; i < w->n_samples; i++) {
        struct letter_order order = {.mailing_date = w->mailing_date, .language = i % 2 ? "en" : NULL};
        struct printed printed = workshop_print(w->arena, shop, &w->samples[i], &order);
        for (size_t k = 0; printed.page && languages[k]; k++) {
            struct page_clauses page = clauses_of(w->arena, clauses_letter(printed.page, languages[k]));
            for (size_t p = 0; p < page.n_parts; p++)
                said = arena_printf(w->arena, "%s=%s\n", said, page.parts[p].clauses);
        }
    }
    return said;
}

static bool is_excused(const char *excuses, const char *id)
{
    size_t n = strlen(id);
    for (const char *at = excuses; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strncmp(at, id, n) == 0 && at[n] == ' ')
            return true;
    return false;
}

const char *rules_unsaid(struct table *t, const struct crew *crew)
{
    struct arena *arena = t->w.arena;
    const char *excuses = workshop_file(&t->w, "tests/variants/unsaid").bytes, *samples = said_by_samples(t), *unsaid = "";
    const xmlNode *root = xmlDocGetRootElement(words_of(t));
    for (const xmlNode *it = xml_child(root, "clause"); it; it = xml_next(it, "clause")) {
        const char *id = xml_attr(it, "id");
        bool is_said = is_excused(excuses, id) || says(samples, id);
        for (size_t i = 0; i < t->n_cells && !is_said; i++)
            is_said = says(((const struct cell_result *)crew_result(crew, i))->parts, id);
        if (!is_said)
            unsaid = arena_printf(arena, "%s%s%s", unsaid, *unsaid ? " " : "", id);
    }
    return unsaid;
}
