/* sheet - what stands on a page besides its running text: letterhead, return line, address, reference block, fold
 * mark, footer, help strip, CONCEPT. The address is placed by the envelope's <address>; nothing else of the first page may
 * ever lie in the window, however the sheet slides in the envelope. */
#pragma once
#include "galley.h"

/* The head of a letter's first page. *body_pt: where text begins on the others, and then where it begins here. REFUSED when an address line cannot be made to
 * fit (six lines at most, never under 9 pt, never cut), or the references would push the text below the middle of
 * the sheet. */
enum outcome sheet_head(struct page *page, struct job *job, double *body_pt);
/* Before the pages are cut: how far a footer of several lines lifts what stands above it (job->footer_lift_pt). REFUSED
 * when it is longer than its place. */
enum outcome sheet_measure_footer(struct job *job, const struct block *letter);
enum outcome sheet_footer(struct page *page, struct job *job);
/* Set before the pages are cut, because it takes room on the last: *height_pt, 0 without a strip. */
enum outcome sheet_help(struct mark **first, struct mark **last, struct job *job, const struct block *letter,
                        double *height_pt);
/* CONCEPT and the like: under the text, a diagonal; and one line that is read aloud, on the first page of a letter
 * (of a translation on each). sheet_head() moves the line to the text where the design wants it there. */
enum outcome sheet_mark(struct page *page, struct job *job, bool first_of_letter);
/* Where the text of a letter's later pages begins: below what sheet_mark() puts on each of them. */
enum outcome sheet_measure_marks(struct job *job, const struct block *letter, double *next_pt);
/* Where the text of a first page with an address begins. */
double sheet_first_pt(const struct job *job);
/* The last proof of every page, whatever went before: REFUSED when a mark lies within 3 mm of the sheet's edge or beyond it,
 * or when a line of text lies over another block's. */
enum outcome sheet_check_page(const struct page *page, struct job *job);
/* Where a mark can leave ink: of glyphs what they reach, turned as the mark is. */
struct rect sheet_extent(const struct mark *mark);

const struct block *sheet_part(const struct block *letter, enum block_kind kind); /* or NULL */
void sheet_add(struct page *page, struct mark *first, struct mark *last);
