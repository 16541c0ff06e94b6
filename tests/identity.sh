#!/bin/sh
# The same letter gives the same bytes: wherever it stands in a file, whatever the time zone, locale, working folder,
# umask or terminal (promise 5).
. "$(dirname "$0")/lib/tap.sh"

# make NAME COMMAND...: the letter through COMMAND -o $tmp/NAME.pdf
make() {
    name=$1
    shift
    "$@" -o "$tmp/$name.pdf" 2>"$tmp/err" || true
}
# shellcheck disable=SC2086 # $letter is several words
{
    make alone "$kenbaar" letter $letter "$records/$first.xml"
    [ -s "$tmp/alone.pdf" ] || { fail "a letter is made" "$(cat "$tmp/err")"; finish; }

    make again "$kenbaar" letter $letter "$records/$first.xml"
    same "twice" "$tmp/alone.pdf" "$tmp/again.pdf"

    # order: the same record alone, first, in the middle and last
    body() { sed -e '/<?xml/d' -e 's/<!--.*-->//' -e '/<!--/,/-->/d' -e 's/ xmlns="[^"]*" version="1.0"//' "$records/$1.xml"; }
    pack() {
        echo '<?xml version="1.0" encoding="UTF-8"?>'
        echo '<records xmlns="urn:kenbaar:record:1" version="1.0">'
        for id in "$@"; do body "$id"; done
        echo '</records>'
    }
    pack $first 2026-000431 U-2026-10002 >"$tmp/first.xml"
    pack 2026-000431 $first U-2026-10002 >"$tmp/middle.xml"
    pack 2026-000431 U-2026-10002 $first >"$tmp/last.xml"
    for place in first middle last; do
        make $place "$kenbaar" letter $letter --id=$first "$tmp/$place.xml"
        same "$place of three in a file" "$tmp/alone.pdf" "$tmp/$place.pdf"
    done
    "$kenbaar" check $letter "$records"/*.xml | sort >"$tmp/table"
    # shellcheck disable=SC2012 # names of ours
    "$kenbaar" check $letter $(ls -r "$records"/*.xml) | sort >"$tmp/table-reversed"
    same "check answers the same in any order" "$tmp/table" "$tmp/table-reversed"

    for zone in Pacific/Kiritimati America/Los_Angeles Europe/Amsterdam; do
        make zone env TZ=$zone "$kenbaar" letter $letter -f "$records/$first.xml"
        same "time zone $zone" "$tmp/alone.pdf" "$tmp/zone.pdf"
    done
    for locale in nl_NL.UTF-8 tr_TR.UTF-8 de_DE C.UTF-8 POSIX; do
        make locale env LANG=$locale LC_ALL=$locale LC_NUMERIC=$locale "$kenbaar" letter $letter -f "$records/$first.xml"
        same "locale $locale" "$tmp/alone.pdf" "$tmp/locale.pdf"
    done
    for lang in nl en; do
        make lang "$kenbaar" letter $letter --lang $lang -f "$records/$first.xml"
        same "messages in $lang" "$tmp/alone.pdf" "$tmp/lang.pdf"
    done
    make mask sh -c "umask 0777; exec \"\$0\" \"\$@\"" "$kenbaar" letter $letter "$records/$first.xml"
    same "umask 0777" "$tmp/alone.pdf" "$tmp/mask.pdf"
    make bare env -i "$kenbaar" letter $letter "$records/$first.xml"
    same "empty environment" "$tmp/alone.pdf" "$tmp/bare.pdf"
    make clock env SOURCE_DATE_EPOCH=1 FAKETIME=2001-01-01 "$kenbaar" letter $letter "$records/$first.xml"
    same "another clock in the environment" "$tmp/alone.pdf" "$tmp/clock.pdf"

    make variables env HB_SHAPER_LIST=fallback CAIRO_DEBUG_PDF=1 FREETYPE_PROPERTIES=truetype:interpreter-version=35 \
        "$kenbaar" letter $letter "$records/$first.xml"
    same "variables that libraries read" "$tmp/alone.pdf" "$tmp/variables.pdf"

    mkdir -p "$tmp/elsewhere"
    cp -r "$bundle" "$tmp/elsewhere/bundle"
    cp "$log" "$records/$first.xml" "$tmp/elsewhere"
    (cd "$tmp/elsewhere" && "$kenbaar" letter -b bundle -s selections.xml -d $date -o out.pdf "$first.xml") 2>"$tmp/err"
    same "another working folder, bundle and log by other paths" "$tmp/alone.pdf" "$tmp/elsewhere/out.pdf"
    (cd / && "$kenbaar" letter $letter -o - - <"$records/$first.xml") >"$tmp/pipe.pdf" 2>"$tmp/err"
    same "standard input and output" "$tmp/alone.pdf" "$tmp/pipe.pdf"
    (ulimit -s unlimited 2>/dev/null; "$kenbaar" letter $letter -o "$tmp/stack.pdf" "$records/$first.xml") 2>"$tmp/err"
    same "another address space layout" "$tmp/alone.pdf" "$tmp/stack.pdf"
    cp "$kenbaar" "$tmp/elsewhere/kenbaar"
    make moved "$tmp/elsewhere/kenbaar" letter $letter "$records/$first.xml"
    same "the program moved to another place" "$tmp/alone.pdf" "$tmp/moved.pdf"
}
finish
