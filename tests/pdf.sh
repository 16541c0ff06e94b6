#!/bin/sh
# pdf.sh - every sample letter as other programs see and hear it: qpdf, poppler, a code reader, tests/pdf/heard.py. Ours is
# not asked. Wants samples/run.sh done. What cannot be looked at is a visible skip. What PDF/UA and PDF/A ask: verapdf.sh.
#
#   sh tests/pdf.sh            runs it
#   sh tests/pdf.sh --bless    takes over what poppler hears of three samples and of a copy now as what it must hear (tests/pdf/heard/)
. "$(dirname "$0")/lib/tap.sh"

# heard PDF: the structure as poppler reads it, without object numbers.
heard() {
    pdfinfo -struct-text "$1" | sed 's/^\( *\)Object .*/\1Object/'
}
heard_samples="2026-000417 2026-000418 U-2026-10001"
if [ "${1:-}" = --bless ]; then
    mkdir -p tests/pdf/heard
    for id in $heard_samples; do
        # shellcheck disable=SC2086 # $letter is several words
        "$kenbaar" letter $letter -f -o "$tmp/letter.pdf" "$records/$id.xml" && heard "$tmp/letter.pdf" >"tests/pdf/heard/$id.txt"
    done
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter -f --copy -o "$tmp/letter.pdf" "$records/$first.xml" && heard "$tmp/letter.pdf" >tests/pdf/heard/copy.txt
    exit
fi

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
# break characters and isolates are no text; no-break spaces are drawn as the ordinary ones; of hyphens pdftotext takes away those
# at a line's end, whoever put them there
plain = lambda s: re.sub("[-\u00ad\u200b\u2011\u2060\u2066-\u2069]", "", s).replace("\u00a0", " ").replace("\u202f", " ")
flat = re.sub(r"\s+", "", plain(open(shown, encoding="utf-8").read()))
for word, times in collections.Counter(plain("".join(text)).split()).items():
    if flat.count(word) < times:
        print("said %d times, shown %d: %s" % (times, flat.count(word), word))
        sys.exit(1)
if any("\ufb00" <= c <= "\ufb06" for c in flat):
    print("a ligature is one character")
    sys.exit(1)
PY

fonts() {
    pdffonts "$1" | awk '
        NR > 2 { n++; if ($1 !~ /^[A-Z]+\+(NotoSans(Arabic)?|AtkinsonHyperlegibleNext)-(Regular|Bold|Italic)$/ || $0 !~ / yes +yes +yes +[0-9]+ +0$/) { print; bad = 1 } }
        END { exit bad || !n }'
}
# Nothing is drawn in another space than gray and RGB.
colours() { ! grep -aE '^[0-9. ]+ [kK]( |$)|^/[A-Za-z0-9]+ (cs|CS|sh)( |$)|/(DeviceCMYK|Separation|DeviceN|Shading|SMask)\b' "$1"; }

# A letter of two pages takes less than 40 kB, any letter less than 200 kB.
small() {
    n_bytes=$(wc -c <"$1")
    n_pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
    echo "$n_bytes bytes, $n_pages pages"
    [ "$n_bytes" -lt 200000 ] && { [ "$n_pages" -gt 2 ] || [ "$n_bytes" -lt 40000 ]; }
}

# with_english ID RECORD: the same of the letter that English follows.
# shellcheck disable=SC2086 # $letter is several words
with_english() {
    pdf_en=$tmp/english.pdf
    if "$kenbaar" letter $letter -f --language=en -o "$pdf_en" "$2" 2>"$tmp/err"; then
        "$kenbaar" letter $letter --language=en --stop-after=page "$2" >"$tmp/english.xml" 2>"$tmp/err"
        check "$1 with English: qpdf finds nothing wrong" qpdf --check "$pdf_en"
        check "$1 with English: what is heard is what is said" python3 -B tests/pdf/heard.py "$pdf_en" "$tmp/english.xml"
        check "$1 with English: small" small "$pdf_en"
    elif grep -q P005 "$tmp/err"; then
        skip "$1 with English" "more sheets than its envelope takes"
    else
        fail "$1 with English" "$(cat "$tmp/err")"
    fi
}

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
    check "$id: what is heard is what is said, in order; nothing acts" python3 -B tests/pdf/heard.py "$pdf" "$tmp/page.xml"
    check "$id: small" small "$pdf"
    check "$id: gray and RGB only" colours "$tmp/letter.qdf"
    pdftotext "$pdf" "$tmp/letter.txt"
    check "$id: every word of the page model is shown" python3 "$tmp/words.py" "$tmp/page.xml" "$tmp/letter.txt"
    pdfinfo "$pdf" >"$tmp/info"
    check "$id: dated by the mailing date" grep -q '^CreationDate: *Tue Dec  1 .*2026' "$tmp/info"
    check "$id: neutral title" grep -q '^Title: *Brief bij \(uw besluit\|ons voornemen\)$' "$tmp/info"
    check "$id: tagged, PDF 1.7" sh -c 'grep -q "^Tagged: *yes" "$1" && grep -q "^PDF version: *1.7" "$1"' - "$tmp/info"
    case " $heard_samples " in
    *" $id "*)
        heard "$pdf" >"$tmp/heard"
        check "$id: poppler hears what was blessed" diff -u "tests/pdf/heard/$id.txt" "$tmp/heard"
        ;;
    esac
    with_english "$id" "$record"

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

# Held letters, as a preview shows them: the mark of a concept is silent, its line is heard.
# shellcheck disable=SC2086
for record in "$broken"/*.xml; do
    [ "$(cut -f 1 "${record%.xml}.expected")" = held ] || continue
    id=$(basename "$record" .xml)
    "$kenbaar" letter $letter -f --preview -o "$tmp/letter.pdf" "$record" 2>"$tmp/err"
    "$kenbaar" letter $letter --preview --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"
    check "preview of $id: what is heard is what is said" python3 -B tests/pdf/heard.py "$tmp/letter.pdf" "$tmp/page.xml"
done

# copy_of NAME OPTION...: what is heard of a copy; DUPLICAAT is heard before all else of each letter, then what a draft says of itself.
copy_of() {
    name=$1
    shift
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter -f --copy "$@" -o "$tmp/copy.pdf" "$records/$first.xml" 2>"$tmp/err" || fail "copy $name is made" "$(cat "$tmp/err")"
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter --copy "$@" --stop-after=page "$records/$first.xml" >"$tmp/page.xml" 2>"$tmp/err"
    check "copy $name: what is heard is what is said, in order" python3 -B tests/pdf/heard.py "$tmp/copy.pdf" "$tmp/page.xml"
    pdfinfo -struct-text "$tmp/copy.pdf" | sed -n '/^ *Part/,$p; s/^ *Document.*/Document/p' | awk '/^ *(Part|Document)/ { n = 0 } /"/ && n++ < 6' | grep -o 'DUPLICAAT\|CONCEPT\|Concept' | tr '\n' ' ' >"$tmp/marks"
}
copy_of "in Dutch"
heard "$tmp/copy.pdf" >"$tmp/heard"
check "copy in Dutch: poppler hears what was blessed" diff -u tests/pdf/heard/copy.txt "$tmp/heard"
check "a mark that is heard last can be made" python3 -B tests/pdf/break.py mark_heard_last "$tmp/copy.pdf" "$tmp/broken.pdf"
exits "found: mark_heard_last" 1 python3 -B tests/pdf/heard.py "$tmp/broken.pdf" "$tmp/page.xml"
copy_of "as an annex" --form=annex
for format in pdf large-print; do
    copy_of "in $format with English" --format=$format --language=en
    check "which is a copy, both of them" grep -qx 'DUPLICAAT DUPLICAAT ' "$tmp/marks"
    for tag in ar pl; do
        copy_of "in $format with $tag" --format=$format --language=$tag
        check "which is a copy, then a draft" grep -qx 'DUPLICAAT DUPLICAAT Concept ' "$tmp/marks"
    done
done

# Every fault that is made on purpose is found, in a letter that has all parts.
# shellcheck disable=SC2086
for record in "$records"/*.xml; do
    "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"
    if grep -q '<table' "$tmp/page.xml"; then
        break
    fi
done
# shellcheck disable=SC2086
"$kenbaar" letter $letter -f -o "$tmp/letter.pdf" "$record" 2>"$tmp/err"
for kind in $(python3 -B tests/pdf/break.py); do
    case $kind in language_lost | intent_lost | mark_heard_last) continue ;; esac # for verapdf.sh; of a copy, above
    if ! python3 -B tests/pdf/break.py "$kind" "$tmp/letter.pdf" "$tmp/broken.pdf" 2>"$tmp/err"; then
        fail "$kind can be made" "$(cat "$tmp/err")"
    elif python3 -B tests/pdf/heard.py "$tmp/broken.pdf" "$tmp/page.xml" >"$tmp/faults" 2>&1; then
        fail "found: $kind"
    elif grep -q '^Traceback' "$tmp/faults"; then
        fail "found: $kind" "$(cat "$tmp/faults")"
    else
        ok "found: $kind"
    fi
done

# The finisher is made for Cairo 1.16 and 1.18. OTHER_CAIRO names a folder with the libcairo.so.2 that is not installed.
# shellcheck disable=SC2086
if [ -n "${OTHER_CAIRO:-}" ]; then
    for record in "$records"/*.xml; do
        id=$(basename "$record" .xml)
        LD_LIBRARY_PATH=$OTHER_CAIRO "$kenbaar" letter $letter -f -o "$tmp/letter.pdf" "$record" 2>"$tmp/err"
        "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>"$tmp/err"
        check "$id with another Cairo: what is heard is what is said" python3 -B tests/pdf/heard.py "$tmp/letter.pdf" "$tmp/page.xml"
    done
else
    skip "the same with another Cairo" "not proved: only $("$kenbaar" --version | sed -n 's/^cairo\t//p') is here; see OTHER_CAIRO"
fi
finish
