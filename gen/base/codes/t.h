/* T codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number.
 * T001-T029 templates, wording and what they make. A fault of the bundle breaks the command (65): every letter would have it.
 * A fault that this record's facts bring out refuses the letter (1). */
X(TEMPLATE_BROKEN, "T001", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the stylesheets do not compile", "the line is that of the block named; check it with xsltproc --noout",
  "de stylesheets zijn niet te compileren", "de regel is die van het genoemde blok; controleer het met xsltproc --noout")
X(TEMPLATE_FAILED, "T002", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the stylesheets stopped with an error while they made a letter", "look at the line named; kenbaar letter --stop-after=facts shows what they read",
  "de stylesheets zijn met een fout gestopt bij het maken van een brief", "kijk naar de genoemde regel; kenbaar letter --stop-after=facts toont wat ze lezen")
X(WORDING_BROKEN, "T003", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "a file with wording cannot be used", "the note says what is missing, unknown or there twice",
  "een tekstbestand is niet te gebruiken", "de melding zegt wat ontbreekt, onbekend is of dubbel staat")
X(CLAUSE_UNKNOWN, "T004", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the stylesheets call for a clause that the wording does not have", "add the clause to wording/nl.xml and to every translation",
  "de stylesheets vragen om een clausule die niet in de teksten staat", "zet de clausule in wording/nl.xml en in elke vertaling")
X(CLAUSE_UNTRUE, "T005", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "a clause would say something that this letter's facts do not bear out", "let the block ask k:holds() first and offer another clause; or mend the fact",
  "een clausule zou iets zeggen dat niet uit de feiten van deze brief blijkt", "laat het blok eerst k:holds() vragen en een andere clausule bieden; of herstel het feit")
X(CLAIM_UNKNOWN, "T006", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "a claim is named that law/claims.xml does not have", "add it there with its test and its source",
  "er wordt een bewering genoemd die niet in law/claims.xml staat", "zet de bewering daar, met haar toets en haar bron")
X(CLAIM_BROKEN, "T007", FATAL, BROKEN, 65, LEGAL,
  "a row of law/claims.xml cannot be used", "it needs an id of its own, a test (XPath 1.0 over the facts document), a source, and a title in Dutch and in English",
  "een rij van law/claims.xml is niet te gebruiken", "nodig zijn een eigen id, een toets (XPath 1.0 over het feitendocument), een bron, en een titel in het Nederlands en in het Engels")
X(SLOT_UNKNOWN, "T008", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "a clause holds a slot that nothing fills", "see blocks/slots.xsl for the slots that there are",
  "een clausule bevat een invulplek die niets invult", "zie blocks/slots.xsl voor de invulplekken die er zijn")
X(NOUN_UNKNOWN, "T009", ERROR, REFUSED, 1, CLERK,
  "the subject of the decision is not among the nouns of the wording", "use one of the keys at the top of wording/nl.xml, or have one added",
  "het onderwerp van het besluit staat niet bij de onderwerpen van de teksten", "gebruik een van de sleutels boven in wording/nl.xml, of laat er een toevoegen")
X(TEXT_MISSING, "T010", ERROR, REFUSED, 1, LEGAL,
  "a text of the body or the instrument does not exist in Dutch", "add it with xml:lang=\"nl\"",
  "een tekst van het bestuursorgaan of het instrument bestaat niet in het Nederlands", "voeg die toe met xml:lang=\"nl\"")
X(TEMPLATE_ENDLESS, "T011", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the stylesheets went beyond the steps that one letter may take", "look for a template that calls itself without end",
  "de stylesheets deden meer stappen dan één brief mag kosten", "zoek een sjabloon dat zichzelf zonder einde aanroept")
X(TEMPLATE_FORBIDDEN, "T012", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the stylesheets try to reach a file or the network, or use what makes letters differ by chance", "no document(), include, import, output of files or generate-id(): blocks are joined by the program",
  "de stylesheets proberen bij een bestand of het netwerk te komen, of gebruiken iets waardoor brieven toevallig verschillen", "geen document(), include, import, uitvoer van bestanden of generate-id(): het programma voegt de blokken samen")
X(VALUE_UNUSABLE, "T013", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "a date, amount or number that the letter needs is missing or cannot be read", "the note names the function that was given it",
  "een datum, bedrag of getal dat de brief nodig heeft, ontbreekt of is niet te lezen", "de melding noemt de functie die het kreeg")
X(TRANSLATION_MISSING, "T014", WARNING, DONE, 0, LEGAL,
  "the translation is missing or not complete: the Dutch letter is made alone, with a line on whom to call", "complete wording/LANG.xml and the texts of body and instrument in that language",
  "de vertaling ontbreekt of is niet volledig: alleen de Nederlandse brief is gemaakt, met een regel over wie te bellen", "maak wording/TAAL.xml en de teksten van bestuursorgaan en instrument in die taal volledig")
X(PAGE_MODEL, "T015", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "the stylesheets made something of this record that is no page model", "the note names the element; gen/compose/page_model.h lists what may stand where; the decision may not leave without its notice",
  "de stylesheets maakten van dit record iets dat geen paginamodel is", "de melding noemt het element; gen/compose/page_model.h zegt wat waar mag staan; het besluit mag niet zonder de brief de deur uit")
X(COUNTRY_NAMELESS, "T016", ERROR, REFUSED, 1, CLERK,
  "the wording has no name for the country of the address", "check the two-letter code; add the name to wording/countries/nl.xml",
  "de teksten hebben geen naam voor het land van het adres", "controleer de code van twee letters; zet de naam in wording/countries/nl.xml")
X(SLOT_EMPTY, "T017", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "a sentence would have a hole: the fact for it is empty", "let the block ask for the fact before it calls the clause; or fill in the fact",
  "een zin zou een gat hebben: het feit ervoor is leeg", "laat het blok naar het feit vragen voordat het de clausule gebruikt; of vul het feit in")
X(WORDING_MISSING, "T018", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "the bundle has no Dutch wording", "put wording/nl.xml back from a fresh bundle (kenbaar bundle new DIR)",
  "de bundel heeft geen Nederlandse teksten", "zet wording/nl.xml terug uit een verse bundel (kenbaar bundle new MAP)")
X(DUTY_UNKNOWN, "T019", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "a clause names a duty that law/duties.xml does not have", "a clause names duties that are met by text, by their ids; add the row with its source, or write duties=\"none\" for a heading",
  "een clausule noemt een plicht die niet in law/duties.xml staat", "een clausule noemt plichten waaraan tekst voldoet, met hun id; voeg de rij met haar bron toe, of schrijf duties=\"none\" bij een kopje")
X(PROOF_MISSING, "T020", FATAL, BROKEN, 65, LEGAL,
  "the words of a clause are not those by which a second reader finds them again in a letter", "law/proofs/LANG.xml has, word for word, a proof for each clause, with its duties: write the words there too, once they are right",
  "de woorden van een clausule zijn niet die waaraan een tweede lezer haar in een brief herkent", "law/proofs/TAAL.xml heeft voor elke clausule woord voor woord een bewijszin, met haar plichten: zet de woorden ook daar, als ze goed zijn")
X(DUTY_NONE, "T021", FATAL, BROKEN, 65, TEMPLATE_AUTHOR,
  "a clause is said that no duty asks for: that it was left out would go unnoticed", "name the duties that it fulfils, with a row of law/duties.xml that applies when it must be said; a heading, a term or a text in an attribute has duties=\"none\"",
  "er staat een clausule in de brief waar geen plicht om vraagt: dat ze ontbreekt, zou niemand merken", "noem de plichten waaraan ze voldoet, met een rij in law/duties.xml die geldt wanneer ze gezegd moet worden; een kopje, een term of een tekst in een attribuut heeft duties=\"none\"")
X(NOT_REVIEWED, "T022", FATAL, BROKEN, 65, LEGAL,
  "the words of a clause are not those that were reviewed", "have the new words reviewed, then write their fingerprint into the clause (kenbaar wording status shows it)",
  "de woorden van een clausule zijn niet die welke zijn beoordeeld", "laat de nieuwe woorden beoordelen en zet dan hun vingerafdruk in de clausule (kenbaar wording status toont die)")
X(TRANSLATION_STALE, "T023", WARNING, DONE, 0, LEGAL,
  "words of the translation were made from other Dutch words than there are now: the Dutch letter is made alone, with a line on whom to call", "translate the clause named anew and have it reviewed (kenbaar wording status lists all that are stale)",
  "woorden van de vertaling zijn gemaakt bij andere Nederlandse woorden dan er nu staan: alleen de Nederlandse brief is gemaakt, met een regel over wie te bellen", "vertaal de genoemde clausule opnieuw en laat haar beoordelen (kenbaar wording status noemt alles wat verouderd is)")
X(TRANSLATION_DRAFT, "T024", WARNING, DONE, 0, LEGAL,
  "the translation is a draft that nobody has reviewed: the Dutch letter is made alone, with a line on whom to call", "have the words reviewed; kenbaar letter --language shows the draft, marked as one",
  "de vertaling is een concept dat nog niet is beoordeeld: alleen de Nederlandse brief is gemaakt, met een regel over wie te bellen", "laat de woorden beoordelen; kenbaar letter --language toont het concept, met een merk erop")
X(TRANSLATION_REFUSED, "T025", ERROR, REFUSED, 1, LEGAL,
  "the translation that was asked for with --language is not complete: nothing is made", "leave the option out; or complete wording/LANG.xml and the texts of body and instrument in that language; the decision may not leave without its notice",
  "de vertaling van --language is niet volledig: er is niets gemaakt", "laat de optie weg; of maak wording/TAAL.xml en de teksten van bestuursorgaan en instrument in die taal volledig; het besluit mag niet zonder de brief de deur uit")
X(TRANSLATION_OUTDATED, "T026", ERROR, REFUSED, 1, LEGAL,
  "words of the translation that was asked for with --language were made from other Dutch words than there are now: nothing is made", "leave the option out; or translate the clause named anew and have it reviewed; the decision may not leave without its notice",
  "woorden van de vertaling van --language zijn gemaakt bij andere Nederlandse woorden dan er nu staan: er is niets gemaakt", "laat de optie weg; of vertaal de genoemde clausule opnieuw en laat haar beoordelen; het besluit mag niet zonder de brief de deur uit")
X(FORBIDDEN_STATEMENT, "T030", FATAL, BROKEN, 65, LEGAL,
  "a text of the bundle says what no letter may say", "write the text anew; the note names the row of law/forbidden.xml and says why",
  "een tekst van de bundel zegt wat geen brief mag zeggen", "herschrijf de tekst; de melding noemt de rij van law/forbidden.xml en zegt waarom")
X(SELF_CONTRADICTION, "T031", FATAL, BROKEN, 65, LEGAL,
  "an instrument says that it does not use something, and names it among its data or reasons", "have whoever runs the instrument say which of the two is true; mend the other",
  "een instrument zegt dat het iets niet gebruikt, en noemt het toch bij de gegevens of redenen", "laat wie het instrument beheert zeggen welke van de twee waar is; herstel de andere")
