/* Which cells of the gap table must be hidden.
 *
 * The sums of the table are those of a network: what flows into a node flows out of it. In a row, selected parts into owing
 * and the rest, owing into noticed and gap, gap into held, refused and the rest; these leaves flow together over the rows and
 * build up the totals in the same way, and the total of selected flows back to the rows. Each cell is an arc.
 *
 * A hidden cell can be computed exactly when its value is the only one that fits what is shown. In a network another value
 * fits just when a cycle leads through its arc on which every arc may rise or fall by one. So for each hidden cell the cheapest
 * such cycle is sought; open cells cost something, and those on it are covered. Covering more never makes a cell knowable. */
#include "gap.h"

#include <limits.h>

enum node_of_row { NODE_SELECTED, NODE_OWING, NODE_GAP, NODE_ROW_N };
/* Nodes that all rows share, before those of the rows. */
enum shared_node {
    NODE_SOURCE,
    NODE_ALL_SELECTED,
    NODE_ALL_OWING,
    NODE_ALL_GAP,
    NODE_NOT_OWING, /* selected, no decision in the input */
    NODE_NOTICED,
    NODE_HELD,
    NODE_REFUSED,
    NODE_NOT_STOPPED, /* in the gap, neither held nor refused */
    NODE_SHARED_N
};

struct arc {
    size_t from, to, value;
    enum gap_veil *veil; /* NULL: a rest that is in no column, nobody is told */
    bool is_known;       /* a column that nobody counted */
    int cost;            /* of covering the cell */
};

struct net {
    struct arc *arcs;
    size_t n_arcs, n_nodes;
    size_t below;
    const struct gap_table *table;
    /* of the search */
    int *cost;    /* of the cheapest way to a node; FAR: none */
    size_t *came; /* the arc by which it comes there */
};

#define FAR INT_MAX

/* How dear a figure is to who publishes: the gap most of all, and totals more than rows. */
static int cost_of(enum gap_column column, bool is_total)
{
    static const int costs[GAP_COLUMN_N] = {
        [GAP_SELECTED] = 2, [GAP_OWING] = 3, [GAP_NOTICED] = 4, [GAP_HELD] = 2, [GAP_REFUSED] = 2, [GAP_GAP] = 5,
    };
    return costs[column] * (is_total ? 3 : 1);
}

static void add_cell(struct net *net, struct gap_row *row, enum gap_column column, size_t from, size_t to)
{
    net->arcs[net->n_arcs++] = (struct arc){
        .from = from,
        .to = to,
        .value = row->count[column],
        .veil = &row->veil[column],
        .is_known = !net->table->counted[column],
        .cost = cost_of(column, !row->instrument),
    };
}

static void add_rest(struct net *net, size_t value, size_t from, size_t to)
{
    net->arcs[net->n_arcs++] = (struct arc){.from = from, .to = to, .value = value};
}

static void add_row(struct net *net, struct gap_row *row, size_t first)
{
    const size_t *n = row->count;
    add_cell(net, row, GAP_SELECTED, NODE_SOURCE, first + NODE_SELECTED);
    add_rest(net, n[GAP_SELECTED] - n[GAP_OWING], first + NODE_SELECTED, NODE_NOT_OWING);
    add_cell(net, row, GAP_OWING, first + NODE_SELECTED, first + NODE_OWING);
    add_cell(net, row, GAP_NOTICED, first + NODE_OWING, NODE_NOTICED);
    add_cell(net, row, GAP_GAP, first + NODE_OWING, first + NODE_GAP);
    add_cell(net, row, GAP_HELD, first + NODE_GAP, NODE_HELD);
    add_cell(net, row, GAP_REFUSED, first + NODE_GAP, NODE_REFUSED);
    add_rest(net, n[GAP_GAP] - n[GAP_HELD] - n[GAP_REFUSED], first + NODE_GAP, NODE_NOT_STOPPED);
}

static void add_total(struct net *net, struct gap_row *total)
{
    const size_t *n = total->count;
    add_rest(net, n[GAP_GAP] - n[GAP_HELD] - n[GAP_REFUSED], NODE_NOT_STOPPED, NODE_ALL_GAP);
    add_cell(net, total, GAP_REFUSED, NODE_REFUSED, NODE_ALL_GAP);
    add_cell(net, total, GAP_HELD, NODE_HELD, NODE_ALL_GAP);
    add_cell(net, total, GAP_GAP, NODE_ALL_GAP, NODE_ALL_OWING);
    add_cell(net, total, GAP_NOTICED, NODE_NOTICED, NODE_ALL_OWING);
    add_cell(net, total, GAP_OWING, NODE_ALL_OWING, NODE_ALL_SELECTED);
    add_rest(net, n[GAP_SELECTED] - n[GAP_OWING], NODE_NOT_OWING, NODE_ALL_SELECTED);
    add_cell(net, total, GAP_SELECTED, NODE_ALL_SELECTED, NODE_SOURCE);
}

/* True when a reader cannot tell the arc's value from one more (up) or one less. An open cell is judged as if it were covered. */
static bool may_move(const struct net *net, const struct arc *arc, bool up)
{
    if (arc->is_known)
        return false;
    if (arc->veil && *arc->veil == GAP_SMALL)
        return up ? arc->value + 1 < net->below : arc->value > 0;
    return up || arc->value > (arc->veil ? net->below : 0);
}

/* Tries to come more cheaply to one end of the arc from the other. */
static bool relax(struct net *net, size_t index, bool up)
{
    const struct arc *arc = &net->arcs[index];
    size_t from = up ? arc->from : arc->to;
    size_t to = up ? arc->to : arc->from;
    if (net->cost[from] == FAR || !may_move(net, arc, up))
        return false;
    int cost = net->cost[from] + (arc->veil && *arc->veil == GAP_OPEN ? arc->cost : 0);
    if (cost >= net->cost[to])
        return false;
    net->cost[to] = cost;
    net->came[to] = index;
    return true;
}

/* The cost of the cheapest cycle on which the cell's arc goes up (or down); FAR when there is none. (Bellman and Ford) */
static int search(struct net *net, size_t cell, bool up)
{
    const struct arc *arc = &net->arcs[cell];
    if (!may_move(net, arc, up))
        return FAR;
    for (size_t i = 0; i < net->n_nodes; i++)
        net->cost[i] = FAR;
    net->cost[up ? arc->to : arc->from] = 0;
    bool is_better = true;
    while (is_better) {
        is_better = false;
        for (size_t i = 0; i < net->n_arcs; i++) {
            if (i == cell)
                continue;
            is_better |= relax(net, i, true);
            is_better |= relax(net, i, false);
        }
    }
    return net->cost[up ? arc->from : arc->to];
}

/* Covers the open cells on the cycle that the last search found. */
static void cover(struct net *net, size_t cell, bool up)
{
    size_t start = up ? net->arcs[cell].to : net->arcs[cell].from;
    size_t at = up ? net->arcs[cell].from : net->arcs[cell].to;
    while (at != start) {
        const struct arc *arc = &net->arcs[net->came[at]];
        if (arc->veil && *arc->veil == GAP_OPEN)
            *arc->veil = GAP_COVERED;
        at = arc->to == at ? arc->from : arc->to;
    }
}

/* False when no covering helps the cell. */
static bool protect(struct net *net, size_t cell)
{
    int up = search(net, cell, true);
    int down = search(net, cell, false);
    if (up == FAR && down == FAR)
        return false;
    if (up <= down) {
        search(net, cell, true);
        cover(net, cell, true);
    } else {
        cover(net, cell, false);
    }
    return true;
}

static void hide_small(struct gap_row *row, const struct gap_table *table, size_t below)
{
    for (int column = 0; column < GAP_COLUMN_N; column++)
        row->veil[column] = table->counted[column] && row->count[column] < below ? GAP_SMALL : GAP_OPEN;
}

bool gap_hide(struct gap_table *table, struct arena *arena, size_t below)
{
    struct net net = {.below = below, .table = table, .n_nodes = NODE_SHARED_N + NODE_ROW_N * table->n_rows};
    net.arcs = arena_array(arena, 8 * (table->n_rows + 1), sizeof *net.arcs);
    net.cost = arena_array(arena, net.n_nodes, sizeof *net.cost);
    net.came = arena_array(arena, net.n_nodes, sizeof *net.came);

    hide_small(&table->total, table, below);
    for (size_t i = 0; i < table->n_rows; i++) {
        hide_small(&table->rows[i], table, below);
        add_row(&net, &table->rows[i], NODE_SHARED_N + NODE_ROW_N * i);
    }
    add_total(&net, &table->total);
    if (table->n_rows == 0) /* the zeros of no instrument */
        return true;
    for (size_t i = 0; i < net.n_arcs; i++)
        if (net.arcs[i].veil && *net.arcs[i].veil == GAP_SMALL && !protect(&net, i))
            return false;
    return true;
}
