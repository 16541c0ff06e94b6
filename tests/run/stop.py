"""A run that is stopped from a terminal (Ctrl-C) and from outside (SIGTERM), in each step, and gone on with by the same command: TAP.

stop.py KENBAAR REFERENCE RUN COMMAND...    (COMMAND makes RUN; REFERENCE is the same run, undisturbed)
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

reference, run, command = sys.argv[1], sys.argv[2], sys.argv[3:]
COLUMNS = 100
number = 0


def report(name, why=None):
    global number
    number += 1
    print(("not ok" if why else "ok"), number, "-", name)
    if why:
        print("\n".join("# " + line for line in str(why)[-1500:].split("\n")))


def on_terminal(until):
    """Runs the command on a terminal; when `until` is seen, types Ctrl-C. Gives exit status and all that was shown."""
    pid, master = pty.fork()
    if pid == 0:
        os.execv(command[0], command)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 25, COLUMNS, 0, 0))
    shown, typed, deadline = b"", False, time.time() + 120
    while time.time() < deadline:
        if select.select([master], [], [], 0.5)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        if until and not typed and re.search(until, shown):
            os.write(master, b"\x03")
            typed = True
    _, status = os.waitpid(pid, 0)
    os.close(master)
    return os.waitstatus_to_exitcode(status), shown.decode(errors="replace"), typed


def workers():
    """Processes that are still at work in the run."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = open(f"/proc/{name}/cmdline", "rb").read().split(b"\0")
        except OSError:
            continue
        if f"--out={run}".encode() in words and int(name) != os.getpid():
            found.append(name)
    return found


# -- Ctrl-C in each step, each time the same command
for step, until in (("check", rb"check \[[#.]+\] [1-9]"), ("render", rb"render \[[#.]+\] [1-9]")):
    status, shown, typed = on_terminal(until)
    report(f"{step}: Ctrl-C ends it with 75", None if typed and status == 75 else f"typed {typed}, exit {status}\n{shown}")
    report(f"{step}: says that it was stopped", None if "B009" in shown else shown)
    report(f"{step}: on a line of its own", None if re.search(r"\r\n[^\r\n]*B009", shown) else shown)
    time.sleep(0.2)
    report(f"{step}: nobody works on", workers() or None)
    lines = re.split(r"\r\n|\r\x1b\[K", shown.split("^C")[0])
    wide = [line for line in lines if len(line) >= COLUMNS]
    report(f"{step}: no line is wider than the terminal", wide or None)

# -- SIGTERM, without a terminal: quiet where none is named
env = {name: value for name, value in os.environ.items() if name != "TERM"}
process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
time.sleep(0.4)
process.send_signal(signal.SIGTERM)
out, err = process.communicate(timeout=60)
report("SIGTERM ends it with 75", None if process.returncode == 75 and "B009" in err else f"exit {process.returncode}\n{err}")
report("and nothing else was said", None if out == "" and err.count("\n") <= 2 else out + err)
report("nobody works on", workers() or None)

status, shown, _ = on_terminal(None)
report("the same command goes on to the end", None if status == 0 else f"exit {status}\n{shown}")
for words in ("render [", "/s, ", "made ", "refused ", "held ", " left"):
    report(f"the bar tells: {words}", None if words in shown else shown)
report("and ends with all of it", None if re.search(r"render \[#+\] (\d+) of \1,", shown) else shown)
for name in ("manifest.csv", "manifest.json", "report.txt"):
    same = open(f"{run}/{name}", "rb").read() == open(f"{reference}/{name}", "rb").read()
    report(f"the same {name}", None if same else "it differs")
left = [name for folder in (".", "shards", "pending/letters", "pending/print") for name in os.listdir(f"{run}/{folder}") if re.fullmatch(r"\..*\.\d+-[0-9a-f]+", name)]
report("nothing lies aside", left or None)

# -- events, and silence
for more, want in ((["--json"], True), (["-q"], False), ([], False)):
    done = subprocess.run(command + more, env=env, capture_output=True, text=True)
    events = [line for line in done.stderr.split("\n") if line.startswith('{"event":"progress"')]
    report(f"without a terminal, {' '.join(more) or 'as in cron'}: {'events' if want else 'silence'}",
           None if done.returncode == 0 and (bool(events) == want) and (want or done.stderr == "") else done.stderr)


# -- where nobody looks at a terminal: a line every ten seconds
WAIT = 10.5
LINE = re.compile(r"check \d+ of 1200, \d+/s, made \d+, refused 0, held 0, \d+:\d\d left")


def begin_check(name, more, **named):
    """The command on a new run, stopped in the middle of the check: the index of the plan has more in it than SQLite keeps in memory."""
    for attempt in range(3):
        folder = f"{run}-{name}-{attempt}"
        words = [word.replace(f"--out={run}", f"--out={folder}") for word in command] + more
        process = subprocess.Popen(words, env=dict(env, **named), stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        while process.poll() is None:
            try:
                if os.path.getsize(os.path.join(folder, "work", "index.db")) > 100000:
                    process.send_signal(signal.SIGSTOP)
                    return process
            except OSError:
                pass
            time.sleep(0.001)
        process.communicate()
    return None  # three times ready before it could be stopped


cases = (("told", [], {"TERM": "dumb"}, True), ("quiet", ["-q"], {"TERM": "dumb"}, False), ("cron", [], {}, False))
processes = [begin_check(name, more, **named) for name, more, named, _ in cases]
time.sleep(WAIT)
for process in processes:
    if process:
        process.send_signal(signal.SIGCONT)
for (name, _, _, wanted), process in zip(cases, processes):
    if not process:
        report(f"{name}: stopped in the middle of the check", "it was ready too soon")
        continue
    out, err = process.communicate(timeout=240)
    lines = err.splitlines()
    good = process.returncode == 0 and (len(lines) > 0 and LINE.fullmatch(lines[0]) if wanted else not lines)
    report(f"{name}: {'a line after ten seconds' if wanted else 'not a word in ten seconds'}", None if good else f"exit {process.returncode}\n{err}")
print(f"1..{number}")
