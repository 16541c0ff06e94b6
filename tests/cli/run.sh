#!/bin/sh
# The command line as scripts rely on it: options, exit statuses, files, columns, and that the sandbox is shut.
# TAP on standard output. KENBAAR names the program, KENBAAR_SOURCE the repository; by hand: sh tests/cli/run.sh
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
source=${KENBAAR_SOURCE:-$here}
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
trap 'exit 75' INT TERM

# The built-in templates lie beside the folder of the program.
mkdir "$T/build"
cp "${KENBAAR:-$here/build/kenbaar}" "$T/build/kenbaar"
cp "$(dirname "${KENBAAR:-$here/build/kenbaar}")/kenbaar-run" "$T/build/kenbaar-run"
ln -s "$source/templates" "$T/templates"
ln -s "$source/fonts" "$T/fonts"
K=$T/build/kenbaar
cd "$source" || exit 1
unset LC_ALL LC_MESSAGES LANG KENBAAR_BUNDLE

n=0
bad=0
ok() { # WORKED NAME
    n=$((n + 1))
    if [ "$1" -eq 0 ]; then
        printf 'ok %s - %s\n' "$n" "$2"
    else
        bad=$((bad + 1))
        printf 'not ok %s - %s\n' "$n" "$2"
        sed 's/^/# stdout: /' "$T/out" | head -5
        sed 's/^/# stderr: /' "$T/err" | head -8
    fi
}
# Runs the program; its streams are in $T/out and $T/err, its status in $status.
run() { "$K" "$@" >"$T/out" 2>"$T/err" </dev/null; status=$?; }
# expect STATUS NAME ARGUMENT...
expect() {
    wanted=$1 name=$2
    shift 2
    run "$@"
    [ "$status" -eq "$wanted" ]
    ok $? "$name: exit $wanted (was $status)"
}
says() { grep -q -e "$1" "$T/err"; ok $? "  it says $1"; }
prints() { printf '%b\n' "$1" | cmp -s - "$T/out"; ok $? "  it prints $1"; }
silent() { [ ! -s "$T/err" ]; ok $? '  nothing on standard error'; }
lacks() { [ ! -e "$1" ]; ok $? "  there is no file"; }
empty_folder() { [ -z "$(ls -A "$1")" ]; ok $? '  nothing is left behind'; }

# --- what the program says of itself
expect 0 'help' --help
grep -q 'Usage: kenbaar COMMAND' "$T/out"; ok $? '  in English'
expect 0 'help in Dutch' --help --lang=nl
grep -q 'Gebruik: kenbaar OPDRACHT' "$T/out"; ok $? '  in Dutch'
for command in letter check explain deadline bundle doctor gap gates snippet read; do
    expect 0 "help of $command" "$command" --help
    grep -q "Usage: kenbaar $command" "$T/out"; ok $? '  in English'
    expect 0 "help of $command in Dutch" --lang nl "$command" -h
    grep -q "Gebruik: kenbaar $command" "$T/out"; ok $? '  in Dutch'
done
expect 0 'version' --version
for name in kenbaar letter-format libxml2 libxslt cairo harfbuzz freetype icu zint nettle; do
    grep -q "^$name	[0-9]" "$T/out"; ok $? "  with $name"
done
for command in import register verify wording desk; do
    expect 64 "$command of a later version" "$command"
    says S013
    expect 64 "$command --help" "$command" --help
done

# --- the language of messages
LANG=nl_NL.UTF-8 "$K" nosuch 2>"$T/err"; grep -q 'bestaat niet' "$T/err"; ok $? 'LANG chooses Dutch'
LANG=nl LC_MESSAGES=en "$K" nosuch 2>"$T/err"; grep -q 'no such' "$T/err"; ok $? 'LC_MESSAGES outranks LANG'
LC_MESSAGES=en LC_ALL=nl "$K" nosuch 2>"$T/err"; grep -q 'bestaat niet' "$T/err"; ok $? 'LC_ALL outranks LC_MESSAGES'
LC_ALL=nl "$K" nosuch --lang en 2>"$T/err"; grep -q 'no such' "$T/err"; ok $? '--lang outranks all'

# --- usage
expect 64 'no command' ; says S006
expect 64 'unknown command' nosuch; says S007
expect 64 'unknown option' letter --nosuch; says 'S008.*--nosuch'
expect 64 'unknown short option' letter -z; says 'S008.*-z'
expect 64 'option of another command' explain --force S001; says 'S008.*--force'
expect 64 'option without its value' letter -b; says 'S009.*--bundle'
expect 64 'value for an option without' letter --force=yes; says 'S011.*--force'
expect 64 'nothing given to letter' letter; says 'S010.*--bundle'; says 'S010.*--selections'; says 'S010.*--mailing-date'; says 'S010.*--output'; says S012
expect 64 'unknown language' --lang=fr explain --all; says S011
for option in --format=html --format=braille; do
    expect 64 "letter $option of a later version" letter "$option" -b x -s x -d 2026-12-01 -o x x; says S013
done
expect 64 'form that does not exist' letter --form=poem -b x -s x -d 2026-12-01 -o x x; says S011
expect 64 'date that does not exist' letter -b x -s x -d 2026-02-29 -o x x; says S011
expect 64 'standard input twice' check -b x -s - -d 2026-12-01 -; says S018

# --- bundles
B=$T/bundle
expect 0 'bundle new' bundle new "$B"; silent
expect 74 'bundle new on an existing one' bundle new "$B"
cp samples/bodies/* "$B/bodies/"
cp samples/instruments/*.xml "$B/instruments/"
expect 65 'a bundle without lock' check -b "$B" -s samples/selections.xml -d 2026-12-01 samples/records/2026-000417.xml; says S060
expect 0 'bundle lock' bundle lock "$B"; silent
expect 0 'bundle lock renews its lock' bundle lock "$B"
expect 0 'bundle check' bundle check "$B"
expect 64 'bundle without a verb' bundle "$B"; says S012
cp -r "$B" "$T/changed"
echo ' ' >>"$T/changed/bodies/voorbeeldstad.xml"
expect 65 'a changed bundle' bundle check "$T/changed"; says S063
sed -i 's/<body /<body colour="red" /' "$T/changed/bodies/voorbeeldstad.xml"
expect 65 'lock of a bundle with a fault' bundle lock "$T/changed"
lacks "$T/changed/bundle.lock"
mkdir "$T/changed/bundle.lock" # no lock can be written: the fault is told all the same, for it is looked for first
expect 65 'a fault is found before there is a lock' bundle lock "$T/changed"
grep -q 'voorbeeldstad' "$T/err"; ok $? '  it names the file'

# --- one letter
S=samples/selections.xml
R=samples/records/2026-000417.xml
mkdir "$T/made"
letter() { wanted=$1 name=$2; shift 2; expect "$wanted" "$name" letter -b "$B" -s "$S" -d 2026-12-01 "$@"; }
letter 0 'a letter' -o "$T/made/a.pdf" "$R"; silent
[ "$(head -c 5 "$T/made/a.pdf")" = '%PDF-' ]; ok $? '  a PDF'
[ "$(stat -c %a "$T/made/a.pdf")" = 600 ]; ok $? '  mode 0600'
letter 74 'it exists' -o "$T/made/a.pdf" "$R"; says S003
letter 0 'it is replaced' --force -o "$T/made/a.pdf" "$R"
cp "$R" "$T/made/input.xml"
letter 74 'an input is never replaced' --force -o "$T/made/input.xml" "$T/made/input.xml"; says S025
cmp -s "$R" "$T/made/input.xml"; ok $? 'and stays what it was'
(umask 0 && "$K" letter "$R" -o "$T/made/b.pdf" -d2026-12-01 --selections="$S" --bundle "$B"); ok $? 'options in any order'
cmp -s "$T/made/a.pdf" "$T/made/b.pdf"; ok $? '  the same bytes'
[ "$(stat -c %a "$T/made/b.pdf")" = 600 ]; ok $? '  mode 0600 under umask 0'
POSIXLY_CORRECT=1 KENBAAR_BUNDLE=$B "$K" letter -s "$S" -- "$R" >"$T/out" 2>"$T/err"; [ $? -eq 64 ]; ok $? '-- ends options'
POSIXLY_CORRECT=1 KENBAAR_BUNDLE=$B "$K" letter -o - -s "$S" "$R" -d 2026-12-01 >"$T/made/c.pdf" 2>"$T/err"; ok $? 'KENBAAR_BUNDLE, and -o -'
cmp -s "$T/made/a.pdf" "$T/made/c.pdf"; ok $? '  the same bytes'
"$K" letter -b "$B" -s "$S" -d 2026-12-01 -o "$T/made/d.pdf" - <"$R"; ok $? 'a record from standard input'
cmp -s "$T/made/a.pdf" "$T/made/d.pdf"; ok $? '  the same bytes'
(cd "$T" && TZ=Pacific/Apia LC_ALL=tr_TR.UTF-8 "$K" letter -b "$B" -s "$source/$S" -d 2026-12-01 -o made/e.pdf "$source/$R"); ok $? 'elsewhere'
cmp -s "$T/made/a.pdf" "$T/made/e.pdf"; ok $? '  the same bytes'
rm -f "$T/made/"*

letter 0 'stop after facts' --stop-after=facts "$R"; grep -q '<facts' "$T/out"; ok $? '  XML on standard output'
letter 0 'stop after page' --stop-after=page "$R"; grep -q '<page-model' "$T/out"; ok $? '  XML on standard output'
letter 0 'stop after layout' --stop-after=layout -o "$T/made/layout.txt" "$R"; [ -s "$T/made/layout.txt" ]; ok $? '  text in the file'
rm -f "$T/made/"*
letter 64 'stop after what' --stop-after=lunch "$R"; says S011
letter 74 'no such record file' -o "$T/made/a.pdf" "$T/nosuch.xml"; says S001
letter 74 'no such folder' -o "$T/nosuch/a.pdf" "$R"; says S002
letter 64 'two record files' -o "$T/made/a.pdf" "$R" "$R"; says S012
letter 64 'several records' -o "$T/made/a.pdf" samples/broken/several.xml; says S014
letter 64 'an id that is not there' --id=B-0 -o "$T/made/a.pdf" samples/broken/several.xml; says S015
letter 65 'not XML' -o "$T/made/a.pdf" samples/broken/not-xml.xml; says S040
expect 65 'a mailing date outside the calendar' letter -b "$B" -s "$S" -d 2031-01-01 -o "$T/made/a.pdf" "$R"; says L019
empty_folder "$T/made"
letter 0 'no notice owed' -o "$T/made/a.pdf" samples/broken/no-notice-owed.xml
[ "$(wc -l <"$T/err")" -eq 1 ]; ok $? '  one line on standard error'
letter 1 'refused' -o "$T/made/a.pdf" samples/broken/no-human-review.xml; says 'may not leave without it'
letter 1 'refused, with --preview' --preview -o "$T/made/a.pdf" samples/broken/no-human-review.xml
letter 1 'held' -o "$T/made/a.pdf" samples/broken/last-day-differs.xml; says 'may not leave without it'
empty_folder "$T/made"
letter 1 'held, with --preview' --preview -o "$T/made/a.pdf" samples/broken/last-day-differs.xml
[ "$(head -c 5 "$T/made/a.pdf")" = '%PDF-' ]; ok $? '  a PDF'
rm -f "$T/made/"*
id=$(sed -n 's/.*<record [^>]*id="\([^"]*\)".*/\1/p' samples/broken/several.xml | head -1)
letter 0 'one of several' --id="$id" -o "$T/made/a.pdf" samples/broken/several.xml
rm -f "$T/made/"*
{ sed '$d' samples/broken/several.xml; grep '<record ' samples/broken/several.xml | head -1; } >"$T/cut.xml"
letter 65 'a file that is cut off later' --id="$id" -o "$T/made/a.pdf" "$T/cut.xml"
empty_folder "$T/made"
letter 1 'as JSON' --json -o "$T/made/a.pdf" samples/broken/no-human-review.xml
python3 - "$T/out" "$T/err" <<'P'; ok $? '  one document on standard output, a line for each note'
import json, sys
result = json.load(open(sys.argv[1]))
assert result["status"] == "refused" and result["codes"] == ["L103"], result
notes = [json.loads(line) for line in open(sys.argv[2])]
assert notes and all(set("severity code file line record field xpath message hint".split()) <= set(note) for note in notes)
P

# --- many records
check() { wanted=$1 name=$2; shift 2; expect "$wanted" "$name" check -b "$B" -s "$S" -d 2026-12-01 "$@"; }
check 0 'check' "$R"; prints '2026-000417\tmade\t'; silent
check 1 'check several' samples/broken/several.xml "$R"
cut -f2 "$T/out" | tr '\n' ' ' >"$T/statuses"
{ cut -f1 samples/broken/several.expected; echo made; } | tr '\n' ' ' | cmp -s - "$T/statuses"; ok $? '  in the order of the files'
check 65 'check goes on after an unusable file' samples/broken/not-xml.xml "$R"; prints '2026-000417\tmade\t'; says S040
check 65 'rows printed stand' "$T/cut.xml"; [ -s "$T/out" ]; ok $? '  there are rows'
check 0 'check of one id' --id="$id" samples/broken/several.xml; [ "$(wc -l <"$T/out")" -eq 1 ]; ok $? '  one row'
check 64 'check of an id that is not there' --id=B-0 samples/broken/several.xml; says S015
check 1 'check of a record without id' samples/broken/missing-id.xml; grep -q '^#1	refused' "$T/out"; ok $? '  named by its place'
check 1 'check as JSON' --json samples/broken/several.xml
python3 -c 'import json,sys; [json.loads(line)["status"] for line in open(sys.argv[1])]' "$T/out"; ok $? '  JSON lines'
check 1 'check, quietly' -q samples/broken/several.xml; ! grep -q 'L030' "$T/err"; ok $? '  no mere notes'
printf '<records xmlns="urn:kenbaar:record:1" version="1.0"></records>' >"$T/none.xml"
check 65 'a file without records' "$T/none.xml"; says S017

# --- nothing of a record in a message
"$K" check -b "$B" -s "$S" -d 2026-12-01 samples/broken/*.xml samples/records/*.xml >"$T/out" 2>"$T/err"
sed -n 's/.*<\(name\|street\|town\|summary\|postcode\)>\([^<]*\)<.*/\2/p' samples/broken/*.xml | sort -u >"$T/values"
! grep -q -F -f "$T/values" "$T/err"; ok $? 'no value of a record in any message'
! grep -q -F -f "$T/values" "$T/out"; ok $? 'nor in any row'

# --- deadlines
expect 0 'deadline' deadline 2026-12-01; prints '2026-12-01\t2027-01-12\t6 weeks'; silent
expect 0 'deadline of a bundle' deadline -b "$B" 2026-12-01; prints '2026-12-01\t2027-01-12\t6 weeks'
expect 65 'deadline beyond the calendar' deadline 2028-12-20 2026-12-01; prints '2028-12-20\t-\tL015\n2026-12-01\t2027-01-12\t6 weeks'
expect 65 'remedy without a term' deadline --remedy=none 2026-12-01; prints '2026-12-01\t-\tL017'
expect 64 'unknown remedy' deadline --remedy=duel 2026-12-01; says S011
expect 64 'no date' deadline; says S012
expect 64 'not a date' deadline 01-12-2026; says S012
expect 64 '--dated with another remedy' deadline --dated=2026-12-03 2026-12-01; says S011
expect 0 '--dated' deadline --remedy=bezwaar-awr --dated=2026-12-03 2026-12-01; prints '2026-12-01\t2027-01-14\t6 weeks'
printf '2026-12-01\nx\n' | "$K" deadline - >"$T/out" 2>"$T/err"; [ $? -eq 65 ]; ok $? 'dates from standard input: exit 65'
prints '2026-12-01\t2027-01-12\t6 weeks\nx\t-\tS024'
expect 0 '--dated of an appeal' deadline --remedy=beroep-awr --dated=2026-12-03 2026-12-01; prints '2026-12-01\t2027-01-14\t6 weeks'
expect 0 '--dated before publication' deadline --remedy=bezwaar-awr --dated=2026-11-20 2026-12-01 2026-11-01; prints '2026-12-01\t2027-01-12\t6 weeks\n2026-11-01\t2027-01-04\t6 weeks; 2027-01-01 New Year'"'"'s Day, 2027-01-02 Saturday, 2027-01-03 Sunday'
expect 65 '--dated beyond the calendar' deadline --remedy=bezwaar-awr --dated=2029-01-02 2026-12-01; prints '2026-12-01\t-\tL015'
expect 64 '--dated that is no day' deadline --remedy=bezwaar-awr --dated=2026-02-30 2026-12-01; says S011
for remedy in bezwaar bezwaar-vw administratief-beroep beroep beroep-vw rechtstreeks-beroep zienswijze none; do
    expect 64 "--dated with $remedy" deadline --remedy=$remedy --dated=2026-12-03 2026-12-01; says 'S011.*--dated: --remedy=bezwaar-awr'
done
expect 64 'a term of payment is no remedy' deadline --remedy=betaling 2026-12-01; says 'S011.*bezwaar-awr, bezwaar-vw'
expect 65 'deadline --json' deadline --json 2026-12-01 2028-12-20; prints '{"date":"2026-12-01","last-day":"2027-01-12","why":"6 weeks"}\n{"date":"2028-12-20","last-day":null,"why":"L015"}'
expect 65 'a view: the record knows its term' deadline --remedy=zienswijze 2026-12-01; prints '2026-12-01\t-\tL017'

# --- the law is data: a copy of the bundle, another law, the same program
L=$T/law
law() { # NAME SED-SCRIPT FILE
    rm -rf "$L"
    cp -r "$B" "$L"
    sed -i "$2" "$L/law/$3.xml"
    if cmp -s "$L/law/$3.xml" "$B/law/$3.xml"; then false; else true; fi
    ok $? "$1"
    expect 0 '  it can be locked' bundle lock "$L"
}
facts() { "$K" letter -b "$L" -s "$S" -d 2026-12-01 --stop-after=facts "$R" 2>"$T/err" | grep '<deadline ' >"$T/out"; grep -q "$1" "$T/out"; ok $? "  the letter knows $1"; }
law 'four weeks instead of six' 's/weeks="6"/weeks="4"/' remedies
expect 0 '  deadline' deadline -b "$L" 2026-12-01; prints '2026-12-01\t2026-12-29\t4 weeks'
facts 'weeks="4".*last-day="2026-12-29"'
law 'no Liberation Day' '/Bevrijdingsdag/d' calendar
expect 0 '  deadline' deadline -b "$L" 2026-03-24; prints '2026-03-24\t2026-05-05\t6 weeks'
law 'a day that the Crown equates' 's|</calendar>|<equated date="2027-01-12" source="a decree"/></calendar>|' calendar
expect 0 '  deadline' deadline -b "$L" 2026-12-01; prints '2026-12-01\t2027-01-13\t6 weeks; 2027-01-12 equated day'
facts 'raw="2027-01-12" last-day="2027-01-13" rolled="yes"'
law 'a calendar that goes further' 's/valid-until="2028-12-31"/valid-until="2029-12-31"/' calendar
expect 0 '  deadline' deadline -b "$L" 2028-11-20; prints "2028-11-20\\t2029-01-02\\t6 weeks; 2029-01-01 New Year's Day"
law 'a calendar that ends sooner' 's/valid-until="2028-12-31"/valid-until="2027-01-11"/' calendar
expect 65 '  deadline' deadline -b "$L" 2026-12-01; prints '2026-12-01\t-\tL015'
law 'a new remedy' 's|</remedies>|<remedy id="verzet" start="later-of-dated-and-publication" basis="law" source="a new act" valid-from="2026-07-01"><term weeks="2"/></remedy></remedies>|' remedies
expect 0 '  deadline' deadline -b "$L" --remedy=verzet 2026-12-01; prints '2026-12-01\t2026-12-15\t2 weeks'
expect 0 '  deadline --dated' deadline -b "$L" --remedy=verzet --dated=2026-12-02 2026-12-01; prints '2026-12-01\t2026-12-16\t2 weeks'
expect 65 '  deadline before its act' deadline -b "$L" --remedy=verzet 2026-06-01; prints '2026-06-01\t-\tL016'
law 'a remedy that is struck out' '/id="beroep"/d' remedies
expect 64 '  deadline' deadline -b "$L" --remedy=beroep 2026-12-01; says S011

# --- gap: counts, no case, no person
gap() { wanted=$1 name=$2; shift 2; expect "$wanted" "$name" gap "$@"; }
sh samples/make-records 400 3 >"$T/many.xml"
sh samples/make-records --selections 400 3 >"$T/many-log.xml"
gap 1 'gap' -s "$T/many-log.xml" --format=csv "$T/many.xml"; silent
head -1 "$T/out" | grep -qx 'instrument,decisions,selected,owing,noticed,held,refused,gap'; ok $? '  the heading'
awk -F, 'NR > 1 && (NF != 8 || $2 != 400 || $3 != $4 || $5 || $6 || $7 || $8 != $4) {exit 1} NR > 1 {n += $4} END {exit n != 400}' "$T/out"
ok $? '  every selected case is owing'
cp "$T/out" "$T/whole.csv"
"$K" gap -s "$T/many-log.xml" --format=csv - <"$T/many.xml" >"$T/out" 2>"$T/err"; cmp -s "$T/out" "$T/whole.csv"; ok $? '  the same with the records on standard input'
KENBAAR_BUNDLE=$B "$K" gap -s - --format=csv "$T/many.xml" <"$T/many-log.xml" >"$T/out" 2>"$T/err"; cmp -s "$T/out" "$T/whole.csv"; ok $? '  and with the log there'
gap 1 'gap, judged' -b "$B" -d 2026-12-01 -s "$S" --format=csv samples/broken/several.xml
grep -qE '^heronderzoek,4,[0-9]+,2,0,1,0,2$' "$T/out"; ok $? '  held is part of the gap'
says 'L001.*no line'; says 'L116'; says 'S021.*may not leave without it'
gap 1 'gap, not judged' -s "$S" --format=csv samples/broken/several.xml
grep -qE '^heronderzoek,4,[0-9]+,2,0,0,0,2$' "$T/out"; ok $? '  held is not known'
says 'L001'
gap 1 'gap of records with faults' -s "$S" --format=csv samples/broken/missing-glyph.xml samples/broken/bsn-in-summary.xml
grep -qE '^heronderzoek,2,[0-9]+,2,0,0,0,2$' "$T/out"; ok $? '  they are decisions too'
gap 0 'no gap' -s "$S" --format=csv samples/broken/no-notice-owed.xml
grep -qE '^heronderzoek,1,[0-9]+,0,0,0,0,0$' "$T/out"; ok $? '  the instrument has its row all the same'
gap 1 'gap as text' -s "$S" samples/broken/several.xml; grep -q '^total ' "$T/out"; ok $? '  with a total'
grep -q 'not judged: that takes -b and -d' "$T/out"; ok $? '  that says what was not judged'
gap 1 'gap in Dutch' --lang nl -s "$S" samples/broken/several.xml; grep -q '^totaal ' "$T/out"; ok $? '  with a total'
for format in text csv svg json; do
    "$K" gap -s "$S" --format=$format samples/records/*.xml samples/broken/several.xml >"$T/out" 2>"$T/err"
    ! grep -oE '(id|case)="[^"]*"' samples/records/*.xml samples/broken/several.xml | cut -d'"' -f2 | grep -q -F -f - "$T/out"
    ok $? "gap as $format names no case"
done
"$K" gap --json -b "$B" -d 2026-12-01 -s "$S" samples/broken/several.xml >"$T/out" 2>"$T/err"
! grep -oE '(id|case)="[^"]*"' samples/broken/several.xml | cut -d'"' -f2 | grep -q -F -f - "$T/err"; ok $? 'gap names no case in its notes'
grep -q '"line":null,"record":null' "$T/err" && ! grep -qE '"line":[0-9]' "$T/err"; ok $? '  nor where it stands'
"$K" gap --public -b "$B" -d 2026-12-01 -s "$S" samples/broken/bsn-in-summary.xml >"$T/out" 2>"$T/err"
grep -q R041 "$T/err" && ! grep -q bsn-in-summary "$T/err"; ok $? 'gap for the public: nor the file, which may bear the name of a case'
gap 1 'gap for the public' --public --format=csv -s "$S" samples/records/2026-000417.xml
grep -q '^heronderzoek,<10,[0-9]*,<10,0,0,0,<10$' "$T/out"; ok $? '  counts under 10 are hidden'
gap 1 'gap for the public, judged' --public --format=csv -b "$B" -d 2026-12-01 -s "$S" samples/records/2026-000417.xml
grep -qE '^heronderzoek,<10,[^,]*,<10,0,<10,<10,<10$' "$T/out"; ok $? '  a zero that was counted too'
gap 1 'gap as a chart' --format=svg -s "$S" samples/records/*.xml
python3 - "$T/out" <<'P'; ok $? '  SVG with title and description, counts under 10 hidden'
import sys, xml.etree.ElementTree as tree
svg = tree.parse(sys.argv[1]).getroot()
space = "{http://www.w3.org/2000/svg}"
assert svg.tag == space + "svg" and svg.get("role") == "img"
assert svg.find(space + "title").text and svg.find(space + "desc").text
words = [text.text for text in svg.iter(space + "text")]
assert {"owing", "noticed", "gap", "heronderzoek", "<10"} <= set(words), words
assert not any(word.isdigit() and int(word) < 10 for word in words), words
P
gap 1 'gap as JSON' --json -s "$S" samples/broken/several.xml
python3 - "$T/out" "$T/err" <<'P'; ok $? '  one document'
import json, sys
result = json.load(open(sys.argv[1]))
rows = {row["instrument"]: row for row in result["instruments"]}
assert rows["heronderzoek"]["gap"] == 2 and result["total"]["decisions"] == 4 and "held" not in result["counted"]
assert [json.loads(line)["code"] for line in open(sys.argv[2])] == ["L001"]
P
gap 65 'gap with an unusable file' -s "$S" samples/broken/not-xml.xml "$R"; [ ! -s "$T/out" ]; ok $? '  no figures over a part'
gap 65 'gap with a short log' -s samples/broken-logs/cut-off.xml "$R"
gap 64 'gap without a log' "$R"; says 'S010.*--selections'
gap 64 'gap without a record' -s "$S"; says S012
gap 64 'gap with a date but no bundle' -s "$S" -d 2026-12-01 "$R"; says 'S010.*--bundle'
gap 64 'gap in a format that is none' -s "$S" --format=pie "$R"; says S011
gap 65 'notices of no run and no ledger' -s "$S" --notices=none.csv "$R"; says 'none.csv.*B076'

# --- gates
expect 0 'gates' gates; silent
grep -o '<gate id="[^"]*"' templates/law/gates.xml | cut -d'"' -f2 >"$T/ids"
cut -f1 "$T/out" | cmp -s - "$T/ids"; ok $? '  in the order of the file'
awk -F'\t' 'NF != 4 || $2 !~ /^(refuse|hold|warn|variant)$/ || $3 == "" || $4 == "" {exit 1}' "$T/out"; ok $? '  four columns'
grep -q '^G16	hold	Awb art. 3:45(2), 6:7, 6:8: one decision, one last day	The last day is that of the decision letter$' "$T/out"; ok $? '  in English'
expect 0 'gates in Dutch' --lang nl gates; grep -q '^G15	hold	.*	De zaak wordt niet vastgehouden$' "$T/out"; ok $? '  in Dutch'
expect 0 'gates as JSON' gates --json
python3 -c 'import json,sys; assert all(set(json.loads(line)) >= set("id effect source title message who applies-when must-hold".split()) for line in open(sys.argv[1]))' "$T/out"; ok $? '  JSON lines'
expect 0 'gates --format=html' --lang en gates --format=html; silent
python3 - "$T/out" <<'P'; ok $? '  one page in Dutch, with every gate, duty and claim, nothing from outside'
import sys, html.parser, re, xml.etree.ElementTree as tree
page = open(sys.argv[1], encoding="utf-8").read()
class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.cells, self.headings, self.days = [], [], [], set()
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert tag not in ("script", "link", "img", "iframe") and not {"src", "onclick"} & set(attrs), tag
        assert attrs.get("href", "#").startswith("#"), attrs
        self.days.add(attrs.get("datetime"))
        assert tag != "th" or attrs.get("scope") in ("row", "col")
        assert tag != "html" or attrs["lang"] == "nl"
        if tag != "meta":
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")
        if re.match("h[1-6]$", tag):
            self.headings.append("")
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data
        elif re.match("h[1-6]$", (self.open or ["-"])[-1]):
            self.headings[-1] += data
reader = Reader()
reader.feed(page)
assert not reader.open and "url(" not in page and "@import" not in page
lang = "{http://www.w3.org/XML/1998/namespace}lang"
def rows(name, word):
    space = "{urn:kenbaar:%s:1}" % name
    return space, tree.parse("templates/law/%s.xml" % name).getroot().findall(space + word)
space, gates = rows("gates", "gate")
for gate in gates:
    title = [it.text for it in gate.findall(space + "title") if it.get(lang) == "nl"][0]
    assert f"{gate.get('id')}: {title}" in reader.headings, gate.get("id")
    for name in "source applies-when must-hold".split():
        assert gate.get(name) in reader.cells, (gate.get("id"), name)
    assert gate.get("valid-from") in reader.days, gate.get("id")
    assert [it.text for it in gate.findall(space + "message") if it.get(lang) == "nl"][0] in reader.cells
space, claims = rows("claims", "claim")
for claim in claims:
    title = [it.text for it in claim.findall(space + "title") if it.get(lang) == "nl"][0]
    assert f"{claim.get('id')}: {title}" in reader.headings, claim.get("id")
    assert {claim.get(name) for name in ("source", "test")} <= set(reader.cells), claim.get("id")
space, duties = rows("duties", "duty")
for duty in duties:
    title = [it.text for it in duty.findall(space + "title") if it.get(lang) == "nl"][0]
    assert f"{duty.get('id')}: {title}" in reader.headings, duty.get("id")
    assert {duty.get("source"), duty.get("applies-when", "altijd")} <= set(reader.cells), duty.get("id")
P
verdicts() { wanted=$1 name=$2; shift 2; expect "$wanted" "$name" gates -b "$B" -s "$S" -d 2026-12-01 "$@"; }
verdict() { printf "%b\n" "$1" >"$T/row"; grep -qxF -f "$T/row" "$T/out"; ok $? "  $1"; }
verdicts 0 'gates of a good record' "$R"; silent
cut -f1 "$T/out" | cmp -s - "$T/ids"; ok $? '  every gate, in the order of the file'
verdict 'G3.1\tpass\trefuse'; verdict 'G3c\tnot-applicable\trefuse'; verdict 'G8.1\tpass\trefuse'
sed 's/ may-deviate="yes"/ may-deviate="no"/' "$R" >"$T/gate.xml"
verdicts 1 'gates: a fact says no' "$T/gate.xml"; verdict 'G3.2\tfail\trefuse'; verdict 'G3.1\tpass\trefuse'
sed 's/ may-deviate="yes"/ may-deviate="unknown"/' "$R" >"$T/gate.xml"
verdicts 1 'gates: a fact says unknown' "$T/gate.xml"; verdict 'G3.2\tunknown\trefuse'
sed 's/<review /<review bulk="yes" /' "$R" >"$T/gate.xml"
verdicts 0 'gates: a warning only' "$T/gate.xml"; verdict 'G3.4\tfail\twarn'
verdicts 1 'gates: held' samples/broken/last-day-differs.xml; verdict 'G16\tfail\thold'
verdicts 1 'gates: no review' samples/broken/no-human-review.xml
verdicts 1 'gates of one of several' --id=B-2026-26 samples/broken/several.xml; verdict 'G16\tfail\thold'
verdicts 0 'gates where no notice is owed' samples/broken/no-notice-owed.xml; [ ! -s "$T/out" ]; ok $? '  no rows'
verdicts 65 'gates of what is not XML' samples/broken/not-xml.xml; says S040
verdicts 64 'gates of several records' samples/broken/several.xml; says S014
verdicts 64 'gates of two files' "$R" "$R"; says S012
verdicts 64 'gates of a record as a page' --format=html "$R"; says S011
verdicts 0 'gates --show-values' --show-values "$R"; verdict 'G3.1\tpass\trefuse\trecord/decision/@automated=no; record/review/@date=2026-11-25'
expect 64 'gates in a format that is none' gates --format=pie; says S011
expect 64 'gates with a log but no record' gates -s "$S"; says S012
expect 64 'gates of a record without a log' gates -b "$B" -d 2026-12-01 "$R"; says 'S010.*--selections'
law 'a gate of their own' 's|</gates>|<gate id="X1" code="L192" effect="refuse" basis="policy" releasable="no" who="legal" valid-from="2018-05-25" source="the body" applies-when="true()" must-hold="/facts/record/@colour" where="/facts/record"><title xml:lang="nl">Kleur</title><title xml:lang="en">Colour</title><message xml:lang="nl">Geen.</message><message xml:lang="en">None.</message></gate></gates>|' gates
expect 0 '  it is listed' gates -b "$L"; tail -1 "$T/out" | grep -q '^X1	refuse	the body	Colour$'; ok $? '  last'
expect 1 '  it is judged' gates -b "$L" -s "$S" -d 2026-12-01 "$R"; verdict 'X1\tunknown\trefuse'

# --- explain and doctor
expect 0 'explain' explain L103; grep -q '^L103 error' "$T/out"; ok $? '  the code'
expect 0 'explain --all' explain --all; [ "$(awk -F'\t' 'NF != 6' "$T/out" | wc -l)" -eq 0 ]; ok $? '  six columns'
expect 64 'explain of no code' explain Q999; says S019
expect 64 'explain of nothing' explain; says S012
run doctor -b "$B"
[ "$status" -le 1 ]; ok $? 'doctor'
for row in sandbox-landlock sandbox-seccomp font calendar-days-left; do
    grep -q "^$row	" "$T/out"; ok $? "  it tells of $row"
done

# --- stopped, or nowhere to write
"$K" check -b "$B" -s "$S" -d 2026-12-01 "$R" >/dev/full 2>"$T/err"; [ $? -eq 74 ]; ok $? 'a full disk: exit 74'
mkfifo "$T/pipe"
"$K" letter -b "$B" -s "$S" -d 2026-12-01 -o "$T/made/a.pdf" - <"$T/pipe" &
pid=$!
exec 3>"$T/pipe"
sleep 0.2
kill -TERM "$pid"
wait "$pid"
[ $? -eq 75 ]; ok $? 'stopped by SIGTERM: exit 75'
exec 3>&-
empty_folder "$T/made"

# --- the sandbox: after its last wall no file is opened
run doctor
[ "$(grep -c '^font	fonts/' "$T/out")" -eq "$(grep -c '\.ttf	' "$source/fonts/FONTS")" ]; ok $? 'doctor without a bundle tells of the built-in fonts'
if grep -q '^sandbox-seccomp	yes' "$T/out" && strace -o /dev/null true 2>/dev/null; then
    strace -f -o "$T/trace" "$K" letter -b "$B" -s "$S" -d 2026-12-01 -o "$T/made/a.pdf" "$R"
    grep -q 'SECCOMP_SET_MODE_FILTER, 0, {len' "$T/trace"; ok $? 'seccomp is put in force'
    child=$(sed -n 's/^\([0-9]*\) .*SECCOMP_SET_MODE_FILTER, 0, {len.*/\1/p' "$T/trace")
    sed -n '/SECCOMP_SET_MODE_FILTER, 0, {len/,$p' "$T/trace" | grep "^$child " >"$T/inside"
    grep -q 'getppid() *= -1 EPERM' "$T/inside"; ok $? '  and asserted'
    ! grep -E '(open|openat|openat2|socket|connect|execve|fork|clone)\(' "$T/inside" >"$T/err"; ok $? '  nothing is opened after it'
    grep -q 'exited with 0' "$T/inside"; ok $? '  and the letter is made inside'
else
    n=$((n + 1))
    echo "ok $n - the sandbox under strace # SKIP no strace, or a kernel or build without sandbox"
fi

echo "1..$n"
[ "$bad" -eq 0 ]
