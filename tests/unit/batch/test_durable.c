/* durable: at whatever call a process is killed, a file is the old one or the new one, whole; a call that fails is named. The program is linked
 * with the calls wrapped. A writer that goes about it naively is put through the same and must be caught: else this test would see nothing. */
#include "../../lib/test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../../gen/batch/durable.h"

#define NAME "0001.json"
#define OLD  "what stood there before"
#define NEW  "what is written now, and a little longer"

/* What happens at the calls of this process from now on. */
static struct {
    int kill_at;         /* the n-th call kills, before it does anything; 0: none */
    const char *fail_at; /* the call of this name fails with EIO */
    int n;
} plan;

static bool must_fail(const char *name)
{
    plan.n++;
    if (plan.kill_at == plan.n)
        raise(SIGKILL);
    if (!plan.fail_at || strcmp(plan.fail_at, name) != 0)
        return false;
    errno = EIO;
    return true;
}

int __real_openat64(int dir_fd, const char *path, int flags, mode_t mode);
int __wrap_openat64(int dir_fd, const char *path, int flags, mode_t mode);
ssize_t __real_write(int fd, const void *bytes, size_t n_bytes);
ssize_t __wrap_write(int fd, const void *bytes, size_t n_bytes);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __real_renameat(int from_fd, const char *from, int to_fd, const char *to);
int __wrap_renameat(int from_fd, const char *from, int to_fd, const char *to);

int __wrap_openat64(int dir_fd, const char *path, int flags, mode_t mode)
{
    return must_fail("open") ? -1 : __real_openat64(dir_fd, path, flags, mode);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t n_bytes)
{
    if (plan.kill_at && plan.kill_at == plan.n + 1 && n_bytes > 1)
        __real_write(fd, bytes, n_bytes / 2);
    return must_fail("write") ? -1 : __real_write(fd, bytes, n_bytes);
}

int __wrap_fsync(int fd)
{
    struct stat st;
    const bool is_folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    return must_fail(is_folder ? "fsync of the folder" : "fsync") ? -1 : __real_fsync(fd);
}

int __wrap_fchmod(int fd, mode_t mode)
{
    return must_fail("chmod") ? -1 : __real_fchmod(fd, mode);
}

int __wrap_renameat(int from_fd, const char *from, int to_fd, const char *to)
{
    return must_fail("rename") ? -1 : __real_renameat(from_fd, from, to_fd, to);
}

typedef bool writer(struct diag *d, int dir_fd);

static bool write_durably(struct diag *d, int dir_fd)
{
    return durable_write(d, dir_fd, NAME, NEW, sizeof NEW - 1) == DONE;
}

static bool write_naively(struct diag *d, int dir_fd)
{
    int fd = openat(dir_fd, NAME, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    bool is_written = fd >= 0 && write(fd, NEW, sizeof NEW - 1) == (ssize_t)sizeof NEW - 1;
    (void)d;
    if (fd >= 0)
        close(fd);
    return is_written;
}

static int open_folder(struct test_ctx *t)
{
    int dir_fd = open(test_folder(t), O_RDONLY | O_DIRECTORY);
    assert_true(dir_fd >= 0);
    return dir_fd;
}

static bool holds(int dir_fd, const char *text)
{
    char bytes[128] = "";
    int fd = __real_openat64(dir_fd, NAME, O_RDONLY, 0);
    ssize_t n = fd < 0 ? -1 : read(fd, bytes, sizeof bytes - 1);
    if (fd >= 0)
        close(fd);
    return n == (ssize_t)strlen(text) && memcmp(bytes, text, (size_t)n) == 0;
}

static size_t count_entries(int dir_fd)
{
    size_t n = 0;
    DIR *dir = fdopendir(__real_openat64(dir_fd, ".", O_RDONLY | O_DIRECTORY, 0));
    assert_non_null(dir);
    for (struct dirent *it = readdir(dir); it; it = readdir(dir))
        n += it->d_name[0] != '.' || it->d_name[1] > '.';
    closedir(dir);
    return n;
}

/* A child writes, and dies at call number n. True when it came to the end. */
static bool run_until(struct test_ctx *t, writer *write_it, int dir_fd, int n)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        plan.n = 0;
        plan.kill_at = n;
        _exit(write_it(t->diag, dir_fd) ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* How often neither the old nor the new file was there whole; *n_calls: at how many calls it was killed. */
static int count_torn(struct test_ctx *t, writer *write_it, int *n_calls)
{
    int n_torn = 0;
    bool is_done = false;
    int dir_fd = open_folder(t);
    for (*n_calls = 0; !is_done; ++*n_calls) {
        assert_int_equal(durable_write(t->diag, dir_fd, NAME, OLD, sizeof OLD - 1), DONE);
        is_done = run_until(t, write_it, dir_fd, *n_calls + 1);
        n_torn += !holds(dir_fd, NEW) && (is_done || !holds(dir_fd, OLD));
        durable_sweep(dir_fd);
        assert_int_equal(count_entries(dir_fd), 1);
        assert_in_range(*n_calls, 0, 50);
    }
    close(dir_fd);
    return n_torn;
}

static void test_killed_at_each_call(void **state)
{
    int n_calls;
    assert_int_equal(count_torn(*state, write_durably, &n_calls), 0);
    assert_int_equal(n_calls, 7); /* open, chmod, write, fsync, rename, fsync of the folder; and once to the end */
}

static void test_naive_writer_is_caught(void **state)
{
    int n_calls;
    assert_true(count_torn(*state, write_naively, &n_calls) > 0);
}

static void test_each_step_is_named(void **state)
{
    static const char *const steps[] = {"open", "chmod", "write", "fsync", "rename", "fsync of the folder"};
    struct test_ctx *t = *state;
    int dir_fd = open_folder(t);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        diag_clear(t->diag);
        assert_int_equal(durable_write(t->diag, dir_fd, NAME, OLD, sizeof OLD - 1), DONE);
        plan.fail_at = steps[i];
        enum outcome got = durable_write(t->diag, dir_fd, NAME, NEW, sizeof NEW - 1);
        plan.fail_at = NULL;
        assert_int_equal(got, BROKEN);
        assert_note(t->diag, "B030");
        assert_int_equal(t->diag->exit, 74);
        const struct note *note = test_note(t->diag, "B030");
        assert_string_equal(note->at.file, NAME);
        assert_int_equal(strncmp(note->detail, steps[i], strlen(steps[i])), 0);
        assert_int_equal(count_entries(dir_fd), 1); /* nothing is left beside it */
        assert_true(holds(dir_fd, OLD) || i == 5);
    }
    close(dir_fd);
}

static void test_the_living_are_not_swept(void **state)
{
    struct test_ctx *t = *state;
    struct aside a;
    int dir_fd = open_folder(t);
    assert_int_equal(aside_open(&a, t->diag, dir_fd, NAME), DONE);
    durable_sweep(dir_fd);
    assert_int_equal(count_entries(dir_fd), 1);
    close(a.fd); /* as the kernel does when a process dies */
    durable_sweep(dir_fd);
    assert_int_equal(count_entries(dir_fd), 0);
    close(dir_fd);
}

static void test_only_our_own_is_swept(void **state)
{
    static const char *const others[] = {".lock", ".0001.json", "0001.json.12-0000000a", ".0001.json.12-0000000", ".0001.json.x-0000000a"};
    struct test_ctx *t = *state;
    int dir_fd = open_folder(t);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        close(openat(dir_fd, others[i], O_CREAT | O_WRONLY, 0600));
    durable_sweep(dir_fd);
    assert_int_equal(count_entries(dir_fd), sizeof others / sizeof others[0]);
    close(dir_fd);
}

static void test_folder_is_taken_away(void **state)
{
    struct test_ctx *t = *state;
    int dir_fd = open_folder(t);
    assert_int_equal(mkdirat(dir_fd, "work", 0700), 0);
    assert_int_equal(mkdirat(dir_fd, "work/inner", 0700), 0);
    close(openat(dir_fd, "work/0001", O_CREAT | O_WRONLY, 0600));
    close(openat(dir_fd, "work/inner/0002", O_CREAT | O_WRONLY, 0600));
    assert_int_equal(symlinkat("..", dir_fd, "work/link"), 0);
    close(openat(dir_fd, "kept", O_CREAT | O_WRONLY, 0600));
    assert_int_equal(durable_remove_folder(t->diag, dir_fd, "work"), DONE);
    assert_int_equal(count_entries(dir_fd), 1);
    assert_int_equal(durable_remove_folder(t->diag, dir_fd, "work"), DONE); /* it need not be there */
    assert_no_notes(t->diag);
    close(dir_fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_killed_at_each_call),       TEST(test_naive_writer_is_caught), TEST(test_each_step_is_named),
                                       TEST(test_the_living_are_not_swept),  TEST(test_only_our_own_is_swept),  TEST(test_folder_is_taken_away)};
    return cmocka_run_group_tests_name("batch/durable", tests, NULL, NULL);
}
