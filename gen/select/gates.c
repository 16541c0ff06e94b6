#include "gates.h"

#include <limits.h>
#include <libxml/xpath.h>

#include "../base/text.h"
#include "facts.h"
#include "statute.h"

enum effect { EFFECT_REFUSE, EFFECT_HOLD, EFFECT_WARN, EFFECT_N };

struct gate {
    const char *id, *where;
    const char *field[LANGUAGE_N];
    enum diag_code code;
    date_day from, until;
    xmlXPathCompExpr *applies, *holds, *place;
};

/* What each effect is called in the data, what it makes of the letter, and the code of a row without one of its own. */
static const struct {
    const char *name;
    enum outcome outcome;
    enum diag_code general;
} effects[EFFECT_N] = {
    [EFFECT_REFUSE] = {"refuse", REFUSED, D_GATE_REFUSES},
    [EFFECT_HOLD] = {"hold", HELD, D_GATE_HOLDS},
    [EFFECT_WARN] = {"warn", DONE, D_GATE_WARN},
};

static void free_expression(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

static xmlXPathCompExpr *compile(struct arena *arena, const xmlNode *row, const char *attribute)
{
    const char *text = xml_attr(row, attribute);
    xmlXPathCompExpr *expression = text ? xmlXPathCompile(BAD_CAST text) : NULL;
    if (expression)
        arena_defer(arena, free_expression, expression);
    return expression;
}

static enum effect effect_of(const xmlNode *row)
{
    for (int i = 0; i < EFFECT_N; i++)
        if (text_equal(effects[i].name, xml_attr(row, "effect")))
            return (enum effect)i;
    return EFFECT_N;
}

/* The row's code counts when it does what the row's effect says: so a gate or an effect that is new in the data works
 * at once, with the general code of that effect. */
static void choose_code(struct gate *gate, const xmlNode *row, enum effect effect)
{
    const struct diag_row *own = diag_lookup(xml_attr(row, "code"));
    bool is_fit = own && own->outcome == effects[effect].outcome;
    gate->code = is_fit ? (enum diag_code)(own - diag_table) : effects[effect].general;
}

static enum outcome read_row(struct gate *gate, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    static const char *const lang[LANGUAGE_N] = {[EN] = "en", [NL] = "nl"};
    static const char *const required[] = {"id", "source", "code", "where"};
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!xml_attr(row, required[i]))
            return law_fault(law, row, "%s", required[i]);

    enum effect effect = effect_of(row);
    if (!xml_named(row, "gate") || effect == EFFECT_N)
        return law_fault(law, row, "effect");
    if (!text_equal(xml_attr(row, "basis"), "law") && !text_equal(xml_attr(row, "basis"), "policy"))
        return law_fault(law, row, "basis");
    if (!law_validity(&gate->from, &gate->until, row))
        return law_fault(law, row, "valid-from and valid-until");

    gate->id = xml_attr(row, "id");
    gate->where = xml_attr(row, "where");
    gate->applies = compile(arena, row, "applies-when");
    gate->holds = compile(arena, row, "must-hold");
    gate->place = compile(arena, row, "where");
    if (!gate->applies || !gate->holds || !gate->place)
        return law_fault(law, row, "applies-when, must-hold or where");
    for (int i = 0; i < LANGUAGE_N; i++) {
        const xmlNode *field = law_in_language(row, "field", lang[i]);
        if (!law_in_language(row, "message", lang[i]) || !law_in_language(row, "title", lang[i]))
            return law_fault(law, row, "title and message, xml:lang=\"%s\"", lang[i]);
        gate->field[i] = field ? xml_text(arena, field) : NULL;
    }
    choose_code(gate, row, effect);
    return DONE;
}

enum outcome gates_load(struct gates *out, struct arena *arena, struct law_file *law)
{
    size_t n_rows = 0;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row))
        n_rows++;
    out->rows = arena_array(arena, n_rows + 1, sizeof *out->rows);
    out->n_rows = 0;
    for (const xmlNode *row = xml_first(law->root); row; row = xml_following(row)) {
        enum outcome got = read_row(&out->rows[out->n_rows], arena, law, row);
        if (got != DONE)
            return got;
        out->n_rows++;
    }
    return DONE;
}

/* An evaluation that fails is UNKNOWN. */
static bool is_true(xmlXPathCompExpr *expression, xmlXPathContext *xpath, bool when_unknown)
{
    int answer = xmlXPathCompiledEvalToBoolean(expression, xpath);
    return answer < 0 ? when_unknown : answer == 1;
}

/* The line of the fact that decides, when it comes from the record: the file that `at` names. */
static long line_of(const struct gate *gate, xmlXPathContext *xpath, long otherwise)
{
    long line = 0;
    xmlXPathObject *found = xmlXPathCompiledEval(gate->place, xpath);
    if (found && found->type == XPATH_NODESET && found->nodesetval && found->nodesetval->nodeNr > 0) {
        const xmlNode *node = found->nodesetval->nodeTab[0];
        const xmlNode *section = node;
        while (section->parent && !xml_named(section->parent, "facts"))
            section = section->parent;
        if (xml_named(section, "record") && node->line < USHRT_MAX) /* a copied node knows no line beyond that */
            line = xml_line(node);
    }
    xmlXPathFreeObject(found);
    return line > 0 ? line : otherwise;
}

static enum outcome judge_one(struct diag *d, const struct gate *gate, xmlXPathContext *xpath, const struct place *at)
{
    if (!is_true(gate->applies, xpath, true) || is_true(gate->holds, xpath, false))
        return DONE;
    struct place here = *at;
    here.line = line_of(gate, xpath, at->line);
    here.xpath = gate->where;
    here.field[EN] = gate->field[EN];
    here.field[NL] = gate->field[NL];
    return diag_note(d, gate->code, &here, "%s", gate->id);
}

enum outcome gates_judge(struct diag *d, const struct statute *s, xmlDoc *facts, const struct place *at)
{
    enum outcome worst = DONE;
    xmlNode *root = xmlDocGetRootElement(facts);
    date_day published = date_parse(xml_attr(xml_child(root, "letter"), "published"));
    s->xpath->doc = facts;
    s->xpath->node = root;
    for (size_t i = 0; i < s->gates.n_rows; i++) {
        const struct gate *gate = &s->gates.rows[i];
        if (gate->from <= published && published <= gate->until)
            worst = outcome_worse(worst, judge_one(d, gate, s->xpath, at));
    }
    s->xpath->doc = NULL;
    s->xpath->node = NULL;
    return worst;
}
