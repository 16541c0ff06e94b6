/* Help of the commands that decide what leaves: release, withdraw, pull, find. */
#include "run.h"

// clang-format off
const char *const help_release[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run release --ledger=FILE --mailed=DATE RUN\n\n"
    "Lets a closed run leave: enters each decision in the ledger, or none of them, and then moves letters\n"
    "and print files from RUN/pending to RUN/letters and RUN/print. Reads and hashes all of it again first.\n"
    "Refuses what is marked CONCEPT, and decisions whose notice went out before: prints\n"
    "PIECE<TAB>STATUS<TAB>CODE for each (exit 1). Else WHAT<TAB>COUNT for released and files (moved now),\n"
    "and for pulled where letters were pulled before.\n"
    "Stopped halfway, the same command completes it.\n\n"
    "Options:\n"
    "      --ledger FILE    what was sent; made when it is absent, with its key beside it (FILE.key)\n"
    "      --mailed DATE    the day of posting: the one that is printed\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run release --ledger=BESTAND --mailed=DATUM RUN\n\n"
    "Laat een afgesloten run gaan: schrijft elk besluit in het verzendregister, of geen enkel, en verplaatst\n"
    "dan brieven en printbestanden van RUN/pending naar RUN/letters en RUN/print. Leest en hasht alles eerst\n"
    "opnieuw. Weigert wat het merk CONCEPT draagt, en besluiten waarvan de kennisgeving al weg is: geeft\n"
    "STUK<TAB>STATUS<TAB>CODE voor elk (status 1). Anders WAT<TAB>AANTAL voor released en files (nu verplaatst),\n"
    "en voor pulled als er eerder stukken uit zijn gehaald.\n"
    "Halverwege gestopt maakt dezelfde opdracht het af.\n\n"
    "Opties:\n"
    "      --ledger BESTAND  wat is verzonden; wordt gemaakt als het er niet is, met de sleutel ernaast\n"
    "                       (BESTAND.key)\n"
    "      --mailed DATUM   de dag van verzending: die op de brieven staat\n"
    HELP_COMMON_NL};

const char *const help_withdraw[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run withdraw --ledger=FILE --reason=TEXT RUN PIECE...\n\n"
    "Takes released letters back: a lost tray, or post that leaves on another day. Their decisions leave the\n"
    "ledger, so that a new run may make them; these pieces are withdrawn for good. Prints withdrawn<TAB>COUNT.\n"
    "Pieces that are not of this run, or never left, are listed as PIECE<TAB>STATUS<TAB>CODE; then nothing is\n"
    "withdrawn (exit 1). Stopped halfway, the same command completes it.\n\n"
    "Options:\n"
    "      --ledger FILE    the one that the run was released with\n"
    "      --reason TEXT    why; it stands in RUN/states.csv, so name no person\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run withdraw --ledger=BESTAND --reason=TEKST RUN STUK...\n\n"
    "Neemt vrijgegeven brieven terug: een bak is weg, of de post gaat op een andere dag. Hun besluiten gaan uit\n"
    "het verzendregister, zodat een nieuwe run ze mag maken; deze stukken blijven ingetrokken. Geeft\n"
    "withdrawn<TAB>AANTAL. Stukken die niet van deze run zijn of nooit weg zijn gegaan, staan er als\n"
    "STUK<TAB>STATUS<TAB>CODE; dan wordt niets ingetrokken (status 1). Halverwege gestopt maakt dezelfde opdracht\n"
    "het af.\n\n"
    "Opties:\n"
    "      --ledger BESTAND  dat waarmee de run is vrijgegeven\n"
    "      --reason TEKST   waarom; het komt in RUN/states.csv te staan, noem dus geen persoon\n"
    HELP_COMMON_NL};

const char *const help_pull[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run pull --reason=TEXT RUN PIECE...\n\n"
    "Takes letters out of a closed run before its release: the decision was withdrawn, or its notice went out\n"
    "before. Tars, print files with their banners, manifest and report are made anew without them; the pieces\n"
    "are pulled for good. Nothing of them enters the ledger, so that a new run may make them. A print file that\n"
    "was copied elsewhere before must be copied again. Prints WHAT<TAB>COUNT for pulled and files (made anew).\n"
    "Pieces that are not of this run, or were refused, are listed as PIECE<TAB>STATUS<TAB>CODE; then nothing is\n"
    "pulled (exit 1). Stopped halfway, the same command completes it. After release: kenbaar run withdraw.\n\n"
    "Options:\n"
    "      --reason TEXT    why; it stands in RUN/states.csv and in reports until the purge, so name no person\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run pull --reason=TEKST RUN STUK...\n\n"
    "Haalt brieven uit een afgesloten run voor de vrijgave: het besluit is ingetrokken, of de kennisgeving is al\n"
    "eerder verzonden. Tars, printbestanden met hun voorbladen, manifest en rapport worden opnieuw gemaakt zonder\n"
    "die brieven; de stukken blijven eruit. Er komt niets van in het verzendregister, zodat een nieuwe run ze mag\n"
    "maken. Een printbestand dat al elders was neergezet, moet daar worden vervangen. Geeft WAT<TAB>AANTAL voor\n"
    "pulled en files (opnieuw gemaakt). Stukken die niet van deze run zijn of zijn geweigerd, staan er als\n"
    "STUK<TAB>STATUS<TAB>CODE; dan wordt er niets uit gehaald (status 1). Halverwege gestopt maakt dezelfde opdracht\n"
    "het af. Na de vrijgave: kenbaar run withdraw.\n\n"
    "Opties:\n"
    "      --reason TEKST   waarom; het staat tot de vernietiging in RUN/states.csv en in rapporten, noem dus geen\n"
    "                       persoon\n"
    HELP_COMMON_NL};

const char *const help_find[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run find RUN ID...\n\n"
    "Tells which piece is the notice of a decision: ID<TAB>PIECE<TAB>STATUS, several rows where several bodies\n"
    "use the id. STATUS is made, draft, pulled, released, done, damaged, missing, withdrawn, refused or held;\n"
    "PIECE is - where there is none, both are - where the run does not know the decision (exit 1). It cannot be\n"
    "asked once the run was purged.\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run find RUN KENMERK...\n\n"
    "Vertelt welk stuk de kennisgeving bij een besluit is: KENMERK<TAB>STUK<TAB>STATUS, meer rijen waar meer organen\n"
    "het kenmerk gebruiken. STATUS is made, draft, pulled, released, done, damaged, missing, withdrawn, refused of\n"
    "held; STUK is - waar er geen is, beide zijn - als de run het besluit niet kent (status 1). Kan niet meer als\n"
    "de run is vernietigd.\n"
    HELP_COMMON_NL};
// clang-format on
