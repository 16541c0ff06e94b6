/* paginate - where the pages of one letter end. */
#pragma once
#include "galley.h"

/* Room for text on a letter's pages. */
struct page_room {
    double first_pt, next_pt; /* heights */
    double last_short_pt;     /* so much less on the last page (help strip) */
};

struct pagination {
    size_t *starts; /* per page: its first slab */
    size_t n_pages;
    double *
        tightness; /* per page: the part of their size at which its spaces are set; 1, or less when that saves a page */
};

/* Fewest pages first; then ends between sections rather than inside, inside rather than leaving much white. REFUSED
 * when a slab is higher than a page. */
enum outcome paginate(struct pagination *out, const struct galley *g, struct page_room room);
/* A quick answer before the text is set again: could it stand on n_pages with its lines at `closer` of their leading? */
bool paginate_could_fit(const struct galley *g, struct page_room room, size_t n_pages, double closer);
