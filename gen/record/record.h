/* record - one decision as the case system hands it in: parsed, held against the schema and against the rules that
 * the record alone can break (dates in order, no BSN, address complete, outcome x remedy is select's).
 * The tree belongs to the arena. */
#pragma once
#include "../base/date.h"
#include "../base/hash.h"
#include "schema.h"
#include "splitter.h"

struct record {
    const char *file;
    long line;
    long number;
    const char *id, *body, *case_ref; /* case_ref: attribute case */
    xmlDoc *doc;
    xmlNode *node; /* <record> */
    date_day review, decision, published_on, dated; /* DATE_NONE when absent; review is on <review> */
};

/* Parses and checks one slice. All faults that one pass can see are noted. REFUSED, or DONE with *out filled. */
enum outcome record_read(struct record *out, struct arena *arena, struct diag *d, const struct schema *schema, const struct slice *slice);
/* What makes two records one and the same notice, whatever their ids: body, case, day and subject of the decision, and to whom. As a hash in
 * hexadecimals; "" when one of them is not known. node: a <record>, also that of the facts. */
void record_matter(char out[HASH_HEX_LEN + 1], struct arena *arena, const xmlNode *node);
/* "ID" or "#N": what tables and messages call the record. Lives in the arena. */
const char *record_display_id(struct arena *arena, const struct slice *slice, const struct record *record_or_null);
