/* release - the fourth step of a run: its letters may leave. The only writer of the ledger for a run.
 *
 *   1. all is as close, or the last pull, left it: manifest, letters and print files hashed again
 *   2. RUN/states.csv: releasing, with a token that no other run has
 *   3. one transaction in the ledger: every decision is entered, or none. This is the commit.
 *   4. letters and print files are renamed out of pending/, one by one: a spool watcher sees released files only, and each whole
 *   5. the entries are settled in the ledger: its letters are out
 *   6. RUN/states.csv: released
 *
 * Stopped before 3, nothing happened but a token; after 3, the same command knows its own token in the ledger and completes the rest. Whoever releases
 * holds the ledger from 3 to 5. So a copy of the folder that was made meanwhile, and has the token too, finds its entries settled while letters lie in
 * its pending/, and is refused (B086). What cannot be told: which of the two folders of a release that was stopped is the copy. The first to complete it
 * is the run; what lay outside pending/ when it was copied lies there twice. */
#pragma once
#include "closed_run.h"
#include "ledger.h"

struct release_order {
    const char *run, *ledger; /* paths */
    date_day mailed;
};
struct released {
    long pieces; /* that may leave */
    long pulled; /* pieces of the run that are left out */
    long files;  /* moved now */
    bool was_released; /* by an earlier command */
    struct listed_pieces listed; /* why not: B062 released before, B063 draft */
};
/* REFUSED (exit 1): nothing left. BROKEN: 64, 65, 74, 75. */
enum outcome release_run(struct released *out, struct arena *arena, struct diag *d, const struct release_order *order);
