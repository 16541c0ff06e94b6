/* progress: where nobody looks at a terminal a line every ten seconds, and who asked for quiet has it. */
#include "../../lib/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../../gen/front/run/progress.h"

static long seconds; /* what the clock says */

int __wrap_clock_gettime(clockid_t clock, struct timespec *out);
int __wrap_clock_gettime(clockid_t clock, struct timespec *out)
{
    (void)clock;
    *out = (struct timespec){.tv_sec = seconds};
    return 0;
}

/* What is shown of a step of 100 that takes 45 seconds, told every second. */
static const char *shown(struct test_ctx *t, const struct options *opt)
{
    struct front f = {.arena = t->arena, .opt = *opt};
    struct progress p;
    char *text = NULL;
    size_t n = 0;
    seconds = 1000;
    progress_begin(&p, &f);
    FILE *to = open_memstream(&text, &n);
    if (p.to)
        p.to = to;
    p.is_terminal = false; /* whoever runs the tests may sit at one */
    for (long i = 0; i <= 45; i++, seconds++)
        progress_show(&p, "check", &(struct progress_count){i * 2, 100, i, i / 2, i / 2, NULL});
    progress_show(&p, "render", &(struct progress_count){.total = 90});
    progress_end(&p);
    fclose(to);
    char *out = arena_strdup(t->arena, text);
    free(text);
    return out;
}

static void test_lines(void **state)
{
    setenv("TERM", "dumb", 1);
    assert_string_equal(shown(*state, &(struct options){.lang = EN}),
                        "check 20 of 100, 2/s, made 10, refused 5, held 5, 0:40 left\n"
                        "check 40 of 100, 2/s, made 20, refused 10, held 10, 0:30 left\n"
                        "check 60 of 100, 2/s, made 30, refused 15, held 15, 0:20 left\n"
                        "check 80 of 100, 2/s, made 40, refused 20, held 20, 0:10 left\n");
    assert_non_null(strstr(shown(*state, &(struct options){.lang = NL}), "check 20 van 100, 2/s, gemaakt 10, geweigerd 5, vastgehouden 5, nog 0:40\n"));
}

/* Megabytes of nobody knows how many; shards, of which not one a second is closed; a step of which nothing is known. */
static void test_counts(void **state)
{
    struct test_ctx *t = *state;
    struct front f = {.arena = t->arena, .opt = {.lang = EN}};
    static const struct progress_count counts[] = {{.done = 5120, .unit = "MB"}, {.done = 1024, .total = 10240, .unit = "MB"}, {.done = 3, .total = 4}, {.total = 0}};
    static const char *const lines[] = {"read 5120 MB, 512 MB/s\n", "read 1024 of 10240 MB, 102 MB/s, 1:30 left\n", "read 3 of 4, 0:03 left\n", "read\n"};
    setenv("TERM", "dumb", 1);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        struct progress p;
        char *text = NULL;
        size_t n = 0;
        seconds = 1000;
        progress_begin(&p, &f);
        p.to = open_memstream(&text, &n);
        p.is_terminal = false;
        progress_show(&p, "read", &(struct progress_count){.total = 0});
        seconds += 10;
        progress_show(&p, "read", &counts[i]);
        progress_end(&p);
        fclose(p.to);
        assert_string_equal(text, lines[i]);
        free(text);
    }
}

static void test_quiet(void **state)
{
    setenv("TERM", "dumb", 1);
    assert_string_equal(shown(*state, &(struct options){.quiet = true}), "");
    assert_string_equal(shown(*state, &(struct options){.quiet = true, .json = true}), "");
    if (isatty(STDERR_FILENO))
        return;
    unsetenv("TERM");
    assert_string_equal(shown(*state, &(struct options){.lang = EN}), ""); /* cron */
}

/* Begin and end of each step, and every ten seconds. */
static void test_events(void **state)
{
    unsetenv("TERM");
    const char *text = shown(*state, &(struct options){.json = true});
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, "{\"event\":\"progress\"")); at++)
        n++;
    assert_int_equal(n, 8);
    assert_non_null(strstr(text, "{\"event\":\"progress\",\"step\":\"check\",\"done\":20,\"total\":100,\"made\":10,\"refused\":5,\"held\":5,\"rate\":2.0,\"seconds-left\":40}\n"));
    assert_non_null(strstr(text, "\"step\":\"check\",\"done\":90,\"total\":100"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_lines), TEST(test_counts), TEST(test_quiet), TEST(test_events)};
    return cmocka_run_group_tests_name("front/progress", tests, NULL, NULL);
}
