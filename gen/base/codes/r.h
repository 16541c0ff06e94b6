/* R codes: X(name, code, severity, outcome, exit, audience, en, en hint, nl, nl hint). Never reuse a number.
 * R001-R012 budget and characters (found before a tree is built), R014-R030 the schema's answer in our words,
 * R040-R059 rules that the record alone can break. */
// clang-format off
X(RECORD_TOO_LARGE, "R001", ERROR, REFUSED, 1, OPERATOR,
  "the record is larger than 256 kB", "a record holds one decision: look for an attachment or a whole file put inside it",
  "het record is groter dan 256 kB", "een record bevat één besluit: kijk of er een bijlage of een heel bestand in staat")
X(RECORD_TOO_DEEP, "R002", ERROR, REFUSED, 1, OPERATOR,
  "elements stand more than 32 deep inside each other", "have the case system write the record as the sample records do",
  "er staan meer dan 32 elementen in elkaar", "laat het zaaksysteem het record schrijven zoals in de voorbeelden")
X(TOO_MANY_ATTRIBUTES, "R003", ERROR, REFUSED, 1, OPERATOR,
  "an element has more than 64 attributes", "have the case system write the record as the sample records do",
  "een element heeft meer dan 64 attributen", "laat het zaaksysteem het record schrijven zoals in de voorbeelden")
X(TEXT_TOO_LARGE, "R004", ERROR, REFUSED, 1, CLERK,
  "one field holds more than 32 kB of text", "shorten the text of the field",
  "één veld bevat meer dan 32 kB tekst", "maak de tekst van het veld korter")
X(FORBIDDEN_CHARACTER, "R005", ERROR, REFUSED, 1, CLERK,
  "a field holds a control, direction or invisible character", "type the text anew instead of pasting it; joiners are allowed only inside Arabic and Indic words",
  "een veld bevat een besturingsteken, een richtingteken of een onzichtbaar teken", "typ de tekst opnieuw in plaats van te plakken; verbindingstekens mogen alleen binnen Arabische en Indiase woorden")
X(STACKED_MARKS, "R006", ERROR, REFUSED, 1, CLERK,
  "more than 4 accents or other marks stand on one letter", "type the text anew with at most 4 marks on a letter",
  "er staan meer dan 4 accenten of andere tekens op één letter", "typ de tekst opnieuw met ten hoogste 4 tekens op een letter")
X(UNKNOWN_ENTITY, "R007", ERROR, REFUSED, 1, OPERATOR,
  "the text uses an entity that XML does not know by itself", "write the character itself; only &amp; &lt; &gt; &quot; &apos; and numbers are allowed",
  "de tekst gebruikt een entiteit die XML niet uit zichzelf kent", "schrijf het teken zelf; alleen &amp; &lt; &gt; &quot; &apos; en nummers mogen")

X(DATE_FORM, "R014", ERROR, REFUSED, 1, CLERK,
  "a date is not written as YYYY-MM-DD", "write it like 2026-06-12",
  "een datum is niet geschreven als JJJJ-MM-DD", "schrijf de datum zoals 2026-06-12")
X(FIELD_MISSING, "R020", ERROR, REFUSED, 1, CLERK,
  "a required field is missing, or stands in another place than it must; the rest of this part was not looked at, so more faults may follow", "fill in the field; the order of the sample records counts",
  "een verplicht veld ontbreekt, of staat op een andere plaats dan moet; de rest van dit onderdeel is niet bekeken, dus er kunnen meer fouten zijn", "vul het veld in; de volgorde van de voorbeelden telt")
X(FIELD_UNKNOWN, "R021", ERROR, REFUSED, 1, OPERATOR,
  "this field does not exist; the rest of this part was not looked at, so more faults may follow", "leave it out or give it its right name: a field that is not read would make a wrong letter",
  "dit veld bestaat niet; de rest van dit onderdeel is niet bekeken, dus er kunnen meer fouten zijn", "laat het weg of geef het de goede naam: een veld dat niet wordt gelezen, maakt een foute brief")
X(FIELD_TOO_OFTEN, "R022", ERROR, REFUSED, 1, CLERK,
  "this field stands here too often or in the wrong place; the rest of this part was not looked at, so more faults may follow", "leave out what is too much; the order of the sample records counts",
  "dit veld staat hier te vaak of op de verkeerde plaats; de rest van dit onderdeel is niet bekeken, dus er kunnen meer fouten zijn", "laat weg wat te veel is; de volgorde van de voorbeelden telt")
X(ATTRIBUTE_MISSING, "R023", ERROR, REFUSED, 1, CLERK,
  "a required field is missing", "fill in the field",
  "een verplicht veld ontbreekt", "vul het veld in")
X(ATTRIBUTE_UNKNOWN, "R024", ERROR, REFUSED, 1, OPERATOR,
  "this attribute does not exist here", "leave it out or give it its right name: a field that is not read would make a wrong letter",
  "dit attribuut bestaat hier niet", "laat het weg of geef het de goede naam: een veld dat niet wordt gelezen, maakt een foute brief")
X(VALUE_FORM, "R025", ERROR, REFUSED, 1, CLERK,
  "the field is not written in the form that it needs", "kenbaar explain R025 and the field's own hint say how it is written",
  "het veld is niet geschreven in de vorm die nodig is", "kenbaar explain R025 en de aanwijzing bij het veld zeggen hoe het moet")
X(VALUE_NOT_ALLOWED, "R026", ERROR, REFUSED, 1, CLERK,
  "the field does not hold one of the allowed words", "choose one of the words that the note lists",
  "het veld bevat niet een van de toegestane woorden", "kies een van de woorden die de melding noemt")
X(VALUE_TOO_LONG, "R027", ERROR, REFUSED, 1, CLERK,
  "the text of the field is too long", "shorten it to the number of characters that the note names",
  "de tekst van het veld is te lang", "maak de tekst zo kort als de melding zegt")
X(VALUE_EMPTY, "R028", ERROR, REFUSED, 1, CLERK,
  "the field is empty", "fill in the field, or leave it out where it may be left out",
  "het veld is leeg", "vul het veld in, of laat het weg als dat mag")
X(VALUE_RANGE, "R029", ERROR, REFUSED, 1, CLERK,
  "the number is too low or too high", "check the number; amounts are whole cents",
  "het getal is te laag of te hoog", "controleer het getal; bedragen zijn hele centen")
X(TEXT_MISPLACED, "R030", ERROR, REFUSED, 1, OPERATOR,
  "text stands where only fields may stand, or fields where only text may stand", "put the text in a field of its own",
  "er staat tekst waar alleen velden mogen staan, of velden waar alleen tekst mag staan", "zet de tekst in een eigen veld")
X(SCHEMA_OTHER, "R031", ERROR, REFUSED, 1, OPERATOR,
  "this part does not fit the schema", "compare it with the sample records",
  "dit onderdeel past niet in het schema", "vergelijk het met de voorbeelden")
X(LANGUAGE_MISSING, "R032", ERROR, REFUSED, 1, LEGAL,
  "a text does not say its language, or says it in a wrong form", "add xml:lang, for example xml:lang=\"nl\"",
  "bij een tekst staat niet in welke taal hij is, of de taal is verkeerd geschreven", "voeg xml:lang toe, bijvoorbeeld xml:lang=\"nl\"")

X(DAY_UNREAL, "R040", ERROR, REFUSED, 1, CLERK,
  "the date is a day that does not exist", "look the date up in the file",
  "de datum is een dag die niet bestaat", "zoek de datum op in het dossier")
X(BSN_IN_TEXT, "R041", ERROR, REFUSED, 1, CLERK,
  "a number that looks like a BSN stands in the field", "take the number out: the letter and its data never bear a BSN",
  "in het veld staat een nummer dat een BSN kan zijn", "haal het nummer weg: de brief en de gegevens bevatten nooit een BSN")
X(BSN_IN_ID, "R042", ERROR, REFUSED, 1, OPERATOR,
  "an id or reference looks like a BSN", "have the case system use a number that is not a citizen service number",
  "een id of kenmerk lijkt op een BSN", "laat het zaaksysteem een nummer gebruiken dat geen burgerservicenummer is")
X(REVIEW_AFTER_DECISION, "R043", ERROR, REFUSED, 1, CLERK,
  "the review is dated after the decision", "a review counts only when it came before the decision: check both dates",
  "de beoordeling heeft een datum na het besluit", "een beoordeling telt alleen als die vóór het besluit was: controleer beide datums")
X(PUBLISHED_BEFORE_DECISION, "R044", ERROR, REFUSED, 1, CLERK,
  "the publication is dated before the decision", "check the date on which the decision was sent (Awb 3:41)",
  "de bekendmaking heeft een datum vóór het besluit", "controleer de datum waarop het besluit is verstuurd (Awb 3:41)")
X(APPLIED_AFTER_DECISION, "R045", ERROR, REFUSED, 1, CLERK,
  "the application is dated after the decision", "check both dates",
  "de aanvraag heeft een datum na het besluit", "controleer beide datums")
X(ADDRESS_NOT_DUTCH, "R046", ERROR, REFUSED, 1, CLERK,
  "a Dutch address (street, postcode, town) has another country than NL, or address lines have country NL", "use street to town with country NL, or 1 to 4 lines with another country",
  "een Nederlands adres (straat, postcode, plaats) heeft een ander land dan NL, of adresregels hebben land NL", "gebruik straat tot plaats met land NL, of 1 tot 4 regels met een ander land")
X(COUNTRY_UNKNOWN, "R047", ERROR, REFUSED, 1, CLERK,
  "the country is not a code of ISO 3166", "write the two-letter code, like NL, BE or DE",
  "het land is geen code van ISO 3166", "schrijf de code van twee letters, zoals NL, BE of DE")
X(ON_BEHALF_MISSING, "R048", ERROR, REFUSED, 1, CLERK,
  "a representative gets the letter, but for whom is not filled in", "fill in the name of the person who is represented",
  "een vertegenwoordiger krijgt de brief, maar voor wie is niet ingevuld", "vul de naam in van degene die wordt vertegenwoordigd")
X(ON_BEHALF_STRAY, "R049", ERROR, REFUSED, 1, CLERK,
  "a represented person is filled in, but the addressee is not a representative", "set the role to representative, or take the represented person out",
  "er is een vertegenwoordigde ingevuld, maar de geadresseerde is geen vertegenwoordiger", "zet de rol op vertegenwoordiger, of haal de vertegenwoordigde weg")
X(TERM_DAYS_MISSING, "R050", ERROR, REFUSED, 1, CLERK,
  "a view can be given (zienswijze), but the number of days for it is missing", "fill in term-days as the decision letter says it",
  "er kan een zienswijze worden gegeven, maar het aantal dagen ontbreekt", "vul term-days in zoals het in de besluitbrief staat")
X(NOT_A_RECORD, "R051", ERROR, REFUSED, 1, OPERATOR,
  "this element of the file is not a record", "a file holds one <record>, or <records> with nothing but <record> elements",
  "dit element van het bestand is geen record", "een bestand bevat één <record>, of <records> met alleen <record>-elementen")
X(ADDITION_REPEATS, "R052", ERROR, REFUSED, 1, CLERK,
  "the addition to the house number begins with the house number itself", "fill in only what comes after the number: A-2, not 12A-2",
  "de toevoeging begint met het huisnummer zelf", "vul alleen in wat na het nummer komt: A-2, niet 12A-2")
X(MIXED_SCRIPTS, "R053", ERROR, REFUSED, 1, CLERK,
  "a word mixes Latin letters with Greek or Cyrillic ones that look alike", "type the word anew in one script",
  "in een woord staan Latijnse letters naast Griekse of Cyrillische die er net zo uitzien", "typ het woord opnieuw, in één schrift")
// clang-format on
