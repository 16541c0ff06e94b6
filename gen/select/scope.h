/* scope - what this edition can say (law/scope.xml). Whatever it has no true words for is refused with one code. */
#pragma once
#include <libxml/xpath.h>

#include "law.h"

struct scope_row;
struct scope {
    struct scope_row *rows;
    size_t n_rows;
};
enum outcome scope_load(struct scope *out, struct arena *arena, struct law_file *law);
/* Notes L010 for each row that the facts fall outside of. xpath: lent; its document and node are the facts. */
enum outcome scope_judge(struct diag *d, const struct scope *scope, xmlXPathContext *xpath, const struct place *at);
