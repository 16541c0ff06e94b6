/* fact_test - a condition over <facts>, written as XPath 1.0 in the tables of law/.
 *
 * Most of them are paths from the root, comparisons and a handful of functions; those are evaluated here, without building anything, some
 * ten times as fast as libxml2 does. Whatever else an expression holds, libxml2 evaluates it whole; the answers are the same
 * (tests/unit/select/test_fact_test.c holds them against each other), but that to libxml2 '1e3' and '-' are numbers too, and to XPath 1.0
 * and here they are none. A test that looks at a million nodes has no answer.
 *
 * Gates, duties, claims and fields ask much the same: a text that stands in several rows is compiled once, and over one document each test,
 * and each condition between "and" and "or" in it, is judged once. All of it belongs to the arena; struct fact_tests is const when the bundle
 * is loaded, but for libxml2's workbench. */
#pragma once
#include <libxml/xpath.h>
#include "../base/arena.h"

struct fact_tests;   /* the conditions of a bundle */
struct fact_test;    /* one of them */
struct fact_answers; /* what is known of them over one document */

struct fact_tests *fact_tests_new(struct arena *arena);
struct arena *fact_tests_arena(const struct fact_tests *all);
/* NULL when the text is NULL or no XPath. */
struct fact_test *fact_test_compile(struct fact_tests *all, const char *xpath);
/* Over these facts, which must not change while it is in use, and outlive it. */
struct fact_answers *fact_answers_new(struct arena *arena, const struct fact_tests *all, xmlDoc *facts);
/* The facts have changed: nothing is known any more. */
void fact_answers_forget(struct fact_answers *answers);
/* 1 true, 0 false, -1 it cannot be evaluated; asked of the root element. */
int fact_test_holds(struct fact_answers *answers, const struct fact_test *test);
/* False when libxml2 does it; for the tests. */
bool fact_test_is_ours(const struct fact_test *test);
