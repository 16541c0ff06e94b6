#include "snippet.h"

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/duties.h"
#include "wording.h"

/* What is taken from a part of the letter: sentences that fulfil these duties, or parts of them. */
struct taking {
    const char *part, *block; /* block NULL: in whichever */
    const char *duties[3];    /* a NULL after the last */
};

/* The lead and the box under it announce what the letter tells further on: that is taken from there. */
static const struct taking takings[] = {
    {"opening", "h1", {"1", "11"}},
    {"opening", "p", {"0.41"}}, /* of whom it speaks */
    {"happened", NULL, {"1", "11"}},
    {"why", NULL, {"2"}},
    {"who", NULL, {"10", "11"}},
    {"objection", NULL, {"16", "17"}},
    {"objection", NULL, {"13.15"}}, /* a payment that was stopped before there is a decision */
};
/* Each of these that applies must be there, or what stands for it: who decided is told of a person (11) or a computer (11.7). */
static const char *const needed[] = {"1", "2", "10", "11", "11.7", "16", "17"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct gathering {
    struct arena *arena;
    const struct snippet_sources *from;
    const struct duties *duties;
    struct sentences said;
    struct snippet *out;
};

static const struct clause *clause_of(const struct gathering *g, const struct sentence *s)
{
    const struct catalogue *words = s->clause ? composer_words(g->from->composer, s->letter) : NULL;
    return words ? wording_clause(words, s->clause) : NULL;
}

static bool fulfils_one(const struct gathering *g, const struct clause *clause, const char *const *duties)
{
    for (size_t i = 0; clause && i < clause->n_duties; i++)
        for (const char *const *duty = duties; *duty; duty++)
            if (duty_belongs_to(g->duties->rows[clause->duties[i]].id, *duty))
                return true;
    return false;
}

static bool is_taken(const struct gathering *g, const struct sentence *s)
{
    for (size_t i = 0; i < COUNT(takings); i++) {
        const struct taking *t = &takings[i];
        if (text_equal(s->part, t->part) && (!t->block || text_equal(s->block, t->block)) && fulfils_one(g, clause_of(g, s), t->duties))
            return true;
    }
    return false;
}

/* The heading of a part that is taken, the term of a row that is: they fulfil no duty, and say what the next sentence is about. */
static bool leads_to_taken(const struct gathering *g, size_t at)
{
    const struct sentence *s = &g->said.all[at];
    const struct clause *clause = clause_of(g, s);
    const bool is_heading = text_equal(s->block, "h2"), is_term = text_equal(s->block, "row");
    if (!clause || clause->n_duties > 0 || !(is_heading || is_term))
        return false;
    for (size_t i = at + 1; i < g->said.n; i++) {
        const struct sentence *next = &g->said.all[i];
        const bool is_same = is_term ? next->block_number == s->block_number : text_equal(next->part, s->part) && !text_equal(next->block, "h2");
        if (!is_same)
            return false;
        if (is_taken(g, next))
            return true;
    }
    return false;
}

/* Said of that program, or of all. */
static bool is_there(const struct gathering *g, const char *lang, const char *duty, size_t program)
{
    for (size_t i = 0; i < g->out->n; i++) {
        const struct sentence *s = &g->out->all[i];
        const struct clause *clause = text_equal(s->letter, lang) ? clause_of(g, s) : NULL;
        for (size_t k = 0; clause && k < clause->n_duties; k++)
            if (text_equal(g->duties->rows[clause->duties[k]].id, duty) && (program == 0 || s->program == 0 || s->program == program))
                return true;
    }
    return false;
}

/* How many of the needed duties, of those that apply to these facts, are not there. */
static enum outcome judge(const struct gathering *g, struct diag *d, const struct place *at, const char *lang)
{
    enum outcome worst = DONE;
    const size_t n_programs = g->from->programs->n;
    for (size_t p = 0; p <= n_programs; p++) {
        const bool *applying = duties_applying(g->from->statute, g->from->programs, p);
        for (size_t i = 0; i < g->duties->n_rows; i++) {
            const struct duty *duty = &g->duties->rows[i];
            bool is_needed = false;
            for (size_t k = 0; k < COUNT(needed); k++)
                is_needed = is_needed || text_equal(duty->id, needed[k]);
            if (is_needed && applying[i] && duty->each_program == (p > 0) && !is_there(g, lang, duty->id, n_programs > 1 ? p : 0))
                worst = outcome_worse(worst, diag_note(d, D_DUTY_UNMET, at, "%s", duty->id));
        }
    }
    return worst;
}

enum outcome snippet_take(struct snippet *out, struct arena *arena, struct diag *d, const struct snippet_sources *from,
                          const struct place *at)
{
    struct gathering g = {
        .arena = arena,
        .from = from,
        .duties = statute_duties(from->statute),
        .said = sentences_of(arena, from->page),
        .out = out,
    };
    *out = (struct snippet){.all = arena_array(arena, g.said.n + 1, sizeof *out->all)};
    for (size_t i = 0; i < g.said.n; i++)
        if (is_taken(&g, &g.said.all[i]) || leads_to_taken(&g, i))
            out->all[out->n++] = g.said.all[i];

    enum outcome got = DONE;
    const xmlNode *letter = xml_child(xmlDocGetRootElement(from->page), "letter");
    for (; letter; letter = xml_next(letter, "letter"))
        got = outcome_worse(got, judge(&g, d, at, xml_attr(letter, "lang")));
    return got;
}
