#!/bin/sh
# edits.sh - the law is data: a copy of the bundle, another line of law, the same program. Calendar and remedies: tests/cli/run.sh.
# Wants samples/run.sh done.
. "$(dirname "$0")/../lib/tap.sh"

copy=$tmp/bundle
# edit NAME FILE SED-SCRIPT: a fresh copy with that edit, which changes something and locks.
edit() {
    rm -rf "$copy"
    cp -r "$bundle" "$copy"
    sed -i "$3" "$copy/$2"
    if cmp -s "$copy/$2" "$bundle/$2"; then fail "$1: the edit changes nothing"; fi
    KENBAAR=$kenbaar exits "$1: it locks" 0 "$kenbaar" bundle lock "$copy"
}
# gets NAME "STATUS CODES" RECORD: what check says of it with the edited bundle.
gets() {
    # shellcheck disable=SC2046 # words on purpose
    "$kenbaar" check -b "$copy" -s "$log" -d $date "$3" >"$tmp/row" 2>"$tmp/err"
    row=$(cut -f2,3 "$tmp/row" | tr '\t' ' ' | sed 's/ $//')
    if [ "$row" = "$2" ]; then ok "$1: $2"; else fail "$1: $2" "it is: $row" "$(head -n 5 "$tmp/err")"; fi
}
# shows NAME PATTERN [RECORD]: the page of the first sample, or of this record, with the edited bundle.
shows() {
    "$kenbaar" letter -b "$copy" -s "$log" -d $date --stop-after=page "${3:-$record}" >"$tmp/page" 2>"$tmp/err"
    check "$1" grep -q "$2" "$tmp/page"
}
lists() {
    "$kenbaar" gates -b "$copy" >"$tmp/gates" 2>&1
    check "$1" grep -q "$2" "$tmp/gates"
}

{
    record=$records/$first.xml
    held=$broken/not-tested-before.xml

    cp -r "$bundle" "$copy"
    gets "as it is" "made" "$record"
    gets "as it is: without a test" "held L101" "$held"

    # another effect of a gate that there is
    edit "a gate that refuses" law/gates.xml '/<gate id="G1\.1"/s/effect="hold"/effect="refuse"/; /<gate id="G1\.1"/s/releasable="yes"/releasable="no"/'
    gets "a gate that refuses" "refused L192" "$held"
    edit "a gate that warns" law/gates.xml '/<gate id="G1\.1"/s/effect="hold"/effect="warn"/; /<gate id="G1\.1"/s/releasable="yes"/releasable="no"/'
    gets "a gate that warns" "made L190" "$held"

    # a gate that is new
    edit "a new gate" law/gates.xml 's|</gates>|<gate id="G90" effect="hold" basis="policy" releasable="yes" who="legal" valid-from="2026-01-01" source="a policy" applies-when="true()" must-hold="/facts/record/decision/@subject!='"'aanvraag-bijstand'"'" where="/facts/record/decision"><title xml:lang="nl">Nieuw</title><title xml:lang="en">New</title><field xml:lang="nl">Besluit</field><field xml:lang="en">Decision</field><message xml:lang="nl">Nog niet.</message><message xml:lang="en">Not yet.</message></gate></gates>|'
    gets "a new gate" "held L191" "$record"
    check "a new gate: named" grep -q 'L191: .*: G90' "$tmp/err"
    exits "a new gate: judged" 1 "$kenbaar" gates --lang=en -b "$copy" -s "$log" -d $date "$record"
    check "a new gate: its own message" grep -q 'Not yet' "$tmp/err"
    lists "a new gate is listed" '^G90	hold	a policy	'
    edit "a gate that is not in force yet" law/gates.xml 's|</gates>|<gate id="G90" effect="hold" basis="policy" releasable="yes" who="legal" valid-from="2027-01-01" source="a policy" applies-when="true()" must-hold="false()" where="/facts/record/decision"><title xml:lang="nl">Nieuw</title><title xml:lang="en">New</title><field xml:lang="nl">Besluit</field><field xml:lang="en">Decision</field><message xml:lang="nl">Nog niet.</message><message xml:lang="en">Not yet.</message></gate></gates>|'
    gets "a gate that is not in force yet" "made" "$record"

    # a duty that is new: no sentence meets it, then one does
    duty='<duty id="13.90" basis="policy" source="a policy" valid-from="2026-01-01" met-by="text" in="happened"><title xml:lang="nl">Nieuw</title><title xml:lang="en">New</title></duty>'
    edit "a new duty" law/duties.xml "s|</duties>|$duty</duties>|"
    gets "a new duty that no sentence meets" "refused L140" "$record"
    check "a new duty: named" grep -q '13\.90' "$tmp/err"

    # a claim that is new, and a sentence that makes it
    claim='<claim id="new-claim" source="a policy" test="/facts/record/decision/@outcome=TEST"><title xml:lang="nl">Nieuw</title><title xml:lang="en">New</title></claim>'
    outcome=$(sed -n 's/.* outcome="\([a-z-]*\)".*/\1/p' "$record")
    for value in "$outcome" never; do
        rm -rf "$copy"
        cp -r "$bundle" "$copy"
        sed -i "s|</claims>|$(printf %s "$claim" | sed "s/TEST/'$value'/")</claims>|" "$copy/law/claims.xml"
        sed -i '/<clause id="action-no"/s/claims="/claims="new-claim /' "$copy/wording/nl.xml" "$copy/wording/en.xml"
        exits "a new claim: its sentence was not reviewed with it" 65 "$kenbaar" bundle lock "$copy"
        check "a new claim: says so" grep -q 'T022' "$tmp/err"
        rm -f "$copy/bundle.lock"
        KENBAAR=$kenbaar sh "$copy/wording/review" action-no >"$tmp/review" 2>&1
        exits "a new claim: it locks once reviewed" 0 "$kenbaar" bundle lock "$copy"
        if [ "$value" = never ]; then
            "$kenbaar" letter -b "$copy" -s "$log" -d $date --stop-after=page "$record" >"$tmp/page" 2>"$tmp/err"
            if grep -q 'clause="action-no"' "$tmp/page"; then fail "a claim that does not hold keeps its sentence out"; else ok "a claim that does not hold keeps its sentence out"; fi
        else
            shows "a claim that holds lets its sentence stand" 'clause="action-no"'
        fi
    done

    # a fact or leaf without a row in law/fields.xml: its letter is refused, and made with the row
    sed 's/ outcome=/ published-on="2026-12-01" outcome=/' "$record" >"$tmp/same-day.xml"
    sed -e '/<decision/s/ outcome=/ dated="2026-11-27" outcome=/' "$records/BK-2026-1003.xml" >"$tmp/dated.xml"
    sed 's/<salutation>[^<]*/<salutation>heer Jansen/' "$record" >"$tmp/greets.xml"
    sed 's/<name>J. de Vries/<name>J. de Vries 3/' "$record" >"$tmp/numbered.xml"
    sed 's/<street>[^<]*/<street>Plein */' "$record" >"$tmp/nowhere.xml"
    sed -e 's/role="subject"/role="representative"/; s/<name>/<name>Bewindvoerder van /; s|<salutation>.*</salutation>|<on-behalf-of>J. de Vries</on-behalf-of>|' \
        "$record" >"$tmp/acts.xml"
    release() { printf '<release body="voorbeeldstad" record="%s" gate="%s" by="A. Bakker" role="jurist" on="2026-11-28" until="2026-12-31"><ground>heet zo</ground></release>' "$first" "$1"; }
    # row PATTERN RECORD: the row of law/fields.xml that has it is needed for this record
    row() {
        rm -rf "$copy"
        cp -r "$bundle" "$copy"
        sed -i "s|</releases>|$(release G13.7)$(release G13.8)$(release G13.10)</releases>|" "$copy/releases.xml"
        "$kenbaar" bundle lock "$copy" >"$tmp/out" 2>&1
        check "with the row: $1" "$kenbaar" letter -b "$copy" -s "$log" -d $date -o "$tmp/row.pdf" "$2"
        sed -i "/$1/d" "$copy/law/fields.xml"
        "$kenbaar" bundle lock "$copy" >"$tmp/out" 2>&1
        rm -f "$tmp/row.pdf"
        "$kenbaar" letter -b "$copy" -s "$log" -d $date -o "$tmp/row.pdf" "$2" >"$tmp/out" 2>"$tmp/err"
        check "without the row: $1" grep -q L141 "$tmp/err"
    }
    row '@published-on" how="the day of this letter' "$tmp/same-day.xml"
    row '@dated" unused=' "$tmp/dated.xml"
    row '@greets-another"' "$tmp/greets.xml"
    row '@unlike-name"' "$tmp/numbered.xml"
    row '@unlike-address"' "$tmp/nowhere.xml"
    row '@for-another"' "$tmp/acts.xml"

    # what of other files than the record exists in Dutch alone, a translation must say so
    sed 's|<language>nl|<language>en|' "$record" >"$tmp/english.xml"
    edit "an address that is read as English" blocks/slots.xsl 's/of="post-address" lang="nl"/of="post-address"/'
    gets "an address that is read as English" "refused T015" "$tmp/english.xml"
    sed -i '/^ <dutch values=/d' "$copy/law/fields.xml"
    "$kenbaar" bundle lock "$copy" >"$tmp/out" 2>&1
    gets "an address that is read as English, no list of Dutch values" "made" "$tmp/english.xml"

    # the same sentence, true on one day and not on another
    edit "out of the register last summer" instruments/steekproef-1.xml 's/until="2026-07-31"/until="2026-08-31"/'
    shows "out of the register last summer: no more in use" 'clause="register-no-more"' "$records/2026-000602.xml"
    edit "out of the register next year" instruments/steekproef-1.xml 's/until="2026-07-31"/until="2027-01-01"/'
    shows "out of the register next year: still in use on the day of mailing" 'clause="register"' "$records/2026-000602.xml"

    # three programs, two of them with an effect of their own, and one legal basis for all three: the proofreader reads each sentence as every
    # program's, and still counts one for each that it is owed for
    rm -rf "$copy"
    cp -r "$bundle" "$copy"
    basis='<basis>Vreemdelingenwet 2000, artikel 25<\/basis>'
    sed -i "s/blocked=\"no\" delayed=\"no\" kept-for-other-use=\"no\"\/>/blocked=\"yes\" delayed=\"no\" kept-for-other-use=\"no\">$basis<\/effects>/" "$copy/instruments/dossierkeuze-2.xml"
    sed -i "s/payment-stopped=\"no\" \(.*kept-for-other-use=\"no\"\)\/>/payment-stopped=\"yes\" \1>$basis<\/effects>/" "$copy/instruments/verlengingen-1.xml"
    "$kenbaar" bundle lock "$copy" >"$tmp/out" 2>&1
    cat >"$tmp/releases.xml" <<XML
<releases xmlns="urn:kenbaar:releases:1" version="1.0"><release body="migratiedienst" record="MV-2026-0004" gate="G4" by="A. Bakker" role="jurist" on="2026-11-30" until="2026-12-31"><ground>een oordeel volgt</ground></release></releases>
XML
    exits "three programs with one basis" 0 "$kenbaar" letter -b "$copy" -s "$log" -d $date --releases="$tmp/releases.xml" -o "$tmp/three.pdf" "$records/MV-2026-0004.xml"

    # not the law edited but a record: an intention, after a breach, that a computer made of a case picked in three ways
    rm -rf "$copy"
    cp -r "$bundle" "$copy"
    sed -e 's/outcome="granted"/outcome="intention" breach-found="yes"/; s/remedy="[^"]*"/remedy="zienswijze" term-days="14"/' \
        -e 's|<summary>[^<]*|<summary>Wij willen u minder subsidie geven.|' "$records/2026-000608.xml" >"$tmp/intention.xml"
    shows "a computer's intention: no employee looked" 'Op meer dan één manier kwam' "$tmp/intention.xml"
    shows "a computer's intention: the selection proves nothing" 'clause="why-no-proof-computer-intention"' "$tmp/intention.xml"
    shows "a computer's intention: who made it" 'Wie maakte dit voornemen?' "$tmp/intention.xml"
    shows "a computer's intention: nobody is said to write" 'Wij voegen hieraan toe' "$tmp/intention.xml"
    check "a computer's intention: nobody is said to have looked" sh -c "! grep -q 'bekeken\|bekeek\|Een medewerker schrijft' '$tmp/page'"
}
finish
