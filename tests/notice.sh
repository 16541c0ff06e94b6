#!/bin/sh
# notice.sh - the notice for machines inside the letter: of each sample it is of its schema, says nothing that the letter does not, and
# holds nobody's name, no address and nothing that the body keeps to itself. And `kenbaar read`: what it prints, and that nothing
# but a letter of ours is read. Wants samples/run.sh done.
. "$(dirname "$0")/lib/tap.sh"
xsd=templates/schema/notice.xsd
python() { python3 -B "$@"; }

# shellcheck disable=SC2086 # $letter is several words
for record in "$records"/*.xml; do
    id=$(basename "$record" .xml)
    "$kenbaar" letter $letter --embed -f -o "$tmp/$id.pdf" "$record" 2>"$tmp/err" &&
        "$kenbaar" read "$tmp/$id.pdf" >"$tmp/$id.xml" 2>"$tmp/err" || { fail "$id is made and read" "$(cat "$tmp/err")"; continue; }
    "$kenbaar" letter $letter --stop-after=page "$record" >"$tmp/page.xml" 2>/dev/null
    "$kenbaar" read --json "$tmp/$id.pdf" >"$tmp/$id.json"
    check "$id: its notice is of its schema" xmllint --noout --schema $xsd "$tmp/$id.xml"
    check "$id: its notice says what the letter says, and no more" python tests/notice/check.py "$record" "$tmp/$id.xml" "$tmp/page.xml" "$log" samples/instruments
    check "$id: JSON says the same" python tests/notice/check.py --json "$tmp/$id.xml" "$tmp/$id.json"
done

# The check finds what must not be there.
notice=$tmp/$first.xml
# shellcheck disable=SC2086
"$kenbaar" letter $letter --stop-after=page "$records/$first.xml" >"$tmp/page.xml" 2>/dev/null
for wrong in 's/Inkomenscheck/Kerkstraat 12/' 's/Inkomenscheck/J. de Vries/' 's/om te kiezen/om te straffen/' 's/<selection.*//;/<instrument/,/<\/selection>/d'; do
    sed "$wrong" "$notice" >"$tmp/wrong.xml"
    if python tests/notice/check.py "$records/$first.xml" "$tmp/wrong.xml" "$tmp/page.xml" "$log" samples/instruments >/dev/null 2>&1; then
        fail "the check finds $wrong"
    else
        ok "the check finds $wrong"
    fi
done
sed 's/last-day="[^"]*"/last-day="soon"/' "$notice" >"$tmp/wrong.xml"
if xmllint --noout --schema $xsd "$tmp/wrong.xml" 2>/dev/null; then fail "the schema refuses a day that is none"; else ok "the schema refuses a day that is none"; fi

# shellcheck disable=SC2086
{
    "$kenbaar" letter $letter --embed -o "$tmp/again.pdf" "$records/$first.xml" 2>/dev/null
    same "the same letter, the same bytes" "$tmp/$first.pdf" "$tmp/again.pdf"
    "$kenbaar" letter $letter -o "$tmp/without.pdf" "$records/$first.xml" 2>/dev/null
    "$kenbaar" letter $letter --embed --language=en -o "$tmp/en.pdf" "$records/$first.xml" 2>/dev/null
    exits "read, followed by English" 0 "$kenbaar" read "$tmp/en.pdf"
    check "it names both languages" grep -q 'languages="nl en"' "$tmp/out"
    for held in $(grep -l '^held' "$broken"/*.expected); do
        "$kenbaar" letter $letter --embed --preview -o "$tmp/held.pdf" "${held%.expected}.xml" 2>/dev/null
        [ -s "$tmp/held.pdf" ] && break
    done
    exits "read of a preview" 0 "$kenbaar" read "$tmp/held.pdf"
    check "it says that it is a concept" grep -q 'concept="yes"' "$tmp/out"
}
# a body that always wants it
cp -r "$bundle" "$tmp/bundle"
sed -i 's/embed="no"/embed="yes"/' "$tmp/bundle/bodies/voorbeeldstad.xml"
"$kenbaar" bundle lock "$tmp/bundle" >/dev/null 2>&1
"$kenbaar" letter -b "$tmp/bundle" -s "$log" -d $date -o "$tmp/always.pdf" "$records/$first.xml" 2>/dev/null
exits "embed=\"yes\" of the body" 0 "$kenbaar" read "$tmp/always.pdf"

# read
exits "read" 0 "$kenbaar" read "$tmp/$first.pdf"
same "it prints the file that is inside" "$tmp/out" "$notice"
exits "read from standard input" 0 sh -c "'$kenbaar' read - <'$tmp/$first.pdf'"
same "the same from standard input" "$tmp/out" "$notice"
exits "nothing inside: 1" 1 "$kenbaar" read "$tmp/without.pdf"
check "with its code" grep -q F021 "$tmp/err"
exits "no PDF: 65" 65 "$kenbaar" read "$records/$first.xml"
check "with its code" grep -q F020 "$tmp/err"
exits "no file: 74" 74 "$kenbaar" read "$tmp/nothing.pdf"
exits "no operand: 64" 64 "$kenbaar" read
exits "two operands: 64" 64 "$kenbaar" read "$tmp/$first.pdf" "$tmp/$first.pdf"
if command -v qpdf >/dev/null; then
    qpdf "$tmp/$first.pdf" "$tmp/other.pdf" && exits "written again by another program: 65" 65 "$kenbaar" read "$tmp/other.pdf"
fi

# Broken letters: 0 where the breach is nowhere that a reader looks, else 1 or 65; never a crash, and never half an answer.
mkdir "$tmp/broken"
python tests/notice/break.py "${BREAKS:-400}" "$tmp/$first.pdf" "$tmp/broken"
exits "put together again and not broken" 0 "$kenbaar" read "$tmp/broken/whole.pdf"
bad=
for file in "$tmp"/broken/*.pdf; do
    "$kenbaar" read "$file" >"$tmp/out" 2>"$tmp/err"
    status=$?
    case $status in
    0) xmllint --noout --schema $xsd "$tmp/out" 2>/dev/null || bad="$bad $(basename "$file"):invalid" ;;
    1 | 65) [ ! -s "$tmp/out" ] || bad="$bad $(basename "$file"):half" ;;
    *) bad="$bad $(basename "$file"):$status" ;;
    esac
    grep -qE 'runtime error|Sanitizer' "$tmp/err" && bad="$bad $(basename "$file"):sanitizer"
done
if [ -z "$bad" ]; then ok "broken letters end clean"; else fail "broken letters end clean" "$bad"; fi
finish
