/* pull: out of every file of the run before its release, all or nothing; stopped anywhere, the same command ends with the same bytes. */
#include "after_fixture.h"

#include "../../../gen/batch/handover.h"
#include "../../../gen/batch/pull.h"
#include "../../../gen/batch/reprint.h"

static const char *const first_files[] = {"pending/letters/0001.tar", "pending/print/0001-nen1026-left-c5.pdf", "pending/print/0001-nen1026-left-c5.ipp", MANIFEST_CSV,
                                          MANIFEST_JSON};
enum { N_FIRST = sizeof first_files / sizeof first_files[0] };

static enum outcome pull(struct run_fixture *f, struct pulled *out, char *const *pieces, size_t n)
{
    diag_clear(f->t->diag);
    return pull_run(out, f->t->arena, f->t->diag, &(struct pull_order){.run = f->order.run, .reason = "sent before", .pieces = pieces, .n_pieces = n, .lang = EN});
}

static bool holds(struct run_fixture *f, const char *name, const char *word)
{
    struct input in;
    assert_int_equal(files_read(&in, f->t->arena, f->t->diag, run_path(f, name)), DONE);
    return memmem(in.bytes, in.n_bytes, word, strlen(word));
}

static void set_state(struct run_fixture *f, enum run_state state)
{
    struct closed_run r;
    assert_int_equal(closed_run_open(&r, f->t->arena, f->t->diag, f->order.run, RUN_ALONE), DONE);
    r.states.run = state;
    assert_int_equal(states_write(&r.states, f->t->diag, r.run.fd), DONE);
    closed_run_close(&r);
}

/* As it was before. */
static void assert_untouched(struct run_fixture *f, char *const hashes[N_FIRST])
{
    for (size_t i = 0; i < N_FIRST; i++)
        assert_string_equal(run_hash(f, first_files[i]), hashes[i]);
    assert_false(is_there(f, "pending/pull"));
}

static void test_all(void **state)
{
    struct run_fixture f;
    struct pulled out;
    struct released released;
    closed_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 7), piece_of(&f, 2), piece_of(&f, 7)};
    assert_int_equal(pull(&f, &out, pieces, 3), DONE);
    assert_no_notes(f.t->diag);
    assert_int_equal(out.pieces, 2);
    assert_int_equal(out.files, 6); /* tar, print file and job attributes of both shards */
    assert_false(is_there(&f, "pending/pull"));
    assert_non_null(strstr(run_file(&f, MANIFEST_CSV), arena_printf(f.t->arena, "%s,pulled,", pieces[0])));
    assert_non_null(strstr(run_file(&f, MANIFEST_JSON), "\"pulled\": 2"));
    assert_non_null(strstr(run_file(&f, MANIFEST_JSON), "\"noticed\": 6"));
    assert_non_null(strstr(run_file(&f, "report.txt"), "pulled before release"));
    assert_null(strstr(run_file(&f, "report.txt"), "sent before")); /* a purge keeps it */
    assert_non_null(strstr(run_file(&f, STATES_CSV), arena_printf(f.t->arena, "%s,pulled,sent before\n", pieces[1])));
    for (size_t i = 0; i < 2; i++) {
        assert_false(holds(&f, i ? first_files[0] : "pending/letters/0002.tar", pieces[i]));
        assert_false(holds(&f, i ? first_files[1] : "pending/print/0002-nen1026-left-c5.pdf", pieces[i]));
    }
    assert_true(holds(&f, first_files[0], piece_of(&f, 3)));
    assert_true(holds(&f, first_files[1], piece_of(&f, 3)));

    char *hash = run_hash(&f, MANIFEST_JSON);
    assert_int_equal(pull(&f, &out, pieces, 2), DONE); /* once more is nothing more */
    assert_int_equal(out.pieces, 2);
    assert_int_equal(out.files, 0);
    assert_string_equal(run_hash(&f, MANIFEST_JSON), hash);

    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(released.pieces, 6);
    assert_int_equal(released.pulled, 2);
    assert_int_equal(entries_of_run(&f), 6);
    assert_int_equal(pull(&f, &out, pieces, 1), REFUSED);
    assert_note(f.t->diag, "B083");
}

/* What comes after leaves them out, and counts. */
static void test_afterwards(void **state)
{
    struct run_fixture f;
    struct pulled out;
    struct released released;
    struct handed_over handed;
    struct reprinted reprinted;
    closed_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 1), piece_of(&f, 8), piece_of(&f, 2)};
    assert_int_equal(pull(&f, &out, pieces, 2), DONE);
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(handover_run(&handed, f.t->arena, f.t->diag, &(struct handover_order){.run = f.order.run, .folder = beside(&f, "given")}), DONE);
    assert_int_equal(handed.letters, 6);
    assert_int_equal(access(beside(&f, "given/D-1.pdf"), F_OK), -1);
    diag_clear(f.t->diag);
    assert_int_equal(reprint_run(&reprinted, f.t->arena, f.t->diag, &(struct reprint_order){f.order.run, pieces, 3, DATE_NONE, -1}), REFUSED);
    assert_note(f.t->diag, "B075");
    assert_int_equal(reprinted.listed.n, 2);
    assert_string_equal(reprinted.listed.rows[0].status, "pulled");
}

static void test_refused(void **state)
{
    struct run_fixture f;
    struct pulled out;
    char *hashes[N_FIRST];
    closed_eight(&f, *state);
    for (size_t i = 0; i < N_FIRST; i++)
        hashes[i] = run_hash(&f, first_files[i]);
    char *pieces[] = {piece_of(&f, 2), "12345678000000001", "J. de Vries"};
    assert_int_equal(pull(&f, &out, pieces, 3), REFUSED);
    assert_note(f.t->diag, "B067");
    assert_int_equal(out.listed.n, 2);
    assert_int_equal(out.pieces, 0);
    assert_untouched(&f, hashes);

    run_flip(&f, "pending/letters/0001.tar", 2000); /* after close */
    assert_int_equal(pull(&f, &out, pieces, 1), BROKEN);
    assert_note(f.t->diag, "B037");
    run_flip(&f, "pending/letters/0001.tar", 2000);
    run_flip(&f, first_files[1], -1);
    assert_int_equal(pull(&f, &out, pieces, 1), BROKEN);
    assert_note(f.t->diag, "B037");
    run_flip(&f, first_files[1], -1);
    assert_untouched(&f, hashes);

    set_state(&f, RUN_RELEASING);
    assert_int_equal(pull(&f, &out, pieces, 1), BROKEN);
    assert_note(f.t->diag, "B074");
    set_state(&f, RUN_PURGED);
    assert_int_equal(pull(&f, &out, pieces, 1), REFUSED);
    assert_note(f.t->diag, "B084");
    assert_untouched(&f, hashes);
}

/* A print file of which nothing is left goes; a run of which nothing is left releases nothing. */
static void test_nothing_left(void **state)
{
    struct run_fixture f;
    struct pulled out;
    struct released released;
    char *pieces[8];
    closed_eight(&f, *state);
    for (int i = 0; i < 8; i++)
        pieces[i] = piece_of(&f, i + 1);
    assert_int_equal(pull(&f, &out, pieces, 4), DONE);
    assert_false(is_there(&f, first_files[1]));
    assert_false(is_there(&f, first_files[2]));
    assert_true(is_there(&f, first_files[0]));
    assert_null(strstr(run_file(&f, MANIFEST_JSON), "print/0001"));
    assert_int_equal(pull(&f, &out, pieces, 8), DONE);
    assert_int_equal(out.pieces, 8);
    assert_null(strstr(run_file(&f, MANIFEST_JSON), "print/0002"));
    assert_null(strstr(run_file(&f, MANIFEST_JSON), "heronderzoek"));
    assert_null(strstr(run_file(&f, "report.txt"), "run release"));
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(released.pieces, 0);
    assert_int_equal(released.pulled, 8);
}

/* Without the ones marked CONCEPT the others may leave. */
static void test_draft(void **state)
{
    struct run_fixture f;
    struct pulled out;
    struct released released;
    struct closed_run r;
    closed_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 3)};
    assert_int_equal(closed_run_open(&r, f.t->arena, f.t->diag, f.order.run, RUN_ALONE), DONE);
    states_set(&r.states, pieces[0], PIECE_DRAFT, "");
    assert_int_equal(states_write(&r.states, f.t->diag, r.run.fd), DONE);
    closed_run_close(&r);
    assert_int_equal(release_on(&f, &released, THE_DAY), REFUSED);
    assert_note(f.t->diag, "B063");
    assert_int_equal(pull(&f, &out, pieces, 1), DONE);
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(released.pieces, 7);
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
STOPS(int, unlinkat, (int fd, const char *name, int flags), fd, name, flags)

static int pull_until(struct run_fixture *f, char *const *pieces, int n_calls)
{
    struct pulled out;
    int status;
    pid_t child = fork();
    if (child == 0) {
        calls_left = n_calls;
        _exit(pull(f, &out, pieces, 1) == DONE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Not yet said: all is as it was. Begun: nothing else can be done first. */
static void assert_stopped(struct run_fixture *f, char *const before[N_FIRST])
{
    struct released released;
    const bool is_said = is_there(f, STATES_CSV) && strstr(run_file(f, STATES_CSV), "run,pulling,");
    if (is_said || is_there(f, "pending/pull")) {
        assert_int_equal(release_on(f, &released, THE_DAY), BROKEN);
        assert_note(f->t->diag, "B074");
    }
    if (!is_there(f, STATES_CSV)) {
        for (size_t i = 0; i < N_FIRST; i++)
            assert_string_equal(run_hash(f, first_files[i]), before[i]);
    }
}

static void test_stopped(void **state)
{
    struct run_fixture f;
    struct pulled out;
    char *before[N_FIRST], *after[N_FIRST];
    closed_eight(&f, *state);
    const char *whole = f.order.run;
    char *pieces[] = {piece_of(&f, 2)};
    copy_run(&f, "undisturbed");
    for (size_t i = 0; i < N_FIRST; i++)
        before[i] = run_hash(&f, first_files[i]);
    f.order.run = beside(&f, "undisturbed");
    assert_int_equal(pull(&f, &out, pieces, 1), DONE);
    for (size_t i = 0; i < N_FIRST; i++)
        after[i] = run_hash(&f, first_files[i]);
    int status = 9, n = 0;
    for (int n_calls = 1; status == 9; n_calls++, n++) {
        const char *name = arena_printf(f.t->arena, "run-%d", n_calls);
        f.order.run = whole;
        copy_run(&f, name);
        f.order.run = beside(&f, name);
        status = pull_until(&f, pieces, n_calls);
        assert_stopped(&f, before);
        assert_int_equal(pull(&f, &out, pieces, 1), DONE);
        for (size_t i = 0; i < N_FIRST; i++)
            assert_string_equal(run_hash(&f, first_files[i]), after[i]);
        assert_false(is_there(&f, "pending/pull"));
        assert_int_equal(run_count_asides(&f), 0);
        assert_non_null(strstr(run_file(&f, STATES_CSV), "run,closed,"));
    }
    assert_int_equal(status, 0);
    assert_true(n > 10);
}

/* A case that one instrument selected on two days has one letter. */
static void test_selected_twice(void **state)
{
    static const char again[] = " <selection body=\"voorbeeldstad\" case=\"Z-1\" date=\"2026-11-10\" instrument=\"heronderzoek\" version=\"3\" route=\"risk\""
                                " disclosure=\"full\"><reason code=\"inkomen-verschil\"/></selection>\n";
    struct run_fixture f;
    struct rendered rendered;
    struct closed closed;
    struct pulled out;
    run_fixture_open(&f, *state);
    const char *log = arena_printf(f.t->arena, LOG("3", LINE("Z-1") LINE("Z-2") "%s"), again);
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "") RECORD("D-2", "Z-2", "2000 AA", "")), log), DONE);
    assert_int_equal(run_render(&f, &rendered, 0, 0), DONE);
    assert_int_equal(run_close(&f, &closed), DONE);
    assert_non_null(strstr(run_file(&f, MANIFEST_JSON), "\"noticed\": 2"));
    char *pieces[] = {piece_of(&f, 1)};
    assert_int_equal(pull(&f, &out, pieces, 1), DONE);
    assert_non_null(strstr(run_file(&f, MANIFEST_JSON), "\"noticed\": 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_all), TEST(test_afterwards), TEST(test_refused), TEST(test_nothing_left), TEST(test_draft), TEST(test_stopped), TEST(test_selected_twice)};
    return cmocka_run_group_tests_name("batch/pull", tests, NULL, NULL);
}
