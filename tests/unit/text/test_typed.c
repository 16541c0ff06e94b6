/* typed: a page model as text, form by form. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/record/xml.h"
#include "../../../gen/text/typed.h"

static char *type(struct test_ctx *t, const char *xml)
{
    struct block *model = NULL;
    xmlDoc *doc = NULL;
    struct buf out;
    xml_global_init();
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    assert_int_equal(page_model_read(&model, t->arena, t->diag, doc), DONE);
    buf_init(&out, 1 << 16);
    typed_write(&out, t->arena, model);
    char *copy = arena_strndup(t->arena, out.bytes, out.n_bytes);
    buf_done(&out);
    return copy;
}

#define LETTER(inner) "<page-model><letter lang='nl' form='separate' translation='no' title='T'>" inner "</letter></page-model>"
#define FOOT "<footer><p>Gemeente · kenmerk 1</p><p>Pagina <page-number/> van <page-count/></p></footer>"
#define RULE_24 "------------------------"
#define RULE RULE_24 RULE_24 RULE_24 "\n"
#define DOUBLE_24 "========================"
#define DOUBLE DOUBLE_24 DOUBLE_24 DOUBLE_24 "\n"
#define STARS_24 "************************"
#define STARS STARS_24 STARS_24 STARS_24 "\n"

static void test_head_and_foot(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<mark kind='copy'>DUPLICAAT. Kopie.</mark><letterhead><logo src='a.svg' alt='Gemeente' width-mm='9'/></letterhead><return>Retour: Postbus 1</return>"
                                      "<address><line>J. de Vries</line><line><nobr>1234 AB</nobr>  DORP</line></address>"
                                      "<reference><row><term>Datum</term><detail>1 december 2026</detail></row>"
                                      "<row><term>Vragen? Bel</term><detail>012<br/>ma t/m vr</detail></row></reference>"
                                      "<body><h1>Titel</h1><p>Tekst.</p></body>" FOOT "<help-strip>Hulp?</help-strip>"));
    assert_string_equal(text, "[DUPLICAAT. Kopie.]\n\nGemeente\nRetour: Postbus 1\n\nJ. de Vries\n1234 AB DORP\n\n"
                              "Datum: 1 december 2026\nVragen? Bel: 012\n  ma t/m vr\n\nTitel\n=====\n\nTekst.\n\nHulp?\n\n" RULE "Gemeente · kenmerk 1\n");
}

static void test_running_text(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<body><h1>T</h1><section part='why'><h2>Waarom?</h2><ol><li>een</li><li>twee</li></ol><ul><li>drie</li></ul>"
                                      "<dl><row><term>Bellen?</term><detail>Dat mag.</detail></row><row><term>Online</term><detail>Ja</detail></row></dl>"
                                      "</section><signature><p>Groet,</p><p>Naam</p></signature></body>" FOOT));
    assert_string_equal(text, "T\n=\n\nWaarom?\n-------\n\n  1. een\n  2. twee\n\n  - drie\n\nBellen?\n    Dat mag.\nOnline:\n    Ja\n\n"
                              "Groet,\n\nNaam\n\n" RULE "Gemeente · kenmerk 1\n");
}

static void test_boxes(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<body><h1>T</h1><box kind='summary'><row><term>Iets doen?</term><detail>Nee.</detail></row></box>"
                                      "<box kind='deadline'><p>Tot en met dinsdag.</p><p>Dat is 6 weken.</p></box></body>" FOOT));
    assert_string_equal(text, "T\n=\n\n" RULE "\nIets doen?\n    Nee.\n\n" RULE "\n" DOUBLE "\nTot en met dinsdag.\n\nDat is 6 weken.\n\n" DOUBLE "\n"
                              RULE "Gemeente · kenmerk 1\n");
}

static void test_table(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<body><h1>T</h1><table><tr><th>Wat</th><th>Bedrag</th><th>Wanneer</th></tr>"
                                      "<tr><td>Huur en servicekosten</td><td align='right'><nobr>€ 9,00</nobr></td><td>mei</td></tr>"
                                      "<tr><td>Borg</td><td align='right'><nobr>€ 1.000,00</nobr></td><td>juni</td></tr></table></body>" FOOT));
    assert_string_equal(text, "T\n=\n\nWat                        Bedrag  Wanneer\nHuur en servicekosten      € 9,00  mei\n"
                              "Borg                   € 1.000,00  juni\n\n" RULE "Gemeente · kenmerk 1\n");
}

#define WORDS_40 "een lange omschrijving van wat u betaalde"

static void test_wide_table(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<body><h1>T</h1><table><tr><th>Wat</th><th>Bedrag</th><th>Wanneer</th></tr>"
                                      "<tr><td>" WORDS_40 "</td><td align='right'><nobr>€ 9,00</nobr></td><td>" WORDS_40 "</td></tr></table></body>" FOOT));
    assert_string_equal(text, "T\n=\n\nWat:\n    Bedrag\n    | Wanneer\n" WORDS_40 ":\n    € 9,00\n    | " WORDS_40 "\n\n" RULE "Gemeente · kenmerk 1\n");
}

/* "Migratiedienst Voorbeeldland · kenmerk MV-2026-0001 · vertaling:" wrapped before its last word, or at a dot that was left at the end. */
static void test_footer_ends_between_its_parts(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, LETTER("<body><h1>T</h1><p>a</p></body><footer><p>Dienst Uitvoering Voorbeeldland · kenmerk 2026-000417 · "
                                      "vertaling: de Nederlandse tekst geldt</p><p>Pagina <page-number/> van <page-count/></p></footer>"));
    assert_string_equal(text, "T\n=\n\na\n\n" RULE "Dienst Uitvoering Voorbeeldland · kenmerk 2026-000417\nvertaling: de Nederlandse tekst geldt\n");
}

static void test_code_is_written_out(void **state)
{
    struct test_ctx *t = *state;
    static const char with[] = LETTER("<body><h1>T</h1><aside><qr data='https://a.example/1' alt='Code'/><p>Het register.</p></aside></body>" FOOT);
    static const char linked[] = LETTER("<body><h1>T</h1><aside><qr data='https://a.example/1' alt='Code'/>"
                                        "<p>Zie <a href='https://a.example/1'>a.example/1</a></p></aside></body>" FOOT);
    assert_non_null(strstr(type(t, with), "Het register.\n\n<https://a.example/1>\n"));
    assert_null(strstr(type(t, linked), "<https"));
}

static void test_translation_follows(void **state)
{
    struct test_ctx *t = *state;
    const char *text = type(t, "<page-model><letter lang='nl' translation='no' title='T'><body><h1>T</h1><p>a</p></body>" FOOT "</letter>"
                               "<letter lang='en' translation='yes' title='T'><mark kind='translation'>Concept</mark><reference><row><term>Date</term><detail>1</detail></row></reference>"
                               "<body><p>This is a translation.</p><h1>U</h1><p>b</p></body>" FOOT "</letter></page-model>");
    assert_string_equal(text, "T\n=\n\na\n\n" RULE "Gemeente · kenmerk 1\n\n" STARS "\n[Concept]\n\nThis is a translation.\n\nDate: 1\n\nU\n=\n\nb\n\n" RULE "Gemeente · kenmerk 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_head_and_foot), TEST(test_running_text),        TEST(test_boxes),
        TEST(test_table),         TEST(test_wide_table), TEST(test_footer_ends_between_its_parts), TEST(test_code_is_written_out), TEST(test_translation_follows),
    };
    return cmocka_run_group_tests_name("text/typed", tests, NULL, NULL);
}
