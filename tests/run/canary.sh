#!/bin/sh
# Nobody reads what is another's: a run of records with a token of its own in every free field (canary.py). No token stands in another's piece, in
# another's pages of a print file, on a banner; none in what is not a letter: results, manifest, report, job attributes, names of files, messages,
# temporary files, cores. A letter made alone is the letter of the run, byte for byte.
#
#   tests/run/canary.sh     KENBAAR_CANARY: how many records, 10,000 unless told (1.5 GB of disk)
. "$(dirname "$0")/../lib/tap.sh"
n=${KENBAAR_CANARY:-10000}
py=$root/tests/run/canary.py
command -v pdftotext >/dev/null || { skip "nobody's token in another's letter" "pdftotext is not installed: not proved"; finish; }
mkdir "$tmp/cwd" "$tmp/temp" "$tmp/told"
python3 "$py" records "$n" >"$tmp/records.xml"
python3 "$py" log "$n" >"$tmp/log.xml"
cd "$tmp/cwd" || exit 1
TMPDIR=$tmp/temp
export TMPDIR
ulimit -c unlimited 2>/dev/null
run_on() { "$kenbaar" run "$@"; }

exits "plan" 0 run_on plan -b "$bundle" -s "$tmp/log.xml" -d $date --json --out="$tmp/run" --shards=4 "$tmp/records.xml"
cat "$tmp/out" "$tmp/err" >"$tmp/told/plan"
exits "render" 0 run_on render --json "$tmp/run"
cat "$tmp/out" "$tmp/err" >"$tmp/told/render"
exits "close" 0 run_on close --json "$tmp/run"
cat "$tmp/out" "$tmp/err" >"$tmp/told/close"
run_on status --json "$tmp/run" >"$tmp/told/status" 2>&1
for who in mailroom auditor; do run_on report --for=$who "$tmp/run" >"$tmp/told/report-$who" 2>&1; done
check "no token in another's piece, in its pages, on a banner; each in its own" python3 "$py" pieces "$tmp/run" "$n"
sed -n 's/^/# /p' "$tmp/check.out"
check "a token that is planted where no reader looks is found" python3 "$py" planted "$tmp/run"

# whoever reads index.csv, bundle and letters may know; nobody else
mkdir "$tmp/kept"
cp -al "$tmp/run" "$tmp/kept/run" # links: the letters of a large run are many gigabytes
rm -rf "$tmp/kept/run/bundle" "$tmp/kept/run/index.csv" "$tmp/kept/run/pending/letters"
rm -f "$tmp"/kept/run/pending/print/*.pdf
check "no token in results, manifest, plan, report, job attributes and their names" python3 "$py" elsewhere "$tmp/kept"
check "no token in the names of letters and print files" sh -c 'ls -R "$1" | grep -iE "xq[a-m][a-p]{9}" && exit 1; true' - "$tmp/run"
check "no token in what is said on the way" python3 "$py" elsewhere "$tmp/told"

# the search finds what it looks for
mkdir "$tmp/planted"
cp "$tmp/run/index.csv" "$tmp/planted/manifest.csv"
exits "a planted token is found" 1 python3 "$py" elsewhere "$tmp/planted"
cp -a "$tmp/run/index.csv" "$tmp/index.csv"
# two pieces exchanged: as if the letters of two people had changed places
awk -F, -v OFS=, 'NR == 2 { first = $3 } { line[NR] = $0 } END { for (i = 1; i <= NR; i++) { $0 = line[i]; if (i == 2) { split(line[3], b, ","); $3 = b[3] } if (i == 3) $3 = first; print } }' "$tmp/index.csv" >"$tmp/run/index.csv"
exits "letters that changed places" 1 python3 "$py" pieces "$tmp/run" "$n" 2
check "are found, alone" grep -q 'single letter .*: token of record' "$tmp/out"
check "and in the print file" grep -q 'print/.*, piece .*: token of record' "$tmp/out"
cp -a "$tmp/index.csv" "$tmp/run/index.csv"

# records that are refused and held, a log that lacks lines: what is said of them names no token but where records are handed back
sed -e '2,9s/outcome="partly"/outcome="x"/' -e '12,30s/saw-whole-file="yes"/saw-whole-file="unknown"/' "$tmp/records.xml" | head -n 92 >"$tmp/bad.xml"
echo '</records>' >>"$tmp/bad.xml"
run_on all -b "$bundle" -s "$tmp/log.xml" -d $date --out="$tmp/bad" "$tmp/bad.xml" >"$tmp/told/bad" 2>&1
status=$?
refused=$(grep -c , "$tmp/bad/refused.csv")
if [ $status -eq 1 ] && [ "$refused" -gt 1 ]; then ok "a run with refused records"; else fail "a run with refused records" "exit $status, $refused rows" "$(cat "$tmp/told/bad")"; fi
mkdir "$tmp/kept-bad"
cp -a "$tmp/bad/." "$tmp/kept-bad"
rm -rf "$tmp/kept-bad/bundle" "$tmp/kept-bad/index.csv" "$tmp/kept-bad/pending" "$tmp"/kept-bad/refused.* "$tmp"/kept-bad/held.*
check "no token in what is kept and said of them" python3 "$py" elsewhere "$tmp/kept-bad" "$tmp/told"

# a process that breaks down leaves no core
if strace -qq -o /dev/null true 2>/dev/null; then
    strace -f -qq -o /dev/null -e trace=write -e inject=write:signal=SEGV:when=30 "$(dirname "$kenbaar")/kenbaar-run" run all -b "$bundle" -s "$tmp/log.xml" -d $date -j 1 --out="$tmp/dead" "$tmp/bad.xml" >"$tmp/told/dead" 2>&1
    check "no core, no temporary file" sh -c 'ls -A "$1" "$2" "$3" | grep -E "core|^tmp" && exit 1; [ -z "$(ls -A "$1")$(ls -A "$2")" ]' - "$tmp/cwd" "$tmp/temp" "$tmp/dead"
    check "no token in its last words" python3 "$py" elsewhere "$tmp/told"
else
    check "no temporary file" sh -c '[ -z "$(ls -A "$1")$(ls -A "$2")" ]' - "$tmp/cwd" "$tmp/temp"
fi

# alone and in the run: the same bytes
bad= tried=0
step=$((n / 8))
awk -F, -v step="$step" 'NR > 1 && NR % step == 2 { print $1, $3 }' "$tmp/run/index.csv" >"$tmp/sample"
while read -r piece id; do
    # the file name's ending tells the format
    row=$(grep "^$piece," "$tmp/run/manifest.csv")
    tar=$(echo "$row" | cut -d, -f12) member=$(echo "$row" | cut -d, -f13)
    tar -xOf "$tmp/run/pending/$tar" "$member" >"$tmp/of-run"
    rm -f "$tmp/alone"
    # shellcheck disable=SC2086
    "$kenbaar" letter -b "$bundle" -s "$tmp/log.xml" -d $date --id="$id" -o "$tmp/alone" "$tmp/records.xml" 2>"$tmp/err"
    cmp -s "$tmp/of-run" "$tmp/alone" || bad="$bad $piece"
    tried=$((tried + 1))
done <"$tmp/sample"
if [ -z "$bad" ] && [ $tried -ge 8 ]; then ok "$tried letters made alone are those of the run"; else fail "letters made alone" "$tried tried, other bytes:$bad"; fi
finish
