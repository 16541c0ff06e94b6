#!/bin/sh
# Runs over the samples: the command line, the counts, and that the same plan gives the same manifest however it is cut up.
. "$(dirname "$0")/../lib/tap.sh"
files=$(ls "$records"/2026-0004*.xml)

mkdir "$tmp/alone"
cp "$kenbaar" "$tmp/alone/kenbaar"
exits "kenbaar without kenbaar-run" 74 "$tmp/alone/kenbaar" run status "$tmp/none"
check "says so" grep -q B090 "$tmp/err"
exits "run alone" 64 "$kenbaar" run
exits "run --help" 0 "$kenbaar" run --help
exits "a command of a later version" 64 "$kenbaar" run prove
exits "status of no run" 74 "$kenbaar" run status "$tmp/none"
# shellcheck disable=SC2086
exits "all" 0 "$kenbaar" run all $letter -q --out="$tmp/a" $files
check "prints the counts" grep -q "^made	$(echo "$files" | wc -l)$" "$tmp/out"
# shellcheck disable=SC2086
exits "another number of processes" 0 "$kenbaar" run all $letter -q --out="$tmp/b" -j 1 $files
same "the same manifest" "$tmp/a/manifest.csv" "$tmp/b/manifest.csv"
# folders of a mail-room are often links to a larger disk
mkdir "$tmp/disk"
ln -s disk "$tmp/spool"
# shellcheck disable=SC2086
exits "a run behind a link" 0 "$kenbaar" run all $letter -q --out="$tmp/spool/run" "$records/$first.xml"
exits "and its ledger" 0 "$kenbaar" run release --ledger="$tmp/spool/sent" --mailed=$date "$tmp/spool/run"
exits "known by its own name too" 1 "$kenbaar" letter $letter --ledger="$tmp/disk/sent" -o "$tmp/again.pdf" "$records/$first.xml"
check "as one that went out" grep -q B077 "$tmp/err"
ln -s sent "$tmp/disk/other-name"
exits "a ledger that is itself a link" 74 "$kenbaar" run release --ledger="$tmp/spool/other-name" --mailed=$date "$tmp/a"
check "says so" grep -q B064 "$tmp/err"

mkdir -m 777 "$tmp/open"
# shellcheck disable=SC2086
exits "a run in a folder that is open to all" 0 "$kenbaar" run plan $letter -q --out="$tmp/open" "$records/$first.xml"
check "shuts it" test "$(stat -c %a "$tmp/open")" = 700

# what must not be overlooked, also in cron
# shellcheck disable=SC2086
exits "a plan of which something is refused and held" 1 "$kenbaar" run plan $letter -q --out="$tmp/mixed" "$records/$first.xml" "$broken/not-tested-before.xml" "$broken/no-human-review.xml"
check "says where it stands, and how many" grep -q "^$tmp/mixed/refused.csv: error B015: .*: 1$" "$tmp/err"
check "of those held too" grep -q "^$tmp/mixed/held.csv: error B016: .*: 1$" "$tmp/err"
check "the files are there" test -s "$tmp/mixed/refused.xml" -a -s "$tmp/mixed/held.xml"
# shellcheck disable=SC2086
exits "and once more" 1 "$kenbaar" run all $letter -q --out="$tmp/mixed" "$records/$first.xml" "$broken/not-tested-before.xml" "$broken/no-human-review.xml"
check "says it once" test "$(grep -c 'error B015' "$tmp/err")" = 1
# shellcheck disable=SC2086
exits "those that are held, fed in again" 1 "$kenbaar" run plan $letter -q --out="$tmp/held" "$tmp/mixed/held.xml"
check "are held again" grep -q "^held	1$" "$tmp/out"

exits "status" 0 "$kenbaar" run status "$tmp/a"
finish
