#!/bin/sh
# The reading formats: every sample in large print and as plain text; what each of them is measured by; what becomes of one that
# cannot be made.
. "$(dirname "$0")/lib/tap.sh"

# make FORMAT SUFFIX OPTION...: every sample; the names of those that fail are shown
make() {
    format=$1 suffix=$2
    shift 2
    for sample in "$records"/*.xml; do
        # shellcheck disable=SC2086 # $letter is several words
        "$kenbaar" letter $letter --format="$format" "$@" -o "$tmp/$suffix/$(basename "$sample" .xml).$suffix" "$sample" 2>"$tmp/err" || {
            echo "$sample"
            cat "$tmp/err"
            return 1
        }
    done
}
mkdir "$tmp/pdf" "$tmp/txt" "$tmp/both"
check "every sample is made in large print" make large-print pdf
check "every sample is made as text" make text txt

# --- large print ---
check "large print: no type under 18 points but in the window" python3 tests/formats/type_sizes.py 18 "$tmp"/pdf/*.pdf
"$kenbaar" letter $letter -o "$tmp/standard.pdf" "$records/$first.xml" 2>/dev/null
pdftotext -layout "$tmp/standard.pdf" "$tmp/standard.txt"
exits "the measure finds the type of a standard letter small" 1 python3 tests/formats/type_sizes.py 18 "$tmp/standard.pdf"
check "large print says so to an archive" sh -c "grep -aq '<kenbaar:format>large-print</kenbaar:format>' '$tmp/pdf/$first.pdf'"
check "a letter in Latin script is in Atkinson Hyperlegible Next" sh -c "pdffonts '$tmp/pdf/$first.pdf' | grep -q AtkinsonHyperlegibleNext"
sed 's/J\. de Vries/J. Nguyễn/; s/mevrouw De Vries/mevrouw Nguyễn/' "$records/$first.xml" >"$tmp/vietnamese.xml"
exits "a name that it cannot write" 0 "$kenbaar" letter $letter --format=large-print -o "$tmp/vietnamese.pdf" "$tmp/vietnamese.xml"
check "makes the whole letter one in Noto Sans" sh -c "! pdffonts '$tmp/vietnamese.pdf' | grep -q Atkinson"
check "a standard letter is not in it" sh -c "! pdffonts '$tmp/standard.pdf' | grep -q Atkinson"
same_words() { # what is said is the same, but for the count of the pages
    pdftotext -raw "$1" - | tr -s ' \n\f' '\n\n\n' | grep -v '^[0-9]*$' | sort >"$tmp/words.1"
    pdftotext -raw "$2" - | tr -s ' \n\f' '\n\n\n' | grep -v '^[0-9]*$' | sort | uniq >"$tmp/words.2"
    uniq "$tmp/words.1" | diff - "$tmp/words.2"
}
check "it has the words of the standard letter" same_words "$tmp/standard.pdf" "$tmp/pdf/$first.pdf"
first_pages() { # with the page model of each letter beside it
    for sample in "$records"/*.xml; do
        # shellcheck disable=SC2086
        "$kenbaar" letter $letter --format=large-print --stop-after=page "$sample" 2>/dev/null >"$tmp/pdf/$(basename "$sample")" || return 1
    done
    python3 tests/formats/first_page.py "$1" "$tmp/pdf"
}
check "what to do and until which day stands whole on the first page of every one" first_pages 75
exits "the measure sees where it does not" 1 python3 tests/formats/first_page.py 76 "$tmp/pdf"
check "the objection begins a page" sh -c "pdftotext -f 4 -l 4 '$tmp/pdf/$first.pdf' - | head -n 1 | grep -q '^Bent u het niet eens'"

# --- text ---
numbers_whole() { # no line ends with a day, a month before its year, the euro sign or "artikel"; streets end with a number too
    ! grep -HnE "(€|artikel|[a-z] [0-9]{1,2}|(januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december))$" \
        "$tmp"/txt/*.txt | awk -F: '$2 > 8' | grep .
}
check "no day, article or amount is broken over lines" numbers_whole
check "text: UTF-8, LF, 72 columns" python3 tests/formats/columns.py "$tmp"/txt/*.txt
has_words() { # each word of the page model is in the text, in the same order
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter --format=text --stop-after=page "$1" 2>/dev/null >"$tmp/page.xml"
    python3 - "$tmp/page.xml" "$2" <<'PY'
import re, sys, xml.etree.ElementTree as tree
plain = lambda words: re.sub(r"\s+", " ", words.replace("\u00a0", " ").replace(" ·", "")).strip() # no dot where a footer's line ends
text = plain(open(sys.argv[2], encoding="utf-8").read())
at = 0
root = tree.parse(sys.argv[1]).getroot()
for letter in root:
    body = list(letter.find("body"))
    notes = body[:[block.tag for block in body].index("h1")] if letter.get("translation") == "yes" else []
    for block in notes + [block for part in ["address", "reference", "body", "footer"] for block in letter.iter(part)]:
        for leaf in block.iter():
            if leaf.tag not in ("line", "term", "detail", "h1", "h2", "p", "li", "th", "td") or leaf.find("page-number") is not None:
                continue
            if leaf.find(".//br") is not None or (block.tag == "body" and leaf in notes):
                continue
            words = plain("".join(leaf.itertext()))
            found = text.find(words, at)
            if found < 0:
                sys.exit("%s: not there, or not in its place" % words)
            at = found + len(words)
PY
}
for name in $first 2026-000604 2026-000503 KD-2026-0007; do
    check "text of $name: all words of the page model, in order" has_words "$records/$name.xml" "$tmp/txt/$name.txt"
done
check "headings are underlined" sh -c "grep -A 1 '^Wie heeft beslist?$' '$tmp/txt/$first.txt' | tail -n 1 | grep -qx -- '------------------'"
check "the last day stands between two lines of its own" sh -c "grep -B 2 -A 4 '^U kunt bezwaar maken tot en met dinsdag 12 januari 2027' '$tmp/txt/$first.txt' | grep -cx '=\{72\}' | grep -qx 2"
check "pages are not counted" sh -c "! grep -q Pagina '$tmp/txt/$first.txt'"
exits "text with its translation" 0 "$kenbaar" letter $letter --format=text --language=en -o "$tmp/both/en.txt" "$records/$first.xml"
check "which stands below the Dutch letter" sh -c "[ \"\$(grep -nx '\*\{72\}' '$tmp/both/en.txt' | cut -d : -f 1)\" -lt \"\$(grep -n '^Do you disagree' '$tmp/both/en.txt' | head -n 1 | cut -d : -f 1)\" ]"
exits "text of a copy" 0 "$kenbaar" letter $letter --format=text --copy -o "$tmp/both/copy.txt" "$records/$first.xml"
check "which says so first" sh -c "head -n 1 '$tmp/both/copy.txt' | grep -q '^\[DUPLICAAT'"
exits "text of a copy with a draft behind it" 0 "$kenbaar" letter $letter --format=text --copy --language=ar -o "$tmp/both/copy-ar.txt" "$records/$first.xml"
check "each of which says first that it is a copy, then that it is a draft" \
    sh -c "[ \"\$(grep -o 'DUPLICAAT\\|Concept\\|^\*\*' '$tmp/both/copy-ar.txt' | tr '\n' ' ')\" = 'DUPLICAAT ** DUPLICAAT Concept ' ]"
exits "text of a held letter" 1 "$kenbaar" letter $letter --format=text --preview -o "$tmp/both/held.txt" "$broken/payment-stopped.xml"
check "which says CONCEPT first" sh -c "head -n 1 '$tmp/both/held.txt' | grep -q '^\[CONCEPT'"
exits "text as an annex" 0 "$kenbaar" letter $letter --format=text --form=annex -o "$tmp/both/annex.txt" "$records/$first.xml"
check "which has no address" sh -c "! grep -q 'Kerkstraat' '$tmp/both/annex.txt'"
check "and 72 columns too" python3 tests/formats/columns.py "$tmp"/both/*.txt
exits "--stop-after=layout shows the text" 0 "$kenbaar" letter $letter --format=text --stop-after=layout "$records/$first.xml"
check "as it is" cmp "$tmp/out" "$tmp/txt/$first.txt"
exits "the same bytes again" 0 "$kenbaar" letter $letter --format=text -o - "$records/$first.xml"
check "are the same" cmp "$tmp/out" "$tmp/txt/$first.txt"
exits "nothing lies inside a text" 64 "$kenbaar" letter $letter --format=text --embed -o "$tmp/no.txt" "$records/$first.xml"

# --- with each language behind the Dutch letter ---
mkdir "$tmp/tongues"
in_every_language() {
    for words in templates/wording/*.xml; do
        tag=$(basename "$words" .xml)
        for sample in $first 2026-000604 KD-2026-0007 MV-2026-0001; do
            # shellcheck disable=SC2086
            "$kenbaar" letter $letter --format="$1" --language="$tag" -o "$tmp/tongues/$sample-$tag.$2" "$records/$sample.xml" || return 1
        done
    done
}
check "large print is made with every language" in_every_language large-print pdf
titles_first() { # on the first page of each letter, as placed
    for tag in $(ls templates/wording | sed 's/\.xml$//'); do
        for sample in $first 2026-000604 KD-2026-0007 BK-2026-1002; do
            # shellcheck disable=SC2086
            "$kenbaar" letter $letter --format=large-print --language="$tag" --stop-after=layout "$records/$sample.xml" 2>/dev/null
        done
    done | awk '/^page/ { if (wants) print; wants = $NF != letter || $2 == 1; letter = $NF } / h1 / { wants = 0 } END { exit wants }' >"$tmp/out"
    [ ! -s "$tmp/out" ]
}
check "each begins with its title on its first page" titles_first
check "no type in them is small" python3 tests/formats/type_sizes.py 18 "$tmp"/tongues/*.pdf
check "text is made with every language" in_every_language text txt
check "its lines are not long" python3 tests/formats/columns.py "$tmp"/tongues/*.txt
check "no line of any footer begins or ends with a dot" python3 tests/formats/footers.py "$tmp"/tongues/*
in_every_language pdf standard.pdf >"$tmp/out" 2>&1
check "nor in the standard letter" python3 tests/formats/footers.py "$tmp"/tongues/*.standard.pdf

# --- what the record wishes for ---
wish() { sed "s/<reading-format>standard</<reading-format>$1</" "$records/$first.xml" >"$tmp/$1.xml"; }
for format in large-print text html braille; do wish $format; done
exits "a record that asks for large print" 0 "$kenbaar" letter $letter -o "$tmp/wish.pdf" "$tmp/large-print.xml"
check "gets what --format=large-print gives" cmp "$tmp/wish.pdf" "$tmp/pdf/$first.pdf"
exits "a record that asks for text" 0 "$kenbaar" letter $letter -o "$tmp/wish.txt" "$tmp/text.xml"
check "gets what --format=text gives" cmp "$tmp/wish.txt" "$tmp/txt/$first.txt"
exits "--format=pdf overrides it" 0 "$kenbaar" letter $letter --format=pdf -f -o "$tmp/wish.pdf" "$tmp/large-print.xml"
check "with the standard letter" cmp "$tmp/wish.pdf" "$tmp/standard.pdf"
for format in html braille; do
    exits "a record that asks for $format is made as the standard letter" 0 "$kenbaar" letter $letter -f -o "$tmp/wish.pdf" "$tmp/$format.xml"
    check "L033 says so" grep -q L033 "$tmp/err"
    check "and the words are the same" same_words "$tmp/wish.pdf" "$tmp/standard.pdf"
    exits "--format=$format is for a later edition" 64 "$kenbaar" letter $letter --format=$format -o "$tmp/later" "$records/$first.xml"
done
for format in large-print text braille; do
    exits "check takes the format of the record: $format" 0 "$kenbaar" check $letter "$tmp/$format.xml"
    cat "$tmp/out" >>"$tmp/checked"
done
check "and tells what became of it" sh -c "cut -f 2,3 '$tmp/checked' | tr '\t\n' ' ,' | grep -qx 'made ,made ,made L033,'"
exits "why, of a record that asks for text" 0 "$kenbaar" why $letter "$tmp/text.xml"
exits "snippet, of a record that asks for text" 0 "$kenbaar" snippet $letter --format=text "$tmp/text.xml"
mv "$tmp/out" "$tmp/snippet"
exits "snippet, of the same that does not" 0 sh -c "\"$kenbaar\" snippet $letter --format=text '$records/$first.xml' | cmp - '$tmp/snippet'"

# --- what does not fit ---
# small NAME FROM TO: a bundle with one file changed
small() {
    rm -rf "$tmp/bundle"
    cp -R "$bundle" "$tmp/bundle"
    sed -i "$2" "$tmp/bundle/$1"
    "$kenbaar" bundle lock "$tmp/bundle" >/dev/null 2>&1
}
small bodies/voorbeeldstad.xml 's/<envelope format="large-print" max-sheets="30"/<envelope format="large-print" max-sheets="2"/'
narrow="-b $tmp/bundle -s $log -d $date"
exits "a wish for more sheets than the envelope takes" 0 "$kenbaar" letter $narrow -f -o "$tmp/wish.pdf" "$tmp/large-print.xml"
check "L039 says that the letter is the standard one" grep -q L039 "$tmp/err"
check "which it is" same_words "$tmp/wish.pdf" "$tmp/standard.pdf"
check "in its order" sh -c "pdftotext -layout '$tmp/wish.pdf' - | cmp - '$tmp/standard.txt'"
check "and which an archive is told" sh -c "grep -aq '<kenbaar:format>standard</kenbaar:format>' '$tmp/wish.pdf'"
exits "what is asked for by name is not left out in silence" 1 "$kenbaar" letter $narrow --format=large-print -f -o "$tmp/no.pdf" "$records/$first.xml"
check "P005" grep -q P005 "$tmp/err"
check "and nothing is written" [ ! -e "$tmp/no.pdf" ]
small house/style.xml '/format="large-print" plan/,$s/footer-mm="281"/footer-mm="262"/'
exits "a wish that the page does not bear" 0 "$kenbaar" letter $narrow -f -o "$tmp/wish.pdf" "$tmp/large-print.xml"
check "L039 names what stood in the way" sh -c "grep L039 '$tmp/err' | grep -q 'large-print: P018'"
exits "asked for by name it is refused" 1 "$kenbaar" letter $narrow --format=large-print -f -o "$tmp/no.pdf" "$records/$first.xml"
check "P018" grep -q P018 "$tmp/err"
small bodies/voorbeeldstad.xml '/<envelope format="large-print"/d'
exits "a body without an envelope for it" 0 "$kenbaar" letter $narrow --format=large-print -f -o "$tmp/c5.pdf" "$records/$first.xml"
check "sends it in its own: the text begins higher, the title is not in the window" python3 tests/formats/type_sizes.py 18 "$tmp/c5.pdf"

# --- the proofreader of texts ---
if [ -x build/tests/formats/mutate-text ]; then
    build/tests/formats/mutate-text >"$tmp/mutations"
    while read -r line; do
        case $line in
        "ok "*) ok "${line#* - }" ;;
        "not ok "*) fail "${line#* - }" "$(grep '^#' "$tmp/mutations" | sed 's/^# //')" ;;
        esac
    done <"$tmp/mutations"
else
    skip "mutations of finished texts" "build/tests/formats/mutate-text is not built"
fi
finish
