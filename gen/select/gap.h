/* gap - how many selected cases got a decision without a notice: counts per instrument, never a case or a person.
 *
 *   gap_new() · gap_add() for every record · gap_close() gives the table · gap_hide() when strangers will read it
 *
 * The unit is the line of the selection log: a case that two instruments chose counts in both rows. Everything lives in the
 * arena. Nothing here makes letters: what became of a record is told to gap_add(). */
#pragma once
#include "../record/selections.h"
#include "../record/splitter.h"

/* The columns, in the order of the fixed csv heading. */
enum gap_column {
    GAP_DECISIONS, /* records in the input: the same in every row */
    GAP_SELECTED,  /* lines of the log with a route other than none */
    GAP_OWING,     /* of these, the ones with a decision in the input */
    GAP_NOTICED,   /* of these, the ones whose notice was made and released */
    GAP_HELD,      /* of those not noticed, the ones whose notice is held */
    GAP_REFUSED,   /* ... or refused */
    GAP_GAP,       /* owing - noticed */
    GAP_COLUMN_N
};
extern const char *const gap_columns[GAP_COLUMN_N];

/* How a cell may be shown. */
enum gap_veil {
    GAP_OPEN,    /* the number */
    GAP_SMALL,   /* "<10" */
    GAP_COVERED, /* ">=10": it would give a small one away */
};

struct gap_row {
    const char *instrument; /* NULL: the total */
    size_t count[GAP_COLUMN_N];
    enum gap_veil veil[GAP_COLUMN_N];
};

struct gap_table {
    struct gap_row *rows; /* by instrument */
    size_t n_rows;
    struct gap_row total;
    bool counted[GAP_COLUMN_N]; /* false: nobody counted, the column is 0 and says nothing */
    size_t n_without_line;      /* decisions that the log does not know */
    bool is_by_count;           /* some are noticed by number alone (gap_add_count) */
    size_t n_beyond;            /* of those, the ones that were more than could be: they count for nothing */
};

struct gap;
struct gap *gap_new(struct arena *arena, const struct selections *log);
/* Counts one record, whatever its faults. outcome: what would become of its notice; DONE when nobody judged it. scratch may
 * be reset afterwards. False when the log has no line for it. */
bool gap_add(struct gap *g, struct arena *scratch, const struct slice *record, enum outcome outcome);
/* The same for one whose notice was made and released. */
bool gap_add_noticed(struct gap *g, struct arena *scratch, const struct slice *record);
/* So many notices that tell of this instrument were released, nobody knows any more for which cases. */
void gap_add_count(struct gap *g, const char *instrument, size_t noticed);
/* Notices were looked for: noticed is counted, also where it is 0. */
void gap_expect_notices(struct gap *g);
/* is_judged: the outcomes were real, so that held and refused count. */
void gap_close(struct gap_table *out, struct gap *g, bool is_judged);

/* Hides every count under `below`, zero too, and then as many others as it takes that none of the hidden ones can be
 * computed from what is shown: gap = owing - noticed, owing <= selected, held + refused <= gap, and the totals. What is hidden
 * is the same for every format, also for one without totals. A column that nobody counted hides nothing. With
 * `below` under 5 there are tables that no hiding helps, because the marks themselves tell too much: false then, and the table must not
 * be shown. */
bool gap_hide(struct gap_table *table, struct arena *arena, size_t below);
