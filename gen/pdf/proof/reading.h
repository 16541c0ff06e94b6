/* reading - a letter read phrase by phrase: which proofs stand where. An element is read when it is made of proofs from its first word to its
 * last, so that nothing in it is lost, changed or added. */
#pragma once
#include "../../select/programs.h"
#include "phrase.h"
#include "sections.h"

/* A phrase as it stands in the letter. */
struct saying {
    const struct phrase *phrase;
    const struct stretch *stretch;
    const char *at, *end;
    const char *element, *element_end; /* around it */
    const struct heard_element *heard; /* the same; NULL: beside the page */
    uint32_t programs;                 /* of whose facts it may tell: bit N for program N, bit 0 for all */
    const char *of_each;               /* the text of its slot that has several, or NULL */
};

/* The caller sets phrases, dutch, letter, heard, arena, programs, facts and n_programs. */
struct reading {
    const struct phrases *phrases;
    const struct tongue *dutch;
    const struct section_list *letter;
    const struct heard *heard;
    struct arena *arena;
    struct programs *programs;
    struct slot_facts *facts; /* 0: of all programs; then of each */
    size_t n_programs;
    struct saying *sayings;
    size_t n, max;
    const char *unread; /* an element that must be read and could not be, or NULL */
};

/* Reads each stretch of the letter. What stands beside the page, under it and in the window is searched for proofs, details above the title may be
 * facts; the rest must be read. */
void read_letter(struct reading *r);
