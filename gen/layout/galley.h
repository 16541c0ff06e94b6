/* galley - running text as one long column of slabs, before it is cut into pages.
 *
 * A slab is what no page end may split: a line, a list item, a box, a table row. Its marks' y is relative to its top.
 * Between slabs stands a gap (gone at the top of a page) and a price for ending the page there. */
#pragma once
#include "paragraph.h"

/* Prices of a page end before a slab; the white left at a page's foot is paid in the same coin (paginate.c). */
enum break_cost {
    BREAK_NEVER = -1,
    BREAK_SECTION = 0,
    BREAK_BLOCK = 60,
    BREAK_ROW = 220,
    BREAK_LINE = 120,
    BREAK_DEADLINE = 150, /* between the last day and how to keep it */
    BREAK_SIGNATURE = 400,
    BREAK_TITLE = 500, /* between the title and the box that sums up, where both do not fit a page that something else begins */
};

struct slab {
    double gap_pt, height_pt;
    int cost; /* enum break_cost */
    bool is_planned; /* a page may well begin with it */
    struct mark *first, *last;
    size_t head;   /* a table's head, set again when a page begins with this slab: its index + 1, or 0 */
    double top_pt; /* on its page, once placed */
};

struct galley {
    struct job *job;
    struct slab *slabs;
    size_t n, max;
    /* of the next slab */
    double gap_pt;
    int cost, block_cost;
    bool is_planned;
    size_t head;
    double after_pt; /* the space that the block before asks for below it */
    int keep_lines;  /* so many lines more must stay with what stands above */
    bool runs_on;    /* what was set last ends with a colon or a comma: the next line belongs to it */
    bool may_part;   /* though a page may end before them, at BREAK_TITLE */
    bool under_heading;
};

void galley_init(struct galley *g, struct job *job);
/* Sets a block of running text (a kid of body, section, box, aside) into the column. */
enum outcome galley_block(struct galley *g, const struct block *block, double x_pt, double width_pt);
/* Sets all kids of a block, from `first` on. */
enum outcome galley_kids(struct galley *g, const struct block *first, double x_pt, double width_pt);

/* For the rooms that set blocks (blocks.c, table.c): */
/* The gap before a block of this kind; called before its first slab. galley_leave() after its last. */
void galley_enter(struct galley *g, enum space_of kind);
void galley_leave(struct galley *g, enum space_of kind);
/* Appends a slab with the marks; it counts as n_lines for keeps. */
struct slab *galley_push(struct galley *g, double height_pt, size_t n_lines, struct mark *first, struct mark *last);
/* All slabs of a galley stacked into one list of marks; returns its height. */
double galley_pile(struct galley *g, struct mark **first, struct mark **last);

/* Lists of marks. */
void marks_append(struct mark **first, struct mark **last, struct mark *more, struct mark *more_last);
void marks_shift(struct mark *first, double x_pt, double y_pt);
struct mark *marks_rule(struct job *job, double x_pt, double y_pt, double width_pt, double height_pt);
struct mark *marks_frame(struct job *job, double x_pt, double y_pt, double width_pt, double height_pt,
                         double stroke_pt);
/* The lines stacked, one leading each; returns the height. */
double marks_stack(struct lines lines, const struct type *type, struct mark **first, struct mark **last);

/* blocks.c and table.c; each appends to the galley. */
enum outcome blocks_box(struct galley *g, const struct block *box, double x_pt, double width_pt);
enum outcome blocks_rows(struct galley *g, const struct block *rows, double x_pt, double width_pt);
enum outcome blocks_list(struct galley *g, const struct block *list, double x_pt, double width_pt);
enum outcome blocks_aside(struct galley *g, const struct block *aside, double x_pt, double width_pt);
enum outcome blocks_signature(struct galley *g, const struct block *signature, double x_pt, double width_pt);
enum outcome table_set(struct galley *g, const struct block *table, double x_pt, double width_pt);
