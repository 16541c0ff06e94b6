#include <libxml/xpath.h>

#include "built_in.h"

#define SHEET \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:k='urn:kenbaar:functions:1'" \
    " xmlns:w='urn:kenbaar:wording:1' extension-element-prefixes='k' exclude-result-prefixes='w'><xsl:param name='lang'/><xsl:param name='translation'/>" \
    "<xsl:param name='concept'/>"

static enum outcome load(struct composer **c, struct test_ctx *t, struct bundle *b)
{
    struct statute *statute;
    enum outcome got = statute_load(&statute, t->arena, t->diag, b);
    return got == DONE ? composer_load(c, t->arena, t->diag, &(struct compose_sources){b, statute, NULL}) : got;
}

/* The page of the built-in templates over these facts. */
static xmlDoc *compose(struct test_ctx *t, struct bundle *b, xmlDoc *facts)
{
    struct composer *c;
    xmlDoc *page = NULL;
    assert_int_equal(load(&c, t, b), DONE);
    if (compose_page(&page, t->diag, c, programs_new(t->arena, composer_tests(c), facts), false, NULL) != DONE)
        return NULL;
    struct block *model;
    if (page_model_read(&model, t->arena, t->diag, page) != DONE)
        return NULL;
    return page;
}

static xmlDoc *compose_built_in(struct test_ctx *t, const char *facts, const char *what, const char *with)
{
    return compose(t, built_in_bundle(t), built_in_facts(t, facts, what, with));
}

/* How often an XPath holds on the page. */
static int count(xmlDoc *page, const char *path)
{
    xmlXPathContext *xpath = xmlXPathNewContext(page);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, xpath);
    int n = found && found->nodesetval ? found->nodesetval->nodeNr : 0;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return n;
}

static void prints(struct test_ctx *t, xmlDoc *page, const char *clause, bool wanted)
{
    if (!page)
        assert_no_notes(t->diag);
    assert_non_null(page);
    int n = count(page, arena_printf(t->arena, "//*[@clause='%s']", clause));
    if ((n > 0) != wanted)
        fail_msg("%s is %sprinted", clause, wanted ? "not " : "");
}

static void test_a_whole_letter(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *page = compose_built_in(t, "facts.xml", NULL, NULL);
    assert_non_null(page);
    assert_no_notes(t->diag);
    assert_int_equal(count(page, "/page-model/letter"), 1);
    assert_int_equal(count(page, "//body/h1"), 1);
    assert_int_equal(count(page, "//box[@kind='deadline']//value[. = 'dinsdag 12 januari 2027']"), 1);
    assert_int_equal(count(page, "//value[@of='last-day'][. != 'dinsdag 12 januari 2027']"), 0);
    assert_int_equal(count(page, "//value[@of='last-day']"), 3);
    assert_int_equal(count(page, "//qr[@data='https://algoritmes.overheid.nl/nl/algoritme/12345678']"), 1);
    prints(t, page, "base-rate", true);
    prints(t, page, "term-risk", true);
}

/* Twice the same, and nothing of one letter in the next. */
static void test_letters_do_not_touch(void **state)
{
    struct test_ctx *t = *state;
    struct composer *c;
    assert_int_equal(load(&c, t, built_in_bundle(t)), DONE);
    xmlDoc *facts[] = {built_in_facts(t, "facts.xml", NULL, NULL), built_in_facts(t, "facts-match.xml", NULL, NULL),
                       built_in_facts(t, "facts.xml", NULL, NULL)};
    char *text[3];
    for (size_t i = 0; i < 3; i++) {
        xmlDoc *page;
        assert_int_equal(compose_page(&page, t->diag, c, programs_new(t->arena, composer_tests(c), facts[i]), false, NULL), DONE);
        text[i] = built_in_text(t, xmlDocGetRootElement(page));
    }
    assert_string_equal(text[0], text[2]);
    assert_null(strstr(text[1], "Vries"));
    assert_null(strstr(text[0], "de Boer"));
}

/* A comparison of data is no risk selection, and the word does not occur. */
static void test_match_never_says_risk(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *page = compose_built_in(t, "facts-match.xml", NULL, NULL);
    prints(t, page, "term-match", true);
    prints(t, page, "term-risk", false);
    prints(t, page, "why-no-proof", true); /* the decision recovers money */
    prints(t, page, "base-rate", false);
    prints(t, page, "must-pay", true);
    assert_null(strcasestr(built_in_text(t, xmlDocGetRootElement(page)), "risico"));
}

/* One fact changes, one sentence with it. */
static void test_sentences_follow_the_facts(void **state)
{
    static const struct {
        const char *what, *with, *gone, *there;
    } rows[] = {
        {"saw-whole-file=\"yes\"", "saw-whole-file=\"no\"", "step-decided-whole", "step-decided"},
        {"department=\"Inkomen\" saw-whole-file=\"yes\"", "saw-whole-file=\"unknown\"", "who-whole-department", "who"},
        {"requires-action=\"no\"", "requires-action=\"yes\"", "action-no", "action-yes"},
        {"requires-action=\"no\"", "", "action-no", "action-unknown"},
        {"applied-on=\"2026-10-05\"", "", "step-began", "step-picked"},
        {"applied-on=\"2026-10-05\"", "applied-on=\"2026-11-21\"", "step-began", "step-picked"},
        {"period=\"2025\"", "period=\"2027\"", "base-rate", "why-good-reason"},
        {"<salutation>mevrouw De Vries</salutation>", "", "salutation-title", "salutation-name"},
        {"advises-outcome=\"no\"", "advises-outcome=\"yes\"", "no-advice", "advice"},
        {"advises-outcome=\"no\"", "advises-outcome=\"unknown\"", "no-advice", "reasons"},
        {"<base-rate", "<other-rate", "base-rate", "why-good-reason"},
        {"breach-found=\"no\"", "", "why-good-reason", "why-full"},
        {"breach-found=\"no\"", "", "base-rate", "why-full"},
        {"breach-found=\"no\"", "breach-found=\"unknown\"", "why-good-reason", "why-full"},
        {"breach-found=\"no\"", "breach-found=\"yes\"", "why-good-reason", "why-no-proof"},
        {"outcome=\"refused\"", "outcome=\"sanction\"", "why-good-reason", "why-full"},
        {"outcome=\"refused\" subject=\"aanvraag-bijstand\" remedy=\"bezwaar\" automated=\"no\" requires-action=\"no\" breach-found=\"no\"", "outcome=\"granted\" subject=\"aanvraag-bijstand\" remedy=\"bezwaar\" automated=\"no\"", "why-no-proof", "why-good-reason"},
        {"<use-limited", "<use-unlimited", "use-limited", "no-effect"},
        {"<non-use by=\"functionaris gegevensbescherming\"", "<non-use by=\"\"", "non-use", "data-wrong"},
        {"on=\"2025-10-01\"", "on=\"2027-10-01\"", "non-use", "data-wrong"},
        {"<non-use", "<criteria protected=\"yes\"><ground>nationaliteit</ground></criteria><non-use", "non-use", "data-wrong"},
        {"<non-use", "<criteria protected=\"unknown\"/><non-use", "non-use", "data-wrong"},
        {"<non-use", "<criteria protected=\"no\"/><non-use", "why-no-proof", "non-use"},
        {"all-later-within-interval=\"yes\"", "all-later-within-interval=\"no\"", "fair-yearly", "fair-again"},
        {"interval-months=\"12\"", "interval-months=\"24\"", "fair-yearly", "fair-again"},
        {"last=\"2026-05-12\"", "", "fair-yearly", "fair-before"},
        {"before=\"2023-11-20\"", "", "fair-yearly", "fair-later"},
        {"\"12\" outcome=\"no-unjustified-difference\"", "\"12\" outcome=\"mitigated\"", "fair-no-difference", "fair-mended-only"},
        {"outcome=\"no-unjustified-difference\" route=\"risk\" profiling=\"yes\"/>", "outcome=\"mitigated\" route=\"risk\" profiling=\"yes\"><finding xml:lang=\"nl\">te veel jongeren</finding></tests>", "fair-mended-only", "fair-mended"},
        {"free=\"yes\"", "free=\"unknown\"", "disagree-free", "other-person"},
        {"other-person=\"yes\"", "other-person=\"no\"", "other-person", "disagree-free"},
        {"<online login=\"DigiD\">", "<online>", "online-login", "online"},
        {"answer-weeks=\"4\"", "", "more-term", "data-rights"},
        {"answer-weeks=\"4\"", "answer-weeks=\"999\"", "more-term", "data-rights"},
        {"disclosure=\"full\"", "disclosure=\"category\"", "why-full", "why-category"},
        {"disclosure=\"full\"", "disclosure=\"category\"", "why-good-reason", "why-category"},
        {"purpose=\"control\"", "purpose=\"service\"", "why-good-reason", "title-program"}, /* refused: no "om u beter te helpen" */
        {"purpose=\"control\"", "purpose=\"backlog\"", "why-good-reason", "title-program"},
        {"kind=\"rules-risk\"", "kind=\"learned\"", "technique-rules-risk", "technique-learned"},
        {"kind=\"rules-risk\"", "kind=\"profile\"", "technique-rules-risk", "technique-profile"},
        {"ai-high-risk=\"no\"", "ai-high-risk=\"yes\"", "help-none", "high-risk"},
        {"<summary>", "<amount cents=\"1250\" label=\"x\"/><summary>", "help-none", "h-amounts"},
        {"<effects payment", "<note by=\"clerk\">Bel gerust.</note><effects payment", "help-none", "note"},
        {"<register lars=\"12345678\" status=\"in-use\"/>", "<unpublished><reason xml:lang=\"nl\">Nog niet af.</reason></unpublished>", "register", "unpublished"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xmlDoc *page = compose_built_in(t, "facts.xml", rows[i].what, rows[i].with);
        prints(t, page, rows[i].gone, false);
        prints(t, page, rows[i].there, true);
    }
}

/* The text of the element that a clause stands in, in the n-th letter of the page; sentences that follow it may be part of it. */
static char *words_of(struct test_ctx *t, xmlDoc *page, int letter, const char *clause)
{
    xmlXPathContext *xpath = xmlXPathNewContext(page);
    char *path = arena_printf(t->arena, "/page-model/letter[%d]//*[@clause='%s']", letter, clause);
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, xpath);
    char *text = found && found->nodesetval && found->nodesetval->nodeNr ? built_in_text(t, found->nodesetval->nodeTab[0]) : NULL;
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return text;
}

/* A fact as people really write it, and the sentence it ends up in; letter 2 is the English one. */
static void test_words_fit_the_sentence(void **state)
{
    static const struct {
        const char *what, *with;
        int letter;
        const char *clause, *words;
    } rows[] = {
        /* what the clause says already */
        {">mevrouw De Vries<", ">mevrouw De Vries,<", 1, "salutation-title", "Beste mevrouw De Vries,"},
        {">mevrouw De Vries<", ">Geachte mevrouw De Vries,<", 1, "salutation-whole", "Geachte mevrouw De Vries,"},
        {">mevrouw De Vries<", ">Beste mevrouw De Vries<", 1, "salutation-whole", "Beste mevrouw De Vries,"},
        {">mevrouw De Vries<", ">Geachte heer, mevrouw<", 1, "salutation-whole", "Geachte heer, mevrouw,"},
        {">mevrouw De Vries<", ">Geachte mevrouw De Vries,<", 2, "salutation-whole", "Dear J. de Vries,"},
        {">mevrouw De Vries<", ">Besteman<", 1, "salutation-title", "Beste Besteman,"},
        {"role=\"inkomensconsulent\" department=\"Inkomen\"", "role=\"een medewerker\"", 1, "who-whole", "Op 25 november 2026 bekeek een medewerker uw hele aanvraag."},
        {"role=\"inkomensconsulent\" department=\"Inkomen\"", "role=\"De teamleider\"", 2, "who-whole", "On 25 November 2026 a staff member (teamleider) looked at your whole application."},
        {"role=\"inkomensconsulent\" department=\"Inkomen\"", "role=\"eengezinsconsulent\"", 1, "who-whole", "Op 25 november 2026 bekeek een eengezinsconsulent uw hele aanvraag."},
        {"wethouders van Voorbeeldstad<", "wethouders van Voorbeeldstad,<", 1, "mandate", "Namens burgemeester en wethouders van Voorbeeldstad,"},
        /* an application after the selection is no step before it */
        {"applied-on=\"2026-10-05\"", "applied-on=\"2026-11-21\"", 1, "term-risk", "Stap 1 heet ‘geautomatiseerde risicoselectie’."},
        {"applied-on=\"2026-10-05\"", "applied-on=\"2026-11-20\"", 1, "term-risk", "Stap 2 heet ‘geautomatiseerde risicoselectie’."},
        /* one end to a sentence */
        {"bijstandsnorm.<", "bijstandsnorm<", 1, "lead-summary", "U krijgt geen bijstand, omdat uw inkomen hoger is dan de bijstandsnorm."},
        {"bijstandsnorm.<", "bijstandsnorm!<", 1, "lead-summary", "U krijgt geen bijstand, omdat uw inkomen hoger is dan de bijstandsnorm!"},
        {"wij extra bekijken<", "wij extra bekijken.<", 1, "goal", "Wij doen dit om te kiezen welke aanvragen voor bijstand wij extra bekijken."},
        {"bekend dan bij UWV.<", "bekend dan bij UWV<", 1, "why-full", "Uw inkomen was bij ons anders bekend dan bij UWV."},
        {"<register lars", "<technique xml:lang=\"nl\">Het telt punten op</technique><register lars", 1, "technique-own", "Het telt punten op."},
        {"outcome=\"no-unjustified-difference\" route=\"risk\" profiling=\"yes\"/>", "outcome=\"mitigated\" route=\"risk\" profiling=\"yes\"><finding xml:lang=\"nl\">ouderen. Dat is veranderd.</finding></tests>", 1, "fair-mended", "De uitkomst: ouderen. Dat is veranderd."},
        {"<register lars=\"12345678\" status=\"in-use\"/>", "<unpublished><reason xml:lang=\"nl\">dat doen wij in 2027</reason></unpublished>", 1, "unpublished", "Het programma staat niet in het Algoritmeregister. De reden: dat doen wij in 2027."},
        {"<effects payment", "<note by=\"clerk\">Bel gerust</note><effects payment", 1, "note", "Een medewerker schrijft u hierbij: ‘Bel gerust.’"},
        {"<register lars=\"12345678\" status=\"in-use\"/>", "<register lars=\"12345678\" status=\"out-of-use\" until=\"2026-11-25\"/>", 1, "register-no-more", "Deze manier van werken staat nu niet meer als ‘in gebruik’ in het Algoritmeregister: algoritmes.overheid.nl/nl/algoritme/12345678"},
        {"<register lars=\"12345678\" status=\"in-use\"/>", "<register lars=\"12345678\" status=\"out-of-use\" until=\"2026-11-19\"/>", 1, "register-not-in-use", "Op 20 november 2026 stond deze manier van werken niet als ‘in gebruik’ in het Algoritmeregister: algoritmes.overheid.nl/nl/algoritme/12345678"},
        {"department=\"Inkomen\"", "department=\"Team Inkomen\"", 1, "who-whole-team", "Op 25 november 2026 bekeek een inkomensconsulent van Team Inkomen uw hele aanvraag."},
        {"other-person=\"yes\">\n      <online", "other-person=\"unknown\"><handled-by xml:lang=\"nl\">de afdeling Bezwaar</handled-by><online", 1, "selection-too", "U mag ook schrijven wat u van de selectie vindt. Uw bezwaar gaat naar de afdeling Bezwaar."},
        /* ends that no day of the samples has */
        {"raw=\"2027-01-12\" last-day=\"2027-01-12\" rolled=\"no\" passed=\"no\" days-left=\"42\"/>", "raw=\"2027-05-07\" last-day=\"2027-05-10\" rolled=\"yes\" passed=\"no\" days-left=\"42\"><rolled-over day=\"2027-05-07\" kind=\"equated\"/></deadline>",
         1, "counted-equated", "6 weken later is het vrijdag 7 mei 2027. Die dag telt als feestdag. Daarom is de laatste dag de eerste werkdag daarna."},
        {"raw=\"2027-01-12\" last-day=\"2027-01-12\" rolled=\"no\" passed=\"no\" days-left=\"42\"/>", "raw=\"2027-05-07\" last-day=\"2027-05-10\" rolled=\"yes\" passed=\"no\" days-left=\"42\"><rolled-over day=\"2027-05-07\" kind=\"equated\"/></deadline>", 2, "counted-equated",
         "6 weeks later it is Friday 7 May 2027. That day counts as a holiday. That is why the last day is the first working day after it."},
        {"raw=\"2027-01-12\" last-day=\"2027-01-12\" rolled=\"no\" passed=\"no\" days-left=\"42\"/>", "raw=\"2026-12-07\" last-day=\"2026-12-08\" rolled=\"yes\" short=\"yes\" passed=\"no\" days-left=\"7\"/>",
         1, "counted-short", "De termijn is 6 weken. Daarin moeten minstens 2 werkdagen vallen. Daarom is de laatste dag later."},
        {"<effects payment", "<enclosures><enclosure>A</enclosure><enclosure>B</enclosure><enclosure>C</enclosure></enclosures><effects payment", 1, "enclosures", "A, B en C"},
        {"<effects payment", "<enclosures><enclosure>A</enclosure><enclosure>B</enclosure><enclosure>C</enclosure></enclosures><effects payment", 2, "enclosures", "A, B and C"},
        /* quotes inside quotes */
        {"geen bijstand, omdat uw", "geen \"bijstand\", omdat “uw", 2, "lead-summary", "In Dutch it says: “U krijgt geen ‘bijstand’, omdat ‘uw inkomen hoger is dan de bijstandsnorm.”"},
        {"<effects payment", "<note by=\"clerk\">U zei: “ik werk”</note><effects payment", 2, "note", "A staff member adds, in Dutch: “U zei: ‘ik werk’.”"},
        /* only what was attested in time */
        {"<use-limited", "<non-use by=\"teamleider\" on=\"2027-10-01\"><item xml:lang=\"nl\">leeftijd</item></non-use><use-limited", 1, "non-use", "Het programma kijkt niet naar uw nationaliteit, geboorteland of geloof."},
        {"<use-limited", "<non-use by=\"teamleider\" on=\"2026-12-01\"><item xml:lang=\"nl\">leeftijd</item></non-use><use-limited", 1, "non-use", "Het programma kijkt niet naar uw nationaliteit, geboorteland, geloof of leeftijd."},
        /* a period in words may name a year to come: only a year is told */
        {"period=\"2025\"", "period=\"het afgelopen jaar\"", 1, "base-rate", NULL},
        {"period=\"2025\"", "period=\"2024\"", 2, "base-rate", "In 2024, 62 of every 100 applications picked were in order."},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xmlDoc *facts = built_in_facts(t, "facts.xml", rows[i].what, rows[i].with);
        if (rows[i].letter == 2)
            xmlSetProp(xml_child(xmlDocGetRootElement(facts), "letter"), (const xmlChar *)"language", (const xmlChar *)"en");
        xmlDoc *page = compose(t, built_in_bundle(t), facts);
        if (!page)
            assert_no_notes(t->diag);
        assert_int_equal(count(page, "/page-model/letter"), rows[i].letter);
        char *words = words_of(t, page, rows[i].letter, rows[i].clause);
        size_t n = rows[i].words ? strlen(rows[i].words) : 0;
        if (rows[i].words ? !words || strncmp(words, rows[i].words, n) != 0 || (words[n] && words[n] != ' ') : words != NULL)
            fail_msg("%s: %s", rows[i].clause, words ? words : "not there");
    }
}

/* The facts with these effects in the record, and these attributes and bases in the instrument. */
static xmlDoc *facts_with_effects(struct test_ctx *t, const char *of_record, const char *of_instrument)
{
    static const char record[] = "<effects payment-stopped=\"no\"/>", instrument[] = "<effects payment-stopped=\"no\" ";
    struct input *in = test_read(t, "tests/unit/compose/data/facts.xml");
    const char *first = strstr(in->bytes, record), *second = strstr(in->bytes, instrument);
    assert_true(first && second && first < second);
    const char *between = first + strlen(record);
    in->bytes = arena_printf(t->arena, "%.*s%s%.*s<effects %s%s", (int)(first - in->bytes), in->bytes, of_record, (int)(second - between),
                             between, of_instrument, strchr(second, '>') + 1);
    in->n_bytes = strlen(in->bytes);
    xmlDoc *facts;
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, in, 1), DONE);
    return facts;
}

/* What the selection did besides: each effect with the basis of that alone, and "nothing else" only when nothing is. */
static void test_effects(void **state)
{
    static const char pay[] = "<effects payment-stopped=\"yes\"><basis>Participatiewet, artikel 54</basis></effects>";
    static const char shares[] = "payment-stopped=\"no\" shared=\"yes\" blocked=\"no\" delayed=\"no\" kept-for-other-use=\"no\"><basis>Wet SUWI, artikel 73</basis></effects>";
    static const char stops[] = "payment-stopped=\"yes\" shared=\"no\" blocked=\"no\" delayed=\"no\" kept-for-other-use=\"no\"><basis>Wet SUWI, artikel 54</basis></effects>";
    static const char both[] = "payment-stopped=\"yes\" shared=\"yes\" blocked=\"no\" delayed=\"no\" kept-for-other-use=\"no\"><basis>Wet A, artikel 1</basis><basis>Wet B, artikel 2</basis></effects>";
    static const char none[] = "payment-stopped=\"no\" shared=\"no\" blocked=\"no\" delayed=\"no\" kept-for-other-use=\"no\"/>";
    static const struct {
        const char *of_record, *of_instrument, *clause, *words;
    } rows[] = {
        {"<effects payment-stopped=\"no\"/>", none, "use-limited", "Wij gebruiken de keuze nergens anders voor."},
        {pay, none, "use-limited", NULL},
        {pay, none, "payment-basis", "Wettelijke basis: Participatiewet, artikel 54."},
        {pay, shares, "payment-basis", "Wettelijke basis: Participatiewet, artikel 54."},
        {pay, shares, "effects-basis", "Wettelijke basis daarvoor: Wet SUWI, artikel 73."},
        {"<effects payment-stopped=\"yes\"/>", stops, "payment-basis-program", "Wettelijke basis: Wet SUWI, artikel 54."},
        {"<effects payment-stopped=\"yes\"/>", both, "payment-basis-program", NULL},
        {"<effects payment-stopped=\"yes\"/>", both, "effects-basis-all", "Wettelijke basis die wij voor deze selectie noemen: Wet A, artikel 1; Wet B, artikel 2."},
        {"<effects payment-stopped=\"no\"/>", stops, "payment-basis-program", NULL},
        {"<effects payment-stopped=\"no\"/>", stops, "effects-basis", NULL},
        {"<effects payment-stopped=\"unknown\"/>", none, "use-limited", NULL},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        xmlDoc *page = compose(t, built_in_bundle(t), facts_with_effects(t, rows[i].of_record, rows[i].of_instrument));
        assert_non_null(page);
        char *words = words_of(t, page, 1, rows[i].clause);
        if (rows[i].words ? !words || !strstr(words, rows[i].words) : words != NULL)
            fail_msg("%zu %s: %s", i, rows[i].clause, words ? words : "not there");
    }
}

/* The line of the law: no word of a basis is lost, whatever it is called; an act is named once for its articles in a row. */
static void test_the_law_is_named_whole(void **state)
{
    static const char *const rows[][2] = {
        {"Besluit zonder inkomen onder toezicht", "Besluit zonder inkomen onder toezicht; Participatiewet, artikel 53a en 64; "},
        {"Regeling bijzonder onderwijs, onder b", "Regeling bijzonder onderwijs, onder b; "},
        {"Wet onder voorwaarden, artikel 3, onder a en onder b", "Wet onder voorwaarden, artikel 3, onder a en onder b; "},
        {"Participatiewet, artikel 11", "Participatiewet, artikel 11, artikel 53a en 64; AVG, artikel 6, lid 1, onder e; "},
        {"Participatiewet, artikel 11 en Wet SUWI, artikel 54", "Participatiewet, artikel 11 en Wet SUWI, artikel 54; Participatiewet, artikel 53a"},
        {"Participatiewet, artikel 53a en 64", "Wet: Participatiewet, artikel 53a en 64; AVG"},
        {"AVG, artikel 6, lid 1, onder e", "Wet: AVG, artikel 6, lid 1, onder e; Participatiewet, artikel 53a en 64; Algemene wet bestuursrecht"},
        {"artikel 3 van de artikelwet, artikel", "artikel 3 van de artikelwet, artikel; "},
        {"Participatiewet, artikel 11</basis><basis>Participatiewet, artikel 11</basis><basis>Participatiewet, artikel 21, lid 2", "Participatiewet, artikel 11, artikel 21, lid 2, artikel 53a"},
        {"onder", "Wet: onder; "},
        {"Verordening werken onder", "Wet: Verordening werken onder; "},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *with = arena_printf(t->arena, "<basis>%s</basis>", rows[i][0]);
        xmlDoc *page = compose_built_in(t, "facts.xml", "<basis>Participatiewet, artikel 11</basis>", with);
        assert_non_null(page);
        char *line = words_of(t, page, 1, "law");
        if (!strstr(line, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], line);
    }
}

#define DUTCH_ADDRESS \
    "country=\"NL\">\n        <street>Kerkstraat</street>\n        <number>12</number>\n        <addition>A</addition>\n" \
    "        <postcode>1234 AB</postcode>\n        <town>Voorbeeldstad</town>"

static void expect_line(struct test_ctx *t, const char *what, const char *with, const char *line)
{
    xmlDoc *page = compose_built_in(t, "facts.xml", what, with);
    assert_non_null(page);
    if (count(page, arena_printf(t->arena, "//address/line[. = '%s']", line)) != 1)
        fail_msg("no address line %s", line);
}

static void test_addresses(void **state)
{
    struct test_ctx *t = *state;
    expect_line(t, "<addition>A</addition>", "<addition>A</addition>", "Kerkstraat 12A");
    expect_line(t, "<addition>A</addition>", "<addition>1</addition>", "Kerkstraat 12-1");
    expect_line(t, "<addition>A</addition>", "<addition>A-2</addition>", "Kerkstraat 12A-2");
    expect_line(t, "<addition>A</addition>", "<addition>bis</addition>", "Kerkstraat 12 bis");
    expect_line(t, "<addition>A</addition>", "<addition>3 links</addition>", "Kerkstraat 12 3 links");
    expect_line(t, "<addition>A</addition>", "", "Kerkstraat 12");
    expect_line(t, "<postcode>1234 AB</postcode>", "<postcode>1234AB</postcode>", "1234 AB  VOORBEELDSTAD");
    expect_line(t, "<town>Voorbeeldstad</town>", "<town>IJsselmuiden</town>", "1234 AB  IJSSELMUIDEN");
    expect_line(t, DUTCH_ADDRESS, "country=\"BE\"><line>Rue Haute 1</line><line>4000 Liège</line>", "BELGIË");
}

static void test_two_languages(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *page = compose_built_in(t, "facts.xml", "language=\"nl\"", "language=\"en\"");
    assert_non_null(page);
    assert_no_notes(t->diag);
    assert_int_equal(count(page, "/page-model/letter[1][@lang='nl'][@translation='no']/address"), 1);
    assert_int_equal(count(page, "/page-model/letter[2][@lang='en'][@translation='yes']"), 1);
    assert_int_equal(count(page, "/page-model/letter[2]/address"), 0);
    assert_int_equal(count(page, "/page-model/letter[2]/body/*[1][@clause='translation-line']"), 1);
    assert_int_equal(count(page, "//value[. = 'Tuesday 12 January 2027']"), 3);
    assert_int_equal(count(page, "/page-model/letter[1]//section"), count(page, "/page-model/letter[2]//section"));
}

/* A translation that cannot be made never holds the notice. */
static void test_missing_translations(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *page = compose_built_in(t, "facts.xml", "language=\"nl\"", "language=\"de\"");
    prints(t, page, "other-language", true);
    assert_note(t->diag, "T014");
    assert_int_equal(count(page, "/page-model/letter"), 1);

    diag_clear(t->diag);
    struct bundle *b = built_in_bundle(t);
    built_in_change(t, b, "wording/en.xml", "<clause id=\"urgent\"", "<clause id=\"urgently\"");
    page = compose(t, b, built_in_facts(t, "facts.xml", "language=\"nl\"", "language=\"en\""));
    prints(t, page, "other-language", true);
    assert_note(t->diag, "T014");
    assert_int_equal(count(page, "/page-model/letter"), 1);

    diag_clear(t->diag);
    xmlDoc *facts = built_in_facts(t, "facts.xml", "<name xml:lang=\"en\">Income check</name>", "");
    xmlSetProp(xml_child(xmlDocGetRootElement(facts), "letter"), (const xmlChar *)"language", (const xmlChar *)"en");
    page = compose(t, built_in_bundle(t), facts);
    prints(t, page, "other-language", true);
    assert_note(t->diag, "T014");

    diag_clear(t->diag); /* one item of a list */
    facts = built_in_facts(t, "facts.xml", "<item xml:lang=\"en\">religion</item>", "");
    xmlSetProp(xml_child(xmlDocGetRootElement(facts), "letter"), (const xmlChar *)"language", (const xmlChar *)"en");
    page = compose(t, built_in_bundle(t), facts);
    prints(t, page, "other-language", true);
    assert_note(t->diag, "T014");
    assert_int_equal(count(page, "/page-model/letter"), 1);
}

static void test_concept(void **state)
{
    struct test_ctx *t = *state;
    struct composer *c;
    xmlDoc *page;
    assert_int_equal(load(&c, t, built_in_bundle(t)), DONE);
    assert_int_equal(compose_page(&page, t->diag, c, programs_new(t->arena, composer_tests(c), built_in_facts(t, "facts.xml", NULL, NULL)), true, NULL), DONE);
    assert_int_equal(count(page, "//mark[@kind='concept']"), 1);
}

static void test_facts_that_refuse(void **state)
{
    static const struct {
        const char *what, *with, *code;
    } rows[] = {
        {"may-deviate=\"yes\"", "may-deviate=\"unknown\"", "T005"},
        {"subject=\"aanvraag-bijstand\"", "subject=\"vliegend-tapijt\"", "T009"},
        {"<goal xml:lang=\"nl\">", "<goal xml:lang=\"de\">", "T010"},
        {"<tests", "<untested", "T005"},
        {"last-day=\"2027-01-12\"", "last-day=\"soon\"", "T013"},
        {"role=\"inkomensconsulent\"", "role=\"\"", "T017"},
        {"<name>J. de Vries</name>", "<name> </name>", "L141"},
        {"country=\"NL\">", "country=\"ZZ\"><line>x</line>", "T016"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        xmlDoc *page = compose_built_in(t, "facts.xml", rows[i].what, rows[i].with);
        if (page)
            fail_msg("%s made a letter", rows[i].with);
        assert_note(t->diag, rows[i].code);
        assert_int_equal(t->diag->worst, REFUSED);
    }
}

/* What a bundle can have wrong; file and line of the fault are named. */
static void test_broken_bundles(void **state)
{
    static const struct {
        const char *file, *what, *with, *code;
    } rows[] = {
        {"notice.xsl", "<xsl:template match=\"/\">", "<xsl:template match=\"/[\">", "T001"},
        {"blocks/head.xsl", "<xsl:if test=\"$translation != 'self'\">", "<xsl:if test=\"$translation !\">", "T001"},
        {"blocks/head.xsl", "xsl:stylesheet version", "xsl:transformer version", "S040"},
        {"blocks/opening.xsl", "clause=\"lead-summary\"", "clause=\"lead-sumary\"", "T004"},
        {"blocks/selection.xsl", "k:holds('applied-on-known')", "k:holds('applied-on-moon')", "T006"},
        {"blocks/slots.xsl", "</xsl:stylesheet>", "<xsl:include href='/etc/passwd'/></xsl:stylesheet>", "T012"},
        {"blocks/slots.xsl", "</xsl:stylesheet>", "<xsl:import href='http://a.example/x.xsl'/></xsl:stylesheet>", "T012"},
        {"blocks/slots.xsl", "select=\"k:noun('one')\"", "select=\"document('/etc/passwd')\"", "T012"},
        {"blocks/slots.xsl", "select=\"k:noun('one')\"", "select=\"generate-id()\"", "T012"},
        {"blocks/head.xsl", "<xsl:template name=\"reference\">", "<xsl:template name=\"reference\"><p>Hallo</p>", "T001"},
        {"blocks/head.xsl", "<xsl:template name=\"reference\">", "<xsl:template name=\"reference\"><xsl:text>Hallo</xsl:text>", "T001"},
        {"blocks/head.xsl", "<xsl:template name=\"reference\">", "<xsl:template name=\"reference\"><p clause=\"law\"/>", "T001"},
        {"blocks/head.xsl", "<xsl:template name=\"reference\">", "<xsl:template name=\"reference\"><p><xsl:attribute name=\"clause\">law</xsl:attribute></p>", "T001"},
        {"blocks/head.xsl", "<xsl:template name=\"reference\">", "<xsl:template name=\"reference\"><qr data=\"x\" alt=\"Hallo\"/>", "T001"},
        {"wording/nl.xml", "<clause id=\"greeting\" ", "<clause id=\"h-why\" ", "T003"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct composer *c;
        struct bundle *b = built_in_bundle(t);
        diag_clear(t->diag);
        built_in_change(t, b, rows[i].file, rows[i].what, rows[i].with);
        if (load(&c, t, b) != BROKEN)
            fail_msg("%s: %s was accepted", rows[i].file, rows[i].with);
        assert_note(t->diag, rows[i].code);
        assert_int_equal(t->diag->exit, 65);
    }
}

/* Changes a file of the bundle, and says in which line. */
static int change_at(struct test_ctx *t, struct bundle *b, const char *file, const char *what, const char *with)
{
    int line = 1;
    const char *text = built_in_file(b, file)->bytes, *end = strstr(text, what);
    for (; end && text < end; text++)
        line += *text == '\n';
    built_in_change(t, b, file, what, with);
    return line;
}

static void test_faults_name_their_file(void **state)
{
    struct test_ctx *t = *state;
    struct composer *c;
    struct bundle *b = built_in_bundle(t);
    int line = change_at(t, b, "blocks/objection.xsl", "clause=\"h-objection ", "clause=\"h-bezwaar ");
    assert_int_equal(load(&c, t, b), BROKEN);
    assert_note_at(t->diag, "T004", "blocks/objection.xsl", line, NULL);

    diag_clear(t->diag);
    b = built_in_bundle(t);
    line = change_at(t, b, "blocks/program.xsl", "select=\"data/category\"", "select=\"data/category[\"");
    assert_int_equal(load(&c, t, b), BROKEN);
    assert_note_at(t->diag, "T001", "blocks/program.xsl", line, NULL);

    diag_clear(t->diag);
    b = built_in_bundle(t);
    line = change_at(t, b, "blocks/program.xsl", "<k:say clause=\"data-source\"/>", "<xsl:value-of select=\"$nothing\"/>");
    assert_null(compose(t, b, built_in_facts(t, "facts.xml", NULL, NULL)));
    assert_note_at(t->diag, "T002", "blocks/program.xsl", line, NULL);
}

static void test_unfilled_slot(void **state)
{
    struct test_ctx *t = *state;
    struct bundle *b = built_in_bundle(t);
    built_in_change(t, b, "blocks/slots.xsl", "match=\"w:return-address\"", "match=\"w:moon\"");
    assert_null(compose(t, b, built_in_facts(t, "facts.xml", NULL, NULL)));
    assert_note(t->diag, "T008");
    assert_string_equal(test_note(t->diag, "T008")->detail, "return-address");
}

static void test_missing_files(void **state)
{
    static const char *const names[][2] = {{"notice.xsl", "S070"}, {"law/claims.xml", "S070"}, {"wording/nl.xml", "T018"}, {"wording/countries/nl.xml", "S070"}};
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct composer *c;
        struct bundle *b = built_in_bundle(t);
        struct input *gone = built_in_file(b, names[i][0]);
        memmove(gone, gone + 1, (size_t)(b->files + b->n_files - gone - 1) * sizeof *gone);
        b->n_files--;
        diag_clear(t->diag);
        assert_int_equal(load(&c, t, b), BROKEN);
        assert_note(t->diag, names[i][1]);
    }
}

/* Templates that try to get out, or never end (by a path, by an extension, by never stopping). Each is stopped: no page, a code, exit 65. */
static void test_attacks(void **state)
{
    static const struct {
        const char *attack, *code;
    } rows[] = {
        {"<xsl:template match='/'><letter><xsl:variable name='f' select=\"'/etc/passwd'\"/><xsl:copy-of select='document($f)'/></letter></xsl:template>", "T012"},
        {"<xsl:template match='/'><letter><xsl:value-of select=\"system-property('xsl:vendor')\"/></letter></xsl:template>", "T012"},
        {"<xsl:template match='/'><letter><xsl:document href='/tmp/kenbaar-attack'>x</xsl:document></letter></xsl:template>", "T012"},
        {"<xsl:template match='/' xmlns:exsl='http://exslt.org/common'><letter><exsl:document href='/tmp/kenbaar-attack' xsl:extension-element-prefixes='exsl'>x</exsl:document></letter></xsl:template>", "T012"},
        {"<xsl:template match='/' xmlns:saxon='http://icl.com/saxon' xsl:extension-element-prefixes='saxon'><letter><saxon:output file='/tmp/kenbaar-attack'>x</saxon:output></letter></xsl:template>", "T012"},
        {"<xsl:template match='/' xmlns:xt='http://www.jclark.com/xt' xsl:extension-element-prefixes='xt'><letter><xt:document href='/tmp/kenbaar-attack'>x</xt:document></letter></xsl:template>", "T012"},
        {"<xsl:template match='/' xmlns:redirect='org.apache.xalan.xslt.extensions.Redirect' xsl:extension-element-prefixes='redirect'><letter><redirect:write file='/tmp/kenbaar-attack'>x</redirect:write></letter></xsl:template>", "T012"},
        {"<xsl:template match='/'><letter><xsl:call-template name='again'/></letter></xsl:template><xsl:template name='again'><xsl:call-template name='again'/></xsl:template>", "T011"},
        {"<xsl:template match='/'><letter><xsl:call-template name='two'/></letter></xsl:template><xsl:template name='two'><xsl:param name='n' select='100'/><xsl:if test='$n'><xsl:call-template name='two'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template><xsl:call-template name='two'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if></xsl:template>", "T011"},
        {"<xsl:template match='/'><letter><xsl:value-of select='count(//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1])'/></letter></xsl:template>", "T011"},
        {"<xsl:template match='/'><letter><xsl:message terminate='yes'>stop</xsl:message></letter></xsl:template>", "T002"},
        {"<xsl:template match='/'><letter><xsl:value-of select='$undefined'/></letter></xsl:template>", NULL},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct composer *c;
        xmlDoc *page = NULL;
        struct bundle *b = built_in_without_blocks(t);
        diag_clear(t->diag);
        built_in_put(b, "notice.xsl", arena_printf(t->arena, SHEET "%s</xsl:stylesheet>", rows[i].attack));
        enum outcome got = load(&c, t, b);
        if (got == DONE)
            got = compose_page(&page, t->diag, c, programs_new(t->arena, composer_tests(c), built_in_facts(t, "facts.xml", NULL, NULL)), false, NULL);
        if (got != BROKEN || page)
            fail_msg("not stopped: %s", rows[i].attack);
        if (rows[i].code)
            assert_note(t->diag, rows[i].code);
        assert_int_equal(t->diag->exit, 65);
        struct input none;
        assert_int_not_equal(files_read(&none, t->arena, t->diag, "/tmp/kenbaar-attack"), DONE);
    }
}

/* Facts never reach a note, whatever a template says. */
static void test_notes_hold_no_facts(void **state)
{
    struct test_ctx *t = *state;
    struct bundle *b = built_in_bundle(t);
    built_in_change(t, b, "notice.xsl", "<xsl:template match=\"/\">",
                    "<xsl:template match=\"/\"><xsl:message terminate=\"yes\"><xsl:value-of select=\"$record/addressee/name\"/></xsl:message>");
    assert_null(compose(t, b, built_in_facts(t, "facts.xml", NULL, NULL)));
    assert_note(t->diag, "T002");
    for (const struct note *it = t->diag->first; it; it = it->next)
        assert_true(!it->detail || !strstr(it->detail, "Vries"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_whole_letter),
        TEST(test_letters_do_not_touch),
        TEST(test_match_never_says_risk),
        TEST(test_sentences_follow_the_facts),
        TEST(test_words_fit_the_sentence),
        TEST(test_the_law_is_named_whole),
        TEST(test_effects),
        TEST(test_addresses),
        TEST(test_two_languages),
        TEST(test_missing_translations),
        TEST(test_concept),
        TEST(test_facts_that_refuse),
        TEST(test_broken_bundles),
        TEST(test_faults_name_their_file),
        TEST(test_unfilled_slot),
        TEST(test_missing_files),
        TEST(test_attacks),
        TEST(test_notes_hold_no_facts),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/transform", tests, NULL, NULL);
}
