/* test - the fixture of every unit test: an arena, its notes, a folder of its own, and asserts on notes.
 *
 *   static void test_x(void **state)
 *   {
 *       struct test_ctx *t = *state;
 *       ...
 *       assert_note(t->diag, "R014");
 *   }
 *   int main(void)
 *   {
 *       const struct CMUnitTest tests[] = {TEST(test_x), TEST(test_y)};
 *       return cmocka_run_group_tests_name("record/record", tests, NULL, NULL);
 *   }
 *
 * One group per executable: meson reads TAP. Assert the code of a note, not only the outcome. */
#pragma once
/* cmocka.h wants these before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../gen/base/arena.h"
#include "../../gen/base/diag.h"
#include "../../gen/base/files.h"

struct test_ctx {
    struct arena *arena; /* fresh for each test */
    struct diag *diag;   /* notes of this test, in that arena */
};

#define TEST(function) cmocka_unit_test_setup_teardown(function, test_setup, test_teardown)
int test_setup(void **state);
int test_teardown(void **state);

/* The code was noted / was not noted. A failure lists what was noted instead. */
#define assert_note(diag, code)    test_assert_note(diag, code, true, __FILE__, __LINE__)
#define assert_no_note(diag, code) test_assert_note(diag, code, false, __FILE__, __LINE__)
/* Nothing at all was noted. */
#define assert_no_notes(diag)      test_assert_no_notes(diag, __FILE__, __LINE__)
/* The first note of this code stands at file:line with this xpath; NULL and 0 mean: whatever. */
#define assert_note_at(diag, code, file, line, xpath)                                                                  \
    test_assert_note_at(diag, code, &(struct place){(file), (line), NULL, {NULL, NULL}, (xpath), {NULL, NULL}}, __FILE__, __LINE__)

void test_assert_note(const struct diag *d, const char *code, bool wanted, const char *file, int line);
void test_assert_no_notes(const struct diag *d, const char *file, int line);
void test_assert_note_at(const struct diag *d, const char *code, const struct place *at, const char *file, int line);
/* The first note of this code, or NULL. */
const struct note *test_note(const struct diag *d, const char *code);

/* An input over a string, named "test.xml"; lives in the arena. */
struct input *test_input(struct test_ctx *t, const char *text);
/* A new folder, removed with all that is in it when the test ends. */
const char *test_folder(struct test_ctx *t);
/* A path of the repository ("samples/records/2026-000417.xml"), wherever the test runs. */
const char *test_path(struct test_ctx *t, const char *relative);
/* Reads such a file; fails the test when it cannot. */
struct input *test_read(struct test_ctx *t, const char *relative);
