#include "sets.h"

#include <string.h>

#include "../../gen/base/text.h"

size_t sets_number(struct sets *sets, const char *name, const char *text)
{
    size_t last = 0;
    for (size_t i = 0; i < sets->n; i++) {
        if (!text_equal(sets->all[i].name, name))
            continue;
        last = sets->all[i].number;
        if (text_equal(sets->all[i].text, text))
            return last;
    }
    if (sets->n == sets->room) {
        sets->room = sets->room ? 2 * sets->room : 256;
        struct set *more = arena_array(sets->arena, sets->room, sizeof *more);
        if (sets->n)
            memcpy(more, sets->all, sets->n * sizeof *more);
        sets->all = more;
    }
    sets->all[sets->n++] = (struct set){arena_strdup(sets->arena, name), arena_strdup(sets->arena, text), last + 1};
    return last + 1;
}

void sets_write(const struct sets *sets, struct buf *out)
{
    for (size_t i = 0; i < sets->n; i++) {
        if (sets->all[i].number != 1)
            continue;
        for (size_t k = i; k < sets->n; k++)
            if (text_equal(sets->all[k].name, sets->all[i].name))
                buf_printf(out, "%s %zu = %s\n", sets->all[k].name, sets->all[k].number, sets->all[k].text);
    }
}
