#include "paginate.h"

#include <float.h>
#include <string.h>

/* FORCED pays for an end where none should be. What a page costs is the design's: more than any choice of page ends where paper
 * counts, or little enough for a page to be begun by plan. */
static const double COST_FORCED = 1e6, COST_WHITE = 1000;
/* A page less than so full looks as if something were missing; from there on white costs more, by steps of its part of the page. */
static const double HOLLOW_PART = 0.35, COST_HOLLOW = 2500;
/* A last page that holds less than this part of a page looks like an accident. */
static const double COST_SCANT = 250, SCANT_PART = 0.3;

struct state {
    double cost;
    size_t from;
};

struct pager {
    const struct galley *g;
    struct page_room room;
    double tightness;
    bool forced;
    struct state *best; /* best[i]: slabs 0..i-1 on whole pages */
};

/* The height of slabs [from, to) on one page, added up by the caller from `height` on. */
static double height_with(const struct pager *pager, size_t from, size_t at, double height)
{
    const struct slab *slab = &pager->g->slabs[at];
    if (at > from) {
        return height + slab->gap_pt * pager->tightness + slab->height_pt;
    }
    if (slab->head && from > 0) {
        return pager->g->slabs[slab->head - 1].height_pt + slab->gap_pt * pager->tightness + slab->height_pt;
    }
    return slab->height_pt;
}

static double end_cost(const struct pager *pager, size_t to, double white_part)
{
    const int cost = pager->g->slabs[to].cost;
    const double gain = pager->g->slabs[to].is_planned ? pager->g->job->design->details.plan_gain : 0;
    const double hollow = white_part > HOLLOW_PART ? COST_HOLLOW * (white_part - HOLLOW_PART) : 0;
    const double white = COST_WHITE * white_part * white_part + hollow - gain;
    return cost == BREAK_NEVER ? COST_FORCED + white : cost + white;
}

static void pages_from(struct pager *pager, size_t from)
{
    const size_t n = pager->g->n;
    const double room = from == 0 ? pager->room.first_pt : pager->room.next_pt;
    double height = 0;
    for (size_t to = from + 1; to <= n; to++) {
        height = height_with(pager, from, to - 1, height);
        if (height > room + 1e-6) {
            break;
        }
        double cost = pager->best[from].cost + pager->g->job->design->details.page_price;
        if (to == n) {
            if (height > room - pager->room.last_short_pt + 1e-6) {
                break;
            }
            const double scant = SCANT_PART - height / room;
            cost += from > 0 && scant > 0 ? COST_SCANT * scant / SCANT_PART : 0;
        } else if (pager->g->slabs[to].cost == BREAK_NEVER && !pager->forced) {
            continue;
        } else {
            cost += end_cost(pager, to, (room - height) / room);
        }
        if (cost < pager->best[to].cost) {
            pager->best[to] = (struct state){.cost = cost, .from = from};
        }
    }
}

/* False when there is no way. */
static bool solve(struct pager *pager)
{
    const size_t n = pager->g->n;
    for (size_t i = 1; i <= n; i++) {
        pager->best[i].cost = DBL_MAX;
    }
    pager->best[0] = (struct state){0};
    for (size_t i = 0; i < n; i++) {
        if (pager->best[i].cost < DBL_MAX) {
            pages_from(pager, i);
        }
    }
    return pager->best[n].cost < DBL_MAX;
}

static size_t count_pages(const struct pager *pager)
{
    size_t n = 0;
    for (size_t to = pager->g->n; to > 0; to = pager->best[to].from) {
        n++;
    }
    return n;
}

static void keep(struct pagination *out, const struct pager *pager)
{
    out->n_pages = count_pages(pager);
    size_t page = out->n_pages;
    for (size_t to = pager->g->n; to > 0; to = pager->best[to].from) {
        out->starts[--page] = pager->best[to].from;
    }
}

/* Each page as loose as its own text lets it be: the pages were cut at one tightness for all. */
static void loosen(struct pagination *out, struct pager *pager)
{
    const struct galley *g = pager->g;
    for (size_t i = 0; i < out->n_pages; i++) {
        const size_t from = out->starts[i], to = i + 1 < out->n_pages ? out->starts[i + 1] : g->n;
        const double room =
            (i == 0 ? pager->room.first_pt : pager->room.next_pt) - (to == g->n ? pager->room.last_short_pt : 0);
        double all = 0, fixed = 0;
        for (size_t at = from; at < to; at++) {
            pager->tightness = 1;
            all = height_with(pager, from, at, all);
            pager->tightness = 0;
            fixed = height_with(pager, from, at, fixed);
        }
        out->tightness[i] = all <= room || all <= fixed ? 1 : (room - fixed) / (all - fixed);
    }
}

/* Would the slabs fit one page less if the white between them shrank? A letter that ends two lines into a third page looks
 * like a mistake and costs a sheet; spaces a fifth smaller are not seen. */
static void tighten(struct pagination *out, struct pager *pager)
{
    pager->tightness = pager->g->job->design->details.tightest;
    if (out->n_pages > 1 && solve(pager) && count_pages(pager) < out->n_pages) {
        keep(out, pager);
    }
}

/* A first page that its head fills to where not even the title fits: the text begins on the second. */
static void begin_on_second(struct pagination *out)
{
    memmove(out->starts + 1, out->starts, out->n_pages * sizeof *out->starts);
    memmove(out->tightness + 1, out->tightness, out->n_pages * sizeof *out->tightness);
    out->starts[0] = 0;
    out->tightness[0] = 1;
    out->n_pages++;
}

enum outcome paginate(struct pagination *out, const struct galley *g, struct page_room room)
{
    struct arena *arena = g->job->arena;
    struct pager pager = {
        .g = g, .room = room, .tightness = 1, .best = arena_array(arena, g->n + 1, sizeof *pager.best)};
    *out = (struct pagination){.starts = arena_array(arena, g->n + 2, sizeof *out->starts),
                               .tightness = arena_array(arena, g->n + 2, sizeof *out->tightness)};
    if (g->n == 0) {
        out->n_pages = 1;
        out->tightness[0] = 1;
        return DONE;
    }
    const bool is_full = g->slabs[0].height_pt > room.first_pt && g->slabs[0].height_pt <= room.next_pt;
    if (is_full) {
        pager.room.first_pt = room.next_pt;
    }
    if (!solve(&pager)) {
        pager.forced = true;
        if (!solve(&pager)) {
            return diag_note(g->job->d, D_BLOCK_TALL, g->job->at, NULL);
        }
    }
    keep(out, &pager);
    tighten(out, &pager);
    loosen(out, &pager);
    if (is_full) {
        begin_on_second(out);
    }
    return DONE;
}

bool paginate_could_fit(const struct galley *g, struct page_room room, size_t n_pages, double closer)
{
    const double tightest = g->job->design->details.tightest;
    double height = 0;
    for (size_t i = 0; i < g->n; i++) {
        height += g->slabs[i].height_pt * closer + g->slabs[i].gap_pt * tightest;
    }
    return height <= room.first_pt + (double)(n_pages - 1) * room.next_pt - room.last_short_pt;
}
