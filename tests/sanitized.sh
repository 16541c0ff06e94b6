#!/bin/sh
# The program itself under the address and undefined-behaviour sanitizers ($KENBAAR is that build): samples, broken ones,
# generated ones. tests/run.sh runs the refusals with it too.
. "$(dirname "$0")/lib/tap.sh"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

# sound NAME: nothing on the last command's standard error came from a sanitizer.
sound() {
    if grep -qE 'runtime error|Sanitizer' "$tmp/err"; then fail "$1: no fault" "$(grep -E -A8 'runtime error|Sanitizer' "$tmp/err" | head -n 30)"; else ok "$1: no fault"; fi
}
samples/make-records 200 5 >"$tmp/records.xml"
samples/make-records --selections 200 5 >"$tmp/selections.xml"

# shellcheck disable=SC2086 # $letter is several words
{
    exits "check of all samples" 0 "$kenbaar" check $letter "$records"/*.xml
    sound "check of all samples"
    exits "check of all broken ones" 65 "$kenbaar" check $letter "$broken"/*.xml
    sound "check of all broken ones"
    exits "check of 200 generated ones" 0 "$kenbaar" check -b $bundle -s "$tmp/selections.xml" -d $date "$tmp/records.xml"
    sound "check of 200 generated ones"
    for file in samples/broken-logs/*.xml; do
        exits "$(basename "$file")" 65 "$kenbaar" check -b $bundle -s "$file" -d $date "$records/$first.xml"
        sound "$(basename "$file")"
    done
    for stage in facts page layout; do
        exits "letter --stop-after=$stage" 0 "$kenbaar" letter $letter --stop-after=$stage "$records/2026-000431.xml"
        sound "letter --stop-after=$stage"
    done
    exits "letter" 0 "$kenbaar" letter $letter -o "$tmp/x.pdf" "$records/2026-000503.xml"
    sound "letter"
    exits "letter --embed --copy" 0 "$kenbaar" letter $letter --embed --copy -o "$tmp/data.pdf" "$records/2026-000503.xml"
    sound "letter --embed --copy"
    exits "read" 0 "$kenbaar" read --json "$tmp/data.pdf"
    sound "read"
    mkdir "$tmp/broken"
    python3 -B tests/notice/break.py 150 "$tmp/data.pdf" "$tmp/broken"
    for file in "$tmp"/broken/*.pdf; do "$kenbaar" read "$file"; done >"$tmp/out" 2>"$tmp/err"
    sound "read of broken letters"
    exits "snippet" 0 "$kenbaar" snippet $letter "$records/2026-000503.xml"
    sound "snippet"
    exits "bundle new" 0 "$kenbaar" bundle new "$tmp/bundle"
    sound "bundle new"
    exits "bundle lock" 0 "$kenbaar" bundle lock "$tmp/bundle"
    sound "bundle lock"
    exits "bundle check" 0 "$kenbaar" bundle check "$bundle"
    sound "bundle check"
    exits "deadline" 0 "$kenbaar" deadline 2026-12-01
    sound "deadline"
    exits "doctor (which says that the sandbox is off)" 1 "$kenbaar" doctor -b "$bundle"
    sound "doctor"
    exits "explain --all" 0 "$kenbaar" explain --all
    sound "explain --all"
}
finish
