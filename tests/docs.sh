#!/bin/sh
# The documents do not lie: every command that README.md shows is run, and its output compared; the man page is sound and
# names every option.
. "$(dirname "$0")/lib/tap.sh"

# A ```xml FILE block is that file, written before. A ```console block holds "$ command" lines, each followed by what it prints ("..." alone stands for any lines).
run_readme() {
    python3 - README.md "$tmp" <<'PY'
import re, subprocess, sys
text = open(sys.argv[1], encoding="utf-8").read()
for path, content in re.findall(r"^```xml (build/\S+)\n(.*?)^```", text, re.S | re.M):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
number = failed = 0
for block in re.findall(r"^```console\n(.*?)^```", text, re.S | re.M):
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append([line[2:], []])
        elif steps:
            steps[-1][1].append(line)
    for command, expected in steps:
        if "run.sh" in command:
            continue # run by tests/run.sh itself
        run = subprocess.run(["sh", "-c", re.sub(r" -o (\S+\.pdf)", f" -o {sys.argv[2]}/\\1", command)], text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        out = run.stdout
        want = "\n".join(expected).strip()
        got = out.strip()
        pattern = "^" + r".*".join(re.escape(part) for part in re.split(r"\.\.\.", want)) + "$"
        number += 1
        if re.match(pattern, got, re.S):
            print("same", command)
        else:
            failed += 1
            print("differs", command, "\nwanted:\n" + want, "\ngot:\n" + got)
sys.exit(1 if failed or not number else 0)
PY
}
check "README.md: the commands print what it shows" run_readme

# The mail-room guide: its transcript in a folder of its own, each block a part of it.
run_guide() {
    mkdir -p "$tmp/guide/records" "$tmp/guide/bin" && cd "$tmp/guide" || return 1
    ln -s "$bundle" bundle
    ln -s "$log" selections.xml
    ln -s "$kenbaar" bin/kenbaar
    cp "$records"/2026-0004*.xml "$records"/2026-0005*.xml "$broken/no-human-review.xml" records/
    python3 - "$root/gen/man/kenbaar-run.1" <<'PY'
import re, subprocess, sys
text = open(sys.argv[1], encoding="utf-8").read()
steps = []
for block in re.findall(r"^\.Bd -literal\n(.*?)^\.Ed", text, re.S | re.M):
    for line in block.replace("\\&", "").splitlines():
        if line.startswith("$ "):
            steps.append([line[2:], []])
        else:
            steps[-1][1].append(line)
failed = 0
for command, expected in steps:
    run = subprocess.run(["sh", "-c", command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={"PATH": "bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    want, got = "\n".join(expected).strip(), run.stdout.strip()
    if not re.match("^" + ".*".join(re.escape(part) for part in want.split("...")) + "$", got, re.S):
        failed += 1
        print("differs", command, "\nwanted:\n" + want, "\ngot:\n" + got)
sys.exit(1 if failed or len(steps) < 10 else 0)
PY
}
check "kenbaar-run.1: the run in it is a real one" run_guide
cd "$root" || exit 1

if command -v mandoc >/dev/null; then
    for page in gen/man/*.1; do
        check "$page: mandoc -Tlint" mandoc -Tlint -Wwarning "$page"
    done
else
    skip "the man page" "mandoc is not installed"
fi
for command in letter check explain deadline "bundle new" "bundle lock" "bundle check" doctor gap gates why snippet read "wording status" "envelope list"; do
    # shellcheck disable=SC2086 # two words on purpose
    for option in $("$kenbaar" $command --help --lang en | grep -oE -- '--[a-z][a-z-]+' | sort -u); do
        if grep -qF -- "\\-${option#--}" gen/man/kenbaar.1; then ok "man: $command $option"; else fail "man: $command $option"; fi
    done
done
check "LICENSE is the EUPL 1.2" grep -q 'EUROPEAN UNION PUBLIC LICENCE v. 1.2' LICENSE
finish
