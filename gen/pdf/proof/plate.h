/* plate - a logo or QR code that the pages refer to (a form XObject), judged by itself: it builds and fills paths, and does nothing else.
 *
 * Letters of a run bring the same bytes thousands of times, so those that were found right are remembered: the same bytes are right again. */
#pragma once
#include "file.h"

struct plates_seen;
struct plates_seen *plates_seen_new(struct arena *arena);

/* F102 when the object of that reference is no plate. */
enum outcome plate_check(const struct file *f, struct bytes reference);
