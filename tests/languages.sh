#!/bin/sh
# languages.sh - the languages of the letter: the words of each catalogue (tests/languages/catalogue.py), how it writes days, amounts and
# counts (tests/languages/cldr.c), and what becomes of a translation that is a draft, stale or missing, at each door. Wants samples/run.sh done.
. "$(dirname "$0")/lib/tap.sh"
cldr=${CLDR:-$root/build/tests/languages/cldr}
lists=$root/tests/languages
tab=$(printf '\t')
tags=$(ls "$root/templates/wording" | sed -n 's/\.xml$//p' | grep -v '^nl$')
drafts=$(grep -l '<wording [^>]*status="draft"' "$root"/templates/wording/*.xml | sed 's|.*/||; s|\.xml$||')

# ---- the words ----

for tag in $tags; do
    check "$tag: whole, translated, with the slots and the markup of the Dutch words" python3 "$lists/catalogue.py" "$root/templates" "$tag"
done

# what the lists name is there: a line for a language that is gone would be kept for ever
grep -hv '^#' "$lists/same" "$lists/differences" | cut -d ' ' -f 1 | sort -u >"$tmp/named"
printf '%s\n' $tags nl | sort >"$tmp/known"
check "each language that a list names has a catalogue" sh -c "! comm -23 '$tmp/named' '$tmp/known' | grep ."
check "each clause that a translation may lack is lacked" sh -c "grep -v '^#' '$lists/unsaid' | while read -r clause reason; do
    ok=; for tag in $(echo $tags); do grep -q \"<clause id=\\\"\$clause\\\"\" templates/wording/\$tag.xml || ok=1; done; [ \"\$ok\" ] && [ \"\$reason\" ] || { echo \"\$clause\"; exit 1; }; done"

# ---- CLDR ----

if "$cldr" >"$tmp/cldr" 2>"$tmp/err"; then
    ok "each catalogue writes days, amounts, lists and counts"
else
    fail "each catalogue writes days, amounts, lists and counts" "$(cat "$tmp/err")"
fi
cut -f 1,2 "$tmp/cldr" | tr "$tab" ' ' | sort >"$tmp/found"
grep -v '^#' "$lists/differences" | cut -d ' ' -f 1,2 | sort >"$tmp/listed"
comm -23 "$tmp/found" "$tmp/listed" >"$tmp/new"
comm -13 "$tmp/found" "$tmp/listed" >"$tmp/gone"
if [ -s "$tmp/new" ]; then fail "as CLDR has it, or with a reason" "$(grep -F -f "$tmp/new" "$tmp/cldr" || cat "$tmp/new" "$tmp/cldr")"; else ok "as CLDR has it, or with a reason"; fi
if [ -s "$tmp/gone" ]; then fail "no reason stands there in vain" "$(cat "$tmp/gone")"; else ok "no reason stands there in vain"; fi

# ---- wording status ----

"$kenbaar" wording status -b "$bundle" >"$tmp/status"
n_clauses=$(grep -c '<clause ' "$root/templates/wording/nl.xml")
for tag in nl $tags; do
    awk -F '\t' -v tag="$tag" -v n="$n_clauses" '
        FILENAME == ARGV[1] { if ($0 !~ /^#/) { split($0, part, " "); may_lack[part[1]] } next }
        FILENAME == ARGV[2] { is_draft[$1]; next }
        $2 == tag {
            seen++
            good = tag in is_draft ? $3 == "draft" || ($3 == "missing" && $1 in may_lack) : $3 == "reviewed"
            if (!good) print $1, $3
        }
        END { if (seen != n) print seen, "rows, not", n }' "$lists/unsaid" - "$tmp/status" <<DRAFTS >"$tmp/bad"
$drafts
DRAFTS
    if [ -s "$tmp/bad" ]; then fail "wording status: $tag" "$(head -n 20 "$tmp/bad")"; else ok "wording status: $tag"; fi
done

# ---- asked for by name ----

# shellcheck disable=SC2086 # $letter is several words
shown() { # TAG ID
    name="--language=$1 shows $2"
    mark=$(printf '%s\n' $drafts | grep -qx "$1" && echo draft)
    if ! "$kenbaar" letter $letter --language="$1" --embed -f -o "$tmp/x.pdf" "$records/$2.xml" 2>"$tmp/err"; then
        fail "$name" "$(cat "$tmp/err")"
        return
    fi
    "$kenbaar" letter $letter --language="$1" --stop-after=page -f -o "$tmp/x.xml" "$records/$2.xml" 2>>"$tmp/err"
    if python3 "$lists/pages.py" "$tmp/x.pdf" "$tmp/x.xml" "$1" $mark >"$tmp/bad" 2>&1; then ok "$name"; else fail "$name" "$(cat "$tmp/bad")"; fi
    check "$name: each word read out in its language, Dutch ones in Dutch" python3 -B "$lists/read_out.py" "$tmp/x.pdf" "$tmp/x.xml"
    "$kenbaar" read "$tmp/x.pdf" >"$tmp/notice.xml" 2>"$tmp/err"
    check "--language=$1: the notice inside $2 names both languages" grep -q "languages=\"nl $1\"" "$tmp/notice.xml"
}
for tag in $tags; do
    for id in 2026-000417 2026-000431 U-2026-40007; do
        shown "$tag" "$id"
    done
done

# in a script of its own a word without a language would be spelt out or left out: every sample
mkdir "$tmp/arabic"
for record in "$records"/*.xml; do
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter --language=ar --stop-after=page -f -o "$tmp/arabic/$(basename "$record")" "$record" 2>/dev/null
done
check "every sample in Arabic has a page model" sh -c "[ \$(ls '$tmp/arabic' | wc -l) -eq \$(ls '$records' | wc -l) ]"
check "in none of them a Dutch word is taken for an Arabic one" python3 -B "$lists/read_out.py" - "$tmp"/arabic/*.xml

# ---- wished for by the record ----

# own NAME COMMAND: a copy of the bundle in which the body offers all languages, changed by the command (run in it), and locked again
own() {
    rm -rf "$tmp/$1"
    cp -r "$bundle" "$tmp/$1"
    rm "$tmp/$1/bundle.lock"
    sed -i "s|<languages>.*</languages>|<languages>nl $(echo $tags)</languages>|" "$tmp/$1/bodies/voorbeeldstad.xml"
    (cd "$tmp/$1" && eval "$2")
    "$kenbaar" bundle lock "$tmp/$1" >"$tmp/lock" 2>&1 || fail "$1 is locked" "$(cat "$tmp/lock")"
}
wished() { # TAG: the first record, with a wish
    sed "s|<language>.*</language>|<language>$1</language>|" "$records/$first.xml" >"$tmp/wished.xml"
}
# dutch_alone NAME BUNDLE CODE: each door makes the Dutch letter with a line on whom to call, and reports it
dutch_alone() {
    own_letter="-b $tmp/$2 -s $log -d $date"
    # shellcheck disable=SC2086
    {
        "$kenbaar" check $own_letter "$tmp/wished.xml" >"$tmp/out" 2>"$tmp/err"
        if [ $? -eq 0 ] && grep -q "^$first${tab}made${tab}$3\$" "$tmp/out"; then ok "$1: check"; else fail "$1: check" "$(cat "$tmp/out" "$tmp/err")"; fi
        exits "$1: letter" 0 "$kenbaar" letter $own_letter --json -f -o "$tmp/x.pdf" "$tmp/wished.xml"
        check "$1: letter reports $3" grep -q "\"code\":\"$3\"" "$tmp/err"
        pdftotext -layout "$tmp/x.pdf" "$tmp/x.txt"
        check "$1: one language, a line on whom to call" sh -c "grep -q 'Liever in een andere taal' '$tmp/x.txt' && ! grep -q Concept '$tmp/x.txt' && ! grep -q ertaling '$tmp/x.txt'"
        exits "$1: snippet" 0 "$kenbaar" snippet $own_letter --json "$tmp/wished.xml"
        check "$1: snippet reports $3" grep -q "\"code\":\"$3\"" "$tmp/err"
    }
}
# made_none NAME BUNDLE TAG CODE: asked for by name, and not to be had
made_none() {
    rm -f "$tmp/none.pdf"
    # shellcheck disable=SC2086
    exits "$1: --language=$3" 1 "$kenbaar" letter -b "$tmp/$2" -s "$log" -d $date --json --language="$3" -o "$tmp/none.pdf" "$records/$first.xml"
    check "$1: $4 and no file" sh -c "grep -q '\"code\":\"$4\"' '$tmp/err' && [ ! -e '$tmp/none.pdf' ]"
}

own all true
for tag in $drafts; do
    wished "$tag"
    dutch_alone "$tag, a draft" all T024
done
one=$(printf '%s\n' $drafts | head -n 1)
wished "$one"
own stale "sed -i '/clause id=\"h-happened\"/s/ of=\"[0-9a-f]*\"/ of=\"00000000\"/' wording/$one.xml"
dutch_alone "a stale clause" stale T023
made_none "a stale clause" stale "$one" T026
check "wording status names the stale clause" sh -c "'$kenbaar' wording status -b '$tmp/stale' | grep -q '^h-happened${tab}$one${tab}stale'"
own missing "sed -i '/clause id=\"h-happened\"/d' wording/$one.xml"
dutch_alone "a missing clause" missing T014
made_none "a missing clause" missing "$one" T025
check "wording status names the missing clause" sh -c "'$kenbaar' wording status -b '$tmp/missing' | grep -q '^h-happened${tab}$one${tab}missing'"
own formless "sed -i 's/<plural key=\"week\"/<plural key=\"week-lost\"/' wording/$one.xml"
dutch_alone "words for a count that are missing" formless T014
made_none "words for a count that are missing" formless "$one" T025
wished eo
dutch_alone "a language that nobody has" all L031
made_none "a language that nobody has" all eo L032

# what no letter of this kind says may be missing
own rare "sed -i '/clause id=\"title-lot\"/d' wording/$one.xml"
# shellcheck disable=SC2086
exits "a clause of other letters is not missed" 0 "$kenbaar" letter -b "$tmp/rare" -s "$log" -d $date --language="$one" -f -o "$tmp/x.pdf" "$records/$first.xml"

# the Frisian text holds where the body's data say so
if [ -f templates/wording/fy.xml ]; then
    own frisian "sed -i 's/<body /<body legal-language=\"fy\" /' bodies/voorbeeldstad.xml"
    # shellcheck disable=SC2086
    exits "a draft in Frisian: made" 0 "$kenbaar" letter -b "$tmp/frisian" -s "$log" -d $date --language=fy -f -o "$tmp/x.pdf" "$records/$first.xml"
    pdftotext "$tmp/x.pdf" - | tr '\n' ' ' >"$tmp/x.txt"
    check "a draft in Frisian never holds" sh -c "! grep -q 'De Friese tekst geldt' '$tmp/x.txt' && grep -q 'De Nederlandse tekst geldt' '$tmp/x.txt'"
    own frisian "sed -i 's/<body /<body legal-language=\"fy\" /' bodies/voorbeeldstad.xml; python3 '$lists/approve.py' wording fy; KENBAAR='$kenbaar' sh wording/review --language=fy"
    # shellcheck disable=SC2086
    exits "Frisian holds: made" 0 "$kenbaar" letter -b "$tmp/frisian" -s "$log" -d $date --language=fy -f -o "$tmp/x.pdf" "$records/$first.xml"
    pdftotext "$tmp/x.pdf" - | tr '\n' ' ' >"$tmp/x.txt"
    check "Frisian holds: the Dutch letter says so too" grep -q 'De Friese tekst geldt' "$tmp/x.txt"
    check "Frisian holds: no page says that the Dutch text holds" sh -c "! grep -qi 'Nederlânske brief jildt\|De Nederlandse tekst geldt' '$tmp/x.txt'"
fi
finish
