#!/bin/sh
# kenbaar envelope: the table of profiles, the calibration sheet measured with a ruler, what the window shows of a letter.
. "$(dirname "$0")/../lib/tap.sh"
record=$records/$first.xml

# --- list
exits "list" 0 "$kenbaar" envelope list
check "has the seven profiles, in order" sh -c 'test "$(cut -f 1 "$1" | tr "\n" " ")" = "c4-large-print din5008b-c5 din5008b-ea56 nen1026-left-c5 nen1026-left-ea56 nen1026-right-c5 nen1026-right-ea56 "' - "$tmp/out"
check "a row" grep -qx 'nen1026-left-c5	A4	229x162	33,50,83,40	duplex	5	2500	7	80	none	3,3,3,3' "$tmp/out"
mv "$tmp/out" "$tmp/builtin"
exits "list of a bundle" 0 "$kenbaar" envelope list -b "$bundle"
same "the same profiles" "$tmp/builtin" "$tmp/out"
exits "list --json" 0 "$kenbaar" envelope list --json
check "is one JSON document of seven" python3 -c 'import json, sys; rows = json.load(open(sys.argv[1])); assert [r["id"] for r in rows] == [l.split("\t")[0] for l in open(sys.argv[2])] and rows[3]["play"]["left"] == 3' "$tmp/out" "$tmp/builtin"
exits "no second word" 64 "$kenbaar" envelope
exits "another second word" 64 "$kenbaar" envelope draw
check "tells which there are" grep -q "list | calibrate PROFILE | check RECORD" "$tmp/err"
exits "list with an operand" 64 "$kenbaar" envelope list all
exits "list -o" 64 "$kenbaar" envelope list -o "$tmp/x"
exits "help" 0 "$kenbaar" envelope --help
exits "help of check" 0 "$kenbaar" --lang nl envelope check --help
check "in Dutch" grep -q "Gebruik: kenbaar envelope list" "$tmp/out"

# --- calibrate
exits "calibrate without -o" 64 "$kenbaar" envelope calibrate nen1026-left-c5
exits "calibrate without a profile" 64 "$kenbaar" envelope calibrate -o "$tmp/x.pdf"
exits "calibrate of none" 65 "$kenbaar" envelope calibrate nen1026-middle -o "$tmp/x.pdf"
check "leaves nothing behind" sh -c '! test -e "$1"' - "$tmp/x.pdf"
# measured PROFILE: in the picture the bar is 100 mm long and the window's outline where the profile has it.
measured() {
    pdftoppm -r 300 -gray -singlefile "$tmp/$1.pdf" "$tmp/sheet" && python3 - "$tmp/sheet.pgm" "$1" <<'PY'
import re
import sys
import xml.etree.ElementTree as ET

data = open(sys.argv[1], "rb").read()
head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
width = int(head[1])
root = ET.parse(f"templates/house/envelopes/{sys.argv[2]}.xml").getroot()
window, cut = root.find("window"), root.find("cut-out")
mm = lambda e, k: float(e.get(k))


def at(x, y):
    """The darkest of a few points around a place in mm."""
    cx, cy = round(x / 25.4 * 300), round(y / 25.4 * 300)
    return min(data[head.end() + j * width + i] for i in range(cx - 2, cx + 3) for j in range(cy - 2, cy + 3))


left, right = mm(window, "x") - mm(cut, "left"), mm(window, "x") + mm(window, "width") + mm(cut, "right")
top, bottom = mm(window, "y") - mm(cut, "up"), mm(window, "y") + mm(window, "height") + mm(cut, "down")
for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
    assert at(x, y) < 160, (x, y)
    assert at(x + (1.2 if x == left else -1.2), y + (1.2 if y == top else -1.2)) > 200, (x, y, "the outline is a line")
row = data[head.end() + round(236 / 25.4 * 300) * width:][:width]
dark = [i for i, v in enumerate(row[:1435]) if v < 128] # "100 mm" stands behind it
assert abs((dark[-1] - dark[0]) / 300 * 25.4 - 100) < 0.6, (dark[0], dark[-1])
assert abs(dark[0] / 300 * 25.4 - 20) < 0.4
PY
}
for profile in $(cut -f 1 "$tmp/builtin"); do
    exits "calibrate $profile" 0 "$kenbaar" envelope calibrate "$profile" -o "$tmp/$profile.pdf"
    check "its scale and window are true" measured "$profile"
done
exits "never over a file" 74 "$kenbaar" envelope calibrate nen1026-left-c5 -o "$tmp/nen1026-left-c5.pdf"
cp "$tmp/nen1026-left-c5.pdf" "$tmp/again.pdf"
exits "but with --force" 0 "$kenbaar" envelope calibrate nen1026-left-c5 -f -o "$tmp/nen1026-left-c5.pdf"
same "the same bytes" "$tmp/again.pdf" "$tmp/nen1026-left-c5.pdf"
exits "in Dutch" 0 "$kenbaar" --lang nl envelope calibrate nen1026-left-c5 -o "$tmp/nl.pdf" -b "$bundle"
check "says how to measure" sh -c 'pdftotext "$1" - | grep -q "Schuif het blad zo ver mogelijk naar links"' - "$tmp/nl.pdf"
check "and what the profile has now" sh -c 'pdftotext "$1" - | grep -q "speling links 3.0, rechts 3.0, omhoog 3.0, omlaag 3.0 mm"' - "$tmp/nl.pdf"

# --- check
# shellcheck disable=SC2086
{
    exits "check" 0 "$kenbaar" envelope check $letter --envelope=nen1026-left-c5 -o "$tmp/seen.pdf" "$record"
    check "prints the verdict" grep -qx "$first	fits		kix" "$tmp/out"
    check "the letter is on it" sh -c 'pdftotext "$1" - | grep -q "Een computerprogramma koos uw"' - "$tmp/seen.pdf"
    exits "as PNG, in JSON" 0 "$kenbaar" envelope check --json $letter --envelope=din5008b-c5 -o "$tmp/seen.png" "$record"
    check "says so" grep -qx '{"id":"'"$first"'","status":"fits","codes":\[\],"kix":true}' "$tmp/out"
    check "is a PNG" sh -c 'head -c 8 "$1" | od -An -c | grep -q "P   N   G"' - "$tmp/seen.png"
    exits "without --envelope" 64 "$kenbaar" envelope check $letter -o "$tmp/x.pdf" "$record"
    exits "without -o" 64 "$kenbaar" envelope check $letter --envelope=nen1026-left-c5 "$record"
    exits "another picture" 64 "$kenbaar" envelope check $letter --envelope=nen1026-left-c5 -o "$tmp/x.gif" "$record"
    exits "an envelope that there is not" 64 "$kenbaar" envelope check $letter --envelope=nen1026-middle -o "$tmp/x.pdf" "$record"
    exits "one that shows the text" 1 "$kenbaar" envelope check $letter --envelope=c4-large-print -o "$tmp/shown.pdf" "$record"
    check "the code" grep -qx "$first	refused	P004	no-kix" "$tmp/out"
    check "the picture too" sh -c 'pdftotext "$1" - | grep -q "P004"' - "$tmp/shown.pdf"
    cp -R "$bundle" "$tmp/moved"
    sed -i 's/<address x="33"/<address x="28"/' "$tmp/moved/house/envelopes/nen1026-left-c5.xml"
    "$kenbaar" bundle lock "$tmp/moved" >/dev/null
    exits "an address out of its place" 1 "$kenbaar" envelope check -b "$tmp/moved" -s "$log" -d "$date" --envelope=nen1026-left-c5 -o "$tmp/hidden.png" "$record"
    check "the code of that" grep -q "^$first	refused	P019	" "$tmp/out"
    check "and its picture" test -s "$tmp/hidden.png"
    held=$(grep -l '^held' "$broken"/*.expected | head -n 1)
    exits "a held letter" 1 "$kenbaar" envelope check $letter --envelope=nen1026-left-c5 -o "$tmp/held.pdf" "${held%.expected}.xml"
    check "is told apart" grep -q "	held	" "$tmp/out"
}
finish
