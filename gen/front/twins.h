/* twins - records of the input that stand there more than once, found before any of them is judged: the same id twice in a body is one
 * decision (`run plan` says the same of them, batch/index.h). */
#pragma once
#include "front.h"

enum twin {
    TWIN_NONE,
    TWIN_FIRST,   /* another that is the same comes behind it */
    TWIN_SECOND,  /* one that is the same, byte for byte, stood there before */
    TWIN_DIFFERS, /* another of the same body and id has other bytes */
};

struct twins;
/* Reads all record files once; what is wrong in them is not said here. All memory is the arena's. */
struct twins *twins_find(struct arena *arena, const struct sources *sources);
enum twin twins_ask(const struct twins *t, const struct slice *slice);
/* Whether a record of this matter (record_matter()) was asked about before under another id; remembers this one. "" is no matter. */
bool twins_told_before(struct twins *t, const char *matter, const char *id);
