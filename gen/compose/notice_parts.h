/* notice_parts - what the parts of a notice are made with: for notice.c and notice_selection.c alone. */
#pragma once
#include "../select/duties.h"
#include "notice.h"
#include "sentences.h"
#include "wording.h"

#define NOTICE_DUTCH "nl" /* the text that counts: Awb art. 2:6 */

struct notice {
    struct arena *arena;
    const struct notice_sources *from;
    const struct catalogue *words;
    const struct duties *duties;
    struct sentences said; /* of the Dutch letter and of its translation */
    const xmlNode *facts;
    size_t n_programs;
    xmlNode *root;
};

/* An attribute; none where the value is NULL or empty. */
void notice_set(xmlNode *node, const char *name, const char *value);
xmlNode *notice_add(xmlNode *parent, const char *name, const char *text);
/* An element that was added and got nothing is no part of the notice. */
void notice_drop_if_empty(xmlNode *node);

/* Whether a sentence of the Dutch letter speaks of that program; 0: of whichever. */
bool notice_speaks_of(const struct notice *n, const struct sentence *s, size_t program);
/* What stands in a slot of the sentence, or NULL. */
const char *notice_filled_in(const struct sentence *s, const char *slot);
/* What the letter prints in a slot, NULL when it does not. */
const char *notice_printed(const struct notice *n, const char *slot, size_t program);
/* A value of the facts, where the letter prints it. */
const char *notice_if_printed(const struct notice *n, const char *slot, size_t program, const char *value);
/* Sentences as they are printed: those of a part of the letter, or those that fulfil a duty. The clerk's own words are no sentence
 * of the notice. */
void notice_add_sentences(xmlNode *parent, const struct notice *n, size_t program, const char *part, const char *duty);
/* Each thing that stands in that slot, in order, as an element. */
void notice_add_each(xmlNode *parent, const struct notice *n, size_t program, const char *slot);

/* <selection> of program `number`. */
void notice_add_selection(struct notice *n, size_t number);
