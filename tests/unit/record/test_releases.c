/* releases: a file is used whole or not at all; which record and day a row speaks of. */
#include "record_fixture.h"

#include "../../../gen/record/releases.h"

#define RELEASE(what, on, until)                                                                                       \
    " <release body=\"v\"" what " gate=\"G1\" by=\"A. Bakker\" role=\"jurist\" on=\"" on "\" until=\"" until           \
    "\"><ground>x</ground></release>\n"
#define OF_RECORD     " record=\"D-1\""
#define OF_INSTRUMENT " instrument=\"i\""

static enum outcome load(struct releases *out, struct test_ctx *t, const char *rows, bool in_bundle)
{
    const char *text =
        arena_printf(t->arena, "<releases xmlns=\"urn:kenbaar:releases:1\" version=\"1.0\">\n%s</releases>\n", rows);
    struct releases_source source = {
        .schema = load_schema(t, "releases"), .file = test_input(t, text), .in_bundle = in_bundle};
    diag_clear(t->diag);
    return releases_load(out, t->arena, t->diag, &source);
}

static void test_rows(void **state)
{
    struct test_ctx *t = *state;
    struct releases releases;
    assert_int_equal(
        load(&releases, t,
             RELEASE(OF_RECORD, "2026-11-28", "2026-12-31") RELEASE(OF_INSTRUMENT, "2026-12-01", "2026-12-01"), true),
        DONE);
    assert_no_notes(t->diag);
    assert_int_equal(releases.n_rows, 2);
    assert_string_equal(releases.rows[0].record, "D-1");
    assert_string_equal(releases.rows[0].gate, "G1");
    assert_null(releases.rows[0].instrument);
    assert_string_equal(releases.rows[1].instrument, "i");
    assert_int_equal(load(&releases, t, "", false), DONE); /* nobody let anything go */
    assert_int_equal(releases.n_rows, 0);
}

static void test_covers(void **state)
{
    static const struct {
        const char *body, *record, *mailing;
        bool covers;
    } cases[] = {
        {"v", "D-1", "2026-11-28", true},  {"v", "D-1", "2026-12-31", true},  {"v", "D-1", "2026-11-27", false},
        {"v", "D-1", "2027-01-01", false}, {"v", "D-2", "2026-12-01", false}, {"w", "D-1", "2026-12-01", false},
    };
    struct test_ctx *t = *state;
    struct releases releases;
    assert_int_equal(
        load(&releases, t,
             RELEASE(OF_RECORD, "2026-11-28", "2026-12-31") RELEASE(OF_INSTRUMENT, "2026-11-28", "2026-12-31"), true),
        DONE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            release_covers(&releases.rows[0], cases[i].body, cases[i].record, date_parse(cases[i].mailing)),
            cases[i].covers);
    assert_true(release_covers(&releases.rows[1], "v", "D-2", date_parse("2026-12-01"))); /* every record of the body */
    assert_false(release_covers(&releases.rows[1], "w", "D-2", date_parse("2026-12-01")));
}

/* Nothing of a file with a fault is used. */
static void test_faults(void **state)
{
    static const struct {
        const char *rows, *code;
        long line;
        bool in_bundle;
    } faults[] = {
        {RELEASE(OF_RECORD, "2026-11-28", "2026-12-31") RELEASE(OF_INSTRUMENT, "2026-11-28", "2026-12-31"), "S054", 3,
         false},
        {RELEASE(OF_INSTRUMENT OF_RECORD, "2026-11-28", "2026-12-31"), "S054", 2, true},
        {RELEASE("", "2026-11-28", "2026-12-31"), "S054", 2, true},
        {RELEASE(OF_RECORD, "2026-02-30", "2026-12-31"), "S055", 2, false},
        {RELEASE(OF_RECORD, "2026-12-31", "2026-11-28"), "S055", 2, false},
        {RELEASE(OF_RECORD, "28-11-2026", "2026-12-31"), "S053", 0, false},
        {" <release body=\"v\" record=\"D-1\" gate=\"G1\" by=\"x\" role=\"x\" on=\"2026-11-28\" "
         "until=\"2026-12-31\"/>\n",
         "S053", 0, false}, /* no ground */
        {" <release body=\"v\" record=\"D-1\" gate=\"all\" by=\"x\" role=\"x\" on=\"2026-11-28\" "
         "until=\"2026-12-31\"><ground>x</ground></release>\n",
         "S053", 0, false},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct releases releases;
        assert_int_equal(load(&releases, t, faults[i].rows, faults[i].in_bundle), BROKEN);
        assert_int_equal(releases.n_rows, 0);
        assert_note_at(t->diag, faults[i].code, "test.xml", faults[i].line, NULL);
    }
}

static void test_another_file(void **state)
{
    struct test_ctx *t = *state;
    struct releases releases;
    struct releases_source source = {.schema = load_schema(t, "releases")};
    source.file = test_input(t, "<releases version=\"1.0\"/>");
    assert_int_equal(releases_load(&releases, t->arena, t->diag, &source), BROKEN);
    assert_note(t->diag, "S043");
    source.file = test_input(t, "<releases xmlns=\"urn:kenbaar:releases:1\" version=\"1.0\">");
    assert_int_equal(releases_load(&releases, t->arena, t->diag, &source), BROKEN);
    assert_int_equal(releases.n_rows, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_rows), TEST(test_covers), TEST(test_faults), TEST(test_another_file)};
    return cmocka_run_group_tests_name("record/releases", tests, NULL, NULL);
}
