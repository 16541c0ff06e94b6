#include "../base/text.h"
#include "front.h"

struct page {
    const char *command; /* NULL: the program */
    const char *text[LANGUAGE_N];
};

#define COMMON_EN HELP_COMMON_EN
#define COMMON_NL HELP_COMMON_NL

#define LETTER_EN                                                                                                      \
    "  -b, --bundle DIR     wording, law, fonts, bodies, instruments (or KENBAAR_BUNDLE)\n"                            \
    "  -s, --selections FILE  the selection log\n"                                                                     \
    "  -d, --mailing-date YYYY-MM-DD  day of posting, or of placing in the message box\n"                              \
    "      --releases FILE  held letters that a named person lets go\n"                                                \
    "      --id ID          the record with this id\n"
#define LETTER_NL                                                                                                      \
    "  -b, --bundle MAP     teksten, wet, letters, organen, instrumenten (of KENBAAR_BUNDLE)\n"                        \
    "  -s, --selections BESTAND  het selectielogboek\n"                                                                \
    "  -d, --mailing-date JJJJ-MM-DD  dag van verzending, of van plaatsing in de berichtenbox\n"                       \
    "      --releases BESTAND  vastgehouden brieven die iemand met naam laat gaan\n"                                    \
    "      --id KENMERK     het record met dit kenmerk\n"

// clang-format off
static const struct page pages[] = {
    {NULL, {
        [EN] =
    "Usage: kenbaar COMMAND [OPTION]... OPERAND...\n\n"
    "Makes the notice that tells somebody that an automated selection played a part\n"
    "before a decision about them: why, who decided, how to object and until when.\n\n"
    "Commands:\n"
    "  letter      one notice as PDF\n"
    "  check       what would become of each record: made, none, held or refused\n"
    "  explain     what a code in a message means\n"
    "  deadline    the last day to object\n"
    "  gap         how many selected cases have a decision and no notice\n"
    "  gates       what must hold before a letter is printed, and whether it does\n"
    "  why         each sentence of a letter, and the clause, facts and law behind it\n"
    "  snippet     what the body's own decision letter must say of the selection\n"
    "  read        what a letter says, from the data inside its PDF\n"
    "  run         thousands of letters at once: tar and print files, with proof that all are there\n"
    "  wording     which words have been reviewed\n"
    "  envelope    the envelopes there are, a sheet to measure one, what a window shows of a letter\n"
    "  bundle      lay out, lock or check a bundle\n"
    "  doctor      versions, sandbox, fonts, days left in the calendar\n\n"
    "kenbaar COMMAND --help tells more. A file named - is standard input or output.\n\n"
    "Exit status: 0 done; 1 done, and the answer is no; 64 usage; 65 unusable input;\n"
    "70 fault of the program; 74 file cannot be read or written; 75 stopped, run it again.\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar OPDRACHT [OPTIE]... OPERAND...\n\n"
    "Maakt de kennisgeving die iemand vertelt dat een automatische selectie meespeelde\n"
    "voor een besluit: waarom, wie besliste, hoe u bezwaar maakt en tot wanneer.\n\n"
    "Opdrachten:\n"
    "  letter      een kennisgeving als pdf\n"
    "  check       wat er van elk record zou worden: made, none, held of refused\n"
    "  explain     wat een code in een melding betekent\n"
    "  deadline    de laatste dag om bezwaar te maken\n"
    "  gap         hoeveel gekozen zaken een besluit hebben en geen kennisgeving\n"
    "  gates       wat moet gelden voordat een brief wordt gedrukt, en of dat zo is\n"
    "  why         elke zin van een brief, met de clausule, de feiten en de wet erachter\n"
    "  snippet     wat de eigen besluitbrief over de selectie moet zeggen\n"
    "  read        wat een brief zegt, uit de gegevens in zijn pdf\n"
    "  run         duizenden brieven tegelijk: tar en printbestanden, met bewijs dat alles er is\n"
    "  wording     welke teksten zijn nagekeken\n"
    "  envelope    welke enveloppen er zijn, een blad om er een te meten, wat een venster laat zien\n"
    "  bundle      een bundel klaarzetten, vergrendelen of nakijken\n"
    "  doctor      versies, sandbox, letters, dagen in de kalender\n\n"
    "kenbaar OPDRACHT --help vertelt meer. Het bestand - is de standaardinvoer of -uitvoer.\n\n"
    "Eindstatus: 0 gedaan; 1 gedaan, en het antwoord is nee; 64 verkeerd gebruik; 65 onbruikbare\n"
    "invoer; 70 fout in het programma; 74 bestand niet te lezen of te schrijven; 75 gestopt, herhaal.\n"
    COMMON_NL}},
    {"letter", {
        [EN] =
    "Usage: kenbaar letter -b BUNDLE -s SELECTIONS -d DATE [OPTION]... -o FILE RECORD\n\n"
    "Makes one notice. A refused or held notice is not written (exit 1); where no notice\n"
    "is owed nothing is written (exit 0).\n\n"
    "Options:\n" LETTER_EN
    "  -o, --output FILE    where the letter goes, mode 0600; - is standard output\n"
    "  -f, --force          replace FILE when it exists\n"
    "      --form FORM      separate (a letter of its own) or annex (to the decision letter)\n"
    "      --format FORMAT  pdf (standard), large-print (18 points) or text (72 columns), whatever reading\n"
    "                       format the record asks for\n"
    "      --language TAG   the language after the Dutch letter, whatever the record asks for\n"
    "      --embed          with its data inside for other programs, as kenbaar read shows them (PDF/A-3a)\n"
    "      --copy           marked DUPLICAAT, with -d of the first letter; not with --preview\n"
    "      --preview        write a held notice too, marked CONCEPT (exit 1)\n"
    "      --stop-after STEP  write what there is after facts or page (XML) or layout (text)\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar letter -b BUNDEL -s SELECTIES -d DATUM [OPTIE]... -o BESTAND RECORD\n\n"
    "Maakt een kennisgeving. Een geweigerde of vastgehouden kennisgeving wordt niet\n"
    "geschreven (status 1); hoort er geen kennisgeving bij, dan ook niets (status 0).\n\n"
    "Opties:\n" LETTER_NL
    "  -o, --output BESTAND  waar de brief komt, rechten 0600; - is de standaarduitvoer\n"
    "  -f, --force          vervang BESTAND als het bestaat\n"
    "      --form VORM      separate (een eigen brief) of annex (een bijlage bij het besluit)\n"
    "      --format FORMAAT pdf (gewoon), large-print (18 punten) of text (72 kolommen), welke leesvorm\n"
    "                       het record ook vraagt\n"
    "      --language TAAL  de taal na de Nederlandse brief, wat het record ook vraagt\n"
    "      --embed          met de gegevens erin voor andere programma's, zie kenbaar read (PDF/A-3a)\n"
    "      --copy           met het merk DUPLICAAT, met -d van de eerste brief; niet met --preview\n"
    "      --preview        schrijf ook een vastgehouden brief, met het merk CONCEPT (status 1)\n"
    "      --ledger BESTAND  weiger een besluit waarvan de kennisgeving al weg is, en schrijf deze bij, zodat\n"
    "                       geen run haar nog eens stuurt; BESTAND en BESTAND.key worden zo nodig gemaakt\n"
    "      --stop-after STAP  schrijf wat er is na facts, page (XML) of layout (tekst)\n"
    COMMON_NL}},
    {"check", {
        [EN] =
    "Usage: kenbaar check -b BUNDLE -s SELECTIONS -d DATE [OPTION]... RECORD...\n\n"
    "Takes every step of each letter but writes none. Prints for each record, in the order of\n"
    "the files: ID<TAB>made|none|held|refused<TAB>CODE,CODE,... (#N when there is no usable id).\n"
    "Exit 0 when all are made or none; else the highest status.\n\n"
    "Options:\n" LETTER_EN COMMON_EN,
        [NL] =
    "Gebruik: kenbaar check -b BUNDEL -s SELECTIES -d DATUM [OPTIE]... RECORD...\n\n"
    "Doet elke stap van elke brief maar schrijft er geen. Geeft voor elk record, in de volgorde van\n"
    "de bestanden: KENMERK<TAB>made|none|held|refused<TAB>CODE,CODE,... (#N zonder bruikbaar kenmerk).\n"
    "Status 0 als alles made of none is; anders de hoogste status.\n\n"
    "Opties:\n" LETTER_NL COMMON_NL}},
    {"explain", {
        [EN] =
    "Usage: kenbaar explain CODE... | --all\n\n"
    "Tells what a code means, what to try, what follows and who can mend it.\n"
    "--all prints CODE<TAB>SEVERITY<TAB>OUTCOME<TAB>EXIT<TAB>MESSAGE<TAB>HINT of every code.\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar explain CODE... | --all\n\n"
    "Vertelt wat een code betekent, wat u kunt proberen, wat er gebeurt en wie het kan herstellen.\n"
    "--all geeft CODE<TAB>ERNST<TAB>UITKOMST<TAB>STATUS<TAB>MELDING<TAB>RAAD van elke code.\n"
    COMMON_NL}},
    {"deadline", {
        [EN] =
    "Usage: kenbaar deadline [-b BUNDLE] [--remedy=REMEDY] [--dated=DATE] DATE...|-\n\n"
    "Prints DATE<TAB>LAST-DAY<TAB>WHY for a decision published on DATE. Where the last day cannot\n"
    "be known: DATE<TAB>-<TAB>CODE, and exit 65. - reads dates from standard input, one a line.\n"
    "The remedies are those of law/remedies.xml. Terms of payment are counted otherwise.\n\n"
    "Options:\n"
    "  -b, --bundle DIR     this bundle's law instead of the built-in one\n"
    "      --remedy REMEDY  bezwaar (default), bezwaar-awr, bezwaar-vw, administratief-beroep,\n"
    "                       beroep, beroep-awr, beroep-vw, rechtstreeks-beroep, zienswijze, none\n"
    "      --dated DATE     the date on the decision (the -awr ones only): the term counts from\n"
    "                       there when it is later than publication\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar deadline [-b BUNDEL] [--remedy=MIDDEL] [--dated=DATUM] DATUM...|-\n\n"
    "Geeft DATUM<TAB>LAATSTE-DAG<TAB>WAAROM voor een besluit dat op DATUM is bekendgemaakt. Is de\n"
    "laatste dag niet te weten: DATUM<TAB>-<TAB>CODE, en status 65. - leest datums van de\n"
    "standaardinvoer, een per regel.\n"
    "De rechtsmiddelen zijn die van law/remedies.xml. Voor betaaltermijnen geldt iets anders.\n\n"
    "Opties:\n"
    "  -b, --bundle MAP     de wet van deze bundel in plaats van de meegeleverde\n"
    "      --remedy MIDDEL  bezwaar (tenzij anders), bezwaar-awr, bezwaar-vw, administratief-beroep,\n"
    "                       beroep, beroep-awr, beroep-vw, rechtstreeks-beroep, zienswijze, none\n"
    "      --dated DATUM    de dagtekening van het besluit (alleen bij -awr): de termijn telt\n"
    "                       vanaf daar als die later is dan de bekendmaking\n"
    COMMON_NL}},
    {"gap", {
        [EN] =
    "Usage: kenbaar gap -s SELECTIONS [-b BUNDLE -d DATE] [OPTION]... RECORD...\n\n"
    "Counts for each instrument: decisions (records in the files), selected (lines of the log with a\n"
    "route other than none), owing (selected, with a decision in the files), noticed (of these, the\n"
    "ones whose notice was released: 0 without --notices), held, refused, and gap = owing - noticed; held and refused are part of the gap. A case that two instruments\n"
    "chose counts in both rows. Names no case and no person. Exit 1 when there is a gap, or a\n"
    "record has no line in the log.\n\n"
    "Options:\n"
    "  -s, --selections FILE  the selection log\n"
    "  -b, --bundle DIR     with -d: judge each record as check does, for held and refused;\n"
    "                       without both, these columns are 0\n"
    "  -d, --mailing-date YYYY-MM-DD  day of posting\n"
    "      --releases FILE  held letters that a named person lets go\n"
    "      --notices RUN|LEDGER  what was released: of a run, or all that a ledger knows; several times\n"
    "                       where there are several. A purged run tells numbers alone\n"
    "      --format FORMAT  text (default), csv, svg (a chart), json\n"
    "      --public         counts under 10 become <10, and >=10 stands for a count that would\n"
    "                       give one of them away; svg always does so\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar gap -s LOGBOEK [-b BUNDEL -d DATUM] [OPTIE]... RECORD...\n\n"
    "Telt voor elk instrument: decisions (records in de bestanden), selected (regels van het logboek\n"
    "met een andere route dan none), owing (gekozen, met een besluit in de bestanden), noticed\n"
    "(de kennisgeving is vrijgegeven: 0 zonder --notices), held (vastgehouden), refused (geweigerd) en gap = owing - noticed; held en refused\n"
    "horen bij het gat. Een zaak die twee instrumenten kozen, telt in beide rijen. Noemt geen zaak\n"
    "en geen persoon. Status 1 als er een gat is, of een record geen regel in het logboek heeft.\n\n"
    "Opties:\n"
    "  -s, --selections BESTAND  het selectielogboek\n"
    "  -b, --bundle MAP     met -d: beoordeel elk record zoals check, voor held en refused; zonder\n"
    "                       beide zijn die kolommen 0\n"
    "  -d, --mailing-date JJJJ-MM-DD  dag van verzending\n"
    "      --releases BESTAND  vastgehouden brieven die iemand met naam laat gaan\n"
    "      --notices RUN|REGISTER  wat is vrijgegeven: uit een run, of alles wat een verzendregister weet;\n"
    "                       meermaals als er meer zijn. Een vernietigde run geeft alleen aantallen\n"
    "      --format VORM    text (tenzij anders), csv, svg (een grafiek), json\n"
    "      --public         aantallen onder de 10 worden <10, en >=10 staat voor een aantal dat zo'n\n"
    "                       aantal zou verraden; svg doet dat altijd\n"
    COMMON_NL}},
    {"gates", {
        [EN] =
    "Usage: kenbaar gates [-b BUNDLE] [--format=text|html]\n"
    "       kenbaar gates -b BUNDLE -s SELECTIONS -d DATE [--id=ID] [--show-values] RECORD\n\n"
    "Prints ID<TAB>EFFECT<TAB>SOURCE<TAB>TITLE for each gate of law/gates.xml: what must hold before a\n"
    "letter is printed. html is one page in Dutch for lawyers, with the duties and claims too.\n"
    "With a record: ID<TAB>pass|fail|unknown|not-applicable<TAB>EFFECT for each gate; what is not met is\n"
    "told on standard error, with who can mend it. unknown: a fact that the gate asks for is absent; it\n"
    "counts as fail. Exit 1 when a gate that refuses or holds is not met, or the record is refused\n"
    "before its gates.\n\n"
    "Options:\n" LETTER_EN
    "      --show-values    one more column: the facts that each gate looked at. They are a person's\n"
    "      --format FORMAT  text (default), html; without a record\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar gates [-b BUNDEL] [--format=text|html]\n"
    "         kenbaar gates -b BUNDEL -s SELECTIES -d DATUM [--id=KENMERK] [--show-values] RECORD\n\n"
    "Geeft POORT<TAB>GEVOLG<TAB>BRON<TAB>TITEL voor elke poort van law/gates.xml: wat moet gelden\n"
    "voordat een brief wordt gedrukt. html is een pagina voor juristen, ook met plichten en beweringen.\n"
    "Met een record: POORT<TAB>pass|fail|unknown|not-applicable<TAB>GEVOLG voor elke poort; wat niet is\n"
    "gehaald, staat op de foutuitvoer, met wie het kan herstellen. unknown: een feit waar de poort om\n"
    "vraagt, ontbreekt; dat telt als fail. Status 1 als een poort die weigert of vasthoudt niet is\n"
    "gehaald, of het record al voor de poorten is geweigerd.\n\n"
    "Opties:\n" LETTER_NL
    "      --show-values    nog een kolom: de feiten waar elke poort naar keek. Ze zijn van een persoon\n"
    "      --format VORM    text (tenzij anders), html; zonder record\n"
    COMMON_NL}},
    {"why", {
        [EN] =
    "Usage: kenbaar why -b BUNDLE -s SELECTIONS -d DATE [OPTION]... RECORD\n\n"
    "Prints each sentence of the letter, with its clause; what the clause claims, by which test and\n"
    "from which source; the facts that made the test true; and the duties that it fulfils, with the\n"
    "law. A held letter is shown too. Exit 1 when the letter is held or refused. What it prints is\n"
    "a person's: it goes to standard output alone.\n\n"
    "Options:\n" LETTER_EN
    "      --form FORM      separate (a letter of its own) or annex (to the decision letter)\n"
    "      --language TAG   the language after the Dutch letter, whatever the record asks for\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar why -b BUNDEL -s SELECTIES -d DATUM [OPTIE]... RECORD\n\n"
    "Geeft elke zin van de brief, met zijn clausule; wat de clausule beweert, met welke toets en uit\n"
    "welke bron; de feiten die de toets waar maakten; en de plichten die hij vervult, met de wet. Ook\n"
    "een vastgehouden brief wordt getoond. Status 1 als de brief is vastgehouden of geweigerd. Wat er\n"
    "staat is van een persoon: het gaat alleen naar de standaarduitvoer.\n\n"
    "Opties:\n" LETTER_NL
    "      --form VORM      separate (een eigen brief) of annex (een bijlage bij het besluit)\n"
    "      --language TAAL  de taal na de Nederlandse brief, wat het record ook vraagt\n"
    COMMON_NL}},
    {"snippet", {
        [EN] =
    "Usage: kenbaar snippet -b BUNDLE -s SELECTIONS -d DATE [OPTION]... RECORD\n\n"
    "Prints what the body's own decision letter must say of the selection: that there was one, the\n"
    "reason, who decided, what can be done against the decision and until when. Each sentence is one\n"
    "of the letter that kenbaar letter makes: where a gate holds or refuses that, nothing is printed\n"
    "(exit 1), nor where one of these parts would be missing. A translation follows, as in the letter.\n\n"
    "Options:\n" LETTER_EN
    "      --format FORMAT  html (default): a fragment with lang attributes; text: 72 columns\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar snippet -b BUNDEL -s SELECTIES -d DATUM [OPTIE]... RECORD\n\n"
    "Geeft wat de eigen besluitbrief over de selectie moet zeggen: dat zij er was, de reden, wie\n"
    "besliste, wat iemand tegen het besluit kan doen en tot wanneer. Elke zin staat ook in de brief\n"
    "van kenbaar letter: wordt die vastgehouden of geweigerd, dan komt er niets (status 1), en ook niet\n"
    "als een van deze delen zou ontbreken. Een vertaling staat erachter, zoals in de brief.\n\n"
    "Opties:\n" LETTER_NL
    "      --format VORM    html (tenzij anders): een fragment met lang-attributen; text: 72 kolommen\n"
    COMMON_NL}},
    {"read", {
        [EN] =
    "Usage: kenbaar read [--json] LETTER.pdf\n\n"
    "Prints the notice for machines that lies inside a letter made with --embed: XML of\n"
    "schema/notice.xsd, with --json the same as JSON. It says what the letter says, in data: which\n"
    "program, which entry of the register, why, which last day. Exit 1 when the letter has none\n"
    "inside, 65 when the file is no letter as this program makes it.\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar read [--json] BRIEF.pdf\n\n"
    "Geeft de kennisgeving voor computers die in een brief zit die met --embed is gemaakt: XML volgens\n"
    "schema/notice.xsd, met --json hetzelfde als JSON. Zij zegt wat de brief zegt, als gegevens: welk\n"
    "programma, welke regel van het register, waarom, welke laatste dag. Status 1 als er niets in de\n"
    "brief zit, 65 als het bestand geen brief is zoals dit programma die maakt.\n"
    COMMON_NL}},
    {"wording", {
        [EN] =
    "Usage: kenbaar wording status [-b BUNDLE]\n\n"
    "Prints CLAUSE<TAB>LANG<TAB>reviewed|draft|stale|missing<TAB>FINGERPRINT<TAB>FINGERPRINT-OF-DUTCH for\n"
    "each clause in each language. draft: its words are not those that were reviewed. stale: the Dutch\n"
    "words have changed since it was translated. A bundle without a lock is read as it is, so that it\n"
    "can be edited; wording/review in the bundle puts the fingerprints in.\n\n"
    "Options:\n"
    "  -b, --bundle DIR     this bundle's wording instead of the built-in one\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar wording status [-b BUNDEL]\n\n"
    "Geeft CLAUSULE<TAB>TAAL<TAB>reviewed|draft|stale|missing<TAB>VINGERAFDRUK<TAB>DIE-VAN-HET-NEDERLANDS voor\n"
    "elke clausule in elke taal. draft: de woorden zijn niet die welke zijn nagekeken. stale: de\n"
    "Nederlandse woorden zijn na de vertaling veranderd. Een bundel zonder slot wordt gelezen zoals hij\n"
    "is, zodat u kunt schrijven; wording/review in de bundel zet de vingerafdrukken erin.\n\n"
    "Opties:\n"
    "  -b, --bundle MAP     de teksten van deze bundel in plaats van de meegeleverde\n"
    COMMON_NL}},
    {"bundle", {
        [EN] =
    "Usage: kenbaar bundle new DIR | lock DIR | check DIR\n\n"
    "  new    lay out a bundle from the built-in templates and fonts; add bodies and instruments to it\n"
    "  lock   check everything in it and write bundle.lock; every other command needs that\n"
    "  check  hold it against bundle.lock and check everything in it\n\n"
    "lock and check print DIR<TAB>HASH<TAB>FILES.\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar bundle new MAP | lock MAP | check MAP\n\n"
    "  new    zet een bundel klaar met de meegeleverde sjablonen en letters; voeg organen en\n"
    "         instrumenten toe\n"
    "  lock   kijk alles na en schrijf bundle.lock; elke andere opdracht heeft dat nodig\n"
    "  check  leg de bundel naast bundle.lock en kijk alles na\n\n"
    "lock en check geven MAP<TAB>HASH<TAB>AANTAL BESTANDEN.\n"
    COMMON_NL}},
    {"doctor", {
        [EN] =
    "Usage: kenbaar doctor [-b BUNDLE]\n\n"
    "Prints WHAT<TAB>STATE: versions, what the kernel offers to shut the program in, the bundle and\n"
    "its fonts, and how many days the calendar still knows. Exit 1 when something is amiss.\n\n"
    "Options:\n"
    "  -b, --bundle DIR     look at this bundle\n"
    COMMON_EN,
        [NL] =
    "Gebruik: kenbaar doctor [-b BUNDEL]\n\n"
    "Geeft WAT<TAB>STAND: versies, waarmee de kernel het programma kan opsluiten, de bundel en zijn\n"
    "letters, en hoeveel dagen de kalender nog kent. Status 1 als er iets niet in orde is.\n\n"
    "Opties:\n"
    "  -b, --bundle MAP     bekijk deze bundel\n"
    COMMON_NL}},
};
// clang-format on

void help_print(const char *command, enum language lang)
{
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (text_equal(pages[i].command, command))
            fputs(pages[i].text[lang], stdout);
}
