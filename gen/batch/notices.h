/* notices - which decisions have had their notice, for `kenbaar gap`: out of runs and ledgers. Read before the walls of the sandbox close; asked
 * behind them. Of a run that was purged only counts by instrument are left. */
#pragma once
#include "../base/arena.h"
#include "../base/diag.h"

struct notices;
struct notices *notices_new(struct arena *arena);
/* path: the folder of a run, or a ledger. BROKEN (B076, exit 65) when it is neither, or 74, 75. */
enum outcome notices_add(struct notices *n, struct diag *d, const char *path);
/* When all are added: a purged run whose letters a ledger here still knows counts by those. BROKEN: as above. */
enum outcome notices_settle(struct notices *n, struct diag *d);
/* Its notice was made and released, and not withdrawn. */
bool notices_has(const struct notices *n, const char *body, const char *decision);
/* Counts of purged runs: the i-th instrument and its number; false at the end. */
bool notices_purged(const struct notices *n, size_t i, const char **instrument, long *noticed);
