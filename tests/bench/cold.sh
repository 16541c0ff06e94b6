#!/bin/sh
# cold.sh - what one `kenbaar letter` costs from start to exit: CPU milliseconds, user and system, children too.
#
#   sh tests/bench/cold.sh [RECORD]        after sh samples/run.sh; KENBAAR and BUNDLE name others
#
# Prints the median (of it, user and system), least and most of 41 runs of the letter, of `kenbaar --version` (what linking costs)
# and of an empty process, and the ratios: they travel between machines, and between busy and quiet hours, better than milliseconds.
set -eu
cd "$(dirname "$0")/../.."
kenbaar=${KENBAAR:-build/kenbaar}
bundle=${BUNDLE:-samples/bundle}
record=${1:-samples/records/2026-000417.xml}

exec python3 - "$kenbaar" "$bundle" "$record" <<'PY'
import os, statistics, sys, tempfile

RUNS = 41
kenbaar, bundle, record = sys.argv[1:]


def cpu_ms(command):
    """User and system time of one run, with the children that it waited for."""
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit("cold.sh: %s ended with %d" % (" ".join(command), os.waitstatus_to_exitcode(status)))
    return 1000 * used.ru_utime, 1000 * used.ru_stime


with tempfile.TemporaryDirectory() as folder:
    letter = [kenbaar, "letter", "-f", "-b", bundle, "-s", "samples/selections.xml", "-d", "2026-12-01",
              "-o", folder + "/letter.pdf", record]
    rows = {"letter": letter, "version": [kenbaar, "--version"], "empty": ["/bin/true"]}
    figures = {name: [] for name in rows}
    for run in range(RUNS + 2):  # in turn, so that a busy moment falls on all; the first two warm the page cache
        for name, command in rows.items():
            figures[name].append(cpu_ms(command))
    median = {}
    for name, found in figures.items():
        found = found[2:]
        both = [user + system for user, system in found]
        median[name] = statistics.median(both)
        print("%-8s median %6.2f ms (user %5.2f, system %5.2f)  least %6.2f  most %6.2f" % (
            name, median[name], statistics.median(user for user, _ in found), statistics.median(system for _, system in found),
            min(both), max(both)))
    print("letter / --version: %.1f   letter / empty process: %.1f" % (
        median["letter"] / median["version"], median["letter"] / median["empty"]))
PY
