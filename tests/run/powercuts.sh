#!/bin/sh
# The plug pulled out while a run is rendered and closed: a file system of its own, shut down at some moment (what xfstests calls godown), by turns
# with its log written, so that names are there but not the bytes, and without; mounted again. Whatever was committed before is whole; the same commands end with the bytes of an undisturbed run.
# Then the same with every sync made a no-op: such a writer must be caught, else these tests would see nothing.
#
#   tests/run/powercuts.sh     KENBAAR_CUTS: how often, 100 unless told
. "$(dirname "$0")/../lib/tap.sh"
run=${KENBAAR_RUN:-$root/build/kenbaar-run}
cuts=${KENBAAR_CUTS:-100}
disk=$tmp/disk
mkdir "$disk"
trap 'umount -l "$disk" 2>/dev/null; rm -rf "$tmp"' EXIT
fresh_disk() {
    umount "$disk" 2>/dev/null
    dd if=/dev/zero of="$tmp/image" bs=1M count=64 2>/dev/null && mkfs.ext4 -q -F "$tmp/image" && mount -o loop "$tmp/image" "$disk"
}
if ! fresh_disk 2>"$tmp/err"; then
    skip "power cuts" "no file system can be mounted here"
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
cc -shared -fPIC -o "$tmp/nosync.so" "$tmp/nosync.c" || { fail "the shim"; finish; }

# the undisturbed run; 24 letters in 3 shards
c=$disk/run
files=$(ls "$records"/*.xml | head -n 24)
# shellcheck disable=SC2086
"$run" run plan -b "$bundle" -s "$log" -d $date -q --out="$tmp/planned" --shards=3 -j 1 $files >"$tmp/out" 2>&1 || { fail plan "$(cat "$tmp/out")"; finish; }
cp -a "$tmp/planned" "$tmp/ref"
{ "$run" run render -q -j 1 "$tmp/ref" && "$run" run close -q "$tmp/ref"; } >"$tmp/out" 2>&1 || { fail render "$(cat "$tmp/out")"; finish; }
start=$(date +%s%N)
cp -a "$tmp/planned" "$c" && { "$run" run render -q -j 1 "$c" && "$run" run close -q "$c"; } >/dev/null 2>&1
span=$((($(date +%s%N) - start) / 1000000))

look() {
    for json in "$c"/shards/[0-9]*.json; do
        [ -f "$json" ] || continue
        n=$(basename "$json" .json)
        cmp -s "$json" "$tmp/ref/shards/$n.json" || echo "torn: shards/$n.json"
        cmp -s "$c/pending/letters/$n.tar" "$tmp/ref/pending/letters/$n.tar" || echo "torn: the letters of $n"
    done
    for print in "$c"/pending/print/[0-9]*; do
        [ ! -f "$print" ] || cmp -s "$print" "$tmp/ref/pending/print/$(basename "$print")" || echo "torn: $(basename "$print")"
    done
    for name in plan.json manifest.csv manifest.json report.txt; do
        [ ! -f "$c/$name" ] || cmp -s "$c/$name" "$tmp/ref/$name" || echo "torn: $name"
    done
    if [ -f "$c/manifest.json" ]; then
        for name in manifest.csv report.txt index.csv; do [ -f "$c/$name" ] || echo "closed without $name"; done
    fi
}
# cut MILLISECONDS HOW [SHIM]: what was found
cut() {
    fresh_disk || { echo "no disk"; return; }
    cp -a "$tmp/planned" "$c"
    sync -f "$disk"
    (LD_PRELOAD=${3-} && export LD_PRELOAD && { "$run" run render -q -j 1 "$c" && "$run" run close -q "$c"; }) >/dev/null 2>&1 &
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
    python3 "$tmp/cut.py" "$disk" "$2" || echo "no cut"
    wait
    umount "$disk"
    mount -o loop "$tmp/image" "$disk" || { echo "the disk is lost"; return; }
    look
    [ $# -eq 2 ] || return
    { "$run" run render -q -j 1 "$c" && "$run" run close -q "$c"; } >"$tmp/out" 2>&1 || echo "afterwards: exit $? $(head -n 3 "$tmp/out")"
    diff -r "$c" "$tmp/ref" | grep -v 'lost+found' | head -n 5
}

i=0 faults=''
while [ $i -lt "$cuts" ]; do
    found=$(cut $((span * (i * 7919 % 1000) / 1000)) $((1 + i % 2)))
    [ -z "$found" ] || faults="$faults
cut $i: $found"
    i=$((i + 1))
done
if [ -z "$faults" ]; then ok "$cuts power cuts: nothing torn, nothing lost"; else fail "$cuts power cuts" "$faults"; fi

i=0 torn=0
while [ $i -lt 12 ] && [ $torn -eq 0 ]; do
    [ -z "$(cut $((span * (400 + i * 50) / 1000)) 1 "$tmp/nosync.so")" ] || torn=1
    i=$((i + 1))
done
if [ $torn -eq 1 ]; then ok "a writer that does not sync is caught"; else fail "a writer that does not sync was not caught in $i cuts"; fi
finish
