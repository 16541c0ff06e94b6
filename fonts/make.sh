#!/bin/sh
# Makes the fonts of this folder anew from Debian's fonts-noto-core: static TrueType, cut to the scripts that letters
# are written in, without hint programs. The same input and fonttools give the same bytes; FONTS lists their hashes.
#   apt-get install fonts-noto-core python3-fonttools        (Debian 12: 20201225-1, 4.38.0)
#   ATKINSON=FOLDER sh fonts/make.sh
# ATKINSON holds the static files of Atkinson Hyperlegible Next 2.001 (github.com/googlefonts/atkinson-hyperlegible-next): Regular, Bold and
# RegularItalic; without it that family stays as it is.
set -eu
cd "$(dirname "$0")"
origin=/usr/share/fonts/truetype/noto

# Latin, Greek, Cyrillic: Latin with its extensions (Vietnamese too), modifier letters, combining marks, Greek, Cyrillic; punctuation with joiners
# and isolates, super- and subscripts, currency, letterlike signs, fractions, arrows, minus and comparison signs; the
# dotted circle, which shaping puts under a mark without a base; the replacement character.
unicodes="0020-007E,00A0-024F,02B0-02FF,0300-036F,0370-03FF,0400-052F,1E00-1EFF,2000-206F,2070-209F,20A0-20BF"
unicodes="$unicodes,2100-2139,2150-215F,2190-2193,2212,2215,2248,2260,2264,2265,25CC,FFFD"

# Arabic script: letters of Arabic, Persian, Urdu, Kurdish, Pashto with their digits and punctuation; presentation forms are
# shaped, never written. No ASCII digits, stop, comma or hyphen that stand in numbers: those come from Noto Sans.
arabic="0020,00A0,00AB,00BB,034F,0600-061C,061E-06FF,0750-077F,200B-200F,2010,2011,204F,25CC"

subset() { # FILE UNICODES FEATURES [FOLDER]
    /usr/bin/python3 -m fontTools.subset "${4:-$origin}/${1##*/}" \
        --output-file="$1" --unicodes="$2" --layout-features="$3" --no-hinting \
        --drop-tables+=DSIG,gasp,hdmx,LTSH,VDMX,meta --notdef-outline --name-IDs=0,1,2,3,4,5,6,7,13,14 --name-languages=0x409 \
        --no-recalc-timestamp --no-glyph-names
}

from() { # FILE
    case $1 in
    atkinson-*) echo "github.com/googlefonts/atkinson-hyperlegible-next" ;;
    *) echo "Debian fonts-noto-core $(dpkg-query -W -f='${Version}' fonts-noto-core)" ;;
    esac
}

for style in Regular Bold Italic; do
    subset "noto-sans/NotoSans-$style.ttf" "$unicodes" ccmp,locl,mark,mkmk,kern
done
for style in Regular Bold; do
    subset "noto-sans-arabic/NotoSansArabic-$style.ttf" "$arabic" ccmp,locl,isol,init,medi,fina,rlig,mark,mkmk,kern
done
if [ -n "${ATKINSON:-}" ]; then
    for style in Regular Bold RegularItalic; do
        subset "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-$style.ttf" "$unicodes" ccmp,locl,mark,mkmk,kern "$ATKINSON"
    done
fi

{
    printf '# file\torigin\tversion\tsha256\n'
    for file in noto-sans/NotoSans-Regular.ttf noto-sans/NotoSans-Bold.ttf noto-sans/NotoSans-Italic.ttf \
        noto-sans-arabic/NotoSansArabic-Regular.ttf noto-sans-arabic/NotoSansArabic-Bold.ttf \
        atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf \
        atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-RegularItalic.ttf; do
        printf '%s\t%s, cut by make.sh\t%s\t%s\n' "$file" \
            "$(from "$file")" \
            "$(/usr/bin/python3 -c 'import sys; from fontTools.ttLib import TTFont; print(TTFont(sys.argv[1])["name"].getDebugName(5))' \
                "$file")" \
            "$(sha256sum "$file" | cut -d ' ' -f 1)"
    done
} >FONTS
