#!/bin/sh
# Makes the fonts of this folder anew from Debian's fonts-noto-core: static TrueType, cut to the scripts that letters
# are written in, without hint programs. The same input and fonttools give the same bytes; FONTS lists their hashes.
#   apt-get install fonts-noto-core python3-fonttools        (Debian 12: 20201225-1, 4.38.0)
#   sh fonts/make.sh
set -eu
cd "$(dirname "$0")"
origin=/usr/share/fonts/truetype/noto

# Latin with its extensions (Vietnamese too), modifier letters, combining marks, Greek, Cyrillic; punctuation with joiners
# and isolates, super- and subscripts, currency, letterlike signs, fractions, arrows, minus and comparison signs; the
# dotted circle, which shaping puts under a mark without a base; the replacement character.
unicodes="0020-007E,00A0-024F,02B0-02FF,0300-036F,0370-03FF,0400-052F,1E00-1EFF,2000-206F,2070-209F,20A0-20BF"
unicodes="$unicodes,2100-2139,2150-215F,2190-2193,2212,2215,2248,2260,2264,2265,25CC,FFFD"

for style in Regular Bold Italic; do
    /usr/bin/python3 -m fontTools.subset "$origin/NotoSans-$style.ttf" \
        --output-file="noto-sans/NotoSans-$style.ttf" --unicodes="$unicodes" \
        --layout-features=ccmp,locl,mark,mkmk,kern --no-hinting \
        --drop-tables+=DSIG,gasp,hdmx,LTSH,VDMX,meta --notdef-outline --name-IDs=0,1,2,3,4,5,6,7,13,14 --name-languages=0x409 \
        --no-recalc-timestamp --no-glyph-names
done

{
    printf '# file\torigin\tversion\tsha256\n'
    for style in Regular Bold Italic; do
        printf 'noto-sans/NotoSans-%s.ttf\tDebian fonts-noto-core %s, cut by make.sh\t%s\t%s\n' "$style" \
            "$(dpkg-query -W -f='${Version}' fonts-noto-core)" \
            "$(/usr/bin/python3 -c 'import sys; from fontTools.ttLib import TTFont; print(TTFont(sys.argv[1])["name"].getDebugName(5))' \
                "noto-sans/NotoSans-$style.ttf")" \
            "$(sha256sum "noto-sans/NotoSans-$style.ttf" | cut -d ' ' -f 1)"
    done
} >FONTS
