/* reconcile: every envelope is accounted for, once. */
#include "after_fixture.h"

#include "../../../gen/batch/reconcile.h"

static enum outcome report(struct run_fixture *f, struct reconciled *out, const char *text)
{
    diag_clear(f->t->diag);
    return reconcile_run(out, f->t->arena, f->t->diag, &(struct reconcile_order){f->order.run, run_write(f, "done.csv", text)});
}

static void released_eight(struct run_fixture *f, struct test_ctx *t)
{
    struct released out;
    closed_eight(f, t);
    assert_int_equal(release_on(f, &out, THE_DAY), DONE);
}

static const char *rows(struct run_fixture *f, const char *head, long from, long to)
{
    const char *text = arena_printf(f->t->arena, "%s\n", head);
    for (long i = from; i <= to; i++)
        text = arena_printf(f->t->arena, "%s%s\n", text, piece_of(f, i));
    return text;
}

static void assert_counts(const struct reconciled *out, long done, long damaged, long missing)
{
    assert_true(out->was_settled);
    assert_int_equal(out->expected, 8);
    assert_int_equal(out->done, done);
    assert_int_equal(out->damaged, damaged);
    assert_int_equal(out->missing, missing);
}

/* Tray by tray, and what was damaged is made good by the report of its reprint. */
static void test_trays(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    released_eight(&f, *state);
    assert_int_equal(report(&f, &out, rows(&f, "piece", 1, 4)), REFUSED);
    assert_note(f.t->diag, "B073");
    assert_counts(&out, 4, 0, 4);
    assert_non_null(strstr(run_file(&f, "reprint.csv"), arena_printf(f.t->arena, "%s,missing", piece_of(&f, 5))));

    const char *second = arena_printf(f.t->arena, "place,piece,status\n1,%s,done\n2,%s,damaged\n3,%s,done\n4,%s,done\n", piece_of(&f, 5), piece_of(&f, 6),
                                      piece_of(&f, 7), piece_of(&f, 8));
    assert_int_equal(report(&f, &out, second), REFUSED);
    assert_counts(&out, 7, 1, 0);
    assert_string_equal(run_file(&f, "reprint.csv"), arena_printf(f.t->arena, "piece,status\n%s,damaged\n", piece_of(&f, 6)));
    assert_int_equal(report(&f, &out, second), REFUSED); /* the same again */
    assert_note(f.t->diag, "B082");
    assert_counts(&out, 7, 1, 0);
    assert_int_equal(out.doubled, 0);
    assert_int_equal(report(&f, &out, rows(&f, "piece", 6, 6)), DONE);
    assert_no_notes(f.t->diag);
    assert_counts(&out, 8, 0, 0);
    assert_string_equal(run_file(&f, "reprint.csv"), "piece,status\n");
    assert_non_null(strstr(run_file(&f, STATES_CSV), "run,reconciled,"));
}

/* The last word of a report counts, in both directions; a later report may still find damage. */
static void test_last_word(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    released_eight(&f, *state);
    const char *all = arena_printf(f.t->arena, "piece,status\n%s,done\n%s,damaged\n%s,damaged\n%s,done\n", piece_of(&f, 1), piece_of(&f, 1), piece_of(&f, 2),
                                   piece_of(&f, 2));
    for (long i = 3; i <= 8; i++)
        all = arena_printf(f.t->arena, "%s%s,\n", all, piece_of(&f, i));
    assert_int_equal(report(&f, &out, all), REFUSED);
    assert_counts(&out, 7, 1, 0);
    assert_int_equal(out.doubled, 0);
    assert_string_equal(run_file(&f, "reprint.csv"), arena_printf(f.t->arena, "piece,status\n%s,damaged\n", piece_of(&f, 1)));
    assert_int_equal(report(&f, &out, arena_printf(f.t->arena, "piece,status\n%s,damaged\n%s,done\n", piece_of(&f, 7), piece_of(&f, 1))), REFUSED);
    assert_counts(&out, 7, 1, 0);
    assert_string_equal(run_file(&f, "reprint.csv"), arena_printf(f.t->arena, "piece,status\n%s,damaged\n", piece_of(&f, 7)));
}

/* Unknown ones go by their line: a list may hold anything. What is done twice is told, in one report and over two. */
static void test_listed(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    released_eight(&f, *state);
    char *other = arena_strdup(f.t->arena, piece_of(&f, 1));
    other[0] = other[0] == '9' ? '8' : '9';
    const char *text = arena_printf(f.t->arena, "%s%s\nJ. de Vries\n%s\n", rows(&f, "piece", 1, 8), other, piece_of(&f, 2));
    assert_int_equal(report(&f, &out, text), REFUSED);
    assert_note(f.t->diag, "B067");
    assert_note(f.t->diag, "B078");
    assert_counts(&out, 8, 0, 0);
    assert_int_equal(out.unknown, 2);
    assert_int_equal(out.doubled, 1);
    assert_int_equal(out.listed.n, 3);
    assert_string_equal(out.listed.rows[0].piece, other);
    assert_string_equal(out.listed.rows[1].piece, "#11");
    assert_string_equal(out.listed.rows[2].piece, piece_of(&f, 2));
    assert_int_equal(report(&f, &out, rows(&f, "piece", 8, 8)), REFUSED);
    assert_int_equal(out.doubled, 1);
    assert_counts(&out, 8, 0, 0);
}

/* A withdrawn piece that comes out of the machine all the same; it stays withdrawn. */
static void test_withdrawn(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    struct closed_run r;
    released_eight(&f, *state);
    assert_int_equal(closed_run_open(&r, f.t->arena, f.t->diag, f.order.run, RUN_ALONE), DONE);
    states_set(&r.states, piece_of(&f, 4), PIECE_WITHDRAWN, "lost tray");
    assert_int_equal(states_write(&r.states, f.t->diag, r.run.fd), DONE);
    closed_run_close(&r);
    assert_int_equal(report(&f, &out, rows(&f, "piece", 1, 8)), REFUSED);
    assert_int_equal(out.expected, 7);
    assert_int_equal(out.done, 7);
    assert_int_equal(out.listed.n, 1);
    assert_int_equal(out.listed.rows[0].code, D_PIECE_STAYS);
    assert_note(f.t->diag, "B085");
    assert_string_equal(out.listed.rows[0].status, "withdrawn");
    assert_non_null(strstr(run_file(&f, STATES_CSV), arena_printf(f.t->arena, "%s,withdrawn,lost tray", piece_of(&f, 4))));
}

static void test_unusable(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    closed_eight(&f, *state);
    assert_int_equal(report(&f, &out, rows(&f, "piece", 1, 8)), REFUSED); /* nothing has left */
    assert_note(f.t->diag, "B069");
    assert_false(out.was_settled);
    struct released released;
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(report(&f, &out, rows(&f, "stuk", 1, 8)), BROKEN);
    assert_note(f.t->diag, "B071");
    assert_int_equal(report(&f, &out, arena_printf(f.t->arena, "piece,status\n%s,lost\n", piece_of(&f, 1))), BROKEN);
    assert_note(f.t->diag, "B071");
    assert_false(is_there(&f, "reprint.csv"));
    assert_non_null(strstr(run_file(&f, STATES_CSV), "run,released,"));
}

/* -- stopped at each step ------------------------------------------------------------------------------------------- */

static int calls_left; /* of the calls below, before the process dies; 0: never */
static void step(void)
{
    if (calls_left > 0 && --calls_left == 0)
        _exit(9);
}
int __real_renameat(int from_fd, const char *from, int to_fd, const char *to);
int __wrap_renameat(int from_fd, const char *from, int to_fd, const char *to);
int __wrap_renameat(int from_fd, const char *from, int to_fd, const char *to)
{
    step();
    return __real_renameat(from_fd, from, to_fd, to);
}
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
    step();
    return __real_fsync(fd);
}

/* A report that is given again after a death counts once. */
static void test_stopped(void **state)
{
    struct run_fixture f;
    struct reconciled out;
    released_eight(&f, *state);
    const char *text = arena_printf(f.t->arena, "piece,status\n%s,done\n%s,damaged\n", piece_of(&f, 1), piece_of(&f, 2)), *whole = f.order.run;
    int status = 9 << 8, n = 0;
    for (int n_calls = 1; status == 9 << 8; n_calls++, n++) {
        f.order.run = whole;
        copy_run(&f, arena_printf(f.t->arena, "run-%d", n_calls));
        f.order.run = beside(&f, arena_printf(f.t->arena, "run-%d", n_calls));
        pid_t child = fork();
        if (child == 0) {
            calls_left = n_calls;
            _exit(report(&f, &out, text) == REFUSED ? 0 : 1);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(report(&f, &out, text), REFUSED);
        assert_counts(&out, 1, 1, 6);
        assert_int_equal(out.doubled, 0);
        assert_non_null(strstr(run_file(&f, "reprint.csv"), arena_printf(f.t->arena, "%s,damaged\n%s,missing\n", piece_of(&f, 2), piece_of(&f, 3))));
        assert_int_equal(run_count_asides(&f), 0);
    }
    assert_int_equal(status, 0);
    assert_true(n > 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_trays), TEST(test_last_word), TEST(test_listed), TEST(test_withdrawn), TEST(test_unusable), TEST(test_stopped)};
    return cmocka_run_group_tests_name("batch/reconcile", tests, NULL, NULL);
}
