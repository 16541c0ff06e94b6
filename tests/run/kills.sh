#!/bin/sh
# Killed, and failed, at each call of a run that changes the disk. At the moment of death whatever was committed is whole; then the same command,
# and what follows it, end with the very bytes of an undisturbed run, and nothing is left beside them. A failing call is told (74), or it did not matter.
# Then a naive writer (naive.c) goes through the same: it must be caught.
#
#   tests/run/kills.sh [STEP...]     plan render close; KENBAAR_POINTS: at most so many points a call (spread over all), 2 unless told
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
most=${KENBAAR_POINTS:-2}
if ! command -v strace >/dev/null 2>&1 || ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "killed and failed at each call" "strace cannot be used here: not proved that a run outlives a crash at any moment"
    finish
fi
# shellcheck disable=SC2046
run_begin 2 $(ls "$records"/2026-0004*.xml "$records"/2026-0005*.xml)
[ $# -gt 0 ] || set -- $steps

# When an injected error was told as what it is, or all was well in spite of it. The loader's own reading is not ours (127). A pipe between two
# processes of ours does not fail like a disk: that it did is the program's own fault (70).
told() {
    case $2 in
    74 | 127) ;;
    70) grep -q '<pipe:.*(INJECTED)' "$tmp/trace" || { echo "exit 70"; head -n 3 "$tmp/out"; } ;;
    0) diff -r "$c" "$tmp/after-$1/run" | sed 's/^/exit 0, but /' | head -n 3 ;;
    *) echo "exit $2"; head -n 3 "$tmp/out" ;;
    esac
}
# A session of its own, so that all its processes can be killed at once; its number is told first. What strace says goes to stderr, unbuffered.
cat >"$tmp/session" <<'END'
#!/bin/sh
echo $$ >"$SESSION"
exec "$@"
END
chmod +x "$tmp/session"
SESSION=$tmp/session-number
export SESSION
# Everything at an end when one of the processes is at its call number N: strace stops that one, then all are killed.
freeze() {
    step=$1 call=$2 n=$3 tries=0
    : >"$tmp/trace"
    rm -f "$SESSION"
    trace="setsid $tmp/session strace -f -qq -e trace=$call -e inject=$call:signal=STOP:when=$n"
    ($step >/dev/null 2>"$tmp/trace") &
    outer=$!
    while [ $tries -lt 6000 ] && kill -0 $outer 2>/dev/null && ! grep -q 'stopped by SIGSTOP' "$tmp/trace"; do
        sleep 0.01
        tries=$((tries + 1))
    done
    kill -s KILL -- "-$(cat "$SESSION")" 2>/dev/null
    wait $outer 2>/dev/null
    # nobody waits for the workers: one that is not quite dead still holds the folder
    while [ $tries -lt 6000 ] && ps -o stat= -s "$(cat "$SESSION")" | grep -qv '^Z'; do
        sleep 0.01
        tries=$((tries + 1))
    done
}
# What a command that follows can know of the world, as a file's name: of names written aside only their beginning, for their end is drawn by lot.
state() {
    (cd "$world" && find . -printf '%y %m %p\n' && find . -type f -exec sha256sum {} +) | sed -E 's/\.[0-9]+-[0-9a-f]+$//' | sort | sha256sum | cut -c1-64
}
# What is found when a run goes on from here; a world from which one went on before, and nothing was found, is not tried again.
goes_on() {
    world_now=$tmp/went-on/$(basename "$program")-$1-$(state)
    [ ! -e "$world_now" ] || return 0
    went_wrong="$(look; carry_on "$1"; differs)"
    if [ -z "$went_wrong" ]; then : >"$world_now"; else printf '%s\n' "$went_wrong"; fi
}
mkdir "$tmp/went-on"
# point STEP CALL HOW NUMBER: what was found
point() {
    lay "$1"
    if [ "$3" = all ]; then
        freeze "$1" "$2" "$4"
        trace=
    else
        trace="strace -qq -y -o $tmp/trace -e trace=$2 -e inject=$2:$3:when=$4"
        $1 >"$tmp/out" 2>&1
        status=$?
        trace=
        case $3 in error=*) told "$1" $status ;; esac
    fi
    goes_on "$1"
}
# How often the step makes the call; with its children: the one that makes it most often.
count_calls() {
    lay "$1"
    follow=
    [ "$3" != all ] || follow=-f
    trace="strace $follow -qq -y -o $tmp/trace -e trace=$2"
    $1 >/dev/null 2>&1
    trace=
    if [ "$3" = all ]; then
        awk -v call="$2(" 'index($2, call) == 1 { n[$1]++; if (n[$1] > most) most = n[$1] } END { print most + 0 }' "$tmp/trace"
    else
        grep -c "^$2(" "$tmp/trace"
    fi
}
# Which of its reads is the first that hears a worker; they are few, and none may be hit by a few points.
first_of_pipe() { awk '/^read\(/ { n++ } /^read\([0-9]*<pipe:/ { print n; exit }' "$tmp/trace"; }
# row STEP CALL:HOW: sets $total, $points and $faults
row() {
    call=${2%%:*} how=${2#*:}
    total=$(count_calls "$1" "$call" "$how")
    points=0 faults=
    [ "$total" -gt 0 ] || return 0
    stride=$(((total + most - 1) / most))
    for n in $({ seq 1 $stride "$total"; [ "$2" != read:error=EIO ] || first_of_pipe; } | sort -nu); do
        found=$(point "$1" "$call" "$how" "$n")
        [ -z "$found" ] || faults="$faults
$call $n of $total: $found"
        points=$((points + 1))
        all_points=$((all_points + 1))
    done
}

kills="${KILLS-fsync renameat write pwrite64 mkdirat unlinkat flock fdatasync syncfs ftruncate}"
errors="fsync:error=EIO renameat:error=EIO write:error=ENOSPC write:error=EIO pwrite64:error=ENOSPC pwrite64:error=EIO mkdirat:error=ENOSPC
fdatasync:error=EIO syncfs:error=EIO ftruncate:error=EIO unlinkat:error=EIO openat:error=ENOSPC openat:error=EIO read:error=EIO pread64:error=EIO
getdents64:error=EIO"
all_points=0
for step in "$@"; do
    rows=
    for call in $kills; do rows="$rows $call:signal=KILL"; done
    for one in $rows write:all fsync:all $errors; do
        row "$step" "$one"
        [ "$total" -gt 0 ] || continue
        if [ -z "$faults" ]; then ok "$step, $one: $points of $total points"; else fail "$step, $one" "$faults"; fi
    done
done

echo "# $all_points points, from which a run went on in $(find "$tmp/went-on" -type f | wc -l) different worlds"

if naive_build 2>"$tmp/err"; then
    program=$tmp/naive
    most=4
    for one in render:write:signal=KILL render:write:error=ENOSPC render:write:all plan:write:signal=KILL close:write:signal=KILL; do
        row "${one%%:*}" "${one#*:}"
        if [ "$total" -gt 0 ] && [ -n "$faults" ]; then ok "the naive writer is caught: $one"; else fail "the naive writer is caught: $one" "$points of $total points and nothing found"; fi
    done
else
    fail "the naive writer" "$(cat "$tmp/err")"
fi
finish
