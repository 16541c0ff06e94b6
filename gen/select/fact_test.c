#include "fact_test.h"

#include <string.h>

#include "fact_expr.h"

#define TABLE_SIZE 1024

struct fact_test {
    const char *text;
    struct fact_expr *ours;  /* or NULL: then */
    xmlXPathCompExpr *whole; /* libxml2's */
    size_t number;           /* of its answer */
};

static void free_whole(void *expression)
{
    xmlXPathFreeCompExpr(expression);
}

static void free_tests(void *object)
{
    struct fact_tests *all = object;
    xmlHashFree(all->by_text, NULL);
    xmlHashFree(all->operands, NULL);
    xmlHashFree(all->spots, NULL);
    xmlDictFree(all->words);
    xmlXPathFreeContext(all->xpath);
}

struct fact_tests *fact_tests_new(struct arena *arena)
{
    struct fact_tests *all = arena_alloc(arena, sizeof *all);
    all->arena = arena;
    all->by_text = xmlHashCreate(TABLE_SIZE);
    all->operands = xmlHashCreate(TABLE_SIZE);
    all->xpath = xmlXPathNewContext(NULL);
    all->xpath->opLimit = FACT_MAX_STEPS;
    xmlXPathContextSetCache(all->xpath, 1, -1, 0); /* of its own objects, emptied: dies with it */
    all->spots = xmlHashCreate(TABLE_SIZE);
    all->words = xmlDictCreate();
    all->n_answers = all->n_spots = 1; /* number 0 is none */
    arena_defer(arena, free_tests, all);
    return all;
}

struct arena *fact_tests_arena(const struct fact_tests *all)
{
    return all->arena;
}

struct fact_test *fact_test_compile(struct fact_tests *all, const char *xpath)
{
    struct fact_test *test = xpath ? xmlHashLookup(all->by_text, BAD_CAST xpath) : NULL;
    if (test || !xpath)
        return test;
    test = arena_alloc(all->arena, sizeof *test);
    test->text = arena_strdup(all->arena, xpath);
    test->ours = fact_parse(all, xpath); /* what is parsed here is XPath */
    if (!test->ours) {
        test->whole = xmlXPathCompile(BAD_CAST xpath);
        if (!test->whole)
            return NULL;
        arena_defer(all->arena, free_whole, test->whole);
    }
    test->number = all->n_answers++;
    xmlHashAddEntry(all->by_text, BAD_CAST xpath, test);
    return test;
}

struct fact_answers *fact_answers_new(struct arena *arena, const struct fact_tests *all, xmlDoc *facts)
{
    struct fact_answers *answers = arena_alloc(arena, sizeof *answers);
    *answers = (struct fact_answers){.all = all, .facts = facts, .n = all->n_answers, .n_spots = all->n_spots};
    answers->of = arena_array(arena, answers->n, sizeof *answers->of);
    answers->at = arena_array(arena, answers->n_spots, sizeof *answers->at);
    answers->scratch = arena_alloc(arena, FACT_SCRATCH_BYTES);
    all->xpath->opCount = 0;
    return answers;
}

void fact_answers_forget(struct fact_answers *answers)
{
    memset(answers->of, FACT_UNASKED, answers->n);
    memset(answers->at, 0, answers->n_spots * sizeof *answers->at);
    answers->all->xpath->opCount = 0;
}

static int ask_libxml(const struct fact_answers *answers, const struct fact_test *test)
{
    xmlXPathContext *xpath = answers->all->xpath;
    xmlXPathCompExpr *whole = test->whole ? test->whole : xmlXPathCompile(BAD_CAST test->text);
    xpath->opCount = 0;
    xpath->doc = answers->facts;
    xpath->node = xmlDocGetRootElement(answers->facts);
    int holds = whole ? xmlXPathCompiledEvalToBoolean(whole, xpath) : -1;
    xpath->doc = NULL;
    xpath->node = NULL;
    if (!test->whole) /* a text too long for the scratch: rare */
        xmlXPathFreeCompExpr(whole);
    return holds;
}

static int ask(struct fact_answers *answers, const struct fact_test *test)
{
    int holds = test->ours ? fact_eval(answers, test->ours) : FACT_ELSEWHERE;
    return holds == FACT_ELSEWHERE ? ask_libxml(answers, test) : holds;
}

int fact_test_holds(struct fact_answers *answers, const struct fact_test *test)
{
    if (test->number >= answers->n) /* compiled after the facts were made */
        return ask(answers, test);
    unsigned char *known = &answers->of[test->number];
    if (*known == FACT_UNASKED) {
        int holds = ask(answers, test);
        *known = holds < 0 ? FACT_FAULTY : holds ? FACT_YES : FACT_NO;
    }
    return *known == FACT_FAULTY ? -1 : *known == FACT_YES;
}

bool fact_test_is_ours(const struct fact_test *test)
{
    return test->ours != NULL;
}
