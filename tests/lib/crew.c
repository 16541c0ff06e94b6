#include "crew.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_CHILDREN 64
#define MAX_SECONDS 60 /* for one piece */
#define SHIFT 40       /* pieces; then another child goes on, with none of the memory that this one has gathered */
#define RELIEVED 7     /* its exit status */

enum state { WAITING, BEGUN, FINISHED };

struct crew {
    size_t n, size;
    unsigned char *state; /* one byte a piece: enum state */
    char *results;
};

static void *shared(size_t n_bytes)
{
    void *at = mmap(NULL, n_bytes ? n_bytes : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) {
        perror("mmap");
        exit(2);
    }
    return at;
}

struct crew *crew_new(size_t n, size_t size)
{
    struct crew *c = shared(sizeof *c);
    size_t aligned = (size + 15) & ~(size_t)15;
    *c = (struct crew){.n = n, .size = aligned, .state = shared(n), .results = shared(n * aligned)};
    return c;
}

void *crew_result(const struct crew *c, size_t i)
{
    return c->results + i * c->size;
}

bool crew_died(const struct crew *c, size_t i)
{
    return c->state[i] != FINISHED;
}

void crew_done(struct crew *c)
{
    munmap(c->state, c->n > 0 ? c->n : 1);
    munmap(c->results, c->n > 0 ? c->n * c->size : 1);
    munmap(c, sizeof *c);
}

/* Child k of n: every n-th piece that no child before it has begun. */
static pid_t start_child(struct crew *c, size_t k, size_t n_children, crew_work *work, void *context)
{
    fflush(NULL);
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would read its results */
    size_t n_done = 0;
    for (size_t i = k; i < c->n; i += n_children) {
        if (c->state[i] != WAITING)
            continue;
        if (n_done++ == SHIFT)
            _exit(RELIEVED);
        c->state[i] = BEGUN;
        alarm(MAX_SECONDS);
        work(context, i, crew_result(c, i));
        c->state[i] = FINISHED;
    }
    _exit(0);
}

static size_t children_wanted(size_t n)
{
    const char *told = getenv("KENBAAR_JOBS");
    long jobs = told ? strtol(told, NULL, 10) : sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = jobs < 1 ? 1 : jobs > MAX_CHILDREN ? MAX_CHILDREN : (size_t)jobs;
    return n < wanted ? n : wanted;
}

/* A child that died began one piece that it did not finish, and one that was relieved leaves some: another goes on after it. */
void crew_run(struct crew *c, crew_work *work, void *context)
{
    pid_t children[MAX_CHILDREN];
    size_t n_children = children_wanted(c->n), n_running = 0;
    for (size_t k = 0; k < n_children; k++, n_running++)
        children[k] = start_child(c, k, n_children, work, context);
    while (n_running > 0) {
        int status;
        pid_t pid = waitpid(-1, &status, 0);
        if (pid < 0)
            break;
        size_t k = 0;
        while (k < n_children && children[k] != pid)
            k++;
        if (k == n_children)
            continue;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            n_running--;
        else
            children[k] = start_child(c, k, n_children, work, context);
    }
}
