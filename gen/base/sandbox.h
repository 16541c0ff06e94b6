/* sandbox - promise 7: whatever parses untrusted XML has no network, no exec, no further file access and
 * writes only to descriptors it already has. Landlock + seccomp, enforced by the kernel.
 *
 * The calling process stays outside: it reads the inputs, forks, and the child parses. So the parent never
 * meets XML, and a child that dies (OOM, crash) costs nothing but its letter. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include <sys/types.h>

struct sandbox_state {
    bool landlock; /* no file system access any more */
    int landlock_abi;
    bool seccomp; /* system calls filtered */
    bool no_core;
    bool built_in; /* false when meson's option left it out */
};

/* What this kernel offers (doctor). Changes nothing. */
void sandbox_probe(struct sandbox_state *out);

/* What a child keeps of the descriptors that are open, besides the standard three: whatever else the parent has open (a ledger, the folder of a
 * run, what it inherited itself) is closed in the child. NULL: nothing. */
struct sandbox_kept {
    int *fds; /* put in order; -1: none */
    size_t n;
    const struct sandbox_watch *watch; /* of sandbox_run() alone: who looks on meanwhile; NULL: nobody */
};
/* Called in the parent, some times a second, until the child has ended. */
struct sandbox_watch {
    void (*look)(void *context);
    void *context;
};
/* Forks; the child closes the sandbox, asserts that it is shut, and runs job(context); its return value
 * (0..255) is the child's exit status. Returns it, or 70 with the signal number in *died_of when the child was killed. */
int sandbox_run(int (*job)(void *context), void *context, const struct sandbox_kept *kept, int *died_of);
/* The same for who has several children at once and waits for them itself: forks and gives the child's id, -1 when there is none to be had.
 * The child has no blocked signals, dies with its parent, and has none of the files of the others. */
pid_t sandbox_start(int (*job)(void *context), void *context, const struct sandbox_kept *kept);
/* No core file of this process, and no tracer but root's: it holds what is in the inputs. Also for the parent, which no sandbox is around.
 * False: it could not be put in force. */
bool sandbox_no_core(void);
/* Closes the sandbox around this process; for tests and the child of sandbox_run(). Returns false if the
 * kernel offers a part that could not be put in force. */
bool sandbox_enter(struct sandbox_state *out);
