#!/bin/sh
# The marks of the print files, read back from the picture of each page: KIX, OMR, Data Matrix, QR, the carrier's codes; for every envelope profile, each
# where the profile has it and with what it must say. tests/marks/read.py has the readers, and makes faults that they must find.
. "$(dirname "$0")/lib/tap.sh"

reader=tests/marks/read.py
command -v dmtxread >/dev/null || { skip "every mark" "no dmtxread here (package dmtx-utils)"; finish; }
command -v zbarimg >/dev/null || { skip "every mark" "no zbarimg here (package zbar-tools)"; finish; }

# answers NAME COMMAND...: its lines as tests.
answers() {
    what=$1
    shift
    "$@" >"$tmp/answers" 2>"$tmp/err" || fail "$what: the reader ran" "$(tail -n 5 "$tmp/err")"
    [ -s "$tmp/answers" ] || fail "$what: the reader said something" "$(tail -n 5 "$tmp/err")"
    while IFS='	' read -r verdict name why; do
        if [ "$verdict" = ok ]; then ok "$what: $name"; else fail "$what: $name" "$why"; fi
    done <"$tmp/answers"
}

cp -R "$bundle" "$tmp/bundle"
sed -i 's/inserter="none"/inserter="omr-match"/' "$tmp"/bundle/house/envelopes/*.xml
check "a bundle with an inserter" "$kenbaar" bundle lock "$tmp/bundle"
sh samples/make-records 7 5 >"$tmp/plain.xml"
sh samples/make-records --selections 7 5 >"$tmp/selections.xml"
python3 tests/marks/records.py "$tmp/plain.xml" >"$tmp/records.xml"

for file in "$tmp"/bundle/house/envelopes/*.xml; do
    profile=$(basename "$file" .xml)
    run=$tmp/$profile
    records=$tmp/records.xml
    case $profile in
    *-large-print) # its window would show the text of any other letter
        records=$tmp/large.xml
        sed 's/<reading-format>standard/<reading-format>large-print/' "$tmp/records.xml" >"$records"
        ;;
    esac
    exits "$profile: a run" 0 "$kenbaar" run all -q -b "$tmp/bundle" -s "$tmp/selections.xml" -d "$date" --envelope="$profile" --out="$run" "$records"
    answers "$profile" python3 "$reader" "$run" "$profile" "$tmp/bundle" "$records"
    case $profile in
    nen1026-left-c5 | c4-large-print) answers "$profile, broken" python3 "$reader" --broken "$run" "$profile" "$tmp/bundle" "$records" ;;
    esac
done

# The print files themselves: five sheets a file at most, banners counted; two envelopes.
cp -R "$bundle" "$tmp/small"
sed -i 's/sheets-per-file="[0-9]*"/sheets-per-file="5"/' "$tmp"/small/house/envelopes/*.xml
"$kenbaar" bundle lock "$tmp/small" >/dev/null
exits "a plan of letters with codes" 0 "$kenbaar" run plan -b "$bundle" -s "$tmp/selections.xml" -d "$date" --out="$tmp/codes-plan" "$tmp/records.xml"
check "says how many lack one: its matrix is in the way of a long name" grep -q 'B052: .*: 1$' "$tmp/err"
exits "a run of small files" 0 "$kenbaar" run all -q -b "$tmp/small" -s "$tmp/selections.xml" -d "$date" --out="$tmp/files" "$tmp/records.xml"
answers "print files" python3 tests/marks/files.py "$tmp/files" 5
exits "single-sided" 0 "$kenbaar" run all -q -b "$tmp/small" -s "$tmp/selections.xml" -d "$date" --envelope=c4-large-print --out="$tmp/single" "$tmp/large.xml"
answers "print files, single-sided" python3 tests/marks/files.py "$tmp/single" 5

# An annex goes behind the address of its decision, in the order of the match codes: no mark of the carrier, its Data Matrix as ever.
python3 - "$tmp/records.xml" >"$tmp/annex.xml" <<'PY'
import re
import sys

codes = iter(["K-7", "K-3", "K-5", "K-1", "K-6", "K-2", "K-4"])
sys.stdout.write(re.sub(r"<decision ", lambda m: f'<decision match-code="{next(codes)}" ', open(sys.argv[1], encoding="utf-8").read()))
PY
exits "annexes" 0 "$kenbaar" run all -q -b "$tmp/small" -s "$tmp/selections.xml" -d "$date" --form=annex --out="$tmp/annexes" "$tmp/annex.xml"
answers "print files, annexes" python3 tests/marks/files.py "$tmp/annexes" 5
for pdf in "$tmp"/annexes/pending/print/*.pdf; do pdftotext "$pdf" -; done | grep -o 'K-[1-7]$' | uniq >"$tmp/codes"
seq -f 'K-%g' 7 >"$tmp/wanted"
same "annexes in the order of the match codes" "$tmp/wanted" "$tmp/codes"

# What cannot be seen whole in the window, or not alone, is refused when the run is planned.
cp -R "$bundle" "$tmp/moved"
sed -i 's/<address x="33"/<address x="28"/' "$tmp/moved/house/envelopes/nen1026-left-c5.xml"
"$kenbaar" bundle lock "$tmp/moved" >/dev/null
plan="-b $tmp/moved -s $tmp/selections.xml -d $date"
# shellcheck disable=SC2086
exits "a profile with the address out of its place" 1 "$kenbaar" run plan -q $plan --envelope=nen1026-left-c5 --out="$tmp/hidden" "$tmp/plain.xml"
check "every letter is refused for it" sh -c 'test "$(grep -c ",P019," "$1")" = 7' - "$tmp/hidden/refused.csv"
sed 's|<town>[^<]*|<town>'"$(printf 'Voorbeelder%.0s' 1 2 3 4 5)"'|' "$tmp/plain.xml" >"$tmp/long.xml"
plan="-b $bundle -s $tmp/selections.xml -d $date"
# shellcheck disable=SC2086
exits "addresses that fit no envelope" 1 "$kenbaar" run plan -q $plan --out="$tmp/long" "$tmp/long.xml"
check "every one is refused" sh -c 'test "$(grep -c ",P002," "$1")" = 7' - "$tmp/long/refused.csv"
# shellcheck disable=SC2086
exits "a profile that there is not" 64 "$kenbaar" run plan -q $plan --envelope=nen1026-middle --out="$tmp/none" "$tmp/plain.xml"
finish
