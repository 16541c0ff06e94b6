#!/bin/sh
# run.sh - what a run of the mail-room costs: CPU, memory and bytes of plan, render, close and release.
#
#   sh tests/bench/run.sh [N]      N records of samples/make-records, 3,000 unless told; after sh samples/run.sh
#
#   KENBAAR_YARDSTICK   a shell command whose last line holds a figure, letters per CPU-second of something else: run before and after, and the
#                       sum is told as a ratio to it
#   KENBAAR_RUN_BASE    how many records the small run has that memory is compared with (1,000; 0: no such run)
#   KENBAAR, BUNDLE     other programs, other bundles; TMPDIR: where the run lies (100,000 letters: 6 GB)
#
# CPU is user + system of the parent and of all its workers (wait4), so that other work on the machine disturbs it little. Memory is resident memory
# at its height: of the parent and of the largest worker, looked at every few milliseconds (VmHWM), shared pages of mapped files included. Written is
# what reached the page cache as new bytes (ru_oublock). Exit 1 when a count is not exact.
set -eu
cd "$(dirname "$0")/../.."
exec python3 - "${KENBAAR:-build/kenbaar}" "${BUNDLE:-samples/bundle}" "${1:-3000}" "${KENBAAR_RUN_BASE:-1000}" <<'PY'
import csv, json, os, re, subprocess, sys, tempfile, threading, time

kenbaar, bundle, n_records, n_base = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
DATE, SEED = "2026-12-01", "1"
LOOK_S = 0.01
MB = 1e6


def height_kb(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read())
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(found.group(1)) if found else 0


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(word) for word in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


class Step:
    """One command, from its start to its end."""

    def __init__(self, name, words):
        self.name, self.parent_kb, self.worker_kb, self.n_workers = name, 0, 0, set()
        quiet = [(os.POSIX_SPAWN_OPEN, fd, f"{work}/{name}.{fd}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600) for fd in (1, 2)]
        pid = os.posix_spawn(kenbaar, [kenbaar, "run", name, "--lang", "en", *words], os.environ, file_actions=quiet)
        self.done = threading.Event()
        watcher = threading.Thread(target=self.watch, args=(pid,))
        watcher.start()
        _, status, used = os.wait4(pid, 0)
        self.done.set()
        watcher.join()
        if status:
            with open(f"{work}/{name}.2") as said:
                sys.exit(f"run.sh: {name} ended with {os.waitstatus_to_exitcode(status)}\n{said.read()[-2000:]}")
        self.cpu_s, self.written = used.ru_utime + used.ru_stime, used.ru_oublock * 512

    def watch(self, pid):
        while not self.done.is_set():
            self.parent_kb = max(self.parent_kb, height_kb(pid))
            for child in children(pid):
                self.n_workers.add(child)
                self.worker_kb = max(self.worker_kb, height_kb(child))
            self.done.wait(LOOK_S)


def size_of(folder):
    return sum(os.lstat(os.path.join(at, name)).st_size for at, _, names in os.walk(folder) for name in names)


def told(name):
    """WHAT<TAB>COUNT lines of a step."""
    with open(f"{work}/{name}.1") as said:
        return dict(line.rstrip("\n").split("\t")[:2] for line in said if line.count("\t") >= 1)


def exact(run, n):
    counts = told("plan")
    with open(f"{run}/manifest.json") as file:
        manifest = json.load(file)
    n_rows = made = 0
    pieces, members, tars, prints = set(), set(), set(), set()
    with open(f"{run}/manifest.csv", newline="") as file:
        for row in csv.DictReader(file):
            n_rows += 1
            made += row["status"] == "made"
            pieces.add(row["piece"])
            members.add((row["tar"], row["member"]))
            tars.add(row["tar"])
            prints.update([row["print_file"]] if row["print_file"] else [])
    right = int(counts["records"]) == int(counts["made"]) == made == n_rows == len(pieces) == len(members) == n
    print(f"counts: {counts['records']} records = {counts['made']} made + {counts['refused']} refused + {counts['held']} held + {counts['none']} none; "
          f"{len(pieces)} pieces of {n_rows} rows in {len(tars)} tars and {len(prints)} print files; "
          f"foreseen {int(counts['bytes']) / MB:.0f} MB; state {manifest.get('state')}: {'exact' if right else 'NOT EXACT'}")
    return right


def make(n):
    """The four steps of a run of n records."""
    run = f"{work}/run-{n}"
    for name, words in (("records.xml", []), ("log.xml", ["--selections"])):
        with open(f"{work}/{name}", "wb") as out:
            subprocess.run(["samples/make-records", *words, str(n), SEED], check=True, stdout=out)
    print(f"{n} records, {os.path.getsize(work + '/records.xml') / MB:.1f} MB, log {os.path.getsize(work + '/log.xml') / MB:.1f} MB")
    print("step     CPU s  records/CPU-s  us/record  parent MB  worker MB  written MB  RUN MB")
    orders = {"plan": ["-b", bundle, "-s", f"{work}/log.xml", "-d", DATE, f"--out={run}", f"{work}/records.xml"], "render": [run], "close": [run],
              "release": [f"--ledger={work}/ledger-{n}.db", f"--mailed={DATE}", run]}
    steps, right = [], True
    for name, words in orders.items():
        step = Step(name, words)
        steps.append(step)
        print(f"{name:7} {step.cpu_s:6.2f} {n / step.cpu_s:14.0f} {1e6 * step.cpu_s / n:10.0f} {step.parent_kb / 1e3:10.1f} {step.worker_kb / 1e3:10.1f} "
              f"{step.written / MB:11.1f} {size_of(run) / MB:7.1f}", flush=True)
        if name == "close":
            right = exact(run, n)
    subprocess.run(["rm", "-rf", run], check=True)
    return steps, right


def yardstick(command):
    said = subprocess.run(command, shell=True, check=True, stdout=subprocess.PIPE, text=True).stdout.strip().splitlines()
    return float(re.search(r"\d+(\.\d+)?", said[-1]).group())


with tempfile.TemporaryDirectory(prefix="kenbaar-bench.") as work:
    measure = os.environ.get("KENBAAR_YARDSTICK")
    figures = [yardstick(measure)] if measure else []
    small, right = make(n_base) if 0 < n_base < n_records else ([], True)
    steps, is_exact = make(n_records)
    right = right and is_exact
    rate = n_records / sum(step.cpu_s for step in steps[:3])
    print(f"plan + render + close, proofreading included: {rate:.0f} letters per CPU-second ({1e6 / rate:.0f} us each)")
    for before, now in zip(small, steps):
        workers = f", largest worker {now.worker_kb / before.worker_kb:.2f} times" if before.worker_kb and now.worker_kb else ""
        print(f"memory of {now.name} against {n_base} records: parent {now.parent_kb / before.parent_kb:.2f} times{workers}")
    if measure:
        figures.append(yardstick(measure))
        print(f"yardstick {figures[0]:.0f} before, {figures[1]:.0f} after; ratio {rate / (sum(figures) / len(figures)):.2f}")
    print("load of the machine at the end: %.1f %.1f %.1f" % os.getloadavg())
sys.exit(not right)
PY
