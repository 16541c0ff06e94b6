/* stops - SIGINT and SIGTERM while a step of a run is at work: held back, and asked for where it can stop. What was begun and not committed is
 * made anew by the same command. */
#pragma once
#include <signal.h>

#include "../base/diag.h"

/* The two signals. */
void stops_set(sigset_t *out);
/* From now on they wait. *before is for stops_let_go(). */
void stops_hold(sigset_t *before);
/* BROKEN (B009, exit 75) when one has come; it is taken. */
enum outcome stops_asked(struct diag *d);
void stops_let_go(const sigset_t *before);
