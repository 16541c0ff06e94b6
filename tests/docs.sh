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
