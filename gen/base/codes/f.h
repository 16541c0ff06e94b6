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
