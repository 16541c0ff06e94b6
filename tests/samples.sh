#!/bin/sh
# samples/: what each record and each broken file gets, how long the letters are, and the generator.
. "$(dirname "$0")/lib/tap.sh"

pages() { pdfinfo "$1" 2>/dev/null | awk '/^Pages:/ { print $2 }'; }

# The ordinary letter has two pages: one program, in time, decided by a person, to the person concerned. One page more each may
# take: a table of amounts, a second and a third program, what a release lets out (the letter says what is amiss), a late notice, a
# representative, a decision by a computer. The translation takes as many again.
most_pages() {
    most=2
    case=$(sed -n 's/.* case="\([^"]*\)".*/\1/p' "$1" | head -n 1)
    programs=$(grep -c " case=\"$case\" .* instrument=" "$log")
    [ "$(grep -o '<amount ' "$1" | wc -l)" -ge 2 ] && most=$((most + 1))
    [ "$programs" -ge 2 ] && most=$((most + programs - 1))
    grep -q "^$(basename "$1" .xml)	.*L193" "$tmp/table" && most=$((most + 1))
    grep -q "^$(basename "$1" .xml)	.*L105" "$tmp/table" && most=$((most + 1))
    grep -q 'role="representative"\|automated="yes"' "$1" && most=$((most + 1))
    grep -q '<language>en' "$1" && most=$((2 * most))
    grep -q '<reading-format>large-print' "$1" && most=$((3 * most)) # 18 points for 11.5, fewer words a line
    echo "$most"
}

# occurs SCHEMA TYPE ATTRIBUTE FILE...: each word that the schema allows for it stands in one of the files. third-party and none
# are never made; what a body attests as unknown is the affair of the records that are held.
occurs() {
    attribute=$3
    words=$(sed -n "s/.*simpleType name=\"$2\".*<xs:restriction[^>]*>\(.*\)<\/xs:restriction>.*/\1/p" "templates/schema/$1.xsd" |
        grep -o 'value="[^"]*"' | cut -d '"' -f 2 | grep -vx third-party)
    [ "$1" = selections ] && words=$(echo "$words" | grep -vx none)
    shift 3
    for word in $words; do
        check "a sample has $attribute $word" grep -qs " $attribute=\"$word\"" "$@"
    done
}

# shellcheck disable=SC2086 # $letter is several words
{
    for what in outcome remedy role channel "personKind kind"; do
        occurs record "${what% *}" "${what#* }" "$records"/*.xml
    done
    for what in kind purpose registerStatus:status testOutcome:outcome; do
        occurs instrument "${what%:*}" "${what#*:}" samples/instruments/*.xml
    done
    occurs selections route route "$log"
    occurs selections disclosure disclosure "$log"

    "$kenbaar" check $letter "$records"/*.xml >"$tmp/table" 2>"$tmp/err"
    for record in "$records"/*.xml; do
        id=$(basename "$record" .xml)
        if grep -q "^$id	made	" "$tmp/table"; then ok "$id is made"; else fail "$id is made" "$(grep "^$id	" "$tmp/table")" "$(grep -F "$id" "$tmp/err" | head -n 5)"; fi
    done

    three=0
    for record in "$records"/*.xml; do
        id=$(basename "$record" .xml)
        "$kenbaar" letter $letter -f -o "$tmp/x.pdf" "$record" 2>/dev/null
        n=$(pages "$tmp/x.pdf")
        [ "${n:-0}" -eq 3 ] && three=$((three + 1))
        most=$(most_pages "$record")
        if [ "${n:-0}" -ge 2 ] && [ "$n" -le "$most" ]; then ok "$id has at most $most pages"; else fail "$id has at most $most pages" "it has ${n:-none}"; fi
    done
    if [ $three -ge 1 ]; then ok "some samples have three pages"; else fail "some samples have three pages"; fi

    # NAME.expected: STATUS<TAB>CODES a record, or unusable<TAB>CODE
    for file in "$broken"/*.xml; do
        name=$(basename "$file" .xml)
        "$kenbaar" check --json $letter "$file" >"$tmp/json" 2>"$tmp/notes"
        status=$?
        "$kenbaar" check $letter "$file" 2>"$tmp/err" | cut -f 2,3 >"$tmp/got"
        want=1
        if grep -q '^unusable' "$broken/$name.expected"; then
            want=65
            codes=$(sed -n 's/.*"code": *"\(S[0-9]*\)".*/\1/p' "$tmp/notes" | sort -u | paste -s -d ,)
            printf 'unusable\t%s\n' "$codes" >"$tmp/got"
        elif ! grep -qE '^(refused|held)' "$broken/$name.expected"; then
            want=0
        fi
        if diff "$broken/$name.expected" "$tmp/got" >"$tmp/diff" && [ $status -eq $want ]; then
            ok "broken/$name"
        else
            fail "broken/$name" "exit $status (wanted $want)" "$(cat "$tmp/diff")"
        fi
        # every broken sample's names and streets say Kanarie: nothing of it may reach a message
        if grep -qi kanarie "$tmp/err" "$tmp/notes" "$tmp/json" "$tmp/got"; then
            fail "broken/$name: no personal data in messages" "$(grep -hi kanarie "$tmp/err" "$tmp/notes" | head -n 3)"
        else
            ok "broken/$name: no personal data in messages"
        fi
    done
    for file in samples/broken-logs/*.xml; do
        name=$(basename "$file" .xml)
        "$kenbaar" check --json -b $bundle -s "$file" -d $date "$records/$first.xml" >"$tmp/out" 2>"$tmp/notes"
        status=$?
        codes=$(sed -n 's/.*"code": *"\([A-Z][0-9]*\)".*/\1/p' "$tmp/notes" | sort -u | paste -s -d ,)
        printf 'unusable\t%s\n' "$codes" >"$tmp/got"
        if diff "samples/broken-logs/$name.expected" "$tmp/got" >"$tmp/diff" && [ $status -eq 65 ]; then
            ok "broken-logs/$name"
        else
            fail "broken-logs/$name" "exit $status (wanted 65)" "$(cat "$tmp/diff")"
        fi
    done

    # the generator
    samples/make-records 2000 7 >"$tmp/r1.xml"
    samples/make-records 2000 7 >"$tmp/r2.xml"
    samples/make-records --selections 2000 7 >"$tmp/s.xml"
    samples/make-records 2000 8 >"$tmp/r3.xml"
    same "make-records: the same seed gives the same records" "$tmp/r1.xml" "$tmp/r2.xml"
    if cmp -s "$tmp/r1.xml" "$tmp/r3.xml"; then fail "make-records: another seed gives other records"; else ok "make-records: another seed gives other records"; fi
    "$kenbaar" check -b $bundle -s "$tmp/s.xml" -d $date "$tmp/r1.xml" >"$tmp/table" 2>"$tmp/err"
    made=$(awk -F '\t' '$2 == "made"' "$tmp/table" | wc -l)
    if [ "$made" -eq 2000 ]; then ok "make-records: all are made"; else fail "make-records: all are made" "$made of 2000" "$(awk -F '\t' '$2 != "made"' "$tmp/table" | head -n 5)" "$(head -n 5 "$tmp/err")"; fi
    samples/make-records 60000 3 >"$tmp/many.xml"
    for tag in name street; do
        n=$(grep -o "<$tag>[^<]*" "$tmp/many.xml" | sort -u | wc -l)
        if [ "$n" -ge 50000 ]; then ok "make-records: 50,000 distinct values of $tag"; else fail "make-records: 50,000 distinct values of $tag" "$n"; fi
    done
}
finish
