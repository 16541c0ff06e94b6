/* S codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number. */
/* S001-S025: files, the machine, the command line. */
X(FILE_READ, "S001", FATAL, BROKEN, 74, OPERATOR,
  "the file cannot be read", "check the path and the rights on it",
  "het bestand kan niet worden gelezen", "controleer het pad en de rechten erop")
X(FILE_WRITE, "S002", FATAL, BROKEN, 74, OPERATOR,
  "the output cannot be written", "check the path, the rights and the free space, and run the same command again; nothing was left behind",
  "de uitvoer kan niet worden geschreven", "controleer het pad, de rechten en de vrije ruimte en geef dezelfde opdracht opnieuw; er is niets achtergebleven")
X(FILE_EXISTS, "S003", FATAL, BROKEN, 74, OPERATOR,
  "the output file exists already", "choose another name, or add --force to replace it",
  "het uitvoerbestand bestaat al", "kies een andere naam, of geef --force om het te vervangen")
X(INTERNAL, "S004", FATAL, BROKEN, 70, DEVELOPER,
  "the program broke down; nothing was written", "run the same command again; if it happens again, report it with the output of kenbaar doctor",
  "het programma is vastgelopen; er is niets geschreven", "geef dezelfde opdracht opnieuw; gebeurt het weer, meld het dan met de uitvoer van kenbaar doctor")
X(SANDBOX_OPEN, "S005", FATAL, BROKEN, 70, OPERATOR,
  "the sandbox could not be shut, so nothing was read", "see kenbaar doctor; a container may forbid Landlock or seccomp to its programs",
  "de sandbox kon niet worden gesloten, dus er is niets gelezen", "zie kenbaar doctor; een container kan Landlock of seccomp verbieden")
X(COMMAND_MISSING, "S006", FATAL, BROKEN, 64, OPERATOR,
  "no command was given", "add --help: it lists them",
  "er is geen opdracht gegeven", "voeg --help toe: die noemt ze")
X(COMMAND_UNKNOWN, "S007", FATAL, BROKEN, 64, OPERATOR,
  "there is no such command", "kenbaar --help lists them",
  "die opdracht bestaat niet", "kenbaar --help noemt ze")
X(OPTION_UNKNOWN, "S008", FATAL, BROKEN, 64, OPERATOR,
  "this command has no such option", "add --help to see the options of the command",
  "deze opdracht kent die optie niet", "geef --help om de opties van de opdracht te zien")
X(OPTION_WITHOUT_VALUE, "S009", FATAL, BROKEN, 64, OPERATOR,
  "the option needs a value", "write it behind the option",
  "de optie heeft een waarde nodig", "zet die achter de optie")
X(OPTION_MISSING, "S010", FATAL, BROKEN, 64, OPERATOR,
  "the command needs this option", "add --help to see what the command needs",
  "de opdracht heeft deze optie nodig", "geef --help om te zien wat de opdracht nodig heeft")
X(OPTION_VALUE, "S011", FATAL, BROKEN, 64, OPERATOR,
  "the option does not take this value", "use one of the values that it takes",
  "de optie kent die waarde niet", "gebruik een waarde die de optie kent")
X(OPERANDS, "S012", FATAL, BROKEN, 64, OPERATOR,
  "the command was given too few or too many files or words", "add --help to see what the command takes",
  "de opdracht kreeg te weinig of te veel bestanden of woorden", "geef --help om te zien wat de opdracht verwacht")
X(NOT_BUILT, "S013", FATAL, BROKEN, 64, OPERATOR,
  "this version of the program cannot do that yet", "kenbaar --help lists what it can do",
  "deze versie van het programma kan dat nog niet", "kenbaar --help noemt wat het kan")
X(SEVERAL_RECORDS, "S014", FATAL, BROKEN, 64, OPERATOR,
  "the file holds several records", "say which one with --id",
  "in het bestand staan meer records", "zeg met --id welke")
X(ID_UNKNOWN, "S015", FATAL, BROKEN, 64, OPERATOR,
  "no record of the file has the id given with --id", "kenbaar check lists the ids of a file",
  "geen record in het bestand heeft het kenmerk van --id", "kenbaar check noemt de kenmerken in een bestand")
X(ID_TWICE, "S016", FATAL, BROKEN, 65, OPERATOR,
  "several records of the file have the id given with --id", "give the program a file with that record alone",
  "meer records in het bestand hebben het kenmerk van --id", "geef een bestand met alleen dat record")
X(NO_RECORD, "S017", FATAL, BROKEN, 65, OPERATOR,
  "the file holds no record", "check that the right file was given",
  "in het bestand staat geen record", "controleer of dit het goede bestand is")
X(STDIN_TWICE, "S018", FATAL, BROKEN, 64, OPERATOR,
  "standard input can be read only once", "give - in one place and names in the others",
  "de standaardinvoer kan maar één keer worden gelezen", "geef - op één plaats en namen op de andere")
X(CODE_UNKNOWN, "S019", FATAL, BROKEN, 64, OPERATOR,
  "there is no such code", "kenbaar explain --all lists them",
  "die code bestaat niet", "kenbaar explain --all noemt ze")
/* S020 is not in use */
X(NOTICE_HELD, "S021", NOTE, HELD, 1, CLERK,
  "the notice is held: a person must decide; the decision may not leave without it", "mend what the notes above say",
  "de kennisgeving wordt vastgehouden: een mens moet beslissen; het besluit mag niet zonder deze kennisgeving weg", "herstel wat de meldingen hierboven zeggen")
X(NOTICE_REFUSED, "S022", NOTE, REFUSED, 1, CLERK,
  "the notice is refused; the decision may not leave without it", "mend what the notes above say",
  "de kennisgeving is geweigerd; het besluit mag niet zonder deze kennisgeving weg", "herstel wat de meldingen hierboven zeggen")
X(TEMPLATES_MISSING, "S023", FATAL, BROKEN, 74, OPERATOR,
  "the built-in templates cannot be found", "install the program whole, or name a bundle with -b",
  "de meegeleverde sjablonen zijn niet te vinden", "installeer het programma in zijn geheel, of noem een bundel met -b")
X(DATE_LINE, "S024", FATAL, BROKEN, 65, OPERATOR,
  "a line does not hold a date as YYYY-MM-DD", "write it like 2026-06-12",
  "op een regel staat geen datum als JJJJ-MM-DD", "schrijf die als 2026-06-12")
X(OUTPUT_IS_INPUT, "S025", FATAL, BROKEN, 74, OPERATOR,
  "the output would take the place of an input file", "give the letter a name of its own",
  "de uitvoer zou in de plaats komen van een invoerbestand", "geef de brief een eigen naam")
/* S040-S059: files of XML that cannot be used (record files, selection logs, files of the bundle). */
X(NOT_XML, "S040", FATAL, BROKEN, 65, OPERATOR,
  "the file is not well-formed XML", "have it written anew by the system it comes from; nothing was read from this point on",
  "het bestand is geen welgevormde XML", "laat het opnieuw maken door het systeem waar het vandaan komt; vanaf dit punt is niets gelezen")
X(DOCTYPE, "S041", FATAL, BROKEN, 65, OPERATOR,
  "the file has a DOCTYPE", "have it written without one: it could fetch other files or grow without end",
  "het bestand heeft een DOCTYPE", "laat het zonder maken: een DOCTYPE kan andere bestanden ophalen of eindeloos groeien")
X(ENCODING, "S042", FATAL, BROKEN, 65, OPERATOR,
  "the file is not UTF-8", "have it written in UTF-8, without another encoding in its first line",
  "het bestand is geen UTF-8", "laat het in UTF-8 maken, zonder een andere codering in de eerste regel")
X(WRONG_ROOT, "S043", FATAL, BROKEN, 65, OPERATOR,
  "the file has another root element, namespace or version than it must", "check that the right file was given",
  "het bestand heeft een ander hoofdelement, een andere namespace of een andere versie dan moet", "controleer of dit het goede bestand is")
X(FILE_BUDGET, "S044", FATAL, BROKEN, 65, OPERATOR,
  "the file goes beyond what one file may hold", "the note names what there is too much of, or the character that is forbidden",
  "het bestand bevat meer dan mag", "de melding noemt waarvan er te veel is, of het teken dat verboden is")
X(SELECTIONS_COUNT, "S045", FATAL, BROKEN, 65, OPERATOR,
  "the selection log holds another number of lines than it states", "it may have been cut off: fetch it again; nothing of it is used",
  "het selectielogboek heeft een ander aantal regels dan erin staat", "misschien is het afgebroken: haal het opnieuw op; er wordt niets van gebruikt")
X(SELECTIONS_INVALID, "S046", FATAL, BROKEN, 65, OPERATOR,
  "the selection log has faults, so nothing of it is used", "the notes before this one say what to mend",
  "het selectielogboek heeft fouten, dus er wordt niets van gebruikt", "de meldingen hiervoor zeggen wat er beter moet")
X(SELECTION_INCOMPLETE, "S047", FATAL, BROKEN, 65, OPERATOR,
  "a line of the selection log lacks a field that its route needs", "a route other than none needs instrument, version and disclosure",
  "een regel van het selectielogboek mist een veld dat bij zijn route hoort", "een andere route dan none heeft instrument, version en disclosure nodig")
X(BAD_SCHEMA, "S048", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the schema of the bundle cannot be used", "put the schema back as the program ships it and lock the bundle again",
  "het schema van de bundel is niet te gebruiken", "zet het meegeleverde schema terug en vergrendel de bundel opnieuw")
X(STRAY_TEXT, "S049", FATAL, BROKEN, 65, OPERATOR,
  "text stands between the records", "have the file written anew: what is not read could be a lost field",
  "er staat tekst tussen de records", "laat het bestand opnieuw maken: wat niet wordt gelezen, kan een verloren veld zijn")
X(SELECTION_DAY_UNREAL, "S050", FATAL, BROKEN, 65, OPERATOR,
  "the date of a selection is a day that does not exist", "have the selection log written anew",
  "de datum van een selectie is een dag die niet bestaat", "laat het selectielogboek opnieuw maken")
X(SELECTION_BSN, "S051", FATAL, BROKEN, 65, OPERATOR,
  "an id in the selection log looks like a BSN", "have the selection system use a number that is not a citizen service number",
  "een kenmerk in het selectielogboek lijkt op een BSN", "laat het selectiesysteem een nummer gebruiken dat geen burgerservicenummer is")
/* S060-S079: bundles. */
X(RELEASES_INVALID, "S053", FATAL, BROKEN, 65, OPERATOR,
  "the file of releases has faults, so nothing of it is used", "the notes before this one say what to mend",
  "het bestand met vrijgaven heeft fouten, dus er wordt niets van gebruikt", "de meldingen hiervoor zeggen wat er beter moet")
X(RELEASE_OF_WHAT, "S054", FATAL, BROKEN, 65, OPERATOR,
  "a release is for one record or for one instrument, and for an instrument only inside the bundle", "name the record; a release of an instrument stands in releases.xml of the bundle",
  "een vrijgave geldt voor één record of voor één instrument, en voor een instrument alleen binnen de bundel", "noem het record; een vrijgave van een instrument staat in releases.xml van de bundel")
X(RELEASE_DAYS, "S055", FATAL, BROKEN, 65, OPERATOR,
  "the days of a release cannot be", "both days exist, and the last is not before the first",
  "de dagen van een vrijgave kunnen niet", "beide dagen bestaan, en de laatste ligt niet voor de eerste")
X(BUNDLE_NO_LOCK, "S060", FATAL, BROKEN, 65, OPERATOR,
  "the bundle is not locked", "look the files over, then run: kenbaar bundle lock DIR",
  "de bundel is niet vergrendeld", "kijk de bestanden na en geef dan: kenbaar bundle lock MAP")
X(BUNDLE_LOCK_MALFORMED, "S061", FATAL, BROKEN, 65, OPERATOR,
  "bundle.lock is not a list of hashes and file names in order", "do not edit it by hand; run: kenbaar bundle lock DIR",
  "bundle.lock is geen geordende lijst van hashes en bestandsnamen", "pas het niet zelf aan; geef: kenbaar bundle lock MAP")
X(BUNDLE_FILE_MISSING, "S062", FATAL, BROKEN, 65, OPERATOR,
  "a file of the bundle is missing", "put it back as it was when the bundle was locked",
  "een bestand van de bundel ontbreekt", "zet het terug zoals het was toen de bundel werd vergrendeld")
X(BUNDLE_FILE_CHANGED, "S063", FATAL, BROKEN, 65, OPERATOR,
  "a file of the bundle was changed after it was locked", "put the locked file back; if the change is right, run: kenbaar bundle lock DIR",
  "een bestand van de bundel is veranderd na het vergrendelen", "zet het vergrendelde bestand terug; klopt de wijziging, geef dan: kenbaar bundle lock MAP")
X(BUNDLE_FILE_EXTRA, "S064", FATAL, BROKEN, 65, OPERATOR,
  "a file in the bundle is not in its lock", "take it away; if it belongs there, run: kenbaar bundle lock DIR",
  "een bestand in de bundel staat niet in het slot", "haal het weg; hoort het er wel, geef dan: kenbaar bundle lock MAP")
X(BUNDLE_LINK, "S065", FATAL, BROKEN, 65, OPERATOR,
  "something in the bundle is no plain file or folder", "a bundle holds no links, pipes or devices: put the file itself there",
  "iets in de bundel is geen gewoon bestand of gewone map", "een bundel bevat geen koppelingen, pijpen of apparaten: zet het bestand zelf neer")
X(BUNDLE_TOO_BIG, "S066", FATAL, BROKEN, 65, OPERATOR,
  "the bundle goes beyond what a bundle may hold", "at most 2000 files, 64 MB, and folders 4 deep",
  "de bundel bevat meer dan mag", "ten hoogste 2000 bestanden, 64 MB en 4 mappen diep")
X(BUNDLE_UNREADABLE, "S067", FATAL, BROKEN, 74, OPERATOR,
  "a folder or file of the bundle cannot be read", "check that it exists and that you may read it",
  "een map of bestand van de bundel is niet te lezen", "controleer of het bestaat en of u het mag lezen")
X(BUNDLE_EXISTS, "S068", FATAL, BROKEN, 74, OPERATOR,
  "the folder exists already", "bundle new makes a new folder: choose another name",
  "de map bestaat al", "bundle new maakt een nieuwe map: kies een andere naam")
X(BUNDLE_UNWRITABLE, "S069", FATAL, BROKEN, 74, OPERATOR,
  "a folder or file of the bundle cannot be written", "check the room on the disk and that you may write there",
  "een map of bestand van de bundel is niet te schrijven", "controleer de schijfruimte en of u daar mag schrijven")
X(BUNDLE_INCOMPLETE, "S070", FATAL, BROKEN, 65, OPERATOR,
  "the bundle lacks a file that it needs", "put the file back (a fresh bundle, made with kenbaar bundle new DIR, has all but bodies and instruments) and lock the bundle again",
  "de bundel mist een bestand dat nodig is", "zet het bestand terug (een verse bundel van kenbaar bundle new MAP heeft alles behalve bestuursorganen en instrumenten) en vergrendel de bundel opnieuw")
X(LAW_FAULT, "S071", FATAL, BROKEN, 65, LEGAL,
  "a row of the law files cannot be used", "the note names file, line and what is wrong with the row",
  "een rij van de wetsbestanden is niet te gebruiken", "de melding noemt bestand, regel en wat er mis is met de rij")
X(BUNDLE_NAME, "S072", FATAL, BROKEN, 65, OPERATOR,
  "a file name in the bundle holds a character that it may not", "use letters, digits, dot, hyphen and underscore",
  "een bestandsnaam in de bundel bevat een teken dat niet mag", "gebruik letters, cijfers, punt, streepje en laag streepje")
X(BUNDLE_ID, "S073", FATAL, BROKEN, 65, LEGAL,
  "a body's or instrument's file does not hold what its name says", "bodies/ID.xml holds the body ID, instruments/ID-VERSION.xml that version of the instrument ID",
  "een bestand van een bestuursorgaan of instrument bevat niet wat zijn naam zegt", "bodies/ID.xml bevat het bestuursorgaan ID, instruments/ID-VERSIE.xml die versie van het instrument ID")
X(BUNDLE_TWINS, "S074", FATAL, BROKEN, 65, LEGAL,
  "something stands twice where one is meant, so that only one of the two could be printed", "leave one out: a text stands once in each language, a reason once for its code, an objection part once for its remedy, one telephone number for everybody",
  "er staat iets twee keer waar het één keer moet, zodat maar één ervan in de brief kan komen", "haal er één weg: een tekst staat één keer in elke taal, een reden één keer bij zijn code, een bezwaardeel één keer bij zijn rechtsmiddel, één telefoonnummer voor iedereen")
