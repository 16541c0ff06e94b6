#include "stops.h"

#include <time.h>

void stops_set(sigset_t *out)
{
    sigemptyset(out);
    sigaddset(out, SIGINT);
    sigaddset(out, SIGTERM);
}

void stops_hold(sigset_t *before)
{
    sigset_t stops;
    stops_set(&stops);
    sigprocmask(SIG_BLOCK, &stops, before);
}

enum outcome stops_asked(struct diag *d)
{
    sigset_t stops;
    stops_set(&stops);
    const struct timespec now = {0, 0};
    return sigtimedwait(&stops, NULL, &now) > 0 ? diag_note(d, D_RUN_STOPPED, NULL, NULL) : DONE;
}

void stops_let_go(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}
