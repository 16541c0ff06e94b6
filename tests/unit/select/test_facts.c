/* The <facts> document: what is in it, where it came from, what never gets in; what the notes say; the claims over it. */
#include "situation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/xpath.h>

static void ordinary(struct situation *s, struct test_ctx *t, const char *edits)
{
    situation_open(s, t);
    situation_edits(s, edits);
    situation_judge(s);
}

static char *dump(struct test_ctx *t, xmlDoc *doc)
{
    xmlChar *text;
    int n_bytes;
    xmlDocDumpFormatMemoryEnc(doc, &text, &n_bytes, "UTF-8", 1);
    char *copy = arena_strndup(t->arena, (const char *)text, (size_t)n_bytes);
    xmlFree(text);
    return copy;
}

/* KENBAAR_BLESS=1 writes it anew; look at git diff then. */
static void test_golden(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    const char *golden = "tests/unit/select/facts-example.xml";
    ordinary(&s, t, "");
    assert_int_equal(s.outcome, DONE);
    assert_no_notes(t->diag);
    char *got = dump(t, s.facts);
    if (getenv("KENBAAR_BLESS")) {
        struct output out;
        assert_int_equal(output_open(&out, t->diag, test_path(t, golden), true), DONE);
        assert_true(files_write_all(out.fd, got, strlen(got)));
        assert_int_equal(output_commit(&out, t->diag), DONE);
    }
    assert_string_equal(got, test_read(t, golden)->bytes);
}

static void check_plain(const xmlNode *node)
{
    for (; node; node = node->next) {
        assert_true(node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE);
        if (node->type == XML_TEXT_NODE) {
            assert_false(xmlIsBlankNode(node));
            continue;
        }
        assert_null(node->ns);
        assert_null(node->nsDef);
        for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
            assert_true(!attr->ns || strcmp((const char *)attr->ns->prefix, "xml") == 0);
        check_plain(node->children);
    }
}

/* No namespace, no blank text; what is internal to an instrument never comes along, nor any reason but the one told. */
static void test_nothing_internal(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t,
             "instrument + <k:internal xmlns:k=\"urn:kenbaar:internal:1\">INTERNAL</k:internal>;"
             "instrument + <reason code=\"anders\" status=\"approved\"><public xml:lang=\"nl\">ANOTHER "
             "REASON</public></reason>");
    assert_int_equal(s.outcome, DONE);
    check_plain(xmlDocGetRootElement(s.facts));
    const char *instrument = situation_bytes(&s, PART_INSTRUMENT, "i").bytes;
    assert_non_null(strstr(instrument, "regel 4b"));
    assert_non_null(strstr(instrument, "INTERNAL"));
    assert_non_null(strstr(instrument, "ANOTHER REASON"));
    const char *facts = dump(t, s.facts);
    assert_null(strstr(facts, "regel 4b"));
    assert_null(strstr(facts, "internal"));
    assert_null(strstr(facts, "INTERNAL"));
    assert_null(strstr(facts, "ANOTHER REASON"));
    assert_non_null(strstr(facts, "Uw inkomen was bij ons anders bekend dan bij UWV."));
    assert_non_null(strstr(facts, "xml:lang=\"en\">The income we had"));
}

/* Every leaf of the record is in the facts: none is dropped on the way. */
static void test_every_leaf_of_the_record(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t, "");
    xmlXPathContext *xpath = xmlXPathNewContext(s.record.doc);
    xmlXPathObject *all = xmlXPathEval(BAD_CAST "//@* | //*[not(*)]", xpath);
    const char *facts = dump(t, s.facts);
    int n_leaves = all->nodesetval->nodeNr;
    for (int i = 0; i < n_leaves; i++) {
        const xmlNode *leaf = all->nodesetval->nodeTab[i];
        bool is_version = leaf->type == XML_ATTRIBUTE_NODE && strcmp((const char *)leaf->name, "version") == 0;
        xmlChar *text = xmlNodeGetContent(leaf);
        if (!is_version)
            assert_non_null(strstr(facts, (const char *)text));
        xmlFree(text);
    }
    assert_true(n_leaves > 25);
    xmlXPathFreeObject(all);
    xmlXPathFreeContext(xpath);
}

static void test_letter_and_deadline(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t, "record decision/@published-on = 2026-11-27; mailing = 2026-12-01");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@published"), "2026-11-27");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@mailing-date"), "2026-12-01");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@late"), "yes");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@from"), "2026-11-27");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@last-day"), "2027-01-08");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@rolled"), "no");

    ordinary(&s, t,
             "record decision/@published-on = 2026-11-27; record decision/@date = 2026-11-20; record review/@date = "
             "2026-11-20;"
             "record decision/@published-on = 2026-11-20"); /* 1 January, then a weekend */
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@raw"), "2027-01-01");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@last-day"), "2027-01-04");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@rolled"), "yes");
    assert_string_equal(fact(t, s.facts, "/facts/deadline/@passed"), "no");

    ordinary(&s, t, "record language = en-GB");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language"), "en");
    ordinary(&s, t, "record language = tr");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language"), "nl");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@wanted"), "tr");
    assert_note_at(t->diag, "L031", "record.xml", 5, "/record/language");

    /* asked for by name, which a record cannot do: any catalogue, also one that the body does not offer */
    ordinary(&s, t, "--language = en; body languages = nl");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language"), "en");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language-asked"), "yes");
    ordinary(&s, t, "record language = en; --language = nl");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language"), "nl");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language-asked"), "");
    ordinary(&s, t, "record language = en");
    assert_string_equal(fact(t, s.facts, "/facts/letter/@language-asked"), "");
}

/* Each section says from which file and line it came. */
static void test_origins(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t, "");
    assert_string_equal(fact(t, s.facts, "/facts/record/@from"), "record");
    assert_string_equal(fact(t, s.facts, "/facts/record/@line"), "2");
    assert_string_equal(fact(t, s.facts, "/facts/selection/@from"), "selections");
    assert_string_equal(fact(t, s.facts, "/facts/selection/@line"), "3");
    assert_string_equal(fact(t, s.facts, "/facts/instrument/@from"), "instruments/heronderzoek-3.xml");
    assert_string_equal(fact(t, s.facts, "/facts/body/@from"), "bodies/voorbeeldstad.xml");
    assert_string_equal(fact(t, s.facts, "/facts/remedy/@from"), "law/remedies.xml");
    assert_string_equal(fact(t, s.facts, "/facts/contacts/@from"), "law/contacts.xml");
    assert_string_equal(fact(t, s.facts, "count(/facts/*[@line])"), "5");
}

/* A note says file, record, line and field, and holds no value of the record. */
static void test_notes(void **state)
{
    static const struct {
        const char *edits, *code, *file;
        long line;
        const char *xpath;
    } notes[] = {
        {"log selection/@date = 2026-11-28", "L004", "log.xml", 3, NULL},
        {"log selection/@version = 4", "L006", "log.xml", 3, NULL},
        {"log selection/reason/@code = geheim", "L109", "log.xml", 3, NULL},
        {"record review/@date = 2026-11-19", "L011", "record.xml", 8, "/record/review/@date"},
        {"record decision/@date = 2026-12-02", "L013", "record.xml", 6, "/record/decision/@date"},
        {"record decision/@published-on = 2026-12-02", "L014", "record.xml", 6, "/record/decision/@published-on"},
        {"record decision/@outcome = intention", "L020", "record.xml", 6, "/record/decision/@remedy"},
        {"record addressee/@role = third-party", "L113", "record.xml", 3, "/facts/record/addressee"},
        {"mailing = 2028-11-18", "L015", "record.xml", 6, "/record/decision/@remedy"},
        {"log selection -", "L001", "log.xml", 0, NULL},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct situation s;
        diag_clear(t->diag);
        ordinary(&s, t, notes[i].edits);
        assert_int_equal(s.outcome, REFUSED);
        assert_note_at(t->diag, notes[i].code, notes[i].file, notes[i].line, notes[i].xpath);
        const struct note *note = test_note(t->diag, notes[i].code);
        assert_string_equal(note->at.record, "2026-000417");
        assert_non_null(note->at.field[EN]);
        assert_non_null(note->at.field[NL]);
        for (note = t->diag->first; note; note = note->next)
            assert_true(!note->detail || (!strstr(note->detail, "Vries") && !strstr(note->detail, "Z-2026")));
    }
}

/* A remedy that the law files do not know on that day: said as such, and no letter without a last day. */
static void test_remedy_without_a_row(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    situation_open(&s, t);
    situation_bundle(&s);
    struct input *remedies = (struct input *)bundle_file(&s.bundle, "law/remedies.xml");
    char *bytes = arena_strdup(t->arena, remedies->bytes), *id = strstr(bytes, "id=\"bezwaar\"");
    assert_non_null(id);
    id[4] = 'B';
    situation_judge_with(&s, bytes);
    assert_int_equal(s.outcome, REFUSED);
    assert_note_at(t->diag, "L016", "record.xml", 6, "/record/decision/@remedy");
}

/* Several faults of different kinds are told in one pass. */
static void test_all_faults_at_once(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t,
             "log selection/@date = 2026-11-28; log selection/@version = 9; record decision/@outcome = intention;"
             "record @body = elders; log selection/@body = elders");
    static const char *const codes[] = {"L004", "L006", "L020", "L008"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_note(t->diag, codes[i]);
    assert_null(s.facts);
}

/* Of two reasons with one code the judged one goes along, of two objection parts of a remedy the first, and no number that is
 * for somebody else: bundle lock refuses the first two, and nothing of them is printed when it did not. */
static void test_twins_stay_out(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    ordinary(&s, t,
             "instrument + <reason code=\"inkomen-verschil\" status=\"draft\"><public xml:lang=\"nl\">A "
             "DRAFT</public></reason>; body + <objection remedy=\"bezwaar\" free=\"no\" "
             "other-person=\"no\"><post><line>ELSEWHERE</line></post></objection>; body + <court "
             "id=\"rechtbank-midden\"><name>ANOTHER COURT</name></court>");
    assert_int_equal(s.outcome, DONE);
    const char *facts = dump(t, s.facts);
    assert_null(strstr(facts, "A DRAFT"));
    assert_null(strstr(facts, "ELSEWHERE"));
    assert_null(strstr(facts, "ANOTHER COURT"));
    assert_string_equal(fact(t, s.facts, "count(/facts/body/objection[@remedy='bezwaar'])"), "1");

    situation_open(&s, t);
    xmlNode *contact = xml_child(xmlDocGetRootElement(s.parts[PART_BODY]), "contact");
    xmlNode *press = xmlNewDocNode(contact->doc, contact->ns, BAD_CAST "phone", BAD_CAST "012 999 99 99");
    xmlNewProp(press, BAD_CAST "for", BAD_CAST "pers");
    xmlAddPrevSibling(xml_child(contact, "phone"), press);
    situation_judge(&s);
    assert_int_equal(s.outcome, DONE);
    assert_string_equal(fact(t, s.facts, "/facts/body/contact/phone"), "012 345 67 89");
    assert_string_equal(fact(t, s.facts, "count(/facts/body/contact/phone)"), "1");
}

/* A case with thousands of the same line is judged in a moment: each line that repeats another is told. */
static void test_many_doubled_lines(void **state)
{
    struct test_ctx *t = *state;
    struct situation s;
    situation_open(&s, t);
    xmlNode *log = xmlDocGetRootElement(s.parts[PART_LOG]), *line = xml_child(log, "selection");
    for (int i = 0; i < 40000; i++) {
        xmlNode *copy = xmlCopyNode(line, 1);
        copy->parent = log;
        copy->prev = log->last;
        log->last->next = copy;
        log->last = copy;
    }
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    situation_judge(&s);
    clock_gettime(CLOCK_MONOTONIC, &to);
    assert_int_equal(s.outcome, REFUSED);
    assert_note(t->diag, "L002");
    assert_note(t->diag, "L003");
    assert_true(to.tv_sec - from.tv_sec < 10); /* it took 24 s */
}

/* --- the claims of law/claims.xml --- */

static bool holds(struct test_ctx *t, xmlDoc *facts, const char *id)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_read(t, "templates/law/claims.xml"), 1), DONE);
    for (xmlNode *it = xml_first(xmlDocGetRootElement(doc)); it; it = xml_following(it))
        if (text_equal(xml_attr(it, "id"), id))
            return text_equal(fact(t, facts, arena_printf(t->arena, "boolean(%s)", xml_attr(it, "test"))), "true");
    fail_msg("no claim %s", id);
    return false;
}

/* What silence itself tells: that something is not known or not told; and that there is one selection, whatever it says. */
static bool tells_of_silence(const char *id)
{
    static const char *const words[] = {"unknown", "never-", "not-", "-owed", "one-program"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(id, words[i]))
            return true;
    return false;
}

/* Each has an id, a source and a test that compiles; none holds of facts that say nothing, but where nothing is asserted. */
static void test_claims_of_nothing(void **state)
{
    struct test_ctx *t = *state;
    xmlDoc *doc, *empty;
    xml_global_init();
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_read(t, "templates/law/claims.xml"), 1), DONE);
    assert_int_equal(
        xml_parse(
            &empty, t->arena, t->diag,
            test_input(t, "<facts><letter language=\"nl\"/><record><decision/><review/><effects/><addressee/></record>"
                          "<selection/><instrument/><body/><deadline/><tests/></facts>"),
            1),
        DONE);
    int n_claims = 0, n_wrong = 0;
    for (xmlNode *it = xml_first(xmlDocGetRootElement(doc)); it; it = xml_following(it), n_claims++) {
        const char *test = xml_attr(it, "test");
        assert_non_null(xml_attr(it, "id"));
        assert_non_null(xml_attr(it, "source"));
        assert_non_null(test);
        bool is_of_nothing = tells_of_silence(xml_attr(it, "id"));
        if (!is_of_nothing && text_equal(fact(t, empty, arena_printf(t->arena, "boolean(%s)", test)), "true")) {
            print_error("%s holds of nothing\n", xml_attr(it, "id"));
            n_wrong++;
        }
    }
    assert_int_equal(n_wrong, 0);
    assert_true(n_claims > 50);
}

/* What makes each claim true or false. */
static void test_claims(void **state)
{
    static const struct {
        const char *id, *edits;
        bool holds;
    } rows[] = {
        {"reviewed", "", true},
        {"saw-whole-file", "", true},
        {"saw-whole-file", "record review/@saw-whole-file = no", false},
        {"saw-whole-file", "record review/@saw-whole-file = unknown", false},
        {"department-known", "", true},
        {"department-known", "record review/@department -", false},
        {"selected-by-program", "", true},
        {"risk-selection", "", true},
        {"risk-selection", "log selection/@route = match; instrument @kind = match", false},
        {"data-comparison", "log selection/@route = match; instrument @kind = match", true},
        {"data-comparison", "", false},
        {"works-with-rules", "", true},
        {"works-with-rules", "instrument @kind = profile", false},
        {"works-with-profile", "instrument @kind = profile", true},
        {"works-with-learned-model", "instrument @kind = learned", true},
        {"works-by-comparison", "log selection/@route = match; instrument @kind = match", true},
        {"disclosed-in-full", "", true},
        {"disclosed-in-full", "log selection/@disclosure = category", false},
        {"disclosed-by-category", "log selection/@disclosure = category", true},
        {"disclosed-by-category", "", false},
        {"high-risk", "", false},
        {"high-risk", "instrument @ai-high-risk = yes", true},
        {"no-advice-on-outcome", "", true},
        {"no-advice-on-outcome", "instrument @advises-outcome = unknown", false},
        {"no-advice-on-outcome", "instrument @advises-outcome = yes", false},
        {"advises-outcome", "instrument @advises-outcome = yes", true},
        {"advises-outcome", "instrument @advises-outcome = unknown", false},
        {"tested-before", "", true},
        {"tested-before", "instrument bias-test/@outcome = none-done", false},
        {"tested-periodic", "", true},
        {"tested-before", "instrument @valid-from = 2026-11-01", true},
        {"tested-periodic", "instrument @valid-from = 2026-11-01", false},
        {"tested-yearly", "instrument @valid-from = 2026-11-01", false},
        {"not-tested-since", "instrument @valid-from = 2026-11-01", true},
        {"not-tested-since", "", false},
        {"not-tested-since", "log selection/@date = 2024-03-01", false},
        {"tested-yearly", "log selection/@date = 2024-03-01", true},
        {"tested-yearly", "", true},
        {"tested-yearly", "instrument test-interval/@months = 24", false},
        {"tested-yearly", "instrument bias-test/@outcome = none-done", false},
        {"tested-yearly", "log selection/@date = 2026-05-11", true},
        {"tested-yearly", "instrument @valid-from = 2023-11-18; instrument bias-test/@date = 2023-11-17",
         false}, /* 2024-11-19 is a day late */
        {"test-found-no-difference", "", true},
        {"test-found-no-difference", "log selection/@date = 2026-05-11", true}, /* of 12 May: known when it is said */
        {"test-found-no-difference",
         "instrument + <bias-test when=\"periodic\" date=\"2026-06-01\" outcome=\"mitigated\"><finding "
         "xml:lang=\"nl\">x. Dat is hersteld</finding></bias-test>",
         false},
        {"test-found-and-mended",
         "instrument + <bias-test when=\"periodic\" date=\"2026-06-01\" outcome=\"mitigated\"><finding "
         "xml:lang=\"nl\">x. Dat is hersteld</finding></bias-test>",
         true},
        {"test-found-and-mended", "", false},
        {"test-page-known", "instrument test-page -", false},
        {"non-use-attested", "", true},
        {"non-use-attested", "instrument non-use/@on = 2026-12-02", false},
        {"non-use-attested", "instrument non-use -", false},
        {"non-use-attested", "instrument + <criteria protected=\"no\"><ground xml:lang=\"nl\">geloof</ground></criteria>", false},
        {"use-limited-attested", "", true},
        {"use-limited-attested", "record effects/@payment-stopped = yes", false},
        {"use-limited-attested", "record effects/@payment-stopped = unknown", false},
        {"use-limited-attested", "instrument use-limited -", false},
        {"use-limited-attested", "instrument effects/@shared = yes", false},
        {"use-limited-attested", "instrument effects/@kept-for-other-use = unknown", false},
        {"use-limited-attested", "instrument effects/@payment-stopped = yes", false},
        {"use-limited-attested", "instrument effects/@blocked = yes", false},
        {"use-limited-attested", "instrument effects/@delayed = unknown", false},
        {"base-rate-known", "", true},
        {"base-rate-known", "instrument base-rate/@sample = 199", false},
        {"base-rate-known", "instrument base-rate/@period = 0000", false},
        {"base-rate-known", "instrument base-rate/@sample = 200", true},
        {"base-rate-known", "instrument base-rate/@in-order = 19", false},
        {"base-rate-known", "instrument base-rate/@in-order = 20", true},
        {"base-rate-known", "instrument base-rate/@approved-by -", false},
        {"base-rate-known", "instrument base-rate -", false},
        {"base-rate-known", "instrument base-rate/@period = 2026", true},
        {"base-rate-known", "instrument base-rate/@period = 2027", false},
        {"base-rate-known", "instrument base-rate/@period = het schooljaar 2025-2026", false},
        {"register-published", "", true},
        {"register-published", "instrument register/@status = out-of-use", false},
        {"register-published", "instrument register/@lars = 1234567", false},
        {"register-published", "instrument register/@lars = 1234567x", false},
        {"register-published", "instrument register/@lars = 00000000", false},
        {"register-published", "instrument register/@since = 2026-11-21", false},
        {"register-published", "instrument register/@since = 2026-11-20", true},
        {"register-published", "instrument register/@until = 2026-11-19", false},
        {"register-published", "instrument register/@until = 2026-11-20", true},
        {"register-unpublished-reason",
         "instrument register -; instrument + <unpublished><reason xml:lang=\"nl\">x</reason></unpublished>", true},
        {"no-breach-found", "", false},
        {"no-breach-found", "record decision/@breach-found = no", true},
        {"no-breach-found", "record decision/@breach-found = unknown", false},
        {"no-breach-found", "record decision/@outcome = granted", true},
        {"no-breach-found", "record decision/@outcome = granted; record decision/@breach-found = yes", false},
        {"no-breach-found", "record decision/@outcome = recovery", false},
        {"must-pay", "record decision/@outcome = recovery", false},
        {"must-pay", "", false},
        {"requires-action-no", "", true},
        {"requires-action-no", "record decision/@requires-action -", false},
        {"requires-action-no", "record decision/@requires-action = yes", false},
        {"requires-action-yes", "record decision/@requires-action = yes", true},
        {"requires-action-yes", "record decision/@requires-action -", false},
        {"applied-on-known", "record decision/@applied-on -", false},
        {"applied-on-known", "record decision/@applied-on = 2026-11-20", true},
        {"applied-on-known", "record decision/@applied-on = 2026-11-21", false},
        {"no-effect-but-closer-look", "", true},
        {"no-effect-but-closer-look", "record effects/@payment-stopped = unknown", false},
        {"no-effect-but-closer-look", "instrument effects/@delayed = yes", false},
        {"payment-basis-recorded", "record effects/@payment-stopped = yes", false},
        {"payment-basis-recorded", "record effects/@payment-stopped = yes; record effects + <basis>Participatiewet, artikel 54</basis>", true},
        {"payment-basis-of-program", "record effects/@payment-stopped = yes; instrument effects/@payment-stopped = yes; instrument effects + <basis>Wet x, artikel 1</basis>", true},
        {"payment-basis-of-program", "record effects/@payment-stopped = yes; instrument effects + <basis>Wet x, artikel 1</basis>", false},
        {"payment-basis-of-program",
         "record effects/@payment-stopped = yes; instrument effects/@payment-stopped = yes; instrument effects/@shared = yes; instrument effects + <basis>Wet x, artikel 1</basis>", false},
        {"basis-of-effects-alone", "instrument effects/@shared = yes; instrument effects + <basis>Wet x, artikel 1</basis>", true},
        {"basis-of-effects-alone", "instrument effects/@payment-stopped = yes; instrument effects/@shared = yes; instrument effects + <basis>Wet x, artikel 1</basis>", false},
        {"basis-of-all-effects", "instrument effects/@payment-stopped = yes; instrument effects/@shared = yes; instrument effects + <basis>Wet x, artikel 1</basis>", true},
        {"department-named-as-such", "record review/@department = Inkomen", false},
        {"department-named-as-such", "record review/@department = Team Inkomen", true},
        {"department-named-as-such", "record review/@department = afdeling Inkomen", true},
        {"department-named-as-such", "record review/@department = Team", false},
        {"living-person", "", true},
        {"living-person", "record addressee/@kind = legal", false},
        {"for-living-person", "", false},
        {"perhaps-person", "", false},
        {"no-effect-but-closer-look", "instrument effects/@blocked = unknown", false},
        {"last-day-open", "", true},
        {"objection-free", "", true},
        {"objection-free", "body objection/@free = unknown", false},
        {"other-person", "", true},
        {"other-person", "body objection/@other-person = no", false},
        {"objection-online", "", true},
        {"objection-online", "body objection/online -", false},
        {"answer-term-known", "", true},
        {"answer-term-known", "body explanation/@answer-weeks = 5", false},
        {"answer-term-known", "body explanation/@answer-weeks = 999", false},
        {"privacy-page-known", "body privacy-page -", false},
        {"free-advice-open", "record addressee/@kind = sole-trader", true},
        {"free-advice-open", "record addressee/@kind = legal", false},
        {"free-advice-open", "record addressee/@role = representative; record addressee/salutation -; record addressee/address -; record addressee + <on-behalf-of kind=\"legal\">De Vries B.V.</on-behalf-of>; record addressee + <address country=\"NL\"><street>Kade</street><number>1</number><postcode>1234 AB</postcode><town>Stad</town></address>", false},
        {"free-advice-open", "record addressee/@kind = legal; record addressee/@role = representative; record addressee/salutation -; record addressee/address -; record addressee + <on-behalf-of>J. de Vries</on-behalf-of>; record addressee + <address country=\"NL\"><street>Kade</street><number>1</number><postcode>1234 AB</postcode><town>Stad</town></address>", true},
        {"is-translation", "", false},
        {"is-translation", "record language = en", true},
        {"sent-with-decision", "", true},
        {"sent-with-decision", "record decision/@published-on = 2026-11-30", false},
        {"sent-after-decision", "record decision/@published-on = 2026-11-30", true},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        diag_clear(t->diag);
        ordinary(&s, t, rows[i].edits);
        if (!s.facts)
            fail_msg("%s: %s", rows[i].edits, situation_verdict(&s));
        if (holds(t, s.facts, rows[i].id) != rows[i].holds)
            fail_msg("%s with \"%s\" is %s", rows[i].id, rows[i].edits, rows[i].holds ? "false" : "true");
    }
}

/* --- the samples of the repository --- */

/* Adds the body's own files, as one who makes a bundle does. */
static void add_files(struct test_ctx *t, const char *dir, const char *folder)
{
    struct folder files;
    assert_int_equal(
        folder_read(&files, t->arena, t->diag, test_path(t, arena_printf(t->arena, "samples/%s", folder)), NULL), DONE);
    assert_true(files.n_files > 0);
    for (size_t i = 0; i < files.n_files; i++) {
        struct output out;
        const struct input *file = &files.files[i];
        assert_int_equal(output_open(&out, t->diag, arena_printf(t->arena, "%s/%s/%s", dir, folder, file->name), false),
                         DONE);
        assert_true(files_write_all(out.fd, file->bytes, file->n_bytes));
        assert_int_equal(output_commit(&out, t->diag), DONE);
    }
}

static void samples_bundle(struct test_ctx *t, struct bundle *out)
{
    const char *dir = arena_printf(t->arena, "%s/bundle", test_folder(t)), *fonts = test_folder(t);
    assert_int_equal(bundle_new(t->diag, dir, test_path(t, "templates"), fonts), DONE);
    add_files(t, dir, "bodies");
    add_files(t, dir, "instruments");
    struct input lock;
    assert_int_equal(bundle_to_lock(out, &lock, t->arena, t->diag, dir), DONE);
}

static void test_samples_join(void **state)
{
    static const char *const names[] = {"2026-000417",  "2026-000418",  "2026-000431",  "2026-000502",
                                        "2026-000503",  "2026-000504",  "U-2026-10001", "U-2026-10002",
                                        "U-2026-20001", "U-2026-20002", "U-2026-30001", "U-2026-30002"};
    struct test_ctx *t = *state;
    struct situation s;
    situation_open(&s, t);
    samples_bundle(t, &s.bundle);
    assert_int_equal(statute_load(&s.statute, t->arena, t->diag, &s.bundle), DONE);
    assert_int_equal(
        selections_load(&s.selections, t->arena, t->diag, s.log_schema, test_read(t, "samples/selections.xml")), DONE);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct splitter splitter;
        struct slice slice;
        struct place at = {.file = names[i]};
        struct input *in = test_read(t, arena_printf(t->arena, "samples/records/%s.xml", names[i]));
        assert_int_equal(splitter_open(&splitter, t->arena, t->diag, in), DONE);
        assert_int_equal(splitter_next(&splitter, &slice, t->diag), DONE);
        assert_int_equal(record_read(&s.record, t->arena, t->diag, s.record_schema, &slice), DONE);
        assert_int_equal(facts_join(&s.facts, t->arena, t->diag, s.statute, &s.record, s.selections, &s.order), DONE);
        assert_int_equal(gates_judge(t->diag, s.statute, programs_new(t->arena, statute_tests(s.statute), s.facts), &at), DONE);
        assert_true(holds(t, s.facts, "tested-yearly"));
        for (const struct note *note = t->diag->first; note; note = note->next)
            assert_string_equal(diag_table[note->code].code, "L105"); /* one of them is late, and says so */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_golden),
        TEST(test_nothing_internal),
        TEST(test_every_leaf_of_the_record),
        TEST(test_letter_and_deadline),
        TEST(test_origins),
        TEST(test_notes),
        TEST(test_all_faults_at_once),
        TEST(test_remedy_without_a_row),
        TEST(test_twins_stay_out),
        TEST(test_many_doubled_lines),
        TEST(test_claims_of_nothing),
        TEST(test_claims),
        TEST(test_samples_join),
    };
    return cmocka_run_group_tests_name("select/facts", tests, NULL, NULL);
}
