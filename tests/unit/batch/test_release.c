/* release: all or nothing, once, on the day that is printed. */
#include "after_fixture.h"

static void assert_nothing_left(struct run_fixture *f)
{
    assert_true(is_there(f, "pending/letters/0001.tar"));
    assert_false(is_there(f, "letters"));
    assert_false(is_there(f, "print"));
    assert_int_equal(entries_of_run(f), 0);
}

static void test_all(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    const char *manifest = run_hash(&f, MANIFEST_CSV);
    assert_int_equal(release_on(&f, &out, "2026-12-02"), REFUSED);
    assert_note(f.t->diag, "B061");
    assert_int_equal(f.t->diag->exit, 1);
    assert_nothing_left(&f);

    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
    assert_no_notes(f.t->diag);
    assert_int_equal(out.pieces, 8);
    assert_true(out.files >= 2);
    assert_true(is_there(&f, "letters/0001.tar"));
    assert_true(is_there(&f, "letters/0002.tar"));
    assert_false(is_there(&f, "pending"));
    assert_int_equal(entries_of_run(&f), 8);
    assert_string_equal(run_hash(&f, MANIFEST_CSV), manifest);
    assert_non_null(strstr(run_file(&f, STATES_CSV), "run,released,"));

    assert_int_equal(release_on(&f, &out, THE_DAY), DONE); /* once more is nothing more */
    assert_true(out.was_released);
    assert_int_equal(out.files, 0);
    assert_int_equal(entries_of_run(&f), 8);
}

/* The same decisions in another run: the same plan in another folder, and a plan that shares one of them. */
static void test_before(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    copy_run(&f, "twin");
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
    f.order.run = beside(&f, "twin");
    assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
    assert_note(f.t->diag, "B062");
    assert_int_equal(out.listed.n, 8);
    assert_int_equal(out.listed.rows[0].code, D_RELEASED_BEFORE);
    assert_string_equal(out.listed.rows[7].piece, piece_of(&f, 8));
    assert_nothing_left(&f);
    assert_non_null(strstr(run_file(&f, STATES_CSV), "run,closed,"));
    assert_int_equal(unlink(beside(&f, "ledger")), 0); /* another ledger knows nothing of it */
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
}

static void test_not_closed(void **state)
{
    struct run_fixture f;
    struct released out;
    struct rendered rendered;
    struct closed closed;
    run_of_eight(&f, *state);
    assert_int_equal(run_render(&f, &rendered, 0, 0), DONE);
    assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
    assert_note(f.t->diag, "B060");
    assert_int_equal(run_close(&f, &closed), DONE);

    run_flip(&f, "pending/letters/0002.tar", 2000); /* after close */
    assert_int_equal(release_on(&f, &out, THE_DAY), BROKEN);
    assert_note(f.t->diag, "B037");
    run_flip(&f, "pending/letters/0002.tar", 2000);
    run_flip(&f, MANIFEST_CSV, -1);
    assert_int_equal(release_on(&f, &out, THE_DAY), BROKEN);
    assert_note(f.t->diag, "B037");
    run_flip(&f, MANIFEST_CSV, -1);
    assert_nothing_left(&f);
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
}

/* As a manifest would be that had one. */
static void test_draft(void **state)
{
    struct run_fixture f;
    struct released out;
    struct closed_run r;
    closed_eight(&f, *state);
    assert_int_equal(closed_run_open(&r, f.t->arena, f.t->diag, f.order.run, RUN_ALONE), DONE);
    states_set(&r.states, piece_of(&f, 3), PIECE_DRAFT, "");
    assert_int_equal(states_write(&r.states, f.t->diag, r.run.fd), DONE);
    closed_run_close(&r);
    assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
    assert_note(f.t->diag, "B063");
    assert_int_equal(out.listed.n, 1);
    assert_string_equal(out.listed.rows[0].piece, piece_of(&f, 3));
    assert_nothing_left(&f);
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

static int release_until(struct run_fixture *f, int n_calls)
{
    struct released out;
    int status;
    pid_t child = fork();
    if (child == 0) {
        calls_left = n_calls;
        _exit(release_on(f, &out, THE_DAY) == DONE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_stopped(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    const char *whole = f.order.run;
    int status = 9, n = 0;
    for (int n_calls = 1; status == 9; n_calls++, n++) {
        const char *name = arena_printf(f.t->arena, "run-%d", n_calls);
        f.order.run = whole;
        copy_run(&f, name);
        f.order.run = beside(&f, name);
        unlink(beside(&f, "ledger"));
        unlink(beside(&f, "ledger.key"));
        status = release_until(&f, n_calls);
        const long n_entered = entries_of_run(&f);
        assert_true(n_entered == 0 || n_entered == 8);
        if (is_there(&f, "letters/0001.tar") || is_there(&f, "print/0001-nen1026-left-c5.pdf"))
            assert_int_equal(n_entered, 8); /* nothing leaves before the ledger knows it */
        assert_true(is_there(&f, "letters/0001.tar") != is_there(&f, "pending/letters/0001.tar"));
        assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
        assert_int_equal(entries_of_run(&f), 8);
        assert_true(is_there(&f, "letters/0002.tar"));
        assert_false(is_there(&f, "pending"));
        assert_int_equal(run_count_asides(&f), 0);
    }
    assert_int_equal(status, 0);
    assert_true(n > 10);
    /* a release that was stopped is completed before anything else is done */
    struct closed_run r;
    f.order.run = whole;
    assert_int_equal(closed_run_open(&r, f.t->arena, f.t->diag, whole, RUN_ALONE), DONE);
    r.states.run = RUN_RELEASING;
    assert_int_equal(states_write(&r.states, f.t->diag, r.run.fd), DONE);
    closed_run_close(&r);
    assert_int_equal(closed_run_open_settled(&r, f.t->arena, f.t->diag, whole), BROKEN);
    assert_note(f.t->diag, "B074");
    assert_int_equal(f.t->diag->exit, 75);
    closed_run_close(&r);
}

/* Moved along, it would be printed and posted, and no count would tell. */
static void test_file_of_another(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    run_write(&f, "run/pending/print/0099-other.pdf", "%PDF-1.7");
    assert_int_equal(release_on(&f, &out, THE_DAY), BROKEN);
    assert_note(f.t->diag, "B042");
    assert_int_equal(f.t->diag->exit, 74);
    assert_false(is_there(&f, "print"));
    assert_int_equal(entries_of_run(&f), 0);
    assert_int_equal(unlink(run_path(&f, "pending/print/0099-other.pdf")), 0);
    run_write(&f, "run/pending/letters/0003.tar", "");
    assert_int_equal(release_on(&f, &out, THE_DAY), BROKEN);
    assert_note(f.t->diag, "B042");
    assert_int_equal(unlink(run_path(&f, "pending/letters/0003.tar")), 0);
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
    assert_int_equal(out.pieces, 8);
}

/* A backup of a run whose first release was refused, given back when the run has been released after all. */
static void test_copy(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    const char *run = f.order.run;
    copy_run(&f, "first");
    f.order.run = beside(&f, "first");
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
    f.order.run = run;
    assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
    copy_run(&f, "backup");
    assert_int_equal(unlink(beside(&f, "ledger")), 0); /* as if the first were withdrawn */
    assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
    f.order.run = beside(&f, "backup");
    assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
    assert_int_equal(out.listed.n, 8);
    assert_note(f.t->diag, "B062");
    assert_false(is_there(&f, "letters"));
}

/* A copy that was made during a release, after each of its calls: of the two folders one alone is completed. */
static void test_copy_of_a_release(void **state)
{
    struct run_fixture f;
    struct released out;
    closed_eight(&f, *state);
    const char *whole = f.order.run;
    int status = 9, n_refused = 0;
    for (int n_calls = 1; status == 9; n_calls++) {
        const char *name = arena_printf(f.t->arena, "run-%d", n_calls), *copy = arena_printf(f.t->arena, "copy-%d", n_calls);
        f.order.run = whole;
        copy_run(&f, name);
        f.order.run = beside(&f, name);
        unlink(beside(&f, "ledger"));
        unlink(beside(&f, "ledger.key"));
        status = release_until(&f, n_calls);
        copy_run(&f, copy);
        const bool copy_first = n_calls % 2;
        f.order.run = beside(&f, copy_first ? copy : name);
        assert_int_equal(release_on(&f, &out, THE_DAY), DONE);
        assert_false(is_there(&f, "pending"));
        f.order.run = beside(&f, copy_first ? name : copy);
        if (!is_there(&f, "pending"))
            continue; /* made when all was out */
        const bool had_letters = is_there(&f, "pending/letters/0001.tar");
        assert_int_equal(release_on(&f, &out, THE_DAY), REFUSED);
        assert_true(test_note(f.t->diag, "B086") || test_note(f.t->diag, "B062")); /* the latter: nothing was entered yet */
        n_refused += test_note(f.t->diag, "B086") != NULL;
        assert_int_equal(is_there(&f, "pending/letters/0001.tar"), had_letters);
    }
    assert_true(n_refused > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_all), TEST(test_before), TEST(test_not_closed), TEST(test_draft), TEST(test_stopped), TEST(test_file_of_another), TEST(test_copy),
                                      TEST(test_copy_of_a_release)};
    return cmocka_run_group_tests_name("batch/release", tests, NULL, NULL);
}
