/* What the facts say of remedy and last day: each remedy's own term and addressee, the days that were passed over, a late
 * notice. The scope of this edition is taken away where a remedy has no words yet: the facts are there before the words. */
#include "situation.h"

#include <stdio.h>

#include <libxml/xpath.h>

/* Whatever this edition has words for. */
static void judge(struct situation *s, struct test_ctx *t, const char *edits)
{
    diag_clear(t->diag);
    situation_open(s, t);
    s->without_scope = true;
    situation_edits(s, edits);
    situation_judge(s);
}

static const char *value(struct situation *s, const char *path)
{
    assert_non_null(s->facts);
    xmlXPathContext *xpath = xmlXPathNewContext(s->facts);
    xmlXPathObject *found = xmlXPathEval(BAD_CAST path, xpath);
    assert_non_null(found);
    xmlChar *text = xmlXPathCastToString(found);
    char *copy = arena_strdup(s->t->arena, (const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return copy;
}

/* "kind to court-fee weeks days from last-day", with - for what is not there. */
static const char *summary(struct situation *s)
{
    static const char *const paths[] = {"remedy/@kind",   "remedy/@to",     "remedy/@court-fee", "deadline/@weeks",
                                        "deadline/@days", "deadline/@from", "deadline/@last-day"};
    const char *text = "";
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *got = value(s, arena_printf(s->t->arena, "/facts/%s", paths[i]));
        text = arena_printf(s->t->arena, "%s%s%s", text, i ? " " : "", *got ? got : "-");
    }
    return text;
}

/* Where each is filed (gate G8). */
#define FILED_AT(element)                                                                                              \
    "; record decision/@authority = elders; body + <" element " id=\"elders\"><name xml:lang=\"nl\">x</name>"          \
    "<website>x.example</website></" element ">"
#define COURT        FILED_AT("court")
#define PLAN "; record decision/summary = Wij zijn van plan om nee te zeggen."
#define AUTHORITY    FILED_AT("authority")
#define TAX          "record decision/@subject = aangifte-inkomstenbelasting; "
#define ALIEN        "record decision/@subject = aanvraag-verblijfsvergunning; "
#define BODY(remedy) "; body + <objection remedy=\"" remedy "\"><post><line>x</line><line>1234 AB y</line></post></objection>"

static const struct {
    const char *edits, *summary;
} remedies[] = {
    {"record decision/@remedy = bezwaar", "objection body no 6 - 2026-12-01 2027-01-12"},
    {TAX "record decision/@remedy = bezwaar-awr" BODY("bezwaar-awr"), "objection body no 6 - 2026-12-01 2027-01-12"},
    {TAX "record decision/@remedy = bezwaar-awr; record decision/@dated = 2026-12-03" BODY("bezwaar-awr"),
     "objection body no 6 - 2026-12-03 2027-01-14"},
    {TAX "record decision/@remedy = bezwaar-awr; record decision/@dated = 2026-11-27" BODY("bezwaar-awr"),
     "objection body no 6 - 2026-12-01 2027-01-12"},
    {ALIEN "record decision/@remedy = bezwaar-vw" BODY("bezwaar-vw"), "objection body no 4 - 2026-12-01 2026-12-29"},
    {"record decision/@remedy = administratief-beroep" AUTHORITY,
     "administrative-appeal authority no 6 - 2026-12-01 2027-01-12"},
    {"record decision/@remedy = beroep; record decision/@outcome = objection-decided" COURT,
     "court-appeal court yes 6 - 2026-12-01 2027-01-12"},
    {TAX "record decision/@remedy = beroep-awr; record decision/@outcome = objection-decided; record decision/@dated = 2026-12-03" COURT,
     "court-appeal court yes 6 - 2026-12-03 2027-01-14"},
    {ALIEN "record decision/@remedy = beroep-vw; record decision/@outcome = objection-decided" COURT,
     "court-appeal court yes 4 - 2026-12-01 2026-12-29"},
    {"record decision/@subject = aanvraag-vergunning; record decision/@remedy = rechtstreeks-beroep" COURT, "court-appeal court yes 6 - 2026-12-01 2027-01-12"},
    {"record decision/@remedy = zienswijze; record decision/@outcome = intention; record decision/@term-days = 14" PLAN BODY(
         "zienswijze"),
     "view body no - 14 2026-12-01 2026-12-15"},
    {"record decision/@remedy = none; record decision/@outcome = intention" PLAN, "none - - - - - -"},
};

static void test_each_remedy(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
        judge(&s, t, remedies[i].edits);
        if (s.outcome != DONE)
            fail_msg("%s: %s", remedies[i].edits, situation_verdict(&s));
        assert_string_equal(summary(&s), remedies[i].summary);
        assert_string_equal(value(&s, "/facts/remedy/@from"), "law/remedies.xml");
        assert_string_equal(value(&s, "/facts/remedy/@id"), value(&s, "/facts/record/decision/@remedy"));
        assert_true(*value(&s, "/facts/remedy/@source") && *value(&s, "/facts/remedy/@line"));
    }
}

/* An allowance is counted as an assessment is, by another act. */
static void test_cited_acts(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    judge(&s, t, TAX "record decision/@remedy = bezwaar-awr" BODY("bezwaar-awr"));
    assert_string_equal(value(&s, "/facts/remedy/cite[2]"), "Algemene wet inzake rijksbelastingen, artikel 22j");
    judge(&s, t, "record decision/@subject = huurtoeslag; record decision/@remedy = bezwaar-awr" BODY("bezwaar-awr"));
    assert_string_equal(value(&s, "/facts/remedy/cite"), "Algemene wet bestuursrecht, artikel 3:45 en 6:7");
    assert_string_equal(value(&s, "/facts/remedy/cite[2]"), "");
}

/* Only where nothing can be filed may a letter go without a last day. */
static void test_a_term_is_missing(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    situation_open(&s, t);
    s.without_scope = true;
    situation_edits(&s, "record decision/@subject = aanvraag-vergunning; record decision/@remedy = beroep");
    situation_bundle(&s);
    struct input *law = (struct input *)bundle_file(&s.bundle, "law/remedies.xml");
    char *bytes = arena_strdup(t->arena, law->bytes),
         *term = strstr(strstr(bytes, "id=\"beroep\""), "<term weeks=\"6\"/>");
    memset(term, ' ', strlen("<term weeks=\"6\"/>"));
    *law = (struct input){.name = law->name, .bytes = bytes, .n_bytes = strlen(bytes)};
    situation_judge_bundle(&s);
    assert_int_equal(s.outcome, REFUSED);
    assert_note_at(t->diag, "L017", "record.xml", 6, "/record/decision/@remedy");
}

/* Why it is not exactly six weeks: a name in each language for each day that was passed over. */
static void test_rolled_over(void **state)
{
    static const char *const passed[][4] = {{"2027-01-01", "holiday", "Nieuwjaarsdag", "New Year's Day"},
                                            {"2027-01-02", "weekend", "zaterdag", "Saturday"},
                                            {"2027-01-03", "weekend", "zondag", "Sunday"}};
    struct test_ctx *t = *state;
    struct situation s;
    judge(&s, t,
          "record decision/@date = 2026-11-20; record review/@date = 2026-11-20; record decision/@published-on = "
          "2026-11-20");
    assert_int_equal(s.outcome, DONE);
    assert_string_equal(value(&s, "/facts/deadline/@raw"), "2027-01-01");
    assert_string_equal(value(&s, "/facts/deadline/@rolled"), "yes");
    assert_string_equal(value(&s, "count(/facts/deadline/rolled-over)"), "3");
    for (int i = 0; i < 3; i++) {
        const char *row = arena_printf(t->arena, "/facts/deadline/rolled-over[%d]", i + 1);
        assert_string_equal(value(&s, arena_printf(t->arena, "%s/@day", row)), passed[i][0]);
        assert_string_equal(value(&s, arena_printf(t->arena, "%s/@kind", row)), passed[i][1]);
        assert_string_equal(value(&s, arena_printf(t->arena, "%s/name[lang('nl')]", row)), passed[i][2]);
        assert_string_equal(value(&s, arena_printf(t->arena, "%s/name[lang('en')]", row)), passed[i][3]);
    }
    judge(&s, t, "");
    assert_string_equal(value(&s, "/facts/deadline/@rolled"), "no");
    assert_string_equal(value(&s, "count(/facts/deadline/rolled-over)"), "0");
}

/* A decision that went out before its notice: whatever day the notice is posted, the last day is the decision's, and as
 * soon as it lies behind, the facts say so. */
static void test_mailing_never_lengthens_the_term(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    date_day published = date_parse("2026-11-27"), last_day = date_parse("2027-01-08");
    for (date_day mailing = published; mailing <= last_day + 40; mailing++) {
        char iso[11];
        date_format(mailing, iso);
        judge(&s, t, arena_printf(t->arena, "record decision/@published-on = 2026-11-27; mailing = %s", iso));
        assert_string_equal(value(&s, "/facts/letter/@late"), mailing > published ? "yes" : "no");
        assert_string_equal(value(&s, "/facts/deadline/@from"), "2026-11-27");
        assert_string_equal(value(&s, "/facts/deadline/@last-day"), "2027-01-08");
        assert_string_equal(value(&s, "/facts/deadline/@days-left"), arena_printf(t->arena, "%d", last_day - mailing));
        /* posted on the last day, it comes too late to be answered by post (policy) */
        assert_string_equal(value(&s, "/facts/deadline/@passed"), mailing >= last_day ? "yes" : "no");
        assert_int_equal(s.outcome, DONE);
    }
    static const struct {
        const char *channel, *mailing, *passed;
    } ends[] = {{"digital", "2027-01-08", "no"}, {"digital", "2027-01-09", "yes"}, {"post", "2027-01-08", "yes"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) { /* a message box is read on the day itself */
        judge(&s, t,
              arena_printf(t->arena,
                           "record decision/@published-on = 2026-11-27; record decision/@channel = %s; mailing = %s",
                           ends[i].channel, ends[i].mailing));
        assert_string_equal(value(&s, "/facts/deadline/@passed"), ends[i].passed);
    }
}

/* The law changes with the data: four weeks instead of six, in the letter's facts too. */
static void test_other_law(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    situation_open(&s, t);
    char *bytes = arena_strdup(t->arena, test_read(t, "templates/law/remedies.xml")->bytes);
    char *weeks = strstr(bytes, "weeks=\"6\"");
    assert_non_null(weeks);
    weeks[7] = '4';
    situation_judge_with(&s, bytes);
    assert_int_equal(s.outcome, DONE);
    assert_string_equal(summary(&s), "objection body no 4 - 2026-12-01 2026-12-29");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_remedy), TEST(test_cited_acts), TEST(test_a_term_is_missing),
        TEST(test_rolled_over), TEST(test_mailing_never_lengthens_the_term),
        TEST(test_other_law),
    };
    return cmocka_run_group_tests_name("select/deadline", tests, NULL, NULL);
}
