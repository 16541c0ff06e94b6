/* render: shards are made once, alone or by many, and the same each time; what was stopped goes on. */
#include "render_fixture.h"

#include <signal.h>

static const char *const made[] = {"shards/0001.json", "shards/0002.json", "pending/letters/0001.tar", "pending/letters/0002.tar"};
enum { N_MADE = sizeof made / sizeof made[0] };

static void test_goes_on_where_it_was(void **state)
{
    struct run_fixture f;
    struct rendered r;
    char *first[N_MADE];
    run_of_eight(&f, *state);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(r.progress.shards_done, 2);
    assert_int_equal(r.progress.made, 8);
    assert_int_equal(r.shards_before, 0);
    assert_int_equal(run_count_asides(&f), 0);
    for (size_t i = 0; i < N_MADE; i++)
        first[i] = run_hash(&f, made[i]);

    assert_int_equal(unlink(run_path(&f, "shards/0002.json")), 0); /* as if it died before its commit */
    assert_int_equal(truncate(run_path(&f, "pending/letters/0002.tar"), 100), 0);
    close(open(run_path(&f, "pending/letters/.0002.tar.1-0000000a"), O_CREAT | O_WRONLY, 0600));
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(r.shards_before, 1);
    assert_int_equal(r.progress.pieces, 4); /* of the shard that was to be made: the bar comes to its end */
    assert_int_equal(r.progress.made, 4);
    assert_int_equal(run_count_asides(&f), 0);
    for (size_t i = 0; i < N_MADE; i++)
        assert_string_equal(run_hash(&f, made[i]), first[i]);
}

static void test_by_shard_is_the_same(void **state)
{
    struct run_fixture f;
    struct rendered r;
    char *first[N_MADE];
    run_of_eight(&f, *state);
    assert_int_equal(run_render(&f, &r, 2, 2), DONE);
    assert_int_equal(r.progress.shards, 1);
    assert_int_equal(r.progress.made, 4);
    assert_int_equal(run_render(&f, &r, 1, 0), DONE);
    assert_int_equal(run_render(&f, &r, 1, 2), DONE); /* once more does no harm */
    assert_int_equal(r.shards_before, 1);
    for (size_t i = 0; i < N_MADE; i++)
        first[i] = run_hash(&f, made[i]);
    f.order.n_workers = 1;
    assert_int_equal(run_plan(&f, "other", eight(&f), EIGHT_LINES), DONE);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    for (size_t i = 0; i < N_MADE; i++)
        assert_string_equal(run_hash(&f, made[i]), first[i]);
}

static void test_no_such_shard(void **state)
{
    static const long wrong[][2] = {{3, 2}, {1, 3}, {-1, 2}, {3, 0}};
    struct run_fixture f;
    struct rendered r;
    run_of_eight(&f, *state);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_int_equal(run_render(&f, &r, wrong[i][0], wrong[i][1]), BROKEN);
        assert_note(f.t->diag, "B032");
        assert_int_equal(f.t->diag->exit, 64);
    }
}

static void test_two_at_once(void **state)
{
    struct run_fixture f;
    struct rendered r;
    struct run_folder other;
    run_of_eight(&f, *state);
    assert_int_equal(run_folder_open(&other, f.t->arena, f.t->diag, f.order.run, RUN_TOGETHER), DONE);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN); /* all shards want the folder alone */
    assert_note(f.t->diag, "B005");
    assert_int_equal(f.t->diag->exit, 75);
    assert_int_equal(run_render(&f, &r, 1, 2), DONE); /* one shard does not */
    run_folder_close(&other);
    assert_int_equal(run_folder_open(&other, f.t->arena, f.t->diag, f.order.run, RUN_ALONE), DONE);
    assert_int_equal(run_render(&f, &r, 2, 2), BROKEN);
    assert_note(f.t->diag, "B005");
    run_folder_close(&other);
}

static void test_both_make_the_same_shard(void **state)
{
    struct run_fixture f;
    struct rendered r;
    struct closed c;
    int status;
    run_of_eight(&f, *state);
    pid_t child = fork();
    if (child == 0)
        _exit(run_render(&f, &r, 1, 2) == DONE ? 0 : 1);
    assert_int_equal(run_render(&f, &r, 1, 2), DONE);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(run_render(&f, &r, 2, 2), DONE);
    assert_int_equal(run_count_asides(&f), 0);
    assert_int_equal(run_close(&f, &c), DONE);
}

static void test_stopped(void **state)
{
    struct run_fixture f;
    struct rendered r;
    sigset_t stops;
    run_of_eight(&f, *state);
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigprocmask(SIG_BLOCK, &stops, NULL);
    raise(SIGTERM); /* is heard as soon as it looks */
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B009");
    assert_int_equal(f.t->diag->exit, 75);
    sigprocmask(SIG_UNBLOCK, &stops, NULL);
    assert_int_equal(run_count_asides(&f), 0);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(r.progress.shards_done, 2);
}

static void test_other_work_file(void **state)
{
    struct run_fixture f;
    struct rendered r;
    run_of_eight(&f, *state);
    run_flip(&f, "work/0002", -3);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B033");
    assert_int_equal(run_count_asides(&f), 0);
}

static void test_other_bundle(void **state)
{
    struct run_fixture f;
    struct rendered r;
    run_of_eight(&f, *state);
    run_flip(&f, "bundle/bundle.lock", 70);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_int_equal(f.t->diag->exit, 65);

    struct bundle bundle; /* and one that is whole, but not that of the plan */
    struct input lock;
    run_write(&f, "run/bundle/bodies/more.svg", "<svg/>");
    assert_int_equal(bundle_to_lock(&bundle, &lock, f.t->arena, f.t->diag, run_path(&f, "bundle")), DONE);
    assert_int_equal(bundle_lock(f.t->diag, &lock), DONE);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B039");
}

/* A machine with another release of a library would make other letters than the ones that the manifest tells of. */
static void test_other_program(void **state)
{
    static const struct plan_library newer[] = {{"a-library", "1.1"}}, more[] = {{"a-library", "1.0"}, {"b-library", "1.0"}};
    struct run_fixture f;
    struct rendered r;
    run_of_eight(&f, *state);
    const struct plan_order planned = f.order;
    f.order.libraries = newer;
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B041");
    assert_int_equal(f.t->diag->exit, 65);
    assert_string_equal(f.t->diag->first->detail, "a-library");
    f.order.libraries = more;
    f.order.n_libraries = 2;
    assert_int_equal(run_render(&f, &r, 1, 2), BROKEN);
    assert_string_equal(f.t->diag->first->detail, "b-library");
    f.order = planned;
    f.order.program = "kenbaar other";
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    f.order = planned;
    f.order.letter_format++;
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_int_equal(run_count_asides(&f), 0);
    f.order = planned;
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
}

static void test_no_run(void **state)
{
    struct test_ctx *t = *state;
    struct rendered r;
    assert_int_equal(render_run(&r, t->arena, t->diag, &(struct render_order){.run = test_folder(t)}), BROKEN);
    assert_note(t->diag, "B031");
    assert_int_equal(t->diag->exit, 74);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_goes_on_where_it_was), TEST(test_by_shard_is_the_same), TEST(test_no_such_shard),
        TEST(test_two_at_once),          TEST(test_both_make_the_same_shard), TEST(test_stopped),
        TEST(test_other_work_file),      TEST(test_other_bundle),         TEST(test_no_run), TEST(test_other_program),
    };
    return cmocka_run_group_tests_name("batch/render", tests, NULL, NULL);
}
