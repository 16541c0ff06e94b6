#!/bin/sh
# After close, as an operator does it: report, reconcile tray by tray, reprint, hand over, purge.
. "$(dirname "$0")/../lib/tap.sh"
files=$(ls "$records"/2026-0004*.xml "$records"/2026-0005*.xml "$records"/2026-000606.xml) # the last in large print, on one side
c=$tmp/run
# shellcheck disable=SC2086
exits "a run" 0 "$kenbaar" run all $letter -q --lang=en --out="$c" $files

# field NAME: of the table in $tmp/out
field() { awk -F '\t' -v what="$1" '$1 == what { print $2 }' "$tmp/out"; }
counts() {
    name=$1
    shift
    for pair in "$@"; do
        if [ "$(field "${pair%%=*}")" != "${pair#*=}" ]; then
            fail "$name: $pair" "$(cat "$tmp/out" "$tmp/err")"
            return
        fi
    done
    ok "$name"
}
pieces=$(awk -F, 'NR > 1 && $7 != "" { print $1 }' "$c/manifest.csv")
n=$(echo "$pieces" | wc -l)
one=$(echo "$pieces" | sed -n 1p)
two=$(echo "$pieces" | sed -n 2p)

# -- report: without a word of who got what; in each state it says what is next
report() { exits "report, $1" 0 "$kenbaar" run report --lang=en $3 "$c" && check "says $2" grep -q -- "$2" "$tmp/out"; }
report "closed" "run release --ledger=LEDGER --mailed=$date" ""
same "report.txt is that report" "$tmp/out" "$c/report.txt"
check "tells the print file of each envelope" grep -q "^print/0001-nen1026-left-c5.pdf  *nen1026-left-c5  *[1-9][0-9]*  *[1-9]" "$tmp/out"
for reader in mailroom auditor; do
    for lang in nl en; do
        exits "report --for=$reader in $lang" 0 "$kenbaar" run report --for=$reader --lang=$lang "$c"
        if grep -E 'Vries|Kerkstraat|2026-000|Z-2026' "$tmp/out" >"$tmp/found"; then fail "names nobody" "$(cat "$tmp/found")"; else ok "names nobody"; fi
    done
done
check "the auditor's names who let letters go" grep -q "^  G1  *[1-9][0-9]*  H. Terpstra, hoofd Juridische Zaken$" "$tmp/out"
exits "as JSON" 0 "$kenbaar" run report --for=auditor --format=json "$c"
check "holds what the manifest holds" python3 -c "import hashlib, json, sys
r, m = (json.load(open(name)) for name in sys.argv[1:3])
assert all(r[key] == m[key] for key in 'root plan-hash bundle-hash manifest-sha256 libraries instruments codes releases'.split()), r
assert {f['name']: f['sha256'] for f in r['files']} == {f['name']: f['sha256'] for f in m['files']}
assert r['counts'] == m['counts'] and r['log']['lines'] == r['log']['used'] + r['log']['unused'] == m['log']['lines']" "$tmp/out" "$c/manifest.json"
exits "as PDF, in a later version" 64 "$kenbaar" run report --format=pdf "$c"
exits "for somebody else" 64 "$kenbaar" run report --for=press "$c"
exits "of no run" 74 "$kenbaar" run report "$tmp/none"
# what was refused and held, by code
# shellcheck disable=SC2086
exits "a run with refused and held records" 1 "$kenbaar" run all $letter -q --out="$tmp/mixed" "$records/$first.xml" "$broken/not-tested-before.xml" "$broken/third-party.xml" "$broken/no-human-review.xml"
exits "its report" 0 "$kenbaar" run report --lang=en "$tmp/mixed"
check "held, by code" grep -q '^  L101  *0  *1  ' "$tmp/out"
check "refused, by code" grep -q '^  L103  *1  *0  ' "$tmp/out"
check "says what may not leave" grep -q 'may not leave without their notice' "$tmp/out"
check "and what to do" grep -q '^  1. Have mended' "$tmp/out"

# -- reconcile
printf 'piece\n%s\n' "$pieces" >"$tmp/all.csv"
exits "reconcile before release" 1 "$kenbaar" run reconcile "$c" "$tmp/all.csv"
check "says why" grep -q 'B069' "$tmp/err"
exits "release" 0 "$kenbaar" run release --ledger="$tmp/ledger" --mailed=$date "$c"
cp -a "$c" "$tmp/released"
report "released" "Print each print file" ""
check "says it is released" grep -q "^  released  *$n$" "$tmp/out"
exits "reconcile without a report" 64 "$kenbaar" run reconcile "$c"
exits "a report that is not there" 74 "$kenbaar" run reconcile "$c" "$tmp/none.csv"
printf 'stuk\n%s\n' "$one" >"$tmp/bad.csv"
exits "a report without its column" 65 "$kenbaar" run reconcile "$c" "$tmp/bad.csv"
check "says which" grep -q 'bad.csv:1.*B071' "$tmp/err"
printf 'piece,status\n%s,done\n%s,damaged\n' "$one" "$two" >"$tmp/tray1.csv"
exits "the first tray" 1 "$kenbaar" run reconcile "$c" "$tmp/tray1.csv"
counts "adds it up" expected=$n done=1 damaged=1 missing=$((n - 2)) unknown=0 doubled=0
report "half reconciled" "1. Tell what the inserter did, tray by tray" ""
report "half reconciled" "run reprint --mailed=$date --from=RUN/reprint.csv RUN" ""
check "one is damaged" grep -q '^  damaged (reprint.csv)  *1$' "$tmp/out"
check "what is open is in reprint.csv" test "$(wc -l <"$c/reprint.csv")" = $n
{ printf 'piece\nJ. de Vries\n12345678000000001\n' && echo "$pieces" | sed 1d; } >"$tmp/tray2.csv"
exits "the second tray" 1 "$kenbaar" run reconcile "$c" "$tmp/tray2.csv"
counts "all envelopes" expected=$n done=$n damaged=0 missing=0 unknown=2
check "an unknown piece is listed" grep -q '^12345678000000001	-	B067$' "$tmp/out"
check "a line that is no piece goes by its number" grep -q '^#2	-	B067$' "$tmp/out"
if cat "$tmp/out" "$tmp/err" | grep -q Vries; then fail "no word of the report is repeated"; else ok "no word of the report is repeated"; fi
exits "a piece twice, as JSON" 1 "$kenbaar" run reconcile --json "$c" "$tmp/tray1.csv"
check "is one document" python3 -c "import json, sys
d = json.load(open(sys.argv[1]))
assert d['doubled'] == 1 and d['damaged'] == 1 and d['pieces'] == [{'piece': sys.argv[2], 'status': 'done', 'code': 'B078'}], d" "$tmp/out" "$one"
printf 'piece,status\n%s,done\n%s,damaged\n%s,done\n' "$two" "$one" "$one" >"$tmp/tray3.csv"
exits "what was damaged is made good" 0 "$kenbaar" run reconcile "$c" "$tmp/tray3.csv"
report "reconciled" "Every envelope is accounted for" ""
check "those without an envelope apart" test "$(awk '/no envelope/ { print $NF }' "$tmp/out")" = "$(($(echo "$files" | wc -l) - n))"
check "nothing is open" test "$(cat "$c/reprint.csv")" = "piece,status"

# -- reprint
exits "reprint without pieces" 64 "$kenbaar" run reprint "$c" -o "$tmp/again.pdf"
exits "reprint without a file" 64 "$kenbaar" run reprint "$c" "$one"
exits "reprint of one piece" 0 "$kenbaar" run reprint --mailed=$date "$c" "$two" -o "$tmp/again.pdf"
check "tells envelope and place" grep -q "^$two	nen1026-left-c5	1	[1-9]" "$tmp/out"
check "its sheets are those of the print file" python3 tests/run/reprint.py "$c" "$tmp/again.pdf" "$two"
check "qpdf takes it" qpdf --check "$tmp/again.pdf"
exits "over a file that is there" 74 "$kenbaar" run reprint "$c" "$one" -o "$tmp/again.pdf"
exits "with force" 0 "$kenbaar" run reprint --force --json "$c" "$one" -o "$tmp/again.pdf"
check "is one document" python3 -c "import json, sys
assert json.load(open(sys.argv[1]))['letters'][0]['piece'] == sys.argv[2]" "$tmp/out" "$one"
exits "all of them, from a list" 0 "$kenbaar" run reprint --from="$tmp/all.csv" "$c" -o "$tmp/every.pdf"
# shellcheck disable=SC2086
check "one side and both, sheet by sheet" python3 tests/run/reprint.py "$c" "$tmp/every.pdf" $pieces
"$kenbaar" run reprint --from=- "$c" -o - <"$tmp/all.csv" >"$tmp/piped.pdf" 2>"$tmp/err"
same "from standard input to standard output" "$tmp/every.pdf" "$tmp/piped.pdf"
exits "for another day" 1 "$kenbaar" run reprint --mailed=2026-12-02 "$c" "$one" "$two" -o "$tmp/late.pdf"
check "each is listed" test "$(grep -c '	done	B061$' "$tmp/out")" = 2
check "and no file made" test ! -e "$tmp/late.pdf"
cp -a "$c" "$tmp/withdrawn"
exits "a piece is withdrawn" 0 "$kenbaar" run withdraw --ledger="$tmp/ledger" --reason="lost tray" "$tmp/withdrawn" "$two"
exits "a withdrawn piece and one of no run" 1 "$kenbaar" run reprint "$tmp/withdrawn" "$one" "$two" 12345678000000001 -o "$tmp/late.pdf"
check "both are listed, the good one is not" test "$(cut -f 2,3 "$tmp/out" | tr '\t\n' '  ')" = "- B067 withdrawn B075 "
check "and nothing made" test ! -e "$tmp/late.pdf"
exits "a mailing day that is none" 64 "$kenbaar" run reprint --mailed=tomorrow "$c" "$one" -o "$tmp/late.pdf"

# -- handover
exits "handover without a folder" 64 "$kenbaar" run handover "$c"
exits "handover to no such channel" 64 "$kenbaar" run handover --channel=pigeon "$c" -o "$tmp/given"
exits "handover" 0 "$kenbaar" run handover "$c" -o "$tmp/given"
# shellcheck disable=SC2086
exits "a letter by itself" 0 "$kenbaar" letter $letter -q -o "$tmp/alone.pdf" "$records/$first.xml"
same "has the bytes that were handed over" "$tmp/alone.pdf" "$tmp/given/$first.pdf"
check "each file is in the list" test "$(ls "$tmp/given" | wc -l)" = "$(wc -l <"$tmp/given/index.csv")"
check "by its hash" sh -c "cd '$tmp/given' && awk -F, 'NR > 1 { print \$8 \"  \" \$1 }' index.csv | sha256sum --quiet -c"
exits "into a folder that is full" 74 "$kenbaar" run handover "$c" -o "$tmp/given"
exits "handover by post alone" 0 "$kenbaar" run handover --channel=post "$c" -o "$tmp/post"
check "has those with an envelope" test "$(field letters)" = "$n"

# -- purge
cp -a "$tmp/released" "$tmp/early"
exits "purge before reconcile" 1 "$kenbaar" run purge "$tmp/early"
check "destroys nothing" diff -r "$tmp/released" "$tmp/early"
exits "purge of what is reconciled" 0 "$kenbaar" run purge --lang=en "$c"
cp "$tmp/out" "$tmp/statement"
check "states what it was" grep -q '^The run was  *reconciled$' "$tmp/statement"
check "states how many were sent" grep -q "^  of which sent  *$(echo "$files" | wc -l)$" "$tmp/statement"
check "states whose names stay" grep -q '^Officers named in the manifest  *1$' "$tmp/statement"
check "and why" grep -q '^manifest.json names the officers who let go letters' "$tmp/statement"
check "states the root" grep -q "$(python3 -c "import json; print(json.load(open('$c/manifest.json'))['root'])")\$" "$tmp/statement"
check "keeps manifest and report alone" test "$(cd "$c" && find . -type f | sort | tr '\n' ' ')" = "./.lock ./manifest.csv ./manifest.json ./plan.json ./report.txt ./states.csv "
if grep -rlE 'Vries|Kerkstraat|2026-000417|Z-2026' "$c" "$tmp/statement" >"$tmp/found"; then fail "no person is left" "$(cat "$tmp/found")"; else ok "no person is left"; fi
check "an officer's name stands in manifest.json alone" test "$(cd "$c" && grep -rl Terpstra .)" = ./manifest.json
exits "status of a purged run" 0 "$kenbaar" run status "$c"
check "is still whole" test "$(field done)" = "$(field shards)"
report "purged" "^Destroyed at 20" ""
report "purged, the auditor's" "H. Terpstra, hoofd" "--for=auditor"
exits "purge once more" 0 "$kenbaar" run purge --lang=en "$c"
same "states the same" "$tmp/out" "$tmp/statement"
exits "purge with force, in Dutch, as JSON" 0 "$kenbaar" run purge --force --json --lang=nl "$tmp/early"
check "one document" python3 -c "import json, sys
d = json.load(open(sys.argv[1]))
assert d['officers'] == 1 and d['state'] == 'released' and d['released'] == d['letters'] > 0 and d['files'] > 5, d" "$tmp/out"
exits "handover of a purged run" 1 "$kenbaar" run handover "$c" -o "$tmp/late"
for command in reconcile reprint handover report purge; do
    exits "$command --help" 0 "$kenbaar" run $command --help --lang=nl
    check "in Dutch" grep -q "^Gebruik: kenbaar run $command" "$tmp/out"
done
finish
