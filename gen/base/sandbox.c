#include "sandbox.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define EXIT_SOFTWARE 70
#define EXIT_STOPPED  75
#define LOOK_NS       200000000L /* between two looks */

/* Parent and child agree that a sandbox that cannot be shut ends the child with this signal, which is
 * also the one with which a kernel ends a process for a forbidden call. */
#define SIGNAL_NOT_SHUT SIGSYS

static int by_number(const void *left, const void *right)
{
    const int a = *(const int *)left, b = *(const int *)right;
    return (a > b) - (a < b);
}

static void close_from_to(int first, int last)
{
    if (first > last || close_range((unsigned)first, (unsigned)last, 0) == 0)
        return;
    const long most = sysconf(_SC_OPEN_MAX); /* a kernel before 5.9 */
    for (int fd = first; fd <= last && fd < most; fd++)
        close(fd);
}

/* Before the walls: the list of descriptors is the parent's, and no filter has to allow for it. */
static void close_others(const struct sandbox_kept *kept)
{
    int first = STDERR_FILENO + 1;
    if (!kept) {
        close_from_to(first, INT_MAX);
        return;
    }
    qsort(kept->fds, kept->n, sizeof *kept->fds, by_number);
    for (size_t i = 0; i < kept->n; i++) {
        if (kept->fds[i] < first)
            continue;
        close_from_to(first, kept->fds[i] - 1);
        first = kept->fds[i] + 1;
    }
    close_from_to(first, INT_MAX);
}

static _Noreturn void run_child(int (*job)(void *), void *context, const sigset_t *mask)
{
    struct sandbox_state state;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    clearenv();              /* libraries read variables of their own: CAIRO_DEBUG_PDF changes bytes, HB_SHAPER_LIST shapes */
    setenv("TZ", "UTC0", 1); /* no letter depends on a zone */
    tzset();                 /* glibc looks for a file of that name: now, not behind the walls */
    if (!sandbox_enter(&state)) {
        signal(SIGNAL_NOT_SHUT, SIG_DFL);
        raise(SIGNAL_NOT_SHUT);
        _exit(EXIT_SOFTWARE);
    }
    _exit(job(context) & 0xFF);
}

/* A signal of these; 0: none yet, time to look. */
static int next_signal(const sigset_t *watched, const struct sandbox_watch *watch)
{
    const struct timespec a_while = {.tv_nsec = LOOK_NS};
    if (!watch)
        return sigwaitinfo(watched, NULL);
    watch->look(watch->context);
    const int signal_number = sigtimedwait(watched, NULL, &a_while);
    return signal_number < 0 ? 0 : signal_number;
}

/* Waits for the child, but ends it when this process is asked to stop. */
static int wait_for(pid_t child, const sigset_t *watched, const struct sandbox_watch *watch, bool *stopped)
{
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child)
            return status;
        if (ended < 0 && errno != EINTR) /* who started us ignores SIGCHLD: how the child ended is not known */
            return EXIT_SOFTWARE << 8;
        int signal_number = next_signal(watched, watch);
        if (signal_number == SIGINT || signal_number == SIGTERM) {
            *stopped = true;
            kill(child, SIGKILL);
        }
    }
}

pid_t sandbox_start(int (*job)(void *context), void *context, const struct sandbox_kept *kept)
{
    sigset_t none;
    sigemptyset(&none);
    pid_t child = fork();
    if (child == 0) {
        close_others(kept);
        run_child(job, context, &none);
    }
    return child;
}

int sandbox_run(int (*job)(void *context), void *context, const struct sandbox_kept *kept, int *died_of)
{
    sigset_t watched, before;
    sigemptyset(&watched);
    sigaddset(&watched, SIGCHLD);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGTERM);
    sigprocmask(SIG_BLOCK, &watched, &before);

    *died_of = 0;
    pid_t child = fork();
    if (child == 0) {
        close_others(kept);
        run_child(job, context, &before);
    }

    int status = EXIT_SOFTWARE << 8;
    bool stopped = false;
    if (child > 0)
        status = wait_for(child, &watched, kept ? kept->watch : NULL, &stopped);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (stopped)
        return EXIT_STOPPED;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    *died_of = WTERMSIG(status);
    return EXIT_SOFTWARE;
}
