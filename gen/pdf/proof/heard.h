/* heard - the letter as one hears it: the elements of the structure tree in reading order, each with its words, which are taken
 * from the pages' marks.
 *
 * Words are made plain for comparing (words.h): spaces single, break characters gone. They stand one element behind the other in
 * `text`, a line end between them, so that a stretch of elements is a stretch of text. */
#pragma once
#include "page.h"

enum element_kind { HEARD_H1, HEARD_H2, HEARD_P, HEARD_LBL, HEARD_LBODY, HEARD_TH, HEARD_TD, HEARD_FIGURE };

struct heard_element {
    enum element_kind kind;
    size_t part;       /* which letter: 0 the Dutch one */
    size_t from, n;    /* in text */
    size_t page, mark; /* where it begins */
    long number;       /* of its object */
};

/* A place of the letter that leads elsewhere. */
struct heard_link {
    const char *words;     /* the link's own, made plain */
    struct bytes address;  /* as a PDF string */
    long annotation;       /* its object */
    size_t page, first, end; /* its marks: those of that page's from .. to that have a number */
};

struct heard {
    struct proof_page *pages;
    size_t n_pages;
    struct buf *text; /* the arena's */
    struct heard_element *elements;
    size_t n_elements, max_elements;
    struct heard_link *links; /* in their order */
    size_t n_links, max_links;
    struct bytes langs[2]; /* of the letters, as PDF strings */
    size_t n_parts;
    size_t *part_of_page;
    struct bytes footers[2], return_line; /* where there are no pages: of plain text */
    size_t n_displaced; /* lines that are drawn first on their page and are not heard where they stand: of a draft, behind what goes on over the page; or
                           the first of its letter, below what is heard next */
    bool has_hole;   /* words below the title seem to be missing (words.h) */
};

/* Reads pages and tree. F103 when a mark is lost, doubled, named otherwise than its element, or heard in another order than it is
 * seen. All memory is the arena's. */
enum outcome heard_read(struct heard *out, const struct file *f);
