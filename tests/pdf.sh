#!/bin/sh
# pdf.sh - every sample letter as other programs see it: qpdf, poppler, a code reader. Ours is not asked.
# Wants samples/run.sh done. What cannot be looked at is a visible skip.
. "$(dirname "$0")/lib/tap.sh"

# words PAGE.xml TEXT: every word that the page model says stands in the PDF, as often. Word order is the layout's.
cat >"$tmp/words.py" <<'PY'
import collections, re, sys
import xml.etree.ElementTree as tree

page, shown = sys.argv[1:]


def said(element, text):
    if element.tag in ("page-number", "page-count"):
        return
    text.append(element.text or "")
    for child in element:
        said(child, text)
        text.append(child.tail or "")
    if element.tag not in ("strong", "em", "value", "nobr", "a"):
        text.append(" ")


text = []
said(tree.parse(page).getroot(), text)
# break characters and isolates are no text; no-break spaces and hyphens are drawn as the ordinary ones
plain = lambda s: re.sub("[\u00ad\u200b\u2060\u2066-\u2069]", "", s).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-")
flat = re.sub(r"\s+", "", plain(open(shown, encoding="utf-8").read()))
for word, times in collections.Counter(plain("".join(text)).split()).items():
    if flat.count(word) < times:
        print("said %d times, shown %d: %s" % (times, flat.count(word), word))
        sys.exit(1)
if any("\ufb00" <= c <= "\ufb06" for c in flat):
    print("a ligature is one character")
    sys.exit(1)
PY

# tags QDF: flat tags of two names, each closed before the next opens, all text and no nested content.
tags() {
    awk '
        / BDC$/ { n++; if (open) bad = "nested"; open = 1; if ($1 != "/Span" && $1 != "/Private") bad = "name " $1 }
        /^EMC$/ { if (!open) bad = "closed twice"; open = 0 }
        /(Tj|TJ)$/ { if (!open) bad = "text without a tag" }
        END { if (open) bad = "left open"; if (!n) bad = "no tags"; if (bad) { print bad; exit 1 } }' "$1"
}
fonts() {
    pdffonts "$1" | awk '
        NR > 2 { n++; if ($1 !~ /^[A-Z]+\+NotoSans-(Regular|Bold|Italic)$/ || $0 !~ / yes +yes +yes +[0-9]+ +0$/) { print; bad = 1 } }
        END { exit bad || !n }'
}
keys() { ! grep -aE '/(JavaScript|JS|OpenAction|AA|Launch|URI|GoToR|SubmitForm|EmbeddedFile|Image|Encrypt|ModDate)\b' "$1"; }
# Nothing is drawn in another space than gray and RGB.
colours() { ! grep -aE '^[0-9. ]+ [kK]( |$)|^/[A-Za-z0-9]+ (cs|CS|sh)( |$)|/(DeviceCMYK|Separation|DeviceN|Shading|SMask)\b' "$1"; }

# Static, without hint programs, with the shaping that we rely on and the embedding right.
cat >"$tmp/font.py" <<'PY'
import struct, sys

font = open(sys.argv[1], "rb").read()
tables = {}
for i in range(struct.unpack(">H", font[4:6])[0]):
    tag, _, at, size = struct.unpack(">4sLLL", font[12 + 16 * i : 28 + 16 * i])
    tables[tag.decode()] = font[at : at + size]
assert not {"fpgm", "prep", "cvt ", "fvar", "gvar", "hdmx", "CFF "} & tables.keys(), sorted(tables)
assert {"glyf", "GPOS", "GSUB", "GDEF", "OS/2"} <= tables.keys(), sorted(tables)
assert struct.unpack(">H", tables["head"][18:20])[0] == 1000, "not 1,000 units to the em"
assert struct.unpack(">H", tables["OS/2"][8:10])[0] == 0, "may not be embedded"
assert b"liga" not in tables["GSUB"], "has ligatures"
PY
for font in fonts/*/*.ttf; do
    check "$font: static, unhinted, embeddable" python3 "$tmp/font.py" "$font"
    check "$font: origin and hash stand in fonts/FONTS" grep -q "^${font#fonts/}	.*	$(sha256sum <"$font" | cut -d ' ' -f 1)\$" fonts/FONTS
    check "$font: its licence lies beside it" grep -q 'SIL OPEN FONT LICENSE Version 1.1' "$(dirname "$font")/OFL.txt"
done

# shellcheck disable=SC2086 # $letter is several words
for record in "$records"/*.xml; do
    id=$(basename "$record" .xml)
    pdf=$tmp/letter.pdf
    "$kenbaar" letter $letter -f -o "$pdf" "$record" 2>"$tmp/err" || { fail "$id is made" "$(cat "$tmp/err")"; continue; }
    "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"

    check "$id: qpdf finds nothing wrong" qpdf --check "$pdf"
    qpdf --qdf --object-streams=disable "$pdf" "$tmp/letter.qdf"
    check "$id: fonts are embedded, ours, and can be read" fonts "$pdf"
    check "$id: flat tags" tags "$tmp/letter.qdf"
    check "$id: no scripts, actions, files or images" keys "$tmp/letter.qdf"
    check "$id: gray and RGB only" colours "$tmp/letter.qdf"
    pdftotext "$pdf" "$tmp/letter.txt"
    check "$id: every word of the page model is shown" python3 "$tmp/words.py" "$tmp/page.xml" "$tmp/letter.txt"
    pdfinfo "$pdf" >"$tmp/info"
    check "$id: dated by the mailing date" grep -q '^CreationDate: *Tue Dec  1 .*2026' "$tmp/info"
    check "$id: neutral title" grep -q '^Title: *Brief bij uw besluit$' "$tmp/info"

    sed -n 's/.*<qr [^>]*data="\([^"]*\)".*/QR-Code:\1/p' "$tmp/page.xml" | sed 's/&amp;/\&/g' | sort >"$tmp/codes"
    if ! [ -s "$tmp/codes" ]; then
        continue
    elif ! command -v zbarimg >/dev/null; then
        skip "$id: the QR code can be scanned" "no zbarimg here"
    else
        pdftoppm -r 150 -gray "$pdf" "$tmp/page"
        zbarimg --quiet "$tmp"/page*.pgm 2>"$tmp/err" | sort >"$tmp/scanned"
        same "$id: the QR code can be scanned" "$tmp/codes" "$tmp/scanned"
        rm -f "$tmp"/page*.pgm
    fi
done
finish
