#!/bin/sh
# snippet.sh - `kenbaar snippet`: of each sample it says what the letter says and no more, with the last day where there is one; where there
# is no letter there is no snippet. Wants samples/run.sh done.
. "$(dirname "$0")/lib/tap.sh"

# says_no_more PAGE TEXT HTML: each paragraph, joined, stands in the page; lines have 72 columns; HTML and text have the same words.
cat >"$tmp/look.py" <<'PY'
import re, sys, xml.etree.ElementTree as ET
def single(text): return " ".join(text.split())
page, text, html = (open(name, encoding="utf-8").read() for name in sys.argv[1:4])
letters = list(ET.fromstring(page.encode()).iter("letter"))
whole = single(" ".join("".join(letter.itertext()) for letter in letters))
known = {single("".join(node.itertext())) for letter in letters for node in letter.iter()}
divs = ET.fromstring("<x>" + html.replace("<br>", " ") + "</x>")
faults = []
if [div.get("lang") for div in divs] != [letter.get("lang") for letter in letters]:
    faults.append("the languages are not those of the letter")
paragraphs = [single("".join(p.itertext())) for p in divs.iter("p")]
for paragraph in paragraphs:
    for sentence in re.split(r"(?<=[.?:]) ", paragraph):
        if sentence.rstrip(":") not in whole:
            faults.append("not in the letter: " + sentence)
if single(text) != single(" ".join(paragraphs)):
    faults.append("HTML and text differ")
faults += ["too wide: " + line for line in text.splitlines() if len(line) > 72 and " " in line]
for day in {single("".join(node.itertext())) for node in letters[0].iter("value") if node.get("of") == "last-day"}:
    if day not in single(text):
        faults.append("without the last day")
print("\n".join(faults))
sys.exit(bool(faults))
PY

# shellcheck disable=SC2086 # $letter is several words
{
    for record in "$records"/*.xml; do
        id=$(basename "$record" .xml)
        # a decision that has gone takes nothing more along
        "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"
        if grep -q "L105" "$tmp/err"; then
            exits "$id: the decision has gone" 1 "$kenbaar" snippet $letter --json "$record"
            check "$id: says so" grep -q '"L121"' "$tmp/out"
            continue
        fi
        # what somebody let go is told by the whole letter alone
        if "$kenbaar" letter $letter --stop-after=facts "$record" 2>/dev/null | grep -q '<release '; then
            exits "$id: somebody let it go" 1 "$kenbaar" snippet $letter --json "$record"
            check "$id: says so" grep -q '"L126"' "$tmp/out" "$tmp/err"
            continue
        fi
        if "$kenbaar" snippet $letter --format=text "$record" >"$tmp/text" 2>"$tmp/err" && "$kenbaar" snippet $letter "$record" >"$tmp/html" 2>"$tmp/err"; then
            check "$id" python3 -B "$tmp/look.py" "$tmp/page.xml" "$tmp/text" "$tmp/html"
        else
            fail "$id" "$(cat "$tmp/err")"
        fi
    done
    check "a representative is told of whom it speaks" sh -c '"$1" snippet $2 --format=text "$3" | tr "\n" " " | grep -q "betekent ‘u’: C. Hallema"' - "$kenbaar" "$letter" "$records/BK-2026-1003.xml"
    for file in "$broken"/*.expected; do
        case $(cut -f 1 "$file") in
        held | refused)
            exits "$(basename "$file" .expected): no letter, no snippet" 1 "$kenbaar" snippet $letter "${file%.expected}.xml"
            check "nothing is printed" test ! -s "$tmp/out" ;;
        esac
    done
    exits "--format=html is the same as none" 0 "$kenbaar" snippet $letter --format=html "$records/$first.xml"
    "$kenbaar" snippet $letter "$records/$first.xml" >"$tmp/html"
    same "the same bytes" "$tmp/out" "$tmp/html"
    exits "--format=pdf" 64 "$kenbaar" snippet $letter --format=pdf "$records/$first.xml"
    exits "two records" 64 "$kenbaar" snippet $letter "$records/$first.xml" "$records/2026-000418.xml"
    exits "--json" 0 "$kenbaar" snippet $letter --json "$records/$first.xml"
    check "is one document" python3 -c 'import json, sys; assert json.load(open(sys.argv[1]))["snippet"] == open(sys.argv[2]).read()' "$tmp/out" "$tmp/html"
}

# Where the letter tells of the remedy elsewhere, the letter is whole and its snippet is not.
cp -r "$bundle" "$tmp/bundle"
rm "$tmp/bundle/bundle.lock"
sed -i 's/ in="objection"/ in="more"/' "$tmp/bundle/law/duties.xml"
sed -i 's/part="objection"/part="more"/' "$tmp/bundle/blocks/objection.xsl"
"$kenbaar" bundle lock "$tmp/bundle" >/dev/null 2>"$tmp/err"
moved="-b $tmp/bundle -s $log -d $date"
# shellcheck disable=SC2086
{
    exits "a letter that tells of the remedy elsewhere" 0 "$kenbaar" letter $moved --stop-after=page "$records/$first.xml"
    exits "its snippet lacks it" 1 "$kenbaar" snippet $moved "$records/$first.xml"
}
check "and says so" grep -q L140 "$tmp/err"
finish
