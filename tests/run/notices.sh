#!/bin/sh
# The ledger outside runs: a caseworker's single letter, and the gap counted with runs and ledgers.
. "$(dirname "$0")/../lib/tap.sh"
ledger=$tmp/sent
one=$records/$first.xml
run=${KENBAAR_RUN:-$root/build/kenbaar-run}
says() { check "$1" grep -q "$2" "$tmp/err"; }
# cell COLUMN: of the total in the text that gap printed
cell() { awk -v n="$1" '$1 == "total" { print $n }' "$tmp/out"; }
gap() {
    name=$1 want=$2
    shift 2
    exits "$name" "$want" "$kenbaar" gap --lang=en "$@"
}

# -- letter --ledger
# shellcheck disable=SC2086
letter() {
    name=$1 want=$2
    shift 2
    exits "$name" "$want" "$kenbaar" letter $letter "$@"
}
letter "without a ledger" 0 -o "$tmp/plain.pdf" "$one"
letter "to standard output" 64 --ledger="$ledger" -o - "$one"
letter "stopped before it is a letter" 64 --ledger="$ledger" --stop-after=facts -o "$tmp/x" "$one"
letter "a copy" 0 --ledger="$ledger" --copy -o "$tmp/copy.pdf" "$one"
letter "a preview" 0 --ledger="$ledger" --preview -o "$tmp/preview.pdf" "$one"
check "neither makes a ledger" test ! -e "$ledger"
letter "refused" 1 --ledger="$ledger" -o "$tmp/no.pdf" "$broken/bsn-in-summary.xml"
letter "none" 0 --ledger="$ledger" -o "$tmp/no.pdf" --id=B-2026-27 "$broken/several.xml"
check "nor do these" test ! -e "$ledger"
letter "a letter" 0 --ledger="$ledger" -o "$tmp/one.pdf" "$one"
same "has the bytes that it has without a ledger" "$tmp/plain.pdf" "$tmp/one.pdf"
letter "the same once more, elsewhere" 1 --ledger="$ledger" -o "$tmp/two.pdf" "$one"
says "says that it went out" B077
check "writes nothing" test ! -e "$tmp/two.pdf"
letter "the same once more, over it" 1 --ledger="$ledger" --force -o "$tmp/one.pdf" "$one"
same "leaves it" "$tmp/plain.pdf" "$tmp/one.pdf"
letter "a copy afterwards" 0 --ledger="$ledger" --copy -o "$tmp/copy2.pdf" "$one"
letter "over another file" 74 --ledger="$ledger" -o "$tmp/copy2.pdf" "$records/2026-000503.xml"
says "says so" S003
check "enters nothing" sh -c "'$kenbaar' letter $letter -q --ledger='$ledger' -o '$tmp/503.pdf' '$records/2026-000503.xml'"
letter "a folder that is not there" 74 --ledger="$ledger" -o "$tmp/none/one.pdf" "$records/2026-000431.xml"
letter "a ledger that is a folder" 74 --ledger="$tmp" -o "$tmp/431.pdf" "$records/2026-000431.xml"
says "cannot be used" B064
check "writes nothing" test ! -e "$tmp/431.pdf"
# shellcheck disable=SC2086
exits "the night" 0 "$kenbaar" run all $letter -q --out="$tmp/night" "$one" "$records/2026-000431.xml"
exits "does not send it again" 1 "$kenbaar" run release --ledger="$ledger" --mailed=$date "$tmp/night"
check "and says which" grep -q 'B062$' "$tmp/out"

# -- gap --notices
both="$one $records/2026-000431.xml"
# shellcheck disable=SC2086
{
    gap "gap without notices" 1 -s "$log" $both
    check "all of it" test "$(cell 5)" = 0
    gap "gap with the ledger" 1 -s "$log" --notices="$ledger" $both
    check "knows the letter" test "$(cell 5)" = 1
    gap "with a run that was not released" 1 -s "$log" --notices="$tmp/night" $both
    check "counts nothing" test "$(cell 5)" = 0
    if grep -q 'Noticed was not counted' "$tmp/out"; then fail "but it was counted"; else ok "but it was counted"; fi
    exits "release it with another ledger" 0 "$kenbaar" run release --ledger="$tmp/other" --mailed=$date "$tmp/night"
    gap "with the released run" 0 -s "$log" --notices="$tmp/night" $both
    check "there is no gap" test "$(cell 5) $(cell 8)" = "2 0"
    gap "with all of them, judged" 0 $letter --notices="$tmp/night" --notices="$ledger" --notices="$tmp/other" $both
    check "each counts once" test "$(cell 5) $(cell 8)" = "2 0"
    piece=$(sed -n 2p "$tmp/night/manifest.csv" | cut -d, -f1)
    exits "withdraw one" 0 "$kenbaar" run withdraw --ledger="$tmp/other" --reason=lost "$tmp/night" "$piece"
    gap "the run without it" 1 -s "$log" --notices="$tmp/night" $both
    check "the gap is back" test "$(cell 5) $(cell 8)" = "1 1"
    gap "the ledger without it" 1 -s "$log" --notices="$tmp/other" $both
    check "too" test "$(cell 5)" = 1
    exits "purge" 0 "$kenbaar" run purge --force "$tmp/night"
    gap "a purged run" 1 -s "$log" --notices="$tmp/night" --notices="$tmp/night" $both
    check "still tells a number" test "$(cell 5) $(cell 8)" = "1 1"
    check "and that it is one" grep -q '^Some runs were purged' "$tmp/out"
    gap "with its ledger" 1 -s "$log" --notices="$tmp/night" --notices="$tmp/other" $both
    check "counts by that" sh -c "test '$(cell 5)' = 1 && ! grep -q '^Some runs' '$tmp/out'"
    gap "a folder that is no run" 74 -s "$log" --notices="$tmp" $both
    gap "no file" 65 -s "$log" --notices="$tmp/none" $both
    says "says what it takes" B076
    cp "$ledger" "$tmp/keyless"
    gap "a ledger without its key" 74 -s "$log" --notices="$tmp/keyless" $both
    says "says so" B065
    printf 'x' >"$tmp/text"
    gap "a file that is no ledger" 74 -s "$log" --notices="$tmp/text" $both
    says "says so" B064
    exits "as JSON" 1 "$kenbaar" gap --json -s "$log" --notices="$ledger" $both
    check "noticed is counted" python3 -c "import json, sys
d = json.load(open(sys.argv[1]))
assert 'noticed' in d['counted'] and d['total']['noticed'] == 1 and d['by-count'] is False, d" "$tmp/out"
}

# -- killed at each call: never a letter that the ledger does not know, and the same command ends as if nothing had been
if ! command -v strace >/dev/null 2>&1 || ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "a single letter, killed at each call" "strace cannot be used here"
    finish
fi
k=$tmp/k
# shellcheck disable=SC2086
make() { $1 "$run" letter $letter --ledger="$k/sent" -o "$k/one.pdf" "$one" >"$tmp/out" 2>"$tmp/err"; }
# shellcheck disable=SC2086
again() { "$run" letter $letter -q --ledger="$k/sent" -o "$k/two.pdf" "$one" >"$tmp/out" 2>"$tmp/err"; }
for row in fsync:signal=KILL fdatasync:signal=KILL pwrite64:signal=KILL linkat:signal=KILL unlink:signal=KILL linkat:error=EIO fsync:error=EIO \
    pwrite64:error=ENOSPC fdatasync:error=EIO; do
    call=${row%%:*} injection=${row#*:}
    rm -rf "$k" && mkdir "$k"
    make "strace -qq -o $tmp/trace -e trace=$call"
    total=$(grep -c "^$call" "$tmp/trace")
    faults=
    n=1
    while [ $n -le "$total" ]; do
        rm -rf "$k" && mkdir "$k"
        make "strace -qq -o /dev/null -e trace=$call -e inject=$call:$injection:when=$n"
        # a letter that is there is known: nobody may make another one
        if [ -e "$k/one.pdf" ]; then
            cmp -s "$k/one.pdf" "$tmp/plain.pdf" || faults="$faults $n: torn."
            cp -a "$k" "$tmp/k-aside"
            again
            [ ! -e "$k/two.pdf" ] || faults="$faults $n: unknown."
            rm -rf "$k" && mv "$tmp/k-aside" "$k"
        fi
        make ""
        got=$?
        # done by this command or by the one before
        [ $got -eq 0 ] || grep -q 'B077\|S003' "$tmp/err" || faults="$faults $n: exit $got afterwards."
        cmp -s "$k/one.pdf" "$tmp/plain.pdf" || faults="$faults $n: not there afterwards."
        "$run" gap -q -s "$log" --notices="$k/sent" "$one" >"$tmp/out" 2>&1 || faults="$faults $n: the ledger does not know it afterwards."
        [ "$(find "$k" -type f | wc -l)" -eq 3 ] || faults="$faults $n: $(ls -A "$k")."
        n=$((n + 1))
    done
    if [ "$total" -gt 0 ] && [ -z "$faults" ]; then ok "a single letter, $row: $total points"; else fail "a single letter, $row of $total" "$faults"; fi
done
# two at once, of one decision, under two names: one stands still before its letter has its name
rm -rf "$k" && mkdir "$k"
make "strace -qq -o /dev/null -e trace=linkat -e inject=linkat:signal=STOP:when=1" &
still=$!
# strace stops it for a moment at each call: what stands still is stopped each of ten times that we look
tries=0 pid='' seen=0
while [ $seen -lt 10 ] && [ $tries -lt 1500 ]; do
    sleep 0.02
    tries=$((tries + 1))
    stopped=$(ps -eo pid=,stat=,args= | awk -v mark="$k/one.pdf" '$2 ~ /^[Tt]/ && index($0, mark) && !/strace/ { print $1 }')
    if [ -n "$stopped" ] && [ "$stopped" = "$pid" ]; then seen=$((seen + 1)); else seen=0; fi
    pid=$stopped
done
again &
other=$!
sleep 0.5
check "another waits for a letter that is being made" test ! -e "$k/two.pdf"
kill -s CONT "$pid"
wait $still
status=$?
wait $other
status_of_other=$?
if [ $status -eq 0 ] && [ $status_of_other -eq 1 ] && [ ! -e "$k/two.pdf" ]; then ok "and then there is one letter"; else fail "and then there is one letter" "$(ls "$k")"; fi
finish
