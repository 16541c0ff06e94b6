/* Which values go together: every pair of outcome and remedy, of kind and route; and what a row must be. */
#include "situation.h"

static bool notes(struct test_ctx *t, const char *edits, const char *code)
{
    struct situation s;
    diag_clear(t->diag);
    situation_open(&s, t);
    s.without_scope = true;
    situation_edits(&s, edits);
    situation_judge(&s);
    return test_note(t->diag, code) != NULL;
}

/* Words with a space around each. */
static bool stands_in(const char *words, const char *word, struct test_ctx *t)
{
    return strstr(words, arena_printf(t->arena, " %s ", word)) != NULL;
}

static void test_outcome_and_remedy(void **state)
{
    static const char *const remedies[] = {"bezwaar", "bezwaar-awr",         "bezwaar-vw", "administratief-beroep",
                                           "beroep",  "rechtstreeks-beroep", "zienswijze", "none"};
#define AFTER_A_DECISION " bezwaar bezwaar-awr bezwaar-vw administratief-beroep beroep rechtstreeks-beroep "
    static const struct {
        const char *outcome, *open;
    } rows[] = {
        {"granted", AFTER_A_DECISION},
        {"partly", AFTER_A_DECISION},
        {"refused", AFTER_A_DECISION},
        {"recovery", " bezwaar bezwaar-awr administratief-beroep beroep rechtstreeks-beroep "},
        {"sanction", " bezwaar bezwaar-awr administratief-beroep beroep rechtstreeks-beroep "},
        {"intention", " zienswijze none "},
        {"objection-decided", " beroep "},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof remedies / sizeof *remedies; k++) {
            bool is_view = text_equal(remedies[k], "zienswijze");
            const char *edits =
                arena_printf(t->arena, "record decision/@outcome = %s; record decision/@remedy = %s%s", rows[i].outcome,
                             remedies[k], is_view ? "; record decision/@term-days = 14" : "");
            if (notes(t, edits, "L020") == stands_in(rows[i].open, remedies[k], t))
                fail_msg("%s", edits);
        }
}

static void test_kind_and_route(void **state)
{
    static const char *const routes[] = {"risk", "random", "rule", "all", "signal", "match", "manual"};
    static const struct {
        const char *kind, *routes;
    } rows[] = {
        {"random", " random "},
        {"all", " all "},
        {"fixed-rule", " rule "},
        {"rules-risk", " risk "},
        {"profile", " risk "},
        {"learned", " risk "},
        {"signal", " signal "},
        {"match", " match "},
        {"signal-enriched", " signal risk "},
        {"manual", " manual "},
        {"mixed", " random risk rule "},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof routes / sizeof *routes; k++) {
            const char *edits =
                arena_printf(t->arena, "instrument @kind = %s; log selection/@route = %s", rows[i].kind, routes[k]);
            if (notes(t, edits, "L018") == stands_in(rows[i].routes, routes[k], t))
                fail_msg("%s", edits);
        }
}

/* A reason is owed where something about the case decided, not where a lot, a tip or everybody did. */
static void test_who_is_owed_a_reason(void **state)
{
    static const struct {
        const char *kind, *route;
        bool is_owed;
    } rows[] = {{"rules-risk", "risk", true}, {"fixed-rule", "rule", true}, {"match", "match", true},
                {"manual", "manual", true},   {"random", "random", false},  {"all", "all", false},
                {"signal", "signal", false}};
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            notes(t,
                  arena_printf(t->arena, "log selection/reason -; instrument @kind = %s; log selection/@route = %s",
                               rows[i].kind, rows[i].route),
                  "L109"),
            rows[i].is_owed);
}

static void test_unusable_rows(void **state)
{
    static const char *const rows[] = {
        "<kind id=\"random\"/>",
        "<kind routes=\"random\"/>",
        "<sort id=\"random\" routes=\"random\"/>",
        "<kind id=\"random\" routes=\"random\" ruotes=\"all\"/>",
        "<outcome id=\"granted\" remedies=\"bezwaar\"/><outcome id=\"granted\" remedies=\"none\"/>",
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct situation s;
        diag_clear(t->diag);
        situation_open(&s, t);
        situation_bundle(&s);
        char *bytes =
            arena_printf(t->arena, "<pairs xmlns=\"urn:kenbaar:pairs:1\" version=\"1.0\">%s</pairs>", rows[i]);
        struct input *file = (struct input *)bundle_file(&s.bundle, "law/pairs.xml");
        *file = (struct input){.name = file->name, .bytes = bytes, .n_bytes = strlen(bytes)};
        situation_judge_bundle(&s);
        if (s.outcome != BROKEN)
            fail_msg("%s", rows[i]);
        assert_note_at(t->diag, "S071", "law/pairs.xml", 1, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_outcome_and_remedy), TEST(test_kind_and_route),
                                       TEST(test_who_is_owed_a_reason), TEST(test_unusable_rows)};
    return cmocka_run_group_tests_name("select/pairs", tests, NULL, NULL);
}
