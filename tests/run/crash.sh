# crash.sh - read with `.` after tap.sh, by kills.sh, full.sh and powercuts.sh: a run as far as each of its steps, and what must hold after a crash.
#
#   run_begin SHARDS FILE...   makes the undisturbed run: $tmp/before-STEP and $tmp/after-STEP
#   plan, render, close        the commands, on the run in $c; $trace goes in front
#   look                       prints what of the committed is torn
#   carry_on STEP              the commands from STEP on, as an operator would; prints what went wrong
#   differs                    prints how $c differs from the run that nothing befell
#
# $program is what is tried: the product, or a naive writer (naive.c), which must be caught.

run=${KENBAAR_RUN:-$root/build/kenbaar-run}
program=$run
world=$tmp/world # all that a crash can hurt
c=$world/run
trace=
shards=2
files=

# shellcheck disable=SC2086 # $trace and $files are lists of words
plan() { $trace "$program" run plan -b "$bundle" -s "$log" -d $date -q --out="$c" --shards=$shards -j 1 $files; }
# shellcheck disable=SC2086
render() { $trace "$program" run render -q -j 1 "$c"; }
# shellcheck disable=SC2086
close() { $trace "$program" run close -q "$c"; }
steps="plan render close"

run_begin() {
    shards=$1
    shift
    files=$*
    mkdir -p "$world"
    for step in $steps; do
        cp -a "$world" "$tmp/before-$step"
        if ! $step >"$tmp/out" 2>&1; then
            fail "$step" "$(cat "$tmp/out")"
            finish
        fi
        cp -a "$world" "$tmp/after-$step"
    done
    ref=$tmp/after-close/run
    # as the naive writer reads it
    mkdir "$tmp/naive-from"
    for step in $steps; do ln -s "$tmp/after-$step/run" "$tmp/naive-from/after-$step"; done
    NAIVE_FROM=$tmp/naive-from
    export NAIVE_FROM
}
naive_build() { cc -std=c11 -D_GNU_SOURCE -O1 -o "$tmp/naive" "$root/tests/run/naive.c"; }
lay() {
    rm -rf "$world"
    cp -a "$tmp/before-$1" "$world"
}

torn() { [ ! -f "$c/$1" ] || cmp -s "$c/$1" "$ref/$1" || echo "torn: $1"; }
look() {
    for json in "$c"/shards/[0-9]*.json; do
        [ -f "$json" ] || continue
        n=$(basename "$json" .json)
        cmp -s "$json" "$ref/shards/$n.json" || echo "torn: shards/$n.json"
        cmp -s "$c/pending/letters/$n.tar" "$ref/pending/letters/$n.tar" || echo "torn: the letters of $n"
    done
    for print in "$c"/pending/print/[0-9]*; do
        [ ! -f "$print" ] || torn "pending/print/$(basename "$print")"
    done
    for name in plan.json manifest.csv manifest.json report.txt; do torn $name; done
    if [ -f "$c/plan.json" ] && [ ! -f "$c/manifest.json" ]; then
        diff -r "$c/work" "$tmp/after-plan/run/work" >"$tmp/diff" || { [ -d "$c/work" ] && grep -v '^Only in .*/run/work' "$tmp/diff" | head -n 3; }
    fi
    if [ -f "$c/manifest.json" ]; then
        for name in manifest.csv report.txt index.csv; do [ -f "$c/$name" ] || echo "closed without $name"; done
    fi
}
carry_on() {
    from=$1
    for again in $steps; do
        [ "$again" != "$from" ] || from=
        [ -z "$from" ] || continue
        $again >"$tmp/out" 2>&1 || { echo "$again afterwards: exit $?"; head -n 3 "$tmp/out"; return; }
    done
}
differs() {
    diff -r "$c" "$ref" | head -n 5
    find "$world" -name '.*.*-*' | head -n 3
}
