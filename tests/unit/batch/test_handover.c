/* handover: the released letters, each whole and under its decision; an attempt that was stopped leaves nothing that the list does not tell. */
#include "after_fixture.h"

#include "../../../gen/batch/handover.h"

static enum outcome hand_over(struct run_fixture *f, struct handed_over *out, const char *folder, const char *channel)
{
    diag_clear(f->t->diag);
    return handover_run(out, f->t->arena, f->t->diag, &(struct handover_order){f->order.run, beside(f, folder), channel});
}

static const char *given(struct run_fixture *f, const char *folder, const char *name)
{
    struct input in;
    if (files_read(&in, f->t->arena, f->t->diag, arena_printf(f->t->arena, "%s/%s/%s", f->folder, folder, name)) != DONE)
        fail_msg("no file %s", name);
    return in.bytes;
}

static bool is_given(struct run_fixture *f, const char *folder, const char *name)
{
    return access(arena_printf(f->t->arena, "%s/%s/%s", f->folder, folder, name), F_OK) == 0;
}

static void withdraw_one(struct run_fixture *f, long sequence)
{
    struct closed_run r;
    assert_int_equal(closed_run_open(&r, f->t->arena, f->t->diag, f->order.run, RUN_ALONE), DONE);
    states_set(&r.states, piece_of(f, sequence), PIECE_WITHDRAWN, "");
    assert_int_equal(states_write(&r.states, f->t->diag, r.run.fd), DONE);
    closed_run_close(&r);
}

static void test_all(void **state)
{
    struct run_fixture f;
    struct released released;
    struct handed_over out;
    closed_eight(&f, *state);
    assert_int_equal(hand_over(&f, &out, "given", NULL), REFUSED);
    assert_note(f.t->diag, "B069");
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    withdraw_one(&f, 3);
    assert_int_equal(hand_over(&f, &out, "given", NULL), DONE);
    assert_int_equal(out.letters, 7);
    assert_memory_equal(given(&f, "given", "D-1.pdf"), "%PDF-", 5);
    assert_false(is_given(&f, "given", "D-3.pdf"));
    assert_false(is_given(&f, "given", ".handover"));
    assert_non_null(strstr(given(&f, "given", "index.csv"), arena_printf(f.t->arena, "\nD-8.pdf,%s,voorbeeldstad,D-8,standard,nl,post,", piece_of(&f, 8))));
    assert_int_equal(hand_over(&f, &out, "given", NULL), BROKEN); /* it is all there */
    assert_note(f.t->diag, "S003");

    assert_int_equal(hand_over(&f, &out, "digital", "digital"), DONE);
    assert_int_equal(out.letters, 0);
    assert_string_equal(given(&f, "digital", "index.csv"), "file,piece,body,decision,format,language,channel,sha256\n");

    run_flip(&f, "letters/0002.tar", 3000); /* since its release */
    assert_int_equal(hand_over(&f, &out, "changed", NULL), BROKEN);
    assert_note(f.t->diag, "B037");
    assert_false(is_given(&f, "changed", "index.csv"));
}

/* -- stopped -------------------------------------------------------------------------------------------------------- */

static int calls_left; /* of the calls below, before the process dies; 0: never */
static void step(void)
{
    if (calls_left > 0 && --calls_left == 0)
        _exit(9);
}
#define STOPS(result, name, parameters, ...)                                                                           \
    result __real_##name parameters;                                                                                   \
    result __wrap_##name parameters;                                                                                   \
    result __wrap_##name parameters                                                                                    \
    {                                                                                                                  \
        step();                                                                                                        \
        return __real_##name(__VA_ARGS__);                                                                             \
    }
STOPS(int, renameat, (int from_fd, const char *from, int to_fd, const char *to), from_fd, from, to_fd, to)
STOPS(int, fsync, (int fd), fd)
STOPS(int, unlinkat, (int fd, const char *name, int flags), fd, name, flags)
STOPS(ssize_t, write, (int fd, const void *bytes, size_t n), fd, bytes, n)

static int hand_over_until(struct run_fixture *f, const char *folder, int n_calls)
{
    struct handed_over out;
    int status;
    pid_t child = fork();
    if (child == 0) {
        calls_left = n_calls;
        _exit(hand_over(f, &out, folder, "post") == DONE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_stopped(void **state)
{
    struct run_fixture f;
    struct released released;
    struct handed_over out;
    closed_eight(&f, *state);
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    int status = 9, n = 0;
    for (int n_calls = 1; status == 9; n_calls++, n++) {
        const char *folder = arena_printf(f.t->arena, "given-%d", n_calls);
        status = hand_over_until(&f, folder, n_calls);
        if (is_given(&f, folder, ".handover")) { /* another handover does not go on with it */
            assert_int_equal(hand_over(&f, &out, folder, NULL), BROKEN);
            assert_note(f.t->diag, "S003");
        }
        if (status != 9)
            break;
        const bool is_complete = is_given(&f, folder, "index.csv") && !is_given(&f, folder, ".handover"); /* stopped at its last sync */
        assert_int_equal(hand_over(&f, &out, folder, "post"), is_complete ? BROKEN : DONE);
        assert_true(is_given(&f, folder, "D-8.pdf"));
        assert_false(is_given(&f, folder, ".handover"));
    }
    assert_int_equal(status, 0);
    assert_true(n > 10);

    /* a letter that was written by an attempt, and withdrawn before the next */
    assert_int_equal(hand_over_until(&f, "between", 14), 9);
    assert_true(is_given(&f, "between", "D-1.pdf"));
    withdraw_one(&f, 1);
    assert_int_equal(hand_over(&f, &out, "between", "post"), DONE);
    assert_int_equal(out.letters, 7);
    assert_false(is_given(&f, "between", "D-1.pdf"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_all), TEST(test_stopped)};
    return cmocka_run_group_tests_name("batch/handover", tests, NULL, NULL);
}
