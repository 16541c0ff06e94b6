#!/bin/sh
# What leaves and what does not, as an operator does it: find, release, withdraw, a new run of what was withdrawn, pull.
. "$(dirname "$0")/../lib/tap.sh"
files=$(ls "$records"/2026-0004*.xml)
a=$tmp/a
# shellcheck disable=SC2086
exits "a run" 1 "$kenbaar" run all $letter -q --out="$a" $files "$broken/bsn-in-summary.xml"
# the same decisions planned anew, for another day
# shellcheck disable=SC2086
exits "a run of the same, for the next day" 0 "$kenbaar" run all -b "$bundle" -s "$log" -d 2026-12-02 -q --out="$tmp/b" $files
n=$(echo "$files" | wc -l)
ledger=$tmp/sent

# field NAME: of the table in $tmp/out
field() { awk -F '\t' -v what="$1" '$1 == what { print $2 }' "$tmp/out"; }
says() {
    name=$1 code=$2
    check "$name" grep -q "$code" "$tmp/err"
}
none_left() { [ -d "$1/pending/letters" ] && [ ! -e "$1/letters" ] && [ ! -e "$1/print" ]; }

# -- find
exits "find" 0 "$kenbaar" run find "$a" $first 2026-000417
piece=$(awk -F '\t' 'NR == 1 { print $2 }' "$tmp/out")
check "an id asked twice is one row" test "$(cat "$tmp/out")" = "$first	$piece	made"
check "is the piece of the manifest" grep -q "^$piece,made," "$a/manifest.csv"
exits "find what was refused, and what is not there" 1 "$kenbaar" run find "$a" B-2026-05 none $first
check "in the order asked" test "$(cat "$tmp/out")" = "B-2026-05	-	refused
none	-	-
$first	$piece	made"
says "says that one is not there" B079
exits "find, as JSON" 0 "$kenbaar" run find --json "$a" $first
check "is one document" python3 -c "import json, sys
assert json.load(open(sys.argv[1])) == [{'id': '$first', 'piece': '$piece', 'status': 'made'}]" "$tmp/out"
exits "find nothing" 64 "$kenbaar" run find "$a"

# -- release
exits "withdraw before release" 1 "$kenbaar" run withdraw --ledger="$ledger" --reason=test "$a" "$piece"
says "says why" B069
exits "release without a day" 64 "$kenbaar" run release --ledger="$ledger" "$a"
exits "release on no day" 64 "$kenbaar" run release --ledger="$ledger" --mailed=2026-11-31 "$a"
exits "release without a ledger" 64 "$kenbaar" run release --mailed=$date "$a"
exits "release on another day" 1 "$kenbaar" run release --ledger="$ledger" --mailed=2026-12-02 "$a"
says "says which is printed" 'B061.*2026-12-01'
check "leaves all in pending" none_left "$a"
check "makes no ledger" test ! -e "$ledger"
cp -a "$a" "$tmp/damaged"
tar=$(ls "$tmp/damaged/pending/letters/"*.tar | head -n 1)
printf 'X' | dd of="$tar" bs=1 seek=3000 conv=notrunc 2>/dev/null
exits "release of damaged letters" 74 "$kenbaar" run release --ledger="$ledger" --mailed=$date "$tmp/damaged"
says "says which file" 'letters/0001.tar.*B037'
check "leaves all in pending" none_left "$tmp/damaged"
exits "release into a folder that is not there" 74 "$kenbaar" run release --ledger="$tmp/none/sent" --mailed=$date "$a"
says "says that the ledger cannot be used" B064
exits "release" 0 "$kenbaar" run release --ledger="$ledger" --mailed=$date "$a"
check "counts the letters" test "$(field released)" = "$n"
check "and the files" test "$(field files)" = "$(find "$a/letters" "$a/print" -type f | wc -l)"
check "nothing is left in pending" test ! -e "$a/pending"
check "each file is the one of the manifest" python3 -c "import hashlib, json
for f in json.load(open('$a/manifest.json'))['files']:
    assert hashlib.sha256(open('$a/' + f['name'], 'rb').read()).hexdigest() == f['sha256'], f"
check "ledger and key are for their owner" test "$(stat -c %a "$ledger" "$ledger.key" | tr '\n' ' ')" = "600 600 "
exits "find afterwards" 0 "$kenbaar" run find "$a" $first
check "released" grep -q "	released\$" "$tmp/out"
exits "release once more" 0 "$kenbaar" run release --ledger="$ledger" --mailed=$date "$a"
check "moves nothing" test "$(field released) $(field files)" = "$n 0"
exits "once more, with another ledger" 74 "$kenbaar" run release --ledger="$tmp/other" --mailed=$date "$a"
check "which is not made" test ! -e "$tmp/other"
exits "release of the same decisions in another run" 1 "$kenbaar" run release --ledger="$ledger" --mailed=2026-12-02 "$tmp/b"
says "says why" B062
check "lists each" test "$(grep -c '^[0-9]\{17\}	made	B062$' "$tmp/out")" = "$n"
check "leaves all in pending" none_left "$tmp/b"
check "the ledger tells of nobody" sh -c "! grep -aqE 'Vries|2026-000417|voorbeeldstad|Z-2026' '$ledger'"
mv "$ledger.key" "$tmp/key"
exits "release without the key of the ledger" 74 "$kenbaar" run release --ledger="$ledger" --mailed=2026-12-02 "$tmp/b"
says "says so" B065
mv "$tmp/key" "$ledger.key"

# -- withdraw
exits "withdraw without a reason" 64 "$kenbaar" run withdraw --ledger="$ledger" "$a" "$piece"
exits "withdraw without a piece" 64 "$kenbaar" run withdraw --ledger="$ledger" --reason="lost tray" "$a"
exits "withdraw a piece of no run" 1 "$kenbaar" run withdraw --ledger="$ledger" --reason="lost tray" "$a" 12345678000000001 "$piece"
check "is listed" grep -q '^12345678000000001	-	B067$' "$tmp/out"
check "nothing is withdrawn" test "$(field withdrawn)" = 0
exits "withdraw from another ledger" 74 "$kenbaar" run withdraw --ledger="$tmp/other" --reason="lost tray" "$a" "$piece"
exits "a ledger of another run" 0 "$kenbaar" run release --ledger="$tmp/other" --mailed=2026-12-02 "$tmp/b"
exits "withdraw from it" 1 "$kenbaar" run withdraw --ledger="$tmp/other" --reason="lost tray" "$a" "$piece"
says "says which to name" 'B080'
exits "find" 0 "$kenbaar" run find "$a" $first
check "still released" grep -q "	released\$" "$tmp/out"
exits "release with a ledger that knows nothing of it" 1 "$kenbaar" run release --ledger="$tmp/other" --mailed=$date "$a"
says "says so" B080
exits "withdraw" 0 "$kenbaar" run withdraw --ledger="$ledger" --reason='lost tray, "B"' "$a" "$piece"
check "counts it" test "$(field withdrawn)" = 1
check "keeps the reason" grep -q "^$piece,withdrawn,\"lost tray, \"\"B\"\"\"\$" "$a/states.csv"
exits "withdraw once more" 0 "$kenbaar" run withdraw --ledger="$ledger" --reason=again "$a" "$piece"
check "the first reason stands" grep -q "^$piece,withdrawn,\"lost tray" "$a/states.csv"
exits "find it" 0 "$kenbaar" run find "$a" $first
check "withdrawn" grep -q "	withdrawn\$" "$tmp/out"
# shellcheck disable=SC2086
exits "a new run of it alone" 0 "$kenbaar" run all -b "$bundle" -s "$log" -d 2026-12-02 -q --out="$tmp/c" "$records/$first.xml"
exits "may be released" 0 "$kenbaar" run release --ledger="$ledger" --mailed=2026-12-02 "$tmp/c"
check "as one letter" test "$(field released)" = 1
# -- pull: a night that holds a decision whose notice went out before
# shellcheck disable=SC2086
"$kenbaar" run all -b "$bundle" -s "$log" -d 2026-12-02 -q --out="$tmp/sent-before" "$records/$first.xml" >"$tmp/out" 2>&1 &&
    "$kenbaar" run release -q --ledger="$tmp/third" --mailed=2026-12-02 "$tmp/sent-before" >"$tmp/out" 2>&1 || fail "a run before" "$(cat "$tmp/out")"
second=$(basename "$(echo "$files" | grep -v "$first" | head -n 1)" .xml)
# shellcheck disable=SC2086
exits "a night with one sent before" 0 "$kenbaar" run all -b "$bundle" -s "$log" -d 2026-12-02 -q --shards=2 --out="$tmp/night" $files "$records/2026-000606.xml"
p=$tmp/night
n=$((n + 1))
made=$(awk -F, 'NR > 1 { print $1 }' "$p/manifest.csv")
cp -a "$p" "$tmp/whole"
"$kenbaar" run release -q --ledger="$tmp/whole-night" --mailed=2026-12-02 "$tmp/whole" >/dev/null 2>&1
exits "release of it" 1 "$kenbaar" run release --ledger="$tmp/third" --mailed=2026-12-02 "$p"
check "names pull" grep -q 'kenbaar run pull' "$tmp/err"
check "leaves all in pending" none_left "$p"
before=$(awk -F '\t' '$3 == "B062" { print $1 }' "$tmp/out")
check "lists the one" test "$(echo "$before" | wc -l)" = 1
exits "pull without a reason" 64 "$kenbaar" run pull "$p" "$before"
exits "pull without a piece" 64 "$kenbaar" run pull --reason=sent "$p"
exits "pull takes no ledger" 64 "$kenbaar" run pull --ledger="$ledger" --reason=sent "$p" "$before"
exits "pull out of no run" 74 "$kenbaar" run pull --reason=sent "$tmp/none" "$before"
exits "pull with a piece of no run" 1 "$kenbaar" run pull --reason=sent "$p" "$before" 12345678000000001
check "is listed" test "$(cat "$tmp/out")" = "pulled	0
files	0
12345678000000001	-	B067"
check "nothing is pulled" grep -q "^$before,made," "$p/manifest.csv"
exits "pull" 0 "$kenbaar" run pull --lang=en --reason='sent before, "B"' "$p" "$before"
check "counts it, and the files made anew" test "$(cat "$tmp/out")" = "pulled	1
files	3"
check "the row stays, without a place" grep -q "^$before,pulled,.*,,,,0\$" "$p/manifest.csv"
check "the others are made" test "$(grep -c ',made,' "$p/manifest.csv")" = $((n - 1))
check "each file is the one of the manifest" python3 -c "import hashlib, json
for f in json.load(open('$p/manifest.json'))['files']:
    assert hashlib.sha256(open('$p/pending/' + f['name'], 'rb').read()).hexdigest() == f['sha256'], f"
for file in "$p"/pending/print/*.pdf; do check "qpdf takes ${file##*/}" qpdf --check "$file"; done
if grep -rl "$before" "$p/pending" >"$tmp/found"; then fail "it is in no file" "$(cat "$tmp/found")"; else ok "it is in no file"; fi
exits "find it" 0 "$kenbaar" run find "$p" "$first"
check "pulled" test "$(cat "$tmp/out")" = "$first	$before	pulled"
exits "status" 0 "$kenbaar" run status "$p"
check "counts it among those made" test "$(field made) $(field pulled)" = "$n 1"
check "sheets of those that stay" test "$(awk -F '\t' '/^profile:/ { n += $3 } END { print n }' "$tmp/out")" = "$(awk -F, '$2 == "made" && $7 != "" { n += $9 } END { print n }' "$p/manifest.csv")"
exits "report" 0 "$kenbaar" run report --lang=en "$p"
check "counts it" grep -q '^  pulled before release  *1$' "$tmp/out"
check "and why" grep -q '^    sent before, "B"$' "$tmp/out"
check "says what becomes of the decision" grep -q '1. The decisions of pulled and withdrawn letters' "$tmp/out"
exits "the auditor's, as JSON" 0 "$kenbaar" run report --for=auditor --format=json "$p"
check "says the same" python3 -c "import json, sys
d = json.load(open(sys.argv[1]))
assert d['counts']['pulled'] == d['pieces']['pulled'] == 1 and d['reasons'] == [{'status': 'pulled', 'reason': 'sent before, \"B\"', 'letters': 1}], d" "$tmp/out"
exits "pull once more" 0 "$kenbaar" run pull --reason=again "$p" "$before"
check "makes nothing anew" test "$(field pulled) $(field files)" = "1 0"
another=$("$kenbaar" run find "$p" "$second" | cut -f 2)
exits "pull another" 0 "$kenbaar" run pull --reason='decision withdrawn' "$p" "$another" "$before"
check "which keeps the first reason" test "$(grep -c ',pulled,"sent before\|,pulled,decision withdrawn$' "$p/states.csv")" = 2
exits "gap of a run that was not released" 1 "$kenbaar" gap -s "$log" --notices="$p" --format=csv $files
exits "release without it" 0 "$kenbaar" run release --ledger="$tmp/third" --mailed=2026-12-02 "$p"
check "counts both" test "$(field released) $(field pulled)" = "$((n - 2)) 2"
check "nothing is left in pending" test ! -e "$p/pending"
"$kenbaar" gap -s "$log" --notices="$p" --format=json $files >"$tmp/gap"
check "gap: two are not noticed" python3 -c "import json, sys
rows = json.load(open(sys.argv[1]))
rows = rows['instruments'] if isinstance(rows, dict) else rows
assert sum(r['owing'] - r['noticed'] for r in rows) == 2, rows" "$tmp/gap"
# shellcheck disable=SC2086
stay=$(for one in $made; do [ "$one" = "$before" ] || [ "$one" = "$another" ] || grep -q "^$one,.*,,0\$" "$p/manifest.csv" || echo "$one"; done)
# shellcheck disable=SC2086
exits "their sheets out of the whole night" 0 "$kenbaar" run reprint "$tmp/whole" $stay -o "$tmp/stay.pdf"
# shellcheck disable=SC2086
check "are those of the new print files, to the pixel" python3 tests/run/reprint.py "$p" "$tmp/stay.pdf" $stay
exits "pull after release" 1 "$kenbaar" run pull --reason=late "$p" "$(echo "$stay" | head -n 1)"
check "says what to do instead" grep -q 'run withdraw' "$tmp/err"
says "by its code" B083
exits "withdraw the pulled one" 1 "$kenbaar" run withdraw --ledger="$tmp/third" --reason=late "$p" "$before"
check "it never left" grep -q "^$before	pulled	B068\$" "$tmp/out"
exits "reprint it" 1 "$kenbaar" run reprint "$p" "$before" -o "$tmp/late.pdf"
check "is not there" grep -q "^$before	pulled	B075\$" "$tmp/out"
{ echo piece && echo "$made"; } >"$tmp/all.csv"
exits "the inserter reports an envelope for it" 1 "$kenbaar" run reconcile "$p" "$tmp/all.csv"
check "which nobody expects" grep -q "^$before	pulled	B085\$" "$tmp/out"
says "says what that means" B085
exits "explain it" 0 "$kenbaar" explain B085 --lang=en
check "as of a run, not of a letter" grep -q 'then: the command answers no (exit 1)' "$tmp/out"
check "and not that it is unknown" sh -c "! grep -q B067 '$tmp/err'"
exits "handover" 0 "$kenbaar" run handover "$p" -o "$tmp/given"
check "of those that left" test "$(field letters)" = $((n - 2))
check "not of this one" test ! -e "$tmp/given/$first.pdf"
# shellcheck disable=SC2086
exits "a new run of the other" 0 "$kenbaar" run all -b "$bundle" -s "$log" -d 2026-12-02 -q --out="$tmp/anew" "$records/$second.xml"
exits "may be released with that ledger" 0 "$kenbaar" run release --ledger="$tmp/third" --mailed=2026-12-02 "$tmp/anew"
exits "purge" 0 "$kenbaar" run purge --force "$p"
check "no word of the operator is left" sh -c "! grep -rqE 'sent before|decision withdrawn' '$p'"
exits "purge of a run in which nobody let a held letter go" 0 "$kenbaar" run purge --lang=en --force "$tmp/anew"
check "states that nobody is named" grep -q '^They name no person.$' "$tmp/out"
check "and how many" grep -q '^Officers named in the manifest  *0$' "$tmp/out"
exits "report afterwards" 0 "$kenbaar" run report --lang=en "$p"
check "still counts it" grep -q '^  pulled before release  *2$' "$tmp/out"
exits "pull out of a purged run" 1 "$kenbaar" run pull --reason=late "$p" "$before"
check "says that it is purged" grep -q B084 "$tmp/err"

# -- letters that a named person let go, less those that were pulled: a letter counts once, however many grounds there were
let_go() { "$kenbaar" run report --for=auditor --format=json "$1" | python3 -c "import json, sys
print(' '.join(f'{r[\"gate\"]}:{r[\"letters\"]}' for r in json.load(sys.stdin)['releases']))"; }
# shellcheck disable=SC2046,SC2086
exits "a run with letters that were let go" 0 "$kenbaar" run all $letter -q --shards=2 --out="$tmp/let" $(ls "$records"/2026-0004*.xml "$records"/2026-0006*.xml)
check "counts letters" test "$(let_go "$tmp/let")" = "G1:1 G10:2 G4:12"
pull_by_id() { exits "pull" 0 "$kenbaar" run pull --reason=test "$tmp/let" $("$kenbaar" run find "$tmp/let" "$@" | cut -f 2); }
pull_by_id 2026-000602 2026-000604
check "two of them less" test "$(let_go "$tmp/let")" = "G1:1 G10:2 G4:10"
pull_by_id 2026-000417
check "one that nobody let go: as before" test "$(let_go "$tmp/let")" = "G1:1 G10:2 G4:10"

exits "purge" 0 "$kenbaar" run purge --force "$a"
exits "find in a purged run" 1 "$kenbaar" run find "$a" $first
says "says that it is purged" B084
for command in release withdraw pull find; do
    exits "$command --help" 0 "$kenbaar" run $command --help --lang=nl
    check "in Dutch" grep -q "^Gebruik: kenbaar run $command" "$tmp/out"
done
finish
