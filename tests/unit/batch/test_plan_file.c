/* plan_file: what was frozen comes back as it was, and nothing else does. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "../../../gen/batch/plan_file.h"

static struct plan a_plan(void)
{
    static const struct plan_library libraries[] = {{"libxml2", "2.9.14"}, {"cairo", "1.16"}};
    static struct plan_input inputs[] = {{.name = "records.xml", .n_bytes = 5000000000LL}};
    static struct plan_print_file files[] = {{1, "nen1026-left-c5", 10, 14}, {2, "c4-large-print", 1, 7}};
    static struct plan_shard shards[] = {{.number = 1, .pieces = 11, .first = 1, .print_files = files, .n_print_files = 2}, {.number = 2, .first = 12}};
    static struct plan_profile profiles[] = {{"nen1026-left-c5", 10, 12, 70}, {"-", 3, 0, 0}};
    static const long lines[] = {3, 17};
    struct plan plan = {
        .program = "kenbaar 0.1.0",
        .letter_format = 1,
        .libraries = libraries,
        .n_libraries = 2,
        .mailing_date = date_parse("2026-12-01"),
        .options = {.sort = "postcode", .embed = true, .shards = 2},
        .inputs = inputs,
        .n_inputs = 1,
        .counts = {.records = 20, .made = 11, .refused = 4, .held = 3, .none = 2},
        .log = {.lines = 30, .used = 28, .unused = 2, .unused_lines = lines, .n_unused_lines = 2},
        .shards = shards,
        .n_shards = 2,
        .profiles = profiles,
        .n_profiles = 2,
        .bytes_foreseen = 123456789012LL,
    };
    memset(plan.hash, 'a', HASH_HEX_LEN);
    memset(plan.bundle_hash, 'b', HASH_HEX_LEN);
    memset(inputs[0].sha256, 'c', HASH_HEX_LEN);
    memset(shards[0].work_sha256, 'd', HASH_HEX_LEN);
    memset(shards[1].work_sha256, 'e', HASH_HEX_LEN);
    return plan;
}

static void test_comes_back(void **state)
{
    struct test_ctx *t = *state;
    const struct plan plan = a_plan();
    struct plan read;
    int fd = open(test_folder(t), O_RDONLY | O_DIRECTORY);
    assert_int_equal(plan_write(&plan, t->diag, fd), DONE);
    assert_int_equal(plan_read(&read, t->arena, t->diag, fd), DONE);
    assert_no_notes(t->diag);
    assert_string_equal(read.hash, plan.hash);
    assert_string_equal(read.bundle_hash, plan.bundle_hash);
    assert_int_equal(read.mailing_date, plan.mailing_date);
    assert_string_equal(read.options.sort, "postcode");
    assert_null(read.options.envelope);
    assert_true(read.options.embed);
    assert_int_equal(read.options.shards, 2);
    assert_string_equal(read.libraries[1].version, "1.16");
    assert_int_equal(read.inputs[0].n_bytes, 5000000000LL);
    assert_memory_equal(&read.counts, &plan.counts, sizeof plan.counts);
    assert_int_equal(read.log.unused_lines[1], 17);
    assert_int_equal(read.n_shards, 2);
    assert_int_equal(read.shards[0].n_print_files, 2);
    assert_string_equal(read.shards[0].print_files[1].profile, "c4-large-print");
    assert_int_equal(read.shards[0].print_files[1].sheets, 7);
    assert_string_equal(read.shards[1].work_sha256, plan.shards[1].work_sha256);
    assert_int_equal(read.profiles[0].grams, 70);
    assert_int_equal(read.bytes_foreseen, 123456789012LL);
    close(fd);
}

/* Cut off anywhere, it is no plan. */
static void test_damaged(void **state)
{
    struct test_ctx *t = *state;
    const struct plan plan = a_plan();
    const char *folder = test_folder(t);
    struct plan read;
    struct input whole;
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_int_equal(plan_write(&plan, t->diag, fd), DONE);
    assert_int_equal(files_read(&whole, t->arena, t->diag, arena_printf(t->arena, "%s/plan.json", folder)), DONE);
    for (size_t n = 0; n + 2 < whole.n_bytes; n += 7) {
        int file = openat(fd, "plan.json", O_WRONLY | O_TRUNC);
        assert_true(files_write_all(file, whole.bytes, n));
        close(file);
        diag_clear(t->diag);
        assert_int_equal(plan_read(&read, t->arena, t->diag, fd), BROKEN);
        assert_note(t->diag, "B010");
    }
    close(fd);
}

/* A name that would lead out of the folder is none of ours. */
static void test_names_are_plain(void **state)
{
    struct test_ctx *t = *state;
    struct plan plan = a_plan(), read;
    struct plan_print_file file = {1, "../../etc/passwd", 1, 3};
    plan.shards[0].print_files = &file;
    plan.shards[0].n_print_files = 1;
    int fd = open(test_folder(t), O_RDONLY | O_DIRECTORY);
    assert_int_equal(plan_write(&plan, t->diag, fd), DONE);
    assert_int_equal(plan_read(&read, t->arena, t->diag, fd), BROKEN);
    assert_note(t->diag, "B010");
    close(fd);
}

static void test_piece(void **state)
{
    (void)state;
    struct plan plan = a_plan();
    char piece[PLAN_PIECE_BYTES];
    plan_piece(piece, &plan, 42);
    assert_string_equal(piece, "63311530000000042"); /* 0xaaaaaaaa = 2863311530 */
    memset(plan.hash, '0', 8);
    plan_piece(piece, &plan, 999999999);
    assert_string_equal(piece, "00000000999999999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_comes_back), TEST(test_damaged), TEST(test_names_are_plain), TEST(test_piece)};
    return cmocka_run_group_tests_name("batch/plan_file", tests, NULL, NULL);
}
