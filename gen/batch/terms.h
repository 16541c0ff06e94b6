/* terms - for how many months each body of the run's bundle keeps its entries in the ledger: body/@ledger-months. The body files are XML, so a child
 * behind the walls of the sandbox reads them. */
#pragma once
#include "plan_file.h"
#include "run_folder.h"

struct term {
    char body[65];
    int months;
};
struct terms {
    struct term *rows; /* the arena's */
    size_t n;
};
/* BROKEN: the bundle is not that of the plan (B039), or a body has no term (B070). */
enum outcome terms_read(struct terms *out, struct arena *arena, struct diag *d, const struct run_folder *run, const struct plan *plan);
/* 0: no such body. */
int terms_months(const struct terms *terms, const char *body);
