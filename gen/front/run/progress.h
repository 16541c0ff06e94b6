/* progress - how far a long command is, on standard error: on a terminal one line that is written over, else a line every ten seconds, with
 * --json as a JSON line. Nothing with -q, nor where there is no terminal and none is named (cron). No letter, case or person is told. */
#pragma once
#include <time.h>

#include "../front.h"

struct progress {
    FILE *to; /* NULL: quiet */
    bool is_terminal, json;
    enum language lang;
    const char *step; /* of the last call; a constant */
    struct timespec began, last; /* of the step; last: of what was shown */
    bool is_open; /* a line on the terminal that has no end yet */
};
struct progress_count {
    long done, total; /* total 0: not known yet */
    long made, refused, held;
};

void progress_begin(struct progress *p, const struct front *f);
/* Shows it when it is time to. step: "plan", "check", "render" ... */
void progress_show(struct progress *p, const char *step, const struct progress_count *count);
/* Before anything else is written there. */
void progress_end(struct progress *p);
