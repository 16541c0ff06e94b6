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
