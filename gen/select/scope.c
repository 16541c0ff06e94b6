#include "scope.h"

#include <limits.h>

#include "../base/text.h"

struct scope_row {
    const char *name, *path, *values; /* values NULL: any */
    const char *label[LANGUAGE_N];
    xmlXPathCompExpr *compiled;
    int min, max;
};

static void free_expression(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

/* A table whose whole work is to refuse must not read a slip of the pen as "anything goes". */
static bool is_well_written(const xmlNode *row)
{
    static const char known[] = "name path values label-en label-nl min max";
    for (const xmlAttr *a = row->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        bool is_number = text_equal(name, "min") || text_equal(name, "max");
        if (!law_lists(known, name) || (is_number && law_number(row, name, -1) < 0))
            return false;
    }
    return true;
}

static enum outcome read_row(struct scope_row *out, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    out->name = xml_attr(row, "name");
    out->path = xml_attr(row, "path");
    out->values = xml_attr(row, "values");
    out->label[EN] = xml_attr(row, "label-en");
    out->label[NL] = xml_attr(row, "label-nl");
    out->min = law_number(row, "min", 0);
    out->max = law_number(row, "max", INT_MAX);
    if (!xml_named(row, "only") || !out->name || !out->path || !is_well_written(row))
        return law_fault(law, row, "only");
    out->compiled = xmlXPathCompile(BAD_CAST out->path);
    if (!out->compiled)
        return law_fault(law, row, "path");
    arena_defer(arena, free_expression, out->compiled);
    return DONE;
}

enum outcome scope_load(struct scope *out, struct arena *arena, struct law_file *law)
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
