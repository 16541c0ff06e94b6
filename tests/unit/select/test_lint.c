/* The lint over the real law/forbidden.xml: what it must find, and the true sentences that it must leave alone. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/select/lint.h"
#include "../../../gen/select/phrases.h"

static const struct lint *real_lint(struct test_ctx *t)
{
    const struct lint *lint;
    struct law_file law;
    xml_global_init();
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/forbidden.xml"), "forbidden"), DONE);
    assert_int_equal(lint_load(&lint, t->arena, &law), DONE);
    return lint;
}

static const xmlNode *root_of(struct test_ctx *t, const char *xml)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    return xmlDocGetRootElement(doc);
}

/* The row that a clause with these words breaks, or "". */
static const char *found_in(struct test_ctx *t, const struct lint *lint, const char *lang, const char *words)
{
    diag_clear(t->diag);
    const xmlNode *clause = root_of(t, arena_printf(t->arena, "<clause id=\"c\">%s</clause>", words));
    const struct lint_text text = {.file = "nl.xml", .lang = lang, .node = clause, .about = clause};
    enum outcome got = lint_clause(lint, t->diag, &text);
    const struct note *note = test_note(t->diag, "T030");
    assert_int_equal(got, note ? BROKEN : DONE);
    return note ? note->detail + strlen("c: ") : "";
}

static void test_finds(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][3] = {
        {"nl", "Het programma discrimineert niet.", "never-discriminates"},
        {"nl", "Het programma <program/> DISCRIMINEERT\n niet!", "never-discriminates"},
        {"nl", "Het <strong>discri</strong>mineert niet", "never-discriminates"},
        {"nl", "Zo discrimineert ons programma niet.", "never-discriminates"},
        {"nl", "Uw risico is hoog.", "reader-is-a-risk"},
        {"nl", "U bent een groot risico.", "reader-is-a-risk"},
        {"nl", "U bent geselecteerd als risico.", "reader-is-a-risk"},
        {"nl", "Wij doen dit tegen bijstandsfraude.", "fraud"},
        {"nl", "De risico-score was hoog", "score"},
        {"nl", "U kwam boven de drempel.", "threshold"},
        {"nl", "U hebt niets fout gedaan.", "nothing-wrong"},
        {"nl", "U wordt verdacht.", "suspect"},
        {"nl", "De selectie is het bewijs.", "selection-proves"},
        {"nl", "De wet verplicht ons dit te doen.", "law-compels"},
        {"nl", "Het model is altijd eerlijk en benadeelt niemand.", "never-unfair"},
        {"nl", "Dat benadeelt niemand.", "never-discriminates"},
        {"nl", "Uw buurman gaf een tip.", "who-told-us"},
        {"nl", "U bent een fraudeur.", "fraud"},
        {"nl", "U bent een oplichter.", "names-the-reader"},
        {"en", "The program does not discriminate.", "never-discriminates"},
        {"en", "You are a serious risk.", "reader-is-a-risk"},
        {"en", "You did nothing wrong.", "nothing-wrong"},
        {"en", "You are above the threshold.", "threshold"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(found_in(t, lint, cases[i][0], cases[i][1]), cases[i][2]);
}

static void test_leaves_alone(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][2] = {
        {"nl", "De selectie is geen bewijs dat u iets fout deed."},
        {"nl", "Denkt u dat u bent gediscrimineerd?"},
        {"nl", "Het programma let op risico's. U bent uitgekozen."},
        {"nl", "Het programma beslist niet over uw aanvraag."},
        {"nl", "Wij zochten naar onterecht verschil en vonden dat niet."},
        {"nl", "Drempelstraat 1"},
        {"en", "The selection is no proof."},
        {"en", "Do you think that you were discriminated against?"},
        {"en", "Your payment was suspended."},
        {"fr", "score"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(found_in(t, lint, cases[i][0], cases[i][1]), "");
}

#define INSTRUMENT "<instrument xmlns=\"urn:kenbaar:instrument:1\" purpose=\"%s\">%s</instrument>"

static enum outcome judge_part(struct test_ctx *t, const struct lint *lint, const char *purpose, const char *inside)
{
    diag_clear(t->diag);
    return lint_part(lint, t->diag, "i.xml", root_of(t, arena_printf(t->arena, INSTRUMENT, purpose, inside)));
}

static void test_parts(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    const char *goal = "<goal xml:lang=\"nl\">om fraude te vinden</goal>";
    assert_int_equal(judge_part(t, lint, "control", goal), DONE);
    assert_int_equal(judge_part(t, lint, "correction", goal), BROKEN);
    assert_note_at(t->diag, "T030", "i.xml", 1, NULL);
    assert_int_equal(judge_part(t, lint, "control", "<technique xml:lang=\"nl\">Het programma beslist.</technique>"), BROKEN);
    assert_note(t->diag, "T030");
    assert_int_equal(judge_part(t, lint, "control", "<technique xml:lang=\"nl\">Het programma beslist niet.</technique>"), DONE);
    assert_int_equal(judge_part(t, lint, "control", "<goal xml:lang=\"nl\">om aanvragen automatisch af te wijzen</goal>"), BROKEN);
    assert_int_equal(judge_part(t, lint, "control", "<reason><public xml:lang=\"nl\">U pleegde fraude.</public></reason>"), BROKEN);
    const char *finding = "<bias-test outcome=\"%s\"><finding xml:lang=\"nl\">%s</finding></bias-test>";
    static const char *const findings[][2] = {{"problem-open", "Dat hebben wij opgelost."}, {"mitigated", "Wij vonden niets."}};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_int_equal(judge_part(t, lint, "control", arena_printf(t->arena, finding, findings[i][0], findings[i][1])), BROKEN);
        assert_int_equal(judge_part(t, lint, "control", arena_printf(t->arena, finding, "no-unjustified-difference", findings[i][1])),
                         DONE);
    }
    const char *told = "<reason><public xml:lang=\"nl\">Het wijkteam liet ons weten dat er iets was.</public></reason>";
    assert_int_equal(judge_part(t, lint, "control", told), DONE);
    assert_int_equal(judge_part(t, lint, "control\" kind=\"signal", told), BROKEN);
    assert_int_equal(judge_part(t, lint, "control", "<finding xml:lang=\"nl\">Het risico is klein.</finding>"), DONE);
    assert_int_equal(judge_part(t, lint, "control\" kind=\"random", "<finding xml:lang=\"nl\">Het risico is klein.</finding>"),
                     BROKEN);
    assert_note(t->diag, "T030");
    assert_int_equal(judge_part(t, lint, "control",
                                "<reason><internal xmlns=\"urn:kenbaar:internal:1\">score 4</internal></reason>"),
                     DONE);
}

static void test_contradiction(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint = real_lint(t);
    const char *non_use = "<non-use><item xml:lang=\"nl\">nationaliteit</item><item xml:lang=\"en\">age</item></non-use>";
    const char *data = "<data><category><what xml:lang=\"nl\">%s</what><what xml:lang=\"en\">%s</what></category></data>%s";
    const char *said = arena_printf(t->arena, data, "Uw Nationaliteit", "Your income", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    assert_note(t->diag, "T031");
    said = arena_printf(t->arena, data, "Uw inkomen", "Your age", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    assert_note(t->diag, "T031");
    said = arena_printf(t->arena, data, "Uw paspoort", "Your wages", non_use); /* the same by a row of the law */
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    said = arena_printf(t->arena, "%s<technique xml:lang=\"nl\">Het vergelijkt nationaliteiten.</technique>", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), BROKEN);
    said = arena_printf(t->arena, "%s<technique xml:lang=\"nl\">Het kijkt niet naar nationaliteit. Het telt.</technique>", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), DONE);
    said = arena_printf(t->arena, data, "Uw inkomen", "Your wages", non_use);
    assert_int_equal(judge_part(t, lint, "control", said), DONE);
    assert_no_notes(t->diag);
}

#define FACTS                                                                                                           \
    "<facts><record><decision outcome=\"%s\" remedy=\"%s\" automated=\"%s\" requires-action=\"%s\"/></record>"            \
    "<instrument purpose=\"%s\" route=\"%s\"/></facts>"

/* What the record says beside its free text. */
struct beside {
    const char *outcome, *remedy, *automated, *purpose, *route, *action;
};
static const struct beside ordinary = {"refused", "bezwaar", "no", "control", "risk", "no"};

/* Which codes the free text of a record gets; the last day is 12 January 2027. */
static const char *codes_of(struct test_ctx *t, const struct lint *lint, struct beside b, const char *note)
{
    static const char *const codes[] = {"L040", "L041", "L042"};
    const char *out = "";
    diag_clear(t->diag);
    const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><decision><summary>Nee.</summary></decision><note>%s</note></record>", note));
    const xmlNode *facts = root_of(t, arena_printf(t->arena, FACTS, b.outcome, b.remedy, b.automated, b.action, b.purpose, b.route));
    const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = date_parse("2027-01-12")};
    enum outcome got = lint_record(lint, t->diag, &texts);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (test_note(t->diag, codes[i]))
            out = arena_printf(t->arena, "%s%s", out, codes[i]);
    assert_int_equal(got, test_note(t->diag, "L041") || test_note(t->diag, "L042") ? HELD : DONE);
    return out;
}

static void test_records(void **state)
{
    struct test_ctx *t = *state;
    static const char *const cases[][3] = {
        {"control", "Dit is fraude.", ""},
        {"correction", "Dit is fraude.", "L040"},
        {"control", "Het drempelinkomen is te hoog. De drempel ook.", ""},
        {"control", "U kunt bezwaar maken tot en met 12 januari 2027.", ""},
        {"control", "U kunt bezwaar maken tot en met 8 januari 2027.", "L041"},
        {"control", "Stuur uw bezwaarschrift uiterlijk 08-01-2027.", "L041"},
        {"control", "Bezwaar kan tot 2027-01-08.", "L041"},
        {"control", "U maakte bezwaar op 3 oktober 2026.", ""},
        {"control", "Betaal uiterlijk 8 januari 2027.", ""},
        {"control", "Betaal uiterlijk nu. U bent verdacht; bezwaar kan tot 9 januari 2027", "L041L042"},
        {"control", "U bent een fraudeur.", "L042"},
        {"correction", "U bent een fraudeur.", "L040L042"},
        {"control", "U bent een risico.", "L042"},
        {"control", "De score was hoog.", "L040"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct beside b = ordinary;
        b.purpose = cases[i][0];
        assert_string_equal(codes_of(t, lint, b, cases[i][1]), cases[i][2]);
    }
}

/* What the text says against the record holds the letter; the same words beside another record do not. */
static void test_against_the_record(void **state)
{
    struct test_ctx *t = *state;
    static const struct beside intention = {"intention", "none", "no", "control", "risk", "no"};
    static const struct beside appeal = {"refused", "beroep", "no", "control", "risk", "no"};
    static const struct beside computer = {"refused", "bezwaar", "yes", "control", "rule", "no"};
    static const struct beside recovery = {"recovery", "bezwaar", "no", "control", "risk", "yes"};
    static const struct beside lot = {"refused", "bezwaar", "no", "control", "random", "no"};
    static const struct {
        const struct beside *beside, *fine_beside;
        const char *note, *codes;
    } cases[] = {
        {&intention, &ordinary, "Wij hebben besloten uw bijstand te stoppen.", "L042"},
        {&intention, &ordinary, "Daarna kunt u bezwaar maken.", "L042"},
        {&intention, NULL, "Wij hebben nog niet besloten. U kunt nog geen bezwaar maken.", ""},
        {&ordinary, &intention, "Wij zijn van plan uw bijstand te stoppen.", "L042"},
        {&ordinary, &intention, "U kunt uw zienswijze geven.", "L042"},
        {&ordinary, NULL, "Wij lazen uw zienswijze. U was van plan te verhuizen.", ""},
        {&ordinary, NULL, "U moet 500 euro terugbetalen.", "L042"},
        {&ordinary, NULL, "U moet niets doen. Moet u iets doen? Nee.", ""},
        {&ordinary, &appeal, "U kunt hiertegen geen bezwaar maken.", "L042"},
        {&ordinary, &intention, "U hoeft niet in bezwaar, bellen is genoeg.", "L042"},
        {&appeal, &ordinary, "U kunt niet in beroep gaan.", "L042"},
        {&ordinary, NULL, "U kunt binnen acht weken bezwaar maken.", "L042"},
        {&ordinary, NULL, "De bezwaartermijn loopt af op 3 maart 2027.", "L042"},
        {&ordinary, NULL, "Betaal binnen zes weken. Daarna kunt u bezwaar maken.", ""},
        {&recovery, &ordinary, "U hoeft niets te doen.", "L042"},
        {&recovery, &ordinary, "U hoeft niets te betalen.", "L042"},
        {&recovery, NULL, "U moet 500 euro terugbetalen.", ""},
        /* what is true stays unheld */
        {&ordinary, NULL, "Bent u het er niet mee eens, dan kunt u bezwaar maken.", ""},
        {&ordinary, NULL, "U kunt bezwaar maken als u het er niet mee eens bent. Maakt u geen bezwaar, dan blijft het zo.", ""},
        {&ordinary, NULL, "Wij antwoorden binnen zes weken op uw bezwaar.", ""},
        {&ordinary, NULL, "Het programma koos uw dossier, een medewerker besliste.", ""},
        {&ordinary, NULL, "U kon eerder uw zienswijze geven. U hebt dat niet gedaan.", ""},
        {&intention, NULL, "Voordat wij besluiten, mag u reageren.", ""},
        {&computer, NULL, "Wilt u dat een medewerker opnieuw beslist? Bel ons.", ""},
        {&ordinary, &computer, "De computer heeft dit besloten.", "L042"},
        {&ordinary, &computer, "Uw aanvraag is automatisch afgewezen.", "L042"},
        {&computer, &ordinary, "Een medewerker besloot dit.", "L042"},
        {&lot, &ordinary, "Het risico is klein.", "L040"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(codes_of(t, lint, *cases[i].beside, cases[i].note), cases[i].codes);
        if (cases[i].fine_beside)
            assert_string_equal(codes_of(t, lint, *cases[i].fine_beside, cases[i].note), "");
    }
}

/* What a reader of the code wrote to break the search (r3), with no note then. Each holds the letter. */
static void test_harmful(void **state)
{
    struct test_ctx *t = *state;
    static const struct beside intention = {"intention", "none", "no", "control", "risk", "no"};
    static const struct {
        const struct beside *beside;
        const char *note;
    } cases[] = {
        {&intention, "Wij hebben uw aanvraag afgewezen."},
        {&intention, "Uw aanvraag is afgewezen."},
        {&intention, "Uw aanvraag wordt afgewezen."},
        {&intention, "Uw uitkering is per 1 december 2026 beëindigd."},
        {&intention, "Wij hebben uw vergunning ingetrokken."},
        {&intention, "U hebt bijstand: die hebben wij toegekend."},
        {&intention, "Wij stoppen uw uitkering per 1 december 2026. Daar kunt u zes weken iets tegen doen."},
        {&intention, "Het besluit is genomen: uw uitkering stopt."},
        {&intention, "U ontvangt geen bijstand meer. Dit besluit staat vast."},
        {&ordinary, "Bezwaar kunt u hiertegen niet maken."},
        {&ordinary, "Bezwaar maken kan hiertegen niet."},
        {&ordinary, "U kunt tegen deze beslissing van ons helaas geen enkel bezwaar meer maken."},
        {&ordinary, "Tegen dit besluit staat geen rechtsmiddel open."},
        {&ordinary, "Bezwaar is uitgesloten."},
        {&ordinary, "U kunt geen beroep instellen en geen bezwaar."},
        {&ordinary, "Bezwaar is zinloos."},
        {&ordinary, "Bezwaar staat niet open."},
        {&ordinary, "De bezwaarmogelijkheid is vervallen."},
        {&ordinary, "U hebt geen recht van bezwaar."},
        {&ordinary, "U kunt hiertegen geen bezwaar-procedure beginnen."},
        {&ordinary, "Hier kunt u niets meer tegen doen."},
        {&ordinary, "Dit besluit is definitief."},
        {&ordinary, "Protesteren heeft geen zin."},
        {&ordinary, "U kunt hier niet tegen in verweer."},
        {&ordinary, "U heeft zes weken om te reageren."},
        {&ordinary, "U hebt tot 5 januari om te reageren."},
        {&ordinary, "U kunt bezwaar maken. Dat kost 50 euro."},
        {&ordinary, "U kunt bezwaar maken bij de gemeente Utrecht, Postbus 1."},
        {&ordinary, "Een bezwaarschrift sturen is zinloos."},
        {&ordinary, "Bezwaar? Dat moet u doen voor Kerst."},
        {&ordinary, "U kunt alleen telefonisch bezwaar maken."},
        {&ordinary, "Bezwaar maken kan tot het einde van het jaar."},
        {&ordinary, "Uw bezwaar moet er op 3 maart zijn."},
        {&ordinary, "Bel mij even, dan regelen we het zonder bezwaarschrift."},
        {&ordinary, "De AI vond uw aanvraag verdacht en wees hem af."},
        {&ordinary, "Uw aanvraag kwam niet door de automatische controle en is daarom afgewezen."},
        {&ordinary, "U staat als risico geregistreerd."},
        {&ordinary, "U bent aangemerkt als fraude-geval."},
        {&ordinary, "U hebt gefraudeerd. Het programma discrimineert niet."},
        {&ordinary, "U hebt gefraudeerd, dat weet u zelf ook."},
        {&ordinary, "Het programma discrimineert niet."},
        {&ordinary, "U hebt tegen ons gelogen."},
        {&ordinary, "Het programma maakt geen fouten."},
        /* what stands beside an innocent phrase is found all the same */
        {&ordinary, "U bent slachtoffer van een oplichter en zelf een dief."},
        {&ordinary, "Ons voornemen van 3 november 2026 voeren wij nu uit. U kunt uw zienswijze geven."},
        {&ordinary, "Ons voornemen voeren wij pas in maart uit."},
        {&ordinary, "U deed een beroep op de hardheidsclausule. Bezwaar kan daartegen niet."},
        {&ordinary, "Uw eerdere bezwaar kwam binnen de bezwaartermijn. De bezwaartermijn is nu voorbij."},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *codes = codes_of(t, lint, *cases[i].beside, cases[i].note);
        if (!strstr(codes, "L042"))
            fail_msg("%s: %s", cases[i].note, codes);
    }
}

/* Ordinary sentences, most of them held or warned of once (r3): nothing that the record denies. */
static void test_innocent(void **state)
{
    struct test_ctx *t = *state;
    static const struct beside granted = {"granted", "bezwaar", "no", "control", "risk", "no"};
    static const struct beside objection = {"objection-decided", "beroep", "no", "control", "risk", "no"};
    static const struct beside appeal = {"refused", "beroep", "no", "control", "risk", "no"};
    static const struct beside intention = {"intention", "zienswijze", "no", "control", "risk", "no"};
    static const struct {
        const struct beside *beside;
        const char *note;
    } cases[] = {
        {&ordinary, "U hebt eerder bezwaar gemaakt. Dat bezwaar is niet op tijd ontvangen."},
        {&ordinary, "U hebt geen bezwaar gemaakt tegen het eerste besluit."},
        {&ordinary, "Ons voornemen van 3 november 2026 voeren wij nu uit."},
        {&ordinary, "U hebt niet gereageerd op ons voornemen."},
        {&ordinary, "Op 3 november 2026 schreven wij dat wij van plan waren uw bijstand te stoppen. Dat doen wij nu."},
        {&ordinary, "Eerder waren wij van plan uw bijstand te stoppen."},
        {&granted, "Wij zijn van plan u in 2027 opnieuw uit te nodigen."},
        {&ordinary, "U kunt met uw zienswijze niet aantonen dat u ziek was."},
        {&ordinary, "U kreeg een zienswijze-formulier en reageerde niet."},
        {&ordinary, "U had twee weken om te reageren."},
        {&objection, "U doet een beroep op de hardheidsclausule. Dat beroep kan niet slagen."},
        {&appeal, "U kunt geen beroep op de hardheidsclausule doen."},
        {&ordinary, "U hebt recht op een beroep op de hardheidsclausule."},
        {&objection, "Het beroep is niet beschermd."},
        {&objection, "U kunt de werkplek in uw huis niet als beroep aanmerken."},
        {&intention, "U kunt uw beroep niet meer uitoefenen."},
        {&appeal, "U kunt uw beroep niet meer uitoefenen. U krijgt een uitkering."},
        {&ordinary, "U bent niet in beroep gegaan tegen het eerdere besluit."},
        {&objection, "U bent niet in beroep gegaan tegen het eerdere besluit."},
        {&objection, "U hebt uw bezwaar binnen de bezwaartermijn gestuurd."},
        {&objection, "U maakte bezwaar. Binnen zes weken hebt u bezwaar gemaakt, dus op tijd."},
        {&objection, "Uw bezwaar is niet-ontvankelijk, want het kwam te laat."},
        {&objection, "Uw bezwaar is gegrond. U krijgt alsnog bijstand. U hoeft niets terug te betalen."},
        {&ordinary, "Het bezwaar van uw buurman tegen uw vergunning is ongegrond."},
        {&ordinary, "Er zijn geen bezwaren tegen uw bouwplan."},
        {&ordinary, "Bent u het niet eens met ons, dan kunt u bezwaar maken. Bezwaar maken kunt u ook als u het niet eens bent met de reden."},
        {&ordinary, "De dief is gepakt. U krijgt een vergoeding."},
        {&ordinary, "Het ging om een misdaad tegen u. U bent slachtoffer van een oplichter."},
        {&ordinary, "De criminele uitbuiting waarvan u slachtoffer was, telt mee."},
        {&ordinary, "U verdacht de verkoper van fraude."},
        {&ordinary, "U bent slachtoffer van fraude. Wij hebben geen fraude bij u gevonden. U hebt niet gefraudeerd."},
        {&ordinary, "U hoeft niet bij te dragen. U krijgt 100 procent vergoed."},
        {&intention, "Uw aanvraag is in behandeling genomen. Er is nog geen besluit genomen."},
        {&intention, "U krijgt een brief als het besluit is genomen. Stuurt u niets, dan wordt uw aanvraag afgewezen."},
        {&intention, "Wij hebben u in 2025 bijstand toegekend. Wij zijn van plan die te verlagen."},
        {&ordinary, "De computer heeft uw aanvraag niet goed verwerkt."},
        {&ordinary, "De vergoeding voor de computer is afgewezen."},
        {&ordinary, "Er is geen sprake van discriminatie in deze zaak."},
        {&ordinary, "Wij hebben uw aanvraag afgewezen."},
        {&ordinary, "Wij stoppen uw uitkering per 1 december 2026."},
        {&ordinary, "U kunt ons altijd bellen met vragen."},
        {&ordinary, "U krijgt een boete van 150 euro."},
        {&ordinary, "Wij betalen u het geld uiterlijk 15 december 2026."},
        {&ordinary, "U krijgt een uitkering voor een zelfstandig beroep. Uw beroep is kapper. Daarom geldt een andere norm."},
        {&ordinary, "Uw auto is meer waard dan u opgaf. Daarom trekken wij uw bijstand in."},
        {&ordinary, "Wij beslissen binnen acht weken op uw aanvraag voor bijzondere bijstand."},
        {&ordinary, "U woont niet op het adres dat u opgaf. U hebt niet alles gemeld wat u moest melden."},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *codes = codes_of(t, lint, *cases[i].beside, cases[i].note);
        if (codes[0])
            fail_msg("%s: %s", cases[i].note, codes);
    }
}

/* True or harmless, and noted all the same, held on the safe side: a looser search would let through what is neither. */
static void test_on_the_safe_side(void **state)
{
    struct test_ctx *t = *state;
    static const struct beside granted = {"granted", "bezwaar", "no", "control", "risk", "no"};
    static const struct beside recovery = {"recovery", "bezwaar", "no", "control", "risk", "yes"};
    static const struct beside intention = {"intention", "none", "no", "control", "risk", "no"};
    static const struct {
        const struct beside *beside;
        const char *note, *codes;
    } cases[] = {
        /* "hoeft geen bezwaar": the half that follows is what makes it true */
        {&ordinary, "U hoeft geen bezwaar te maken als u het eens bent met dit besluit.", "L042"},
        /* a duty is one, when requires-action says no */
        {&granted, "U moet elke maand uw inkomsten doorgeven.", "L042"},
        {&granted, "U moet uw adreswijziging op tijd doorgeven.", "L042"},
        /* of what the reader need not pay, only the clerk knows */
        {&recovery, "U betaalt niets voor de hulp.", "L042"},
        /* a name for the reader, proved or not */
        {&ordinary, "U bent crimineel veroordeeld. Daarom krijgt u geen verklaring.", "L042"},
        /* of another application than this one: the words are the same */
        {&intention, "Uw eerdere aanvraag is in 2024 afgewezen.", "L042"},
        /* a day beside the word "bezwaar" */
        {&ordinary, "Uw aanvraag kan niet voor 1 februari 2027 in beroep of bezwaar worden behandeld.", "L041"},
        /* "dat" may be the program: a warning, as before */
        {&ordinary, "De waarde van uw huis is neutraal geschat. Dat is eerlijk.", "L040"},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(codes_of(t, lint, *cases[i].beside, cases[i].note), cases[i].codes);
}

/* The label of an amount is a debt, and the record says that there is nothing to do. */
static void test_debts(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *label, *cents, *action;
        bool is_held;
    } cases[] = { /* the gate sees to what is claimed by its outcome */
        {"Terug te betalen", "12345", "no", true},       {"Nog te voldoen", "12345", "no", true},
        {"Terugvordering", "12345", "no", true},         {"Boete", "12345", "no", true},
        {"Te betalen over juli 2026", "1", "no", true},  {"Bestuurlijke boete", "1", "no", true},
        {"Terug te betalen", "12345", "yes", false},     {"Boete", "0", "no", false},
        {"Boete", "-12345", "no", false},                {"Boete die vervalt", "12345", "no", false},
        {"Aan u te betalen", "12345", "no", false},      {"Door ons nog te betalen", "12345", "no", false},
        {"Toeslag per maand", "12345", "no", false},     {"Te veel betaald over juli 2026", "12345", "no", false},
    };
    const struct lint *lint = real_lint(t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        diag_clear(t->diag);
        const xmlNode *record = root_of(t, arena_printf(t->arena, "<record><decision>\n<amount cents=\"%s\" label=\"%s\"/></decision></record>",
                                                        cases[i].cents, cases[i].label));
        const xmlNode *facts = root_of(t, arena_printf(t->arena, FACTS, "granted", "bezwaar", "no", cases[i].action, "control", "risk"));
        const struct lint_record texts = {.record = record, .facts = facts->doc, .last_day = DATE_NONE};
        if (lint_record(lint, t->diag, &texts) != (cases[i].is_held ? HELD : DONE))
            fail_msg("%s %s %s", cases[i].label, cases[i].cents, cases[i].action);
        const struct note *note = test_note(t->diag, "L042");
        if (cases[i].is_held && (!note || strcmp(note->detail, "debt-with-nothing-to-do") != 0))
            fail_msg("%s", cases[i].label);
    }
}

static bool stands_in(struct test_ctx *t, const char *pattern, const char *text)
{
    struct words negations = pattern_of(t->arena, "niet geen"), words = words_of(t->arena, text);
    struct words wanted = pattern_of(t->arena, pattern);
    return phrase_stands_in(&wanted, &words, &negations);
}

static void test_patterns(void **state)
{
    struct test_ctx *t = *state;
    assert_true(stands_in(t, "score*", "Twee Scores"));
    assert_true(stands_in(t, "*score", "risicoscore"));
    assert_false(stands_in(t, "*score", "risicoscores"));
    assert_true(stands_in(t, "a * c", "a b c"));
    assert_false(stands_in(t, "a * c", "a. c"));
    assert_true(stands_in(t, "a ... c", "a c"));
    assert_true(stands_in(t, "a ... c", "a 1 2 3 4 5 c"));
    assert_false(stands_in(t, "a ... c", "a 1 2 3 4 5 6 c"));
    assert_false(stands_in(t, "a ... c", "a b. Dan c"));
    assert_false(stands_in(t, "a ... c", "a niet c"));
    assert_true(stands_in(t, "a !niet", "a wel"));
    assert_true(stands_in(t, "a !niet", "dus a"));
    assert_false(stands_in(t, "a !niet", "a niet"));
    assert_true(stands_in(t, "één", "ÉÉN!"));
    assert_false(stands_in(t, "a", ""));
    assert_true(stands_in(t, "b !*", "a b"));
    assert_false(stands_in(t, "a !*", "a b"));
    struct words none = {0}, text = words_of(t->arena, "a b c. a c b");
    struct words known = pattern_of(t->arena, "a b");
    assert_int_equal(phrase_begins(&known, &text), 2);
    phrase_hide(&known, &text, &none);
    assert_int_equal(phrase_begins(&known, &text), 0);
    assert_string_equal(text.words[1], "_");
    assert_string_equal(text.words[2], "c");
    assert_string_equal(text.words[4], "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_finds),         TEST(test_leaves_alone), TEST(test_parts),
        TEST(test_contradiction), TEST(test_records),      TEST(test_against_the_record),
        TEST(test_harmful),       TEST(test_innocent),     TEST(test_on_the_safe_side),
        TEST(test_debts),         TEST(test_patterns),
    };
    return cmocka_run_group_tests_name("select/lint", tests, NULL, NULL);
}
