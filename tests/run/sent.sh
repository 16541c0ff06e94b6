#!/bin/sh
# Pull, release and withdraw killed, and failed, at each call that changes the disk. A pull ends with the bytes of one that was not disturbed, or has not
# begun. At the moment of death every file is there once and whole, in pending/ or
# out of it, and none is out of it before the ledger knows all its decisions; then the same command completes it, and a second run of the same decisions
# is refused, as is a copy of the folder that was made at that moment. Then the naive order (files first, ledger after) goes the same way: it must be caught.
#
#   tests/run/sent.sh [STEP...]     pull release withdraw; KENBAAR_POINTS: at most so many points a call (spread over all), 2 unless told
. "$(dirname "$0")/../lib/tap.sh"
run=${KENBAAR_RUN:-$root/build/kenbaar-run}
most=${KENBAAR_POINTS:-2}
if ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "pull, release and withdraw killed at each call" "strace cannot be used here: not proved that nothing leaves twice"
    finish
fi
world=$tmp/world
c=$world/run
ledger=$world/sent
mkdir "$world"
# shellcheck disable=SC2046,SC2086
{
    "$run" run all -b "$bundle" -s "$log" -d $date -q --out="$tmp/earlier" $(ls "$records"/2026-0006*.xml | head -n 2) && "$run" run release -q --ledger="$ledger" --mailed=$date "$tmp/earlier" &&
        "$run" run all -b "$bundle" -s "$log" -d $date -q --shards=2 --out="$c" $(ls "$records"/2026-0004*.xml "$records"/2026-0005*.xml)
} >"$tmp/out" 2>&1 || { fail "two runs" "$(cat "$tmp/out")"; finish; }
before=$(awk 'END { print NR - 1 }' "$tmp/earlier/manifest.csv")
n=$(awk 'END { print NR - 1 }' "$c/manifest.csv")
cp -a "$c" "$tmp/twin" # the same decisions, released by somebody else afterwards
cp -a "$world" "$tmp/before-release"
piece=$(awk -F, 'NR == 3 { print $1 }' "$c/manifest.csv")
trace=
program=$run
# shellcheck disable=SC2086
release() { $trace "$program" run release -q --ledger="$ledger" --mailed=$date "$c"; }
# shellcheck disable=SC2086
pull() { $trace "$program" run pull -q --lang=en --reason=sent "$c" "$piece"; }
# shellcheck disable=SC2086
withdraw() { $trace "$program" run withdraw -q --ledger="$ledger" --reason=tray "$c" "$piece"; }
cp -a "$world" "$tmp/before-pull"
pull >"$tmp/out" 2>&1 || { fail pull "$(cat "$tmp/out")"; finish; }
cp -a "$c" "$tmp/after-pull"
rm -rf "$world" && cp -a "$tmp/before-pull" "$world"
release >"$tmp/out" 2>&1 || { fail release "$(cat "$tmp/out")"; finish; }
cp -a "$world" "$tmp/before-withdraw"
withdraw >"$tmp/out" 2>&1 || { fail withdraw "$(cat "$tmp/out")"; finish; }

# how many decisions the ledger knows; of a copy, for looking mends it
entries() {
    rm -rf "$tmp/copy" && mkdir "$tmp/copy" && cp "$world"/sent* "$tmp/copy/" 2>/dev/null
    python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM entry").fetchone()[0])' "$tmp/copy/sent" 2>&1
}
# until the pull is said the files are the older ones; once begun, nothing leaves before it is completed
look_pull() {
    if grep -q '^run,pulling,' "$c/states.csv" 2>/dev/null || [ -e "$c/pending/pull" ]; then
        "$run" run release -q --ledger="$ledger" --mailed=$date "$c" >/dev/null 2>&1
        status=$?
        [ $status -eq 75 ] || echo "release in the middle: exit $status"
    fi
    if [ ! -e "$c/states.csv" ]; then
        for name in pending/letters pending/print manifest.csv manifest.json; do diff -r "$c/$name" "$tmp/before-pull/run/$name"; done
    fi
    [ ! -e "$c/letters" ] && [ ! -e "$c/print" ] || echo "something left"
}
look() {
    if [ "$1" = pull ]; then
        look_pull
        return
    fi
    out=0
    (cd "$tmp/before-release/run/pending" && find . -type f) >"$tmp/names"
    while read -r name; do
        places=0
        for place in "$c/pending/$name" "$c/$name"; do
            [ -f "$place" ] || continue
            places=$((places + 1))
            cmp -s "$place" "$tmp/before-release/run/pending/$name" || echo "torn: $name"
        done
        [ $places -eq 1 ] || echo "$name is there $places times"
        [ ! -f "$c/$name" ] || out=1
    done <"$tmp/names"
    if [ $out -eq 1 ] && [ "$1" = release ] && [ "$(entries)" != $((before + n)) ]; then echo "out before the ledger knows it"; fi
}
finally() {
    rm -rf "$tmp/meanwhile" && cp -a "$c" "$tmp/meanwhile"
    $1 >"$tmp/out" 2>&1 || { echo "$1 again: exit $?"; head -n 3 "$tmp/out"; return; }
    if [ "$1" = pull ]; then
        diff -r "$c" "$tmp/after-pull"
        return
    fi
    [ ! -e "$c/pending" ] || echo "something is left in pending"
    want=$((before + n))
    [ "$1" = release ] || want=$((want - 1))
    [ "$(entries)" = "$want" ] || echo "the ledger knows $(entries), not $want"
    rm -rf "$tmp/second" && cp -a "$tmp/twin" "$tmp/second"
    "$run" run release -q --ledger="$ledger" --mailed=$date "$tmp/second" >"$tmp/out" 2>&1
    status=$?
    [ $status -eq 1 ] && [ -d "$tmp/second/pending" ] || echo "the same decisions a second time: exit $status"
    if [ "$1" = release ] && [ -e "$tmp/meanwhile/pending" ]; then
        "$run" run release -q --ledger="$ledger" --mailed=$date "$tmp/meanwhile" >"$tmp/out" 2>&1
        status=$?
        [ $status -eq 1 ] && [ -e "$tmp/meanwhile/pending" ] || echo "a copy of the folder, made when it died: exit $status"
    fi
    "$run" run find "$c" "$first" >"$tmp/out" 2>&1 || echo "find: exit $?"
}
point() {
    rm -rf "$world"
    cp -a "$tmp/before-$1" "$world"
    trace="strace -qq -o /dev/null -e trace=$2 -e inject=$2:$3:when=$4"
    $1 >"$tmp/out" 2>&1
    status=$?
    trace=
    case $3,$status in
    error=*,74 | error=*,127 | error=*,0 | signal=*) ;;
    *) echo "exit $status"; head -n 3 "$tmp/out" ;;
    esac
    look "$1"
    finally "$1"
}
row() {
    call=${2%%:*} how=${2#*:}
    rm -rf "$world"
    cp -a "$tmp/before-$1" "$world"
    trace="strace -qq -o $tmp/trace -e trace=$call"
    $1 >/dev/null 2>&1
    trace=
    total=$(grep -c "^$call(" "$tmp/trace")
    points=0 faults=
    [ "$total" -gt 0 ] || return 0
    stride=$(((total + most - 1) / most))
    n_call=1
    while [ $n_call -le "$total" ]; do
        found=$(point "$1" "$call" "$how" $n_call)
        [ -z "$found" ] || faults="$faults
$call $n_call of $total: $found"
        points=$((points + 1))
        n_call=$((n_call + stride))
    done
}
[ $# -gt 0 ] || set -- pull release withdraw
for step in "$@"; do
    for one in renameat:signal=KILL fsync:signal=KILL fdatasync:signal=KILL pwrite64:signal=KILL write:signal=KILL unlinkat:signal=KILL unlink:signal=KILL mkdirat:signal=KILL \
        renameat:error=EIO fsync:error=EIO fdatasync:error=EIO pwrite64:error=ENOSPC write:error=ENOSPC mkdirat:error=ENOSPC pwrite64:error=EIO write:error=EIO unlinkat:error=EIO unlink:error=EIO; do
        row $step $one
        [ "$total" -gt 0 ] || continue
        if [ -z "$faults" ]; then ok "$step, $one: $points of $total points"; else fail "$step, $one" "$faults"; fi
    done
done

# files first, then the ledger: as one would write it
cat >"$tmp/naive" <<END
#!/bin/sh
mv "$c"/pending/* "$c/" && rmdir "$c/pending" && sync -f "$c" && exec "$run" "\$@"
END
chmod +x "$tmp/naive"
rm -rf "$world" && cp -a "$tmp/before-release" "$world"
program="$tmp/naive"
trace="strace -f -qq -o /dev/null -e trace=rmdir,syncfs -e inject=syncfs:signal=KILL:when=1"
release >/dev/null 2>&1
trace=
program=$run
found="$(look release)$(finally release)"
if [ -n "$found" ]; then ok "the naive order is caught"; else fail "the naive order is caught" "nothing found"; fi
finish
