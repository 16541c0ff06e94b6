/* plan: a record that kills its worker, or holds it up, costs itself only. The program is linked with letter_make(), fstatvfs() and clock_gettime() wrapped, so that the product has
 * no switch for it. */
#include "run_fixture.h"

#include <signal.h>
#include <time.h>

#include <sys/statvfs.h>

#include "../../../gen/batch/run_folder.h"
#include "../../../gen/letter.h"

enum outcome __real_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order);
enum outcome __wrap_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order);

enum outcome __wrap_letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                                const struct letter_order *order)
{
    if (strncmp(slice->id, "SEGV", 4) == 0) {
        signal(SIGSEGV, SIG_DFL); /* cmocka would come back */
        raise(SIGSEGV);
    }
    if (strncmp(slice->id, "MEMORY", 6) == 0)
        arena_no_memory();
    if (strncmp(slice->id, "ALL", 3) == 0) /* of the address space that a worker may have */
        for (char *more = arena_alloc(arena, 1); more;)
            more = arena_alloc(arena, (size_t)64 << 20);
    if (strncmp(slice->id, "SLOW", 4) == 0)
        for (volatile int i = 0; i >= 0;)
            i = 1 - i;
    return __real_letter_make(out, arena, d, shop, slice, order);
}

static void test_the_rest_goes_on(void **state)
{
#ifdef KENBAAR_SANDBOX
    static const char *const ids[] = {"SEGV-1", "D-2", "MEMORY-1", "D-3", "ALL-1", "SEGV-2"};
#else /* nothing limits what a worker may take */
    static const char *const ids[] = {"SEGV-1", "D-2", "MEMORY-1", "D-3", "MEMORY-2", "SEGV-2"};
#endif
    struct run_fixture f;
    run_fixture_open(&f, *state);
    f.order.n_workers = 2;
    const char *records = "<records xmlns=\"urn:kenbaar:record:1\" version=\"1.0\">";
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        records = arena_printf(f.t->arena, "%s" RECORD("%s", "Z-1", "1000 AA", ""), records, ids[i]);
    records = arena_printf(f.t->arena, "%s</records>", records);
    assert_int_equal(run_plan(&f, "run", records, LOG("1", LINE("Z-1"))), DONE);
    assert_int_equal(f.planned.plan.counts.records, 6);
    assert_int_equal(f.planned.plan.counts.made, 2);
    assert_int_equal(f.planned.plan.counts.refused, 4);
    const char *refused = run_file(&f, "refused.csv");
    assert_non_null(strstr(refused, "SEGV-1,B002,"));
    assert_non_null(strstr(refused, "MEMORY-1,B002,"));
    assert_non_null(strstr(refused, arena_printf(f.t->arena, "%s,B002,", ids[4])));
    assert_non_null(strstr(refused, "SEGV-2,B002,"));
    assert_non_null(strstr(run_file(&f, "refused.xml"), "id=\"SEGV-1\""));
}

/* The parent's clock runs twenty times as fast, when asked. */
int __real_clock_gettime(clockid_t clock, struct timespec *out);
int __wrap_clock_gettime(clockid_t clock, struct timespec *out);
static bool hurries;

int __wrap_clock_gettime(clockid_t clock, struct timespec *out)
{
    const int got = __real_clock_gettime(clock, out);
    if (hurries) {
        const long long ns = (long long)out->tv_nsec * 20;
        out->tv_sec = out->tv_sec * 20 + (time_t)(ns / 1000000000);
        out->tv_nsec = (long)(ns % 1000000000);
    }
    return got;
}

static void test_a_record_that_does_not_end(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    hurries = true;
    enum outcome got = run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "") RECORD("SLOW-1", "Z-1", "1000 AA", "") RECORD("D-2", "Z-1", "1000 AA", "")),
                                LOG("1", LINE("Z-1")));
    hurries = false;
    assert_int_equal(got, DONE);
    assert_int_equal(f.planned.plan.counts.made, 2);
    assert_non_null(strstr(run_file(&f, "refused.csv"), "SLOW-1,B003,"));
}

int __real_fstatvfs64(int fd, struct statvfs *out);
int __wrap_fstatvfs64(int fd, struct statvfs *out);
static bool disk_is_full;

int __wrap_fstatvfs64(int fd, struct statvfs *out)
{
    const int got = __real_fstatvfs64(fd, out);
    if (disk_is_full)
        out->f_bavail = ((unsigned long)8 << 20) / out->f_frsize; /* 8 MB */
    return got;
}

static void test_a_small_disk_is_foreseen(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    disk_is_full = true;
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), LOG("1", LINE("Z-1"))), BROKEN);
    disk_is_full = false;
    assert_note(f.t->diag, "B006");
    assert_int_equal(f.t->diag->exit, 74);
    assert_int_equal(access(arena_printf(f.t->arena, "%s/plan.json", f.order.run), F_OK), -1);
    assert_int_equal(access(arena_printf(f.t->arena, "%s/%s/0001", f.order.run, RUN_WORK), F_OK), -1); /* nothing large was begun */
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), LOG("1", LINE("Z-1"))), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_the_rest_goes_on), TEST(test_a_record_that_does_not_end), TEST(test_a_small_disk_is_foreseen)};
    return cmocka_run_group_tests_name("batch/plan_death", tests, NULL, NULL);
}
