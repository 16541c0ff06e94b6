#include "scope.h"

#include <limits.h>

#include "../base/text.h"

struct scope_row {
    const char *name, *path, *values; /* values NULL: any */
    const char *label[LANGUAGE_N];
    xmlXPathCompExpr *compiled;
    int min, max;
};

/* A table whose whole work is to refuse must not read a slip of the pen as "anything goes". */
static bool is_well_written(const xmlNode *row)
{
    static const char *const numbers[] = {"min", "max"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (xml_attr(row, numbers[i]) && law_number(row, numbers[i], -1) < 0)
            return false;
    return !law_stray(row, "name path values label-en label-nl min max");
}

static enum outcome read_row(void *to, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct scope_row *out = to;
    out->name = xml_attr(row, "name");
    out->path = xml_attr(row, "path");
    out->values = xml_attr(row, "values");
    out->label[EN] = xml_attr(row, "label-en");
    out->label[NL] = xml_attr(row, "label-nl");
    out->min = law_number(row, "min", 0);
    out->max = law_number(row, "max", INT_MAX);
    if (!xml_named(row, "only") || !out->name || !out->path || !is_well_written(row))
        return law_fault(law, row, "only");
    out->compiled = law_xpath(arena, out->path);
    return out->compiled ? DONE : law_fault(law, row, "path");
}

enum outcome scope_load(struct scope *out, struct arena *arena, struct law_file *law)
{
    struct law_table table = {.row_bytes = sizeof *out->rows, .read = read_row};
    enum outcome got = law_read_table(&table, arena, law);
    out->rows = table.rows;
    out->n_rows = table.n_rows;
    return got;
}

static bool is_within(const struct scope_row *row, const xmlNodeSet *nodes)
{
    int n_nodes = nodes ? nodes->nodeNr : 0;
    if (n_nodes < row->min || n_nodes > row->max)
        return false;
    for (int i = 0; row->values && i < n_nodes; i++) {
        const xmlNode *text = nodes->nodeTab[i]->children;
        if (!text || !law_lists(row->values, (const char *)text->content))
            return false;
    }
    return true;
}

enum outcome scope_judge(struct diag *d, const struct scope *scope, xmlXPathContext *xpath, const struct place *at)
{
    enum outcome worst = DONE;
    for (size_t i = 0; i < scope->n_rows; i++) {
        const struct scope_row *row = &scope->rows[i];
        xmlXPathObject *found = xmlXPathCompiledEval(row->compiled, xpath);
        if (!found || found->type != XPATH_NODESET || !is_within(row, found->nodesetval)) {
            struct place here = *at;
            here.field[EN] = row->label[EN];
            here.field[NL] = row->label[NL];
            here.xpath = row->path;
            worst = outcome_worse(worst, row->values ? diag_note(d, D_NOT_YET, &here, "%s: %s", row->name, row->values)
                                                     : diag_note(d, D_NOT_YET, &here, "%s", row->name));
        }
        xmlXPathFreeObject(found);
    }
    return worst;
}
