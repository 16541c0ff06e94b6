#include "gates.h"

#include <limits.h>
#include <string.h>

#include "../base/text.h"
#include "facts.h"
#include "statute.h"

enum effect { EFFECT_REFUSE, EFFECT_HOLD, EFFECT_WARN, EFFECT_N };

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

static xmlXPathCompExpr *compile(struct arena *arena, const char *text)
{
    xmlXPathCompExpr *expression = text ? xmlXPathCompile(BAD_CAST text) : NULL;
    if (expression)
        arena_defer(arena, free_expression, expression);
    return expression;
}

/* Past a literal, or past not(...): what stands there is fine when absent. */
static const char *pass_over(const char *at)
{
    if (*at == '\'' || *at == '"') {
        const char *end = strchr(at + 1, *at);
        return end ? end + 1 : at + strlen(at);
    }
    int depth = 0;
    do {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        at++;
    } while (*at && (depth > 0 || at[-1] != ')'));
    return at;
}

/* An XPath that is true when a path from /facts that must-hold asks for finds nothing, or the word unknown. A path is
 * read up to its first condition. NULL when there is none. */
static const char *lack_of(struct arena *arena, const char *must_hold)
{
    static const char names[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:@/";
    const char *test = NULL;
    for (const char *at = must_hold ? must_hold : ""; *at;) {
        int n_bytes = text_starts(at, "/facts/") ? (int)strspn(at, names) : 0;
        if (n_bytes)
            test = arena_printf(arena, "%s%snot(%.*s) or %.*s='unknown'", test ? test : "", test ? " or " : "", n_bytes,
                                at, n_bytes, at);
        if (n_bytes)
            at += n_bytes;
        else
            at = text_starts(at, "not(") || *at == '\'' || *at == '"' ? pass_over(at) : at + 1;
    }
    return test;
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

    gate->row = row;
    gate->id = xml_attr(row, "id");
    gate->where = xml_attr(row, "where");
    gate->applies = compile(arena, xml_attr(row, "applies-when"));
    gate->holds = compile(arena, xml_attr(row, "must-hold"));
    gate->place = compile(arena, xml_attr(row, "where"));
    gate->lacks = compile(arena, lack_of(arena, xml_attr(row, "must-hold")));
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

static enum gate_verdict verdict_of(const struct gate *gate, xmlXPathContext *xpath, date_day published)
{
    if (published < gate->from || published > gate->until || !is_true(gate->applies, xpath, true))
        return GATE_NOT_APPLICABLE;
    int holds = xmlXPathCompiledEvalToBoolean(gate->holds, xpath);
    if (holds == 1)
        return GATE_PASS;
    return holds < 0 || (gate->lacks && is_true(gate->lacks, xpath, true)) ? GATE_UNKNOWN : GATE_FAIL;
}

static void look_at(const struct statute *s, xmlDoc *facts)
{
    s->xpath->doc = facts;
    s->xpath->node = facts ? xmlDocGetRootElement(facts) : NULL;
}

const enum gate_verdict *gates_verdicts(struct arena *arena, const struct statute *s, xmlDoc *facts)
{
    enum gate_verdict *verdicts = arena_array(arena, s->gates.n_rows + 1, sizeof *verdicts);
    date_day published = date_parse(xml_attr(xml_child(xmlDocGetRootElement(facts), "letter"), "published"));
    look_at(s, facts);
    for (size_t i = 0; i < s->gates.n_rows; i++)
        verdicts[i] = verdict_of(&s->gates.rows[i], s->xpath, published);
    look_at(s, NULL);
    return verdicts;
}

enum outcome gate_outcome(const struct gate *gate, enum gate_verdict verdict)
{
    return verdict == GATE_FAIL || verdict == GATE_UNKNOWN ? effects[effect_of(gate->row)].outcome : DONE;
}

const char *gate_verdict_name(enum gate_verdict verdict)
{
    static const char *const names[] = {
        [GATE_PASS] = "pass",
        [GATE_FAIL] = "fail",
        [GATE_UNKNOWN] = "unknown",
        [GATE_NOT_APPLICABLE] = "not-applicable",
    };
    return names[verdict];
}

static enum outcome note_gate(struct diag *d, const struct gate *gate, xmlXPathContext *xpath, const struct place *at)
{
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
    const enum gate_verdict *verdicts = gates_verdicts(d->arena, s, facts);
    look_at(s, facts);
    for (size_t i = 0; i < s->gates.n_rows; i++)
        if (verdicts[i] == GATE_FAIL || verdicts[i] == GATE_UNKNOWN)
            worst = outcome_worse(worst, note_gate(d, &s->gates.rows[i], s->xpath, at));
    look_at(s, NULL);
    return worst;
}
