#!/bin/sh
# What the kernel sees: no file opened, no socket, no exec once the sandbox is shut and before the first record is parsed
# (promise 7); no core file; and no personal data in what the program says.
. "$(dirname "$0")/../lib/tap.sh"
record=$records/$first.xml

# shellcheck disable=SC2086 # $letter is several words
{
    if ! command -v strace >/dev/null || ! strace -f -o "$tmp/probe" true 2>/dev/null; then
        skip "the sandbox seen by strace" "strace is missing or may not trace here"
    else
        strace -f -o "$tmp/trace" "$kenbaar" letter $letter -o "$tmp/x.pdf" "$record" 2>"$tmp/err"
        if grep -q 'seccomp(SECCOMP_SET_MODE_FILTER\|PR_SET_SECCOMP' "$tmp/trace"; then ok "seccomp is shut"; else fail "seccomp is shut"; fi
        if grep -q landlock_restrict_self "$tmp/trace"; then ok "Landlock is shut"; else fail "Landlock is shut"; fi
        if grep -q 'PR_SET_DUMPABLE, 0\|RLIMIT_CORE, {rlim_cur=0' "$tmp/trace"; then ok "no core file"; else fail "no core file"; fi

        # the process that shut seccomp, from that line on
        awk '/seccomp\(SECCOMP_SET_MODE_FILTER|PR_SET_SECCOMP, SECCOMP_MODE_FILTER/ { shut[$1] = 1; next } shut[$1]' "$tmp/trace" >"$tmp/after"
        check "there is work after it" test -s "$tmp/after"
        for call in openat open execve execveat socket connect sendto clone clone3 fork vfork unlink rename renameat2; do
            if grep -qE "^[0-9]+ +$call\(" "$tmp/after"; then
                fail "no $call in the sandbox" "$(grep -E "^[0-9]+ +$call\(" "$tmp/after" | head -n 3)"
            else
                ok "no $call in the sandbox"
            fi
        done
        # the parent opens inputs and names the output, and never parses: it reads record bytes only to hand them on
        strace -f -e trace=openat,execve,socket,connect -o "$tmp/trace2" "$kenbaar" check $letter "$broken/doctype.xml" >/dev/null 2>&1
        if grep -qE 'socket\(|connect\(' "$tmp/trace2"; then fail "no network anywhere"; else ok "no network anywhere"; fi
        if [ "$(grep -c 'execve(' "$tmp/trace2")" -le 1 ]; then ok "no other program is started"; else fail "no other program is started"; fi
        if grep -hE 'open(at)?\(' "$tmp/trace" "$tmp/trace2" |
            grep -E '/etc/fonts|/usr/share/fonts|/cache/fontconfig|/usr/share/hyphen|/etc/xml|/usr/share/zoneinfo|locale' |
            grep -vE 'zoneinfo/UTC0|/lib[^"]*\.so' >"$tmp/host"; then
            fail "no font, catalog or time zone of the host is read" "$(head -n 3 "$tmp/host")"
        else
            ok "no font, catalog or time zone of the host is read"
        fi

        # no child has a file that it does not read or write: not the caller's, not the ledger, not the folder of the run
        has() {
            name=$1 allowed=$2
            shift 2
            check "$name: what it has open" python3 tests/run/open_files.py "$allowed" "$@"
        }
        unnamed='/#[0-9]+ \(deleted\)$' r=$tmp/run
        has "letter" "$unnamed" "$kenbaar" letter $letter -o "$tmp/open.pdf" "$record"
        has "letter --ledger" "$unnamed" "$kenbaar" letter $letter --ledger="$tmp/ledger" -o "$tmp/entered.pdf" "$record"
        has "check" none "$kenbaar" check $letter "$record"
        has "gap" none "$kenbaar" gap -s "$log" --notices="$tmp/ledger" "$record"
        has "run plan" 'work/(jobs|joblog|names|roots|logindex)$|^pipe:' "$kenbaar" run plan $letter -q --out="$r" "$records"/2026-0004*.xml
        has "run render" '/pending/(letters|print)/\.|work/0001$|^pipe:' "$kenbaar" run render -q "$r"
        "$kenbaar" run close -q "$r" >/dev/null 2>&1
        piece=$(awk -F, '$2 == "made" { print $1 }' "$r/manifest.csv" | head -n 2)
        has "run pull" '/pending/(letters|print)/0001|/pending/pull/\.' "$kenbaar" run pull -q --reason=test "$r" "${piece%%
*}"
        has "run release" none "$kenbaar" run release -q --ledger="$tmp/ledger2" --mailed=$date "$r"
        has "run reprint" "$unnamed|/letters/0001.tar\$" "$kenbaar" run reprint "$r" "${piece##*
}" -o "$tmp/again.pdf"
    fi

    # why shows a person's letter, because it was asked for: on standard output alone, whatever becomes of it
    for file in "$record" "$broken/last-day-differs.xml" "$broken/no-human-review.xml"; do
        name=$(sed -n 's/.*<name>\(.*\)<\/name>.*/\1/p' "$file" | head -n 1)
        "$kenbaar" why $letter "$file" >"$tmp/out" 2>"$tmp/err"
        "$kenbaar" gates $letter --show-values "$file" >>"$tmp/out" 2>>"$tmp/err"
        if [ -n "$name" ] && ! grep -qF "$name" "$tmp/err"; then ok "no name in the messages of why: $file"; else fail "no name in the messages of why: $file"; fi
    done

    # Whatever is wrong with a record, its values stay out of messages: here each value in turn is a canary.
    for value in 'id="2026-000417"' 'case="Z-2026-1234"' 'J. de Vries' 'mevrouw De Vries' 'Kerkstraat' '<number>12<' '<addition>A<' '1234 AB' 'Voorbeeldstad<' \
        '>nl<' '>standard<' 'date="2026-11-27"' 'outcome="refused"' 'subject="aanvraag-bijstand"' 'remedy="bezwaar"' 'U krijgt geen bijstand' 'Participatiewet, artikel 11' \
        'role="inkomensconsulent"' 'department="Inkomen"' 'saw-whole-file="yes"' 'payment-stopped="no"'; do
        bait=$(printf '%s' "$value" | sed -E 's/^([^">]*[">])?(.*[^"<])(["<])?$/\1\2 Kanarie\&#x202e;geel\3/')
        PYTHONUTF8=1 python3 - "$record" "$value" "$bait" >"$tmp/bait.xml" <<'PY'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
assert sys.argv[2] in text, sys.argv[2]
sys.stdout.write(text.replace(sys.argv[2], sys.argv[3], 1))
PY
        "$kenbaar" check $letter "$tmp/bait.xml" >"$tmp/out" 2>"$tmp/err"
        status=$?
        if grep -qi kanarie "$tmp/out" "$tmp/err"; then
            fail "no value in messages: $value" "$(grep -hi kanarie "$tmp/out" "$tmp/err" | head -n 2)"
        elif [ $status -eq 1 ]; then
            ok "no value in messages: $value"
        else
            fail "no value in messages: $value" "exit $status, not 1"
        fi
    done
}
finish
