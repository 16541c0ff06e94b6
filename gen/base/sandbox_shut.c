/* The walls themselves: Landlock (kernel 5.13 and later) for files and network, seccomp for everything else.
 * Landlock's numbers stand here because Debian 12's headers stop at ABI 1; they are the kernel's fixed interface
 * (Documentation/userspace-api/landlock.rst). */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>

#define LANDLOCK_VERSION_FLAG 1U

/* One right a bit, as the kernel numbers them; a new ABI adds bits. */
#define FS_ABI_1     UINT64_C(0x1FFF)    /* execute, read and write files, list, remove and make of every kind */
#define FS_ABI_2     (UINT64_C(1) << 13) /* move between folders */
#define FS_ABI_3     (UINT64_C(1) << 14) /* truncate */
#define FS_ABI_5     (UINT64_C(1) << 15) /* ioctl on devices */
#define NET_ABI_4    UINT64_C(3)         /* bind, connect TCP */
#define SCOPED_ABI_6 UINT64_C(3)         /* abstract sockets, signals to outsiders */

struct landlock_rights {
    uint64_t fs;
    uint64_t net;
    uint64_t scoped;
};

static int landlock_abi(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION_FLAG);
    return abi > 0 ? (int)abi : 0;
}

/* Every right that this kernel can take away. */
static struct landlock_rights rights_of(int abi)
{
    return (struct landlock_rights){
        .fs = FS_ABI_1 | (abi >= 2 ? FS_ABI_2 : 0) | (abi >= 3 ? FS_ABI_3 : 0) | (abi >= 5 ? FS_ABI_5 : 0),
        .net = abi >= 4 ? NET_ABI_4 : 0,
        .scoped = abi >= 6 ? SCOPED_ABI_6 : 0,
    };
}

/* True when a file that is surely there can no longer be opened. */
static bool files_are_shut(void)
{
#ifdef SYS_open
    long fd = syscall(SYS_open, "/", O_RDONLY | O_CLOEXEC);
#else
    long fd = syscall(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_CLOEXEC);
#endif
    if (fd >= 0)
        close((int)fd);
    return fd < 0;
}

/* A ruleset that handles every right and allows none. */
static bool shut_files(int abi)
{
    struct landlock_rights rights = rights_of(abi);
    long fd = syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
    if (fd < 0)
        return false;
    bool is_shut = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    close((int)fd);
    return is_shut && files_are_shut();
}

/* What computing, memory and descriptors that are open already need. Anything else answers EPERM. */
// clang-format off
static const int allowed_calls[] = {
    SCMP_SYS(read),          SCMP_SYS(readv),         SCMP_SYS(pread64),        SCMP_SYS(write),
    SCMP_SYS(writev),        SCMP_SYS(pwrite64),      SCMP_SYS(lseek),          SCMP_SYS(fstat),
    SCMP_SYS(close),         SCMP_SYS(ftruncate),     SCMP_SYS(fsync),          SCMP_SYS(fdatasync),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),        SCMP_SYS(brk),            SCMP_SYS(madvise),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigaltstack),
    SCMP_SYS(futex),         SCMP_SYS(getrandom),     SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_getres),  SCMP_SYS(getpid),        SCMP_SYS(gettid),         SCMP_SYS(tgkill),
    SCMP_SYS(getrusage),     SCMP_SYS(sysinfo),       SCMP_SYS(uname),          SCMP_SYS(sched_yield),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit),        SCMP_SYS(exit_group),
};
// clang-format on

static bool add_allowed(scmp_filter_ctx filter)
{
    for (size_t i = 0; i < sizeof allowed_calls / sizeof allowed_calls[0]; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) != 0)
            return false;

    /* memory that nobody can run */
    const struct scmp_arg_cmp no_exec = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_exec) != 0 ||
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_exec) != 0)
        return false;

    /* limits may be read, not set; descriptors may be asked about; the filter may be asked for */
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFL, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, F_GETFD, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, SCMP_A0(SCMP_CMP_EQ, PR_GET_SECCOMP, 0)) == 0;
}

/* The proof from inside: the filter is in force, and a harmless call that is not on the list fails. */
static bool calls_are_shut(void)
{
    errno = 0;
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == SECCOMP_MODE_FILTER && syscall(SYS_getppid) < 0 && errno == EPERM;
}

static bool shut_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return false;
    bool is_shut = add_allowed(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return is_shut && calls_are_shut();
}

static bool kernel_has_seccomp(void)
{
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

void sandbox_probe(struct sandbox_state *out)
{
    int abi = landlock_abi();
    *out = (struct sandbox_state){
        .landlock = abi > 0,
        .landlock_abi = abi,
        .seccomp = kernel_has_seccomp(),
        .no_core = true,
        .built_in = true,
    };
}

/* Address space of the child beyond what it was born with (a run maps its inputs). A template that doubles a string is
 * stopped by this alone; a log of half a million lines still fits. */
#define MAX_ADDRESS_BYTES ((rlim_t)2 << 30)

/* What is mapped already; 0 when the kernel does not say. */
static rlim_t mapped_bytes(void)
{
    char text[32] = {0};
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    return n > 0 ? (rlim_t)strtoull(text, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE) : 0;
}

static bool limit_memory(void)
{
    const rlim_t n_bytes = mapped_bytes() + MAX_ADDRESS_BYTES;
    const struct rlimit most = {n_bytes, n_bytes};
    return setrlimit(RLIMIT_AS, &most) == 0;
}

/* A core file would hold the record (promise 3); a tracer could read it. */
bool sandbox_no_core(void)
{
    const struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool sandbox_enter(struct sandbox_state *out)
{
    struct sandbox_state offered;
    sandbox_probe(&offered);
    *out = (struct sandbox_state){.landlock_abi = offered.landlock_abi, .built_in = true};

    out->no_core = sandbox_no_core();
    if (!limit_memory() || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    if (offered.landlock)
        out->landlock = shut_files(offered.landlock_abi);
    if (offered.seccomp)
        out->seccomp = shut_calls();
    return out->no_core && out->landlock == offered.landlock && out->seccomp == offered.seccomp;
}
