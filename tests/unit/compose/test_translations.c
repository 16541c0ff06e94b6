#include <libxml/xpath.h>

#include "built_in.h"

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

/* The letter over facts.xml with English after it; NULL when it is not made. */
static xmlDoc *translate(struct test_ctx *t, struct bundle *b, bool is_asked)
{
    diag_clear(t->diag);
    return compose(t, b, built_in_facts(t, "facts.xml", "language=\"nl\"", is_asked ? "language=\"en\" language-asked=\"yes\"" : "language=\"en\""));
}

/* Puts other words in a catalogue that nobody reviewed. */
static void edit_words(struct test_ctx *t, struct bundle *b, const char *what, const char *with)
{
    const char *text = built_in_file(b, "wording/en.xml")->bytes, *at = strstr(text, what);
    assert_non_null(at);
    built_in_put(b, "wording/en.xml", arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what)));
}

static void is_dutch_alone(struct test_ctx *t, xmlDoc *page, const char *code)
{
    assert_note(t->diag, code);
    assert_int_equal(count(page, "/page-model/letter"), 1);
    prints(t, page, "other-language", true);
    assert_int_equal(count(page, "//mark"), 0);
}

/* A voice reads a Dutch name in Dutch, also within an English text of law/contacts.xml, and says the rest in English. */
static void test_dutch_names_in_english(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *page = translate(t, built_in_bundle(t), false);
    assert_int_equal(count(page, "/page-model/letter[2]//value[@of='advice-name'][not(@lang)][.='Juridisch Loket (legal advice desk)']/span[@lang='nl'][.='Juridisch Loket']"), 1);
    assert_int_equal(count(page, "/page-model/letter[2]//value[@of='privacy-name'][.='Data Protection Authority (Autoriteit Persoonsgegevens)']/span[@lang='nl'][.='Autoriteit Persoonsgegevens']"), 1);
    assert_int_equal(count(page, "//span[@lang='nl'][.='Juridisch Loket']"), 1); /* in the Dutch letter nothing is marked */
}

/* A clause and what stands of it in the file up to its stamp; the same with another stamp. */
#define STAMP(id, claims, duties) "<clause id=\"" id "\" claims=\"" claims "\" duties=\"" duties "\" author=\"kenbaar\" reviewed=\""
#define UNREVIEWED(id, claims, duties) STAMP(id, claims, duties), STAMP(id, claims, duties) "0"

static void test_a_draft(void **state)
{
    static const char *const edits[][2] = {
        {"lang=\"en\" xml:lang", "lang=\"en\" status=\"draft\" xml:lang"}, /* all of it */
        {UNREVIEWED("dt-date", "", "0.21")},                                   /* one clause, at the head */
        {UNREVIEWED("h-more", "", "none")},                                    /* and far below */
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        struct bundle *b = built_in_bundle(t);
        edit_words(t, b, edits[i][0], edits[i][1]);
        is_dutch_alone(t, translate(t, b, false), "T024");
        xmlDoc *page = translate(t, b, true);
        assert_no_notes(t->diag);
        assert_int_equal(count(page, "/page-model/letter[2][@lang='en']/mark[@kind='translation'][@clause='translation-draft']"), 1);
        assert_int_equal(count(page, "//mark"), 1);
        prints(t, page, "other-language", false);
    }
}

/* A clause that this letter does not say, is nothing to it. */
static void test_a_draft_of_something_else(void **state)
{
    struct test_ctx *t = *state;
    struct bundle *b = built_in_bundle(t);
    edit_words(t, b, UNREVIEWED("document-title-intention", "is-intention", "none"));
    edit_words(t, b, "<clause id=\"title-computer\"", "<clause id=\"title-machine\"");
    edit_words(t, b, "<clause id=\"title-service\" claims=\"help-told\"", "<clause id=\"title-service\" claims=\"\"");
    xmlDoc *page = translate(t, b, false);
    assert_no_notes(t->diag);
    assert_int_equal(count(page, "/page-model/letter"), 2);
    assert_int_equal(count(page, "//mark"), 0);
}

static void test_stale_and_missing(void **state)
{
    static const struct {
        const char *what, *with, *wished, *asked, *detail;
    } rows[] = {
        {"of=\"bee192bd\">Date", "of=\"00000000\">Date", "T023", "T026", "en: dt-date"},
        {"<clause id=\"dt-date\" claims=\"\"", "<clause id=\"dt-date\" claims=\"is-decision\"", "T023", "T026", "en: dt-date"},
        {"<clause id=\"dt-date\"", "<clause id=\"dt-day\"", "T014", "T025", "en: dt-date"},
        {"one=\"application\" article", "article", "T014", "T025", NULL},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bundle *b = built_in_bundle(t);
        if (!rows[i].detail)
            edit_words(t, b, "lang=\"en\" xml:lang", "lang=\"en\" status=\"draft\" xml:lang");
        edit_words(t, b, rows[i].what, rows[i].with);
        is_dutch_alone(t, translate(t, b, false), rows[i].wished);
        if (rows[i].detail)
            assert_string_equal(test_note(t->diag, rows[i].wished)->detail, rows[i].detail);
        assert_null(translate(t, b, true));
        assert_note(t->diag, rows[i].asked);
    }
}

/* A text of the instrument that is not there in the language: missing, unless the catalogue says that it may stand in Dutch. */
static void test_texts_in_dutch(void **state)
{
    struct test_ctx *t = *state;
    struct bundle *b = built_in_bundle(t);
    edit_words(t, b, "lang=\"en\" xml:lang", "lang=\"en\" texts=\"nl\" xml:lang");
    xmlDoc *facts = built_in_facts(t, "facts.xml", "<name xml:lang=\"en\">Income check</name>", "");
    xmlSetProp(xml_child(xmlDocGetRootElement(facts), "letter"), BAD_CAST "language", BAD_CAST "en");
    xmlDoc *page = compose(t, b, facts);
    assert_no_notes(t->diag);
    assert_int_equal(count(page, "/page-model/letter[2]//value[@of='program'][@lang='nl'][. = 'Inkomenscheck']"), 1);
    assert_int_equal(count(page, "/page-model/letter[1]//value[@of='program'][@lang]"), 0);
    assert_int_equal(count(page, "/page-model/letter[2]//value[@of='data'][@lang]"), 0);
}

/* Frisian as it will be when it was reviewed. */
static void review_frisian(struct test_ctx *t, struct bundle *b)
{
    xmlDoc *dutch, *frisian;
    assert_int_equal(xml_parse(&dutch, t->arena, t->diag, built_in_file(b, "wording/nl.xml"), 1), DONE);
    assert_int_equal(xml_parse(&frisian, t->arena, t->diag, built_in_file(b, "wording/fy.xml"), 1), DONE);
    xmlUnsetProp(xmlDocGetRootElement(frisian), BAD_CAST "status");
    for (xmlNode *it = xml_child(xmlDocGetRootElement(frisian), "clause"); it; it = xml_next(it, "clause")) {
        const xmlNode *of = xml_child(xmlDocGetRootElement(dutch), "clause");
        while (of && !text_equal(xml_attr(of, "id"), xml_attr(it, "id")))
            of = xml_next(of, "clause");
        assert_non_null(of);
        xmlSetProp(it, BAD_CAST "author", BAD_CAST "x");
        xmlSetProp(it, BAD_CAST "claims", BAD_CAST xml_attr(of, "claims"));
        xmlSetProp(it, BAD_CAST "duties", BAD_CAST xml_attr(of, "duties"));
    }
    struct buf out;
    buf_init(&out, 1 << 20);
    xml_write(&out, frisian);
    built_in_put(b, "wording/fy.xml", built_in_stamped(t, arena_strndup(t->arena, out.bytes, out.n_bytes)));
    buf_done(&out);
}

/* Which text holds: data of the body say so, for Frisian alone; a draft never does. */
static void test_the_text_that_holds(void **state)
{
    static const struct {
        const char *language, *legal;
        bool is_reviewed;
        const char *line, *follows;
    } rows[] = {
        {"fy", "fy", true, "translation-line-holds", "translation-follows-holds"},
        {"fy", "fy", false, "translation-line", "translation-follows"},
        {"fy", "nl", true, "translation-line", "translation-follows"},
        {"fy", NULL, true, "translation-line", "translation-follows"},
        {"en", "fy", true, "translation-line", "translation-follows"},
        {"en", NULL, true, "translation-line", "translation-follows"},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        diag_clear(t->diag);
        xmlDoc *facts = built_in_facts(t, "facts.xml", "language=\"nl\"", "language-asked=\"yes\"");
        xmlSetProp(xml_child(xmlDocGetRootElement(facts), "letter"), BAD_CAST "language", BAD_CAST rows[i].language);
        if (rows[i].legal)
            xmlSetProp(xml_child(xmlDocGetRootElement(facts), "body"), BAD_CAST "legal-language", BAD_CAST rows[i].legal);
        struct bundle *b = built_in_bundle(t);
        if (rows[i].is_reviewed)
            review_frisian(t, b);
        xmlDoc *page = compose(t, b, facts);
        assert_no_notes(t->diag);
        assert_int_equal(count(page, arena_printf(t->arena, "/page-model/letter[2]/body/*[1][@clause='%s']", rows[i].line)), 1);
        assert_int_equal(count(page, arena_printf(t->arena, "/page-model/letter[1]/reference//detail[@clause='%s']", rows[i].follows)), 1);
        assert_int_equal(count(page, "/page-model/letter[2]/footer/p[starts-with(@clause, 'footer-translation')]"), 1);
        assert_int_equal(count(page, "/page-model/letter[1]/footer/p[@clause='footer']"), 1);
    }
}

/* A translation that is left out after all (L034: too many sheets) leaves nothing of itself in the facts. */
static void test_a_draft_that_is_left_out(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *facts = built_in_facts(t, "facts.xml", "language=\"nl\"", "language=\"en\" language-asked=\"yes\"");
    const xmlNode *letter = xml_child(xmlDocGetRootElement(facts), "letter");
    struct programs *p = programs_new(t->arena, fact_tests_new(t->arena), facts);
    programs_mark_draft(p);
    assert_string_equal(xml_attr(letter, "draft"), "yes");
    programs_leave_translation(p);
    assert_null(xml_attr(letter, "draft"));
    assert_string_equal(xml_attr(letter, "language"), "nl");
    assert_string_equal(xml_attr(letter, "wanted"), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_dutch_names_in_english),
        TEST(test_a_draft),
        TEST(test_a_draft_of_something_else),
        TEST(test_stale_and_missing),
        TEST(test_texts_in_dutch),
        TEST(test_the_text_that_holds),
        TEST(test_a_draft_that_is_left_out),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/translations", tests, NULL, NULL);
}
