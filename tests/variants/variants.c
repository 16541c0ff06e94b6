/* variants - the generated table: what each kind and route x purpose x outcome x disclosure x addressee x form prints, or the code
 * that forbids it. tests/variants/table.txt is what it must be.
 *
 *   build/tests/variants/variants             TAP: the table is as it was; no cell says a word that it may not say; each clause is said
 *   build/tests/variants/variants --print     writes the table to standard output: look at the difference, then keep it
 *   build/tests/variants/variants --show N    the page model of cell N
 *
 * A clause that neither a cell nor a sample says must be excused in tests/variants/unsaid, with a reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../lib/crew.h"
#include "cells.h"
#include "clauses.h"
#include "rules.h"
#include "table.h"

/* The golden file, compared line by line: the first that differ are shown. */
static bool is_as_it_was(const char *was, const char *is)
{
    size_t n_shown = 0;
    bool is_same = text_equal(was, is);
    printf("%sok 1 - the table is as in tests/variants/table.txt\n", is_same ? "" : "not ");
    while ((*was || *is) && n_shown < 20) {
        size_t n_was = strcspn(was, "\n"), n_is = strcspn(is, "\n");
        if (n_was != n_is || memcmp(was, is, n_was) != 0) {
            printf("# was: %.*s\n# is:  %.*s\n", (int)(n_was < 240 ? n_was : 240), was, (int)(n_is < 240 ? n_is : 240), is);
            n_shown++;
        }
        was += n_was + (was[n_was] == '\n');
        is += n_is + (is[n_is] == '\n');
    }
    return is_same;
}

static bool break_no_rule(const struct table *t, const struct crew *crew)
{
    size_t n_bad = 0;
    for (size_t i = 0; i < t->n_cells; i++)
        n_bad += crew_died(crew, i) || *((const struct cell_result *)crew_result(crew, i))->fault;
    printf("%sok 2 - no cell says what it may not say (%zu of %zu do)\n", n_bad ? "not " : "", n_bad, t->n_cells);
    size_t n_shown = 0;
    for (size_t i = 0; i < t->n_cells && n_shown < 40; i++) {
        const struct cell_result *r = crew_result(crew, i);
        if (!crew_died(crew, i) && !*r->fault)
            continue;
        struct cell cell = cells_at(t, i);
        printf("# cell %zu, %s: %s\n", i, table_name(t->w.arena, t, &cell), crew_died(crew, i) ? "DIED" : r->fault);
        n_shown++;
    }
    return n_bad == 0;
}

static bool leave_none_unsaid(struct table *t, const struct crew *crew)
{
    const char *unsaid = rules_unsaid(t, crew);
    bool is_good = !*unsaid;
    printf("%sok 3 - each clause of wording/nl.xml is said by a cell or a sample\n", is_good ? "" : "not ");
    for (; *unsaid; unsaid += strcspn(unsaid, " "), unsaid += strspn(unsaid, " "))
        printf("# %.*s\n", (int)strcspn(unsaid, " "), unsaid);
    return is_good;
}

static int show(const struct table *t, size_t i)
{
    struct cell cell = cells_at(t, i);
    struct printed p = cells_print(t, t->w.arena, &cell);
    printf("%s\n%s %s (%s)\n", table_name(t->w.arena, t, &cell), outcome_name(p.outcome), p.notes, p.warns);
    if (p.page)
        fputs(page_lines(t->w.arena, xmlDocGetRootElement(p.page), NULL), stdout);
    return 0;
}

int main(int argc, char **argv)
{
    static struct table t;
    cells_prepare(&t);
    if (argc > 2 && text_equal(argv[1], "--show"))
        return show(&t, (size_t)strtol(argv[2], NULL, 10));
    struct rules rules = rules_read(&t);
    struct crew *crew = crew_new(t.n_cells, sizeof(struct cell_result));
    crew_run(crew, rules_try_cell, &rules);
    const char *text = table_write(&t, crew);
    if (argc > 1 && text_equal(argv[1], "--print")) {
        fputs(text, stdout);
        return 0;
    }
    bool is_good = is_as_it_was(workshop_file(&t.w, "tests/variants/table.txt").bytes, text);
    is_good = break_no_rule(&t, crew) && is_good;
    is_good = leave_none_unsaid(&t, crew) && is_good;
    printf("1..3\n# %zu cells\n", t.n_cells);
    crew_done(crew);
    arena_free(t.w.arena);
    return is_good ? 0 : 1;
}
