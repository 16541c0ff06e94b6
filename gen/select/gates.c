#include "gates.h"

#include <limits.h>
#include <string.h>

#include "../base/text.h"
#include "facts.h"
#include "statute.h"

enum effect { EFFECT_REFUSE, EFFECT_HOLD, EFFECT_WARN, EFFECT_VARIANT, EFFECT_N };

/* What each effect is called in the data, what it makes of the letter, and the code of a row without one of its own. */
static const struct {
    const char *name;
    enum outcome outcome;
    enum diag_code general;
} effects[EFFECT_N] = {
    [EFFECT_REFUSE] = {"refuse", REFUSED, D_GATE_REFUSES},
    [EFFECT_HOLD] = {"hold", HELD, D_GATE_HOLDS},
    [EFFECT_WARN] = {"warn", DONE, D_GATE_WARN},
    [EFFECT_VARIANT] = {"variant", DONE, D_GATE_WARN},
};

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

static const char known[] =
    "id code effect tell basis releasable who test-interval-months told-by source applies-when must-hold unknown-when where each "
    "valid-from valid-until";

/* A gate that refuses is never released. */
static bool reads_release(struct gate *gate, const xmlNode *row, enum effect effect)
{
    const char *value = xml_attr(row, "releasable");
    gate->is_releasable = text_equal(value, "yes");
    return !value || text_equal(value, "no") || (gate->is_releasable && effect == EFFECT_HOLD);
}

static enum outcome read_words(struct gate *gate, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    static const char *const lang[LANGUAGE_N] = {[EN] = "en", [NL] = "nl"};
    for (int i = 0; i < LANGUAGE_N; i++) {
        const xmlNode *field = law_in_language(row, "field", lang[i]);
        if (!law_in_language(row, "message", lang[i]) || !law_in_language(row, "title", lang[i]))
            return law_fault(law, row, "title and message, xml:lang=\"%s\"", lang[i]);
        gate->field[i] = field ? xml_text(arena, field) : NULL;
    }
    return DONE;
}

static enum outcome read_row(void *to, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    static const char *const required[] = {"id", "source", "where"};
    struct gate *gate = to;
    bool tells;
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!xml_attr(row, required[i]))
            return law_fault(law, row, "%s", required[i]);

    enum effect effect = effect_of(row);
    const char *stray = law_stray(row, known);
    if (!xml_named(row, "gate") || effect == EFFECT_N)
        return law_fault(law, row, "effect");
    if (!text_equal(xml_attr(row, "basis"), "law") && !text_equal(xml_attr(row, "basis"), "policy"))
        return law_fault(law, row, "basis");
    if (!law_validity(&gate->from, &gate->until, row))
        return law_fault(law, row, "valid-from and valid-until");
    if (stray || !law_flag(row, "each", "program", &gate->each_program) || !law_flag(row, "tell", "yes", &tells) ||
        !reads_release(gate, row, effect))
        return law_fault(law, row, "%s", stray ? stray : "each, tell, releasable");

    gate->row = row;
    gate->id = xml_attr(row, "id");
    gate->where = xml_attr(row, "where");
    gate->told_by = xml_attr(row, "told-by");
    gate->is_always = text_equal(xml_attr(row, "applies-when"), "true()");
    gate->is_silent = effect == EFFECT_VARIANT && !tells;
    gate->applies = fact_test_compile(law->tests, xml_attr(row, "applies-when"));
    gate->holds = fact_test_compile(law->tests, xml_attr(row, "must-hold"));
    gate->place = law_xpath(arena, xml_attr(row, "where"));
    const char *unknown = xml_attr(row, "unknown-when");
    gate->lacks = fact_test_compile(law->tests, unknown ? unknown : lack_of(arena, xml_attr(row, "must-hold")));
    if (!gate->applies || !gate->holds || !gate->place || (unknown && !gate->lacks))
        return law_fault(law, row, "applies-when, must-hold, unknown-when or where");
    choose_code(gate, row, effect);
    return read_words(gate, arena, law, row);
}

enum outcome gates_load(struct gates *out, struct arena *arena, struct law_file *law)
{
    struct law_table table = {.row_bytes = sizeof *out->rows, .read = read_row};
    enum outcome got = law_read_table(&table, arena, law);
    out->rows = table.rows;
    out->n_rows = table.n_rows;
    /* a person releases a gate by its id: two of one id would be let go together */
    const xmlNode *second = got == DONE ? law_doubled(law->root) : NULL;
    return second ? law_fault(law, second, "%s: twice", xml_attr(second, "id")) : got;
}

/* Of whom a gate is asked: one of the programs, or all of them. */
struct asked {
    struct programs *programs;
    size_t number;
    date_day published;
};

/* An evaluation that fails is UNKNOWN. */
static bool is_true(const struct fact_test *test, const struct asked *of, bool when_unknown)
{
    int answer = programs_hold(of->programs, of->number, test);
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

static enum gate_verdict verdict_of(const struct gate *gate, const struct asked *of)
{
    if (!law_counts(gate->from, gate->until, of->published))
        return GATE_NOT_APPLICABLE;
    if (!gate->is_always && !is_true(gate->applies, of, true))
        return GATE_NOT_APPLICABLE;
    int holds = programs_hold(of->programs, of->number, gate->holds);
    if (holds == 1)
        return GATE_PASS;
    return holds < 0 || (gate->lacks && is_true(gate->lacks, of, true)) ? GATE_UNKNOWN : GATE_FAIL;
}

/* "G1" lets go what G1 and G1.2 hold, "G1.2" that part alone. */
static bool is_for_gate(const xmlNode *release, const char *id)
{
    const char *gate = xml_attr(release, "gate");
    size_t n_bytes = gate ? strlen(gate) : 0;
    return n_bytes && strncmp(id, gate, n_bytes) == 0 && (id[n_bytes] == '\0' || id[n_bytes] == '.');
}

/* A release of an instrument lets go what is wrong with that instrument, not with another that picked the case too. */
static bool is_released(const struct gate *gate, const struct asked *of)
{
    const xmlNode *root = xmlDocGetRootElement(of->programs->facts);
    bool is_one = of->programs->n < 2 || of->number != PROGRAM_ALL;
    if (!gate->is_releasable)
        return false;
    const xmlNode *instrument = is_one ? xml_child(xmlDocGetRootElement(programs_facts(of->programs, of->number)), "instrument") : NULL;
    for (const xmlNode *it = xml_child(root, "release"); it; it = xml_next(it, "release")) {
        const char *its = xml_attr(it, "instrument");
        if (is_for_gate(it, gate->id) && (!its || (is_one && text_equal(its, xml_attr(instrument, "id")))))
            return true;
    }
    return false;
}

static struct gate_finding find(const struct gate *gate, const struct asked *of)
{
    struct gate_finding found = {.verdict = verdict_of(gate, of)};
    found.outcome = gate_outcome(gate, found.verdict);
    if (found.outcome != DONE && is_released(gate, of)) {
        found.is_released = true;
        found.outcome = DONE;
    }
    return found;
}

/* Not met weighs more than unknown, that more than met; what holds a letter more than what was released. */
static struct gate_finding worse_finding(struct gate_finding a, struct gate_finding b)
{
    static const int weight[] = {
        [GATE_NOT_APPLICABLE] = 0,
        [GATE_PASS] = 1,
        [GATE_UNKNOWN] = 2,
        [GATE_FAIL] = 3,
    };
    return (struct gate_finding){
        .verdict = weight[a.verdict] >= weight[b.verdict] ? a.verdict : b.verdict,
        .outcome = outcome_worse(a.outcome, b.outcome),
        .is_released = (a.is_released || b.is_released) && a.outcome == DONE && b.outcome == DONE,
    };
}

const struct gate_finding *gates_findings(const struct statute *s, struct programs *programs)
{
    struct gate_finding *found = arena_array(programs->arena, s->gates.n_rows + 1, sizeof *found);
    struct asked of = {
        .programs = programs,
        .published = date_parse(xml_attr(xml_child(xmlDocGetRootElement(programs->facts), "letter"), "published")),
    };
    for (size_t i = 0; i < s->gates.n_rows; i++) {
        const struct gate *gate = &s->gates.rows[i];
        bool is_of_each = gate->each_program && programs->n > 0;
        of.number = is_of_each ? 1 : PROGRAM_ALL;
        found[i] = find(gate, &of);
        while (is_of_each && of.number++ < programs->n)
            found[i] = worse_finding(found[i], find(gate, &of));
    }
    return found;
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

static void note_gate(struct diag *d, enum diag_code code, const struct gate *gate, const struct place *at)
{
    struct place here = *at;
    here.xpath = gate->where;
    here.field[EN] = gate->field[EN];
    here.field[NL] = gate->field[NL];
    diag_note(d, code, &here, "%s", gate->id);
}

/* Has facts_join() told of it already? */
static bool is_told(const struct diag *d, const struct gate *gate, const struct place *at)
{
    for (const struct note *it = gate->told_by ? d->first : NULL; it; it = it->next)
        if (law_lists(gate->told_by, diag_table[it->code].code) && text_equal(it->at.record, at->record))
            return true;
    return false;
}

enum outcome gates_judge(struct diag *d, const struct statute *s, struct programs *programs, const struct place *at)
{
    enum outcome worst = DONE;
    const struct gate_finding *found = gates_findings(s, programs);
    for (size_t i = 0; i < s->gates.n_rows; i++) {
        const struct gate *gate = &s->gates.rows[i];
        struct place here = *at;
        worst = outcome_worse(worst, found[i].outcome);
        if (found[i].verdict == GATE_PASS || found[i].verdict == GATE_NOT_APPLICABLE || gate->is_silent)
            continue;
        statute_look_at(s, programs->facts);
        here.line = line_of(gate, s->xpath, at->line);
        statute_look_at(s, NULL);
        if (found[i].is_released)
            note_gate(d, D_GATE_RELEASED, gate, &here);
        else if (!is_told(d, gate, at))
            note_gate(d, gate->code, gate, &here);
    }
    return worst;
}
