#!/bin/sh
# The command line as design fixes it: commands, options in any order, exit codes, tables.
. "$(dirname "$0")/../lib/tap.sh"
tab=$(printf '\t')
record=$records/$first.xml
out=$tmp/o.pdf

# says NAME PATTERN: the last command's standard output has a line like that.
says() { if grep -qE "$2" "$tmp/out"; then ok "$1"; else fail "$1" "no line like $2 in:" "$(head -n 10 "$tmp/out")"; fi; }
notes() { if grep -q "$2" "$tmp/err"; then ok "$1"; else fail "$1" "no $2 in:" "$(head -n 10 "$tmp/err")"; fi; }
gone() { if [ -e "$2" ]; then fail "$1" "$2 exists"; else ok "$1"; fi; }

# shellcheck disable=SC2086 # $letter is several words
{
    # usage: 64
    exits "no command" 64 "$kenbaar"
    exits "unknown command" 64 "$kenbaar" brief
    exits "unknown option" 64 "$kenbaar" check $letter --colour "$record"
    exits "option without its value" 64 "$kenbaar" check -b
    exits "letter without -o" 64 "$kenbaar" letter $letter "$record"
    exits "letter without -d" 64 "$kenbaar" letter -b $bundle -s "$log" -o "$out" "$record"
    exits "letter without -s" 64 "$kenbaar" letter -b $bundle -d $date -o "$out" "$record"
    exits "letter without -b" 64 "$kenbaar" letter -s "$log" -d $date -o "$out" "$record"
    exits "letter without a record" 64 "$kenbaar" letter $letter -o "$out"
    exits "letter with two records" 64 "$kenbaar" letter $letter -o "$out" "$record" "$records/2026-000418.xml"
    exits "check without a record" 64 "$kenbaar" check $letter
    exits "a date that is none" 64 "$kenbaar" check -b $bundle -s "$log" -d 1-12-2026 "$record"
    exits "a day that does not exist" 64 "$kenbaar" check -b $bundle -s "$log" -d 2026-02-30 "$record"
    exits "a mailing date beyond the calendar" 65 "$kenbaar" check -b $bundle -s "$log" -d 2031-01-02 "$record"
    exits "--stop-after takes three words" 64 "$kenbaar" letter $letter --stop-after=pdf "$record"
    exits "--lang takes nl and en" 64 "$kenbaar" check $letter --lang fr "$record"
    exits "several records need --id" 64 "$kenbaar" letter $letter -o "$out" "$broken/several.xml"
    exits "--id that is not there" 64 "$kenbaar" letter $letter --id=B-0000 -o "$out" "$broken/several.xml"
    exits "standard input twice" 64 "$kenbaar" check -b $bundle -s - -d $date -
    gone "nothing was written" "$out"

    # help
    for command in "" letter check explain deadline "bundle new" "bundle lock" "bundle check" doctor gap gates why snippet read "wording status"; do
        exits "$command --help" 0 "$kenbaar" $command --help
        says "$command --help says how to call it" 'kenbaar'
    done
    exits "-h" 0 "$kenbaar" -h
    exits "help in Dutch" 0 "$kenbaar" --lang nl --help
    exits "--version" 0 "$kenbaar" --version
    for word in kenbaar libxml2 libxslt cairo; do says "--version names $word" "$word"; done
    exits "-V" 0 "$kenbaar" -V
    exits "doctor" 0 "$kenbaar" doctor
    exits "doctor with a bundle" 0 "$kenbaar" doctor -b $bundle

    # what a later edition brings: 64, also with --help
    for command in import verify desk wording register "run prove" "import records" "wording lint" "wording approve"; do
        exits "later: $command" 64 "$kenbaar" $command
        exits "later: $command --help" 64 "$kenbaar" $command --help
    done
    for option in --format=html --format=braille; do
        exits "later: letter $option" 64 "$kenbaar" letter $letter $option -o "$out" "$record"
    done
    exits "--form=separate" 0 "$kenbaar" letter $letter --form=separate -o "$tmp/form.pdf" "$record"
    exits "--format=pdf" 0 "$kenbaar" letter $letter --format=pdf -f -o "$tmp/form.pdf" "$record"
    exits "--copy" 0 "$kenbaar" letter $letter --copy -o "$tmp/copy.pdf" "$record"
    check "is marked DUPLICAAT" sh -c "pdftotext '$tmp/copy.pdf' - | grep -q '^DUPLICAAT'"
    exits "--copy, page model" 0 "$kenbaar" letter $letter --copy --language=en --stop-after=page "$record"
    check "in both languages" sh -c "[ \"\$(grep -c '<mark kind=\"copy\"' '$tmp/out')\" = 2 ]"
    grep -v '<mark kind="copy"' "$tmp/out" >"$tmp/copy.xml"
    "$kenbaar" letter $letter --language=en --stop-after=page "$record" >"$tmp/plain.xml" 2>/dev/null
    same "and nothing else differs" "$tmp/plain.xml" "$tmp/copy.xml"
    exits "--copy with --preview" 64 "$kenbaar" letter $letter --copy --preview -o "$out" "$record"
    exits "--embed" 0 "$kenbaar" letter $letter --embed -o "$tmp/embed.pdf" "$record"
    exits "read" 0 "$kenbaar" read "$tmp/embed.pdf"
    says "read prints the notice" '^<notice xmlns="urn:kenbaar:notice:1"'
    exits "read: nothing inside" 1 "$kenbaar" read "$tmp/copy.pdf"
    exits "read: no letter" 65 "$kenbaar" read "$record"
    exits "snippet" 0 "$kenbaar" snippet $letter "$record"
    says "snippet prints HTML" '^<div lang="nl">'
    exits "snippet as text" 0 "$kenbaar" snippet $letter --format=text "$record"
    says "with the last day" 'tot en met'
    exits "snippet of a refused letter" 1 "$kenbaar" snippet $letter "$broken/bsn-in-summary.xml"
    exits "--form=round" 64 "$kenbaar" letter $letter --form=round -o "$out" "$record"
    gone "nothing was written" "$out"

    # options and operands in any order; -- ends options; attached and separate values
    exits "options after the operand" 0 "$kenbaar" check "$record" -b $bundle -s "$log" -d $date
    exits "long options with and without =" 0 "$kenbaar" check --bundle=$bundle --selections "$log" --mailing-date=$date "$record"
    exits "short options with the value attached" 0 "$kenbaar" check -b$bundle -s"$log" -d$date "$record"
    exits "-- ends options" 0 "$kenbaar" check $letter -- "$record"
    cp "$record" "$tmp/-f.xml"
    exits "-- lets a name begin with -" 0 sh -c "cd '$tmp' && '$kenbaar' check $letter -- -f.xml"
    exits "KENBAAR_BUNDLE stands in for -b" 0 env KENBAAR_BUNDLE=$bundle "$kenbaar" check -s "$log" -d $date "$record"
    exits "-b goes before KENBAAR_BUNDLE" 0 env KENBAAR_BUNDLE=/nowhere "$kenbaar" check $letter "$record"
    "$kenbaar" check $letter - <"$record" >"$tmp/out" 2>"$tmp/err"
    says "standard input" "^$first${tab}made${tab}"
    "$kenbaar" check -b $bundle -s - -d $date "$record" <"$log" >"$tmp/out" 2>"$tmp/err"
    says "selections from standard input" "^$first${tab}made${tab}"

    # letter: what a status does
    exits "a refused letter" 1 "$kenbaar" letter $letter -o "$out" "$broken/no-human-review.xml"
    notes "says its code" L103
    exits "a refused letter is not previewed" 1 "$kenbaar" letter $letter --preview -o "$out" "$broken/no-human-review.xml"
    exits "a held letter" 1 "$kenbaar" letter $letter -o "$out" "$broken/last-day-differs.xml"
    notes "says its code" L116
    gone "neither was written" "$out"
    exits "a held letter with --preview" 1 "$kenbaar" letter $letter --preview -o "$tmp/preview.pdf" "$broken/last-day-differs.xml"
    pdftotext -layout "$tmp/preview.pdf" "$tmp/out" 2>/dev/null || : >"$tmp/out"
    says "the preview is marked" 'CONCEPT'
    exits "--preview of a letter that is made" 0 "$kenbaar" letter $letter --preview -o "$tmp/preview2.pdf" "$record"
    exits "no notice is owed" 0 "$kenbaar" letter $letter -o "$out" "$broken/no-notice-owed.xml"
    gone "nothing is written for it" "$out"
    check "one line says so" test "$(wc -l <"$tmp/err")" -eq 1
    exits "--id picks one of several" 0 "$kenbaar" letter $letter --id=B-2026-24 -o "$tmp/one.pdf" "$broken/several.xml"
    exits "--id picks a refused one" 1 "$kenbaar" letter $letter --id=B-2026-25 -o "$out" "$broken/several.xml"
    exits "a file that is no XML" 65 "$kenbaar" letter $letter -o "$out" "$broken/not-xml.xml"
    exits "a short selection log" 65 "$kenbaar" letter -b $bundle -s samples/broken-logs/short.xml -d $date -o "$out" "$record"
    exits "a record that does not exist" 74 "$kenbaar" letter $letter -o "$out" "$tmp/none.xml"
    exits "a folder for a record" 74 "$kenbaar" letter $letter -o "$out" "$tmp"
    exits "a bundle that does not exist" 74 "$kenbaar" letter -b "$tmp/none" -s "$log" -d $date -o "$out" "$record"
    gone "nothing was written" "$out"
    for stage in facts page; do
        exits "--stop-after=$stage" 0 "$kenbaar" letter $letter --stop-after=$stage "$record"
        check "--stop-after=$stage is XML" xmllint --noout "$tmp/out"
    done
    exits "--stop-after=layout" 0 "$kenbaar" letter $letter --stop-after=layout "$record"
    exits "--stop-after=facts -o FILE" 0 "$kenbaar" letter $letter --stop-after=facts -o "$tmp/facts.xml" "$record"
    check "--stop-after -o writes there" test -s "$tmp/facts.xml"
    exits "--language=en" 0 "$kenbaar" letter $letter --language=en -o "$tmp/en.pdf" "$record"
    pdftotext -layout "$tmp/en.pdf" "$tmp/out" 2>/dev/null || : >"$tmp/out"
    says "--language=en adds the English letter" 'computer program'
    says "after the Dutch one" 'computerprogramma'

    # check: the table
    exits "check of four ends" 1 "$kenbaar" check $letter "$broken/several.xml"
    printf 'B-2026-24\tmade\t\nB-2026-25\trefused\tL001\nB-2026-26\theld\tL116\nB-2026-27\tnone\t\n' >"$tmp/want"
    same "its table" "$tmp/want" "$tmp/out"
    exits "check of a record without an id" 1 "$kenbaar" check $letter "$broken/missing-id.xml"
    says "is named by its place" '^#1	refused	'
    exits "check --id" 0 "$kenbaar" check $letter --id=B-2026-24 "$broken/several.xml"
    exits "check: none is no failure" 0 "$kenbaar" check $letter "$broken/no-notice-owed.xml"
    exits "check: an unusable file among good ones" 65 "$kenbaar" check $letter "$record" "$broken/doctype.xml" "$records/2026-000418.xml"
    says "the file before it counts" "^$first	made"
    says "the file after it too" '^2026-000418	made'
    { sed '$d' "$broken/several.xml"; echo '<record'; } >"$tmp/torn.xml"
    exits "check: a file that breaks off after some records" 65 "$kenbaar" check $letter "$tmp/torn.xml"
    says "the rows printed stand" '^B-2026-24	made'

    # --json
    exits "check --json" 1 "$kenbaar" check --json $letter "$broken/several.xml" "$broken/unknown-element.xml"
    check "each line of the stream is JSON" python3 -c 'import json,sys
for line in open(sys.argv[1]): json.loads(line)' "$tmp/out"
    check "each note is JSON with its keys" python3 -c 'import json,sys
notes = [json.loads(line) for line in open(sys.argv[1])]
assert notes
for n in notes:
    missing = set("severity code file line record field xpath message hint".split()) - set(n)
    assert not missing, missing' "$tmp/err"
    exits "letter --json, refused" 1 "$kenbaar" letter --json $letter -o "$out" "$broken/no-human-review.xml"
    check "its notes are JSON" python3 -c 'import json,sys
assert any(json.loads(line)["code"] == "L103" for line in open(sys.argv[1]))' "$tmp/err"

    # explain
    exits "explain" 0 "$kenbaar" explain L001 L103
    says "names the code" L103
    exits "explain: unknown code" 64 "$kenbaar" explain X999
    exits "explain without a code" 64 "$kenbaar" explain
    exits "explain --all" 0 "$kenbaar" explain --all
    codes=$(cat gen/base/codes/*.h | grep -cE '^X\(')
    listed=$(grep -oE '\b[RLTPFBWS][0-9]{3}\b' "$tmp/out" | sort -u | wc -l)
    if [ "$listed" -ge "$codes" ]; then ok "explain --all tells all $codes"; else fail "explain --all tells all $codes" "$listed"; fi
    "$kenbaar" explain --lang nl L001 >"$tmp/nl" 2>&1
    "$kenbaar" explain --lang en L001 >"$tmp/en" 2>&1
    if [ -s "$tmp/nl" ] && ! cmp -s "$tmp/nl" "$tmp/en"; then ok "explain speaks both languages"; else fail "explain speaks both languages"; fi
    LC_ALL=nl_NL.UTF-8 "$kenbaar" explain L001 >"$tmp/out" 2>&1
    same "LC_ALL=nl_NL chooses Dutch" "$tmp/nl" "$tmp/out"
    env -u LC_ALL LANG=nl_BE.UTF-8 "$kenbaar" explain L001 >"$tmp/out" 2>&1
    same "LANG=nl_BE chooses Dutch" "$tmp/nl" "$tmp/out"
    LC_ALL=fr_FR.UTF-8 "$kenbaar" explain L001 >"$tmp/out" 2>&1
    same "any other locale is English" "$tmp/en" "$tmp/out"

    # deadline
    exits "deadline" 0 "$kenbaar" deadline 2026-12-01 2026-11-20
    says "six weeks" '^2026-12-01	2027-01-12	'
    says "New Year's Day is no last day" '^2026-11-20	2027-01-04	'
    exits "deadline with a bundle" 0 "$kenbaar" deadline -b $bundle 2026-12-01
    exits "deadline --remedy" 0 "$kenbaar" deadline --remedy=bezwaar-vw 2026-12-01
    says "four weeks in the Aliens Act" '^2026-12-01	2026-12-29	'
    exits "deadline of a remedy without a term" 65 "$kenbaar" deadline --remedy=zienswijze 2026-12-01
    says "says so and goes on" '^2026-12-01	-	L017'
    exits "deadline beyond the calendar" 65 "$kenbaar" deadline 2028-12-01 2026-12-01
    says "refuses to guess" '^2028-12-01	-	L015'
    says "and goes on" '^2026-12-01	2027-01-12	'
    exits "deadline of an unknown remedy" 64 "$kenbaar" deadline --remedy=cassatie 2026-12-01
    exits "deadline --dated for another remedy than bezwaar-awr" 64 "$kenbaar" deadline --dated=2026-12-05 2026-12-01
    exits "deadline --dated" 0 "$kenbaar" deadline --remedy=bezwaar-awr --dated=2026-12-05 2026-12-01
    says "a later day on the assessment counts" '^2026-12-01	2027-01-18	'
    printf '2026-06-12\n2026-04-02\n' | "$kenbaar" deadline - >"$tmp/out" 2>"$tmp/err"
    says "dates from standard input" '^2026-04-02	2026-05-18	'

    # gates: what must hold, and whether it does
    exits "gates" 0 "$kenbaar" gates
    check "gates: four columns" awk -F '\t' 'NF != 4 { exit 1 }' "$tmp/out"
    exits "gates --json" 0 "$kenbaar" gates --json --lang=nl -b $bundle
    check "gates --json has the words and the tests" python3 -c 'import json,sys
for line in open(sys.argv[1]):
    row = json.loads(line)
    assert all(row[name] for name in "id effect source title message who basis must-hold".split()), row' "$tmp/out"
    exits "gates of a record" 0 "$kenbaar" gates $letter "$record"
    check "gates of a record: three columns" awk -F '\t' 'NF != 3 || $2 !~ /^(pass|fail|unknown|not-applicable)$/ { exit 1 }' "$tmp/out"
    exits "gates of a refused record" 1 "$kenbaar" gates $letter --lang=en "$broken/no-human-review.xml"
    says "gates: the verdict" '^G3\.2	fail	refuse$'
    notes "gates: what is not met, in words" 'can be mended by: the caseworker'
    exits "gates --show-values" 1 "$kenbaar" gates $letter --show-values "$broken/no-human-review.xml"
    says "gates --show-values: the facts that decided" '^G3\.2	fail	refuse	.*record/review/@may-deviate=no'
    exits "gates --show-values without a record" 64 "$kenbaar" gates --show-values
    exits "gates --format=html" 0 "$kenbaar" gates --format=html -b $bundle
    check "gates --format=html: every gate, duty and claim, in Dutch, no script" python3 - "$bundle" "$tmp/out" <<'PY'
import re, sys, xml.etree.ElementTree as tree
page = open(sys.argv[2], encoding="utf-8").read()
assert '<html lang="nl">' in page and "<script" not in page and not re.search(r"https?:|\bsrc=|url\(", re.sub(r"<code[^>]*>.*?</code>", "", page))
for file, prefix in (("gates", ""), ("duties", "plicht-"), ("claims", "bewering-")):
    for row in tree.parse(f"{sys.argv[1]}/law/{file}.xml").getroot():
        assert page.count(f'id="{prefix}{row.get("id")}"') == 1, row.get("id")
tree.fromstring(re.sub(r"<meta ([^>]*)>", r"<meta \1/>", page.replace("<!DOCTYPE html>", "")))
PY

    # why: what stands behind each sentence
    exits "why" 0 "$kenbaar" why --lang=en $letter "$record"
    says "why: the sentence" 'Nee, dat hoeft niet\.'
    says "why: its clause" '^ +clause +action-no$'
    says "why: the fact" 'record/decision/@requires-action\): no$'
    says "why: the duty" '^ +duty +17'
    exits "why --lang=nl" 0 "$kenbaar" why --lang=nl $letter "$record"
    says "why --lang=nl: in Dutch" '^ +beweert +requires-action-no: De lezer hoeft niets te doen$'
    exits "why --json" 0 "$kenbaar" why --json $letter --language=en "$record"
    check "why --json: one document; each clause of the page, its claims true" python3 - "$bundle" "$tmp/out" <<'PY'
import json, sys, xml.etree.ElementTree as tree
answer = json.load(open(sys.argv[2], encoding="utf-8"))
claims = {row.get("id"): row for row in tree.parse(f"{sys.argv[1]}/law/claims.xml").getroot()}
assert {s["letter"] for s in answer["sentences"]} == {"nl", "en"} and answer["status"] == "made"
for sentence in answer["sentences"]:
    for claim in sentence["claims"]:
        assert claim["source"] == claims[claim["id"]].get("source") and claim["test"] == claims[claim["id"]].get("test")
        assert claim["title"] in [title.text for title in claims[claim["id"]]]
        assert claim["facts"], claim["id"]
assert any(s["duties"] for s in answer["sentences"]) and any(s["filled"] for s in answer["sentences"])
PY
    "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"
    "$kenbaar" why --json $letter "$record" >"$tmp/out" 2>"$tmp/err"
    check "why: every clause of the letter, as often as it is said" python3 - "$tmp/page.xml" "$tmp/out" <<'PY'
import collections, json, sys, xml.etree.ElementTree as tree
said = collections.Counter(e.get("clause") for e in tree.parse(sys.argv[1]).iter() if e.get("clause"))
told = collections.Counter(s["clause"] for s in json.load(open(sys.argv[2], encoding="utf-8"))["sentences"] if s["clause"])
assert said == told, (said - told, told - said)
PY
    exits "why: a held letter is shown" 1 "$kenbaar" why $letter "$broken/last-day-differs.xml"
    says "why: with its code" '^Letter [^ ]+: held L116$'
    says "why: and its sentences" '^ +clause '
    exits "why: a refused letter" 1 "$kenbaar" why $letter "$broken/no-human-review.xml"
    says "why: with its code and no more" '^Letter [^ ]+: refused L103$'
    exits "why: no notice is owed" 0 "$kenbaar" why $letter "$broken/no-notice-owed.xml"
    exits "why: a form that is none" 64 "$kenbaar" why $letter --form=round "$record"
    exits "why: two records" 64 "$kenbaar" why $letter "$record" "$record"

    # wording status: what was reviewed, and what has changed since
    exits "wording status" 0 "$kenbaar" wording status -b $bundle
    check "wording status: each clause in each language" awk -F '\t' 'NF != 5 || $3 !~ /^(reviewed|draft|stale|missing)$/ { exit 1 }' "$tmp/out"
    check "wording status: as many as there are" test "$(grep -c '	nl	' "$tmp/out")" -eq "$(grep -c '<clause ' $bundle/wording/nl.xml)"
    cp -r templates "$tmp/words"
    check "wording/review" env KENBAAR="$kenbaar" sh "$tmp/words/wording/review"
    "$kenbaar" wording status -b "$tmp/words" >"$tmp/out" 2>"$tmp/err"
    check "all are reviewed then, but the drafts" awk -F '\t' '($2 == "nl" || $2 == "en") != ($3 == "reviewed") || $3 == "stale" { exit 1 }' "$tmp/out"
    check "a draft is a draft, or is not there" awk -F '\t' '$2 == "pl" { n++; bad += $3 != "draft" && $3 != "missing" } END { exit !n || bad }' "$tmp/out"
    check "its XML is sound" xmllint --noout "$tmp/words/wording/nl.xml" "$tmp/words/wording/en.xml"
    cp "$tmp/words/wording/nl.xml" "$tmp/nl.xml"
    check "wording/review again" env KENBAAR="$kenbaar" sh "$tmp/words/wording/review"
    same "changes nothing" "$tmp/nl.xml" "$tmp/words/wording/nl.xml"
    sed -i '/<clause id="greeting"/s|>[^<]*</clause>|>Dag,</clause>|; /<clause id="free"/d' "$tmp/words/wording/nl.xml"
    sed -i '/<clause id="page"/d' "$tmp/words/wording/en.xml"
    "$kenbaar" wording status -b "$tmp/words" >"$tmp/out" 2>"$tmp/err"
    says "a clause whose words changed is a draft" '^greeting	nl	draft	'
    says "its translation is stale" '^greeting	en	stale	'
    says "one that is not there is missing" '^page	en	missing	-	'
    says "one without Dutch words is stale" '^free	en	stale	.*	-$'

    # the decision may not leave without its notice
    "$kenbaar" check $letter --lang=en "$broken/several.xml" >"$tmp/out" 2>"$tmp/err"
    notes "check tells how many may not leave" '1 refused, 1 held of 4: these decisions may not leave without their notice'
    "$kenbaar" check $letter "$record" >"$tmp/out" 2>"$tmp/err"
    if grep -q 'may not leave' "$tmp/err"; then fail "check says nothing of it when all are made"; else ok "check says nothing of it when all are made"; fi

    # messages stay on standard error
    "$kenbaar" letter $letter -o - "$record" >"$tmp/std.pdf" 2>"$tmp/err"
    check "-o - writes the PDF alone" sh -c "head -c 5 '$tmp/std.pdf' | grep -q '%PDF-'"
    exits "-q" 0 "$kenbaar" letter -q $letter -o "$tmp/quiet.pdf" "$record"
    check "-q says nothing when all is well" test ! -s "$tmp/err"
    exits "-q still says why" 1 "$kenbaar" letter -q $letter -o "$out" "$broken/no-human-review.xml"
    notes "-q still says why" L103
}
finish
