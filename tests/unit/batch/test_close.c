/* close: a whole run is proven and told; one that is not whole is found out, and nothing is written. */
#include "render_fixture.h"

static void rendered_run(struct run_fixture *f, struct test_ctx *t)
{
    struct rendered r;
    run_of_eight(f, t);
    assert_int_equal(run_render(f, &r, 0, 0), DONE);
}

static void test_whole(void **state)
{
    struct run_fixture f;
    struct closed c;
    rendered_run(&f, *state);
    assert_int_equal(run_close(&f, &c), DONE);
    assert_no_notes(f.t->diag);
    assert_int_equal(c.counts.records, 8);
    assert_int_equal(c.counts.made, 8);
    assert_false(c.was_closed);
    assert_int_equal(access(run_path(&f, "work"), F_OK), -1);
    assert_int_equal(run_count_asides(&f), 0);

    const char *csv = run_file(&f, MANIFEST_CSV), *json = run_file(&f, MANIFEST_JSON), *report = run_file(&f, "report.txt");
    assert_int_equal(strncmp(csv, MANIFEST_HEAD "\n", sizeof MANIFEST_HEAD), 0);
    for (int i = 1; i <= 8; i++)
        assert_non_null(strstr(csv, arena_printf(f.t->arena, "0000000%02d,made,,separate,standard,nl,", i)));
    assert_non_null(strstr(json, run_hash(&f, MANIFEST_CSV)));
    assert_non_null(strstr(json, run_hash(&f, "pending/letters/0002.tar")));
    assert_non_null(strstr(json, "\"noticed\": 8"));
    assert_non_null(strstr(json, "\"unused\": 1"));
    assert_non_null(strstr(report, "letters made"));
    for (const char *const *it = (const char *const[]){"D-1", "Z-1", "Vries", NULL}; *it; it++) {
        assert_null(strstr(csv, *it)); /* they name pieces, not people */
        assert_null(strstr(json, *it));
        assert_null(strstr(report, *it));
    }
}

/* The root is that of the rows, by other means than it was made with. */
static void test_root(void **state)
{
    struct run_fixture f;
    struct closed c;
    struct merkle m;
    char root[HASH_HEX_LEN + 1];
    rendered_run(&f, *state);
    assert_int_equal(run_close(&f, &c), DONE);
    merkle_begin(&m);
    const char *row = strchr(run_file(&f, MANIFEST_CSV), '\n') + 1;
    for (const char *end = strchr(row, '\n'); end; row = end + 1, end = strchr(row, '\n'))
        merkle_add(&m, row, (size_t)(end - row));
    merkle_root(&m, root);
    assert_int_equal(m.n, 8);
    assert_non_null(strstr(run_file(&f, MANIFEST_JSON), root));
}

static void test_again(void **state)
{
    struct run_fixture f;
    struct closed c;
    rendered_run(&f, *state);
    assert_int_equal(run_close(&f, &c), DONE);
    const char *first = run_hash(&f, MANIFEST_JSON);
    assert_int_equal(mkdir(run_path(&f, "work"), 0700), 0); /* as if it was killed before its work was gone */
    assert_int_equal(run_close(&f, &c), DONE);
    assert_true(c.was_closed);
    assert_int_equal(c.counts.made, 8);
    assert_int_equal(access(run_path(&f, "work"), F_OK), -1);
    assert_string_equal(run_hash(&f, MANIFEST_JSON), first);
}

static void expect_broken(struct run_fixture *f, const char *code, int exit)
{
    struct closed c;
    assert_int_equal(run_close(f, &c), BROKEN);
    assert_note(f->t->diag, code);
    assert_int_equal(f->t->diag->exit, exit);
    assert_int_equal(access(run_path(f, MANIFEST_JSON), F_OK), -1);
    assert_int_equal(access(run_path(f, MANIFEST_CSV), F_OK), -1);
    assert_int_equal(access(run_path(f, "work/0001"), F_OK), 0);
    assert_int_equal(run_count_asides(f), 0);
}

static void test_missing_shard(void **state)
{
    struct run_fixture f;
    rendered_run(&f, *state);
    assert_int_equal(unlink(run_path(&f, "shards/0002.json")), 0);
    expect_broken(&f, "B036", 75);
}

static void test_changed_letter(void **state)
{
    struct run_fixture f;
    rendered_run(&f, *state);
    run_flip(&f, "pending/letters/0002.tar", 2000);
    expect_broken(&f, "B037", 74);
}

static void test_missing_tar(void **state)
{
    struct run_fixture f;
    rendered_run(&f, *state);
    assert_int_equal(unlink(run_path(&f, "pending/letters/0001.tar")), 0);
    expect_broken(&f, "B030", 74);
}

/* A copy that no shard made: who sends the whole folder would send its letters twice. */
static void test_file_too_many(void **state)
{
    static const char *const names[] = {"pending/letters/0009.tar", "pending/print/0009-copy.pdf"};
    struct run_fixture f;
    rendered_run(&f, *state);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        run_write(&f, arena_printf(f.t->arena, "run/%s", names[i]), "a copy");
        expect_broken(&f, "B037", 74);
        assert_int_equal(unlink(run_path(&f, names[i])), 0);
    }
    struct closed c;
    assert_int_equal(run_close(&f, &c), DONE);
}

static void write_text(struct run_fixture *f, const char *name, const char *text)
{
    int fd = open(run_path(f, name), O_WRONLY | O_TRUNC);
    assert_true(files_write_all(fd, text, strlen(text)));
    close(fd);
}

/* The lines of a shard's result with one left out, or said twice. */
static void test_piece_lost_or_doubled(void **state)
{
    struct run_fixture f;
    rendered_run(&f, *state);
    const char *was = run_file(&f, "shards/0001.json");
    const char *second = strchr(strchr(was, '\n') + 1, '\n') + 1, *third = strchr(second, '\n') + 1;
    write_text(&f, "shards/0001.json", arena_printf(f.t->arena, "%.*s%s", (int)(second - was), was, third));
    expect_broken(&f, "B037", 74);
    write_text(&f, "shards/0001.json", arena_printf(f.t->arena, "%.*s%s", (int)(third - was), was, second));
    expect_broken(&f, "B037", 74);
    write_text(&f, "shards/0001.json", run_file(&f, "shards/0002.json")); /* of another shard */
    expect_broken(&f, "B037", 74);
    write_text(&f, "shards/0001.json", was);
    struct closed c;
    assert_int_equal(run_close(&f, &c), DONE);
}

/* A plan that says other counts than it holds. */
static void test_counts(void **state)
{
    struct run_fixture f;
    rendered_run(&f, *state);
    const char *was = run_file(&f, "plan.json");
    const char *at = strstr(was, "\"records\": 8");
    assert_non_null(at);
    write_text(&f, "plan.json", arena_printf(f.t->arena, "%.*s\"records\": 9%s", (int)(at - was), was, at + sizeof "\"records\": 8" - 1));
    expect_broken(&f, "B038", 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_whole),          TEST(test_root),        TEST(test_again),
                                       TEST(test_missing_shard),  TEST(test_changed_letter), TEST(test_missing_tar),
                                       TEST(test_piece_lost_or_doubled), TEST(test_file_too_many), TEST(test_counts)};
    return cmocka_run_group_tests_name("batch/close", tests, NULL, NULL);
}
