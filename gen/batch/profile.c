#include "profile.h"

#define SHEET_M2_MILLIONTHS 62370 /* A4: 0.210 m x 0.297 m */

enum outcome profile_read(struct profile *out, struct arena *arena, struct diag *d, const struct bundle *b, const char *name)
{
    *out = (struct profile){0};
    enum outcome got = envelope_load(&out->envelope, arena, d, b, name);
    out->has_inserter = got == DONE && out->envelope.inserter;
    if (out->has_inserter)
        got = inserter_load(&out->inserter, arena, d, b, &out->envelope);
    return got;
}

int profile_grams(const struct profile *p, int sheets)
{
    const long long micrograms = (long long)sheets * SHEET_M2_MILLIONTHS * p->envelope.paper_grams;
    return p->envelope.grams + (int)((micrograms + 999999) / 1000000);
}

struct piece_room profile_room(const struct profile *p)
{
    return (struct piece_room){&p->envelope, p->has_inserter ? &p->inserter : NULL};
}
