#include "../../lib/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t count_entries(const char *folder)
{
    size_t n = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *it = readdir(dir); it; it = readdir(dir))
        n += strcmp(it->d_name, ".") != 0 && strcmp(it->d_name, "..") != 0;
    closedir(dir);
    return n;
}

static void write_file(struct test_ctx *t, const char *path, const char *text, bool force)
{
    struct output out;
    assert_int_equal(output_open(&out, t->diag, path, force), DONE);
    assert_true(files_write_all(out.fd, text, strlen(text)));
    assert_int_equal(output_commit(&out, t->diag), DONE);
}

static const char *read_file(struct test_ctx *t, const char *path)
{
    struct input in;
    assert_int_equal(files_read(&in, t->arena, t->diag, path), DONE);
    assert_int_equal(in.n_bytes, strlen(in.bytes));
    return in.bytes;
}

static void test_whole_or_not_at_all(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    const char *path = arena_printf(t->arena, "%s/brief.pdf", folder);
    struct output out;
    assert_int_equal(output_open(&out, t->diag, path, false), DONE);
    assert_true(files_write_all(out.fd, "half", 4));
    assert_int_equal(access(path, F_OK), -1); /* not there before its commit */
    output_discard(&out);
    assert_int_equal(count_entries(folder), 0);

    write_file(t, path, "whole", false);
    assert_string_equal(read_file(t, path), "whole");
    assert_int_equal(count_entries(folder), 1);
    output_discard(&out); /* harmless */
    assert_no_notes(t->diag);
}

static void test_mode_is_0600_under_any_umask(void **state)
{
    struct test_ctx *t = *state;
    const char *path = arena_printf(t->arena, "%s/brief.pdf", test_folder(t));
    struct stat st;
    mode_t before = umask(0);
    write_file(t, path, "x", false);
    umask(0777);
    write_file(t, path, "y", true);
    umask(before);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
}

static void test_existing_file_needs_force(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    const char *path = arena_printf(t->arena, "%s/brief.pdf", folder);
    struct output out;
    write_file(t, path, "old", false);
    assert_int_equal(output_open(&out, t->diag, path, false), BROKEN);
    assert_note_at(t->diag, "S003", path, 0, NULL);
    assert_int_equal(t->diag->exit, 74);
    assert_string_equal(read_file(t, path), "old");

    diag_clear(t->diag);
    write_file(t, path, "new", true);
    assert_string_equal(read_file(t, path), "new");
    assert_int_equal(count_entries(folder), 1);
}

/* Somebody else makes the file between our open and our commit. */
static void test_race_is_lost_politely(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    const char *path = arena_printf(t->arena, "%s/brief.pdf", folder);
    struct output out;
    assert_int_equal(output_open(&out, t->diag, path, false), DONE);
    write_file(t, path, "theirs", false);
    assert_int_equal(output_commit(&out, t->diag), BROKEN);
    assert_note(t->diag, "S003");
    assert_string_equal(read_file(t, path), "theirs");
    assert_int_equal(count_entries(folder), 1);
}

static void test_where_nothing_can_be_written(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    struct output out;
    assert_int_equal(output_open(&out, t->diag, arena_printf(t->arena, "%s/no/brief.pdf", folder), false), BROKEN);
    assert_note(t->diag, "S002");
    diag_clear(t->diag);
    assert_int_equal(output_open(&out, t->diag, folder, true), BROKEN); /* a folder */
    assert_note(t->diag, "S002");
    diag_clear(t->diag);
    assert_int_equal(output_open(&out, t->diag, "/dev/null", true), BROKEN); /* never replaced */
    assert_note(t->diag, "S002");
    assert_int_equal(count_entries(folder), 0);
}

static void test_reading(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    struct input in;
    assert_int_equal(files_read(&in, t->arena, t->diag, arena_printf(t->arena, "%s/none.xml", folder)), BROKEN);
    assert_note(t->diag, "S001");
    assert_int_equal(t->diag->exit, 74);
    diag_clear(t->diag);
    assert_int_equal(files_read(&in, t->arena, t->diag, folder), BROKEN);
    assert_note(t->diag, "S001");

    const char *path = arena_printf(t->arena, "%s/empty", folder);
    write_file(t, path, "", false);
    assert_string_equal(read_file(t, path), "");
}

/* Standard input comes in pieces of any size. */
static void test_reading_a_pipe(void **state)
{
    struct test_ctx *t = *state;
    int ends[2], before = dup(STDIN_FILENO);
    static char bytes[50000];
    memset(bytes, 'k', sizeof bytes);
    assert_int_equal(pipe(ends), 0);
    assert_true(files_write_all(ends[1], bytes, sizeof bytes));
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);

    struct input in;
    assert_int_equal(files_read(&in, t->arena, t->diag, "-"), DONE);
    dup2(before, STDIN_FILENO);
    close(before);
    assert_int_equal(in.n_bytes, sizeof bytes);
    assert_memory_equal(in.bytes, bytes, sizeof bytes);
    assert_int_equal(in.bytes[in.n_bytes], 0);
    assert_string_equal(in.name, "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_whole_or_not_at_all),   TEST(test_mode_is_0600_under_any_umask), TEST(test_existing_file_needs_force),
        TEST(test_race_is_lost_politely), TEST(test_where_nothing_can_be_written), TEST(test_reading),
        TEST(test_reading_a_pipe),
    };
    return cmocka_run_group_tests_name("base/files", tests, NULL, NULL);
}
