/* F codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number. */
X(PDF_FONT, "F001", FATAL, BROKEN, 65, OPERATOR,
  "a font of the bundle cannot be drawn with", "put the fonts back as the program ships them and lock the bundle again",
  "met een lettertype van de bundel kan niet worden getekend", "zet de meegeleverde lettertypen terug en vergrendel de bundel opnieuw")
X(PDF_DRAW, "F002", FATAL, BROKEN, 70, DEVELOPER,
  "Cairo could not draw the letter", "report it with the output of kenbaar doctor",
  "Cairo kon de brief niet tekenen", "meld het met de uitvoer van kenbaar doctor")
X(PDF_NO_PAGES, "F003", FATAL, BROKEN, 70, DEVELOPER,
  "the letter has no pages to draw", "report it with the output of kenbaar doctor",
  "de brief heeft geen bladzijden om te tekenen", "meld het met de uitvoer van kenbaar doctor")
X(PDF_TOO_BIG, "F004", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "the PDF is bigger than a letter may be", "simplify the logo, or shorten the texts of the bundle",
  "de PDF is groter dan een brief mag zijn", "vereenvoudig het logo, of kort de teksten van de bundel in")
X(PDF_SOURCE, "F005", FATAL, BROKEN, 70, DEVELOPER,
  "Cairo's file holds something that the finisher does not know", "report it with the output of kenbaar doctor",
  "het bestand van Cairo bevat iets wat de afwerking niet kent", "meld het met de uitvoer van kenbaar doctor")
X(PDF_MARKS, "F006", FATAL, BROKEN, 70, DEVELOPER,
  "the marks in Cairo's file are not those that were drawn", "report it with the output of kenbaar doctor",
  "de markeringen in het bestand van Cairo zijn niet die van de tekening", "meld het met de uitvoer van kenbaar doctor")
X(PDF_OPERATOR, "F007", FATAL, BROKEN, 70, DEVELOPER,
  "a page is drawn with something that a letter does not have: an image, a shading, another colour space",
  "report it with the output of kenbaar doctor",
  "een pagina is getekend met iets wat een brief niet heeft: een beeld, een verloop, een andere kleurruimte",
  "meld het met de uitvoer van kenbaar doctor")
X(PDF_FONT_KEY, "F008", FATAL, BROKEN, 70, DEVELOPER,
  "a font in the PDF is not embedded, or its glyphs cannot be read as text", "report it with the output of kenbaar doctor",
  "een lettertype in de PDF is niet ingesloten of de tekens zijn niet als tekst te lezen",
  "meld het met de uitvoer van kenbaar doctor")
X(PDF_STRUCTURE, "F009", FATAL, BROKEN, 70, DEVELOPER,
  "what is on the pages is not what the letter says: a part is nowhere drawn, or belongs to no part",
  "report it with the output of kenbaar doctor",
  "wat er op de pagina's staat is niet wat de brief zegt: een onderdeel staat nergens of hoort nergens bij",
  "meld het met de uitvoer van kenbaar doctor")
X(PDF_HEADINGS, "F010", FATAL, BROKEN, 70, TEMPLATE_AUTHOR,
  "the headings of the letter leave out a level, or the first is not its title", "report it with the output of kenbaar doctor",
  "de koppen van de brief slaan een niveau over, of de eerste is niet de titel", "meld het met de uitvoer van kenbaar doctor")
X(PDF_LINK, "F011", ERROR, REFUSED, 1, TEMPLATE_AUTHOR,
  "a link of the letter leads to something other than https:, mailto: or tel:", "correct the address in the body file or the wording",
  "een link in de brief leidt naar iets anders dan https:, mailto: of tel:", "verbeter het adres bij het bestuursorgaan of in de tekst")
X(LETTER_UNREADABLE, "F020", FATAL, BROKEN, 65, OPERATOR,
  "this is no PDF as the program writes it, or it was changed afterwards", "take the file as it was made: printing or saving it again makes another one",
  "dit is geen pdf zoals het programma die maakt, of hij is later veranderd", "neem het bestand zoals het is gemaakt: afdrukken of opnieuw opslaan maakt er een ander van")
X(NOTICE_ABSENT, "F021", ERROR, REFUSED, 1, OPERATOR,
  "no notice for machines is inside this letter", "make the letter with --embed, or set embed=\"yes\" for the body",
  "in deze brief zit geen kennisgeving voor computers", "maak de brief met --embed, of zet embed=\"yes\" bij het bestuursorgaan")
X(PROOF_FILE, "F101", ERROR, REFUSED, 1, DEVELOPER,
  "the finished file cannot be read again, or holds bytes that belong to nothing",
  "do not send it; report it with the output of kenbaar doctor",
  "het voltooide bestand is niet terug te lezen, of bevat bytes die nergens bij horen",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_KEY, "F102", ERROR, REFUSED, 1, DEVELOPER,
  "the finished file holds an entry, an object, a font or a way of drawing that no letter has",
  "do not send it; report it with the output of kenbaar doctor",
  "het voltooide bestand bevat een gegeven, een object, een lettertype of een manier van tekenen die geen brief heeft",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_MARKS, "F103", ERROR, REFUSED, 1, DEVELOPER,
  "in the finished file words are lost or cannot be seen, are heard in another order than they are seen, or something beside them says otherwise",
  "do not send it; report it with the output of kenbaar doctor",
  "in het voltooide bestand zijn woorden weg of niet te zien, klinken ze in een andere volgorde dan ze er staan, of zegt iets ernaast wat anders",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_SECTIONS, "F104", ERROR, REFUSED, 1, DEVELOPER,
  "the finished letter lacks a part that is owed, or has one too many",
  "do not send it; report it with the output of kenbaar doctor",
  "in de voltooide brief ontbreekt een onderdeel dat erin hoort, of staat er een te veel",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_DUTY, "F105", ERROR, REFUSED, 1, DEVELOPER,
  "a duty that applies is not found again in the finished letter",
  "do not send it; report it with the output of kenbaar doctor",
  "een plicht die geldt, is in de voltooide brief niet teruggevonden",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_ADDRESSEE, "F106", ERROR, REFUSED, 1, DEVELOPER,
  "the finished letter does not bear the name and address of this record where they belong, or bears another",
  "do not send it; report it with the output of kenbaar doctor",
  "de voltooide brief draagt niet de naam en het adres van deze zaak op hun plaats, of draagt andere",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_REFERENCE, "F107", ERROR, REFUSED, 1, DEVELOPER,
  "the finished letter does not bear the reference, the dates and the case number of this record",
  "do not send it; report it with the output of kenbaar doctor",
  "de voltooide brief draagt niet het kenmerk, de data en het zaaknummer van deze zaak",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_PAGES, "F108", ERROR, REFUSED, 1, DEVELOPER,
  "a page of the finished letter is not counted as the file counts it",
  "do not send it; report it with the output of kenbaar doctor",
  "een pagina van de voltooide brief is anders geteld dan in het bestand",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_LAST_DAY, "F109", ERROR, REFUSED, 1, DEVELOPER,
  "the last day in the finished letter is not the one that was computed, or another day stands as one",
  "do not send it; report it with the output of kenbaar doctor",
  "de laatste dag in de voltooide brief is niet de berekende, of een andere dag staat er als laatste dag",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_FIGURES, "F110", ERROR, REFUSED, 1, DEVELOPER,
  "a day or an amount in the finished letter is in no fact, or an amount of the facts is not in it",
  "do not send it; report it with the output of kenbaar doctor",
  "een dag of bedrag in de voltooide brief staat in geen gegeven, of een bedrag uit de gegevens staat er niet in",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_LANGUAGE, "F111", ERROR, REFUSED, 1, DEVELOPER,
  "the finished file does not hold the letters that were asked for: the Dutch one, and after it at most one in a language that is proofread",
  "do not send it; report it with the output of kenbaar doctor",
  "het voltooide bestand bevat niet de gevraagde brieven: de Nederlandse, en daarna hoogstens een in een taal die wordt nagelezen",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
X(PROOF_UNREAD, "F112", ERROR, REFUSED, 1, DEVELOPER,
  "the finished letter says something that is no proof of any duty: words are lost, changed or added",
  "do not send it; were clauses changed, compare law/proofs with the wording; else report it with the output of kenbaar doctor",
  "de voltooide brief zegt iets wat van geen plicht een bewijs is: woorden ontbreken, zijn anders of zijn te veel",
  "verstuur hem niet; zijn er clausules gewijzigd, vergelijk dan law/proofs met de teksten; meld het anders met de uitvoer van kenbaar doctor")
X(PROOF_TEXT, "F120", ERROR, REFUSED, 1, DEVELOPER,
  "the finished text has not the form of a letter: a line, a mark or a part that no letter has",
  "do not send it; report it with the output of kenbaar doctor",
  "de voltooide tekst heeft niet de vorm van een brief: een regel, een teken of een deel dat geen brief heeft",
  "verstuur hem niet; meld het met de uitvoer van kenbaar doctor")
