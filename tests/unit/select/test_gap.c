/* gap: what is counted, and that nothing hidden can be computed. */
#include "../record/record_fixture.h"

#include "../../../gen/select/gap.h"

#define LINE(case_, more, instrument)                                                                                  \
    "<selection body=\"v\" case=\"" case_ "\"" more " date=\"2026-11-20\" instrument=\"" instrument                    \
    "\" version=\"3\" route=\"risk\" disclosure=\"full\"><reason code=\"r-1\"/></selection>"
#define NOT_CHOSEN(case_) "<selection body=\"v\" case=\"" case_ "\" date=\"2026-11-20\" route=\"none\"/>"

static struct gap *open_gap(struct test_ctx *t, int n_lines, const char *lines)
{
    struct selections *log;
    const char *text = arena_printf(
        t->arena, "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"%d\">%s</selections>",
        n_lines, lines);
    enum outcome got = selections_load(&log, t->arena, t->diag, load_schema(t, "selections"), test_input(t, text));
    assert_int_equal(got, DONE);
    return gap_new(t->arena, log);
}

static bool add(struct test_ctx *t, struct gap *g, const char *case_ref, const char *id, enum outcome outcome)
{
    struct slice record = {.body = "v"};
    strncpy(record.case_ref, case_ref, sizeof record.case_ref - 1);
    strncpy(record.id, id, sizeof record.id - 1);
    return gap_add(g, t->arena, &record, outcome);
}

static void assert_row(const struct gap_row *row, const char *instrument, const char *wanted)
{
    char got[120] = "";
    for (int i = 0; i < GAP_COLUMN_N; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), i ? " %zu" : "%zu", row->count[i]);
    if (instrument)
        assert_string_equal(row->instrument, instrument);
    else
        assert_null(row->instrument);
    assert_string_equal(got, wanted);
}

static void test_counts(void **state)
{
    struct test_ctx *t = *state;
    struct gap_table table;
    struct gap *g =
        open_gap(t, 7,
                 LINE("Z-1", "", "profile") LINE("Z-2", "", "profile") LINE("Z-2", "", "match") NOT_CHOSEN("Z-3")
                     LINE("Z-4", "", "match") LINE("Z-5", " decision=\"D-2\"", "match") LINE("Z-6", "", "all"));
    assert_true(add(t, g, "Z-1", "D-1", DONE));
    assert_true(add(t, g, "Z-2", "D-3", HELD)); /* two instruments: counts in both rows */
    assert_true(add(t, g, "Z-3", "D-4", NONE));
    assert_true(add(t, g, "Z-4", "D-5", REFUSED)); /* two decisions in one case: one line, the worse end */
    assert_true(add(t, g, "Z-4", "D-6", DONE));
    assert_false(add(t, g, "Z-5", "D-1", DONE)); /* the log names another decision */
    assert_false(add(t, g, "Z-9", "D-7", DONE));
    assert_false(add(t, g, "", "", REFUSED)); /* over budget, its start tag unreadable: a decision all the same */

    gap_close(&table, g, true);
    assert_int_equal(table.n_rows, 3);
    assert_row(&table.rows[0], "all", "8 1 0 0 0 0 0");
    assert_row(&table.rows[1], "match", "8 3 2 0 1 1 2");
    assert_row(&table.rows[2], "profile", "8 2 2 0 1 0 2");
    assert_row(&table.total, NULL, "8 6 4 0 2 1 4");
    assert_int_equal(table.n_without_line, 3);
    assert_false(table.counted[GAP_NOTICED]);
    assert_true(table.counted[GAP_HELD] && table.counted[GAP_REFUSED] && table.counted[GAP_GAP]);
}

/* By decision, and of purged runs by number: never more than can be. */
static void test_noticed(void **state)
{
    struct test_ctx *t = *state;
    struct gap_table table;
    struct gap *g = open_gap(t, 7,
                             LINE("Z-1", "", "profile") LINE("Z-2", "", "profile") LINE("Z-2", "", "match") LINE("Z-3", "", "match")
                                 LINE("Z-4", "", "match") LINE("Z-5", "", "match") LINE("Z-6", "", "all"));
    struct slice noticed = {.body = "v", .id = "D-1", .case_ref = "Z-1"};
    gap_expect_notices(g);
    assert_true(gap_add_noticed(g, t->arena, &noticed));
    noticed.case_ref[2] = '2'; /* two instruments */
    assert_true(gap_add_noticed(g, t->arena, &noticed));
    assert_true(add(t, g, "Z-2", "D-2", DONE)); /* of two decisions in one case the worse counts */
    assert_true(add(t, g, "Z-3", "D-3", DONE));
    assert_true(add(t, g, "Z-4", "D-4", HELD));
    gap_close(&table, g, true);
    assert_row(&table.rows[1], "match", "5 4 3 0 1 0 3");
    assert_row(&table.rows[2], "profile", "5 2 2 1 0 0 1");
    assert_row(&table.total, NULL, "5 7 5 1 1 0 4");
    assert_true(table.counted[GAP_NOTICED]);
    assert_false(table.is_by_count);

    gap_add_count(g, "match", 1);
    gap_add_count(g, "match", 4); /* one is open that is not held */
    gap_add_count(g, "unknown", 2);
    gap_close(&table, g, true);
    assert_row(&table.rows[1], "match", "5 4 3 2 1 0 1");
    assert_row(&table.rows[2], "profile", "5 2 2 1 0 0 1");
    assert_true(table.is_by_count);
    assert_int_equal(table.n_beyond, 3 + 2);
}

static void test_unjudged(void **state)
{
    struct test_ctx *t = *state;
    struct gap_table table;
    struct gap *g = open_gap(t, 1, LINE("Z-1", "", "profile"));
    assert_true(add(t, g, "Z-1", "D-1", DONE));
    gap_close(&table, g, false);
    assert_row(&table.total, NULL, "1 1 1 0 0 0 1");
    assert_false(table.counted[GAP_HELD] || table.counted[GAP_REFUSED] || table.counted[GAP_NOTICED]);
    assert_true(gap_hide(&table, t->arena, 10));
    assert_int_equal(table.total.veil[GAP_HELD], GAP_OPEN); /* nobody counted: nobody is hidden */
    assert_int_equal(table.total.veil[GAP_DECISIONS], GAP_SMALL);
}

static void test_empty_log(void **state)
{
    struct test_ctx *t = *state;
    struct gap_table table;
    struct gap *g = open_gap(t, 1, NOT_CHOSEN("Z-1"));
    assert_true(add(t, g, "Z-1", "D-1", NONE));
    gap_close(&table, g, true);
    assert_true(gap_hide(&table, t->arena, 10));
    assert_int_equal(table.n_rows, 0);
    assert_row(&table.total, NULL, "1 0 0 0 0 0 0");
}

/* --- hiding: the oracle fills every table that a reader could think of. Small numbers, so "under 10" is "under 5" here. */

/* What a row is made of; its cells are sums of these. */
enum part { PART_NOT_OWING, PART_NOTICED, PART_HELD, PART_REFUSED, PART_NOT_STOPPED, PART_N };
enum { MAX_ROWS = 3 };

struct world {
    struct gap_table table; /* as it is, with its veils */
    struct gap_row rows[MAX_ROWS];
    size_t below;
    size_t max_part; /* what the reader tries for each part */
    size_t n_fit;
    size_t low[MAX_ROWS + 1][GAP_COLUMN_N], high[MAX_ROWS + 1][GAP_COLUMN_N];
};

static void sum_row(size_t cells[GAP_COLUMN_N], const size_t parts[PART_N])
{
    cells[GAP_NOTICED] = parts[PART_NOTICED];
    cells[GAP_HELD] = parts[PART_HELD];
    cells[GAP_REFUSED] = parts[PART_REFUSED];
    cells[GAP_GAP] = parts[PART_HELD] + parts[PART_REFUSED] + parts[PART_NOT_STOPPED];
    cells[GAP_OWING] = cells[GAP_NOTICED] + cells[GAP_GAP];
    cells[GAP_SELECTED] = cells[GAP_OWING] + parts[PART_NOT_OWING];
}

/* Does this cell look as the published one does? */
static bool looks_so(const struct world *w, const struct gap_row *row, int column, size_t value)
{
    switch (row->veil[column]) {
    case GAP_SMALL:
        return value < w->below;
    case GAP_COVERED:
        return value >= w->below;
    default:
        return value == row->count[column];
    }
}

static bool row_looks_so(const struct world *w, const struct gap_row *row, const size_t cells[GAP_COLUMN_N])
{
    for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++)
        if (!looks_so(w, row, column, cells[column]))
            return false;
    return true;
}

static void widen(struct world *w, size_t row, const size_t cells[GAP_COLUMN_N])
{
    for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++) {
        w->low[row][column] = cells[column] < w->low[row][column] ? cells[column] : w->low[row][column];
        w->high[row][column] = cells[column] > w->high[row][column] ? cells[column] : w->high[row][column];
    }
}

/* Tries every filling of row `at` and of those after it. */
static void try_rows(struct world *w, size_t at, size_t cells[MAX_ROWS + 1][GAP_COLUMN_N])
{
    size_t *total = cells[w->table.n_rows];
    if (at == w->table.n_rows) {
        for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++) {
            total[column] = 0;
            for (size_t i = 0; i < w->table.n_rows; i++)
                total[column] += cells[i][column];
        }
        if (!row_looks_so(w, &w->table.total, total))
            return;
        w->n_fit++;
        for (size_t i = 0; i <= w->table.n_rows; i++)
            widen(w, i, cells[i]);
        return;
    }
    size_t parts[PART_N] = {0};
    for (;;) {
        sum_row(cells[at], parts);
        if (row_looks_so(w, &w->table.rows[at], cells[at]))
            try_rows(w, at + 1, cells);
        size_t i = 0;
        while (i < PART_N &&
               ++parts[i] > (w->table.counted[GAP_HELD] || i < PART_HELD || i > PART_REFUSED ? w->max_part : 0))
            parts[i++] = 0;
        if (i == PART_N)
            return;
    }
}

static struct gap_row *row_of(struct world *w, size_t i)
{
    return i == w->table.n_rows ? &w->table.total : &w->table.rows[i];
}

static void fail_table(struct world *w, size_t at, int told)
{
    static const char *const marks[] = {[GAP_OPEN] = "", [GAP_SMALL] = "<", [GAP_COVERED] = ">"};
    char text[400] = "";
    for (size_t i = 0; i <= w->table.n_rows; i++) {
        for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++)
            snprintf(text + strlen(text), sizeof text - strlen(text), " %s%zu", marks[row_of(w, i)->veil[column]],
                     row_of(w, i)->count[column]);
        strncat(text, " /", sizeof text - strlen(text) - 1);
    }
    fail_msg("row %zu %s can be computed:%s", at, gap_columns[told], text);
}

/* Hides, then fails when the oracle can tell a hidden cell. Returns the number of covered cells. */
static size_t assert_hidden(struct test_ctx *t, struct world *w)
{
    static size_t cells[MAX_ROWS + 1][GAP_COLUMN_N];
    size_t n_covered = 0;
    assert_true(gap_hide(&w->table, t->arena, w->below));
    memset(w->low, 0xFF, sizeof w->low);
    memset(w->high, 0, sizeof w->high);
    w->n_fit = 0;
    try_rows(w, 0, cells);
    assert_true(w->n_fit > 0); /* the truth at least */
    for (size_t i = 0; i <= w->table.n_rows; i++) {
        const struct gap_row *row = row_of(w, i);
        for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++) {
            if (w->table.counted[column] && row->count[column] < w->below)
                assert_int_equal(row->veil[column], GAP_SMALL);
            n_covered += row->veil[column] == GAP_COVERED;
            if (row->veil[column] != GAP_OPEN && w->low[i][column] == w->high[i][column])
                fail_table(w, i, column);
        }
    }
    return n_covered;
}

static void fill(struct world *w, size_t n_rows, const size_t parts[MAX_ROWS][PART_N])
{
    bool with_stopped = w->table.counted[GAP_HELD];
    *w = (struct world){.below = w->below, .max_part = w->max_part};
    w->table.rows = w->rows;
    w->table.n_rows = n_rows;
    for (int column = 0; column < GAP_COLUMN_N; column++)
        w->table.counted[column] = with_stopped || (column != GAP_HELD && column != GAP_REFUSED);
    for (size_t i = 0; i < n_rows; i++) {
        w->rows[i].instrument = "i";
        w->rows[i].count[GAP_DECISIONS] = 9;
        sum_row(w->rows[i].count, parts[i]);
        for (int column = GAP_SELECTED; column < GAP_COLUMN_N; column++)
            w->table.total.count[column] += w->rows[i].count[column];
    }
}

/* One row, every filling with parts 0 to 5. */
static void test_one_row(void **state)
{
    struct test_ctx *t = *state;
    struct world w = {.below = 5, .max_part = 7};
    size_t parts[MAX_ROWS][PART_N] = {{0}};
    size_t n_tables = 0;
    for (size_t code = 0; code < 7776; code++, n_tables++) {
        for (size_t i = 0, rest = code; i < PART_N; i++, rest /= 6)
            parts[0][i] = rest % 6;
        w.table.counted[GAP_HELD] = true;
        fill(&w, 1, (const size_t(*)[PART_N])parts);
        assert_hidden(t, &w);
    }
    assert_int_equal(n_tables, 7776);
}

static size_t next_random(size_t *seed)
{
    *seed = *seed * 48271 % 2147483647;
    return *seed / 64;
}

/* Several rows, drawn; with and without the columns of a judgement. */
static void test_several_rows(void **state)
{
    struct test_ctx *t = *state;
    size_t seed = 20261201;
    size_t n_covered = 0;
    for (int n = 0; n < 240; n++) {
        size_t n_rows = n % 3 == 0 ? 3 : 2;
        bool is_judged = n_rows == 2 && n % 4 == 1;
        struct world w = {.below = 5, .max_part = is_judged ? 4 : n_rows == 2 ? 9 : 6};
        size_t parts[MAX_ROWS][PART_N] = {{0}};
        for (size_t row = 0; row < n_rows; row++)
            for (size_t i = 0; i < PART_N; i++)
                if (is_judged || (i != PART_HELD && i != PART_REFUSED))
                    parts[row][i] = next_random(&seed) % w.max_part;
        w.table.counted[GAP_HELD] = is_judged;
        fill(&w, n_rows, (const size_t(*)[PART_N])parts);
        n_covered += assert_hidden(t, &w);
    }
    assert_true(n_covered > 100); /* else the draw says nothing */
}

/* Counts around 10, where the marks themselves tell most: a cycle is found for each hidden cell (gap_hide() is true). */
static void test_around_ten(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const size_t values[] = {0, 0, 1, 2, 4, 5, 7, 8, 9, 9, 10, 11, 18, 30};
    size_t seed = 19;
    for (int n = 0; n < 20000; n++) {
        struct world w = {.below = 10};
        size_t parts[MAX_ROWS][PART_N];
        size_t n_values = n % 2 ? 14 : 5;
        for (size_t i = 0; i < MAX_ROWS * PART_N; i++)
            parts[i / PART_N][i % PART_N] = values[next_random(&seed) % n_values];
        w.table.counted[GAP_HELD] = true;
        fill(&w, 1 + next_random(&seed) % MAX_ROWS, (const size_t(*)[PART_N])parts);
        assert_true(gap_hide(&w.table, arena, w.below));
        arena_reset(arena);
    }
    arena_free(arena);
}

/* The examples that one thinks of first. */
static void test_second_cell(void **state)
{
    struct test_ctx *t = *state;
    struct world w = {.below = 10};
    w.table.counted[GAP_HELD] = true;
    fill(&w, 1, (const size_t[MAX_ROWS][PART_N]){{100, 3, 20, 20, 200}}); /* noticed 3 = owing 243 - gap 240 */
    assert_true(gap_hide(&w.table, t->arena, 10));
    assert_int_equal(w.rows[0].veil[GAP_NOTICED], GAP_SMALL);
    assert_int_equal(w.rows[0].veil[GAP_OWING], GAP_COVERED); /* the gap itself is told */
    assert_int_equal(w.rows[0].veil[GAP_GAP], GAP_OPEN);
    assert_int_equal(w.rows[0].veil[GAP_SELECTED], GAP_OPEN);

    w.table.counted[GAP_HELD] = true;
    fill(&w, 2,
         (const size_t[MAX_ROWS][PART_N]){{50, 60, 20, 4, 200}, {50, 60, 20, 30, 200}}); /* refused 4 = 34 - 30 */
    assert_true(gap_hide(&w.table, t->arena, 10));
    assert_int_equal(w.rows[0].veil[GAP_REFUSED], GAP_SMALL);
    assert_int_equal(w.rows[1].veil[GAP_REFUSED], GAP_COVERED); /* a total is dearer than a row */
    assert_int_equal(w.table.total.veil[GAP_REFUSED], GAP_OPEN);
    assert_int_equal(w.rows[0].veil[GAP_GAP], GAP_OPEN);

    w.table.counted[GAP_HELD] = true;
    fill(&w, 2, (const size_t[MAX_ROWS][PART_N]){{50, 60, 20, 40, 200}, {50, 60, 20, 30, 200}});
    assert_true(gap_hide(&w.table, t->arena, 10));
    for (int column = 0; column < GAP_COLUMN_N; column++) /* nothing small but decisions (9), nothing hidden */
        assert_int_equal(w.rows[0].veil[column], column == GAP_DECISIONS ? GAP_SMALL : GAP_OPEN);
}

/* "<1" can be nothing but 0: no hiding helps, and there is no table. */
static void test_no_hiding_helps(void **state)
{
    struct test_ctx *t = *state;
    struct world w = {.below = 1};
    fill(&w, 1, (const size_t[MAX_ROWS][PART_N]){{100, 0, 20, 20, 200}});
    assert_false(gap_hide(&w.table, t->arena, 1));
}

int main(void)
{
    xml_global_init();
    const struct CMUnitTest tests[] = {
        TEST(test_counts), TEST(test_noticed),       TEST(test_unjudged),   TEST(test_empty_log),   TEST(test_one_row),
        TEST(test_several_rows), TEST(test_around_ten), TEST(test_second_cell), TEST(test_no_hiding_helps),
    };
    return cmocka_run_group_tests_name("select/gap", tests, NULL, NULL);
}
