#!/bin/sh
# Many processes and one run: shards made one by one, by machines that share no more than the folder, twice at once, and in the way of each other.
# Whatever they do, the run is byte for byte the one that a single machine makes.
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
unset SLURM_ARRAY_TASK_ID JOB_COMPLETION_INDEX
# shellcheck disable=SC2046
run_begin 4 $(ls "$records"/*.xml | head -n 24)
planned() {
    rm -rf "$world"
    cp -a "$tmp/after-plan" "$world"
}
like_one_machine() {
    close >"$tmp/out" 2>&1 || cat "$tmp/out"
    diff -r "$c" "$ref"
    find "$c" -name '.*.*-*'
}
# says NAME CODE WORDS COMMAND...: exit 64 with this in its note
says() {
    name=$1 code=$2 words=$3
    shift 3
    exits "$name" 64 "$@"
    check "$name: $code, $words" grep -qF -- "$words" "$tmp/err"
}

planned
says "no such shard" B032 "--shard=5/5; 1/4 - 4/4" "$kenbaar" run render --shard=5/5 "$c"
says "another number of shards" B032 "--shard=2/3; 1/4 - 4/4" "$kenbaar" run render --shard=2/3 "$c"
says "an array that is too long" B032 "SLURM_ARRAY_TASK_ID=7; 1 - 4" env SLURM_ARRAY_TASK_ID=7 "$kenbaar" run render "$c"
says "an array that begins at 0" B032 "SLURM_ARRAY_TASK_ID" env SLURM_ARRAY_TASK_ID=0 "$kenbaar" run render "$c"
says "an index that is too high" B032 "JOB_COMPLETION_INDEX=4; 0 - 3" env JOB_COMPLETION_INDEX=4 "$kenbaar" run render "$c"

# one after the other, each shard once
"$kenbaar" run render -q --shard=2/4 "$c" && SLURM_ARRAY_TASK_ID=3 "$kenbaar" run render -q "$c" && JOB_COMPLETION_INDEX=3 "$kenbaar" run render -q "$c"
exits "close before all are made" 75 "$kenbaar" run close "$c"
check "names the shard" grep -q 'B036.*shard 1' "$tmp/err"
exits "the last shard, beside an environment that says another" 0 env SLURM_ARRAY_TASK_ID=4 "$kenbaar" run render -q --shard=1/4 "$c"
check "shard by shard is as all at once" sh -c '[ -z "$1" ] || { echo "$1"; false; }' - "$(like_one_machine)"
exits "a shard of a closed run that comes late" 0 "$kenbaar" run render -q --shard=2/4 "$c"
check "changes nothing" diff -r "$c" "$ref"

# another copy of the program in another folder, another umask, time zone and language, all shards at once, each by two processes
planned
mkdir -p "$tmp/other/bin" "$tmp/other/home"
cp "$kenbaar" "$run" "$tmp/other/bin/"
pids=
for i in 1 2 3 4; do
    for umask in 077 000; do
        (cd "$tmp/other/home" && umask $umask && exec env -i PATH=/nowhere TZ=Pacific/Auckland LC_ALL=nl_NL.UTF-8 SLURM_ARRAY_TASK_ID=$i ../bin/kenbaar run render -q -j 1 ../../world/run) \
            2>>"$tmp/others.err" &
        pids="$pids $!"
    done
done
bad=
for pid in $pids; do wait "$pid" || bad="$bad $?"; done
if [ -z "$bad" ]; then ok "eight processes, two for each shard"; else fail "eight processes, two for each shard" "exit$bad" "$(cat "$tmp/others.err")"; fi
check "as one machine makes it" sh -c '[ -z "$1" ] || { echo "$1"; false; }' - "$(like_one_machine)"

# six times the same command at once: one at least gets through, nobody else does harm
rm -rf "$c"
pids=
for i in 1 2 3 4 5 6; do
    # shellcheck disable=SC2086
    "$kenbaar" run all $letter -q --out="$c" --shards=4 -j 1 $files >/dev/null 2>>"$tmp/six.err" &
    pids="$pids $!"
done
done_by=0 bad=
for pid in $pids; do
    wait "$pid"
    case $? in 0) done_by=$((done_by + 1)) ;; 75) ;; *) bad=1 ;; esac
done
if [ -z "$bad" ] && [ $done_by -gt 0 ]; then ok "six runs into one folder: one gets through, others are told 75"; else fail "six runs into one folder" "$done_by got through" "$(cat "$tmp/six.err")"; fi
check "and it is whole" diff -r "$c" "$ref"

if ! strace -qq -o /dev/null true 2>/dev/null; then
    skip "while another is at work" "strace cannot be used here"
    finish
fi
# stopped STEP CALL N: the step begun, and standing still at its call number N; $still is strace, which goes on with `go_on`
stopped() {
    : >"$tmp/still"
    trace="strace -qq -e trace=$2 -e inject=$2:signal=STOP:when=$3"
    ($1 >/dev/null 2>"$tmp/still") &
    still=$! tries=0
    trace=
    while [ $tries -lt 2000 ] && ! grep -q 'stopped by SIGSTOP' "$tmp/still"; do
        sleep 0.01
        tries=$((tries + 1))
    done
}
go_on() {
    for pid in $(ps -eo pid=,stat=,args= | awk -v mark="$c" '$2 ~ /^[Tt]/ && index($0, mark) && !/strace/ { print $1 }'); do kill -s CONT "$pid"; done
    wait $still
}
one_shard() { $trace "$run" run render -q --shard=2/4 "$c"; }

for step in plan render close; do
    lay $step
    stopped $step fsync 2
    # shellcheck disable=SC2086
    exits "plan while $step is at work" 75 "$run" run plan $letter -q --out="$c" --shards=4 $files
    check "busy" grep -q B005 "$tmp/err"
    if [ $step != plan ]; then
        exits "render while $step is at work" 75 "$run" run render -q "$c"
        exits "a shard while $step is at work" 75 "$run" run render -q --shard=1/4 "$c"
        exits "close while $step is at work" 75 "$run" run close -q "$c"
        exits "status while $step is at work" 0 "$run" run status "$c"
    fi
    go_on
    carry_on $step >"$tmp/out"
    check "$step came to its end undisturbed" diff -r "$c" "$ref"
done

# who stands still in the middle of a shard, and goes on when another has made it
planned
stopped one_shard fsync 5
exits "the same shard by another" 0 "$run" run render -q --shard=2/4 "$c"
cp -a "$c/shards/0002.json" "$tmp/by-another"
go_on
same "the one that was first changes nothing" "$c/shards/0002.json" "$tmp/by-another"
carry_on render >"$tmp/out"
check "and the run is whole" diff -r "$c" "$ref"
finish
