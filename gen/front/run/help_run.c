#include "run.h"

#define PLAN_OPTIONS_EN                                                                                                \
    "  -b, --bundle DIR     wording, law, fonts, bodies, instruments (or KENBAAR_BUNDLE)\n"                            \
    "  -s, --selections FILE  the selection log\n"                                                                     \
    "  -d, --mailing-date YYYY-MM-DD  day of posting\n"                                                                \
    "      --releases FILE  held letters that a named person lets go\n"                                                \
    "      --out RUN        the folder of the run; made when it is absent\n"                                           \
    "      --envelope PROFILE  this envelope instead of that of the body\n"                                            \
    "      --form FORM      separate or annex, whatever the body says\n"                                               \
    "      --embed          with their data inside for other programs (PDF/A-3a)\n"                                    \
    "      --sort ORDER     postcode (default), or a dated table of the carrier\n"                                     \
    "      --shards N       in so many parts; else one for each 10,000 letters\n"                                      \
    "  -j, --jobs N         so many processes; else one for each core\n"
#define PLAN_OPTIONS_NL                                                                                                \
    "  -b, --bundle MAP     teksten, wet, letters, organen, instrumenten (of KENBAAR_BUNDLE)\n"                        \
    "  -s, --selections BESTAND  het selectielogboek\n"                                                                \
    "  -d, --mailing-date JJJJ-MM-DD  dag van verzending\n"                                                            \
    "      --releases BESTAND  vastgehouden brieven die iemand met naam laat gaan\n"                                   \
    "      --out RUN        de map van de run; wordt gemaakt als die er niet is\n"                                     \
    "      --envelope PROFIEL  deze envelop in plaats van die van het orgaan\n"                                        \
    "      --form VORM      separate of annex, wat het orgaan ook zegt\n"                                              \
    "      --embed          met hun gegevens erin voor andere programma's (PDF/A-3a)\n"                                \
    "      --sort VOLGORDE  postcode (tenzij anders), of een tabel van de vervoerder met datum\n"                      \
    "      --shards N       in zoveel delen; anders een voor elke 10.000 brieven\n"                                    \
    "  -j, --jobs N         zoveel processen; anders een voor elke kern\n"

// clang-format off
const char *const help_run[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run COMMAND [OPTION]... OPERAND...\n\n"
    "Thousands of letters at once. In this order:\n"
    "  plan      check every record, sort, number and cut into shards; prints nothing\n"
    "  render    make the letters and the print files, shard by shard\n"
    "  close     prove that every letter is there once; manifest and report\n"
    "  pull      take letters out before they leave\n"
    "  release   let the letters leave, each decision once\n"
    "  reconcile hold what the inserter reports against what was released\n"
    "  reprint   damaged letters once more, as they are in their print file\n"
    "  withdraw  take back what will not arrive, or not on its day\n"
    "  handover  the released letters as single files, for the archive or digital post\n"
    "  purge     destroy the letters and all that tells of their readers\n"
    "and:\n"
    "  all       plan, render and close\n"
    "  status    how far a run is\n"
    "  find      which piece is the notice of a decision, and what became of it\n"
    "  report    what became of a run, and what is to be done next; for an auditor its hashes too\n\n"
    "A command that was stopped goes on when it is given again. kenbaar run COMMAND --help tells more.\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run OPDRACHT [OPTIE]... OPERAND...\n\n"
    "Duizenden brieven tegelijk. In deze volgorde:\n"
    "  plan      elk record nakijken, sorteren, nummeren en in delen snijden; drukt niets af\n"
    "  render    de brieven en de printbestanden maken, deel voor deel\n"
    "  close     bewijzen dat elke brief er een keer is; manifest en rapport\n"
    "  pull      brieven eruit halen voor ze weggaan\n"
    "  release   de brieven laten gaan, elk besluit één keer\n"
    "  reconcile wat de couverteermachine meldt naast het vrijgegevene leggen\n"
    "  reprint   beschadigde brieven nog eens, zoals ze in hun printbestand staan\n"
    "  withdraw  intrekken wat niet aankomt, of niet op de dag die erop staat\n"
    "  handover  de vrijgegeven brieven als losse bestanden, voor archief of digitale post\n"
    "  purge     de brieven vernietigen en alles wat over hun lezers gaat\n"
    "en:\n"
    "  all       plan, render en close\n"
    "  status    hoe ver een run is\n"
    "  find      welk stuk de kennisgeving bij een besluit is, en wat ervan is geworden\n"
    "  report    wat er van een run is geworden en wat nu te doen is; voor een auditor ook de hashes\n\n"
    "Een gestopte opdracht gaat verder als u haar opnieuw geeft. kenbaar run OPDRACHT --help vertelt meer.\n"
    HELP_COMMON_NL};

const char *const help_plan[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run plan -b BUNDLE -s SELECTIONS -d DATE --out=RUN [OPTION]... RECORD|DIR...\n\n"
    "Checks and lays out every letter, but makes none. What was refused or held is in refused.csv and\n"
    "held.csv of RUN, with the records beside them for a later run. Prints WHAT<TAB>COUNT, and\n"
    "profile:NAME<TAB>PIECES<TAB>SHEETS<TAB>GRAMS. Exit 1 when a record was refused or held.\n\n"
    "Options:\n" PLAN_OPTIONS_EN HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run plan -b BUNDEL -s SELECTIES -d DATUM --out=RUN [OPTIE]... RECORD|MAP...\n\n"
    "Kijkt elke brief na en deelt hem in, maar maakt er geen. Wat is geweigerd of vastgehouden, staat\n"
    "in refused.csv en held.csv van RUN, met de records ernaast voor een latere run. Geeft WAT<TAB>AANTAL\n"
    "en profile:NAAM<TAB>STUKKEN<TAB>VELLEN<TAB>GRAM. Status 1 als een record is geweigerd of vastgehouden.\n\n"
    "Opties:\n" PLAN_OPTIONS_NL HELP_COMMON_NL};

const char *const help_render[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run render [-j N] [--shard=I/N] RUN\n\n"
    "Makes the shards that are not there yet. Exit 1 when a letter was refused on the way.\n\n"
    "Options:\n"
    "      --shard I/N      shard I alone, of the N of the plan: for many machines and one shared folder;\n"
    "                       else SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX + 1, where set\n"
    "  -j, --jobs N         so many processes; else one for each core\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run render [-j N] [--shard=I/N] RUN\n\n"
    "Maakt de delen die er nog niet zijn. Status 1 als onderweg een brief is geweigerd.\n\n"
    "Opties:\n"
    "      --shard I/N      alleen deel I, van de N van het plan: voor veel machines en een gedeelde map;\n"
    "                       anders SLURM_ARRAY_TASK_ID of JOB_COMPLETION_INDEX + 1, waar die er zijn\n"
    "  -j, --jobs N         zoveel processen; anders een voor elke kern\n"
    HELP_COMMON_NL};

const char *const help_close[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run close RUN\n\n"
    "Reads and hashes every letter again, adds up, writes manifest.csv, manifest.json and report.txt,\n"
    "and deletes the work files. Nothing leaves RUN. Exit 1 when letters were refused at render, 75 when\n"
    "a shard has not been made.\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run close RUN\n\n"
    "Leest en hasht elke brief opnieuw, telt op, schrijft manifest.csv, manifest.json en report.txt, en\n"
    "verwijdert de werkbestanden. Niets verlaat RUN. Status 1 als bij render brieven zijn geweigerd, 75\n"
    "als een deel nog niet is gemaakt.\n"
    HELP_COMMON_NL};

const char *const help_all[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run all -b BUNDLE -s SELECTIONS -d DATE --out=RUN [OPTION]... RECORD|DIR...\n\n"
    "plan, render and close. Prints what status prints. Exit 1 when a record was refused or held.\n\n"
    "Options:\n" PLAN_OPTIONS_EN HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run all -b BUNDEL -s SELECTIES -d DATUM --out=RUN [OPTIE]... RECORD|MAP...\n\n"
    "plan, render en close. Geeft wat status geeft. Status 1 als een record is geweigerd of vastgehouden.\n\n"
    "Opties:\n" PLAN_OPTIONS_NL HELP_COMMON_NL};

const char *const help_status[LANGUAGE_N] = {
    [EN] =
    "Usage: kenbaar run status RUN\n\n"
    "Prints WHAT<TAB>COUNT for records, made, refused, held, none, shards, done (shards that are made)\n"
    "and bytes (foreseen by the plan), pulled where letters were, then profile:NAME<TAB>PIECES<TAB>SHEETS<TAB>GRAMS:\n"
    "as planned, once closed as made and not pulled. Can be asked at any time.\n"
    HELP_COMMON_EN,
    [NL] =
    "Gebruik: kenbaar run status RUN\n\n"
    "Geeft WAT<TAB>AANTAL voor records, made, refused, held, none, shards, done (delen die zijn gemaakt)\n"
    "en bytes (voorzien in het plan), pulled als er brieven uit zijn gehaald, dan\n"
    "profile:NAAM<TAB>STUKKEN<TAB>VELLEN<TAB>GRAM: zoals gepland, na close wat is gemaakt en erin bleef. Kan altijd.\n"
    HELP_COMMON_NL};
// clang-format on
