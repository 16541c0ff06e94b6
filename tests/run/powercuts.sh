#!/bin/sh
# The plug pulled out while a run is rendered and closed: a file system of its own, shut down at some moment (what xfstests calls godown), by turns
# with its log written, so that names are there but not the bytes, and without; mounted again. Whatever was committed before is whole; the same
# commands end with the bytes of an undisturbed run. Then the same with a naive writer (naive.c), and with every sync made a no-op: both must be caught,
# else these tests would see nothing.
#
#   tests/run/powercuts.sh     KENBAAR_CUTS: how often, 100 unless told
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
cuts=${KENBAAR_CUTS:-100}
trap 'umount -l "$world" 2>/dev/null; rm -rf "$tmp"' EXIT
# shellcheck disable=SC2046
run_begin 3 $(ls "$records"/*.xml | head -n 16) # the first letters of the samples
mkfs() { dd if=/dev/zero of="$tmp/$1" bs=1M count=48 2>/dev/null && mkfs.ext4 -q -F "$tmp/$1"; }
# The disk as it was before render, mounted; an image of it is copied for each cut.
fresh_disk() {
    umount "$world" 2>/dev/null
    cp --sparse=always "$tmp/planned" "$tmp/image" && mount -o loop "$tmp/image" "$world"
}
if ! { mkfs planned && mount -o loop "$tmp/planned" "$world" && cp -a "$tmp/after-plan/run/." "$world/run" && umount "$world" && fresh_disk; } 2>"$tmp/err"; then
    skip "$cuts power cuts" "no file system can be mounted here: not proved that what was synced outlives a power cut"
    finish
fi

cat >"$tmp/cut.py" <<'END'
import fcntl, os, struct, sys
fd = os.open(sys.argv[1], os.O_RDONLY)
EXT4_IOC_SHUTDOWN = 0x8004587D
fcntl.ioctl(fd, EXT4_IOC_SHUTDOWN, struct.pack("I", int(sys.argv[2])))  # 1: the log is written, 2: it is not
END
cat >"$tmp/nosync.c" <<'END'
int fsync(int fd) { (void)fd; return 0; }
int fdatasync(int fd) { (void)fd; return 0; }
END
cc -shared -fPIC -o "$tmp/nosync.so" "$tmp/nosync.c" && naive_build || { fail "the writers that must be caught"; finish; }

both() { render && close; }
took() {
    fresh_disk
    start=$(date +%s%N)
    both >/dev/null 2>&1
    echo $((($(date +%s%N) - start) / 1000000))
}
# cut MILLISECONDS HOW [SHIM]: what was found at once
cut() {
    fresh_disk || { echo "no disk"; return; }
    (export LD_PRELOAD="${3-}" && both) >/dev/null 2>&1 &
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
    python3 "$tmp/cut.py" "$world" "$2" || echo "no cut"
    wait
    umount "$world"
    mount -o loop "$tmp/image" "$world" || { echo "the disk is lost"; return; }
    look
}
cut_and_carry_on() {
    cut "$1" "$2"
    carry_on render
    diff -r "$c" "$ref" | head -n 5
    find "$c" -name '.*.*-*' | head -n 3
}
# caught NAME SHIM: at least one of 12 cuts tears something
caught() {
    i=0 found=
    span=$(took)
    while [ $i -lt 12 ] && [ -z "$found" ]; do
        found=$(cut $((span * (300 + i * 60) / 1000)) $((1 + i % 2)) "$2")
        i=$((i + 1))
    done
    if [ -n "$found" ]; then ok "$1 is caught"; else fail "$1 was not caught in $i cuts"; fi
}

span=$(took) i=0 faults=''
while [ $i -lt "$cuts" ]; do
    found=$(cut_and_carry_on $((span * (i * 7919 % 1000) / 1000)) $((1 + i % 2)))
    [ -z "$found" ] || faults="$faults
cut $i: $found"
    i=$((i + 1))
done
if [ -z "$faults" ]; then ok "$cuts power cuts: nothing torn, nothing lost"; else fail "$cuts power cuts" "$faults"; fi

caught "a writer that does not sync" "$tmp/nosync.so"
program=$tmp/naive
caught "the naive writer" ""
finish
