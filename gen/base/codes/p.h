/* P codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number. */
X(GLYPH_MISSING, "P001", ERROR, REFUSED, 1, CLERK, "a character cannot be printed: the house font has no glyph for it",
  "write the field in Latin script, as it stands on the identity document", "een teken kan niet worden gedrukt: het lettertype van de huisstijl kent het niet",
  "schrijf het veld in Latijns schrift, zoals het op het identiteitsbewijs staat")
X(ADDRESS_FIT, "P002", ERROR, REFUSED, 1, CLERK, "the address does not fit the window: more than six lines at 9 points, or a word wider than the window",
  "shorten the name or the address lines as postal rules allow", "het adres past niet in het venster: meer dan zes regels bij 9 punten, of een woord breder dan het venster",
  "kort de naam of de adresregels in zoals de post dat toestaat")
X(RETURN_FIT, "P003", ERROR, REFUSED, 1, OPERATOR, "the return address does not fit its line in the window",
  "shorten <return-address> of the body file", "het retouradres past niet op zijn regel in het venster", "kort <return-address> van het bestuursorgaan in")
X(WINDOW, "P004", ERROR, REFUSED, 1, TEMPLATE_AUTHOR, "something other than the address could show in the window of the envelope",
  "move it in house/style.xml, or correct the envelope profile", "iets anders dan het adres kan zichtbaar worden in het venster van de envelop",
  "verplaats het in house/style.xml of verbeter het envelopprofiel")
X(TOO_LONG, "P005", ERROR, REFUSED, 1, CLERK, "the letter has more sheets than its envelope takes", "shorten the free text, or choose a larger envelope in the body file",
  "de brief heeft meer vellen dan er in de envelop passen", "kort de vrije tekst in of kies een grotere envelop bij het bestuursorgaan")
X(BLOCK_TALL, "P006", ERROR, REFUSED, 1, TEMPLATE_AUTHOR, "a part of the letter that may not be split is higher than a page", "shorten it, or make it two parts",
  "een deel van de brief dat niet mag worden gesplitst is hoger dan een pagina", "kort het in of maak er twee delen van")
X(ENVELOPE_UNKNOWN, "P007", ERROR, BROKEN, 65, OPERATOR, "the bundle has no envelope profile of this name", "see house/envelopes/ for the profiles there are",
  "de bundel heeft geen envelopprofiel met deze naam", "zie house/envelopes/ voor de profielen die er zijn")
X(HOUSE_STYLE, "P008", ERROR, BROKEN, 65, TEMPLATE_AUTHOR, "a house style or envelope file is missing, incomplete or has a value that cannot be",
  "compare it with the file that `kenbaar bundle new` lays out", "een huisstijl- of envelopbestand ontbreekt, is onvolledig of heeft een onmogelijke waarde",
  "vergelijk het met het bestand dat `kenbaar bundle new` neerzet")
X(FONT_BROKEN, "P009", ERROR, BROKEN, 65, OPERATOR, "a font file is missing from the bundle or cannot be read", "put back the file that fonts/FONTS lists",
  "een lettertypebestand ontbreekt in de bundel of is onleesbaar", "zet het bestand terug dat fonts/FONTS noemt")
X(FONT_VARIABLE, "P010", ERROR, BROKEN, 65, OPERATOR, "a variable font cannot be used: its weights would be drawn wrongly", "use static TrueType files, one for each face",
  "een variabel lettertype is onbruikbaar: de gewichten zouden verkeerd worden getekend", "gebruik vaste TrueType-bestanden, een per snit")
X(FONT_RESTRICTED, "P011", ERROR, BROKEN, 65, OPERATOR, "the font's licence flags forbid embedding it in a PDF", "choose a font that may be embedded",
  "de licentievlaggen van het lettertype verbieden insluiten in een PDF", "kies een lettertype dat mag worden ingesloten")
X(LOGO_MISSING, "P012", ERROR, REFUSED, 1, OPERATOR, "the logo that the body names is not in the bundle", "add the file, or correct <logo> of the body file",
  "het logo dat het bestuursorgaan noemt zit niet in de bundel", "voeg het bestand toe of verbeter <logo> van het bestuursorgaan")
X(QR_FINE, "P013", ERROR, REFUSED, 1, OPERATOR, "the address of the register entry is too long: its QR code could not be scanned from paper", "use a shorter web address",
  "het webadres van de registervermelding is te lang: de QR-code is van papier niet te scannen", "gebruik een korter webadres")
X(BLOCK_PLACE, "P014", ERROR, BROKEN, 65, TEMPLATE_AUTHOR, "the page model has an element where layout cannot set it", "see gen/compose/page_model.h for what goes where",
  "het paginamodel heeft een element op een plaats waar het niet kan worden gezet", "zie gen/compose/page_model.h voor wat waar hoort")
X(BODY_SIZE, "P015", ERROR, BROKEN, 65, OPERATOR, "the house style has no body type of this size", "choose a size that house/style.xml has a <scale> for",
  "de huisstijl kent geen broodtekst van deze grootte", "kies een grootte waarvoor house/style.xml een <scale> heeft")
X(REFERENCE_FIT, "P016", ERROR, REFUSED, 1, CLERK, "the references beside the address do not fit between the top of the sheet and the text",
  "shorten the names of the enclosures, or the case number", "de gegevens naast het adres passen niet tussen de bovenkant van het vel en de tekst",
  "kort de namen van de bijlagen of het zaaknummer in")
X(FOOTER_FIT, "P017", ERROR, REFUSED, 1, OPERATOR, "the footer does not fit its place at the foot of the page",
  "shorten <name> of the body file, or the id of the record", "de voettekst past niet op zijn plaats onderaan de pagina",
  "kort <name> van het bestuursorgaan of het kenmerk van de kennisgeving in")
X(PAGE_PROOF, "P018", ERROR, REFUSED, 1, TEMPLATE_AUTHOR, "something on a page would lie over other text or too near the edge of the sheet",
  "shorten the text that the note names, or give it more room in house/style.xml", "iets op een pagina zou over andere tekst heen of te dicht bij de rand van het vel komen",
  "kort de genoemde tekst in of geef er in house/style.xml meer ruimte aan")
X(ADDRESS_HIDDEN, "P019", ERROR, REFUSED, 1, TEMPLATE_AUTHOR, "a part of the address or return line could hide behind the edge of the window when the sheet moves in its envelope",
  "put <address> of the envelope profile inside the window by as much as <play>, or measure window, <cut-out> and <play> anew with kenbaar envelope calibrate", "een deel van het adres of de retourregel kan achter de rand van het venster verdwijnen als het vel in de envelop beweegt",
  "zet <address> van het envelopprofiel zover binnen het venster als <play> zegt, of meet venster, <cut-out> en <play> opnieuw met kenbaar envelope calibrate")
/* P050-P069: logo and QR code. */
X(MARK_PLACE, "P020", ERROR, REFUSED, 1, TEMPLATE_AUTHOR, "something of the letter stands where the mail-room prints its marks",
  "move it in house/style.xml, or move <matrix> or <omr> of the envelope profile", "iets van de brief staat waar de postkamer haar merktekens drukt",
  "verplaats het in house/style.xml, of verplaats <matrix> of <omr> van het envelopprofiel")
X(LOGO_NOT_PLAIN, "P050", FATAL, BROKEN, 65, OPERATOR,
  "the logo holds something other than plain filled shapes", "convert text, strokes and effects to paths in the drawing program and save it as plain SVG",
  "het logo bevat iets anders dan gewone gevulde vormen", "zet tekst, lijnen en effecten in het tekenprogramma om in paden en bewaar het als gewone SVG")
X(LOGO_MALFORMED, "P051", FATAL, BROKEN, 65, OPERATOR,
  "a number, colour or path of the logo cannot be read", "save the logo anew as plain SVG",
  "een getal, kleur of pad van het logo is niet te lezen", "bewaar het logo opnieuw als gewone SVG")
X(LOGO_EMPTY, "P052", FATAL, BROKEN, 65, OPERATOR,
  "the logo shows nothing", "save the logo anew as plain SVG, with a view box and filled shapes",
  "het logo laat niets zien", "bewaar het logo opnieuw als gewone SVG, met een viewBox en gevulde vormen")
X(LOGO_TOO_BIG, "P053", FATAL, BROKEN, 65, OPERATOR,
  "the logo holds more shapes or points than a letter should carry", "simplify the drawing; it is part of every PDF",
  "het logo bevat meer vormen of punten dan een brief zou moeten dragen", "vereenvoudig de tekening; die zit in elke PDF")
X(QR_ADDRESS, "P054", ERROR, REFUSED, 1, LEGAL,
  "the web address for the QR code cannot be put in one", "an address has at most 300 characters and none but those a web address may have",
  "het webadres voor de QR-code past er niet in", "een webadres heeft ten hoogste 300 tekens, en alleen tekens die in een webadres mogen")
X(LOGO_OUTSIDE, "P055", FATAL, BROKEN, 65, OPERATOR,
  "the logo draws outside its view box, so it would lie over the letter", "fit the view box to the drawing and save it anew as plain SVG",
  "het logo tekent buiten zijn viewBox en zou dus over de brief heen liggen", "maak de viewBox zo groot als de tekening en bewaar het opnieuw als gewone SVG")
