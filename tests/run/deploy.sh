#!/bin/sh
# samples/deploy: its scripts do what they say, its units are sound and shut, its job descriptions run the right commands. Slurm has a test of its own
# (slurm.sh).
. "$(dirname "$0")/../lib/tap.sh"
. "$root/tests/run/crash.sh"
unset SLURM_ARRAY_TASK_ID JOB_COMPLETION_INDEX
deploy=$root/samples/deploy
KENBAAR=$kenbaar
export KENBAAR
# shellcheck disable=SC2046
run_begin 3 $(ls "$records"/2026-0004*.xml "$records"/2026-0005*.xml)
planned() {
    rm -rf "$world"
    cp -a "$tmp/after-plan" "$world"
}
for script in slurm/submit slurm/render.sbatch slurm/close.sbatch parallel/render systemd/kenbaar-run; do
    check "$script: a script" sh -n "$deploy/$script"
done

# GNU parallel
if parallel --version 2>/dev/null | grep -q GNU; then
    planned
    exits "parallel" 0 env PATH="$PATH" HOME="$tmp" sh "$deploy/parallel/render" "$c" -j 2
    check "parallel: as one machine" diff -r "$c" "$ref"
    printf '#!/bin/sh\n[ "$2" = render ] || exec "%s" "$@"\nexit 70\n' "$kenbaar" >"$tmp/breaks"
    chmod +x "$tmp/breaks"
    planned
    env HOME="$tmp" KENBAAR="$tmp/breaks" sh "$deploy/parallel/render" "$c" -j 2 >/dev/null 2>&1
    status=$?
    if [ $status -ne 0 ] && [ ! -f "$c/manifest.json" ]; then ok "parallel: a shard that fails is told, and nothing closed"; else fail "parallel: a shard that fails" "exit $status"; fi
else
    skip "parallel" "GNU parallel is not installed: its script is only read"
fi

# Kubernetes: the very command lines, with the run where they expect it
command_of() { sed -n "s|^ *command: \[sh, -c, '\(.*\)', /run-folder/RUN\]\$|\1|p" "$deploy/kubernetes/$1"; }
planned
mkdir -p "$tmp/path"
ln -s "$kenbaar" "$tmp/path/kenbaar"
bad=
for index in 0 1 2; do PATH=$tmp/path:$PATH JOB_COMPLETION_INDEX=$index sh -c "$(command_of render.yaml)" "$c" >"$tmp/out" 2>&1 || bad="$bad $index: $(cat "$tmp/out")"; done
if [ -z "$bad" ]; then ok "kubernetes: each index makes its shard"; else fail "kubernetes: each index makes its shard" "$bad"; fi
PATH=$tmp/path:$PATH JOB_COMPLETION_INDEX=3 sh -c "$(command_of render.yaml)" "$c" >/dev/null 2>"$tmp/err"
status=$?
if [ $status -ne 0 ] && grep -q B032 "$tmp/err"; then ok "kubernetes: an index too many fails"; else fail "kubernetes: an index too many" "exit $status"; fi
check "kubernetes: close" env PATH="$tmp/path:$PATH" sh -c "$(command_of close.yaml)" "$c"
check "kubernetes: as one machine" diff -r "$c" "$ref"
if python3 -c 'import yaml' 2>/dev/null; then
    check "kubernetes: the files are YAML of a job each" python3 - "$deploy"/kubernetes/*.yaml <<'END'
import sys, yaml
for path in sys.argv[1:]:
    jobs = [it for it in yaml.safe_load_all(open(path)) if it["kind"] == "Job"]
    assert len(jobs) == 1, path
    pod = jobs[0]["spec"]["template"]["spec"]
    box = pod["containers"][0]
    assert pod["securityContext"]["runAsNonRoot"] and box["securityContext"]["readOnlyRootFilesystem"] and box["securityContext"]["capabilities"]["drop"] == ["ALL"]
    names = [it["onExitCodes"]["containerName"] for it in jobs[0]["spec"]["podFailurePolicy"]["rules"] if "onExitCodes" in it]
    assert names == [box["name"]], names
END
else
    skip "kubernetes: YAML" "python3 has no yaml"
fi

# systemd
if command -v systemd-analyze >/dev/null 2>&1; then
    mkdir "$tmp/units"
    cp "$deploy"/systemd/kenbaar-run.* "$tmp/units"
    sed -i "s|^ExecStart=.*|ExecStart=$deploy/systemd/kenbaar-run|; s/^Documentation=.*//" "$tmp/units/kenbaar-run.service"
    for unit in service path timer; do
        systemd-analyze verify --man=no "$tmp/units/kenbaar-run.$unit" >"$tmp/out" 2>&1
        grep "kenbaar-run" "$tmp/out" >"$tmp/said"
        if [ -s "$tmp/said" ]; then fail "systemd: kenbaar-run.$unit" "$(cat "$tmp/said")"; else ok "systemd: kenbaar-run.$unit is sound"; fi
    done
    check "systemd: shut as far as can be (exposure below 1.0)" systemd-analyze security --offline=true --threshold=10 "$tmp/units/kenbaar-run.service"
    if strace -qq -o /dev/null true 2>/dev/null; then
        # every call that a run makes passes the filter
        rm -rf "$world" && mkdir "$world"
        strace -f -qq -o "$tmp/calls" "$run" run all -b "$bundle" -s "$log" -d $date -q --out="$c" $files >/dev/null 2>&1
        # what the unit names: groups, which hold groups, and calls
        sed -n 's/^SystemCallFilter=\([^~].*\)/\1/p' "$deploy/systemd/kenbaar-run.service" | tr ' ' '\n' >"$tmp/open"
        while [ -s "$tmp/open" ]; do
            grep -v '^@' "$tmp/open" >>"$tmp/allowed"
            for group in $(grep '^@' "$tmp/open"); do systemd-analyze syscall-filter "$group" | sed '1d; s/#.*//'; done | awk 'NF { print $1 }' >"$tmp/next"
            mv "$tmp/next" "$tmp/open"
        done
        for group in @privileged @obsolete; do systemd-analyze syscall-filter "$group" | sed '1d; s/#.*//'; done | awk 'NF { print $1 }' | sort -u >"$tmp/denied"
        awk 'NF { print $1 }' "$tmp/allowed" | sort -u | comm -23 - "$tmp/denied" >"$tmp/passes"
        sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1/p' "$tmp/calls" | sort -u | grep -vx 'execve' | comm -23 - "$tmp/passes" >"$tmp/stopped"
        if [ -s "$tmp/calls" ] && [ "$(wc -l <"$tmp/passes")" -gt 200 ] && [ ! -s "$tmp/stopped" ]; then ok "systemd: no call of a run is beyond the filter"; else fail "systemd: calls beyond the filter" "$(cat "$tmp/stopped")" "$(wc -l <"$tmp/passes") pass"; fi
    fi
else
    skip "systemd units" "systemd-analyze is not installed"
fi

# the service's script
top=$tmp/top
mkdir -p "$top/incoming/2026-12-01/records" "$top/incoming/2026-12-02/records" "$top/incoming/.half" "$top/runs" "$top/done" "$top/failed"
ln -s "$bundle" "$top/bundle"
# shellcheck disable=SC2086
cp $files "$top/incoming/2026-12-01/records"
cp "$log" "$top/incoming/2026-12-01/"
echo '<records' >"$top/incoming/2026-12-02/records/x.xml"
cp "$log" "$top/incoming/2026-12-02/"
exits "service: a night with a file that cannot be used" 65 sh "$deploy/systemd/kenbaar-run" "$top"
check "service: the good one is closed" test -f "$top/runs/2026-12-01/manifest.json" -a -d "$top/done/2026-12-01"
check "service: the other waits for a person" test -d "$top/failed/2026-12-02" -a ! -e "$top/runs/2026-12-02/manifest.json"
check "service: nothing is left to start it again" sh -c '[ -z "$(ls "$1")" ]' - "$top/incoming"
# mended records for the same day; and a file that is wrong again
mkdir -p "$top/incoming/2026-12-01-2/records" "$top/incoming/2026-12-02/records"
cp "$records/2026-000606.xml" "$top/incoming/2026-12-01-2/records"
cp "$log" "$top/incoming/2026-12-01-2/"
echo '<records' >"$top/incoming/2026-12-02/records/x.xml"
cp "$log" "$top/incoming/2026-12-02/"
exits "service: more for the same day" 65 sh "$deploy/systemd/kenbaar-run" "$top"
check "service: is a run of its own" test -f "$top/runs/2026-12-01-2/manifest.json" -a -d "$top/done/2026-12-01-2"
check "service: for that day" grep -q '"mailing-date": *"2026-12-01"' "$top/runs/2026-12-01-2/plan.json"
check "service: what failed before is kept" test -d "$top/failed/2026-12-02/records" -a -d "$top/failed/2026-12-02.2/records"
exits "service: with nothing to do" 0 sh "$deploy/systemd/kenbaar-run" "$top"
finish
