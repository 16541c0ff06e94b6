/* crew - many small pieces of work done by forked children, so that one that crashes or hangs costs only itself.
 *
 * The results lie in memory that all children share: the i-th is `size` bytes at crew_result(c, i), zeroed at first. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct crew;
/* Does one piece of work and writes its result. context is the caller's; what it changes there stays in the child. */
typedef void crew_work(void *context, size_t i, void *result);

/* n results of `size` bytes each. Ends the program when there is no memory. */
struct crew *crew_new(size_t n, size_t size);
/* Does all n pieces with as many children as there are processors (KENBAAR_JOBS: another number). */
void crew_run(struct crew *c, crew_work *work, void *context);
void *crew_result(const struct crew *c, size_t i);
/* True when the child that did it died of it, or took longer than a minute. */
bool crew_died(const struct crew *c, size_t i);
void crew_done(struct crew *c);
