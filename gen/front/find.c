#include "../base/text.h"
#include "../record/splitter.h"
#include "../record/xml.h"
#include "front.h"

/* Where the wanted record stands. */
struct search {
    long number; /* place in the file, from 1; 0: not there */
    long n_records, n_found;
};

/* Reads the whole file once, so that a broken end, a second record or a second one of that id is known before anything is made.
 * Faults of other records than the wanted one are not this command's. */
static enum outcome search_file(struct search *out, struct arena *arena, struct diag *d, const struct input *file,
                                const char *id)
{
    struct splitter splitter;
    struct slice slice;
    *out = (struct search){0};
    enum outcome got = splitter_open(&splitter, arena, d, file);
    while (got != BROKEN) {
        diag_clear(d);
        got = splitter_next(&splitter, &slice, d);
        if (got == NONE || got == BROKEN)
            break;
        out->n_records++;
        if (!id || text_equal(slice.id, id)) {
            out->n_found++;
            out->number = out->number ? out->number : slice.number;
        }
    }
    return got == BROKEN ? BROKEN : DONE;
}

static enum outcome judge_search(const struct search *search, struct diag *d, const struct place *at, const char *id)
{
    if (search->n_records == 0)
        return diag_note(d, D_NO_RECORD, at, NULL);
    if (!id && search->n_records > 1)
        return diag_note(d, D_SEVERAL_RECORDS, at, NULL);
    if (search->n_found == 0)
        return diag_note(d, D_ID_UNKNOWN, at, NULL);
    if (search->n_found > 1)
        return diag_note(d, D_ID_TWICE, at, NULL);
    return DONE;
}

enum outcome front_find_record(struct slice *out, struct arena *arena, struct diag *d, const struct input *file,
                               const char *id)
{
    struct search search;
    struct splitter splitter;
    enum outcome got = search_file(&search, arena, d, file, id);
    if (got == DONE)
        got = judge_search(&search, d, &(struct place){.file = file->name}, id);
    if (got != DONE)
        return got;

    splitter_open(&splitter, arena, d, file);
    do {
        diag_clear(d);
        got = splitter_next(&splitter, out, d);
    } while (out->number < search.number);
    return got;
}

int front_one_record(struct front *f, const struct sources *sources,
                     int (*take)(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced), void *context)
{
    struct shop *shop;
    struct slice slice;
    xml_global_init();
    enum outcome got = front_open_shop(&shop, f, sources);
    if (got == DONE)
        got = front_find_record(&slice, f->arena, f->diag, &sources->records[0], f->opt.id);
    int status = got == DONE || got == REFUSED ? take(context, shop, &slice, got) : front_status(f->diag);
    return front_finish(f, f->diag, status);
}
