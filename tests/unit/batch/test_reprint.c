/* reprint: the very sheets once more, of released letters alone, all or nothing. */
#include "after_fixture.h"

#include <sys/mman.h>

#include "../../../gen/batch/reprint.h"
#include "../../../gen/pdf/print_file.h"

static enum outcome reprint(struct run_fixture *f, struct reprinted *out, char *const *pieces, size_t n)
{
    const struct reprint_order order = {f->order.run, pieces, n, date_parse(THE_DAY), memfd_create("reprint", 0)};
    diag_clear(f->t->diag);
    const enum outcome got = reprint_run(out, f->t->arena, f->t->diag, &order);
    close(order.fd);
    return got;
}

static void released_eight(struct run_fixture *f, struct test_ctx *t)
{
    struct released out;
    closed_eight(f, t);
    assert_int_equal(release_on(f, &out, THE_DAY), DONE);
}

/* In any order, each once, out of two print files. */
static void test_all(void **state)
{
    struct run_fixture f;
    struct reprinted out;
    closed_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 7), piece_of(&f, 2), piece_of(&f, 3), piece_of(&f, 7)};
    assert_int_equal(reprint(&f, &out, pieces, 4), REFUSED);
    assert_note(f.t->diag, "B069");
    struct released released;
    assert_int_equal(release_on(&f, &released, THE_DAY), DONE);
    assert_int_equal(reprint(&f, &out, pieces, 4), DONE);
    assert_no_notes(f.t->diag);
    assert_int_equal(out.letters.n, 3);
    assert_string_equal(out.letters.rows[0].is.piece, pieces[1]);
    assert_string_not_equal(out.letters.rows[0].is.print_file, out.letters.rows[2].is.print_file);
    assert_int_equal(out.sheets, 3);
    char *all[8];
    for (int i = 0; i < 8; i++)
        all[i] = piece_of(&f, i + 1);
    assert_int_equal(reprint(&f, &out, all, 8), DONE);
    assert_int_equal(out.sheets, 8);
}

static void test_listed(void **state)
{
    struct run_fixture f;
    struct reprinted out;
    struct closed_run r;
    released_eight(&f, *state);
    assert_int_equal(closed_run_open(&r, f.t->arena, f.t->diag, f.order.run, RUN_ALONE), DONE);
    states_set(&r.states, piece_of(&f, 4), PIECE_WITHDRAWN, "");
    states_set(&r.states, piece_of(&f, 5), PIECE_DAMAGED, "");
    assert_int_equal(states_write(&r.states, f.t->diag, r.run.fd), DONE);
    closed_run_close(&r);
    char *pieces[] = {piece_of(&f, 5), piece_of(&f, 4), "12345678000000001", "J. de Vries"};
    assert_int_equal(reprint(&f, &out, pieces, 4), REFUSED);
    assert_note(f.t->diag, "B067");
    assert_note(f.t->diag, "B075");
    assert_int_equal(f.t->diag->exit, 1);
    assert_int_equal(out.listed.n, 3);
    assert_string_equal(out.listed.rows[0].piece, "12345678000000001");
    assert_string_equal(out.listed.rows[1].piece, "#4");
    assert_string_equal(out.listed.rows[2].status, "withdrawn");
    assert_int_equal(reprint(&f, &out, pieces, 1), DONE);

    diag_clear(f.t->diag);
    const struct reprint_order other = {f.order.run, pieces, 1, date_parse("2026-12-02"), -1};
    assert_int_equal(reprint_run(&out, f.t->arena, f.t->diag, &other), REFUSED);
    assert_note(f.t->diag, "B061");
    assert_int_equal(out.listed.n, 1);
    assert_int_equal(out.listed.rows[0].code, D_MAILED_OTHER);
}

/* What was touched since close is not printed. */
static void test_changed(void **state)
{
    struct run_fixture f;
    struct reprinted out;
    released_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 2)};
    const char *const files[] = {"print/0001-nen1026-left-c5.pdf", "letters/0001.tar", MANIFEST_CSV};
    assert_int_equal(reprint(&f, &out, pieces, 1), DONE);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct stat st;
        assert_int_equal(stat(run_path(&f, files[i]), &st), 0);
        run_flip(&f, files[i], st.st_size * 2 / 5);
        assert_int_equal(reprint(&f, &out, pieces, 1), BROKEN);
        assert_note(f.t->diag, "B037");
        run_flip(&f, files[i], st.st_size * 2 / 5);
    }
    assert_int_equal(unlink(run_path(&f, files[0])), 0);
    assert_int_equal(reprint(&f, &out, pieces, 1), BROKEN);
    assert_note(f.t->diag, "B030");
}

/* -- a writer that errs --------------------------------------------------------------------------------------------- */

static enum { RIGHT, NEIGHBOUR, LEFT_OUT, TWICE, ONE_SIDE } errs;

enum outcome __real_print_file_take(struct print_file *pf, struct diag *d, struct print_view *from, const struct print_taken *letter, long *first);
enum outcome __wrap_print_file_take(struct print_file *pf, struct diag *d, struct print_view *from, const struct print_taken *letter, long *first);
enum outcome __wrap_print_file_take(struct print_file *pf, struct diag *d, struct print_view *from, const struct print_taken *letter, long *first)
{
    struct print_taken wrong = *letter;
    if (errs == LEFT_OUT)
        return DONE;
    if (errs == NEIGHBOUR)
        wrong.first_sheet++;
    if (errs == ONE_SIDE) {
        wrong.is_simplex = true;
        wrong.first_sheet = 2 * wrong.first_sheet - 1;
    }
    enum outcome got = __real_print_file_take(pf, d, from, &wrong, first);
    wrong.first_sheet++;
    return errs == TWICE && got == DONE ? __real_print_file_take(pf, d, from, &wrong, first) : got;
}

static void test_errs(void **state)
{
    struct run_fixture f;
    struct reprinted out;
    released_eight(&f, *state);
    char *pieces[] = {piece_of(&f, 2)};
    for (errs = NEIGHBOUR; errs <= ONE_SIDE; errs++) {
        assert_int_equal(reprint(&f, &out, pieces, 1), BROKEN);
        assert_note(f.t->diag, "B051");
        assert_int_equal(f.t->diag->exit, 70);
    }
    errs = RIGHT;
    assert_int_equal(reprint(&f, &out, pieces, 1), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_all), TEST(test_listed), TEST(test_changed), TEST(test_errs)};
    return cmocka_run_group_tests_name("batch/reprint", tests, NULL, NULL);
}
