#include "../../lib/test.h"

#include <string.h>

static void test_note_decides(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(diag_note(t->diag, D_NOTICE_HELD, NULL, NULL), HELD);
    assert_int_equal(t->diag->worst, HELD);
    assert_int_equal(t->diag->exit, 1);
    assert_int_equal(diag_note(t->diag, D_FILE_READ, NULL, NULL), BROKEN);
    assert_int_equal(diag_note(t->diag, D_NO_NOTICE_OWED, NULL, NULL), NONE);
    assert_int_equal(t->diag->worst, BROKEN);
    assert_int_equal(t->diag->exit, 74);
    assert_true(diag_has(t->diag, D_FILE_READ));
    assert_false(diag_has(t->diag, D_INTERNAL));
    diag_clear(t->diag);
    assert_no_notes(t->diag);
    assert_int_equal(t->diag->worst, DONE);
    assert_int_equal(t->diag->exit, 0);
}

static void test_note_copies(void **state)
{
    struct test_ctx *t = *state;
    char file[] = "a.xml", xpath[] = "/a";
    diag_note(t->diag, D_NOT_XML, &(struct place){.file = file, .line = 7, .xpath = xpath}, "%s %d", "x", 3);
    file[0] = xpath[0] = '?';
    assert_note_at(t->diag, "S040", "a.xml", 7, "/a");
    assert_string_equal(test_note(t->diag, "S040")->detail, "x 3");
}

static void test_same_note_once(void **state)
{
    struct test_ctx *t = *state;
    struct place here = {.file = "a.xml", .line = 7};
    struct place there = {.file = "a.xml", .line = 8};
    diag_note(t->diag, D_NOT_XML, &here, "%s", "x");
    diag_note(t->diag, D_NOT_XML, &here, "%s", "x");
    assert_int_equal(t->diag->n_notes, 1);
    diag_note(t->diag, D_NOT_XML, &here, "%s", "y");
    diag_note(t->diag, D_NOT_XML, &here, NULL);
    diag_note(t->diag, D_NOT_XML, &there, "%s", "x");
    assert_int_equal(t->diag->n_notes, 4);
}

static void test_fifty_notes_at_most(void **state)
{
    struct test_ctx *t = *state;
    for (long line = 1; line <= 60; line++)
        diag_note(t->diag, D_NOTICE_HELD, &(struct place){.line = line}, NULL);
    assert_int_equal(diag_note(t->diag, D_NOT_XML, NULL, NULL), BROKEN); /* dropped, but it counts */
    assert_int_equal(t->diag->n_notes, 50);
    assert_int_equal(t->diag->n_dropped, 11);
    assert_int_equal(t->diag->worst, BROKEN);
    assert_int_equal(t->diag->exit, 65);
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < D_N; i++) {
        const struct diag_row *row = &diag_table[i];
        assert_ptr_equal(diag_lookup(row->code), row); /* unique */
        assert_int_equal(strlen(row->code), 4);
        for (enum language lang = EN; lang < LANGUAGE_N; lang++) {
            assert_true(row->message[lang] && row->message[lang][0]);
            assert_true(row->hint[lang] && row->hint[lang][0]);
        }
    }
    assert_null(diag_lookup("S999"));
    assert_null(diag_lookup(""));
}

static void test_outcomes(void **state)
{
    (void)state;
    assert_string_equal(outcome_name(DONE), "made");
    assert_string_equal(outcome_name(NONE), "none");
    assert_string_equal(outcome_name(HELD), "held");
    assert_string_equal(outcome_name(REFUSED), "refused");
    assert_int_equal(outcome_worse(HELD, REFUSED), REFUSED);
    assert_int_equal(outcome_worse(HELD, NONE), HELD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_note_decides),        TEST(test_note_copies), TEST(test_same_note_once),
        TEST(test_fifty_notes_at_most), TEST(test_table),       TEST(test_outcomes),
    };
    return cmocka_run_group_tests_name("base/diag", tests, NULL, NULL);
}
