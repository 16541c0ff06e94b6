/* fact_test - a condition over <facts>, written as XPath 1.0 in the tables of law/.
 *
 * Most of them are paths from the root, comparisons and a handful of functions; those are evaluated here, without building anything, some
 * ten times as fast as libxml2 does. Whatever else an expression holds, libxml2 evaluates it whole; the answers are the same
 * (tests/unit/select/test_fact_test.c holds them against each other). Owned by the arena; const. */
#pragma once
#include <libxml/xpath.h>
#include "../base/arena.h"

struct fact_test;

/* NULL when the text is NULL or no XPath. */
struct fact_test *fact_test_compile(struct arena *arena, const char *xpath);
/* 1 true, 0 false, -1 it cannot be evaluated; over the context's document, from the context's node. */
int fact_test_holds(const struct fact_test *test, xmlXPathContext *xpath);
/* False when libxml2 does it; for the tests. */
bool fact_test_is_ours(const struct fact_test *test);
