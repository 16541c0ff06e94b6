/* rules - what holds for every cell, whatever the table says: words that a kind of notice never uses, sentences of a human decision that
 * an automated one never says; and which clauses no letter says. */
#pragma once
#include "../lib/crew.h"
#include "cells.h"

#define CELL_MAX_TEXT 6144
#define CELL_MAX_FAULT 200

/* What one cell gets. */
struct cell_result {
    enum outcome outcome;
    char codes[64];
    char parts[CELL_MAX_TEXT]; /* "opening=a b c\nwhy=d e\n" of the Dutch letter; "" when it has no page */
    char fault[CELL_MAX_FAULT]; /* what it may not say; "" */
};

struct rules {
    struct table *t;
    const char *human; /* ids of the clauses that claim what a person did, a space between */
};

struct rules rules_read(struct table *t);
/* crew_work: makes cell i of rules->t. */
void rules_try_cell(void *rules, size_t i, void *result);
/* Ids of the clauses that no cell and no sample says and that are not excused in tests/variants/unsaid; in the arena of the table. */
const char *rules_unsaid(struct table *t, const struct crew *crew);
