#!/bin/sh
# The disk fills up, for parent and children alike: a small file system of its own, with ever more room. Each step says so (74) and can be given again;
# then the run is as one on a large disk.
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
trap 'umount -l "$world" 2>/dev/null; rm -rf "$tmp"' EXIT
# shellcheck disable=SC2046
run_begin 2 $(ls "$records"/2026-0004*.xml)
if ! mount -t tmpfs -o size=64m tmpfs "$world" 2>"$tmp/err"; then
    skip "a disk that fills up" "no file system can be mounted here: not proved that a full disk costs nothing but time"
    finish
fi
kilobytes() { df -k --output="$1" "$world" | tail -n 1; }
# fill STEP: with ever more room until it fits; sets $failed, $status and $faults
fill() {
    room=0 failed=0 faults= status=1
    while [ $room -le 4096 ] && [ "$status" -ne 0 ]; do
        rm -rf "${world:?}"/*
        cp -a "$tmp/before-$1/." "$world"
        mount -o "remount,size=$(($(kilobytes used) + room))k" "$world"
        $1 >"$tmp/out" 2>&1
        status=$?
        case $status in
        0) ;;
        74) failed=$((failed + 1)) ;;
        *) faults="$faults
$room kB: exit $status $(cat "$tmp/out")" ;;
        esac
        found=$(look)
        mount -o remount,size=64m "$world"
        found="$found$(carry_on "$1")$(differs)"
        [ -z "$found" ] || faults="$faults
$room kB: $found"
        if [ $room -lt 64 ]; then room=$((room + 8)); else room=$((room + 64)); fi
    done
}
for step in render close; do
    fill $step
    if [ -z "$faults" ] && [ $failed -gt 0 ] && [ $status -eq 0 ]; then ok "$step: $failed times no room, and with $room kB there is"; else fail "$step on a disk that fills up" "$failed times no room, at last exit $status" "$faults"; fi
done
if naive_build 2>"$tmp/err"; then
    program=$tmp/naive
    fill render
    program=$run
    if [ -n "$faults" ]; then ok "the naive writer is caught"; else fail "the naive writer is caught" "$failed times no room, and nothing found"; fi
else
    fail "the naive writer" "$(cat "$tmp/err")"
fi
rm -rf "${world:?}"/*
mount -o remount,size=2m "$world"
plan >"$tmp/out" 2>"$tmp/err"
status=$?
if [ $status -eq 74 ] && [ ! -f "$c/plan.json" ]; then ok "plan on a disk of 2 MB: 74, and no plan"; else fail "plan on a disk of 2 MB" "exit $status" "$(cat "$tmp/err")"; fi
faults=
for room in 4 8 12 16 20 24 28; do
    mount -o remount,size=64m "$world"
    rm -rf "${world:?}"/*
    mount -o "remount,size=${room}k" "$world"
    plan >"$tmp/out" 2>"$tmp/err"
    status=$?
    [ $status -eq 74 ] || faults="$faults $room kB: exit $status $(head -n 1 "$tmp/err")"
done
if [ -z "$faults" ]; then ok "plan on a disk of a few kB"; else fail "plan on a disk of a few kB" "$faults"; fi
mount -o remount,size=64m "$world"
check "planned anew when there is room" plan
finish
