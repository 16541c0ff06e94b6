#!/bin/sh
# run.sh - installs what the tests need, builds, and runs them all. tests/README.md says what each suite is for.
#
#   sh tests/run.sh [SUITE...]       without a suite: all
#
# Full TAP lies in build/tests/SUITE.tap; here only what failed or was skipped is shown. The last line counts.
set -u
cd "$(dirname "$0")/.." || exit 1
. samples/packages.sh

TEST_PACKAGES="git python3 poppler-utils strace libxml2-utils qpdf zbar-tools dmtx-utils mandoc unicode-data"
# shellcheck disable=SC2086 # lists of words on purpose
need_packages $BUILD_PACKAGES $TEST_PACKAGES || exit 1

passed=0
failed=0
skipped=0
wanted=" $* "

wants() { [ "$wanted" = "  " ] || case $wanted in *" $1 "*) true ;; *) false ;; esac; }
count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

# tap NAME COMMAND...: a script that writes TAP.
tap() {
    name=$1
    shift
    wants "$name" || return 0
    began=$(date +%s)
    "$@" >"build/tests/$name.tap" 2>"build/tests/$name.err"
    status=$?
    bad=$(grep -c '^not ok' "build/tests/$name.tap")
    skips=$(grep -c '^ok .*# SKIP' "build/tests/$name.tap")
    good=$(($(grep -c '^ok ' "build/tests/$name.tap") - skips))
    # a script that dies on its way prints no plan
    grep -q '^1\.\.' "build/tests/$name.tap" || bad=$((bad + 1))
    [ $status -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    printf '%-18s %4d passed, %d failed, %d skipped, %d s\n' "$name" "$good" "$bad" "$skips" $(($(date +%s) - began))
    awk '/^not ok/ { show = 40; print "  " $0; next } /^ok|^1\.\./ { show = 0 } / # SKIP/ { print "  " $0 } show && /^#/ { print "    " substr($0, 1, 300); show-- }' "build/tests/$name.tap"
    [ "$bad" -eq 0 ] || head -n 20 "build/tests/$name.err"
    count "$good" "$bad" "$skips"
}

# meson_suites NAME BUILDDIR OPTIONS...: unit tests and style, counted by executable.
meson_suites() {
    name=$1 dir=$2
    shift 2
    wants "$name" || return 0
    began=$(date +%s)
    meson test -C "$dir" --print-errorlogs "$@" >"build/tests/$name.log" 2>&1
    status=$?
    number() { awk -v what="$1" '$0 ~ "^" what ":" { n += $NF } END { print n + 0 }' "build/tests/$name.log"; }
    good=$(number Ok) bad=$(($(number Fail) + $(number Timeout) + $(number 'Unexpected Pass'))) skips=$(number Skipped)
    [ $status -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    printf '%-18s %4d passed, %d failed, %d skipped, %d s\n' "$name" "$good" "$bad" "$skips" $(($(date +%s) - began))
    [ "$bad" -eq 0 ] || sed 's/^/  /' "build/tests/$name.log" | tail -n 150
    count "$good" "$bad" "$skips"
}

# samples/run.sh builds the program and the bundle that all else needs: nothing runs without it.
if sh samples/run.sh >samples-run.log 2>&1; then
    mkdir -p build/tests
    mv samples-run.log build/tests/samples-run.log
    echo "samples/run.sh: done"
    count 1 0 0
else
    cat samples-run.log
    rm -f samples-run.log
    echo "samples/run.sh failed"
    echo "0 passed, 1 failed"
    exit 1
fi

meson_suites meson build
tap samples sh tests/samples.sh
tap refusals tests/refusals/run
tap golden sh tests/golden/run
tap variants build/tests/variants/variants
tap fields build/tests/fields/fields
tap deletion build/tests/deletion/deletion
tap law-rows build/tests/deletion/deletion --law
tap law-edits sh tests/law/edits.sh
tap proof build/tests/proof/proof
tap type build/tests/type/type -b samples/bundle -s samples/selections.xml -d 2026-12-01 samples/records/*.xml
tap identity sh tests/identity.sh
tap door sh tests/cli/door.sh
tap envelope sh tests/cli/envelope.sh
tap files sh tests/cli/files.sh
tap sandbox sh tests/cli/sandbox.sh
tap fault sh tests/fault/run.sh
tap pdf sh tests/pdf.sh
tap notice sh tests/notice.sh
tap formats sh tests/formats.sh
tap languages sh tests/languages.sh
tap snippet sh tests/snippet.sh
tap verapdf sh tests/verapdf.sh
tap run sh tests/run/run.sh
tap run-after sh tests/run/after.sh
tap run-stop sh tests/run/stop.sh
tap marks sh tests/marks.sh
tap run-ledger sh tests/run/ledger.sh
tap together sh tests/run/together.sh
tap kills sh tests/run/kills.sh
tap sent sh tests/run/sent.sh
tap full sh tests/run/full.sh
tap powercuts sh tests/run/powercuts.sh
tap run-notices sh tests/run/notices.sh
tap canary sh tests/run/canary.sh
tap deploy sh tests/run/deploy.sh
tap slurm sh tests/run/slurm.sh
tap docs sh tests/docs.sh

# The unit tests, the program and the refusals once more under the address and undefined-behaviour sanitizers (without the
# sandbox, which they cannot bear).
if wants sanitize; then
    wanted="  " # what follows is all of this suite
    if [ -f build-sanitize/build.ninja ] ||
        meson setup build-sanitize -Db_sanitize=address,undefined -Db_lundef=false -Dsandbox=false >build/tests/sanitize-setup.log 2>&1; then
        meson_suites sanitize build-sanitize --setup=sanitize --suite=unit
        if ninja -C build-sanitize kenbaar >build/tests/sanitize-build.log 2>&1; then
            tap sanitized env KENBAAR="$PWD/build-sanitize/kenbaar" sh tests/sanitized.sh
            tap sanitized-refusals env KENBAAR="$PWD/build-sanitize/kenbaar" tests/refusals/run
        else
            tail -n 30 build/tests/sanitize-build.log
            count 0 1 0
        fi
    else
        echo "sanitize: skipped, the compiler has no sanitizers"
        count 0 0 1
    fi
fi

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
