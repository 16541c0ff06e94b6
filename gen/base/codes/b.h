/* B codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number. */
/* B001-B029: the plan of a run. */
X(RECORD_TWICE, "B001", ERROR, REFUSED, 1, OPERATOR,
  "the input holds this record before: the same body and the same id", "leave the second out: it is the same, and the first counts",
  "dit record staat al eerder in de invoer: hetzelfde bestuursorgaan en hetzelfde kenmerk", "laat het tweede weg: het is gelijk, en het eerste telt")
X(RECORD_KILLS, "B002", ERROR, REFUSED, 1, DEVELOPER,
  "the program broke down on this record", "report it with the output of kenbaar doctor; the other records were not touched",
  "het programma is op dit record vastgelopen", "meld het met de uitvoer van kenbaar doctor; de andere records hebben er geen last van")
X(RECORD_SLOW, "B003", ERROR, REFUSED, 1, DEVELOPER,
  "the program did not come to an end with this record", "report it with the output of kenbaar doctor; the other records were not touched",
  "het programma kwam met dit record niet klaar", "meld het met de uitvoer van kenbaar doctor; de andere records hebben er geen last van")
X(RUN_EXISTS, "B004", FATAL, BROKEN, 74, OPERATOR,
  "the folder of the run exists already, and is not the run of this plan", "choose another name for the run",
  "de map van de run bestaat al en is niet de run van dit plan", "kies een andere naam voor de run")
X(RUN_BUSY, "B005", FATAL, BROKEN, 75, OPERATOR,
  "another process is at work in the folder of the run", "wait until it is ready, and run the same command again",
  "een ander proces is in de map van de run bezig", "wacht tot het klaar is en geef dezelfde opdracht opnieuw")
X(DISK_TOO_SMALL, "B006", FATAL, BROKEN, 74, OPERATOR,
  "the disk has no room for this run, so nothing was planned", "make room, or name a folder on another disk",
  "de schijf heeft geen ruimte voor deze run, dus er is niets gepland", "maak ruimte, of noem een map op een andere schijf")
X(SORT_TABLE, "B007", FATAL, BROKEN, 65, OPERATOR,
  "the sort table cannot be used", "its first line is: kenbaar-sort<TAB>1<TAB>FIRST-DAY<TAB>LAST-DAY; each other line: FROM<TAB>TO<TAB>PLACE, postcodes of four digits in order",
  "de sorteertabel is niet te gebruiken", "de eerste regel is: kenbaar-sort<TAB>1<TAB>EERSTE-DAG<TAB>LAATSTE-DAG; elke andere regel: VAN<TAB>TOT<TAB>PLAATS, postcodes van vier cijfers op volgorde")
X(SORT_TABLE_EXPIRED, "B008", FATAL, BROKEN, 65, OPERATOR,
  "the sort table does not hold on the mailing date", "get the table that holds on that day",
  "de sorteertabel geldt niet op de verzenddag", "haal de tabel die op die dag geldt")
X(RUN_STOPPED, "B009", FATAL, BROKEN, 75, OPERATOR,
  "the run was stopped", "run the same command again: it goes on where it was",
  "de run is gestopt", "geef dezelfde opdracht opnieuw: die gaat verder waar hij was")
X(PLAN_UNREADABLE, "B010", FATAL, BROKEN, 74, OPERATOR,
  "the plan of the run cannot be read", "check that the folder is a run whose plan was made, with the same version of the program",
  "het plan van de run is niet te lezen", "controleer of de map een run is waarvan het plan af is, met dezelfde versie van het programma")
X(PLAN_INDEX, "B011", FATAL, BROKEN, 74, OPERATOR,
  "the list of records of the run cannot be written", "check the rights and the free space, and run the same command again",
  "de lijst van records van de run is niet te schrijven", "controleer de rechten en de vrije ruimte en geef dezelfde opdracht opnieuw")
X(RECORD_DIFFERS, "B012", ERROR, REFUSED, 1, OPERATOR,
  "the input holds two records of this body and id that are not the same", "find out which of them is right and hand in that one alone: a letter is made of neither; the decision may not leave without its notice",
  "de invoer bevat twee records met dit bestuursorgaan en dit kenmerk die niet gelijk zijn", "zoek uit welk van de twee klopt en lever alleen dat in: van geen van beide wordt een brief gemaakt; het besluit mag niet zonder de brief de deur uit")
X(MATTER_TWICE, "B013", WARNING, DONE, 0, OPERATOR,
  "there is another record, under another id, of the same case, decision day, subject and addressee", "if it is one decision, the reader gets two letters: leave one out; kenbaar check names the records",
  "er is nog een record, met een ander kenmerk, over dezelfde zaak, besluitdatum, hetzelfde onderwerp en dezelfde geadresseerde", "is het één besluit, dan krijgt de lezer twee brieven: laat er een weg; kenbaar check noemt de records")
X(INPUT_CHANGED, "B014", FATAL, BROKEN, 75, OPERATOR,
  "an input was changed while it was being read, so nothing was planned", "run the same command again when nobody writes into the records, the selection log, the releases or the sort table",
  "een invoerbestand is veranderd terwijl het werd gelezen, dus er is niets gepland", "geef dezelfde opdracht opnieuw als niemand meer in de records, het selectielogboek, de vrijgaven of de sorteertabel schrijft")
X(RECORDS_REFUSED, "B015", ERROR, REFUSED, 1, OPERATOR,
  "records were refused; their decisions may not leave without their notice", "the file says why of each (kenbaar explain CODE); B001 is in the run already; have the others mended, which lie beside it in refused.xml, and plan a new run with that file",
  "records zijn geweigerd; hun besluiten mogen niet zonder de kennisgeving weg", "het bestand zegt van elk waarom (kenbaar explain CODE); B001 zit al in de run; laat de andere herstellen, die ernaast liggen in refused.xml, en plan met dat bestand een nieuwe run")
X(RECORDS_HELD, "B016", ERROR, HELD, 1, OPERATOR,
  "records are held until a person decides; their decisions may not leave without their notice", "the file says why of each (kenbaar explain CODE); when that is mended, or let go by name (--releases), plan a new run with the records beside it in held.xml",
  "records worden vastgehouden tot iemand beslist; hun besluiten mogen niet zonder de kennisgeving weg", "het bestand zegt van elk waarom (kenbaar explain CODE); is dat hersteld, of op naam vrijgegeven (--releases), plan dan een nieuwe run met de records ernaast in held.xml")
/* B030-B049: render and close. */
X(DURABLE_STEP, "B030", FATAL, BROKEN, 74, OPERATOR,
  "a step of writing a file of the run failed", "check the rights and the free space, and run the same command again: what was whole stays",
  "een stap van het schrijven van een bestand van de run is mislukt", "controleer de rechten en de vrije ruimte en geef dezelfde opdracht opnieuw: wat heel was, blijft")
X(RUN_NONE, "B031", FATAL, BROKEN, 74, OPERATOR,
  "this is no run whose plan was made", "name the folder that kenbaar run plan made; if it was stopped, run that command again first",
  "dit is geen run waarvan het plan is gemaakt", "noem de map die kenbaar run plan maakte; is dat gestopt, geef die opdracht dan eerst opnieuw")
X(SHARD_NUMBER, "B032", FATAL, BROKEN, 64, OPERATOR,
  "the plan has no such shard", "--shard=I/N: I from 1 to N, and N as kenbaar run status tells it",
  "het plan heeft deze deelrun niet", "--shard=I/N: I van 1 tot N, en N zoals kenbaar run status het zegt")
X(WORK_FILE, "B033", FATAL, BROKEN, 74, OPERATOR,
  "a work file of the run is not the one that was planned", "plan the run anew, in a new folder",
  "een werkbestand van de run is niet het bestand dat is gepland", "plan de run opnieuw, in een nieuwe map")
X(PIECE_KILLS, "B034", ERROR, REFUSED, 1, DEVELOPER,
  "the program broke down twice on this piece, and the shard was made without it", "report it with the output of kenbaar doctor; the decision may not leave without its notice",
  "het programma is twee keer op dit poststuk vastgelopen en de deelrun is zonder dit stuk gemaakt", "meld het met de uitvoer van kenbaar doctor; het besluit mag niet zonder zijn kennisgeving weg")
X(PIECE_OTHERWISE, "B035", ERROR, REFUSED, 1, DEVELOPER,
  "the letter came out otherwise than it was planned, and was left out", "report it with the output of kenbaar doctor; the decision may not leave without its notice",
  "de brief werd anders dan gepland en is weggelaten", "meld het met de uitvoer van kenbaar doctor; het besluit mag niet zonder zijn kennisgeving weg")
X(SHARD_NOT_MADE, "B036", FATAL, BROKEN, 75, OPERATOR,
  "not all shards have been made", "run kenbaar run render RUN, and then the same command again",
  "nog niet alle deelruns zijn gemaakt", "geef kenbaar run render RUN en daarna dezelfde opdracht opnieuw")
X(SHARD_DIFFERS, "B037", FATAL, BROKEN, 74, OPERATOR,
  "a shard does not hold what its result says", "nothing of this run may be released: take the named result out of shards/, render that shard again, and find out what touched it",
  "een deelrun bevat niet wat zijn uitslag zegt", "niets uit deze run mag weg: haal de genoemde uitslag uit shards/, maak die deelrun opnieuw en zoek uit wat eraan is geweest")
X(COUNTS_DIFFER, "B038", FATAL, BROKEN, 70, DEVELOPER,
  "the counts of the run do not add up", "nothing of this run may be released; report it with the output of kenbaar doctor",
  "de tellingen van de run kloppen niet", "niets uit deze run mag weg; meld het met de uitvoer van kenbaar doctor")
X(RUN_BUNDLE_OTHER, "B039", FATAL, BROKEN, 65, OPERATOR,
  "the bundle in the run is not the one of its plan", "plan the run anew, in a new folder",
  "de bundel in de run is niet die van het plan", "plan de run opnieuw, in een nieuwe map")
X(SHARD_GIVEN_UP, "B040", FATAL, BROKEN, 70, DEVELOPER,
  "the program breaks down again and again while it makes this shard", "check the memory of the machine, run the same command again, and report it with the output of kenbaar doctor",
  "het programma loopt bij deze deelrun steeds weer vast", "controleer het geheugen van de machine, geef dezelfde opdracht opnieuw en meld het met de uitvoer van kenbaar doctor")
X(RUN_PROGRAM_OTHER, "B041", FATAL, BROKEN, 65, OPERATOR,
  "this is not the program that the run was planned with, or it runs with other libraries", "render with that program (kenbaar --version tells what a machine has, plan.json what the run wants), or plan the run anew, in a new folder",
  "dit is niet het programma waarmee de run is gepland, of het draait met andere bibliotheken", "geef de opdracht met dat programma (kenbaar --version toont wat een machine heeft, plan.json wat de run vraagt), of plan de run opnieuw, in een nieuwe map")
X(FILE_UNLISTED, "B042", FATAL, BROKEN, 74, OPERATOR,
  "among the letters or print files lies a file that the manifest does not name", "nothing was released: find out who put it there, take it away, and run the same command again",
  "tussen de brieven of printbestanden ligt een bestand dat het manifest niet noemt", "er is niets vrijgegeven: zoek uit wie het daar heeft neergelegd, haal het weg en geef dezelfde opdracht opnieuw")
/* B050-B059: print files. */
X(PRINT_LETTER, "B050", FATAL, BROKEN, 70, DEVELOPER,
  "the print file cannot be put together: a finished letter, the type of the house or the file itself is not as it should be", "nothing of this shard is printed; report it with the output of kenbaar doctor",
  "het printbestand is niet samen te stellen: een voltooide brief, de letter van het huis of het bestand zelf is niet zoals het hoort", "van deze deelrun wordt niets afgedrukt; meld het met de uitvoer van kenbaar doctor")
X(PRINT_PROOF, "B051", FATAL, BROKEN, 70, DEVELOPER,
  "the print file, read again as it was written, does not hold each letter on its sheets and nothing else", "nothing of this shard is printed; report it with the output of kenbaar doctor",
  "het printbestand, nagelezen zoals het is geschreven, bevat niet elke brief op zijn vellen en verder niets", "van deze deelrun wordt niets afgedrukt; meld het met de uitvoer van kenbaar doctor")
X(CODES_LEFT_OUT, "B052", WARNING, DONE, 0, OPERATOR,
  "letters are planned without a code for the carrier that their record has: it has no room beside the address, or the envelope profile no place for it", "kenbaar envelope check shows the place; give the profile a place, or hand such letters in unsorted",
  "er zijn brieven gepland zonder een code voor de post die in het record staat: er is geen ruimte naast het adres, of het envelopprofiel heeft er geen plaats voor", "kenbaar envelope check toont de plaats; geef het profiel een plaats, of lever zulke brieven ongesorteerd aan")
/* B060-B079: the ledger, and what comes after close. */
X(RUN_NOT_CLOSED, "B060", ERROR, REFUSED, 1, OPERATOR,
  "the run has not been closed, so nobody knows yet whether it is whole", "run kenbaar run render RUN and kenbaar run close RUN first; until then kenbaar run status RUN tells how far it is",
  "de run is niet afgesloten, dus nog niemand weet of hij compleet is", "geef eerst kenbaar run render RUN en kenbaar run close RUN; tot dan vertelt kenbaar run status RUN hoe ver hij is")
X(MAILED_OTHER, "B061", ERROR, REFUSED, 1, OPERATOR,
  "the letters are dated and counted for another day than --mailed", "post them on the day that is printed, or plan a new run for the other day: the last days in these letters would be wrong",
  "de brieven zijn gedateerd en geteld voor een andere dag dan --mailed", "verzend ze op de dag die erop staat, of plan een nieuwe run voor de andere dag: de laatste dagen in deze brieven zouden niet kloppen")
X(RELEASED_BEFORE, "B062", ERROR, REFUSED, 1, OPERATOR,
  "the notice of this decision went out before, so nothing was released", "take the listed pieces out with kenbaar run pull, or withdraw the earlier ones with kenbaar run withdraw",
  "de kennisgeving bij dit besluit is al eerder verzonden, dus er is niets vrijgegeven", "haal de genoemde poststukken eruit met kenbaar run pull, of trek de eerdere in met kenbaar run withdraw")
X(PIECE_IS_DRAFT, "B063", ERROR, REFUSED, 1, OPERATOR,
  "the run holds letters marked CONCEPT, so nothing was released", "have the wording approved and plan a new run; to release the others first, take the listed pieces out with kenbaar run pull",
  "de run bevat brieven met het merk CONCEPT, dus er is niets vrijgegeven", "laat de teksten goedkeuren en plan een nieuwe run; om de andere eerst vrij te geven: haal de genoemde poststukken eruit met kenbaar run pull")
X(LEDGER_UNUSABLE, "B064", FATAL, BROKEN, 74, OPERATOR,
  "the ledger cannot be used", "check its name, its rights and the free space, and run the same command again",
  "het verzendregister is niet te gebruiken", "controleer de naam, de rechten en de vrije ruimte en geef dezelfde opdracht opnieuw")
X(LEDGER_SECRET, "B065", FATAL, BROKEN, 74, OPERATOR,
  "the key of the ledger is missing or is not its own", "put the file LEDGER.key back from where you keep it; without it nobody knows what was sent",
  "de sleutel van het verzendregister ontbreekt of hoort er niet bij", "zet het bestand REGISTER.key terug van waar u het bewaart; zonder die sleutel weet niemand wat er is verzonden")
X(LEDGER_BUSY, "B066", FATAL, BROKEN, 75, OPERATOR,
  "another process is at work in the ledger", "run the same command again when it is ready",
  "een ander proces is in het verzendregister bezig", "geef dezelfde opdracht opnieuw als het klaar is")
X(PIECE_UNKNOWN, "B067", ERROR, REFUSED, 1, OPERATOR,
  "the run has no such piece", "a piece has 17 digits; kenbaar run find tells the piece of a decision",
  "de run heeft dit poststuk niet", "een poststuk heeft 17 cijfers; kenbaar run find noemt het poststuk van een besluit")
X(PIECE_NOT_SO, "B068", ERROR, REFUSED, 1, OPERATOR,
  "the status of a piece does not allow this, so nothing was done", "the list tells the status of each such piece: leave it out",
  "de status van een poststuk laat dit niet toe, dus er is niets gedaan", "de lijst noemt de status van elk zulk poststuk: laat het weg")
X(RUN_NOT_SO, "B069", ERROR, REFUSED, 1, OPERATOR,
  "the run has not been released, so none of its letters has left", "kenbaar run report tells what is to be done first; before release, kenbaar run pull takes letters out",
  "de run is niet vrijgegeven, dus er is nog geen brief van vertrokken", "kenbaar run report vertelt wat eerst moet; voor de vrijgave haalt kenbaar run pull er brieven uit")
X(LEDGER_TERM, "B070", FATAL, BROKEN, 65, OPERATOR,
  "the term of the ledger of a body is not known", "the body file in the bundle has the attribute ledger-months, from 1 to 1200",
  "de bewaartermijn van het verzendregister van een bestuursorgaan is niet bekend", "het bestand van het bestuursorgaan in de bundel heeft het attribuut ledger-months, van 1 tot 1200")
X(LIST_UNUSABLE, "B071", FATAL, BROKEN, 65, OPERATOR,
  "the list cannot be used", "its first line is a heading with the column piece, and every line has as many fields, with commas between",
  "de lijst is niet te gebruiken", "de eerste regel is een kop met de kolom piece, en elke regel heeft evenveel velden, met komma's ertussen")
X(PURGE_EARLY, "B072", ERROR, REFUSED, 1, OPERATOR,
  "the run is not at its end, released and reconciled, so nothing was destroyed", "kenbaar run report tells what is left to do; --force destroys a run whose letters will never leave, or of which no more is to be reported",
  "de run is niet aan zijn eind, vrijgegeven en afgestemd, dus er is niets vernietigd", "kenbaar run report vertelt wat nog moet; --force vernietigt een run waarvan de brieven nooit weggaan, of waarover niets meer wordt gemeld")
X(PIECES_OPEN, "B073", ERROR, REFUSED, 1, OPERATOR,
  "letters are damaged, or no report tells of them", "reconcile the reports of all trays; what is then still in reprint.csv, print again with kenbaar run reprint, and reconcile that report too",
  "brieven zijn beschadigd, of geen enkel rapport noemt ze", "stem de rapporten van alle bakken af; druk wat dan nog in reprint.csv staat opnieuw met kenbaar run reprint, en stem ook dat rapport af")
X(STEP_UNFINISHED, "B074", FATAL, BROKEN, 75, OPERATOR,
  "an earlier command was stopped in the middle", "run that command again first: it completes what it began",
  "een eerdere opdracht is halverwege gestopt", "geef eerst die opdracht opnieuw: die maakt af wat begonnen was")
X(REPRINT_NOT, "B075", ERROR, REFUSED, 1, OPERATOR,
  "the piece cannot be printed again: it is not on paper, or was refused, pulled or withdrawn, so no file was made", "leave it out; of a withdrawn piece a new run makes a new letter",
  "het poststuk is niet opnieuw te drukken: het is niet op papier, of het is geweigerd, eruit gehaald of ingetrokken, dus er is geen bestand gemaakt", "laat het weg; van een ingetrokken poststuk maakt een nieuwe run een nieuwe brief")
X(NOTICES_UNUSABLE, "B076", FATAL, BROKEN, 65, OPERATOR,
  "--notices names neither a run that was closed nor a ledger", "name the folder of a run, or the file of a ledger with its key beside it",
  "--notices noemt geen afgesloten run en geen verzendregister", "noem de map van een run, of het bestand van een verzendregister met de sleutel ernaast")
X(LETTER_SENT, "B077", ERROR, REFUSED, 1, CLERK,
  "the notice of this decision went out before, so no letter was made", "a further copy: --copy; another letter instead of one that a run sent: kenbaar run withdraw that one first",
  "de kennisgeving bij dit besluit is al eerder verzonden, dus er is geen brief gemaakt", "nog een exemplaar: --copy; een andere brief in plaats van een uit een run: trek die eerst in met kenbaar run withdraw")
X(PIECE_DONE_TWICE, "B078", ERROR, REFUSED, 1, OPERATOR,
  "the inserter reports the piece twice", "find out whether two envelopes left",
  "de couverteermachine meldt het poststuk twee keer", "zoek uit of er twee enveloppen zijn vertrokken")
X(DECISION_UNKNOWN, "B079", ERROR, REFUSED, 1, OPERATOR,
  "the run has no piece and no refused or held record of this decision", "check the id, and whether it is in another run",
  "de run heeft van dit besluit geen poststuk en geen geweigerd of aangehouden record", "controleer het kenmerk, en of het in een andere run zit")
X(LEDGER_LACKS, "B080", ERROR, REFUSED, 1, OPERATOR,
  "the ledger does not hold what this run released", "name the ledger that the run was released with",
  "het verzendregister bevat niet wat deze run heeft vrijgegeven", "noem het verzendregister waarmee de run is vrijgegeven")
X(LETTER_OPEN, "B081", FATAL, BROKEN, 75, CLERK,
  "another letter about this decision, or the release of a run that holds one, was stopped before its end, and nobody knows whether it is out", "give that command again, with the same files and day: it completes it",
  "een andere brief over dit besluit, of het vrijgeven van een run waar die in zit, is voor het einde gestopt en niemand weet of de brief weg is", "geef die opdracht opnieuw, met dezelfde bestanden en dag: die maakt het af")
X(REPORT_AGAIN, "B082", WARNING, DONE, 0, OPERATOR,
  "this report is the one that was reconciled last, so it was not counted again", "if it tells of other envelopes, find out why two trays have the same report",
  "dit rapport is het rapport dat het laatst is afgestemd, dus het telde niet nog eens", "gaat het over andere enveloppen, zoek dan uit waarom twee bakken hetzelfde rapport hebben")
X(PULL_LATE, "B083", ERROR, REFUSED, 1, OPERATOR,
  "the run was released, so nothing was pulled: its letters may be on their way", "kenbaar run withdraw takes released letters back; stop their envelopes in the mail-room",
  "de run is vrijgegeven, dus er is niets uit gehaald: de brieven kunnen al onderweg zijn", "kenbaar run withdraw trekt vrijgegeven brieven in; houd hun enveloppen tegen in de postkamer")
X(RUN_PURGED, "B084", ERROR, REFUSED, 1, OPERATOR,
  "the run was purged: figures and hashes are all that is left of it", "kenbaar run report tells them; the ledger still knows which decisions were sent",
  "de run is vernietigd: er zijn alleen nog cijfers en hashes van", "kenbaar run report noemt die; het verzendregister weet nog welke besluiten zijn verzonden")
X(PIECE_STAYS, "B085", ERROR, REFUSED, 1, OPERATOR,
  "the inserter reports letters that were not to leave: refused, pulled, withdrawn, or without an envelope", "the list tells which; find out whether their envelopes left, and stop them if they did not",
  "de couverteermachine meldt brieven die niet weg mochten: geweigerd, eruit gehaald, ingetrokken of zonder envelop", "de lijst noemt ze; zoek uit of die enveloppen zijn vertrokken, en houd ze anders tegen")
X(RUN_IS_COPY, "B086", ERROR, REFUSED, 1, OPERATOR,
  "the ledger says that the letters of this run are out, and here they still lie: this folder is a copy, made while the run was being released", "print and post nothing of it; look up the folder that was released, and throw this one away",
  "volgens het verzendregister zijn de brieven van deze run vrijgegeven, en hier liggen ze nog: deze map is een kopie, gemaakt tijdens het vrijgeven", "druk en verzend er niets van; zoek de map op die is vrijgegeven en gooi deze weg")
/* B090-B099: the command line of a run. */
X(RUN_PROGRAM, "B090", FATAL, BROKEN, 74, OPERATOR,
  "the part of the program that makes runs is not there", "kenbaar-run belongs beside kenbaar, or in libexec/kenbaar: install all of it anew",
  "het deel van het programma dat runs maakt, is er niet", "kenbaar-run hoort naast kenbaar, of in libexec/kenbaar: installeer alles opnieuw")
