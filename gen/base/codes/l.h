/* L codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number.
 * L001-L039 joining record, selection, instrument, body and calendar; L1nn gate n of law/gates.xml (its sub-gates
 * share the code of the gate unless the row names another); L190-L199 gates whose row has no code of its own. */
// clang-format off
X(NO_SELECTION, "L001", ERROR, REFUSED, 1, OPERATOR,
  "the selection log has no line for this case", "ask the system that selects for the missing line; a case that no program chose needs a line with route none; the decision may not leave without its notice",
  "het selectielogboek heeft geen regel voor deze zaak", "vraag de ontbrekende regel op bij het selectiesysteem; ook een zaak die niet door een programma is gekozen heeft een regel nodig, met route none; het besluit mag niet zonder de brief de deur uit")
X(SELECTION_CONFLICT, "L002", ERROR, REFUSED, 1, OPERATOR,
  "two lines of the selection log contradict each other", "route none cannot stand beside another line, and one instrument selects a case once a day: have the log corrected; the decision may not leave without its notice",
  "twee regels van het selectielogboek spreken elkaar tegen", "route none kan niet naast een andere regel staan, en een instrument kiest een zaak één keer per dag: laat het logboek verbeteren; het besluit mag niet zonder de brief de deur uit")
X(TOO_MANY_INSTRUMENTS, "L003", ERROR, REFUSED, 1, LEGAL,
  "more than three instruments selected this case", "a letter tells of three at most: write this one by hand; the decision may not leave without its notice",
  "meer dan drie instrumenten kozen deze zaak", "een brief vertelt over ten hoogste drie instrumenten: schrijf deze brief zelf; het besluit mag niet zonder de brief de deur uit")
X(SELECTION_AFTER_DECISION, "L004", ERROR, REFUSED, 1, OPERATOR,
  "the selection is dated after the decision", "check that record and selection line belong to the same case and decision; the decision may not leave without its notice",
  "de selectie heeft een datum na het besluit", "controleer of record en selectieregel bij dezelfde zaak en hetzelfde besluit horen; het besluit mag niet zonder de brief de deur uit")
X(INSTRUMENT_UNKNOWN, "L005", ERROR, REFUSED, 1, OPERATOR,
  "the selection names an instrument that the bundle does not have", "add the instrument's file to the bundle and lock it again, or have the log corrected; the decision may not leave without its notice",
  "de selectie noemt een instrument dat niet in de bundel staat", "voeg het bestand van het instrument toe aan de bundel en vergrendel die opnieuw, of laat het logboek verbeteren; het besluit mag niet zonder de brief de deur uit")
X(INSTRUMENT_VERSION_UNKNOWN, "L006", ERROR, REFUSED, 1, OPERATOR,
  "the bundle has the instrument, but not the version that selected", "add instruments/ID-VERSION.xml of that version to the bundle and lock it again; the decision may not leave without its notice",
  "de bundel heeft het instrument, maar niet de versie die koos", "voeg instruments/ID-VERSIE.xml van die versie toe aan de bundel en vergrendel die opnieuw; het besluit mag niet zonder de brief de deur uit")
X(INSTRUMENT_NOT_VALID, "L007", ERROR, REFUSED, 1, LEGAL,
  "the version of the instrument was not in use on the day of the selection", "check valid-from and valid-until of the instrument, and the version in the log; the decision may not leave without its notice",
  "de versie van het instrument was niet in gebruik op de dag van de selectie", "controleer valid-from en valid-until van het instrument, en de versie in het logboek; het besluit mag niet zonder de brief de deur uit")
X(BODY_UNKNOWN, "L008", ERROR, REFUSED, 1, OPERATOR,
  "the bundle does not have the body that the record names", "add bodies/ID.xml to the bundle and lock it again, or have the record corrected; the decision may not leave without its notice",
  "het bestuursorgaan van het record staat niet in de bundel", "voeg bodies/ID.xml toe aan de bundel en vergrendel die opnieuw, of laat het record verbeteren; het besluit mag niet zonder de brief de deur uit")
X(BODY_ELSEWHERE, "L009", ERROR, REFUSED, 1, LEGAL,
  "the body does not decide under the law of the European Netherlands", "in the Caribbean Netherlands other laws hold (War BES, Wbp BES): these letters would be wrong there; the decision may not leave without its notice",
  "het bestuursorgaan beslist niet onder het recht van Europees Nederland", "in Caribisch Nederland gelden andere wetten (War BES, Wbp BES): daar zou deze brief niet kloppen; het besluit mag niet zonder de brief de deur uit")
X(NOT_YET, "L010", ERROR, REFUSED, 1, CLERK,
  "this edition has no true words for such a letter", "write this one by hand; the note names what cannot be said and what can; the decision may not leave without its notice",
  "deze uitgave heeft geen ware woorden voor zo'n brief", "schrijf deze brief zelf; de melding noemt wat niet kan en wat wel kan; het besluit mag niet zonder de brief de deur uit")
X(REVIEW_BEFORE_SELECTION, "L011", ERROR, REFUSED, 1, CLERK,
  "the review is dated before the selection", "a review counts only when it came after the selection: check both dates; the decision may not leave without its notice",
  "de beoordeling heeft een datum vóór de selectie", "een beoordeling telt alleen als die na de selectie was: controleer beide datums; het besluit mag niet zonder de brief de deur uit")
X(DECISION_AFTER_MAILING, "L013", ERROR, REFUSED, 1, CLERK,
  "the decision is dated after the day of posting", "check the date of the decision and the mailing date; the decision may not leave without its notice",
  "het besluit heeft een datum na de dag van versturen", "controleer de datum van het besluit en de verzenddatum; het besluit mag niet zonder de brief de deur uit")
X(PUBLISHED_AFTER_MAILING, "L014", ERROR, REFUSED, 1, CLERK,
  "the decision was published after the day of posting", "check published-on and the mailing date; the decision may not leave without its notice",
  "het besluit is bekendgemaakt na de dag van versturen", "controleer de datum van bekendmaking en de verzenddatum; het besluit mag niet zonder de brief de deur uit")
X(BEYOND_CALENDAR, "L015", ERROR, REFUSED, 1, LEGAL,
  "the last day cannot be known: a day that counts lies outside the calendar", "holidays outside it are not known: wait for a bundle whose calendar goes further; the decision may not leave without its notice",
  "de laatste dag is niet te bepalen: een dag die meetelt valt buiten de kalender", "feestdagen daarbuiten zijn niet bekend: wacht op een bundel met een langere kalender; het besluit mag niet zonder de brief de deur uit")
X(REMEDY_UNKNOWN, "L016", ERROR, REFUSED, 1, LEGAL,
  "the remedy does not stand in law/remedies.xml on that day", "use a remedy of that file, or add a row that is valid on that day; the decision may not leave without its notice",
  "het rechtsmiddel staat op die dag niet in law/remedies.xml", "gebruik een rechtsmiddel uit dat bestand, of voeg een rij toe die op die dag geldt; het besluit mag niet zonder de brief de deur uit")
X(REMEDY_WITHOUT_TERM, "L017", ERROR, REFUSED, 1, CLERK,
  "the remedy has no term of its own", "no last day can be computed for it; the decision may not leave without its notice",
  "het rechtsmiddel heeft geen eigen termijn", "er is geen laatste dag voor te bepalen; het besluit mag niet zonder de brief de deur uit")
X(ROUTE_MISFIT, "L018", ERROR, REFUSED, 1, OPERATOR,
  "the route of the selection does not fit the kind of instrument", "law/pairs.xml lists what fits: correct the log or the instrument; the decision may not leave without its notice",
  "de route van de selectie past niet bij de soort instrument", "law/pairs.xml noemt wat past: verbeter het logboek of het instrument; het besluit mag niet zonder de brief de deur uit")
X(MAILING_DATE_OUTSIDE, "L019", FATAL, BROKEN, 65, OPERATOR,
  "the mailing date lies outside the calendar of the bundle", "check the date, or use a bundle whose calendar covers it",
  "de verzenddatum valt buiten de kalender van de bundel", "controleer de datum, of gebruik een bundel met een kalender die zo ver gaat")
X(OUTCOME_REMEDY, "L020", ERROR, REFUSED, 1, CLERK,
  "this remedy is not open against a decision with this outcome", "law/pairs.xml lists what fits: check outcome and remedy; the decision may not leave without its notice",
  "dit rechtsmiddel past niet bij deze uitkomst van het besluit", "law/pairs.xml noemt wat past: controleer uitkomst en rechtsmiddel; het besluit mag niet zonder de brief de deur uit")
X(NO_NOTICE_OWED, "L030", NOTE, NONE, 0, CLERK,
  "no program chose this case: no notice is owed", "nothing needs to be sent",
  "deze zaak is niet door een programma gekozen: er hoeft geen brief", "er hoeft niets te worden verstuurd")
X(LANGUAGE_FALLBACK, "L031", WARNING, DONE, 0, OPERATOR,
  "the language that the record asks for is not to be had: the letter is in Dutch", "offer the reader help by phone; add the language to bundle and body if it is asked for often",
  "de taal waar het record om vraagt is er niet: de brief is in het Nederlands", "bied de lezer hulp per telefoon aan; voeg de taal toe aan bundel en bestuursorgaan als er vaak om wordt gevraagd")
X(LANGUAGE_UNKNOWN, "L032", ERROR, REFUSED, 1, OPERATOR,
  "the bundle does not have the language that was asked for with --language", "leave the option out, or use a language of the bundle's wording folder; the decision may not leave without its notice",
  "de bundel heeft de taal van --language niet", "laat de optie weg, of gebruik een taal uit de map wording van de bundel; het besluit mag niet zonder de brief de deur uit")
X(TRANSLATION_TOO_LONG, "L034", WARNING, DONE, 0, OPERATOR,
  "the letter and its translation together have more sheets than the envelope takes: the letter is in Dutch alone", "offer the reader help by phone; give the body a larger envelope if it is asked for often",
  "de brief en de vertaling hebben samen meer vellen dan de envelop aankan: de brief is alleen in het Nederlands", "bied de lezer hulp per telefoon aan; geef het bestuursorgaan een grotere envelop als er vaak om wordt gevraagd")
X(FORMAT_FALLBACK, "L033", WARNING, DONE, 0, OPERATOR,
  "the reading format that the record asks for is not made yet: the letter has the standard form", "offer the reader another form of help",
  "de leesvorm waar het record om vraagt kan nog niet worden gemaakt: de brief heeft de gewone vorm", "bied de lezer op een andere manier hulp aan")
X(FORMAT_LEFT, "L039", WARNING, DONE, 0, OPERATOR,
  "in the reading format that the record asks for the letter does not fit its envelope or its page: it has the standard form", "offer the reader another form of help; the note names the code that stood in the way",
  "in de leesvorm waar het record om vraagt past de brief niet in de envelop of op het vel: hij heeft de gewone vorm", "bied de lezer op een andere manier hulp aan; de melding noemt de code die in de weg stond")
X(FREE_TEXT_FORBIDDEN, "L040", WARNING, DONE, 0, CLERK,
  "the free text of the record says something that no notice should say", "write the text anew; the note names the row of law/forbidden.xml and says why",
  "de vrije tekst van het record zegt iets wat geen kennisgeving hoort te zeggen", "herschrijf de tekst; de melding noemt de rij van law/forbidden.xml en zegt waarom")
X(FREE_TEXT_DAY, "L041", ERROR, HELD, 1, CLERK,
  "the free text of the record names another last day to object than the letter does", "take the day out of the free text, or have the record corrected: the letter tells the last day itself; the decision may not leave without its notice",
  "de vrije tekst van het record noemt een andere laatste dag voor bezwaar dan de brief", "haal de dag uit de vrije tekst, of laat het record verbeteren: de brief noemt de laatste dag zelf; het besluit mag niet zonder de brief de deur uit")
X(FREE_TEXT_HELD, "L042", ERROR, HELD, 1, CLERK,
  "the free text of the record accuses the reader, contradicts what the record says, or claims what nobody can prove", "write the text anew, or correct the field that it contradicts; the note names the row of law/forbidden.xml and says why; the decision may not leave without its notice",
  "de vrije tekst van het record beschuldigt de lezer, spreekt het record tegen, of belooft wat niemand kan bewijzen", "herschrijf de tekst, of verbeter het veld dat de tekst tegenspreekt; de melding noemt de rij van law/forbidden.xml en zegt waarom; het besluit mag niet zonder de brief de deur uit")
X(FREE_TEXT_AMOUNT, "L043", ERROR, HELD, 1, CLERK,
  "the summary names a sum of money that is none of the amounts of the record, nor all of them together", "correct the summary or the amounts: the reader sees both; the decision may not leave without its notice",
  "de samenvatting noemt een geldbedrag dat geen van de bedragen van het record is, en ook niet alles bij elkaar", "verbeter de samenvatting of de bedragen: de lezer ziet ze allebei; het besluit mag niet zonder de brief de deur uit")
X(FREE_TEXT_PERSON, "L044", WARNING, DONE, 0, CLERK,
  "the free text of the record names a person who is not the addressee", "look whether it belongs in this letter: of somebody else the reader is told what the decision needs and no more; \"your partner\" says enough where the name is not needed",
  "de vrije tekst van het record noemt een mens die niet de geadresseerde is", "kijk of dat in deze brief hoort: over een ander leest iemand wat voor het besluit nodig is, en niet meer; \"uw partner\" is genoeg als de naam niet nodig is")
X(GATE_TESTED, "L101", ERROR, HELD, 1, LEGAL,
  "the instrument was not tested on unequal treatment before use, or what was found was still open when it picked", "complete the tests in the instrument's file; or an authorised person releases the letter, which then says how it is; the decision may not leave without its notice",
  "het instrument is niet voor de start getoetst op ongelijke behandeling, of wat is gevonden was nog niet verholpen toen het koos", "vul de toetsen aan in het bestand van het instrument; of een bevoegd persoon geeft de brief vrij, die dan zegt hoe het zit; het besluit mag niet zonder de brief de deur uit")
X(GATE_TESTED_AGAIN, "L102", ERROR, HELD, 1, LEGAL,
  "the test on unequal treatment was overdue when the instrument picked, or found a problem since", "have it tested and complete the instrument's file; or an authorised person releases the letter, which then says how it is; the decision may not leave without its notice",
  "de toets op ongelijke behandeling was te oud toen het instrument koos, of vond daarna een probleem", "laat toetsen en vul het bestand van het instrument aan; of een bevoegd persoon geeft de brief vrij, die dan zegt hoe het zit; het besluit mag niet zonder de brief de deur uit")
X(GATE_REVIEW, "L103", ERROR, REFUSED, 1, CLERK,
  "it is not certain that a person really reviewed the case before the decision", "a risk selection may only choose whom a person looks at: fill in the review as it was, or send the case back; the decision may not leave without its notice",
  "het staat niet vast dat een mens de zaak echt heeft beoordeeld vóór het besluit", "een risicoselectie mag alleen kiezen wie een mens bekijkt: vul de beoordeling in zoals die was, of stuur de zaak terug; het besluit mag niet zonder de brief de deur uit")
X(GATE_EFFECTS, "L104", ERROR, HELD, 1, LEGAL,
  "the selection did more to the reader than a closer look, or that is not known", "complete the effects in record and instrument; or an authorised person releases the letter, which then names the effect and its basis; the decision may not leave without its notice",
  "de selectie deed de lezer meer dan een extra blik, of dat is niet bekend", "vul de gevolgen in bij record en instrument; of een bevoegd persoon geeft de brief vrij, die dan het gevolg en de grondslag noemt; het besluit mag niet zonder de brief de deur uit")
X(GATE_LATE, "L105", WARNING, DONE, 0, CLERK,
  "the decision went out before its notice", "the letter says that it is late and never lengthens the term; next time it goes along with the decision",
  "het besluit is eerder verstuurd dan deze brief", "de brief zegt dat hij te laat is en verlengt de termijn nooit; laat hem de volgende keer met het besluit meegaan")
X(GATE_PROTECTED, "L107", ERROR, HELD, 1, LEGAL,
  "the instrument picks on a protected ground, or that is not known", "fill in criteria in the instrument's file; if there is such a ground, ask a lawyer whether the decision can stand; the decision may not leave without its notice",
  "het instrument kiest op een beschermde grond, of dat is niet bekend", "vul criteria in bij het instrument; is er zo'n grond, vraag dan een jurist of het besluit kan blijven; het besluit mag niet zonder de brief de deur uit")
X(GATE_OBJECTION, "L108", ERROR, REFUSED, 1, OPERATOR,
  "it is not known where and until when the reader can object", "complete objection, court or authority in the body's file (Awb 3:45); the decision may not leave without its notice",
  "er staat niet waar en tot wanneer de lezer bezwaar kan maken", "vul objection, court of authority aan in het bestand van het bestuursorgaan (Awb 3:45); het besluit mag niet zonder de brief de deur uit")
X(GATE_REASON, "L109", ERROR, REFUSED, 1, LEGAL,
  "the reason for the selection has no approved Dutch text in the instrument's catalogue", "add the reason code with its public text, approve a draft, or have the log corrected; the decision may not leave without its notice",
  "de reden van de selectie heeft geen goedgekeurde Nederlandse tekst in de lijst van het instrument", "voeg de redencode met openbare tekst toe, keur een concept goed, of laat het logboek verbeteren; het besluit mag niet zonder de brief de deur uit")
X(GATE_REGISTER, "L110", ERROR, HELD, 1, LEGAL,
  "the entry in the algorithm register is missing or not in order", "correct register and instrument; or an authorised person releases the letter, which then says how it is; the decision may not leave without its notice",
  "de inschrijving in het Algoritmeregister ontbreekt of klopt niet", "verbeter register en instrument; of een bevoegd persoon geeft de brief vrij, die dan zegt hoe het zit; het besluit mag niet zonder de brief de deur uit")
X(GATE_AI, "L111", ERROR, REFUSED, 1, LEGAL,
  "it is not known whether the instrument is a high-risk AI system", "answer it in the instrument's file: ai-high-risk yes or no; the decision may not leave without its notice",
  "het is niet bekend of het instrument een AI-systeem met een hoog risico is", "vul het in bij het instrument: ai-high-risk yes of no; het besluit mag niet zonder de brief de deur uit")
X(GATE_KIND, "L112", ERROR, REFUSED, 1, LEGAL,
  "kind of instrument and what it does contradict each other", "correct the instrument's file: picking by lot or picking all never profiles, a profile or a learned model always does, and what infers nothing is no AI system; the decision may not leave without its notice",
  "de soort instrument en wat het doet, spreken elkaar tegen", "verbeter het bestand van het instrument: loten of alles kiezen is nooit profilering, een profiel of geleerd model altijd, en wat niets afleidt is geen AI-systeem; het besluit mag niet zonder de brief de deur uit")
X(GATE_ADDRESSEE, "L113", ERROR, REFUSED, 1, CLERK,
  "this is not certainly the right letter for the right person", "check addressee, role and on-behalf-of; a third party never gets this letter; the decision may not leave without its notice",
  "het staat niet vast dat dit de juiste brief voor de juiste persoon is", "controleer geadresseerde, rol en namens wie; een derde krijgt deze brief nooit; het besluit mag niet zonder de brief de deur uit")
X(GATE_WITHHELD, "L114", ERROR, REFUSED, 1, LEGAL,
  "something is withheld without a ground or without a person who approved", "complete ground and approved-by in the selection line, or tell the reason; the decision may not leave without its notice",
  "er wordt iets verzwegen zonder grond of zonder iemand die dat goedkeurde", "vul ground en approved-by in bij de selectieregel, of vertel de reden; het besluit mag niet zonder de brief de deur uit")
X(GATE_HOLD, "L115", ERROR, HELD, 1, LEGAL,
  "the selection line asks to hold this letter", "ask the person who put it on hold; the decision may not leave without its notice",
  "de selectieregel vraagt om deze brief vast te houden", "vraag het aan degene die dat heeft gezegd; het besluit mag niet zonder de brief de deur uit")
X(GATE_LAST_DAY, "L116", ERROR, HELD, 1, CLERK,
  "the decision letter prints another last day than the law gives", "check publication date and last day of the decision letter; kenbaar deadline shows how the day is found; the decision may not leave without its notice",
  "de besluitbrief noemt een andere laatste dag dan de wet geeft", "controleer bekendmaking en laatste dag van de besluitbrief; kenbaar deadline laat zien hoe de dag wordt gevonden; het besluit mag niet zonder de brief de deur uit")
X(GATE_CONTRADICTS, "L117", ERROR, REFUSED, 1, CLERK,
  "two fields contradict each other", "the note names the field; kenbaar gates tells what goes together; the decision may not leave without its notice",
  "twee velden spreken elkaar tegen", "de melding noemt het veld; kenbaar gates vertelt wat bij elkaar past; het besluit mag niet zonder de brief de deur uit")
X(GATE_LIGHT, "L118", ERROR, REFUSED, 1, LEGAL,
  "a text of the instrument speaks of risk, but this case was not picked by a risk", "give the instrument words that are true for all whom it picks, or an instrument of its own for each way of picking; the decision may not leave without its notice",
  "een tekst van het instrument noemt een risico, maar deze zaak is niet om een risico gekozen", "geef het instrument woorden die kloppen voor iedereen die het kiest, of een eigen instrument voor elke manier van kiezen; het besluit mag niet zonder de brief de deur uit")
X(SUBJECT_REMEDY, "L119", ERROR, REFUSED, 1, CLERK,
  "this remedy does not go with what the decision is about", "law/pairs.xml lists what fits a subject: check subject, outcome and remedy; another term would make the reader late; the decision may not leave without its notice",
  "dit rechtsmiddel past niet bij waar het besluit over gaat", "law/pairs.xml noemt wat past bij een onderwerp: controleer onderwerp, uitkomst en rechtsmiddel; met een andere termijn komt de lezer te laat; het besluit mag niet zonder de brief de deur uit")
X(GATE_PUBLISHED, "L120", ERROR, HELD, 1, CLERK,
  "the decision is over a month old, and when it was published is not told", "fill in published-on: the term to object runs from that day; the decision may not leave without its notice",
  "het besluit is meer dan een maand oud, en er staat niet bij wanneer het is bekendgemaakt", "vul published-on in: de bezwaartermijn telt vanaf die dag; het besluit mag niet zonder de brief de deur uit")
X(GATE_PUBLISHED_WHEN, "L125", WARNING, DONE, 0, CLERK,
  "the decision is over two weeks old, and when it was published is not told: the term is counted from the mailing", "if it went out before, fill in published-on: the term to object runs from that day",
  "het besluit is meer dan twee weken oud, en er staat niet bij wanneer het is bekendgemaakt: de termijn telt vanaf de verzending", "is het eerder verstuurd, vul dan published-on in: de bezwaartermijn telt vanaf die dag")
X(GATE_SHORT_TERM, "L122", WARNING, DONE, 0, CLERK,
  "the reader has less than a week to respond by post", "the mail alone takes days: give a longer term (Awb 3:15, 4:8), or send it digitally",
  "de lezer heeft minder dan een week om met de post te reageren", "de post alleen duurt al dagen: geef een langere termijn (Awb 3:15, 4:8), of verstuur het digitaal")
X(GATE_TERM_PASSES, "L128", ERROR, HELD, 1, CLERK,
  "by post the letter would arrive when the reader can no longer respond", "give a longer term (Awb 3:15, 4:8), or send it digitally; the decision may not leave without its notice",
  "met de post zou de brief komen als de lezer niet meer kan reageren", "geef een langere termijn (Awb 3:15, 4:8), of verstuur het digitaal; het besluit mag niet zonder de brief de deur uit")
X(GATE_ANNEX, "L121", ERROR, REFUSED, 1, OPERATOR,
  "the annex would belong to a decision that has already gone", "make a letter of its own: leave out --form=annex; the decision may not leave without its notice",
  "de bijlage hoort bij een besluit dat al is verstuurd", "maak een gewone brief: laat --form=annex weg; het besluit mag niet zonder de brief de deur uit")
X(GATE_DIRECT_APPEAL, "L124", ERROR, HELD, 1, CLERK,
  "the court stands open at once only where an act says so, and the record names none", "name the article that opens it among the legal bases, or choose bezwaar; the decision may not leave without its notice",
  "rechtstreeks beroep kan alleen als een wet dat zegt, en het record noemt er geen", "noem bij de grondslagen het artikel dat het opent, of kies bezwaar; het besluit mag niet zonder de brief de deur uit")
X(GATE_DATED, "L123", ERROR, HELD, 1, CLERK,
  "the date on the assessment lies far from the decision or its publication", "check dated: the last day is counted from it; the decision may not leave without its notice",
  "de dagtekening ligt ver van het besluit of de bekendmaking", "controleer dated: de laatste dag telt daarvandaan; het besluit mag niet zonder de brief de deur uit")
X(GATE_SNIPPET_RELEASED, "L126", ERROR, REFUSED, 1, OPERATOR,
  "there is a release for this record, and a snippet does not tell what was let go", "make the whole letter, of its own or as an annex; the decision may not leave without its notice",
  "er is een vrijgave voor dit record, en een stuk voor het besluit vertelt niet wat is vrijgegeven", "maak de hele brief, los of als bijlage; het besluit mag niet zonder de brief de deur uit")
X(GATE_NAME, "L127", ERROR, HELD, 1, CLERK,
  "what stands as a name does not look like one", "correct name, salutation or on-behalf-of, or say by kind that it is a firm; if it is right, an authorised person releases the letter; the decision may not leave without its notice",
  "wat er als naam staat, lijkt geen naam", "verbeter naam, aanhef of namens wie, of zeg met kind dat het een bedrijf is; klopt het, dan geeft een bevoegd persoon de brief vrij; het besluit mag niet zonder de brief de deur uit")
X(GATE_ADDRESS, "L129", ERROR, HELD, 1, CLERK,
  "what stands as an address does not look like one", "look up where the reader gets post; if it is right, an authorised person releases the letter; the decision may not leave without its notice",
  "wat er als adres staat, lijkt geen adres", "zoek op waar de lezer post krijgt; klopt het, dan geeft een bevoegd persoon de brief vrij; het besluit mag niet zonder de brief de deur uit")
X(GATE_RETENTION, "L130", ERROR, REFUSED, 1, LEGAL,
  "the selection is kept longer than the letter would say", "put the retention into the instrument that really holds, or mail sooner; the decision may not leave without its notice",
  "de selectie wordt langer bewaard dan de brief zou zeggen", "zet de bewaartermijn in het instrument die echt geldt, of verstuur eerder; het besluit mag niet zonder de brief de deur uit")
X(GATE_GREETING, "L131", ERROR, HELD, 1, CLERK,
  "the greeting names somebody else than the address does", "look whose letter this is: the record may hold another person's data; correct name or salutation; if both are one person, an authorised person releases the letter; the decision may not leave without its notice",
  "de aanhef noemt iemand anders dan het adres", "kijk van wie deze brief is: in het record kunnen gegevens van een ander staan; verbeter naam of aanhef; is het dezelfde persoon, dan geeft een bevoegd persoon de brief vrij; het besluit mag niet zonder de brief de deur uit")
X(GATE_ATTESTED, "L132", ERROR, REFUSED, 1, LEGAL,
  "nobody known answers for what is attested of the instrument, or a figure has no source", "fill in the role or the source in the instrument's file, or leave the attestation out: the letter then does not say it; the decision may not leave without its notice",
  "voor wat over het instrument is verklaard staat niemand in die bekend is, of een cijfer heeft geen bron", "vul de functie of de bron in het bestand van het instrument in, of laat de verklaring weg: de brief zegt het dan niet; het besluit mag niet zonder de brief de deur uit")
X(GATE_HUMAN_ALONE, "L133", ERROR, REFUSED, 1, CLERK,
  "the decision is about something that only a human being gets, but the addressee is a firm", "set the kind of person to natural, or correct the subject of the decision: the letter would leave out the privacy rights; the decision may not leave without its notice",
  "het besluit gaat over iets dat alleen een mens krijgt, maar de geadresseerde is een bedrijf", "zet de soort persoon op natural, of verbeter het onderwerp van het besluit: de brief zou de privacyrechten weglaten; het besluit mag niet zonder de brief de deur uit")
X(GATE_RUBBER_STAMP, "L134", WARNING, DONE, 0, LEGAL,
  "the reviewer nearly always follows the selection, or approves many cases at once", "look whether this is still a real review; the letter says that a person decided",
  "de beoordelaar volgt bijna altijd de selectie, of keurt veel zaken tegelijk goed", "kijk of dit nog een echte beoordeling is; de brief zegt dat een mens besliste")
X(GATE_PROFILE_DECIDES, "L135", ERROR, REFUSED, 1, LEGAL,
  "a computer took the decision on the ground of a profile", "the law has no exception for that (GDPR 22, UAVG 40): a person must decide; the decision may not leave without its notice",
  "een computer nam het besluit op grond van een profiel", "de wet kent daarvoor geen uitzondering (AVG 22, UAVG 40): een mens moet beslissen; het besluit mag niet zonder de brief de deur uit")
X(DUTY_UNMET, "L140", ERROR, REFUSED, 1, LEGAL,
  "a duty that applies is not in the letter", "the note names the duty of law/duties.xml: a clause that fulfils it must stand where it belongs; the decision may not leave without its notice",
  "een plicht die geldt, staat niet in de brief", "de melding noemt de plicht uit law/duties.xml: een clausule die eraan voldoet, moet staan waar ze hoort; het besluit mag niet zonder de brief de deur uit")
X(FIELD_DROPPED, "L141", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "a field of the record does not show in the letter", "law/fields.xml says where it must show; the decision may not leave without its notice",
  "een veld van het record staat niet in de brief", "law/fields.xml zegt waar het moet staan; het besluit mag niet zonder de brief de deur uit")
X(GATE_COMPUTER, "L136", ERROR, REFUSED, 1, LEGAL,
  "a computer took the decision, but it is not certain that the law allows it", "name the act that binds the body (UAVG 40), and no review; or say that a person decided; the decision may not leave without its notice",
  "een computer nam het besluit, maar het staat niet vast dat de wet dat toelaat", "noem de wet die het voorschrijft (UAVG 40), en geen beoordeling; of zeg dat een mens besliste; het besluit mag niet zonder de brief de deur uit")
X(GATE_EFFECT_BASIS, "L137", ERROR, HELD, 1, LEGAL,
  "something was done to the reader, but on which legal basis is not told", "name act and article in the effects of record or instrument; the decision may not leave without its notice",
  "er is de lezer iets gedaan, maar niet op welke wettelijke grondslag", "noem wet en artikel bij de gevolgen in record of instrument; het besluit mag niet zonder de brief de deur uit")
X(GATE_WARN, "L190", WARNING, DONE, 0, LEGAL,
  "a gate of the bundle warns", "the note names the gate; kenbaar gates lists it",
  "een poort van de bundel waarschuwt", "de melding noemt de poort; kenbaar gates toont hem")
X(GATE_HOLDS, "L191", ERROR, HELD, 1, LEGAL,
  "a gate of the bundle holds the letter", "the note names the gate; kenbaar gates lists it; the decision may not leave without its notice",
  "een poort van de bundel houdt de brief vast", "de melding noemt de poort; kenbaar gates toont hem; het besluit mag niet zonder de brief de deur uit")
X(GATE_REFUSES, "L192", ERROR, REFUSED, 1, LEGAL,
  "a gate of the bundle refuses the letter", "the note names the gate; kenbaar gates lists it; the decision may not leave without its notice",
  "een poort van de bundel weigert de brief", "de melding noemt de poort; kenbaar gates toont hem; het besluit mag niet zonder de brief de deur uit")
X(GATE_RELEASED, "L193", WARNING, DONE, 0, LEGAL,
  "a named person let this letter go although a gate holds it", "the note names the gate; the letter says what is the case; the release has a ground, a name and a last day",
  "een persoon heeft deze brief vrijgegeven hoewel een poort hem vasthoudt", "de melding noemt de poort; de brief zegt hoe het zit; de vrijgave heeft een reden, een naam en een laatste dag")
// clang-format on
