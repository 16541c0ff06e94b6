#!/bin/sh
# Progress on a terminal and where there is none, Ctrl-C and SIGTERM: a run of 1,200 letters, stopped in each step, gone on with by the same command.
. "$(dirname "$0")/../lib/tap.sh"
samples/make-records 1200 41 >"$tmp/records.xml"
samples/make-records --selections 1200 41 >"$tmp/log.xml"
make() { echo "$kenbaar run all -b $bundle -s $tmp/log.xml -d $date --lang=en -j 2 --shards=3 --out=$1 $tmp/records.xml"; }
# shellcheck disable=SC2046
$(make "$tmp/whole") -q >/dev/null 2>"$tmp/err" || { fail "the undisturbed run" "$(cat "$tmp/err")"; finish; }
# shellcheck disable=SC2046
python3 tests/run/stop.py "$tmp/whole" "$tmp/run" $(make "$tmp/run")
