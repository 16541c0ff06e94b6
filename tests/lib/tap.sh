# tap.sh - read with `.` by the test scripts: TAP lines on standard output, and where things are.
#
#   ok NAME            fail NAME [WHY...]            skip NAME WHY            finish    (prints the plan, sets the exit status)
#   check NAME CMD...  runs CMD: ok when it ends with 0
#   exits NAME N CMD...  runs CMD with its output in $tmp/out and $tmp/err: ok when it ends with N
#
# $kenbaar, $bundle, $log and $date are what a letter needs; $letter is all of LETTER; $tmp is a fresh folder, removed at the end.

set -u
LC_ALL=C
export LC_ALL
unset KENBAAR_BUNDLE
root=$(cd "$(dirname "$0")" && while [ ! -f meson_options.txt ] && [ "$PWD" != / ]; do cd ..; done && pwd)
cd "$root" || exit 1

kenbaar=${KENBAAR:-$root/build/kenbaar}
bundle=${BUNDLE:-$root/samples/bundle}
log=$root/samples/selections.xml
records=$root/samples/records
broken=$root/samples/broken
date=2026-12-01
letter="-b $bundle -s $log -d $date"
first=2026-000417

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM

n_tests=0
n_failed=0

ok() {
    n_tests=$((n_tests + 1))
    echo "ok $n_tests - $1"
}
fail() {
    n_tests=$((n_tests + 1))
    n_failed=$((n_failed + 1))
    echo "not ok $n_tests - $1"
    shift
    for why in "$@"; do
        printf '%s\n' "$why" | sed 's/^/# /'
    done
}
skip() {
    n_tests=$((n_tests + 1))
    echo "ok $n_tests - $1 # SKIP $2"
}
check() {
    name=$1
    shift
    if "$@" >"$tmp/check.out" 2>&1; then ok "$name"; else fail "$name" "$(head -n 60 "$tmp/check.out")"; fi
}
exits() {
    name=$1 want=$2
    shift 2
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    if [ "$got" -eq "$want" ]; then ok "$name"; else fail "$name" "exit $got, not $want" "$(head -n 20 "$tmp/err")"; fi
}
# same NAME FILE FILE: ok when both exist and hold the same bytes.
same() {
    if [ -s "$2" ] && cmp -s "$2" "$3"; then ok "$1"; else fail "$1" "$(cmp "$2" "$3" 2>&1 || true)"; fi
}
empty_dir() {
    [ -z "$(ls -A "$1")" ]
}
finish() {
    echo "1..$n_tests"
    [ "$n_failed" -eq 0 ]
    exit
}
