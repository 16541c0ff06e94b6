/* handover - the released letters of a run as single files for the archive, or for digital post: named by decision, with a list.
 *
 * The folder is new or empty, or one that the same handover was stopped in: it bears a mark with run and channel until all is there. Its
 * index.csv is written last: file,piece,body,decision,format,language,channel,sha256. Every letter is hashed on its way and held against the
 * manifest. */
#pragma once
#include "closed_run.h"

struct handover_order {
    const char *run, *folder;
    const char *channel; /* post, digital; NULL: both */
};
struct handed_over {
    long letters;
    long long n_bytes;
};
enum outcome handover_run(struct handed_over *out, struct arena *arena, struct diag *d, const struct handover_order *order);
