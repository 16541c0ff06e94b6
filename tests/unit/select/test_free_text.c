/* The lint over the free texts of records: each sentence of tests/law/free-text.test beside the record that its case names. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/base/text.h"
#include "../../../gen/select/lint.h"

#define MAX_FAILURES 40

/* What the record says beside its free text. The last day to object is 12 January 2027. */
static const struct situation {
    const char *name, *outcome, *remedy, *automated, *action, *purpose, *route;
} situations[] = {
    {"ordinary", "refused", "bezwaar", "no", "no", "control", "risk"},
    {"correction", "refused", "bezwaar", "no", "no", "correction", "risk"},
    {"lot", "refused", "bezwaar", "no", "no", "control", "random"},
    {"granted", "granted", "bezwaar", "no", "no", "control", "risk"},
    {"computer", "refused", "bezwaar", "yes", "no", "control", "rule"},
    {"recovery", "recovery", "bezwaar", "no", "yes", "control", "risk"},
    {"appeal", "refused", "beroep", "no", "no", "control", "risk"},
    {"objection", "objection-decided", "beroep", "no", "no", "control", "risk"},
    {"intention", "intention", "none", "no", "no", "control", "risk"},
    {"view", "intention", "zienswijze", "no", "no", "control", "risk"},
    {"amounts", "granted", "bezwaar", "no", "no", "control", "risk"}, /* the sentence is the summary beside 500, 700 and -75 euros */
    {"below", "granted", "bezwaar", "no", "no", "control", "risk"},   /* the label of an amount below nil */
    {"label", "granted", "bezwaar", "no", "no", "control", "risk"}, /* the sentence is the label of an amount above nil */
};

static const struct situation *situation_of(const char *name)
{
    for (size_t i = 0; i < sizeof situations / sizeof *situations; i++)
        if (text_equal(situations[i].name, name))
            return &situations[i];
    fail_msg("no such situation: %s", name);
    return NULL;
}

static const xmlNode *root_of(struct test_ctx *t, const char *xml)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    return xmlDocGetRootElement(doc);
}

/* A case of the file, cut at its spaces. */
struct free_case {
    const char *verdict, *situation, *lang, *sentence;
};

/* The worst that the sentence got: free, warned (L040), day (L041), amount (L043) or held (L042). */
static const char *verdict_on(struct test_ctx *t, const struct lint *lint, const struct free_case *it)
{
    const struct situation *s = situation_of(it->situation);
    const char *record_xml =
        text_equal(it->situation, "label")
            || text_equal(it->situation, "below")
            ? arena_printf(t->arena, "<record><decision><amount cents=\"%s12345\" xml:lang=\"%s\" label=\"%s\"/></decision></record>", text_equal(it->situation, "below") ? "-" : "", it->lang, it->sentence)
            : text_equal(it->situation, "amounts")
            ? arena_printf(t->arena, "<record><decision><summary xml:lang=\"%s\">%s</summary><amount cents=\"50000\" label=\"a\"/>"
                           "<amount cents=\"70000\" label=\"b\"/><amount cents=\"-7500\" label=\"c\"/></decision></record>", it->lang, it->sentence)
            : arena_printf(t->arena, "<record><decision><summary>Nee.</summary></decision><note xml:lang=\"%s\">%s</note></record>", it->lang, it->sentence);
    const char *facts_xml = arena_printf(
        t->arena, "<facts><record><decision outcome=\"%s\" remedy=\"%s\" automated=\"%s\" requires-action=\"%s\"/><effects payment-stopped=\"no\"/></record>"
        "<instrument kind=\"rules-risk\" purpose=\"%s\" route=\"%s\" advises-outcome=\"no\"><criteria protected=\"no\"/>"
        "<effects payment-stopped=\"no\" shared=\"no\"/></instrument></facts>",
        s->outcome, s->remedy, s->automated, s->action, s->purpose, s->route);
    diag_clear(t->diag);
    const struct lint_record texts = {
        .record = root_of(t, record_xml), .facts = root_of(t, facts_xml)->doc, .last_day = date_parse("2027-01-12")};
    enum outcome got = lint_record(lint, t->diag, &texts);
    const char *verdict = test_note(t->diag, "L042")   ? "held"
                          : test_note(t->diag, "L043") ? "amount"
                          : test_note(t->diag, "L041") ? "day"
                          : test_note(t->diag, "L040") ? "warned"
                                                       : "free";
    assert_int_equal(got, text_equal(verdict, "held") || text_equal(verdict, "day") || text_equal(verdict, "amount") ? HELD : DONE);
    return verdict;
}

/* The next word of the line, cut off; the sentence is what is left. */
static const char *cut(char **line)
{
    char *word = *line, *end = strchr(word, ' ');
    if (!end)
        fail_msg("verdict, situation, language and sentence: %s", word);
    *end = '\0';
    *line = end + 1 + strspn(end + 1, " ");
    return word;
}

/* The cases of the file, each line cut up. */
static size_t read_cases(struct test_ctx *t, struct free_case **out)
{
    char *next = arena_strdup(t->arena, test_read(t, "tests/law/free-text.test")->bytes);
    size_t n = 0;
    *out = arena_array(t->arena, strlen(next) / 4 + 1, sizeof **out);
    for (char *line = next; *line; line = next) {
        size_t n_bytes = strcspn(line, "\n");
        next = line + n_bytes + (line[n_bytes] == '\n');
        line[n_bytes] = '\0';
        if (n_bytes == 0 || line[0] == '#')
            continue;
        struct free_case it = {.verdict = cut(&line), .situation = cut(&line), .lang = cut(&line)};
        it.sentence = line;
        (*out)[n++] = it;
    }
    return n;
}

static void test_sentences(void **state)
{
    struct test_ctx *t = *state;
    const struct lint *lint;
    struct law_file law;
    xml_global_init();
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/forbidden.xml"), "forbidden"), DONE);
    assert_int_equal(lint_load(&lint, t->arena, &law), DONE);

    struct free_case *cases;
    size_t n_cases = read_cases(t, &cases), n_failures = 0;
    for (size_t i = 0; i < n_cases; i++) {
        const struct free_case *it = &cases[i];
        const char *got = verdict_on(t, lint, it);
        if (text_equal(got, it->verdict))
            continue;
        const struct note *note = t->diag->first;
        if (++n_failures <= MAX_FAILURES)
            print_error("%s beside %s, not %s: %s (%s)\n", got, it->situation, it->verdict, it->sentence,
                        note && note->detail ? note->detail : "");
    }
    assert_true(n_cases > 300);
    assert_int_equal(n_failures, 0);
}

/* Statements that no sentence of the file needs, and the folder of tests/refusals that does. */
static const char *const needed_elsewhere[][2] = {
    {"threshold", "T030-threshold-in-a-reason"},
    {"program-decides", "T030-program-decides"},
    {"goal-begins", "T030-goal-that-makes-no-sentence"},
    {"technique-learns", "T030-rules-that-learn"},
    {"technique-draws-lots", "T030-rules-that-draw-lots"},
    {"technique-fixed-rules", "T030-learned-by-fixed-rules"},
    {"technique-advises", "T030-technique-advises"},
    {"technique-gives-no-advice", "T030-gives-no-advice"},
    {"technique-shares", "T030-technique-shares"},
    {"technique-keeps-nothing", "T030-technique-keeps-nothing"},
    {"law-compels", "T030-in-a-body"},
    {"reader-is-guilty", "T030-reason-that-accuses"},
    {"reason-by-protected-ground", "T030-reason-by-a-protected-ground"},
    {"reason-tells-nothing", "T030-reason-that-tells-nothing"},
    {"source-of-a-signal", "T030-who-reported"},
    {"finding-says-solved", "T030-finding-says-solved"},
    {"finding-does-not-say-mended", "T030-mended-and-not-said"},
    {"finding-says-nothing", "T030-finding-that-tells-nothing"},
    {"all-or-nothing-in-a-part", "L042-all-in-a-part"},
    {"gift-in-a-recovery-sum", "L042-gift-for-a-sum-claimed"},
    {"no-sanction-in-a-sanction", "L042-no-sanction-in-a-sanction"},
    {"breach-in-words", "L042-breach-in-words"},
    {"basis-that-speaks", "L042-basis-that-speaks"},
    {"department-unknown", "L042-department-unknown"},
    {"enclosure-that-speaks", "L042-enclosure-that-speaks"},
    {"sum-in-words", "L042-sum-in-words"},
    {"approver-unknown", "L042-approved-by-nobody"},
    {"bundle-argues-against-a-remedy", "T030-hours-that-deny-objecting"},
    {"basis-without-a-provision", "T030-basis-without-a-number"},
    {"basis-that-speaks-in-the-bundle", "T030-basis-that-speaks"},
    {"never-open", "T030-never-open"},
    {"signed-by-nobody", "T030-signed-for-nobody"},
    {"reason-that-punishes-a-right", "T030-picked-for-complaining"},
    {"goal-that-punishes", "T030-goal-that-punishes"},
    {"english-for-dutch", "T030-english-for-dutch"},
};

static bool is_needed_elsewhere(struct test_ctx *t, const char *id)
{
    for (size_t i = 0; i < sizeof needed_elsewhere / sizeof *needed_elsewhere; i++)
        if (text_equal(needed_elsewhere[i][0], id))
            return test_read(t, arena_printf(t->arena, "tests/refusals/%s/expected", needed_elsewhere[i][1]))->n_bytes > 0;
    return false;
}

/* Without the statement at this place some sentence gets another verdict. */
static bool is_needed(struct test_ctx *t, const struct free_case *cases, size_t n_cases, size_t number)
{
    struct arena *all = t->arena;
    t->arena = arena_new();
    struct law_file law;
    const struct lint *lint;
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/forbidden.xml"), "forbidden"), DONE);
    xmlNode *row = (xmlNode *)xml_child(law.root, "statement");
    for (; number > 0; number--)
        row = (xmlNode *)xml_next(row, "statement");
    xmlUnlinkNode(row);
    bool is = lint_load(&lint, t->arena, &law) != DONE; /* a class that nothing names any more */
    for (size_t i = 0; i < n_cases && !is; i++)
        is = !text_equal(verdict_on(t, lint, &cases[i]), cases[i].verdict);
    xmlFreeNode(row);
    arena_free(t->arena);
    t->arena = all;
    return is;
}

static void test_each_statement_is_needed(void **state)
{
    struct test_ctx *t = *state;
    struct free_case *cases;
    struct law_file law;
    size_t n_cases = read_cases(t, &cases), number = 0, n_bad = 0;
    xml_global_init();
    assert_int_equal(law_open(&law, t->arena, t->diag, test_read(t, "templates/law/forbidden.xml"), "forbidden"), DONE);
    for (const xmlNode *it = xml_child(law.root, "statement"); it; it = xml_next(it, "statement"), number++) {
        const char *id = xml_attr(it, "id");
        if (is_needed(t, cases, n_cases, number) || is_needed_elsewhere(t, id))
            continue;
        n_bad++;
        print_error("%s: no sentence and no refusal needs it\n", id);
    }
    assert_int_equal(n_bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_sentences), TEST(test_each_statement_is_needed)};
    return cmocka_run_group_tests_name("select/free_text", tests, NULL, NULL);
}
