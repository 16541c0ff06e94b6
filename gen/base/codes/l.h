/* L codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number.
 * L001-L039 joining record, selection, instrument, body and calendar; L1nn gate n of law/gates.xml (its sub-gates
 * share the code of the gate unless the row names another); L190-L199 gates whose row has no code of its own. */
// clang-format off
X(NO_SELECTION, "L001", ERROR, REFUSED, 1, OPERATOR,
  "the selection log has no line for this case", "ask the system that selects for the missing line; a case that no program chose needs a line with route none",
  "het selectielogboek heeft geen regel voor deze zaak", "vraag de ontbrekende regel op bij het selectiesysteem; ook een zaak die niet door een programma is gekozen heeft een regel nodig, met route none")
X(SELECTION_CONFLICT, "L002", ERROR, REFUSED, 1, OPERATOR,
  "two lines of the selection log contradict each other", "route none cannot stand beside another line, and one instrument selects a case once a day: have the log corrected",
  "twee regels van het selectielogboek spreken elkaar tegen", "route none kan niet naast een andere regel staan, en een instrument kiest een zaak één keer per dag: laat het logboek verbeteren")
X(TOO_MANY_INSTRUMENTS, "L003", ERROR, REFUSED, 1, LEGAL,
  "more than three instruments selected this case", "a letter tells of three at most: write this one by hand",
  "meer dan drie instrumenten kozen deze zaak", "een brief vertelt over ten hoogste drie instrumenten: schrijf deze brief zelf")
X(SELECTION_AFTER_DECISION, "L004", ERROR, REFUSED, 1, OPERATOR,
  "the selection is dated after the decision", "check that record and selection line belong to the same case and decision",
  "de selectie heeft een datum na het besluit", "controleer of record en selectieregel bij dezelfde zaak en hetzelfde besluit horen")
X(INSTRUMENT_UNKNOWN, "L005", ERROR, REFUSED, 1, OPERATOR,
  "the selection names an instrument that the bundle does not have", "add the instrument's file to the bundle and lock it again, or have the log corrected",
  "de selectie noemt een instrument dat niet in de bundel staat", "voeg het bestand van het instrument toe aan de bundel en vergrendel die opnieuw, of laat het logboek verbeteren")
X(INSTRUMENT_VERSION_UNKNOWN, "L006", ERROR, REFUSED, 1, OPERATOR,
  "the bundle has the instrument, but not the version that selected", "add instruments/ID-VERSION.xml of that version to the bundle and lock it again",
  "de bundel heeft het instrument, maar niet de versie die koos", "voeg instruments/ID-VERSIE.xml van die versie toe aan de bundel en vergrendel die opnieuw")
X(INSTRUMENT_NOT_VALID, "L007", ERROR, REFUSED, 1, LEGAL,
  "the version of the instrument was not in use on the day of the selection", "check valid-from and valid-until of the instrument, and the version in the log",
  "de versie van het instrument was niet in gebruik op de dag van de selectie", "controleer valid-from en valid-until van het instrument, en de versie in het logboek")
X(BODY_UNKNOWN, "L008", ERROR, REFUSED, 1, OPERATOR,
  "the bundle does not have the body that the record names", "add bodies/ID.xml to the bundle and lock it again, or have the record corrected",
  "het bestuursorgaan van het record staat niet in de bundel", "voeg bodies/ID.xml toe aan de bundel en vergrendel die opnieuw, of laat het record verbeteren")
X(BODY_ELSEWHERE, "L009", ERROR, REFUSED, 1, LEGAL,
  "the body does not decide under the law of the European Netherlands", "in the Caribbean Netherlands other laws hold (War BES, Wbp BES): these letters would be wrong there",
  "het bestuursorgaan beslist niet onder het recht van Europees Nederland", "in Caribisch Nederland gelden andere wetten (War BES, Wbp BES): daar zou deze brief niet kloppen")
X(NOT_YET, "L010", ERROR, REFUSED, 1, CLERK,
  "this edition has no true words for such a letter", "write this one by hand; the note names what cannot be said and what can",
  "deze uitgave heeft geen ware woorden voor zo'n brief", "schrijf deze brief zelf; de melding noemt wat niet kan en wat wel kan")
X(REVIEW_BEFORE_SELECTION, "L011", ERROR, REFUSED, 1, CLERK,
  "the review is dated before the selection", "a review counts only when it came after the selection: check both dates",
  "de beoordeling heeft een datum vóór de selectie", "een beoordeling telt alleen als die na de selectie was: controleer beide datums")
X(DECISION_AFTER_MAILING, "L013", ERROR, REFUSED, 1, CLERK,
  "the decision is dated after the day of posting", "check the date of the decision and the mailing date",
  "het besluit heeft een datum na de dag van versturen", "controleer de datum van het besluit en de verzenddatum")
X(PUBLISHED_AFTER_MAILING, "L014", ERROR, REFUSED, 1, CLERK,
  "the decision was published after the day of posting", "check published-on and the mailing date",
  "het besluit is bekendgemaakt na de dag van versturen", "controleer de datum van bekendmaking en de verzenddatum")
X(BEYOND_CALENDAR, "L015", ERROR, REFUSED, 1, LEGAL,
  "the last day cannot be known: a day that counts lies outside the calendar", "holidays outside it are not known: wait for a bundle whose calendar goes further",
  "de laatste dag is niet te bepalen: een dag die meetelt valt buiten de kalender", "feestdagen daarbuiten zijn niet bekend: wacht op een bundel met een langere kalender")
X(REMEDY_UNKNOWN, "L016", ERROR, REFUSED, 1, LEGAL,
  "the remedy does not stand in law/remedies.xml on that day", "use a remedy of that file, or add a row that is valid on that day",
  "het rechtsmiddel staat op die dag niet in law/remedies.xml", "gebruik een rechtsmiddel uit dat bestand, of voeg een rij toe die op die dag geldt")
X(REMEDY_WITHOUT_TERM, "L017", ERROR, REFUSED, 1, CLERK,
  "the remedy has no term of its own", "no last day can be computed for it",
  "het rechtsmiddel heeft geen eigen termijn", "er is geen laatste dag voor te bepalen")
X(ROUTE_MISFIT, "L018", ERROR, REFUSED, 1, OPERATOR,
  "the route of the selection does not fit the kind of instrument", "law/pairs.xml lists what fits: correct the log or the instrument",
  "de route van de selectie past niet bij de soort instrument", "law/pairs.xml noemt wat past: verbeter het logboek of het instrument")
X(MAILING_DATE_OUTSIDE, "L019", FATAL, BROKEN, 65, OPERATOR,
  "the mailing date lies outside the calendar of the bundle", "check the date, or use a bundle whose calendar covers it",
  "de verzenddatum valt buiten de kalender van de bundel", "controleer de datum, of gebruik een bundel met een kalender die zo ver gaat")
X(OUTCOME_REMEDY, "L020", ERROR, REFUSED, 1, CLERK,
  "this remedy is not open against a decision with this outcome", "law/pairs.xml lists what fits: check outcome and remedy",
  "dit rechtsmiddel past niet bij deze uitkomst van het besluit", "law/pairs.xml noemt wat past: controleer uitkomst en rechtsmiddel")
X(NO_NOTICE_OWED, "L030", NOTE, NONE, 0, CLERK,
  "no program chose this case: no notice is owed", "nothing needs to be sent",
  "deze zaak is niet door een programma gekozen: er hoeft geen brief", "er hoeft niets te worden verstuurd")
X(LANGUAGE_FALLBACK, "L031", WARNING, DONE, 0, OPERATOR,
  "the language that the record asks for is not to be had: the letter is in Dutch", "offer the reader help by phone; add the language to bundle and body if it is asked for often",
  "de taal waar het record om vraagt is er niet: de brief is in het Nederlands", "bied de lezer hulp per telefoon aan; voeg de taal toe aan bundel en bestuursorgaan als er vaak om wordt gevraagd")
X(LANGUAGE_UNKNOWN, "L032", ERROR, REFUSED, 1, OPERATOR,
  "the bundle does not have the language that was asked for with --language", "leave the option out, or use a language of the bundle's wording folder",
  "de bundel heeft de taal van --language niet", "laat de optie weg, of gebruik een taal uit de map wording van de bundel")
X(TRANSLATION_TOO_LONG, "L034", WARNING, DONE, 0, OPERATOR,
  "the letter and its translation together have more sheets than the envelope takes: the letter is in Dutch alone", "offer the reader help by phone; give the body a larger envelope if it is asked for often",
  "de brief en de vertaling hebben samen meer vellen dan de envelop aankan: de brief is alleen in het Nederlands", "bied de lezer hulp per telefoon aan; geef het bestuursorgaan een grotere envelop als er vaak om wordt gevraagd")
X(FORMAT_FALLBACK, "L033", WARNING, DONE, 0, OPERATOR,
  "the reading format that the record asks for is not made yet: the letter has the standard form", "offer the reader another form of help",
  "de leesvorm waar het record om vraagt kan nog niet worden gemaakt: de brief heeft de gewone vorm", "bied de lezer op een andere manier hulp aan")
X(GATE_REVIEW, "L103", ERROR, REFUSED, 1, CLERK,
  "it is not certain that a person really reviewed the case before the decision", "a risk selection may only choose whom a person looks at: fill in the review as it was, or send the case back",
  "het staat niet vast dat een mens de zaak echt heeft beoordeeld vóór het besluit", "een risicoselectie mag alleen kiezen wie een mens bekijkt: vul de beoordeling in zoals die was, of stuur de zaak terug")
X(GATE_OBJECTION, "L108", ERROR, REFUSED, 1, OPERATOR,
  "it is not known where and until when the reader can object", "complete the objection part of the body's file (Awb 3:45)",
  "er staat niet waar en tot wanneer de lezer bezwaar kan maken", "vul het bezwaardeel in het bestand van het bestuursorgaan aan (Awb 3:45)")
X(GATE_REASON, "L109", ERROR, REFUSED, 1, LEGAL,
  "the reason for the selection has no approved Dutch text in the instrument's catalogue", "add the reason code with its public text, approve a draft, or have the log corrected",
  "de reden van de selectie heeft geen goedgekeurde Nederlandse tekst in de lijst van het instrument", "voeg de redencode met openbare tekst toe, keur een concept goed, of laat het logboek verbeteren")
X(GATE_HOLD, "L115", ERROR, HELD, 1, LEGAL,
  "the selection line asks to hold this letter", "ask the person who put it on hold; the decision may not leave without its notice",
  "de selectieregel vraagt om deze brief vast te houden", "vraag het aan degene die dat heeft gezegd; het besluit mag niet zonder de brief de deur uit")
X(GATE_LAST_DAY, "L116", ERROR, HELD, 1, CLERK,
  "the decision letter prints another last day than the law gives", "check publication date and last day of the decision letter; kenbaar deadline shows how the day is found",
  "de besluitbrief noemt een andere laatste dag dan de wet geeft", "controleer bekendmaking en laatste dag van de besluitbrief; kenbaar deadline laat zien hoe de dag wordt gevonden")
X(GATE_RUBBER_STAMP, "L134", WARNING, DONE, 0, LEGAL,
  "the reviewer nearly always follows the selection, or approves many cases at once", "look whether this is still a real review; the letter says that a person decided",
  "de beoordelaar volgt bijna altijd de selectie, of keurt veel zaken tegelijk goed", "kijk of dit nog een echte beoordeling is; de brief zegt dat een mens besliste")
X(GATE_PROFILE_DECIDES, "L135", ERROR, REFUSED, 1, LEGAL,
  "a computer took the decision on the ground of a profile", "the law has no exception for that (GDPR 22, UAVG 40): a person must decide",
  "een computer nam het besluit op grond van een profiel", "de wet kent daarvoor geen uitzondering (AVG 22, UAVG 40): een mens moet beslissen")
X(GATE_WARN, "L190", WARNING, DONE, 0, LEGAL,
  "a gate of the bundle warns", "the note names the gate; kenbaar gates lists it",
  "een poort van de bundel waarschuwt", "de melding noemt de poort; kenbaar gates toont hem")
X(GATE_HOLDS, "L191", ERROR, HELD, 1, LEGAL,
  "a gate of the bundle holds the letter", "the note names the gate; kenbaar gates lists it; the decision may not leave without its notice",
  "een poort van de bundel houdt de brief vast", "de melding noemt de poort; kenbaar gates toont hem; het besluit mag niet zonder de brief de deur uit")
X(GATE_REFUSES, "L192", ERROR, REFUSED, 1, LEGAL,
  "a gate of the bundle refuses the letter", "the note names the gate; kenbaar gates lists it",
  "een poort van de bundel weigert de brief", "de melding noemt de poort; kenbaar gates toont hem")
// clang-format on
