#!/bin/sh
# What stands on the disk afterwards: whole or not at all, 0600, never over another file, nothing left behind.
. "$(dirname "$0")/../lib/tap.sh"
record=$records/$first.xml
mode() { stat -c %a "$1" 2>/dev/null; }
is() { if [ "$2" = "$3" ]; then ok "$1"; else fail "$1" "$2, not $3"; fi; }
d=$tmp/d
mkdir "$d"

# shellcheck disable=SC2086 # $letter is several words
{
    for mask in 000 022 077 777; do
        (umask $mask && "$kenbaar" letter $letter -f -o "$d/x.pdf" "$record") 2>"$tmp/err"
        is "mode under umask $mask" "$(mode "$d/x.pdf")" 600
    done
    cp "$d/x.pdf" "$tmp/x.pdf"

    echo precious >"$d/old.pdf"
    chmod 644 "$d/old.pdf"
    exits "an existing file is refused" 74 "$kenbaar" letter $letter -o "$d/old.pdf" "$record"
    is "and left as it was" "$(cat "$d/old.pdf")" precious
    exits "--stop-after refuses it too" 74 "$kenbaar" letter $letter --stop-after=facts -o "$d/old.pdf" "$record"
    is "and left as it was" "$(cat "$d/old.pdf")" precious
    exits "--force, but the letter is refused" 1 "$kenbaar" letter $letter --force -o "$d/old.pdf" "$broken/no-human-review.xml"
    is "the old file stays" "$(cat "$d/old.pdf")" precious
    exits "--force" 0 "$kenbaar" letter $letter --force -o "$d/old.pdf" "$record"
    same "replaces it" "$tmp/x.pdf" "$d/old.pdf"
    is "with mode 0600" "$(mode "$d/old.pdf")" 600
    ln -s "$tmp/target" "$d/link.pdf"
    exits "a link that points nowhere is an existing file" 74 "$kenbaar" letter $letter -o "$d/link.pdf" "$record"
    if [ -e "$tmp/target" ]; then fail "nothing is written through a link"; else ok "nothing is written through a link"; fi
    exits "an output folder that does not exist" 74 "$kenbaar" letter $letter -o "$d/none/x.pdf" "$record"
    exits "a folder as output" 74 "$kenbaar" letter $letter -f -o "$d" "$record"

    # every way to fail leaves an empty folder
    e=$tmp/e
    mkdir "$e"
    for file in "$broken"/*.xml; do
        name=$(basename "$file" .xml)
        "$kenbaar" letter $letter --id=B-2026-25 -o "$e/x.pdf" "$file" >/dev/null 2>&1 && [ -e "$e/x.pdf" ] && fail "$name made a letter"
        "$kenbaar" letter $letter -o "$e/x.pdf" "$file" >/dev/null 2>&1
        if empty_dir "$e"; then ok "nothing left behind: $name"; else fail "nothing left behind: $name" "$(ls -A "$e")"; rm -rf "${e:?}"/* "$e"/.[!.]*; fi
    done
    for bad in samples/broken-logs/*.xml; do
        "$kenbaar" letter -b $bundle -s "$bad" -d $date -o "$e/x.pdf" "$record" >/dev/null 2>&1
    done
    "$kenbaar" letter $letter -o "$e/x.pdf" "$tmp/none.xml" >/dev/null 2>&1
    "$kenbaar" letter -b $bundle -s "$log" -d 2031-01-01 -o "$e/x.pdf" "$record" >/dev/null 2>&1
    check "nothing left behind: logs, files, dates" empty_dir "$e"

    # bundles
    b=$tmp/bundle
    exits "bundle new" 0 "$kenbaar" bundle new "$b"
    exits "bundle new of an existing folder" 74 "$kenbaar" bundle new "$b"
    is "its folders are 0700" "$(mode "$b")" 700
    check "bodies/ and instruments/ lie ready" test -d "$b/bodies" -a -d "$b/instruments"
    exits "a bundle without a lock cannot be used" 65 "$kenbaar" check -b "$b" -s "$log" -d $date "$record"
    cp samples/bodies/* "$b/bodies"
    cp samples/instruments/*.xml "$b/instruments"
    cp samples/releases.xml "$b"
    exits "bundle lock" 0 "$kenbaar" bundle lock "$b"
    same "the same files give the same lock" "$bundle/bundle.lock" "$b/bundle.lock"
    check "the lock is what sha256sum says" sh -c "cd '$b' && sha256sum --quiet -c bundle.lock"
    exits "bundle lock renews its lock" 0 "$kenbaar" bundle lock "$b"
    exits "bundle check" 0 "$kenbaar" bundle check "$b"
    echo ' ' >>"$b/law/contacts.xml"
    exits "a changed file: bundle check" 65 "$kenbaar" bundle check "$b"
    exits "a changed file: letter" 65 "$kenbaar" letter -b "$b" -s "$log" -d $date -o "$e/x.pdf" "$record"
    cp "$bundle/law/contacts.xml" "$b/law/contacts.xml"
    exits "put back: bundle check" 0 "$kenbaar" bundle check "$b"
    touch "$b/law/extra.xml"
    exits "an extra file" 65 "$kenbaar" letter -b "$b" -s "$log" -d $date -o "$e/x.pdf" "$record"
    rm "$b/law/extra.xml"
    rm "$b/law/contacts.xml"
    exits "a missing file" 65 "$kenbaar" letter -b "$b" -s "$log" -d $date -o "$e/x.pdf" "$record"
    ln -s "$bundle/law/contacts.xml" "$b/law/contacts.xml"
    exits "a link" 65 "$kenbaar" letter -b "$b" -s "$log" -d $date -o "$e/x.pdf" "$record"
    rm "$b/law/contacts.xml"
    cp "$bundle/law/contacts.xml" "$b/law/contacts.xml"
    sed 's/ id="voorbeeldstad"/ id="voorbeeldstad" colour="blue"/' "$bundle/bodies/voorbeeldstad.xml" >"$b/bodies/voorbeeldstad.xml"
    exits "bundle lock of a body that breaks the schema" 65 "$kenbaar" bundle lock "$b"
    check "nothing left behind: bundles" empty_dir "$e"
}
finish
