/* The last day to object: the law's worked examples, the horizon, data that changes the law, and a second oracle. */
#include "../../lib/test.h"

#include <stdio.h>
#include <string.h>

#include "../../../gen/base/date.h"
#include "../../../gen/base/text.h"
#include "../../../gen/record/xml.h"
#include "../../../gen/select/calendar.h"

static struct input *law(struct test_ctx *t, const char *name)
{
    struct input *in = test_read(t, arena_printf(t->arena, "templates/law/%s.xml", name));
    in->name = arena_printf(t->arena, "law/%s.xml", name);
    return in;
}

static struct calendar *load(struct test_ctx *t)
{
    struct calendar *c = NULL;
    xml_global_init();
    assert_int_equal(calendar_load(&c, t->arena, t->diag, law(t, "calendar"), law(t, "remedies")), DONE);
    assert_no_notes(t->diag);
    return c;
}

/* The same file with one piece of text put in another's place. */
static struct input *edited(struct test_ctx *t, const char *name, const char *old, const char *new)
{
    struct input *in = law(t, name);
    const char *at = strstr(in->bytes, old);
    assert_non_null(at);
    char *bytes = arena_printf(t->arena, "%.*s%s%s", (int)(at - in->bytes), in->bytes, new, at + strlen(old));
    *in = (struct input){.name = in->name, .bytes = bytes, .n_bytes = strlen(bytes)};
    return in;
}

static const char *last_day(struct test_ctx *t, const struct calendar *c, const char *remedy, const char *published)
{
    struct deadline deadline;
    char iso[11];
    struct term_asked asked = {.remedy = remedy, .published = date_parse(published), .dated = DATE_NONE};
    if (calendar_deadline(&deadline, t->arena, t->diag, c, &asked) != DONE)
        return "-";
    date_format(deadline.last_day, iso);
    return arena_strdup(t->arena, iso);
}

static void test_worked_examples(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    static const struct {
        const char *published, *last_day, *why;
    } examples[] = {
        {"2026-06-12", "2026-07-24", "6 weeks"},
        {"2026-02-20", "2026-04-07",
         "6 weeks; 2026-04-03 Good Friday, 2026-04-04 Saturday, 2026-04-05 Sunday, 2026-04-06 Easter Monday"},
        {"2026-02-23", "2026-04-07", "6 weeks; 2026-04-06 Easter Monday"},
        {"2025-03-15", "2025-04-28", "6 weeks; 2025-04-26 King's Day, 2025-04-27 Sunday"},
        {"2026-03-16", "2026-04-28", "6 weeks; 2026-04-27 King's Day"},
        {"2026-03-24", "2026-05-06", "6 weeks; 2026-05-05 Liberation Day"},
        {"2026-04-02", "2026-05-18",
         "6 weeks; 2026-05-14 Ascension Day, 2026-05-15 equated day, 2026-05-16 Saturday, 2026-05-17 Sunday"},
        {"2026-04-03", "2026-05-18", "6 weeks; 2026-05-15 equated day, 2026-05-16 Saturday, 2026-05-17 Sunday"},
        {"2026-04-13", "2026-05-26", "6 weeks; 2026-05-25 Whit Monday"},
        {"2026-11-13", "2026-12-28", "6 weeks; 2026-12-25 Christmas Day, 2026-12-26 Boxing Day, 2026-12-27 Sunday"},
        {"2026-11-14", "2026-12-28", "6 weeks; 2026-12-26 Boxing Day, 2026-12-27 Sunday"},
        {"2025-11-13", "2025-12-29",
         "6 weeks; 2025-12-25 Christmas Day, 2025-12-26 Boxing Day, 2025-12-27 Saturday, 2025-12-28 Sunday"},
        {"2025-11-14", "2025-12-29", "6 weeks; 2025-12-26 Boxing Day, 2025-12-27 Saturday, 2025-12-28 Sunday"},
        {"2028-11-14", "2028-12-27", "6 weeks; 2028-12-26 Boxing Day"},
        {"2025-11-20", "2026-01-05",
         "6 weeks; 2026-01-01 New Year's Day, 2026-01-02 equated day, 2026-01-03 Saturday, 2026-01-04 Sunday"},
        {"2025-11-21", "2026-01-05", "6 weeks; 2026-01-02 equated day, 2026-01-03 Saturday, 2026-01-04 Sunday"},
        {"2026-11-20", "2027-01-04", "6 weeks; 2027-01-01 New Year's Day, 2027-01-02 Saturday, 2027-01-03 Sunday"},
        {"2027-03-24", "2027-05-10",
         "6 weeks; 2027-05-05 Liberation Day, 2027-05-06 Ascension Day, 2027-05-07 equated day, 2027-05-08 Saturday, "
         "2027-05-09 Sunday"},
        {"2028-03-16", "2028-05-01",
         "6 weeks; 2028-04-27 King's Day, 2028-04-28 equated day, 2028-04-29 Saturday, 2028-04-30 Sunday"},
        {"2027-11-12", "2027-12-24", "6 weeks"},
        {"2026-12-01", "2027-01-12", "6 weeks"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct deadline deadline;
        date_day published = date_parse(examples[i].published);
        struct term_asked asked = {.remedy = "bezwaar", .published = published, .dated = DATE_NONE};
        assert_int_equal(calendar_deadline(&deadline, t->arena, t->diag, c, &asked), DONE);
        assert_int_equal(deadline.last_day, date_parse(examples[i].last_day));
        assert_string_equal(deadline.why, examples[i].why);
        assert_int_equal(deadline.raw, published + 42);
        assert_int_equal(deadline.weeks, 6);
    }
    assert_no_notes(t->diag);
}

static void test_horizon_is_never_guessed(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    assert_string_equal(last_day(t, c, "bezwaar", "2028-11-17"), "2028-12-29");
    assert_string_equal(last_day(t, c, "bezwaar", "2023-01-01"), "2023-02-13"); /* 12 February is a Sunday */
    assert_no_notes(t->diag);

    static const char *const beyond[] = {"2022-12-31", "2028-11-18", "2028-11-20",
                                         "2028-12-31", "2029-01-01", "2030-11-13"};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        diag_clear(t->diag);
        assert_string_equal(last_day(t, c, "bezwaar", beyond[i]), "-");
        assert_note(t->diag, "L015");
        assert_string_equal(test_note(t->diag, "L015")->detail, "2023-01-01..2028-12-31");
    }
    assert_int_equal(calendar_horizon(c), date_parse("2028-12-31"));
    assert_true(calendar_covers(c, date_parse("2023-01-01")) && calendar_covers(c, date_parse("2028-12-31")));
    assert_false(calendar_covers(c, date_parse("2022-12-31")) || calendar_covers(c, date_parse("2029-01-01")));
}

static void test_remedies(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    assert_string_equal(last_day(t, c, "bezwaar-vw", "2026-06-12"), "2026-07-10"); /* four weeks */
    assert_string_equal(last_day(t, c, "beroep", "2026-06-12"), "2026-07-24");
    assert_string_equal(last_day(t, c, "bezwaar-awr", "2026-06-12"), "2026-07-24");
    assert_string_equal(last_day(t, c, "administratief-beroep", "2026-06-12"), "2026-07-24");
    assert_string_equal(last_day(t, c, "rechtstreeks-beroep", "2026-06-12"), "2026-07-24");
    assert_no_notes(t->diag);

    assert_string_equal(last_day(t, c, "zienswijze", "2026-06-12"), "-");
    assert_note(t->diag, "L017");
    diag_clear(t->diag);
    assert_string_equal(last_day(t, c, "none", "2026-06-12"), "-");
    assert_note(t->diag, "L017");
    diag_clear(t->diag);
    assert_string_equal(last_day(t, c, "hoger-beroep", "2026-06-12"), "-");
    assert_note(t->diag, "L016");
}

static bool compute(struct test_ctx *t, struct deadline *out, const struct calendar *c, const char *remedy,
                    const char *published, const char *dated, int term_days)
{
    struct term_asked asked = {remedy, date_parse(published), date_parse(dated), term_days};
    return calendar_deadline(out, t->arena, t->diag, c, &asked) == DONE;
}

/* AWR art. 22j: the date on the decision counts when it is later than publication, and for no other remedy. The row is
 * that of the day of publication all the same. */
static void test_dated(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    struct deadline deadline;
    assert_true(compute(t, &deadline, c, "bezwaar-awr", "2026-12-01", "2026-12-03", 0));
    assert_int_equal(deadline.from, date_parse("2026-12-03"));
    assert_int_equal(deadline.last_day, date_parse("2027-01-14"));
    assert_true(compute(t, &deadline, c, "bezwaar-awr", "2026-12-01", "2026-11-20", 0)); /* earlier: publication */
    assert_int_equal(deadline.from, date_parse("2026-12-01"));
    assert_true(compute(t, &deadline, c, "bezwaar-awr", "2026-12-01", NULL, 0));
    assert_int_equal(deadline.last_day, date_parse("2027-01-12"));
    assert_true(compute(t, &deadline, c, "bezwaar", "2026-12-01", "2026-12-03", 0));
    assert_int_equal(deadline.from, date_parse("2026-12-01"));
    assert_int_equal(deadline.last_day, date_parse("2027-01-12"));
    assert_no_notes(t->diag);
    assert_false(compute(t, &deadline, c, "bezwaar-awr", "2026-12-01", "2029-01-02", 0));
    assert_note(t->diag, "L015");

    struct input *dated =
        edited(t, "remedies", "<remedy id=\"bezwaar-awr\"",
               "<remedy id=\"bezwaar-awr\" source=\"x\" valid-from=\"2026-12-02\"><term weeks=\"1\"/></remedy>"
               "<remedy id=\"bezwaar-awr\" valid-until=\"2026-12-01\"");
    struct calendar *changed = NULL;
    diag_clear(t->diag);
    assert_int_equal(calendar_load(&changed, t->arena, t->diag, law(t, "calendar"), dated), DONE);
    assert_true(compute(t, &deadline, changed, "bezwaar-awr", "2026-12-01", "2026-12-03", 0));
    assert_int_equal(deadline.last_day, date_parse("2027-01-14"));
    assert_true(compute(t, &deadline, changed, "bezwaar-awr", "2026-12-02", "2026-12-03", 0));
    assert_int_equal(deadline.last_day, date_parse("2026-12-09"));
}

/* A view: the record says how many days. Art. 2: three days hold two ordinary ones; art. 4: over ninety are not moved. */
static void test_term_of_the_record(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    static const struct {
        const char *published;
        int term_days;
        const char *last_day, *why;
    } rows[] = {
        {"2026-12-01", 14, "2026-12-15", "14 days"},
        {"2026-12-01", 1, "2026-12-02", "1 day"},
        {"2026-12-11", 14, "2026-12-28", "14 days; 2026-12-25 Christmas Day, 2026-12-26 Boxing Day, 2026-12-27 Sunday"},
        {"2026-12-23", 3, "2026-12-28", "3 days; 2026-12-26 Boxing Day, 2026-12-27 Sunday"}, /* 24 and 28 */
        {"2026-12-24", 3, "2026-12-29", "3 days; 2026-12-27 Sunday"},                        /* 28 and 29 */
        {"2026-12-24", 2, "2026-12-28", "2 days; 2026-12-26 Boxing Day, 2026-12-27 Sunday"},
        {"2026-06-15", 90, "2026-09-14", "90 days; 2026-09-13 Sunday"},
        {"2026-06-14", 91, "2026-09-13", "91 days"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct deadline deadline;
        assert_true(compute(t, &deadline, c, "zienswijze", rows[i].published, NULL, rows[i].term_days));
        assert_string_equal(deadline.why, rows[i].why);
        assert_int_equal(deadline.last_day, date_parse(rows[i].last_day));
        assert_int_equal(deadline.weeks, 0);
        assert_int_equal(deadline.days, rows[i].term_days);
    }
    struct deadline deadline;
    assert_true(compute(t, &deadline, c, "bezwaar", "2026-12-01", NULL, 14)); /* counts for no other remedy */
    assert_int_equal(deadline.last_day, date_parse("2027-01-12"));
    assert_no_notes(t->diag);
    assert_false(compute(t, &deadline, c, "zienswijze", "2026-12-01", NULL, 0));
    assert_note(t->diag, "L017");
    diag_clear(t->diag);
    assert_false(compute(t, &deadline, c, "none", "2026-12-01", NULL, 14));
    assert_note(t->diag, "L017");

    struct calendar *still = NULL;
    diag_clear(t->diag);
    struct input *unmoved = edited(t, "remedies", "rolls=\"yes\"", "rolls=\"no\"");
    assert_int_equal(calendar_load(&still, t->arena, t->diag, law(t, "calendar"), unmoved), DONE);
    assert_true(compute(t, &deadline, still, "zienswijze", "2026-12-11", NULL, 14));
    assert_int_equal(deadline.last_day, date_parse("2026-12-25"));
}

/* What a letter tells of a day that moved: each day passed over, in both languages. */
static void test_rolled_over(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    struct deadline deadline;
    static const struct {
        const char *day, *kind, *en, *nl;
    } passed[] = {
        {"2027-05-05", "holiday", "Liberation Day", "Bevrijdingsdag"},
        {"2027-05-06", "holiday", "Ascension Day", "Hemelvaartsdag"},
        {"2027-05-07", "equated", "equated day", "gelijkgestelde dag"},
        {"2027-05-08", "weekend", "Saturday", "zaterdag"},
        {"2027-05-09", "weekend", "Sunday", "zondag"},
    };
    assert_true(compute(t, &deadline, c, "bezwaar", "2027-03-24", NULL, 0));
    assert_int_equal(deadline.n_rolled_over, sizeof passed / sizeof *passed);
    for (size_t i = 0; i < deadline.n_rolled_over; i++) {
        assert_int_equal(deadline.rolled_over[i].day, date_parse(passed[i].day));
        assert_string_equal(deadline.rolled_over[i].kind, passed[i].kind);
        assert_string_equal(deadline.rolled_over[i].name[EN], passed[i].en);
        assert_string_equal(deadline.rolled_over[i].name[NL], passed[i].nl);
    }
    assert_true(compute(t, &deadline, c, "bezwaar", "2026-06-12", NULL, 0));
    assert_int_equal(deadline.n_rolled_over, 0);
}

/* A new decree, a holiday that an act begins or ends, a remedy that nobody had heard of. */
static void test_new_rows(void **state)
{
    struct test_ctx *t = *state;
    struct calendar *c = NULL;
    struct deadline deadline;
    load(t);
    struct input *days =
        edited(t, "calendar", "</calendar>",
               "<equated date=\"2026-07-24\" source=\"x\"/>"
               "<equated date=\"2026-07-27\" source=\"x\"><name xml:lang=\"en\">Feast</name><name "
               "xml:lang=\"nl\">Feest</name></equated>"
               "<holiday rule=\"fixed\" month=\"7\" day=\"1\" valid-from=\"2027-01-01\" valid-until=\"2027-12-31\" "
               "source=\"x\"><name xml:lang=\"en\">New Day</name></holiday>"
               "<holiday rule=\"fixed\" month=\"5\" day=\"5\" source=\"x\"><name xml:lang=\"en\">again</name></holiday>"
               "</calendar>");
    struct input *remedies =
        edited(t, "remedies", "</remedies>",
               "<remedy id=\"verzet\" source=\"x\" valid-from=\"2023-01-01\"><term days=\"10\"/></remedy></remedies>");
    assert_int_equal(calendar_load(&c, t->arena, t->diag, days, remedies), DONE);
    assert_true(compute(t, &deadline, c, "bezwaar", "2026-06-12", NULL, 0));
    assert_string_equal(deadline.why, "6 weeks; 2026-07-24 equated day, 2026-07-25 Saturday, 2026-07-26 Sunday, "
                                      "2026-07-27 Feast");
    assert_string_equal(deadline.rolled_over[3].name[NL], "Feest");
    assert_string_equal(last_day(t, c, "bezwaar", "2026-05-20"), "2026-07-01"); /* not yet a holiday */
    assert_string_equal(last_day(t, c, "bezwaar", "2027-05-20"), "2027-07-02");
    assert_string_equal(last_day(t, c, "bezwaar", "2028-05-18"), "2028-06-29");
    assert_true(compute(t, &deadline, c, "bezwaar", "2026-03-24", NULL, 0)); /* named twice: told once */
    assert_string_equal(deadline.why, "6 weeks; 2026-05-05 Liberation Day");
    assert_string_equal(last_day(t, c, "verzet", "2026-06-01"), "2026-06-11");
    assert_no_notes(t->diag);
}

/* Each row of remedies.xml says whom to address and what it costs, with a source. */
static void test_rows_tell_what_a_letter_needs(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *id, *kind, *to, *court_fee, *article;
    } rows[] = {
        {"bezwaar", "objection", "body", "no", "Awb art. 7:15"},
        {"bezwaar-awr", "objection", "body", "no", "Awb art. 7:15"},
        {"bezwaar-vw", "objection", "body", "no", "Awb art. 7:15"},
        {"administratief-beroep", "administrative-appeal", "authority", "no", "Awb art. 7:28"},
        {"beroep", "court-appeal", "court", "yes", "Awb art. 8:41"},
        {"beroep-awr", "court-appeal", "court", "yes", "Awb art. 8:41"},
        {"beroep-vw", "court-appeal", "court", "yes", "Awb art. 8:41"},
        {"rechtstreeks-beroep", "court-appeal", "court", "yes", "Awb art. 8:41"},
        {"zienswijze", "view", "body", "no", "Awb art. 3:15"},
        {"none", "none", NULL, NULL, NULL},
    };
    const struct remedies *remedies = calendar_remedies(load(t));
    assert_int_equal(remedies->n_rows, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < remedies->n_rows; i++) {
        const xmlNode *row = remedies->rows[i].row;
        const char *source = xml_attr(row, "court-fee-source");
        assert_true(text_equal(remedies->rows[i].id, rows[i].id));
        assert_true(text_equal(xml_attr(row, "kind"), rows[i].kind));
        assert_true(text_equal(xml_attr(row, "to"), rows[i].to));
        assert_true(text_equal(xml_attr(row, "court-fee"), rows[i].court_fee));
        assert_true(rows[i].article ? source && strncmp(source, rows[i].article, strlen(rows[i].article)) == 0
                                    : !source);
        assert_true(text_equal(xml_attr(row, "basis"), "law"));
        assert_true(text_equal(xml_attr(row, "valid-from"), "2023-01-01") && !xml_attr(row, "valid-until"));
        const char *start = remedies->rows[i].starts_dated ? "later-of-dated-and-publication" : "publication";
        assert_true(text_equal(xml_attr(row, "start"), rows[i].to ? start : NULL));
        const char *rolls_basis = remedies->rows[i].record_days ? "policy" : NULL; /* the Atw binds terms of an act */
        assert_true(text_equal(xml_attr(xml_child(row, "term"), "rolls-basis"), rolls_basis));
        assert_int_equal(remedies->rows[i].starts_dated, text_equal(rows[i].id, "bezwaar-awr") || text_equal(rows[i].id, "beroep-awr"));
        assert_int_equal(remedies->rows[i].record_days, text_equal(rows[i].id, "zienswijze"));
    }
}

/* Editing the data changes the law without a build. */
static void test_data_is_the_law(void **state)
{
    struct test_ctx *t = *state;
    struct calendar *c = load(t);

    assert_int_equal(
        calendar_load(&c, t->arena, t->diag, law(t, "calendar"), edited(t, "remedies", "weeks=\"6\"", "weeks=\"4\"")),
        DONE);
    assert_string_equal(last_day(t, c, "bezwaar", "2026-06-12"), "2026-07-10");

    struct input *no_may_5 =
        edited(t, "calendar", "rule=\"fixed\" month=\"5\" day=\"5\"", "rule=\"fixed\" month=\"5\" day=\"4\"");
    assert_int_equal(calendar_load(&c, t->arena, t->diag, no_may_5, law(t, "remedies")), DONE);
    assert_string_equal(last_day(t, c, "bezwaar", "2026-03-24"), "2026-05-05");

    /* a row that ends and one that begins: the day of publication chooses */
    struct input *dated =
        edited(t, "remedies", "<remedy id=\"bezwaar\"",
               "<remedy id=\"bezwaar\" source=\"x\" valid-from=\"2026-07-01\"><term weeks=\"8\"/></remedy>"
               "<remedy id=\"bezwaar\" valid-until=\"2026-06-30\"");
    assert_int_equal(calendar_load(&c, t->arena, t->diag, law(t, "calendar"), dated), DONE);
    assert_string_equal(last_day(t, c, "bezwaar", "2026-06-30"), "2026-08-11");
    assert_string_equal(last_day(t, c, "bezwaar", "2026-07-01"), "2026-08-26");

    /* Algemene termijnenwet art. 4: thirteen weeks end on a Sunday after all */
    assert_int_equal(
        calendar_load(&c, t->arena, t->diag, law(t, "calendar"), edited(t, "remedies", "weeks=\"6\"", "weeks=\"13\"")),
        DONE);
    assert_string_equal(last_day(t, c, "bezwaar", "2026-06-14"), "2026-09-13");
    assert_int_equal(
        calendar_load(&c, t->arena, t->diag, law(t, "calendar"), edited(t, "remedies", "weeks=\"6\"", "weeks=\"12\"")),
        DONE);
    assert_string_equal(last_day(t, c, "bezwaar", "2026-06-14"), "2026-09-07");
    assert_no_notes(t->diag);
}

static void test_unusable_rows(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *file, *old, *new;
    } faults[] = {
        {"calendar", "valid-until=\"2028-12-31\"", "valid-until=\"2028-13-31\""},
        {"calendar", "valid-until=\"2028-12-31\"", "valid-until=\"2128-12-31\""},
        {"calendar", "date=\"2027-05-07\"", "date=\"7 May 2027\""},
        {"calendar", "rule=\"easter\" offset=\"1\"", "rule=\"easter\""},
        {"calendar", "rule=\"kings-day\"", "rule=\"queens-day\""},
        {"calendar", "month=\"12\" day=\"26\"", "month=\"13\" day=\"26\""},
        {"calendar", "source=\"Algemene termijnenwet art. 1(1)\"", ""},
        {"calendar", "max-weeks=\"12\"", "max-weeks=\"twelve\""},
        {"calendar", "<equated date=\"2023-04-28\"", "<equal date=\"2023-04-28\""},
        {"calendar", "urn:kenbaar:calendar:1", "urn:kenbaar:calendar:2"},
        {"remedies", "weeks=\"6\"", "weeks=\"six\""},
        {"remedies", "weeks=\"6\"", "weeks=\"0\""},
        {"remedies", "valid-from=\"2023-01-01\"", "valid-from=\"\""},
        {"remedies", "source=\"Awb art. 6:4(1), 6:7, 6:8(1), 7:1\"", ""},
        {"calendar", "weekdays=\"6 7\"", ""},
        {"calendar", "weekdays=\"6 7\"", "weekdays=\"zaterdag\""},
        {"calendar", "max-days=\"90\"", ""},
        {"calendar", "rule=\"easter\" offset=\"1\"", "rule=\"easter\" offset=\"l\""},
        {"calendar", "rule=\"easter\" offset=\"-2\"", "rule=\"easter\" offset=\"--2\""},
        {"calendar", "month=\"4\" day=\"27\"", "month=\"4\" day=\"31\""},
        {"calendar", "min-days=\"3\"", "min-days=\"0\""},
        {"calendar", "ordinary-days=\"2\"", "ordinary-days=\"4\""},
        {"calendar", "rule=\"easter\" offset=\"1\"", "valid-from=\"2024\" rule=\"easter\" offset=\"1\""},
        {"remedies", "weeks=\"6\"", "weeks=\"6\" days=\"42\""},
        {"remedies", "weeks=\"6\"", "days=\"recorded\""},
        {"remedies", "weeks=\"6\"", ""},
        {"remedies", "weeks=\"6\"/>", "weeks=\"6\"/><term weeks=\"4\"/>"},
        {"remedies", "rolls=\"yes\"", "rolls=\"maybe\""},
        {"remedies", "start=\"publication\"", "start=\"payment\""},
        {"remedies", "kind=\"objection\"", "kind=\"complaint\""},
        {"remedies", "to=\"body\"", "to=\"mayor\""},
        {"remedies", "basis=\"law\"", "basis=\"custom\""},
        {"remedies", "court-fee=\"no\"", "court-fee=\"free\""},
        {"remedies", "court-fee-source=\"Awb art. 7:15(1)\"", ""},
        {"remedies", "kind=\"objection\"", "kind=\"none\""},  /* with a term */
        {"remedies", "id=\"bezwaar-awr\"", "id=\"bezwaar\""}, /* two rows on one day */
    };
    load(t);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct calendar *c = NULL;
        bool is_calendar = text_equal(faults[i].file, "calendar");
        struct input *bad = edited(t, faults[i].file, faults[i].old, faults[i].new);
        diag_clear(t->diag);
        enum outcome got = calendar_load(&c, t->arena, t->diag, is_calendar ? bad : law(t, "calendar"),
                                         is_calendar ? law(t, "remedies") : bad);
        if (got != BROKEN)
            print_error("row %zu\n", i);
        assert_int_equal(got, BROKEN);
        assert_note(t->diag, "S071");
        assert_int_equal(t->diag->exit, 65);
        assert_true(test_note(t->diag, "S071")->at.line > 0);
        assert_null(c);
    }
}

/* --- the second oracle: no Gregorian rules, no code of ours; Easter by table, days counted with a Julian Day Number --- */

static long julian_day(int y, int m, int d)
{
    long a = (14 - m) / 12, yy = y + 4800 - a, mm = m + 12 * a - 3;
    return d + (153 * mm + 2) / 5 + 365 * yy + yy / 4 - yy / 100 + yy / 400 - 32045;
}

static bool is_free(long jd)
{
    static const int easter[][2] = {{4, 9}, {3, 31}, {4, 20}, {4, 5}, {3, 28}, {4, 16}}; /* 2023-2028 */
    static const int equated[][3] = {{2023, 4, 28}, {2023, 5, 19}, {2024, 5, 10}, {2024, 12, 27}, {2025, 5, 30},
                                     {2026, 1, 2},  {2026, 5, 15}, {2027, 5, 7},  {2028, 4, 28},  {2028, 5, 26}};
    static const int kings_day[] = {27, 27, 26, 27, 27, 27}; /* 27 April 2025 is a Sunday */
    if (jd % 7 == 5 || jd % 7 == 6)
        return true;
    for (size_t i = 0; i < sizeof equated / sizeof *equated; i++)
        if (jd == julian_day(equated[i][0], equated[i][1], equated[i][2]))
            return true;
    for (int i = 0; i < 6; i++) {
        int year = 2023 + i;
        long sunday = julian_day(year, easter[i][0], easter[i][1]);
        const long free_days[] = {julian_day(year, 1, 1),  sunday - 2,  sunday + 1,  julian_day(year, 4, kings_day[i]),
                                  julian_day(year, 5, 5),  sunday + 39, sunday + 50, julian_day(year, 12, 25),
                                  julian_day(year, 12, 26)};
        for (size_t k = 0; k < sizeof free_days / sizeof *free_days; k++)
            if (jd == free_days[k])
                return true;
    }
    return false;
}

static void test_every_day_against_a_second_oracle(void **state)
{
    struct test_ctx *t = *state;
    const struct calendar *c = load(t);
    long first = julian_day(2023, 1, 1), end = julian_day(2028, 12, 31);
    long to_julian = julian_day(1970, 1, 1);
    int n_days = 0, n_rolled = 0;
    for (long day = first; day <= end; day++) {
        for (int weeks = 4; weeks <= 6; weeks += 2) {
            struct deadline deadline;
            enum diag_code fault;
            long last = day + 7L * weeks;
            while (last <= end && is_free(last))
                last++;
            const char *remedy = weeks == 4 ? "bezwaar-vw" : "bezwaar";
            struct term_asked asked = {.remedy = remedy, .published = (date_day)(day - to_julian), .dated = DATE_NONE};
            bool found = calendar_compute(&deadline, t->arena, c, &asked, &fault);
            assert_int_equal(found, last <= end);
            if (!found) {
                assert_int_equal(fault, D_BEYOND_CALENDAR);
                continue;
            }
            assert_int_equal(deadline.last_day + to_julian, last);
            /* what is told of the days between is exactly what lies between */
            assert_int_equal((long)deadline.n_rolled_over, last - (day + 7L * weeks));
            for (size_t i = 0; i < deadline.n_rolled_over; i++)
                assert_int_equal(deadline.rolled_over[i].day + to_julian, day + 7L * weeks + (long)i);
            n_rolled += deadline.n_rolled_over > 0;
        }
        n_days++;
    }
    assert_int_equal(n_days, 2192);
    assert_true(n_rolled > 2 * 2192 * 2 / 7); /* two days of a week alone */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_worked_examples),
        TEST(test_horizon_is_never_guessed),
        TEST(test_remedies),
        TEST(test_dated),
        TEST(test_term_of_the_record),
        TEST(test_rolled_over),
        TEST(test_new_rows),
        TEST(test_rows_tell_what_a_letter_needs),
        TEST(test_data_is_the_law),
        TEST(test_unusable_rows),
        TEST(test_every_day_against_a_second_oracle),
    };
    return cmocka_run_group_tests_name("select/calendar", tests, NULL, NULL);
}
