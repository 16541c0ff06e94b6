"""What the children that read XML and PDF have open, as the kernel shows it: each is stopped for a moment before its sandbox shuts, and looked at.

open_files.py ALLOWED COMMAND...    ALLOWED: a pattern of what a child may have open besides the standard three and what it makes itself.
Prints what else it found. Exit 0: there were children, and they had nothing else; 1: else.
The command begins with descriptor 9 open on this file, as a careless caller leaves one.
"""
import os
import re
import subprocess
import sys
import time

allowed = re.compile(sys.argv[1])
command = sys.argv[2:]
os.dup2(os.open(__file__, os.O_RDONLY), 9)
os.set_inheritable(9, True)
slow = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=seccomp", "-e", "inject=seccomp:delay_enter=400000"]
strace = subprocess.Popen(slow + command, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as of:
            return of.read().split()
    except OSError:
        return []


def standing_at_seccomp(pid):
    try:
        with open(f"/proc/{pid}/syscall", encoding="ascii") as at:
            return at.read().split()[0] in ("317", "277")  # seccomp, of x86-64 and of arm64
    except OSError:
        return False


def open_of(pid):
    seen = {}
    for fd in os.listdir(f"/proc/{pid}/fd"):
        if int(fd) > 2:
            seen[int(fd)] = os.readlink(f"/proc/{pid}/fd/{fd}")
    return seen


looked_at = {}
while strace.poll() is None:
    for parent in children(strace.pid):
        for child in children(parent):
            if standing_at_seccomp(child):
                try:
                    looked_at[child] = open_of(child)
                except OSError:
                    pass
    time.sleep(0.02)
faults = [f"{name} ({fd})" for seen in looked_at.values() for fd, name in seen.items() if not allowed.search(name)]
for fault in faults:
    print(fault)
print(f"{len(looked_at)} children")
sys.exit(0 if looked_at and not faults else 1)
