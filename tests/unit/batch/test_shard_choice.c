/* shard_choice: what options and schedulers say; anything else is refused. */
#include "../../lib/test.h"

#include <stdlib.h>

#include "../../../gen/batch/shard_choice.h"

static void set(const char *name, const char *value)
{
    unsetenv("SLURM_ARRAY_TASK_ID");
    unsetenv("JOB_COMPLETION_INDEX");
    if (name)
        setenv(name, value, 1);
}

static void test_choices(void **state)
{
    static const struct {
        const char *option, *name, *value;
        long shard, n_shards; /* shard -1: refused */
    } rows[] = {
        {NULL, NULL, NULL, 0, 0},
        {"1/1", NULL, NULL, 1, 1},
        {"3/12", "SLURM_ARRAY_TASK_ID", "7", 3, 12}, /* the option goes before */
        {NULL, "SLURM_ARRAY_TASK_ID", "7", 7, 0},
        {NULL, "JOB_COMPLETION_INDEX", "0", 1, 0},
        {NULL, "JOB_COMPLETION_INDEX", "11", 12, 0},
        {"0/3", NULL, NULL, -1, 0},
        {"4/3", NULL, NULL, -1, 0},
        {"3", NULL, NULL, -1, 0},
        {"/3", NULL, NULL, -1, 0},
        {"1/3x", NULL, NULL, -1, 0},
        {"-1/3", NULL, NULL, -1, 0},
        {"1/99999999999999999999", NULL, NULL, -1, 0},
        {"", NULL, NULL, -1, 0},
        {NULL, "SLURM_ARRAY_TASK_ID", "0", -1, 0},
        {NULL, "SLURM_ARRAY_TASK_ID", "", -1, 0},
        {NULL, "JOB_COMPLETION_INDEX", "-1", -1, 0},
        {NULL, "JOB_COMPLETION_INDEX", "1 ", -1, 0},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct shard_choice choice;
        set(rows[i].name, rows[i].value);
        diag_clear(t->diag);
        enum outcome got = shard_choose(&choice, t->diag, rows[i].option);
        set(NULL, NULL);
        assert_int_equal(got, rows[i].shard < 0 ? BROKEN : DONE);
        if (rows[i].shard < 0) {
            assert_note(t->diag, "B032");
            assert_int_equal(t->diag->exit, 64);
            continue;
        }
        assert_int_equal(choice.shard, rows[i].shard);
        assert_int_equal(choice.n_shards, rows[i].n_shards);
    }
}

/* What a plan has not is told as whoever asked for it counts. */
static void test_judged(void **state)
{
    static const struct {
        const char *option, *name, *value, *detail; /* detail NULL: the plan has it */
    } rows[] = {
        {NULL, NULL, NULL, NULL},
        {"4/4", NULL, NULL, NULL},
        {"2/3", NULL, NULL, "--shard=2/3; 1/4 - 4/4"},
        {"5/5", NULL, NULL, "--shard=5/5; 1/4 - 4/4"},
        {NULL, "SLURM_ARRAY_TASK_ID", "4", NULL},
        {NULL, "SLURM_ARRAY_TASK_ID", "7", "SLURM_ARRAY_TASK_ID=7; 1 - 4"},
        {NULL, "JOB_COMPLETION_INDEX", "3", NULL},
        {NULL, "JOB_COMPLETION_INDEX", "4", "JOB_COMPLETION_INDEX=4; 0 - 3"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct shard_choice choice;
        set(rows[i].name, rows[i].value);
        diag_clear(t->diag);
        assert_int_equal(shard_choose(&choice, t->diag, rows[i].option), DONE);
        set(NULL, NULL);
        assert_int_equal(shard_judge(&choice, t->diag, 4), rows[i].detail ? BROKEN : DONE);
        if (rows[i].detail)
            assert_string_equal(test_note(t->diag, "B032")->detail, rows[i].detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_choices), TEST(test_judged)};
    return cmocka_run_group_tests_name("batch/shard_choice", tests, NULL, NULL);
}
