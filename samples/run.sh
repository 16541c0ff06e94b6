#!/bin/sh
# run.sh - from a bare Debian 12 to a PDF for every sample record. Run it as often as you like.
#
#   sh samples/run.sh
#
# It installs the packages that are missing (as root, or with sudo), builds build/kenbaar, lays out samples/bundle
# afresh from the built-in templates and fonts plus samples/bodies, samples/instruments and samples/releases.xml, and
# makes build/letters/ID.pdf.
set -eu
cd "$(dirname "$0")/.."
. samples/packages.sh

DATE=2026-12-01
bundle=samples/bundle

# shellcheck disable=SC2086 # a list of words on purpose
need_packages $BUILD_PACKAGES

[ -f build/build.ninja ] || meson setup build --buildtype=release
ninja -C build

# A bundle is made anew each time: what is locked is what stands in the repository now.
rm -rf "$bundle"
build/kenbaar bundle new "$bundle"
cp samples/bodies/* "$bundle/bodies/"
cp samples/instruments/*.xml "$bundle/instruments/"
cp samples/releases.xml "$bundle/"
build/kenbaar bundle lock "$bundle"

mkdir -p build/letters
rm -f build/letters/*.pdf
for record in samples/records/*.xml; do
    name=$(basename "$record" .xml)
    # warnings (a late notice, a release) are part of the samples; they are shown when a letter is not made
    build/kenbaar letter -b "$bundle" -s samples/selections.xml -d "$DATE" -o "build/letters/$name.pdf" "$record" \
        2>build/letters.log || { cat build/letters.log >&2; exit 1; }
done

made=$(ls build/letters | wc -l)
cat <<TEXT

$made letters lie in build/letters. One is made by hand like this:

    build/kenbaar letter -b samples/bundle -s samples/selections.xml -d $DATE -o mine.pdf samples/records/2026-000417.xml

What a record would get, without making it:

    build/kenbaar check -b samples/bundle -s samples/selections.xml -d $DATE samples/records/*.xml samples/broken/several.xml
TEXT
