/* purge: nothing that tells of persons stays, the counts do; stopped anywhere, the statement is the same. */
#include "after_fixture.h"

#include "../../../gen/batch/purge.h"

#define NOW   "2026-12-09T10:15:00Z"
#define LATER "2026-12-09T10:20:00Z"

static enum outcome purge(struct run_fixture *f, struct purged *out, bool force)
{
    diag_clear(f->t->diag);
    return purge_run(out, f->t->arena, f->t->diag, &(struct purge_order){f->order.run, NOW, force});
}

/* Of every file that is left: no name, no record, no case, no street. */
static void assert_clean(struct run_fixture *f, const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *it = readdir(dir); it; it = readdir(dir)) {
        const char *path = arena_printf(f->t->arena, "%s/%s", folder, it->d_name);
        struct stat st;
        struct input in;
        if (text_equal(it->d_name, ".") || text_equal(it->d_name, "..") || stat(path, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode)) {
            assert_clean(f, path);
            continue;
        }
        assert_int_equal(files_read(&in, f->t->arena, f->t->diag, path), DONE);
        static const char *const words[] = {"Vries", "Kerkstraat", "D-1", "Z-1"};
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (memmem(in.bytes, in.n_bytes, words[i], strlen(words[i])))
                fail_msg("%s holds %s", path, words[i]);
    }
    closedir(dir);
}

static void reconcile_all(struct run_fixture *f)
{
    struct closed_run r;
    assert_int_equal(closed_run_open(&r, f->t->arena, f->t->diag, f->order.run, RUN_ALONE), DONE);
    r.states.run = RUN_RECONCILED;
    states_set(&r.states, piece_of(f, 2), PIECE_WITHDRAWN, "J. de Vries called");
    assert_int_equal(states_write(&r.states, f->t->diag, r.run.fd), DONE);
    closed_run_close(&r);
}

static void assert_purged(struct run_fixture *f, const struct purged *out, long n_released)
{
    assert_int_equal(out->destroyed.letters, 8);
    assert_int_equal(out->destroyed.released, n_released);
    assert_true(out->destroyed.files > 10);
    assert_string_equal(out->destroyed.at, NOW);
    assert_clean(f, f->order.run);
    assert_true(is_there(f, "plan.json"));
    assert_true(is_there(f, "manifest.csv"));
    assert_true(is_there(f, "report.txt"));
    assert_non_null(strstr(run_file(f, "manifest.json"), arena_printf(f->t->arena, "\"noticed\": %ld", n_released)));
}

static void test_in_order(void **state)
{
    struct run_fixture f;
    struct released released;
    struct purged out;
    closed_eight(&f, *state);
    assert_int_equal(purge(&f, &out, false), REFUSED);
    assert_note(f.t->diag, "B072");
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(purge(&f, &out, false), REFUSED); /* what became of the envelopes is not known */
    assert_true(is_there(&f, "letters/0001.tar"));
    assert_true(is_there(&f, "index.csv"));
    reconcile_all(&f);
    assert_int_equal(purge(&f, &out, false), DONE);
    assert_no_notes(f.t->diag);
    assert_string_equal(out.destroyed.state, "reconciled");
    assert_purged(&f, &out, 7);
    const struct purged first = out;
    assert_int_equal(purge_run(&out, f.t->arena, f.t->diag, &(struct purge_order){f.order.run, LATER, false}), DONE);
    assert_true(out.was_purged);
    assert_int_equal(out.destroyed.files, first.destroyed.files);
    assert_string_equal(out.destroyed.at, NOW);
}

static void test_forced(void **state)
{
    struct run_fixture f;
    struct purged out;
    struct released released;
    closed_eight(&f, *state);
    assert_int_equal(purge(&f, &out, true), DONE);
    assert_string_equal(out.destroyed.state, "closed");
    assert_int_equal(out.destroyed.released, 0);
    assert_clean(&f, f.order.run);
    assert_int_equal(release_on(&f, &released, THE_DAY), REFUSED);
    assert_note(f.t->diag, "B084");

    f.order.options.shards = 1;
    assert_int_equal(run_plan(&f, "planned", eight(&f), EIGHT_LINES), DONE);
    assert_int_equal(purge(&f, &out, false), REFUSED);
    assert_note(f.t->diag, "B072");
    assert_int_equal(purge(&f, &out, true), DONE);
    assert_string_equal(out.destroyed.state, "planned");
    assert_clean(&f, f.order.run);
    assert_false(is_there(&f, "plan.json"));
    assert_int_equal(purge(&f, &out, true), BROKEN);
    assert_note(f.t->diag, "B031");
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
int __real_unlinkat(int fd, const char *name, int flags);
int __wrap_unlinkat(int fd, const char *name, int flags);
int __wrap_unlinkat(int fd, const char *name, int flags)
{
    step();
    return __real_unlinkat(fd, name, flags);
}

static int purge_until(struct run_fixture *f, int n_calls)
{
    struct purged out;
    int status;
    pid_t child = fork();
    if (child == 0) {
        calls_left = n_calls;
        _exit(purge(f, &out, false) == DONE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void test_stopped(void **state)
{
    struct run_fixture f;
    struct released released;
    struct purged out;
    long n_files = 0;
    closed_eight(&f, *state);
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    reconcile_all(&f);
    const char *whole = f.order.run;
    int status = 9, n = 0;
    for (int n_calls = 1; status == 9; n_calls += n_calls < 10 ? 1 : 40, n++) { /* each of the first; then the many files of the bundle */
        f.order.run = whole;
        copy_run(&f, arena_printf(f.t->arena, "run-%d", n_calls));
        f.order.run = beside(&f, arena_printf(f.t->arena, "run-%d", n_calls));
        status = purge_until(&f, n_calls);
        assert_int_equal(purge(&f, &out, false), DONE);
        assert_purged(&f, &out, 7);
        n_files = n_files ? n_files : out.destroyed.files;
        assert_int_equal(out.destroyed.files, n_files);
        assert_int_equal(run_count_asides(&f), 0);
    }
    assert_int_equal(status, 0);
    assert_true(n > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_in_order), TEST(test_forced), TEST(test_stopped)};
    return cmocka_run_group_tests_name("batch/purge", tests, NULL, NULL);
}
