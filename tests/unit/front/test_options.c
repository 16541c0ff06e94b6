#include "../../lib/test.h"

#include <getopt.h>
#include <stdlib.h>

#include "../../../gen/front/options.h"

#define MAX_WORDS 16

/* Parses a command line; words end with NULL. */
static enum outcome parse(struct options *out, struct test_ctx *t, const char *const *words)
{
    int argc = 0;
    char **argv = arena_array(t->arena, MAX_WORDS, sizeof *argv);
    argv[argc++] = arena_strdup(t->arena, "kenbaar");
    for (; words[argc - 1]; argc++)
        argv[argc] = arena_strdup(t->arena, words[argc - 1]);
    optind = 0; /* GNU: start anew */
    return options_parse(out, t->diag, argc, argv);
}

#define PARSE(out, t, ...) parse(out, t, (const char *const[]){__VA_ARGS__, NULL})

static int clean_environment(void **state)
{
    unsetenv("KENBAAR_BUNDLE");
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    unsetenv("LANG");
    return test_setup(state);
}

static void test_any_order(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    setenv("POSIXLY_CORRECT", "1", 1);
    assert_int_equal(PARSE(&opt, t, "a.xml", "-qf", "-b", "B", "--output=o.pdf", "letter", "-d2026-12-01", "-"), DONE);
    assert_no_notes(t->diag);
    assert_string_equal(opt.command, "a.xml"); /* the first word that is no option */
    assert_int_equal(opt.n_operands, 2);
    assert_string_equal(opt.operands[1], "-");
    assert_string_equal(opt.bundle, "B");
    assert_string_equal(opt.output, "o.pdf");
    assert_string_equal(opt.mailing_date, "2026-12-01");
    assert_true(opt.quiet && opt.force);
    assert_false(opt.json || opt.help || opt.preview);
}

static void test_two_dashes_end_options(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    assert_int_equal(PARSE(&opt, t, "letter", "--", "--force", "-b"), DONE);
    assert_int_equal(opt.n_operands, 2);
    assert_string_equal(opt.operands[0], "--force");
    assert_false(opt.force);
}

static void test_all_faults_at_once(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    assert_int_equal(PARSE(&opt, t, "letter", "--nosuch=1", "--lang=fr", "--force=1", "-b"), BROKEN);
    assert_note(t->diag, "S008");
    assert_string_equal(test_note(t->diag, "S008")->detail, "--nosuch"); /* never its value */
    assert_note(t->diag, "S011");
    assert_note(t->diag, "S009");
    assert_int_equal(t->diag->n_notes, 4);
    assert_int_equal(t->diag->exit, 64);
}

/* An option that may be given again and again. */
static void test_several(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    assert_int_equal(PARSE(&opt, t, "gap", "--notices=a", "r.xml", "--notices", "b"), DONE);
    assert_int_equal(opt.n_notices, 2);
    assert_string_equal(opt.notices[0], "a");
    assert_string_equal(opt.notices[1], "b");
    assert_int_equal(opt.n_operands, 1);
    assert_int_equal(options_check(&opt, t->diag, FOR_GAP), DONE);
    assert_int_equal(options_check(&opt, t->diag, FOR_CHECK), BROKEN);
}

static void test_options_of_others(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    assert_int_equal(PARSE(&opt, t, "check", "--preview", "--id=x", "--remedy=bezwaar"), DONE);
    assert_int_equal(options_check(&opt, t->diag, FOR_CHECK), BROKEN);
    assert_int_equal(t->diag->n_notes, 2); /* preview and remedy */
    diag_clear(t->diag);
    assert_int_equal(PARSE(&opt, t, "letter", "--preview", "--id=x", "--json"), DONE);
    assert_int_equal(options_check(&opt, t->diag, FOR_LETTER), DONE);
    assert_int_equal(options_need(t->diag, opt.id, "--id"), DONE);
    assert_int_equal(options_need(t->diag, opt.bundle, "-b, --bundle"), BROKEN);
    assert_note(t->diag, "S010");
}

static void test_environment(void **state)
{
    struct test_ctx *t = *state;
    struct options opt;
    assert_int_equal(PARSE(&opt, t, "doctor"), DONE);
    assert_int_equal(opt.lang, EN);
    assert_null(opt.bundle);

    setenv("LANG", "nl_NL.UTF-8", 1);
    setenv("LC_ALL", "", 1); /* empty is not set */
    setenv("KENBAAR_BUNDLE", "B", 1);
    assert_int_equal(PARSE(&opt, t, "doctor"), DONE);
    assert_int_equal(opt.lang, NL);
    assert_string_equal(opt.bundle, "B");

    setenv("LC_MESSAGES", "C", 1);
    assert_int_equal(PARSE(&opt, t, "doctor", "--bundle", "A"), DONE);
    assert_int_equal(opt.lang, EN);
    assert_string_equal(opt.bundle, "A");
    assert_int_equal(PARSE(&opt, t, "doctor", "--lang=nl"), DONE);
    assert_int_equal(opt.lang, NL);
}

#define FRESH(function) cmocka_unit_test_setup_teardown(function, clean_environment, test_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FRESH(test_any_order),          FRESH(test_two_dashes_end_options),
        FRESH(test_all_faults_at_once), FRESH(test_several), FRESH(test_options_of_others),
        FRESH(test_environment),
    };
    return cmocka_run_group_tests_name("front/options", tests, NULL, NULL);
}
