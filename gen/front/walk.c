#include "../record/splitter.h"
#include "front.h"

/* Statuses up to 1 are answers; above that the file, or everything, is at an end. */
static int walk_file(const struct walk *w, const struct input *file)
{
    struct arena *file_arena = arena_new();
    struct diag d;
    struct splitter splitter;
    struct slice slice;
    int highest = EXIT_DONE;
    diag_init(&d, file_arena);

    enum outcome got = splitter_open(&splitter, file_arena, &d, file);
    while (got != BROKEN && highest <= EXIT_ANSWER_NO) {
        arena_reset(w->arena);
        diag_init(&d, w->arena);
        got = splitter_next(&splitter, &slice, &d);
        if (got == NONE || got == BROKEN)
            break;
        int status = w->take(w->context, &d, &slice, got);
        highest = status > highest ? status : highest;
    }
    if (got == NONE && splitter.n_records == 0)
        got = diag_note(&d, D_NO_RECORD, &(struct place){.file = file->name}, NULL);
    if (got == BROKEN) { /* rows already printed stand */
        print_notes(&w->f->printer, &d);
        highest = front_status(&d);
    }
    arena_free(file_arena);
    return highest;
}

int front_each_record(const struct walk *w, const struct sources *sources)
{
    int highest = EXIT_DONE;
    for (size_t i = 0; i < sources->n_records; i++) {
        int status = walk_file(w, &sources->records[i]);
        highest = status > highest ? status : highest;
    }
    return highest;
}
