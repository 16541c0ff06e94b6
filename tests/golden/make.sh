# make.sh - read with `.`: golden_make ID FOLDER writes every height of one sample, as tests/golden/ID holds it.
#
#   1-facts.xml  2-page.xml  3-layout.txt  4-text.txt (the finished PDF through pdftotext)  4-pdf.sha256

golden_make() {
    record=$records/$1.xml
    mkdir -p "$2"
    # shellcheck disable=SC2086 # $letter is several words
    for height in facts:1-facts.xml page:2-page.xml layout:3-layout.txt; do
        "$kenbaar" letter $letter --stop-after="${height%%:*}" "$record" >"$2/${height#*:}" || return 1
    done
    # shellcheck disable=SC2086
    "$kenbaar" letter $letter -f -o "$tmp/golden.pdf" "$record" || return 1
    pdftotext -layout "$tmp/golden.pdf" "$2/4-text.txt" || return 1
    sha256sum <"$tmp/golden.pdf" | cut -d ' ' -f 1 >"$2/4-pdf.sha256"
}
