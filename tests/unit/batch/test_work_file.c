/* work_file: what was written is read again; a file that was cut off or is of another plan is not taken for one. */
#include "../../lib/test.h"

#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "../../../gen/batch/work_file.h"

#define HASH   "00000000000000000000000000000000000000000000000000000000000000aa"
#define RECORD "<record>\n piece=1 in a record says nothing\n</record>"
#define LOG    "<selections/>"

static const struct work_piece piece = {
    .piece = "12345678000000001",
    .file = "/somewhere/some records.xml",
    .line = 12,
    .log_line = 34,
    .channel = "post",
    .profile = "nen1026-left-c5",
    .group = "nen1026-left-c5.separate",
    .pages = 3,
    .sheets = 2,
    .grams = 17,
    .print = 1,
    .first = 2,
    .record = {"r", RECORD, sizeof RECORD - 1},
    .log = {"l", LOG, sizeof LOG - 1},
};

static void write_two(struct buf *out)
{
    struct work_piece other = piece;
    other.piece = "12345678000000002";
    other.profile = NULL;
    other.channel = "digital";
    other.print = other.first = 0;
    buf_init(out, (size_t)1 << 20);
    work_write_head(out, HASH);
    work_write(out, &piece);
    work_write(out, &other);
}

static int file_of(const char *bytes, size_t n_bytes)
{
    int fd = memfd_create("work", 0);
    assert_true(files_write_all(fd, bytes, n_bytes));
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static void test_read_again(void **state)
{
    struct test_ctx *t = *state;
    struct work_reader r;
    struct work_piece got;
    struct buf out;
    write_two(&out);
    int fd = file_of(out.bytes, out.n_bytes);
    assert_int_equal(work_open(&r, t->arena, t->diag, fd, HASH), DONE);
    assert_int_equal(work_next(&r, &got, t->arena, t->diag), DONE);
    assert_string_equal(got.piece, piece.piece);
    assert_string_equal(got.file, "some_records.xml");
    assert_string_equal(got.profile, piece.profile);
    assert_string_equal(got.group, piece.group);
    assert_string_equal(got.channel, "post");
    assert_string_equal(got.record.bytes, RECORD);
    assert_string_equal(got.log.bytes, LOG);
    assert_int_equal(got.line, 12);
    assert_int_equal(got.log_line, 34);
    assert_int_equal(got.pages, 3);
    assert_int_equal(got.sheets, 2);
    assert_int_equal(got.grams, 17);
    assert_int_equal(got.print, 1);
    assert_int_equal(got.first, 2);
    assert_int_equal(work_next(&r, &got, t->arena, t->diag), DONE);
    assert_null(got.profile);
    assert_int_equal(work_next(&r, &got, t->arena, t->diag), NONE);
    assert_no_notes(t->diag);
    close(fd);
    buf_done(&out);
}

/* How many whole pieces can be read; -1 when it is found broken. */
static int count_pieces(struct test_ctx *t, int fd)
{
    struct work_reader r;
    struct work_piece got;
    int n = 0;
    enum outcome last = work_open(&r, t->arena, t->diag, fd, HASH);
    while (last == DONE && (last = work_next(&r, &got, t->arena, t->diag)) == DONE)
        n++;
    return last == NONE ? n : -1;
}

static void test_cut_off_anywhere(void **state)
{
    struct test_ctx *t = *state;
    struct buf out;
    write_two(&out);
    const char *second = strstr(out.bytes, "piece=12345678000000002");
    for (size_t n = 0; n <= out.n_bytes; n++) {
        int fd = file_of(out.bytes, n);
        const int got = count_pieces(t, fd);
        const int wanted = n == out.n_bytes ? 2 : n == (size_t)(second - out.bytes) ? 1 : n == sizeof "KENBAAR-WORK 1 " + 64 ? 0 : -1;
        if (got != wanted)
            fail_msg("cut at %zu: %d pieces", n, got);
        close(fd);
    }
    assert_note(t->diag, "B033");
    buf_done(&out);
}

static void test_of_another_plan(void **state)
{
    struct test_ctx *t = *state;
    struct work_reader r;
    int fd = file_of("KENBAAR-WORK 1 ff\n", 18);
    assert_int_equal(work_open(&r, t->arena, t->diag, fd, HASH), BROKEN);
    assert_note(t->diag, "B033");
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_read_again), TEST(test_cut_off_anywhere), TEST(test_of_another_plan)};
    return cmocka_run_group_tests_name("batch/work_file", tests, NULL, NULL);
}
