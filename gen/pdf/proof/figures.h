/* figures - days and amounts: the last day is the facts' own wherever a day with its weekday stands, and no day or amount is in the letter
 * that the facts do not hold. */
#pragma once
#include "sections.h"
#include "slots.h"

struct figures {
    const struct file *f;
    struct slot_facts *facts; /* of all programs, in the letter's language */
    const struct tongue *dutch;
    date_day *days;           /* those that the facts hold */
    size_t n_days;
    const char *words;        /* all of the facts' texts, made plain; NULL until they are asked for */
};

/* Reads the facts once for all letters of the file; facts is set before each. */
struct figures figures_new(const struct file *f, xmlDoc *facts);
/* A text of the facts looks like one with words missing (words.h), so a letter may too. */
bool figures_have_hole(xmlDoc *facts);
/* Words that stand in a text of the facts just so. */
bool figures_are_quoted(struct figures *of, const char *text, size_t n);
/* F109 for the last day, F110 for any other. */
enum outcome figures_check(struct figures *of, const struct section_list *letter, const struct heard *heard);
