/* Promise 7: what the process that parses can no longer do. Each denial is tried inside, and first outside, so
 * that a test cannot pass because the machine denies it anyway. */
#include "../../lib/test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../../gen/base/sandbox.h"

enum { ALLOWED = 1, DENIED = 2 };

static int answer(bool works)
{
    return works ? ALLOWED : DENIED;
}

static int try_open(void *path)
{
    int fd = open(path, O_RDONLY);
    return answer(fd >= 0);
}

static int try_create(void *path)
{
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    return answer(fd >= 0);
}

static int try_unlink(void *path)
{
    return answer(unlink(path) == 0);
}

static int try_socket(void *context)
{
    (void)context;
    return answer(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static int try_unix_socket(void *context)
{
    (void)context;
    return answer(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

/* A socket that was open already connects nowhere: even a refused connection would be an answer from outside. */
static int try_connect(void *context)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int error = connect(*(int *)context, (struct sockaddr *)&to, sizeof to) == 0 ? 0 : errno;
    return answer(error != EPERM && error != EACCES);
}

static int try_exec(void *context)
{
    (void)context;
    execl("/bin/sh", "sh", "-c", "exit 1", (char *)NULL); /* 1 is ALLOWED */
    return DENIED;
}

static int try_fork(void *context)
{
    (void)context;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return answer(child > 0);
}

static int try_ptrace(void *context)
{
    (void)context;
    return answer(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
}

static int try_kill(void *context)
{
    return answer(kill(*(pid_t *)context, 0) == 0);
}

static int try_code(void *context)
{
    (void)context;
    return answer(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static int try_core(void *context)
{
    (void)context;
    struct rlimit limit;
    bool has_core = getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_max > 0;
    return answer(has_core);
}

/* Four gibibytes, more than any letter: what a template that doubles a string would take. */
static int try_memory(void *context)
{
    (void)context;
    void *much = mmap(NULL, (size_t)4 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return answer(much != MAP_FAILED);
}

static int try_raise_core(void *context)
{
    (void)context;
    const struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
    return answer(setrlimit(RLIMIT_CORE, &limit) == 0);
}

static int outside(int (*job)(void *), void *context)
{
    pid_t child = fork();
    if (child == 0)
        _exit(job(context));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status);
}

static int inside_with(int (*job)(void *), void *context, int *fds, size_t n)
{
    int died_of;
    int status = sandbox_run(job, context, &(struct sandbox_kept){.fds = fds, .n = n}, &died_of);
    assert_int_equal(died_of, 0);
    return status;
}

static int inside(int (*job)(void *), void *context)
{
    return inside_with(job, context, NULL, 0);
}

static void assert_shut(int (*job)(void *), void *context)
{
    assert_int_equal(outside(job, context), ALLOWED);
    assert_int_equal(inside(job, context), DENIED);
}

/* Which of the first descriptors are open, as an exit status: a bit each, from number 3. */
static int tell_open(void *context)
{
    (void)context;
    int open_ones = 0;
    for (int i = 0; i < 7; i++)
        open_ones |= (fcntl(3 + i, F_GETFD) >= 0) << i;
    return open_ones;
}

static void test_descriptors(void **state)
{
    (void)state;
    int fds[7], status;
    for (int i = 0; i < 7; i++)
        assert_int_equal(fds[i] = dup2(0, 3 + i), 3 + i);
    int kept[] = {7, -1, 4};
    const pid_t child = sandbox_start(tell_open, NULL, &(struct sandbox_kept){.fds = kept, .n = 3});
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1 << 1 | 1 << 4);
    assert_int_equal(inside_with(tell_open, NULL, kept, 3), 1 << 1 | 1 << 4);
    int died_of;
    assert_int_equal(sandbox_run(tell_open, NULL, NULL, &died_of), 0);
    assert_int_equal(tell_open(NULL), 0x7F);
    for (int i = 0; i < 7; i++)
        close(fds[i]);
}

static void test_files(void **state)
{
    struct test_ctx *t = *state;
    const char *folder = test_folder(t);
    char *path = arena_printf(t->arena, "%s/x", folder);
    char *other = arena_printf(t->arena, "%s/y", folder);
    assert_shut(try_open, (char *)"/etc/passwd");
    assert_shut(try_open, (char *)"/");
    assert_int_equal(inside(try_create, path), DENIED);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(outside(try_create, path), ALLOWED);
    assert_int_equal(inside(try_open, path), DENIED);
    assert_int_equal(inside(try_unlink, path), DENIED);
    assert_int_equal(outside(try_unlink, path), ALLOWED);
    assert_int_equal(inside(try_create, other), DENIED);
}

static void test_network(void **state)
{
    (void)state;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_true(fd >= 0);
    assert_shut(try_socket, NULL);
    assert_shut(try_unix_socket, NULL);
    int kept = fd;
    assert_int_equal(outside(try_connect, &fd), ALLOWED);
    assert_int_equal(inside_with(try_connect, &fd, &kept, 1), DENIED);
    close(fd);
}

static void test_processes(void **state)
{
    (void)state;
    pid_t self = getpid();
    assert_shut(try_exec, NULL);
    assert_shut(try_fork, NULL);
    assert_shut(try_ptrace, NULL);
    assert_shut(try_kill, &self);
    assert_shut(try_code, NULL);
}

static void test_core(void **state)
{
    (void)state;
    assert_int_equal(inside(try_core, NULL), DENIED);
    assert_int_equal(inside(try_raise_core, NULL), DENIED);
}

static void test_memory(void **state)
{
    (void)state;
    assert_int_equal(outside(try_memory, NULL), ALLOWED);
    assert_int_equal(inside(try_memory, NULL), DENIED);
}

static int write_and_read(void *context)
{
    char byte;
    const int *ends = context;
    bool works = read(ends[0], &byte, 1) == 1 && write(ends[1], &byte, 1) == 1;
    void *memory = malloc((size_t)8 << 20);
    works = works && memory && strcmp(getenv("TZ"), "UTC0") == 0;
    free(memory);
    return works ? 42 : 1;
}

/* What stays: descriptors that are open, memory, and the answer. */
static void test_what_stays(void **state)
{
    (void)state;
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    assert_int_equal(write(in[1], "k", 1), 1);
    int ends[2] = {in[0], out[1]};
    int kept[2] = {in[0], out[1]};
    assert_int_equal(inside_with(write_and_read, ends, kept, 2), 42);
    char byte = 0;
    assert_int_equal(read(out[0], &byte, 1), 1);
    assert_int_equal(byte, 'k');
}

static int die(void *context)
{
    (void)context;
    raise(SIGABRT);
    return 0;
}

static int sleep_long(void *context)
{
    char byte;
    const int *end = context;
    return read(*end, &byte, 1) == 1; /* never comes */
}

static void test_dead_child(void **state)
{
    (void)state;
    int died_of;
    assert_int_equal(sandbox_run(die, NULL, NULL, &died_of), 70);
    assert_int_equal(died_of, SIGABRT);
}

/* A parent that is asked to stop ends its child and answers 75. */
static void test_stopping(void **state)
{
    (void)state;
    int never[2], died_of;
    assert_int_equal(pipe(never), 0);
    pid_t parent = getpid();
    pid_t killer = fork();
    if (killer == 0) {
        usleep(100000);
        kill(parent, SIGTERM);
        _exit(0);
    }
    int kept = never[0];
    assert_int_equal(sandbox_run(sleep_long, &never[0], &(struct sandbox_kept){.fds = &kept, .n = 1}, &died_of), 75);
    assert_int_equal(died_of, 0);
    waitpid(killer, NULL, 0);
}

static int enter_and_tell(void *context)
{
    struct sandbox_state now;
    bool is_shut = sandbox_enter(&now);
    *(struct sandbox_state *)context = now;
    return is_shut ? 0 : 1;
}

static void test_state_is_told(void **state)
{
    (void)state;
    struct sandbox_state offered;
    sandbox_probe(&offered);
    assert_true(offered.built_in);
    struct sandbox_state *now = mmap(NULL, sizeof *now, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(now, MAP_FAILED);
    assert_int_equal(outside(enter_and_tell, now), 0);
    assert_true(now->no_core);
    assert_int_equal(now->landlock, offered.landlock);
    assert_int_equal(now->seccomp, offered.seccomp);
    assert_int_equal(prctl(PR_GET_SECCOMP, 0, 0, 0, 0), 0); /* we ourselves stay outside */
    munmap(now, sizeof *now);
}

int main(void)
{
#ifdef KENBAAR_SANDBOX
    const struct CMUnitTest tests[] = {
        TEST(test_files),      TEST(test_network), TEST(test_descriptors),    TEST(test_processes), TEST(test_core),
        TEST(test_memory),
        TEST(test_what_stays), TEST(test_dead_child), TEST(test_stopping),  TEST(test_state_is_told),
    };
#else
    (void)test_files, (void)test_network, (void)test_processes, (void)test_core, (void)test_memory, (void)test_state_is_told;
    const struct CMUnitTest tests[] = {TEST(test_what_stays), TEST(test_dead_child), TEST(test_stopping)};
#endif
    return cmocka_run_group_tests_name("base/sandbox", tests, NULL, NULL);
}
