#!/bin/sh
# verapdf.sh - every sample letter before veraPDF: PDF/UA-1 and PDF/A-2a, in Dutch and followed by each other language, in large print; PDF/A-3a with its
# notice for machines inside. Wants samples/run.sh done. The judge itself is tried first on letters that are broken on purpose.
#
# veraPDF comes from Maven when this runs (tests/verapdf/pom.xml) and is kept in build/tests/verapdf. Where it cannot be had,
# what was not proved is a visible skip.
. "$(dirname "$0")/lib/tap.sh"
. samples/packages.sh

cache=$root/build/tests/verapdf
unproved() {
    skip "PDF/UA-1 of every letter" "not proved: $1"
    skip "PDF/A-2a of every letter" "not proved: $1"
    skip "PDF/A-3a with a file inside" "not proved: $1"
    finish
}

if ! command -v mvn >/dev/null || ! command -v javac >/dev/null; then
    need_packages default-jdk-headless maven >"$tmp/packages" 2>&1 || unproved "no Java compiler and Maven here"
fi
mkdir -p "$cache"
if ! [ -s "$cache/classpath" ] || [ tests/verapdf/pom.xml -nt "$cache/classpath" ]; then
    mvn -q -B -f tests/verapdf/pom.xml dependency:build-classpath -Dmdep.outputFile="$tmp/classpath" >"$tmp/mvn" 2>&1 &&
        mv "$tmp/classpath" "$cache/classpath" || unproved "Maven cannot fetch veraPDF: $(head -n 1 "$tmp/mvn")"
fi
classpath=$(cat "$cache/classpath")
javac -cp "$classpath" -d "$cache" tests/verapdf/Judge.java >"$tmp/javac" 2>&1 || { fail "Judge.java compiles" "$(cat "$tmp/javac")"; finish; }

# judge FLAVOUR FILE... -> $tmp/verdicts
judge() {
    java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$cache:$classpath" Judge "$@" >"$tmp/verdicts" 2>"$tmp/judge.err"
}
# all_pass NAME FLAVOUR FILE...: one test a file.
all_pass() {
    name=$1 flavour=$2
    shift 2
    judge "$flavour" "$@" || { fail "$name: the judge runs" "$(tail -n 5 "$tmp/judge.err")"; return; }
    for file in "$@"; do
        verdict=$(grep -F "	$file	" "$tmp/verdicts")
        case $verdict in
        pass*) ok "$name: $(basename "$file" .pdf)" ;;
        *) fail "$name: $(basename "$file" .pdf)" "${verdict:-no verdict}" ;;
        esac
    done
}

mkdir "$tmp/letters" "$tmp/embedded" "$tmp/broken"
drafts=$(grep -l '<wording [^>]*status="draft"' templates/wording/*.xml | sed 's|.*/||; s|\.xml$||')
# shellcheck disable=SC2086 # $letter is several words
for record in "$records"/*.xml; do
    id=$(basename "$record" .xml)
    "$kenbaar" letter $letter -o "$tmp/letters/$id.pdf" "$record" 2>"$tmp/err" || fail "$id is made" "$(cat "$tmp/err")"
    "$kenbaar" letter $letter --language=en -o "$tmp/letters/$id-en.pdf" "$record" 2>"$tmp/err" || grep -q P005 "$tmp/err" ||
        fail "$id is made with English" "$(cat "$tmp/err")"
    for tag in $drafts; do
        "$kenbaar" letter $letter --language="$tag" -o "$tmp/letters/$id-$tag.pdf" "$record" 2>"$tmp/err" || fail "$id is made with a draft in $tag" "$(cat "$tmp/err")"
    done
    "$kenbaar" letter $letter --format=large-print -o "$tmp/letters/$id-large-print.pdf" "$record" 2>"$tmp/err" || fail "$id is made in large print" "$(cat "$tmp/err")"
    "$kenbaar" letter $letter --embed -o "$tmp/embedded/$id.pdf" "$record" 2>"$tmp/err" || fail "$id is made with its notice inside" "$(cat "$tmp/err")"
done
# shellcheck disable=SC2086
"$kenbaar" letter $letter --copy --language=en -o "$tmp/letters/copy.pdf" "$records/$first.xml" 2>"$tmp/err" || fail "a copy is made" "$(cat "$tmp/err")"
# shellcheck disable=SC2086
"$kenbaar" letter $letter --copy --format=large-print --language=ar -o "$tmp/letters/copy-large-print.pdf" "$records/$first.xml" 2>"$tmp/err" ||
    fail "a copy is made in large print" "$(cat "$tmp/err")"

# shellcheck disable=SC2086
for id in $first 2026-000604 BK-2026-1011; do
    for tag in en $drafts; do
        "$kenbaar" letter $letter --format=large-print --language="$tag" -o "$tmp/letters/$id-$tag-large-print.pdf" "$records/$id.xml" 2>"$tmp/err" ||
            fail "$id is made in large print, with $tag" "$(cat "$tmp/err")"
    done
    "$kenbaar" letter $letter --format=large-print --embed -o "$tmp/embedded/$id-large-print.pdf" "$records/$id.xml" 2>"$tmp/err" || fail "$id is made in large print with its notice inside" "$(cat "$tmp/err")"
done

# Held letters, as a preview shows them: the mark of a concept is on every page.
# shellcheck disable=SC2086
for record in "$broken"/*.xml; do
    if [ "$(cut -f 1 "${record%.xml}.expected")" = held ]; then
        "$kenbaar" letter $letter --preview -o "$tmp/letters/preview-$(basename "$record" .xml).pdf" "$record" 2>"$tmp/err"
    fi
done
check "held letters are previewed" test -n "$(find "$tmp/letters" -name 'preview-*' -size +0)"

# A judge that says yes to all is none.
python3 -B tests/pdf/break.py language_lost "$tmp/letters/$first.pdf" "$tmp/broken/language.pdf" &&
    python3 -B tests/pdf/break.py intent_lost "$tmp/letters/$first.pdf" "$tmp/broken/intent.pdf" &&
    judge ua1 "$tmp/broken/language.pdf" && check "the judge finds a language that is lost" grep -q '^fail.*7\.2-' "$tmp/verdicts" &&
    judge 2a "$tmp/broken/intent.pdf" && check "the judge finds a colour space that is lost" grep -q '^fail.*6\.2\.4\.3-' "$tmp/verdicts" ||
    fail "the judge can be tried" "$(cat "$tmp/judge.err")"

all_pass "PDF/UA-1" ua1 "$tmp"/letters/*.pdf
all_pass "PDF/A-2a" 2a "$tmp"/letters/*.pdf
all_pass "PDF/A-3a" 3a "$tmp"/embedded/*.pdf
all_pass "PDF/UA-1 with a file inside" ua1 "$tmp"/embedded/*.pdf
finish
