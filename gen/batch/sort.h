/* sort - in which order pieces lie in print: by postcode, or as a sort table of the carrier has it, which holds for some days only.
 *
 *   kenbaar-sort<TAB>1<TAB>2026-11-01<TAB>2026-12-31      first and last mailing date
 *   1000<TAB>1019<TAB>7                                   these four digits go to place 7
 *
 * Places are printed in the order of their numbers; within one by postcode; postcodes that the table leaves out come after it; letters abroad
 * come last, by country. An annex goes before all with its decision: by the decision's match code. */
#pragma once
#include "../base/arena.h"
#include "../base/date.h"
#include "../base/files.h"

#define SORT_KEY_BYTES 128

struct sort_row {
    int from, to;
    long place;
};
struct sort {
    struct sort_row *rows; /* NULL: by postcode alone */
    size_t n_rows;
};

/* table: NULL for none. BROKEN (65): not a table, or not of that day. */
enum outcome sort_load(struct sort *out, struct arena *arena, struct diag *d, const struct input *table, date_day mailing_date);

struct sort_piece {
    const char *postcode, *country, *match_code; /* "" when there is none */
    bool is_annex;
};
/* The key by which a piece is sorted within its group, bytewise. */
void sort_key(char out[SORT_KEY_BYTES], const struct sort *sort, const struct sort_piece *piece);
