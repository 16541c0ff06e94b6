/* schema: libxml2's errors in our own words, each with its field, line and path. */
#include "record_fixture.h"

#include "../../../gen/record/selections.h"

struct row {
    const char *from, *to; /* what is spoiled in the record */
    const char *code;
    long line;
    const char *xpath;
    const char *field; /* the clerk's label, Dutch; NULL when there is none */
    const char *detail;
};

// clang-format off
static const struct row rows[] = {
    {"<name>J. de Vries</name>", "", "R020", 3, "/record/addressee/name", "Naam", "<name>"},
    {"<town>Voorbeeldstad</town>", "", "R020", 3, "/record/addressee/address/town", "Woonplaats", "<town>"},
    {" <effects payment-stopped=\"no\"/>", "", "R020", 1, "/record/effects", "Gevolgen tijdens de controle", "<effects>"},
    {"<language>nl</language>", "", "R020", 4, "/record/language", "Taal", "<language>"},
    {"<language>nl</language>", "<taal>nl</taal>", "R021", 4, "/record/taal", NULL, "<language>"},
    {"<language>", "<language xmlns=\"\">", "R021", 4, "/record/language", "Taal", "<language>"},
    {"<effects", "<effects payment-stopped=\"no\"/><effects", "R022", 8, "/record/effects[2]", "Gevolgen tijdens de controle", "<note> | <enclosures>"},
    {"<postcode>1234 AB</postcode>", "", "R020", 3, "/record/addressee/address/postcode", "Postcode", "<addition> | <postcode>"},
    {" remedy=\"bezwaar\"", "", "R023", 5, "/record/decision/@remedy", "Rechtsmiddel", NULL},
    {"id=\"2026-000417\" ", "", "R023", 1, "/record/@id", "Kenmerk van het besluit", NULL},
    {"<review", "<review zork=\"1\"", "R024", 7, "/record/review/@zork", NULL, NULL},
    {"<review", "<review xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\"", "R024", 7, "/record/review/@schemaLocation", NULL, NULL},
    {"<review", "<review xml:base=\"http://x.example\"", "R024", 7, "/record/review/@base", NULL, NULL},
    {"1234 AB", "1234ab", "R025", 3, "/record/addressee/address/postcode", "Postcode", NULL},
    {"1234 AB", "1234 SS", "R025", 3, "/record/addressee/address/postcode", "Postcode", NULL},
    {"1234 AB", "0234 AB", "R025", 3, "/record/addressee/address/postcode", "Postcode", NULL},
    {"<number>12<", "<number>12A<", "R025", 3, "/record/addressee/address/number", "Huisnummer", NULL},
    {"\"NL\"", "\"Nederland\"", "R025", 3, "/record/addressee/address/@country", "Land", NULL},
    {">nl<", ">Dutch<", "R025", 4, "/record/language", "Taal", NULL},
    {"2026-000417", "../etc/passwd", "R025", 1, "/record/@id", "Kenmerk van het besluit", NULL},
    {"\"2026-11-27\"", "\"27-11-2026\"", "R014", 5, "/record/decision/@date", "Datum besluit", NULL},
    {"\"2026-11-27\"", "\"2026-11-27Z\"", "R014", 5, "/record/decision/@date", "Datum besluit", NULL},
    {"\"2026-11-25\"", "\"\"", "R028", 7, "/record/review/@date", "Datum beoordeling", NULL},
    {"\"no\"/>", "\"nee\"/>", "R026", 8, "/record/effects/@payment-stopped", "Betaling gestopt", "yes, no, unknown"},
    {">standard<", ">groot<", "R026", 4, "/record/reading-format", "Leesvorm", "standard, large-print, html, text, braille"},
    {">J. de Vries<", "> <", "R028", 2, "/record/addressee/name", "Naam", NULL},
    {"<town>Voorbeeldstad</town>", "<town/>", "R028", 3, "/record/addressee/address/town", "Woonplaats", NULL},
    {">J. de Vries<", ">&#160;<", "R028", 2, "/record/addressee/name", "Naam", NULL},
    {">Kerkstraat<", ">&#8195; \n<", "R028", 3, "/record/addressee/address/street", "Straat", NULL},
    {">U krijgt geen bijstand.<", "><![CDATA[\u00a0]]><", "R028", 6, "/record/decision/summary", "Samenvatting van het besluit", NULL},
    {"\"consulent\"", "\"&#12288;\"", "R028", 7, "/record/review/@role", "Functie van de beoordelaar", NULL},
    {"</number>", "</number><addition>\u2014</addition>", "R025", 3, "/record/addressee/address/addition", "Huisnummertoevoeging", NULL},
    {"</number>", "</number><addition>-2</addition>", "R025", 3, "/record/addressee/address/addition", "Huisnummertoevoeging", NULL},
    {"</number>", "</number><addition>12-1</addition>", "R052", 3, "/record/addressee/address/addition", "Huisnummertoevoeging", NULL},
    {"<basis>", "<amount cents=\"1,50\" label=\"x\"/><basis>", "R025", 6, "/record/decision/amount/@cents", "Bedrag in centen", NULL},
    {"<basis>", "<amount cents=\"1\" label=\"x\"/><amount cents=\"999999999999\" label=\"x\"/><basis>", "R029", 6, "/record/decision/amount[2]/@cents", "Bedrag in centen", "-99999999999 .. 99999999999"},
    {"automated=\"no\"", "automated=\"no\" term-days=\"0\"", "R029", 5, "/record/decision/@term-days", "Termijn in dagen", "1 .. 365"},
    {"<summary>", "tekst<summary>", "R030", 5, "/record/decision", "Besluit", NULL},
    {">J. de Vries<", "><b>J</b><", "R030", 2, "/record/addressee/name", "Naam", NULL},
};
// clang-format on

static void test_each_kind_of_fault(void **state)
{
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct record record;
        diag_clear(t->diag);
        assert_int_equal(read_one(t, spoil(t, a_record, row->from, row->to), &record), REFUSED);
        assert_note_at(t->diag, row->code, "test.xml", row->line, row->xpath);
        const struct note *note = test_note(t->diag, row->code);
        if (t->diag->n_notes != 1) {
            fail_msg("%s at %s: also %s", row->code, row->xpath, diag_table[t->diag->last->code].code);
        }
        assert_int_equal(t->diag->exit, 1);
        if (row->field) {
            assert_non_null(note->at.field[NL]);
            assert_string_equal(note->at.field[NL], row->field);
            assert_non_null(note->at.field[EN]);
        } else {
            assert_null(note->at.field[NL]);
        }
        if (row->detail) {
            assert_string_equal(note->detail, row->detail);
        } else {
            assert_null(note->detail);
        }
    }
}

static void test_hint_of_the_field(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    assert_int_equal(read_one(t, spoil(t, a_record, "1234 AB", "1234ab"), &record), REFUSED);
    assert_non_null(strstr(test_note(t->diag, "R025")->at.hint[NL], "1234 AB"));
    assert_non_null(strstr(test_note(t->diag, "R025")->at.hint[EN], "1234 AB"));
}

static void test_too_long_says_how_long(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    char name[122];
    memset(name, 'x', 121);
    name[121] = '\0';
    assert_int_equal(read_one(t, spoil(t, a_record, "J. de Vries", name), &record), REFUSED);
    assert_note_at(t->diag, "R027", "test.xml", 2, "/record/addressee/name");
    assert_string_equal(test_note(t->diag, "R027")->detail, "max. 120");
    diag_clear(t->diag);
    name[120] = '\0';
    assert_int_equal(read_one(t, spoil(t, a_record, "J. de Vries", name), &record), DONE);
    assert_no_notes(t->diag);
}

static void test_all_faults_at_once(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    const char *text = spoil(t, a_record, "1234 AB", "1234");
    text = spoil(t, text, "2026-11-27", "27/11/2026");
    text = spoil(t, text, "payment-stopped=\"no\"", "");
    text = spoil(t, text, ">nl<", "><");
    assert_int_equal(read_one(t, text, &record), REFUSED);
    assert_note(t->diag, "R025");
    assert_note(t->diag, "R014");
    assert_note(t->diag, "R023");
    assert_note(t->diag, "R028");
    assert_int_equal(t->diag->n_notes, 4);
}

/* Promise: no value ever reaches a note. */
static void test_no_note_bears_a_value(void **state)
{
    struct test_ctx *t = *state;
    static const char secret[] = "Geheimnis";
    static const char *const places[] = {
        "2026-000417", "voorbeeldstad", "Z-1",     "subject",  "natural",    "NL",       "1234 AB", ">nl<", "12<",
        "refused",     "2026-11-27",    "bezwaar", "standard", "2026-11-25", "\"no\"/>", "version", "role", "<effects"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct record record;
        diag_clear(t->diag);
        bool is_markup = strpbrk(places[i], "<>\"") != NULL;
        const char *with = is_markup ? "><Geheimnis/><" : "Geheimnis !";
        read_one(t, spoil(t, a_record, places[i], with), &record);
        for (const struct note *it = t->diag->first; it; it = it->next) {
            assert_null(it->detail ? strstr(it->detail, secret) : NULL);
        }
    }
}

/* An element's name is the record's too: a number or an odd name is not repeated. */
static void test_odd_names_are_not_repeated(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    assert_int_equal(read_one(t, spoil(t, a_record, "<language>", "<n123456782/><language>"), &record), REFUSED);
    assert_note_at(t->diag, "R021", "test.xml", 4, "/record/*");
    diag_clear(t->diag);
    assert_int_equal(read_one(t, spoil(t, a_record, "<review", "<review J\xC3\xA9r\xC3\xB4me=\"1\""), &record),
                     REFUSED);
    assert_note_at(t->diag, "R024", "test.xml", 7, "/record/review/@*");
}

static void test_labels_and_hints(void **state)
{
    struct test_ctx *t = *state;
    struct schema *schema = load_schema(t, "record");
    struct place at = {0};
    schema_label(schema, &at, "decision", "date");
    assert_string_equal(at.field[NL], "Datum besluit");
    assert_string_equal(at.field[EN], "Date of decision");
    schema_label(schema, &at, "street", NULL);
    assert_string_equal(at.field[NL], "Straat");
    schema_label(schema, &at, "nothing", "none");
    assert_null(at.field[NL]);
    assert_non_null(strstr(schema_hint(schema, "decision", "date", NL), "JJJJ-MM-DD"));
    assert_non_null(strstr(schema_hint(schema, "decision", "date", EN), "YYYY-MM-DD"));
    assert_null(schema_hint(schema, "decision", NULL, NL));
}

static enum outcome check(struct test_ctx *t, const char *schema, const char *text)
{
    xmlDoc *doc;
    struct place at = {.file = "test.xml"};
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, text), 1), DONE);
    return schema_check(load_schema(t, schema), t->diag, doc, &at);
}

static void test_texts_say_their_language(void **state)
{
    struct test_ctx *t = *state;
    const char *body = test_read(t, "samples/bodies/voorbeeldstad.xml")->bytes;
    assert_int_equal(check(t, "body", spoil(t, body, "<name xml:lang=\"nl\">", "<name>")), REFUSED);
    assert_note_at(t->diag, "R032", "test.xml", 0, "/body/name[1]");
    diag_clear(t->diag);
    assert_int_equal(check(t, "body", spoil(t, body, "<name xml:lang=\"nl\">", "<name xml:lang=\"Nederlands\">")),
                     REFUSED);
    assert_note(t->diag, "R032");
    diag_clear(t->diag);
    assert_int_equal(check(t, "body", spoil(t, body, "jurisdiction=\"nl\"", "jurisdiction=\"bes\"")), REFUSED);
    assert_note_at(t->diag, "R026", "test.xml", 0, "/body/@jurisdiction");
}

static void test_samples_fit(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *schema, *file;
    } files[] = {
        {"body", "samples/bodies/voorbeeldstad.xml"},
        {"instrument", "samples/instruments/heronderzoek-3.xml"},
        {"record", "samples/records/2026-000417.xml"},
        {"selections", "samples/selections.xml"},
        {"bundle", "templates/bundle.xml"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(check(t, files[i].schema, test_read(t, files[i].file)->bytes), DONE);
        assert_no_notes(t->diag);
    }
    assert_int_equal(
        check(t, "releases",
              "<releases xmlns=\"urn:kenbaar:releases:1\" version=\"1.0\"><release body=\"v\" record=\"2026-000417\" "
              "gate=\"G1\" by=\"A. de Boer\" role=\"hoofd\" on=\"2026-11-28\" until=\"2026-12-31\">"
              "<ground>goed</ground></release></releases>"),
        DONE);
    assert_no_notes(t->diag);
}

static bool has_row(const xmlNode *declaration)
{
    const xmlNode *row = xml_child(xml_child(xml_child(declaration, "annotation"), "appinfo"), "field");
    const char *personal = xml_attr(row, "personal");
    return row && xml_attr(row, "nl") && xml_attr(row, "en") && personal &&
           (strcmp(personal, "yes") == 0 || strcmp(personal, "no") == 0);
}

static void assert_documented(const xmlNode *node)
{
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it)) {
        if ((xml_named(it, "element") || xml_named(it, "attribute")) && !has_row(it)) {
            fail_msg("no label: %s, line %ld", xml_attr(it, "name"), xml_line(it));
        }
        if (xml_named(it, "import") || xml_named(it, "include") || xml_named(it, "key") || xml_named(it, "unique")) {
            fail_msg("not allowed in a schema of ours: %s", (const char *)it->name);
        }
        assert_documented(it);
    }
}

/* The XSD is the field table: every element and attribute has its label in both languages. */
static void test_every_field_is_documented(void **state)
{
    struct test_ctx *t = *state;
    static const char *const names[] = {"record", "selections", "instrument", "body", "bundle", "releases"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        xmlDoc *doc;
        const char *path = arena_printf(t->arena, "templates/schema/%s.xsd", names[i]);
        assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_read(t, path), 1), DONE);
        assert_documented(xmlDocGetRootElement(doc));
    }
}

static void test_bad_schema(void **state)
{
    struct test_ctx *t = *state;
    struct schema *schema;
    assert_int_equal(schema_load(&schema, t->arena, t->diag, test_input(t, "<a/>")), BROKEN);
    assert_note(t->diag, "S048");
    diag_clear(t->diag);
    assert_int_equal(schema_load(&schema, t->arena, t->diag, test_input(t, "<a")), BROKEN);
    assert_note(t->diag, "S040");
}

int main(void)
{
    xml_global_init();
    const struct CMUnitTest tests[] = {
        TEST(test_each_kind_of_fault),         TEST(test_hint_of_the_field),         TEST(test_too_long_says_how_long),
        TEST(test_all_faults_at_once),         TEST(test_no_note_bears_a_value),
        TEST(test_odd_names_are_not_repeated), TEST(test_labels_and_hints),
        TEST(test_texts_say_their_language),   TEST(test_samples_fit),
        TEST(test_every_field_is_documented),  TEST(test_bad_schema),
    };
    return cmocka_run_group_tests_name("record/schema", tests, NULL, NULL);
}
