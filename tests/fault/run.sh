#!/bin/sh
# What happens when the machine fails: a full disk, no memory, a signal in the middle. Never half a file, never a wrong one.
. "$(dirname "$0")/../lib/tap.sh"
record=$records/$first.xml
d=$tmp/d
mkdir "$d"

# shellcheck disable=SC2086 # $letter is several words
{
    "$kenbaar" letter $letter -o "$tmp/good.pdf" "$record" 2>"$tmp/err" || { fail "a letter is made" "$(cat "$tmp/err")"; finish; }

    if [ -w /dev/full ]; then
        "$kenbaar" letter $letter -o - "$record" >/dev/full 2>"$tmp/err"
        status=$?
        if [ $status -eq 74 ]; then ok "a full disk behind standard output"; else fail "a full disk behind standard output" "exit $status"; fi
        "$kenbaar" check $letter "$record" >/dev/full 2>"$tmp/err"
        status=$?
        if [ $status -eq 74 ]; then ok "check into a full disk"; else fail "check into a full disk" "exit $status"; fi
    else
        skip "a full disk" "no /dev/full here"
    fi

    # a file may grow to N kB only: the letter does not fit
    for n in 0 1 4 16; do
        (ulimit -f $n; trap '' XFSZ 2>/dev/null; exec "$kenbaar" letter $letter -o "$d/x.pdf" "$record") >/dev/null 2>"$tmp/err"
        status=$?
        if [ $status -ne 0 ] && empty_dir "$d"; then ok "a file limit of $n blocks (exit $status)"; else fail "a file limit of $n blocks" "exit $status" "$(ls -lA "$d")"; fi
        rm -f "$d"/*
    done

    # memory runs out at ever later places
    for n in 8000 12000 16000 20000 24000 28000 32000 36000 40000 48000 56000 64000 80000 100000 140000; do
        (ulimit -v $n; exec "$kenbaar" letter $letter -o "$d/x.pdf" "$record") >/dev/null 2>"$tmp/err"
        status=$?
        if [ $status -eq 0 ]; then
            same "memory of $n kB: the whole letter" "$tmp/good.pdf" "$d/x.pdf"
        elif empty_dir "$d"; then
            ok "memory of $n kB: no letter (exit $status)"
        else
            fail "memory of $n kB" "exit $status, but something is left" "$(ls -lA "$d")"
        fi
        rm -f "$d"/* "$d"/.[!.]* 2>/dev/null
    done

    # few descriptors
    for n in 3 4 5 6 7 8 10; do
        (ulimit -n $n; exec "$kenbaar" letter $letter -o "$d/x.pdf" "$record") >/dev/null 2>"$tmp/err"
        status=$?
        if [ $status -eq 0 ]; then
            same "$n descriptors: the whole letter" "$tmp/good.pdf" "$d/x.pdf"
        elif empty_dir "$d"; then
            ok "$n descriptors: no letter (exit $status)"
        else
            fail "$n descriptors" "exit $status, but something is left" "$(ls -lA "$d")"
        fi
        rm -f "$d"/*
    done

    # a signal while it waits for its input
    for signal in TERM INT; do
        mkfifo "$tmp/fifo-$signal"
        python3 - "$signal" "$tmp/fifo-$signal" "$kenbaar" letter $letter -o "$d/x.pdf" - <<'PY'
import os, signal, subprocess, sys, time
number = getattr(signal, "SIG" + sys.argv[1])
end = os.open(sys.argv[2], os.O_RDWR)
child = subprocess.Popen(sys.argv[3:], stdin=end, stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
time.sleep(0.5)
child.send_signal(number)
status = child.wait(timeout=10)
sys.exit(status if status >= 0 else 128 - status)
PY
        status=$?
        if [ $status -eq 75 ] && empty_dir "$d"; then ok "SIG$signal while it reads: 75"; else fail "SIG$signal while it reads: 75" "exit $status" "$(ls -A "$d")"; fi
    done

    # a signal after 0 to 40 ms: nothing (75; or killed, before the program itself has begun), or 0 and the whole letter;
    # the same command again then works
    for signal in TERM INT; do
        bad=
        stopped=0
        for ms in 0 1 2 3 4 6 8 10 13 16 20 25 40 80 160; do
            rm -f "$d"/* "$d"/.[!.]* 2>/dev/null
            # a shell starts background jobs with SIGINT ignored: python gives the default back
            python3 - "$signal" $ms "$kenbaar" letter $letter -o "$d/x.pdf" "$record" <<'PY'
import signal, subprocess, sys, time
number = getattr(signal, "SIG" + sys.argv[1])
child = subprocess.Popen(sys.argv[3:], stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
time.sleep(int(sys.argv[2]) / 1000)
child.send_signal(number)
status = child.wait()
sys.exit(status if status >= 0 else 128 - status)
PY
            status=$?
            case $status in
            0) cmp -s "$tmp/good.pdf" "$d/x.pdf" || bad="$bad ${ms}ms:torn" ;;
            75 | $((128 + 15)) | $((128 + 2)))
                stopped=$((stopped + 1))
                empty_dir "$d" || bad="$bad ${ms}ms:left($(ls -A "$d"))"
                ;;
            *) bad="$bad ${ms}ms:exit$status" ;;
            esac
        done
        if [ -z "$bad" ]; then ok "SIG$signal at 15 moments ($stopped stopped)"; else fail "SIG$signal at 15 moments" "$bad"; fi
    done
    rm -f "$d"/* "$d"/.[!.]* 2>/dev/null
    exits "the same command again" 0 "$kenbaar" letter $letter -o "$d/x.pdf" "$record"
    same "makes the whole letter" "$tmp/good.pdf" "$d/x.pdf"

    # SIGKILL: nothing can clean up, but no file of that name may appear
    bad=
    for ms in 1 3 5 7 9 12 15 20; do
        rm -f "$d"/* "$d"/.[!.]* 2>/dev/null
        "$kenbaar" letter $letter -o "$d/x.pdf" "$record" 2>/dev/null &
        pid=$!
        sleep 0.0$(printf '%02d' $ms)
        kill -KILL $pid 2>/dev/null
        wait $pid 2>/dev/null
        sleep 0.05
        [ ! -e "$d/x.pdf" ] || cmp -s "$tmp/good.pdf" "$d/x.pdf" || bad="$bad ${ms}ms"
    done
    if [ -z "$bad" ]; then ok "SIGKILL: whole or not at all"; else fail "SIGKILL: whole or not at all" "$bad"; fi
    check "no core file" sh -c "! ls core* '$d'/core* 2>/dev/null"
}
finish
