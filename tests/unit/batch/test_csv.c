/* csv, states: lists as they are read and written. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "../../../gen/base/text.h"
#include "../../../gen/batch/csv.h"
#include "../../../gen/batch/states.h"

static int open_text(struct test_ctx *t, const char *text)
{
    const char *path = arena_printf(t->arena, "%s/list.csv", test_folder(t));
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static void test_reads(void **state)
{
    struct test_ctx *t = *state;
    struct csv csv;
    assert_int_equal(csv_open(&csv, t->diag, open_text(t, "\xEF\xBB\xBFpiece,status\r\n1,done\r\n\r\n\"2\",\"a \"\"b\"\", c\"\n3,"), "list.csv"), DONE);
    const int status = csv_column(&csv, "status");
    assert_int_equal(status, 1);
    assert_int_equal(csv_column(&csv, "piece"), 0);
    assert_int_equal(csv_column(&csv, "other"), -1);
    assert_int_equal(csv_next(&csv, t->diag), DONE);
    assert_string_equal(csv_value(&csv, status), "done");
    assert_int_equal(csv_next(&csv, t->diag), DONE);
    assert_string_equal(csv_value(&csv, 0), "2");
    assert_string_equal(csv_value(&csv, status), "a \"b\", c");
    assert_int_equal(csv_next(&csv, t->diag), DONE);
    assert_string_equal(csv_value(&csv, status), "");
    assert_string_equal(csv_value(&csv, -1), "");
    assert_int_equal(csv_next(&csv, t->diag), NONE);
    csv_close(&csv);
    assert_no_notes(t->diag);
}

static void test_refuses(void **state)
{
    struct test_ctx *t = *state;
    static const char *const broken[] = {
        "", "\n", "a,b\n1\n", "a,b\n1,2,3\n", "a,b\n1,\"2\n", "a,b\n1,\"2\"x\n", "a,b\n1,2\"3\n", "a,\"b\n",
    };
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        struct csv csv;
        diag_clear(t->diag);
        enum outcome got = csv_open(&csv, t->diag, open_text(t, broken[i]), "list.csv");
        if (got == DONE)
            got = csv_next(&csv, t->diag);
        csv_close(&csv);
        assert_int_equal(got, BROKEN);
        assert_note(t->diag, "B071");
        assert_int_equal(t->diag->exit, 65);
    }
}

static void test_states(void **state)
{
    struct test_ctx *t = *state;
    struct states s, again;
    int fd = open(test_folder(t), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(states_read(&s, t->arena, t->diag, fd), DONE);
    assert_int_equal(s.run, RUN_CLOSED);
    assert_int_equal(states_of(&s, "10000000000000001", "made"), PIECE_MADE);
    assert_int_equal(states_new_token(&s, t->diag), DONE);
    assert_int_equal(strlen(s.token), STATES_TOKEN_BYTES - 1);
    s.run = RUN_RELEASED;
    states_set(&s, "10000000000000003", PIECE_DAMAGED, "");
    states_set(&s, "10000000000000001", PIECE_WITHDRAWN, "a \"lost\" tray,\nsays he");
    states_set(&s, "10000000000000002", PIECE_MISSING, "");
    states_set(&s, "10000000000000002", PIECE_MADE, "");
    assert_int_equal(states_write(&s, t->diag, fd), DONE);

    assert_int_equal(states_read(&again, t->arena, t->diag, fd), DONE);
    assert_int_equal(again.run, RUN_RELEASED);
    assert_string_equal(again.token, s.token);
    assert_int_equal(again.n_rows, 2);
    assert_string_equal(states_find(&again, "10000000000000001")->reason, "a \"lost\" tray, says he");
    assert_int_equal(states_of(&again, "10000000000000001", "made"), PIECE_WITHDRAWN);
    assert_int_equal(states_of(&again, "10000000000000002", "made"), PIECE_RELEASED);
    assert_int_equal(states_of(&again, "10000000000000002", "refused"), PIECE_REFUSED);
    again.run = RUN_RECONCILED;
    assert_int_equal(states_of(&again, "10000000000000002", "made"), PIECE_PRINTED);
    assert_int_equal(states_of(&again, "10000000000000003", "made"), PIECE_DAMAGED);
    close(fd);
    assert_no_notes(t->diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_reads), TEST(test_refuses), TEST(test_states)};
    return cmocka_run_group_tests_name("batch/csv", tests, NULL, NULL);
}
