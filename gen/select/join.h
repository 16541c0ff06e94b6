/* join - one letter on its way from record and selection lines to <facts>; shared by facts.c (the way), check.c (what
 * contradicts) and facts_sections.c (what is put together). */
#pragma once
#include "statute.h"

#define JOIN_MAX_INSTRUMENTS 3

struct join {
    struct arena *arena;
    struct diag *d;
    const struct statute *s;
    const struct record *record;
    const struct order *order;
    const xmlNode *decision, *review; /* of the record; review may be NULL */
    date_day published;               /* of the decision: published-on, else the mailing date */
    const char *log;                  /* the selection log's name */
    const struct selection **lines;
    size_t n_lines;
    const xmlNode *instruments[JOIN_MAX_INSTRUMENTS];
    const xmlNode *body;
    struct deadline deadline;
    bool has_deadline;
    enum diag_code no_deadline; /* why there is none */
    enum outcome worst;
};

/* Notes a fault at a field of the record (line of `node`) or at a line of the log. */
void join_fault_record(struct join *j, enum diag_code code, const xmlNode *node, const char *xpath, const char *en,
                       const char *nl);
void join_fault_line(struct join *j, enum diag_code code, const struct selection *line, const char *en, const char *nl);
struct place join_log_place(const struct join *j);

/* Lines that cannot stand together; none at all; too many. DONE, NONE (route none) or REFUSED. */
enum outcome check_lines(struct join *j);
/* selection <= review <= decision <= publication <= mailing, each step with a code of its own. */
void check_dates(struct join *j);
/* Outcome and remedy, body and jurisdiction. */
void check_pairs(struct join *j);
void check_body(struct join *j);

/* The row of the law that is valid on the day of publication, or NULL. */
const struct remedy *join_remedy(const struct join *j);
/* Puts <facts> together from what was found: its sections, in the order that facts.h gives. The document belongs to the arena. */
xmlDoc *join_build(struct join *j);
