#include "table.h"

#include <string.h>

#include "../../gen/base/buf.h"
#include "../../gen/base/text.h"
#include "sets.h"

#define MAX_TABLE_BYTES ((size_t)8 << 20)

static const char head[] =
    "# What each cell of kind and route x purpose x outcome x disclosure x addressee x form prints: written by tests/variants/variants --print.\n"
    "# PART N = the clauses of that part, in order (the Dutch letter). letter N = PART.N PART.N ...\n"
    "# A line of the table: for each disclosure, subject representative legal sole-trader, each separate/annex: the letter's number, or the\n"
    "# codes that refuse it; CODE:N is a letter that is held. One word stands for all that are alike.\n\n";

const char *table_name(struct arena *arena, const struct table *t, const struct cell *cell)
{
    const struct way *way = &t->axes.ways[cell->way];
    return arena_printf(arena, "%s/%s%s %s %s, %s %s %s", way->kind, way->route, way->automated ? "/automated" : "",
                        purposes[cell->purpose], t->axes.outcomes[cell->outcome], disclosures[cell->disclosure],
                        addressees[cell->addressee], forms[cell->form]);
}

/* "3" of a page, made up of the numbers of its parts. */
static size_t letter_number(struct sets *sets, const char *parts)
{
    const char *letter = "";
    for (const char *at = parts; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t name = strcspn(at, "="), line = strcspn(at, "\n");
        const char *part = arena_strndup(sets->arena, at, name);
        const char *clauses = arena_strndup(sets->arena, at + name + 1, line - name - 1);
        letter = arena_printf(sets->arena, "%s%s%s.%zu", letter, *letter ? " " : "", part, sets_number(sets, part, clauses));
    }
    return sets_number(sets, "letter", letter);
}

static const char *with_signs(struct arena *arena, const char *codes)
{
    char *joined = arena_strdup(arena, codes);
    for (char *at = joined; *at; at++)
        if (*at == ' ')
            *at = '+';
    return joined;
}

static const char *token_of(struct sets *sets, const struct crew *crew, size_t i)
{
    const struct cell_result *r = crew_result(crew, i);
    if (crew_died(crew, i))
        return "DIED";
    const char *codes = with_signs(sets->arena, r->codes);
    if (!*r->parts)
        return *codes ? codes : outcome_name(r->outcome);
    size_t number = letter_number(sets, r->parts);
    return arena_printf(sets->arena, "%s%s%zu", codes, *codes ? ":" : "", number);
}

/* n tokens; one alone when all are alike. */
static void write_tokens(struct buf *out, const char *const *tokens, size_t n)
{
    size_t n_alike = 1;
    while (n_alike < n && text_equal(tokens[n_alike], tokens[0]))
        n_alike++;
    for (size_t i = 0; i < (n_alike == n ? 1 : n); i++)
        buf_printf(out, " %s", tokens[i]);
}

static void write_line(struct buf *out, struct sets *sets, const struct table *t, const struct crew *crew, size_t first)
{
    const size_t n_group = ADDRESSEE_N * FORM_N;
    const char *tokens[COLUMN_N];
    struct cell cell = cells_at(t, first);
    for (size_t i = 0; i < COLUMN_N; i++)
        tokens[i] = token_of(sets, crew, first + i);
    const char *name = table_name(sets->arena, t, &cell);
    buf_printf(out, "%.*s:", (int)strcspn(name, ","), name);
    bool is_one = true;
    for (size_t i = 1; i < COLUMN_N; i++)
        is_one = is_one && text_equal(tokens[i], tokens[0]);
    if (is_one)
        buf_printf(out, " %s", tokens[0]);
    for (size_t i = 0; i < DISCLOSURE_N && !is_one; i++) {
        buf_printf(out, "%s %s", i ? " |" : "", disclosures[i]);
        write_tokens(out, tokens + i * n_group, n_group);
    }
    buf_str(out, "\n");
}

const char *table_write(const struct table *t, const struct crew *crew)
{
    struct arena *arena = t->w.arena;
    struct sets sets = {.arena = arena};
    struct buf lines, all;
    buf_init(&lines, MAX_TABLE_BYTES);
    buf_init(&all, MAX_TABLE_BYTES);
    for (size_t i = 0; i < t->n_cells; i += COLUMN_N)
        write_line(&lines, &sets, t, crew, i);
    buf_str(&all, head);
    sets_write(&sets, &all);
    buf_str(&all, "\n");
    buf_add(&all, lines.bytes, lines.n_bytes);
    const char *text = arena_strndup(arena, all.bytes, all.n_bytes);
    buf_done(&lines);
    buf_done(&all);
    return text;
}
