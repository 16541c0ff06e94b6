/* render: a letter that its process dies of once is made again; of twice, it is refused and told, and its shard made without it. The
 * program is linked with letter_make() wrapped, so that the product has no switch for it. */
#include "render_fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>

#include "../../../gen/letter.h"

enum death { KILLED, NO_MEMORY, REFUSED_LATE, LONGER };
/* Which letter does what, and how often still; shared with the children. */
static struct {
    char id[16];
    enum death death;
    int times;
} *fate;

enum outcome __real_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order);
enum outcome __wrap_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order);

enum outcome __wrap_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order)
{
    if (order->stop_after != STOP_NONE || strcmp(slice->id, fate->id) != 0 || fate->times == 0)
        return __real_letter_make(out, arena, d, shop, slice, order);
    fate->times--;
    if (fate->death == NO_MEMORY)
        arena_no_memory();
    if (fate->death == KILLED)
        raise(SIGKILL);
    if (fate->death == REFUSED_LATE)
        return diag_note(d, D_PDF_TOO_BIG, NULL, NULL);
    enum outcome got = __real_letter_make(out, arena, d, shop, slice, order);
    struct layout *longer = arena_alloc(arena, sizeof *longer);
    *longer = *out->layout;
    longer->n_sheets++;
    out->layout = longer;
    return got;
}

/* Of a shop that cannot be opened alive. */
#define SHOP "SHOP"
enum outcome __real_shop_open(struct shop **out, struct arena *arena, struct diag *d, const struct bundle *bundle, const struct input *selections);
enum outcome __wrap_shop_open(struct shop **out, struct arena *arena, struct diag *d, const struct bundle *bundle, const struct input *selections);

enum outcome __wrap_shop_open(struct shop **out, struct arena *arena, struct diag *d, const struct bundle *bundle, const struct input *selections)
{
    if (strcmp(fate->id, SHOP) == 0)
        raise(SIGKILL);
    return __real_shop_open(out, arena, d, bundle, selections);
}

static void set_fate(const char *id, enum death death, int times)
{
    if (!fate)
        fate = mmap(NULL, sizeof *fate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    snprintf(fate->id, sizeof fate->id, "%s", id);
    fate->death = death;
    fate->times = times;
}

/* Of files that the disk has lost. What it says of a child's sync it does not say again to its parent. */
#define SYNC "SYNC"
static pid_t parent;
int __real_fsync(int fd);
int __wrap_fsync(int fd);

int __wrap_fsync(int fd)
{
    if (!fate || strcmp(fate->id, SYNC) != 0 || getpid() == parent)
        return __real_fsync(fd);
    errno = EIO;
    return -1;
}

static void test_dies_once(void **state)
{
    struct run_fixture f;
    struct rendered r;
    set_fate("", KILLED, 0);
    run_of_eight(&f, *state);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    const char *whole = run_hash(&f, "pending/letters/0001.tar"), *result = run_hash(&f, "shards/0001.json");
    assert_int_equal(run_plan(&f, "other", eight(&f), EIGHT_LINES), DONE);
    set_fate("D-3", KILLED, 1);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(fate->times, 0);
    assert_int_equal(r.progress.made, 8);
    assert_string_equal(run_hash(&f, "pending/letters/0001.tar"), whole);
    assert_string_equal(run_hash(&f, "shards/0001.json"), result);
}

/* The others are made; the one is told wherever it must be. */
static void expect_refused(struct run_fixture *f, const char *code)
{
    struct rendered r;
    struct closed c;
    assert_int_equal(run_render(f, &r, 0, 0), DONE);
    assert_int_equal(r.progress.made, 7);
    assert_int_equal(r.progress.refused, 1);
    assert_int_equal(run_close(f, &c), DONE);
    assert_int_equal(c.counts.records, 8);
    assert_int_equal(c.counts.made, 7);
    assert_int_equal(c.counts.refused, 1);
    assert_int_equal(c.refused_at_render, 1);
    assert_non_null(strstr(run_file(f, "refused.csv"), arena_printf(f->t->arena, "\nD-3,%s,", code)));
    assert_non_null(strstr(run_file(f, "refused.xml"), "<record id=\"D-3\""));
    assert_null(strstr(run_file(f, "refused.xml"), "<record id=\"D-2\""));
    assert_non_null(strstr(run_file(f, MANIFEST_CSV), arena_printf(f->t->arena, ",refused,%s,", code)));
}

static void test_dies_twice(void **state)
{
    struct run_fixture f;
    set_fate("D-3", KILLED, 99);
    run_of_eight(&f, *state);
    expect_refused(&f, "B034");
    assert_int_equal(fate->times, 97);
}

static void test_no_memory_twice(void **state)
{
    struct run_fixture f;
    set_fate("D-3", NO_MEMORY, 99);
    run_of_eight(&f, *state);
    expect_refused(&f, "B034");
}

static void test_refused_at_last(void **state)
{
    struct run_fixture f;
    set_fate("D-3", REFUSED_LATE, 1);
    run_of_eight(&f, *state);
    expect_refused(&f, "F004");
}

static void test_not_as_planned(void **state)
{
    struct run_fixture f;
    set_fate("D-3", LONGER, 1);
    run_of_eight(&f, *state);
    expect_refused(&f, "B035");
}

/* Nothing can be made: it ends, and does not try for ever. */
static void test_given_up(void **state)
{
    struct run_fixture f;
    struct rendered r;
    set_fate("", KILLED, 0);
    run_of_eight(&f, *state);
    set_fate(SHOP, KILLED, 0);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B040");
    assert_int_equal(f.t->diag->exit, 70);
    assert_int_equal(run_count_asides(&f), 0);
}

static void test_lost_by_the_disk(void **state)
{
    struct run_fixture f;
    struct rendered r;
    set_fate("", KILLED, 0);
    run_of_eight(&f, *state);
    parent = getpid();
    set_fate(SYNC, KILLED, 0);
    assert_int_equal(run_render(&f, &r, 0, 0), BROKEN);
    assert_note(f.t->diag, "B030");
    assert_int_equal(f.t->diag->exit, 74);
    assert_int_equal(run_count_asides(&f), 0);
    set_fate("", KILLED, 0);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(r.progress.made, 8);
}

/* What is refused can be fed in again. */
static void test_fed_in_again(void **state)
{
    struct run_fixture f;
    set_fate("D-3", REFUSED_LATE, 1);
    run_of_eight(&f, *state);
    expect_refused(&f, "F004");
    f.order.options.shards = 0;
    assert_int_equal(run_plan(&f, "again", run_file(&f, "refused.xml"), EIGHT_LINES), DONE);
    assert_int_equal(f.planned.plan.counts.records, 1);
    assert_int_equal(f.planned.plan.counts.made, 1);
}

/* Killed when all but the result had its name; then the one letter of a print file is refused, and the file is none. */
static void test_print_file_that_is_none(void **state)
{
    struct run_fixture f;
    struct rendered r;
    struct closed c;
    set_fate("", KILLED, 0);
    run_fixture_open(&f, *state);
    f.order.options.shards = 8;
    assert_int_equal(run_plan(&f, "run", eight(&f), EIGHT_LINES), DONE);
    assert_int_equal(run_render(&f, &r, 3, 8), DONE);
    assert_int_equal(unlink(run_path(&f, "shards/0003.json")), 0);
    set_fate("D-3", REFUSED_LATE, 1);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(r.progress.refused, 1);
    assert_int_equal(run_close(&f, &c), DONE);
    assert_int_equal(c.counts.made, 7);
}

/* Names of files come into the lists of what was refused. */
static void test_file_with_a_comma(void **state)
{
    struct run_fixture f;
    struct rendered r;
    struct closed c;
    set_fate("D-3", REFUSED_LATE, 1);
    run_of_eight(&f, *state);
    f.records = run_write(&f, "november, \"late\"\n.xml", eight(&f));
    f.order.run = arena_printf(f.t->arena, "%s/other", f.folder);
    assert_int_equal(plan_make(&f.planned, f.t->arena, f.t->diag, &f.order), DONE);
    assert_int_equal(run_render(&f, &r, 0, 0), DONE);
    assert_int_equal(run_close(&f, &c), DONE);
    assert_non_null(strstr(run_file(&f, "refused.csv"), "\nD-3,F004,,\"november,_\"\"late\"\"_.xml\","));
    assert_int_equal(c.counts.made, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_dies_once), TEST(test_dies_twice), TEST(test_no_memory_twice), TEST(test_refused_at_last),
                                       TEST(test_not_as_planned), TEST(test_given_up), TEST(test_lost_by_the_disk), TEST(test_fed_in_again), TEST(test_print_file_that_is_none),
                                       TEST(test_file_with_a_comma)};
    return cmocka_run_group_tests_name("batch/render_death", tests, NULL, NULL);
}
