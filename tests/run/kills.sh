#!/bin/sh
# Killed, and failed, at each call of a run that changes the disk. At the moment of death whatever was committed is whole; then the same command,
# and what follows it, end with the very bytes of an undisturbed run, and nothing is left beside them.
#
#   tests/run/kills.sh [STEP...]     plan render close; KENBAAR_POINTS: at most so many points a call (spread over all), 12 unless told
. "$(dirname "$0")/../lib/tap.sh"
run=${KENBAAR_RUN:-$root/build/kenbaar-run}
most=${KENBAAR_POINTS:-12}
[ $# -gt 0 ] || set -- plan render close
if ! command -v strace >/dev/null 2>&1 || ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "killed at each call" "strace cannot be used here"
    finish
fi

# the undisturbed run, and how it lay on the disk before each step
c=$tmp/c
files=$(ls "$records"/2026-0004*.xml "$records"/2026-0005*.xml)
# $trace: nothing, or strace with its options
trace=
# shellcheck disable=SC2086
plan() { $trace "$run" run plan -b "$bundle" -s "$log" -d $date -q --out="$c" --shards=2 -j 1 $files; }
# shellcheck disable=SC2086
render() { $trace "$run" run render -q -j 1 "$c"; }
# shellcheck disable=SC2086
close() { $trace "$run" run close -q "$c"; }
for step in plan render close; do
    if ! $step >"$tmp/out" 2>&1; then
        fail "$step" "$(cat "$tmp/out")"
        finish
    fi
    cp -a "$c" "$tmp/after-$step"
done
cp -a "$tmp/after-plan" "$tmp/before-render"
cp -a "$tmp/after-render" "$tmp/before-close"
ref=$tmp/after-close

# what is committed is whole
look() {
    for json in "$c"/shards/[0-9]*.json; do
        [ -f "$json" ] || continue
        n=$(basename "$json" .json)
        cmp -s "$json" "$ref/shards/$n.json" || echo "torn: shards/$n.json"
        cmp -s "$c/pending/letters/$n.tar" "$ref/pending/letters/$n.tar" || echo "torn: the letters of $n"
    done
    for name in plan.json manifest.csv manifest.json report.txt; do
        [ ! -f "$c/$name" ] || cmp -s "$c/$name" "$ref/$name" || echo "torn: $name"
    done
    if [ -f "$c/plan.json" ] && [ ! -f "$c/manifest.json" ]; then
        diff -r "$c/work" "$tmp/after-plan/work" >"$tmp/diff" || { [ -d "$c/work" ] && grep -v '^Only in .*/c/work' "$tmp/diff" | head -n 3; }
    fi
    if [ -f "$c/manifest.json" ]; then
        for name in manifest.csv report.txt index.csv; do [ -f "$c/$name" ] || echo "closed without $name"; done
    fi
}
begin() {
    rm -rf "$c"
    [ ! -d "$tmp/before-$1" ] || cp -a "$tmp/before-$1" "$c"
}
# one point: STEP CALL INJECTION NUMBER
point() {
    begin "$1"
    trace="strace -qq -o /dev/null -e trace=$2 -e inject=$2:$3:when=$4"
    $1 >"$tmp/out" 2>&1
    trace=
    look
    for again in plan render close; do
        case "$1 $again" in "render plan" | "close plan" | "close render") continue ;; esac
        $again >"$tmp/out" 2>&1 || { echo "$again afterwards: exit $?"; head -n 3 "$tmp/out"; return; }
    done
    diff -r "$c" "$ref" | head -n 5
    find "$c" -name '.*.*-*' | head -n 3
}

for step in "$@"; do
    for row in fsync:signal=KILL renameat:signal=KILL write:signal=KILL pwrite64:signal=KILL mkdirat:signal=KILL unlinkat:signal=KILL \
        flock:signal=KILL fdatasync:signal=KILL \
        fsync:error=EIO renameat:error=EIO write:error=ENOSPC pwrite64:error=ENOSPC write:error=EIO mkdirat:error=ENOSPC fdatasync:error=EIO; do
        call=${row%%:*} injection=${row#*:}
        begin "$step"
        trace="strace -qq -o $tmp/trace -e trace=$call"
        $step >/dev/null 2>&1
        trace=
        total=$(grep -c "^$call" "$tmp/trace")
        [ "$total" -gt 0 ] || continue
        stride=$(((total + most - 1) / most))
        n=1 points=0 faults=
        while [ $n -le "$total" ]; do
            found=$(point "$step" "$call" "$injection" $n)
            [ -z "$found" ] || faults="$faults
$call $n of $total: $found"
            points=$((points + 1))
            n=$((n + stride))
        done
        if [ -z "$faults" ]; then ok "$step, $row: $points of $total points"; else fail "$step, $row" "$faults"; fi
    done
done
finish
