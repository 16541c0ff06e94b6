/* record: the rules that one record can break by itself. */
#include "record_fixture.h"

struct row {
    const char *from, *to, *code;
    long line;
    const char *xpath, *field;
};

// clang-format off
static const struct row rows[] = {
    {"\"2026-11-27\"", "\"2026-02-30\"", "R040", 5, "/record/decision/@date", "Datum besluit"},
    {"automated=\"no\"", "automated=\"no\" last-day=\"2027-13-01\"", "R040", 5, "/record/decision/@last-day", "Laatste dag in de besluitbrief"},
    {"geen bijstand", "geen 123456782", "R041", 6, "/record/decision/summary", "Samenvatting van het besluit"},
    {"J. de Vries", "123<!-- -->456782", "R041", 2, "/record/addressee/name", "Naam"},
    {"role=\"consulent\"", "role=\"consulent 123456782\"", "R041", 7, "/record/review/@role", "Functie van de beoordelaar"},
    {"case=\"Z-1\"", "case=\"Z-123456782\"", "R042", 1, "/record/@case", "Zaaknummer"},
    {"2026-000417", "123456782", "R042", 1, "/record/@id", "Kenmerk van het besluit"},
    {"\"2026-11-25\"", "\"2026-11-28\"", "R043", 7, "/record/review/@date", "Datum beoordeling"},
    {"automated=\"no\"", "automated=\"no\" published-on=\"2026-11-26\"", "R044", 5, "/record/decision/@published-on", "Datum bekendmaking"},
    {"automated=\"no\"", "automated=\"no\" applied-on=\"2026-11-28\"", "R045", 5, "/record/decision/@applied-on", "Datum aanvraag"},
    {"\"NL\"", "\"BE\"", "R046", 3, "/record/addressee/address/@country", "Land"},
    {"<street>Kerkstraat</street><number>12</number><postcode>1234 AB</postcode><town>Voorbeeldstad</town>", "<line>Rue Haute 1</line>", "R046", 3, "/record/addressee/address/@country", "Land"},
    {"\"subject\"", "\"representative\"", "R048", 2, "/record/addressee/@role", "Rol van de geadresseerde"},
    {"</name>", "</name><on-behalf-of>A. Bakker</on-behalf-of>", "R049", 2, "/record/addressee/on-behalf-of", "Namens"},
    {"\"bezwaar\"", "\"zienswijze\"", "R050", 5, "/record/decision/@term-days", "Termijn in dagen"},
};
// clang-format on

static void test_each_rule(void **state)
{
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct record record;
        diag_clear(t->diag);
        assert_int_equal(read_one(t, spoil(t, a_record, row->from, row->to), &record), REFUSED);
        assert_note_at(t->diag, row->code, "test.xml", row->line, row->xpath);
        assert_int_equal(t->diag->n_notes, 1);
        assert_string_equal(test_note(t->diag, row->code)->at.field[NL], row->field);
        assert_null(test_note(t->diag, row->code)->detail);
    }
}

static void test_a_good_record(void **state)
{
    struct test_ctx *t = *state;
    struct record r;
    assert_int_equal(read_one(t, a_record, &r), DONE);
    assert_no_notes(t->diag);
    assert_string_equal(r.id, "2026-000417");
    assert_string_equal(r.body, "voorbeeldstad");
    assert_string_equal(r.case_ref, "Z-1");
    assert_string_equal(r.file, "test.xml");
    assert_int_equal(r.line, 1);
    assert_int_equal(r.number, 1);
    assert_int_equal(r.decision, date_parse("2026-11-27"));
    assert_int_equal(r.review, date_parse("2026-11-25"));
    assert_int_equal(r.published_on, DATE_NONE);
    assert_int_equal(r.dated, DATE_NONE);
    assert_true(xml_named(r.node, "record"));
}

/* What the schema and the rules allow. */
static void test_variants_that_are_good(void **state)
{
    struct test_ctx *t = *state;
    static const char *const pairs[][2] = {
        {"\"2026-11-25\"", "\"2026-11-27\""},
        {"automated=\"no\"",
         "automated=\"no\" published-on=\"2026-11-27\" last-day=\"2027-01-08\" applied-on=\"2026-11-27\""},
        {"automated=\"no\"", "automated=\"no\" dated=\"2027-01-01\" match-code=\"A/1\" channel=\"digital\" "
                             "authority=\"rb-1\" requires-action=\"yes\""},
        {"\"bezwaar\"", "\"zienswijze\" term-days=\"14\""},
        {"1234 AB", "1234AB"},
        {"1234 AB", "9999 SE"},
        {"</number>", "</number><addition>2 hoog achter</addition>"},
        {"</number>", "</number><addition>12 hoog</addition>"},
        {"</number>", "</number><addition>1-A</addition>"},
        {"</number>", "</number><addition> t.o. </addition>"},
        {"</address>", "</address><postal matrix=\"12-AB\" print-line=\"7\"/>"},
        {"\"subject\" kind=\"natural\"><name>J. de Vries</name>",
         "\"representative\" kind=\"natural\"><name>X</name><on-behalf-of>Y</on-behalf-of>"},
        {"<basis>", "<amount cents=\"123456782\" label=\"Boete\"/><basis>"}, /* a sum is no BSN */
        {"J. de Vries", "J. 1234567890 de Vries"},
        {"<effects payment-stopped=\"no\"/>",
         "<effects payment-stopped=\"yes\"><basis>Wet, artikel 1</basis></effects><note by=\"clerk\">a</note>"
         "<note by=\"clerk\">b</note><enclosures><enclosure>Folder</enclosure></enclosures>"},
        {"own-assessment=\"yes\"", "own-assessment=\"unknown\" follow-rate=\"71\" bulk=\"no\" department=\"Inkomen\""},
        {" <review date=\"2026-11-25\" role=\"consulent\" saw-whole-file=\"yes\" may-deviate=\"yes\" "
         "own-assessment=\"yes\"/>\n",
         ""},
        {"</name>", "</name><!-- remark --><?pi x?>"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct record record;
        diag_clear(t->diag);
        enum outcome outcome = read_one(t, spoil(t, a_record, pairs[i][0], pairs[i][1]), &record);
        assert_no_notes(t->diag);
        assert_int_equal(outcome, DONE);
    }
}

static void test_unknown_country(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    const char *lines = spoil(
        t, a_record,
        "\"NL\"><street>Kerkstraat</street><number>12</number><postcode>1234 AB</postcode><town>Voorbeeldstad</town>",
        "\"BE\"><line>Rue Haute 1</line><line>1000 Bruxelles</line>");
    assert_int_equal(read_one(t, lines, &record), DONE);
    assert_no_notes(t->diag);
    assert_int_equal(read_one(t, spoil(t, lines, "\"BE\"", "\"QQ\""), &record), REFUSED);
    assert_note_at(t->diag, "R047", "test.xml", 3, "/record/addressee/address/@country");
    diag_clear(t->diag);
    const char *five = spoil(t, lines, "</address>", "<line>3</line><line>4</line><line>5</line></address>");
    assert_int_equal(read_one(t, five, &record), REFUSED);
    assert_note_at(t->diag, "R022", "test.xml", 3, "/record/addressee/address/line[5]");
}

/* Schema faults and rule faults are told together. */
static void test_rules_run_after_schema_faults(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    const char *text = spoil(t, a_record, "1234 AB", "123");
    text = spoil(t, text, "\"2026-11-25\"", "\"2026-12-25\"");
    text = spoil(t, text, "geen bijstand", "123456782");
    assert_int_equal(read_one(t, text, &record), REFUSED);
    assert_note(t->diag, "R025");
    assert_note(t->diag, "R043");
    assert_note(t->diag, "R041");
}

static const char *as_file(struct test_ctx *t, const char *first, const char *second)
{
    return arena_printf(t->arena,
                        "<k:records\n xmlns:k=\"urn:kenbaar:record:1\" xmlns=\"urn:kenbaar:record:1\" "
                        "version=\"1.0\">\n%s%s</k:records>",
                        first, second);
}

static void test_many_records_keep_their_lines(void **state)
{
    struct test_ctx *t = *state;
    struct schema *schema = load_schema(t, "record");
    struct splitter splitter;
    struct slice slice;
    struct record record;
    const char *text = as_file(t, a_record, spoil(t, a_record, "1234 AB", "12"));
    assert_int_equal(splitter_open(&splitter, t->arena, t->diag, test_input(t, text)), DONE);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_int_equal(record_read(&record, t->arena, t->diag, schema, &slice), DONE);
    assert_int_equal(record.line, 3);
    assert_no_notes(t->diag);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_int_equal(record_read(&record, t->arena, t->diag, schema, &slice), REFUSED);
    assert_note_at(t->diag, "R025", "test.xml", 14, "/records/record[2]/addressee/address/postcode");
    assert_string_equal(test_note(t->diag, "R025")->at.record, "2026-000417");
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), NONE);
}

/* libxml2 keeps lines in 16 bits; ours go on. */
static void test_line_beyond_65535(void **state)
{
    struct test_ctx *t = *state;
    struct schema *schema = load_schema(t, "record");
    struct splitter splitter;
    struct slice slice;
    struct record record;
    char *blank = arena_alloc(t->arena, 70001);
    memset(blank, '\n', 70000);
    const char *text = as_file(t, blank, spoil(t, a_record, "1234 AB", "12"));
    assert_int_equal(splitter_open(&splitter, t->arena, t->diag, test_input(t, text)), DONE);
    assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
    assert_int_equal(record_read(&record, t->arena, t->diag, schema, &slice), REFUSED);
    assert_note_at(t->diag, "R025", "test.xml", 70005, "/records/record[1]/addressee/address/postcode");
    assert_int_equal(record.line, 70003);
}

static void test_what_is_not_a_record(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    assert_int_equal(read_one(t, as_file(t, "<note/>", ""), &record), REFUSED);
    assert_note_at(t->diag, "R051", "test.xml", 3, NULL);
    diag_clear(t->diag);
    assert_int_equal(read_one(t, as_file(t, "<record xmlns=\"urn:other\"/>", ""), &record), REFUSED);
    assert_note(t->diag, "R051");
}

/* The splitter lets through what only a parser sees; then the file is not XML. */
static void test_slice_that_is_not_xml(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    assert_int_equal(read_one(t, spoil(t, a_record, "<review", "<review date=\"2026-11-25\""), &record), BROKEN);
    assert_note_at(t->diag, "S040", "test.xml", 7, NULL);
    diag_clear(t->diag);
    assert_int_equal(read_one(t, spoil(t, a_record, "<language>", "<x:y/><language>"), &record), BROKEN);
    assert_note_at(t->diag, "S040", "test.xml", 4, NULL);
}

static void test_display_id(void **state)
{
    struct test_ctx *t = *state;
    struct record record;
    assert_int_equal(read_one(t, spoil(t, a_record, "\"2026-000417\"", "\"123456782\""), &record), REFUSED);
    assert_string_equal(test_note(t->diag, "R042")->at.record, "#1");
}

int main(void)
{
    xml_global_init();
    const struct CMUnitTest tests[] = {
        TEST(test_each_rule),
        TEST(test_a_good_record),
        TEST(test_variants_that_are_good),
        TEST(test_unknown_country),
        TEST(test_rules_run_after_schema_faults),
        TEST(test_many_records_keep_their_lines),
        TEST(test_line_beyond_65535),
        TEST(test_what_is_not_a_record),
        TEST(test_slice_that_is_not_xml),
        TEST(test_display_id),
    };
    return cmocka_run_group_tests_name("record/record", tests, NULL, NULL);
}
