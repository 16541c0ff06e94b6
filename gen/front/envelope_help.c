#include "front.h"

// clang-format off
const char *const help_envelope[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar envelope list [-b BUNDLE]\n"
    "       kenbaar envelope calibrate [-b BUNDLE] -o FILE.pdf PROFILE\n"
    "       kenbaar envelope check -b BUNDLE -s SELECTIONS -d DATE --envelope=PROFILE -o FILE RECORD\n\n"
    "list prints ID<TAB>SHEET<TAB>ENVELOPE<TAB>WINDOW<TAB>SIDES<TAB>MAX-SHEETS<TAB>SHEETS-PER-FILE<TAB>GRAMS<TAB>PAPER\n"
    "<TAB>INSERTER<TAB>PLAY for each profile: the envelope's width x height, the window's x,y,width,height, the play's\n"
    "left,right,up,down in millimetres, the empty envelope in grams, the paper in grams a square metre.\n\n"
    "calibrate makes a sheet with rulers at the edges of the window, and how to measure with them the cut-out\n"
    "and the play of your own envelopes. Print it at its true size.\n\n"
    "check makes a picture (FILE ends in .pdf or .png) of the letter's first page with its marks, the window at rest, at\n"
    "the ends of the play and at most, and a frame around what could show or hide. It prints\n"
    "ID<TAB>fits|refused|held<TAB>CODE,CODE<TAB>kix|no-kix; exit 1 when it is refused or held.\n\n"
    "Options:\n"
    "  -b, --bundle DIR     the profiles of this bundle; list and calibrate: else the built-in ones\n"
    "  -o, --output FILE    where the picture goes\n"
    "  -f, --force          replace an existing file\n"
    "      --envelope PROFILE  check: the envelope\n"
    "  -s, --selections, -d, --mailing-date, --releases, --id   check: as with kenbaar letter\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar envelope list [-b BUNDEL]\n"
    "         kenbaar envelope calibrate [-b BUNDEL] -o BESTAND.pdf PROFIEL\n"
    "         kenbaar envelope check -b BUNDEL -s SELECTIES -d DATUM --envelope=PROFIEL -o BESTAND RECORD\n\n"
    "list geeft ID<TAB>VEL<TAB>ENVELOP<TAB>VENSTER<TAB>ZIJDEN<TAB>MAX-VELLEN<TAB>VELLEN-PER-BESTAND<TAB>GRAM<TAB>PAPIER\n"
    "<TAB>COUVERTEERMACHINE<TAB>SPELING van elk profiel: breedte x hoogte van de envelop, x,y,breedte,hoogte van het venster,\n"
    "de speling links,rechts,omhoog,omlaag in millimeters, de lege envelop in gram, het papier in gram per m2.\n\n"
    "calibrate maakt een blad met linialen aan de randen van het venster, en hoe u daarmee de uitsnede en de\n"
    "speling van uw eigen enveloppen meet. Druk het af op ware grootte.\n\n"
    "check maakt een plaatje (BESTAND eindigt op .pdf of .png) van de eerste pagina van de brief met haar merken, het\n"
    "venster in rust, aan de einden van de speling en op zijn uiterst, en een kader om wat te zien of weg kan zijn. Het geeft\n"
    "ID<TAB>fits|refused|held<TAB>CODE,CODE<TAB>kix|no-kix; status 1 als de brief geweigerd of vastgehouden wordt.\n\n"
    "Opties:\n"
    "  -b, --bundle MAP     de profielen van deze bundel; list en calibrate: anders de meegeleverde\n"
    "  -o, --output BESTAND waar het plaatje komt\n"
    "  -f, --force          vervang een bestaand bestand\n"
    "      --envelope PROFIEL  check: de envelop\n"
    "  -s, --selections, -d, --mailing-date, --releases, --id   check: zoals bij kenbaar letter\n"
    HELP_COMMON_NL,
};
// clang-format on
