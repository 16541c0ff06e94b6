/* progress - how far a long command is, on standard error: on a terminal one line that is written over, else a line every ten seconds, with
 * --json an event at the begin and end of each step and every ten seconds between. Nothing with -q, nor (without --json) where there is no
 * terminal and none is named, as in cron. No letter, case or person is told. */
#pragma once
#include <time.h>

#include "../front.h"

struct progress_count {
    long done, total; /* total 0: not known yet */
    long made, refused, held;
    const char *unit; /* of done and total, "MB"; NULL: letters, shards */
};
struct progress {
    FILE *to; /* NULL: quiet */
    bool is_terminal, json;
    enum language lang;
    const char *step; /* of the last call; a constant */
    struct progress_count count; /* of the last call */
    struct timespec began, last; /* of the step; last: of what was shown */
    bool is_open; /* a line on the terminal that has no end yet */
};

void progress_begin(struct progress *p, const struct front *f);
/* Shows it when it is time to. step: "read", "intake", "check", "cut", "render", "close". */
void progress_show(struct progress *p, const char *step, const struct progress_count *count);
/* Before anything else is written there: the last count of the step, and the end of its line. */
void progress_end(struct progress *p);
