#include "marks.h"

#include <string.h>

enum { FIRST_ROOM = 64 };

void mark_set_rect(struct mark_set *set, struct arena *arena, struct mark_rect rect)
{
    if (set->n_rects == set->max_rects) {
        set->max_rects = set->max_rects ? set->max_rects * 2 : FIRST_ROOM;
        struct mark_rect *more = arena_array(arena, set->max_rects, sizeof *more);
        if (set->n_rects)
            memcpy(more, set->rects, set->n_rects * sizeof *more);
        set->rects = more;
    }
    set->rects[set->n_rects++] = rect;
}

void mark_set_text(struct mark_set *set, struct arena *arena, struct mark_text text)
{
    if (set->n_texts == set->max_texts) {
        set->max_texts = set->max_texts ? set->max_texts * 2 : 4;
        struct mark_text *more = arena_array(arena, set->max_texts, sizeof *more);
        if (set->n_texts)
            memcpy(more, set->texts, set->n_texts * sizeof *more);
        set->texts = more;
    }
    set->texts[set->n_texts++] = text;
}
