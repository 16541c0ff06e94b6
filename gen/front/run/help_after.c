/* Help of the commands that come after close. */
#include "run.h"

// clang-format off
const char *const help_reconcile[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run reconcile RUN DONE.csv\n\n"
    "Holds what the inserter reports against what was released. DONE.csv has a heading line, the column\n"
    "piece and, if you like, status (done or damaged; done unless told). Reports of several trays add up.\n"
    "What is damaged, or in no report yet, is in RUN/reprint.csv: print it again when all trays are in.\n"
    "Prints WHAT<TAB>COUNT for expected, done, damaged, missing, unknown and doubled, then\n"
    "PIECE<TAB>STATUS<TAB>CODE for each piece that is unknown or reported twice (#N: line N names no piece).\n"
    "Exit 1 until every envelope is accounted for.\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run reconcile RUN KLAAR.csv\n\n"
    "Legt wat de couverteermachine meldt naast wat is vrijgegeven. KLAAR.csv heeft een kopregel, de kolom\n"
    "piece en zo nodig status (done of damaged; anders geldt done). Rapporten van meer bakken tellen op.\n"
    "Wat beschadigd is of nog in geen rapport staat, komt in RUN/reprint.csv: druk dat opnieuw als alle bakken\n"
    "er zijn. Geeft WAT<TAB>AANTAL voor expected, done, damaged, missing, unknown en doubled, dan\n"
    "STUK<TAB>STATUS<TAB>CODE voor elk stuk dat onbekend is of dubbel gemeld (#N: regel N noemt geen stuk).\n"
    "Status 1 tot elke envelop is verantwoord.\n"
    HELP_COMMON_NL};

const char *const help_reprint[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run reprint [--mailed=DATE] RUN PIECE... -o FILE.pdf\n"
    "       kenbaar run reprint [--mailed=DATE] --from=FILE.csv RUN -o FILE.pdf\n\n"
    "Puts the sheets of released letters into a new file, each as it is in its print file, in print order and\n"
    "without banner sheets. Prints PIECE<TAB>PROFILE<TAB>FIRST-SHEET<TAB>SHEETS: which envelope, and where in\n"
    "the new file. All or nothing: when a piece is unknown, pulled, withdrawn, not on paper, or printed for\n"
    "another day than --mailed, it is listed (PIECE<TAB>STATUS<TAB>CODE), nothing is made, and the exit status is\n"
    "1. For another day: kenbaar run withdraw, and a new run.\n\n"
    "Options:\n"
    "  -o, --output FILE    the new print file; - is standard output, without the table\n"
    "      --from FILE      pieces from the column piece of a list, RUN/reprint.csv for one; - is standard input\n"
    "      --mailed YYYY-MM-DD  the day on which they will be posted\n"
    "  -f, --force          replace FILE\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run reprint [--mailed=DATUM] RUN STUK... -o BESTAND.pdf\n"
    "         kenbaar run reprint [--mailed=DATUM] --from=LIJST.csv RUN -o BESTAND.pdf\n\n"
    "Zet de vellen van vrijgegeven brieven in een nieuw bestand, elk zoals het in zijn printbestand staat, in\n"
    "printvolgorde en zonder voorbladen. Geeft STUK<TAB>PROFIEL<TAB>EERSTE-VEL<TAB>VELLEN: welke envelop, en\n"
    "waar in het nieuwe bestand. Alles of niets: is een stuk onbekend, eruit gehaald, ingetrokken, niet op\n"
    "papier of gedrukt voor een andere dag dan --mailed, dan wordt het genoemd (STUK<TAB>STATUS<TAB>CODE), wordt\n"
    "er niets gemaakt, en is de status 1. Voor een andere dag: kenbaar run withdraw, en een nieuwe run.\n\n"
    "Opties:\n"
    "  -o, --output BESTAND  het nieuwe printbestand; - is standaarduitvoer, zonder de tabel\n"
    "      --from LIJST     stukken uit de kolom piece van een lijst, zoals RUN/reprint.csv; - is standaardinvoer\n"
    "      --mailed JJJJ-MM-DD  de dag waarop ze op de post gaan\n"
    "  -f, --force          BESTAND vervangen\n"
    HELP_COMMON_NL};

const char *const help_report[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run report [--for=mailroom|auditor] [--format=text|json] RUN\n\n"
    "Tells of a closed run what was read and made, which print file goes with which envelope, what became of\n"
    "the letters, and what is to be done next. No person, case or decision stands in it.\n\n"
    "Options:\n"
    "      --for READER     mailroom (default), or auditor: hashes, Merkle root, versions, why records were\n"
    "                       refused or held, by code, and who let letters go that a gate holds\n"
    "      --format FORM    text (default), or json; pdf is for a later version\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run report [--for=mailroom|auditor] [--format=text|json] RUN\n\n"
    "Vertelt van een afgesloten run wat is gelezen en gemaakt, welk printbestand bij welke envelop hoort, wat er\n"
    "van de brieven is geworden en wat nu te doen is. Er staat geen persoon, zaak of besluit in.\n\n"
    "Opties:\n"
    "      --for LEZER      mailroom (tenzij anders), of auditor: hashes, Merkle-wortel, versies, waarom records\n"
    "                       zijn geweigerd of vastgehouden, per code, en wie brieven liet gaan die een poort vasthoudt\n"
    "      --format VORM    text (tenzij anders), of json; pdf komt in een latere versie\n"
    HELP_COMMON_NL};

const char *const help_handover[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run handover [--channel=post|digital] RUN -o DIR\n\n"
    "Writes the released letters as single files into DIR, for the archive or for digital post: each bears\n"
    "its decision as name (BODY_DECISION where the run has several bodies). DIR/index.csv comes last: when it\n"
    "is there, all is there. DIR is new or empty, or the one in which the same command was stopped.\n\n"
    "Options:\n"
    "  -o, --output DIR     the folder\n"
    "      --channel WHICH  post: letters with an envelope; digital: the others; else both\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run handover [--channel=post|digital] RUN -o MAP\n\n"
    "Schrijft de vrijgegeven brieven als losse bestanden in MAP, voor het archief of voor digitale post: elk\n"
    "heet naar zijn besluit (ORGAAN_BESLUIT als de run meer organen heeft). MAP/index.csv komt het laatst: is\n"
    "die er, dan is alles er. MAP is nieuw of leeg, of die waarin dezelfde opdracht is gestopt.\n\n"
    "Opties:\n"
    "  -o, --output MAP     de map\n"
    "      --channel WELKE  post: brieven met een envelop; digital: de andere; anders beide\n"
    HELP_COMMON_NL};

const char *const help_purge[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run purge [--force] RUN\n\n"
    "Destroys all of a run that tells of persons: letters, print files, index.csv, refused and held records,\n"
    "work files, bundle. Plan, manifest and report stay. Prints a statement of destruction. Stopped halfway,\n"
    "the same command completes it and states all of it.\n\n"
    "Options:\n"
    "  -f, --force          also a run that was not released and reconciled; of one that was never closed\n"
    "                       nothing stays\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run purge [--force] RUN\n\n"
    "Vernietigt alles van een run dat over personen gaat: brieven, printbestanden, index.csv, geweigerde en\n"
    "vastgehouden records, werkbestanden, bundel. Plan, manifest en rapport blijven. Geeft een verklaring van\n"
    "vernietiging. Halverwege gestopt maakt dezelfde opdracht het af en verklaart het geheel.\n\n"
    "Opties:\n"
    "  -f, --force          ook een run die niet is vrijgegeven en afgestemd; van een die nooit is afgesloten\n"
    "                       blijft niets\n"
    HELP_COMMON_NL};
// clang-format on
