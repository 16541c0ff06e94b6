/* clauses - which clauses a page says in which part of the letter, and which words it may not say. */
#pragma once
#include <stdbool.h>
#include <libxml/tree.h>
#include "../../gen/base/arena.h"

#define CLAUSES_MAX_PARTS 24

struct part_clauses {
    const char *part;    /* "opening", "why", "reference" ... */
    const char *clauses; /* ids in the order of the letter, a space between */
};

struct page_clauses {
    struct part_clauses parts[CLAUSES_MAX_PARTS];
    size_t n_parts;
};

/* Of one letter of a page. All in the arena. */
struct page_clauses clauses_of(struct arena *arena, const xmlNode *letter);
/* The letter in that language, or NULL. */
const xmlNode *clauses_letter(xmlDoc *page, const char *lang);
/* All that a letter says: its text, title and descriptions of pictures. */
const char *clauses_text(struct arena *arena, const xmlNode *letter);
/* The first of these words that stands in the text, in whatever case, or NULL. words end with NULL. */
const char *clauses_word_in(const char *text, const char *const *words);
