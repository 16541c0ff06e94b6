# make.sh - read with `.`: what goldens there are, and how one is made.
#
#   golden_names          NAME<TAB>ID<TAB>OPTIONS a line: every sample record under its own id, then what `list` adds
#   golden_make NAME ID FOLDER [OPTION...]  writes the heights that NAME has:
#       1-facts.xml  2-page.xml  4-text.txt (the finished PDF through pdftotext; or the text), and for those that `list` calls whole
#       3-layout.txt  4-pdf.sha256
#   golden_heights NAME   the file names of these, one a line

golden_names() {
    for record in "$records"/*.xml; do
        id=$(basename "$record" .xml)
        printf '%s\t%s\t\n' "$id" "$id"
    done
    sed -n 's/^more  *\([^ ]*\)  *\([^ ]*\)  *\(.*\)$/\1	\2	\3/p' tests/golden/list
}

golden_heights() {
    printf '%s\n' 1-facts.xml 2-page.xml 4-text.txt
    grep -qxF "whole $1" tests/golden/list && printf '%s\n' 3-layout.txt 4-pdf.sha256
    return 0
}

# shellcheck disable=SC2086 # $letter is several words
golden_make() {
    name=$1 record=$records/$2.xml folder=$3
    shift 3
    mkdir -p "$folder"
    golden_heights "$name" >"$tmp/heights"
    for height in facts:1-facts.xml page:2-page.xml layout:3-layout.txt; do
        grep -qxF "${height#*:}" "$tmp/heights" || continue
        "$kenbaar" letter $letter "$@" --stop-after="${height%%:*}" "$record" >"$folder/${height#*:}" || return 1
    done
    "$kenbaar" letter $letter "$@" -f -o "$tmp/golden.pdf" "$record" || return 1
    case $(head -c 4 "$tmp/golden.pdf") in
    %PDF) pdftotext -layout "$tmp/golden.pdf" "$folder/4-text.txt" || return 1 ;;
    *) cp "$tmp/golden.pdf" "$folder/4-text.txt" || return 1 ;;
    esac
    if grep -qxF 4-pdf.sha256 "$tmp/heights"; then
        sha256sum <"$tmp/golden.pdf" | cut -d ' ' -f 1 >"$folder/4-pdf.sha256"
    fi
}
